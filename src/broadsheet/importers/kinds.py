"""The kinds of problems that imports report. Places are files of the source, unless the sentence says otherwise."""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

HEADER_WITHOUT_MARKS = Kind(
    "header-without-marks",
    Severity.NOTE,
    "{count} file(s) have no “---” around the header; it was read as lines of “key: value” up to the first empty line.",
)
TWO_SUFFIXES = Kind(
    "several-suffixes",
    Severity.NOTE,
    "The articles have different suffixes: {suffixes}. All were read.",
)
KEYS_LEFT = Kind(
    "header-key-left",
    Severity.NOTE,
    "The key “{key}” of {count} header(s) has no counterpart and was left behind.",
    "Did you mean “{nearest}”?",
)
SECTION_LEFT = Kind(
    "import-section-left",
    Severity.NOTE,
    "“{section}” is the category of nearly every post and was left out as a section.",
)
UNDATED_NUMBERS = Kind(
    "import-undated-numbers",
    Severity.ERROR,
    "{count} number(s) have no date, and there is none from which theirs could be counted.",
    "Give one of them a date in import.toml under [[issues.fix]]; the others are counted from it.",
)
NUMBERS_MISSING = Kind(
    "numbers-missing",
    Severity.NOTE,
    "{numbers} missing between {before} ({before_date}) and {after} ({after_date}), {days} days apart.",
)
NUMBER_DISAGREES = Kind(
    "import-number-contradiction",
    Severity.WARNING,
    "The {first} says number {number}, the {second} says {rival}; {number} was taken.",
    "Settle it in import.toml under [[issues.fix]].",
)
NUMBER_TWICE = Kind(
    "import-number-twice",
    Severity.WARNING,
    "Number {number} is that of {other} already; this came in without a number.",
    "Settle it in import.toml under [[issues.fix]].",
)
NUMBER_BACKWARDS = Kind(
    "import-number-order",
    Severity.WARNING,
    "Number {number} of {date} comes after number {other} of {other_date}.",
    "Settle it in import.toml under [[issues.fix]].",
)
NOT_A_NUMBER = Kind(
    "looks-like-a-number",
    Severity.WARNING,
    "“{text}” looks like number {number}, but is none: {reason}. It came in as a special issue.",
    "If it is one, say so in import.toml under [[issues.fix]].",
)
DATE_DISAGREES = Kind(
    "import-date-contradiction",
    Severity.WARNING,
    "The header says {date}, the file's name says {rival}; {date} was taken.",
    "Settle it in import.toml under [[issues.fix]].",
)
DATE_UNUSUAL = Kind(
    "import-date-unusual",
    Severity.NOTE,
    "“{written}” is not written as dates usually are; it was read as {date}.",
)
DATE_UNREAD = Kind(
    "import-date-unread",
    Severity.WARNING,
    "“{written}” cannot be read as a date: {reason}.",
    "Settle it in import.toml under [[issues.fix]].",
)
UNDATED = Kind(
    "import-undated",
    Severity.WARNING,
    "The file has neither a date nor a number; it came in as a standing page.",
    "Give it a date in import.toml under [[issues.fix]], or leave it out under [left_out].",
)
CONVERTED = Kind(
    "import-converted",
    Severity.WARNING,
    "The file is {format}, not Markdown; it was converted. {lost} line(s) had no counterpart and were kept as text.",
    "Compare it with the original.",
)
GENERATOR_MARKUP = Kind(
    "generator-markup",
    Severity.WARNING,
    "“{written}” belongs to {generator} and was kept as text.",
    "Correct it in the article.",
)
COMMENTS_LEFT = Kind(
    "import-comments-left",
    Severity.NOTE,
    "{count} comment(s) by readers on {posts} article(s) were left behind.",
)
TYPE_LEFT = Kind(
    "import-type-left",
    Severity.WARNING,
    "{count} item(s) are of the type “{type}” and were left out.",
    "Name it in import.toml under [articles] types, if they are articles.",
)
SHORTCODE_LEFT = Kind(
    "import-shortcode-left",
    Severity.WARNING,
    "“[{name}]” of a plug-in in {count} article(s) cannot be opened and was kept as text.",
    "Correct it in the articles.",
)
WORD_LEFT = Kind(
    "import-word-left",
    Severity.NOTE,
    "{count} {what} were left out or came in as plain text.",
    "Compare the article with the file.",
)
WORD_FALLBACK = Kind(
    "import-word-fallback",
    Severity.NOTE,
    "Pandoc gave the file up, and it was read without it: {reason}.",
)
WORDS_LOST = Kind(
    "import-words-lost",
    Severity.WARNING,
    "{count} word(s) of the file are not in the article: {words}.",
    "Compare the article with the file.",
)
PICTURE_UNKNOWN = Kind(
    "import-picture-unshown",
    Severity.WARNING,
    "The picture {source} is of a kind that no browser shows and was left out.",
    "Save it as PNG or SVG and put it beside the article.",
)
TEXT_LEFT = Kind(
    "import-text-left",
    Severity.NOTE,
    "{count} word(s) were left out: {what}.",
)
NOTES_DANGLING = Kind(
    "import-notes-dangling",
    Severity.WARNING,
    "The text refers to {notes}, but has no such notes; they were kept as text.",
    "Write the notes, or take the references out.",
)
CELLS_LEFT = Kind(
    "import-cells-left",
    Severity.WARNING,
    "{count} piece(s) of code were to be run; what they show is not in the file, and the code was kept.",
    "Put what it shows in its place.",
)
CITATIONS_LEFT = Kind(
    "import-citations-left",
    Severity.WARNING,
    "{count} citation(s) name entries of a bibliography and were kept as text.",
    "Write them as notes.",
)
PICTURE_GONE = Kind(
    "import-picture-missing",
    Severity.WARNING,
    "The picture “{source}” is not in the source.",
    "Put it beside the article.",
)
PERSONS_FILE = Kind(
    "import-changed-by-hand",
    Severity.NOTE,
    "{file} was changed in the paper since the last import and was left alone.",
)
IN_THE_WAY = Kind(
    "import-in-the-way",
    Severity.WARNING,
    "{file} stands in the paper already and is not from this import; it was left alone.",
    "Move it away and run the import again.",
)
DELETED = Kind(
    "import-deleted-by-hand",
    Severity.NOTE,
    "{file} was deleted in the paper since the last import and stays deleted.",
)
SOURCE_GONE = Kind(
    "import-source-gone",
    Severity.NOTE,
    "{source} is no longer in the source; what came of it stays in the paper.",
)
REDIRECT_KEPT = Kind(
    "import-redirect-kept",
    Severity.NOTE,
    "redirects.toml leads {old} to {target} already; that was left.",
)
RULE_UNKNOWN = Kind(
    "import-rule-unknown",
    Severity.WARNING,
    "“{key}” is no rule that is known.",
    "Did you mean “{nearest}”?",
)
RULE_BAD = Kind(
    "import-rule-bad",
    Severity.ERROR,
    "“{key}” cannot be “{value}”: {reason}.",
)
RULE_UNUSED = Kind(
    "import-rule-unused",
    Severity.WARNING,
    "The rule “{key}” fitted no file.",
)
FAILED_TO_READ = Kind(
    "import-unreadable",
    Severity.WARNING,
    "The file cannot be read: {reason}.",
)
DRAWING_LEFT = Kind(
    "import-drawing-left",
    Severity.NOTE,
    "{count} drawing(s) within the page were left out.",
    "Save them as files and put them in as pictures.",
)
LINK_LEFT = Kind(
    "import-link-left",
    Severity.NOTE,
    "{count} link(s), “{first}” first, lead where no link may; their words were kept.",
)

LOST = Kind(
    "import-failed",
    Severity.ERROR,
    "The text could not be made: {reason}.",
    "The rest of the import is whole; run it again when the cause is gone.",
)
NOT_ACCOUNTED = Kind(
    "import-not-accounted",
    Severity.WARNING,
    "The importer did not say what became of the file; nothing came of it.",
    "This is a fault of the importer “{importer}”.",
)
TOLD_TWICE = Kind(
    "import-told-twice",
    Severity.WARNING,
    "The importer spoke of the file twice: {first}, and {second}.",
    "This is a fault of the importer “{importer}”.",
)
NO_SUCH_FILE = Kind(
    "import-no-such-file",
    Severity.WARNING,
    "The importer spoke of a file that is not in the source.",
    "This is a fault of the importer “{importer}”.",
)

KINDS: tuple[Kind, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
