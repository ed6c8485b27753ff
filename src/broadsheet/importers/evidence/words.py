"""The words with which papers number themselves, by what they mean. Data only.

In: nothing. Out: `ROLES`, from a folded word (see `plain.folded`) to what it announces, and the words around dates.
Sources: the issue lines of papers in these languages and the abbreviations of ISO 4 and ISO 832.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from broadsheet.importers.evidence.plain import folded

Role: TypeAlias = Literal["number", "volume", "year", "whole", "part", "supplement", "special"]

_NUMBER = """
    issue issues number numbers no nos num nums numb iss edition editions
    nr nrn nummer nummern heft hefte ausgabe ausgaben folge doppelheft doppelnummer doppelausgabe lieferung lfg
    numéro numéros livraison fascicule fasc
    número números núm núms edición fascículo edição
    numero numeri fascicolo fascicoli
    nummers aflevering editie uitgave
    häfte häften utgåva numret
    hæfte hefte utgave
    numer numery zeszyt zesz wydanie
    číslo čísla č sešit
    номер номера выпуск выпуски вып номеру число число
    τεύχος τεύχη τευχ αρ αριθ αριθμός φύλλο φύλλα
    sayı sayılar nüsha
    العدد عدد العددان العددين الأعداد والعدد عددان رقم
    شماره شمارهء شمارگان
    גיליון גליון גיליונות מספר מס
"""
_VOLUME = """
    volume volumes vol vols
    jahrgang jg jahrg jgg
    tome
    volumen tomo
    jaargang jrg
    årgång årgången årg årgang
    ročník roč rocznik tom
    том
    τόμος
    cilt
    المجلد مجلد
    دوره جلد
    כרך
"""
_YEAR = """
    year yr
    band bd
    année annee an
    año ano
    anno annata
    rok
    год
    έτος
    yıl
    السنة سنة عام
    سال
    שנה
    v t r т
"""
_PART = "part parts pt teil partie parte deel część díl del часть μέρος kısım الجزء جزء חלק"
_SUPPLEMENT = """
    supplement supplements suppl beilage beiheft supplément suplemento supplemento bijlage bilaga tillæg dodatek příloha
    приложение παράρτημα ek ملحق הוספה ضمیمه
"""
_SPECIAL = "special sonderheft sonderausgabe sondernummer spécial especial speciale спецвыпуск özel خاص"
_WHOLE = """
    whole gesamtnummer gesamtausgabe gesamtfolge laufende lfd total totaal celkové kolejny общий сквозной genel
    الإجمالي التسلسلي المسلسل
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


def _roles() -> dict[str, Role]:
    rows: tuple[tuple[Role, str], ...] = (
        ("year", _YEAR),
        ("number", _NUMBER),
        ("volume", _VOLUME),
        ("part", _PART),
        ("supplement", _SUPPLEMENT),
        ("special", _SPECIAL),
        ("whole", _WHOLE),
    )
    return {folded(word): role for role, words in rows for word in words.split()}


ROLES: dict[str, Role] = _roles()
"""What each word announces. A "year" word announces a volume, where a number stands beside it."""
NEEDS_STOP = frozenset(
    ("no", "nos", "num", "n", "c", "v", "t", "r", "т", "an", "ano", "del", "ek", "bd", "pt", "מס", "רק")
)
"""Words of everyday language, or single letters: they announce something only with a stop or a ring behind them."""
BY_LANGUAGE: dict[str, frozenset[str]] = {
    "fr": frozenset(("no", "nos", "an")),
    "it": frozenset(("n", "no")),
    "tr": frozenset(("no",)),
    "es": frozenset(("num",)),
    "pt": frozenset(("ano",)),
    "ro": frozenset(("an",)),
    "he": frozenset(("מס",)),
}
"""Words that need no stop in a language."""

BETWEEN = _set("издания wydania vydání publication publicación publication yayın الصدور انتشار")
"""Words between the word and its numeral: `год издания 5-й`."""

JOINTS = _set("and und et y e i och og en a и ve و και או ו")
"""Words between the numbers of a double number."""
RANGES = _set("to bis au al a till til tot do по till إلى الى تا עד until through thru")
"""Words between the ends of a range of dates."""
FILLERS = _set("of de del d do da di dell den der le la the l του της ο από в г года год من שנת של al")
"""Words that may stand between day, month and year."""
ORDINALS = _set("st nd rd th er re e ème eme è ste de й го я ая ое ος η ο a º ª ο")
"""What may stand behind the digits of an ordinal number."""
ELSEWHERE = _set(
    """
    erratum errata corrigendum corrigenda correction corrections corrección correccion berichtigung korrektur
    rectificatif correctif rettifica errore rättelse rettelse sprostowanie oprava исправление опечатки تصويب تصحیح
    תיקון düzeltme
    """
)
"""A text that begins with one of these speaks of another issue."""
NOT_YET = _set(
    """
    will shall next upcoming forthcoming previous last see siehe vgl cf voir véase vedi zie se patrz viz см nächste
    nächsten nächstes kommende kommenden vorige erscheint prochain prochaine paraîtra próximo próxima prossimo
    prossima volgende nästa neste næste następny příští следующий следующем επόμενο gelecek القادم المقبل בא הבא
    """
)
"""Words beside a number that make it the number of another issue."""
STAMPS = _set(
    """
    copyright © updated modified revised reviewed accessed retrieved created generated founded established
    aktualisiert geändert abgerufen gegründet bearbeitet consulté modifié mise fondé fondée actualizado modificado
    consultado fundado fundada aggiornato modificato fondato bijgewerkt gewijzigd opgericht uppdaterad grundad
    opdateret grundlagt oppdatert zaktualizowano założone aktualizováno založeno обновлено изменено основана основан
    ενημέρωση ιδρύθηκε güncelleme kuruluş تحديث تأسست تأسس عدل
    """
)
"""Words before a date that make it the date of something else than the issue."""

SEASONS: dict[str, int] = {
    folded(word): season
    for season, words in (
        (
            21,
            """spring frühjahr frühling printemps primavera lente voorjaar vår forår wiosna jaro весна άνοιξη ilkbahar
            bahar ربيع الربيع بهار אביב""",
        ),
        (
            22,
            """summer sommer été verano estate verão zomer sommar lato léto лето καλοκαίρι yaz صيف الصيف تابستان
            קיץ""",
        ),
        (
            23,
            """autumn fall herbst automne otoño autunno outono herfst najaar höst efterår høst jesień podzim осень
            φθινόπωρο sonbahar güz خريف الخريف پاییز סתיו""",
        ),
        (24, "winter hiver invierno inverno vinter zima зима χειμώνας kış شتاء الشتاء زمستان חורף"),
    )
    for word in words.split()
}
"""Seasons by their codes in ISO 8601-2, 4.8 (Extended Date/Time Format, level 1)."""
