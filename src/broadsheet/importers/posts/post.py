"""Posts of Pelican, Jekyll, Hugo and plain folders: from a file's text to its header's values and its body.

In: the text of one Markdown (or reStructuredText) file. Out: `Post`: values by lower-case key, the body, and what was
odd about the header. Knows no folder, no issue and no number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from broadsheet.folder.header import read_header, split
from broadsheet.problems import Problem, Report

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_ -]{0,40}):(?:[ \t]+(.*))?$")
_TITLE = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_SETEXT = re.compile(r"\A\s*(\S.*)\n=+[ \t]*$", re.MULTILINE)
_KNOWN_FIRST = frozenset(("title", "date", "author", "slug", "tags", "category", "layout", "published", "status"))


@dataclass(slots=True)
class Post:
    """One post. `values` holds texts or lists of texts; `marks` is `---`, `+++`, "" (lines alone) or "none"."""

    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    body: str = ""
    marks: str = "none"
    problems: list[Problem] = field(default_factory=list)

    def text(self, *keys: str) -> str:
        """Return the first of several keys that says something, as one line; of a list the first."""
        for key in keys:
            value = self.values.get(key, "")
            value = value if isinstance(value, str) else next(iter(value), "")
            if value.strip():
                return " ".join(value.split())
        return ""

    def words(self, *keys: str) -> tuple[str, ...]:
        """Return all words of several keys; a text is cut at commas, or where there are none and no spaces' sense."""
        found: list[str] = []
        for key in keys:
            value = self.values.get(key, ())
            found.extend(_cut(value) if isinstance(value, str) else value)
        return tuple(dict.fromkeys(word.strip() for word in found if word.strip()))


def _cut(value: str) -> list[str]:
    return value.split(";") if ";" in value else value.split(",")


def read_post(text: str, file: str) -> Post:
    """Read a post's header, whatever its kind, and its body."""
    data = text.encode()
    parts = split(data)
    if parts.marker and parts.closed:
        post = Post(marks=parts.marker, body=data[parts.body :].decode())
        header = data[parts.start : parts.end].decode()
        post.values = _toml(header) if parts.marker == "+++" else _yaml(header, parts.line, file, post.problems.append)
    else:
        values, body = _lines(text)
        post = Post(values, body, "" if values else "none")
    if not post.text("title"):
        _take_title(post)
    return post


def _yaml(header: str, line: int, file: str, report: Report) -> dict[str, str | tuple[str, ...]]:
    fields = read_header(header, line, file, report)
    if fields is None:
        # Not YAML after all (a colon in a title is the usual reason): line by line it still says what it says.
        return _lines(header + "\n\n", anything=True)[0]
    values: dict[str, str | tuple[str, ...]] = {}
    for key, entry in fields.items():
        values |= _plain(key, entry.value)
    return values


def _toml(header: str) -> dict[str, str | tuple[str, ...]]:
    try:
        table = tomllib.loads(header)
    except tomllib.TOMLDecodeError:
        return _lines(header.replace(" = ", ": ") + "\n\n", anything=True)[0]
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in table.items():
        values |= _plain(key, value)
    return values


def _plain(key: str, value: Any) -> dict[str, str | tuple[str, ...]]:
    """Flatten one value: lists to texts, tables (Hugo's params and taxonomies) to keys of their own."""
    name = key.lower().strip()
    if isinstance(value, dict):
        inner: dict[str, str | tuple[str, ...]] = {}
        for word, deeper in value.items():
            inner |= _plain(str(word) if name in ("params", "taxonomies") else f"{name}.{word}", deeper)
        return inner
    if isinstance(value, list):
        return {name: tuple(str(row.get("name", "") if isinstance(row, dict) else row) for row in value)}
    if isinstance(value, bool):
        return {name: "true" if value else "false"}
    return {name: str(value)}


def _lines(text: str, anything: bool = False) -> tuple[dict[str, str | tuple[str, ...]], str]:
    """Read `Key: value` lines up to the first empty line, going on where a line is set in (python-markdown's meta).

    Unless `anything` goes, the first line's key must be one that such headers begin with, so that prose is left alone.
    """
    values: dict[str, str | tuple[str, ...]] = {}
    key = ""
    rows = text.lstrip("\n").split("\n")
    end = len(rows)
    for at, row in enumerate(rows):
        found = _LINE.match(row)
        if not row.strip():
            end = at
            break
        if found and (values or anything or found[1].lower() in _KNOWN_FIRST):
            key = found[1].lower()
            values[key] = (found[2] or "").strip().strip("\"'")
        elif key and row[:1].isspace():
            values[key] = f"{values[key]} {row.strip()}".strip()
        elif key and row.lstrip().startswith("- "):
            values[key] = f"{values[key]}, {row.strip()[2:]}".strip(", ")
        elif not anything:
            return {}, text
    body = "\n".join(rows[end + 1 :])
    return (values, body) if values else ({}, text)


def _take_title(post: Post) -> None:
    """Make the first heading the title where the header has none, and take it out of the body."""
    found = _TITLE.match(post.body) or _SETEXT.match(post.body)
    if found:
        post.values["title"] = found[1].strip()
        post.body = post.body[found.end() :].lstrip("\n")


HANDLED: dict[str, tuple[str, ...]] = {
    "headline": ("title",),
    "standfirst": ("subtitle", "description", "summary", "excerpt", "lead"),
    "byline": ("author", "authors", "by"),
    "date": ("date", "publishdate", "published_at", "pubdate", "created", "created_at"),
    "updated": ("modified", "lastmod", "updated", "last_modified_at", "updated_at"),
    "topics": ("tags", "tag", "keywords", "topics"),
    "section": ("section", "category", "categories"),
    "slug": ("slug",),
    "language": ("lang", "language", "locale"),
    "number": ("number", "issue", "issue_number"),
    "volume": ("volume",),
    "kicker": ("kicker", "overline"),
    "dateline": ("dateline", "location"),
    "picture": ("image", "cover", "featured_image", "thumbnail", "cover.image", "header.teaser"),
    "series": ("series",),
    "addresses": ("aliases", "redirect_from", "permalink", "url", "save_as"),
    "status": ("status", "draft", "published", "hidden"),
}
"""Fields of ours, and the keys of other systems' headers that say the same, the more telling first."""

SILENT = frozenset(
    (
        *("layout", "type", "template", "comments", "comment", "toc", "math", "mathjax", "weight", "menu", "menus"),
        *("pin", "sitemap", "robots", "share", "disqus", "markup", "outputs", "disable_toc", "render", "cascade"),
        *("build", "_build", "iscjklanguage", "author_profile", "read_time"),
    )
)
"""Keys that steer another system's look and say nothing of the text."""


def unknown_keys(post: Post) -> Iterable[str]:
    """Yield the keys of a header that nothing of ours corresponds to."""
    handled = {key for keys in HANDLED.values() for key in keys}
    return (key for key in post.values if key not in handled and key not in SILENT)
