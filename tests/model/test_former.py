"""Redirects that changed patterns leave behind, and two things at one address."""

from __future__ import annotations

from broadsheet.model.addresses import Addresses
from broadsheet.model.former import check_addresses, former_addresses
from broadsheet.model.publication import Publication, WebSettings
from broadsheet.problems import Problem

from .papers import article, issue, paper


def _former(publication: Publication) -> dict[str, str]:
    return dict(former_addresses(publication, Addresses(publication)))


def _one_issue(web: WebSettings) -> Publication:
    articles = (article("v53n21", "wall"),)
    translations = (article("v53n21", "wall", "ar"),)
    return paper(issue(53, "21", "2023-07-15", articles=articles, translations=translations), web=web)


def test_without_former_patterns_nothing_has_moved() -> None:
    assert _former(_one_issue(WebSettings(issue_address="/{id}/"))) == {}


def test_a_former_issue_pattern_leads_to_the_present_addresses() -> None:
    web = WebSettings(issue_address="/{id}/", former_issue_addresses=("default",))
    assert _former(_one_issue(web)) == {
        "/v53/n21/": "/v53n21/",
        "/v53/n21/wall/": "/v53n21/wall/",
        "/ar/v53/n21/wall/": "/ar/v53n21/wall/",
    }


def test_a_former_article_pattern_leaves_the_issue_alone() -> None:
    web = WebSettings(former_article_addresses=("/{year}/{month}/{slug}/",))
    assert _former(_one_issue(web)) == {
        "/2023/07/wall/": "/v53/n21/wall/",
        "/ar/2023/07/wall/": "/ar/v53/n21/wall/",
    }


def test_what_stands_at_an_old_address_now_wins() -> None:
    web = WebSettings(former_article_addresses=("/{slug}/",))
    first = issue(53, "21", "2023-07-15", articles=(article("v53n21", "v53"), article("v53n21", "wall")))
    second = issue(53, "22", "2023-07-22", articles=(article("v53n22", "wall"),))
    publication = paper(first, second, web=web)
    assert _former(publication)["/wall/"] == "/v53/n21/wall/"


def test_two_articles_at_one_address_are_a_problem() -> None:
    web = WebSettings(article_address="/{year}/{slug}/")
    publication = paper(
        issue(53, "21", "2023-07-15", articles=(article("v53n21", "notes"),)),
        issue(53, "22", "2023-07-22", articles=(article("v53n22", "notes"),)),
        web=web,
    )
    found: list[Problem] = []
    check_addresses(publication, Addresses(publication), found.append)
    assert [problem.name for problem in found] == ["shared-address"]
    assert dict(found[0].facts)["address"] == "/2023/notes/"


def test_default_addresses_are_not_shared() -> None:
    found: list[Problem] = []
    publication = _one_issue(WebSettings())
    check_addresses(publication, Addresses(publication), found.append)
    assert found == []
