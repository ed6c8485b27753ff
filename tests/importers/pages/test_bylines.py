"""Who wrote it, in the languages of the papers; and texts that only begin like a byline."""

from __future__ import annotations

import pytest

from broadsheet.importers.pages.bylines import byline_of, names_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("by Thomas Adam <thomas_adam16@yahoo.com>", "Thomas Adam"),
        ("By Ben Okopnik and Kat Tanaka Okopnik", ("Ben Okopnik", "Kat Tanaka Okopnik")),
        ("By Nic Tjirkalli, http://www.pipex-sa.net/~nic", "Nic Tjirkalli"),
        ("By Phil Hughes, WA6SWR", "Phil Hughes, WA6SWR"),
        ("von Lena Voß", "Lena Voß"),
        ("Von Lena Voß und Max von der Au", ("Lena Voß", "Max von der Au")),
        ("par Hélène d'Arc", "Hélène d'Arc"),
        ("por Manuel Soriano", "Manuel Soriano"),
        ("di Lucia Neri", "Lucia Neri"),
        ("door Jan de Vries", "Jan de Vries"),
        ("av Åsa Öberg", "Åsa Öberg"),
        ("Автор: Анна Петрова", "Анна Петрова"),
        ("بقلم: سلمى حداد", "سلمى حداد"),
        ("بقلم سلمى حداد", "سلمى حداد"),
        ("作者：王小明", "王小明"),
        ("文／王小明", "王小明"),
        ("Text: Lena Voß", "Lena Voß"),
        ("March 2, 2009 by Rosa Fell", "Rosa Fell"),
    ],
)
def test_a_byline_gives_its_names(text: str, names: str | tuple[str, ...]) -> None:
    assert byline_of(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "By far the best harbour in the north",
        "Von Kopf bis Fuß auf Reisen eingestellt",
        "Par avion",
        "By the time that the ferry came, it was dark.",
        "Byzantium",
        "By 1999 the wall had gone",
        "Author index",
        "The 3 best harbours by far",
        "di mare e di vento",
        "",
        "By " + "very " * 60 + "long",
    ],
)
def test_what_only_begins_like_a_byline_is_none(text: str) -> None:
    assert byline_of(text) == ""


def test_a_hostile_text_costs_nothing() -> None:
    assert names_of("a" * 200_000) == ""
    assert byline_of("By " + "a." * 100_000 + "@") == ""
