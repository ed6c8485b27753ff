"""What the pages of the sample paper say."""

from __future__ import annotations

import re

from .papers import Site

WALL = "v53/n21/harbour-wall/index.html"
FERRY = "v53/n21/ferry/index.html"


def pages(site: Site) -> dict[str, str]:
    return {path: site.text(path) for path in site.files if path.endswith(".html")}


def framed(site: Site) -> dict[str, str]:
    return {path: text for path, text in pages(site).items() if "This page has moved" not in text}


def order(text: str, *parts: str) -> bool:
    """Whether parts stand in a text one after the other."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_every_page_has_a_bar_with_home_archive_affiliated_and_subscribe(site: Site) -> None:
    for path, text in framed(site).items():
        bar = text.partition('class="bar ui"')[2].partition('class="plate"')[0]
        home = "/paper/ar/" if path.startswith("ar/") else "/paper/"
        assert order(bar, f'href="{home}"', "archive/", "https://trust.example.net/", "subscribe/"), path


def test_every_page_has_one_main_heading_a_language_and_a_direction(site: Site) -> None:
    for path, text in pages(site).items():
        assert len(re.findall("<h1[ >]", text)) == 1, path
        tongue = 'lang="ar" dir="rtl"' if path.startswith("ar/") else 'lang="en" dir="ltr"'
        assert f"<html {tongue}>" in text, path


def test_no_page_has_a_script_that_runs_or_asks_another_site_for_anything(site: Site) -> None:
    for path, text in pages(site).items():
        assert set(re.findall("<script[^>]*>", text.lower())) <= {'<script type="application/ld+json">'}, path
        assert "javascript:" not in text.lower(), path
        assert not re.search(r'(?:src|srcset|poster|data)="(?!/paper/|data:,)', text), path
        assert not re.search(r'<link rel="(?:stylesheet|icon|preload)[^>]*href="(?!/paper/|data:,")', text), path


def test_every_inner_address_leads_to_a_file_that_was_made(site: Site) -> None:
    for path, text in pages(site).items():
        for target in re.findall(r'(?:href|src)="(/[^"#?]*)', text):
            assert target.startswith("/paper/"), (path, target)
            file = target.removeprefix("/paper/")
            file = f"{file}index.html" if not file or file.endswith("/") else file
            assert file in site.files, (path, target)


def test_every_fragment_names_something_on_its_page(site: Site) -> None:
    for path, text in pages(site).items():
        ids = re.findall(r' id="([^"]*)"', text)
        assert len(ids) == len(set(ids)), path
        assert {target for target in re.findall(r'href="#([^"]+)"', text)} <= set(ids), path


def test_the_home_page_puts_the_lead_first_and_the_brief_among_the_briefs(site: Site) -> None:
    text = site.text("index.html")
    assert order(
        text, 'class="name"', "Volume 53, Number 21", 'class="t lead"', 'class="briefs"', "In this issue", "Corrections"
    )
    assert order(text, "Town council", "Harbour <em>wall</em> to be rebuilt", "Ana Ruiz, Tom Hale")
    assert "A cracked stone" not in text  # eight pixels wide
    assert "The station opened in <strong>1901</strong>." in text
    assert "Library opens on Sundays" in text.partition('class="briefs"')[2].partition("</section>")[0]


def test_the_issue_page_sets_the_kicker_above_the_headline_and_groups_by_section(site: Site) -> None:
    text = site.text("v53/n21/index.html")
    assert order(text, "<h2", "Town</h2>", "Town council", "Harbour <em>wall</em>", "Sport</h2>", "Ferry “sails”")
    assert order(text, 'href="/paper/v53/n21/whole/"', 'href="/paper/v53/n21/v53n21.pdf"', 'rel="prev"')
    assert "8 pages, PDF" in text


def test_the_whole_issue_numbers_its_notes_through(site: Site) -> None:
    text = site.text("v53/n21/whole/index.html")
    notes = text.partition('class="notes"')[2]
    assert re.findall(r'<li id="(a\d-n\d)">', notes) == ["a1-n1", "a1-n2", "a3-n3"]
    assert order(text, "From the council", "Ferry “sails”")
    assert 'href="#a1-cost"' in text


def test_an_article_leads_to_its_full_issue_home_and_archive(site: Site) -> None:
    text = site.text(WALL)
    for target in ("/paper/v53/n21/", "/paper/", "/paper/archive/", "/paper/v53/n21/ferry/"):
        assert f'href="{target}"' in text
    assert order(
        text, "Town council", "<h1>", "Work begins &amp; the", "<figure", "Quayside", "The council voted", "Notes"
    )


def test_an_article_shows_caption_credit_size_and_alternative_text(site: Site) -> None:
    text = site.text(WALL)
    assert re.search(r'<img src="/paper/assets/[0-9a-f]{20}\.png" alt="A cracked stone" width="8" height="6"[ >]', text)
    assert order(text, "The wall", '<span class="credit">Lena Voss</span>')


def test_an_article_names_its_printed_pages_and_leads_to_them(site: Site) -> None:
    assert '<a href="/paper/v53/n21/p1/">pages 1, 4</a>' in site.text(WALL)


def test_an_article_says_when_and_why_it_was_changed(site: Site) -> None:
    assert order(site.text(WALL), "Updated", "21 November 2026", "A figure was wrong")


def test_a_contributor_of_the_list_is_linked_and_another_name_is_not(site: Site) -> None:
    text = site.text(WALL)
    assert '<a href="/paper/people/ana-ruiz/">Ana Ruiz</a>' in text
    assert "<b>Tom Hale</b>" in text


def test_a_series_box_names_all_parts_and_marks_this_one(site: Site) -> None:
    box = site.text(WALL).partition('class="series"')[2].partition("</section>")[0]
    assert order(box, "/paper/series/the-wall-and-the-water/", "Pilot station", 'aria-current="page"')


def test_correction_and_corrected_article_lead_to_each_other(site: Site) -> None:
    assert order(
        site.text("v53/n20/pilots/index.html"), "Correction", "<strong>1901</strong>", "/paper/v53/n21/correction/"
    )
    assert order(site.text("v53/n21/correction/index.html"), "This corrects", "/paper/v53/n20/pilots/")
    assert order(site.text("corrections/index.html"), "/paper/v53/n20/pilots/", "1901", "/paper/v53/n21/correction/")


def test_article_and_follow_up_lead_to_each_other(site: Site) -> None:
    assert order(site.text(WALL), "This follows", "/paper/v53/n20/pilots/")
    assert order(site.text("v53/n20/pilots/index.html"), "Followed by", "/paper/v53/n21/harbour-wall/")


def test_hostile_headline_byline_and_topic_stay_text(site: Site) -> None:
    for path, text in pages(site).items():
        assert "<script>" not in text, path
        assert "<b>'" not in text, path
    text = site.text(FERRY)
    assert "<h1>Ferry “sails” &amp; a &lt; b</h1>" in text
    assert "<title>Ferry “sails” &amp; a &lt; b | The Harbour Weekly</title>" in text
    assert "Eve &quot;x&quot; &lt;b&gt;" in text


def test_a_picture_that_is_remote_or_outside_or_misspelt_is_not_shown(site: Site) -> None:
    text = site.text(FERRY)
    assert text.count("<img") == 2  # the cover, and the one picture that is there
    assert '<a href="https://pics.example/a.png">remote</a>' in text
    assert "passwd" not in text


def test_problems_are_reported_once_at_their_places_by_the_article_page(site: Site) -> None:
    met = [
        (problem.name, problem.place.line) for problem in site.problems if problem.place.file.endswith("02-ferry.md")
    ]
    assert sorted(met) == [
        ("dead-link", 7),
        ("dead-link", 7),
        ("html-removed", 0),
        ("missing-alt-text", 9),
        ("missing-picture", 13),
        ("picture-outside", 11),
        ("remote-picture", 7),
        ("unsafe-link", 15),
    ]
    nearest = {str(dict(p.facts).get("nearest", "")) for p in site.problems}
    assert {"article:v53n21/harbour-wall", "wall.png"} <= nearest


def test_a_withdrawn_article_answers_with_headline_date_and_note_only(site: Site) -> None:
    text = site.text("v53/n20/storm/index.html")
    assert order(
        text, '<meta name="robots" content="noindex">', "<h1>The storm</h1>", "withdrawn", "The source was invented."
    )
    assert "Ana Ruiz" not in text
    for path, data in site.files.items():
        assert b"SECRETSTORM" not in data, path
    assert "/v53/n20/storm/" not in site.text("sections/town/index.html")
    assert "/v53/n20/storm/" not in site.text("sitemap.xml")


def test_only_pictures_that_a_published_text_shows_are_published(site: Site) -> None:
    """One in an article, and two printed pages."""
    assert len([path for path in site.files if path.startswith("assets/") and path.endswith(".png")]) == 1 + 2


def test_an_unreleased_issue_is_in_no_output(site: Site) -> None:
    for path, data in site.files.items():
        assert b"TOPSECRET" not in data, path


def test_a_preview_marks_every_page_of_an_unreleased_issue_and_keeps_it_out_of_feeds(preview: Site) -> None:
    for path in ("v53/n22/index.html", "v53/n22/whole/index.html", "v53/n22/secret/index.html", "index.html"):
        assert "has not been released" in preview.text(path), path
    for path in ("v53/n22/index.html", "v53/n22/secret/index.html"):
        assert 'content="noindex"' in preview.text(path)
    assert "has not been released" not in preview.text("v53/n21/index.html")
    for path, data in preview.files.items():
        if path.endswith((".xml", ".json")):
            assert b"TOPSECRET" not in data, path
            assert b"n22" not in data, path


def test_a_translation_and_its_original_lead_to_each_other(site: Site) -> None:
    english, arabic = site.text(WALL), site.text("ar/v53/n21/harbour-wall/index.html")
    assert '<a href="/paper/ar/v53/n21/harbour-wall/" lang="ar" hreflang="ar" dir="rtl">العربية</a>' in english
    assert '<a href="/paper/v53/n21/harbour-wall/" lang="en" hreflang="en" dir="ltr">English</a>' in arabic
    for text in (english, arabic):
        assert '<link rel="alternate" hreflang="ar" href="https://example.org/paper/ar/v53/n21/harbour-wall/">' in text
        assert '<link rel="alternate" hreflang="en" href="https://example.org/paper/v53/n21/harbour-wall/">' in text


def test_a_language_holds_only_its_own_articles(site: Site) -> None:
    text = site.text("ar/v53/n21/index.html")
    assert "/paper/ar/v53/n21/harbour-wall/" in text
    assert "ferry" not in text
    assert "المدينة" in text
    assert "خبر من المرفأ" not in site.text("ar/feed.xml")
    assert "ar/v53/n20/index.html" not in site.files


def test_an_article_in_another_language_without_original_keeps_its_language_among_the_others(site: Site) -> None:
    text = site.text("v53/n21/french/index.html")
    assert '<html lang="en" dir="ltr">' in text
    assert '<article lang="ar" dir="rtl">' in text
    assert '<li class="entry" lang="ar" dir="rtl">' in site.text("sections/sport/index.html")
    assert re.search(r'<article class="t" lang="ar" dir="rtl">', site.text("v53/n21/index.html"))


def test_the_archive_shows_issues_newest_first(site: Site) -> None:
    assert order(site.text("archive/index.html"), "Volume 53", "Number 21", "Number 20")
    assert order(site.text("v53/index.html"), "/paper/v53/n21/", "/paper/v53/n20/")
    assert order(site.text("2026/index.html"), "/paper/v53/n21/", "/paper/v53/n20/")


def test_the_page_about_subscribing_has_rates_and_no_form_without_a_service(site: Site) -> None:
    text = site.text("subscribe/index.html")
    assert order(text, "26", "£29", "Town", "52", "£58", "By transfer", "post@example.org", "Give what you can", "RSS")
    assert "<form" not in text


def test_the_imprint_has_address_telephone_and_legal_lines(site: Site) -> None:
    text = site.text("imprint/index.html")
    assert order(
        text, "Harbour Society", "4 Chandlers&#x27; Yard", "tel:01632960118", "editor@example.org", "<em>Hanna</em>"
    )


def test_a_contributor_page_has_note_links_and_articles(site: Site) -> None:
    text = site.text("people/ana-ruiz/index.html")
    assert order(
        text, "Ana Ruiz", "<em>water</em>", "https://ana.example.net/", "/paper/v53/n21/harbour-wall/", "pilots"
    )


def test_an_old_address_leads_on_by_refresh_canonical_and_link(site: Site) -> None:
    text = site.text("old/wall.html")
    assert '<meta http-equiv="refresh" content="0; url=/paper/v53/n21/harbour-wall/">' in text
    assert '<link rel="canonical" href="/paper/v53/n21/harbour-wall/">' in text
    assert '<a href="/paper/v53/n21/harbour-wall/">Harbour wall to be rebuilt</a>' in text


def test_the_page_at_an_old_address_lists_where_its_anchors_lead(site: Site) -> None:
    text = site.text("news.html")
    assert '<li id="ferry"><a href="/paper/v53/n21/ferry/">' in text
    assert '<li id="wall"><a href="/paper/v53/n21/harbour-wall/">' in text
    assert "refresh" not in text


def test_a_redirect_never_takes_the_place_of_a_page(site: Site) -> None:
    assert "This page has moved" not in site.text("sections/town/index.html")


def test_the_printed_paper_lies_at_its_address_unchanged(site: Site) -> None:
    assert site.files["v53/n21/v53n21.pdf"] == b"%PDF-1.7 printed\n"
