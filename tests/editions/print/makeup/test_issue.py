"""Whole issues made up from figures: what every plan keeps."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from broadsheet.editions.print.design import FEATHER, Design
from broadsheet.editions.print.galley import Cut, Galley, changed
from broadsheet.editions.print.makeup.estimate import Shortage, best_pages, capacity, copy_lines, room_lines
from broadsheet.editions.print.makeup.issue import make_do, make_up
from broadsheet.editions.print.makeup.unkept import Unkept, unkept
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import Module, Page, Plan, from_json, to_json
from broadsheet.model.pins import Pin, Pins

from .synthetic import design_of, issue

ISSUES = [("a4", 4, 1, 0.85), ("a4", 8, 2, 0.9), ("a4", 8, 15, 0.9), ("tabloid", 4, 4, 0.85)]


@cache
def copy_of(format: str, pages: int, seed: int, full: float) -> tuple[tuple[Piece, ...], tuple[Fitting, ...]]:
    return issue(seed, design_of(format), pages, full)


@cache
def plan_of(format: str, pages: int, seed: int, full: float) -> Plan:
    pieces, fittings = copy_of(format, pages, seed, full)
    plan = make_up(pieces, fittings, design_of(format), Pins(pages=pages))
    assert isinstance(plan, Plan)
    return plan


def galleys_of(pieces: tuple[Piece, ...]) -> dict[str, Galley]:
    return {piece.id: piece.galley for piece in pieces}


def texts(plan: Plan) -> dict[str, list[Module]]:
    """The modules of each piece, in the order of pages."""
    found: dict[str, list[Module]] = {}
    for page in plan.pages:
        for module in page.modules:
            if module.kind in ("article", "continued"):
                found.setdefault(module.piece, []).append(module)
    return found


def taken(module: Module) -> list[tuple[int, int]]:
    """All cells of the page (column, line) that text, pictures, boxes and pull quotes of a module take."""
    placed = [*module.pictures, *module.boxes, *module.pulls]
    found = [(x, y) for row in placed for x in range(row.x, row.x + row.w) for y in range(row.y, row.y + row.h)]
    found += [(segment.x, y) for segment in module.segments for y in range(segment.y, segment.y + segment.lines)]
    return found + [
        (x, y) for x in range(module.x, module.x + module.w) for y in range(module.y, module.y + module.head)
    ]


@pytest.fixture(params=ISSUES, ids=lambda case: f"{case[0]}-{case[1]}-{case[2]}")
def case(request: pytest.FixtureRequest) -> tuple[Plan, dict[str, Galley], Design]:
    pieces, _ = copy_of(*request.param)
    return plan_of(*request.param), galleys_of(pieces), design_of(request.param[0])


Case = tuple[Plan, dict[str, Galley], Design]


def test_modules_cover_every_page_exactly_once(case: Case) -> None:
    plan, _, design = case
    for page in plan.pages:
        top = 0 if page.number == 1 else design.folio
        cells = [
            (x, y)
            for module in page.modules
            for x in range(module.x, module.x + module.w)
            for y in range(module.y, module.y + module.h)
        ]
        assert sorted(cells) == [(x, y) for x in range(design.columns) for y in range(top, design.depth + 1)]


def test_nothing_in_a_module_overlaps_or_leaves_it(case: Case) -> None:
    for page in case[0].pages:
        for module in page.modules:
            cells = taken(module)
            assert len(cells) == len(set(cells)), module
            assert all(module.x <= x < module.x + module.w for x, _ in cells)
            assert all(module.y <= y < module.y + module.h - 1 for _, y in cells)


def test_every_line_stands_once_and_in_order(case: Case) -> None:
    plan, galleys, _ = case
    found = texts(plan)
    assert set(found) == set(galleys)
    for id, modules in found.items():
        at = 0
        for module in modules:
            galley = changed(galleys[id], dict(module.changed))
            for segment in module.segments:
                assert segment.start == at or (segment.start == at + 1 and at in galley.white)
                at = segment.end
        assert at == len(galley.lines)


def test_columns_are_full_but_for_what_feathering_takes_and_one_line(case: Case) -> None:
    for modules in texts(case[0]).values():
        for module in modules:
            for segment in module.segments:
                last = module.jump_to > 0 and segment is module.segments[-1]
                count = segment.end - segment.start
                lacking = segment.lines - last - count
                assert 0 <= lacking <= int(FEATHER * max(0, count - 1) + 1e-9) + 1


def test_hardly_a_line_of_a_page_stays_unset(case: Case) -> None:
    plan, _, design = case
    for page in plan.pages:
        lines = sum(segment.lines - (segment.end - segment.start) for m in page.modules for segment in m.segments)
        jumps = sum(module.jump_to > 0 for module in page.modules)
        assert lines - jumps <= 0.02 * design.columns * design.lines


def test_no_column_begins_with_a_widow_or_below_a_crosshead(case: Case) -> None:
    plan, galleys, _ = case
    for id, modules in texts(plan).items():
        for module in modules:
            galley = changed(galleys[id], dict(module.changed))
            ends = [segment.end for segment in module.segments if segment.end < len(galley.lines)]
            assert not any(galley.cuts[end] & (Cut.WIDOW | Cut.GLUED) for end in ends)


def test_a_piece_jumps_once_at_most_and_both_parts_know_the_other(case: Case) -> None:
    for page in case[0].pages:
        for module in page.modules:
            parts = texts(case[0]).get(module.piece, [])
            assert len(parts) <= 2
            if module.jump_to:
                assert module.jump_to > page.number
                assert parts[1].from_page == page.number


def test_the_plan_is_read_back_as_it_was_written(case: Case) -> None:
    assert from_json(to_json(case[0])) == case[0]


def test_house_ads_take_little_where_copy_is_right(case: Case) -> None:
    plan, _, design = case
    area = sum(module.w * module.h for page in plan.pages for module in page.modules if module.kind == "house")
    assert area <= 0.04 * capacity(design, len(plan.pages))


def test_the_same_copy_makes_the_same_plan() -> None:
    pieces, fittings = issue(1, design_of("a4"), 4, 0.85)
    assert make_up(pieces, fittings, design_of("a4"), Pins(pages=4)) == plan_of("a4", 4, 1, 0.85)


def test_the_weightiest_piece_leads_page_one() -> None:
    plan, (pieces, _) = plan_of("a4", 8, 2, 0.9), copy_of("a4", 8, 2, 0.9)
    front = [module for module in plan.pages[0].modules if module.kind == "article"]
    assert pieces[0].weight == "lead"
    assert front[0].piece == pieces[0].id
    assert front[0].size == max(module.size for module in front)


def page_of(plan: Plan, id: str) -> tuple[Page, Module]:
    return next((page, m) for page in plan.pages for m in page.modules if m.piece == id and m.kind == "article")


def test_pins_are_kept() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    normal = [piece.id for piece in pieces if piece.weight == "normal"]
    second = next(piece.id for piece in pieces if piece.weight == "second")
    pins = Pins(
        pages=8, articles={normal[0]: Pin(page=6), normal[1]: Pin(columns=3), second: Pin(jump=False, picture="none")}
    )
    plan = make_up(pieces, fittings, design_of("a4"), pins)
    assert isinstance(plan, Plan)
    assert page_of(plan, normal[0])[0].number == 6
    assert page_of(plan, normal[1])[1].w == 3
    assert page_of(plan, second)[1].jump_to == 0
    assert not page_of(plan, second)[1].pictures


def test_a_sections_pieces_stand_on_its_page() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    chosen = {piece.id for piece in pieces if piece.weight == "normal"}
    chosen = set(sorted(chosen)[:2])
    named = tuple(replace(piece, section="letters") if piece.id in chosen else piece for piece in pieces)
    plan = make_up(named, fittings, design_of("a4"), Pins(pages=8, sections={4: "letters"}))
    assert isinstance(plan, Plan)
    assert {page_of(plan, id)[0].number for id in chosen} == {4}


def shortened(piece: Piece) -> Piece:
    """The piece with a line less near its end."""
    galley, at = piece.galley, len(piece.galley.lines) - 3
    lines, cuts = galley.lines[:at] + galley.lines[at + 1 :], galley.cuts[:at] + galley.cuts[at + 1 :]
    return replace(piece, galley=replace(galley, lines=lines, cuts=cuts, variants={}, signature=galley.signature + 1))


def test_what_has_not_changed_stays_as_it_was() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    plan = plan_of("a4", 8, 2, 0.9)
    assert make_up(pieces, fittings, design_of("a4"), Pins(pages=8), plan) == plan


def test_a_changed_piece_changes_its_own_page_only() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    plan = plan_of("a4", 8, 2, 0.9)
    whole = [id for id, modules in texts(plan).items() if len(modules) == 1]
    piece = next(piece for piece in pieces if piece.id in whole and piece.weight == "normal")
    again = make_up(
        tuple(shortened(each) if each is piece else each for each in pieces),
        fittings,
        design_of("a4"),
        Pins(pages=8),
        plan,
    )
    assert isinstance(again, Plan)
    moved = [page.number for page, other in zip(again.pages, plan.pages, strict=True) if page != other]
    assert moved == [page_of(plan, piece.id)[0].number]


def test_far_too_much_copy_is_a_shortage_and_made_with_pieces_left_out() -> None:
    pieces, fittings = issue(3, design_of("a4"), 4, 1.3)
    pins = Pins(pages=4)
    refused = make_up(pieces, fittings, design_of("a4"), pins)
    assert isinstance(refused, Shortage)
    assert refused.lines < 0
    plan = make_do(pieces, fittings, design_of("a4"), pins)
    assert isinstance(plan, Plan)
    left_out = {id for id in plan.left_out if "#" not in id}
    assert left_out == {piece.id for piece in pieces} - set(texts(plan))
    assert left_out


def test_far_too_little_copy_is_filled_with_house_ads_and_white() -> None:
    design = design_of("a4")
    pieces, fittings = issue(5, design, 4, 0.8)
    few = tuple(piece for piece in pieces if piece.rank % 3 == 0)
    plan = make_do(few, fittings, design, Pins(pages=4))
    assert isinstance(plan, Plan)
    assert set(texts(plan)) == {piece.id for piece in few}


def test_a_piece_longer_than_two_pages_goes_on_from_page_to_page() -> None:
    design = design_of("a4")
    pieces, fittings = issue(6, design, 8, 0.6)
    long = pieces[0].galley
    count = 700 // len(long.lines) + 1
    grown = replace(
        long, lines=long.lines * count, cuts=(*(long.cuts[:-1] * count), 0), white=frozenset(), variants={}, pictures=()
    )
    copy = (replace(pieces[0], galley=grown), *pieces[1:])
    plan = make_do(copy, fittings, design, Pins(pages=8))
    assert isinstance(plan, Plan)
    parts = texts(plan)[pieces[0].id]
    assert len(parts) > 2
    assert [part.jump_to > 0 for part in parts] == [True] * (len(parts) - 1) + [False]


def test_pages_are_chosen_that_hold_the_copy() -> None:
    design = design_of("a4")
    for pages in (4, 8, 16):
        pieces, fittings = issue(pages, design, pages, 0.8)
        assert best_pages(pieces, fittings, design) == pages
        assert copy_lines(pieces, design) <= room_lines(pieces, fittings, design) <= 1.1 * capacity(design, pages)


def test_pages_that_the_editor_keeps_stay_and_the_others_hold_the_rest() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    plan = plan_of("a4", 8, 2, 0.9)
    gone = next(module.piece for module in plan.pages[5].modules if module.kind == "article" and not module.jump_to)
    left = tuple(piece for piece in pieces if piece.id != gone)
    again = make_up(left, fittings, design_of("a4"), Pins(pages=8, keep=frozenset({1, 2, 3})), plan)
    assert isinstance(again, Plan)
    assert [without_links(page) for page in again.pages[:3]] == [without_links(page) for page in plan.pages[:3]]
    for piece in left:
        modules = texts(again)[piece.id]
        assert modules[-1].segments[-1].end == len(changed(piece.galley, dict(modules[-1].changed)).lines)


def test_where_not_all_pages_can_be_kept_as_many_are_as_can_and_the_others_are_told() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    plan = plan_of("a4", 8, 2, 0.9)
    gone = next(m.piece for page in plan.pages[3:] for m in page.modules if m.kind == "article" and not m.jump_to)
    lost = page_of(plan, gone)[0].number
    left = tuple(piece for piece in pieces if piece.id != gone)
    pins = Pins(pages=8, keep=frozenset({1, 2, lost, 11}))
    again = make_up(left, fittings, design_of("a4"), pins, plan)
    assert isinstance(again, Plan)
    assert [without_links(page) for page in again.pages[:2]] == [without_links(page) for page in plan.pages[:2]]
    told = unkept(again, plan, pins.keep, galleys_of(left))
    assert told == (Unkept(lost, "gone", gone), Unkept(11, "unknown"))
    assert no_line_lost(again, galleys_of(left))


def test_a_page_beside_which_the_rest_cannot_be_made_is_told_as_such_and_the_others_are_kept() -> None:
    pieces, fittings = copy_of("a4", 8, 2, 0.9)
    plan = plan_of("a4", 8, 2, 0.9)
    moved = next(m.piece for m in plan.pages[4].modules if m.kind == "article" and not m.jump_to)
    pins = Pins(pages=8, keep=frozenset({1, 5}), articles={moved: Pin(page=7)})
    again = make_up(pieces, fittings, design_of("a4"), pins, plan)
    assert isinstance(again, Plan)
    assert without_links(again.pages[0]) == without_links(plan.pages[0])
    assert unkept(again, plan, pins.keep, galleys_of(pieces)) in ((), (Unkept(5, "others"),))
    assert no_line_lost(again, galleys_of(pieces))


def test_keeping_pages_of_another_measure_is_told() -> None:
    pieces, _ = copy_of("a4", 8, 2, 0.9)
    plan = plan_of("a4", 8, 2, 0.9)
    other = replace(plan, size=plan.size + 100)
    assert unkept(plan, other, {2}, galleys_of(pieces)) == (Unkept(2, "other"),)
    assert unkept(plan, None, {2}, galleys_of(pieces)) == (Unkept(2, "unknown"),)
    assert unkept(plan, plan, {2}, galleys_of(pieces)) == ()
    longer = {piece.id: replace(piece.galley, signature=-1) for piece in pieces}
    without = replace(plan, pages=(plan.pages[0], replace(plan.pages[1], modules=()), *plan.pages[2:]))
    assert unkept(without, plan, {2}, longer)[0].reason == "changed"
    assert unkept(without, plan, {2}, galleys_of(pieces)) == (Unkept(2, "others"),)


def no_line_lost(plan: Plan, galleys: dict[str, Galley]) -> bool:
    """Whether every piece's lines are all there, each once."""
    parts = texts(plan)
    ends = {id: [(s.start, s.end) for module in parts[id] for s in module.segments] for id in galleys}
    whole = {id: changed(galleys[id], dict(parts[id][-1].changed)) for id in galleys}
    return all(
        all(later[0] - earlier[1] in (0, 1) for earlier, later in pairwise(rows))
        and rows[-1][1] == len(whole[id].lines)
        for id, rows in ends.items()
    )


def without_links(page: Page) -> Page:
    """A page without the numbers of the pages on which its pieces go on."""
    return replace(page, modules=tuple(replace(module, jump_to=0) for module in page.modules))
