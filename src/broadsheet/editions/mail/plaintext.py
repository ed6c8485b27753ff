"""The plain text of a mail: the stories of the HTML part, in the same order, under the same headings.

In: stories told, the headings over them, the reader's ways. Out: text with LF line ends; addresses that differ from
reader to reader have a line of their own, which no encoding cuts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from broadsheet.editions.mail.ground import Ground, put
from broadsheet.editions.mail.stories import Told
from broadsheet.editions.mail.ways import Ways
from broadsheet.editions.mail.wrapped import WIDTH, wrapped

BETWEEN = "-" * WIDTH
ABOVE = "=" * WIDTH


def text_of(ground: Ground, told: Sequence[Told], bands: Mapping[str, str], ways: Ways) -> str:
    """Put the text of a mail together."""
    parts = [*_head(ground, ways), *_stories(ground, told, bands), ABOVE, *_foot(ground, ways)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(ground: Ground, ways: Ways) -> Iterator[str]:
    names, language = ground.names, ground.language
    title = ground.publication.title.in_language(language)
    day = f"{names.line} · {names.day}" if names.date != names.line else names.line
    yield f"{title.upper()}\n{wrapped(day, language)}"
    yield ground.whole(ground.addresses.issue(ground.issue.id, language))
    yield f"{ground.gettext('Unsubscribe')}:\n{ways.unsubscribe}"


def _stories(ground: Ground, told: Sequence[Told], bands: Mapping[str, str]) -> Iterator[str]:
    for place, one in enumerate(told):
        band = bands.get(one.article.id, "")
        if band:
            yield f"{ABOVE}\n{wrapped(band.upper(), ground.language)}"
        yield (ABOVE if not place else BETWEEN) if not band else ""
        yield one.text


def _foot(ground: Ground, ways: Ways) -> Iterator[str]:
    publication, language = ground.publication, ground.language
    title = publication.title.in_language(language)
    address = [line.strip() for line in publication.imprint.address.splitlines() if line.strip()]
    yield "\n".join(line for line in (title, publication.publisher, *address, publication.imprint.email) if line)
    yield wrapped(publication.rights, language)
    why = put(ground.gettext("You get this mail because you have subscribed to {paper}."), paper=title)
    yield wrapped(f"{why} {ground.gettext('It counts neither who opens it nor which links are followed.')}", language)
    yield f"{ground.gettext('Unsubscribe')}:\n{ways.unsubscribe}"
    yield f"{ground.gettext('Change what you get')}:\n{ways.preferences}"
