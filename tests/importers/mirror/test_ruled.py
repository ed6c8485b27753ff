"""What rules say of a page goes before what its shape and its neighbours say."""

from __future__ import annotations

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.mirror.ruled import GOES, STAYS, line_findings, marks_of, ruled_fields, with_marks
from broadsheet.importers.mirror.translating import originals, shared_name
from broadsheet.importers.pages.page import Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.problems import Problem

PAGE = """<title>T</title><meta name="description" content="In short"><div id=menu><p>Menu</p></div>
<main><p class=kick>Town</p><h1>Wall <i>rebuilt</i></h1><p>By Ana Ruiz, 3 May</p><p>Text of the story.</p>
<p class=ad>Buy this</p></main><p>Talkback</p><p>Vol. 3, issue 12 of the fourth of May, 4 May 2003</p>"""


def page() -> Page:
    return HTML().page(PAGE, "x.html")


def rules(text: str) -> Rules:
    met: list[Problem] = []
    given = read_rules(text, "import.toml", met.append)
    assert met == []
    return given


def unused(given: Rules) -> set[str]:
    met: list[Problem] = []
    given.report_unused(met.append)
    return {str(dict(problem.facts)["key"]) for problem in met}


def test_selectors_and_patterns_find_fields_and_use_up_their_blocks() -> None:
    given = rules(
        """
        [articles]
        headline = ["h2", "h1"]
        kicker = "p.kick"
        standfirst = "meta:description"
        byline = ['/^By (?P<byline>[^,]+), .*$/']
        dateline = ['/the (?P<dateline>fourth) of/']
        """
    )
    values, used = ruled_fields(page(), given)
    assert values == {
        "headline": "Wall rebuilt",
        "kicker": "Town",
        "standfirst": "In short",
        "byline": "Ana Ruiz",
        "dateline": "fourth",
    }
    texts = {page().blocks[at].text for at in used}
    assert texts == {"Wall rebuilt", "Town", "By Ana Ruiz, 3 May"}  # what is more than the dateline stays in the text
    assert unused(given) == {"articles.headline: h2"}


def test_parts_of_pages_go_and_stay_by_the_rules_whatever_the_comparison_says() -> None:
    given = rules("[template]\narticle = 'main'\ndrop = ['.ad']\nnever = ['Talkback']\nkeep = 'h6'\n")
    marks = marks_of(page(), given)
    found = {block.text: mark for block, mark in zip(page().blocks, marks, strict=True)}
    assert (found["Menu"], found["Buy this"]) == (GOES, GOES)
    assert (found["Town"], found["Text of the story."], found["Talkback"]) == (STAYS, STAYS, STAYS)
    kept = with_marks([True] * len(marks), marks)
    assert next(block.text for block, stays in zip(page().blocks, kept, strict=True) if not stays) == "Menu"
    assert unused(given) == {"template.keep: h6"}
    assert marks_of(page(), Rules()) == b""


def test_a_line_that_only_a_person_can_read_says_the_issue() -> None:
    given = rules(
        "[issues]\nline = 'Vol\\. (?P<volume>\\d+), issue (?P<number>\\d+) .*, (?P<date>\\d+ \\w+ \\d{4})$'\n"
    )
    found = line_findings(page(), given)
    assert [(finding.fact, finding.value, finding.where) for finding in found] == [
        ("volume", "3", "rules"),
        ("number", "12", "rules"),
        ("date", "2003-05-04", "rules"),
    ]
    assert all(isinstance(finding, Finding) for finding in found)
    assert line_findings(page(), Rules()) == ()


def test_translations_are_pages_whose_names_differ_in_a_language_only() -> None:
    none = Rules()
    assert shared_name("fr/2003/1.html", none) == shared_name("en/2003/1.html", none) == "2003/1.html"
    assert shared_name("2003/1.fr.html", none) == shared_name("2003/1.html", none)
    assert shared_name("german/News/a.wml", none) == shared_name("english/News/a.wml", none)
    assert shared_name("index.html.de", none) == shared_name("index.html.en", none)
    assert shared_name("issue/no.html", none) == "issue/no.html"
    languages = {"de/a.html": "de", "en/a.html": "en", "fr/a.html": "fr-CA", "fr/b.html": "fr", "en/c.html": "en"}
    assert originals(languages, "en", none) == {"de/a.html": "en/a.html", "fr/a.html": "en/a.html"}
    by_rule = rules("[translations]\npair = '{tongue}_{rest}'\n")
    assert originals({"alpha_1.html": "en", "beta_1.html": "de"}, "en", by_rule) == {"beta_1.html": "alpha_1.html"}
