"""Articles that were renamed, by the lines that renaming leaves in redirects.toml."""

from __future__ import annotations

from broadsheet.model.publication import Publication, Redirect
from broadsheet.model.renamed import first_ids, present_ids

from .papers import article, issue, paper


def _paper(*redirects: tuple[str, str]) -> Publication:
    """A paper with the articles `quay` (and its Arabic translation) and `buses`."""
    articles = (article("v53n21", "quay"), article("v53n21", "buses"))
    one = issue(53, "21", "2023-07-15", articles=articles, translations=(article("v53n21", "quay", "ar"),))
    return paper(one, redirects=tuple(Redirect(old, target) for old, target in redirects))


def test_a_chain_of_names_leads_to_the_first_and_to_the_present_one() -> None:
    renamed = _paper(("/v53/n21/wall/", "v53n21/mole"), ("/v53/n21/mole/", "v53n21/quay"))
    assert first_ids(renamed)["v53n21/quay"] == "v53n21/wall"
    assert present_ids(renamed) == {"v53n21/wall": "v53n21/quay", "v53n21/mole": "v53n21/quay"}


def test_the_line_that_stands_first_is_the_older_name() -> None:
    renamed = _paper(("/v53/n21/wall/", "v53n21/quay"), ("/v53/n21/mole/", "v53n21/quay"))
    assert first_ids(renamed) == {"v53n21/quay": "v53n21/wall"}


def test_a_name_that_is_borne_today_means_its_bearer() -> None:
    assert present_ids(_paper(("/v53/n21/buses/", "v53n21/quay"))) == {}


def test_a_circle_of_names_ends() -> None:
    renamed = _paper(("/v53/n21/a/", "v53n21/b"), ("/v53/n21/b/", "v53n21/a"))
    assert first_ids(renamed) == {"v53n21/a": "v53n21/a", "v53n21/b": "v53n21/b"}
    assert present_ids(renamed) == {}


def test_an_article_that_moved_to_another_issue_is_followed() -> None:
    assert present_ids(_paper(("/v53/n20/quay/", "v53n21/quay"))) == {"v53n20/quay": "v53n21/quay"}


def test_translations_have_names_of_their_own() -> None:
    assert first_ids(_paper(("/ar/v53/n21/wall/", "v53n21/quay.ar"))) == {"v53n21/quay.ar": "v53n21/wall.ar"}


def test_addresses_that_are_not_of_our_shape_are_no_names() -> None:
    lines = (("/news/wall.html", "v53n21/quay"), ("/v53/n21/wall/#part", "v53n21/quay"), ("/v53/n21/x/", "/about/"))
    assert first_ids(_paper(*lines, ("/", "v53n21/quay"), ("/ar/", "v53n21/quay"))) == {}


def test_an_article_does_not_take_the_feed_id_of_one_that_lives() -> None:
    assert first_ids(_paper(("/v53/n21/buses/", "v53n21/quay"))) == {}
