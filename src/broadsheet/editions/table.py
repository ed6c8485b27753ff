"""The table of editions: the built-in ones, and those that installed packages add (`broadsheet.editions`).

In: an edition's name. Out: the edition. A plug-in that cannot be loaded is reported as `plugin-failed`, as is what it
raises while it lists its outputs; a build stops at that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadsheet.editions.edition import Edition, Job, Output
from broadsheet.errors import UsageError
from broadsheet.plugins import Plugin, installed, named
from broadsheet.problems import Report


def _web() -> Edition:
    from broadsheet.editions.web.edition import Web

    return Web()


def _print() -> Edition:
    from broadsheet.editions.print.edition import Print

    return Print()


def _mail() -> Edition:
    from broadsheet.editions.mail.edition import Mail

    return Mail()


BUILT_IN: dict[str, Callable[[], Edition]] = {"web": _web, "print": _print, "mail": _mail}


@dataclass(slots=True)
class Added:
    """An edition of a plug-in. `name` is what it is registered as."""

    plugin: Plugin
    report: Report
    name: str

    def write(self, job: Job) -> Iterator[Output]:
        """Yield what the plug-in yields; see `Edition.write`."""
        return self.plugin.values(lambda: self.plugin.value.write(job), self.report)


@dataclass(slots=True)
class Nothing:
    """What stands for an edition that could not be loaded, which has been reported: it has no output."""

    name: str

    def write(self, job: Job) -> Iterator[Output]:
        """Yield nothing."""
        return iter(())


def names() -> list[str]:
    """Name the editions that can be made, the built-in ones first; none is loaded."""
    return [*BUILT_IN, *(name for name in named("editions") if name not in BUILT_IN)]


def edition(name: str, report: Report) -> Edition:
    """Return an edition; a built-in one goes before a plug-in of its name. Raise `UsageError` when there is none."""
    if name in BUILT_IN:
        return BUILT_IN[name]()
    if name not in names():
        raise UsageError(f"There is no edition “{name}”.", hint=f"There are: {', '.join(names())}.")
    plugins = installed("editions", report, name)
    return Added(plugins[0], report, name) if plugins else Nothing(name)
