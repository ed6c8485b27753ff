"""How a language without a catalogue says volume and number: enough for its issue line.

In: language tags, the nearest first. Out: messages as a catalogue has them. The words are those that papers of the
language print: `№ 21` in Russian, `21. szám` in Hungarian. A space after a short form does not break. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NUMERO = "№\N{NO-BREAK SPACE}{number}"

# By language: one number, several, and the volume.
_ROWS: dict[str, tuple[str, str, str]] = {
    "be": (NUMERO, NUMERO, "Год {volume}"),
    "bg": (NUMERO, NUMERO, "Година {volume}"),
    "kk": (NUMERO, NUMERO, "{volume}-том"),
    "ky": (NUMERO, NUMERO, "{volume}-том"),
    "mk": ("бр.\N{NO-BREAK SPACE}{number}", "бр.\N{NO-BREAK SPACE}{number}", "Година {volume}"),
    "mn": (NUMERO, NUMERO, "{volume}-р боть"),
    "ru": (NUMERO, NUMERO, "Год {volume}"),
    "sr": ("бр.\N{NO-BREAK SPACE}{number}", "бр.\N{NO-BREAK SPACE}{number}", "Година {volume}"),
    "tg": (NUMERO, NUMERO, "Ҷилди {volume}"),
    "uk": (NUMERO, NUMERO, "Рік {volume}"),
    "ca": ("Núm.\N{NO-BREAK SPACE}{number}", "Núms.\N{NO-BREAK SPACE}{number}", "Vol.\N{NO-BREAK SPACE}{volume}"),
    "cs": ("Č.\N{NO-BREAK SPACE}{number}", "Č.\N{NO-BREAK SPACE}{number}", "Ročník {volume}"),
    "da": ("Nr.\N{NO-BREAK SPACE}{number}", "Nr.\N{NO-BREAK SPACE}{number}", "{volume}. årgang"),
    "fa": ("شمارهٔ {number}", "شماره‌های {number}", "سال {volume}"),
    "fi": ("Nro\N{NO-BREAK SPACE}{number}", "Nro\N{NO-BREAK SPACE}{number}", "{volume}. vuosikerta"),
    "he": ("גיליון {number}", "גיליונות {number}", "שנה {volume}"),
    "hu": ("{number}. szám", "{number}. szám", "{volume}. évfolyam"),
    "it": ("N.\N{NO-BREAK SPACE}{number}", "N.\N{NO-BREAK SPACE}{number}", "Anno {volume}"),
    "ja": ("第{number}号", "第{number}号", "第{volume}巻"),
    "ko": ("제{number}호", "제{number}호", "제{volume}권"),
    "nb": ("Nr.\N{NO-BREAK SPACE}{number}", "Nr.\N{NO-BREAK SPACE}{number}", "Årgang {volume}"),
    "nl": ("Nr.\N{NO-BREAK SPACE}{number}", "Nrs.\N{NO-BREAK SPACE}{number}", "Jaargang {volume}"),
    "nn": ("Nr.\N{NO-BREAK SPACE}{number}", "Nr.\N{NO-BREAK SPACE}{number}", "Årgang {volume}"),
    "no": ("Nr.\N{NO-BREAK SPACE}{number}", "Nr.\N{NO-BREAK SPACE}{number}", "Årgang {volume}"),
    "pl": ("Nr\N{NO-BREAK SPACE}{number}", "Nr\N{NO-BREAK SPACE}{number}", "Rok {volume}"),
    "pt": ("N.º\N{NO-BREAK SPACE}{number}", "N.ºs\N{NO-BREAK SPACE}{number}", "Ano {volume}"),
    "ro": ("Nr.\N{NO-BREAK SPACE}{number}", "Nr.\N{NO-BREAK SPACE}{number}", "Anul {volume}"),
    "sk": ("Č.\N{NO-BREAK SPACE}{number}", "Č.\N{NO-BREAK SPACE}{number}", "Ročník {volume}"),
    "sl": ("Št.\N{NO-BREAK SPACE}{number}", "Št.\N{NO-BREAK SPACE}{number}", "Letnik {volume}"),
    "sv": ("Nr\N{NO-BREAK SPACE}{number}", "Nr\N{NO-BREAK SPACE}{number}", "Årgång {volume}"),
    "tr": ("Sayı {number}", "Sayı {number}", "Cilt {volume}"),
}


def words_of(tags: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of the first tag that has any; none for a language that nobody has told us about."""
    row = next((_ROWS[tag] for tag in tags if tag in _ROWS), None)
    if row is None:
        return {}
    one, several, volume = row
    return {
        "Number {number}": (one,),
        "Numbers {number}": (several,),
        "Volume {volume}": (volume,),
        "Volume {volume}, Number {number}": (f"{volume}, {one}",),
        "Volume {volume}, Numbers {number}": (f"{volume}, {several}",),
    }
