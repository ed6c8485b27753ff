"""Pages of HTML become blocks, and the blocks our document: what each kind of mark-up means.

The expected texts follow the HTML standard's reading of the mark-up.
"""

from __future__ import annotations

import pytest

from broadsheet.importers.pages.page import Page, PageLink, PagePicture
from broadsheet.importers.pages.reader import HTML
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Document
from broadsheet.text.written import markdown_of


def page(html: str) -> Page:
    return HTML().page(html, "a.html")


def document(html: str) -> tuple[Document, Page]:
    read = page(html)
    return HTML().document(read, [True] * len(read.blocks)), read


def markdown(html: str) -> str:
    return markdown_of(document(html)[0]).rstrip("\n")


def said(html: str) -> list[tuple[str, dict[str, object]]]:
    return [(problem.name, dict(problem.facts)) for problem in document(html)[1].problems]


MEANING: dict[str, tuple[str, str]] = {
    "text without a paragraph": ("a<div>b</div>c", "a\n\nb\n\nc"),
    "a paragraph in a paragraph": ("<p>a<p>b", "a\n\nb"),
    "two breaks are a paragraph": ("a<br><br>b<br>c<br><br><br>d", "a\n\nb\\\nc\n\nd"),
    "centre, font and small are transparent": ("<center><font color=red>a <small>b</small></font></center>", "a b"),
    "blanks leave emphasis": ("<p>a<b> b </b>c <i></i>d", "a **b** c d"),
    "emphasis is pushed into blocks": ("<i>a<p>b</p>c</i>", "*a*\n\n*b*\n\n*c*"),
    "bold in bold is bold": ("<p><b>a <strong>b</strong></b></p>", "**a b**"),
    "bold that is not": ("<p><b style='font-weight:normal'>a</b></p>", "a"),
    "small marks of a line": (
        "H<sub>2</sub>O <kbd>Esc</kbd> <abbr title='As Soon'>ASAP</abbr> <del>d</del> <q>q</q> <tt>c*</tt>",
        'H<sub>2</sub>O <kbd>Esc</kbd> <abbr title="As Soon">ASAP</abbr> ~~d~~ "q" `c*`',
    ),
    "readings stand in brackets": ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", "漢字(かんじ)です"),
    "a line end between two signs of Chinese is nothing": ("<p>中文\n中文 a\nb", "中文中文 a b"),
    "a list without its list": ("<li>a</li><li>b</li>", "- a\n- b"),
    "lists in lists": ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
    "a list without items was an indent": ("<ul><p>a</ul>", "a"),
    "a list that begins at four": ("<ol start=4><li>a<li>b</ol>", "4. a\n5. b"),
    "terms": ("<dl><dt>A<dd>b<dt>C<dd>d</dl>", "**A**\n\nb\n\n**C**\n\nd"),
    "a quotation": ("<p>long enough</p><blockquote>a <cite>b</cite></blockquote>", "long enough\n\n> a *b*"),
    "a quotation of everything was an indent": ("<blockquote><p>a</p><p>b</p></blockquote>", "a\n\nb"),
    "a quotation of code was an indent": ("<p>long</p><blockquote><pre>a</pre></blockquote>", "long\n\n```\na\n```"),
    "code stays as it is": ("<pre>\n  a <b>*b*</b>\n\n\tc  \n</pre>", "```\n  a *b*\n\n\tc\n```"),
    "code with a language": ("<pre><code class='language-rust'>a</code></pre>", "```rust\na\n```"),
    "levels are not skipped": ("<h1>a</h1><h4>b</h4><h3>c</h3>", "## a\n\n### b\n\n### c"),
    "a heading of a picture is none": ("<h4><img src=a.png alt=A></h4>", "![A](a.png)"),
    "crossheads of bold lines": (
        "<p>a<p><b>One</b><p>b<p><font size=+1>Two</font><p>c", "a\n\n## One\n\nb\n\n## Two\n\nc"
    ),
    "one bold line is no crosshead": ("<p>a<p><b>One</b><p>b", "a\n\n**One**\n\nb"),
    "rules beside headings decorate": ("<p>a<hr><h2>b</h2><hr>c<hr>d<hr>", "a\n\n## b\n\nc\n\n---\n\nd"),
    "details": ("<details><summary>a</summary><p>b</details>", "**a**\n\nb"),
    "forms go, their words stay": ("<form>a <input value=x><select><option>b</select></form>", "a"),
    "scripts and styles go": ("<p>a<script>b</script><style>c</style><noscript>d</noscript>", "a"),
    "what stands behind the end": ("<html><body><p>a</body></html><p>b", "a\n\nb"),
    "pull quotes and boxes": (
        "<div class='pullquote'><p>a</div><aside>b</aside><div class='infobox'><p>c</div>",
        "::: pull\na\n:::\n\n::: aside\nb\n:::\n\n::: facts\nc\n:::",
    ),
    "verse by its class": ("<div class=poem>a<br>b<br><br>c</div>", "::: verse\na\nb\n\nc\n:::"),
    "verse by its looks": (
        "<p>Before it</p><p>And what is so rare as a day,<br>In all of the month of the May,<br>"
        "The sun shines on all of the way,<br>And who would not wish it to stay</p>",
        "Before it\n\n::: verse\nAnd what is so rare as a day,\nIn all of the month of the May,\n"
        "The sun shines on all of the way,\nAnd who would not wish it to stay\n:::",
    ),
    "an address is no verse": (
        "<p>The Harbour Weekly of the Town<br>Old Customs House, Quay 12<br>Port of Nowhere<br>The Far Islands</p>",
        "The Harbour Weekly of the Town\\\nOld Customs House, Quay 12\\\nPort of Nowhere\\\nThe Far Islands",
    ),
    "languages and directions": (
        "<html dir=rtl lang=ar><p>مرحبا <span dir=ltr lang=en>Linux</span> <span lang=ar>و</span></p><p dir=ltr>a</p>",
        'مرحبا <span lang="en" dir="ltr">Linux</span> و\n\n<span dir="ltr">a</span>',
    ),
    "what is embedded is a link": (
        "<iframe src='https://e.org/film' title='A film'></iframe><video><source src=v.mp4>no</video>",
        "[A film](https://e.org/film)\n\n[v.mp4](v.mp4)",
    ),
    "a map's places are links": (
        "<img src=m.png usemap='#m' alt=M width=300><map name=m><area href='a.html' alt=North></map>",
        "![M](m.png)\n\n[North](a.html)",
    ),
    "links that may not lead anywhere": ("<a href='javascript:x()'>a</a> <a href='#'>b</a>", "a b"),
    "a link over two paragraphs": ("<a href=x><p>a</p><p>b</p></a>", "[a](x)\n\n[b](x)"),
}  # fmt: skip


