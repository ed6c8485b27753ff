"""The kinds of problems that reading a site of pages reports. Places are files of the source."""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

LINKS_OUT = Kind(
    "import-links-out",
    Severity.NOTE,
    "{count} link(s) lead to what is not in the source or became no text, first “{first}”; their words were kept.",
    "With [source] base_url in import.toml they lead to the old site.",
)
LINKS_HOLLOW = Kind(
    "import-links-hollow",
    Severity.NOTE,
    "{count} link(s), “{first}” first, held only a picture that was left out; they went with it.",
)
ALIKE = Kind(
    "import-alike",
    Severity.NOTE,
    "{share} in a hundred of the words are in {other} too; both were kept.",
    "If one is a copy, leave it out under [left_out] in import.toml.",
)
NO_DATE = Kind(
    "import-issue-undated",
    Severity.ERROR,
    "Nothing says the date of this issue; its {count} page(s) were left out.",
    "Give it a date in import.toml under [[issues.fix]] and run the import again.",
)

KINDS = (LINKS_OUT, LINKS_HOLLOW, ALIKE, NO_DATE)
