"""What an importer may keep from one run to the next, one file for each import, and lose at any time.

In: keys (digests) and plain values: None, bool, int, float, str, bytes, tuple, list, dict, set. Out: the values again.
A file that is damaged, of another version or made with something else is taken for empty. Knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Cache:
    """Values by key. What was neither asked for nor put in is dropped by `save`."""

    path: Path | None
    _values: dict[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> Any | None:
        """Return the value of a key, None where there is none."""
        return self._values.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key."""
        self._values[key] = value

    def save(self) -> None:
        """Write the file; what is not used any more is not in it."""


def open_cache(folder: Path | None, name: str, made_with: str) -> Cache:
    """Open the cache `name` of a run; `folder` is `Inquiry.cache`. `made_with` stands for the version of the values."""
    return Cache(folder / f"{name}.cache" if folder else None)
