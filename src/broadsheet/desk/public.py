"""What the public pages must know of the paper and of the world around them.

In: an office that is open, facts of the paper, clocks. Out: `Public`, which travels with every request. It holds
nothing that a request changes.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from broadsheet.database import Office
from broadsheet.languages.catalogues import Gettext, translator

KEY = "broadsheet.desk"
"""Its name in a request's environment."""
FORM_VERSION = "1"
"""Changes with the words of the form to which a reader agrees."""
SAME_TIME = 0.3
"""Seconds that an answer takes at least where its time could tell whether an address is known."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """The public side of one paper.

    `languages` are those that can be subscribed to, the paper's own first; `name` gives the paper's in a language;
    `hosts` are the names under which requests come; `proxies` the addresses whose forwarded headers are believed.
    """

    office: Office
    languages: tuple[str, ...]
    name: Callable[[str], str]
    home: str = ""
    hosts: frozenset[str] = frozenset()
    proxies: frozenset[str] = frozenset()
    clock: Callable[[], dt.datetime] = _now
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = field(default=time.sleep)

    def spoken(self, wanted: str) -> str:
        """Return a language of the paper: the wanted one where it has it, else its own."""
        return wanted if wanted in self.languages else self.languages[0]

    def tag(self, language: str) -> str:
        """The language as subscriptions have it: "" is the paper's own."""
        return "" if language == self.languages[0] else language

    def gettext(self, language: str) -> Gettext:
        """Return the words of a language."""
        return translator(language)[0]


def public_of(request: Any) -> Public:
    """Return what a request came to."""
    found: Public = request.META[KEY]
    return found
