"""A TOML file beside an issue's articles: issue.toml, print.toml.

In: the issue's listing and the file's name. Out: the file with its places, and the problems of reading it. Knows none
of its keys.
"""

from __future__ import annotations

from broadsheet.folder.context import read_bytes
from broadsheet.folder.decode import tidy
from broadsheet.folder.drafts import has_merge_markers
from broadsheet.folder.toml import TomlFile, read_toml
from broadsheet.folder.walk import Listing, unreadable
from broadsheet.problems import Report


def read_beside(here: Listing, name: str, report: Report) -> TomlFile | None:
    """Read the file of a name, an empty one where there is none; None when it is there and cannot be read."""
    entry = next((entry for entry in here.others if entry.name == name), None)
    if entry is None:
        return TomlFile(here.folder, "", {})
    path = here.path(entry)
    try:
        raw = read_bytes(entry.path)[0]
    except OSError as fault:
        report(unreadable(path, fault))
        return None
    data = tidy(raw, path, report)
    if data is None or has_merge_markers(data, path, report):
        return None
    return read_toml(data.decode(), path, report)
