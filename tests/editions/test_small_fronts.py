"""The front of an issue of one or two articles: what it shows of a picture, and which numbers its issue line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from .papers import job, made, png, write

PAPER = """
[paper]
format = 1
id = "one"
title = "The Gazette"

[calendar]
frequency = "irregular"
numbering = "{numbering}"
"""


def home(folder: Path, width: int = 0, issue: str = "", numbering: str = "continuous") -> str:
    picture = "![Signature](hand.png)\n\n" if width else ""
    files: dict[str, str | bytes] = {
        "paper.toml": PAPER.replace("{numbering}", numbering),
        "issues/169/issue.toml": f'number = 169\ndate = 2009-12-01\nstatus = "released"\n{issue}',
        "issues/169/01-back.md": f"---\nheadline: The back page\n---\n{picture}This month the paper rests.\n",
        "issues/169/hand.png": png(width or 1, 200),
    }
    return made(job(write(folder, files))).text("index.html")


@pytest.mark.parametrize(("width", "shown"), [(179, False), (299, False), (300, True), (640, True)])
def test_a_picture_of_less_than_300_pixels_is_not_blown_up_for_a_lead(tmp_path: Path, width: int, shown: bool) -> None:
    text = home(tmp_path, width)
    assert 'class="t lead"' in text
    assert ('<div class="pic">' in text) is shown


def test_a_number_without_end_is_not_said_twice(tmp_path: Path) -> None:
    text = home(tmp_path)
    assert "Number 169" in text
    assert "Whole number" not in text


@pytest.mark.parametrize(("issue", "said"), [("", False), ("whole_number = 224\n", True)])
def test_a_whole_number_is_said_where_it_was_given(tmp_path: Path, issue: str, said: bool) -> None:
    assert ("Whole number 224" in home(tmp_path, issue=issue, numbering="year-number")) is said
