"""What is wrong, in French: the problems of reading the folder, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Vouliez-vous dire « {nearest} » ?"

SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable-file": (
        "« {name} » ne peut pas être lu : {reason}.",
        "Vérifiez les droits du fichier, ou recopiez-le ici.",
    ),
    "not-a-file": (
        "« {name} » est {what}, pas un fichier.",
        "Renommez-le ou sortez-le du journal.",
    ),
    "outside-paper": (
        "« {name} » est un lien vers un endroit hors du journal. Rien n’est lu hors du journal.",
        "Copiez le fichier lui-même dans le journal.",
    ),
    "broken-file-link": (
        "« {name} » est un lien vers un fichier qui n’existe pas.",
        "Copiez le fichier lui-même ici, ou supprimez le lien.",
    ),
    "link-loop": (
        "« {name} » est un lien qui revient à lui-même ou à un dossier qui le contient.",
        "Supprimez le lien.",
    ),
    "bad-file-name": (
        "Le nom de fichier « {name} » est inutilisable : {reason}.",
        "Renommez le fichier.",
    ),
    "large-file": (
        "« {name} » fait {megabytes} Mo. Un article peut en faire {limit}.",
        "Mettez images et tableaux dans leurs propres fichiers, ou scindez l’article.",
    ),
    "conflicted-copy": (
        (
            "« {name} » ressemble à la copie qu’un service de synchronisation fait quand deux personnes "
            "enregistrent à la fois. Elle est laissée de côté."
        ),
        "Reprenez dans l’autre fichier ce qui y manque, puis supprimez celui-ci.",
    ),
    "merge-markers": (
        (
            "Deux versions de ce fichier ont été fusionnées sans que personne ait choisi : une ligne "
            "commence par « {marker} »."
        ),
        "Gardez une version, et supprimez les lignes qui commencent par <<<<<<<, ======= et >>>>>>>.",
    ),
    "other-encoding": (
        "Le fichier n’est pas en UTF-8. Il a été lu comme {encoding}.",
        "Enregistrez-le en UTF-8, ou écrivez « encoding: {encoding} » dans son en-tête si c’est juste.",
    ),
    "unreadable-encoding": (
        "Le fichier n’est du texte dans aucun des codages essayés ({encodings}).",
        "Enregistrez-le en UTF-8, ou nommez son codage dans l’en-tête, comme « encoding: iso-8859-2 ».",
    ),
    "unknown-encoding": (
        "« {encoding} » n’est pas un codage connu.",
        NEAREST,
    ),
    "control-characters-in-file": (
        (
            "Le texte contient des caractères de commande invisibles ({count}), dont le premier est "
            "{character}. Ils ont été omis."
        ),
        "Supprimez-les : ils viennent souvent d’un texte copié d’un PDF.",
    ),
    "control-characters-in-field": (
        "« {key} » contient un caractère de commande invisible, {character}.",
        "Retapez la ligne.",
    ),
    "unclosed-header": (
        "L’en-tête qui commence ici par « {marker} » n’a pas de fin.",
        "Mettez entre l’en-tête et le texte une ligne avec « {marker} » seul.",
    ),
    "bad-header": (
        "L’en-tête ne peut pas être lu : {reason}.",
        "{advice}",
    ),
    "header-not-keys": (
        "L’en-tête est {what}. Il doit être fait de lignes comme « headline: Le quai sera reconstruit ».",
        "",
    ),
    "duplicate-key": (
        "« {key} » figure deux fois dans l’en-tête, d’abord à la ligne {first}.",
        "Gardez l’un des deux.",
    ),
    "header-too-deep": (
        "L’en-tête a des listes dans des listes, sur plus de {limit} niveaux.",
        "",
    ),
    "bad-toml": (
        "Le fichier ne peut pas être lu : {reason}.",
        "{advice}",
    ),
    "bad-json": (
        "Le fichier ne peut pas être lu : {reason}.",
        "",
    ),
    "unknown-key": (
        "« {key} » n’est pas un mot connu ici. La ligne est sans effet.",
        NEAREST,
    ),
    "missing-key": (
        "« {key} » manque ici : {meaning}.",
        "",
    ),
    "bad-value": (
        "« {key} » ne peut pas valoir « {value} » : il faut {expected}.",
        NEAREST,
    ),
    "empty-value": (
        "« {key} » n’est suivi de rien et compte comme absent.",
        "",
    ),
    "bad-date": (
        "« {key} » ne peut pas valoir « {value} » : {reason}.",
        "Écrivez l’année d’abord, comme dans {example}.",
    ),
    "ambiguous-date": (
        "« {key}: {value} » peut se lire {first} ou {second}.",
        "Écrivez l’année d’abord, comme dans {first}.",
    ),
    "missing-headline": (
        "L’article n’a pas de titre.",
        "Écrivez « headline: … » entre deux lignes de « --- » en tête du fichier.",
    ),
    "empty-text": (
        "L’article n’a pas de texte.",
        "Écrivez-le, ou mettez « status: draft » dans l’en-tête en attendant.",
    ),
    "unknown-section": (
        "paper.toml n’a pas de rubrique « {section} ».",
        NEAREST,
    ),
    "unknown-language": (
        "Le journal n’a pas de langue « {language} ».",
        "Ajoutez-la à « languages » sous [paper] dans paper.toml, ou corrigez-la.",
    ),
    "language-contradiction": (
        "L’en-tête dit « language: {header} », le nom du fichier « {name} ». L’en-tête a prévalu.",
        "Accordez les deux.",
    ),
    "unknown-original": (
        (
            "Ce numéro n’a pas d’article « {target} » dont celui-ci pourrait être la traduction. Il compte "
            "comme article à part."
        ),
        NEAREST,
    ),
    "reserved-slug": (
        "Le mot d’adresse « {slug} » est pris par le journal lui-même.",
        "Renommez le fichier, ou écrivez un autre mot derrière « slug: » dans son en-tête.",
    ),
    "empty-slug": (
        "« {name} » n’a ni lettre ni chiffre qui puisse figurer dans une adresse. « {slug} » a été pris.",
        "Écrivez un mot derrière « slug: » dans l’en-tête.",
    ),
    "slug-changed": (
        "« {written} » ne peut pas figurer tel quel dans une adresse. Il y est écrit « {slug} ».",
        "",
    ),
    "duplicate-article": (
        (
            "Ce fichier et {other} seraient tous deux l’article « {id} ». Les majuscules et la façon "
            "d’écrire un accent ne comptent pas."
        ),
        "Renommez l’un d’eux, ou donnez-lui son propre « slug: ».",
    ),
    "duplicate-page": (
        "Ce fichier et {other} seraient tous deux la page « {slug} ».",
        "Renommez l’un d’eux, ou donnez-lui son propre « slug: ».",
    ),
    "article-without-issue": (
        "L’article « {name} » est hors de tout numéro et ne paraît nulle part.",
        "Placez-le dans le dossier d’un numéro, comme issues/2026/v53n21/.",
    ),
    "issue-contradiction": (
        "L’article se dit du numéro « {said} », mais se trouve dans « {issue} ».",
        "Déplacez le fichier, ou supprimez la ligne.",
    ),
    "updated-before-published": (
        "« updated » ({updated}) précède « published » ({published}).",
        "Corrigez l’un des deux.",
    ),
    "empty-issue": (
        "Le numéro « {id} » n’a pas d’article.",
        'Ajoutez des articles, ou écrivez status = "planned" dans son issue.toml en attendant.',
    ),
    "undated-issue": (
        "La date du numéro dans « {folder} » est introuvable : ni son nom ni le calendrier ne la disent.",
        "Écrivez date = 2026-10-23 dans son issue.toml, ou renommez le dossier, comme v53n21.",
    ),
    "number-contradiction": (
        "{source} dit {what} {said}, mais le nom du dossier dit {named}.",
        'Corrigez l’un des deux, ou écrivez id = "…" dans issue.toml si les deux sont justes.',
    ),
    "date-contradiction": (
        "issue.toml donne la date {said}, mais le nom du dossier dit {named}.",
        'Corrigez l’une des deux, ou écrivez id = "…" dans issue.toml si les deux sont justes.',
    ),
    "calendar-contradiction": (
        (
            "Le numéro est daté du {date}, mais selon le calendrier de paper.toml le volume {volume} a "
            "commencé le {begins}."
        ),
        "Corrigez la date ou le volume, ou « volume_start » et « first_volume » sous [calendar].",
    ),
    "order-contradiction": (
        "{issue} est daté du {date}, mais {other}, de numéro plus élevé, du {other_date}.",
        "Corrigez la date ou le numéro de l’un d’eux.",
    ),
    "duplicate-number": (
        "Ce numéro et {other} portent le même numéro : tous deux seraient « {id} ».",
        ('Corrigez l’un d’eux, ou écrivez id = "…" dans issue.toml si le numéro a vraiment été imprimé deux fois.'),
    ),
    "bad-id": (
        "« {value} » ne peut pas identifier un numéro.",
        "Écrivez comme dans « v53n21 », « 2000n11 », « n1204 », « 2023-07-15 » ou « v53s-summer ».",
    ),
    "running-order-unknown": (
        "L’ordre des articles nomme « {slug} », mais le numéro n’a pas cet article.",
        NEAREST,
    ),
    "running-order-repeated": (
        "L’ordre des articles nomme « {slug} » deux fois.",
        "Gardez l’un des deux.",
    ),
    "running-order-missing": (
        "L’ordre des articles ne nomme pas « {slug} ». L’article vient à la fin.",
        "Ajoutez-le à running_order.",
    ),
    "pin-unknown": (
        "print.toml fixe quelque chose pour « {slug} », mais le numéro n’a pas d’article de ce nom.",
        NEAREST,
    ),
    "duplicate-section": (
        "Deux rubriques ont l’identifiant « {id} ».",
        "Donnez-en un autre à l’une d’elles.",
    ),
}

PHRASES: dict[str, str] = {
    "a folder": "un dossier",
    "a pipe": "un tube",
    "a list": "une liste",
    "a single text": "un texte seul",
    "it is not UTF-8": "il n’est pas en UTF-8",
    "it is not JSON": "ce n’est pas du JSON",
    "it is not YAML": "ce n’est pas du YAML",
    "it is not a table “{…}”": "ce n’est pas un tableau « {…} »",
    "it has lists within lists, too deep": "il a des listes dans des listes, trop profondes",
    "Permission denied": "l’accès est refusé",
    "No such file or directory": "le fichier n’existe pas",
    "it has gone": "le fichier a disparu",
    "it is not a date": "ce n’est pas une date",
    "it is not a date that begins with the year": "ce n’est pas une date qui commence par l’année",
    "it can be read in two ways": "cela se lit de deux façons",
    "the year stands last": "l’année est à la fin",
    "there is no such day": "ce jour n’existe pas",
    "there is no such time of day": "cette heure n’existe pas",
    "there is no such time zone": "ce fuseau horaire n’existe pas",
    "the year must lie between {first} and {last}": "l’année doit être entre {first} et {last}",
    "the second date lies before the first": "la seconde date précède la première",
    "a line of text": "une ligne de texte",
    "a list of texts, as in [harbour, council]": "une liste de textes, comme dans [port, conseil]",
    'a text, or texts by language, as in {en = "Town", ar = "…"}': (
        'un texte, ou des textes par langue, comme dans {en = "Town", ar = "…"}'
    ),
    "a whole number": "un nombre entier",
    "a list of pages, as in [1, 4]": "une liste de pages, comme dans [1, 4]",
    "the number of a page, from 1": "le numéro d’une page, à partir de 1",
    "the name of a section": "le nom d’une rubrique",
    "a table, as in {example}": "un tableau, comme dans {example}",
    "true or false": "true ou false",
    'a time of day, as in "06:00"': 'une heure, comme dans "06:00"',
    "a day of the week, as in “friday”": "un jour de la semaine en anglais, comme dans « friday »",
    "a language tag, as in “en” or “de-AT”": "un code de langue, comme « en » ou « de-AT »",
    "a time zone, as in “Europe/London”": "un fuseau horaire, comme « Europe/London »",
    "a web address, as in “https://example.org/”": "une adresse web, comme « https://example.org/ »",
    "one of {words}": "l’un de {words}",
    "the value begins with “*{word}”, which YAML takes for a reference": (
        "la valeur commence par « *{word} », que YAML prend pour une référence"
    ),
    "the value begins with “&{word}”, which YAML takes for a mark": (
        "la valeur commence par « &{word} », que YAML prend pour une marque"
    ),
    "the value begins with “{word}”, which YAML takes for a type": (
        "la valeur commence par « {word} », que YAML prend pour un type"
    ),
    "a socket": "une socket",
    "a device": "un périphérique",
    "permission denied": "l’accès est refusé",
    "it holds a line break": "il contient un saut de ligne",
    "it holds an invisible control character": "il contient un caractère de commande invisible",
    "Put the whole value in quotes.": "Mettez toute la valeur entre guillemets.",
    "Put the whole text in quotes.": "Mettez tout le texte entre guillemets.",
    "Put the key in quotes.": "Mettez la clé entre guillemets.",
    "Put their lines together under one of them.": "Réunissez leurs lignes sous l’un d’eux.",
    'Put text in quotes, as in key = "text".': 'Mettez le texte entre guillemets, comme dans key = "texte".',
    'Write it as key = "text".': 'Écrivez-la key = "texte".',
    "Write it as “key: value”.": "Écrivez-la « key: value ».",
    "Write “\\\\”.": "Écrivez « \\\\ ».",
    "Keep one of the two.": "Gardez l’un des deux.",
    "Use spaces.": "Utilisez des espaces.",
    "Close it.": "Fermez-le.",
    'Close it, or use """ for several lines.': 'Fermez-le, ou utilisez """ pour plusieurs lignes.',
    "Close it with “]”.": "Fermez-la avec « ] ».",
    "Close it with “}”.": "Fermez-la avec « } ».",
    "a tab stands where only spaces may stand": "une tabulation est là où seules des espaces sont admises",
    "a second “: ” stands in the line": "un second « : » est dans la ligne",
    "a value begins with a sign that has a meaning in YAML": "une valeur commence par un signe qui a un sens en YAML",
    "a list “[…]” is not closed, or a comma is missing in it": (
        "une liste « […] » n’est pas fermée, ou il y manque une virgule"
    ),
    "a table “{…}” is not closed, or a comma is missing in it": (
        "un tableau « {…} » n’est pas fermé, ou il y manque une virgule"
    ),
    "the line has no “:”": "la ligne n’a pas de « : »",
    "the line is not “key: value”, or is set in differently": (
        "la ligne n’est pas « key: value », ou son retrait diffère"
    ),
    "the line is not “key = value”": "la ligne n’est pas « key = value »",
    "the list goes on without “- ” before its line": "la liste continue sans « - » devant sa ligne",
    "a quotation mark is opened and not closed": "un guillemet est ouvert et n’est pas fermé",
    "a quotation mark is not closed in its line": "un guillemet n’est pas fermé dans sa ligne",
    "“\\” stands before a letter with which it means nothing": (
        "« \\ » précède une lettre avec laquelle il ne veut rien dire"
    ),
    "“\\u” is followed by the number of no character": "« \\u » est suivi du numéro d’aucun caractère",
    "a value begins with “*” or “&”": "une valeur commence par « * » ou « & »",
    "a value begins with “*”": "une valeur commence par « * »",
    "a “- ” stands where no list can begin": "un « - » est là où aucune liste ne peut commencer",
    "a line “---” or “...” stands within the header": "une ligne « --- » ou « ... » est dans l’en-tête",
    "the value is not written as TOML wants it": "la valeur n’est pas écrite comme le veut TOML",
    "a key stands twice": "une clé figure deux fois",
    "the same “[…]” stands twice": "le même « […] » figure deux fois",
    "something stands behind the value": "quelque chose suit la valeur",
}
