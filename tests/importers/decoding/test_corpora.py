"""Real pages: transcoded into the encodings of their time, as they are, and with lines encoded twice.

The pages lie beside the checkout (shared/corpora); without them these tests are skipped loudly.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from broadsheet.importers.decoding.declared import declared_encoding
from broadsheet.importers.decoding.decode import decoded

LANGUAGES = {
    "arabic": ("ar", "cp1256", "iso-8859-6"),
    "chinese": ("zh", "big5", "gb18030", "gb2312"),
    "greek": ("el", "iso-8859-7", "cp1253"),
    "japanese": ("ja", "euc-jp", "cp932", "iso-2022-jp"),
    "korean": ("ko", "euc-kr", "cp949"),
    "persian": ("fa", "cp1256"),
    "polish": ("pl", "iso-8859-2", "cp1250"),
    "russian": ("ru", "koi8-r", "cp1251", "iso-8859-5", "cp866"),
    **{
        name: (tag, "cp1252", "iso-8859-1", "iso-8859-15")
        for name, tag in {
            "danish": "da",
            "english": "en",
            "french": "fr",
            "german": "de",
            "italian": "it",
            "portuguese": "pt",
            "spanish": "es",
            "swedish": "sv",
        }.items()
    },
}
TEXTS = (".html", ".htm", ".txt", ".wml", ".md", ".qmd", ".xml")

Sampled = Callable[[str, list[Any], int], list[Any]]


@pytest.fixture(scope="module")
def corpora(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora"
    if not folder.is_dir():
        missing("the corpora", "they lie beside the checkout, in shared/corpora")
    return folder


def transcoded(corpora: Path) -> list[tuple[str, bytes, str]]:
    """Language, bytes and true text of every page that its old encodings could hold, and of every page as it is."""
    cases = []
    for path in sorted((corpora / "debian-weekly-news").rglob("*.wml")):
        tag, *encodings = LANGUAGES.get(path.relative_to(corpora).parts[1], ("",))
        text = path.read_bytes().decode()
        if tag and not text.isascii():
            cases.append((tag, text.encode(), text))
            for encoding in encodings:
                # What an encoding did not have was written as a reference.
                data = text.encode(encoding, "xmlcharrefreplace")
                if not data.isascii() or b"\x1b" in data:
                    cases.append((tag, data, data.decode(encoding)))
    return cases


def differs(found: str, truth: str) -> bool:
    return found.split() != truth.replace("\xad", "").split()


@pytest.mark.parametrize(("known", "allowed"), [(True, 0.0057), (False, 0.029)])  # 4 and 20 of 697
def test_pages_in_the_encodings_of_their_time_are_read(
    corpora: Path, sampled: Sampled, known: bool, allowed: float
) -> None:
    cases = sampled("transcoded pages", transcoded(corpora), 250)
    wrong = [tag for tag, data, truth in cases if differs(decoded(data, tag if known else "").text, truth)]
    assert len(wrong) <= allowed * len(cases), wrong


# The first word beyond ASCII of each of the thirteen pages that hold any, read by eye in its context.
LINUX_GAZETTE = {
    "140/TWDT.html": "Pekka Hellén",
    "140/lg_mail.html": "Pekka Hellén",
    "140/lg_talkback.html": "",
    "issue10/feddi/feddi.como-5.html": "¡¡NATURALMENTE!!",
    "issue56/lg_answer56.html": "gode brugbare råd",
    "issue56/lg_mail56.html": "Español, por poner un ejemplo",
    "issue56/lg_tips56.html": "merci d'avance à bient",
    "issue56/misc/giraldo/articulo.txt": "que la solución eran los computadores",
    "issue56/wreski.html": "LinuxSecurity.com:</b>\xa0</font>",
    "issue70/adam.html": "Copyright © 2001, Thomas Adam",
    "issue70/lg_bytes70.html": "Render Engines - beta",
    "issue70/tag/6.html": "operating system name",
    "lg_index.html": "Manuel Domínguez-Dorado",
}


@pytest.mark.parametrize("page", LINUX_GAZETTE)
def test_pages_with_false_or_no_declarations_are_read_run_by_run(corpora: Path, page: str) -> None:
    data = (corpora / "linux-gazette" / page).read_bytes()
    found = decoded(data, "", declared_encoding(data))
    assert LINUX_GAZETTE[page] in found.text
    assert "\ufffd" not in found.text
    assert page == "140/lg_talkback.html" or found.repairs


def test_nothing_is_mended_that_was_not_broken(corpora: Path, sampled: Sampled) -> None:
    paths = [path for path in sorted(corpora.rglob("*")) if path.is_file() and path.suffix.lower() in TEXTS]
    for path in sampled("pages looked through for false repairs", paths, 300):
        found = decoded(path.read_bytes())
        assert "encoded twice" not in [row[0] for row in found.repairs], path


def test_lines_encoded_twice_are_restored(corpora: Path, sampled: Sampled) -> None:
    pages = [
        path for path in sorted((corpora / "debian-weekly-news").rglob("*.wml")) if not path.read_bytes().isascii()
    ]
    taken = sampled("pages with one line in seven encoded twice", pages, 120)
    whole = 0
    for path in taken:
        lines = path.read_text("utf-8").split("\n")
        broken = [
            line.encode().decode("cp1252", "replace") if number % 7 == 0 and twice(line) else line
            for number, line in enumerate(lines)
        ]
        whole += decoded("\n".join(broken).encode()).text.split("\n") == lines
    assert whole >= 0.94 * len(taken)  # 113 of 120


def twice(line: str) -> bool:
    try:
        line.encode().decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True
