"""Every key of a rules file: its name, what it means, and the shape of its value. Data only.

In: nothing. Out: `KEYS`. A word of somebody who writes rules must be found here in one minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.model.publication import NUMBERINGS

Shape: TypeAlias = Literal[
    "text",  # one text
    "words",  # a text or a list of texts
    "globs",  # the same; each is a glob of paths, and counts its hits
    "places",  # the same; each is a selector, or a /pattern/
    "patterns",  # the same; each is a pattern
    "paths",  # the same; each is a path with {number} and the like
    "cuts",  # selectors, or tables of two texts: from, to
    "table",  # glob = text
    "map",  # word = text
    "choice",  # one of `choices`, or a table of glob = one of them
    "switch",  # true or false
    "count",  # a whole number
    "share",  # a number from 0 to 1
    "pairs",  # a list of lists of two texts
    "macros",  # a list of tables: pattern, with
    "fixes",  # a list of tables: see FIXES
]

COUNTED: frozenset[Shape] = frozenset(
    ("globs", "places", "patterns", "paths", "cuts", "table", "map", "pairs", "macros", "fixes")
)
"""Shapes whose every entry counts how often it fitted."""

FIX_KEYS: dict[str, str] = {
    "file": "glob of the issue's file or folder in the source",
    "folder": "the same",
    "volume": "its volume",
    "number": 'its number, or a double number; "" for a special',
    "whole_number": "its number since the first",
    "date": "its date, without quotes",
    "date_end": "the last day of a range",
    "kind": "regular, double, special or supplement",
    "word": "the word of a special in its id",
    "title": "its title",
    "id": "its id, where printed numbers repeat or lie",
    "note": "what a reader of the archive should know",
}
"""What a person knows better of one issue."""

ARTICLE_KEYS: dict[str, str] = {
    "file": "glob of the article's file in the source, with #part where it is one of several",
    "headline": "its headline",
    "kicker": "its kicker",
    "standfirst": "its standfirst",
    "byline": "its byline",
    "section": "its section",
    "dateline": "its dateline",
    "author_note": "the note on its author",
    "status": "its status",
}
"""What a person knows better of one article; "" takes away what was found."""

FIXES: dict[str, dict[str, str]] = {"issues.fix": FIX_KEYS, "articles.fix": ARTICLE_KEYS}
"""The keys of each list of tables that settle single things."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key: the shape of its value, its meaning in one line, and the words that it may be."""

    shape: Shape
    meaning: str
    choices: tuple[str, ...] = ()


