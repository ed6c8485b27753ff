"""Which Word files make one issue.

In: what was taken of each file. Out: groups of them with a key, and where to look for their number. A folder is an
issue; where every folder holds but one file, the folders are articles and the one above is the issue; a file that holds
several articles is one, and so are files whose names are different numbers. Opens nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.word.files import Taken

_TELLING = frozenset(("number", "whole_number"))


@dataclass(slots=True)
class Group:
    """Files of one issue. `key` is a folder ("" for the source itself) or a file."""

    key: str
    taken: list[Taken] = field(default_factory=list)


def groups_of(taken: Sequence[Taken]) -> list[Group]:
    """Put files together that make one issue."""
    lone = _lone_folders(taken)
    groups: dict[str, Group] = {}
    apart = _numbered(taken)
    for each in taken:
        folder = each.file.folder
        key = each.file.path if each.is_issue or each.file.path in apart else lone.get(folder, folder)
        groups.setdefault(key, Group(key)).taken.append(each)
    return list(groups.values())


def _lone_folders(taken: Sequence[Taken]) -> dict[str, str]:
    """Return the folders that hold one file each beside others that do so too, with the folder above."""
    count: dict[str, int] = {}
    for each in taken:
        count[each.file.folder] = count.get(each.file.folder, 0) + 1
    siblings: dict[str, list[str]] = {}
    for folder in count:
        if folder:
            siblings.setdefault(posixpath.dirname(folder), []).append(folder)
    return {
        folder: above
        for above, folders in siblings.items()
        if len(folders) > 1 and all(count[folder] == 1 for folder in folders)
        for folder in folders
    }


def _numbered(taken: Sequence[Taken]) -> set[str]:
    """Return the files beside each other whose names say numbers, all different."""
    by_folder: dict[str, list[tuple[str, str]]] = {}
    for each in taken:
        number = next((found.value for found in each.findings if _names_number(found)), "")
        by_folder.setdefault(each.file.folder, []).append((each.file.path, number))
    return {
        path
        for rows in by_folder.values()
        if len(rows) > 1 and all(number for _, number in rows) and len({number for _, number in rows}) == len(rows)
        for path, _ in rows
    }


def _names_number(finding: Finding) -> bool:
    return finding.where == "file" and finding.fact in _TELLING
