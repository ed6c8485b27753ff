"""Several processes read what one would, and an issue too many or a faulty one changes nothing in that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder.grouping import Groups
from broadsheet.folder.read import Reading, read, survey
from broadsheet.press import readers
from broadsheet.press.readers import read_shared, shares

from .papers import SETTINGS, article, issue, paper, write

pytestmark = pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="nothing is forked on this system")


def mixed(root: Path) -> Path:
    """A paper with every sort of folder, and faults in several of them."""
    paper(root, issues=9, settings=SETTINGS + "whole_number = { number = 1, date = 2026-01-02 }\n")
    article(root, "issues/v1n2/03-wrong.md", "Odd", staus="ready", weight="huge", published="3/4/26")
    write(root, "issues/v1n3/03-open.md", "---\nheadline: Never closed\n")
    write(root, "issues/v1n4/issue.toml", "date = \n")
    (root / "issues/v1n5/04-latin.md").write_bytes(
        "---\nheadline: Caf\u00e9\n---\n\nT\u00e9l\u00e9\n".encode("latin-1")
    )
    article(root, "issues/v1n6/05-composed.md", "Cafe\u0301", "Cafe\u0301 and [a link](v1n1/story-1)")
    write(root, "issues/v1n7/printed/pages.txt", "1\n")
    write(root, "issues/v1n8/pictures/wall.png", "png")
    article(root, "issues/old stories/a.md")
    article(root, "issues/again v1n9/01-twice.md")
    write(root, "issues/again v1n9/issue.toml", "id = 'v1n9'\ndate = 2026-01-10\n")
    article(root, "pages/about.md")
    write(root, "pictures/logo.png", "png")
    write(root, "notes/empty/none.txt", "")
    return root


def same(found: Reading, wanted: Reading) -> None:
    assert found.publication == wanted.publication
    assert found.problems == wanted.problems
    assert found.folders == wanted.folders
    assert found.files == wanted.files
    texts = [(article.id, article.body.markdown(), article.body.targets) for article in wanted.publication.articles()]
    assert [(each.id, each.body.markdown(), each.body.targets) for each in found.publication.articles()] == texts


@pytest.mark.parametrize("jobs", [1, 2, 3, 20])
def test_any_number_of_processes_reads_the_same(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MANY", 1)
    root = mixed(tmp_path)
    wanted = read(root)
    assert len(wanted.problems) > 5
    found, parcels = read_shared(str(root), jobs)
    assert len(parcels) == jobs
    same(found, wanted)


def test_a_small_paper_is_read_by_one_process(tmp_path: Path) -> None:
    _, parcels = read_shared(str(mixed(tmp_path)), 4)
    assert len(parcels) == 1


def test_parcels_are_made_only_to_be_kept(tmp_path: Path) -> None:
    assert read_shared(str(mixed(tmp_path)), 4, keep=False)[1] == []


def test_every_issue_is_in_one_share_and_shares_are_alike(tmp_path: Path) -> None:
    for number in range(1, 40):
        issue(tmp_path, number, articles=number % 4)
    issue(tmp_path, 99, articles=0)
    write(tmp_path, "paper.toml", SETTINGS)
    groups = survey(tmp_path).groups
    cut = shares(groups, 3)
    assert [folder for share in cut for folder in share.issues] == list(groups.issues)
    sizes = [sum(len(listings[0].articles) for listings in share.issues.values()) for share in cut]
    assert max(sizes) - min(sizes) <= 6
    assert len(shares(Groups(), 3)) == 3


def test_an_unreadable_paper_is_refused_as_ever(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="there is no paper"):
        read_shared(os.fspath(tmp_path), 2)
