"""What is wrong, in French: the problems of imports, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Vouliez-vous dire « {nearest} » ?"
SETTLE = "Tranchez dans import.toml sous [[issues.fix]]."

SENTENCES: dict[str, tuple[str, str]] = {
    "header-without-marks": (
        (
            "{count} fichier(s) n’ont pas de « --- » autour de l’en-tête ; il a été lu comme des lignes « "
            "clé: valeur » jusqu’à la première ligne vide."
        ),
        "",
    ),
    "several-suffixes": (
        "Les articles ont des extensions différentes : {suffixes}. Toutes ont été lues.",
        "",
    ),
    "header-key-left": (
        "La clé « {key} » de {count} en-tête(s) n’a pas d’équivalent et a été laissée.",
        NEAREST,
    ),
    "import-section-left": (
        "« {section} » est la catégorie de presque tous les billets et n’est pas devenue une rubrique.",
        "",
    ),
    "import-undated-numbers": (
        "{count} numéro(s) n’ont pas de date, et il n’y en a aucune d’où compter.",
        "Donnez une date à l’un d’eux dans import.toml sous [[issues.fix]] ; les autres en sont comptées.",
    ),
    "numbers-missing": (
        ("{numbers} manquent entre {before} ({before_date}) et {after} ({after_date}), à {days} jours d’écart."),
        "",
    ),
    "import-number-contradiction": (
        "Le numéro est {number} selon {first}, {rival} selon {second} ; {number} a été pris.",
        SETTLE,
    ),
    "import-number-twice": (
        "Le numéro {number} est déjà celui de {other} ; ceci est entré sans numéro.",
        SETTLE,
    ),
    "import-number-order": (
        "Le numéro {number} du {date} vient après le numéro {other} du {other_date}.",
        SETTLE,
    ),
    "looks-like-a-number": (
        ("« {text} » ressemble au numéro {number}, mais n’en est pas un : {reason}. C’est entré comme hors-série."),
        "Si c’en est un, dites-le dans import.toml sous [[issues.fix]].",
    ),
    "import-date-contradiction": (
        "L’en-tête dit {date}, le nom du fichier {rival} ; {date} a été pris.",
        SETTLE,
    ),
    "import-date-unusual": (
        "« {written} » n’est pas écrit comme une date habituelle ; il a été lu {date}.",
        "",
    ),
    "import-date-unread": (
        "« {written} » ne peut pas être lu comme une date : {reason}.",
        SETTLE,
    ),
    "import-undated": (
        "Le fichier n’a ni date ni numéro ; il est entré comme page permanente.",
        "Donnez-lui une date dans import.toml sous [[issues.fix]], ou écartez-le sous [left_out].",
    ),
    "import-converted": (
        (
            "Le fichier est du {format}, pas du Markdown ; il a été converti. {lost} ligne(s) sans "
            "équivalent sont restées comme texte."
        ),
        "Comparez-le à l’original.",
    ),
    "generator-markup": (
        "« {written} » relève de {generator} et est resté comme texte.",
        "Corrigez-le dans l’article.",
    ),
    "import-comments-left": (
        "{count} commentaire(s) de lecteurs sur {posts} article(s) n’ont pas été repris.",
        "",
    ),
    "import-type-left": (
        "{count} élément(s) sont du type « {type} » et n’ont pas été repris.",
        "Nommez-le dans import.toml sous [articles] types s’il s’agit d’articles.",
    ),
    "import-shortcode-left": (
        "« [{name}] » d’une extension, dans {count} article(s), ne peut être ouvert et reste comme texte.",
        "Corrigez-le dans les articles.",
    ),
    "import-word-left": (
        "{count} {what} n’ont pas été repris ou sont devenus du texte simple.",
        "Comparez l’article avec le fichier.",
    ),
    "import-word-fallback": (
        "Pandoc a renoncé à lire le fichier, qui a été lu sans lui : {reason}.",
        "",
    ),
    "import-words-lost": (
        "{count} mot(s) du fichier ne sont pas dans l’article : {words}.",
        "Comparez l’article avec le fichier.",
    ),
    "import-picture-unshown": (
        "L’image {source} est d’une sorte qu’aucun navigateur n’affiche et n’a pas été reprise.",
        "Enregistrez-la en PNG ou SVG et placez-la à côté de l’article.",
    ),
    "import-text-left": (
        "{count} mot(s) n’ont pas été repris : {what}.",
        "",
    ),
    "import-notes-dangling": (
        "Le texte renvoie à {notes}, mais n’a pas de telles notes ; elles restent comme texte.",
        "Écrivez les notes, ou retirez les renvois.",
    ),
    "import-cells-left": (
        "{count} morceau(x) de code devaient être exécutés ; leur résultat n’est pas dans le fichier, le code reste.",
        "Mettez le résultat à sa place.",
    ),
    "import-citations-left": (
        "{count} citation(s) renvoient à une bibliographie et restent comme texte.",
        "Écrivez-les comme notes.",
    ),
    "import-picture-missing": (
        "L’image « {source} » n’est pas dans la source.",
        "Mettez-la à côté de l’article.",
    ),
    "import-changed-by-hand": (
        "{file} a été modifié dans le journal depuis la dernière importation et n’a pas été touché.",
        "",
    ),
    "import-in-the-way": (
        "{file} est déjà dans le journal et ne vient pas de cette importation ; il n’a pas été touché.",
        "Déplacez-le et relancez l’importation.",
    ),
    "import-deleted-by-hand": (
        "{file} a été supprimé du journal depuis la dernière importation et le reste.",
        "",
    ),
    "import-source-gone": (
        "{source} n’est plus dans la source ; ce qui en est venu reste dans le journal.",
        "",
    ),
    "import-redirect-kept": (
        "redirects.toml mène déjà {old} à {target} ; cela a été laissé.",
        "",
    ),
    "import-rule-unknown": (
        "« {key} » n’est pas une règle connue.",
        NEAREST,
    ),
    "import-rule-bad": (
        "« {key} » ne peut pas valoir « {value} » : {reason}.",
        "",
    ),
    "import-rule-unused": (
        "La règle « {key} » n’a convenu à aucun fichier.",
        "",
    ),
    "import-unreadable": (
        "Le fichier ne peut pas être lu : {reason}.",
        "",
    ),
    "import-failed": (
        "Le texte n’a pas pu être fait : {reason}.",
        "Le reste de l’import est entier ; relancez-le quand la cause aura disparu.",
    ),
    "import-not-accounted": (
        "L’importateur n’a pas dit ce que le fichier est devenu ; il n’en est rien sorti.",
        "C’est un défaut de l’importateur « {importer} ».",
    ),
    "import-told-twice": (
        "L’importateur a parlé deux fois du fichier : {first}, et {second}.",
        "C’est un défaut de l’importateur « {importer} ».",
    ),
    "import-no-such-file": (
        "L’importateur a parlé d’un fichier qui n’est pas dans la source.",
        "C’est un défaut de l’importateur « {importer} ».",
    ),
    "import-drawing-left": (
        "{count} dessin(s) écrit(s) dans la page ont été laissés de côté.",
        "Enregistrez-les comme fichiers et insérez-les comme images.",
    ),
    "import-link-left": (
        "{count} lien(s), d’abord « {first} », mènent là où aucun lien ne peut mener ; leurs mots sont restés.",
        "",
    ),
}

PHRASES: dict[str, str] = {
    "signature": "signature",
    "list of contents": "sommaire",
    "head": "en-tête",
    "template": "modèle des pages",
    "navigation": "navigation",
    "attachment {name}": "pièce jointe {name}",
    "marks without a note": "appels sans note",
    "comments": "commentaires",
    "deletions": "suppressions suivies",
    "equations": "équations",
    "charts": "diagrammes",
    "text boxes": "zones de texte",
    "headers and footers": "en-têtes et pieds de page",
    "tables of contents": "tables des matières",
    "it counts something else": "il compte autre chose",
    "it does not fit the numbers before and after": "il ne s’accorde pas avec les numéros d’avant et d’après",
    "that is {other}": "c’est {other}",
    "it must be a table of globs": "ce doit être un tableau de motifs",
    "it must be one of {words}": "ce doit être l’un de {words}",
    "it must be text": "ce doit être un texte",
    "it must be true or false": "ce doit être true ou false",
    "it must be a whole number": "ce doit être un nombre entier",
    "it must be a number from 0 to 1": "ce doit être un nombre de 0 à 1",
    "it must be a table of texts": "ce doit être un tableau de textes",
    "it must be a list of pairs of texts": "ce doit être une liste de paires de textes",
    "it must be a selector, or a table with “from” and “to”": (
        "ce doit être un sélecteur, ou un tableau avec « from » et « to »"
    ),
    "each must be a table with “pattern” and “with”": "chacun doit être un tableau avec « pattern » et « with »",
    "it takes too long": "cela prend trop de temps",
    "it must be text or a list of texts": "ce doit être du texte ou une liste de textes",
    "each must be a table with a “file”": "chacun doit être un tableau avec « file »",
    "“{key}” is none of {words}": "« {key} » n’est aucun de {words}",
    "the date must be written as 2014-07-15, without quotes": (
        "la date doit s’écrire comme 2014-07-15, sans guillemets"
    ),
}
