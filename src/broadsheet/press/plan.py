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
        path = output.path
        record = made.get(path)
        if record is not None and record.key == output.key and path not in lost:
            keep.append(path)
        else:
            make.append(number)
    kept = frozenset(keep)
    if len(kept) == len(made):  # nobody is missed
        return Plan(tuple(make), kept, ())
    wanted = kept.union([outputs[number].path for number in make])
    return Plan(tuple(make), kept, tuple([path for path in made if path not in wanted]))


def sound(outputs: Sequence[Output], report: Report) -> list[Output]:
    """Return the outputs that can all be files of one folder, in their order.

    Problems: `same-output` where two have one path, or one would be a folder of the other (the first stays);
    `unsafe-output` for a path that leads elsewhere.
    """
    paths = [output.path for output in outputs]
    if _all_plain(paths):
        return list(outputs)
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


def _all_plain(paths: list[str]) -> bool:
    """Whether all paths are surely safe and none is in another's way: one look at all of them together."""
    parts = "/".join(("", *paths, ""))
    if not parts.isprintable() or any(odd in parts for odd in ("//", "/./", "/../", "\\", ":")):
        return False
    files = set(paths)
    folders = files
    while folders := {path.rpartition("/")[0] for path in folders if path}:
        if not files.isdisjoint(folders):
            return False
    return len(files) == len(paths)


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
