"""What goes and what stays when the pages of a site are compared. The traps are those of import.md, section 2."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.importers.pages.cut import cut
from broadsheet.importers.pages.memory import SiteMemory
from broadsheet.importers.pages.page import Block, BlockKind, Page, PageLink, PagePicture
from broadsheet.importers.pages.survey import Survey, from_plain, plain, shape_of, survey

NAV = Block("Home Archive Authors", link_share=1.0, links=(PageLink("/", "Home"),))
FOOT = Block("The Tideway comes out every month in Port Haven")


def unique(seed: int, count: int = 30) -> str:
    return " ".join(f"word{seed}x{at}" for at in range(count))


def made(path: str, *blocks: Block | str, title: str = "") -> Survey:
    rows = [Block(block) if isinstance(block, str) else block for block in blocks]
    return survey(Page(path, title, rows), path)


def heading(text: str) -> Block:
    return Block(text, "heading", 1)


def kept(page: Survey, others: Sequence[Survey], named: Sequence[str] = ()) -> list[int]:
    memory = SiteMemory()
    memory.learn([page, *others])
    return [at for at, stays in enumerate(cut(page, memory, named).keep) if stays]


def site(count: int = 6, folder: str = "") -> list[Survey]:
    return [made(f"{folder}p{at}.html", NAV, heading(f"On {unique(at, 3)}"), unique(at), FOOT) for at in range(count)]


def test_what_all_pages_have_goes_from_both_ends() -> None:
    assert kept(made("a.html", NAV, heading("Harbour"), unique(90), FOOT), site()) == [1, 2]


def test_a_page_without_siblings_loses_nothing() -> None:
    assert kept(made("a.html", NAV, heading("Harbour"), unique(90), FOOT), []) == [0, 1, 2, 3]


def test_two_pages_cannot_say_what_is_template() -> None:
    assert kept(made("a.html", NAV, heading("Harbour"), unique(90), FOOT), site(1)) == [0, 1, 2, 3]


def test_a_line_that_differs_in_date_and_name_only_is_of_the_template() -> None:
    def line(number: int, month: str) -> str:
        return f"Published in issue {number} of the gazette, in the month of {month}"

    others = [made(f"p{at}.html", unique(at), line(at, "May")) for at in range(6)]
    assert kept(made("a.html", f"June 7 {unique(90)}", line(7, "June")), others) == [0]


def test_headlines_in_capitals_do_not_look_alike() -> None:
    assert shape_of("LETTERS FROM OUR READERS") == "LETTERS FROM OUR READERS"
    others = [made(f"p{at}.html", NAV, heading(f"NEWS {'ABCDEF'[at]} AND MORE"), unique(at)) for at in range(6)]
    assert 1 in kept(made("a.html", NAV, heading("NEWS X AND MORE"), unique(90)), others)


def test_a_departments_headline_that_every_issue_has_stays_where_it_is_the_only_one() -> None:
    def page(at: int) -> Survey:
        return made(f"{at}/letters.html", NAV, heading("The Mailbag"), unique(at), FOOT)

    others = [page(at) for at in range(6)] + site(20, "x/")
    assert kept(page(90), others) == [1, 2]


def test_what_the_contents_page_calls_the_page_never_goes() -> None:
    others = [made(f"{at}.html", NAV, Block("The back page"), unique(at)) for at in range(9)]
    page = made("90.html", NAV, Block("The back page"), unique(90))
    assert kept(page, others) == [2]
    assert kept(page, others, ["The Back Page"]) == [1, 2]


def test_a_note_on_an_author_in_ten_issues_stays() -> None:
    note = Block("Ana Ruiz has sailed since she was a child and writes on harbours and on the people in them")
    issues = [
        made(f"{number}/{'abcd'[at]}.html", NAV, unique(number * 10 + at), *([note] if at == 0 else []), FOOT)
        for number in range(10)
        for at in range(4)
    ]
    assert kept(issues[0], issues[1:]) == [1, 2]


def test_short_texts_that_repeat_inside_stay() -> None:
    def page(at: int) -> Survey:
        return made(f"{at}.html", NAV, unique(at), heading("Conclusion"), unique(at + 500), FOOT)

    assert kept(page(90), [page(at) for at in range(20)]) == [1, 2, 3]


def test_code_that_repeats_stays() -> None:
    code = Block("make && make install as root on the machine", "code")
    pages = [made(f"{at}.html", NAV, unique(at), code) for at in range(9)]
    assert kept(pages[0], pages[1:]) == [1, 2]


def test_a_byline_that_repeats_stays() -> None:
    byline = Block("By Ana Maria Ruiz Delgado")
    pages = [made(f"{at}.html", NAV, heading(unique(at, 3)), byline, unique(at), FOOT) for at in range(12)]
    assert kept(pages[0], pages[1:]) == [1, 2, 3]


def test_logos_go_and_figures_stay() -> None:
    logo = Block("", "picture", pictures=(PagePicture("/logo.gif"),))

    def page(at: int) -> Survey:
        figure = Block("", "picture", pictures=(PagePicture(f"fig{at}.png"),))
        return made(f"{at}.html", logo, unique(at), figure, unique(at + 500), logo)

    assert kept(page(90), [page(at) for at in range(6)]) == [1, 2, 3]


def test_no_word_goes_that_is_nowhere_else() -> None:
    def foot(name: str) -> Block:
        return Block(f"This page was made with love and care by {name}")

    others = [made(f"{at}.html", unique(at), foot("Ana")) for at in range(6)]
    assert kept(made("a.html", unique(90), foot("Xochitl")), others) == [0, 1]
    assert kept(made("b.html", f"Xochitl {unique(91)}", foot("Xochitl")), others) == [0]


def test_rows_of_links_in_scripts_without_capitals_go_too() -> None:
    nav = Block("الصفحة الأولى الأرشيف اتصل بنا", link_share=1.0)
    pages = [made(f"{at}.html", nav, heading(f"جدار الميناء {at}"), unique(at)) for at in range(6)]
    assert kept(pages[0], pages[1:]) == [1, 2]
    assert shape_of("نشر في العدد 12 من الجريدة") == "نشر في العدد # من الجريدة"


def test_a_survey_survives_the_cache() -> None:
    kinds: tuple[BlockKind, ...] = ("text", "heading")
    page = Page("a.html", "A", [Block(unique(1), kind, links=(PageLink("b.html", "b"),)) for kind in kinds])
    found = survey(page, "digest")
    assert from_plain(plain(found)) == found
