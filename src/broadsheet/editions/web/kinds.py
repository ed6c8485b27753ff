"""The problems that the web edition reports while it makes pages. Their places are in the article or page concerned.

What the proofs know as well is theirs: the same fault has the same name and weight wherever it is met.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity
from broadsheet.proofs.kinds import (
    DEAD_LINK,
    MISSING_ALT_TEXT,
    MISSING_PICTURE,
    PICTURE_AMBIGUOUS,
    PICTURE_OUTSIDE,
    REMOTE_PICTURE,
    UNKNOWN_TARGET,
)

UNREADABLE_PICTURE = Kind(
    "unreadable-picture", Severity.WARNING, "The picture “{source}” cannot be read: {reason}.", ""
)

__all__ = (
    "DEAD_LINK",
    "KINDS",
    "MISSING_ALT_TEXT",
    "MISSING_PICTURE",
    "PICTURE_AMBIGUOUS",
    "PICTURE_OUTSIDE",
    "REMOTE_PICTURE",
    "UNKNOWN_TARGET",
    "UNREADABLE_PICTURE",
)

KINDS: tuple[Kind, ...] = (
    DEAD_LINK,
    MISSING_PICTURE,
    PICTURE_OUTSIDE,
    PICTURE_AMBIGUOUS,
    REMOTE_PICTURE,
    MISSING_ALT_TEXT,
    UNKNOWN_TARGET,
    UNREADABLE_PICTURE,
)
