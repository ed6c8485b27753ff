"""Workers killed again and again in the middle of their work (kill -9), on both databases.

What the relay took is compared with the ledger: nobody twice, nobody missing that is not named as uncertain, nobody
accepted who got nothing. With the relay's log to ask, nobody at all.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from broadsheet.database import Office, close_office
from broadsheet.deliveries.ledger.ledger import Ledger
from broadsheet.deliveries.states import DeliveryState as State

from .conftest import free_port
from .rolls import mailing, office_with
from .storm_worker import CONNECTIONS

READERS_A_KILL = 600
"""About as many as are mailed between two kills, so that the last kill still meets a mailing under way."""
HERE = Path(__file__).parent


@contextmanager
def sink(log: Path, drop: int) -> Iterator[int]:
    port = free_port()
    log.touch()
    words = [sys.executable, str(HERE / "sink.py"), str(port), str(log), "0.01", str(drop)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield port
        finally:
            process.kill()


def storm(office: Office, number: int, kills: int, workers: int, words: Sequence[str]) -> int:
    """Start workers and kill them at random, then let one finish; return how many were killed in the middle."""
    chance = random.Random(7)  # noqa: S311 - any will do
    killed = turn = 0
    running: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        nonlocal turn
        turn += 1
        script = [sys.executable, str(HERE / "storm_worker.py"), str(office.folder), office.url, str(number)]
        running.append(subprocess.Popen([*script, words[0], f"w{turn}", *words[1:]]))

    while killed < kills and not _is_over(office, number):
        while len(running) < workers:
            start()
        time.sleep(chance.uniform(0.3, 0.6))
        victim = running.pop(0)  # the one that has been at work longest
        killed += victim.poll() is None
        victim.send_signal(signal.SIGKILL)
        victim.wait()
    start()
    for process in running:
        assert process.wait(120) == 0
    return killed


def _is_over(office: Office, number: int) -> bool:
    with Ledger(office) as ledger:
        return ledger.is_finished(number)


def addresses(states: set[State]) -> set[str]:
    from broadsheet.deliveries.models import Delivery

    rows = Delivery.objects.filter(state__in=[int(state) for state in states])
    return set(rows.values_list("subscription__subscriber__address", flat=True))


@pytest.fixture
def kills(sampled: Callable[[str, Sequence[int], int], list[int]]) -> int:
    """For each of the two policies, so that a database sees twice as many."""
    return len(sampled("kills of workers, for each policy and database", range(100), 10))


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path, kills: int) -> Iterator[Office]:
    url = request.getfixturevalue("postgresql") if request.param == "postgresql" else ""
    yield office_with(tmp_path / "office", READERS_A_KILL * kills, url)
    close_office()


@pytest.mark.parametrize("policy", ["hold", "reconcile"])
def test_a_storm_of_kills_loses_nobody_and_doubles_nobody(
    office: Office, policy: str, tmp_path: Path, kills: int
) -> None:
    readers = READERS_A_KILL * kills
    number, log = mailing(office, policy=policy), tmp_path / "log"
    with Ledger(office) as ledger:
        ledger.freeze(number, "packet", "")
    with sink(log, drop=97) as port:
        killed = storm(office, number, kills, 3, [str(port), policy, str(log)])
    received = Counter(log.read_text().split())
    everybody = {f"reader{n}@example.org" for n in range(1, readers + 1)}
    with Ledger(office) as ledger:
        tally = ledger.tally(number)
    assert killed == kills
    assert max(received.values()) == 1, "somebody was mailed twice"
    assert addresses({State.ACCEPTED}) <= set(received)
    if policy == "reconcile":
        assert set(received) == everybody
        assert tally == {State.ACCEPTED: readers}
    else:
        assert everybody - set(received) <= addresses({State.UNCERTAIN})
        assert tally.keys() <= {State.ACCEPTED, State.UNCERTAIN}
        assert tally.get(State.UNCERTAIN, 0) <= killed * CONNECTIONS + readers // 97 + 1
