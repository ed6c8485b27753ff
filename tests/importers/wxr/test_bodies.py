"""Bodies of WordPress: paragraphs from blank lines, shortcodes, notes."""

from __future__ import annotations

from broadsheet.importers.wxr.bodies import html_of
from broadsheet.importers.wxr.items import Item
from broadsheet.importers.wxr.paragraphs import with_paragraphs
from broadsheet.importers.wxr.shortcodes import Shown, opened


def test_a_blank_line_ends_a_paragraph_and_a_line_end_is_a_break() -> None:
    assert with_paragraphs("One\ntwo\n\nThree") == "<p>One<br>\ntwo</p>\n<p>Three</p>"


def test_blocks_stay_as_they_are_and_preformatted_text_to_the_letter() -> None:
    body = "Before\n\n<ul>\n<li>a</li>\n</ul>\n<pre>x\n\ny</pre>\n\nAfter"
    assert with_paragraphs(body) == "<p>Before</p><ul>\n<li>a</li>\n</ul>\n<pre>x\n\ny</pre><p>After</p>"


def test_a_caption_becomes_a_figure_in_both_its_forms() -> None:
    new = '[caption id="a_1" width="3"]<img src="a.jpg" alt="A" /> The <em>wall</em>[/caption]'
    old = '[caption width="3" caption="The wall"]<img src="a.jpg">[/caption]'
    assert opened(new, lambda _: None).html.strip() == (
        '<figure><img src="a.jpg" alt="A" /><figcaption>The <em>wall</em></figcaption></figure>'
    )
    assert "<figcaption>The wall</figcaption>" in opened(old, lambda _: None).html


def test_a_gallery_shows_the_pictures_that_it_numbers() -> None:
    pictures = {"7": Shown("seven.jpg", "Seven", "The seventh")}
    html = opened('[gallery ids="7,8"]', pictures.get).html
    assert html.strip() == '<figure><img src="seven.jpg" alt="Seven"><figcaption>The seventh</figcaption></figure>'


def test_what_no_one_knows_is_kept_as_text_and_counted_and_brackets_in_prose_are_not() -> None:
    found = opened('He said [sic] and [contact-form-7 id="1" title="x"] and [foo_bar]', lambda _: None)
    assert found.html == 'He said [sic] and [contact-form-7 id="1" title="x"] and [foo_bar]'
    assert found.unknown == {"contact-form-7": 1, "foo_bar": 1}


def test_notes_of_plug_ins_become_pairs_of_anchors() -> None:
    item = Item({"content:encoded": "<p>One[footnote]A note[/footnote] two[ref]Other[/ref]</p>"})
    html = html_of(item, lambda _: None).html
    assert '<a href="#wp-note-1" id="wp-note-mark-1">1</a>' in html
    assert '<li id="wp-note-2">Other <a href="#wp-note-mark-2">↩</a></li>' in html


def test_notes_of_the_block_editor_come_from_beside_the_text() -> None:
    mark = '<sup data-fn="x1" class="fn"><a href="#x1" id="x1-link">1</a></sup>'
    item = Item(
        {"content:encoded": f"<!-- wp:paragraph --><p>One{mark}</p><!-- /wp:paragraph -->"},
        meta={"footnotes": '[{"id": "x1", "content": "A note"}]'},
    )
    html = html_of(item, lambda _: None).html
    assert html == f'<p>One{mark}</p>\n\n<ol><li id="x1">A note <a href="#x1-link">↩</a></li></ol>'


def test_pictures_get_whole_addresses_as_seen_from_their_item() -> None:
    item = Item(
        {"content:encoded": '<p><img src="/a.png"><img alt="" src=\'b.png\'></p>', "link": "https://x.org/p/1/"}
    )
    html = html_of(item, lambda _: None, "https://x.org").html
    assert html == '<p><img src="https://x.org/a.png"><img alt="" src=\'https://x.org/p/1/b.png\'></p>'
