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
    "printed_as keeps what was printed: if the paper said so, waive it in the line above.",
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
# Waivers and settings

PROOF_SETTING = Kind(
    "proof-setting",
    Severity.WARNING,
    "[proof] says “{name}”, which is neither a problem's name nor a severity.",
    "Did you mean “{nearest}”?",
)
WAIVER_REASON = Kind(
    "waiver-without-reason",
    Severity.WARNING,
    "The waiver of “{check}” gives no reason, so it counts for nothing.",
    "Say in quotes why it is no fault here.",
)
WAIVER_UNKNOWN = Kind(
    "unknown-waiver",
    Severity.WARNING,
    "There is no problem called “{check}” that could be waived.",
    "Did you mean “{nearest}”?",
)
UNUSED_WAIVER = Kind(
    "unused-waiver",
    Severity.NOTE,
    "Nothing is found here that the waiver of “{check}” could be about.",
    "Take it out. (An error cannot be waived.)",
)

# Notes

NOTE_ORDER = Kind(
    "note-out-of-order",
    Severity.NOTE,
    "The note “{label}” is mentioned after the note “{before}”.",
    "Readers get them numbered in the order of mention; renumber the marks so that both agree.",
)

# Pictures

ALT_FILE_NAME = Kind(
    "alt-text-says-nothing",
    Severity.WARNING,
    "The alternative text “{alt}” is a file's name or a placeholder.",
    "Say what the picture shows.",
)
MISSING_CAPTION = Kind("missing-caption", Severity.NOTE, "The picture “{source}” has no caption.")
MISSING_CREDIT = Kind(
    "missing-credit",
    Severity.NOTE,
    "The picture “{source}” has no credit.",
    'Say whose it is: {{credit="…"}}.',
)
SMALL_FOR_WEB = Kind(
    "picture-small-for-web",
    Severity.NOTE,
    "The picture “{source}” is {width} pixels wide; on the web it needs {least}.",
)
SMALL_FOR_PRINT = Kind(
    "picture-small-for-print",
    Severity.NOTE,
    "The picture “{source}” is {width} pixels wide; in print it needs {least}.",
    "Ask for the original, or keep the picture out of print.",
)
PICTURE_COPIED = Kind(
    "picture-copied",
    Severity.NOTE,
    "“{file}” is the same picture as “{other}”, byte for byte.",
    "Keep one of them.",
)
PICTURE_UNUSED = Kind("picture-in-no-article", Severity.NOTE, "No article shows the picture “{file}”.")

# Headers

HEADLINE_LONG = Kind(
    "headline-too-long",
    Severity.NOTE,
    "The headline has {length} characters; {most} are the most for the weight {weight}.",
)
MISSING_STANDFIRST = Kind(
    "missing-standfirst",
    Severity.WARNING,
    "The article has no standfirst, which its section “{section}” wants.",
)

# Numbers and dates

WRONG_WEEKDAY = Kind(
    "wrong-weekday",
    Severity.WARNING,
    "“{said}”: {date} is a {weekday}.",
)
WEEKDAY_DOUBTFUL = Kind(
    "doubtful-weekday",
    Severity.NOTE,
    "“{said}”: in the year of this issue that day, {date}, is a {weekday}.",
)
IMPOSSIBLE_DATE = Kind(
    "impossible-date",
    Severity.WARNING,
    "“{said}” is no day of the calendar.",
)
ISSUE_MISQUOTED = Kind(
    "issue-misquoted",
    Severity.WARNING,
    "“{said}”: that issue is dated {date}.",
)
OFF_CALENDAR = Kind(
    "date-off-calendar",
    Severity.WARNING,
    "The issue is dated {date}; the calendar in paper.toml awaits it on {expected}.",
    "Correct the date, or enter the departure as an exception under [calendar].",
)
WHOLE_CONTRADICTION = Kind(
    "whole-number-contradiction",
    Severity.WARNING,
    "The whole number is {said}; counted from {other} it is {expected}.",
)

# Structure

EMPTY_HEADING = Kind(
    "empty-heading", Severity.WARNING, "A heading without words.", "Take the line out, or write the crosshead."
)
TABLE_HEADLESS = Kind(
    "table-without-headers",
    Severity.WARNING,
    "The table has no headers.",
    "Name its columns in the first row: those who cannot see it have nothing else to go by.",
)
CLICK_HERE = Kind(
    "click-here",
    Severity.NOTE,
    "The words of the link, “{words}”, do not say where it leads.",
    "Make a link of the words that name what is there.",
)

# Language

MISSPELT_WORD = Kind(
    "misspelt-word",
    Severity.WARNING,
    "“{word}” is in no dictionary.",
    "Did you mean “{nearest}”?",
)
UNKNOWN_WORD = Kind("unknown-word", Severity.NOTE, "“{word}” is in no dictionary, nor is any word like it.")
UNKNOWN_NAME = Kind("unknown-name", Severity.NOTE, "The name “{word}” is new to this paper.")
OTHER_LANGUAGE = Kind(
    "text-in-other-language",
    Severity.WARNING,
    "Most words of the text are in no dictionary of its language, “{language}”, so its spelling was not checked.",
    "Write “language:” in its header.",
)
MISSING_DICTIONARY = Kind(
    "missing-dictionary",
    Severity.NOTE,
    "There is no dictionary of the language “{language}”, so its spelling was not checked.",
    "Install one for Hunspell, or name its folder in dictionaries under [proof].",
)
DOUBLED_WORD = Kind("doubled-word", Severity.WARNING, "“{word}” stands twice.", "Take one of them out.")
UNBALANCED_QUOTES = Kind(
    "unbalanced-quotes", Severity.WARNING, "The quotation mark {sign} has no counterpart in its paragraph."
)
UNBALANCED_BRACKETS = Kind("unbalanced-brackets", Severity.WARNING, "The bracket {sign} has no counterpart.")

# Leftovers

LEFTOVER = Kind("leftover", Severity.WARNING, "“{words}” is left over from the work on the text.")

# Other hosts, which only `proof --online` asks

DEAD_HOST_LINK = Kind(
    "dead-outside-link",
    Severity.WARNING,
    "The link to {target} is dead: {reason}.",
)
MOVED_LINK = Kind(
    "moved-outside-link",
    Severity.NOTE,
    "What the link to {target} names has moved for good to {nearest}.",
)

OFF: frozenset[str] = frozenset((UNKNOWN_NAME.name, UNKNOWN_WORD.name))
"""The names of problems that a paper hears of only when it asks for them by `on` under [proof]."""

KINDS: tuple[Kind, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
