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
    "unreadable-picture",
    Severity.WARNING,
    "The picture “{source}” cannot be shown: {reason}.",
    "Save it anew as JPEG or PNG, smaller if it is very large.",
)
DAMAGED_PICTURE = Kind(
    "damaged-picture",
    Severity.WARNING,
    "The picture “{source}” is damaged; only what can still be read of it is shown.",
    "Copy it anew from where it came.",
)
LOST_PICTURE = Kind(
    "lost-picture",
    Severity.ERROR,
    "Nothing can be read of the picture “{source}”: {reason}.",
    "Copy it anew from where it came, or take it out.",
)
NO_LIBRARY = Kind(
    "no-picture-library",
    Severity.NOTE,
    "Pictures are published as they are, without their metadata: the library pyvips is not installed.",
    "pip install 'pyvips[binary]' makes smaller ones.",
)

__all__ = (
    "DAMAGED_PICTURE",
    "DEAD_LINK",
    "KINDS",
    "LOST_PICTURE",
    "MISSING_ALT_TEXT",
    "MISSING_PICTURE",
    "NO_LIBRARY",
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
    DAMAGED_PICTURE,
    LOST_PICTURE,
    NO_LIBRARY,
)
