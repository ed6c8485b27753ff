"""Checks of headers: headlines that are too long for their weight, standfirsts that a section wants.

In: a proof. Out: problems of single headers. Unknown sections and doubled slugs are met while reading; contributors
are in `articles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.names import slug
from broadsheet.problems import Problem
from broadsheet.proofs.check import Proof, Rule
from broadsheet.proofs.kinds import HEADLINE_LONG, MISSING_STANDFIRST
from broadsheet.text.markdown import Source, parse_line
from broadsheet.text.plain import plain_inline


def check_headlines(proof: Proof) -> Iterator[Problem]:
    """Yield headline-too-long; counted is what readers see, of the print headline where there is one."""
    for article in proof.articles():
        most = proof.wishes.headline[article.weight]
        key = "print_headline" if article.print_headline else "headline"
        written = article.print_headline or article.headline
        if len(written) > most:
            length = len(plain_inline(parse_line(Source(written, article.language), lambda problem: None, False)))
            if length > most:
                place = proof.key_place(article.file, key)
                yield HEADLINE_LONG.at(place, length=length, most=most, weight=article.weight)


def check_standfirsts(proof: Proof) -> Iterator[Problem]:
    """Yield missing-standfirst for articles of the sections that `standfirst` under [proof] names; briefs need none."""
    wanted = {slug(section) for section in proof.wishes.standfirst}
    for article in proof.articles() if wanted else ():
        if not article.standfirst and article.weight != "brief" and slug(article.section) in wanted:
            yield MISSING_STANDFIRST.at(proof.key_place(article.file, "section"), section=article.section)


CHECKS = (
    Rule("headlines", (HEADLINE_LONG,), check_headlines),
    Rule("standfirsts", (MISSING_STANDFIRST,), check_standfirsts),
)
