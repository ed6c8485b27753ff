"""How problems, colours and progress look, and that a stranger's text cannot command the terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from broadsheet.cli.sentences import TABLES, hint_of, kinds, record, sentence_of
from broadsheet.cli.terminal import Terminal, visible
from broadsheet.problems import Kind, Place, Problem, Severity

PACKAGE = Path(__file__).parents[2] / "src" / "broadsheet"


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(wants_json: bool = False) -> tuple[Terminal, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    return Terminal(out, err, wants_json), out, err


def unknown_key(line: int = 2, column: int = 1, nearest: str = "byline", file: str = "a.md") -> Problem:
    from broadsheet.folder.kinds import UNKNOWN_KEY

    facts = dict.fromkeys(UNKNOWN_KEY.facts, "x") | {"key": "bylin", "nearest": nearest}
    return UNKNOWN_KEY.at(Place(file, line, column), **facts)


def test_a_problem_shows_place_sentence_line_marker_and_hint(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nbylin: Ana\n---\n")
    one, _, err = terminal()
    one.problems([unknown_key()], tmp_path)
    lines = err.getvalue().splitlines()
    assert lines[0].startswith("a.md:2:1: warning: ")
    assert lines[0].endswith("[unknown-key]")
    assert lines[1:3] == ["    bylin: Ana", "    ^"]
    assert "byline" in lines[3]
    assert lines[-1] == "1 warning"


def test_a_hint_whose_fact_is_empty_is_left_out(tmp_path: Path) -> None:
    assert hint_of(unknown_key(nearest="")) == ""
    assert hint_of(unknown_key()) != ""


def test_the_marker_stands_under_the_column_whatever_stands_before_it(tmp_path: Path) -> None:
    for before, width in (("\t\t", 2), ("日本", 4), ("e\u0301", 1), ("ab", 2)):
        (tmp_path / "a.md").write_text(f"{before}HERE\n", encoding="utf-8")
        one, _, err = terminal()
        one.problems([unknown_key(1, len(before) + 1)], tmp_path)
        assert err.getvalue().splitlines()[2] == "    " + " " * width + "^", before


def test_a_long_line_is_cut_around_the_marker(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x" * 5000 + "HERE" + "y" * 5000)
    one, _, err = terminal()
    one.problems([unknown_key(1, 5001)], tmp_path)
    shown, marker = err.getvalue().splitlines()[1:3]
    assert len(shown) < 120
    assert shown[marker.index("^") :].startswith("HERE")


@pytest.mark.parametrize(
    "place", [Place("gone.md", 3, 1), Place("a.md", 99, 1), Place("a.md"), Place(""), Place("a.md", 1, 99)]
)
def test_a_place_that_cannot_be_shown_is_no_obstacle(place: Place, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n")
    one, _, err = terminal()
    one.problems([Problem("unheard-of", Severity.ERROR, place, (("count", 3),))], tmp_path)
    assert "error: unheard of: count 3 [unheard-of]" in err.getvalue()


def test_problems_come_in_order_of_place_with_their_counts(tmp_path: Path) -> None:
    given = [
        Problem("b", Severity.NOTE, Place("b.md", 1)),
        Problem("c", Severity.ERROR, Place("a.md", 9)),
        Problem("a", Severity.ERROR, Place("a.md", 2)),
        Problem("d", Severity.WARNING, Place("a.md", 2)),
    ]
    one, _, err = terminal()
    one.problems(given, tmp_path)
    lines = err.getvalue().splitlines()
    assert [line.split(":")[0:2] for line in lines[:-1]] == [["a.md", "2"], ["a.md", "2"], ["a.md", "9"], ["b.md", "1"]]
    assert lines[-1] == "2 errors, 1 warning, 1 note"


def test_control_characters_and_overrides_are_shown_not_sent(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("evil \x1b]0;title\x07 \u202eabc\n")
    one, _, err = terminal()
    one.problems([Problem("x", Severity.ERROR, Place("a.md", 1, 1), (("value", "\x1b[2J"),))], tmp_path)
    assert not any(sign in err.getvalue() for sign in "\x1b\x07\u202e")
    assert "\\x1b" in err.getvalue()


def test_what_is_printable_stays_as_it_is() -> None:
    for text in ("Größe “quoted” – جدار", "non\u00a0breaking", "soft\u00adhyphen", "zero\u200djoiner"):
        assert visible(text) == text


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    assert "\x1b[" in Terminal(screen, screen).painted("x", "error")
    assert Terminal(io.StringIO(), screen).painted("x", "error") == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Terminal(screen, screen).painted("x", "error") == "x"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert Terminal(screen, screen).painted("x", "error") == "x"


def test_progress_is_one_line_that_goes_away_and_only_on_a_terminal() -> None:
    screen, out = Screen(), io.StringIO()
    one = Terminal(out, screen)
    one.progress(1, 2, "Making")
    one.say("done")
    assert "Making 1 of 2 (50 %)" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    quiet, _, err = terminal()
    quiet.progress(1, 2, "Making")
    assert err.getvalue() == ""


def test_with_json_nothing_else_is_said(tmp_path: Path) -> None:
    one, out, err = terminal(wants_json=True)
    one.say("hello")
    one.problems([unknown_key()], tmp_path)
    one.json({"größe": 1})
    assert json.loads(out.getvalue()) == {"größe": 1}
    assert err.getvalue() == ""


def test_a_record_has_all_that_a_program_wants() -> None:
    assert record(unknown_key()) == {
        "name": "unknown-key",
        "severity": "warning",
        "file": "a.md",
        "line": 2,
        "column": 1,
        "facts": dict(unknown_key().facts),
        "sentence": sentence_of(unknown_key()),
        "hint": hint_of(unknown_key()),
    }


def test_every_table_of_kinds_is_known() -> None:
    found = {
        "broadsheet." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("kinds.py")
    }
    assert found <= set(TABLES)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_every_sentence_and_hint_can_be_made_of_its_facts(kind: Kind) -> None:
    problem = kind.at(Place("a.md", 1, 1), **dict.fromkeys(kind.facts, "something"))
    assert "something" in sentence_of(problem) + hint_of(problem) or not kind.facts
    assert kind.name == kind.name.lower().replace("_", "-").replace(" ", "-")
