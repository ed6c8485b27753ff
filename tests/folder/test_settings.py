"""paper.toml: every key, and every way to get it wrong."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder.keys import MISSING
from broadsheet.folder.read import read
from broadsheet.folder.settings import KEYS, parse_settings
from broadsheet.model.publication import Departure, FixedPage, Names
from broadsheet.problems import Problem, Severity

from .papers import Paper, facts

EVERYTHING = """
[paper]
format = 1
id = "hw"
title = {en = "The Harbour Weekly", ar = "الميناء"}
language = "en"
languages = ["ar", "en"]
timezone = "Europe/London"
tagline = "T"
base_url = "https://example.org/paper/"
issn = "1234-5679"
issn_print = "1234-5679"
founded = 1973
publisher = "P"
rights = "CC-BY-4.0"
[imprint]
address = "One\\nTwo"
phone = "1"
email = "e@example.org"
legal = ["L"]
[[links]]
name = "Centre"
url = "https://centre.example.org/"
kind = "sister"
[subscribe]
rates = [{issues = 52, price = "£58.00", zone = "inland"}]
payment = "cheque"
address = "A"
email = "s@example.org"
donations = "d"
service = "https://sign.example.org/"
[calendar]
frequency = "weekly"
weekday = "Fri"
day = 2
numbering = "volume-number"
volume_start = 2025-10-03
first_volume = 11
whole_number = {date = 2025-10-03, number = 511}
exceptions = [
  {date = 2025-12-26, skip = true, note = "Christmas"},
  {date = "2026-10-02", double = true},
  {date = 2026-04-03, moved_to = 2026-04-02},
]
release_time = 06:00:00
[[sections]]
id = "sport"
name = "Sport"
order = 2
standing_head = "On the field"
[[sections]]
name = "Town"
order = 1
[web]
pages = ["home", "issue"]
people = "all"
theme = "gazette"
motto = "M"
look = "parish"
spot = "#036"
drop_cap = false
ears = [{head = "High water", text = {en = "6.14", ar = "٦٫١٤"}}, {text = "With this issue"}]
share = ["bluesky", "x"]
robots = ["No training", "not  Bytespider"]
compress = true
issue_address = "/{year}/{number}/"
article_address = "/{issue}/{slug}/"
former_issue_addresses = ["/{id}/"]
former_article_addresses = ["/{id}/{slug}/"]
picture_widths = [1600, 500]
picture_formats = ["webp"]
picture_megapixels = 60
share_cards = true
[print]
languages = ["en"]
format = "tabloid"
design = "harbour"
pages = 8
house = "fillers"
price = "£1.20"
short_links = true
qr = true
link_notes = true
fixed = [{page = 2, imprint = true}, {page = 4, section = "Sport"}]
[mail]
languages = ["en", "ar"]
name = "The Harbour Weekly"
from = "hw@example.org"
reply_to = "editors@example.org"
bounces = "post@example.org"
service = "https://post.example.org/"
pictures = "attached"
policy = "reconcile"
sender_id = "harbour"
dkim_selector = "s1"
retention_days = 30
[[mail.relays]]
name = "town"
host = "smtp.example.org"
port = 2525
security = "tls"
user = "hw"
hello = "hw.example.org"
max_connections = 4
per_minute = 60
per_day = 5000
per_connection = 20
pipelining = false
signs = false
verp = false
ca_file = "office/ca.pem"
[office]
path = "../office"
[proof]
off = {heading-level = "headings come from elsewhere"}
on = ["unknown-name"]
severity = {missing-alt-text = "error"}
dictionaries = ["spelling"]
words = "words.txt"
standfirst = ["Town"]
headline = {lead = 70, second = 60, normal = 60, brief = 40}
web_width = 800
print_width = 900
[[proof.waivers]]
check = "headline-too-long"
in = "issues/2019/*"
reason = "set in another format"
[epub]
[deploy]
"""


def parsed(text: str) -> tuple[object, list[Problem]]:
    problems: list[Problem] = []
    return parse_settings(text.encode(), problems.append), problems


def problems_of(rest: str) -> list[Problem]:
    """The problems of a paper.toml that has a title, and more."""
    return parsed(f'[paper]\ntitle = "P"\n{rest}')[1]


def test_a_title_is_enough() -> None:
    settings = parse_settings(b'[paper]\ntitle = "The Harbour Weekly"', pytest.fail)
    paper = settings.publication
    assert paper.id == "the-harbour-weekly"
    assert paper.title.in_language("en") == "The Harbour Weekly"
    assert (paper.language, paper.languages, paper.timezone) == ("en", ("en",), "UTC")
    assert paper.calendar.frequency == "weekly"
    assert paper.calendar.release_time == time(0, 0)
    assert settings.values["office"]["path"] == "office"


def test_every_key_of_the_table_is_taken() -> None:
    settings = parse_settings(EVERYTHING.encode(), pytest.fail)
    paper = settings.publication
    assert paper.id == "hw"
    assert paper.languages == ("en", "ar")
    assert paper.founded == "1973"
    assert paper.imprint.address == "One\nTwo"
    assert paper.links[0].kind == "sister"
    assert paper.subscribe.rates[0].issues == 52
    assert paper.calendar.weekday == 4
    assert (paper.calendar.whole_number, paper.calendar.whole_number_date) == (511, date(2025, 10, 3))
    assert paper.calendar.departures == (
        Departure(date(2025, 12, 26), "skip", None, "Christmas"),
        Departure(date(2026, 10, 2), "double"),
        Departure(date(2026, 4, 3), "move", date(2026, 4, 2)),
    )
    assert [section.id for section in paper.sections] == ["town", "sport"]
    assert paper.sections[1].standing_head == Names((("", "On the field"),))
    assert paper.web.people == "all"
    assert (paper.web.look, paper.web.spot, paper.web.drop_cap) == ("parish", "#003366", False)
    assert [ear.text.in_language("en") for ear in paper.web.ears] == ["6.14", "With this issue"]
    assert paper.web.share == ("bluesky", "x")
    assert paper.web.robots == ("no training", "not Bytespider")
    assert paper.web.compress is True
    assert paper.web.picture_widths == (500, 1600)
    assert (paper.web.picture_formats, paper.web.picture_megapixels) == (("webp",), 60)
    assert (paper.print.format, paper.print.design, paper.print.pages) == ("tabloid", "harbour", 8)
    assert paper.print.fixed == (FixedPage(2, imprint=True), FixedPage(4, "sport"))
    assert (paper.print.house, paper.print.short_links) == ("fillers", True)
    assert (paper.mail.pictures, paper.mail.service) == ("attached", "https://post.example.org/")
    assert settings.values["mail"]["relays"][0]["per_minute"] == 60
    assert settings.values["proof"]["severity"] == {"missing-alt-text": "error"}
    given = {key.path.replace("[]", "") for key in KEYS}
    assert all(path.rpartition(".")[2] in EVERYTHING for path in given)


def test_the_table_says_of_every_key_what_it_means() -> None:
    assert all(key.meaning and key.type.word for key in KEYS)
    assert len({key.path for key in KEYS}) == len(KEYS)
    assert [key.path for key in KEYS if key.default is MISSING and "[]" not in key.path] == ["paper.title"]


def test_a_page_kept_for_a_section_that_there_is_not_is_told_and_not_kept() -> None:
    text = '[paper]\ntitle = "P"\n[[sections]]\nname = "Sport"\n[print]\nfixed = [{page = 4, section = "Sprot"}]\n'
    settings, problems = parsed(text)
    assert [(problem.name, problem.place.line) for problem in problems] == [("unknown-section", 6)]
    assert facts(problems[0])["nearest"] == "sport"
    assert settings.publication.print.fixed == ()


@pytest.mark.parametrize("colour", ["red", "#12345", "#ffffff", "#777777", "#d10", 9])
def test_a_spot_colour_that_is_none_or_cannot_be_read_is_refused(colour: object) -> None:
    """#767676 has the contrast 4.54 on white (WCAG 2.2) and less on the tint of the look "parish"."""
    written = f'"{colour}"' if isinstance(colour, str) else colour
    found = [problem for problem in problems_of(f"[web]\nspot = {written}") if problem.name == "bad-value"]
    assert [facts(problem)["key"] for problem in found] == ["spot"]


