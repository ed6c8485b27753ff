"""`broadsheet build`: make the web edition and put it out.

In: the arguments. Out: an account on the terminal or as JSON. The press does the work; this module only asks and tells.
"""

from __future__ import annotations

import argparse
import os
import time

from broadsheet.cli.given import count, instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.press.build import Built, Request, build, check

HELP = """\
Make the web edition of the paper, with its archive and feeds, in out/web (or in --out DIR).

The released issues go in; drafts, held, spiked and embargoed articles never do. The new edition takes the place of the
old one in a single step when it is complete; a build that is stopped, by you or by a fault, leaves the old as it was.
An error in a released issue stops the build; errors in issues still to come are shown and stop nothing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("--check", action="store_true", help="say what would change, and write nothing")
    parser.add_argument("--keep-going", action="store_true", help="leave out what is faulty and make the rest")
    parser.add_argument("--unreleased", action="store_true", help="show issues still to come as well, marked as such")
    parser.add_argument("--out", metavar="DIR", help="put the edition there: an empty folder, or one made by build")
    parser.add_argument("--edition", default="web", metavar="NAME", help="the edition to make (default: web)")
    parser.add_argument("--jobs", type=count, default=0, metavar="N", help="processes to use (default: one per core)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Build, tell, and return 1 when faults stopped it or were left out."""
    root = paper_folder(arguments)
    if arguments.edition == "print":
        raise UsageError("The print edition is made issue by issue.", hint="broadsheet print ISSUE")
    request = Request(
        root,
        instant(arguments),
        arguments.edition,
        os.path.abspath(arguments.out) if arguments.out else "",
        arguments.unreleased,
        arguments.keep_going,
        arguments.jobs,
    )
    started = time.monotonic()
    made = (check if arguments.check else build)(request, lambda done, total: terminal.progress(done, total, "Making"))
    tell(made, root, time.monotonic() - started, terminal, rehearsal=arguments.check)
    return 1 if made.faulty else 0


def tell(built: Built, root: str, seconds: float, terminal: Terminal, *, rehearsal: bool = False) -> None:
    """Print the account of a build."""
    if built.problems or terminal.wants_json:
        from broadsheet.cli.sentences import record
        from broadsheet.press.making import problem_of

        problems = [problem_of(row) for row in built.problems]
        terminal.problems(problems, root)
        if terminal.wants_json:
            terminal.json(_record(built, seconds) | {"problems": [record(problem) for problem in problems]})
            return
    place = os.path.relpath(built.place) if built.place.startswith(os.getcwd() + os.sep) else built.place
    if built.stopped:
        terminal.warn(f"Nothing was put out: errors stop the build. {place} stands as it was.")
        terminal.warn("Put them right, or leave out what is faulty with --keep-going.")
        return
    for line in _lines(built, place, seconds, rehearsal):
        terminal.say(line)


def _record(built: Built, seconds: float) -> dict[str, object]:
    return {
        "edition": built.edition,
        "place": built.place,
        "files": built.pages,
        "added": built.added,
        "changed": built.changed,
        "removed": built.removed,
        "kept_back": {"articles": built.kept_back, "issues": built.kept_issues},
        "left_out": built.left_out,
        "stopped": built.stopped,
        "seconds": round(seconds, 3),
    }


def _lines(built: Built, place: str, seconds: float, rehearsal: bool) -> list[str]:
    changes = (("new", built.added), ("changed", built.changed), ("gone", built.removed))
    counts = ", ".join(f"{len(paths):,} {word}" for word, paths in changes if paths)
    lines = []
    if rehearsal:
        lines += [f"{sign} {path}" for sign, (_, paths) in zip("+~-", changes, strict=True) for path in paths]
        lines.append(f"Would change in {place}: {counts}." if counts else f"Nothing would change in {place}.")
    elif counts:
        lines.append(f"The {built.edition} edition is in {place}: {built.pages:,} files, {counts} ({seconds:.1f} s).")
    else:
        lines.append(f"Nothing has changed: {place} stands with {built.pages:,} files ({seconds:.1f} s).")
    kept = _kept(built)
    if kept:
        lines.append(f"Kept back: {kept}.")
    if built.left_out:
        lines.append(f"Left out as faulty: {', '.join(built.left_out)}.")
    return lines


def _kept(built: Built) -> str:
    """`1 issue not released (12 articles), 2 draft, 1 held`."""
    parts = []
    if built.kept_issues:
        inside = built.kept_back.get("unreleased", 0)
        plural = "s" if built.kept_issues > 1 else ""
        articles = f"{inside:,} article{'s' if inside != 1 else ''}"
        parts.append(f"{built.kept_issues:,} issue{plural} not released ({articles})")
    parts += [f"{count:,} {reason}" for reason, count in built.kept_back.items() if reason != "unreleased"]
    return ", ".join(parts)
