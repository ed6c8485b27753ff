"""A made-up old site: numbers of a weekly as clean pages of 4 to 8 kB, in the three templates of its life.

In: a folder, a number of pages. Out: the pages, a folder for each number with its contents page; the same seed gives
the same bytes, and a smaller site is the beginning of a larger one. Also an export of WordPress of any size.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from html import escape
from pathlib import Path

from benchmark.words import AUTHORS, CUMULATED, SECTIONS, VOCABULARY

ARTICLES_A_NUMBER = 10
NUMBERS_A_TEMPLATE = 12
"""In turn, so that a small site has all three as well."""
FIRST = dt.date(1996, 1, 5)
BODIES = 200
"""An export has so many different texts, in turn: it is its size that is measured."""
WORDS = (520, 1030)

_TABLES = """<html><head><title>{headline} - The Lantern No. {number}</title></head><body bgcolor="#ffffff">
<table width="100%" border="0"><tr><td width="120" valign="top"><a href="../index.html">Front page</a><br>
<a href="index.html">This number</a><br><a href="../about.html">About the paper</a><br><img src="../dot.gif" width="1">
</td><td valign="top"><font size="2">The Lantern, weekly for the northern harbours</font><hr>
<h2>{headline}</h2><p><i>By {author}</i></p>
{body}
<hr><center><font size="1">Published in number {number}, {date}. All rights with the authors.</font></center>
</td></tr></table></body></html>
"""
_PLAIN = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="en"><head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>The Lantern: {headline}</title></head><body>
<div id="top"><h1>The Lantern</h1><p>Number {number}, {date}</p><ul><li><a href="../index.html">Home</a></li>
<li><a href="index.html">Contents</a></li><li><a href="../letters.html">Write to us</a></li></ul></div>
<div id="text"><h2>{headline}</h2><h4>by {author}</h4>
{body}
</div><div id="foot"><p>The Lantern comes out every Friday in the harbours of the north and is made by its readers.</p>
</div></body></html>
"""
_MODERN = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{headline} | The Lantern</title></head><body>
<header><a href="../index.html">The Lantern</a><nav><a href="index.html">No. {number}</a> <a href="../archive.html">All
numbers</a> <a href="../people.html">People</a></nav></header><main><article><h1>{headline}</h1>
<p class="byline">By {author}</p><p class="date">{date}</p>
{body}
</article></main><footer><p>Printed and bound by the society of the friends of the Lantern since the first number.</p>
<p><a href="../imprint.html">Imprint</a> <a href="../feed.xml">Feed</a></p></footer></body></html>
"""
TEMPLATES = (_TABLES, _PLAIN, _MODERN)


def write(folder: Path, pages: int) -> None:
    """Write a site of so many article pages, and a contents page for each number."""
    for number in range(1, -(-pages // ARTICLES_A_NUMBER) + 1):
        place = folder / f"issue{number:04d}"
        place.mkdir(parents=True, exist_ok=True)
        rows = []
        for order in range(min(ARTICLES_A_NUMBER, pages - (number - 1) * ARTICLES_A_NUMBER)):
            headline, author, text = article(number, order)
            (place / f"{file(headline)}.html").write_text(text, encoding="utf-8")
            rows.append(f'<li><a href="{file(headline)}.html">{headline}</a>, by {author}</li>')
        (place / "index.html").write_text(contents(number, rows), encoding="utf-8")


def article(number: int, order: int) -> tuple[str, str, str]:
    """Headline, author and page of an article."""
    chance = random.Random(number * 1009 + order)
    headline = " ".join(_words(chance, chance.randint(4, 8))).capitalize()
    author = chance.choice(AUTHORS)
    body = "\n".join(_blocks(chance, chance.randint(*WORDS)))
    template = TEMPLATES[number // NUMBERS_A_TEMPLATE % len(TEMPLATES)]
    said = {"headline": headline, "author": author, "number": number, "date": _date(number), "body": body}
    return headline, author, template.format(**said)


def file(headline: str) -> str:
    """The name of an article's file."""
    return "-".join("".join(letter for letter in word if letter.isascii()) for word in headline.lower().split()[:3])


def contents(number: int, rows: list[str]) -> str:
    """The contents page of a number."""
    listed = "\n".join(rows)
    return (
        f"<html><head><title>The Lantern, number {number}</title></head><body><h1>The Lantern</h1>"
        f"<h2>Number {number}, {_date(number)}</h2>\n<ul>{listed}</ul></body></html>\n"
    )


def _date(number: int) -> str:
    day = FIRST + dt.timedelta(weeks=number - 1)
    return f"{day.day} {day:%B} {day.year}"


def _words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(VOCABULARY, cum_weights=CUMULATED, k=count)


def _blocks(chance: random.Random, count: int) -> Iterator[str]:
    """Paragraphs, and now and then a crosshead, a list, a quotation, a line of code, a link."""
    while count > 0:
        length = min(count, chance.randint(30, 110))
        count -= length
        text = _sentences(chance, length)
        kind = chance.random()
        if kind < 0.1:
            yield f"<h3>{' '.join(_words(chance, 3)).capitalize()}</h3>"
        if kind > 0.95:
            yield f"<blockquote><p>{text}</p></blockquote>"
        elif kind > 0.9:
            yield "<ul>" + "".join(f"<li>{_sentences(chance, 9)}</li>" for _ in range(4)) + "</ul>"
        else:
            yield f"<p>{text}</p>"


def _sentences(chance: random.Random, count: int) -> str:
    words = [escape(word) for word in _words(chance, count)]
    for at in range(0, count, 13):
        words[at] = words[at].capitalize()
        words[min(at + 12, count - 1)] += "."
    if chance.random() < 0.3:
        at = chance.randrange(count)
        words[at] = chance.choice((f"<b>{words[at]}</b>", f'<a href="https://harbour.example/{at}">{words[at]}</a>'))
    return " ".join(words)


def write_export(file: Path, size: int) -> int:
    """Write an export of WordPress of about `size` bytes; return the number of its posts."""
    bodies = ["\n".join(_blocks(random.Random(seed), 700)) for seed in range(BODIES)]
    posts = written = 0
    with file.open("w", encoding="utf-8") as out:
        written += out.write(_EXPORT_HEAD)
        while written < size:
            posts += 1
            chance = random.Random(posts)
            headline = " ".join(_words(chance, chance.randint(4, 8))).capitalize()
            author, body = chance.choice(AUTHORS), bodies[posts % BODIES]
            day = FIRST + dt.timedelta(days=posts)
            said = {"headline": headline, "author": author, "post": posts, "day": day, "body": body}
            said["section"] = SECTIONS[posts % len(SECTIONS)]
            written += out.write(_POST.format(**said))
        out.write("</channel></rss>\n")
    return posts


_EXPORT_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>The Lantern</title><link>https://lantern.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>
"""
_POST = """<item><title>{headline}</title><link>https://lantern.example/?p={post}</link><dc:creator>{author}</dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{post}</wp:post_id><wp:post_date>{day} 09:00:00</wp:post_date><wp:status>publish</wp:status>
<wp:post_name>post-{post}</wp:post_name><wp:post_type>post</wp:post_type>
<category domain="category" nicename="section"><![CDATA[{section}]]></category></item>
"""
