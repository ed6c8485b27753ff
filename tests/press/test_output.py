"""The output folder and the cache: whose they are, and that both may be lost or damaged (gates 46, 67, 72)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from broadsheet.errors import OutputError, UsageError

from .papers import SETTINGS, article, contents, paper, put_out, states, web, write


def test_the_cache_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    before = states(tmp_path / "out" / "web")
    shutil.rmtree(tmp_path / ".broadsheet")
    built = put_out(tmp_path)
    assert (built.added, built.changed, built.removed) == ([], [], [])
    assert states(tmp_path / "out" / "web") == before, "bytes that are the same are not written again"


@pytest.mark.parametrize(
    "part", ["out", "out/web", "out/web/v1", "out/web/v1/n1/story-1", "out/.web.manifest", "out/.web.spare"]
)
def test_the_output_may_be_deleted_at_any_time_whole_or_in_part(part: str, tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    article(tmp_path, "issues/v1n2/01-story-1.md", "New")
    put_out(tmp_path)
    before = web(tmp_path)
    target = tmp_path / part
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    put_out(tmp_path)
    assert web(tmp_path) == before
    assert put_out(tmp_path).changed == []


def test_a_page_that_was_edited_in_the_output_is_made_again(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    before = web(tmp_path)
    (tmp_path / "out" / "web" / "v1" / "n1" / "story-1" / "index.html").write_text("vandal")
    article(tmp_path, "issues/v1n2/01-story-1.md", "New")
    put_out(tmp_path)
    assert web(tmp_path)["v1/n1/story-1/index.html"] == before["v1/n1/story-1/index.html"]


@pytest.mark.parametrize("suffix", ["seen", "made"])
@pytest.mark.parametrize("damage", ["cut", "flipped", "other", "empty"])
def test_a_damaged_cache_is_ignored(suffix: str, damage: str, tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    before = web(tmp_path)
    (file,) = (tmp_path / ".broadsheet").glob(f"*.{suffix}")
    data = file.read_bytes()
    bad = {"cut": data[:-9], "flipped": data[:-9] + b"X" + data[-8:], "other": b"Broadsheet memory 0\n", "empty": b""}
    file.write_bytes(bad[damage])
    article(tmp_path, "issues/v1n2/01-story-1.md", "New")
    put_out(tmp_path)
    article(tmp_path, "issues/v1n2/01-story-1.md", "Story 1 of number 2", "x")
    put_out(tmp_path)
    assert web(tmp_path).keys() == before.keys()
    fresh = tmp_path / "out" / "fresh"
    put_out(tmp_path, out=str(fresh))
    assert contents(fresh) == web(tmp_path)


def test_a_cache_of_another_program_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer program may write other bytes under the same key; here the old one is given a wrong page."""
    paper(tmp_path)
    put_out(tmp_path)
    good = web(tmp_path)
    import broadsheet

    monkeypatch.setattr(broadsheet, "__version__", "99.0")
    (tmp_path / "out" / "web" / "v1" / "n1" / "story-1" / "index.html").write_text("from an older program")
    put_out(tmp_path)
    assert web(tmp_path)["v1/n1/story-1/index.html"] != b"from an older program"
    assert web(tmp_path).keys() == good.keys()


@pytest.mark.parametrize("place", ["{root}", "{root}/issues", "{root}/issues/new", "{root}/..", "/", "~", "{root}/out"])
def test_an_output_folder_that_would_swallow_something_is_refused(place: str, tmp_path: Path) -> None:
    root = paper(tmp_path / "paper")
    before = contents(tmp_path)
    out = os.path.expanduser(place.format(root=root))
    with pytest.raises(UsageError):
        put_out(root, out=out)
    assert contents(tmp_path) == before


def test_an_output_folder_may_be_named_through_a_link(tmp_path: Path) -> None:
    root = paper(tmp_path / "paper")
    (tmp_path / "www").mkdir()
    os.symlink(tmp_path / "www", tmp_path / "link")
    put_out(root, out=str(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "www" / "index.html").exists()


def test_a_link_into_the_paper_is_no_way_round(tmp_path: Path) -> None:
    root = paper(tmp_path / "paper")
    os.symlink(root / "issues", tmp_path / "link")
    with pytest.raises(UsageError):
        put_out(root, out=str(tmp_path / "link"))


def test_a_foreign_file_in_the_output_stops_the_build_and_stays(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    mine = tmp_path / "out" / "web" / "v1" / "notes.txt"
    mine.write_text("mine")
    article(tmp_path, "issues/v1n1/03-new.md", "New")
    before = contents(tmp_path / "out")
    with pytest.raises(OutputError, match=r"notes\.txt"):
        put_out(tmp_path)
    assert contents(tmp_path / "out") == before
    assert mine.read_text() == "mine"


def test_a_source_that_cannot_be_written_can_be_built_elsewhere(tmp_path: Path) -> None:
    """As root a read-only folder is no obstacle, so the cache is barred by a file in its way."""
    root = paper(tmp_path / "paper")
    (root / ".broadsheet").write_text("in the way")
    built = put_out(root, out=str(tmp_path / "www"))
    assert [row[0] for row in built.problems] == ["memory-not-kept"]
    assert (tmp_path / "www" / "index.html").exists()
    assert put_out(root, out=str(tmp_path / "www")).changed == []


def test_the_edition_of_another_paper_is_not_replaced(tmp_path: Path) -> None:
    one, other = paper(tmp_path / "one"), paper(tmp_path / "other")
    write(other, "paper.toml", SETTINGS.replace('"harbour"', '"quay"'))
    put_out(one, out=str(tmp_path / "www"))
    before = contents(tmp_path / "www")
    with pytest.raises(OutputError, match="harbour"):
        put_out(other, out=str(tmp_path / "www"))
    assert contents(tmp_path / "www") == before
