"""Patterns of addresses: which are taken, and what is said of the others."""

from __future__ import annotations

import pytest

from broadsheet.model.patterns import ARTICLE_WORDS, ISSUE_WORDS, check_pattern
from broadsheet.problems import Place

HERE = Place("paper.toml", 12, 1)


@pytest.mark.parametrize("pattern", ["/{id}/", "/v{volume}/n{number}/", "/{year}/{month}/{day}/", "/issue-{number}/"])
def test_good_patterns_of_issues(pattern: str) -> None:
    assert check_pattern(pattern, ISSUE_WORDS, HERE) is None


@pytest.mark.parametrize("pattern", ["/{issue}/{slug}/", "/{year}/{month}/{slug}/", "/a/{id}/{slug}/", "/{slug}/"])
def test_good_patterns_of_articles(pattern: str) -> None:
    assert check_pattern(pattern, ARTICLE_WORDS, HERE) is None


@pytest.mark.parametrize(
    ("pattern", "words", "fault"),
    [
        ("/{yaer}/{id}/", ISSUE_WORDS, "{yaer} is no placeholder"),
        ("/{slug}/", ISSUE_WORDS, "{slug} is no placeholder"),
        ("/{year}/", ISSUE_WORDS, "it does not tell issues apart"),
        ("/{issue}/", ARTICLE_WORDS, "{slug} must stand in it once"),
        ("/{slug}/{slug}/", ARTICLE_WORDS, "{slug} must stand in it once"),
        ("{id}/", ISSUE_WORDS, "it must begin and end with “/”"),
        ("/{id}", ISSUE_WORDS, "it must begin and end with “/”"),
        ("//{id}/", ISSUE_WORDS, "it has an empty part, or one of dots only"),
        ("/../{id}/", ISSUE_WORDS, "it has an empty part, or one of dots only"),
        ("/archive/{id}/", ISSUE_WORDS, "“archive” is taken"),
    ],
)
def test_the_fault_of_a_pattern_is_named(pattern: str, words: tuple[str, ...], fault: str) -> None:
    problem = check_pattern(pattern, words, HERE)
    assert problem is not None
    assert problem.name == "bad-address-pattern"
    assert problem.place == HERE
    assert dict(problem.facts)["fault"] == fault


@pytest.mark.parametrize(
    "pattern", ["/{id}/?x=/", "/a b/{id}/", "/{id}/#x/", "/%2e/{id}/", "/{id}\\/", "/{id/", "/<b>{id}/"]
)
def test_no_pattern_has_signs_that_mean_something_in_addresses(pattern: str) -> None:
    assert check_pattern(pattern, ISSUE_WORDS, HERE) is not None


def test_the_nearest_placeholder_is_offered() -> None:
    problem = check_pattern("/{volum}/{number}/", ISSUE_WORDS, HERE)
    assert problem is not None
    assert dict(problem.facts)["hint"] == "Did you mean {volume}?"
