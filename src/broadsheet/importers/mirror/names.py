"""Which pages belong together by their places: folders and names of files with numbers in them.

In: paths of pages. Out: for each path the key of its issue, or none. Knows no page's content.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.importers.evidence.finding import find

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOVE = re.compile(
    r"(?:(?:19|20)\d\d|v(?:ol(?:ume)?)?[-_. ]?\d{1,3}|(?:jahrgang|jg|annee|année|tome|band)[-_. ]?\d{1,3})", re.I
)
"""Folders that hold issues, where there are numbered folders in them: years and volumes."""
_LEAD = re.compile(r"([^\W\d_]{0,12}[-_.]?\d{1,4}(?:[-_.]?[^\W\d_]{0,3}[-_.]?\d{1,4}){0,2})(?=[-_.]|$)")
_NUMBER_ONLY = re.compile(r"(?:[^\W\d_]{1,10}[-_.]?)?\d{1,3}(?:[-_]\d{1,3})?")
_ENDS_IN_NUMBER = re.compile(r"(.*?\D)(\d{1,4}(?:[-_.]\d{1,3}){0,2})$|^(\d{1,4}(?:[-_.]\d{1,3}){0,2})$")
_INDEX = ("index", "contents", "toc", "default", "home", "inhalt", "sommaire", "indice", "main", "welcome")
_FAMILY = 3
"""So many files whose names differ in their number only may be issues."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page's issue is: `key` is a folder, or a folder and the beginning or end of names; `said` names it."""

    key: str
    said: str
    is_folder: bool


def places_of(paths: Sequence[str], speaking: Collection[str]) -> dict[str, Place]:
    """Return the place of each page that has one. `speaking` are pages that name a number or a date themselves."""
    folders = _folders(paths)
    found = {path: place for path in paths if (place := _in_folder(path, folders))}
    found |= _in_years(found)
    rest: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if path not in found:
            rest[posixpath.dirname(path)].append(path)
    for folder, members in rest.items():
        found |= _by_name(folder, members, speaking)
    return found


def _folders(paths: Iterable[str]) -> set[str]:
    """Return the folders that hold pages somewhere and whose names are numbered as their neighbours' are."""
    all_folders = {folder for path in paths for folder in _above(path)}
    families: dict[tuple[str, str], set[str]] = defaultdict(set)
    for folder in all_folders:
        parent, name = posixpath.split(folder)
        families[parent, _DIGITS.sub("#", name)].add(folder)
    return {
        folder
        for (_, shape), members in families.items()
        for folder in members
        if "#" in shape and "." not in shape and (len(members) > 1 or _says_issue(posixpath.basename(folder)))
    }


def _above(path: str) -> list[str]:
    """Return the folders of a path, outermost first."""
    parts = posixpath.dirname(path).split("/")
    return ["/".join(parts[: count + 1]) for count in range(len(parts)) if parts[0]]


def _says_issue(name: str) -> bool:
    return bool(_YEAR.fullmatch(name)) or any(finding.fact in ("number", "date") for finding in find(name, "folder"))


def _in_folder(path: str, folders: set[str]) -> Place | None:
    """The outermost numbered folder is the issue's; of years and volumes the next one within, if there is one."""
    numbered = [folder for folder in _above(path) if folder in folders]
    while len(numbered) > 1 and _ABOVE.fullmatch(posixpath.basename(numbered[0])):
        numbered.pop(0)
    if not numbered:
        return None
    folder = numbered[0]
    is_above = _ABOVE.fullmatch(posixpath.basename(folder)) is not None
    if is_above and any(other.startswith(folder + "/") for other in folders):
        return None
    return Place(folder, folder, True)


def _in_years(found: Mapping[str, Place]) -> dict[str, Place]:
    """Files that are numbers or months, in the folder of a year or volume that holds no folders of issues."""
    years: dict[str, list[str]] = defaultdict(list)
    for path, place in found.items():
        if _ABOVE.fullmatch(posixpath.basename(place.key)) and posixpath.dirname(path) == place.key:
            years[place.key].append(path)
    issues = {}
    for folder, members in years.items():
        said = {path: _said_within(folder, path) for path in members if not is_index(path)}
        named = {path: text for path, text in said.items() if text}
        if len(named) > 1 and len(named) * 3 >= len(said) * 2:
            issues.update({path: Place(posixpath.splitext(path)[0], text, False) for path, text in named.items()})
    return issues


def _said_within(folder: str, path: str) -> str:
    """Return what a file's name in the folder of a year says with it: "2001/05", "may 2001"; "" for neither."""
    stem = posixpath.splitext(posixpath.basename(path).partition("?")[0])[0]
    year = posixpath.basename(folder)
    if _NUMBER_ONLY.fullmatch(stem):
        return f"{year}/{stem}"
    both = f"{stem} {year}"
    is_month = any(each.fact == "date" and len(each.value) == 7 for each in find(both, "title"))
    return both if is_month and not any(sign.isdigit() for sign in stem) else ""


def _by_name(folder: str, members: Sequence[str], speaking: Collection[str]) -> dict[str, Place]:
    """Group the pages of one folder by numbers at the beginning, else at the end of their names."""
    stems = {path: posixpath.splitext(posixpath.basename(path).partition("?")[0])[0] for path in members}
    led = _led(stems)
    found = {path: Place(posixpath.join(folder, token), token, False) for path, token in led.items()}
    rest = {path: stem for path, stem in stems.items() if path not in found}
    if rest:
        found |= {
            path: Place(posixpath.join(folder, said), said, False) for path, said in _by_ends(rest, speaking).items()
        }
    return found


def _led(stems: Mapping[str, str]) -> dict[str, str]:
    """Return the beginnings of names that name issues: they say so, or several names begin with each of them."""
    tokens = {path: found[1] for path, stem in stems.items() if (found := _LEAD.match(stem))}
    shapes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path, token in tokens.items():
        shapes[_DIGITS.sub("#", token).casefold()][token.casefold()].append(path)
    chosen: dict[str, str] = {}
    for shape, groups in shapes.items():
        count = sum(map(len, groups.values()))
        said = all(any(f.fact in ("number", "date") for f in find(token, "file")) for token in groups)
        if (said and shape != "#") or (len(groups) > 1 and count >= 2 * len(groups)):
            chosen.update((path, token) for token, paths in groups.items() for path in paths)
    return chosen


def _by_ends(stems: Mapping[str, str], speaking: Collection[str]) -> dict[str, str]:
    """Names that are alike but for the number at their end: each number is an issue, across all such names."""
    families: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, stem in stems.items():
        found = _ENDS_IN_NUMBER.match(stem)
        if found:
            families[(found[1] or "").casefold()].append((path, found[2] or found[3]))
    sure = [rows for rows in families.values() if _is_series(rows, speaking)]
    known = {number for rows in sure for _, number in rows}
    return {path: number for rows in families.values() for path, number in rows if number in known}


def _is_series(rows: Sequence[tuple[str, str]], speaking: Collection[str]) -> bool:
    """Parts and chapters are numbered as well; of issues most say their number or date."""
    return len(rows) >= _FAMILY and sum(path in speaking for path, _ in rows) * 2 >= len(rows)


def is_index(path: str) -> bool:
    """Whether a file's name is that of a contents page."""
    stem = posixpath.splitext(posixpath.basename(path).partition("?")[0])[0].casefold()
    return any(stem.startswith(word) or stem.endswith(word) for word in _INDEX)
