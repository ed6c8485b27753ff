"""Sites of several builds become issues and articles: what is where is found without rules."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zlib import crc32

from .made_sites import ARABIC, chinese, framed, imported, outcomes, prose, text_of


def article(headline: str, byline: str, seed: int) -> str:
    return framed(f"<h1>{headline}</h1><p>{byline}</p><p>{prose(seed)}</p><p>{prose(seed + 500)}</p>", headline)


def contents(number: int, date: str, rows: list[tuple[str, str]]) -> str:
    listed = "".join(f'<li><a href="{path}">{headline}</a></li>' for path, headline in rows)
    return framed(f"<h1>Issue {number}, {date}</h1><ul>{listed}</ul>", f"Issue {number}")


HEADLINES = ("Harbour wall to be rebuilt", "A ferry for the far side", "What the lantern saw", "Winter at the school")


def numbered_folders() -> dict[str, str]:
    pages = {}
    for number, date in ((7, "1 March 2003"), (8, "1 April 2003"), (9, "1 May 2003")):
        rows = [(f"p{at}.html", f"{headline} {number}") for at, headline in enumerate(HEADLINES)]
        pages[f"issue{number}/index.html"] = contents(number, date, rows)
        for at, (path, headline) in enumerate(rows):
            pages[f"issue{number}/{path}"] = article(headline, "By Ana Ruiz", number * 10 + at)
    pages["about.html"] = framed(f"<h1>About this paper</h1><p>{prose(999)}</p>", "About this paper")
    return pages


def test_folders_with_numbers_are_issues_and_what_stands_beside_them_is_a_page(tmp_path: Path) -> None:
    account = imported(tmp_path, numbered_folders())
    assert [(placed.id, str(placed.issue.date), len(placed.articles)) for placed in account.issues] == [
        ("n7", "2003-03-01", 4),
        ("n8", "2003-04-01", 4),
        ("n9", "2003-05-01", 4),
    ]
    assert [page.id for page in account.pages] == ["/about/"]
    text = text_of(account, "issue8/p2.html")
    assert "headline: What the lantern saw 8\nbyline: Ana Ruiz\n" in text
    assert "Tideway Observer" not in text
    assert "Archive of all" not in text
    assert not [guess for guess in account.guesses if guess.what in ("number", "date", "headline")]


def test_files_whose_names_begin_with_volume_and_number_are_issues_in_one_folder(tmp_path: Path) -> None:
    pages = {}
    for number, date in ((3, "July 15, 2001"), (4, "August 15, 2001")):
        rows = [
            (f"v12n{number}-{word}.html", f"{headline} {number}")
            for word, headline in zip("abc", HEADLINES, strict=False)
        ]
        pages[f"v12n{number}.html"] = contents(number, date, rows)
        pages |= {path: article(headline, "by Tom Hale", hash_of(path)) for path, headline in rows}
    account = imported(tmp_path, pages)
    assert [(placed.id, len(placed.articles)) for placed in account.issues] == [("v12n3", 3), ("v12n4", 3)]
    assert [article.text.source for article in account.issues[0].articles] == [
        "v12n3-a.html",
        "v12n3-b.html",
        "v12n3-c.html",
    ]


def hash_of(text: str) -> int:
    return crc32(text.encode())


def one_file(number: int, month: str) -> str:
    rows = [(f"a{at}", headline) for at, headline in enumerate(HEADLINES)]
    listed = "".join(f'<li><a href="#{name}">{headline}</a></li>' for name, headline in rows)
    parts = "".join(
        f'<h2><a name="{name}">{headline}</a></h2><p>by Lena Voss</p><p>{prose(number * 10 + at)}</p>'
        for at, (name, headline) in enumerate(rows)
    )
    return framed(f"<h1>Number {number}, {month} 1999</h1><ul>{listed}</ul>{parts}", f"Number {number}")


def test_an_issue_in_one_file_is_cut_where_its_own_list_leads(tmp_path: Path) -> None:
    months = ("May", "June", "July", "August")
    account = imported(
        tmp_path, {f"issue{number}.html": one_file(number, month) for number, month in enumerate(months, 40)}
    )
    assert [(placed.id, len(placed.articles)) for placed in account.issues] == [(f"n{at}", 4) for at in range(40, 44)]
    text = text_of(account, "issue41.html#a2")
    assert "headline: What the lantern saw\nbyline: Lena Voss\n" in text
    assert prose(412).split()[9] in text
    assert prose(413).split()[9] not in text
    assert outcomes(account)["issue41.html"] == "merged into n41"
    assert ("/issue41.html#a2", "n41/a2") in redirects(account.paper)


def redirects(paper: Path) -> set[tuple[str, str]]:
    return set(tomllib.loads((paper / "redirects.toml").read_text())["from"].items())


def test_an_article_with_a_list_of_its_sections_stays_whole_though_it_is_alone_in_its_issue(tmp_path: Path) -> None:
    pages = {}
    for number in (40, 41, 42):
        page = one_file(number, "May").replace("<p>by Lena Voss</p>", "").replace("<ul>", "<p>by Lena Voss</p><ul>")
        pages[f"issue{number}.html"] = page
    account = imported(tmp_path, pages)
    assert [len(placed.articles) for placed in account.issues] == [1, 1, 1]


def test_the_rules_keep_an_issue_in_one_file_whole(tmp_path: Path) -> None:
    pages = {f"issue{number}.html": one_file(number, "May") for number in (40, 41)}
    account = imported(tmp_path, pages, '[articles]\nsplit = "none"\n')
    assert [len(placed.articles) for placed in account.issues] == [1, 1]


def test_a_page_of_frames_goes_into_what_its_main_frame_shows(tmp_path: Path) -> None:
    frames = '<html><frameset cols="20,80"><frame src="nav.html"><frame src="body.html"></frameset></html>'
    pages = numbered_folders() | {
        "issue8/news.html": frames,
        "issue8/nav.html": "<a href='index.html'>Home</a>",
        "issue8/body.html": article("News of the quay", "By Tom Hale", 77),
    }
    account = imported(tmp_path, pages)
    assert outcomes(account)["issue8/news.html"] == "merged into n8/body"
    assert ("/issue8/news.html", "n8/body") in redirects(account.paper)


def test_an_arabic_site_needs_no_rules(tmp_path: Path) -> None:
    pages = {}
    for number, month in ((11, "مارس"), (12, "أبريل"), (13, "مايو")):
        rows = [
            (f"{at}.html", f"{headline} {number}")
            for at, headline in enumerate(("جدار الميناء", "شتاء المدرسة", "عبارة جديدة"))
        ]
        listed = "".join(f'<li><a href="{path}">{headline}</a></li>' for path, headline in rows)
        head = f"<h1>العدد {number}، 15 {month} 2004</h1>"
        pages[f"{number}/index.html"] = framed(f"{head}<ul>{listed}</ul>", f"العدد {number}", "ar")
        for at, (path, headline) in enumerate(rows):
            body = f"<h2>{headline}</h2><p>بقلم: سلمى حداد</p><p>{prose(number * 10 + at, words=ARABIC)}</p>"
            pages[f"{number}/{path}"] = framed(body, headline, "ar")
    account = imported(tmp_path, pages)
    assert [(placed.id, str(placed.issue.date), len(placed.articles)) for placed in account.issues] == [
        ("n11", "2004-03-15", 3),
        ("n12", "2004-04-15", 3),
        ("n13", "2004-05-15", 3),
    ]
    text = text_of(account, "12/1.html")
    assert "headline: شتاء المدرسة 12\nbyline: سلمى حداد\n" in text
    assert "Port Haven" not in text
    assert account.issues[0].articles[0].text.language in ("", "ar")


def test_a_chinese_site_loses_no_character_and_knows_its_copies(tmp_path: Path) -> None:
    pages = {}
    for number in (5, 6, 7):
        headlines = [f"{word}第{number}篇" for word in ("港口的風", "學校冬天", "新的船隻")]
        listed = "".join(f'<li><a href="{at}.html">{headline}</a></li>' for at, headline in enumerate(headlines))
        pages[f"no{number}/index.html"] = framed(
            f"<h1>第{number}期 2005年{number}月15日</h1><ul>{listed}</ul>", "目錄", "zh"
        )
        for at, headline in enumerate(headlines):
            body = f"<h2>{headline}</h2><p>作者：王小明</p><p>{chinese(number * 10 + at)}</p>"
            pages[f"no{number}/{at}.html"] = framed(body, headline, "zh")
    pages["no6/print1.html"] = (
        f"<html><body><h2>學校冬天第6篇</h2><p>作者：王小明</p><p>{chinese(61)}</p></body></html>"
    )
    account = imported(tmp_path, pages)
    assert [(placed.id, str(placed.issue.date), len(placed.articles)) for placed in account.issues] == [
        ("n5", "2005-05-15", 3),
        ("n6", "2005-06-15", 3),
        ("n7", "2005-07-15", 3),
    ]
    assert outcomes(account)["no6/print1.html"] == "duplicate of no6/1.html"
    text = text_of(account, "no6/1.html")
    assert "byline: 王小明\n" in text
    assert chinese(61) in text.replace("\n", "")


def test_a_site_of_two_pages_loses_no_word(tmp_path: Path) -> None:
    pages = {
        "one.html": article("Harbour wall", "By Ana Ruiz", 1),
        "two.html": article("A ferry", "By Tom Hale", 2),
    }
    account = imported(tmp_path, pages, '[[issues.fix]]\nfile = "."\ndate = 2001-05-01\nnumber = "1"\n')
    assert [len(placed.articles) for placed in account.issues] == [2]
    text = text_of(account, "one.html")
    assert "Port Haven" in text
    assert all(word in text for word in prose(1).split())


def test_a_mirror_with_its_host_as_folder_and_queries_in_names(tmp_path: Path) -> None:
    pages = {}
    for number, date in ((1, "1 March 2003"), (2, "1 April 2003"), (3, "1 May 2003")):
        rows = [(f"view.php?id={number}{at}", f"{headline} {number}") for at, headline in enumerate(HEADLINES)]
        pages[f"www.tideway.example/issue.php?no={number}"] = contents(number, date, rows)
        for path, headline in rows:
            target = f"http://www.tideway.example/view.php?id={number}0"
            link = f'<p>On {prose(hash_of(path), 9)} see <a href="{target}">the first</a>.</p>'
            pages[f"www.tideway.example/{path}"] = article(headline, "By Ana Ruiz", hash_of(path)).replace("<hr>", link)
    account = imported(tmp_path, pages)
    assert [(placed.issue.number, len(placed.articles)) for placed in account.issues] == [("1", 4), ("2", 4), ("3", 4)]
    text = text_of(account, "www.tideway.example/view.php?id=23")
    assert f"[the first](article:{account.issues[1].articles[0].id})" in text


def test_an_issue_without_a_date_is_left_out_with_the_reason(tmp_path: Path) -> None:
    account = imported(tmp_path, {"a.html": article("Harbour wall", "By Ana Ruiz", 1)})
    assert outcomes(account) == {"a.html": "left out because nothing says the date of its issue"}
    assert [problem.name for problem in account.problems if problem.name == "import-issue-undated"]


def test_files_that_are_months_in_the_folders_of_years_are_issues(tmp_path: Path) -> None:
    pages = {}
    for year in (2001, 2002):
        for month in ("03", "04", "05"):
            name = f"{year}/{month}.html"
            body = f"<h1>Harbour letter</h1><p>{prose(hash_of(name))}</p>"
            pages[name] = framed(body, "Harbour letter")
        pages[f"{year}/index.html"] = framed(f"<p>{prose(year, 9)} <a href='03.html'>March</a></p>", f"{year}")
    account = imported(tmp_path, pages, '[issues]\nnumbering = "year-number"\n')
    assert [(placed.id, str(placed.issue.date)) for placed in account.issues] == [
        (f"{year}n{month}", f"{year}-0{month}-01") for year in (2001, 2002) for month in (3, 4, 5)
    ]
    assert "its place is 2001/03" in next(guess.reason for guess in account.guesses if guess.source == "2001/03")
    assert "headline: Harbour letter\n" in text_of(account, "2001/03.html")


def test_names_that_differ_in_their_number_at_the_end_are_issues_where_the_pages_say_so(tmp_path: Path) -> None:
    pages = {}
    for number in range(21, 26):
        head = f"<h1>Nr. {number}, {number - 20}. Mai 2004</h1>"
        body = f"{head}<h2>Hafenmauer {number}</h2><p>von Lena Voß</p><p>{prose(number)}</p>"
        pages[f"rundbrief_{number}.html"] = framed(body, f"Rundbrief {number}", "de")
    account = imported(tmp_path, pages)
    assert [(placed.id, str(placed.issue.date)) for placed in account.issues] == [
        (f"n{number}", f"2004-05-{number - 20:02}") for number in range(21, 26)
    ]


def test_chapters_with_numbers_are_no_issues(tmp_path: Path) -> None:
    pages = {f"part{at}.html": framed(f"<h1>Part {at}</h1><p>{prose(at)}</p>", f"Part {at}") for at in range(1, 6)}
    pages["index.html"] = contents(12, "1 May 2004", [(f"part{at}.html", f"Part {at}") for at in range(1, 6)])
    account = imported(tmp_path, pages)
    assert [(placed.id, len(placed.articles)) for placed in account.issues] == [("n12", 5)]


def test_a_version_for_printing_outside_of_the_issue_is_a_copy_and_leads_to_the_article(tmp_path: Path) -> None:
    pages = numbered_folders()
    pages["print/p82.html"] = (
        f"<html><body><h1>{HEADLINES[2]} 8</h1><p>{prose(82)}</p><p>{prose(582)}</p></body></html>"
    )
    account = imported(tmp_path, pages)
    assert outcomes(account)["print/p82.html"] == "duplicate of issue8/p2.html"
    assert ("/print/p82.html", "n8/p2-article") in redirects(account.paper)


RULES = """
[articles]
order = "path"
byline_words = ["gesammelt durch"]
merge = [["issue8/p0.html", "issue8/p3.html"]]

