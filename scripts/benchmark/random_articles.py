"""Chance and a weight → one article as values: its header, and its body block by block as Markdown.

In: chance, a weight, a length in words. Out: an `Article`, which knows its words and the names of its pictures but
draws none. What an article holds is spread as `shapes` says.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from benchmark import shapes
from benchmark.prose import Prose
from benchmark.shapes import KINDS, drawn

FITTING = 1400
"""Pixels of a picture's longer side: 240 to the inch over two columns and more of a tabloid."""


@dataclass(frozen=True)
class Article:
    """One article. `fields` is its header in order, `blocks` its body, `notes` the texts of its notes, `pictures` the
    names of its pictures (see `plates`)."""

    slug: str
    weight: str
    fields: dict[str, str]
    blocks: tuple[str, ...]
    notes: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    language: str = ""

    @property
    def words(self) -> int:
        """Words of the running text, what stands between the paragraphs included, pictures not."""
        text = (block for block in self.blocks if not block.startswith("!["))
        return sum(len(block.split()) for block in (*text, *self.notes))

    @property
    def markdown(self) -> str:
        """The file of the article."""
        header = "".join(f"{key}: {value}\n" for key, value in self.fields.items())
        notes = (f"[^{number}]: {text}" for number, text in enumerate(self.notes, 1))
        return f"---\n{header}---\n\n" + "\n\n".join((*self.blocks, *notes)) + "\n"


@dataclass
class Copy:
    """An article under way."""

    chance: random.Random
    prose: Prose
    weight: str
    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def with_chance(self, part: float) -> bool:
        return self.chance.random() < part


def article(chance: random.Random, weight: str, words: int, thinning: float = 1.0) -> Article:
    """Write an article of a weight; of its pictures so large a part as `thinning` says."""
    copy = Copy(chance, Prose(chance), weight)
    write_text(copy, copy.prose.paragraphs(words))
    put_in(copy)
    illustrate(copy, thinning)
    annotate(copy, KINDS[weight].notes)
    return finished(copy)


def essay(chance: random.Random, words: int, thinning: float = 1.0) -> Article:
    """Write a long read with notes."""
    copy = Copy(chance, Prose(chance), "normal")
    write_text(copy, copy.prose.paragraphs(words, shapes.ESSAY_PARAGRAPH))
    illustrate(copy, thinning)
    for _ in range(chance.randint(3, 6)):
        annotate(copy, 1.0)
    return finished(copy)


def links(chance: random.Random) -> Article:
    """Write a list of links under two or three crossheads."""
    copy = Copy(chance, Prose(chance), "normal")
    copy.blocks.append(copy.prose.paragraph(24))
    for _ in range(chance.randint(2, 3)):
        copy.blocks.append("## " + copy.prose.crosshead())
        items = int(drawn(chance, shapes.LINK_ITEMS) / 2)
        copy.blocks.append("\n".join(link(copy) for _ in range(items)))
    return finished(copy)


def link(copy: Copy) -> str:
    """One item of a list of links."""
    words = copy.prose.phrase(max(5, int(drawn(copy.chance, shapes.LINK_ITEM))))
    return f"- [{words}](https://links.example.org/{copy.chance.randrange(9999)}/{len(words)})"


def letters(chance: random.Random) -> Article:
    """Write readers' letters, some with a reply."""
    copy = Copy(chance, Prose(chance), "normal")
    for _ in range(chance.randint(*shapes.LETTERS)):
        text = copy.prose.paragraph(int(drawn(chance, shapes.LETTER)))
        place = chance.choice(copy.prose.phrases.places)
        copy.blocks.append(f'::: letter {{from="{copy.prose.name()}, {place}"}}\n{text}\n:::')
        if chance.random() < 0.4:
            copy.blocks.append(f"*The editor writes: {copy.prose.short()} {copy.prose.short()}*")
    done = finished(copy)
    return replace(done, fields={**done.fields, "kicker": "Letters", "section": "Letters", "byline": "Our readers"})


def foreign(chance: random.Random, language: str, words: int) -> Article:
    """Write an article in another language."""
    copy = Copy(chance, Prose(chance, language), "normal")
    write_text(copy, copy.prose.paragraphs(words))
    done = finished(copy)
    return replace(done, fields={**done.fields, "language": language, "section": "News"}, language=language)


def write_text(copy: Copy, paragraphs: list[str]) -> None:
    """The paragraphs with crossheads between them."""
    written, since = sum(len(text.split()) for text in paragraphs), 0
    every = copy.chance.randint(*shapes.CROSSHEAD_EVERY)
    for number, text in enumerate(paragraphs):
        inside = 0 < number < len(paragraphs) - 1
        if inside and since > every and written >= shapes.CROSSHEADS_FROM:
            copy.blocks.append("## " + copy.prose.crosshead())
            since = 0
        copy.blocks.append(text)
        since += len(text.split())


