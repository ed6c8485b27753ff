"""The edition protocol: how any output form is written from one model.

In: a `Job`. Out: `Output`s, cheap to exhaust: each names its path and a key, a digest of all that goes into it, and
makes its bytes only when asked, so that the press can share the making out over the cores and skip what it has.

An edition reads a publication from which everything that is kept back is already gone (`press.gate`): it never filters
by status, embargo or date. It writes no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from broadsheet.imaging.order import Order
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication
from broadsheet.problems import Report
from broadsheet.theming import Theme


@dataclass(frozen=True, slots=True)
class Job:
    """What to write: the paper, one issue of it or None for all, the look, and the instant that counts as now
    (aware)."""

    publication: Publication
    issue: Issue | None
    theme: Theme
    now: datetime


@dataclass(frozen=True, slots=True)
class Output:
    """One file of an edition.

    `path` is relative, with `/` and without `..`; `key` changes when anything changes that goes into the file; `make`
    returns its bytes and reports what it met on the way. `make` may be called in another process that was forked after
    the outputs were listed, or not at all. `ahead` orders the picture that the file is: whoever makes many outputs has
    all pictures made first, over all cores, and `make` finds them in the cache.
    """

    path: str
    key: str
    make: Callable[[Report], bytes]
    ahead: Order | None = None


class Edition(Protocol):
    """A writer over the model. `name` is the word under `out/`, as in `out/web/`."""

    name: str

    def write(self, job: Job) -> Iterator[Output]:
        """Yield every output of the job, in an order that depends on the job alone."""
        ...
