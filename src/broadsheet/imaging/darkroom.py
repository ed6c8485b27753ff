"""Where pictures are made: in processes of their own, because the imaging library starts threads.

In: orders, pixels. Out: the files in their cache, or one file's bytes. Many orders are shared out over several
processes (`develop_all`); a single file is made by a process of its own (`picture`, `card`, `focus`). May be used in
a process that was forked or will be.
"""

from __future__ import annotations

import marshal
import os
import queue
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from broadsheet.errors import BroadsheetError
from broadsheet.imaging import cache
from broadsheet.imaging.order import CardOrder, Order, PictureOrder, card_name, focus_name, name_of

if TYPE_CHECKING:  # most builds start no process: these are loaded when one does
    import subprocess

_focuses: dict[str, bytes] = {}
_COMMAND = (sys.executable, "-P", "-m", "broadsheet.imaging.enlarger")


class ChangedError(Exception):
    """The picture's file is no longer the one that was looked at."""


class DamagedError(Exception):
    """The picture cannot be decoded; the message says why."""


class Made(NamedTuple):
    """A made file, and whether the picture that it was made of is damaged."""

    content: bytes
    damaged: bool


def equipped() -> bool:
    """Whether the imaging library is installed; asking does not load it."""
    return find_spec("pyvips") is not None


def develop_all(orders: Sequence[Order], count: int, done: Callable[[int], None]) -> None:
    """Make what the cache does not have, in `count` processes; `done` is told how many orders are through.

    What cannot be made is left for whoever asks for it: `picture` will raise.
    """
    from concurrent.futures import ThreadPoolExecutor

    todo: queue.SimpleQueue[Order] = queue.SimpleQueue()
    missing = [left for order in orders if (left := _missing(order)) is not None]
    for order in missing:
        todo.put(order)
    workers = [_started() for _ in range(min(count, len(missing)))]
    if not workers:
        return
    finished = iter(range(1, len(missing) + 1))
    try:
        with ThreadPoolExecutor(len(workers)) as drivers:
            for _ in drivers.map(lambda worker: _drive(worker, todo, lambda: done(next(finished))), workers):
                pass
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


def _missing(order: Order) -> Order | None:
    """What is left of an order when the cache has been asked; None for nothing."""
    if isinstance(order, CardOrder):
        return None if cache.has(order.cache, card_name(order)) else order
    lacking = tuple(row for row in order.variants if not cache.has(order.cache, name_of(order.digest, row)))
    return order._replace(variants=lacking) if lacking else None


def _drive(worker: subprocess.Popen[bytes], todo: queue.SimpleQueue[Order], done: Callable[[], None]) -> None:
    while True:
        try:
            order = todo.get_nowait()
        except queue.Empty:
            return
        if not _told(worker, order):
            return  # it died: others go on, and what is missing in the end is made on its own
        done()


def picture(order: PictureOrder) -> Made:
    """Return the one file that is asked for, from the cache or made now.

    Raises `ChangedError` and `DamagedError`, and `BroadsheetError` where the imaging library cannot be loaded.
    """
    name = name_of(order.digest, order.variants[0])
    marked = cache.load(order.cache, name) or _ask(order)[name]
    return Made(marked[1:], bool(marked[0]))


def card(order: CardOrder) -> bytes:
    """Return a card for sharing, from the cache or drawn now; errors as in `picture`."""
    name = card_name(order)
    known = cache.load(order.cache, name)
    return _ask(order)[name] if known is None else known


def focus(order: PictureOrder) -> str:
    """Return where a picture draws the eye, as "x,y" in parts of one; errors as in `picture`.

    What `develop_all` has kept is used; what it has not is remembered by this process alone.
    """
    name = focus_name(order.digest)
    known = _focuses.get(name) or cache.load(order.cache, name)
    if known is None:
        known = _focuses[name] = _ask(order)[name]
    return known.decode()


def webps(rasters: Iterable[tuple[int, int, bytes]], count: int) -> Iterator[bytes]:
    """Yield pixels (width, height, rows of red, green, blue) as WebP, in their order, made in `count` processes.

    One raster more than there are processes is held at once: the next is taken while they work. Errors as in
    `picture`.
    """
    from collections import deque
    from concurrent.futures import Future, ThreadPoolExecutor

    workers = [_started() for _ in range(count)]
    free: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
    for worker in workers:
        free.put(worker)
    begun: deque[Future[bytes]] = deque()
    try:
        with ThreadPoolExecutor(count) as drivers:
            for raster in rasters:
                begun.append(drivers.submit(_encoded, raster, free))
                if len(begun) > count:
                    yield begun.popleft().result()
            yield from (one.result() for one in begun)
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


def _encoded(raster: tuple[int, int, bytes], free: queue.SimpleQueue[subprocess.Popen[bytes]]) -> bytes:
    worker = free.get()
    try:
        return _found(_answer(worker, ("raster", tuple(raster), True)))[""]
    finally:
        free.put(worker)


def _ask(order: Order) -> dict[str, bytes]:
    """The answer of a process for this order alone: a tenth of a second, and nothing stays behind."""
    import subprocess

    said = marshal.dumps(_plain(order, True))
    asked = subprocess.run(_COMMAND, input=said, stdout=subprocess.PIPE, env=_surroundings())  # noqa: S603 - our own
    return _found(marshal.loads(asked.stdout) if asked.stdout else None)  # noqa: S302 - from our own process


def _found(answer: Any) -> dict[str, bytes]:
    """What a process has made; raise what it says instead."""
    match answer:
        case ("made", made):
            found: dict[str, bytes] = made
            return found
        case ("changed",) | ("gone", _):
            raise ChangedError
        case ("fault", reason):
            raise DamagedError(reason)
        case ("unequipped", reason):
            hint = "Install it anew: pip install --force-reinstall 'pyvips[binary]'."
            raise BroadsheetError(f"the imaging library pyvips cannot be loaded: {reason}", hint=hint)
        case _:
            hint = "The machine may be short of memory."
            raise BroadsheetError("the process that makes pictures ended before its time", hint=hint)


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _started() -> subprocess.Popen[bytes]:
    import subprocess

    return subprocess.Popen(  # noqa: S603 - our own program
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_surroundings()
    )


def _plain(order: Order, wanted: bool) -> Any:
    if isinstance(order, CardOrder):
        return "card", tuple(order), wanted
    return "picture", (order.file, order.digest, order.cache, [tuple(variant) for variant in order.variants]), wanted


def _told(worker: subprocess.Popen[bytes], order: Order) -> bool:
    """Send an order and wait for the answer; False where the process has died."""
    return _answer(worker, _plain(order, False)) is not None


def _answer(worker: subprocess.Popen[bytes], words: tuple[Any, ...]) -> Any:
    """Send words and return the answer; None where the process has died."""
    assert worker.stdin is not None  # noqa: S101 - PIPE was asked for
    assert worker.stdout is not None  # noqa: S101
    try:
        marshal.dump(words, worker.stdin)
        worker.stdin.flush()
        return marshal.load(worker.stdout)  # noqa: S302 - from our own process
    except (BrokenPipeError, EOFError):
        return None
