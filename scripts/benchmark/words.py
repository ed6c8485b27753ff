"""The words and names of the made-up weekly: 60,000 words with the frequencies of Zipf's law, 300 authors, 60 topics.

Nothing goes in; the same seed makes the same lists each time. Who writes articles with them is `benchmark.corpus`.
"""

from __future__ import annotations

import itertools
import random
import unicodedata
from collections.abc import Iterator

SEED = 1973
SIZE = 60_000

# The most frequent words are real ones, so that typography meets apostrophes and short words as it would.
FREQUENT = """
the of and to a in that is was it for on with as he at by be this had not are but from or have an they which one you
were all her she there would their we him been has when who will no more if out so up said what its about than into
them can only other time new some could these two may first then do any like my now over such our man me even most
made after also well did many before must years through back where much your way down should because each just those
people how too good very make own work see men under get here between both life being another day same while never us
might against last don't place great old house world year still came own without come again right take it's few
however home small school part number water always country night near public side four whole went course young though
less yet put head set almost given mother next far often why once later per seems didn't hand eyes city means later
paper council union strike printing harbour edition week street river market bridge council's editor letter minister
weekly
"""

ONSETS = "b c d f g h j k l m n p r s t v w z bl br ch dr fl gr pl pr qu sc sh sk sl sp st str th tr b d f l m n r s t"
VOWELS = "a e i o u a e i o a e i o u ai ea ee ie oa oo ou ü ö é"
CODAS = "b d f g k l m n p r s t x ck ld ll lt mp nd ng nk nt rd rk rn rt ss st th"
EMPTY_ONSETS, EMPTY_CODAS = 8, 14

FORENAMES = """
Agnes Baldwin Chloé Dorte Élise Fatima Gül Henrik Ida Jörg Kaja Łucja Małgorzata Nuno Oskar Petra Quentin Renée Søren
Tilda Uwe Víctor Willem Xenia Yasmin Zoë
"""
SURNAMES = """
Abel Brandt Čapek Dębski Engström Färber Gómez Holm Iversen Joossens Kuznetsov Lefèvre Möller Nuñes O’Dowd Pohl Quirke
Rask Schäfer Tóth Urbański Vega Weiß Xanthos Yıldız Zeller
"""
TOPIC_WORDS = """
Housing Labour Schools Books Courts Police Prisons Health Hospitals Farming Fishing Railways Buses Energy Climate Water
Forests Markets Banks Taxes Elections Parliament Council Europe Africa Asia America Peace Refugees Migration Women Youth
Pensions Science Computing Internet Philosophy History Letters Obituaries Interviews Reportage Satire Chess Cooking
Travel Religion Architecture Photography Radio Television Advertising Football Cinema Theatre Music Press Culture War
Nuclear
"""
SECTIONS = ["Front page", "News", "Abroad", "Economy", "Culture", "Opinion", "Letters", "Sport", "Essay", "Back page"]


def vocabulary() -> list[str]:
    """The frequent words, then invented ones up to 60,000, none twice."""
    known = dict.fromkeys(FREQUENT.split())
    for word in invented(random.Random(SEED)):
        if len(known) == SIZE:
            break
        known.setdefault(word)
    return list(known)


def invented(chance: random.Random) -> Iterator[str]:
    """Words of one to four syllables, of three letters at least."""
    onsets = [*ONSETS.split(), *[""] * EMPTY_ONSETS]
    vowels = VOWELS.split()
    codas = [*CODAS.split(), *[""] * EMPTY_CODAS]
    while True:
        syllables = chance.choices((1, 2, 3, 4), (5, 6, 2, 0.3))[0]
        word = "".join(chance.choice(part) for _ in range(syllables) for part in (onsets, vowels, codas))
        if len(word) > 2 and unicodedata.is_normalized("NFC", word):
            yield word


def authors() -> list[str]:
    """Three hundred names."""
    pairs = [f"{forename} {surname}" for forename in FORENAMES.split() for surname in SURNAMES.split()]
    return random.Random(SEED + 1).sample(pairs, 300)


VOCABULARY = vocabulary()
CUMULATED = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(VOCABULARY))))
AUTHORS = authors()
TOPICS = TOPIC_WORDS.split()
