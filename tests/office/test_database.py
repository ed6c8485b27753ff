"""The office: one database, two kinds of SQL, keys outside it."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.database import FILE, Office, OfficeError, office_at, open_office


def opened(folder: Path) -> Office:
    office = office_at(folder, "packet")
    open_office(office)
    return office


def test_an_office_is_made_with_all_tables_and_every_commit_flushed(tmp_path: Path) -> None:
    opened(tmp_path / "office")
    from django.db import connection

    tables = set(connection.introspection.table_names())
    assert {"subscribers_subscriber", "deliveries_delivery", "deliveries_mailing"} <= tables
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)


def test_keys_are_made_once_and_lie_beside_the_database(tmp_path: Path) -> None:
    office = opened(tmp_path / "office")
    assert office.secret("suppression") == office.secret("suppression") != office.secret("tokens")
    file = tmp_path / "office" / "secrets" / "tokens"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert office.secret("tokens").hex().encode() not in (tmp_path / "office" / FILE).read_bytes()


def test_another_office_takes_the_place_of_the_one_that_was_open(tmp_path: Path) -> None:
    from django.utils import timezone

    opened(tmp_path / "a")
    from broadsheet.subscribers.models import Subscriber

    Subscriber.objects.create(address="a@example.org", address_key="a@example.org", created_at=timezone.now())
    opened(tmp_path / "b")
    assert Subscriber.objects.count() == 0
    opened(tmp_path / "a")
    assert Subscriber.objects.count() == 1


def test_a_database_that_a_newer_program_changed_is_refused(tmp_path: Path) -> None:
    opened(tmp_path / "office")
    with sqlite3.connect(tmp_path / "office" / FILE) as database:
        database.execute(
            "insert into django_migrations (app, name, applied) values ('deliveries', '0999_x', '2026-01-01')"
        )
    with pytest.raises(OfficeError, match="newer program"):
        opened(tmp_path / "office")


def test_an_address_that_is_not_of_postgresql_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_DATABASE_URL", "mysql://root@localhost/x")
    with pytest.raises(OfficeError, match="PostgreSQL"):
        office_at(tmp_path, "packet")


def test_models_and_migrations_say_the_same(tmp_path: Path) -> None:
    opened(tmp_path / "office")
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_nothing_below_the_office_loads_django() -> None:
    code = "import sys, broadsheet.press.build, broadsheet.cli.main; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
