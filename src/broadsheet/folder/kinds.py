"""The problems that reading the folder names: each with its severity, its sentence and what to do about it.

In: nothing. Out: rows for the table of problems. Knows neither how a fault is found nor how it is printed.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

# Files and folders

UNREADABLE_FILE = Kind(
    "unreadable-file",
    Severity.ERROR,
    "“{name}” cannot be read: {reason}.",
    "Check the file's permissions, or copy it here anew.",
)
NOT_A_FILE = Kind(
    "not-a-file",
    Severity.ERROR,
    "“{name}” is {what}, not a file.",
    "Rename it or move it out of the paper.",
)
OUTSIDE_PAPER = Kind(
    "outside-paper",
    Severity.ERROR,
    "“{name}” is a link to a place outside the paper. Nothing outside the paper is read.",
    "Copy the file itself into the paper.",
)
BROKEN_LINK = Kind(
    "broken-file-link",
    Severity.ERROR,
    "“{name}” is a link to a file that does not exist.",
    "Copy the file itself here, or remove the link.",
)
LINK_LOOP = Kind(
    "link-loop",
    Severity.ERROR,
    "“{name}” is a link that leads back to itself or to a folder around it.",
    "Remove the link.",
)
BAD_FILE_NAME = Kind(
    "bad-file-name",
    Severity.ERROR,
    "The file name “{name}” cannot be used: {reason}.",
    "Rename the file.",
)
LARGE_FILE = Kind(
    "large-file",
    Severity.ERROR,
    "“{name}” is {megabytes} MB long. An article may be {limit} MB.",
    "Move pictures and tables into files of their own, or split the article.",
)
CONFLICTED_COPY = Kind(
    "conflicted-copy",
    Severity.NOTE,
    "“{name}” looks like a copy that a synchronising service made when two people saved at once. It is left out.",
    "Take over what is missing into the other file, then delete this one.",
)
MERGE_MARKERS = Kind(
    "merge-markers",
    Severity.ERROR,
    "Two versions of this file were merged and nobody has chosen between them: a line begins with “{marker}”.",
    "Keep one version, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
)

# Encoding

OTHER_ENCODING = Kind(
    "other-encoding",
    Severity.WARNING,
    "The file is not UTF-8. It was read as {encoding}.",
    "Save it as UTF-8, or write “encoding: {encoding}” in its header if that is right.",
)
UNREADABLE_ENCODING = Kind(
    "unreadable-encoding",
    Severity.ERROR,
    "The file is not text in any encoding that was tried ({encodings}).",
    "Save it as UTF-8, or name its encoding in the header, as in “encoding: iso-8859-2”.",
)
UNKNOWN_ENCODING = Kind(
    "unknown-encoding",
    Severity.WARNING,
    "“{encoding}” is no encoding that is known.",
    "Did you mean “{nearest}”?",
)
CONTROL_CHARACTERS = Kind(
    "control-characters-in-file",
    Severity.WARNING,
    "The text holds {count} invisible control character(s), the first of them {character}. They were left out.",
    "Delete them: they often come with text that was copied from a PDF.",
)
CONTROL_CHARACTERS_IN_FIELD = Kind(
    "control-characters-in-field",
    Severity.ERROR,
    "“{key}” holds an invisible control character, {character}.",
    "Type the line anew.",
)

# Headers and settings

UNCLOSED_HEADER = Kind(
    "unclosed-header",
    Severity.ERROR,
    "The header that begins here with “{marker}” has no end.",
    "Put a line with “{marker}” alone between the header and the text.",
)
BAD_HEADER = Kind(
    "bad-header",
    Severity.ERROR,
    "The header cannot be read: {reason}.",
    "{advice}",
)
HEADER_NOT_KEYS = Kind(
    "header-not-keys",
    Severity.ERROR,
    "The header is {what}. It must be lines such as “headline: Harbour wall to be rebuilt”.",
)
DUPLICATE_KEY = Kind(
    "duplicate-key",
    Severity.ERROR,
    "“{key}” stands twice in the header; the first is in line {first}.",
    "Keep one of the two.",
)
NESTED_TOO_DEEP = Kind(
    "header-too-deep",
    Severity.ERROR,
    "The header has lists within lists, more than {limit} deep.",
)
BAD_TOML = Kind(
    "bad-toml",
    Severity.ERROR,
    "The file cannot be read: {reason}.",
    "{advice}",
)
BAD_JSON = Kind(
    "bad-json",
    Severity.ERROR,
    "The file cannot be read: {reason}.",
)
UNKNOWN_KEY = Kind(
    "unknown-key",
    Severity.WARNING,
    "“{key}” is not a word that is known here. The line does nothing.",
    "Did you mean “{nearest}”?",
)
MISSING_KEY = Kind(
    "missing-key",
    Severity.ERROR,
    "“{key}” is missing here: {meaning}.",
)
BAD_VALUE = Kind(
    "bad-value",
    Severity.ERROR,
    "“{key}” cannot be “{value}”: it must be {expected}.",
    "Did you mean “{nearest}”?",
)
EMPTY_VALUE = Kind(
    "empty-value",
    Severity.NOTE,
    "“{key}” has nothing behind it and counts as not given.",
)
BAD_DATE = Kind(
    "bad-date",
    Severity.ERROR,
    "“{key}” cannot be “{value}”: {reason}.",
    "Write the year first, as in {example}.",
)
AMBIGUOUS_DATE = Kind(
    "ambiguous-date",
    Severity.ERROR,
    "“{key}: {value}” can be read as {first} or as {second}.",
    "Write the year first, as in {first}.",
)

# Articles

MISSING_HEADLINE = Kind(
    "missing-headline",
    Severity.ERROR,
    "The article has no headline.",
    "Write “headline: …” between two lines of “---” at the top of the file.",
)
EMPTY_TEXT = Kind(
    "empty-text",
    Severity.ERROR,
    "The article has no text.",
    "Write it, or put “status: draft” in the header until it is written.",
)
UNKNOWN_SECTION = Kind(
    "unknown-section",
    Severity.WARNING,
    "paper.toml has no section “{section}”.",
    "Did you mean “{nearest}”?",
)
UNKNOWN_LANGUAGE = Kind(
    "unknown-language",
    Severity.WARNING,
    "The paper has no language “{language}”.",
    "Add it to “languages” under [paper] in paper.toml, or correct it.",
)
LANGUAGE_CONTRADICTION = Kind(
    "language-contradiction",
    Severity.WARNING,
    "The header says “language: {header}”, the file's name says “{name}”. The header was followed.",
    "Make the two agree.",
)
UNKNOWN_ORIGINAL = Kind(
    "unknown-original",
    Severity.WARNING,
    "This issue has no article “{target}” of which this could be the translation. It stands as an article of its own.",
    "Did you mean “{nearest}”?",
)
RESERVED_SLUG = Kind(
    "reserved-slug",
    Severity.ERROR,
    "The address word “{slug}” is taken by the paper itself.",
    "Rename the file, or write another word behind “slug:” in its header.",
)
EMPTY_SLUG = Kind(
    "empty-slug",
    Severity.WARNING,
    "“{name}” has no letter or digit that could stand in an address. “{slug}” was taken.",
    "Write a word behind “slug:” in the header.",
)
SLUG_CHANGED = Kind(
    "slug-changed",
    Severity.NOTE,
    "“{written}” cannot stand in an address as it is. It stands there as “{slug}”.",
)
DUPLICATE_ARTICLE = Kind(
    "duplicate-article",
    Severity.ERROR,
    "Both this file and {other} would be the article “{id}”. Capitals and ways to write an accent do not count.",
    "Rename one of them, or give it a “slug:” of its own.",
)
DUPLICATE_PAGE = Kind(
    "duplicate-page",
    Severity.ERROR,
    "Both this file and {other} would be the page “{slug}”.",
    "Rename one of them, or give it a “slug:” of its own.",
)
ARTICLE_WITHOUT_ISSUE = Kind(
    "article-without-issue",
    Severity.WARNING,
    "The article “{name}” lies outside every issue and is in no edition.",
    "Move it into an issue's folder, as in issues/2026/v53n21/.",
)
ISSUE_OF_ARTICLE = Kind(
    "issue-contradiction",
    Severity.ERROR,
    "The article says that it is of issue “{said}”, but it lies in “{issue}”.",
    "Move the file, or delete the line.",
)
UPDATED_BEFORE_PUBLISHED = Kind(
    "updated-before-published",
    Severity.ERROR,
    "“updated” ({updated}) lies before “published” ({published}).",
    "Correct one of the two.",
)

# Issues

EMPTY_ISSUE = Kind(
    "empty-issue",
    Severity.ERROR,
    "The issue “{id}” has no articles.",
    'Add articles, or write status = "planned" in its issue.toml until there are some.',
)
UNDATED_ISSUE = Kind(
    "undated-issue",
    Severity.ERROR,
    "Nobody can tell the date of the issue in “{folder}”: neither its name nor the calendar says it.",
    "Write date = 2026-10-23 in its issue.toml, or rename the folder, as in v53n21.",
)
NUMBER_CONTRADICTION = Kind(
    "number-contradiction",
    Severity.ERROR,
    "{source} says {what} {said}, but the folder's name says {named}.",
    'Correct one of the two, or write id = "…" in issue.toml if both are right.',
)
DATE_CONTRADICTION = Kind(
    "date-contradiction",
    Severity.ERROR,
    "issue.toml says the date {said}, but the folder's name says {named}.",
    'Correct one of the two, or write id = "…" in issue.toml if both are right.',
)
CALENDAR_CONTRADICTION = Kind(
    "calendar-contradiction",
    Severity.WARNING,
    "The issue is dated {date}, but by the calendar in paper.toml volume {volume} began on {begins}.",
    "Correct the date or the volume, or “volume_start” and “first_volume” under [calendar].",
)
ORDER_CONTRADICTION = Kind(
    "order-contradiction",
    Severity.WARNING,
    "{issue} is dated {date}, but {other} with the higher number is dated {other_date}.",
    "Correct the date or the number of one of them.",
)
DUPLICATE_NUMBER = Kind(
    "duplicate-number",
    Severity.ERROR,
    "This issue and {other} have the same number: both would be “{id}”.",
    'Correct one of them, or write id = "…" in issue.toml if the number was really printed twice.',
)
BAD_ID = Kind(
    "bad-id",
    Severity.ERROR,
    "“{value}” cannot be an issue's id.",
    "Write it as in “v53n21”, “2000n11”, “n1204”, “2023-07-15” or “v53s-summer”.",
)
RUNNING_ORDER_UNKNOWN = Kind(
    "running-order-unknown",
    Severity.ERROR,
    "The running order names “{slug}”, but the issue has no such article.",
    "Did you mean “{nearest}”?",
)
RUNNING_ORDER_REPEATED = Kind(
    "running-order-repeated",
    Severity.ERROR,
    "The running order names “{slug}” twice.",
    "Keep one of the two.",
)
RUNNING_ORDER_MISSING = Kind(
    "running-order-missing",
    Severity.NOTE,
    "The running order does not name “{slug}”. The article comes at the end.",
    "Add it to running_order.",
)

PIN_UNKNOWN = Kind(
    "pin-unknown",
    Severity.WARNING,
    "print.toml settles something for “{slug}”, but the issue has no such article.",
    "Did you mean “{nearest}”?",
)

# The paper

DUPLICATE_SECTION = Kind(
    "duplicate-section",
    Severity.ERROR,
    "Two sections have the id “{id}”.",
    "Give one of them another id.",
)

KINDS: tuple[Kind, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
