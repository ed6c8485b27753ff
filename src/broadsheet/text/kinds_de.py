"""What is wrong, in German: the problems of texts, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Meinten Sie „{nearest}“?"

SENTENCES: dict[str, tuple[str, str]] = {
    "broken-attributes": (
        "Die geschweifte Klammer lässt sich nicht lesen ({what}): {written}.",
        (
            'Schreiben Sie Wörter, #id oder key="Wert", jeden Wert in geraden Anführungszeichen, und '
            "schließen Sie die Klammer im selben Absatz."
        ),
    ),
    "control-characters": (
        "Unsichtbare Steuerzeichen wurden entfernt ({count}), das erste ist {first}.",
        (
            "Sie kommen aus einem anderen Programm und lassen sich nicht drucken. Löschen Sie sie, oder "
            "überlassen Sie es uns."
        ),
    ),
    "code-shown": (
        "Der Block „{language}“ wird als Code gezeigt, nicht gezeichnet.",
        "Setzen Sie ein Bild des Diagramms oder der Formel an seine Stelle.",
    ),
    "dangling-note": (
        "Es gibt keine Anmerkung „{label}“.",
        (
            "Schreiben Sie die Anmerkung in einen eigenen Absatz: [^{label}]: ihr Text. Oder nehmen Sie das "
            "Zeichen heraus."
        ),
    ),
    "duplicate-id": (
        "Die Kennung „{id}“ ist in diesem Text zweimal vergeben.",
        "Verweise führen zur ersten.",
    ),
    "duplicate-note": (
        "Die Anmerkung „{label}“ ist zweimal geschrieben.",
        "Ihr erster Text steht in Zeile {first}. Geben Sie einer von beiden ein anderes Kennzeichen.",
    ),
    "heading-level": (
        ("Die Zwischenüberschrift hat Stufe {written}, wo Stufe {set} hingehört; gesetzt wird sie in Stufe {set}."),
        (
            "Die Überschrift des Artikels ist Stufe 1. Zwischenüberschriften beginnen mit ## und gehen Stufe "
            "um Stufe tiefer."
        ),
    ),
    "html-removed": (
        "HTML wurde herausgenommen: {what}.",
        "Durchgelassen wird nur schlichte Auszeichnung von Text. Nehmen Sie Markdown oder einen :::-Block.",
    ),
    "link-not-here": (
        "Diese Zeile nimmt keine Verweise; vom Verweis auf „{target}“ bleiben nur die Wörter.",
        "Setzen Sie den Verweis in den Text oder in den Vorspann.",
    ),
    "long-text": (
        "Der Text ist {size} MB lang.",
        "So lang ist kein Artikel: Sehen Sie nach, ob versehentlich eine Datei eingefügt wurde.",
    ),
    "nested-too-deep": (
        "Zitate, Listen, Blöcke oder Hervorhebungen stehen mehr als {limit} tief ineinander.",
        "Was tiefer liegt, wird flach gesetzt. Nehmen Sie einige der Zeichen > oder * oder ::: heraus.",
    ),
    "unclosed-division": (
        "Der Block „{name}“ wird nie geschlossen.",
        "Schließen Sie ihn mit einer Zeile, in der nur {colons} steht.",
    ),
    "unknown-attribute": (
        "„{word}“ ist hier nicht bekannt ({what}).",
        NEAREST,
    ),
    "unknown-division": (
        "Es gibt keinen Block namens „{name}“.",
        NEAREST,
    ),
    "unopened-division": (
        "Diese Zeile schließt einen Block, aber keiner ist offen.",
        "Nehmen Sie die Zeile heraus, oder sehen Sie nach, ob der Block zu früh geschlossen wurde.",
    ),
    "unsafe-link": (
        "Ein Verweis oder Bild darf nicht zu „{target}“ führen; die Wörter bleiben ohne ihn stehen.",
        "Verweise dürfen zu https, http, mailto, tel, ftp, article: und zu Pfaden führen.",
    ),
    "unused-note": (
        "Nichts verweist auf die Anmerkung „{label}“, darum wird sie nicht gedruckt.",
        "Setzen Sie [^{label}] dorthin, wo sie hingehört.",
    ),
}

PHRASES: dict[str, str] = {
    "picture": "Bild",
    "heading": "Zwischenüberschrift",
    "block": "Block",
}
