"""What is wrong, in French: the problems of the web edition, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable-picture": (
        "L’image « {source} » ne peut pas être montrée : {reason}.",
        "Enregistrez-la de nouveau en JPEG ou PNG, plus petite si elle est très grande.",
    ),
    "damaged-picture": (
        "L’image « {source} » est abîmée ; seul ce qui peut encore en être lu est montré.",
        "Recopiez-la d’où elle vient.",
    ),
    "lost-picture": (
        "Rien ne peut être lu de l’image « {source} » : {reason}.",
        "Recopiez-la d’où elle vient, ou retirez-la.",
    ),
    "no-picture-library": (
        ("Les images paraissent telles quelles, sans leurs métadonnées : la bibliothèque pyvips n’est pas installée."),
        "pip install 'pyvips[binary]' en fait de plus petites.",
    ),
}

PHRASES: dict[str, str] = {
    "its file has {size} MB; the limit is {limit} MB": "son fichier fait {size} Mo ; la limite est de {limit} Mo",
    "the drawing has {size} MB; the limit is {limit} MB": "le dessin fait {size} Mo ; la limite est de {limit} Mo",
    "it is of no kind that is known, or damaged": "elle n’est d’aucun type connu, ou elle est abîmée",
    "{kind} cannot be read here; save it as JPEG or PNG": (
        "{kind} ne se lit pas ici ; enregistrez l’image en JPEG ou PNG"
    ),
    "its size cannot be told; it is damaged": "ses dimensions sont introuvables ; elle est abîmée",
    "it has {width} × {height} pixels; the limit is {limit} million": (
        "elle a {width} × {height} pixels ; la limite est de {limit} millions"
    ),
    "it has {width} × {height} pixels in {count} pictures; the limit is {limit} million": (
        "elle a {width} × {height} pixels en {count} images ; la limite est de {limit} millions"
    ),
    "{kind} cannot be published without the library pyvips": (
        "{kind} ne peut pas être publié sans la bibliothèque pyvips"
    ),
    "it is no well-formed XML (line {line})": "ce n’est pas du XML bien formé (ligne {line})",
    "its elements are nested deeper than {limit}": "ses éléments sont imbriqués sur plus de {limit} niveaux",
    "it has more than {limit} elements": "elle a plus de {limit} éléments",
    "it declares entities or a document type of its own": "elle déclare des entités ou un type de document à elle",
    "it declares entities": "elle déclare des entités",
}
