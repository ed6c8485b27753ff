"""E-mail addresses as people write them: read, folded for comparison, made fit for the wire.

In: text. Out: an `Address`, or `AddressError` with a reason. Stricter than RFC 5321 where nobody means what it allows:
no quoted local parts, no address literals, at least one dot in the domain. Knows no database.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal["empty", "signs", "at", "local", "domain", "long"]

LONGEST = 254
"""Characters of a whole address (RFC 5321, section 4.5.3.1.3, less the angle brackets)."""
LONGEST_LOCAL = 64
"""Octets before the at sign (RFC 5321, section 4.5.3.1.1)."""
_ATOM = r"[^\s\x00-\x20\x7f()<>\[\]:;@\\,.\"]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class AddressError(ValueError):
    """A text is no address; `reason` says which part is at fault."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Address:
    """One address. `written` is as it was given; `key` is what two spellings of one mailbox share.

    The domain is folded and in its ASCII form (IDNA) in `key` and `wire`; of the local part `key` folds the case, which
    hardly any server tells apart; dots and what stands behind a plus are kept, for they are other people's on most.
    """

    written: str
    key: str
    local: str
    domain: str

    @property
    def wire(self) -> str:
        """The address for the envelope; its local part is not ASCII where `needs_smtputf8`."""
        return f"{self.local}@{self.domain}"

    @property
    def needs_smtputf8(self) -> bool:
        """Whether a relay must offer SMTPUTF8 (RFC 6531) for it."""
        return not self.local.isascii()


def read_address(text: str) -> Address:
    """Read one address; raise `AddressError`. White space around it is no part of it."""
    written = unicodedata.normalize("NFC", text.strip(" \t"))
    if not written:
        raise AddressError("empty")
    if any(unicodedata.category(sign)[0] == "C" or sign.isspace() for sign in written) or "=?" in written:
        raise AddressError("signs")
    if written.count("@") != 1:
        raise AddressError("at")
    local, _, domain = written.partition("@")
    if not _LOCAL.fullmatch(local):
        raise AddressError("local")
    ascii_domain = _ascii(domain)
    if len(local.encode()) > LONGEST_LOCAL or len(f"{local}@{ascii_domain}".encode()) > LONGEST:
        raise AddressError("long")
    return Address(written, f"{local.casefold()}@{ascii_domain}", local, ascii_domain)


def _ascii(domain: str) -> str:
    try:
        labels = [label.encode("idna").decode() for label in domain.lower().split(".")]
    except UnicodeError as fault:
        raise AddressError("domain") from fault
    sound = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdecimal()
    if not sound:
        raise AddressError("domain")
    return ".".join(labels)
