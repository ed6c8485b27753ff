"""What an importer found, kept for the next run: where source, rules and program are the same, nothing is read again.

In: what was found, and a fingerprint of all that it came of. Out: the same again, but for the functions that make texts
and pictures: what is recalled is of use only where nothing has to be made. Lies in the import's cache, and may be lost.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from broadsheet import __version__
from broadsheet.importers.cache import open_cache
from broadsheet.importers.importer import About, Found, FoundArticle, FoundIssue, FoundPage, FoundPicture, Remark, Row
from broadsheet.importers.listing import LARGEST, fault_of_size, listed
from broadsheet.importers.store import remarks
from broadsheet.importers.store.ledger import Entry
from broadsheet.importers.store.remarks import Kept

_CLASSES = {each.__name__: each for each in (About, FoundArticle, FoundIssue, FoundPage, FoundPicture, Row)}
_FUNCTIONS = ("write", "data")
_NAME = "found"


@dataclass(slots=True)
class Reading:
    """What reading a source gave: what was found, what was met, which rules hit, which files there are.

    `made_with` is what the ledger's entries of that run were made with, "" for a fresh reading.
    """

    found: Sequence[Found]
    remarks: tuple[Remark, ...] = ()
    hits: Mapping[str, int] = field(default_factory=dict)
    files: Sequence[str] = ()
    made_with: str = ""


def fingerprint(source: Path, *words: str) -> str:
    """Return a digest of all files of a source and of what else an import depends on, "" for what is no source."""
    total = hashlib.sha256("\n".join((__version__, _code(), *words)).encode())
    if source.is_dir():
        rows = sorted(((file.path, file.fault, place) for file, place in listed(str(source))), key=lambda row: row[0])
    else:
        rows = [(source.name, "", str(source))]
    for path, fault, place in rows:
        unread = fault and fault != fault_of_size(LARGEST + 1)
        total.update(f"\n{path}\t{fault}\t{'' if unread else _digest(place)}".encode())
    return total.hexdigest()


def _code() -> str:
    """Say which state of our own importers this is, for want of a number that changes with every line of them."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    states = [(file.name, state.st_size, state.st_mtime_ns) for file in files for state in (file.stat(),)]
    return hashlib.sha256(repr(states).encode()).hexdigest()


def _digest(place: str) -> str:
    try:
        with open(place, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error.errno)


def recalled(folder: Path | None, key: str) -> Reading | None:
    """Return the reading of a source with this fingerprint, None where there is none."""
    cache = open_cache(folder, _NAME, __version__)
    value = cache.get(key)
    cache.close()
    if value is None:
        return None
    found, told, files, made_with = value
    kept = remarks.read(told).get("reading", Kept())
    return Reading([_value(each) for each in found], kept.remarks, kept.hits, files, made_with)


def keep(folder: Path | None, key: str, reading: Reading) -> None:
    """Keep a reading; what holds something that cannot be kept is not."""
    try:
        found = [_plain(each) for each in reading.found]
    except TypeError:
        return
    told = remarks.written(remarks.rows_of("reading", Kept(reading.remarks, reading.hits)))
    cache = open_cache(folder, _NAME, __version__)
    cache.put(key, (found, told, list(reading.files), reading.made_with))
    cache.save()


def is_settled(reading: Reading, entries: Mapping[str, Entry]) -> bool:
    """Whether a former run has made all that a reading found, so that no text or picture is asked for."""
    for each in reading.found:
        if isinstance(each, FoundIssue):
            issue = entries.get(f"{each.source}#issue")
            if issue is None or not issue.file_digest:
                return False
        texts = each.articles if isinstance(each, FoundIssue) else (each,) if isinstance(each, FoundPage) else ()
        for text in texts:
            entry = entries.get(text.source)
            if entry is None or not entry.file_digest or not entry.source_digest:
                return False
            if (entry.source_digest, entry.made_with) != (text.digest, reading.made_with):
                return False
            if not all(picture.path in entries and entries[picture.path].file_digest for picture in text.pictures):
                return False
    return True


def _plain(value: Any) -> Any:
    """Return a value as `marshal` can write it. Raise `TypeError` for one of an unknown kind."""
    if isinstance(value, dt.datetime | dt.date):
        return {"@": type(value).__name__, "value": value.isoformat()}
    if is_dataclass(value) and _CLASSES.get(type(value).__name__) is type(value):
        named = (each.name for each in fields(value) if each.name not in _FUNCTIONS)
        return {"@": type(value).__name__} | {name: _plain(getattr(value, name)) for name in named}
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if value is None or type(value) in (str, int, bool):
        return value
    raise TypeError(type(value).__name__)


def _value(plain: Any) -> Any:
    if isinstance(plain, tuple):
        return tuple(_value(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    kind = plain["@"]
    if kind == "datetime":
        return dt.datetime.fromisoformat(plain["value"])
    if kind == "date":
        return dt.date.fromisoformat(plain["value"])
    given = {name: _value(value) for name, value in plain.items() if name != "@"}
    cls: Any = _CLASSES[kind]
    lacking = {each.name: _not_kept for each in fields(cls) if each.name in _FUNCTIONS and kind != "Row"}
    return cls(**given, **lacking)


def _not_kept() -> Any:
    raise AssertionError("what is recalled is never made")
