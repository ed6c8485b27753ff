"""The first reading of all pages, on all cores, and what is remembered of it from run to run.

In: an opened source and paths of pages. Out: `Surveyed`: surveys, repairs of each page's text, and why pages could not
be read. Compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from broadsheet import __version__
from broadsheet.importers.cache import Cache, open_cache
from broadsheet.importers.decoding.decode import Decoded
from broadsheet.importers.evidence.tongue import language_of
from broadsheet.importers.importer import Guess, Inquiry, Remark, Repair
from broadsheet.importers.mirror.ruled import line_findings, marks_of, ruled_fields
from broadsheet.importers.pages.page import Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.pages.survey import Survey, from_plain, plain, survey
from broadsheet.importers.pages.volumes import VolumeIssue, from_values, plain_values, volume_issues
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, text_of
from broadsheet.importers.spreading import Lost, spread
from broadsheet.importers.store.ledger import digest_of

_MADE_WITH = f"{__version__} 2"


@dataclass(slots=True)
class Surveyed:
    """What the first reading found, by path."""

    surveys: dict[str, Survey] = field(default_factory=dict)
    remarks: dict[str, tuple[Remark, ...]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    marks: dict[str, bytes] = field(default_factory=dict)
    volumes: dict[str, tuple[VolumeIssue, ...]] = field(default_factory=dict)


def surveyed(source: Source, paths: Sequence[str], inquiry: Inquiry) -> Surveyed:
    """Read every page once; what is in the cache is not read again. A page that cannot be read is a fault."""
    found = Surveyed()
    cache = open_cache(inquiry.cache, "html", f"{_MADE_WITH} {digest_of(source.rules.text.encode())}")
    for done, (path, result) in enumerate(_results(source, paths, cache)):
        inquiry.progress(done, len(paths))
        if isinstance(result, str):
            found.faults[path] = result
        else:
            _take(found, path, result, source)
    cache.save()
    return found


def _take(found: Surveyed, path: str, result: _Result, source: Source) -> None:
    values, repairs, guesses, hits, marks, volumes = result
    found.surveys[path] = from_plain(values)
    found.remarks[path] = remarks_of(path, repairs, guesses)
    source.rules.add_hits(hits)
    if marks:
        found.marks[path] = marks
    if volumes:
        found.volumes[path] = from_values(volumes)


_Result = tuple[Any, Any, Any, dict[str, int], bytes, Any]
"""What is remembered of a page: survey, repairs, guesses, hits of rules, marks of blocks, issues of a volume."""


def _results(source: Source, paths: Sequence[str], cache: Cache) -> Iterator[tuple[str, _Result | str]]:
    """Yield pages and what was remembered of them, in the order of the paths."""
    keys = {path: _key(source, path, cache) for path in paths}
    fresh = [path for path, key in keys.items() if cache.get(key) is None]
    read = iter(spread(partial(_read, source), fresh))
    for path, key in keys.items():
        kept = cache.get(key)
        if kept is not None:
            yield path, kept
            continue
        result = next(read)
        if isinstance(result, Lost):
            yield path, result.reason
        else:
            if not isinstance(result, str):
                cache.put(key, result)
            yield path, result


def remarks_of(path: str, repairs: Any, guesses: Any) -> tuple[Remark, ...]:
    """Return repairs and guesses of a page's text from their plain values."""
    return (*(Repair(path, *row) for row in repairs), *(Guess(*row) for row in guesses))


def _key(source: Source, path: str, cache: Cache) -> str:
    try:
        return f"{source.digest(path)} {path}" if cache.path else path
    except OSError:
        return path


def _read(source: Source, path: str) -> _Result | str:
    before = source.rules.taken_hits()
    try:
        data = source.read(path)
    except OSError as error:
        return error.strerror or str(error)
    decoded = text_of(data, path, source.rules)
    page = HTML().page(decoded.text, path)
    page.language = language_in(page, source.rules)
    marks = marks_of(page, source.rules)
    ruled_fields(page, source.rules)
    found = survey(page, digest_of(data))
    found.findings += line_findings(page, source.rules)
    values = plain(found)
    volumes = plain_values(volume_issues(page))
    hits = source.rules.taken_hits()
    source.rules.add_hits(before)
    return values, decoded.repairs, guesses_of(decoded, path), hits, marks, volumes


def language_in(page: Page, rules: Rules) -> str:
    """Return the language of a page: what the rules say, else what its longer texts are in, else what it declares."""
    return rules.of("source.language", page.path) or language_of((block.text for block in page.blocks), page.language)


def guesses_of(decoded: Decoded, path: str) -> tuple[tuple[str, ...], ...]:
    """Return the guess at a text's encoding, if it was one, as plain values."""
    if not decoded.guessed:
        return ()
    reason = "its bytes fit best"
    return ((path, "encoding", decoded.encoding, reason, ", ".join(decoded.rivals)),)
