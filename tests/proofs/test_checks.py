"""One folder of specimens for each check: what differs from a faultless paper, and the problems that must be found.

`cases/<check>/` lies over `sample/`; `problems.txt` beside it holds one problem in a line: severity, place, name,
facts. `--update-golden` writes it. Exceptions of a rule stand in the specimens as well: they are what is not in
problems.txt.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.cli.sentences import names
from broadsheet.folder.read import read
from broadsheet.languages.dictionaries import Dictionary, find
from broadsheet.problems import Kind, Problem, Severity
from broadsheet.proofs.check import Check, Proof
from broadsheet.proofs.hosts import Answer
from broadsheet.proofs.run import Ruled, merged, proof
from broadsheet.proofs.table import CHECKS
from broadsheet.proofs.wishes import Rulings, rulings_of, wishes_of
from broadsheet.proofs.words import Words

HERE = Path(__file__).parent
CASES = sorted(path.name for path in (HERE / "cases").iterdir())

ANSWERS = {
    "https://gone.example/": Answer(404, "Not Found"),
    "https://moved.example/a": Answer(200, "OK", "https://moved.example/b"),
    "https://there.example/": Answer(200, "OK", "https://www.there.example"),
    "https://closed.example/": Answer(403, "Forbidden"),
}
"""What hosts answer; one that is not among them does not."""


def proofed(
    root: Path, scope: frozenset[str] | None = None, rulings: Rulings | None = None, case: str = ""
) -> list[Problem]:
    reading = read(root)
    settings = reading.settings.values["proof"]
    work = Proof(reading.publication, scope, str(root), wishes_of(settings))
    if case == "spelling":
        work.words = Words(reading.publication, dictionary)
    if case == "hosts":
        work.ask = lambda address: ANSWERS.get(address, Answer(0, "no such host"))
    known = names()
    ruled = Ruled(rulings or rulings_of(settings, known, pytest.fail), known)
    return proof(work, reading.problems, ruled).problems


def dictionary(language: str) -> Dictionary | None:
    """The small dictionary of English beside these tests; of other languages there is none."""
    paths = find(language, [str(HERE / "dictionary")])
    return Dictionary(paths, language) if paths else None


def line(problem: Problem) -> str:
    place = problem.place
    facts = " ".join(f"{name}={value}" for name, value in problem.facts)
    return f"{problem.severity.word} {place.file}:{place.line}:{place.column} {problem.name} {facts}".rstrip()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return shutil.copytree(HERE / "sample", tmp_path / "paper")


def test_the_sample_paper_is_faultless(paper: Path) -> None:
    assert [line(problem) for problem in proofed(paper)] == []


@pytest.mark.parametrize("case", CASES)
def test_a_check_finds_what_is_wrong_and_nothing_else(case: str, paper: Path, pytestconfig: pytest.Config) -> None:
    shutil.copytree(HERE / "cases" / case, paper, dirs_exist_ok=True)
    (paper / "problems.txt").unlink(missing_ok=True)
    found = "".join(f"{line(problem)}\n" for problem in proofed(paper, case=case))
    golden = HERE / "cases" / case / "problems.txt"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_every_check_has_its_specimens() -> None:
    assert [check.name for check in CHECKS if check.name not in CASES] == []


def kinds() -> Iterator[tuple[Check, Kind]]:
    return ((check, kind) for check in CHECKS for kind in check.kinds)


@pytest.mark.parametrize(("check", "kind"), list(kinds()), ids=lambda value: value.name)
def test_every_kind_of_a_check_is_found_in_its_specimens(check: Check, kind: Kind) -> None:
    told = (HERE / "cases" / check.name / "problems.txt").read_text(encoding="utf-8")
    assert f" {kind.name}" in told


def test_a_ruling_silences_a_warning_and_raises_a_note_but_never_touches_an_error(paper: Path) -> None:
    shutil.copytree(HERE / "cases" / "pictures", paper, dirs_exist_ok=True)
    rulings = Rulings({"remote-picture": "ours", "missing-picture": "ours"}, {"picture-ambiguous": Severity.NOTE})
    found = proofed(paper, None, rulings)
    severities = {problem.name: problem.severity for problem in found}
    assert "remote-picture" not in severities
    assert severities["missing-picture"] is Severity.ERROR
    assert severities["picture-ambiguous"] is Severity.NOTE


def test_a_proof_of_one_issue_leaves_the_others_alone(paper: Path) -> None:
    shutil.copytree(HERE / "cases" / "links", paper, dirs_exist_ok=True)
    found = proofed(paper, frozenset(("v1n1",)))
    assert all(problem.place.file.startswith("issues/v1n1/") for problem in found)


def test_what_reading_and_a_check_both_found_is_told_once_and_as_the_worse_of_the_two(paper: Path) -> None:
    shutil.copytree(HERE / "cases" / "links", paper, dirs_exist_ok=True)
    problem = next(problem for problem in proofed(paper) if problem.name == "dead-link")
    worse = Problem(problem.name, Severity.ERROR, problem.place, problem.facts)
    assert list(merged([problem, worse, problem])) == [worse]


@pytest.mark.parametrize(("sign", "is_told"), [("TO" + "DO: ask her", True), ("A list of things to do.", False)])
def test_the_sign_of_programmers_for_work_put_off_is_a_leftover(sign: str, is_told: bool, paper: Path) -> None:
    (paper / "issues/v1n2/02-sign.md").write_text(f"---\nheadline: A sign\n---\n{sign}\n", encoding="utf-8")
    assert ("leftover" in {problem.name for problem in proofed(paper)}) is is_told
