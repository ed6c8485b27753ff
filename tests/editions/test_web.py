"""The web edition as a whole: which outputs, in which order, with which keys; and one page without the others."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet import theming
from broadsheet.editions import table
from broadsheet.editions.web.composing import compose
from broadsheet.editions.web.edition import Web
from broadsheet.editions.web.lists import LONGEST, NEWEST
from broadsheet.errors import UsageError
from broadsheet.imaging import measure
from broadsheet.model.article import Article, Text, Weight
from broadsheet.model.publication import PAGE_KINDS

from .papers import FILES, PAPER, Site, job, made, png, write


def keys(root: Path) -> dict[str, str]:
    return {output.path: output.key for output in Web().write(job(root))}


def changed(root: Path, path: str, old: str, new: str) -> set[str]:
    """Change a file and say which outputs have another key for it, or are new or gone."""
    before = keys(root)
    file = root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    after = keys(root)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A paper that a test may change."""
    return write(tmp_path, FILES)


def test_two_runs_list_the_same_outputs_in_the_same_order(root: Path) -> None:
    first, second = ([(o.path, o.key) for o in Web().write(job(root))] for _ in range(2))
    assert first == second


def test_two_runs_make_the_same_bytes_wherever_the_folder_lies(tmp_path: Path, site: Site) -> None:
    assert made(job(write(tmp_path / "elsewhere", FILES))).files == site.files


def test_find_gives_every_page_that_write_gives(root: Path, site: Site) -> None:
    one = job(root)
    web = Web()
    for output in Web().write(one):
        found = web.find(one, output.path)
        assert found is not None, output.path
        assert (found.path, found.key) == (output.path, output.key)
        assert found.make(lambda problem: None) == site.files[output.path], output.path


@pytest.mark.parametrize(
    "path", ["", "nowhere/index.html", "v53/n22/index.html", "v53/n20/gone/index.html", "../x", "assets/x.png"]
)
def test_find_gives_nothing_where_nothing_is(root: Path, path: str) -> None:
    assert Web().find(job(root), path) is None


def test_an_issue_alone_can_be_written(root: Path) -> None:
    one = job(root)
    paths = [output.path for output in Web().write(replace(one, issue=one.publication.issues[0]))]
    assert paths == [
        "v53/n20/index.html",
        "v53/n20/whole/index.html",
        "v53/n20/pilots/index.html",
        "v53/n20/storm/index.html",
    ]


def test_a_changed_text_changes_only_its_page_whole_issue_home_and_feeds(own: Path) -> None:
    assert changed(own, "issues/v53n21/03-correction.md", "We were wrong", "We erred") == {
        "v53/n21/correction/index.html",
        "v53/n21/whole/index.html",
        "index.html",
        *(f"{folder}{name}" for folder in ("", "sections/town/") for name in ("feed.xml", "atom.xml", "feed.json")),
    }


def test_a_changed_headline_reaches_the_pages_that_name_it(own: Path) -> None:
    found = changed(own, "issues/v53n20/01-pilots.md", "Pilot station opened", "Pilots' house built")
    assert {
        "v53/n20/pilots/index.html",
        "v53/n20/index.html",
        "v53/n21/correction/index.html",
        "v53/n21/harbour-wall/index.html",
        "corrections/index.html",
        "sections/town/index.html",
        "topics/harbour/index.html",
        "people/ana-ruiz/index.html",
        "series/the-wall-and-the-water/index.html",
    } <= found
    assert not found & {"v53/n21/ferry/index.html", "subscribe/index.html", "sections/sport/index.html"}


def test_a_changed_setting_changes_every_page(own: Path) -> None:
    pages = {path for path in keys(own) if path.endswith("index.html")}
    assert pages <= changed(own, "paper.toml", "Harbour Society", "Harbour Society Ltd")


def test_a_page_whose_key_stays_has_the_same_bytes(own: Path) -> None:
    before, old = keys(own), made(job(own)).files
    (own / "issues/v53n21/04-brief.md").write_text("---\nheadline: Library *closes*\nweight: brief\n---\nFrom one.\n")
    (own / "issues/v53n20/01-pilots.md").unlink()
    after, new = keys(own), made(job(own)).files
    same = {path for path in before.keys() & after.keys() if before[path] == after[path]}
    assert same
    assert {path for path in same if old[path] != new[path]} == set()


def test_a_new_article_leaves_the_pages_of_other_issues_alone_but_those_with_a_dead_link(own: Path) -> None:
    before = keys(own)
    (own / "issues/v53n20/09-late.md").write_text("---\nheadline: Late news\n---\nIt came late.\n")
    after = keys(own)
    found = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert {"v53/n20/pilots/index.html", "v53/n20/index.html"} <= found
    pages = {path for path in found if re.fullmatch("v53/n21/[^/]+/index.html", path)}
    assert pages == {"v53/n21/ferry/index.html", "v53/n21/whole/index.html"}


@pytest.mark.parametrize(
    "link",
    ["[a](article:v53n20/late)", "<article:v53n20/late>", "[a](/v53/n20/late/)", "[a](../v53n20/09-late.md)", "[a][b]"],
)
def test_a_page_is_made_anew_when_what_it_links_to_comes(own: Path, link: str) -> None:
    text = f"---\nheadline: Links\n---\nSee {link}.\n\n[b]: https://example.org/paper/v53/n20/late/\n"
    (own / "issues/v53n21/09-links.md").write_text(text)
    before = keys(own)
    (own / "issues/v53n20/09-late.md").write_text("---\nheadline: Late news\n---\nIt came late.\n")
    after = keys(own)
    found = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert {"v53/n21/links/index.html", "v53/n21/whole/index.html", "feed.xml"} <= found


