"""What a row of another program's list says of a reader: listmonk's, Mailchimp's, our own, a plain list.

In: named cells. Out: `Given`, or a reason why the row says nothing. Statuses are kept as they are: who has left there
has left here. Pure.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.editions.mail.rendition import FORMS
from broadsheet.subscribers.addresses import Address, AddressError, read_address

ADDRESSES = ("email", "email address", "e mail", "e mail address", "address", "mail", "e mail adresse", "adresse")
NAMES = ("name", "full name", "display name")
STATES = ("status", "state", "subscription status")
SINCE = ("since", "confirm time", "optin time", "created at")
LEFT = ("unsubscribed", "bounced", "complained")
WORDS = {
    **dict.fromkeys(("active", "enabled", "subscribed", "confirmed"), "active"),
    **dict.fromkeys(("pending", "unconfirmed"), "pending"),
    **dict.fromkeys(("unsubscribed", "disabled", "blocklisted", "blacklisted", "non subscribed"), "unsubscribed"),
    **dict.fromkeys(("bounced", "cleaned"), "bounced"),
    **dict.fromkeys(("complained", "spam", "abuse"), "complained"),
    "expired": "expired",
}
"""The states of other programs. listmonk's `blocklisted` and `disabled` are never mailed there."""
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Given:
    """What a row says. `since` is None where it does not say."""

    line: int
    address: Address
    state: str
    name: str = ""
    language: str = ""
    form: str = "whole"
    medium: str = "mail"
    copies: int = 1
    since: dt.datetime | None = None
    until_issue: str = ""
    source: str = ""


class RowError(ValueError):
    """A row says nothing that can be used."""


def has_addresses(headers: tuple[str, ...]) -> bool:
    """Whether a list has a column of addresses."""
    return any(name in headers for name in ADDRESSES)


def given_of(cells: Mapping[str, str], line: int, standard: str = "active") -> Given:
    """Read a row; raise `RowError`. `standard` is the state of rows in a list that has no states."""
    written = _first(cells, ADDRESSES)
    try:
        address = read_address(written)
    except AddressError as fault:
        raise RowError(f"“{written[:80]}” is no address ({fault.reason})") from fault
    medium = cells.get("medium", "").strip() or "mail"
    if medium not in ("mail", "print"):
        raise RowError(f"there is no medium “{medium[:20]}”")
    form = cells.get("form", "").strip() or "whole"
    copies = cells.get("copies", "").strip()
    return Given(
        line=line,
        address=address,
        state=_state(cells, standard),
        name=clean(_name(cells)),
        language=cells.get("language", "").strip()[:35],
        form=form if form in FORMS else "whole",
        medium=medium,
        copies=min(int(copies), 9999) if copies.isascii() and copies.isdecimal() and len(copies) < 6 else 1,
        since=_instant(_first(cells, SINCE)),
        until_issue=cells.get("until issue", "").strip()[:100],
        source=clean(cells.get("source", "")),
    )


def clean(text: str) -> str:
    """Keep a name to one line of printable signs, without marks that turn the direction of what follows."""
    kept = "".join(sign if unicodedata.category(sign) not in ("Cc", "Cf", "Zl", "Zp") else " " for sign in text)
    return " ".join(kept.split())[:LONGEST_NAME]


def _first(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")


def _name(cells: Mapping[str, str]) -> str:
    return _first(cells, NAMES) or f"{cells.get('first name', '')} {cells.get('last name', '')}"


def _state(cells: Mapping[str, str], standard: str) -> str:
    """Mailchimp has no column of states, but a file for each: who left has a time of leaving."""
    if "unsub time" in cells:
        return "unsubscribed"
    if "clean time" in cells:
        return "bounced"
    said = _first(cells, STATES)
    if not said:
        return standard
    word = " ".join(said.casefold().replace("-", " ").replace("_", " ").split())
    if word not in WORDS:
        raise RowError(f"nobody knows the state “{said[:40]}”")
    return WORDS[word]


def _instant(text: str) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
