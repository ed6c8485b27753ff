"""What is wrong, in German: the problems of imports, by name, each with its sentence and its hint.

In: nothing. Out: `SENTENCES`, and in `PHRASES` those of their facts that are words. English is in `kinds`.
"""

from __future__ import annotations

NEAREST = "Meinten Sie „{nearest}“?"
SETTLE = "Legen Sie es in import.toml unter [[issues.fix]] fest."

SENTENCES: dict[str, tuple[str, str]] = {
    "header-without-marks": (
        (
            "{count} Datei(en) haben um den Kopf kein „---“; gelesen wurden Zeilen der Form „Schlüssel: "
            "Wert“ bis zur ersten leeren Zeile."
        ),
        "",
    ),
    "several-suffixes": (
        "Die Artikel haben verschiedene Endungen: {suffixes}. Alle wurden gelesen.",
        "",
    ),
    "header-key-left": (
        "Der Schlüssel „{key}“ aus {count} Köpfen hat keine Entsprechung und blieb zurück.",
        NEAREST,
    ),
    "import-section-left": (
        "„{section}“ ist die Kategorie fast aller Beiträge und wurde kein Ressort.",
        "",
    ),
    "import-undated-numbers": (
        "{count} Nummer(n) haben kein Datum, und es gibt keines, von dem aus sich zählen ließe.",
        (
            "Geben Sie einer davon in import.toml unter [[issues.fix]] ein Datum; die anderen werden von ihm "
            "aus gezählt."
        ),
    ),
    "numbers-missing": (
        ("{numbers} fehlen zwischen {before} ({before_date}) und {after} ({after_date}), {days} Tage auseinander."),
        "",
    ),
    "import-number-contradiction": (
        "Laut {first} ist es Nummer {number}, laut {second} {rival}; genommen wurde {number}.",
        SETTLE,
    ),
    "import-number-twice": (
        "Nummer {number} gehört schon zu {other}; dies kam ohne Nummer herein.",
        SETTLE,
    ),
    "import-number-order": (
        "Nummer {number} vom {date} kommt nach Nummer {other} vom {other_date}.",
        SETTLE,
    ),
    "looks-like-a-number": (
        ("„{text}“ sieht nach Nummer {number} aus, ist aber keine: {reason}. Es kam als Sonderausgabe herein."),
        "Ist es eine, so sagen Sie es in import.toml unter [[issues.fix]].",
    ),
    "import-date-contradiction": (
        "Im Kopf steht {date}, im Dateinamen {rival}; genommen wurde {date}.",
        SETTLE,
    ),
    "import-date-unusual": (
        "„{written}“ ist nicht geschrieben wie ein übliches Datum; gelesen wurde {date}.",
        "",
    ),
    "import-date-unread": (
        "„{written}“ lässt sich nicht als Datum lesen: {reason}.",
        SETTLE,
    ),
    "import-undated": (
        "Die Datei hat weder Datum noch Nummer; sie kam als feste Seite herein.",
        ("Geben Sie ihr in import.toml unter [[issues.fix]] ein Datum, oder lassen Sie sie unter [left_out] weg."),
    ),
    "import-converted": (
        (
            "Die Datei ist {format}, nicht Markdown; sie wurde umgewandelt. {lost} Zeile(n) ohne "
            "Entsprechung blieben als Text stehen."
        ),
        "Vergleichen Sie sie mit dem Original.",
    ),
    "generator-markup": (
        "„{written}“ gehört zu {generator} und blieb als Text stehen.",
        "Berichtigen Sie es im Artikel.",
    ),
    "import-comments-left": (
        "{count} Kommentar(e) von Lesern zu {posts} Artikel(n) blieben zurück.",
        "",
    ),
    "import-type-left": (
        "{count} Einträge sind vom Typ „{type}“ und wurden ausgelassen.",
        "Nennen Sie ihn in import.toml unter [articles] types, wenn es Artikel sind.",
    ),
    "import-shortcode-left": (
        "„[{name}]“ eines Plug-ins in {count} Artikel(n) lässt sich nicht öffnen und blieb als Text stehen.",
        "Berichtigen Sie es in den Artikeln.",
    ),
    "import-word-left": (
        "{count} {what} blieben weg oder wurden zu einfachem Text.",
        "Vergleichen Sie den Artikel mit der Datei.",
    ),
    "import-word-fallback": (
        "Pandoc hat die Datei aufgegeben, sie wurde ohne es gelesen: {reason}.",
        "",
    ),
    "import-words-lost": (
        "{count} Wörter der Datei stehen nicht im Artikel: {words}.",
        "Vergleichen Sie den Artikel mit der Datei.",
    ),
    "import-picture-unshown": (
        "Das Bild {source} ist von einer Art, die kein Browser zeigt, und blieb weg.",
        "Speichern Sie es als PNG oder SVG und legen Sie es neben den Artikel.",
    ),
    "import-text-left": (
        "{count} Wörter wurden ausgelassen: {what}.",
        "",
    ),
    "import-notes-dangling": (
        "Der Text verweist auf {notes}, hat aber keine solchen Anmerkungen; sie blieben als Text stehen.",
        "Schreiben Sie die Anmerkungen, oder nehmen Sie die Verweise heraus.",
    ),
    "import-cells-left": (
        "{count} Stücke Code sollten ausgeführt werden; was sie zeigen, steht nicht in der Datei, der Code blieb.",
        "Setzen Sie an seine Stelle, was er zeigt.",
    ),
    "import-citations-left": (
        "{count} Zitate nennen Einträge eines Literaturverzeichnisses und blieben als Text stehen.",
        "Schreiben Sie sie als Anmerkungen.",
    ),
    "import-picture-missing": (
        "Das Bild „{source}“ ist nicht in der Quelle.",
        "Legen Sie es neben den Artikel.",
    ),
    "import-changed-by-hand": (
        "{file} wurde seit dem letzten Import in der Zeitung geändert und blieb unberührt.",
        "",
    ),
    "import-in-the-way": (
        "{file} steht schon in der Zeitung und stammt nicht aus diesem Import; es blieb unberührt.",
        "Nehmen Sie es weg, und wiederholen Sie den Import.",
    ),
    "import-deleted-by-hand": (
        "{file} wurde seit dem letzten Import in der Zeitung gelöscht und bleibt gelöscht.",
        "",
    ),
    "import-source-gone": (
        "{source} ist nicht mehr in der Quelle; was daraus wurde, bleibt in der Zeitung.",
        "",
    ),
    "import-redirect-kept": (
        "redirects.toml führt {old} schon zu {target}; dabei blieb es.",
        "",
    ),
    "import-rule-unknown": (
        "„{key}“ ist keine bekannte Regel.",
        NEAREST,
    ),
    "import-rule-bad": (
        "„{key}“ kann nicht „{value}“ sein: {reason}.",
        "",
    ),
    "import-rule-unused": (
        "Die Regel „{key}“ passte auf keine Datei.",
        "",
    ),
    "import-unreadable": (
        "Die Datei lässt sich nicht lesen: {reason}.",
        "",
    ),
    "import-failed": (
        "Der Text konnte nicht hergestellt werden: {reason}.",
        "Der übrige Import ist vollständig; wiederholen Sie ihn, wenn die Ursache behoben ist.",
    ),
    "import-not-accounted": (
        "Der Importeur hat nicht gesagt, was aus der Datei wurde; es wurde nichts daraus.",
        "Das ist ein Fehler des Importeurs „{importer}“.",
    ),
    "import-told-twice": (
        "Der Importeur hat zweimal von der Datei gesprochen: {first} und {second}.",
        "Das ist ein Fehler des Importeurs „{importer}“.",
    ),
    "import-no-such-file": (
        "Der Importeur hat von einer Datei gesprochen, die nicht in der Quelle ist.",
        "Das ist ein Fehler des Importeurs „{importer}“.",
    ),
    "import-drawing-left": (
        "{count} in die Seite geschriebene Zeichnung(en) wurden ausgelassen.",
        "Sie als Dateien speichern und als Bilder einsetzen.",
    ),
    "import-link-left": (
        "{count} Link(s), zuerst „{first}“, führen dorthin, wohin kein Link darf; ihre Wörter blieben stehen.",
        "",
    ),
}