[output]
slug = "headline"
"""


def test_rules_for_order_bylines_continued_pages_and_words_of_addresses(tmp_path: Path) -> None:
    pages = numbered_folders()
    pages["issue8/p1.html"] = article("A ferry for the far side 8", "Gesammelt durch Lena Voss", 81)
    account = imported(tmp_path, pages, RULES)
    texts = {article.text.source: article.id for article in account.issues[1].articles}
    assert texts == {
        "issue8/p0.html": "n8/harbour-wall-to-be-rebuilt-8",
        "issue8/p1.html": "n8/a-ferry-for-the-far-side-8",
        "issue8/p2.html": "n8/what-the-lantern-saw-8",
    }
    assert "byline: Lena Voss\n" in text_of(account, "issue8/p1.html")
    text = text_of(account, "issue8/p0.html")
    assert text.index(prose(80)[:40]) < text.index(prose(83)[:40])
    assert outcomes(account)["issue8/p3.html"] == "merged into n8/harbour-wall-to-be-rebuilt-8"
    assert not [problem for problem in account.problems if problem.name == "import-rule-unused"]


def test_a_line_that_the_rules_describe_says_the_issue(tmp_path: Path) -> None:
    body = f"<h1>Hafenmauer</h1><p>Blatt XX/7 - Vollmond, 3 May 1999</p><p>{prose(5)}</p>"
    rules = "[issues]\nline = '^Blatt XX/(?P<number>[0-9]+) - Vollmond, (?P<date>.+)$'\n"
    account = imported(tmp_path, {"a.html": framed(body, "Hafenmauer", "de")}, rules)
    assert [(placed.id, str(placed.issue.date)) for placed in account.issues] == [("n7", "1999-05-03")]


def test_the_paper_is_called_what_its_titles_share(tmp_path: Path) -> None:
    account = imported(tmp_path, numbered_folders())
    assert 'title = "The Tideway Observer"' in (account.paper / "paper.toml").read_text("utf-8")


def test_a_link_whose_picture_was_left_out_goes_with_it_and_is_told(tmp_path: Path) -> None:
    pages = numbered_folders()
    link = '<p><b><a href="p2.html"><img src="lost.gif" width="80" height="20"></a></b> A lamp burns.</p>'
    pages["issue8/p1.html"] = pages["issue8/p1.html"].replace("<p>By Ana Ruiz</p>", f"<p>By Ana Ruiz</p>{link}", 1)
    account = imported(tmp_path, pages)
    text = text_of(account, "issue8/p1.html")
    assert "A lamp burns." in text
    assert "[](" not in text
    assert "**" not in text
    told = [problem for problem in account.problems if problem.name == "import-links-hollow"]
    assert [(problem.place.file, dict(problem.facts)["first"]) for problem in told] == [
        ("issue8/p1.html", "/issue8/p2.html")
    ]
