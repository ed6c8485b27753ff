"""Something done on the side, in a forked process, while this one goes on.

In: a function that returns plain values. Out: its result, when asked for. Where the process may not be forked it is
done when asked for. What the function raises as `OutputError` or OSError is raised here as `OutputError`.
"""

from __future__ import annotations

import marshal
import os
import signal
from collections.abc import Callable
from types import TracebackType
from typing import Any

from broadsheet.errors import BroadsheetError, OutputError
from broadsheet.forking import end, forked, signals_held


class Aside:
    """Does the work from `with Aside(work) as side` on; `side.result()` waits for it. Unasked work is ended."""

    def __init__(self, work: Callable[[], Any], fork: bool) -> None:
        self._work = work
        self._process = 0
        self._answers = -1
        if fork:
            self._start()

    def _start(self) -> None:
        self._answers, send = os.pipe()
        with signals_held():
            self._process = forked(lambda: self._tell(send))
        os.close(send)

    def _tell(self, send: int) -> None:
        with open(send, "wb") as stream:
            stream.write(marshal.dumps(self._answer()))

    def _answer(self) -> Any:
        try:
            return ("done", self._work())
        except OutputError as error:
            return ("refused", str(error), error.path, error.hint)
        except OSError as error:
            return ("refused", error.strerror or str(error), os.fsdecode(error.filename or ""), "")

    def result(self) -> Any:
        """What the work returns."""
        if not self._process:
            return self._work()
        with open(self._answers, "rb") as stream:
            data = stream.read()
        self._answers = -1
        self._end(kill=False)
        match marshal.loads(data) if data else None:  # noqa: S302 - from our own fork
            case ("done", value):
                return value
            case ("refused", message, path, hint):
                raise OutputError(message, path=path, hint=hint)
            case _:
                raise BroadsheetError("A process of the build ended before it had given its answer.")

    def _end(self, *, kill: bool) -> None:
        if self._process:
            with signals_held():
                end(self._process, signal.SIGKILL if kill else 0)
                self._process = 0
        if self._answers >= 0:
            os.close(self._answers)
            self._answers = -1

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end(kill=True)
