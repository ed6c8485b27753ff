"""Characters that the fonts of a design have no glyph for: found, told, and replaced, so that the issue can be made.

In: matter, a design and a typesetter with its fonts. Out: the matter with what cannot be set replaced by what comes
closest to it. The typesetter refuses a file for readers in which a glyph is missing (PDF/UA-1, 7.21.7).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.matter import Box, Matter, Paragraph, ParagraphKind, Picture, Run
from broadsheet.editions.print.measure import kinds
from broadsheet.editions.print.prelude import ARABIC_LABEL, ARABIC_TEXT, mono_families
from broadsheet.editions.print.style import styled
from broadsheet.model.article import Article
from broadsheet.problems import Place, Report
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.glyphs import code_points

STAND_INS = ("\u25a1", "\u25a0", "?")
"""What stands for a character of which nothing comes close, the first that there is."""

_IN_LABEL: frozenset[ParagraphKind] = frozenset(("byline", "from", "label"))
_ROLES = ("text", "head", "label")


@dataclass(slots=True)
class Cover:
    """What the fonts of a design show, by role: text, head (of any size) and label. `tell` hears what is replaced."""

    design: Design
    typesetter: Typesetter
    tell: Callable[[str, str], None]
    _signs: dict[str, frozenset[int]] = field(default_factory=dict)

    def fitted(self, matter: Matter) -> Matter:
        """Replace what cannot be set; matter of which all can be set is returned as it is."""
        made = replace(
            matter,
            headline=self.runs(matter.headline, "head"),
            kicker=self.runs(matter.kicker, "label"),
            standfirst=self.runs(matter.standfirst, "head"),
            paragraphs=tuple(self._paragraph(paragraph, "text") for paragraph in matter.paragraphs),
            pictures=tuple(self._picture(picture) for picture in matter.pictures),
            boxes=tuple(self.box(box) for box in matter.boxes),
            pull_quotes=tuple(self.runs(runs, "head") for runs in matter.pull_quotes),
        )
        return matter if made == matter else made

    def runs(self, runs: tuple[Run, ...], role: str) -> tuple[Run, ...]:
        """Replace what cannot be set in a role."""
        if all(map(self._has(role), "".join([run.text for run in runs]))):
            return runs
        made = (replace(run, text="".join(self._sign(sign, role) for sign in run.text)) for run in runs)
        return tuple(run for run in made if run.text)

    def _paragraph(self, paragraph: Paragraph, role: str) -> Paragraph:
        if paragraph.kind in _IN_LABEL or (paragraph.kind == "crosshead" and role == "text"):
            role = "label" if paragraph.kind in _IN_LABEL else _crosshead_role(self.design)
        elif paragraph.kind == "code":
            role = "mono"
        runs = self.runs(paragraph.runs, role)
        cells = tuple(self.runs(cell, role) for cell in paragraph.cells)
        if runs is paragraph.runs and cells == paragraph.cells:
            return paragraph
        return replace(paragraph, runs=runs, cells=cells)

    def _picture(self, picture: Picture) -> Picture:
        return replace(picture, caption=self.runs(picture.caption, "label"), credit=self.runs(picture.credit, "label"))

    def box(self, box: Box) -> Box:
        """Replace what cannot be set in a box."""
        role = "head" if box.kind == "call" else "label"
        return replace(box, paragraphs=tuple(self._paragraph(paragraph, role) for paragraph in box.paragraphs))

    def _has(self, role: str) -> Callable[[str], bool]:
        known = self._cover(role)
        return lambda sign: ord(sign) in known or sign.isspace() or unicodedata.category(sign) == "Cf"

    def _sign(self, sign: str, role: str) -> str:
        has = self._has(role)
        if has(sign):
            return sign
        made = self._other(sign, has)
        if not unicodedata.category(sign).startswith("M"):
            self.tell(sign, made)
        return made

    def _other(self, sign: str, has: Callable[[str], bool]) -> str:
        """What comes closest: the same by compatibility, without its accents, or a sign that stands for any."""
        if unicodedata.category(sign).startswith("M"):
            return ""  # an accent or variation of the sign before it
        apart = unicodedata.normalize("NFKD", sign)
        bare = "".join(part for part in apart if not unicodedata.combining(part))
        for other in (unicodedata.normalize("NFKC", sign), apart, bare):
            if other and all(map(has, other)):
                return other
        return next((other for other in STAND_INS if has(other)), "?")

    def _cover(self, role: str) -> frozenset[int]:
        known = self._signs.get(role)
        if known is None:
            faces = self.design.faces
            families = {
                "text": (faces.text,),
                "head": (faces.head, faces.display),
                "label": (faces.label,),
                "mono": (mono_families(self.design),),
            }[role]
            last = ARABIC_LABEL if role in ("label", "mono") else ARABIC_TEXT
            known = self._signs[role] = frozenset.intersection(*(self._shown((*row, last)) for row in families))
        return known

    def _shown(self, families: Iterable[str]) -> frozenset[int]:
        """What can be shown by families of which each steps in for the one before, whatever style is asked for."""
        shown: frozenset[int] = frozenset()
        for family in families:
            fonts = [code_points(path, index) for path, index in self.typesetter.faces(family)]
            shown |= frozenset.intersection(*fonts) if fonts else frozenset()
        return shown


def _crosshead_role(design: Design) -> str:
    face = styled(design, "crosshead")
    return face if face in _ROLES else "text"


def teller(article: Article, report: Report) -> Callable[[str, str], None]:
    """Make what reports `glyph-missing` once for each character of an article, at the line on which it stands first."""
    told: set[str] = set()

    def tell(sign: str, other: str) -> None:
        if sign not in told:
            told.add(sign)
            text = article.body.markdown()
            at = text.find(sign)
            place = Place(article.file, article.body.line + text.count("\n", 0, at)) if at >= 0 else Place(article.file)
            report(kinds.NO_GLYPH.at(place, sign=sign, code=f"U+{ord(sign):04X}", other=other))

    return tell
