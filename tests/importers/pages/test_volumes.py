"""Contents pages of volumes: issues with their lines, what stands below them, where articles belong."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.importers.pages.listing import There, VolumeIndex, findings_of, listing
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.pages.roots import site_of
from broadsheet.importers.pages.volumes import VolumeIssue, volume_issues, without_foot

MMWR = """<title>Past Volume (1999)</title><h1>Weekly: Volume (48)</h1>
<p><a href="/">Home</a></p>
<p><a name="jan"></a><b>January 29,1999 / No. 3 / Pg. 45 - 60</b></p>
<ul><li><a href="html/a1.htm?cid=1">Plague in cats</a></li><li><a href="html/a2.htm">Erratum: Vol. 47, No. 51</a></li>
</ul>
<p><b>January 15, 1999 / Nos. 1 &amp; 2</b></p>
<ul><li><a href="html/b1.htm">Colds</a></li></ul>
<p><a href="#top">Top of Page</a></p>
<p><b>December 25, 1998 / Vol. 47 / No. 50</b></p>
<h4>Notices</h4><ul><li><a href="html/c1.htm">Mumps</a></li></ul>"""


def issues_of(html: str, language: str = "en") -> tuple[VolumeIssue, ...]:
    return volume_issues(HTML().page(f'<html lang="{language}"><body>{html}', "wr/index.html"))


def test_each_line_of_date_and_number_is_an_issue_with_what_stands_below_it() -> None:
    issues = issues_of(MMWR)
    assert [(issue.volume, issue.number, issue.date.isoformat()) for issue in issues] == [
        (48, "3", "1999-01-29"),
        (48, "1-2", "1999-01-15"),
        (47, "50", "1998-12-25"),
    ]
    assert [entry.text for entry in issues[0].entries] == ["Plague in cats", "Erratum: Vol. 47, No. 51"]
    assert issues[0].anchor == "jan"
    assert [(entry.text, entry.section) for entry in issues[2].entries] == [("Mumps", "Notices")]


def test_pages_with_few_lines_or_without_entries_are_none() -> None:
    assert issues_of("<p>January 29, 1999 / No. 3</p><p><a href=a>A</a></p>") == ()
    archive = "".join(f"<p><a href='i{n}'>No. {n}, May {n}, 2003</a></p>" for n in range(1, 9))
    assert issues_of(archive) == ()


def test_volumes_of_other_languages_are_read_as_well() -> None:
    german = "".join(
        f"<h3>53. Jahrgang, Heft {n} ({n}. März 1999)</h3><p><a href='{n}.htm'>Aufsatz {n}</a></p>" for n in (3, 2, 1)
    )
    assert [(i.volume, i.number, i.date.isoformat()) for i in issues_of(german, "de")] == [
        (53, "3", "1999-03-03"),
        (53, "2", "1999-03-02"),
        (53, "1", "1999-03-01"),
    ]
    arabic = "".join(
        f"<h3>العدد {n} - السنة 5 - {n} تموز 2003</h3><ul><li><a href='{n}.htm'>مقال</a></li></ul>"
        for n in (12, 11, 10)
    )
    assert [(i.volume, i.number, i.date.isoformat()) for i in issues_of(arabic, "ar")] == [
        (5, "12", "2003-07-12"),
        (5, "11", "2003-07-11"),
        (5, "10", "2003-07-10"),
    ]
    chinese = "".join(f"<h3>2003年{n}月1日 第{n}期</h3><p><a href='{n}.htm'>文章{n}</a></p>" for n in (5, 4, 3))
    assert [(i.number, i.date.isoformat()) for i in issues_of(chinese, "zh")] == [
        ("5", "2003-05-01"),
        ("4", "2003-04-01"),
        ("3", "2003-03-01"),
    ]


def test_what_most_such_pages_have_below_the_last_list_is_no_entry() -> None:
    page = HTML().page(MMWR + "<p><a href='/about'>About us</a></p><p><a href='/x'>More</a></p>", "wr/index.html")
    about = next(at for at, block in enumerate(page.blocks) if block.text == "About us")
    found = volume_issues(page)
    assert found[2].entries[-1].text == "More"
    issues = without_foot(found, [block.text in ("About us", "Plague in cats") for block in page.blocks])
    assert [entry.text for entry in issues[2].entries] == ["Mumps"]
    assert (issues[2].end, issues[0].entries) == (about, found[0].entries)


def index_of(paths: set[str]) -> VolumeIndex:
    site = site_of(paths, [("wr/index.html", "/")])
    return VolumeIndex({"wr/index.html": issues_of(MMWR)}, site.place)


def test_articles_and_translations_find_their_issue_and_their_place_in_it() -> None:
    index = index_of({"wr/index.html", "wr/html/b1.htm", "wr/html/a1_ensp.htm", "wr/es/brote.htm"})
    listed = index.berth("wr/html/b1.htm", [])
    assert listed is not None
    assert (listed.key, listed.position, listed.translates) == ("wr/index.html#v48n1-2", 0, "")
    by_name = index.berth("wr/html/a1_ensp.htm", [])
    assert by_name is not None
    assert (by_name.key, by_name.translates) == ("wr/index.html#v48n3", "wr/html/a1.htm")
    by_link = index.berth("wr/es/brote.htm", ["/home.htm", "../html/c1.htm"])
    assert by_link is not None
    assert (by_link.key, by_link.translates) == ("wr/index.html#v47n50", "wr/html/c1.htm")
    assert index.berth("wr/about.htm", ["../x.htm"]) is None


def test_entries_without_pages_become_a_list_of_their_old_addresses() -> None:
    index = index_of({"wr/index.html", "wr/html/a1_ensp.htm"})
    listed = index.issues["wr/index.html#v48n3"]
    there = {0: [There("wr/html/a1_ensp.htm", "es")]}
    article = listing(listed, there, lambda place: f"https://example.org/{place}", "de")
    assert article is not None
    assert article.fields == (("headline", "In dieser Ausgabe"),)
    assert article.write().markdown == (
        "- [Plague in cats](<https://example.org/wr/html/a1.htm>) ([Español](</wr/html/a1_ensp.htm>))\n"
        "- [Erratum: Vol. 47, No. 51](<https://example.org/wr/html/a2.htm>)\n"
    )
    assert {finding.value for finding in findings_of(listed.issue)} == {"3", "48", "1999-01-29"}


def test_an_issue_whose_articles_are_all_there_needs_no_list() -> None:
    index = index_of({"wr/index.html", "wr/html/b1.htm"})
    assert listing(index.issues["wr/index.html#v48n1-2"], {0: [There("wr/html/b1.htm")]}, str, "en") is None


def test_the_root_of_a_site_is_found_by_its_links() -> None:
    paths = {"utf8/mmwr/index.html", "utf8/mmwr/a/b.htm", "raw/x.html"}
    site = site_of(paths, [("utf8/mmwr/index.html", "/mmwr/a/b.htm"), ("raw/x.html", "/y")], "https://www.cdc.gov/")
    assert site.root == "utf8"
    assert site.place("utf8/mmwr/a/b.htm", "../") == "utf8/mmwr/index.html"
    assert site.place("utf8/mmwr/index.html", "a/gone.htm?x=1#y") == "utf8/mmwr/a/gone.htm"
    assert site.place("utf8/mmwr/index.html", "http://cdc.gov/mmwr/a/b.htm") == "utf8/mmwr/a/b.htm"
    assert site.place("utf8/mmwr/index.html", "mailto:x@y") == ""
    assert site.place("utf8/mmwr/index.html", "../../../../etc/passwd") == ""
    assert site.address("utf8/mmwr/a/b.htm") == "/mmwr/a/b.htm"


@pytest.fixture(scope="module")
def corpus(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora" / "cdc-mmwr" / "utf8-html"
    if not folder.is_dir():
        missing("the corpus cdc-mmwr", "it lies beside the checkout, in shared/corpora")
    return folder


def test_twenty_seven_volumes_of_a_real_weekly_are_read_whole(corpus: Path) -> None:
    files = sorted(path for path in corpus.rglob("index*.htm*"))
    found = {path.name: volume_issues(HTML().page(path.read_text("utf-8"), path.name)) for path in files}
    issues = [issue for each in found.values() for issue in each]
    assert (len(files), len(issues), sum("-" in issue.number for issue in issues)) == (27, 1384, 22)
    assert max(Counter((issue.volume, issue.number) for issue in issues).values()) == 1
    by_id = {(issue.volume, issue.number): issue.date for issue in issues}
    assert by_id[61, "51-52"] == dt.date(2013, 1, 4)
    assert by_id[52, "53"] == dt.date(2004, 1, 9)
    assert by_id[46, "52-53"] == dt.date(1998, 1, 9)
    assert by_id[64, "50-51"] == dt.date(2016, 1, 1)
    assert by_id[48, "3"] == dt.date(1999, 1, 29)
    assert min(int(number) for volume, number in by_id if volume == 31) == 5
    assert (37, "8") not in by_id
