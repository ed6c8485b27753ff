"""Heights that the typesetter is asked for, all in one go.

In: expressions of lengths in the typesetter's own words. Out: points, each for the name under which it was asked. Knows
not what they mean.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.prelude import prelude
from broadsheet.typesetting.compiler import Typesetter

LABEL = "said"


@dataclass(slots=True)
class Questions:
    """Gathers questions. `scope` opens a stretch of source with definitions and settings of its own."""

    _names: list[Hashable] = field(default_factory=list)
    _source: list[str] = field(default_factory=list)
    _seen: set[Hashable] = field(default_factory=set)

    def begin(self, source: str) -> None:
        """Open a stretch in which definitions and settings hold."""
        self._source.append(f"{{ {source}")

    def end(self) -> None:
        """Close the stretch opened last."""
        self._source.append("}")

    def length(self, name: Hashable, source: str) -> None:
        """Ask for a length."""
        if name not in self._seen:
            self._seen.add(name)
            self._names.append(name)
            self._source.append(f"out.push(({source}).pt())")

    def height(self, name: Hashable, width: float, source: str) -> None:
        """Ask how high something is in a width."""
        self.length(name, f"measure(width: {width:.3f}pt, {source}).height")

    def width(self, name: Hashable, source: str) -> None:
        """Ask how wide something is by nature."""
        self.length(name, f"measure({source}).width")

    def answers(self, design: Design, language: str, typesetter: Typesetter) -> dict[Hashable, float]:
        """Put all questions."""
        if not self._names:
            return {}
        body = "\n".join(self._source)
        source = f"{prelude(design, language)}\n#context {{ let out = ()\n{body}\n[#metadata(out)<{LABEL}>] }}"
        said = typesetter.answer(source, {}, LABEL)
        return dict(zip(self._names, map(float, said), strict=True))
