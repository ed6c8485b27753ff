"""A paper in each language of the interface: its pages say nothing in English, and say of each part what it is in.

The papers' own words are nonsense, so that whatever is found in English comes from the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from broadsheet.languages.catalogues import FOLDER

from .papers import Site, job, made, png, write

OTHERS = ("ar", "de", "es", "fr", "zh")
SPACES = re.compile(r"\s+")

# English words that are words of the other language too.
SAME: Mapping[str, frozenset[str]] = {
    "ar": frozenset(),
    "de": frozenset(("Feeds:",)),
    "es": frozenset(),
    "fr": frozenset(
        ("Notes", "Articles", "page", "page {page}", "pages {page}", "Note {number}", "{count} page", "{count} pages")
    )
    | frozenset(("{count} article", "{count} articles", "{count} article.", "{count} articles.")),
    "zh": frozenset(),
}
# What stands on pages in Latin letters in every language: names of formats and of the program, and the example address.
LATIN = frozenset(("BibTeX", "RIS", "RSS", "Atom", "JSON", "Feed", "ISSN", "PDF", "MB", "kB", "Broadsheet", "https"))
NONSENSE = frozenset(("brol", "brola", "quonk", "quonka", "quonki", "zwelp", "mimbax", "org", "example", "net", "BY"))

PAPER = """
[paper]
format = 1
id = "brol"
title = "Brol"
tagline = "Zwelp quonka"
language = "TAG"
timezone = "UTC"
base_url = "https://brol.example.org/"
publisher = "Quonk"
founded = "1911"
issn = "2049-1174"
issn_print = "2049-1174"
[imprint]
address = "Quonk 4"
phone = "01632 960 118"
email = "brol@example.org"
[[links]]
name = "Mimbax"
url = "https://mimbax.example.net/"
[[links]]
name = "Quonki"
url = "https://quonki.example.net/"
kind = "sister"
[subscribe]
rates = [{issues = 26, price = "29", zone = "Quonk"}, {issues = 1234, price = "58"}]
payment = "Zwelp"
address = "Quonk 4"
email = "brol@example.org"
donations = "Zwelp"
SERVICE
[calendar]
frequency = "weekly"
weekday = "friday"
volume_start = 2026-07-03
first_volume = 53
[[sections]]
id = "quonk"
name = "Quonk"
"""


def article(headline: str, head: str = "", body: str = "Mimbax.") -> str:
    return f"---\nheadline: {headline}\n{head}---\n{body}\n"


FILES: Mapping[str, str | bytes] = {
    "people.toml": '[zwelp]\nname = "Zwelp Brol"\nnote = "Quonk."\n',
    "redirects.toml": '[from]\n"/old/brol.html" = "v53n21/brol"\n',
    "pages/quonki.md": article("Quonki"),
    "issues/v53n12/01-brol.md": article("Brola"),
    "issues/v53n15-16/issue.toml": 'kind = "double"\nstatus = "released"\n',
    "issues/v53n15-16/01-brol.md": article("Brola"),
    "issues/v53n20/issue.toml": 'status = "released"\n',
    "issues/v53n20/01-brol.md": article("Brola", "section: Quonk\nseries: Mimbax\nseries_part: 1\n"),
    "issues/v53n20/02-quonk.md": article("Quonka", "status: withdrawn\nsection: Quonk\n"),
    "issues/v53s-quonk/issue.toml": 'kind = "special"\ndate = 2026-11-15\nstatus = "released"\n',
    "issues/v53s-quonk/01-brol.md": article("Brola"),
    "issues/v53s-zwelp/issue.toml": 'kind = "supplement"\ndate = 2026-11-16\nstatus = "released"\n',
    "issues/v53s-zwelp/01-brol.md": article("Brola"),
    "issues/v53n21/issue.toml": 'status = "released"\ncover = "wall.png"\nwhole_number = 999\n',
    "issues/v53n21/wall.png": png(),
    "issues/v53n21/01-brol.md": article(
        "Brol",
        "section: Quonk\nweight: lead\nbyline: [Zwelp Brol, Quonk]\ntopics: [mimbax, quonki]\nseries: Mimbax\n"
        "series_part: 2\nfollows: v53n20/brol\nupdated: 2026-11-21T09:00\nupdate_note: Zwelp\n",
        "Mimbax.[^1]\n\n| Quonk | Zwelp |\n|---|---|\n| 1 | 2 |\n\n[^1]: Quonk.",
    ),
    "issues/v53n21/02-quonk.md": article("Quonki", "corrects: v53n20/brol\ncorrection: Zwelp.\n"),
    "issues/v53n21/03-zwelp.md": article("Zwelp", "weight: brief\n"),
    "issues/v53n21/04-mimbax.md": article("Mimbax", "status: withdrawn\n"),
    "issues/v53n21/printed/pages.json": '{"pages": 8, "articles": {"brol": [1, 4], "quonk": [2]}}',
    "issues/v53n21/printed/v53n21.pdf": b"%PDF-1.7 printed\n",
    "issues/v53n21/printed/page-1.png": png(7, 10),
    "issues/v53n22/issue.toml": 'status = "planned"\n',
    "issues/v53n22/01-brol.md": article("Brola", "weight: lead\n"),
    "issues/v53n22/02-quonk.md": article("Quonki", "corrects: v53n20/brol\ncorrection: Zwelp.\nweight: second\n"),
    "issues/v53n22/03-zwelp.md": article("Zwelp", "weight: brief\n"),
    "issues/v53n22/04-mimbax.md": article("Mimbax", "status: withdrawn\n"),
}


class Told(HTMLParser):
    """Gathers all that a page tells: its text, and the attributes that are read out or shown.

    Not what programs read: data, and the citations in BibTeX and RIS, whose words are those of the formats.
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.within: list[str] = []

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.within and tag == self.within[-1]:
            self.within.pop()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("pre", "script"):
            self.within.append(tag)
        known = dict(attributes)
        names = ["alt", "aria-label", "title"] + (["content"] if known.get("name") == "description" else [])
        self.texts += [known[name] or "" for name in names if name in known and tag != "link"]


