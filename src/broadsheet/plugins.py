"""Plug-ins: what other packages add to our tables by entry points.

In: the name of an entry-point group. Out: the objects that installed packages registered there, by name; what a plug-in
raises becomes the problem `plugin-failed` and never stops ours. Knows no protocol: each table knows what it asks for.
The only door to `importlib.metadata`, which is slow to import and is looked at only when a table asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

from broadsheet.problems import Kind, Place, Report, Severity

Group: TypeAlias = Literal["editions", "checks", "importers"]
GROUPS: tuple[Group, ...] = ("editions", "checks", "importers")
RESERVED_GROUPS: tuple[str, ...] = ("destinations", "transports")
"""Groups whose rooms do not exist yet. Nothing may be registered there for another purpose."""

PLUGIN_FAILED = Kind(
    "plugin-failed",
    Severity.ERROR,
    "The plug-in “{plugin}” of {group} failed: {fault}.",
    "Tell those who make the package {package}.",
    {
        "de": (
            "Die Erweiterung „{plugin}“ aus {group} ist gescheitert: {fault}.",
            "Sagen Sie es denen, die das Paket {package} machen.",
        ),
        "fr": (
            "L’extension « {plugin} » de {group} a échoué : {fault}.",
            "Dites-le à ceux qui font le paquet {package}.",
        ),
    },
)
KINDS: tuple[Kind, ...] = (PLUGIN_FAILED,)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin:
    """What a package registered: its name there, the group, the package, and the object or class itself."""

    name: str
    group: Group
    package: str
    value: Any

    def failed(self, fault: BaseException, report: Report) -> None:
        """Report `plugin-failed` with what was raised."""
        said = f"{type(fault).__name__}: {fault}".rstrip(": ")
        facts = {"plugin": self.name, "group": self.group, "fault": said, "package": self.package}
        report(PLUGIN_FAILED.at(Place(""), **facts))

    def values(self, produce: Callable[[], Iterable[T]], report: Report) -> Iterator[T]:
        """Yield what the plug-in yields, up to the first exception, which is reported as `plugin-failed`."""
        try:
            yield from produce()
        except Exception as fault:  # noqa: BLE001 - a plug-in may raise anything, and must not stop the paper
            self.failed(fault, report)

    def value_of(self, make: Callable[[], T], report: Report) -> T | None:
        """Return what the plug-in makes, or None after reporting `plugin-failed`."""
        try:
            return make()
        except Exception as fault:  # noqa: BLE001 - as above
            self.failed(fault, report)
            return None


def named(group: Group) -> list[str]:
    """Name the plug-ins of a group without loading any."""
    from importlib.metadata import entry_points

    return sorted({entry.name for entry in entry_points(group=f"broadsheet.{group}")})


def installed(group: Group, report: Report, name: str = "") -> tuple[Plugin, ...]:
    """Load the plug-ins of a group, or only that of a name, in the order of names; a class is called to make one.

    The group's entry points are those of `broadsheet.<group>`. What cannot be loaded is reported as `plugin-failed`.
    """
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=f"broadsheet.{group}"), key=lambda entry: (entry.name, entry.value))
    plugins = []
    for entry in found:
        if name and entry.name != name:
            continue
        package = entry.dist.name if entry.dist is not None else ""
        plugin = Plugin(entry.name, group, package, None)
        value = plugin.value_of(entry.load, report)
        if isinstance(value, type):
            value = plugin.value_of(value, report)
        if value is not None:
            plugins.append(Plugin(entry.name, group, package, value))
    return tuple(plugins)
