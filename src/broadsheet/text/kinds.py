"""What can be wrong with a text: one row per kind of problem.

In: nothing. Out: `KINDS`. Knows no file and no language.
"""

from __future__ import annotations

from broadsheet.problems import Kind, Severity

NEAREST = "Did you mean “{nearest}”?"

BROKEN_ATTRIBUTES = Kind(
    "broken-attributes",
    Severity.WARNING,
    "the braces after the {what} cannot be read: {written}",
    'Write words, #id or key="value", each value between straight quotes, and close the brace on the same paragraph.',
)
CONTROL_CHARACTERS = Kind(
    "control-characters",
    Severity.WARNING,
    "{count} unseen control character(s) taken out, the first is {first}",
    "They come from another program and cannot be printed. Delete them, or leave it to us.",
)
CODE_SHOWN = Kind(
    "code-shown",
    Severity.NOTE,
    "the block “{language}” is shown as code, it is not drawn",
    "Put a picture of the diagram or formula in its place.",
)
DANGLING_NOTE = Kind(
    "dangling-note",
    Severity.WARNING,
    "there is no note “{label}”",
    "Write the note in a paragraph of its own: [^{label}]: its text. Or take the mark out.",
)
DUPLICATE_ID = Kind(
    "duplicate-id", Severity.WARNING, "the id “{id}” is given twice in this text", "Links lead to the first one."
)
DUPLICATE_NOTE = Kind(
    "duplicate-note",
    Severity.ERROR,
    "the note “{label}” is written twice",
    "Its first text stands in line {first}. Give one of the two another label.",
)
HEADING_LEVEL = Kind(
    "heading-level",
    Severity.WARNING,
    "the heading has level {written} where level {set} belongs; it is set as level {set}",
    "The article's headline is level 1. Crossheads begin with ## and go down one step at a time.",
)
HTML_REMOVED = Kind(
    "html-removed",
    Severity.WARNING,
    "raw HTML taken out: {what}",
    "Only plain mark-up of text is let through. Use Markdown or a ::: block.",
)
LINK_NOT_HERE = Kind(
    "link-not-here",
    Severity.NOTE,
    "this line takes no links; only the words of the link to “{target}” are kept",
    "Put the link into the text or the standfirst.",
)
LONG_TEXT = Kind(
    "long-text",
    Severity.WARNING,
    "the text is {size} MB long",
    "No article is as long as that: look whether a file was pasted in by mistake.",
)
NESTED_TOO_DEEP = Kind(
    "nested-too-deep",
    Severity.ERROR,
    "quotes, lists, blocks or emphasis stand more than {limit} deep in each other",
    "What lies deeper is set flat. Take some of the > or * or ::: signs out.",
)
UNCLOSED_DIVISION = Kind(
    "unclosed-division",
    Severity.WARNING,
    "the block “{name}” is never closed",
    "Close it with a line that holds {colons} and nothing else.",
)
UNKNOWN_ATTRIBUTE = Kind("unknown-attribute", Severity.WARNING, "“{word}” is not known for a {what}", NEAREST)
UNKNOWN_DIVISION = Kind("unknown-division", Severity.WARNING, "there is no block called “{name}”", NEAREST)
UNOPENED_DIVISION = Kind(
    "unopened-division",
    Severity.WARNING,
    "this line closes a block, but none is open",
    "Take the line out, or look whether the block was closed too early.",
)
UNSAFE_LINK = Kind(
    "unsafe-link",
    Severity.WARNING,
    "a link or picture may not lead to “{target}”; the words are kept without it",
    "Links may lead to https, http, mailto, tel, ftp, article: and to paths.",
)
UNUSED_NOTE = Kind(
    "unused-note",
    Severity.NOTE,
    "nothing refers to the note “{label}”, so it is not printed",
    "Put [^{label}] where it belongs.",
)

KINDS: tuple[Kind, ...] = (
    BROKEN_ATTRIBUTES,
    CODE_SHOWN,
    CONTROL_CHARACTERS,
    DANGLING_NOTE,
    DUPLICATE_ID,
    DUPLICATE_NOTE,
    HEADING_LEVEL,
    HTML_REMOVED,
    LINK_NOT_HERE,
    LONG_TEXT,
    NESTED_TOO_DEEP,
    UNCLOSED_DIVISION,
    UNKNOWN_ATTRIBUTE,
    UNKNOWN_DIVISION,
    UNOPENED_DIVISION,
    UNSAFE_LINK,
    UNUSED_NOTE,
)
