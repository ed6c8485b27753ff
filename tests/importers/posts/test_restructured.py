"""reStructuredText as articles use it, and what Markdown it becomes."""

from __future__ import annotations

import pytest

from broadsheet.importers.posts.restructured import read_restructured

CASES = {
    "headings": ("Title\n=====\n\nOne\n---\n\nText.\n\nTwo\n~~~\n\nMore.\n", "## One\n\nText.\n\n### Two\n\nMore.\n"),
    "emphasis and code": ("*a* **b** ``c_d`` ``e`f``\n", "*a* **b** `c_d` ``e`f``\n"),
    "links": (
        "See `the site`_, word_ and `this <https://b.example/>`_.\n\n.. _the site: https://a.example/\n"
        ".. _word: https://c.example/long/\n   address\n",
        "See [the site](<https://a.example/>), [word](<https://c.example/long/address>)"
        " and [this](<https://b.example/>).\n",
    ),
    "an unknown target": ("A snake_case_ and unknown_.\n", "A snake_case_ and unknown_.\n"),
    "notes": ("A note [#one]_.\n\n.. [#one] Its text\n   goes on.\n", "A note [^one].\n\n[^one]: Its text goes on.\n"),
    "code": (
        "Like this::\n\n    a = `b`_\n    c\n\nEnd.\n\n.. code-block:: python\n\n   x = 1\n",
        "Like this:\n\n```\na = `b`_\nc\n```\n\nEnd.\n\n```python\nx = 1\n```\n",
    ),
    "a quotation": ("Said:\n\n    One line.\n    Two.\n", "Said:\n\n> One line.\n> Two.\n"),
    "lists": ("* one\n* two\n  goes on\n\n#. first\n#. second\n", "* one\n* two\n  goes on\n\n1. first\n1. second\n"),
    "a picture": (
        ".. figure:: boat.png\n   :alt: A boat\n\n   The *boat*.\n",
        '![A boat](boat.png "The *boat*.")\n',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_text_becomes_markdown(name: str) -> None:
    source, markdown = CASES[name]
    post, lost = read_restructured(source)
    assert post.body == markdown
    assert lost == 0


def test_the_title_and_the_fields_are_the_header() -> None:
    post, _ = read_restructured("=====\nTitle\n=====\n\n:date: 2014-07-15\n:category: Rust\n\nText.\n")
    assert (post.text("title"), post.text("date"), post.text("category")) == ("Title", "2014-07-15", "Rust")
    assert post.body == "Text.\n"


def test_what_has_no_counterpart_is_kept_as_text_and_counted() -> None:
    post, lost = read_restructured("Before.\n\n.. warning:: Mind the\n   gap.\n\nAfter.\n")
    assert "Mind the" in post.body
    assert "gap." in post.body
    assert lost == 2
