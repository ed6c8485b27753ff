"""What is wrong, in German: the problems of reading the folder, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Meinten Sie „{nearest}“?"

SENTENCES: dict[str, tuple[str, str]] = {
    "unreadable-file": (
        "„{name}“ lässt sich nicht lesen: {reason}.",
        "Prüfen Sie die Zugriffsrechte der Datei, oder kopieren Sie sie neu hierher.",
    ),
    "not-a-file": (
        "„{name}“ ist {what}, keine Datei.",
        "Benennen Sie es um, oder nehmen Sie es aus der Zeitung heraus.",
    ),
    "outside-paper": (
        "„{name}“ verweist auf einen Ort außerhalb der Zeitung. Von dort wird nichts gelesen.",
        "Kopieren Sie die Datei selbst in die Zeitung.",
    ),
    "broken-file-link": (
        "„{name}“ verweist auf eine Datei, die es nicht gibt.",
        "Kopieren Sie die Datei selbst hierher, oder entfernen Sie den Verweis.",
    ),
    "link-loop": (
        "„{name}“ verweist auf sich selbst oder auf einen Ordner, in dem es liegt.",
        "Entfernen Sie den Verweis.",
    ),
    "bad-file-name": (
        "Der Dateiname „{name}“ ist nicht brauchbar: {reason}.",
        "Benennen Sie die Datei um.",
    ),
    "large-file": (
        "„{name}“ ist {megabytes} MB groß. Ein Artikel darf {limit} MB haben.",
        "Geben Sie Bildern und Tabellen eigene Dateien, oder teilen Sie den Artikel.",
    ),
    "conflicted-copy": (
        (
            "„{name}“ sieht nach der Kopie eines Abgleichdienstes aus, die entsteht, wenn zwei zugleich "
            "speichern. Sie bleibt außen vor."
        ),
        "Übernehmen Sie, was in der anderen Datei fehlt, und löschen Sie diese.",
    ),
    "merge-markers": (
        (
            "Zwei Fassungen dieser Datei wurden zusammengeführt, und niemand hat sich entschieden: Eine "
            "Zeile beginnt mit „{marker}“."
        ),
        ("Behalten Sie eine Fassung, und löschen Sie die Zeilen, die mit <<<<<<<, ======= und >>>>>>> beginnen."),
    ),
    "other-encoding": (
        "Die Datei ist nicht in UTF-8. Sie wurde als {encoding} gelesen.",
        ("Speichern Sie sie als UTF-8, oder schreiben Sie „encoding: {encoding}“ in den Kopf, wenn das stimmt."),
    ),
    "unreadable-encoding": (
        "Die Datei ist in keiner der versuchten Kodierungen ({encodings}) ein Text.",
        "Speichern Sie sie als UTF-8, oder nennen Sie ihre Kodierung im Kopf, etwa „encoding: iso-8859-2“.",
    ),
    "unknown-encoding": (
        "„{encoding}“ ist keine bekannte Kodierung.",
        NEAREST,
    ),
    "control-characters-in-file": (
        ("Der Text enthält unsichtbare Steuerzeichen ({count}), das erste ist {character}. Sie wurden weggelassen."),
        "Löschen Sie sie: Oft kommen sie mit Text, der aus einem PDF kopiert wurde.",
    ),
    "control-characters-in-field": (
        "„{key}“ enthält ein unsichtbares Steuerzeichen, {character}.",
        "Tippen Sie die Zeile neu.",
    ),
    "unclosed-header": (
        "Der Kopf, der hier mit „{marker}“ beginnt, hat kein Ende.",
        "Setzen Sie zwischen Kopf und Text eine Zeile, in der nur „{marker}“ steht.",
    ),
    "bad-header": (
        "Der Kopf lässt sich nicht lesen: {reason}.",
        "{advice}",
    ),
    "header-not-keys": (
        "Der Kopf ist {what}. Er muss aus Zeilen wie „headline: Die Hafenmauer wird erneuert“ bestehen.",
        "",
    ),
    "duplicate-key": (
        "„{key}“ steht zweimal im Kopf, zuerst in Zeile {first}.",
        "Behalten Sie eines von beiden.",
    ),
    "header-too-deep": (
        "Im Kopf stehen Listen in Listen, mehr als {limit} tief.",
        "",
    ),
    "bad-toml": (
        "Die Datei lässt sich nicht lesen: {reason}.",
        "{advice}",
    ),
    "bad-json": (
        "Die Datei lässt sich nicht lesen: {reason}.",
        "",
    ),
    "unknown-key": (
        "„{key}“ ist hier kein bekanntes Wort. Die Zeile bewirkt nichts.",
        NEAREST,
    ),
    "missing-key": (
        "„{key}“ fehlt hier: {meaning}.",
        "",
    ),
    "bad-value": (
        "„{key}“ kann nicht „{value}“ sein: Verlangt ist {expected}.",
        NEAREST,
    ),
    "empty-value": (
        "Hinter „{key}“ steht nichts; es gilt als nicht angegeben.",
        "",
    ),
    "bad-date": (
        "„{key}“ kann nicht „{value}“ sein: {reason}.",
        "Schreiben Sie das Jahr zuerst, wie in {example}.",
    ),
    "ambiguous-date": (
        "„{key}: {value}“ lässt sich als {first} oder als {second} lesen.",
        "Schreiben Sie das Jahr zuerst, wie in {first}.",
    ),
    "missing-headline": (
        "Der Artikel hat keine Überschrift.",
        "Schreiben Sie „headline: …“ zwischen zwei Zeilen mit „---“ an den Anfang der Datei.",
    ),
    "empty-text": (
        "Der Artikel hat keinen Text.",
        "Schreiben Sie ihn, oder setzen Sie „status: draft“ in den Kopf, bis er geschrieben ist.",
    ),
    "unknown-section": (
        "In paper.toml gibt es kein Ressort „{section}“.",
        NEAREST,
    ),
    "unknown-language": (
        "Die Zeitung hat keine Sprache „{language}“.",
        "Tragen Sie sie in paper.toml bei „languages“ unter [paper] ein, oder berichtigen Sie sie.",
    ),
    "language-contradiction": (
        "Im Kopf steht „language: {header}“, im Dateinamen „{name}“. Es gilt der Kopf.",
        "Bringen Sie beide in Einklang.",
    ),
    "unknown-original": (
        (
            "Diese Ausgabe hat keinen Artikel „{target}“, von dem dies die Übersetzung sein könnte. Er steht "
            "als eigener Artikel."
        ),
        NEAREST,
    ),
    "reserved-slug": (
        "Das Adresswort „{slug}“ braucht die Zeitung selbst.",
        "Benennen Sie die Datei um, oder schreiben Sie hinter „slug:“ im Kopf ein anderes Wort.",
    ),
    "empty-slug": (
        (
            "„{name}“ hat keinen Buchstaben und keine Ziffer, die in einer Adresse stehen könnten. Genommen "
            "wurde „{slug}“."
        ),
        "Schreiben Sie hinter „slug:“ im Kopf ein Wort.",
    ),
    "slug-changed": (
        "„{written}“ kann so nicht in einer Adresse stehen. Dort steht es als „{slug}“.",
        "",
    ),
    "duplicate-article": (
        (
            "Diese Datei und {other} wären beide der Artikel „{id}“. Großbuchstaben und die Schreibweise von "
            "Akzenten zählen nicht."
        ),
        "Benennen Sie eine um, oder geben Sie ihr ein eigenes „slug:“.",
    ),
    "duplicate-page": (
        "Diese Datei und {other} wären beide die Seite „{slug}“.",
        "Benennen Sie eine um, oder geben Sie ihr ein eigenes „slug:“.",
    ),
    "article-without-issue": (
        "Der Artikel „{name}“ liegt außerhalb jeder Ausgabe und erscheint nirgends.",
        "Verschieben Sie ihn in den Ordner einer Ausgabe, etwa issues/2026/v53n21/.",
    ),
    "issue-contradiction": (
        "Der Artikel nennt als Ausgabe „{said}“, liegt aber in „{issue}“.",
        "Verschieben Sie die Datei, oder löschen Sie die Zeile.",
    ),
    "updated-before-published": (
        "„updated“ ({updated}) liegt vor „published“ ({published}).",
        "Berichtigen Sie eines von beiden.",
    ),
    "empty-issue": (
        "Die Ausgabe „{id}“ hat keine Artikel.",
        ('Fügen Sie Artikel hinzu, oder schreiben Sie status = "planned" in ihre issue.toml, bis es welche gibt.'),
    ),
    "undated-issue": (
        ("Das Datum der Ausgabe in „{folder}“ ist nicht zu ermitteln: Weder ihr Name noch der Kalender sagt es."),
        ("Schreiben Sie date = 2026-10-23 in ihre issue.toml, oder benennen Sie den Ordner um, etwa in v53n21."),
    ),
    "number-contradiction": (
        "In {source} steht {what} {said}, im Namen des Ordners aber {named}.",
        'Berichtigen Sie eines von beiden, oder schreiben Sie id = "…" in issue.toml, wenn beides stimmt.',
    ),
    "date-contradiction": (
        "In issue.toml steht das Datum {said}, im Namen des Ordners aber {named}.",
        'Berichtigen Sie eines von beiden, oder schreiben Sie id = "…" in issue.toml, wenn beides stimmt.',
    ),
    "calendar-contradiction": (
        (
            "Die Ausgabe trägt das Datum {date}, aber nach dem Kalender in paper.toml begann Jahrgang "
            "{volume} am {begins}."
        ),
        ("Berichtigen Sie das Datum oder den Jahrgang, oder „volume_start“ und „first_volume“ unter [calendar]."),
    ),
    "order-contradiction": (
        "{issue} trägt das Datum {date}, {other} mit der höheren Nummer aber {other_date}.",
        "Berichtigen Sie bei einer von beiden das Datum oder die Nummer.",
    ),
    "duplicate-number": (
        "Diese Ausgabe und {other} haben dieselbe Nummer: Beide wären „{id}“.",
        (
            'Berichtigen Sie eine, oder schreiben Sie id = "…" in issue.toml, wenn die Nummer wirklich '
            "zweimal gedruckt wurde."
        ),
    ),
    "bad-id": (
        "„{value}“ kann nicht die Kennung einer Ausgabe sein.",
        "Schreiben Sie sie wie in „v53n21“, „2000n11“, „n1204“, „2023-07-15“ oder „v53s-summer“.",
    ),
    "running-order-unknown": (
        "Die Reihenfolge nennt „{slug}“, aber die Ausgabe hat keinen solchen Artikel.",
        NEAREST,
    ),
    "running-order-repeated": (
        "Die Reihenfolge nennt „{slug}“ zweimal.",
        "Behalten Sie eines von beiden.",
    ),
    "running-order-missing": (
        "Die Reihenfolge nennt „{slug}“ nicht. Der Artikel kommt ans Ende.",
        "Nehmen Sie ihn in running_order auf.",
    ),
    "pin-unknown": (
        "print.toml legt etwas für „{slug}“ fest, doch die Ausgabe hat keinen solchen Artikel.",
        NEAREST,
    ),
    "duplicate-section": (
        "Zwei Ressorts haben die Kennung „{id}“.",
        "Geben Sie einem von beiden eine andere.",
    ),
}

PHRASES: dict[str, str] = {
    "a folder": "ein Ordner",
    "a pipe": "eine Pipe",
    "a list": "eine Liste",
    "a single text": "ein einzelner Text",
    "it is not UTF-8": "sie ist nicht in UTF-8",
    "it is not JSON": "sie ist kein JSON",
    "it is not YAML": "es ist kein YAML",
    "it is not a table “{…}”": "sie ist keine Tabelle „{…}“",
    "it has lists within lists, too deep": "sie hat Listen in Listen, zu tief",
    "Permission denied": "der Zugriff ist nicht erlaubt",
    "No such file or directory": "die Datei ist nicht da",
    "it has gone": "die Datei ist verschwunden",
    "it is not a date": "das ist kein Datum",
    "it is not a date that begins with the year": "das ist kein Datum, das mit dem Jahr beginnt",
    "it can be read in two ways": "es lässt sich auf zwei Arten lesen",
    "the year stands last": "das Jahr steht am Ende",
    "there is no such day": "diesen Tag gibt es nicht",
    "there is no such time of day": "diese Uhrzeit gibt es nicht",
    "there is no such time zone": "diese Zeitzone gibt es nicht",
    "the year must lie between {first} and {last}": "das Jahr muss zwischen {first} und {last} liegen",
    "the second date lies before the first": "das zweite Datum liegt vor dem ersten",
    "a line of text": "eine Zeile Text",
    "a list of texts, as in [harbour, council]": "eine Liste von Texten, wie in [hafen, rat]",
    'a text, or texts by language, as in {en = "Town", ar = "…"}': (
        'ein Text oder Texte nach Sprache, wie in {en = "Town", ar = "…"}'
    ),
    "a whole number": "eine ganze Zahl",
    "a list of pages, as in [1, 4]": "eine Liste von Seiten, wie in [1, 4]",
    "the number of a page, from 1": "die Nummer einer Seite, ab 1",
    "the name of a section": "der Name eines Ressorts",
    "a table, as in {example}": "eine Tabelle, wie in {example}",
    "true or false": "true oder false",
    'a time of day, as in "06:00"': 'eine Uhrzeit, wie in "06:00"',
    "a day of the week, as in “friday”": "ein Wochentag auf Englisch, wie in „friday“",
    "a language tag, as in “en” or “de-AT”": "ein Sprachkürzel, wie in „en“ oder „de-AT“",
    "a time zone, as in “Europe/London”": "eine Zeitzone, wie in „Europe/London“",
    "a web address, as in “https://example.org/”": "eine Webadresse, wie in „https://example.org/“",
    "one of {words}": "eines von {words}",
    "the value begins with “*{word}”, which YAML takes for a reference": (
        "der Wert beginnt mit „*{word}“, was YAML für einen Verweis hält"
    ),
    "the value begins with “&{word}”, which YAML takes for a mark": (
        "der Wert beginnt mit „&{word}“, was YAML für eine Marke hält"
    ),
    "the value begins with “{word}”, which YAML takes for a type": (
        "der Wert beginnt mit „{word}“, was YAML für einen Typ hält"
    ),
    "a socket": "ein Socket",
    "a device": "ein Gerät",
    "permission denied": "der Zugriff ist nicht erlaubt",
    "it holds a line break": "er enthält einen Zeilenumbruch",
    "it holds an invisible control character": "er enthält ein unsichtbares Steuerzeichen",
    "Put the whole value in quotes.": "Setzen Sie den ganzen Wert in Anführungszeichen.",
    "Put the whole text in quotes.": "Setzen Sie den ganzen Text in Anführungszeichen.",
    "Put the key in quotes.": "Setzen Sie den Schlüssel in Anführungszeichen.",
    "Put their lines together under one of them.": "Fassen Sie ihre Zeilen unter einem davon zusammen.",
    'Put text in quotes, as in key = "text".': 'Setzen Sie Text in Anführungszeichen, wie in key = "text".',
    'Write it as key = "text".': 'Schreiben Sie sie als key = "text".',
    "Write it as “key: value”.": "Schreiben Sie sie als „key: value“.",
    "Write “\\\\”.": "Schreiben Sie „\\\\“.",
    "Keep one of the two.": "Behalten Sie eines von beiden.",
    "Use spaces.": "Nehmen Sie Leerzeichen.",
    "Close it.": "Schließen Sie es.",
    'Close it, or use """ for several lines.': 'Schließen Sie es, oder nehmen Sie """ für mehrere Zeilen.',
    "Close it with “]”.": "Schließen Sie sie mit „]“.",
    "Close it with “}”.": "Schließen Sie sie mit „}“.",
    "a tab stands where only spaces may stand": "ein Tabulator steht, wo nur Leerzeichen stehen dürfen",
    "a second “: ” stands in the line": "in der Zeile steht ein zweites „: “",
    "a value begins with a sign that has a meaning in YAML": (
        "ein Wert beginnt mit einem Zeichen, das in YAML etwas bedeutet"
    ),
    "a list “[…]” is not closed, or a comma is missing in it": (
        "eine Liste „[…]“ ist nicht geschlossen, oder es fehlt ein Komma darin"
    ),
    "a table “{…}” is not closed, or a comma is missing in it": (
        "eine Tabelle „{…}“ ist nicht geschlossen, oder es fehlt ein Komma darin"
    ),
    "the line has no “:”": "in der Zeile fehlt „:“",
    "the line is not “key: value”, or is set in differently": (
        "die Zeile ist nicht „key: value“ oder anders eingerückt"
    ),
    "the line is not “key = value”": "die Zeile ist nicht „key = value“",
    "the list goes on without “- ” before its line": "die Liste geht ohne „- “ vor der Zeile weiter",
    "a quotation mark is opened and not closed": "ein Anführungszeichen ist geöffnet und nicht geschlossen",
    "a quotation mark is not closed in its line": "ein Anführungszeichen ist in seiner Zeile nicht geschlossen",
    "“\\” stands before a letter with which it means nothing": (
        "„\\“ steht vor einem Buchstaben, mit dem es nichts bedeutet"
    ),
    "“\\u” is followed by the number of no character": "auf „\\u“ folgt die Nummer keines Zeichens",
    "a value begins with “*” or “&”": "ein Wert beginnt mit „*“ oder „&“",
    "a value begins with “*”": "ein Wert beginnt mit „*“",
    "a “- ” stands where no list can begin": "ein „- “ steht, wo keine Liste beginnen kann",
    "a line “---” or “...” stands within the header": "im Kopf steht eine Zeile „---“ oder „...“",
    "the value is not written as TOML wants it": "der Wert ist nicht so geschrieben, wie TOML es will",
    "a key stands twice": "ein Schlüssel steht zweimal",
    "the same “[…]” stands twice": "dasselbe „[…]“ steht zweimal",
    "something stands behind the value": "hinter dem Wert steht noch etwas",
}
