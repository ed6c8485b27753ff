"""Ask the database from within a loop, in a thread, as Django wants it.

In: a function that uses Django's tables, its values. Out: what it returns. Its connections are closed again: threads of
the loop's pool come and go.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from broadsheet.database import close_office

T = TypeVar("T")


async def aside(function: Callable[..., T], *values: object) -> T:
    """Call a function in a thread."""
    return await asyncio.get_running_loop().run_in_executor(None, _closing, function, values)


def _closing(function: Callable[..., T], values: tuple[object, ...]) -> T:
    try:
        return function(*values)
    finally:
        close_office()
