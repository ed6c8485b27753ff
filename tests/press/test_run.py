"""Making outputs in one process or many: the same bytes, the same problems, and no death unnoticed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.editions.edition import Output
from broadsheet.errors import BroadsheetError, FolderError, OutputError, ThemeError
from broadsheet.press.making import Bench, Row, problem_of
from broadsheet.press.memory import Record
from broadsheet.press.run import chunks, in_forks, in_this_process
from broadsheet.problems import Kind, Place, Report, Severity

KIND = Kind("odd", Severity.WARNING, "Odd: {path}.")


def output(path: str, data: bytes = b"", make: Callable[[Report], bytes] | None = None) -> Output:
    return Output(path, "key", make or (lambda report: data))


def reporting(path: str) -> Output:
    def make(report: Report) -> bytes:
        report(KIND.at(Place("a.md", 1), path=path))
        report(KIND.at(Place("a.md", 1), path=path))
        return b"x"

    return output(path, make=make)


def raising(path: str, error: BaseException) -> Output:
    def make(report: Report) -> bytes:
        raise error

    return output(path, make=make)


def bench(folder: Path, *outputs: Output, **fields: object) -> Bench:
    staging, shelf = folder / "staging", folder / "shelf"
    staging.mkdir(exist_ok=True)
    shelf.mkdir(exist_ok=True)
    rest = {"made": {}, "lost": set()} | fields
    return Bench(outputs, str(staging), str(shelf), **rest)  # type: ignore[arg-type]


def here(one: Bench) -> list[Row]:
    return in_this_process(one, range(len(one.outputs)), lambda done, total: None)


def forked(one: Bench, jobs: int = 2) -> list[Row]:
    return in_forks(one, range(len(one.outputs)), jobs, lambda done, total: None)


def many(count: int) -> list[Output]:
    return [output(f"v{n % 7}/n{n}/index.html", str(n).encode() * 50) for n in range(count)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_any_number_of_processes_makes_the_same_files_and_rows(jobs: int, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    outputs = many(1234)
    one, other = here(bench(tmp_path / "a", *outputs)), forked(bench(tmp_path / "b", *outputs), jobs)
    assert contents(tmp_path / "a" / "staging") == contents(tmp_path / "b" / "staging")
    assert [row[:3] for row in one] == [row[:3] for row in other]
    assert len(one) == 1234


def test_problems_travel_and_come_once_each(tmp_path: Path) -> None:
    for rows in (here(bench(tmp_path, reporting("a"))), forked(bench(tmp_path, reporting("a")))):
        assert [problem_of(row) for row in rows[0][5]] == [KIND.at(Place("a.md", 1), path="a")]


@pytest.mark.parametrize(
    ("error", "name", "place"),
    [
        (ThemeError("no such variable", template="web/a.html", line=3), "template-fault", Place("theme/web/a.html", 3)),
        (FolderError("changed", path="issues/a.md"), "changed-under-way", Place("issues/a.md")),
        (BroadsheetError("odd"), "not-made", Place("")),
        (ZeroDivisionError("division"), "not-made", Place("")),
    ],
)
def test_what_a_make_raises_is_a_problem_at_its_source_and_the_rest_goes_on(
    error: Exception, name: str, place: Place, tmp_path: Path
) -> None:
    rows = here(bench(tmp_path, output("a", b"1"), raising("b", error), output("c", b"3")))
    (problem,) = [problem_of(row) for row in rows[1][5]]
    assert (problem.name, problem.place, problem.severity) == (name, place, Severity.ERROR)
    assert dict(problem.facts)["path"] == "b"
    assert rows[1][1] == b""
    assert contents(tmp_path / "staging") == {"a": b"1", "c": b"3"}


def test_a_process_that_dies_is_an_error_that_names_the_output(tmp_path: Path) -> None:
    def make(report: Report) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with pytest.raises(BroadsheetError, match=r"signal 9 while it made “bad/index.html”") as caught:
        forked(bench(tmp_path, *many(300), output("bad/index.html", make=make), *many(300)))
    assert caught.value.exit_code == 3


def test_what_the_disk_refuses_ends_the_run_with_the_path(tmp_path: Path) -> None:
    one = bench(tmp_path, *many(300), output("x" * 300, b"1"))  # longer than any file's name may be
    with pytest.raises(OutputError) as caught:
        forked(one)
    assert "x" * 300 in caught.value.path
    with pytest.raises(OSError, match="xxx"):
        here(one)


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        forked(bench(tmp_path, output("y" * 300), *many(500)), jobs=4)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_bytes_that_are_on_the_shelf_are_linked_not_written(tmp_path: Path) -> None:
    from hashlib import sha256

    one = bench(tmp_path, output("a", b"same"), output("b", b"new"))
    shelf = tmp_path / "shelf"
    for name, data in (("a", b"same"), ("b", b"old")):
        (shelf / name).write_bytes(data)
        state = (shelf / name).stat()
        digest = sha256(data).digest()
        one.made[name] = Record("another key", digest, len(data), state.st_mtime_ns, state.st_ino)
    rows = here(one)
    assert os.path.samefile(tmp_path / "staging" / "a", shelf / "a")
    assert rows[0][4] == (shelf / "a").stat().st_ino
    assert not os.path.samefile(tmp_path / "staging" / "b", shelf / "b")
    assert (shelf / "b").read_bytes() == b"old"


def test_without_a_memory_bytes_are_compared(tmp_path: Path) -> None:
    one = bench(tmp_path, output("a", b"same"), output("b", b"new!"), compare=True)
    (tmp_path / "shelf" / "a").write_bytes(b"same")
    (tmp_path / "shelf" / "b").write_bytes(b"old!")
    here(one)
    assert os.path.samefile(tmp_path / "staging" / "a", tmp_path / "shelf" / "a")
    assert (tmp_path / "staging" / "b").read_bytes() == b"new!"


def test_a_public_file_is_never_written_through_a_link(tmp_path: Path) -> None:
    one = bench(tmp_path, output("a", b"new"))
    (tmp_path / "shelf" / "a").write_bytes(b"old")
    os.link(tmp_path / "shelf" / "a", tmp_path / "staging" / "a")
    here(one)
    assert (tmp_path / "shelf" / "a").read_bytes() == b"old"
    assert (tmp_path / "staging" / "a").read_bytes() == b"new"


def test_a_file_in_the_way_of_a_folder_goes_and_the_other_way_round(tmp_path: Path) -> None:
    one = bench(tmp_path, output("a/b/index.html", b"new"))
    (tmp_path / "staging" / "a").write_bytes(b"was a file")
    here(one)
    assert (tmp_path / "staging" / "a" / "b" / "index.html").read_bytes() == b"new"


def test_a_rehearsal_writes_nothing(tmp_path: Path) -> None:
    one = bench(tmp_path, *many(10))
    one.staging = ""
    assert len(here(one)) == 10
    assert contents(tmp_path) == {}


def test_chunks_hold_every_number_once_in_order() -> None:
    for count in (0, 1, 99, 100, 101, 1_000_000):
        parts = chunks(range(count))
        assert [number for part in parts for number in part] == list(range(count))
        assert len(parts) <= 4000


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted on Linux")
def test_a_process_with_two_threads_is_not_forked() -> None:
    import threading

    from broadsheet.forking import may_fork

    assert may_fork()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    assert not may_fork()
    stop.set()
    thread.join()
