"""The table of importers: the built-in ones, and those that installed packages add (`broadsheet.importers`).

In: a kind's word. Out: its importer. A plug-in whose import fails is reported as `plugin-failed`, as is whatever it
raises while it reads: what it had found until then is taken in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.errors import UsageError
from broadsheet.importers.importer import Found, Importer, Inquiry
from broadsheet.importers.rules import Rules
from broadsheet.model.names import nearest
from broadsheet.plugins import Plugin, installed, named
from broadsheet.problems import Report


def _markdown() -> Importer:
    from broadsheet.importers.markdown import Markdown

    return Markdown()


def _docx() -> Importer:
    from broadsheet.importers.docx import Docx

    return Docx()


def _html() -> Importer:
    from broadsheet.importers.html import Html

    return Html()


def _odt() -> Importer:
    from broadsheet.importers.odt import Odt

    return Odt()


def _text() -> Importer:
    from broadsheet.importers.text import Text

    return Text()


def _wordpress() -> Importer:
    from broadsheet.importers.wordpress import WordPress

    return WordPress()


IMPORTERS: dict[str, Callable[[], Importer]] = {
    "docx": _docx,
    "html": _html,
    "markdown": _markdown,
    "odt": _odt,
    "text": _text,
    "wordpress": _wordpress,
}


@dataclass(frozen=True, slots=True)
class Added:
    """An importer of a plug-in."""

    plugin: Plugin

    @property
    def name(self) -> str:
        """The kind's word."""
        return self.plugin.name

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield what the plug-in yields; see `Importer.read`."""
        return self.plugin.values(lambda: self.plugin.value.read(source, rules, inquiry), inquiry.report)


def importer(kind: str, report: Report) -> Importer:
    """Return the importer of a kind; a built-in one goes before a plug-in of the same name. Raise `UsageError`."""
    if kind in IMPORTERS:
        return IMPORTERS[kind]()
    known = [*IMPORTERS, *named("importers")]
    if kind in known:
        plugins = installed("importers", report, kind)
        if plugins:
            return Added(plugins[0])
        raise UsageError(f"The import of the kind “{kind}” cannot be loaded.", hint="Install its package anew.")
    near = nearest(kind, known)
    hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(known)}."
    raise UsageError(f"There is no import of the kind “{kind}”.", hint=hint)
