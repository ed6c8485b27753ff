"""Bad pictures in a whole build (bad inputs 49 to 56): told with their limit, refused or put right, never a crash."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.press.preview import Preview

from ..imaging.samples import SECRETS, XMP, camera_jpeg, gradient, hollow_png, saved
from .papers import NOW, article, edition, paper, run, write

TEXT = "![A wall](wall.jpg)\n\nIt fell."
PICTURES = (".jpg", ".png", ".webp", ".avif", ".gif", ".svg")


def shown(
    root: Path, data: bytes, name: str = "wall.jpg", *options: str, text: str = ""
) -> tuple[int, list[dict[str, str]], str]:
    """Build a paper whose second article shows a picture: exit code, problems, the article's page."""
    write(paper(root), f"issues/v1n1/{name}", data)
    article(root, "02-shown.md", "headline: Shown\n", text or f"![A wall]({name})\n\nIt fell.")
    done = run(root, "build", "--json", *options)
    page = root / "out/web/v1/n1/shown/index.html"
    return done.returncode, json.loads(done.stdout)["problems"], page.read_text() if page.exists() else ""


def pictures(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in edition(root).items() if path.endswith(PICTURES)}


def test_a_photograph_is_shown_in_several_files_and_none_says_where_it_was_taken(tmp_path: Path) -> None:
    code, problems, page = shown(tmp_path, camera_jpeg(1500, 1000))
    assert (code, problems) == (0, [])
    assert page.count('<source type="image/avif"') == page.count('<source type="image/webp"') == 1
    assert 'width="1280" height="853"' in page
    assert " style=" not in page.partition("<main")[2]
    assert len(pictures(tmp_path)) == 12
    assert not [secret for data in edition(tmp_path).values() for secret in SECRETS if secret in data]


def test_every_file_that_a_page_names_is_there(tmp_path: Path) -> None:
    _, _, page = shown(tmp_path, camera_jpeg(1500, 1000))
    named = set(re.findall(r"/assets/([0-9a-f]{20}\.\w+)", page.partition("<main")[2]))
    assert named == {path.removeprefix("assets/") for path in pictures(tmp_path)}
    assert len(named) == 12


def test_caption_credit_and_alternative_text_come_from_the_file(tmp_path: Path) -> None:
    code, problems, page = shown(tmp_path, camera_jpeg(900, 600), text="![](wall.jpg)")
    assert (code, problems) == (0, [])
    assert 'alt="A cracked wall"' in page
    assert '<figcaption>The wall at dawn <span class="credit">Harbour &amp; Moor</span></figcaption>' in page
    assert run(tmp_path, "proof").returncode == 0


def test_what_a_file_says_is_text_and_no_markup(tmp_path: Path) -> None:
    xmp = XMP.replace("A cracked wall", "&lt;b onload=x&gt;\"'").replace("The wall at", "&lt;script&gt; *at*")
    _, _, page = shown(tmp_path, saved(gradient(600, 400), "JPEG", xmp=xmp.encode()), text="![](wall.jpg)")
    assert "&lt;script&gt; *at* dawn" in page
    assert "<script>" not in page.partition("<main")[2]
    assert "<b onload" not in page


def test_a_lying_suffix_does_not_matter(tmp_path: Path) -> None:
    code, _, page = shown(tmp_path, saved(gradient(600, 400).quantize(9), "PNG"), "wall.jpg")
    assert code == 0
    assert ".webp" in page
    assert {path.rpartition(".")[2] for path in pictures(tmp_path)} == {"png", "webp"}


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "wall.jpg", "of no kind that is known"),
        (b"GIF is what I am not", "wall.gif", "of no kind that is known"),
        (b"\x89PNG\r\n\x1a\n", "wall.png", "its size cannot be told"),
        (hollow_png(30_000, 30_000), "wall.png", "30,000 × 30,000 pixels; the limit is 100 million"),
        (hollow_png(20_000, 20_000), "wall.png", "20,000 × 20,000 pixels; the limit is 100 million"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "wall.heic", "HEIC cannot be read here"),
        (saved(gradient(60, 40), "BMP"), "wall.bmp", "BMP cannot be read here"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "wall.svg", "entities"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_name_and_the_paper_comes_out(
    data: bytes, name: str, reason: str, tmp_path: Path
) -> None:
    code, problems, page = shown(tmp_path, data, name)
    (problem,) = [row for row in problems if row["name"] == "unreadable-picture"]
    assert (code, problem["severity"], problem["file"]) == (0, "warning", "issues/v1n1/02-shown.md")
    assert name in problem["sentence"]
    assert reason in problem["sentence"]
    assert "<img" not in page.partition('<div class="body')[2].partition("</article>")[0]
    assert pictures(tmp_path) == {}


def test_a_file_of_a_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    root = paper(tmp_path)
    with (root / "issues/v1n1/wall.jpg").open("wb") as stream:
        stream.truncate(100_000_000)
    article(root, "02-shown.md", "headline: Shown\n", TEXT)
    code = (
        "import sys; from broadsheet.cli.main import main; main(sys.argv[1:]); print(open('/proc/self/status').read())"
    )
    command = [sys.executable, "-c", code, "build", "--paper", str(root), "--now", NOW]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "its file has 100 MB; the limit is 80 MB" in done.stderr
    peak = re.search(r"VmHWM:\s*(\d+) kB", done.stdout)
    assert peak is not None
    assert int(peak[1]) < 90_000


@pytest.mark.parametrize("end", [300, 3000])
def test_a_torn_photograph_is_shown_as_far_as_it_goes_and_told(end: int, tmp_path: Path) -> None:
    whole = saved(gradient(600, 400), "JPEG", quality=95)
    code, problems, _ = shown(tmp_path, whole[: max(end, 700)])
    assert code == 0
    assert [row["name"] for row in problems] == ["damaged-picture"]
    assert [row["name"] for row in json.loads(run(tmp_path, "build", "--json").stdout)["problems"]] == [
        "damaged-picture"
    ]


def test_a_picture_of_which_nothing_can_be_read_stops_the_build(tmp_path: Path) -> None:
    data = saved(gradient(60, 40), "PNG")[:33]
    code, problems, _ = shown(tmp_path, data, "wall.png")
    assert code == 1
    assert [(row["name"], row["severity"], row["file"]) for row in problems] == [
        ("lost-picture", "error", "issues/v1n1/wall.png")
    ]
    assert not (tmp_path / "out/web").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_picture_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    root = paper(tmp_path)
    write(root, "issues/v1n1/wall.jpg", camera_jpeg()).chmod(0)
    article(root, "02-shown.md", "headline: Shown\n", TEXT)
    assert "cannot be shown: Permission denied" in run(root, "build").stderr


def test_a_drawing_is_put_out_without_its_script(tmp_path: Path) -> None:
    data = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><script>alert(1)</script><rect width="9"/></svg>'
    )
    code, problems, page = shown(tmp_path, data, "wall.svg")
    assert (code, problems) == (0, [])
    assert 'width="90" height="60"' in page
    (made,) = pictures(tmp_path).values()
    assert b"alert" not in made
    assert b"<rect" in made


