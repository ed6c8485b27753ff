"""Watching a paper's folder: which files have changed, as they change.

In: the paper's root. Out: sets of paths from the root, with `/`; now and then an empty one, so that whoever listens can
look at the clock. What a file means is not its business. The only door to the watching library.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

from broadsheet.press.stamp import LEFT_OUT

STEP = 5  # milliseconds within which changes that belong together must follow one another
BEAT = 1000  # milliseconds after which an empty set comes


def changes(root: str, stop: threading.Event) -> Iterator[frozenset[str]]:
    """Yield what has changed until `stop` is set.

    Where the system watches no more files, the folder is looked through again and again.
    """
    start = os.path.realpath(root)
    try:
        yield from _watched(start, stop, poll=False)
    except OSError:
        yield from _watched(start, stop, poll=True)


def _watched(root: str, stop: threading.Event, *, poll: bool) -> Iterator[frozenset[str]]:
    from watchfiles import watch

    found = watch(
        root,
        watch_filter=lambda _change, path: _matters(path[len(root) + 1 :]),
        step=STEP,
        debounce=50,
        stop_event=stop,
        rust_timeout=BEAT,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=poll,
    )
    for seen in found:
        yield frozenset(path[len(root) + 1 :].replace(os.sep, "/") for _, path in seen)


def _matters(path: str) -> bool:
    """Whether a path can be content: nothing hidden, no output, no office."""
    parts = path.split(os.sep)
    return parts[0] not in LEFT_OUT and not any(part.startswith(".") or part.endswith("~") for part in parts)