@pytest.mark.parametrize("name", MEANING)
def test_mark_up_is_read_for_what_it_means(name: str) -> None:
    html, expected = MEANING[name]
    assert markdown(html) == expected


PICTURES: dict[str, tuple[str, str]] = {
    "a figure": (
        "<figure><img src=a.png alt=A><figcaption>The <b>cap</b></figcaption></figure>", '![A](a.png "The **cap**")'
    ),
    "the big picture": ("<p>x <a href='p/big.jpg'><img src=s.jpg alt=A></a> y", "x ![A](p/big.jpg) y"),
    "a picture that links to a page": ("<a href=b.html><img src=a.png alt=A></a>", "[![A](a.png)](b.html)"),
    "italics below": ("<p><img src=a.png alt=A></p><p><i>Words</i></p><p>text", '![A](a.png "Words")\n\ntext'),
    "a long text below is none": (
        "<p><img src=a.png alt=A></p><p>" + "Long words. " * 30, "![A](a.png)\n\n" + ("Long words. " * 30).strip()
    ),
    "a table around it": (
        "<p>a<table align=right><tr><td><img src=a.png alt=A><tr><td>Words</table><p>b", 'a\n\n![A](a.png "Words")\n\nb'
    ),
    "WordPress's caption": (
        '[caption width="9"]<a href="b.jpg"><img src="s.jpg" alt="A"></a> Words[/caption]b', '![A](b.jpg "Words")\n\nb'
    ),
    "at the side": ("<p><img src=a.png align=left alt=A>Text", "![A](a.png){left}\n\nText"),
    "spacers and counters go": (
        "<img src='i/spacer.gif'>a<img src=x.gif width=1 height=1><img src='/cgi-bin/counter.cgi?p'> b", "a b"
    ),
    "a file's name says nothing": ("<p><img src='i/a.png' alt='a.png'>", "![](i/a.png)"),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_keep_their_words(name: str) -> None:
    html, expected = PICTURES[name]
    assert markdown(html) == expected


TABLES: dict[str, tuple[str, str]] = {
    "data": (
        "<table><tr><th>A<th align=right>B<tr><td>1<td align=right>2</table>", "| A | B |\n| --- | ---: |\n| 1 | 2 |"
    ),
    "spans stand in their first place": (
        "<table><tr><th>A<th colspan=2>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td><p>5<p>6</table>",
        "| A | B |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5<br>6 |",
    ),
    "without heads": ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "|  |  |\n| --- | --- |\n| a | b |\n| c | d |"),
    "layout": ("<table><tr><td>a<td><h1>b</h1><p>c<p>d</table>", "a\n\n## b\n\nc\n\nd"),
    "layout by its role": ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "a\n\nb\n\nc\n\nd"),
    "a table in a layout": (
        "<table><tr><td>a<td><table><tr><th>b<th>c<tr><td>d<td>e</table></table>",
        "a\n\n| b | c |\n| --- | --- |\n| d | e |",
    ),
    "code in a cell": (
        "<table><tr><th>a<th>b<tr><td><pre>x\ny</pre><td><ul><li>p<li>q</ul></table>",
        "| a | b |\n| --- | --- |\n| `x`<br>`y` | p<br>q |",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_data_stay_and_those_for_layout_go(name: str) -> None:
    html, expected = TABLES[name]
    assert markdown(html) == expected


NOTES: dict[str, tuple[str, str]] = {
    "both ways": (
        "<p>a<a href='#fn1' id=r1><sup>1</sup></a> b</p><h2>Notes</h2><ol><li id=fn1><p>c <a href='#r1'>↩</a></ol>",
        "a[^1] b\n\n[^1]: c",
    ),
    "one way, in brackets, by their places": (
        "<p>a <a href='#1'>[1]</a>. b <a href='#2'>[2]</a><p>c<p>d<p>e"
        "<p><a name=1></a>[1] f<p>g<p><a name=2></a>[2] h<hr>",
        "a[^1]. b[^2]\n\nc\n\nd\n\ne\n\n[^1]: f\n\n    g\n\n[^2]: h",
    ),
    "several in one paragraph": (
        "<p>a<a href='#x' name=rx>*</a> b<a href='#y' name=ry>**</a></p><p><a name=x href='#rx'>*</a> c<br>"
        "<a name=y href='#ry'>**</a> d</p>",
        "a[^n1] b[^n2]\n\n[^n1]: c\n\n[^n2]: d",
    ),
    "Word's": (
        "<p>a<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>.</p><div><hr>"
        "<div id=ftn1>"
        "<p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> b</p></div></div>",
        "a[^1].\n\n[^1]: b",
    ),
    "without anchors": (
        "<p>a [1] and b [2].<p>c<h3>References</h3><p>[1] d<br>[2] <a href='http://e.org'>e</a>",
        "a[^1] and b[^2].\n\nc\n\n[^1]: d\n\n[^2]: [e](http://e.org)",
    ),
    "raised, without anchors": (
        "<p>a<sup>1</sup> b<p>c<p><sup>1</sup> d", "a[^1] b\n\nc\n\n[^1]: d"
    ),
    "a list of contents is none": (
        "<p><a href='#a'>1</a> <a href='#b'>2</a></p><h2><a name=a>1 One</a></h2><p>x<h2><a name=b>2 Two</a></h2><p>y",
        "[1](#a) [2](#b)\n\n## 1 One {#a}\n\nx\n\n## 2 Two {#b}\n\ny",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_notes_are_found_with_their_marks(name: str) -> None:
    html, expected = NOTES[name]
    assert markdown(html) == expected


def test_marks_without_notes_stay_as_text_and_are_told() -> None:
    html = "<p>One [1] and two [2].<p>b"
    assert markdown(html) == "One [1] and two [2].\n\nb"
    assert said(html) == [("import-notes-dangling", {"notes": "[1], [2]"})]


def test_what_cannot_be_said_is_told() -> None:
    assert said("<p>a<svg width=400 height=300></svg><a href='file:///c:/x'>b</a>") == [
        ("import-drawing-left", {"count": 1}),
        ("import-link-left", {"count": 1, "first": "file:///c:/x"}),
    ]


def test_word_s_paragraphs_with_signs_are_lists() -> None:
    item = "<p style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{}<i>&nbsp; </i></span>{}</p>"
    html = (
        item.format(1, "·", "One")
        + item.format(2, "o", "In")
        + item.format(1, "·", "Two")
        + "<p>a<o:p>&nbsp;</o:p></p>"
    )
    assert markdown(html + item.format(1, "1.", "x") + item.format(1, "2.", "y")) == (
        "- One\n  - In\n- Two\n\na\n\n1. x\n2. y"
    )


def test_anchors_lead_to_headings() -> None:
    html = (
        "<p><a name=s></a>x<h2><a name=one></a>One</h2><p><a name=mid></a>t<h2 id=two>Two</h2><h2 id='a b'>Three</h2>"
    )
    made, read = document(html)
    assert [getattr(block, "id", None) for block in made.blocks] == [None, "one", None, "two", "three"]
    assert read.targets == {"s": "", "one": "one", "mid": "one", "two": "two", "a b": "three"}
    again = parse(Source(markdown_of(made)), lambda problem: None)
    assert [getattr(block, "id", None) for block in again.blocks] == [None, "one", None, "two", "three"]


def test_what_is_not_kept_goes_and_the_rest_stays_where_it_is() -> None:
    read = page("<ul><li>a</li><li>nav</li></ul><table><tr><td>nav</td><td>b<br><br>nav<br><br>c</td></tr></table>")
    keep = [block.text != "nav" for block in read.blocks]
    assert markdown_of(HTML().document(read, keep)) == "- a\n\nb\n\nc\n"


def test_blocks_say_what_they_are() -> None:
    html = (
        "<title> A \n page</title><meta name=Author content='A. B.'><body lang=fr dir=RTL><a name=x></a><h2>Head</h2>"
        "<p align=center><b>Bold</b></p><p>See <a href='b.html'>here\nthere</a></p><ul><li>item</ul><hr><pre> x\n</pre>"
        "<a href=big.jpg><img src=s.jpg alt=A width=200 height=100></a>"
        "<table><tr><th>No.<th>May<tr><td>1<td>9</table>"
    )
    read = page(html)
    assert (read.title, read.meta, read.language, read.direction) == ("A page", {"author": "A. B."}, "fr", "rtl")
    assert [(block.kind, block.text) for block in read.blocks] == [
        *(("heading", "Head"), ("text", "Bold"), ("text", "See here there"), ("item", "item"), ("rule", "")),
        *(("code", " x"), ("picture", ""), ("cell", "No."), ("cell", "May"), ("cell", "1"), ("cell", "9")),
    ]
    head, bold, see, *_, picture, _, _, _, cell = read.blocks
    assert (head.level, head.anchors) == (2, ("x",))
    assert (bold.strong, bold.set_apart) == (True, True)
    assert (round(see.link_share, 2), see.links) == (0.71, (PageLink("b.html", "here there"),))
    assert picture.pictures == (PagePicture("s.jpg", "A", 200, 100, "big.jpg"),)
    assert (cell.column, cell.row) == ("May", "1")


def test_a_page_of_frames_names_them() -> None:
    read = page("<frameset><frame src=a.html><frame src=b.html><noframes><p>Words</noframes></frameset>")
    assert read.frames == ("a.html", "b.html")
    assert [block.text for block in read.blocks] == ["Words"]


def test_a_selector_says_which_blocks_it_hits() -> None:
    read = page("<div class=nav>a <b>b</b></div><p>c</p><img src=a.png><div class=nav><p>d</div>")
    assert HTML().selected(read, ".nav") == [True, False, False, True]
    assert HTML().selected(read, "img") == [False, False, True, False]
    with pytest.raises(ValueError, match="selector"):
        HTML().selected(read, "a[")


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul><li", "font size=2", "details", "table><tr><td", "section"]
)
def test_elements_may_stand_in_each_other_ten_thousand_deep(tag: str) -> None:
    text = markdown(f"<{tag}>x" * 2 + f"<{tag}>" * 10_000 + "end")
    assert text.count("x") == 2
    assert "end" in text


@pytest.mark.parametrize(
    "html", ["", "<", "\0", "<!--", "&#xD800;", "<table><p>a", "<frameset>", "</p></html>a<p", "[/caption][caption]"]
)
def test_anything_is_a_page(html: str) -> None:
    markdown(html)