KEYS: dict[str, Key] = {
    "source.include": Key("globs", "files to take; all when empty"),
    "source.exclude": Key("globs", "files to leave out"),
    "source.base_url": Key("text", "address at which the old site stood; links under it become links to articles"),
    "source.address": Key("text", "pattern of a post's old address, with {year} {month} {day} {slug} {file}"),
    "source.kind": Key("table", "kind of the files, by glob: html, markdown, docx, odt, text, wordpress"),
    "source.encoding": Key("table", "encoding by glob, for files that are not UTF-8"),
    "source.language": Key("table", "language by glob"),
    "source.digits": Key("text", "language whose digits the source writes, where they are not its own"),
    "source.day_first": Key("switch", "whether 03/04/2001 is the third of April"),
    "text.mojibake": Key("choice", "whether doubly encoded text is put right, line by line", ("lines", "off")),
    "text.replace": Key("pairs", "texts to be replaced, each with its own"),
    "text.macros": Key("macros", "patterns to be replaced, each with a text that may use its groups"),
    "text.strip_lines": Key("patterns", "lines to be taken out"),
    "text.quoted_printable": Key("globs", "files in which =\\n and =3D are to be read as mail has them"),
    "template.drop": Key("cuts", "parts of pages that are no text of the paper"),
    "template.keep": Key("cuts", "parts that must stay, however often they repeat"),
    "template.article": Key("cuts", "the part of a page that is its article"),
    "template.repeats": Key("count", "on so many pages a block is taken for a template's; 3 when missing"),
    "template.site": Key("globs", "families of pages that are compared apart"),
    "template.never": Key("words", "texts that are never taken for a template's"),
    "issues.path": Key("paths", "paths that say the issue: issue{number}/**, {year}/{number}/**, v{volume}n{number}*"),
    "issues.contents": Key("places", "contents pages (globs), or the part of a page that lists the articles"),
    "issues.line": Key("patterns", "lines that say the issue, with groups: volume number whole date"),
    "issues.taxonomy": Key("words", "taxonomies of an export that are the issue"),
    "issues.meta": Key("words", "names of <meta> or of headers that say the issue"),
    "issues.numbering": Key("choice", "how the paper counts; guessed when missing", tuple(NUMBERINGS)),
    "issues.first_number": Key("count", "the number of the first issue, where none says its own"),
    "issues.title": Key("text", "pattern of a title, with {number} {volume}; guessed when missing"),
    "issues.fix": Key("fixes", "what a person knows better of single issues"),
    "articles.split": Key(
        "choice",
        "where a page with several articles is cut, for all or by glob",
        ("anchors", "h2", "h3", "strong-first", "contents", "none"),
    ),
    "articles.types": Key("words", "types of an export's items that are articles, beside posts"),
    "articles.headline": Key("places", "where the headline stands; the first that hits is taken"),
    "articles.kicker": Key("places", "where the kicker stands"),
    "articles.standfirst": Key("places", "where the standfirst stands"),
    "articles.byline": Key("places", "where the byline stands; for markdown: header keys"),
    "articles.section": Key("places", "where the section stands; for markdown: header keys"),
    "articles.dateline": Key("places", "where the dateline stands"),
    "articles.byline_words": Key("words", "words that begin a byline, beside “by”, “von”, “par” …"),
    "articles.departments": Key("table", "section by glob, for pages that are departments"),
    "articles.author_note": Key("places", "where the note on the author stands"),
    "articles.order": Key("choice", "what gives the order in an issue", ("contents", "path")),
    "articles.merge": Key("pairs", "pages of which the second continues the first"),
    "articles.fix": Key("fixes", "what a person knows better of single articles"),
    "notes.reference": Key("patterns", "how a note is referred to, with the group label"),
    "notes.definition": Key("patterns", "how a note begins, with the group label"),
    "notes.numbering": Key("choice", "whether notes are counted on each page or through the issue", ("page", "issue")),
    "pictures.decoration": Key("globs", "picture files that are ornaments"),
    "pictures.least": Key("count", "pictures smaller than so many pixels are ornaments; 40 when missing"),
    "pictures.big": Key("text", "name of the big version of a picture, with {name}"),
    "pictures.caption": Key("places", "where captions stand, or “next short paragraph”"),
    "pictures.missing": Key("choice", "what becomes of a picture that is not there", ("placeholder", "drop")),
    "translations.pair": Key("paths", "paths whose {lang} is the language and whose {rest} is what translations share"),
    "translations.header": Key("words", "names of headers that name the original"),
    "translations.original": Key("text", "language of the originals"),
    "translations.direction": Key("table", "ltr or rtl, by glob"),
    "duplicates.article": Key("share", "so much of an article in another makes it a duplicate; 0.95 when missing"),
    "duplicates.report": Key("share", "so much is told; 0.60 when missing"),
    "duplicates.whole": Key("share", "a page so much of which is in others is a whole issue; 0.80 when missing"),
    "duplicates.prefer": Key("globs", "of two duplicates these are kept"),
    "pages": Key("globs", "files that are standing pages"),
    "output.slug": Key("choice", "what gives an article its word in the address", ("file", "headline")),
    "output.folder": Key("text", "folder of an issue below issues/, with {year} and {id}"),
    "output.status": Key("map", "our status for each of the source's"),
    "output.sections": Key("map", "our section for each of the source's"),
    "output.title": Key("text", "title of the paper that is made"),
    "output.language": Key("text", "language of the paper that is made"),
    "left_out": Key("table", "files that are left out, and why; printed in the ledger"),
}
"""All keys, in the order in which a rules file has them."""
