"""`broadsheet calendar`: the issues to come, and what is missing or double over the whole run.

In: the paper's folder, the day. Out: lists. It finds nothing itself: the model does.
"""

from __future__ import annotations

import argparse
from typing import Any

from broadsheet.cli.given import instant, paper_root
from broadsheet.cli.terminal import Terminal
from broadsheet.model.calendar import Coming, coming, local_date
from broadsheet.model.gaps import Contradiction, Duplicate, Gap, contradictions, doubles, duplicates, gaps
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Calendar, Publication

HELP = """Show the issues to come by the calendar in paper.toml, and over the whole run: numbers and dates that are
missing, double numbers, numbers given twice, numbers and dates that contradict each other."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how many issues to look ahead."""
    parser.add_argument("--count", type=_count, default=5, metavar="N", help="how many issues to come (default: 5)")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) > 1000:
        raise argparse.ArgumentTypeError("it must be a number from 0 to 1000")
    return int(text)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the calendar; what is amiss in it is no failure."""
    from broadsheet.folder.read import read

    root = paper_root(arguments)
    reading = read(root)
    publication = reading.publication
    calendar = publication.calendar
    today = local_date(instant(arguments), publication.timezone)
    ahead = coming(calendar, publication.issues, today, arguments.count)
    if terminal.wants_json:
        terminal.json(_as_json(publication, ahead))
        return 0
    terminal.problems(reading.problems, root)
    _say_coming(calendar, ahead, terminal)
    _say_list("Gaps", [_gap_line(calendar, gap) for gap in gaps(calendar, publication.issues)], terminal)
    _say_list("Double numbers", [_issue_line(issue) for issue in doubles(publication.issues)], terminal)
    found = duplicates(calendar, publication.issues)
    _say_list("Given twice", [_duplicate_line(duplicate) for duplicate in found], terminal)
    against = contradictions(calendar, publication.issues)
    _say_list("Contradictions", [_contradiction_line(row) for row in against], terminal)
    return 0


def _say_coming(calendar: Calendar, ahead: list[Coming], terminal: Terminal) -> None:
    terminal.say("To come:")
    if not ahead:
        terminal.say(
            "  none by the calendar" + (" (frequency: irregular)" if calendar.frequency == "irregular" else "")
        )
    for issue in ahead:
        whole = (
            f"  whole number {issue.whole_number}" if issue.whole_number and calendar.numbering != "continuous" else ""
        )
        terminal.say(f"  {_day(issue)}  {issue.id(calendar)}{whole}{'  double' if issue.kind == 'double' else ''}")


def _say_list(heading: str, lines: list[str], terminal: Terminal) -> None:
    terminal.say(f"{heading}: none" if not lines else f"{heading} ({len(lines)}):")
    for line in lines:
        terminal.say(f"  {line}")


def _day(issue: Issue | Coming) -> str:
    return f"{issue.date.isoformat()} {('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')[issue.date.weekday()]}"


def _issue_line(issue: Issue) -> str:
    return f"{_day(issue)}  {issue.id}"


def _gap_line(calendar: Calendar, gap: Gap) -> str:
    """Say what is missing between two issues, in one line however much it is."""
    missing: list[str] = []
    run = {"volume-number": "volume ", "year-number": "year "}.get(calendar.numbering, "")
    if gap.volumes:
        missing.append(f"{run}{_stretch(gap.volumes)}")
    if gap.numbers:
        missing.append(f"number {_stretch(gap.numbers)}" + (f" of {run}{gap.volume}" if run else ""))
    if gap.dates:
        many = f" … {gap.dates[-1].isoformat()} ({len(gap.dates)} dates)" if len(gap.dates) > 1 else ""
        missing.append(f"no issue on {gap.dates[0].isoformat()}{many}")
    return f"{gap.after.id} … {gap.before.id}: {'; '.join(missing)}"


def _stretch(numbers: range) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"


_WORDS = {"number": "number", "whole_number": "whole number", "date": "date"}


def _duplicate_line(duplicate: Duplicate) -> str:
    first, second = duplicate.first, duplicate.second
    return f"{_WORDS[duplicate.what]} {duplicate.value}: {first.folder or first.id} and {second.folder or second.id}"


def _contradiction_line(row: Contradiction) -> str:
    other = row.other.id if row.other else ""
    return {
        "order": f"{row.issue.id} ({row.issue.date}) comes before {other} ({row.other and row.other.date})",
        "volume": f"{row.issue.id}: by its date it is of {row.expected}, not {row.value}",
        "whole_number": f"{row.issue.id}: whole number {row.value}, after {other} it would be {row.expected}",
        "day": f"{row.issue.id}: the calendar has {row.expected}, not {row.value}",
    }[row.what]


def _as_json(publication: Publication, ahead: list[Coming]) -> dict[str, Any]:
    calendar, issues = publication.calendar, publication.issues
    return {
        "coming": [
            {
                "id": issue.id(calendar),
                "volume": issue.volume,
                "number": issue.number,
                "whole_number": issue.whole_number,
                "date": issue.date.isoformat(),
                "kind": issue.kind,
            }
            for issue in ahead
        ],
        "gaps": [_gap_json(gap) for gap in gaps(calendar, issues)],
        "doubles": [issue.id for issue in doubles(issues)],
        "duplicates": [
            {"what": row.what, "value": row.value, "issues": [row.first.folder, row.second.folder]}
            for row in duplicates(calendar, issues)
        ],
        "contradictions": [
            {
                "what": row.what,
                "issue": row.issue.id,
                "value": row.value,
                "expected": row.expected,
                "other": row.other.id if row.other else "",
            }
            for row in contradictions(calendar, issues)
        ],
    }


def _gap_json(gap: Gap) -> dict[str, Any]:
    return {
        "after": gap.after.id,
        "before": gap.before.id,
        "volume": gap.volume,
        "numbers": [gap.numbers[0], gap.numbers[-1]] if gap.numbers else [],
        "volumes": [gap.volumes[0], gap.volumes[-1]] if gap.volumes else [],
        "dates": [day.isoformat() for day in gap.dates],
    }
