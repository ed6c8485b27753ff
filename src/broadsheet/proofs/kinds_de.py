"""What is wrong, in German: the problems of the checks, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Meinten Sie „{nearest}“?"

SENTENCES: dict[str, tuple[str, str]] = {
    "dead-link": (
        "Der Verweis auf „{target}“ führt in dieser Zeitung nirgendwohin.",
        NEAREST,
    ),
    "dead-fragment": (
        "In „{target}“ gibt es keine Stelle namens „#{fragment}“.",
        "Meinten Sie „#{nearest}“?",
    ),
    "link-to-withdrawn": (
        "Der Verweis führt zu „{target}“, das zurückgezogen wurde.",
        "",
    ),
    "link-kept-back": (
        "Der Verweis führt zu „{target}“, das nicht veröffentlicht ist ({status}).",
        "",
    ),
    "dead-redirect": (
        "Die alte Adresse {old} führt zu „{target}“, das es in dieser Zeitung nicht gibt.",
        NEAREST,
    ),
    "missing-picture": (
        "Weder neben dem Artikel noch in den Ordnern namens pictures gibt es ein Bild „{source}“.",
        NEAREST,
    ),
    "picture-outside": (
        "Das Bild „{source}“ liegt außerhalb der Zeitung.",
        "Legen Sie das Bild neben den Artikel oder in pictures/, und schreiben Sie nur seinen Namen.",
    ),
    "picture-ambiguous": (
        "„{source}“ meint zwei Bilder: {first} und {nearest}.",
        "Benennen Sie eines davon um.",
    ),
    "remote-picture": (
        ("Das Bild „{source}“ liegt auf einer anderen Website: Es wird nie geholt und statt gezeigt nur verlinkt."),
        "Speichern Sie es neben dem Artikel, wenn Sie das dürfen, und schreiben Sie seinen Namen.",
    ),
    "picture-misnamed": (
        "„{file}“ heißt wie ein Bild der Art {said}, ist aber {found}.",
        "Speichern Sie es neu, oder geben Sie ihm die Endung dessen, was es ist.",
    ),
    "missing-alt-text": (
        "Dem Bild „{source}“ fehlt der Alternativtext für alle, die es nicht sehen können.",
        "Sagen Sie in den Klammern, was es zeigt, oder kennzeichnen Sie es als {{decorative}}.",
    ),
    "picture-twice": (
        "Das Bild „{source}“ steht in zwei Artikeln dieser Ausgabe: hier und in {other}.",
        "",
    ),
    "article-in-no-output": (
        "Der Artikel erscheint nirgends: Web, Druck und Mail sind alle abgeschaltet.",
        "Um ihn vorerst zurückzuhalten, schreiben Sie status: held.",
    ),
    "standing-head-alone": (
        "Auf die Überschrift „{heading}“ in der Reihenfolge folgt kein Artikel.",
        "",
    ),
    "planned-issue-empty": (
        "Die geplante Ausgabe {issue} hat noch keinen Artikel.",
        "",
    ),
    "printed-weekday": (
        "In der Kopfzeile der Ausgabe steht {said}, aber {date} ist ein {weekday}.",
        (
            "printed_as bewahrt, was gedruckt wurde: Stand es so in der Zeitung, so schalten Sie diese "
            "Prüfung für die Datei der Ausgabe stumm."
        ),
    ),
    "printed-word-misspelt": (
        "„{word}“ in der Kopfzeile der Ausgabe sieht nach einem Schreibfehler aus.",
        NEAREST,
    ),
    "printed-contradiction": (
        "In der Kopfzeile „{printed}“ steht {what} {said}, die Ausgabe hat {known}.",
        "",
    ),
    "duplicate-whole-number": (
        "Gesamtnummer {number} gehört schon zu {other}.",
        "",
    ),
    "duplicate-date": (
        "{other} hat dasselbe Datum, {date}.",
        "",
    ),
    "series-gap": (
        "Teil {part} der Serie „{series}“ fehlt.",
        "",
    ),
    "series-part-twice": (
        "Teil {part} der Serie „{series}“ ist schon {other}.",
        "",
    ),
    "person-misspelt": (
        "„{name}“ steht nicht in people.toml.",
        NEAREST,
    ),
    "unknown-target": (
        "„{key}: {target}“ nennt keinen Artikel.",
        NEAREST,
    ),
    "confusable-name": (
        "„{name}“ mischt gleich aussehende Buchstaben verschiedener Schriften: {scripts}.",
        "Tippen Sie den Namen neu.",
    ),
    "article-repeated": (
        "Der Text ist derselbe wie der von {other}.",
        "",
    ),
    "proof-setting": (
        "In [proof] steht „{name}“; das ist weder der Name eines Problems noch eine Schwere.",
        NEAREST,
    ),
}

PHRASES: dict[str, str] = {
    "the year": "das Jahr",
    "volume": "Jahrgang",
    "number": "Nummer",
}
