"""Compressed copies: which files have them, what is in them, and how often a text is made for them."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import brotli

from broadsheet.editions.edition import Output
from broadsheet.press.copies import with_copies
from broadsheet.problems import Place, Problem, Report, Severity

from .papers import SETTINGS, paper, put_out

TEXT = b"The council voted on Tuesday. " * 100


class Made:
    """An output that counts how often it is made, and reports each time."""

    def __init__(self, path: str) -> None:
        self.count = 0
        self.output = Output(path, "key", self.make)

    def make(self, report: Report) -> bytes:
        self.count += 1
        report(Problem("a", Severity.NOTE, Place("a.md"), ()))
        return TEXT


def test_texts_have_two_copies_and_pictures_none() -> None:
    outputs = [Made(path).output for path in ("a/index.html", "assets/b.webp", "feed.xml", "robots.txt", "c.pdf")]
    assert [(output.path, output.key) for output in with_copies(outputs)] == [
        ("a/index.html", "key"),
        ("a/index.html.br", "key.br"),
        ("a/index.html.gz", "key.gz"),
        ("assets/b.webp", "key"),
        ("feed.xml", "key"),
        ("feed.xml.br", "key.br"),
        ("feed.xml.gz", "key.gz"),
        ("robots.txt", "key"),
        ("c.pdf", "key"),
    ]


def test_the_copies_hold_the_text_which_is_made_and_reported_once() -> None:
    made = Made("a.html")
    problems: list[Problem] = []
    plain, brotli_copy, gzip_copy = [output.make(problems.append) for output in with_copies([made.output])]
    assert plain == brotli.decompress(brotli_copy) == gzip.decompress(gzip_copy) == TEXT
    assert (made.count, len(problems)) == (1, 1)


def test_a_copy_alone_can_be_made() -> None:
    made = Made("a.html")
    (_, _, copy) = with_copies([made.output])
    problems: list[Problem] = []
    assert gzip.decompress(copy.make(problems.append)) == TEXT
    assert problems == []


def test_a_copy_holds_no_time_and_no_name() -> None:
    """RFC 1952, section 2.3: no flags, and no time."""
    (_, _, copy) = with_copies([Made("a.html").output])
    data = copy.make(lambda problem: None)
    assert data[:4] == b"\x1f\x8b\x08\x00"
    assert data[4:8] == bytes(4)


def test_a_build_makes_copies_where_the_paper_wants_them(tmp_path: Path) -> None:
    root = paper(tmp_path)
    put_out(root)
    out = root / "out" / "web"
    assert not list(out.rglob("*.gz"))
    (root / "paper.toml").write_text(f"{SETTINGS}[web]\ncompress = true\n")
    put_out(root)
    pages = list(out.rglob("*.html"))
    assert pages
    for page in pages:
        assert brotli.decompress(page.with_name(f"{page.name}.br").read_bytes()) == page.read_bytes()
        done = subprocess.run(["gzip", "-dc", f"{page}.gz"], capture_output=True, check=True)
        assert done.stdout == page.read_bytes()
    (root / "paper.toml").write_text(SETTINGS)
    put_out(root)
    assert not list(out.rglob("*.br"))
