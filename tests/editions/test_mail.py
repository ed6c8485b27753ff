"""An issue as a mail: the same stories in both parts, nothing that programs block, and the reader's own ways out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import lxml.html
import pytest

from broadsheet.deliveries.quoted import quoted
from broadsheet.editions.edition import Job
from broadsheet.editions.mail.edition import Mail, previews, rendition
from broadsheet.editions.mail.inlining import octets
from broadsheet.editions.mail.rendition import MOST_HTML, PREFERENCES_MARK, UNSUBSCRIBE_MARK, Form, Rendition
from broadsheet.editions.mail.wrapped import wrapped

from .papers import FILES, PAPER, job, png, write

SERVICE = "https://post.example.org/packet"
SPECIMEN = """---
headline: A specimen
byline: Ana Ruiz
---
First words with a [link](https://x.example/a?b=1&c=2), <https://bare.example/> and a mark.[^1]

## Crosshead {#here}

- one
- two, which is long enough that the line has to be broken somewhere before its end comes

1. first
2. second

::: facts
### In figures
Fact one.
:::

::: verse {from="A. Poet"}
Lines of verse
stay lines.
:::

::: pull
She was built to be turned.
:::

> Quoted words.

| Ware | Price |
| --- | ---: |
| Eggs | £3 |

See [above](#here).

[^1]: The note with a [source](https://source.example/).
"""


def of(root: Path, issue: str, form: Form = "whole", language: str = "") -> Rendition:
    return rendition(of_issue(job(root), issue), form, language)


def of_issue(one: Job, issue: str) -> Job:
    return replace(one, issue=next(each for each in one.publication.issues if each.id == issue))


def paper(folder: Path, *, mail: str = "", files: Mapping[str, str | bytes] = {}) -> Path:
    settings = f'{PAPER}\n[mail]\nservice = "{SERVICE}"\n{mail}\n'
    return write(folder, {**FILES, "paper.toml": settings, "issues/v53n21/06-specimen.md": SPECIMEN, **files})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper(tmp_path_factory.mktemp("mailed"))


@pytest.fixture(scope="module")
def whole(folder: Path) -> Rendition:
    return of(folder, "v53n21")


@pytest.fixture(scope="module")
def page(whole: Rendition) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(whole.html)


def story(made: Rendition, headline: str) -> str:
    """The plain text of one story."""
    return next(part for part in re.split(r"\n[-=]{72}\n", made.text) if headline in part)


def test_both_parts_have_the_same_stories_in_the_same_order(whole: Rendition, page: lxml.html.HtmlElement) -> None:
    headlines = [head.text_content() for head in page.iter("h2")]
    assert headlines == [one.headline for one in whole.stories]
    assert headlines[:2] == ["Harbour wall to be rebuilt", "Ferry “sails” & a < b"]
    assert headlines[2:] == ["A correction", "Library opens on Sundays", "خبر من المرفأ", "A specimen"]
    places = [whole.text.index(f"\n{one.headline.upper()}") for one in whole.stories]
    assert places == sorted(places)
    for one in whole.stories:
        assert one.address.startswith("https://example.org/paper/v53/n21/")
        assert f'href="{one.address}"' in whole.html
        assert f"\n{one.address}\n" in whole.text


def test_a_reader_can_leave_at_the_top_and_at_the_foot_of_both_parts(whole: Rendition) -> None:
    leave, change = f"{SERVICE}/unsubscribe/{UNSUBSCRIBE_MARK}/", f"{SERVICE}/preferences/{PREFERENCES_MARK}/"
    for text, first in ((whole.html, "<h2"), (whole.text, "HARBOUR WALL")):
        assert (text.count(leave), text.count(change)) == (2, 1)
        assert text.index(leave) < text.index(first) < text.rindex(leave)
    lines = whole.text.splitlines()
    assert (lines.count(leave), lines.count(change)) == (2, 1)


def test_nothing_else_differs_from_reader_to_reader(whole: Rendition, page: lxml.html.HtmlElement) -> None:
    addresses = [link.get("href") for link in page.iter("a")]
    own = {address for address in addresses if "MARK" in address or "x0x1x2" in address}
    assert own == {f"{SERVICE}/unsubscribe/{UNSUBSCRIBE_MARK}/", f"{SERVICE}/preferences/{PREFERENCES_MARK}/"}
    known = ("https://example.org/paper/", "mailto:editor@example.org", "https://x.example/", "https://bare.example/")
    others = [address for address in addresses if address not in own and not address.startswith((*known, "#s"))]
    assert others == ["https://source.example/"]
    assert [picture.get("src") for picture in page.iter("img") if "/assets/" not in picture.get("src")] == []


def test_the_html_is_what_mail_programs_show(whole: Rendition, page: lxml.html.HtmlElement) -> None:
    assert [tag for tag in ("script", "form", "link", "iframe", "object", "video") if list(page.iter(tag))] == []
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert page.findtext("head/title") == whole.subject
    assert [head.text_content() for head in page.iter("h1")] == ["The Harbour Weekly"]
    tables = [table for table in page.iter("table") if table.get("role") != "presentation"]
    assert [table.xpath("string(.//th)") for table in tables] == ["Ware"]
    pictures = list(page.iter("img"))
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.get("src").startswith("https://example.org/paper/assets/")
        assert int(picture.get("width")) > 0
        assert int(picture.get("height")) > 0
        assert picture.get("alt") is not None


def test_styles_stand_in_the_elements_and_the_dark_scheme_in_the_head(page: lxml.html.HtmlElement) -> None:
    styles = [style.text for style in page.iter("style")]
    assert len(styles) == 1
    assert styles[0].count("{") == styles[0].count("}")
    assert "@media (prefers-color-scheme:dark)" in styles[0]
    assert page.xpath('//meta[@name="color-scheme"]/@content') == ["light dark"]
    assert "font:16px/1.5" in page.xpath('//table[@id="s1"]//td/@style')[0]
    assert page.xpath("//a[not(contains(@style, 'color:'))]") == []
    classes = {name for value in page.xpath("//@class") for name in value.split()}
    assert {name for name in classes if f".{name}" not in styles[0]} == set()


def test_articles_that_are_not_for_mail_and_withdrawn_ones_are_left_out(tmp_path: Path) -> None:
    brief = str(FILES["issues/v53n21/04-brief.md"]).replace("weight:", "mail: false\nweight:")
    root = paper(tmp_path, files={"issues/v53n21/04-brief.md": brief})
    made = of(root, "v53n21")
    assert "Library" not in made.html + made.text
    before = of(root, "v53n20")
    assert [one.headline for one in before.stories] == ["Pilot station opened in 1911"]


def test_plain_text_writes_every_kind_of_block(whole: Rendition) -> None:
    text = story(whole, "A SPECIMEN")
    for part in (
        "First words with a link <https://x.example/a?b=1&c=2>,\n<https://bare.example/> and a mark.[1]",
        "\n* Crosshead\n",
        "\n- one\n- two, which is long enough that the line has to be broken somewhere\n  before its end comes\n",
        "\n1. first\n2. second\n",
        "\n| * In figures\n|\n| Fact one.\n",
        "\n    Lines of verse\n    stay lines.\n\n    A. Poet\n",
        "\n    She was built to be turned.\n",
        "\n> Quoted words.\n",
        "\nWare  Price\n----  -----\nEggs     £3\n",
        "\n[1] The note with a source <https://source.example/>.\n",
    ):
        assert part in text


def test_html_writes_every_kind_of_block(page: lxml.html.HtmlElement) -> None:
    specimen = page.xpath('//table[@id="s6"]')[0]
    html = lxml.html.tostring(specimen, encoding="unicode")
    assert [head.tag for head in specimen.xpath(".//h2|.//h3|.//h4")] == ["h2", "h3", "h4"]
    assert "Lines of verse<br>\nstay lines." in html
    assert specimen.xpath("string(.//blockquote)").strip() == "She was built to be turned."
    assert len(specimen.xpath(".//li")) == 4
    assert specimen.xpath(".//th/@scope") == ["col", "col"]
    assert specimen.xpath("string(.//sup)") == "1"
    address = "https://example.org/paper/v53/n21/specimen/"
    assert specimen.xpath('.//a[text()="above"]/@href') == [f"{address}#here"]
    assert specimen.xpath(".//*[@id and not(self::table)]") == []


def test_lines_of_the_text_are_short_except_for_addresses(whole: Rendition) -> None:
    assert [line for line in whole.text.splitlines() if len(line) > 72 and "://" not in line] == []
    assert not re.search(r"[ \t]$", whole.text, re.MULTILINE)


def test_a_line_of_chinese_is_cut_between_signs_and_no_full_stop_begins_one() -> None:
    lines = wrapped("港" * 36 + "。" + "墙" * 10, "zh").split("\n")
    assert lines == ["港" * 36 + "。", "墙" * 10]
    assert wrapped("港" * 30 + " see example.org", "zh").split("\n") == ["港" * 30 + " see", "example.org"]


def test_headlines_and_text_are_forms_of_the_same_issue(folder: Path, whole: Rendition) -> None:
    short, plain = of(folder, "v53n21", "headlines"), of(folder, "v53n21", "text")
    assert [one.id for one in short.stories] == [one.id for one in plain.stories] == [one.id for one in whole.stories]
    assert "The council voted." not in short.html + short.text
    assert "Work begins" in short.html
    assert "Read on" in short.html
    assert plain.html == ""
    assert plain.pictures == ()
    assert plain.text == whole.text


def test_a_correction_says_what_it_corrects(whole: Rendition, page: lxml.html.HtmlElement) -> None:
    said = "This corrects Pilot station opened in 1911, Volume 53, Number 20. The station opened in 1901."
    assert said in " ".join(page.xpath('string(//table[@id="s3"])').split())
    assert said in " ".join(story(whole, "A CORRECTION").split())


def test_headings_of_the_running_order_stand_in_both_parts(whole: Rendition, page: lxml.html.HtmlElement) -> None:
    assert "From the council" in page.text_content()
    assert f"{'=' * 72}\nFROM THE COUNCIL\n" in whole.text


def test_sections_that_stand_together_have_a_heading(tmp_path: Path) -> None:
    files = {
        "issues/v53n23/issue.toml": 'volume = 53\nnumber = 23\ndate = 2026-11-27\nstatus = "released"\n',
        **{
            f"issues/v53n23/0{at}-s{at}.md": f"---\nheadline: Story {at}\nsection: {section}\n---\nText.\n"
            for at, section in enumerate(("Town", "Town", "Sport"))
        },
    }
    made = of(paper(tmp_path, files=files), "v53n23")
    assert [made.text.count(name) for name in ("\nTOWN\n", "\nSPORT\n")] == [1, 1]
    marks = ("STORY 0", "\nTOWN", "STORY 1", "\nSPORT", "STORY 2")  # the lead stands above all sections
    assert sorted(marks, key=made.text.index) == list(marks)


def test_an_issue_that_is_too_large_is_cut_to_teasers_in_both_parts(tmp_path: Path) -> None:
    words = " ".join(["Nobody had seen the harbour so still as on that morning."] * 6)
    files = {
        f"issues/v53n21/{at:02}-long{at:02}.md": f"---\nheadline: Long {at}\n---\n{words}\n\n" + f"{words} END\n\n" * at
        for at in range(10, 30)
    }
    files["issues/v53n21/issue.toml"] = 'volume = 53\nnumber = 21\ndate = 2026-11-20\nstatus = "released"\n'
    made = of(paper(tmp_path, files=files), "v53n21")
    assert 0.6 * MOST_HTML < octets(made.html) <= MOST_HTML
    cut = [one for one in made.stories if one.is_teaser]
    assert 0 < len(cut) < len(made.stories)
    assert "Long 29" in [one.headline for one in cut]
    assert "Long 10" not in [one.headline for one in cut]
    assert [one.headline for one in made.stories][6:] == [f"Long {at}" for at in range(10, 30)]
    for one in cut:
        assert "END" not in story(made, one.headline.upper())
        assert one.octets < 3000


def test_the_octets_of_a_mail_are_those_that_travel(whole: Rendition) -> None:
    travelled = len(quoted(whole.html, (UNSUBSCRIBE_MARK, PREFERENCES_MARK)))
    assert abs(octets(whole.html) - travelled) < 0.01 * travelled
    assert 0.5 * travelled < sum(one.octets for one in whole.stories) < travelled


def test_pictures_travel_along_are_linked_or_stay_away(tmp_path: Path) -> None:
    photograph = {"issues/v53n21/wall.png": png(900, 600)}
    made = of(paper(tmp_path / "a", mail='pictures = "attached"', files=photograph), "v53n21")
    page = lxml.html.document_fromstring(made.html)
    sources = {picture.get("src") for picture in page.iter("img")}
    assert sources == {f"cid:{one.content_id}" for one in made.pictures}
    assert [(one.media_type, one.data[:4]) for one in made.pictures] == [("image/png", b"\x89PNG")]
    assert [picture.get("width") for picture in page.iter("img")][:1] == ["584"]
    none = of(paper(tmp_path / "b", mail='pictures = "none"', files=photograph), "v53n21")
    assert "<img" not in none.html
    assert none.pictures == ()


def test_an_arabic_mail_runs_from_right_to_left(folder: Path) -> None:
    made = of(folder, "v53n21", language="ar")
    page = lxml.html.document_fromstring(made.html)
    assert (made.direction, page.get("lang"), page.get("dir")) == ("rtl", "ar", "rtl")
    assert page.xpath("//body/table/@dir") == ["rtl"]
    assert [head.text_content() for head in page.iter("h1")] == ["أسبوعية المرفأ"]
    assert [one.id for one in made.stories] == ["v53n21/harbour-wall.ar"]
    assert "إلغاء الاشتراك" in made.html
    assert "إلغاء الاشتراك" in made.text
    assert "Unsubscribe" not in made.html


def test_a_story_in_another_language_says_so(page: lxml.html.HtmlElement) -> None:
    assert page.xpath('//table[@id="s5"]//td[@lang="ar"]/@dir') == ["rtl"]


def test_without_a_service_one_leaves_by_a_mail_to_the_mailbox(tmp_path: Path) -> None:
    settings = PAPER + '\n[mail]\nbounces = "box@example.org"\n'
    made = of(write(tmp_path, {**FILES, "paper.toml": settings}), "v53n21")
    assert f"mailto:box@example.org?subject=unsubscribe%20{UNSUBSCRIBE_MARK}" in made.text.splitlines()


def test_previews_open_in_a_browser_and_in_a_mail_program(folder: Path) -> None:
    one = job(folder)
    files = {output.path: output.make(lambda _problem: None) for output in Mail().write(one)}
    assert {path for path in files if "v53n21" in path} == {"v53n21.html", "v53n21.txt", "v53n21.eml"}
    message = message_from_bytes(files["v53n21.eml"], policy=policy.SMTP)
    assert message["Subject"] == "Number 21: Harbour wall to be rebuilt"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == files["v53n21.txt"].decode()
    assert html.get_content().replace("\r\n", "\n").strip() == files["v53n21.html"].decode().strip()
    assert UNSUBSCRIBE_MARK.encode() not in files["v53n21.html"] + files["v53n21.txt"]


def test_the_same_folder_makes_the_same_bytes(folder: Path) -> None:
    one, other = of_issue(job(folder), "v53n21"), of_issue(job(folder), "v53n21")
    assert previews(rendition(one, "whole"), one) == previews(rendition(other, "whole"), other)
    assert rendition(one, "whole").digest == rendition(other, "whole").digest
