"""What is wrong, in German: the problems of the model, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "bad-address-pattern": (
        "Das Adressmuster „{pattern}“ ist nicht brauchbar: {fault}.",
        "{hint}",
    ),
    "shared-address": (
        "{first} und {second} stünden beide unter {address}.",
        "Ändern Sie ein Adresswort, oder nehmen Sie {{id}} oder {{issue}} in das Adressmuster in [web] auf.",
    ),
}

PHRASES: dict[str, str] = {
    "{placeholder} is no placeholder": "{placeholder} ist kein Platzhalter",
    "{slug} must stand in it once": "{slug} muss einmal darin stehen",
    "it does not tell issues apart": "es unterscheidet die Ausgaben nicht",
    "Add {id}, or {volume} and {number}, or {year}, {month} and {day}.": (
        "Nehmen Sie {id} auf, oder {volume} und {number}, oder {year}, {month} und {day}."
    ),
    "it must begin and end with “/”": "es muss mit „/“ beginnen und enden",
    "it holds characters other than letters, digits, “-”, “_”, “.” and “/”": (
        "es enthält andere Zeichen als Buchstaben, Ziffern, „-“, „_“, „.“ und „/“"
    ),
    "it has an empty part, or one of dots only": "es hat einen leeren Teil oder einen nur aus Punkten",
    "“{word}” is taken": "„{word}“ ist vergeben",
    "Begin with another word.": "Beginnen Sie mit einem anderen Wort.",
    "Did you mean {word}?": "Meinten Sie {word}?",
    "There are: {words}.": "Es gibt: {words}.",
}
