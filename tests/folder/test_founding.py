"""What a new paper consists of."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder.founding import Founding, new_paper
from broadsheet.folder.read import read
from broadsheet.folder.settings import KEYS, parse_settings
from broadsheet.problems import Problem

TODAY = date(2026, 7, 29)  # a Wednesday


def test_a_new_paper_is_read_without_any_problem(tmp_path: Path) -> None:
    files = new_paper(tmp_path / "paper", Founding(title="The Harbour Weekly", today=TODAY, weekday=4))
    reading = read(tmp_path / "paper")
    assert reading.problems == ()
    assert sorted(files) == sorted(
        path.relative_to(tmp_path / "paper").as_posix() for path in (tmp_path / "paper").rglob("*") if path.is_file()
    )
    paper = reading.publication
    assert (paper.id, paper.title.in_language("en"), paper.language) == (
        "the-harbour-weekly",
        "The Harbour Weekly",
        "en",
    )
    (issue,) = paper.issues
    assert (issue.id, issue.date, issue.status) == ("v1n1", date(2026, 7, 31), "planned")
    assert [article.id for article in issue.articles] == ["v1n1/our-first-issue"]
    assert [page.slug for page in paper.pages] == ["about"]


def test_titles_of_all_kinds_stay_as_they_were_said(tmp_path: Path) -> None:
    title = 'Ana\'s "Paper" \\ {x} — مرفأ'
    new_paper(tmp_path / "paper", Founding(title=title, today=TODAY))
    assert read(tmp_path / "paper").publication.title.in_language("en") == title


@pytest.mark.parametrize(
    ("frequency", "numbering", "id"),
    [
        ("monthly", "year-number", "2026n1"),
        ("irregular", "continuous", "n1"),
        ("quarterly", "none", "2026-10-01"),
        ("fortnightly", "volume-number", "v1n1"),
    ],
)
def test_every_calendar_has_a_first_issue(tmp_path: Path, frequency: str, numbering: str, id: str) -> None:
    founding = Founding(title="P", today=TODAY, frequency=frequency, numbering=numbering)  # type: ignore[arg-type]
    new_paper(tmp_path / "paper", founding)
    reading = read(tmp_path / "paper")
    assert [issue.id for issue in reading.publication.issues] == [id]
    assert reading.problems == ()


def test_nothing_is_mixed_with_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderError):
        new_paper(tmp_path, Founding(title="P", today=TODAY))
    with pytest.raises(FolderError):
        new_paper(tmp_path / "mine.txt", Founding(title="P", today=TODAY))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert "paper.toml" in new_paper(tmp_path, Founding(title="P", today=TODAY))


def test_output_cache_and_office_are_never_in_git(tmp_path: Path) -> None:
    new_paper(tmp_path / "paper", Founding(title="P", today=TODAY))
    assert {"/out/", "/.broadsheet/", "/office/"} <= set((tmp_path / "paper/.gitignore").read_text().splitlines())


def test_every_line_that_is_commented_out_would_be_valid(tmp_path: Path) -> None:
    new_paper(tmp_path / "paper", Founding(title="P", today=TODAY, weekday=4))
    lines = (tmp_path / "paper/paper.toml").read_text().splitlines()
    freed = [re.sub(r"^# ?(?=[\[a-z_]+[\] =]| {2}\{|\]|\[\[)", "", line) for line in lines]
    freed = [line for line in freed if not re.match(r"# ", line)]
    found: list[Problem] = []
    settings = parse_settings("\n".join(freed).encode(), found.append)
    assert found == []
    assert len(settings.publication.calendar.departures) == 3
    assert tomllib.loads("\n".join(freed))["web"]["people"] == "listed"


def test_all_common_keys_are_shown(tmp_path: Path) -> None:
    new_paper(tmp_path / "paper", Founding(title="P", today=TODAY))
    text = (tmp_path / "paper/paper.toml").read_text()
    rare = {"issn_print", "order", "zone", "address", "service", "pages", "motto", "standing_head", "note", "path"}
    rare |= {"issue_address", "article_address", "former_issue_addresses", "former_article_addresses"}
    rare |= {"off", "on", "waivers", "check", "in", "reason", "dictionaries", "words", "standfirst", "lead", "second"}
    rare |= {"normal", "brief", "web_width", "print_width"}
    rare |= {"severity", "epub", "deploy", "drop_cap", "text", "head", "share"}
    rare |= {"page", "section", "imprint", "house", "short_links", "link_notes", "qr"}
    rare |= {"reply_to", "bounces", "policy", "sender_id", "dkim_selector", "retention_days", "hello", "ca_file"}
    rare |= {"max_connections", "per_minute", "per_day", "per_connection", "pipelining", "signs", "verp", "port"}
    rare |= {"security"}
    rare |= {"picture_widths", "picture_formats", "picture_megapixels"}
    for key in KEYS:
        name = key.path.split(".")[-1]
        assert name in rare or re.search(rf"\b{name}\b", text), key.path