@pytest.mark.parametrize(
    ("rest", "key", "nearest", "line"),
    [
        ("tagine = 'x'", "tagine", "tagline", 3),
        ("[calender]\nfrequency = 'weekly'", "calender", "calendar", 3),
        ("[calendar]\nfrequancy = 'weekly'", "frequancy", "frequency", 4),
        ("[[sections]]\nname = 'A'\n[[sections]]\nname = 'B'\nstanding_had = 'C'", "standing_had", "standing_head", 7),
        (
            "[calendar]\nexceptions = [\n{date = 2026-01-01, skip = true},\n{date = 2026-01-08, skp = true}]",
            "skp",
            "skip",
            6,
        ),
        ("zzzzzz = 1", "zzzzzz", "", 3),
    ],
)
def test_an_unknown_key_is_a_warning_with_the_nearest_word_at_its_line(
    rest: str, key: str, nearest: str, line: int
) -> None:
    found = [problem for problem in problems_of(rest) if problem.name == "unknown-key"]
    assert len(found) == 1
    assert found[0].severity is Severity.WARNING
    assert facts(found[0]) == {"key": key, "nearest": nearest}
    assert found[0].place.line == line


@pytest.mark.parametrize(
    ("rest", "key", "line"),
    [
        ("language = 7", "language", 3),
        ("language = 'English'", "language", 3),
        ("timezone = 'Europe/Lundon'", "timezone", 3),
        ("base_url = 'example.org'", "base_url", 3),
        ("[calendar]\nfrequency = 'wekly'", "frequency", 4),
        ("[calendar]\nday = 'first'", "day", 4),
        ("[calendar]\nweekday = 't'", "weekday", 4),
        ("[calendar]\nrelease_time = '25:00'", "release_time", 4),
        ("[calendar]\nexceptions = [{date = 2026-01-01, note = 'why'}]", "exceptions", 4),
        ("calendar = 'weekly'", "calendar", 3),
        ("[links]\nname = 'x'", "links", 3),
        ("[web]\npages = [['x']]", "pages", 4),
        ("[web]\nrobots = 'no searching'", "robots", 4),
        ("[web]\nrobots = ['not a\\nDisallow: /']", "robots", 4),
        ("[[sections]]\nname = ['Town']", "name", 4),
    ],
)
def test_a_wrong_type_is_one_error_at_its_line(rest: str, key: str, line: int) -> None:
    if rest.startswith("calendar ="):
        problems = parsed(f"{rest}\n[paper]\ntitle = 'P'")[1]
        line = 1
    else:
        problems = problems_of(rest)
    found = [problem for problem in problems if problem.name == "bad-value"]
    assert [(facts(problem)["key"], problem.place.line) for problem in found] == [(key, line)]
    assert found[0].severity is Severity.ERROR


