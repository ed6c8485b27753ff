"""What an editor has decided of an issue's pages, so that make-up does not.

In: values read from the issue's print.toml and from paper.toml. Out: frozen values. Everything that is not given here
is make-up's to decide. Pages count from 1. Knows neither a page's size nor what stands on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

PictureWish: TypeAlias = Literal["", "large", "small", "none"]


@dataclass(frozen=True, slots=True)
class Pin:
    """What is settled of one article: its page, its width in columns (0: open), whether it jumps (None: open), the size
    of its first picture, and the columns that picture takes (0: open)."""

    page: int = 0
    columns: int = 0
    jump: bool | None = None
    picture: PictureWish = ""
    picture_columns: int = 0


@dataclass(frozen=True, slots=True)
class Pins:
    """What is settled of an issue: the number of pages (0: open), pages that stay as they were, pins by article id, and
    by page the section that has it to itself."""

    pages: int = 0
    keep: frozenset[int] = frozenset()
    articles: Mapping[str, Pin] = field(default_factory=dict, hash=False)
    sections: Mapping[int, str] = field(default_factory=dict, hash=False)


NONE = Pins()
