"""The problems that the model can name.

In: nothing. Out: rows for the table of problems. Knows neither files nor printers.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

BAD_ADDRESS_PATTERN = Kind(
    "bad-address-pattern",
    Severity.ERROR,
    "The address pattern “{pattern}” cannot be used: {fault}.",
    "{hint}",
)
SHARED_ADDRESS = Kind(
    "shared-address",
    Severity.ERROR,
    "{first} and {second} would both stand at {address}.",
    "Change a slug, or add {{id}} or {{issue}} to the address pattern in [web].",
)
KINDS: tuple[Kind, ...] = (BAD_ADDRESS_PATTERN, SHARED_ADDRESS)
