"""The first reading of all pages, on all cores, and what is remembered of it from run to run.

In: an opened source and paths of pages. Out: `Surveyed`: surveys, repairs of each page's text, and why pages could not be
read. Compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from broadsheet import __version__
from broadsheet.importers.cache import Cache, open_cache
from broadsheet.importers.decoding.decode import Decoded
from broadsheet.importers.importer import Guess, Inquiry, Remark, Repair
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.pages.survey import Survey, from_plain, plain, survey
from broadsheet.importers.source import Source
from broadsheet.importers.spreading import Lost, spread

_MADE_WITH = f"{__version__} 1"


@dataclass(slots=True)
class Surveyed:
    """What the first reading found, by path."""

    surveys: dict[str, Survey] = field(default_factory=dict)
    remarks: dict[str, tuple[Remark, ...]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def surveyed(source: Source, paths: Sequence[str], inquiry: Inquiry) -> Surveyed:
    """Read every page once; what is in the cache is not read again. A page that cannot be read is a fault."""
    found = Surveyed()
    cache = open_cache(inquiry.cache, "html", _MADE_WITH)
    for done, (path, result) in enumerate(_results(source, paths, cache)):
        inquiry.progress(done, len(paths))
        if isinstance(result, str):
            found.faults[path] = result
        else:
            values, found.remarks[path] = result
            found.surveys[path] = from_plain(values)
    cache.save()
    return found


_Result = tuple[tuple[Any, ...], tuple[Remark, ...]] | str


def _results(source: Source, paths: Sequence[str], cache: Cache) -> Iterator[tuple[str, _Result]]:
    """Yield pages and what was remembered of them, in the order of the paths."""
    keys = {path: _key(source, path, cache) for path in paths}
    fresh = [path for path, key in keys.items() if cache.get(key) is None]
    read = iter(spread(partial(_read, source), fresh))
    for path, key in keys.items():
        kept = cache.get(key)
        if kept is not None:
            yield path, (kept[0], remarks_of(path, kept[1], kept[2]))
            continue
        result = next(read)
        if isinstance(result, Lost):
            yield path, result.reason
        elif isinstance(result, str):
            yield path, result
        else:
            cache.put(key, result)
            yield path, (result[0], remarks_of(path, result[1], result[2]))


def remarks_of(path: str, repairs: Any, guesses: Any) -> tuple[Remark, ...]:
    """Return repairs and guesses of a page's text from their plain values."""
    return (*(Repair(path, *row) for row in repairs), *(Guess(*row) for row in guesses))


def _key(source: Source, path: str, cache: Cache) -> str:
    try:
        return f"{source.digest(path)} {path}" if cache.path else path
    except OSError:
        return path


def _read(source: Source, path: str) -> Any:
    try:
        decoded = source.text(path)
        digest = source.digest(path)
    except OSError as error:
        return error.strerror or str(error)
    return plain(survey(HTML().page(decoded.text, path), digest)), decoded.repairs, guesses_of(decoded, path)


def guesses_of(decoded: Decoded, path: str) -> tuple[tuple[str, ...], ...]:
    """Return the guess at a text's encoding, if it was one, as plain values."""
    if not decoded.guessed:
        return ()
    reason = "its bytes fit best"
    return ((path, "encoding", decoded.encoding, reason, ", ".join(decoded.rivals)),)
