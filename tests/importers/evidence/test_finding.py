"""What papers print about themselves, in their languages, and what only looks like it.

The lines are written as such papers print them; what each says was written down from its words.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact, Finding

SHORT: dict[Fact, str] = {"whole_number": "whole", "date_end": "until"}
PIECES = st.sampled_from(
    (
        *(
            "No.",
            "Vol.",
            "Nr",
            "№",
            "第",
            "期",
            "年",
            "月",
            "日",
            "العدد",
            "السنة",
            "n°",
            "#",
            "Heft",
            "issue",
            "Jg.",
            "平成",
        ),
        *("May", "mai", "мая", "تموز", "كانون الثاني", "Μαΐου", "Juli", "Dec.", "Spring", "Winter", "de", "of", "the"),
        *("1", "12", "31", "99", "053", "1999", "2003", "1402", "2100", "XII", "IIII", "21st", "三十二", "٢١", "۱۴۰۲"),
        *("/", "-", "–", ",", ".", "(", ")", "&", "und", "bis", ";", ":", "\n", "°", "’", "\u200f"),
    )
)


def said(text: str, language: str, where: str = "title") -> set[str]:
    """Findings as `number=21`; a date in two readings as `date=?one,other`."""
    found = find(text, where, language)  # type: ignore[arg-type]
    return {f"{SHORT.get(f.fact, f.fact)}={f.value or '?' + ','.join(f.rivals)}" for f in found}


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("en", "Volume 53 Number 21, July 15, 2023", "volume=53 number=21 date=2023-07-15"),
        ("en", "Vol. LIII No. 21", "volume=53 number=21"),
        ("en", "Vol. 61 / Nos. 51 & 52", "volume=61 number=51-52"),
        ("en", "January 29,1999 / Vol. 48 / No. 3", "date=1999-01-29 volume=48 number=3"),
        ("en", "Issue #53", "number=53"),
        ("en", "LG #40", "number=40"),
        ("en", "Volume XII, Issue 4, Whole Number 48, Winter 1998", "volume=12 number=4 whole=48 date=1998-24"),
        ("en", "Spring 1998, Vol. 3, No. 1", "date=1998-21 volume=3 number=1"),
        ("en", "Mid-April 1999, Issue 40", "date=1999-04 number=40"),
        (
            "en",
            "December 31, 2004 - January 6, 2005 / Vol. 53 / No. 52",
            "date=2004-12-31 until=2005-01-06 volume=53 number=52",
        ),
        ("en", "Vol. 4 No. 2 Part 1", "volume=4 number=2 word=part-1"),
        ("en", "Supplement to Vol. 4 No. 2, March 2001", "volume=4 number=2 date=2001-03 kind=supplement"),
        ("en", "the 53rd issue", "number=53"),
        ("en", "No. 5, 2001", "number=5 date=2001"),
        ("en", "No. 5 May 2003", "number=5 date=2003-05"),
        ("en", "No. 12 - 13 May 2003", "number=12 date=2003-05-13"),
        ("de", "Jahrgang XII, Heft 3", "volume=12 number=3"),
        ("de", "53. Jg., Nr. 21/2003", "volume=53 number=21 date=2003"),
        ("de", "15. Juli 2023, 53. Jahrgang, Nr. 21", "date=2023-07-15 volume=53 number=21"),
        ("de", "Ausgabe Nr. 7 vom 3. März 1999", "number=7 date=1999-03-03"),
        ("de", "Heft 1/2, Januar/Februar 2004", "number=1-2 date=2004-01 until=2004-02"),
        ("de", "Doppelheft 51 und 52 (Dezember 1987)", "number=51-52 date=1987-12"),
        ("de", "Band 5, Heft 2, Gesamtnummer 34", "volume=5 number=2 whole=34"),
        ("fr", "n° 1204", "number=1204"),
        ("fr", "Tome II, n° 5, 1er mai 1998", "volume=2 number=5 date=1998-05-01"),
        ("fr", "XIIe année, nos 12-13, du 3 au 9 août 2003", "volume=12 number=12-13 date=2003-08-03 until=2003-08-09"),
        ("fr", "Numéro 7 – 15 juillet 2023", "number=7 date=2023-07-15"),
        ("fr", "53e année, numéro spécial, n° 21", "volume=53 number=21 kind=special"),
        ("es", "Año XII, núm. 45, 15 de julio de 2023", "volume=12 number=45 date=2023-07-15"),
        ("es", "Vol. 3, N.º 2, enero-marzo de 2005", "volume=3 number=2 date=2005-01 until=2005-03"),
        ("es", "Número 12, 3 al 9 de mayo de 2003", "number=12 date=2003-05-03 until=2003-05-09"),
        ("pt", "Ano 5, n.º 17, 1 de março de 2010", "volume=5 number=17 date=2010-03-01"),
        ("pt", "Edição nº 33, abril de 2009", "number=33 date=2009-04"),
        ("it", "Anno XII, n. 3, 1° maggio 2003", "volume=12 number=3 date=2003-05-01"),
        ("it", "Fascicolo 4, luglio-agosto 1999", "number=4 date=1999-07 until=1999-08"),
        ("nl", "53e jaargang, nummer 21, 15 juli 2023", "volume=53 number=21 date=2023-07-15"),
        ("nl", "Jaargang 12 nr. 3/4, maart 2001", "volume=12 number=3-4 date=2001-03"),
        ("sv", "Årgång 12, nr 3 · 5 maj 2003", "volume=12 number=3 date=2003-05-05"),
        ("sv", "Nr 51-52, 20 december 1999", "number=51-52 date=1999-12-20"),
        ("da", "53. årgang, nr. 21, 15. juli 2023", "volume=53 number=21 date=2023-07-15"),
        ("nb", "Årgang 5, utgave 2, 1. mai 2003", "volume=5 number=2 date=2003-05-01"),
        ("pl", "Rok XII, nr 5 (123), 1 maja 2003", "volume=12 number=5 whole=123 date=2003-05-01"),
        ("pl", "Tom 3, zeszyt 2, wrzesień 1998", "volume=3 number=2 date=1998-09"),
        ("cs", "Ročník 12, číslo 3, 5. května 2003", "volume=12 number=3 date=2003-05-05"),
        ("cs", "12. ročník, č. 3", "volume=12 number=3"),
        ("ru", "№ 5 (123), 1 мая 2003 года", "number=5 whole=123 date=2003-05-01"),
        ("ru", "Год издания 5-й, выпуск 12, 3 сентября 1999 г.", "volume=5 number=12 date=1999-09-03"),
        ("ru", "Том 3, номер 4, июль 2001", "volume=3 number=4 date=2001-07"),
        ("el", "Τεύχος 12, 15 Ιουλίου 2023", "number=12 date=2023-07-15"),
        ("el", "Έτος 5ο, αρ. 17, Μάιος 2003", "volume=5 number=17 date=2003-05"),
        ("tr", "Yıl 5, Sayı 12, 15 Temmuz 2023", "volume=5 number=12 date=2023-07-15"),
        ("tr", "Cilt 3 Sayı 1-2, OCAK 2001", "volume=3 number=1-2 date=2001-01"),
        ("ar", "العدد 21، السنة 5، 15 يوليو 2023", "number=21 volume=5 date=2023-07-15"),
        ("ar", "السنة ٥٣ - العدد ٢١ - السبت ١٥ تموز ٢٠٢٣", "volume=53 number=21 date=2023-07-15"),
        ("ar", "المجلد ٣، العدد ٤، كانون الثاني/يناير ٢٠٠١", "volume=3 number=4 date=2001-01"),
        ("fa", "شمارهٔ ۲۱، سال ۵، ۲۴ تیر ۱۴۰۲", "number=21 volume=5 date=2023-07-15"),
        ("fa", "شماره ۱۲ - ۱۵ ژوئیهٔ ۲۰۲۳", "number=12 date=2023-07-15"),
        ("he", "גיליון 21, 15 ביולי 2023", "number=21 date=2023-07-15"),
        ("he", "שנה 5, גליון מס' 12", "volume=5 number=12"),
        ("zh", "第12期（总第345期）2003年5月1日", "number=12 whole=345 date=2003-05-01"),
        ("zh", "二〇〇三年五月一日 第十二期", "date=2003-05-01 number=12"),
        ("zh", "2003年第5期", "number=5 date=2003"),
        ("zh", "第5卷第3期", "volume=5 number=3"),
        ("zh", "2003年第7-8期 合刊", "date=2003 number=7-8"),
        ("ja", "第12号 平成15年5月1日", "number=12 date=2003-05-01"),
        ("ja", "第5巻第3号（通巻45号）", "volume=5 number=3 whole=45"),
        ("ko", "제12호 2003년 5월 1일", "number=12 date=2003-05-01"),
        ("ko", "제5권 제3호 (통권 45호)", "volume=5 number=3 whole=45"),
        ("en", "MMWR 2015;64(32)", "volume=64 number=32"),
        ("en", "Volume 64", "volume=64"),
        (
            "en",
            "The Weekly, Vol. 12, Nos. 3–4, March–April 1912 (Whole No. 140)",
            "volume=12 number=3-4 date=1912-03 until=1912-04 whole=140",
        ),
        ("en", "Published in Issue 40 of Linux Gazette, April 1999", "number=40 date=1999-04"),
        ("en", "Nos. 51, 52 & 53", "number=51-53"),
        ("en", "Year 5, No. 12", "volume=5 number=12"),
        ("de", "Linux-Nachrichten Nr. 1 vom 2. Jänner 2001", "number=1 date=2001-01-02"),
        ("de", "Heft III (1912)", "number=3 date=1912"),
        ("de", "Sonderheft 2, März 2003", "date=2003-03 kind=special"),
        ("de", "LIBREAS Ausgabe 31", "number=31"),
        ("de", "Beilage zu Nr. 14, 5. April 1899", "number=14 date=1899-04-05 kind=supplement"),
        ("fr", "numéros 3 et 4, mars-avril 1999", "number=3-4 date=1999-03 until=1999-04"),
        ("fr", "N° 3/4", "number=3-4"),
        ("fr", "no 12", "number=12"),
        ("ar", "العددان ٣ و ٤، خريف ٢٠٠٤", "number=3-4 date=2004-23"),
        ("ar", "العدد (21) السنة الخامسة", "number=21"),
        ("ar", "عدد 12 / جويلية 2003", "number=12 date=2003-07"),
        ("zh", "總第１２３期 二零零三年十二月", "whole=123 date=2003-12"),
        ("zh", "2003年12月25日 星期四 第4567号", "date=2003-12-25 number=4567"),
        ("zh", "第三十二卷 第四期 2001年4月", "volume=32 number=4 date=2001-04"),
        ("zh", "2003-05-01 第18期", "date=2003-05-01 number=18"),
        ("ru", "Выпуск 3 (15) за 2003 год", "number=3 whole=15"),
        ("pl", "Nr 3-4/2003", "number=3-4 date=2003"),
        ("cs", "Číslo 5/2003", "number=5 date=2003"),
        ("nl", "Voorjaar 2001, jrg. 5, nr. 1", "date=2001-21 volume=5 number=1"),
    ],
)
def test_an_issue_line_says_what_it_says(language: str, text: str, says: str) -> None:
    assert said(text, language) == set(says.split())


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("en", "May 3-9, 2003", "date=2003-05-03 until=2003-05-09"),
        ("en", "April 30 – May 6, 2003", "date=2003-04-30 until=2003-05-06"),
        ("en", "May/June 2003", "date=2003-05 until=2003-06"),
        ("en", "03/04/2001", "date=?2001-04-03,2001-03-04"),
        ("en", "Saturday, 15th of July, 2023", "date=2023-07-15"),
        ("en", "Issue 10 will be out in November 1996", "date=1996-11"),
        ("de", "3.–9. Mai 2003", "date=2003-05-03 until=2003-05-09"),
        ("de", "1.5.2003", "date=2003-05-01"),
        ("de", "Frühjahr 1998", "date=1998-21"),
        ("ar", "١٥ تموز (يوليو) ٢٠٢٣", "date=2023-07-15"),
        ("ar", "3 كانون الأول 1999", "date=1999-12-03"),
        ("zh", "民國九十二年五月一日", "date=2003-05-01"),
        ("ja", "令和元年五月一日発行", "date=2019-05-01"),
        ("ja", "2003年8月号", "date=2003-08"),
        ("ko", "2003. 5. 1.", "date=2003-05-01"),
        ("", "2003-05-01", "date=2003-05-01"),
        ("", "15/07/2023", "date=2023-07-15"),
        ("", "30 February 2001", "date=2001-02"),
        ("en", "Thursday, 1 May 2003", "date=2003-05-01"),
        ("en", "May 1st 2003", "date=2003-05-01"),
        ("en", "2003/05/01", "date=2003-05-01"),
        ("en", "1st-7th May 2003", "date=2003-05-01 until=2003-05-07"),
        ("en", "Nov./Dec. 1999", "date=1999-11 until=1999-12"),
        ("en", "December 2004/January 2005", "date=2004-12 until=2005-01"),
        ("en", "Debian Weekly News - January 2nd, 2001", "date=2001-01-02"),
        ("fr", "été 2004", "date=2004-22"),
        ("fr", "Vendredi 12 décembre 1997", "date=1997-12-12"),
        ("ar", "15/7/2023", "date=2023-07-15"),
        ("it", "Roma, 1° maggio 2003", "date=2003-05-01"),
        ("nl", "zaterdag 15 juli 2023", "date=2023-07-15"),
        ("sv", "den 5 maj 2003", "date=2003-05-05"),
        ("pl", "1 maja 2003 r.", "date=2003-05-01"),
        ("tr", "15 Temmuz 2023 Cumartesi", "date=2023-07-15"),
        ("fa", "22 بهمن 1357", "date=1979-02-11"),
        ("ja", "昭和64年1月7日", "date=1989-01-07"),
        ("zh", "1999年12月31日", "date=1999-12-31"),
        ("ar", "٣٠ نيسان - ٦ أيار ٢٠٠٣", "date=2003-04-30 until=2003-05-06"),
    ],
)
def test_a_date_is_read_in_its_language(language: str, text: str, says: str) -> None:
    assert said(text, language) == set(says.split())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Gazette, No. 1,204"),
        ("en", "Erratum: Vol. 61, No. 47"),
        ("en", "The State of Rust 0.8"),
        ("en", "Copyright © March 1996"),
        ("en", "Last updated 12 May 2004"),
        ("de", "Berichtigung zu Nr. 4/2003"),
        ("", "31/02/2023"),
        ("", "2026-02-30"),
        ("en", "Issue 53a"),
        ("en", "(64)"),
        ("en", "See Vol. 3 No. 4"),
        ("en", "bug #1234"),
        ("en", "No I will not, said the 12 men"),
        ("en", "Established 1 May 1897"),
    ],
)
def test_what_only_looks_like_it_says_nothing(language: str, text: str) -> None:
    assert said(text, language) == set()


def check(found: tuple[Finding, ...]) -> None:
    """Every date exists, every range ends after it begins, every number is one."""
    for finding in found:
        for value in (finding.value, *finding.rivals):
            if finding.fact in ("date", "date_end"):
                assert re.fullmatch(r"|\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d\d)?)?", value), finding
                assert len(value) < 10 or 1600 <= dt.date.fromisoformat(value).year <= 2199
            elif finding.fact in ("number", "volume", "whole_number"):
                assert re.fullmatch(r"[1-9]\d{0,4}(-[1-9]\d{0,4})?", value), finding
    for date, end in pairwise(found):
        if end.fact == "date_end":
            assert date.value < end.value


@given(st.lists(PIECES, max_size=40), st.booleans(), st.sampled_from(("", "en", "de", "ar", "fa", "zh", "fr")))
def test_no_line_of_words_and_numbers_says_an_impossible_date(pieces: list[str], glued: bool, language: str) -> None:
    text = ("" if glued else " ").join(pieces)
    check(find(text, "title", language))
    check(find(text, "text", language))
    check(find(text.replace(" ", "/"), "folder", language))


@given(st.text(max_size=400), st.sampled_from(("", "en", "tr", "ja")))
def test_no_text_is_too_odd_to_be_read(text: str, language: str) -> None:
    check(find(text, "title", language))
    check(find(f"{text} 12 May 2003 {text}", "text", language))


@pytest.mark.parametrize(
    "piece",
    ["1999 ", "No. ", "No. 1-", "1/2/", "May ", "31 May - ", "第", "第1期", "2003年", "三", "XII ", "(", "1999-", "#1"],
)
def test_long_hostile_texts_come_to_an_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    check(find(text, "text", ""))
    check(find(text, "title", ""))
    check(find(text, "folder", ""))
