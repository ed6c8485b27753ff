"""What is to be told of printed pages, in French: by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "copy-short": (
        "{issue} : il manque {lines} lignes pour {pages} pages.",
        "{advice}",
    ),
    "copy-over": (
        "{issue} : il y a {lines} lignes de trop pour {pages} pages.",
        "{advice}",
    ),
    "no-pages": (
        "{issue} ne peut pas être mis en pages : {lines} lignes pour {room} lignes sur {pages} pages.",
        "{advice}",
    ),
    "not-printed": (
        "« {piece} » n’entre pas et n’est pas imprimé.",
        "Prenez plus de pages, raccourcissez quelque chose, ou gardez-le pour le prochain numéro.",
    ),
    "picture-not-printed": (
        "L’image {number} de « {piece} » n’entre pas et n’est pas imprimée.",
        'Écrivez pour lui picture = "large" ou "small" dans print.toml, ou prenez plus de pages.',
    ),
    "page-not-known": (
        "La page {page} ne peut rester : elle n’a jamais été imprimée avec ces maquette, format et nombre de pages.",
        "Retirez-la de keep dans print.toml, ou reprenez pages, maquette et format de la dernière fois.",
    ),
    "page-without-piece": (
        "La page {page} ne reste pas : « {piece} » y figurait et n’est plus imprimé.",
        "Retirez la page de keep dans print.toml, ou remettez l’article.",
    ),
    "page-changed": (
        "La page {page} ne reste pas : « {piece} » a changé et n’entre plus à sa place.",
        "Rendez à l’article sa longueur, ou retirez la page de keep dans print.toml.",
    ),
    "page-beside-others": (
        "La page {page} ne reste pas : les autres pages ne peuvent être faites à côté d’elle.",
        "Retirez-la de keep dans print.toml, ou changez le nombre de pages ou le contenu des autres.",
    ),
    "nothing-to-print": (
        "{issue} n’a pas d’article à imprimer.",
        "Les articles draft, held et spiked, ceux sous embargo et ceux avec « print: false » ne sont pas imprimés.",
    ),
}

PHRASES: dict[str, str] = {
    "Add a piece, choose {fewer} pages, or let the house ads fill.": (
        "Ajoutez un article, prenez {fewer} pages, ou laissez les annonces maison remplir."
    ),
    "Add a piece, or let the house ads fill.": "Ajoutez un article, ou laissez les annonces maison remplir.",
    "Add {pieces} pieces, choose {fewer} pages, or let the house ads fill.": (
        "Ajoutez {pieces} articles, prenez {fewer} pages, ou laissez les annonces maison remplir."
    ),
    "Add {pieces} pieces, or let the house ads fill.": (
        "Ajoutez {pieces} articles, ou laissez les annonces maison remplir."
    ),
    "Add a piece, or choose {fewer} pages.": "Ajoutez un article, ou prenez {fewer} pages.",
    "Add a piece.": "Ajoutez un article.",
    "Add {pieces} pieces, or choose {fewer} pages.": "Ajoutez {pieces} articles, ou prenez {fewer} pages.",
    "Add {pieces} pieces.": "Ajoutez {pieces} articles.",
    "Take out a piece, or choose {more} pages.": "Retirez un article, ou prenez {more} pages.",
    "Take out {pieces} pieces, or choose {more} pages.": "Retirez {pieces} articles, ou prenez {more} pages.",
}