def put_in(copy: Copy) -> None:
    """What may stand between the paragraphs."""
    kind, prose, chance = KINDS[copy.weight], copy.prose, copy.chance
    rows = (
        (kind.facts, lambda: f"::: facts\n## {prose.crosshead()}\n\n{items(copy, '-')}\n:::"),
        (kind.pull, lambda: f'::: pull {{by="{prose.name()}"}}\n{prose.phrase(chance.randint(9, 18))}.\n:::'),
        (kind.table, lambda: table(copy)),
        (kind.items, lambda: items(copy, "1." if chance.random() < 0.5 else "-")),
        (kind.quote, lambda: f"> {prose.phrase(chance.randint(12, 40))}."),
        (shapes.VERSE if copy.weight == "normal" else 0.0, lambda: verse(copy)),
        (shapes.ASIDE, lambda: f"::: aside\n{prose.paragraph(35)}\n:::"),
        (shapes.CALL if copy.weight != "brief" else 0.0, lambda: f"::: call\n{prose.phrase(10)}.\n:::"),
        (
            shapes.CODE if copy.weight == "normal" else 0.0,
            lambda: "```\nls -l /var/spool | sort -k 5\ntide --at=ketterby\n```",
        ),
    )
    for part, made in rows:
        if copy.with_chance(part):
            copy.blocks.insert(between(copy), made())


def between(copy: Copy) -> int:
    """A place behind a paragraph, never under a crosshead."""
    places = [at + 1 for at, block in enumerate(copy.blocks) if not block.startswith("## ")]
    return copy.chance.choice(places)


def items(copy: Copy, mark: str) -> str:
    count = copy.chance.randint(3, 6)
    return "\n".join(f"{mark} {copy.prose.phrase(copy.chance.randint(6, 14))}" for _ in range(count))


def table(copy: Copy) -> str:
    """A table of numbers with a column of names."""
    (least, most), (few, many) = shapes.CELLS
    columns, rows = copy.chance.randint(least, most), copy.chance.randint(few, many)
    lines = ["| " + " | ".join(["", *(str(2024 + number) for number in range(1, columns))]) + " |"]
    lines.append("| --- " + "| --: " * (columns - 1) + "|")
    for _ in range(rows):
        numbers = (f"{copy.chance.randrange(10, 900) / 10:.1f}" for _ in range(columns - 1))
        lines.append("| " + " | ".join([copy.prose.thing(), *numbers]) + " |")
    return "\n".join(lines)


def verse(copy: Copy) -> str:
    """Two or three stanzas of four lines."""
    stanzas = ("\n".join(copy.prose.phrase(5) for _ in range(4)) for _ in range(copy.chance.randint(2, 3)))
    return "::: verse\n" + "\n\n".join(stanzas) + "\n:::"


def illustrate(copy: Copy, thinning: float) -> None:
    """The pictures: the first behind the first paragraph, a second further on. The lead's is the last to go."""
    kind = KINDS[copy.weight]
    thinning = thinning**0.3 if copy.weight == "lead" else thinning
    for number, part in enumerate((kind.pictures, kind.second_picture)):
        if not copy.with_chance(part * thinning):
            continue
        shape = copy.chance.choices(*zip(*shapes.PICTURES, strict=True))[0]
        width, height = (FITTING, round(FITTING / shape)) if shape >= 1 else (round(FITTING * shape), FITTING)
        name = f"{copy.chance.randrange(100_000)}-{width}x{height}.{'png' if copy.with_chance(0.2) else 'jpg'}"
        caption = copy.prose.phrase(copy.chance.randint(8, 18))
        credit = f'{{credit="Photograph: {copy.prose.name()}"}}' if copy.with_chance(0.8) else ""
        place = 1 if number == 0 else between(copy)
        copy.blocks.insert(place, f'![{copy.prose.phrase(10)}]({name} "{caption}"){credit}')
        copy.pictures.append(name)


def annotate(copy: Copy, part: float) -> None:
    """A note, its mark at the end of some paragraph."""
    if not copy.with_chance(part):
        return
    plain = [at for at, block in enumerate(copy.blocks) if block[-1] in ".”" and block[0] not in ":>|!`#-1*"]
    at = copy.chance.choice(plain)
    copy.notes.append(copy.prose.phrase(int(drawn(copy.chance, shapes.NOTE))) + ".")
    copy.blocks[at] += f"[^{len(copy.notes)}]"


def finished(copy: Copy) -> Article:
    """The article with its header."""
    kind, prose = KINDS[copy.weight], copy.prose
    headline = prose.headline(int(drawn(copy.chance, kind.headline)))
    fields = {"headline": quoted(headline), "weight": copy.weight}
    if copy.with_chance(kind.kicker):
        fields["kicker"] = quoted(prose.kicker())
    if copy.with_chance(kind.standfirst_chance):
        fields["standfirst"] = quoted(prose.phrase(int(drawn(copy.chance, kind.standfirst))))
    if copy.with_chance(kind.byline):
        fields["byline"] = quoted(prose.name())
    fields["section"] = quoted(fields.get("kicker", "News").strip('"'))
    return Article(
        slug=f"a{copy.chance.randrange(10**6):06d}",
        weight=copy.weight,
        fields=fields,
        blocks=tuple(copy.blocks),
        notes=tuple(copy.notes),
        pictures=tuple(copy.pictures),
    )


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
