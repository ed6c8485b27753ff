"""The text of an article, from memory and from the file."""

from __future__ import annotations

import pickle
import unicodedata

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder.body import FileBody

from .papers import Paper


def test_a_body_is_the_text_behind_the_header_and_knows_its_line(paper: Paper) -> None:
    paper.article("01-a.md", "kicker: K", text="One\n\nTwo\n")
    body = paper.sole().body
    assert (body.markdown(), body.line) == ("One\n\nTwo\n", 5)


def test_a_body_is_in_composed_form(paper: Paper) -> None:
    paper.article("01-a.md", "headline: Cafe\u0301", text="Cafe\u0301\n")
    assert unicodedata.is_normalized("NFC", paper.sole().headline)
    assert paper.sole().body.markdown() == "Café\n"


def test_a_body_that_has_been_in_another_process_reads_its_file_again(paper: Paper) -> None:
    paper.article("01-a.md", text="First\r\nSecond\r\n")
    body = paper.sole().body
    again = pickle.loads(pickle.dumps(body))  # noqa: S301 - our own bytes
    assert len(pickle.dumps(body)) < 400
    assert again == body
    assert again.markdown() == body.markdown() == "First\nSecond\n"


def test_a_body_whose_file_has_changed_or_gone_says_so(paper: Paper) -> None:
    file = paper.article("01-a.md")
    body = pickle.loads(pickle.dumps(paper.sole().body))  # noqa: S301 - our own bytes
    file.write_text("other", encoding="utf-8")
    with pytest.raises(FolderError, match="changed"):
        body.markdown()
    file.unlink()
    with pytest.raises(FolderError, match="cannot be read any more"):
        body.markdown()


def test_a_body_that_has_let_its_bytes_go_reads_the_file_again(paper: Paper) -> None:
    file = paper.article("01-a.md", text="[one](two.html)\n")
    body = paper.sole().body
    assert isinstance(body, FileBody)
    body.let_go()
    assert body.markdown() == "[one](two.html)\n"
    file.unlink()
    assert body.targets == ("two.html",)
    with pytest.raises(FolderError, match="cannot be read any more"):
        body.markdown()
