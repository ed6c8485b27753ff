"""One build at a time, and no lock outlives its owner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broadsheet.errors import BusyError
from broadsheet.press.lock import Lock

HOLD = """\
import sys, time
from broadsheet.press.lock import Lock
Lock(sys.argv[1])
print('held', flush=True)
time.sleep(60)
"""
ORPHAN = """\
import os, sys, time
from broadsheet.press.lock import Lock
Lock(sys.argv[1])
if os.fork() == 0:
    time.sleep(0.5)
os._exit(0)
"""


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with holder(path) as other:
        with pytest.raises(BusyError) as caught:
            Lock(str(path))
        other.kill()
    assert caught.value.owner == other.pid
    assert str(other.pid) in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_killed_owner_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with holder(path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        Lock(str(path)).close()


def test_a_file_with_the_id_of_a_living_process_locks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text(f"{os.getpid()} 0\n")  # an id used again
    Lock(str(path)).close()


@pytest.mark.parametrize("text", ["", "rubbish", "-1 x", "99999999999999999999 1"])
def test_rubbish_in_the_file_is_no_owner(text: str, tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text(text)
    Lock(str(path)).close()


def test_a_lock_given_back_can_be_taken_again(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    Lock(path).close()
    Lock(path).close()


def test_workers_of_a_dead_owner_are_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    subprocess.run([sys.executable, "-c", ORPHAN, str(path)], check=True)
    started = time.monotonic()
    Lock(str(path)).close()
    assert 0.2 < time.monotonic() - started < 4
