"""Which encodings texts of a language came in, and how its letters tell the right one from the others.

In: a decoded text and a language. Out: a score that is highest for the right encoding. Plain tables and counting;
nothing is trained. The candidates are those under which the web's pages and the discs of the time stood.
"""

from __future__ import annotations

import re

CYRILLIC = ("windows-1251", "koi8-r", "iso-8859-5", "cp866", "mac-cyrillic")
CENTRAL = ("windows-1250", "iso-8859-2", "cp852")
BALTIC = ("windows-1257", "iso-8859-13", "iso-8859-4")
ARABIC = ("windows-1256", "iso-8859-6")

CANDIDATES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "bs", "sq"), CENTRAL),
    "ro": (*CENTRAL, "iso-8859-16"),
    **dict.fromkeys(("tr", "az", "ku"), ("windows-1254", "iso-8859-9", "cp857")),
    **dict.fromkeys(("lt", "lv", "et"), BALTIC),
    **dict.fromkeys(("ru", "bg", "sr", "mk", "be", "kk", "mn"), CYRILLIC),
    "uk": ("windows-1251", "koi8-u", "iso-8859-5", "cp1125"),
    "el": ("windows-1253", "iso-8859-7", "cp737", "mac-greek"),
    **dict.fromkeys(("he", "yi"), ("windows-1255", "iso-8859-8", "cp862")),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ARABIC),
    "th": ("windows-874",),
    "vi": ("windows-1258",),
    "ja": ("euc-jp", "cp932"),
    "ko": ("cp949",),
    "zh": ("gb18030", "big5hkscs"),
}
"""Encodings by primary language, the commonest first. Languages that are not here are western: windows-1252."""

CODECS = {"windows-874": "cp874"}
"""Names under which Python has an encoding, where they differ."""

_CYRILLIC = "[\u0400-\u04ff]"
_ARABIC = "[\u0600-\u06ff]"
_LETTERS: dict[str, str] = {
    "pl": "[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–]",
    "cs": "[áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ„“–]",
    "sk": "[áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ„“–]",
    "hu": "[áéíóöőúüűÁÉÍÓÖŐÚÜŰ„”–]",
    **dict.fromkeys(("sl", "hr", "bs"), "[čćđšžČĆĐŠŽ„”–]"),
    "sq": "[çëÇË]",
    "ro": "[ăâîşţșțĂÂÎŞŢȘȚ„”–]",
    **dict.fromkeys(("tr", "az", "ku"), "[çğıöşüâîûÇĞİÖŞÜ“”’–]"),
    "lt": "[ąčęėįšųūžĄČĘĖĮŠŲŪŽ„“–]",
    "lv": "[āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ„”–]",
    "et": "[äõöüšžÄÕÖÜŠŽ„”–]",
    **dict.fromkeys(("ru", "bg", "sr", "mk", "be", "kk", "mn", "uk"), _CYRILLIC),
    "el": "[\u0370-\u03ff\u1f00-\u1fff]",
    **dict.fromkeys(("he", "yi"), "[\u05d0-\u05f4]"),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), _ARABIC),
    "th": "[\u0e01-\u0e5b]",
    "vi": "[\u00c0-\u01b0\u0300-\u0323\u1ea0-\u1ef9₫]",
    "ja": "[\u3040-\u30ff\u4e00-\u9fff\u3001\u3002]",
    "ko": "[\uac00-\ud7a3]",
    "zh": "[\u4e00-\u9fff\u3001\u3002\uff0c]",
}
_LETTER = {language: re.compile(letters) for language, letters in _LETTERS.items()}

