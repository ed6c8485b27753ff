"""What is kept of pages that were cut by reading, and that nothing of a site is lost when its template goes.

The pages of gold.toml lie beside the checkout (shared/corpora); without them these tests are skipped loudly. The words
of a page are taken from its HTML by the parser of the standard library, the words of an article from what a reader of
the new paper sees: its fields and its Markdown, read again.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from statistics import mean

import pytest

from broadsheet.importers.decoding.decode import decoded
from broadsheet.importers.html import Html
from broadsheet.importers.importer import FoundIssue, FoundPage, FoundText, Inquiry, Row
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.text.markdown import parse
from broadsheet.text.nodes import Document
from broadsheet.text.plain import plain
from broadsheet.text.source import Source
from broadsheet.text.written import markdown_of

HERE = Path(__file__).parent
GOLD = tomllib.loads((HERE / "gold.toml").read_text(encoding="utf-8"))
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "kbd",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
A_NOTE = 12
"""So many words are more than a signature, which may go where it stands under every article of its author."""
HIDDEN = ("script", "style", "title", "noscript", "textarea", "select", "noframes")


@dataclass(frozen=True)
class Cut:
    """A page cut by reading, in words. `after` are the last words of the note on the author."""

    corpus: str
    path: str
    headline: str
    starts: str
    ends: str
    after: str = ""


@dataclass(eq=False)
class Corpus:
    """A site as it came in: texts by their file, and the files that became none."""

    folder: Path
    texts: dict[str, list[FoundText]] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)

    @cache  # noqa: B019 (lives as long as the tests of this file)
    def written(self, path: str) -> list[str]:
        """All words of what became of a file."""
        words: list[str] = []
        for text in self.texts.get(path, ()):
            done = text.write()
            # What the page says of its rights is a field of its own.
            for key, value in (*text.fields, *done.fields):
                words += [] if key == "rights" else words_of(value if isinstance(value, str) else " ".join(value))
            words += words_of(plain(read_again(done.markdown)))
        return words

    @cache  # noqa: B019
    def page(self, path: str) -> list[str]:
        """All words of a file that a reader of the old page saw."""
        reader = Text()
        reader.feed(decoded((self.folder / path).read_bytes()).text)
        reader.close()
        return words_of("".join(reader.parts))


class Text(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        self.parts += [] if tag in INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in HIDDEN))
        self.parts += [] if tag in INLINE else [" "]

    def handle_data(self, data: str) -> None:
        self.parts += [] if self.hidden else [data]


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text.replace("\xad", "")).casefold())


def read_again(markdown: str) -> Document:
    return parse(Source(markdown), lambda problem: None)


def cuts() -> list[Cut]:
    return [
        Cut(corpus, table.get("root", "") + path, *rest)
        for corpus, table in GOLD.items()
        for path, *rest in table["pages"]
    ]


@pytest.fixture(scope="module")
def corpus(repository: Path, missing: Callable[[str, str], None]) -> Callable[[str], Corpus]:
    @cache
    def read(name: str) -> Corpus:
        folder = repository.parent / "shared" / "corpora" / name
        if not folder.is_dir():
            missing(f"the corpus {name}", "it lies beside the checkout, in shared/corpora")
        return came_in(folder, rules_of(name))

    return read


def rules_of(name: str) -> Rules:
    rules = GOLD.get(name, {}).get("rules")
    if not rules:
        return Rules()
    problems: list[object] = []
    file = HERE / f"{rules}.toml"
    read = read_rules(file.read_text(encoding="utf-8"), file.name, problems.append)
    assert not problems
    return read


def came_in(folder: Path, rules: Rules) -> Corpus:
    found = Corpus(folder)
    for each in Html().read(folder, rules, Inquiry(lambda problem: None)):
        if isinstance(each, FoundIssue):
            for article in each.articles:
                found.texts.setdefault(article.source.partition("#")[0], []).append(article)
        elif isinstance(each, FoundPage):
            found.texts.setdefault(each.source.partition("#")[0], []).append(each)
        elif isinstance(each, Row):
            found.rows[each.source] = each
    return found


def place(words: Sequence[str], mark: str, start: int = 0) -> tuple[int, int]:
    """Where a mark stands in the words of a page: the number of its first word and that behind its last."""
    wanted = words_of(mark)
    for at in range(start, len(words) - len(wanted) + 1):
        if words[at : at + len(wanted)] == wanted:
            return at, at + len(wanted)
    raise AssertionError(f"not on the page: {mark}")


def last(words: Sequence[str], mark: str) -> int:
    """Behind the last place of a mark."""
    reverse = " ".join(reversed(words_of(mark)))
    return len(words) - place(list(reversed(words)), reverse)[0]


@dataclass(frozen=True)
class Kept:
    """What came of a page: words kept in hundredths, words too many in hundredths of the body, what was lost.

    `note` counts the words behind the body up to the end of the note on the author.
    """

    cut: Cut
    share: float
    noise: float
    lost: Counter[str]
    words: list[str]
    note: int


def kept(cut: Cut, corpus: Corpus) -> Kept:
    page, ours = corpus.page(cut.path), corpus.written(cut.path)
    top = place(page, cut.headline)[0]
    body = page[place(page, cut.starts, top)[0] : last(page, cut.ends)]
    end = last(page, cut.after or cut.ends)
    whole = page[top:end]
    lost = Counter(body) - Counter(ours)
    extra = Counter(ours) - Counter(whole)
    share = 100 - 100 * lost.total() / len(body)
    return Kept(cut, share, 100 * extra.total() / len(body), lost, ours, end - last(page, cut.ends))


@pytest.fixture(scope="module")
def measured(corpus: Callable[[str], Corpus]) -> list[Kept]:
    return [kept(cut, corpus(cut.corpus)) for cut in cuts()]


def test_all_but_five_words_in_a_thousand_are_kept(measured: list[Kept]) -> None:
    worst = min(measured, key=lambda page: page.share)
    told = f"{worst.cut.path}: {worst.share:.2f} %, lost {worst.lost.most_common(20)}"
    assert mean(page.share for page in measured) >= 99.5, told
    assert worst.share >= 98, told


def test_little_is_kept_that_is_no_article(measured: list[Kept]) -> None:
    noisy = sorted(measured, key=lambda page: -page.noise)[:5]
    assert mean(page.noise for page in measured) <= 2, [(page.cut.path, round(page.noise, 1)) for page in noisy]


def test_headlines_are_there_in_the_words_of_the_page_or_of_the_contents_page(measured: list[Kept]) -> None:
    other = {"issue09/lg_tips09.html": "More 2 Cent Tips"}
    for page in measured:
        place(page.words, other.get(page.cut.path, page.cut.headline))


def test_notes_on_authors_are_there(measured: list[Kept]) -> None:
    for page in measured:
        if page.note >= A_NOTE:
            place(page.words, page.cut.after)


def test_a_word_that_stands_on_one_page_of_the_site_only_is_never_removed(
    corpus: Callable[[str], Corpus], sampled: Callable[[str, Sequence[str], int], list[str]]
) -> None:
    site = corpus("linux-gazette")
    pages = [path for path in (*site.texts, *site.rows) if path.endswith(".html")]
    on = Counter(word for path in pages for word in set(site.page(path)))
    for path in sampled("pages of linux-gazette, looked through for lost words", sorted(site.texts), 40):
        alone = {word for word in site.page(path) if on[word] == 1}
        lost = alone - set(site.written(path))
        assert not lost, path


def test_the_words_of_the_tree_are_the_words_of_the_markdown(
    corpus: Callable[[str], Corpus], sampled: Callable[[str, Sequence[str], int], list[str]]
) -> None:
    for name in ("linux-gazette", "cdc-mmwr"):
        site = corpus(name)
        for path in sampled(f"pages of {name}, tree against Markdown", sorted(site.texts), 25):
            document = whole(site.folder / path)
            assert words_of(plain(read_again(markdown_of(document)))) == words_of(plain(document)), path


def whole(file: Path) -> Document:
    page = HTML().page(decoded(file.read_bytes()).text, file.name)
    return HTML().document(page, [True] * len(page.blocks))


def bad_words() -> Iterator[str]:
    """Letters of western texts in utf-8 as windows-1252 would show them, and what no decoder could read."""
    for letter in "äöüÄÖÜßéèêàáâçñíóúøåæ„“”‘’–—…€©«»":
        yield letter.encode().decode("cp1252", "ignore")
    yield "\ufffd"


BAD = re.compile("|".join(re.escape(word) for word in set(bad_words()) if len(word) > 1 or word == "\ufffd"))


def test_there_is_no_mojibake_in_what_was_written(corpus: Callable[[str], Corpus]) -> None:
    site = corpus("linux-gazette")
    for path, texts in site.texts.items():
        for text in texts:
            done = text.write()
            said = "\n".join([done.markdown, *(str(value) for _, value in done.fields)])
            assert not BAD.search(said), (path, BAD.findall(said))