def told(data: bytes) -> list[str]:
    reader = Told()
    reader.feed(data.decode())
    return [text for part in reader.texts if (text := SPACES.sub(" ", part).strip())]


def paper(folder: Path, tag: str, *, service: bool = False) -> dict[str, bytes]:
    line = 'service = "https://post.example.org/"' if service else ""
    text = PAPER.replace("TAG", tag).replace("SERVICE", line)
    if service:
        text = "\n".join(line for line in text.split("\n") if not line.startswith(("rates", "email")))
    return made(job(write(folder, {"paper.toml": text, **FILES}), unreleased=True)).files


@pytest.fixture(scope="module", params=OTHERS)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, list[str]]]:
    tag: str = request.param
    folder = tmp_path_factory.mktemp(tag)
    files = paper(folder / "plain", tag)
    files |= {f"service/{path}": data for path, data in paper(folder / "service", tag, service=True).items()}
    found = {
        path: told(data) for path, data in files.items() if path.endswith((".html", ".xml")) and "site" not in path
    }
    return tag, found


def messages(tag: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every message of the interface that has a letter: its English forms and those of the language."""
    rows = (row for row in read_po(BytesIO((FOLDER / f"{tag}.po").read_bytes())) if row.id)
    pairs = ((forms(row.id), forms(row.string)) for row in rows)
    return [pair for pair in pairs if re.search("[a-z]", re.sub(r"\{\w+\}", "", pair[0][0]))]


def of_post(tag: str) -> set[str]:
    """Messages that stand in mails and on the readers' own pages only."""
    rooms = ("desk/", "deliveries/", "editions/mail/", "themes/gazette/mail/", "themes/gazette/desk/")
    rows = (row for row in read_po(BytesIO((FOLDER / f"{tag}.po").read_bytes())) if row.id)
    return {forms(row.id)[0] for row in rows if all(place.startswith(rooms) for place, _ in row.locations)}


def forms(text: object) -> tuple[str, ...]:
    return tuple(SPACES.sub(" ", form) for form in (text if isinstance(text, tuple | list) else (str(text),)))


def pattern(message: str) -> re.Pattern[str]:
    """What finds a message in a text, with any values in its places."""
    pieces = re.split(r"\{\w+\}", SPACES.sub(" ", message))
    return re.compile(r"(?<!\w)" + ".+?".join(map(re.escape, pieces)) + r"(?!\w)")


def test_no_message_of_the_interface_is_english(pages: tuple[str, dict[str, list[str]]]) -> None:
    tag, found = pages
    english = [(id, pattern(id)) for ids, _ in messages(tag) for id in ids if id not in SAME[tag]]
    places = {text: path for path, texts in found.items() for text in texts}
    faults = {
        f"{path}: {id!r} in {text!r}" for text, path in places.items() for id, search in english if search.search(text)
    }
    assert not faults, "\n".join(["", *sorted(faults)])


def test_what_is_the_same_in_english_is_listed(pages: tuple[str, dict[str, list[str]]]) -> None:
    tag, _ = pages
    assert {id for ids, texts in messages(tag) for id in ids if id in texts} == SAME[tag]


def test_a_page_in_another_script_has_no_latin_word_of_the_program(pages: tuple[str, dict[str, list[str]]]) -> None:
    tag, found = pages
    texts = (text for path, texts in found.items() if path.endswith(".html") for text in texts)
    plain = (re.sub(r"\S+@\S+|/[\w/.-]+", "", text) for text in texts)
    words = {word for text in plain for word in re.findall("[A-Za-z]{2,}", text) if word.lower() not in NONSENSE}
    assert words <= LATIN or tag not in ("ar", "zh")


def test_nearly_every_message_is_met_on_the_pages(pages: tuple[str, dict[str, list[str]]]) -> None:
    """Otherwise the tests above would look at little."""
    tag, found = pages
    every = "\n".join(dict.fromkeys(text for texts in found.values() for text in texts))
    unmet = {ids[0] for ids, texts in messages(tag) if not any(pattern(text).search(every) for text in texts)}
    assert unmet <= RARE.union(PRINTED, of_post(tag))


# Met only in an empty paper, in one with translations or with many issues, or by readers of screens alone.
RARE = frozenset(("No issue has come out yet.", "Languages", "Also in", "Earlier", "Newest", "No issue")) | frozenset(
    ("All series", "Volumes {volume}", "{count} issue.", "not released")
)
PRINTED = (
    *("Continued on page {page}", "From page {page}", "Inside", "Write to us", "Read on the web"),
    *("Every issue since the first one is in the archive:", "The paper lives by its readers"),
)
"""Met in print alone."""


@pytest.mark.parametrize(
    ("tag", "line", "double", "date"),
    [
        ("en", "Volume 53, Number 21", "Volume 53, Numbers 15–16", "Friday, 20 November 2026"),
        ("de", "Jg. 53, Nr. 21", "Jg. 53, Nr. 15–16", "Freitag, 20. November 2026"),
        ("fr", "Vol. 53, n° 21", "Vol. 53, nos 15–16", "Vendredi 20 novembre 2026"),
        ("es", "Vol. 53, núm. 21", "Vol. 53, núms. 15–16", "Viernes, 20 de noviembre de 2026"),
        ("ar", "المجلد 53، العدد 21", "المجلد 53، العددان 15–16", "الجمعة، 20 نوفمبر 2026"),
        ("zh", "第53卷第21期", "第53卷第15–16期合刊", "2026年11月20日星期五"),
        ("ru", "Год 53, № 21", "Год 53, № 15–16", "Пятница, 20 ноября 2026 г."),
        ("ar-EG", "المجلد ٥٣، العدد ٢١", "المجلد ٥٣، العددان ١٥–١٦", "الجمعة، ٢٠ نوفمبر ٢٠٢٦"),
    ],
)
def test_the_issue_line_is_that_of_the_language(tag: str, line: str, double: str, date: str, tmp_path: Path) -> None:
    files = paper(tmp_path, tag)
    single = told(files["v53/n21/brol/index.html"])
    assert line in single
    assert date in single
    assert double in told(files["v53/n15-16/brol/index.html"])


def alternates(text: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text))


