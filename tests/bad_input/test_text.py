"""Bad texts and headers, through the command line to the finished pages and feeds (gates 7 to 30)."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from .papers import FEEDS, article, built, edition, entries, names, page, paper, run, write

ARABIC = "خبر من المرفأ 2026 (Harbour)"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("missing-headline", "error", 1)),
        ("   \n \n", ("missing-headline", "error", 1)),
        ("---\nheadline: A\n---\n", ("empty-text", "error", 4)),
        ("---\nheadline: A\n---\n  \n\t\n", ("empty-text", "error", 4)),
        ("---\nheadline: A\n---\n\u00a0\n\u200b\u3000\n", ("empty-text", "error", 4)),
    ],
    ids=["empty", "spaces", "only a header", "a header and spaces", "a header and unseen spaces"],
)
def test_an_article_without_text_stops_the_build_unless_it_is_a_draft(
    tmp_path: Path, text: str, fault: tuple[str, str, int]
) -> None:
    paper(tmp_path)
    write(tmp_path, "issues/v1n1/02-a.md", text)
    assert names(tmp_path) == [fault]
    assert run(tmp_path, "build").returncode == 1
    assert not (tmp_path / "out/web").exists()
    write(tmp_path, "issues/v1n1/02-a.md", f"---\nheadline: A\nstatus: draft\n---\n{text.rpartition('---')[2]}")
    assert names(tmp_path) == []
    built(tmp_path)


def test_every_way_to_end_a_line_gives_the_same_edition(tmp_path: Path) -> None:
    lines = [
        "---",
        "headline: A",
        "standfirst: >",
        "  two",
        "  lines",
        "---",
        "",
        "| a |",
        "|---|",
        "| b |",
        "",
        "x  ",
        "y",
    ]
    editions = []
    for number, ends in enumerate((["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"])):
        root = paper(tmp_path / str(number))
        text = "".join(line + ends[at % len(ends)] for at, line in enumerate(lines))
        write(root, "issues/v1n1/02-a.md", text.encode())
        built(root)
        editions.append(edition(root))
    assert all(one == editions[0] for one in editions[1:])


def test_control_characters_leave_the_feeds_well_formed(tmp_path: Path) -> None:
    header = 'headline: A\nbyline: "An\\u0001a"\ntopics: [har\x0bbour]\nstandfirst: one\x00two\n'
    article(paper(tmp_path), "02-a.md", header, "te\x1bxt\ufffe\uffff \x7f")
    built(tmp_path)
    assert {name for name, _, _ in names(tmp_path)} == {"control-characters-in-file"}
    for name in ("feed.xml", "atom.xml", "sitemap.xml"):
        ET.fromstring(page(tmp_path, name))  # noqa: S314 - raises where it is not well-formed
    assert entries(tmp_path)["A"]["authors"] == [{"name": "Ana"}]


def test_a_paragraph_of_a_megabyte_goes_out_with_a_warning(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\n", "word " * 210_000)
    assert "long-text" in built(tmp_path).stderr


@pytest.mark.parametrize("body", [">" * 10_000 + "x", "*a _b " * 5_000 + "_ *" * 5_000], ids=["quotes", "emphasis"])
def test_nesting_without_end_is_an_error_that_is_told(tmp_path: Path, body: str) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\n", body)
    assert [name for name, _, _ in names(tmp_path)] == ["nested-too-deep"]
    assert run(tmp_path, "build").returncode == 1


@pytest.mark.parametrize("body", ["[" * 10_000, "*" * 10_001 + "x"], ids=["brackets", "stars"])
def test_signs_without_a_partner_go_out_as_they_are(tmp_path: Path, body: str) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\n", body)
    built(tmp_path)
    assert body in page(tmp_path, "v1/n1/a/index.html")


@pytest.mark.parametrize(("columns", "rows"), [(2, 5_000), (200, 20)])
def test_a_great_table_scrolls_in_its_own_box(tmp_path: Path, columns: int, rows: int) -> None:
    table = [f"|{'a|' * columns}", f"|{'-|' * columns}", *[f"|{'b|' * columns}"] * rows]
    article(paper(tmp_path), "02-a.md", "headline: A\n", "\n".join(table))
    built(tmp_path)
    text = page(tmp_path, "v1/n1/a/index.html")
    assert re.search(r'<div class="scroll"[^>]* tabindex="0"[^>]*><table>', text)
    assert text.count("<tr>") == rows + 1
    assert text.count("<td>b</td>") == rows * columns
    style = "".join(sheet.read_text() for sheet in (tmp_path / "out/web/assets").glob("*.css"))
    assert re.search(r"\.scroll\{[^}]*overflow-x:auto", style)


def test_raw_html_that_could_act_is_in_no_page_and_no_feed(tmp_path: Path) -> None:
    body = """<script>alert(1)</script>

