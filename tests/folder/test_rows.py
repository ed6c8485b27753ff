"""A reading survives the way through rows of plain values, with everything that a folder can say."""

from __future__ import annotations

import marshal
from dataclasses import FrozenInstanceError

import pytest

from broadsheet.folder.read import Reading
from broadsheet.folder.rows import reading_of, row_of
from broadsheet.model.article import DEFAULTS
from broadsheet.model.issue import StandingHead

from .papers import ISSUE, Paper


def everything(paper: Paper) -> Reading:
    """Read a paper that uses every part of an issue."""
    moments = "published: 2026-10-24 09:30\nupdated: 2026-10-25T10:00:00+02:00\nembargo_until: 2026-10-26\n"
    paper.article("wall.md", f"kicker: Council\n{moments}web: no\n", text="[x](y.html)\n")
    paper.article("buses.md", "staus: ready\ntopics: [a, b]\n")
    paper.article("wall.ar.md", "byline: [Ana, Tom]\n")
    order = 'running_order = [{heading = "Town"}, "wall", "buses"]\n'
    paper.write(f"{ISSUE}/issue.toml", f'date = "2026-10-23/2026-10-30"\n{order}')
    paper.write(f"{ISSUE}/pictures/a.png", "png")
    paper.write(f"{ISSUE}/printed/pages.json", '{"pages": 8, "articles": {"wall": [1, 4]}}')
    paper.write(f"{ISSUE}/printed/page-1.webp", "webp")
    paper.write("issues/notes/stray.txt", "")
    return paper.read()


def test_a_reading_is_the_same_behind_the_rows(paper: Paper) -> None:
    parts = list(everything(paper).folders.values())
    rows = marshal.loads(marshal.dumps([row_of(part) for part in parts]))  # noqa: S302 - our own bytes
    again = [reading_of(row) for row in rows]
    assert again == parts
    assert any(part.problems for part in again)
    bodies = [article.body for part in parts if part.issue for article in part.issue.articles]
    found = [article.body for part in again if part.issue for article in part.issue.articles]
    assert [(body.line, body.targets, body.markdown()) for body in found] == [
        (body.line, body.targets, body.markdown()) for body in bodies
    ]


def test_the_paper_of_this_test_uses_what_rows_must_carry(paper: Paper) -> None:
    issue = everything(paper).publication.issues[0]
    assert StandingHead("Town") in issue.running_order
    assert issue.date_end is not None
    assert issue.printed is not None
    assert issue.printed.covers
    assert issue.pictures
    wall = issue.articles[0]
    assert wall.published is not None
    assert wall.updated is not None
    assert wall.embargo_until is not None
    assert wall.body.targets == ("y.html",)
    assert issue.translations[0].original == wall.id


def test_an_article_is_still_frozen_and_stands_beside_a_constructed_one(paper: Paper) -> None:
    paper.article("01-a.md", "kicker: K")
    article = paper.sole()
    values = {name: getattr(article, name) for name in DEFAULTS}
    assert type(article)(**values) == article
    assert hash(type(article)(**values)) == hash(article)
    assert article.standfirst == ""
    with pytest.raises(FrozenInstanceError):
        article.headline = "Another"  # type: ignore[misc]