def test_translations_name_each_other_and_the_one_for_everybody_else(site: Site) -> None:
    base = "https://example.org/paper/"
    for path in ("v53/n21/harbour-wall/", "v53/n21/", "v53/n21/whole/", "archive/", "imprint/", "sections/town/", ""):
        expected = {"en": base + path, "ar": f"{base}ar/{path}", "x-default": base + path}
        assert alternates(site.text(f"{path}index.html")) == expected, path
        assert alternates(site.text(f"ar/{path}index.html")) == expected, path


def test_a_page_without_translation_names_none(site: Site) -> None:
    assert alternates(site.text("v53/n21/ferry/index.html")) == {}
    assert alternates(site.text("sections/sport/index.html")) == {}


def tongues(text: str, word: str) -> Iterator[str]:
    """The nearest `lang` around each place of a word, by the elements that are open there; data has none."""
    stack: list[tuple[str, str]] = []
    shown = re.sub(r"(?s)<script.*?</script>", "", text)
    for close, name, attributes, data in re.findall(r"<(/?)([a-z0-9]+)([^>]*)>([^<]*)", shown):
        if close:
            while stack and stack.pop()[0] != name:
                pass
        elif name not in ("meta", "link", "img", "br", "input", "hr"):
            own = re.search(r' lang="([^"]+)"', attributes)
            stack.append((name, own[1] if own else stack[-1][1] if stack else ""))
        if word in data:
            yield stack[-1][1]


