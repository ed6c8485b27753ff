"""Weeklies in plain text are taken apart at their banners, in several languages and fashions."""

from __future__ import annotations

from broadsheet.importers.plain.banners import weekly_of

PROSE = """The harbour master said on Monday that the wall would stand
for another winter, and that the money had been found at last.
"""

RULED = f"""
===========================================================
THE HARBOUR WEEKLY                     Issue 12, 3 May 2004
===========================================================

Contents

 1. Wall to be rebuilt
 2. Buses run late
 3. Letters

===========================================================
1. Wall to be rebuilt
===========================================================

by Ana Ruiz

{PROSE}
-----------------------------------------------------------

{PROSE}
===========================================================
2. Buses run late
===========================================================

{PROSE}
===========================================================
3. Letters
===========================================================

{PROSE}
"""

UNDERLINED = f"""Debian Weekly News - April 5th, 2004

Welcome to this year's 14th issue, the newsletter for the community, which tells what has
happened in the last week, and what will happen in the next, if all goes as it should go.

Wall to be rebuilt
------------------

{PROSE}
Buses run late
--------------

{PROSE}
"""

FRAMED = f"""Der Hafenbote, Nr. 7 vom 3. Mai 2004

*** Die Mauer wird neu gebaut ***

{PROSE}
*** Busse fahren später ***

{PROSE}
"""

CHINESE = """港口周报 第12期 2004年5月3日

目录
1. 港口城墙将重建
2. 公共汽车晚点
3. 读者来信

1. 港口城墙将重建

市议会星期二投票决定重建城墙。工程将于三月开始，持续六个星期。

2. 公共汽车晚点

星期一早上，许多公共汽车晚点半小时以上。

3. 读者来信

编辑先生：城墙很美。
"""


def pieces(text: str) -> list[str]:
    weekly = weekly_of(text.split("\n"))
    assert weekly is not None
    return [piece.headline for piece in weekly.pieces]


def test_boxes_of_rules_are_headlines_and_the_nameplate_is_none() -> None:
    assert pieces(RULED) == ["Wall to be rebuilt", "Buses run late", "Letters"]


def test_the_list_of_contents_is_known_as_such() -> None:
    weekly = weekly_of(RULED.split("\n"))
    assert weekly is not None
    lines = RULED.split("\n")[slice(*weekly.contents)]
    assert [line.strip() for line in lines] == ["1. Wall to be rebuilt", "2. Buses run late", "3. Letters"]


def test_underlined_lines_are_headlines() -> None:
    assert pieces(UNDERLINED) == ["Wall to be rebuilt", "Buses run late"]


def test_lines_between_stars_are_headlines() -> None:
    assert pieces(FRAMED) == ["Die Mauer wird neu gebaut", "Busse fahren später"]


def test_numbered_headings_of_a_list_of_contents_need_no_banners() -> None:
    assert pieces(CHINESE) == ["港口城墙将重建", "公共汽车晚点", "读者来信"]


def test_prose_with_a_list_is_no_weekly() -> None:
    assert weekly_of(f"Headline\n\n{PROSE}\n- one\n- two\n- three\n\n{PROSE}".split("\n")) is None
    assert weekly_of([]) is None


STARS = f"""                 HARBOUR-GRAM

                May 15, 2004

** *** ***** ******* *********** *************

In this issue:
      Wall to be rebuilt
      Buses run late
      Letters

** *** ***** ******* *********** *************

        Wall to be rebuilt

{PROSE}
** *** ***** ******* *********** *************

        Buses run late

{PROSE}
** *** ***** ******* *********** *************

        Letters

{PROSE}
"""

CAPITALS = f"""LETTRE DU PORT, no 12

LE MUR SERA REBÂTI

{PROSE}
LES BUS EN RETARD

{PROSE}
COURRIER

{PROSE}
"""

ARABIC = """أسبوعية المرفأ، العدد 12

المحتويات
١. إعادة بناء الجدار
٢. تأخر الحافلات
٣. بريد القراء

١. إعادة بناء الجدار

صوت المجلس يوم الثلاثاء على إعادة بناء الجدار قبل عواصف الشتاء.

٢. تأخر الحافلات

تأخرت حافلات كثيرة صباح الاثنين.

٣. بريد القراء

السيد المحرر، الجدار جميل.
"""


def test_a_list_without_numbers_is_known_by_its_headlines_below() -> None:
    weekly = weekly_of(STARS.split("\n"))
    assert weekly is not None
    assert [piece.headline for piece in weekly.pieces] == ["Wall to be rebuilt", "Buses run late", "Letters"]
    assert weekly.contents != (0, 0)


def test_headlines_below_rules_need_no_list() -> None:
    without = STARS.replace(
        "In this issue:\n      Wall to be rebuilt\n      Buses run late\n      Letters\n", "Welcome.\n"
    )
    assert pieces(without) == ["Wall to be rebuilt", "Buses run late", "Letters"]


def test_lines_of_capitals_are_headlines_where_there_is_nothing_else() -> None:
    assert pieces(CAPITALS) == ["LE MUR SERA REBÂTI", "LES BUS EN RETARD", "COURRIER"]


def test_arabic_numbers_count() -> None:
    assert pieces(ARABIC) == ["إعادة بناء الجدار", "تأخر الحافلات", "بريد القراء"]
