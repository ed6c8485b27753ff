"""people.toml and redirects.toml: contributors, and where old addresses lead.

In: the files' bytes. Out: `Person` and `Redirect` values, the problems `bad-toml`, `bad-value`, `unknown-key`. Does
not know who wrote what, nor what stands at an address.
"""

from __future__ import annotations

from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.decode import tidy
from broadsheet.folder.drafts import has_merge_markers
from broadsheet.folder.fields import PERSON_KEYS
from broadsheet.folder.keys import Gathering, bad_value, branch_of
from broadsheet.folder.toml import TomlFile, read_toml
from broadsheet.folder.types import UnfitError
from broadsheet.model.names import nearest, slug
from broadsheet.model.publication import Person, Redirect
from broadsheet.problems import Report

PEOPLE = "people.toml"
REDIRECTS = "redirects.toml"
_TREE = branch_of(PERSON_KEYS)


def read_people(raw: bytes, language: str, report: Report) -> tuple[Person, ...]:
    """Read people.toml: one table for each contributor, named by the id. Names in `language` come first."""
    read = _read(raw, PEOPLE, report)
    if read is None:
        return ()
    gathering = Gathering(read.place, report)
    people = []
    for id, row in read.data.items():
        if not isinstance(row, dict):
            fault = UnfitError('a table: a line [ana-ruiz], and below it name = "Ana Ruiz"')
            report(bad_value(id, row, fault, read.place((id,))))
            continue
        people.append(_person(id, gathering.table(row, _TREE, (id,)), language))
    return tuple(people)


def _person(id: str, values: dict[str, Any], language: str) -> Person:
    name = values["name"].in_language(language) or id.replace("-", " ").title()
    links = tuple((row["name"] or row["url"], row["url"]) for row in values["links"] if row["url"])
    return Person(
        id=slug(id) or id,
        name=name,
        note=values["note"].in_language(language),
        picture=values["picture"],
        links=links,
        names=values["name"],
        notes=values["note"],
    )


def read_redirects(raw: bytes, report: Report) -> tuple[Redirect, ...]:
    """Read redirects.toml: one table `[from]`, an old path = an id or address."""
    read = _read(raw, REDIRECTS, report)
    if read is None:
        return ()
    for key in read.data:
        if key != "from":
            report(kinds.UNKNOWN_KEY.at(read.place((key,)), key=key, nearest=nearest(key, ("from",)) or "[from]"))
    rows = read.data.get("from", {})
    if not isinstance(rows, dict):
        report(bad_value("from", rows, UnfitError("a table [from]"), read.place(("from",))))
        return ()
    found = []
    for old, target in rows.items():
        fault = _fault(old, target)
        if fault:
            report(bad_value(old, target, fault, read.place(("from", old))))
        else:
            found.append(Redirect(old if old.startswith("/") else f"/{old}", target.strip()))
    return tuple(found)


def _fault(old: str, target: object) -> UnfitError | None:
    if not isinstance(target, str) or not target.strip():
        return UnfitError("an id or an address in quotes")
    if "://" in old:
        return UnfitError("the target of a path without host: write the old address as in “/news.html”")
    return None


def _read(raw: bytes, file: str, report: Report) -> TomlFile | None:
    data = tidy(raw, file, report)
    if data is None or has_merge_markers(data, file, report):
        return None
    return read_toml(data.decode(), file, report)