def test_a_headline_in_another_language_says_so_wherever_it_stands(site: Site) -> None:
    for path in ("index.html", "v53/n21/index.html", "v53/n21/whole/index.html", "sections/sport/index.html"):
        found = list(tongues(site.text(path), "خبر من المرفأ"))
        assert found, path
        assert set(found) == {"ar"}, path
    beside = list(tongues(site.text("v53/n21/brief/index.html"), "خبر من المرفأ"))
    assert beside == ["ar"]


def test_words_of_the_page_within_an_article_in_another_language_are_in_that_of_the_page(site: Site) -> None:
    text = site.text("v53/n21/french/index.html")
    assert set(tongues(text, "The full issue")) == {"en"}
    assert set(tongues(text, "نص عربي")) == {"ar"}
    assert "<title>\u2068خبر من المرفأ\u2069 | The Harbour Weekly</title>" in text


def test_a_hebrew_paper_keeps_an_english_headline_together(tmp_path: Path) -> None:
    files = {
        "paper.toml": PAPER.replace("TAG", "he").replace("SERVICE", ""),
        "issues/v53n21/issue.toml": 'status = "released"\n',
        "issues/v53n21/01-one.md": article("שלום", body="שלום."),
        "issues/v53n21/02-two.md": article("Brol", "language: en\n"),
    }
    made_files = made(job(write(tmp_path, files))).files
    page, feed = made_files["v53/n21/index.html"].decode(), made_files["feed.xml"].decode()
    assert '<html lang="he" dir="rtl">' in page
    assert re.search(r'lang="en" dir="ltr">[^\n]*Brol', page)
    assert "<title>\u2068Brol\u2069</title>" in feed
    assert "<title>שלום</title>" in feed
