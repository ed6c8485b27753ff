"""Long texts are put in past the template engine."""

from __future__ import annotations

from broadsheet.editions.web.splice import cut, fill, mark


def test_parts_are_put_in_where_their_marks_are_as_text_or_bytes() -> None:
    text = cut(f"<p>é {mark('body')}</p>{mark('notes')}{mark('body')}")
    assert fill(text, {"body": "ü", "notes": "☃".encode()}).decode() == "<p>é ü</p>☃ü"


def test_what_somebody_wrote_that_looks_like_a_mark_stays() -> None:
    assert fill(cut("a \ue000other\ue000 b"), {"body": "x"}).decode() == "a \ue000other\ue000 b"
