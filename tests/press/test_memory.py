"""What the press remembers, and what it does not believe (gates: old cache by another version, corrupt cache)."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from broadsheet.press.memory import Memory, Record, Seen, program_stamp

SEEN = Seen(
    "stamp", "program", ("web", False, False), 1.0, 2.0, (("", 1, 2),), (("x", 2, ("a.md", 1, 1), ()),), {"pages": 3}
)
MADE = {
    "index.html": Record("k", b"d", 1, 2, 3),
    "a": Record("k2", b"e", 4, 5, 6, (("x", 2, ("a.md", 1, 1), (("n", 1),)),)),
}


def memory(folder: Path) -> Memory:
    return Memory(str(folder), str(folder / "out" / "web"))


def file(folder: Path, suffix: str) -> Path:
    (found,) = (folder / ".broadsheet").glob(f"*.{suffix}")
    return found


def test_what_was_kept_is_remembered(tmp_path: Path) -> None:
    memory(tmp_path).keep(SEEN, MADE, "program")
    assert memory(tmp_path).seen() == SEEN
    assert memory(tmp_path).made("program") == MADE


def test_nothing_is_remembered_of_another_output_folder(tmp_path: Path) -> None:
    memory(tmp_path).keep(SEEN, MADE, "program")
    other = Memory(str(tmp_path), str(tmp_path / "elsewhere"))
    assert other.seen() is None
    assert other.made("program") == {}


def test_what_another_program_made_is_not_believed(tmp_path: Path) -> None:
    memory(tmp_path).keep(SEEN, MADE, "program")
    assert memory(tmp_path).made("newer program") == {}


@pytest.mark.parametrize("suffix", ["seen", "made"])
def test_a_torn_or_changed_file_is_not_believed(suffix: str, tmp_path: Path) -> None:
    memory(tmp_path).keep(SEEN, MADE, "program")
    good = file(tmp_path, suffix).read_bytes()
    for bad in (b"", good[:-1], good[:30], good[:-1] + bytes([good[-1] ^ 1]), b"x" + good, marshal.dumps(1)):
        file(tmp_path, suffix).write_bytes(bad)
        assert memory(tmp_path).seen() is None or suffix == "made"
        assert memory(tmp_path).made("program") == {} or suffix == "seen"


def test_the_cache_hides_itself_from_version_control(tmp_path: Path) -> None:
    memory(tmp_path).keep(SEEN, MADE, "program")
    assert (tmp_path / ".broadsheet" / ".gitignore").read_text() == "*\n"


def test_a_cache_that_cannot_be_written_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".broadsheet").write_text("a file in the way")
    one = memory(tmp_path)
    one.keep(SEEN, MADE, "program")
    assert one.fault


def test_the_program_stamp_is_stable_and_names_the_version() -> None:
    from broadsheet import __version__

    assert program_stamp() == program_stamp()
    assert program_stamp().startswith(__version__)
