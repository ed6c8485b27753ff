"""Cards for sharing: one for every article and issue where the paper wants them, drawn with what is said on them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.editions.web.edition import Memory
from broadsheet.editions.web.share_cards import issue_card
from broadsheet.editions.web.site import Site
from broadsheet.imaging import darkroom
from broadsheet.imaging.order import CardOrder, card_name

from .papers import FILES, PAPER, job, made, write


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = write(tmp_path, FILES | {"paper.toml": f"{PAPER}\n[web]\nshare_cards = true\n"})
    return Site(job(root), Memory())


def card(
    folder: Path, headline: str = "Wall to be rebuilt", rtl: bool = False, nameplate: str = "The Weekly"
) -> Image.Image:
    order = CardOrder(str(folder), nameplate, headline, "Volume 53, Number 21", rtl)
    return Image.open(io.BytesIO(darkroom.card(order))).convert("L")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many dark pixels there are in a part of a card."""
    return sum(image.crop(box).histogram()[:100])


HEADLINE = (0, 190, 1200, 530)


def test_a_card_has_the_size_that_sharing_asks_for_and_all_its_words(tmp_path: Path) -> None:
    image = card(tmp_path)
    assert image.size == (1200, 630)
    for box in ((72, 30, 1128, 140), HEADLINE, (72, 545, 1128, 600)):
        assert ink(image, box) > 500


def test_a_long_headline_stays_on_the_card(tmp_path: Path) -> None:
    image = card(tmp_path, "Harbour wall to be rebuilt " * 30, nameplate="A very long name " * 10)
    assert ink(image, HEADLINE) > 5000
    for edge in ((0, 0, 60, 630), (1140, 0, 1200, 630), (0, 610, 1200, 630)):
        assert ink(image, edge) == 0


def test_words_that_look_like_markup_are_words(tmp_path: Path) -> None:
    assert ink(card(tmp_path, "A < B & <b>C</b>"), HEADLINE) > ink(card(tmp_path, "A B C"), HEADLINE)


def test_a_script_that_runs_from_the_right_stands_at_the_right(tmp_path: Path) -> None:
    left, right = (72, 190, 600, 530), (600, 190, 1128, 530)
    assert ink(card(tmp_path, "جدار", rtl=True), right) > 500 > ink(card(tmp_path, "جدار", rtl=True), left)
    assert ink(card(tmp_path, "Wall"), left) > 500 > ink(card(tmp_path, "Wall"), right)


def test_a_card_changes_its_name_with_its_words_and_not_with_its_folder() -> None:
    one = CardOrder("/a", "N", "H", "L", font="/x/serif.ttf")
    assert card_name(one) == card_name(one._replace(cache="/b", font="/y/serif.ttf"))
    others = [one._replace(headline="I"), one._replace(nameplate="M"), one._replace(line="K"), one._replace(rtl=True)]
    assert len({card_name(order) for order in (one, *others, one._replace(font="/x/sans.ttf"))}) == 6


def test_every_article_and_issue_has_its_card_among_the_files(site: Site) -> None:
    files = made(site.job).files
    articles = [article for issue in site.publication.issues for article in (*issue.articles, *issue.translations)]
    paths = {article.id: site.share_card(article) for article in articles}
    assert paths.pop("v53n20/storm") == ""  # withdrawn
    assert all(path.lstrip("/") in files for path in paths.values())
    assert len(set(paths.values())) == len(paths)
    for issue in site.publication.issues:
        assert issue_card(site, issue, "en").lstrip("/") in files


def test_each_page_names_the_card_that_stands_for_it(site: Site) -> None:
    files = made(site.job).files
    current = site.index.current("en")
    assert current is not None
    card_of_issue, article = issue_card(site, current, "en"), site.index.articles(current, "en")[0]
    of_issue = site.addresses.file(site.addresses.issue(current.id))
    of_article = site.addresses.file(site.addresses.article(article.id))
    for page, path in (
        ("index.html", card_of_issue),
        (of_issue, card_of_issue),
        (of_article, site.share_card(article)),
    ):
        named = f'<meta property="og:image" content="{site.addresses.absolute(path)}">'
        assert files[page].decode().count(named) == 1


def test_a_paper_has_no_cards_unless_it_wants_them(tmp_path: Path) -> None:
    site = Site(job(write(tmp_path, FILES)), Memory())
    assert {site.share_card(article) for article in site.publication.issues[0].articles} == {""}