def test_a_misspelt_choice_is_offered_the_nearest_one() -> None:
    problems = problems_of("[calendar]\nfrequency = 'fortnighly'")
    assert [facts(problem)["nearest"] for problem in problems] == ["fortnightly"]
    problems = problems_of("timezone = 'Europe/Londn'")
    assert [facts(problem)["nearest"] for problem in problems] == ["Europe/London"]


def test_an_impossible_and_an_ambiguous_date_are_errors() -> None:
    problems = problems_of("[calendar]\nvolume_start = '2026-02-30'\nwhole_number = {date = '01/02/2026', number = 1}")
    assert [problem.name for problem in problems] == ["bad-date", "ambiguous-date"]


def test_a_row_without_what_it_must_have_is_an_error_that_says_what() -> None:
    problems = problems_of("[[links]]\nname = 'Centre'")
    assert [(problem.name, facts(problem)["key"], problem.place.line) for problem in problems] == [
        ("missing-key", "url", 3)
    ]


def test_two_sections_with_one_id_are_an_error() -> None:
    problems = problems_of("[[sections]]\nname = 'Town'\n[[sections]]\nname = 'TOWN'")
    assert [(problem.name, problem.place.line) for problem in problems] == [("duplicate-section", 5)]


def test_a_pattern_that_cannot_work_is_an_error() -> None:
    problems = problems_of("[web]\narticle_address = '/{issue}/'")
    assert [(problem.name, problem.place.line) for problem in problems] == [("bad-address-pattern", 4)]


def test_without_paper_toml_there_is_no_paper(tmp_path: Path) -> None:
    with pytest.raises(FolderError) as fault:
        read(tmp_path)
    assert "broadsheet new" in fault.value.hint


@pytest.mark.parametrize(
    ("raw", "line", "word"),
    [
        (b"[paper]\nlanguage = 'en'\n", 1, "name"),
        (b"[paper]\ntitle = ''\n", 2, "name"),
        (b"[paper]\ntitle = The Weekly\n", 2, "TOML"),
        (b"[paper\n", 1, ""),
        (b"[paper]\ntitle = 'P'\nformat = 2\n", 3, "format 2"),
        (b"[paper]\ntitle = 'P'\nformat = '1'\n", 3, "must be 1"),
        (b"\x81\x8d", 0, "UTF-8"),
        (b"a = " + b"[" * 100_000, 0, "too deep"),
    ],
)
def test_a_paper_toml_that_is_no_use_is_one_clear_error(raw: bytes, line: int, word: str) -> None:
    with pytest.raises(FolderError) as fault:
        parse_settings(raw, lambda problem: None)
    assert (fault.value.path, fault.value.line) == ("paper.toml", line)
    assert word in str(fault.value)
    assert fault.value.exit_code == 1


def test_a_newer_format_is_refused_with_the_hint_to_upgrade() -> None:
    with pytest.raises(FolderError) as fault:
        parse_settings(b"[paper]\nformat = 2\ntitle = 'P'", lambda problem: None)
    assert "newer Broadsheet" in fault.value.hint


def test_the_settings_digest_changes_with_each_of_the_three_files(paper: Paper) -> None:
    digests = [paper.read().publication.settings_digest]
    for name, text in (
        ("paper.toml", '[paper]\ntitle = "Other"'),
        ("people.toml", '[ana]\nname = "Ana"'),
        ("redirects.toml", '[from]\n"/old/" = "/archive/"'),
    ):
        paper.write(name, text)
        digests.append(paper.read().publication.settings_digest)
    assert len(set(digests)) == 4


def test_a_kind_of_page_that_there_is_not_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text('[paper]\ntitle = "P"\n[web]\npages = ["home", "artcle"]\n')
    problem = next(problem for problem in read(tmp_path).problems if problem.name == "bad-value")
    facts = dict(problem.facts)
    assert (facts["value"], facts["nearest"], problem.place.line) == ("artcle", "article", 4)
