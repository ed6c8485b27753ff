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
            "printed_as garde ce qui a été imprimé : si le journal le disait ainsi, inscrivez une dérogation "
            "à la ligne du dessus."
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
    "waiver-without-reason": (
        "La dérogation à « {check} » ne donne pas de raison et ne compte donc pas.",
        "Dites entre guillemets pourquoi ce n’est pas une faute ici.",
    ),
    "unknown-waiver": (
        "Il n’y a pas de problème nommé « {check} » auquel on puisse déroger.",
        NEAREST,
    ),
    "unused-waiver": (
        "Rien ne se trouve ici que la dérogation à « {check} » puisse viser.",
        "Retirez-la. (On ne peut pas déroger à une erreur.)",
    ),
    "note-out-of-order": (
        "La note « {label} » est appelée après la note « {before} ».",
        (
            "Le lecteur les voit numérotées dans l’ordre des appels ; renumérotez les appels pour que les "
            "deux concordent."
        ),
    ),
    "alt-text-says-nothing": (
        "Le texte de remplacement « {alt} » est un nom de fichier ou un bouche-trou.",
        "Dites ce que montre l’image.",
    ),
    "missing-caption": (
        "L’image « {source} » n’a pas de légende.",
        "",
    ),
    "missing-credit": (
        "L’image « {source} » n’a pas de crédit.",
        'Dites de qui elle est : {{credit="…"}}.',
    ),
    "picture-small-for-web": (
        "L’image « {source} » fait {width} pixels de large ; sur le web il en faut {least}.",
        "",
    ),
    "picture-small-for-print": (
        "L’image « {source} » fait {width} pixels de large ; à l’impression il en faut {least}.",
        "Demandez l’original, ou ne l’imprimez pas.",
    ),
    "picture-copied": (
        "« {file} » est la même image que « {other} », octet pour octet.",
        "Gardez l’une des deux.",
    ),
    "picture-in-no-article": (
        "Aucun article ne montre l’image « {file} ».",
        "",
    ),
    "headline-too-long": (
        "Le titre a {length} caractères ; au poids {weight}, le maximum est de {most}.",
        "",
    ),
    "missing-standfirst": (
        "L’article n’a pas de chapeau, que sa rubrique « {section} » demande.",
        "",
    ),
    "wrong-weekday": (
        "« {said} » : le {date} est un {weekday}.",
        "",
    ),
    "doubtful-weekday": (
        "« {said} » : l’année de ce numéro, ce jour, le {date}, est un {weekday}.",
        "",
    ),
    "impossible-date": (
        "« {said} » n’est pas un jour du calendrier.",
        "",
    ),
    "issue-misquoted": (
        "« {said} » : ce numéro-là est daté du {date}.",
        "",
    ),
    "date-off-calendar": (
        "Le numéro est daté du {date} ; le calendrier de paper.toml l’attend le {expected}.",
        "Corrigez la date, ou inscrivez l’écart comme exception sous [calendar].",
    ),
    "whole-number-contradiction": (
        "Le numéro général est {said} ; compté depuis {other}, c’est {expected}.",
        "",
    ),
    "empty-heading": (
        "Un intertitre sans mots.",
        "Retirez la ligne, ou écrivez l’intertitre.",
    ),
    "table-without-headers": (
        "Le tableau n’a pas d’en-têtes.",
        "Nommez ses colonnes à la première ligne : qui ne peut pas le voir n’a pas d’autre repère.",
    ),
    "click-here": (
        "Les mots du lien, « {words} », ne disent pas où il mène.",
        "Faites un lien des mots qui nomment ce qui s’y trouve.",
    ),
    "misspelt-word": (
        "« {word} » n’est dans aucun dictionnaire.",
        NEAREST,
    ),
    "unknown-word": (
        "« {word} » n’est dans aucun dictionnaire, ni aucun mot qui lui ressemble.",
        "",
    ),
    "unknown-name": (
        "Le nom « {word} » est nouveau dans ce journal.",
        "",
    ),
    "text-in-other-language": (
        (
            "La plupart des mots du texte ne sont dans aucun dictionnaire de sa langue, « {language} » ; son "
            "orthographe n’a donc pas été vérifiée."
        ),
        "Écrivez « language: » dans son en-tête.",
    ),
    "missing-dictionary": (
        ("Il n’y a pas de dictionnaire pour la langue « {language} » ; son orthographe n’a donc pas été vérifiée."),
        "Installez-en un pour Hunspell, ou nommez son dossier à dictionaries sous [proof].",
    ),
    "doubled-word": (
        "« {word} » figure deux fois de suite.",
        "Retirez l’un des deux.",
    ),
    "unbalanced-quotes": (
        "Le guillemet {sign} n’a pas de pendant dans son paragraphe.",
        "",
    ),
    "unbalanced-brackets": (
        "La parenthèse ou le crochet {sign} n’a pas de pendant.",
        "",
    ),
    "leftover": (
        "« {words} » est un reste du travail sur le texte.",
        "",
    ),
    "dead-outside-link": (
        "Le lien vers {target} est mort : {reason}.",
        "",
    ),
    "moved-outside-link": (
        "Ce que désigne le lien vers {target} a été déplacé définitivement à {nearest}.",
        "",
    ),
}

PHRASES: dict[str, str] = {
    "the year": "l’année",
    "volume": "le volume",
    "number": "le numéro",
    "Not Found": "la page n’y existe pas",
    "Gone": "la page en a été retirée",
    "no answer in time": "pas de réponse à temps",
    "it leads in circles": "il tourne en rond",
    "it leads to no web address": "il ne mène à aucune adresse web",
    "Connection refused": "le serveur refuse la connexion",
    "Name or service not known": "le nom du serveur est inconnu",
}