A <img src=x onerror=alert(1)> <iframe src="https://evil.example"></iframe> <style>p{color:red}</style>
[one](javascript:alert(1)) [two](data:text/html,x) <a href="java&#9;script:alert(1)">three</a>
"""
    article(paper(tmp_path), "02-a.md", "headline: A <script>alert(1)</script>\n", body)
    built(tmp_path)
    assert {"html-removed", "unsafe-link"} <= {name for name, _, _ in names(tmp_path)}
    for path, data in edition(tmp_path).items():
        if path.endswith((".html", ".xml", ".json")):
            assert not re.search(rb"alert\(1\)|onerror|javascript:|iframe|evil|color:red|data:text", data), path


def test_a_note_may_stand_in_a_heading_but_not_in_its_id_or_a_title(tmp_path: Path) -> None:
    body = "## The cost[^1]\n\nIt rose.[^1]\n\n[^1]: By a tenth."
    article(paper(tmp_path), "02-a.md", "headline: The quay\n", body)
    built(tmp_path)
    assert names(tmp_path) == []
    text = page(tmp_path, "v1/n1/a/index.html")
    assert re.search(r'<h2 id="the-cost">The cost<a class="ref" id="r1" [^>]*>1</a></h2>', text)
    assert "The quay" in entries(tmp_path)


def test_a_mark_of_a_note_in_a_headline_is_a_warning_and_stays_text(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: The quay[^1]\n", "It rose.[^1]\n\n[^1]: By a tenth.")
    built(tmp_path)
    assert [(name, severity) for name, severity, _ in names(tmp_path)] == [("dangling-note", "warning")]
    assert "<h1>The quay[^1]</h1>" in page(tmp_path, "v1/n1/a/index.html")


@pytest.mark.parametrize(
    "sign", ["{{ 7*7 }}", "{% include 'frame.html' %}", "#import x", '#read("/etc/passwd")', "$x$", "%s"]
)
def test_what_a_program_would_run_appears_as_it_was_written(tmp_path: Path, sign: str) -> None:
    quoted = json.dumps(sign)
    header = f"headline: {quoted}\nbyline: [{quoted}]\ntopics: [{quoted}]\nseries: {quoted}\n"
    article(paper(tmp_path), "02-a.md", header, f"A `{sign}` b")
    built(tmp_path)
    titles = entries(tmp_path)
    (title,) = set(titles) - {"The wall"}
    assert "".join(title.split()) == "".join(
        sign.replace('"', "“", 1).replace('"', "”").replace("'", "‘", 1).replace("'", "’").split()
    )
    assert titles[title]["authors"] == [{"name": sign}]
    assert f"<code>{sign}</code>".replace('"', "&quot;") in page(tmp_path, "v1/n1/a/index.html").replace('"', "&quot;")


def test_a_headline_in_the_other_direction_is_kept_together_wherever_it_stands(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", f"headline: {ARABIC}\nlanguage: ar\n", "نص Latin 12 نص.")
    article(tmp_path, "03-b.md", "headline: The end\nfollows: v1n1/a\n")
    built(tmp_path)
    assert '<article lang="ar" dir="rtl">' in page(tmp_path, "v1/n1/a/index.html")
    assert '<article class="story" id="a2" lang="ar" dir="rtl">' in page(tmp_path, "v1/n1/whole/index.html")
    for path in (
        "index.html",
        "v1/n1/index.html",
        "v1/n1/whole/index.html",
        "v1/n1/wall/index.html",
        "v1/n1/b/index.html",
    ):
        text = page(tmp_path, path)
        shown = [at.start() for at in re.finditer(re.escape(ARABIC), text) if text[at.start() - 1] == ">"]
        assert shown, path
        for at in shown:
            around = text[max(0, at - 400) : at]
            assert around.endswith("<bdi>") or 'dir="rtl"' in around[around.rfind("dir=") :][:9], (path, around[-80:])
    for name in FEEDS:
        assert f"\u2068{ARABIC}\u2069" in page(tmp_path, name)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u2060", "\U000e0041"])
@pytest.mark.parametrize("escaped", [False, True], ids=["as it is", "as an escape"])
def test_what_deceives_the_eye_is_taken_out_of_every_field_with_a_warning(
    tmp_path: Path, sign: str, escaped: bool
) -> None:
    shown = json.dumps(sign)[1:-1] if escaped and ord(sign) < 0x10000 else sign
    header = f'headline: "The qu{shown}ay"\nbyline: ["An{shown}a Ruiz", Tom]\ntopics: ["har{shown}bour"]\n'
    article(paper(tmp_path), "02-a.md", f'{header}dateline: "Qu{shown}ay"\n')
    assert names(tmp_path) == [("control-characters-in-file", "warning", line) for line in (2, 3, 4, 5)]
    built(tmp_path)
    assert [path for path, data in edition(tmp_path).items() if sign.encode() in data] == []
    assert entries(tmp_path)["The quay"]["authors"] == [{"name": "Ana Ruiz"}, {"name": "Tom"}]


@pytest.mark.parametrize(
    "written", ["نمی\u200cخواهم", "भार\u200dत", "👩\u200d💻", "ภาษา\u200bไทย", "Auf\u200clage", "\u2067אב\u2069 C"]
)
def test_signs_without_width_stay_where_a_script_needs_them(tmp_path: Path, written: str) -> None:
    article(paper(tmp_path), "02-a.md", f"headline: A\nbyline: {written}\n")
    assert names(tmp_path) == []
    built(tmp_path)
    assert entries(tmp_path)["A"]["authors"] == [{"name": written}]


def test_a_name_with_a_letter_of_another_script_is_a_warning(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\nbyline: An\u0430 Ruiz\n")
    assert names(tmp_path) == [("confusable-name", "warning", 3)]


def test_one_name_in_two_normal_forms_is_one_contributor_and_one_topic(tmp_path: Path) -> None:
    paper(tmp_path)
    for form in ("NFC", "NFD"):
        header = unicodedata.normalize(form, "byline: Zoë Café\ntopics: [café]\n")
        article(tmp_path, f"02-{form}.md", f"headline: {form}\n{header}")
    built(tmp_path)
    assert sorted(path.name for path in (tmp_path / "out/web/people").iterdir() if path.is_dir()) == ["zoë-café"]
    assert sorted(path.name for path in (tmp_path / "out/web/topics").iterdir() if path.is_dir()) == ["café"]


def test_words_without_end_stay_whole_and_may_break_anywhere(tmp_path: Path) -> None:
    word, address = "x" * 300, "https://harbour.example/" + "y" * 2_000
    article(
        paper(tmp_path),
        "02-a.md",
        f"headline: {word}\nbyline: {word}\nkicker: {word}\n",
        f"{word} <{address}> a\u00adb 5\u00a0km",
    )
    built(tmp_path)
    text = page(tmp_path, "v1/n1/a/index.html")
    assert text.count(word) >= 4
    assert f'href="{address}"' in text
    assert "a\u00adb 5" in text
    style = "".join(sheet.read_text() for sheet in (tmp_path / "out/web/assets").glob("*.css"))
    assert re.search(r"[^{}]*h1[^{}]*\{overflow-wrap:anywhere\}", style)


def test_a_hostile_headline_of_500_letters_is_escaped_for_each_format(tmp_path: Path) -> None:
    title = "1 < 2 & 3 > 2 ]]> " + "so " * 160 + "end"
    header = json.dumps(title.replace("so end", "so\nend"))
    article(paper(tmp_path), "02-a.md", f"headline: {header}\n")
    built(tmp_path)
    assert title in entries(tmp_path)
    for name, tag in (("feed.xml", "title"), ("atom.xml", "{http://www.w3.org/2005/Atom}title")):
        assert title in [one.text for one in ET.fromstring(page(tmp_path, name)).iter(tag)]  # noqa: S314
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<h1>{escaped}</h1>" in page(tmp_path, "v1/n1/a/index.html")


def test_mathematics_and_diagrams_fetch_nothing(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\n", "$$x^2$$\n\n```mermaid\ngraph TD\n```\n\n```math\nx\n```")
    assert names(tmp_path) == [("code-shown", "note", 7), ("code-shown", "note", 11)]
    built(tmp_path)
    text = page(tmp_path, "v1/n1/a/index.html")
    assert text.count("<script") == text.count('<script type="application/ld+json">')  # which is data
    assert "graph TD" in text
    assert "$$x^2$$" in text