def test_a_picture_that_is_linked_or_named_by_a_reference_is_published(own: Path) -> None:
    (own / "issues/v53n20/pictures").mkdir(exist_ok=True)
    for width, name in enumerate(("a.png", "b (1).png", "c.png", "d.png"), 30):
        (own / "issues/v53n20/pictures" / name).write_bytes(png(width, 5))
    text = "[a](a.png) ![b](<b (1).png>) ![c][c]\n\n[c]: c.png\n"
    (own / "issues/v53n20/09-late.md").write_text(f"---\nheadline: Late\n---\n{text}")
    files = made(job(own)).files.items()
    sizes = {measure(data) for path, data in files if path.endswith(".png")}
    assert [(width, 5) in sizes for width in range(30, 34)] == [True, True, True, False]


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_kind_of_page_that_is_not_wanted_is_neither_made_nor_linked(own: Path, kind: str) -> None:
    wanted = [word for word in PAGE_KINDS if word != kind]
    (own / "paper.toml").write_text(f"{PAPER}\n[web]\npages = {json.dumps(wanted)}\n")
    site = made(job(own))
    linked = {
        target for path, data in site.files.items() if path.endswith(".html") for target in _targets(data.decode())
    }
    assert {target for target in linked if target not in site.files} <= _unlinked(kind)


def _targets(text: str) -> set[str]:
    import re

    found = re.findall(r'(?:href|src)="/paper/([^"#?]*)', text)
    return {f"{target}index.html" if not target or target.endswith("/") else target for target in found}


def _unlinked(kind: str) -> set[str]:
    """What stays linked although it is not made: nameplates lead home, and texts to articles."""
    if kind == "home":
        return {"index.html", "ar/index.html"}
    return set()


def test_a_list_of_more_than_200_is_split_by_year(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"paper.toml": PAPER}
    count = LONGEST + 1
    for number in range(count):
        year = 2025 if number < 120 else 2026
        day = f"{year}-{1 + number % 10:02}-{1 + number % 28:02}"
        files[f"issues/a/v1n{number + 1}/issue.toml"] = (
            f'volume = 1\nnumber = {number + 1}\ndate = {day}\nstatus = "released"\n'
        )
        files[f"issues/a/v1n{number + 1}/01-piece.md"] = f"---\nheadline: Piece {number}\nsection: Town\n---\nText.\n"
    site = made(job(write(tmp_path, files)))
    entries = {
        path: site.text(path).count('class="entry"')
        for path in site.files
        if path.startswith("sections/town/") and "html" in path
    }
    assert entries == {
        "sections/town/index.html": NEWEST,
        "sections/town/2025/index.html": 120,
        "sections/town/2026/index.html": count - 120,
    }
    assert 'href="/paper/sections/town/2025/"' in site.text("sections/town/index.html")


def test_gaps_in_the_run_are_shown_in_the_archive(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"paper.toml": PAPER.replace("volume_start = 2026-07-03\nfirst_volume = 53", "")}
    for number, day in ((1, "2026-01-02"), (2, "2026-01-09"), (5, "2026-01-30")):
        files[f"issues/v1n{number}/issue.toml"] = f'volume = 1\nnumber = {number}\ndate = {day}\nstatus = "released"\n'
        files[f"issues/v1n{number}/01-a.md"] = "---\nheadline: A\n---\nText.\n"
    site = made(job(write(tmp_path, files)))
    text = site.text("v1/index.html")
    assert text.find("Number 5") < text.find("Numbers 3–4") < text.find("Number 2<")


def article(weight: Weight, slug: str) -> Article:
    return Article(
        id=f"i/{slug}", issue="i", slug=slug, language="en", headline=slug, body=Text(""), file=slug, weight=weight
    )


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ("lssn", "l|ss||n"),
        ("lssssn", "l|sss||sn"),
        ("lbbbbbbbbb", "l||bbbbbbb|"),
        ("nnn", "n|||nn"),
        ("sn", "s|||n"),
        ("bbb", "||bbb|"),
        ("bbbbbbbbb", "||bbbbbbbbb|"),
        ("lln", "l|l||n"),
        ("", "|||"),
    ],
)
def test_a_front_is_composed_by_weight(weights: str, expected: str) -> None:
    words: dict[str, Weight] = {"l": "lead", "s": "second", "n": "normal", "b": "brief"}
    groups = compose([article(words[letter], f"{letter}{place}") for place, letter in enumerate(weights)])
    assert (
        "|".join("".join(a.slug[0] for a in groups[kind]) for kind in ("lead", "second", "brief", "normal")) == expected
    )


def test_a_paper_without_any_issue_has_its_pages(tmp_path: Path) -> None:
    site = made(job(write(tmp_path, {"paper.toml": PAPER})))
    assert "No issue has come out yet." in site.text("index.html")
    assert {"archive/index.html", "feed.xml", "imprint/index.html"} <= site.files.keys()


def test_an_edition_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="papyrus") as caught:
        table.edition("papyrus", lambda problem: None)
    assert "web" in caught.value.hint


def test_the_styles_address_changes_with_its_content(own: Path) -> None:
    sheets = [path for path in keys(own) if path.endswith(".css")]
    (own / "theme").mkdir()
    (own / "theme" / "tokens.css").write_text(":root{--spot:#00f}")
    assert sheets != [path for path in keys(own) if path.endswith(".css")]
    assert theming.load("gazette", own / "theme").assets["style.css"].startswith(b":root{--spot:#00f}")
