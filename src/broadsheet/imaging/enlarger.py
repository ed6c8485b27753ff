"""One process that makes pictures: `python -m broadsheet.imaging.enlarger`, spoken to over its input and output.

In: orders, each with whether the bytes are wanted in the answer; pixels to be encoded. Out: answers. What is made of an
order is kept in its cache. It ends when its input does.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
from hashlib import sha256
from typing import Any

from broadsheet.imaging import cache
from broadsheet.imaging.order import CardOrder, Order, PictureOrder, card_name, focus_name, name_of
from broadsheet.imaging.variants import Variant


def main() -> int:
    """Work until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us ends us
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with the answers
    while True:
        try:
            kind, row, wanted = marshal.load(sys.stdin.buffer)  # noqa: S302 - from our own program
        except EOFError:
            return 0
        if kind == "raster":
            marshal.dump(_encoded(row), answers)
        else:
            marshal.dump(_answer(CardOrder(*row) if kind == "card" else _picture(*row), wanted), answers)
        answers.flush()


def _picture(file: str, digest: str, folder: str, rows: list[tuple[str, int, str]]) -> PictureOrder:
    return PictureOrder(file, digest, folder, tuple(Variant(*row) for row in rows))


def _encoded(row: tuple[int, int, bytes]) -> tuple[Any, ...]:
    try:
        from broadsheet.imaging.develop import webp_of
    except (ImportError, OSError) as error:
        return ("unequipped", str(error))
    return ("made", {"": webp_of(*row)})


def _answer(order: Order, wanted: bool) -> tuple[Any, ...]:
    try:
        from broadsheet.imaging.develop import Fault
    except (ImportError, OSError) as error:
        return ("unequipped", str(error))
    try:
        if isinstance(order, CardOrder):
            return _drawn(order)
        with open(order.file, "rb") as stream:
            data = stream.read()
        if sha256(data).hexdigest() != order.digest:
            return ("changed",)
        return _made(order, data, wanted) if order.variants else _looked(order, data)
    except OSError as error:
        return ("gone", error.strerror or str(error))
    except Fault as error:
        return ("fault", _reason(error))


def _made(order: PictureOrder, data: bytes, wanted: bool) -> tuple[Any, ...]:
    from broadsheet.imaging.develop import develop

    made: dict[str, bytes] = {}
    for variant, content, torn in develop(data, order.variants):
        name = name_of(order.digest, variant)
        marked = bytes([torn]) + content  # the damage has to be told again by every build
        cache.keep(order.cache, name, marked)
        if wanted:
            made[name] = marked
    if not wanted and not cache.has(order.cache, focus_name(order.digest)):
        for name, found in _looked(order, data)[1].items():  # the picture is at hand, and a front may ask
            cache.keep(order.cache, name, found)
    return ("made", made)


def _drawn(order: CardOrder) -> tuple[Any, ...]:
    from broadsheet.imaging.cards import draw

    name, content = card_name(order), draw(order)
    cache.keep(order.cache, name, content)
    return ("made", {name: content})


def _looked(order: PictureOrder, data: bytes) -> tuple[Any, ...]:
    from broadsheet.imaging.focus import focus

    return ("made", {focus_name(order.digest): focus(data).encode()})


def _reason(error: Exception) -> str:
    """The library's own words, in one line."""
    return " ".join(str(getattr(error, "detail", "") or error).split())[:200]


if __name__ == "__main__":
    raise SystemExit(main())