PHRASES: dict[str, str] = {
    "signature": "Unterschrift",
    "list of contents": "Inhaltsverzeichnis",
    "head": "Kopf",
    "template": "Vorlage der Seiten",
    "navigation": "Navigation",
    "attachment {name}": "Anhang {name}",
    "marks without a note": "Zeichen ohne Anmerkung",
    "comments": "Kommentare",
    "deletions": "nachverfolgte Löschungen",
    "equations": "Formeln",
    "charts": "Diagramme",
    "text boxes": "Textfelder",
    "headers and footers": "Kopf- und Fußzeilen",
    "tables of contents": "Inhaltsverzeichnisse",
    "it counts something else": "sie zählt etwas anderes",
    "it does not fit the numbers before and after": "sie passt nicht zu den Nummern davor und danach",
    "that is {other}": "das ist {other}",
    "it must be a table of globs": "es muss eine Tabelle von Mustern sein",
    "it must be one of {words}": "es muss eines von {words} sein",
    "it must be text": "es muss Text sein",
    "it must be true or false": "es muss true oder false sein",
    "it must be a whole number": "es muss eine ganze Zahl sein",
    "it must be a number from 0 to 1": "es muss eine Zahl von 0 bis 1 sein",
    "it must be a table of texts": "es muss eine Tabelle von Texten sein",
    "it must be a list of pairs of texts": "es muss eine Liste von Paaren von Texten sein",
    "it must be a selector, or a table with “from” and “to”": (
        "es muss ein Selektor sein oder eine Tabelle mit „from“ und „to“"
    ),
    "each must be a table with “pattern” and “with”": "jedes muss eine Tabelle mit „pattern“ und „with“ sein",
    "it takes too long": "es dauert zu lange",
    "it must be text or a list of texts": "es muss Text oder eine Liste von Texten sein",
    "each must be a table with a “file”": "jedes muss eine Tabelle mit „file“ sein",
    "“{key}” is none of {words}": "„{key}“ ist keines von {words}",
    "the date must be written as 2014-07-15, without quotes": (
        "das Datum muss wie 2014-07-15 geschrieben sein, ohne Anführungszeichen"
    ),
}
