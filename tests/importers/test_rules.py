"""Rules files: what is a key, what is told of a wrong one, how each rule counts."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.ruling.amending import amended
from broadsheet.importers.ruling.keys import KEYS
from broadsheet.importers.ruling.paths import PathPattern
from broadsheet.importers.ruling.patterns import Pattern, TooSlowError
from broadsheet.problems import Problem


def read(text: str) -> tuple[Rules, list[Problem]]:
    met: list[Problem] = []
    return read_rules(text, "import.toml", met.append), met


def faults(text: str) -> dict[str, str]:
    return {
        str(dict(p.facts)["key"]): str(dict(p.facts).get("reason") or dict(p.facts)["nearest"]) for p in read(text)[1]
    }


def unused(rules: Rules) -> set[str]:
    met: list[Problem] = []
    rules.report_unused(met.append)
    return {f"{p.name} {dict(p.facts)['key']}" for p in met}


WHOLE = r"""
pages = ["about.html"]
[source]
include = "**/*.html"
exclude = ["old/**"]
base_url = "https://example.org/"
kind = {"*.docx" = "docx"}
encoding = {"1996/**" = "windows-1252"}
language = {"french/**" = "fr"}
day_first = true
[text]
mojibake = "off"
replace = [["teh", "the"]]
macros = [{pattern = '\$\(HOME\)', with = ""}]
strip_lines = ['^#use ']
quoted_printable = ["mail/**"]
[template]
drop = ["#menu", {from = "<!-- ad -->", to = "<!-- /ad -->"}]
keep = "blockquote"
article = "main"
repeats = 3
site = ["a/**", "b/**"]
never = ["Talkback"]
[issues]
path = ["issue{number}/**", "{year}/{number}/**"]
contents = "index.html"
line = ['^(?P<date>\w+ \d+, \d{4}) / No\. (?P<number>\d+)']
taxonomy = "issue"
meta = ["issue"]
numbering = "continuous"
[[issues.fix]]
folder = "issue40"
number = 40
date = 1999-04-15
kind = "special"
id = "n40s-mid"
note = "the second in April"
[articles]
split = {"**/lg_*.html" = "anchors", "**" = "none"}
headline = ["h1.title", '/^Title: (?P<headline>.+)$/']
byline_words = ["von"]
departments = {"**/mail*.html" = "Letters"}
order = "contents"
[pictures]
decoration = ["gx/**"]
least = 40
missing = "drop"
[translations]
pair = "{lang}/{rest}"
original = "en"
[duplicates]
article = 0.95
whole = 0.8
prefer = ["**/TWDT.html"]
[output]
folder = "{year}/{id}"
status = {private = "held"}
sections = {News = "Town"}
[left_out]
"*.pdb" = "a book for a pocket computer"
"""


def test_every_key_of_a_whole_rules_file_is_taken() -> None:
    rules, met = read(WHOLE)
    assert met == []
    assert len(rules.values) > 40
    assert rules.switch("source.day_first") is True
    assert rules.number("duplicates.whole", 0.5) == 0.8
    assert rules.of("articles.split", "issue9/lg_mail.html") == "anchors"
    assert [
        wanted.selector or (wanted.pattern and wanted.pattern.written) for wanted in rules.wanted("articles.headline")
    ] == [
        "h1.title",
        "^Title: (?P<headline>.+)$",
    ]
    assert [cut.rule for cut in rules.cuts("template.drop")] == ["#menu", "<!-- ad --> … <!-- /ad -->"]
    fix = rules.fix("issue40")
    assert fix
    assert (fix.text("number"), fix.text("id"), fix.values["date"]) == ("40", "n40s-mid", dt.date(1999, 4, 15))


def test_unknown_keys_are_told_with_the_nearest_and_values_with_what_they_must_be() -> None:
    assert faults("[source]\nlanguages = 1\n") == {"source.languages": "source.language"}
    assert faults("[template]\nrepeats = 'three'\n") == {"template.repeats": "it must be a whole number"}
    assert faults("[source]\nday_first = 'yes'\n") == {"source.day_first": "it must be true or false"}
    assert faults("[duplicates]\nwhole = 80\n") == {"duplicates.whole": "it must be a number from 0 to 1"}
    assert "missing" in faults("[text]\nstrip_lines = '('\n")["text.strip_lines"]
    assert "group" in faults("[text]\nmacros = [{pattern = 'a', with = '\\2'}]\n")["text.macros"]
    assert faults("[issues]\npath = '{a b}/x'\n") == {"issues.path": "{} must have a word in it"}
    assert faults("[[issues.fix]]\nfile = 'x'\nkind = 'odd'\n")["issues.fix"].startswith("it must be one of regular")
    assert faults("[[issues.fix]]\nfile = 'x'\ncolour = 1\n")["issues.fix"].startswith("“colour” is none of file")
    assert faults("[articles]\nsplit = {'*' = 'pages'}\n")["articles.split"].startswith("it must be one of anchors")
    assert "toml" not in faults("[source\n")


def test_each_rule_counts_and_one_that_never_fitted_is_told() -> None:
    rules, _ = read(WHOLE)
    assert "import-rule-unused text.macros: \\$\\(HOME\\)" in unused(rules)
    amended("teh $(HOME)\n#use wml::x\n", "x.html", rules)
    rules.fits("source.exclude", "old/x.html")
    rules.read_path("issues.path", "issue40/index.html")
    told = unused(rules)
    for rule in (
        "text.macros: \\$\\(HOME\\)",
        "text.replace: teh",
        "text.strip_lines: ^#use ",
        "source.exclude: old/**",
    ):
        assert f"import-rule-unused {rule}" not in told
    assert "import-rule-unused issues.path: {year}/{number}/**" in told
    assert "import-rule-unused issues.path: issue{number}/**" not in told
    assert not any("repeats" in rule or "numbering" in rule for rule in told)


def test_counts_of_a_worker_come_home() -> None:
    rules, _ = read("[text]\nreplace = [['a', 'b']]\n")
    amended("aaa", "x", rules)
    home = rules.taken_hits()
    assert home == {"text.replace: a": 3}
    assert unused(rules) == {"import-rule-unused text.replace: a"}
    rules.add_hits(home)
    assert unused(rules) == set()


def test_texts_are_put_right_by_the_rules_in_their_order() -> None:
    rules, _ = read(
        r"""
        [text]
        macros = [
          {pattern = '\\\n\s*', with = ' '},
          {pattern = '<toc-add-entry name="([^"]*)">(.*?)</toc-add-entry>', with = '<h2 id="\1">\2</h2>'},
        ]
        replace = [["$(HOME)", "/"]]
        strip_lines = ['^#use ']
        quoted_printable = ["*.mail"]
        """
    )
    text = '#use wml::debian\n<toc-add-entry name="x">A\\\n  title</toc-add-entry>\n<a href="$(HOME)y">'
    assert amended(text, "x.wml", rules) == '<h2 id="x">A title</h2>\n<a href="/y">'
    assert amended("caf=C3=A9 =\nau lait", "x.mail", rules) == "café au lait"


def test_a_pattern_that_would_not_end_is_given_up_and_told() -> None:
    with pytest.raises(TooSlowError):
        Pattern("(a+)+$").search("a" * 5000 + "b", limit=0.05)
    rules, met = read("[issues]\nline = '(a|aa)+$'\n")
    assert met == []
    rules.hit("slow: issues.line", "(a|aa)+$")
    assert "import-rule-bad issues.line" in unused(rules)


@pytest.mark.parametrize(
    ("written", "path", "found"),
    [
        ("issue{number}/**", "lg/issue70/adam.html", {"number": "70"}),
        ("{year}/{number}/**", "english/2004/12/index.wml", {"year": "2004", "number": "12"}),
        ("v{volume}n{number}*", "v53n21-22.html", {"volume": "53", "number": "21-22"}),
        ("{lang}/{rest}", "pt_BR/2004/1.html", {"lang": "pt_BR", "rest": "2004/1.html"}),
        ("issue{number}/*.html", "issue70/misc/a.html", None),
        ("{year}/{year}.html", "1999/1999.html", {"year": "1999"}),
        ("{year}/{year}.html", "1999/2000.html", None),
    ],
)
def test_paths_with_places_say_what_stands_there(written: str, path: str, found: dict[str, str] | None) -> None:
    assert PathPattern(written).read(path) == found


def test_every_key_says_what_it_means() -> None:
    assert all(key.meaning and (key.shape == "choice") == bool(key.choices) for key in KEYS.values())


def test_texts_between_others_go_or_are_all_that_stays() -> None:
    rules, met = read(
        """
        [template]
        drop = [{from = "<!-- ad -->", to = "<!-- /ad -->"}]
        article = [{from = "<!-- story -->", to = "<!-- /story -->"}]
        """
    )
    assert met == []
    page = "<head><title>T</title></head><body>Menu<!-- story -->A<!-- ad -->X<!-- /ad -->B<!-- /story -->Foot</body>"
    assert amended(page, "x.html", rules) == "<head><title>T</title></head><body><!-- story -->AB"
    assert amended("<p>No marks</p>", "y.html", rules) == "<p>No marks</p>"
    assert unused(rules) == set()