# The commonest characters of a language, and which part of a text's characters beyond ASCII they usually are.
_COMMON: dict[str, tuple[str, float]] = {
    "ru": ("оеаинтсрвлкмдпуя", 0.8),
    "uk": ("оаниівтрелскудмпя", 0.8),
    "el": ("αοιετσνηυρπκμλςωάίόέ", 0.85),
    "ar": ("ايلمنوتربهدعسقفةك", 0.8),
    "fa": ("ايىیلمنوتربهدسشكک", 0.75),
    "he": ("יוהלאתרמבשנםד", 0.75),
    "th": ("านรกอเงมยลวดทส่้ัีิ", 0.7),
    "ja": ("のにはをたがでとしるてなれいかもすンスルーリトイク、。", 0.45),
    "ko": ("이다는을의에가를고한하지은로도서기사리자인시대어", 0.3),
    "zh": (
        "的一是不了在人有我他这個个這们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里裡、。，",
        0.25,
    ),
}
_SCRIPT = {language: frozenset(signs) for language, (signs, _) in _COMMON.items()}
_CJK = re.compile("[\u3040-\u30ff\u3001\u3002\uff0c的是一不有在人這这中個个為为以上來来]")
_BAD = re.compile("[\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff\uff61-\uff9f]")
_BOXES = re.compile("[\u2500-\u25a0]")
_HIGH = re.compile("[^\x00-\x7f\xa0\xad]+")
_MIXED = re.compile("[A-Za-z](?=[\u0370-\u06ff])|[\u0370-\u06ff](?=[A-Za-z])")


# Letters beyond ASCII of western languages; where none of them is known, the commonest.
_WESTERN = {
    "de": "äöüßÄÖÜ",
    "fr": "éèàùâêîôûëïüçœÉÈÀÂÊÎÔÇŒ",
    "es": "áéíóúñüÁÉÍÓÚÑ",
    "pt": "ãáàâçéêíõóôúÃÁÀÂÇÉÊÍÕÓÔÚ",
    "it": "àèéìòùÀÈÉÌÒÙ",
    "nl": "éëïóöüè",
    "sv": "åäöéÅÄÖ",
    "fi": "äöåÄÖ",
    "da": "æøåéÆØÅ",
    "no": "æøåéÆØÅ",
}
_USUAL = frozenset("éèàäöüßáíóúñçêâåøæãõîôÉÄÖÜ")


def foreign(text: str, language: str) -> int:
    """Count the letters beyond ASCII that a western language does not have; of an unknown one, the rarer letters."""
    own = _WESTERN.get(language) or _USUAL
    return sum(sign.isalpha() and sign not in own for sign in "".join(_HIGH.findall(text)))


def known(language: str) -> str:
    """Return the primary part of a language tag where the language has encodings of its own, "" else."""
    primary = language.lower().replace("_", "-").partition("-")[0]
    return primary if primary in CANDIDATES else ""


def candidates(language: str) -> tuple[str, ...]:
    """Return the encodings of a known language; a Chinese region says which of the two goes first."""
    tag = language.lower().replace("_", "-")
    found = CANDIDATES[tag.partition("-")[0]]
    traditional = tag.startswith("zh-") and any(word in tag for word in ("hant", "tw", "hk", "mo"))
    return found[::-1] if traditional else found


def as_text(data: bytes, encoding: str) -> str:
    """Decode, with U+FFFD for what the encoding does not have."""
    return data.decode(CODECS.get(encoding, encoding), "replace")


def score(text: str, language: str) -> float:
    """Say how well a text reads in a known language: at most about 3, below 0 for rubbish."""
    high = "".join(_HIGH.findall(text))
    if not high:
        return 0.0
    letters = len(_LETTER[language].findall(high))
    lower = sum(map(str.islower, high))
    upper = sum(map(str.isupper, high))
    common = 2 * len(_CJK.findall(high)) if language in ("zh", "ja") else 0
    bad = 4 * len(_BAD.findall(high)) + len(_BOXES.findall(high)) + 2 * len(_MIXED.findall(text))
    return (letters - bad + 0.5 * (lower - upper) + common) / len(high)


def likeness(text: str, language: str) -> float:
    """Say how far the characters beyond ASCII are as common as in texts of a language: 1 is as usual, 0 not at all."""
    high = "".join(_HIGH.findall(text))
    signs, usual = _SCRIPT[language], _COMMON[language][1]
    if not high:
        return 0.0
    share = sum(character in signs for character in high) / len(high)
    return min(1.0, share / usual) - 4 * len(_BAD.findall(high)) / len(high)


SCRIPTS: tuple[str, ...] = tuple(_COMMON)
"""The languages whose texts are written in another script than the Latin; `likeness` knows them."""
