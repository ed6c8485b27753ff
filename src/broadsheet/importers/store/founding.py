"""The paper that an import goes into: what it says of itself, or, where there is none, what is guessed for a new one.

In: a folder; or what the importer found. Out: `Facts`, and a new paper's files. A paper that exists is never changed
here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.errors import FolderError
from broadsheet.folder.founding import WEEKDAYS
from broadsheet.folder.scalars import toml_value
from broadsheet.folder.settings import parse_settings
from broadsheet.folder.write import store
from broadsheet.importers.evidence.dates import frequency_of
from broadsheet.importers.importer import About
from broadsheet.model.names import slug
from broadsheet.model.publication import NUMBERINGS, Frequency, Numbering
from broadsheet.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What must be known of a paper to import into it. `exists` is False while it is only a guess."""

    title: str
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    base_url: str = ""
    numbering: Numbering = "none"
    frequency: Frequency = "irregular"
    weekday: int | None = None
    first: dt.date | None = None
    sections: tuple[str, ...] = ()
    exists: bool = False

    @classmethod
    def guessed(cls, about: About, dates: Sequence[dt.date], sections: Sequence[str], folder: str) -> Facts:
        """Guess a paper from what its issues have in common; its title at worst from the folder's name."""
        frequency, weekday = frequency_of(dates)
        numbering: Numbering = next((word for word in NUMBERINGS if word == about.numbering), "none")
        language = about.language.replace("_", "-") or "en"
        return cls(
            title=about.title or folder.replace("-", " ").replace("_", " ").strip().capitalize() or "Paper",
            language=language,
            languages=(language,),
            base_url=about.base_url,
            numbering=numbering,
            frequency=frequency,
            weekday=weekday,
            first=min(dates, default=None),
            sections=tuple(dict.fromkeys(section for section in sections if slug(section))),
        )


def with_languages(facts: Facts, languages: Iterable[str]) -> Facts:
    """Return the facts of a paper that has translations in these languages."""
    return replace(facts, languages=(facts.language, *sorted(set(languages) - {facts.language, ""})))


def known_facts(paper: Path) -> Facts | None:
    """Return what a paper says of itself; None where the folder does not exist or is empty.

    Raise `FolderError` for a folder with something else in it.
    """
    settings = paper / "paper.toml"
    if not settings.exists():
        # What an import that was killed had remembered is nobody's.
        if paper.exists() and (not paper.is_dir() or any(each.name != ".broadsheet" for each in paper.iterdir())):
            hint = "Name a paper, an empty folder, or one that does not exist yet."
            raise FolderError("The folder holds something, but no paper.toml", path=str(paper), hint=hint)
        return None
    met: list[Problem] = []
    publication = parse_settings(settings.read_bytes(), met.append).publication
    return Facts(
        title=publication.title.in_language(publication.language),
        language=publication.language,
        languages=publication.languages,
        base_url="",
        numbering=publication.calendar.numbering,
        exists=True,
    )


def found_paper(paper: Path, facts: Facts) -> None:
    """Write the settings of a new paper: what was guessed stands in them to be corrected."""
    paper.mkdir(parents=True, exist_ok=True)
    ignored = b"# Made by the program; may be deleted at any time.\n/out/\n/.broadsheet/\n\n/office/\n"
    store(paper, [("paper.toml", _settings(facts).encode()), (".gitignore", ignored)])


def _settings(facts: Facts) -> str:
    """Write paper.toml. The old site's address is not taken over: the new paper may stand elsewhere."""
    lines = ["# Made by an import; what it guessed can be corrected here.", "", "[paper]", "format = 1"]
    lines += [f"id = {toml_value(slug(facts.title) or 'paper', False)}", f"title = {toml_value(facts.title, False)}"]
    lines += [f"language = {toml_value(facts.language, False)}", '# base_url = "https://example.org/"']
    others = [language for language in facts.languages if language != facts.language]
    lines += [f"languages = {toml_value(list(facts.languages), False)}"] if others else []
    lines += [f'founded = "{facts.first.year}"'] if facts.first else []
    lines += ["", "[calendar]", f'frequency = "{facts.frequency}"']
    lines += [f'weekday = "{WEEKDAYS[facts.weekday]}"'] if facts.weekday is not None else []
    lines += [f'numbering = "{facts.numbering}"']
    lines += [f"volume_start = {facts.first.isoformat()}"] if facts.first and facts.numbering == "volume-number" else []
    for section in facts.sections:
        lines += ["", "[[sections]]", f"name = {toml_value(section, False)}"]
    return "\n".join(lines) + "\n"
