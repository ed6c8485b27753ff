"""What is wrong, in French: the problems of texts, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Vouliez-vous dire « {nearest} » ?"

SENTENCES: dict[str, tuple[str, str]] = {
    "broken-attributes": (
        "Les accolades après {what} ne peuvent pas être lues : {written}.",
        (
            'Écrivez des mots, #id ou key="valeur", chaque valeur entre guillemets droits, et fermez '
            "l’accolade dans le même paragraphe."
        ),
    ),
    "control-characters": (
        "Des caractères de commande invisibles ont été retirés ({count}), dont le premier est {first}.",
        ("Ils viennent d’un autre programme et ne peuvent pas être imprimés. Supprimez-les, ou laissez-nous faire."),
    ),
    "code-shown": (
        "Le bloc « {language} » est montré comme code, il n’est pas dessiné.",
        "Mettez à sa place une image du schéma ou de la formule.",
    ),
    "dangling-note": (
        "Il n’y a pas de note « {label} ».",
        "Écrivez la note dans un paragraphe à elle : [^{label}]: son texte. Ou retirez l’appel.",
    ),
    "duplicate-id": (
        "L’identifiant « {id} » est donné deux fois dans ce texte.",
        "Les liens mènent au premier.",
    ),
    "duplicate-note": (
        "La note « {label} » est écrite deux fois.",
        "Son premier texte est à la ligne {first}. Donnez une autre étiquette à l’une des deux.",
    ),
    "heading-level": (
        ("L’intertitre est de niveau {written} là où il faut le niveau {set} ; il est composé au niveau {set}."),
        (
            "Le titre de l’article est de niveau 1. Les intertitres commencent par ## et descendent d’un "
            "niveau à la fois."
        ),
    ),
    "html-removed": (
        "Du HTML a été retiré : {what}.",
        "Seul un balisage simple du texte est admis. Utilisez Markdown ou un bloc :::.",
    ),
    "link-not-here": (
        "Cette ligne n’admet pas de lien ; du lien vers « {target} » ne restent que les mots.",
        "Mettez le lien dans le texte ou le chapeau.",
    ),
    "long-text": (
        "Le texte fait {size} Mo.",
        "Aucun article n’est aussi long : voyez si un fichier n’a pas été collé par mégarde.",
    ),
    "nested-too-deep": (
        "Citations, listes, blocs ou mises en valeur sont imbriqués sur plus de {limit} niveaux.",
        "Ce qui est plus profond est mis à plat. Retirez quelques signes > ou * ou :::.",
    ),
    "unclosed-division": (
        "Le bloc « {name} » n’est jamais fermé.",
        "Fermez-le par une ligne qui ne contient que {colons}.",
    ),
    "unknown-attribute": (
        "« {word} » n’est pas connu pour {what}.",
        NEAREST,
    ),
    "unknown-division": (
        "Il n’y a pas de bloc nommé « {name} ».",
        NEAREST,
    ),
    "unopened-division": (
        "Cette ligne ferme un bloc, mais aucun n’est ouvert.",
        "Retirez la ligne, ou voyez si le bloc n’a pas été fermé trop tôt.",
    ),
    "unsafe-link": (
        "Un lien ou une image ne peut pas mener à « {target} » ; les mots restent sans lui.",
        "Les liens peuvent mener à https, http, mailto, tel, ftp, article: et à des chemins.",
    ),
    "unused-note": (
        "Rien ne renvoie à la note « {label} », elle n’est donc pas imprimée.",
        "Mettez [^{label}] à sa place.",
    ),
}

PHRASES: dict[str, str] = {
    "picture": "une image",
    "heading": "un intertitre",
    "block": "un bloc",
}
