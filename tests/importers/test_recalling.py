"""A source that has not changed is not read again, and what comes of it is the same; whatever changed is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.importers.importer import Importer
from broadsheet.importers.markdown import Markdown
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.run import Account, Frame, Order, run

PNG = (Path(__file__).parents[1] / "proofs" / "sample" / "issues" / "v1n1" / "wall.png").read_bytes()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    for number, day in ((1, "01"), (2, "08"), (3, "15")):
        text = f"---\ntitle: News {number}\nodd: x\n---\nCaf\xe9 ![W](wall.png) [n](2021-01-08-news.md#no)\n"
        (folder / f"2021-01-{day}-news.md").write_bytes(text.encode("cp1252"))
    (folder / "_config.yml").write_text("title: The Quay\nurl: https://quay.example\n")
    (folder / "wall.png").write_bytes(PNG)
    return folder


def take(source: Path, rules: str = "") -> tuple[Account, bool]:
    """Import; return the account and whether the source was read."""
    read: list[str] = []
    importer: Importer = Markdown()
    given = read_rules(rules, "import.toml", lambda problem: None) if rules else Rules()
    frame = Frame(lambda done, total, what: read.append(what))
    account = run(importer, Order(source, source.parent / "paper", "old"), given, frame)
    return account, "Reading" in read


def told(account: Account) -> tuple[object, ...]:
    ids = [(issue.id, [article.id for article in issue.articles]) for issue in account.issues]
    return account.counts, account.problems, account.guesses, account.repairs, ids, account.numbering


def test_an_unchanged_source_is_not_read_again_and_all_is_told_again(source: Path) -> None:
    first, read = take(source)
    assert read
    assert first.repairs
    before = {path: path.read_bytes() for path in first.paper.rglob("*") if path.is_file()}
    second, read = take(source)
    assert not read
    assert told(second) == told(first)
    assert set(second.tally) == {"same"}
    assert {path: path.read_bytes() for path in first.paper.rglob("*") if path.is_file()} == before


def test_any_change_is_seen(source: Path) -> None:
    take(source)
    (source / "2021-01-01-news.md").write_text("---\ntitle: News 1\n---\nOther.\n")
    account, read = take(source)
    assert (read, account.tally["rewritten"]) == (True, 1)
    assert take(source, '[output]\ntitle = "Other"\n')[1]
    (source / "new.txt").write_text("x")
    assert take(source)[1]
    (source / "wall.png").write_bytes(PNG + b"\n")
    account, read = take(source)
    assert (read, account.tally["rewritten"]) == (True, 2)
    assert not take(source)[1]


def test_what_a_person_did_meanwhile_is_seen_without_reading(source: Path) -> None:
    account, _ = take(source)
    articles = sorted(account.paper.glob("issues/*/*/*.md"))
    articles[0].unlink()
    articles[1].write_text("---\nheadline: Mine\n---\nMine.\n")
    next(account.paper.rglob("wall.png")).unlink()
    account, read = take(source)
    assert not read
    assert account.tally == {"deleted": 2, "by hand": 1, "same": 6}
    assert sorted(problem.name for problem in account.problems if "by-hand" in problem.name) == [
        "import-changed-by-hand",
        "import-deleted-by-hand",
        "import-deleted-by-hand",
    ]


@pytest.mark.parametrize("lost", ["imports/old/remarks.csv", ".broadsheet/imports/old/found.cache"])
def test_nothing_hangs_on_what_was_kept(source: Path, lost: str) -> None:
    first, _ = take(source)
    (first.paper / lost).unlink()
    second, _ = take(source)
    assert set(second.tally) == {"same"}
    assert second.counts == first.counts


def test_a_damaged_memory_is_none(source: Path) -> None:
    first, _ = take(source)
    kept = first.paper / ".broadsheet/imports/old/found.cache"
    data = kept.read_bytes()
    kept.write_bytes(data[:-40] + b"\xff" * 40)
    second, read = take(source)
    assert read
    assert told(second) == told(first)
