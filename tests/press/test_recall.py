"""Reading by what changed gives what reading everything gives, and the cache is believed no further than it may be."""

from __future__ import annotations

import marshal
import os
import pickle
import random
import shutil
import sys
import zlib
from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.press import recall
from broadsheet.press.recall import recalled
from broadsheet.press.stamp import differing, stamp

from .papers import article, issue, paper, write


def again(root: Path, program: str = "program") -> None:
    """Read by what changed, and compare with a reading of everything."""
    found, wanted = recalled(str(root), stamp(str(root)), program), read(root)
    assert found.publication == wanted.publication
    assert set(found.problems) == set(wanted.problems)


def cache(root: Path) -> Path:
    return root / ".broadsheet" / recall.NAME


def test_every_kind_of_change_is_seen(tmp_path: Path) -> None:
    root = paper(tmp_path, issues=4)
    again(root)
    assert cache(root).exists()
    article(root, "issues/v1n1/01-story-1.md", "Changed")
    again(root)
    article(root, "issues/v1n2/07-new.md", "New")
    os.unlink(root / "issues" / "v1n1" / "02-story-2.md")
    again(root)
    shutil.rmtree(root / "issues" / "v1n3")
    issue(root, 9)
    again(root)
    os.rename(root / "issues" / "v1n2", root / "issues" / "v1n5")
    write(root, "people.toml", '[ana]\nname = "Ana Ruiz"\n')
    article(root, "pages/about.md", "About")
    again(root)
    write(root, "issues/v1n4/pictures/wall.png", "png")
    write(root, "issues/v1n4/issue.toml", 'date = 2026-02-02\nstatus = "planned"\n')
    again(root)
    write(root, "paper.toml", (root / "paper.toml").read_text().replace("Harbour", "Quay"))
    again(root)


def test_any_series_of_changes_is_seen(tmp_path: Path) -> None:
    root = paper(tmp_path, issues=4)
    choice = random.Random(7)  # noqa: S311 - the same in every run
    for turn in range(40):
        number = choice.randrange(1, 7)
        match choice.randrange(5):
            case 0:
                article(root, f"issues/v1n{number}/{turn:02}-late.md", f"Turn {turn}")
            case 1:
                issue(root, number, articles=choice.randrange(1, 4))
            case 2:
                shutil.rmtree(root / "issues" / f"v1n{number}", ignore_errors=True)
            case 3:
                article(root, f"pages/page-{number}.md", f"Turn {turn}")
            case 4:
                write(root, f"issues/v1n{number}/03-bad.md", "---\nheadline: Never closed\n")
        again(root)


def test_a_cache_of_another_program_or_folder_is_not_believed(tmp_path: Path) -> None:
    root = paper(tmp_path / "one")
    again(root)
    shutil.copytree(root, tmp_path / "two")
    assert recall._load(str(root), "program") is not None
    assert recall._load(str(root), "newer") is None
    assert recall._load(str(tmp_path / "two"), "program") is None
    again(tmp_path / "two")


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "rubbish"])
def test_a_damaged_cache_is_read_over(damage: str, tmp_path: Path) -> None:
    root = paper(tmp_path)
    again(root)
    data = cache(root).read_bytes()
    bad = {"cut": data[:-1], "flipped": data[:-1] + bytes([data[-1] ^ 1]), "empty": b"", "rubbish": b"rubbish"}
    cache(root).write_bytes(bad[damage])
    again(root)


class Evil:
    """What a stranger would put into the cache of a paper that is handed on."""

    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self) -> tuple[object, ...]:
        return self.call[0], tuple(self.call[1:])


def test_a_cache_made_by_a_stranger_runs_nothing(tmp_path: Path) -> None:
    root = paper(tmp_path)
    again(root)
    mark = tmp_path / "mark"
    from broadsheet.folder.write import write_file

    for call in ((os.mkdir, str(mark)), (exec, f"open({str(mark)!r}, 'w')"), (write_file, root, "mark", b"x")):
        payload = pickle.dumps(Evil(*call))
        head = recall._head(str(root), "program")
        cache(root).write_bytes(head + zlib.crc32(payload).to_bytes(4, "big") + payload)
        assert recall._load(str(root), "program") is None
        again(root)
        assert not mark.exists()


def test_a_file_that_changed_a_moment_ago_is_not_kept_as_known(tmp_path: Path) -> None:
    root = paper(tmp_path)
    os.utime(root / "paper.toml")
    recalled(str(root), stamp(str(root)), "program")
    assert not cache(root).exists()


def test_the_stamp_tells_what_changed_and_overlooks_outputs(tmp_path: Path) -> None:
    root = paper(tmp_path)
    before = stamp(str(root))
    write(root, "out/web/index.html", "x")
    write(root, "office/keys", "x")
    write(root, ".git/HEAD", "x")
    assert stamp(str(root)) == before
    article(root, "issues/v1n1/01-story-1.md", "Changed")
    write(root, "people.toml", "")
    assert differing(before.parts, stamp(str(root)).parts) == {"issues/v1n1", "people.toml"}
    assert stamp(str(root)).word != before.word


def test_a_cache_written_by_another_python_is_not_believed(tmp_path: Path) -> None:
    root = paper(tmp_path)
    again(root)
    tag = str(sys.implementation.cache_tag).encode()
    data = cache(root).read_bytes()
    assert data.count(tag) == 1
    cache(root).write_bytes(data.replace(tag, b"cpython-27"))
    assert recall._load(str(root), "program") is None


def test_a_cache_with_parcels_that_are_none_is_not_believed(tmp_path: Path) -> None:
    root = paper(tmp_path)
    again(root)
    reading, parts = recall._load(str(root), "program") or pytest.fail("there is no cache")
    for parcel in (b"", b"rubbish", marshal.dumps([1]), marshal.dumps([("a",) * 6]), marshal.dumps(None)):
        recall._store(str(root), "program", (reading.context, reading.paper, parts), [parcel])
        assert recall._load(str(root), "program") is None
        again(root)
