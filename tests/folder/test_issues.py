"""Issues: which they are, when they come out, in which order their articles stand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.problems import Severity

from .papers import ISSUE, SETTINGS, Paper, facts

TOML = f"{ISSUE}/issue.toml"


def numbered(paper: Paper, numbering: str, rest: str = "") -> None:
    """Let the paper count its issues in another way."""
    paper.write(
        "paper.toml", SETTINGS.replace('weekday = "friday"', f'weekday = "friday"\nnumbering = "{numbering}"\n{rest}')
    )


def test_a_folder_named_by_its_id_needs_no_issue_toml(paper: Paper) -> None:
    paper.article("01-a.md")
    issue = paper.issue()
    assert paper.problems() == []
    assert (issue.id, issue.volume, issue.number, issue.kind) == ("v53n21", 53, "21", "regular")
    assert issue.date == date(2026, 5, 22)  # twenty Fridays after 2 January
    assert issue.release_at == datetime(2026, 5, 22, 5, 0, tzinfo=UTC)  # 06:00 British Summer Time
    assert issue.status == "released"
    assert issue.folder == ISSUE


def test_words_behind_the_id_and_folders_above_it_mean_nothing(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/old/box 7/v53n21 The summer fair")
    assert paper.issue().id == "v53n21"


def test_every_field_of_issue_toml_reaches_the_issue(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(
        TOML,
        """volume = 53
