"""Whether an issue counts as made, and its report as plain data and as a table.

In: a report. Out: the reasons why it does not count as made; values for JSON; rows of words for people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from broadsheet.editions.print.proof.figures import PageFigures, Report

LIMITS: Mapping[str, float] = {
    "size": 3.0,
    "house": 4.0,
    "unset_mean": 1.0,
    "unset_worst": 2.0,
    "feathering": 6.0,
    "hyphens": 5.0,
}
"""How far an issue that counts as made may be from the ideal, in percent: its type from its base size, the area of
house ads, unset lines, the departure from the leading, hyphens among the ends of columns."""

COLUMNS = (
    "page",
    "fill",
    "unset",
    "feather",
    "breaks",
    "widows",
    "hyphens",
    "pictures",
    "crop",
    "ppi",
    "holes",
    "jumps",
)


def not_made(report: Report, pages: int) -> list[str]:
    """Name the figures that keep an issue of so many pages from being made; empty where it is."""
    ends, (mean, worst) = report.breaks, report.unset
    bad = {
        "errors": bool(report.errors),
        "pages": len(report.pages) != pages,
        "size": round(abs(report.size - 100), 2) > LIMITS["size"],
        "house": report.house > LIMITS["house"],
        "unset": mean > LIMITS["unset_mean"] or worst > LIMITS["unset_worst"],
        "white": bool(report.holes),
        "feathering": report.feathering > LIMITS["feathering"],
        "widows": ends.widows > 0,
        "crossheads": ends.crossheads > 0,
        "hyphens": report.hyphens > LIMITS["hyphens"],
        "lines": any(page.lost or page.doubled or page.overlapping for page in report.pages),
    }
    return [name for name, is_bad in bad.items() if is_bad]


def as_data(report: Report) -> dict[str, Any]:
    """Turn a report into values for JSON: all figures, rounded, and its faults."""
    mean, worst = report.unset
    whole = {
        "copy": report.copy,
        "size": report.size,
        "house": report.house,
        "unset_mean": mean,
        "unset_worst": worst,
        "feathering": report.feathering,
        "breaks": asdict(report.breaks),
        "holes": len(report.holes),
        "pages": [{**asdict(page), "resolution": page.resolution} for page in report.pages],
        "faults": [
            {"kind": fault.kind.name, "page": fault.page, "article": fault.article, **dict(fault.facts)}
            for fault in report.faults
        ],
    }
    rounded: dict[str, Any] = _rounded(whole)
    return rounded


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return value


def table(report: Report) -> Iterator[tuple[str, ...]]:
    """Yield the figures of every page as words, one for each of `COLUMNS`."""
    for page in report.pages:
        yield _words(page)


def _words(page: PageFigures) -> tuple[str, ...]:
    ends = page.breaks
    return (
        page.label,
        f"{page.fill:.1f} %",
        f"{page.unset:.1f} %",
        f"{page.feathering:.1f} %",
        str(ends.count),
        str(ends.widows),
        str(ends.hyphens),
        f"{page.pictures:.0f} %",
        f"{max((crop.cut for crop in page.crops), default=0):.0f} %",
        f"{page.resolution:.0f}" if page.resolution else "",
        str(len(page.holes)),
        " ".join(f"→{jump.to}" for jump in page.jumps),
    )
