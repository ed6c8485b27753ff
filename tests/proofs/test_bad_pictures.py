"""Bad pictures in a build (bad inputs 42, 49, 50, 56): told, refused where they must be, never fetched or leaked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from broadsheet.cli.main import main

SAMPLE = Path(__file__).parent / "sample"
NOW = "2026-06-01T00:00:00Z"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "secret.png").write_bytes((SAMPLE / "issues/v1n1/wall.png").read_bytes() + b"SECRET")
    return shutil.copytree(SAMPLE, tmp_path / "a" / "paper")


def build(paper: Path, text: str, *options: str) -> int:
    (paper / "issues/v1n2/02-shown.md").write_text(f"---\nheadline: Shown\n---\n{text}\n", encoding="utf-8")
    return main(["build", "--paper", str(paper), "--now", NOW, "--jobs", "1", "--json", *options])


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    return {problem["name"]: problem for problem in json.loads(capsys.readouterr().out)["problems"]}


@pytest.mark.parametrize(
    "source",
    [
        "../../../../secret.png",
        "/etc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.png",
        "..\\..\\..\\..\\secret.png",
        "../../../../secret.png?a.png",
    ],
)
def test_a_picture_outside_the_paper_stops_the_build_and_is_never_read(
    source: str, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(paper, f"![Outside]({source})") == 1
    problem = told(capsys)["picture-outside"]
    assert (problem["file"], problem["line"], problem["severity"]) == ("issues/v1n2/02-shown.md", 4, "error")
    assert not (paper / "out/web").exists()
    build(paper, f"![Outside]({source})", "--keep-going")
    capsys.readouterr()
    made = b"".join(path.read_bytes() for path in (paper / "out/web").rglob("*") if path.is_file())
    assert b"SECRET" not in made
    assert b"root:x:" not in made


@pytest.mark.parametrize("source", ["file:///etc/passwd", "data:image/png;base64,AAAA", "javascript:alert(1)"])
def test_a_picture_of_another_scheme_is_left_out(source: str, paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(paper, f"![Odd]({source})\n\nText.") == 0
    assert "unsafe-link" in told(capsys)
    page = (paper / "out/web/v1/n2/shown/index.html").read_text(encoding="utf-8")
    assert source not in page


def test_a_missing_picture_stops_the_build_and_the_right_case_is_offered(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(SAMPLE / "issues/v1n1/wall.png", paper / "issues/v1n2/Quay.png")
    assert build(paper, "![The quay](quay.PNG)") == 1
    problem = told(capsys)["missing-picture"]
    assert problem["facts"] == {"source": "quay.PNG", "nearest": "Quay.png"}
    assert build(paper, "![The quay](Quay.png)") == 0


def test_a_picture_without_alternative_text_is_a_warning_and_goes_out(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(SAMPLE / "issues/v1n1/wall.png", paper / "issues/v1n2/quay.png")
    assert build(paper, "![](quay.png)") == 0
    assert told(capsys)["missing-alt-text"]["severity"] == "warning"
    assert build(paper, "![](quay.png){decorative}") == 0
    assert "missing-alt-text" not in told(capsys)


def test_a_remote_picture_is_linked_and_never_shown(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(paper, "![A map](https://example.org/map.png)\n\nText.") == 0
    assert "remote-picture" in told(capsys)
    page = (paper / "out/web/v1/n2/shown/index.html").read_text(encoding="utf-8")
    assert "<img" not in page.partition("<article")[2].partition("</article>")[0]
    assert 'href="https://example.org/map.png"' in page
