"""The proof room: what was set rightly is found right, and whatever was set wrongly on purpose is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.editions.print.matter import Matter, Run
from broadsheet.editions.print.plan import Module, Placed, Plan
from broadsheet.editions.print.proof.figures import Report
from broadsheet.editions.print.proof.made import COLUMNS, as_data, not_made, table
from broadsheet.editions.print.proof.report import read
from broadsheet.typesetting.pages import impressions

from .paste_up import Issue, changed, issue, photograph, resegmented

LEAD, FURTHER, WEIR, BRIEF = (1, 1), (2, 0), (2, 1), (2, 2)


@pytest.fixture(scope="module")
def pasted() -> Issue:
    return issue()


@pytest.fixture(scope="module")
def report(pasted: Issue) -> Report:
    return read(pasted.pdf(), pasted.plan, pasted.sheet)


def kinds(report: Report) -> set[str]:
    return {fault.kind.name for fault in report.errors}


def set_as(pasted: Issue, plan: Plan) -> Report:
    """Set another plan, and read it against the right one."""
    return read(pasted.pdf(plan), pasted.plan, pasted.sheet)


def test_an_issue_that_was_set_as_planned_has_no_errors(report: Report) -> None:
    assert not report.errors
    assert [page.label for page in report.pages] == ["1", "2"]


def test_unset_lines_are_those_that_the_galleys_do_not_fill(report: Report, pasted: Issue) -> None:
    modules = [module for module in pasted.plan.pages[1].modules if module.segments]
    rooms = sum(segment.lines for module in modules for segment in module.segments)
    texts = sum(len(pasted.sheet.galleys[module.piece].lines) for module in modules[1:])
    rest = len(pasted.sheet.galleys["n1/lock"].lines) - pasted.plan.pages[0].modules[1].segments[-1].end
    all_lines = pasted.plan.columns * (pasted.plan.depth - pasted.plan.folio)
    assert report.pages[1].unset == pytest.approx(100 * (rooms - texts - rest) / all_lines)
    assert report.pages[0].unset == 0


def test_feathering_is_found_up_to_its_limit(report: Report) -> None:
    assert report.pages[0].feathering == 0
    assert report.pages[1].feathering == 6.0


def test_columns_that_end_within_an_article_are_counted(report: Report, pasted: Issue) -> None:
    columns = [len(module.segments) for page in pasted.plan.pages for module in page.modules]
    lead, weir = columns[1] + columns[2], columns[3]
    assert report.breaks.count == lead - 1 + weir - 1


def test_the_hole_below_the_last_line_of_a_short_article_is_seen(report: Report, pasted: Issue) -> None:
    largest = max(report.pages[1].holes, key=lambda hole: hole.area)
    assert largest.width == pytest.approx(pasted.sheet.design.format.column, abs=2)
    assert largest.height > 100
    assert not report.pages[0].holes


def test_a_picture_says_how_much_of_it_is_cut_and_how_fine_it_is(report: Report, pasted: Issue) -> None:
    [crop] = report.pages[0].crops
    [image] = [image for page in impressions(pasted.pdf()) for image in page.images]
    wide, high = image.seen[2] - image.seen[0], image.seen[3] - image.seen[1]
    assert (crop.article, crop.number) == ("n1/lock", 1)
    assert wide == pytest.approx(pasted.sheet.design.format.measure(2), abs=0.1)
    assert crop.cut == pytest.approx(100 * (1 - high / (wide * 800 / 1200)), abs=0.5)
    assert crop.resolution == pytest.approx(1200 * 72 / wide, rel=0.01)


def test_a_jump_that_leads_there_and_back_is_right(report: Report) -> None:
    [jump] = report.pages[0].jumps
    assert (jump.article, jump.page, jump.to, jump.right) == ("n1/lock", 1, 2, True)


def test_headlines_house_ads_and_type_are_measured(report: Report, pasted: Issue) -> None:
    assert report.pages[0].heads == (48.0,)
    assert report.size == pytest.approx(100, abs=0.1)
    house = pasted.plan.pages[1].modules[-1]
    assert report.pages[1].house == pytest.approx(100 * house.w * (house.h - 1) / (4 * 74))


def test_initials_over_several_lines_are_read_where_they_belong() -> None:
    large = issue(drop_cap=3)
    assert large.sheet.galleys["n1/lock"].initial
    assert not read(large.pdf(), large.plan, large.sheet).errors


def test_paragraphs_that_were_made_shorter_or_longer_are_known(pasted: Issue, report: Report) -> None:
    galley = pasted.sheet.galleys["n1/weir"]
    last = pasted.plan.pages[1].modules[1].segments[1]
    inside = {line.paragraph for line in galley.lines[last.start + 1 :]} - {galley.lines[last.start].paragraph}
    [(paragraph, change), *_] = [(at, each.change) for at in sorted(inside) for each in galley.variants.get(at, ())]

    def other(module: Module) -> Module:
        return replace(resegmented(1, end=change)(module), changed=((paragraph, change),))

    plan = changed(pasted.plan, 2, 1, other)
    made = read(pasted.pdf(plan), plan, pasted.sheet)
    assert not made.errors
    assert read(pasted.pdf(), plan, pasted.sheet).errors
    assert made.copy == pytest.approx(report.copy)


@pytest.mark.parametrize("factor", [0.97, 0.985])
def test_copy_is_that_of_the_base_size_whatever_the_size_of_type(factor: float, report: Report) -> None:
    resized = issue(factor=factor)
    made = read(resized.pdf(), resized.plan, resized.sheet)
    assert not made.errors
    assert made.size == pytest.approx(100 * factor, abs=0.2)
    assert made.copy == pytest.approx(report.copy, rel=0.02)


MISTAKES: dict[str, tuple[tuple[int, int], Callable[[Module], Module], set[str]]] = {
    "a line is missing at a foot": (LEAD, resegmented(1, end=-1), {"printed-line-lost"}),
    "a line is missing at a head": (FURTHER, resegmented(0, start=1), {"printed-line-lost"}),
    "a line stands twice": (FURTHER, resegmented(1, start=-1), {"printed-text-stray", "printed-text-shifted"}),
    "a column stands a line lower": (WEIR, resegmented(1, y=1), {"printed-text-shifted"}),
    "a column stands in another's place": (WEIR, resegmented(1, x=-1), {"printed-line-lost", "printed-overlap"}),
    "a column runs into a pull quote": (WEIR, resegmented(0, end=3), {"printed-text-differs"}),
    "a column runs out of the page's foot": (FURTHER, resegmented(0, end=2), {"printed-text-stray"}),
    "a picture is not there": (LEAD, lambda module: replace(module, pictures=()), {"printed-picture-missing"}),
    "a picture lies over text": (
        LEAD,
        lambda module: replace(module, pictures=(replace(module.pictures[0], h=20),)),
        {"printed-overlap"},
    ),
    "a box lies over text": (
        WEIR,
        lambda module: replace(module, boxes=(Placed(0, 2, 20, 1, 8),)),
        {"printed-overlap", "printed-text-stray"},
    ),
    "a pull quote is not there": (WEIR, lambda module: replace(module, pulls=()), {"printed-text-differs"}),
    "a standfirst is not there": (LEAD, lambda module: replace(module, standfirst=False), {"printed-text-differs"}),
    "a jump line names another page": (LEAD, lambda module: replace(module, jump_to=3), {"printed-jump-broken"}),
    "a jump line is not there": (LEAD, lambda module: replace(module, jump_to=0), {"printed-jump-broken"}),
    "the way back names another page": (FURTHER, lambda module: replace(module, from_page=4), {"printed-jump-broken"}),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_whatever_is_set_otherwise_than_planned_is_found(mistake: str, pasted: Issue) -> None:
    (page, at), change, expected = MISTAKES[mistake]
    found = kinds(set_as(pasted, changed(pasted.plan, page, at, change)))
    assert expected <= found


parts = st.sampled_from([(LEAD, 0), (LEAD, 1), (LEAD, 3), (FURTHER, 0), (FURTHER, 1), (WEIR, 0), (WEIR, 1)])
changes = st.sampled_from([{"start": 1}, {"start": 2}, {"end": -1}, {"end": -4}, {"y": 1}, {"y": -1}, {"x": 1}])


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(part=parts, change=changes)
def test_no_change_of_any_column_stays_hidden(
    part: tuple[tuple[int, int], int], change: dict[str, int], pasted: Issue
) -> None:
    (page, at), segment = part
    plan = changed(pasted.plan, page, at, resegmented(segment, **change))
    assert set_as(pasted, plan).errors


def with_matter(pasted: Issue, id: str, change: Callable[[Matter], Matter]) -> Report:
    """Set the issue with one article changed, and read it against the right one."""
    matters = {**pasted.sheet.matters, id: change(pasted.sheet.matters[id])}
    return read(pasted.pdf(sheet=replace(pasted.sheet, matters=matters)), pasted.plan, pasted.sheet)


def test_a_word_that_was_set_otherwise_is_found(pasted: Issue) -> None:
    def other(matter: Matter) -> Matter:
        first = matter.paragraphs[1]
        runs = (Run(first.text.replace("stands", "stinks", 1)),)
        return replace(matter, paragraphs=(matter.paragraphs[0], replace(first, runs=runs), *matter.paragraphs[2:]))

    assert kinds(with_matter(pasted, "n1/weir", other)) == {"printed-line-lost", "printed-text-stray"}


@pytest.mark.parametrize("part", ["headline", "kicker", "standfirst"])
def test_a_head_that_was_set_otherwise_is_found(part: str, pasted: Issue) -> None:
    found = with_matter(pasted, "n1/weir", lambda matter: replace(matter, **{part: (Run("Ninety boats"),)}))
    assert "printed-text-differs" in kinds(found)


def test_a_caption_that_was_set_otherwise_is_found(pasted: Issue) -> None:
    def other(matter: Matter) -> Matter:
        return replace(matter, pictures=(replace(matter.pictures[0], caption=(Run("The lock in May"),)),))

    assert kinds(with_matter(pasted, "n1/lock", other)) == {"printed-text-differs"}


def test_a_page_that_is_missing_is_found(pasted: Issue) -> None:
    plan = replace(pasted.plan, pages=pasted.plan.pages[:1])
    assert "printed-pages-differ" in kinds(set_as(pasted, plan))


def test_lines_that_no_column_was_to_hold_are_lost(pasted: Issue) -> None:
    plan = changed(pasted.plan, 2, 0, resegmented(1, end=-5))
    found = read(pasted.pdf(plan), plan, pasted.sheet)
    assert found.pages[1].lost == 5
    assert kinds(found) == {"printed-line-lost"}


def test_an_article_that_stands_on_no_page_is_missing(pasted: Issue) -> None:
    first, second = pasted.plan.pages
    without = replace(second, modules=(second.modules[0], *second.modules[2:]))
    plan = replace(pasted.plan, pages=(first, without))
    assert kinds(read(pasted.pdf(plan), plan, pasted.sheet)) == {"printed-article-missing"}


def test_a_coarse_picture_is_told_of_and_stops_nothing(pasted: Issue) -> None:
    coarse = replace(pasted.sheet, picture=lambda file: photograph(300, 200))
    found = read(pasted.pdf(sheet=coarse), pasted.plan, coarse)
    assert not found.errors
    assert "printed-low-resolution" in {fault.kind.name for fault in found.faults}


def test_what_keeps_an_issue_from_being_made_is_named(report: Report) -> None:
    assert not_made(report, 2) == ["house", "unset", "white", "widows"]
    assert not_made(report, 4)[0] == "pages"


def test_the_figures_are_told_page_by_page(report: Report) -> None:
    rows = list(table(report))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    data = as_data(report)
    assert [page["page"] for page in data["pages"]] == [1, 2]
    assert data["pages"][0]["jumps"] == [{"article": "n1/lock", "page": 1, "to": 2, "right": True}]
