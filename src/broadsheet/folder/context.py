"""What every part of the reading must know of the paper, and how a file's bytes are got.

In: the paper's root and settings. Out: a `Context`, which is the same for all issues, may be pickled and given to other
processes; `read_bytes`. Knows nothing of single issues.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime

from broadsheet.folder.settings import Settings
from broadsheet.folder.walk import Walk
from broadsheet.model.calendar import local_instant
from broadsheet.model.publication import Publication

LARGEST = 50_000_000
"""The longest file that is read as text, in bytes."""
# A file that turned into a pipe since it was listed must not hold us up.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Context:
    """The paper around an issue. `sections` maps names and ids without regard to capitals to ids."""

    root: str
    settings: Settings
    sections: dict[str, str] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()

    @property
    def paper(self) -> Publication:
        """The publication as paper.toml gives it, without issues."""
        return self.settings.publication

    @property
    def walk(self) -> Walk:
        """A walk through this paper's folder."""
        return Walk(self.root)

    def instant(self, moment: datetime) -> datetime:
        """Turn a moment as written into UTC: without a zone it is the paper's."""
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
        return local_instant(moment.date(), moment.time(), self.paper.calendar.timezone)


def context_of(root: str, settings: Settings) -> Context:
    """Make the context of a paper."""
    paper = settings.publication
    sections: dict[str, str] = {}
    for section in paper.sections:
        for word in (section.id, *(name for _, name in section.name.by_language)):
            sections.setdefault(word.casefold(), section.id)
    return Context(root, settings, sections, frozenset(language.lower() for language in paper.languages))


class TooLargeError(OSError):
    """A file is longer than any text could be. `size` is in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__("it is too long")
        self.size = size


def read_bytes(path: str) -> tuple[bytes, int, int]:
    """Read a regular file: its bytes, size and time of change; raise `OSError`, `TooLargeError` too, for all else."""
    handle = os.open(path, _FLAGS)
    try:
        found = os.fstat(handle)
        size = found.st_size
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "it is not a file")
        if size > LARGEST:
            raise TooLargeError(size)
        raw = os.read(handle, size + 1)
        while len(raw) < size and (more := os.read(handle, size - len(raw))):
            raw += more
    finally:
        os.close(handle)
    return raw, size, found.st_mtime_ns
