"""Group commit: all marks and results that come in while one commit runs go into the next.

In: marks and results of many connections. Out: for each mark whether its dot may be sent, after the commit that
says so. One scribe serves one lease; the ledger is written in a thread of its own, so that replies are read meanwhile.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from contextlib import suppress
from functools import partial

from broadsheet.deliveries.ledger.ledger import Answer, Lease, Ledger, Result


class Scribe:
    """Writes for one lease. `is_over` says that nothing more will be allowed; `reason` in a word why."""

    def __init__(self, ledger: Ledger, lease: Lease, seconds: float, thread: Executor) -> None:
        self._ledger, self._lease, self._seconds, self._thread = ledger, lease, seconds, thread
        self._marks: list[tuple[int, asyncio.Future[bool]]] = []
        self._results: list[Result] = []
        self._something = asyncio.Event()
        self._is_closing = False
        self.reason = ""
        self.commits = 0
        self._task = asyncio.create_task(self._write())

    @property
    def is_over(self) -> bool:
        """Whether the mailing was stopped or the lease is another's."""
        return bool(self.reason)

    async def mark(self, subscription: int) -> bool:
        """Write that a copy is about to get its dot; False where it must not. Nothing is sent before this returns."""
        if self.is_over:
            return False
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._marks.append((subscription, future))
        self._something.set()
        return await future

    def result(self, result: Result) -> None:
        """Write what came of a copy, soon."""
        self._results.append(result)
        self._something.set()

    async def close(self) -> bool:
        """Write all that is left; return whether the lease was ours to the end. Raise what the database raised."""
        self._is_closing = True
        self._something.set()
        await self._task
        return self.reason != "lease"

    async def _write(self) -> None:
        try:
            while not (self._is_closing and not self._marks and not self._results):
                await self._pause()
                await self._commit()
                if self.reason == "lease":
                    return
        except BaseException:
            self.reason = "ledger"
            raise
        finally:
            for _, future in self._marks:
                if not future.done():
                    future.set_result(False)

    async def _pause(self) -> None:
        """Wait for something to write, but renew the lease in time; then let those who are ready now come along."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._something.wait(), self._seconds / 3)
        await asyncio.sleep(0)
        self._something.clear()

    async def _commit(self) -> None:
        marks, self._marks = self._marks, []
        results, self._results = self._results, []
        ids = [subscription for subscription, _ in marks]
        write = partial(self._ledger.commit, self._lease, self._seconds, ids, results)
        try:
            answer: Answer = await asyncio.get_running_loop().run_in_executor(self._thread, write)
        except BaseException:
            self._marks += marks  # told no in _write's end
            raise
        self.commits += 1
        if not answer.is_ours or not answer.is_sending:
            self.reason = self.reason or ("lease" if not answer.is_ours else "stopped")
        for subscription, future in marks:
            if not future.done():
                future.set_result(subscription in answer.marked)
