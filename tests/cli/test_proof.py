"""`broadsheet proof`, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli.main import main


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "paper.toml").write_text(
        '[paper]\nformat = 1\nid = "p"\ntitle = "P"\n[calendar]\nfrequency = "irregular"\n'
    )
    for number in (1, 2):
        folder = tmp_path / "issues" / f"v1n{number}"
        folder.mkdir(parents=True)
        (folder / "issue.toml").write_text(f'date = 2026-01-0{number}\nstatus = "released"\n')
        (folder / "01-wall.md").write_text(f"---\nheadline: Wall {number}\n---\n\nIt fell for the {number}. time.\n")
    return tmp_path


def proof(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[tuple[str, str]]]:
    code = main(["proof", *words, "--json", "--paper", str(root), "--now", "2026-11-20T12:00:00Z"])
    told = json.loads(capsys.readouterr().out)["problems"]
    return code, [(problem["name"], problem["file"]) for problem in told if problem["severity"] != "note"]


def spoil(root: Path, number: int) -> None:
    (root / "issues" / f"v1n{number}" / "02-note.md").write_text(
        f"---\nheadline: N{number}\n---\n\nA word of {number}.[^1]\n"
    )


def test_a_faultless_paper_has_exit_code_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert proof(root, capsys) == (0, [])
    assert main(["proof", "--paper", str(root)]) == 0


def test_a_warning_has_exit_code_1_and_goes_to_standard_output(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root, 1)
    code, found = proof(root, capsys)
    assert (code, found) == (1, [("dangling-note", "issues/v1n1/02-note.md")])
    assert main(["proof", "--paper", str(root)]) == 1
    assert "issues/v1n1/02-note.md:5:" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["v1n1", "issues/v1n1", "issues/v1n1/02-note.md"])
def test_an_issue_or_a_file_can_be_proofed_alone(
    word: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    spoil(root, 1)
    spoil(root, 2)
    assert proof(root, capsys, word) == (1, [("dangling-note", "issues/v1n1/02-note.md")])
    assert proof(root, capsys, "issues/v1n2/01-wall.md") == (0, [])
    assert {file for _, file in proof(root, capsys, "issues")[1]} == {
        "issues/v1n1/02-note.md",
        "issues/v1n2/02-note.md",
    }


def test_a_word_that_means_nothing_is_a_usage_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", "v1n11", "--paper", str(root)]) == 2
    assert "v1n1" in capsys.readouterr().err
    assert main(["proof", "../elsewhere.md", "--paper", str(root)]) == 2


def test_the_paper_may_silence_a_warning(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root, 1)
    with open(root / "paper.toml", "a") as stream:
        stream.write('[proof]\noff = {dangling-note = "the notes are in print only"}\n')
    assert proof(root, capsys) == (0, [])


def test_a_name_that_is_no_problem_in_the_settings_is_reported_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.toml").write_text('[paper]\ntitle = "P"\n[proof]\noff = {missing-alt-txt = "no reason"}\n')
    assert main(["proof", "--paper", str(tmp_path)]) == 1
    assert "missing-alt-text" in capsys.readouterr().out


def test_what_is_waived_is_counted_and_shown_with_its_reason_when_asked_for(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "issues" / "v1n1" / "02-note.md"
    file.write_text('---\nheadline: N\n---\n\nThe wall is in in it. <!-- proof: off doubled-word "so it is cut" -->\n')
    assert main(["proof", "--paper", str(root), "--no-spelling"]) == 0
    out = capsys.readouterr().out
    assert "1 waived (--waived shows them)" in out
    assert "so it is cut" not in out
    assert main(["proof", "--paper", str(root), "--no-spelling", "--waived"]) == 0
    told = "issues/v1n1/02-note.md:5:16: waived: “in” stands twice. [doubled-word] — so it is cut"
    assert told in capsys.readouterr().out


def test_a_waiver_of_the_settings_is_about_one_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(root, 1)
    spoil(root, 2)
    with open(root / "paper.toml", "a") as stream:
        stream.write(
            '[[proof.waivers]]\ncheck = "dangling-note"\nin = "issues/v1n1"\nreason = "the notes are in print"\n'
        )
    assert proof(root, capsys) == (1, [("dangling-note", "issues/v1n2/02-note.md")])


def test_a_waiver_without_a_reason_is_told_and_counts_for_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(root, 1)
    with open(root / "paper.toml", "a") as stream:
        stream.write('[proof]\noff = {dangling-note = ""}\n')
    assert {name for name, _ in proof(root, capsys)[1]} == {"dangling-note", "waiver-without-reason"}
