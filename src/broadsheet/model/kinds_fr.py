"""What is wrong, in French: the problems of the model, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "bad-address-pattern": (
        "Le modèle d’adresse « {pattern} » est inutilisable : {fault}.",
        "{hint}",
    ),
    "shared-address": (
        "{first} et {second} seraient tous deux à {address}.",
        "Changez un mot d’adresse, ou ajoutez {{id}} ou {{issue}} au modèle d’adresse dans [web].",
    ),
}

PHRASES: dict[str, str] = {
    "{placeholder} is no placeholder": "{placeholder} n’est pas un emplacement",
    "{slug} must stand in it once": "{slug} doit y figurer une fois",
    "it does not tell issues apart": "il ne distingue pas les numéros",
    "Add {id}, or {volume} and {number}, or {year}, {month} and {day}.": (
        "Ajoutez {id}, ou {volume} et {number}, ou {year}, {month} et {day}."
    ),
    "it must begin and end with “/”": "il doit commencer et finir par « / »",
    "it holds characters other than letters, digits, “-”, “_”, “.” and “/”": (
        "il contient d’autres caractères que lettres, chiffres, « - », « _ », « . » et « / »"
    ),
    "it has an empty part, or one of dots only": "il a une partie vide, ou faite de points seuls",
    "“{word}” is taken": "« {word} » est pris",
    "Begin with another word.": "Commencez par un autre mot.",
    "Did you mean {word}?": "Vouliez-vous dire {word} ?",
    "There are: {words}.": "Il y a : {words}.",
}
