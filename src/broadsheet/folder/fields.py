"""The keys of headers and of the smaller files: one table for each.

In: nothing, or a header's fields. Out: tables that reading, checking and the manual share, and the values of a header
by key (`take_fields`), with the problems `unknown-key`, `bad-value`, `empty-value`, `control-characters-in-field`.
What a value means for an article or issue is decided elsewhere.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from broadsheet.folder import kinds
from broadsheet.folder.dates import BadDateError, read_moment
from broadsheet.folder.header import Field
from broadsheet.folder.keys import Key, bad_value, date_problem
from broadsheet.folder.types import (
    FREE,
    LANGUAGE,
    NAMES,
    PAGES,
    TEXT,
    TEXTS,
    WHOLE,
    WORDS,
    YES,
    Type,
    UnfitError,
    choice,
)
from broadsheet.model.article import STATUSES, WEIGHTS
from broadsheet.model.issue import KINDS, STATES
from broadsheet.model.names import nearest
from broadsheet.model.publication import Names
from broadsheet.problems import Place, Problem, Report


def _moment(value: object) -> object:
    return read_moment(value if isinstance(value, str) else getattr(value, "isoformat", lambda: str(value))())


MOMENT = Type("date, or date and time", _moment)

ARTICLE_KEYS: tuple[Key, ...] = (
    Key("headline", TEXT, "", "the headline, inline Markdown without links; the one key that must be given"),
    Key("kicker", TEXT, "", "the line above the headline, inline Markdown without links"),
    Key("standfirst", TEXT, "", "the lines between headline and text, inline Markdown"),
    Key("byline", TEXTS, (), "who wrote it: a line, printed as written, or a list of names"),
    Key("dateline", TEXT, "", "where it was written"),
    Key("section", TEXT, "", "the section's name or id"),
    Key("weight", choice(*WEIGHTS), "", "how much room it gets; else the first article is the lead"),
    Key("topics", WORDS, (), "what it is about: a list of words"),
    Key("places", WORDS, (), "where it happens: a list of words"),
    Key("print_headline", TEXT, "", "the headline in print, where it differs"),
    Key("slug", TEXT, "", "the word in its address; else the file's name without its leading number"),
    Key("language", LANGUAGE, "", "its language, where it is not the paper's main one"),
    Key("translation_of", TEXT, "", "the slug of the article that it translates"),
    Key("series", TEXT, "", "the name of the series that it belongs to"),
    Key("series_part", TEXT, "", "its place in the series"),
    Key("published", MOMENT, None, "when it was published, where that differs from its issue's release"),
    Key("updated", MOMENT, None, "when its substance was last changed"),
    Key("update_note", TEXT, "", "what was changed"),
    Key("corrects", TEXT, "", "the id of the article that it corrects"),
    Key("correction", TEXT, "", "the text of the correction, inline Markdown"),
    Key("follows", TEXT, "", "the id of the article that it follows up"),
    Key("embargo_until", MOMENT, None, "the instant before which it is in no edition"),
    Key("status", choice(*STATUSES), "ready", "how far it is; draft, held and spiked are in no edition"),
    Key("withdrawn_note", TEXT, "", "why it was taken back"),
    Key("author_note", TEXT, "", "a line about the author, inline Markdown"),
    Key("picture", TEXT, "", "the picture that stands for it in lists"),
    Key("rights", TEXT, "", "a line about rights, where they differ from the paper's"),
    Key("source_url", TEXT, "", "where it was imported from; kept by importers"),
    Key("imported", TEXT, "", "by which import, and when; kept by importers"),
    Key("web", YES, True, "false: not on the web"),
    Key("print", YES, True, "false: not in print"),
    Key("mail", YES, True, "false: not in mail"),
    Key("issue", TEXT, "", "the id or number of its issue; only checked, since the folder says it"),
    Key("encoding", TEXT, "", "the file's encoding, where it is not UTF-8"),
)
PAGE_KEYS: tuple[Key, ...] = tuple(
    key for key in ARTICLE_KEYS if key.path in ("headline", "slug", "language", "translation_of", "status", "encoding")
)
HOUSE_KEYS: tuple[Key, ...] = (
    Key("page", WHOLE, 0, "the page on which it stands; else where there is room"),
    *(key for key in ARTICLE_KEYS if key.path in ("headline", "status", "encoding")),
)
ISSUE_KEYS: tuple[Key, ...] = (
    Key("id", TEXT, "", "the issue's id, only where printed numbers repeat or lie"),
    Key("volume", WHOLE, 0, "the volume; else from the folder's name or the calendar"),
    Key("number", TEXT, "", 'the number: 21, or "1-2" for a double number'),
    Key("whole_number", WHOLE, 0, "the count since the first issue; else from the calendar"),
    Key("date", FREE, None, 'the date, or a range: "2026-10-23/2026-10-30"'),
    Key("printed_as", TEXT, "", "the issue line as printed, where it differs"),
    Key("title", TEXT, "", "the issue's own title"),
    Key("kind", choice(*KINDS), "", "what kind of issue it is; else regular, or double by its number"),
    Key("cover", TEXT, "", "the picture on the cover"),
    Key("running_order", FREE, None, 'slugs in order, with standing heads between them: `{heading = "…"}`'),
    Key("status", choice(*STATES), "", "planned or released; without it an issue whose date is past is released"),
    Key("release_at", MOMENT, None, "the instant of release; else its date at `release_time` of the calendar"),
    Key("note", TEXT, "", "a line about the issue"),
)
PERSON_KEYS: tuple[Key, ...] = (
    Key("name", NAMES, Names(), "the contributor's name, as in bylines; else made from the id"),
    Key("note", NAMES, Names(), "a short note, inline Markdown"),
    Key("picture", TEXT, "", "the file of a picture"),
    Key("links[].name", TEXT, "", "what a link is called; else its address"),
    Key("links[].url", TEXT, "", "its address"),
)
PINS_KEYS: tuple[Key, ...] = (
    Key("pages", WHOLE, 0, "how many pages; else as paper.toml says, or as many as the copy fills"),
    Key("keep", PAGES, (), "pages that stay as they were made up last"),
    Key("articles", FREE, {}, "what is settled of single articles, by their slugs"),
    Key("sections", FREE, {}, 'by page the section that has it to itself: `4 = "letters"`'),
)
PIN_KEYS: tuple[Key, ...] = (
    Key("page", WHOLE, 0, "the page on which it begins"),
    Key("columns", WHOLE, 0, "over how many columns it stands"),
    Key("jump", YES, None, "whether it goes on on another page"),
    Key("picture", choice("large", "small", "none"), "", "the size of its first picture, or none"),
    Key("picture_columns", WHOLE, 0, "over how many columns that picture stands"),
)
STRICT = frozenset(
    ["headline", "print_headline", "slug", "language", "translation_of", "source_url", "corrects", "follows"]
)
"""Keys in which a control character is an error: headlines, and all that becomes an address or an id."""


class Table:
    """A table of header keys, arranged for the way that all articles go.

    `plain` names those whose values are lines of text, `lists` those that are lists of texts; `said` is where `usual`
    remembers what lines say by this table.
    """

    __slots__ = ("keys", "lists", "plain", "said")

    def __init__(self, keys: tuple[Key, ...]) -> None:
        self.keys = {key.path: key for key in keys}
        self.plain = frozenset(key.path for key in keys if key.type is TEXT)
        self.lists = frozenset(key.path for key in keys if key.type in (TEXTS, WORDS))
        self.said: dict[str, tuple[str, Any]] = {}


ARTICLE = Table(ARTICLE_KEYS)
PAGE = Table(PAGE_KEYS)
HOUSE = Table(HOUSE_KEYS)


class Taken(NamedTuple):
    """The values that were given and are right, and the keys whose values are wrong."""

    values: dict[str, Any]
    wrong: set[str]


def take_fields(fields: dict[str, Field], table: Table, file: str, report: Report) -> Taken:
    """Take the values of a header by a table. Empty values count as not given."""
    values: dict[str, Any] = {}
    taken = Taken(values, set())
    plain = table.plain
    for name, field in fields.items():
        value = field.value
        if isinstance(value, str) and name in plain:
            values[name] = " ".join(value.split()) if "\n" in value else value.strip()
        elif value == "":
            report(kinds.EMPTY_VALUE.at(Place(file, field.line, field.column), key=name))
        elif name in table.keys:
            try:
                values[name] = table.keys[name].type.take(value)
            except (UnfitError, BadDateError) as fault:
                taken.wrong.add(name)
                report(_wrong(name, field, fault, file))
        else:
            guess = nearest(name, table.keys)
            report(kinds.UNKNOWN_KEY.at(Place(file, field.line, field.column), key=name, nearest=guess))
    return taken


def _wrong(name: str, field: Field, fault: UnfitError | BadDateError, file: str) -> Problem:
    """Make the problem of a value that is not of its key's type."""
    place = Place(file, field.line, field.column)
    if isinstance(fault, BadDateError):
        return date_problem(name, fault, place)
    return bad_value(name, field.value, fault, place)
