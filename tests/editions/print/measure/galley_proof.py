"""What the tests of measuring share: a typesetter, one-paragraph articles, and columns set from their galleys."""

from __future__ import annotations

from functools import cache
from importlib import resources

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.designs import read_design
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.matter import Matter, Paragraph, Run
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.setting import lines_source, prelude
from broadsheet.languages.direction import direction
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders

PROSE = (
    "The span of the Packet Bridge will be lifted off its pier at slack water on Saturday 9 January, floated down to "
    "the slip at Staithe End, and put back ten weeks later on new rollers. The half-hearted council found it "
    "extraordinarily characteristic of misunderstandings. "
)
ARABIC = "وكان أشدّ الأيام ازدحامًا يوم السبت الماضي، حين أحيت جوقة «منشدو تارو» حفلتها، فعبر النهر 811 شخصًا عاد معظمهم. "


@cache
def typesetter() -> Typesetter:
    return Typesetter(folders("gazette"))


@cache
def design(format: str = "a4", name: str = "gazette") -> Design:
    folder = resources.files("broadsheet") / "themes" / "gazette" / "print"
    return read_design(name, (folder / f"{name}.toml").read_bytes(), format)


def article(*paragraphs: Paragraph, language: str = "en-GB") -> Matter:
    return Matter("v1n1/x", language, direction(language), (Run("Bridge to be lifted"),), paragraphs=paragraphs)


def text(words: str, kind: str = "text", **more: object) -> Paragraph:
    return Paragraph(kind, (Run(words),), **more)  # type: ignore[arg-type]


def galley(matter: Matter, format: str = "a4") -> Galley:
    return measure([matter], {matter.id: "normal"}, design(format), typesetter())[matter.id]


def heights(matter: Matter, made: Galley, spans: list[tuple[int, int, float]], format: str = "a4") -> list[float]:
    """How high stretches of lines are as they are set in a column, each with its feathering, in points."""
    look, questions = design(format), Questions()
    for span in spans:
        start, end, extra = span
        questions.height(span, look.format.column, f"{{ {lines_source(matter, made, (start, end), look, extra)} }}")
    said = questions.answers(look, matter.language, typesetter())
    return [said[span] for span in spans]


def column(matter: Matter, made: Galley, format: str = "a4") -> bytes:
    """The PDF of a whole article in one endless column."""
    look = design(format)
    page = f"#set page(width: {look.format.column:.3f}pt, height: auto, margin: 0pt)\n"
    lines = lines_source(matter, made, (0, len(made.lines)), look)
    return typesetter().pdf(f"{prelude(look, matter.language)}{page}#{{ {lines} }}", {}, tagged=False)


def printed(matter: Matter, made: Galley) -> list[str]:
    """What every line should read, hyphens included."""
    return [
        matter.paragraphs[line.paragraph].text[line.start : line.end].strip() + "-" * line.hyphen
        for line in made.lines
        if line.paragraph >= 0
    ]
