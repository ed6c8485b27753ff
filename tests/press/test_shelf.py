"""The shelf changes whole or not at all, and holds nothing that is not ours."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from broadsheet.errors import OutputError
from broadsheet.press.memory import Made, Record
from broadsheet.press.shelf import Shelf, link, same_shape


def shelf_at(folder: Path) -> Shelf:
    return Shelf(str(folder / "out" / "web"))


def put_out(shelf: Shelf, contents: dict[str, bytes], made: Made | None = None) -> Made:
    """Bring these files out as a build would: unchanged ones as links from the old edition."""
    made = made or {}
    shelf.heal()
    stock = shelf.take_stock(made, shelf.listed())
    shelf.begin(stock, [path for path in made if path not in contents], contents)
    new: Made = {}
    for path, data in contents.items():
        digest = sha256(data).digest()
        target = Path(shelf.staging, path)
        old = made.get(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if old is not None and old.digest == digest and path not in stock.lost:
            new[path] = link(f"{shelf.path}/{path}", str(target), old)
            continue
        target.unlink(missing_ok=True)
        target.write_bytes(data)
        state = target.stat()
        new[path] = Record("k", digest, len(data), state.st_mtime_ns, state.st_ino)
    shelf.finish(new, [path for path, old in made.items() if path not in new or new[path].inode != old.inode], "p")
    return new


def contents(folder: str | Path) -> dict[str, bytes]:
    root = Path(folder)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_first_edition_comes_out_with_nothing_beside_it_but_manifest(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    put_out(shelf, {"index.html": b"home", "a/index.html": b"a"})
    assert contents(shelf.path) == {"index.html": b"home", "a/index.html": b"a"}
    assert sorted(os.listdir(shelf.parent)) == [".web.manifest", "web"]


def test_the_manifest_is_what_sha256sum_reads(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    put_out(shelf, {"b": b"2", "a/index.html": b"1"})
    lines = Path(shelf.manifest).read_text().splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == [f"{sha256(b'1').hexdigest()}  a/index.html", f"{sha256(b'2').hexdigest()}  b"]


def test_an_unchanged_file_stays_the_same_file_over_many_editions(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made: Made = {}
    states = []
    for turn in range(4):
        made = put_out(shelf, {"same": b"x", "other": str(turn).encode()}, made)
        state = os.stat(os.path.join(shelf.path, "same"))
        states.append((state.st_ino, state.st_mtime_ns))
        assert contents(shelf.path) == {"same": b"x", "other": str(turn).encode()}
    assert len(set(states)) == 1


def test_the_spare_holds_nothing_but_files_of_the_shelf(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"same": b"x", "changed": b"1", "withdrawn/index.html": b"secret"})
    put_out(shelf, {"same": b"x", "changed": b"2"}, made)
    assert contents(shelf.spare) == {"same": b"x"}
    assert os.path.samefile(f"{shelf.spare}/same", f"{shelf.path}/same")


def test_what_is_no_longer_wanted_is_gone_with_its_folder(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"a/b/index.html": b"1", "c": b"2"})
    made = put_out(shelf, {"c": b"2"}, made)
    made = put_out(shelf, {"c": b"3"}, made)
    assert sorted(os.listdir(shelf.path)) == ["c"]


def test_a_foreign_file_is_named_and_nothing_is_touched(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"a/index.html": b"1"})
    Path(shelf.path, "a", "mine.txt").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(OutputError, match=r"a/mine\.txt"):
        shelf.take_stock(made, shelf.listed())
    assert contents(tmp_path) == before


def test_a_folder_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    Path(shelf.path).mkdir(parents=True)
    Path(shelf.path, "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        shelf.take_stock({}, shelf.listed())


def test_an_empty_folder_is_welcome(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    Path(shelf.path).mkdir(parents=True)
    put_out(shelf, {"index.html": b"home"})
    assert contents(shelf.path) == {"index.html": b"home"}


def test_a_link_on_the_shelf_is_foreign_and_never_followed(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"index.html": b"home"})
    (tmp_path / "elsewhere").mkdir()
    os.symlink(tmp_path / "elsewhere", os.path.join(shelf.path, "link"))
    with pytest.raises(OutputError, match="link"):
        shelf.take_stock(made, shelf.listed())


def test_litter_of_file_browsers_is_nobodys(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"index.html": b"home"})
    Path(shelf.path, ".DS_Store").write_bytes(b"\0")
    put_out(shelf, {"index.html": b"new"}, made)
    assert contents(shelf.path) == {"index.html": b"new"}


def test_a_file_that_was_edited_on_the_shelf_is_found(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"a": b"1", "b": b"2", "c": b"3"})
    made = put_out(shelf, {"a": b"1", "b": b"2", "c": b"4"}, made)
    Path(shelf.path, "a").write_bytes(b"edited")
    os.unlink(os.path.join(shelf.path, "b"))
    stock = shelf.take_stock(made, shelf.listed())
    assert not stock.intact
    assert "a" in stock.lost
    assert "b" not in stock.absent, "the spare still has it"


def test_a_staging_folder_left_by_a_killed_build_is_cleared_away(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"a": b"1"})
    left = Path(shelf.parent, ".web.new-99999", "deep")
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"half a pa")
    made = put_out(shelf, {"a": b"2"}, made)
    assert contents(shelf.path) == {"a": b"2"}
    assert not [name for name in os.listdir(shelf.parent) if "new-" in name]


def test_half_an_exchange_is_healed_with_the_old_edition(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    put_out(shelf, {"a": b"1"})
    os.rename(shelf.path, os.path.join(shelf.parent, ".web.old-77"))
    shelf.heal()
    assert contents(shelf.path) == {"a": b"1"}


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_manifest_that_was_not_yet_in_place_is_judged_by_the_folder_it_describes(
    exchanged: bool, tmp_path: Path
) -> None:
    shelf = shelf_at(tmp_path)
    put_out(shelf, {"a": b"1"})
    old = Path(shelf.manifest).read_text()
    inode = os.stat(shelf.path).st_ino if exchanged else 1
    Path(f"{shelf.manifest}.next").write_text(f"# Broadsheet p {inode}\n{sha256(b'2').hexdigest()}  b\n")
    shelf.heal()
    assert list(shelf.listed()) == (["b"] if exchanged else ["a"])
    assert exchanged or Path(shelf.manifest).read_text() == old


def test_two_renames_do_where_one_step_is_not_to_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_EXCHANGE", "renames")
    shelf = shelf_at(tmp_path)
    made = put_out(shelf, {"a": b"1"})
    put_out(shelf, {"a": b"2"}, made)
    assert contents(shelf.path) == {"a": b"2"}
    assert sorted(os.listdir(shelf.parent)) == [".web.manifest", ".web.spare", "web"]


def test_the_shape_tells_a_removed_page(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    put_out(shelf, {"v1/n1/a/index.html": b"1", "v1/n1/b/index.html": b"2"})
    shape = shelf.shape()
    assert same_shape(shelf.path, shape)
    os.unlink(os.path.join(shelf.path, "v1/n1/a/index.html"))
    os.rmdir(os.path.join(shelf.path, "v1/n1/a"))
    assert not same_shape(shelf.path, shape)


def test_no_shape_is_no_shelf(tmp_path: Path) -> None:
    assert not same_shape(str(tmp_path), ())


def test_a_manifest_speaks_for_a_paper_only_while_its_folder_is_there(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    put_out(shelf, {"index.html": b"home"})
    with pytest.raises(OutputError):
        shelf.refuse_other("another")
    shutil.rmtree(shelf.path)
    shelf.refuse_other("another")
