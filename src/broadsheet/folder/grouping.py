"""Which folders under `issues/` are issues, and which folders belong to which issue.

In: the listings of a walk, each before those within it. Out: groups: an issue's own listing first, then those within
it; and the listings that belong to none. An issue is a folder with issue.toml or with articles; folders above it mean
nothing, so that articles beside issues are strays. Opens no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.folder.walk import Listing
from broadsheet.model.names import parse_issue_id

ROOT = "issues"
ISSUE_FILE = "issue.toml"
PARTS = frozenset(("pictures", "printed"))
"""Folders of an issue that are never issues themselves."""


@dataclass(slots=True)
class Groups:
    """Issues by folder, each with its listings, and the listings outside every issue."""

    issues: dict[str, list[Listing]] = field(default_factory=dict)
    plain: list[Listing] = field(default_factory=list)


def group(listings: list[Listing]) -> Groups:
    """Put every listing with the innermost issue around it."""
    sure = {listing.folder for listing in listings if _is_surely_issue(listing)}
    above = {around for folder in sure for around in ancestors(folder)}
    groups = Groups()
    for listing in listings:
        folder = listing.folder
        owner = next((around for around in ancestors(folder) if around in groups.issues), "")
        if folder in sure or (listing.articles and not owner and folder != ROOT and folder not in above):
            groups.issues[folder] = [listing]
        elif owner:
            groups.issues[owner].append(listing)
        else:
            groups.plain.append(listing)
    return groups


def ancestors(folder: str) -> list[str]:
    """The folders around a folder, the innermost first."""
    found = []
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        found.append(folder)
    return found


def _is_surely_issue(listing: Listing) -> bool:
    """Whether a folder is an issue whatever lies around it."""
    if listing.folder == ROOT or not PARTS.isdisjoint(listing.folder.split("/")):
        return False
    if any(entry.name == ISSUE_FILE for entry in listing.others):
        return True
    return bool(listing.articles) and parse_issue_id(listing.name) is not None
