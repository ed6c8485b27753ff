"""What is wrong, in French: the problems of the checks, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Vouliez-vous dire « {nearest} » ?"

SENTENCES: dict[str, tuple[str, str]] = {
    "dead-link": (
        "Le lien vers « {target} » ne mène nulle part dans ce journal.",
        NEAREST,
    ),
    "dead-fragment": (
        "« {target} » n’a pas d’endroit nommé « #{fragment} ».",
        "Vouliez-vous dire « #{nearest} » ?",
    ),
    "link-to-withdrawn": (
        "Le lien mène à « {target} », qui a été retiré.",
        "",
    ),
    "link-kept-back": (
        "Le lien mène à « {target} », qui n’est pas publié ({status}).",
        "",
    ),
    "dead-redirect": (
        "L’ancienne adresse {old} mène à « {target} », qui n’est rien dans ce journal.",
        NEAREST,
    ),
    "missing-picture": (
        "Il n’y a pas d’image « {source} » à côté de l’article ni dans les dossiers nommés pictures.",
        NEAREST,
    ),
    "picture-outside": (
        "L’image « {source} » est hors du journal.",
        "Mettez l’image à côté de l’article ou dans pictures/, et n’écrivez que son nom.",
    ),
    "picture-ambiguous": (
        "« {source} » désigne deux images : {first} et {nearest}.",
        "Renommez l’une d’elles.",
    ),
    "remote-picture": (
        "L’image « {source} » est sur un autre site : elle n’est jamais rapatriée, et un lien la remplace.",
        "Enregistrez-la à côté de l’article, si vous en avez le droit, et écrivez son nom.",
    ),
    "picture-misnamed": (
        "« {file} » porte le nom d’une image {said}, mais c’est {found}.",
        "Enregistrez-la de nouveau, ou donnez-lui l’extension de ce qu’elle est.",
    ),
    "missing-alt-text": (
        "L’image « {source} » n’a pas de texte de remplacement pour qui ne peut pas la voir.",
        "Dites entre crochets ce qu’elle montre, ou marquez-la {{decorative}}.",
    ),
    "picture-twice": (
        "L’image « {source} » figure dans deux articles de ce numéro : ici et dans {other}.",
        "",
    ),
    "article-in-no-output": (
        "L’article ne paraît nulle part : web, imprimé et courriel sont tous désactivés.",
        "Pour le retenir pour l’instant, écrivez status: held.",
    ),
    "standing-head-alone": (
        "Aucun article ne suit l’intitulé « {heading} » dans l’ordre des articles.",
        "",
    ),
    "planned-issue-empty": (
        "Le numéro prévu {issue} n’a pas encore d’article.",
        "",
    ),
    "printed-weekday": (
        "La ligne du numéro dit {said}, mais le {date} est un {weekday}.",
        (
            "printed_as garde ce qui a été imprimé : si le journal le disait ainsi, faites taire ce contrôle "
            "pour le fichier du numéro."
        ),
    ),
    "printed-word-misspelt": (
        "« {word} » dans la ligne du numéro semble mal orthographié.",
        NEAREST,
    ),
    "printed-contradiction": (
        "La ligne « {printed} » dit {what} {said}, le numéro a {known}.",
        "",
    ),
    "duplicate-whole-number": (
        "Le numéro général {number} est déjà celui de {other}.",
        "",
    ),
    "duplicate-date": (
        "{other} porte la même date, {date}.",
        "",
    ),
    "series-gap": (
        "La partie {part} de la série « {series} » manque.",
        "",
    ),
    "series-part-twice": (
        "La partie {part} de la série « {series} » est déjà {other}.",
        "",
    ),
    "person-misspelt": (
        "« {name} » n’est pas dans people.toml.",
        NEAREST,
    ),
    "unknown-target": (
        "« {key}: {target} » ne désigne aucun article.",
        NEAREST,
    ),
    "confusable-name": (
        "« {name} » mêle des lettres d’écritures différentes qui se ressemblent : {scripts}.",
        "Retapez le nom.",
    ),
    "article-repeated": (
        "Le texte est le même que celui de {other}.",
        "",
    ),
    "proof-setting": (
        "[proof] dit « {name} », qui n’est ni le nom d’un problème ni une gravité.",
        NEAREST,
    ),
}

PHRASES: dict[str, str] = {
    "the year": "l’année",
    "volume": "le volume",
    "number": "le numéro",
}
