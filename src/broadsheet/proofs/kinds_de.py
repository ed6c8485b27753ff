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
            "printed_as bewahrt, was gedruckt wurde: Stand es so in der Zeitung, so machen Sie in der "
            "Zeile darüber eine Ausnahme."
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
    "waiver-without-reason": (
        "Die Ausnahme von „{check}“ nennt keinen Grund und gilt deshalb nicht.",
        "Sagen Sie in Anführungszeichen, warum es hier kein Fehler ist.",
    ),
    "unknown-waiver": (
        "Es gibt kein Problem namens „{check}“, von dem man eine Ausnahme machen könnte.",
        NEAREST,
    ),
    "unused-waiver": (
        "Hier findet sich nichts, wofür die Ausnahme von „{check}“ gelten könnte.",
        "Nehmen Sie sie heraus. (Von einem Fehler gibt es keine Ausnahme.)",
    ),
    "note-out-of-order": (
        "Auf die Anmerkung „{label}“ wird erst nach der Anmerkung „{before}“ verwiesen.",
        (
            "Leser sehen sie in der Reihenfolge der Verweise gezählt; nummerieren Sie die Zeichen so, dass "
            "beides übereinstimmt."
        ),
    ),
    "alt-text-says-nothing": (
        "Der Alternativtext „{alt}“ ist ein Dateiname oder ein Platzhalter.",
        "Sagen Sie, was das Bild zeigt.",
    ),
    "missing-caption": (
        "Das Bild „{source}“ hat keine Bildunterschrift.",
        "",
    ),
    "missing-credit": (
        "Das Bild „{source}“ hat keinen Bildnachweis.",
        'Sagen Sie, von wem es ist: {{credit="…"}}.',
    ),
    "picture-small-for-web": (
        "Das Bild „{source}“ ist {width} Pixel breit; im Web braucht es {least}.",
        "",
    ),
    "picture-small-for-print": (
        "Das Bild „{source}“ ist {width} Pixel breit; im Druck braucht es {least}.",
        "Bitten Sie um das Original, oder lassen Sie das Bild im Druck weg.",
    ),
    "picture-copied": (
        "„{file}“ ist Byte für Byte dasselbe Bild wie „{other}“.",
        "Behalten Sie eines von beiden.",
    ),
    "picture-in-no-article": (
        "Kein Artikel zeigt das Bild „{file}“.",
        "",
    ),
    "headline-too-long": (
        "Die Überschrift hat {length} Zeichen; beim Gewicht {weight} sind es höchstens {most}.",
        "",
    ),
    "missing-standfirst": (
        "Der Artikel hat keinen Vorspann, den sein Ressort „{section}“ verlangt.",
        "",
    ),
    "wrong-weekday": (
        "„{said}“: {date} ist ein {weekday}.",
        "",
    ),
    "doubtful-weekday": (
        "„{said}“: Im Jahr dieser Ausgabe ist dieser Tag, {date}, ein {weekday}.",
        "",
    ),
    "impossible-date": (
        "Den Tag „{said}“ gibt es im Kalender nicht.",
        "",
    ),
    "issue-misquoted": (
        "„{said}“: Jene Ausgabe trägt das Datum {date}.",
        "",
    ),
    "date-off-calendar": (
        "Die Ausgabe trägt das Datum {date}; der Kalender in paper.toml erwartet sie am {expected}.",
        "Berichtigen Sie das Datum, oder tragen Sie die Abweichung als Ausnahme unter [calendar] ein.",
    ),
    "whole-number-contradiction": (
        "Die Gesamtnummer ist {said}; von {other} an gezählt ist sie {expected}.",
        "",
    ),
    "empty-heading": (
        "Eine Zwischenüberschrift ohne Wörter.",
        "Nehmen Sie die Zeile heraus, oder schreiben Sie die Zwischenüberschrift.",
    ),
    "table-without-headers": (
        "Die Tabelle hat keine Spaltenköpfe.",
        "Benennen Sie ihre Spalten in der ersten Zeile: Wer sie nicht sehen kann, hat keinen anderen Anhalt.",
    ),
    "click-here": (
        "Die Wörter des Verweises, „{words}“, sagen nicht, wohin er führt.",
        "Machen Sie die Wörter zum Verweis, die nennen, was dort steht.",
    ),
    "misspelt-word": (
        "„{word}“ steht in keinem Wörterbuch.",
        NEAREST,
    ),
    "unknown-word": (
        "„{word}“ steht in keinem Wörterbuch, und auch kein ähnliches Wort.",
        "",
    ),
    "unknown-name": (
        "Der Name „{word}“ ist neu in dieser Zeitung.",
        "",
    ),
    "text-in-other-language": (
        (
            "Die meisten Wörter des Textes stehen in keinem Wörterbuch seiner Sprache „{language}“; seine "
            "Rechtschreibung wurde daher nicht geprüft."
        ),
        "Schreiben Sie „language:“ in seinen Kopf.",
    ),
    "missing-dictionary": (
        ("Für die Sprache „{language}“ gibt es kein Wörterbuch; ihre Rechtschreibung wurde daher nicht geprüft."),
        "Installieren Sie eines für Hunspell, oder nennen Sie seinen Ordner bei dictionaries unter [proof].",
    ),
    "doubled-word": (
        "„{word}“ steht zweimal hintereinander.",
        "Nehmen Sie eines davon heraus.",
    ),
    "unbalanced-quotes": (
        "Das Anführungszeichen {sign} hat in seinem Absatz kein Gegenstück.",
        "",
    ),
    "unbalanced-brackets": (
        "Die Klammer {sign} hat kein Gegenstück.",
        "",
    ),
    "leftover": (
        "„{words}“ ist von der Arbeit am Text stehen geblieben.",
        "",
    ),
    "dead-outside-link": (
        "Der Verweis auf {target} ist tot: {reason}.",
        "",
    ),
    "moved-outside-link": (
        "Das Ziel des Verweises auf {target} ist endgültig nach {nearest} umgezogen.",
        "",
    ),
}

PHRASES: dict[str, str] = {
    "the year": "das Jahr",
    "volume": "Jahrgang",
    "number": "Nummer",
    "Not Found": "die Seite gibt es dort nicht",
    "Gone": "die Seite wurde dort entfernt",
    "no answer in time": "keine Antwort in der gesetzten Zeit",
    "it leads in circles": "er führt im Kreis",
    "it leads to no web address": "er führt zu keiner Webadresse",
    "Connection refused": "der Server weist die Verbindung ab",
    "Name or service not known": "der Servername ist unbekannt",
}
