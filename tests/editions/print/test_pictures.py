"""Pictures as print takes them, looked at with a second tool."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.editions.print.measure.around import Drawn
from broadsheet.editions.print.pictures import PrintPictures
from broadsheet.model.issue import Issue
from broadsheet.model.pictures import Picture
from broadsheet.model.publication import Names, Publication
from broadsheet.text.nodes import Picture as Node

FILE = "issues/v1n1/01-a.md"


def saved(form: str, size: tuple[int, int] = (600, 400), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def found(root: Path, name: str, data: bytes, node: Node | None = None) -> tuple[PrintPictures, Drawn | str]:
    file = root / "issues/v1n1" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    picture = Picture(f"issues/v1n1/{name}", name, "stamp")
    issue = Issue(
        id="v1n1",
        folder="issues/v1n1",
        date=date(2026, 1, 2),
        release_at=datetime(2026, 1, 2, tzinfo=UTC),
        pictures=(picture,),
    )
    paper = Publication(id="p", title=Names((("", "P"),)), issues=(issue,), root=str(root))
    pictures = PrintPictures(paper, 595)
    return pictures, pictures.drawn(node or Node(name), FILE, issue)


@pytest.mark.parametrize(
    ("name", "make", "form", "width"),
    [
        ("a.jpg", lambda: saved("JPEG"), "JPEG", 600),
        ("a.png", lambda: saved("PNG", mode="P"), "PNG", 600),
        ("a.webp", lambda: saved("WEBP"), "JPEG", 600),
        ("a.gif", lambda: saved("GIF", mode="P"), "PNG", 600),
        ("a.jpg", lambda: saved("JPEG", mode="CMYK"), "JPEG", 600),
        ("a.jpg", lambda: saved("JPEG", (4000, 400)), "JPEG", 2479),
        ("a.jpg", lambda: saved("JPEG")[:-500], "JPEG", 600),
    ],
)
def test_a_picture_comes_in_a_form_that_can_be_set(
    tmp_path: Path, name: str, make: Callable[[], bytes], form: str, width: int
) -> None:
    """2,479 pixels are 300 to the inch over 595 points."""
    pictures, drawn = found(tmp_path, name, make())
    assert isinstance(drawn, Drawn)
    pictures.prepare([drawn.file], 1)
    made = Image.open(io.BytesIO(pictures.content(drawn.file)))
    assert (made.format, made.width, made.mode in ("RGB", "L", "P")) == (form, width, True)


def test_a_photograph_that_can_be_set_keeps_its_pixels_and_loses_what_it_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Nikita"
    data = saved("JPEG", exif=exif)
    pictures, drawn = found(tmp_path, "a.jpg", data)
    assert isinstance(drawn, Drawn)
    made = pictures.content(drawn.file)
    assert b"Nikita" in data
    assert b"Nikita" not in made
    assert Image.open(io.BytesIO(made)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_the_focus_is_read_and_the_middle_where_it_is_none(tmp_path: Path) -> None:
    for written, point in (("0.2,0.8", (0.2, 0.8)), ("", (0.5, 0.5)), ("2,0", (0.5, 0.5)), ("a,b", (0.5, 0.5))):
        _, drawn = found(tmp_path, "a.jpg", saved("JPEG"), Node("a.jpg", focus=written))
        assert isinstance(drawn, Drawn)
        assert (drawn.focus, drawn.width, drawn.height) == (point, 600, 400)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("gone.jpg", "no such file"),
        ("https://pics.example/a.jpg", "another host"),
        ("../../../etc/passwd", "outside the paper"),
    ],
)
def test_why_a_picture_is_not_printed_is_said(tmp_path: Path, source: str, reason: str) -> None:
    _, drawn = found(tmp_path, "a.jpg", saved("JPEG"), Node(source))
    assert reason in str(drawn)
    _, drawn = found(tmp_path, "b.jpg", b"no picture at all")
    assert "no kind that is known" in str(drawn)
