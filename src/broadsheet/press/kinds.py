"""The problems that the press can name.

In: nothing. Out: rows for the table of problems. Knows neither files nor printers.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

NOT_MADE = Kind(
    "not-made",
    Severity.ERROR,
    "“{path}” cannot be made: {reason}.",
    "{advice}",
)
TEMPLATE_FAULT = Kind(
    "template-fault",
    Severity.ERROR,
    "The theme's template cannot make “{path}”: {reason}.",
    "{advice}",
)
CHANGED_UNDER_WAY = Kind(
    "changed-under-way",
    Severity.ERROR,
    "The file changed or went while “{path}” was being made.",
    "Build again.",
)
SAME_OUTPUT = Kind(
    "same-output",
    Severity.ERROR,
    "Two pages would both be “{path}”.",
)
UNSAFE_OUTPUT = Kind(
    "unsafe-output",
    Severity.ERROR,
    "“{path}” is no name for a file of the edition.",
)
MEMORY_NOT_KEPT = Kind(
    "memory-not-kept",
    Severity.NOTE,
    "The cache {folder} cannot be written ({reason}), so the next build starts from nothing.",
)
KINDS: tuple[Kind, ...] = (
    NOT_MADE,
    TEMPLATE_FAULT,
    CHANGED_UNDER_WAY,
    SAME_OUTPUT,
    UNSAFE_OUTPUT,
    MEMORY_NOT_KEPT,
)
