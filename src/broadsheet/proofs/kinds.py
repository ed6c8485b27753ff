"""The kinds of problems that the checks of this room yield, by family. Editions that meet one report the same kind."""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

DEAD_LINK = Kind(
    "dead-link",
    Severity.WARNING,
    "The link to “{target}” leads nowhere in this paper.",
    "Did you mean “{nearest}”?",
)
DEAD_FRAGMENT = Kind(
    "dead-fragment",
    Severity.WARNING,
    "“{target}” has no place called “#{fragment}”.",
    "Did you mean “#{nearest}”?",
)
LINK_TO_WITHDRAWN = Kind(
    "link-to-withdrawn",
    Severity.WARNING,
    "The link leads to “{target}”, which has been withdrawn.",
)
LINK_KEPT_BACK = Kind(
    "link-kept-back",
    Severity.NOTE,
    "The link leads to “{target}”, which is not published ({status}).",
)
DEAD_REDIRECT = Kind(
    "dead-redirect",
    Severity.WARNING,
    "The old address {old} leads to “{target}”, which is nothing in this paper.",
    "Did you mean “{nearest}”?",
)
MISSING_PICTURE = Kind(
    "missing-picture",
    Severity.ERROR,
    "There is no picture “{source}” beside the article or in the folders called pictures.",
    "Did you mean “{nearest}”?",
)
PICTURE_OUTSIDE = Kind(
    "picture-outside",
    Severity.ERROR,
    "The picture “{source}” lies outside the paper.",
    "Put the picture beside the article or into pictures/ and write its name only.",
)
PICTURE_AMBIGUOUS = Kind(
    "picture-ambiguous",
    Severity.WARNING,
    "“{source}” names two pictures: {first} and {nearest}.",
    "Rename one of them.",
)
REMOTE_PICTURE = Kind(
    "remote-picture",
    Severity.WARNING,
    "The picture “{source}” lies on another site: it is never fetched, and linked instead of shown.",
    "Save it beside the article, if you may, and write its name.",
)
PICTURE_MISNAMED = Kind(
    "picture-misnamed",
    Severity.WARNING,
    "“{file}” is named like a {said} picture, but is {found}.",
    "Save it anew, or give it the suffix of what it is.",
)
MISSING_ALT_TEXT = Kind(
    "missing-alt-text",
    Severity.WARNING,
    "The picture “{source}” has no alternative text for readers who cannot see it.",
    "Say in the brackets what it shows, or mark it {{decorative}}.",
)
PICTURE_TWICE = Kind(
    "picture-twice",
    Severity.NOTE,
    "The picture “{source}” stands in two articles of this issue: here and in {other}.",
)
NO_OUTPUT = Kind(
    "article-in-no-output",
    Severity.WARNING,
    "The article is in no output: web, print and mail are all switched off.",
    "To keep it back for now, write status: held.",
)
EMPTY_HEAD = Kind(
    "standing-head-alone",
    Severity.WARNING,
    "No article follows the heading “{heading}” in the running order.",
)
PLANNED_EMPTY = Kind("planned-issue-empty", Severity.NOTE, "The planned issue {issue} has no article yet.")
PRINTED_WEEKDAY = Kind(
    "printed-weekday",
    Severity.WARNING,
    "The issue line says {said}, but {date} is a {weekday}.",
    "printed_as keeps what was printed: if the paper said so, silence this check for the issue's file.",
)
WORD_UNKNOWN = Kind(
    "printed-word-misspelt",
    Severity.NOTE,
    "“{word}” in the issue line looks misspelt.",
    "Did you mean “{nearest}”?",
)
PRINTED_CONTRADICTION = Kind(
    "printed-contradiction",
    Severity.WARNING,
    "The issue line “{printed}” says {what} {said}, the issue has {known}.",
)
DUPLICATE_WHOLE = Kind(
    "duplicate-whole-number",
    Severity.ERROR,
    "Whole number {number} is that of {other} already.",
)
DUPLICATE_DATE = Kind(
    "duplicate-date",
    Severity.WARNING,
    "{other} has the same date, {date}.",
)
SERIES_GAP = Kind(
    "series-gap",
    Severity.NOTE,
    "Part {part} of the series “{series}” is missing.",
)
SERIES_TWICE = Kind(
    "series-part-twice",
    Severity.WARNING,
    "Part {part} of the series “{series}” is {other} already.",
)
PERSON_UNKNOWN = Kind(
    "person-misspelt",
    Severity.NOTE,
    "“{name}” is not in people.toml.",
    "Did you mean “{nearest}”?",
)
UNKNOWN_TARGET = Kind(
    "unknown-target",
    Severity.WARNING,
    "“{key}: {target}” names no article.",
    "Did you mean “{nearest}”?",
)
CONFUSABLE_NAME = Kind(
    "confusable-name",
    Severity.WARNING,
    "“{name}” mixes letters of {scripts} that look alike.",
    "Type the name anew.",
)
TEXT_REPEATED = Kind(
    "article-repeated",
    Severity.WARNING,
    "The text is the same as that of {other}.",
)
PROOF_SETTING = Kind(
    "proof-setting",
    Severity.WARNING,
    "[proof] says “{name}”, which is neither a problem's name nor a severity.",
    "Did you mean “{nearest}”?",
)

KINDS: tuple[Kind, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
