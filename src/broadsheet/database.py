"""The one database of people and post, set up from the paper's settings; Django is configured here and nowhere else.

In: the office: the folder, and an address where the database is another than the file in it. Out: Django ready for use,
all migrations applied. SQLite by default, in write-ahead mode with every commit flushed; PostgreSQL by its address.
It knows no table: the apps `subscribers` and `deliveries` declare theirs. One process has one office open at a time;
nothing below this floor knows that Django exists.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from broadsheet.errors import BroadsheetError

FILE = "office.sqlite3"
URL_VARIABLE = "BROADSHEET_DATABASE_URL"
APPS = ("broadsheet.subscribers", "broadsheet.deliveries")
WAIT = 30
"""Seconds that a statement waits for another process's lock."""

_WEB: dict[str, Any] = {
    "ROOT_URLCONF": "broadsheet.desk.addresses",
    "MIDDLEWARE": ["broadsheet.desk.shield.Shield"],
    "ALLOWED_HOSTS": ["*"],  # the shield looks at hosts: which ones are right is known when the desk opens
    "APPEND_SLASH": False,
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 16 * 1024,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 20,
    "DATA_UPLOAD_MAX_NUMBER_FILES": 1,
}
"""What the desk's pages need of Django: no admin, no session, no cookie. Nothing is loaded before a desk opens."""

Dialect: TypeAlias = Literal["sqlite", "postgresql"]


class OfficeError(BroadsheetError):
    """The office or its database cannot be used: another machine's folder, a newer schema, a server that is away."""


@dataclass(frozen=True, slots=True)
class Office:
    """Where people and post lie. `paper` is the id of `[paper]`: every row that names an issue names it too.

    `url` is `postgresql://user:password@host:port/name`, or "" for the file in `folder`. It holds a secret: it comes
    from the environment or from `secrets/database-url`, and is never shown.
    """

    folder: Path
    paper: str
    url: str = ""

    @property
    def dialect(self) -> Dialect:
        """Which of the two kinds of SQL is spoken."""
        return "postgresql" if self.url else "sqlite"

    def secret(self, name: str) -> bytes:
        """Return the key of that name from `secrets/`, 32 random bytes that are made when first asked for.

        The environment's `BROADSHEET_<NAME>` (hexadecimal) goes before the file. Keys never stand in the database.
        """
        given = os.environ.get(f"BROADSHEET_{name.upper().replace('-', '_')}")
        if given:
            return bytes.fromhex(given)
        return _kept_secret(self.folder / "secrets" / name)


def _kept_secret(path: Path) -> bytes:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass
    return bytes.fromhex(path.read_text().strip())


def office_at(folder: Path, paper: str) -> Office:
    """Return the office in a folder, with the address of its database from the environment or `secrets/`."""
    url = os.environ.get(URL_VARIABLE, "")
    file = folder / "secrets" / "database-url"
    if not url and file.exists():
        url = file.read_text().strip()
    if url and urlsplit(url).scheme not in ("postgresql", "postgres"):
        raise OfficeError("The address of the database is none of PostgreSQL.", hint="postgresql://user@host/name")
    return Office(folder, paper, url)


def open_office(office: Office) -> None:
    """Set Django up for an office and apply what migrations lack; another one that was open is closed.

    Raise `OfficeError` where the database is newer than this program, or cannot be reached.
    """
    office.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(**_settings(office))
        django.setup()
    else:
        _exchange(office)
    _migrate()


def close_office() -> None:
    """Close every connection of this process; a process about to fork calls it first."""
    from django.db import connections

    connections.close_all()


def _settings(office: Office) -> dict[str, Any]:
    return {
        "DATABASES": {"default": _database(office)},
        "INSTALLED_APPS": list(APPS),
        "SECRET_KEY": office.secret("django").hex(),
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "LOGGING_CONFIG": None,
        **_WEB,
    }


def _database(office: Office) -> dict[str, Any]:
    if not office.url:
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(office.folder / FILE),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": WAIT, "init_command": pragmas},
        }
    parts = urlsplit(office.url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


def _exchange(office: Office) -> None:
    """Turn the open connection to another database; settings of the same apps stay."""
    from django.db import connections

    connections.close_all()
    connections.settings["default"] = connections.configure_settings({"default": _database(office)})["default"]
    if hasattr(connections._connections, "default"):
        delattr(connections._connections, "default")


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        unknown = executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys()
        if ours := sorted(name for app, name in unknown if f"broadsheet.{app}" in APPS):
            hint = "Install a newer Broadsheet."
            raise OfficeError(f"The database has been changed by a newer program ({ours[-1]}).", hint=hint)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as fault:
        raise OfficeError(f"The database cannot be used: {fault}".rstrip()) from fault
