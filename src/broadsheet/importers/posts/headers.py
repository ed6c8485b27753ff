"""From the header of somebody else's post to the fields of an article.

In: a `Post` and what was settled about it. Out: keys and values of the folder format, in its order. Texts of other
systems are plain, ours are Markdown of one line: they are escaped. Knows no issue and no file of the paper.
"""

from __future__ import annotations

import datetime as dt

from broadsheet.importers.importer import Value
from broadsheet.importers.posts.post import HANDLED, Post
from broadsheet.importers.rules import Rules
from broadsheet.importers.store.escaping import escaped

_DRAFT = {"status": ("draft", "hidden", "private", "skip"), "draft": ("true", "yes", "1"), "published": ("false", "no")}


def fields_of(post: Post, headline: str, section: str, published: str, rules: Rules) -> tuple[tuple[str, Value], ...]:
    """Make the fields of an article; what is empty is left out."""
    topics = post.words(*HANDLED["topics"])
    found: dict[str, Value] = {
        "headline": escaped(headline),
        "kicker": escaped(post.text(*HANDLED["kicker"])),
        "standfirst": escaped(post.text(*HANDLED["standfirst"])),
        "byline": _one_or_many(_said(post, "byline", rules)),
        "dateline": post.text(*HANDLED["dateline"]),
        "section": section,
        "topics": topics,
        "series": post.text(*HANDLED["series"]),
        "published": published,
        "updated": _moment(post.text(*HANDLED["updated"])),
        "status": "draft" if is_draft(post) else "",
        "picture": post.text(*HANDLED["picture"]),
    }
    return tuple((key, value) for key, value in found.items() if value)


def _one_or_many(names: tuple[str, ...]) -> Value:
    return names[0] if len(names) == 1 else names


def _moment(text: str) -> str:
    from broadsheet.folder.dates import BadDateError
    from broadsheet.importers.evidence.dates import read

    try:
        return read(text).isoformat(sep=" ") if text else ""
    except BadDateError:
        return ""


def is_draft(post: Post) -> bool:
    """Whether the post was not to be published."""
    return any(post.text(key).lower() in words for key, words in _DRAFT.items())


def section_of(post: Post, rules: Rules) -> str:
    """Return the section that a header names: by the rules' keys, else by those that usually hold it."""
    return next(iter(_said(post, "section", rules)), "")


def _said(post: Post, what: str, rules: Rules) -> tuple[str, ...]:
    """Return what a header says under the keys that the rules name, else under those that usually hold it."""
    keys = rules.words(f"articles.{what}")
    for key in keys:
        if post.words(key):
            rules.hit(f"articles.{what}", key)
    return post.words(*(keys or HANDLED[what]))


def moment_text(moment: dt.datetime | None) -> str:
    """Write a moment for a header, "" for none."""
    return moment.isoformat(sep=" ", timespec="minutes") if moment else ""
