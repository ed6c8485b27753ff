"""House ads: which files of the folder stand ready for a printed page."""

from __future__ import annotations

from .papers import SETTINGS, Paper

AD = "---\nheadline: Give a year\n{more}---\nFifty-two issues for £58.\n"


def test_house_ads_come_in_the_order_of_their_names(paper: Paper) -> None:
    paper.write("house/02-tea.md", AD.format(more=""))
    paper.write("house/01-a-year.md", AD.format(more="page: 3\n"))
    house = paper.read().publication.house
    assert [(ad.id, ad.page, ad.headline) for ad in house] == [("a-year", 3, "Give a year"), ("tea", 0, "Give a year")]
    assert house[0].body.markdown() == "Fifty-two issues for £58.\n"


def test_a_house_ad_that_is_held_is_not_there(paper: Paper) -> None:
    paper.write("house/a.md", AD.format(more="status: held\n"))
    assert paper.read().publication.house == ()


def test_a_house_ad_without_a_headline_and_an_unknown_key_are_told(paper: Paper) -> None:
    paper.write("house/a.md", "Text.\n")
    paper.write("house/b.md", AD.format(more="weight: lead\n"))
    assert [(problem.name, problem.place.file) for problem in paper.problems()] == [
        ("missing-headline", "house/a.md"),
        ("unknown-key", "house/b.md"),
    ]


def test_the_folder_is_the_one_that_paper_toml_names_and_no_folder_of_content(paper: Paper) -> None:
    paper.write("fillers/a.md", AD.format(more=""))
    paper.write("pages/about.md", AD.format(more=""))
    paper.write("paper.toml", SETTINGS + '[print]\nhouse = "fillers"\n')
    assert [ad.id for ad in paper.read().publication.house] == ["a"]
    for folder in ("pages", "", "../elsewhere", "office"):
        paper.write("paper.toml", SETTINGS + f'[print]\nhouse = "{folder}"\n')
        assert paper.read().publication.house == ()


def test_a_house_ad_that_is_read_again_is_the_new_one(paper: Paper) -> None:
    from broadsheet.folder.read import reread

    paper.write("house/a.md", AD.format(more=""))
    before = paper.read()
    file = paper.write("house/a.md", AD.format(more="").replace("year", "month"))
    assert reread(before, [str(file)]).publication.house[0].headline == "Give a month"
