"""The plan: what has to be made, what stays, what goes. Decided purely; `run` and `shelf` act on it.

In: the outputs of an edition, what the last build made, and what of that is no longer there. Out: a `Plan`, and a
problem for every output that cannot stand on a shelf. Nothing is opened and nothing is made.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from broadsheet.editions.edition import Output
from broadsheet.press.kinds import SAME_OUTPUT, UNSAFE_OUTPUT
from broadsheet.press.memory import Made
from broadsheet.problems import Place, Report


@dataclass(frozen=True, slots=True)
class Plan:
    """`make` holds the numbers of outputs to be made, `keep` the paths that stay as they are, `drop` those that go."""

    make: tuple[int, ...]
    keep: frozenset[str]
    drop: tuple[str, ...]


def decide(outputs: Sequence[Output], made: Made, lost: Collection[str]) -> Plan:
    """Keep what was made under the same key and is still there; make the rest; drop what nobody yields any more."""
    make: list[int] = []
    keep: list[str] = []
    for number, output in enumerate(outputs):
        record = made.get(output.path)
        if record is not None and record.key == output.key and output.path not in lost:
            keep.append(output.path)
        else:
            make.append(number)
    wanted = {output.path for output in outputs}
    return Plan(tuple(make), frozenset(keep), tuple(path for path in made if path not in wanted))


def sound(outputs: Sequence[Output], report: Report) -> list[Output]:
    """Return the outputs that can all be files of one folder, in their order.

    Problems: `same-output` where two have one path, or one would be a folder of the other (the first stays);
    `unsafe-output` for a path that leads elsewhere.
    """
    taken: set[str] = set()
    folders: set[str] = {""}
    good: list[Output] = []
    for output in outputs:
        path = output.path
        if not _safe(path):
            report(UNSAFE_OUTPUT.at(Place(""), path=path))
        elif path in taken or path in folders or not _room_in(path.rpartition("/")[0], folders, taken):
            report(SAME_OUTPUT.at(Place(""), path=path))
        else:
            taken.add(path)
            good.append(output)
    return good


def _room_in(folder: str, folders: set[str], taken: set[str]) -> bool:
    """Whether a folder can be made, none of those above it being a file; those that can are added to `folders`."""
    new = []
    while folder not in folders:
        if folder in taken:
            return False
        new.append(folder)
        folder = folder.rpartition("/")[0]
    folders.update(new)
    return True


def _safe(path: str) -> bool:
    """Whether a path stays inside the folder, on every system: relative, with `/` between plain names."""
    if not path or not path.isprintable() or "\\" in path or ":" in path:
        return False
    return not any(part in ("", ".", "..") for part in path.split("/"))
