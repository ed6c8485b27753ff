"""Small sources of every family: Jekyll, Hugo, Pelican, plain folders. One file, one line of the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.importers.markdown import Markdown
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.problems import Problem, Severity
from broadsheet.proofs.check import Proof
from broadsheet.proofs.run import proof

PNG = (Path(__file__).parents[1] / "proofs" / "sample" / "issues" / "v1n1" / "wall.png").read_bytes()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "old-site"


def write(source: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def take(source: Path, rules: str = "", dry_run: bool = False) -> Account:
    met: list[Problem] = []
    given = read_rules(rules, "import.toml", met.append) if rules else Rules()
    account = run(Markdown(), Order(source, source.parent / "paper", "old", dry_run), given)
    account.problems[:0] = met
    files = sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file())
    assert sorted(entry.source for entry in account.entries if not entry.is_part) == files
    return account


def names(account: Account) -> list[str]:
    return [problem.name for problem in account.problems]


def text(account: Account, file: str) -> str:
    return (account.paper / file).read_text(encoding="utf-8")


def outcome(account: Account, source: str) -> tuple[str, str]:
    return next((entry.outcome, entry.about) for entry in account.entries if entry.source == source)


JEKYLL: dict[str, str | bytes] = {
    "_config.yml": "title: The Quay\nurl: https://quay.example\npermalink: pretty\n",
    "_posts/2014-03-07-issue-12.md": (
        "---\nlayout: post\ntitle: 'Issue #12: The wall & the sea'\ndate: 2014-03-07 09:30:00 +0000\n"
        "author: Ana Ruiz\ntags: [wall, sea]\ncategories: town\nsummary: It *holds*.\nmystery: 1\n---\n"
        "See [the last one]({% post_url 2014-02-28-issue-11 %}) and [by address](/2014/02/28/issue-11/)\n"
        "and [from outside](https://quay.example/2014/02/28/issue-11/#end).\n\n"
        "{% highlight ruby %}\nputs '{% x %}'\n{% endhighlight %}\n\n"
        "![The wall]({{ site.baseurl }}/images/Wall.PNG)\n\n{% include ads.html %}\n"
    ),
    "_posts/2014-02-28-issue-11.md": "---\ntitle: Issue 11\ncategories: letters\n---\nThe first.\n",
    "_posts/2014-03-14-issue-13.md": "---\ntitle: Issue 13\npublished: false\ncategories: town\n---\nNot yet.\n",
    "_drafts/plans.md": "---\ntitle: Plans\npublished: false\n---\nSome day.\n",
    "about.md": "---\ntitle: About\n---\nWho we are.\n",
    "404.md": "---\ntitle: Gone\n---\nGone.\n",
    "images/Wall.PNG": PNG,
    "images/unused.png": PNG,
    "css/site.css": "body {}",
}


def test_a_jekyll_site_comes_in_with_links_pictures_code_and_redirects(source: Path) -> None:
    write(source, JEKYLL)
    account = take(source)
    assert [placed.id for placed in account.issues] == ["n11", "n12", "n13"]
    article = text(account, "issues/2014/n12/issue-12.md")
    header, _, body = article.partition("\n---\n")
    assert 'headline: "Issue #12: The wall & the sea"' in header
    assert "byline: Ana Ruiz" in header
    assert "topics: [wall, sea]" in header
    assert r"standfirst: It \*holds\*." in header
    assert body == (
        "See [the last one](article:n11/issue-11) and [by address](article:n11/issue-11)\n"
        "and [from outside](article:n11/issue-11).\n\n```ruby\nputs '{% x %}'\n```\n\n"
        "![The wall](wall.png)\n\n{% include ads.html %}\n"
    )
    assert (account.paper / "issues/2014/n12/pictures/wall.png").read_bytes() == PNG
    assert 'release_at = "2014-03-07 09:30:00+00:00"' in text(account, "issues/2014/n12/issue.toml")
    assert "status: draft" in text(account, "issues/2014/n13/issue-13.md")
    assert '"/2014/03/07/issue-12/" = "n12/issue-12"' in text(account, "redirects.toml")
    assert 'title = "The Quay"' in text(account, "paper.toml")
    assert outcome(account, "images/Wall.PNG") == ("picture of", "n12/issue-12")
    assert outcome(account, "images/unused.png") == ("left out because", "no article shows it")
    assert outcome(account, "_drafts/plans.md") == ("left out because", "it is a draft without a date")
    assert outcome(account, "about.md") == ("imported as", "/about/")
    told = {problem.name: problem for problem in account.problems}
    assert dict(told["header-key-left"].facts)["key"] == "mystery"
    assert told["generator-markup"].place.line == 20
    assert "import-undated" in told


def test_what_came_of_a_site_reads_and_proofs_without_a_fault(source: Path) -> None:
    write(source, {name: content for name, content in JEKYLL.items() if "13" not in name})
    account = take(source)
    reading = read(account.paper)
    work = Proof(reading.publication, None, str(account.paper))
    found = [problem.name for problem in proof(work, reading.problems).problems if problem.severity > Severity.NOTE]
    assert found == []  # the old page's own anchor went, since nothing in the article answers to it


HUGO: dict[str, str | bytes] = {
    "hugo.toml": 'title = "Dispatch"\nbaseURL = "https://dispatch.example/"\nlanguageCode = "de"\n',
    "content/posts/_index.md": "+++\ntitle = 'All posts'\n+++\n",
    "content/posts/harbour/index.md": (
        '+++\ntitle = "Der Hafen"\ndate = 2020-05-04T08:00:00+02:00\ntags = ["hafen"]\naliases = ["/alt/hafen/"]\n'
        '[params]\nsubtitle = "Ein Bild"\n+++\n'
        '{{< figure src="boat.png" alt="Ein Boot" caption="Das Boot" >}}\n\n'
        '{{< ref "ferry.md" >}} {{< youtube abc >}}\n'
    ),
    "content/posts/harbour/boat.png": PNG,
    "content/posts/ferry.md": (
        "---\ntitle: Die Fähre\ndate: 4 May 2020\nlastmod: 2020-06-01\n---\nSie [wartet](../harbour/).\n"
    ),
    "content/posts/ferry.en.md": "---\ntitle: The ferry\ndate: 2020-05-04\n---\nIt waits.\n",
    "content/posts/later.md": "---\ntitle: Später\ndate: 2020-05-11\n---\nSpäter.\n",
}


def test_a_hugo_site_without_numbers_becomes_issues_by_date(source: Path) -> None:
    write(source, HUGO)
    account = take(source)
    assert account.numbering == "none"
    assert [placed.id for placed in account.issues] == ["2020-05-04", "2020-05-11"]
    ids = {placed.id for issue in account.issues for placed in issue.articles}
    assert ids == {
        "2020-05-04/ferry",
        "2020-05-04/ferry.en",
        "2020-05-04/harbour",
        "2020-05-11/later",
    }
    harbour = next(placed for issue in account.issues for placed in issue.articles if placed.id.endswith("harbour"))
    body = text(account, harbour.file).partition("\n---\n")[2]
    assert body.startswith('![Ein Boot](boat.png "Das Boot")')
    assert "article:2020-05-04/ferry" in body or "post:ferry.md" in body
    assert "{{< youtube abc >}}" in body
    assert "standfirst: Ein Bild" in text(account, harbour.file)
    assert outcome(account, "content/posts/_index.md")[0] == "left out because"
    reading = read(account.paper)
    ferry = next(article for article in reading.publication.issues[0].translations)
    assert (ferry.id, ferry.language, ferry.original) == ("2020-05-04/ferry.en", "en", "2020-05-04/ferry")
    assert '"/alt/hafen/" = "2020-05-04/harbour"' in text(account, "redirects.toml")


def test_folders_that_are_numbers_are_issues_with_several_articles(source: Path) -> None:
    write(
        source,
        {
            "issue-7/01-lead.md": "# The lead\n\nDate: none.\n",
            "issue-7/02-second.md": "---\ndate: 2021-03-05\n---\n# The second\n\nText.\n",
            "v3n8/a.md": "# Alone\n\nText.\n",
        },
    )
    account = take(source)
    assert {placed.issue.number for placed in account.issues} == {"7", "8"}
    seven = next(placed for placed in account.issues if placed.issue.number == "7")
    assert [article.file.rpartition("/")[2] for article in seven.articles] == ["01-lead.md", "02-second.md"]
    assert text(account, seven.articles[0].file) == "---\nheadline: The lead\nimported: old\n---\nDate: none.\n"
    dates = {guess.what: guess.reason for guess in account.guesses}
    assert "number 7 is of" in dates["date"]


def test_numbered_files_without_any_date_wait_for_the_rules_and_are_counted_from_one_date(source: Path) -> None:
    write(source, {f"{number:03}.md": f"# News\n\nNumber {number}.\n" for number in (1, 2, 3)})
    account = take(source, dry_run=True)
    assert "import-undated-numbers" in names(account)
    assert not account.paper.exists()
    account = take(source, "[[issues.fix]]\nfile = '002.md'\ndate = 2022-01-12\n")
    assert {placed.id: placed.issue.date.isoformat() for placed in account.issues} == {
        "n1": "2022-01-05",
        "n2": "2022-01-12",
        "n3": "2022-01-19",
    }


POSTS: dict[str, str | bytes] = {
    f"2021-01-{day:02}-news.md": f"---\ntitle: News {number}\n---\nText {number}.\n"
    for number, day in ((1, 1), (2, 8), (3, 15), (5, 29))
}


def test_contradictions_between_numbers_are_told(source: Path) -> None:
    extra = {
        "2021-01-22-extra.md": "---\ntitle: News 4\nnumber: 44\n---\nText.\n",
        "2021-02-05-again.md": "---\ntitle: News 3\n---\nText.\n",
        "2021-02-12-welcome.md": "---\ntitle: News 7\n---\nWelcome to the sixth issue.\n",
        "2021-02-19-review.md": "---\ntitle: A look back at 2020\n---\nText.\n",
    }
    write(source, POSTS | extra)
    account = take(source)
    told = {(problem.place.file, problem.name) for problem in account.problems}
    assert ("2021-01-22-extra.md", "import-number-contradiction") in told
    assert ("2021-02-05-again.md", "import-number-twice") in told
    assert ("2021-02-12-welcome.md", "import-number-contradiction") in told
    assert ("2021-01-29-news.md", "import-number-order") in told
    assert ("2021-02-19-review.md", "looks-like-a-number") in told
    specials = {placed.issue.source for placed in account.issues if placed.issue.kind == "special"}
    assert specials == {"2021-02-05-again.md", "2021-02-19-review.md"}


def test_a_second_run_rewrites_only_what_is_ours(source: Path) -> None:
    write(source, POSTS)
    first = take(source)
    changed, deleted = "issues/2021/n1/news.md", "issues/2021/n2/news.md"
    (first.paper / changed).write_text("---\nheadline: By hand\n---\nMine.\n", encoding="utf-8")
    (first.paper / deleted).unlink()
    (source / "2021-01-15-news.md").write_text("---\ntitle: News 3\n---\nBetter text.\n", encoding="utf-8")
    (source / "2021-01-29-news.md").unlink()
    write(source, {"2021-02-05-news.md": "---\ntitle: News 6\n---\nText 6.\n"})
    second = run(Markdown(), Order(source, first.paper, "old"), Rules())
    assert second.tally == {"same": 3, "by hand": 1, "deleted": 1, "rewritten": 1, "new": 2}
    assert "Mine." in text(second, changed)
    assert not (first.paper / deleted).exists()
    assert "Better text." in text(second, "issues/2021/n3/news.md")
    assert "Text 5." in text(second, "issues/2021/n5/news.md")
    told = names(second)
    for name in ("import-changed-by-hand", "import-deleted-by-hand", "import-source-gone"):
        assert name in told
    third = run(Markdown(), Order(source, first.paper, "old"), Rules())
    assert not (first.paper / deleted).exists()
    assert third.tally == {"same": 6, "by hand": 1, "deleted": 1}


def test_a_run_that_was_cut_short_is_simply_run_again(source: Path) -> None:
    write(source, POSTS)
    account = take(source)
    (account.paper / "imports/old/ledger.csv").unlink()
    assert run(Markdown(), Order(source, account.paper, "old"), Rules()).tally == {"same": 8}


def test_a_file_that_stands_in_the_way_is_left_and_told(source: Path) -> None:
    write(source, POSTS)
    paper = source.parent / "paper"
    write(paper, {"paper.toml": '[paper]\ntitle = "Mine"\n[calendar]\nnumbering = "continuous"\n'})
    write(paper, {"issues/2021/n1/news.md": "---\nheadline: Mine\n---\nMine.\n"})
    account = take(source)
    assert not account.made
    assert "import-in-the-way" in names(account)
    assert "Mine." in text(account, "issues/2021/n1/news.md")


def test_a_dry_run_writes_nothing_and_says_the_same(source: Path) -> None:
    write(source, POSTS)
    tried = take(source, dry_run=True)
    assert not tried.paper.exists()
    done = take(source)
    assert (tried.counts, tried.tally, names(tried)) == (done.counts, done.tally, names(done))


def test_rules_leave_out_with_a_reason_and_say_which_of_them_fitted_nothing(source: Path) -> None:
    write(source, POSTS)
    rules = '[left_out]\n"2021-01-01-*" = "it was a test"\n"*.old" = "too old"\n[source]\ncolour = "red"\n'
    account = take(source, rules)
    assert outcome(account, "2021-01-01-news.md") == ("left out because", "it was a test")
    told = {problem.name: dict(problem.facts) for problem in account.problems}
    assert told["import-rule-unused"]["key"] == "left_out: *.old"
    assert told["import-rule-unknown"]["key"] == "source.colour"


@pytest.mark.parametrize(
    ("header", "headline"),
    [
        ("---\ntitle: A: B\ndate: 2021-01-01\n---\n", "A: B"),
        ("Title: A\nDate: 2021-01-01\nTags: x,\n    y\n\n", "A"),
        ("+++\ntitle = 'A'\ndate = 2021-01-01\n+++\n", "A"),
        ("\ufeff---\r\ntitle: A\r\ndate: 2021-01-01\r\n---\r\n", "A"),
        ("---\ntitle: <b>A</b> *b* [c] `d`\ndate: 2021-01-01\n---\n", "<b>A</b> *b* [c] `d`"),
    ],
)
def test_headers_of_every_kind_keep_the_title_as_it_was_written(header: str, headline: str, source: Path) -> None:
    from broadsheet.text.markdown import parse_line
    from broadsheet.text.plain import plain_inline
    from broadsheet.text.source import Source

    write(source, {"post.md": header + "Text.\n"})
    take(source)
    article = read(source.parent / "paper").publication.articles()[0]
    met: list[Problem] = []
    line = parse_line(Source(article.headline, "en", "", 1, typography=False), met.append)
    assert plain_inline(line) == headline
    assert met == []


def test_hostile_sources_are_refused_file_by_file(source: Path, tmp_path: Path) -> None:
    write(source, POSTS | {"empty.md": "", "latin.md": b"---\ntitle: Caf\xe9\ndate: 2021-01-05\n---\nCaf\xe9.\n"})
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\ndate: 2021-01-01\n---\nSecret.\n")
    (source / "link.md").symlink_to(tmp_path / "secret.md")
    (source / "broken.md").symlink_to(tmp_path / "nothing.md")
    write(source, {"up.md": "---\ntitle: Up\ndate: 2021-01-06\n---\n![x](../secret.md) ![y](../../../etc/passwd)\n"})
    account = run(Markdown(), Order(source, tmp_path / "paper", "old"), Rules())
    reasons = {entry.source: entry.about for entry in account.entries if entry.outcome == "left out because"}
    assert reasons["link.md"] == "it is a link to a place outside the source"
    assert "broken.md" in reasons
    assert "Secret" not in "".join(path.read_text("utf-8") for path in account.paper.rglob("*.md"))
    assert ("latin.md", "read as windows-1252", 2) in [(each.source, each.what, each.count) for each in account.repairs]
    assert [n for n in names(account) if n == "import-picture-missing"] == ["import-picture-missing"] * 2
    latin = next(placed for issue in account.issues for placed in issue.articles if "latin" in placed.file)
    assert "Café." in text(account, latin.file)


QUARTO: dict[str, str | bytes] = {
    "_quarto.yml": "website:\n  title: The Quay\n  site-url: https://quay.example\nlang: de\n",
    "posts/wall/index.qmd": (
        "---\ntitle: The wall\nsubtitle: It holds\ndate: 2014-03-07\nauthor:\n  - name: Ana Ruiz\n    orcid: 1\n"
        "format:\n  html:\n    toc: true\nlang: de\n---\n\nSee @fig-wall and [@ruiz].\n\n"
        "![Wall](wall.png){#fig-wall}\n\n"
        "```{r}\n#| label: rain\nplot(rain)\n```\n"
    ),
    "posts/wall/wall.png": PNG,
    "posts/_part.qmd": "A piece.\n",
}


def test_texts_of_quarto_come_in_with_their_figures_numbered(source: Path) -> None:
    write(source, QUARTO)
    account = take(source)
    (issue,) = account.issues
    written = text(account, issue.articles[0].file)
    assert "headline: The wall" in written
    assert "standfirst: It holds" in written
    assert "byline: Ana Ruiz" in written
    assert 'See Abbildung 1 and [@ruiz].\n\n![](wall.png "Abbildung 1: Wall")\n\n```r\nplot(rain)\n```' in written
    assert outcome(account, "posts/_part.qmd")[0] == "left out because"
    assert {"import-cells-left", "import-citations-left"} <= set(names(account))
    assert "header-key-left" not in names(account)