number = 21
whole_number = 2621
date = 2026-05-22
printed_as = "Vol. LIII, No. 21"
title = "The fair"
kind = "regular"
cover = "cover.jpg"
status = "planned"
release_at = 2026-05-21 18:00:00
note = "Twelve pages"
""",
    )
    issue = paper.issue()
    assert paper.problems() == []
    assert (issue.whole_number, issue.printed_as, issue.title) == (2621, "Vol. LIII, No. 21", "The fair")
    assert (issue.cover, issue.status, issue.note) == ("cover.jpg", "planned", "Twelve pages")
    assert issue.release_at == datetime(2026, 5, 21, 17, 0, tzinfo=UTC)


def test_what_is_missing_comes_from_the_calendar(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/May fair")
    paper.write("issues/May fair/issue.toml", "date = 2026-05-22\n")
    issue = paper.issue()
    assert (issue.id, issue.volume, issue.number) == ("v53n21", 53, "21")


def test_a_folder_named_by_its_date_is_counted_by_the_calendar(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/2026-05-22")
    assert (paper.issue().id, paper.issue().number) == ("v53n21", "21")


def test_an_issue_of_which_nobody_can_tell_the_date_is_an_error(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/Summer fair")
    assert paper.one("undated-issue").severity is Severity.ERROR
    assert paper.read().publication.issues == ()


@pytest.mark.parametrize(
    ("line", "name", "said", "named"),
    [
        ("number = 22", "number-contradiction", "22", "21"),
        ("volume = 54", "number-contradiction", "54", "53"),
    ],
)
def test_a_number_that_contradicts_the_folder_is_an_error_at_its_line(
    paper: Paper, line: str, name: str, said: str, named: str
) -> None:
    paper.article("01-a.md")
    paper.write(TOML, f"title = 'x'\n{line}\n")
    problem = paper.one(name)
    assert (problem.severity, problem.place.file, problem.place.line) == (Severity.ERROR, TOML, 2)
    assert (facts(problem)["said"], facts(problem)["named"]) == (said, named)


def test_a_date_that_contradicts_the_folder_is_an_error_at_its_line(paper: Paper) -> None:
    numbered(paper, "none")
    paper.article("01-a.md", issue="issues/2026-05-22")
    paper.write("issues/2026-05-22/issue.toml", "date = 2026-05-29\n")
    assert facts(paper.one("date-contradiction")) == {"said": "2026-05-29", "named": "2026-05-22"}


def test_a_year_that_contradicts_the_folder_is_an_error_but_not_around_new_year(paper: Paper) -> None:
    numbered(paper, "year-number")
    paper.article("01-a.md", issue="issues/2000n11")
    paper.write("issues/2000n11/issue.toml", "date = 2001-03-17\n")
    assert paper.one("date-contradiction")
    paper.write("issues/2000n11/issue.toml", "date = 2001-01-05\n")
    assert paper.problems() == []
    assert paper.issue().id == "2000n11"


def test_an_id_settles_what_the_folder_and_the_numbers_say(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(TOML, 'id = "v53n22"\nnumber = 23\ndate = 2026-05-22\n')
    assert paper.problems() == []
    assert (paper.issue().id, paper.issue().number) == ("v53n22", "23")


def test_an_id_that_is_none_is_an_error(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(TOML, 'id = "twenty-one"\n')
    assert paper.one("bad-id").place.line == 1


def test_a_volume_that_the_calendar_dates_elsewhere_is_a_warning(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(TOML, "date = 2025-05-22\n")
    problem = paper.one("calendar-contradiction")
    assert (problem.severity, problem.place.line) == (Severity.WARNING, 1)
    assert facts(problem)["begins"] == "2026-01-02"


def test_two_issues_with_one_number_are_an_error_that_names_both(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.article("01-a.md", issue="issues/2026/v53n21 again")
    problem = paper.one("duplicate-number")
    assert problem.severity is Severity.ERROR
    assert {problem.place.file, facts(problem)["other"]} == {ISSUE, "issues/2026/v53n21 again"}
    assert len(paper.read().publication.issues) == 1


def test_a_number_that_was_really_printed_twice_is_settled_by_an_id(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.article("01-a.md", issue="issues/again")
    paper.write("issues/again/issue.toml", 'id = "v53n21s-again"\nnumber = 21\ndate = 2026-05-29\n')
    assert paper.problems() == []
    assert [issue.id for issue in paper.read().publication.issues] == ["v53n21", "v53n21s-again"]


def test_a_gap_in_the_numbers_is_no_problem(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/v53n1")
    paper.article("01-a.md", issue="issues/v53n3")
    assert paper.problems() == []


def test_a_number_that_runs_against_the_dates_is_a_warning(paper: Paper) -> None:
    for number, day in ((20, "2026-05-22"), (21, "2026-05-15")):
        paper.article("01-a.md", issue=f"issues/v53n{number}")
        paper.write(f"issues/v53n{number}/issue.toml", f"date = {day}\n")
    problem = paper.one("order-contradiction")
    assert facts(problem)["issue"] == "v53n20"
    assert facts(problem)["other"] == "v53n21"


@pytest.mark.parametrize(
    ("written", "number", "id", "kind"),
    [
        ('"1-2"', "1-2", "v53n1-2", "double"),
        ('"1–2"', "1-2", "v53n1-2", "double"),
        ('"1/2"', "1-2", "v53n1-2", "double"),
        ('"007"', "007", "v53n7", "regular"),
        ('"3½"', "3½", "v53s-3-1-2", "regular"),
        ('"Special"', "Special", "v53s-special", "regular"),
        ("0", "0", "v53n0", "regular"),
    ],
)
def test_labels_are_text_and_make_an_id(paper: Paper, written: str, number: str, id: str, kind: str) -> None:
    paper.article("01-a.md", issue="issues/x")
    paper.write("issues/x/issue.toml", f"volume = 53\nnumber = {written}\ndate = 2026-02-06\n")
    issue = paper.issue()
    assert (issue.number, issue.kind) == (number, kind)
    assert issue.id == id or issue.id == f"2026-02-06{id[3:]}"


def test_issues_stand_by_date_then_number(paper: Paper) -> None:
    for name, day in (("v53n10", "2026-03-06"), ("v53n9", "2026-03-06"), ("v53s-fair", "2026-03-05")):
        paper.article("01-a.md", issue=f"issues/{name}")
        paper.write(f"issues/{name}/issue.toml", f"date = {day}\n")
    assert [issue.id for issue in paper.read().publication.issues] == ["v53s-fair", "v53n9", "v53n10"]


def test_a_special_bears_its_word_and_no_number(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/v53s-summer")
    paper.write("issues/v53s-summer/issue.toml", 'date = 2026-07-01\ntitle = "Summer"\n')
    issue = paper.issue()
    assert (issue.id, issue.kind, issue.volume, issue.number) == ("v53s-summer", "special", 53, "")


@pytest.mark.parametrize(
    ("numbering", "folder", "toml", "id", "number", "volume"),
    [
        ("year-number", "2026n21", "", "2026n21", "21", 0),
        ("continuous", "n1204", "date = 2026-05-22", "n1204", "1204", 0),
        ("none", "2026-05-22", "", "2026-05-22", "", 0),
        ("none", "Fair", "date = 2026-05-22", "2026-05-22", "", 0),
        ("continuous", "Fair", "date = 2026-05-22\nnumber = 1204", "n1204", "1204", 0),
    ],
)
def test_other_ways_to_count(
    paper: Paper, numbering: str, folder: str, toml: str, id: str, number: str, volume: int
) -> None:
    numbered(paper, numbering)
    paper.article("01-a.md", issue=f"issues/{folder}")
    if toml:
        paper.write(f"issues/{folder}/issue.toml", toml)
    issue = paper.issue()
    assert paper.problems() == []
    assert (issue.id, issue.number, issue.volume, issue.date) == (id, number, volume, date(2026, 5, 22))


def test_whole_numbers_are_counted_from_the_one_that_is_known(paper: Paper) -> None:
    numbered(paper, "volume-number", "whole_number = {date = 2026-01-02, number = 2601}")
    for name in ("v53n1", "v53n2-3", "v53n4"):
        paper.article("01-a.md", issue=f"issues/{name}")
    paper.write("issues/v53n4/issue.toml", "date = 2026-01-23\n")
    paper.write("issues/v53n2-3/issue.toml", "date = 2026-01-09\n")
    numbers = {issue.id: issue.whole_number for issue in paper.read().publication.issues}
    assert numbers == {"v53n1": 2601, "v53n2-3": 2602, "v53n4": 2604}


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ('"2026-05-22/2026-05-29"', date(2026, 5, 29)),
        ("[2026-05-22, 2026-05-29]", date(2026, 5, 29)),
        ("2026-05-22", None),
    ],
)
def test_a_date_may_be_a_range(paper: Paper, written: str, end: date | None) -> None:
    paper.article("01-a.md")
    paper.write(TOML, f"date = {written}\n")
    assert (paper.issue().date, paper.issue().date_end) == (date(2026, 5, 22), end)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"2026-02-30"', "bad-date"),
        ('"01/02/2026"', "ambiguous-date"),
        ('"1 mars 2026"', "bad-date"),
        ('"2026-13-01"', "bad-date"),
        ("9999-01-01", "bad-date"),
        ('"2026-05-29/2026-05-22"', "bad-date"),
        ("5", "bad-date"),
    ],
)
def test_a_date_that_cannot_be_is_an_error_at_its_line(paper: Paper, written: str, name: str) -> None:
    paper.article("01-a.md")
    paper.write(TOML, f"number = 21\ndate = {written}\n")
    assert paper.one(name).place.line == 2


def test_release_times_that_do_not_exist_or_exist_twice_are_settled(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(TOML, "release_at = 2026-03-29T01:30:00\n")  # the clocks go from 01:00 to 02:00
    assert paper.issue().release_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    paper.write(TOML, "release_at = 2026-10-25T01:30:00\n")  # 01:30 comes twice
    assert paper.issue().release_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "file", ["issues/stray.md", "issues/2026/stray.md", f"{ISSUE}/more/stray.md", "stray.md", "pages/more/stray.md"]
)
def test_an_article_outside_every_issue_is_a_problem_and_in_no_issue(paper: Paper, file: str) -> None:
    paper.article("01-a.md")
    paper.write(file, "---\nheadline: Stray\n---\nText\n")
    assert paper.one("article-without-issue").place.file == file
    assert len(paper.issue().articles) == 1


def test_a_readme_beside_paper_toml_is_no_article(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write("README.md", "---\nheadline: x\n---\n")
    paper.write("notes.md", "No header, so no article.\n")
    assert paper.problems() == []


def test_a_supplement_may_lie_within_its_issue(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.article("01-a.md", issue=f"{ISSUE}/v53s-garden")
    paper.write(f"{ISSUE}/v53s-garden/issue.toml", 'date = 2026-05-22\nkind = "supplement"\n')
    assert paper.problems() == []
    assert {issue.id for issue in paper.read().publication.issues} == {"v53n21", "v53s-garden"}


def test_an_issue_toml_that_cannot_be_read_is_an_error_and_there_is_no_issue(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(TOML, "number = twenty\n")
    assert paper.one("bad-toml").place.line == 1
    assert paper.read().publication.issues == ()


def test_unknown_keys_and_wrong_values_of_issue_toml_are_problems_at_their_line(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(TOML, 'nubmer = 21\nkind = "doble"\nvolume = -1\nrelease_at = "soon"\n')
    found = [(problem.name, problem.place.line, facts(problem).get("nearest")) for problem in paper.problems()]
    assert found == [
        ("unknown-key", 1, "number"),
        ("bad-value", 3, ""),
        ("bad-value", 2, "double"),
        ("bad-date", 4, None),
    ]


def test_pictures_are_those_beside_the_articles_and_in_pictures(paper: Paper) -> None:
    paper.article("01-a.md")
    for path in ("wall.jpg", "pictures/ferry.PNG", "pictures/old/x.webp", "printed/page-1.webp"):
        paper.write(f"{ISSUE}/{path}", b"x")
    paper.write("pictures/logo.svg", b"<svg/>")
    names = {picture.file.removeprefix(f"{ISSUE}/"): picture.name for picture in paper.issue().pictures}
    assert names == {"wall.jpg": "wall.jpg", "pictures/ferry.PNG": "ferry.PNG", "pictures/old/x.webp": "old/x.webp"}
    assert [(picture.file, picture.name) for picture in paper.read().publication.pictures] == [
        ("pictures/logo.svg", "logo.svg")
    ]


def test_a_pictures_stamp_changes_with_its_file(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(f"{ISSUE}/wall.jpg", b"x")
    before = paper.issue().pictures[0].stamp
    paper.write(f"{ISSUE}/wall.jpg", b"xy")
    assert paper.issue().pictures[0].stamp != before


def test_a_whole_number_of_one_issue_alone_counts_no_other(paper: Paper) -> None:
    numbered(paper, "volume-number")
    for name in ("v53n1", "v53n2"):
        paper.article("01-a.md", issue=f"issues/{name}")
        paper.write(f"issues/{name}/issue.toml", f"date = 2026-01-0{name[-1]}\n")
    paper.write("issues/v53n1/issue.toml", "date = 2026-01-01\nwhole_number = 102\n")
    numbers = {issue.id: issue.whole_number for issue in paper.read().publication.issues}
    assert numbers == {"v53n1": 102, "v53n2": 0}