@pytest.mark.parametrize("form", ["TIFF", "WEBP", "AVIF"])
def test_other_kinds_are_converted(form: str, tmp_path: Path) -> None:
    code, problems, _ = shown(tmp_path, saved(gradient(600, 400), form), f"wall.{form.lower()}")
    assert (code, problems) == (0, [])
    assert {path.rpartition(".")[2] for path in pictures(tmp_path)} == {"avif", "webp", "jpg"}


def test_a_second_build_and_a_new_theme_make_no_picture_again(tmp_path: Path) -> None:
    shown(tmp_path, camera_jpeg(900, 600))
    before = pictures(tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / ".broadsheet/pictures").rglob("*.*")}
    write(tmp_path, "theme/tokens.css", "body{}")
    assert run(tmp_path, "build").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert pictures(tmp_path) == before


def test_a_rehearsal_names_new_pictures_and_writes_nothing(tmp_path: Path) -> None:
    write(paper(tmp_path), "issues/v1n1/wall.jpg", camera_jpeg(900, 600))
    article(tmp_path, "02-shown.md", "headline: Shown\n", TEXT)
    told = json.loads(run(tmp_path, "build", "--check", "--json").stdout)
    assert len([path for path in told["added"] if path.endswith((".avif", ".webp", ".jpg"))]) == 9
    assert not (tmp_path / ".broadsheet").exists()
    assert run(tmp_path, "build").returncode == 0
    told = json.loads(run(tmp_path, "build", "--check", "--json").stdout)
    assert (told["added"], told["changed"], told["removed"]) == ([], [], [])


@pytest.mark.parametrize("start", ["here", "fork", "spawn"])
def test_pictures_are_the_same_however_the_build_is_shared_out(start: str, tmp_path: Path) -> None:
    write(paper(tmp_path), "issues/v1n1/wall.jpg", camera_jpeg(500, 300))
    article(tmp_path, "02-shown.md", "headline: Shown\n", TEXT)
    done = run(tmp_path, "build", timeout=120, BROADSHEET_START=start)
    assert done.returncode == 0
    sizes = {Image.open(io.BytesIO(data)).size for data in pictures(tmp_path).values()}
    assert sizes == {(400, 240), (500, 300)}


def test_without_the_library_pictures_go_out_stripped_and_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyvips", None)
    write(paper(tmp_path), "issues/v1n1/other.jpg", camera_jpeg(700, 500))
    code, problems, page = shown(tmp_path, camera_jpeg(900, 600), text="![A](wall.jpg)\n\n![B](other.jpg)")
    assert code == 0
    assert [(row["name"], row["severity"]) for row in problems] == [("no-picture-library", "note")]
    assert "<picture" not in page
    made = pictures(tmp_path)
    assert {Image.open(io.BytesIO(data)).size for data in made.values()} == {(900, 600), (700, 500)}
    assert not [secret for data in made.values() for secret in SECRETS if secret in data]


def test_the_preview_makes_the_one_file_that_is_asked_for(tmp_path: Path) -> None:
    write(paper(tmp_path), "issues/v1n1/wall.jpg", camera_jpeg(900, 600))
    article(tmp_path, "02-shown.md", "headline: Shown\n", TEXT)
    preview = Preview(str(tmp_path), lambda: datetime.fromisoformat(NOW))
    page = preview.page("v1/n1/shown/index.html")
    assert page is not None
    assert page.data is not None
    path = re.findall(r"assets/\w+\.avif", page.data.decode())[0]
    picture = preview.page(path)
    assert picture is not None
    assert picture.data is not None
    assert Image.open(io.BytesIO(picture.data)).size == (400, 267)
    assert len(list((tmp_path / ".broadsheet/pictures").rglob("*.avif"))) == 1
