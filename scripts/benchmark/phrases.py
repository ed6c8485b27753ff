"""Phrases of an invented town, in three languages, from which sentences of any length are put together.

Nothing goes in. Every language has the same slots: who, does what (past), the turns that may follow one another, the
clauses that may end a sentence, whole short sentences, the parts of headlines and crossheads. `{thing}` and `{place}`
are filled in. The German and the Arabic are as plain as the English: they are there for long words, hyphens and the
other direction.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """The slots of one language, each a tuple of phrases. `said` has {said} and {name}."""

    who: tuple[str, ...]
    did: tuple[str, ...]
    turns: tuple[str, ...]
    clauses: tuple[str, ...]
    short: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    said: tuple[str, ...]
    heads: tuple[str, ...]
    deeds: tuple[str, ...]
    tails: tuple[str, ...]
    crossheads: tuple[str, ...]
    kickers: tuple[str, ...]
    comma: str = ","


def rows(text: str) -> tuple[str, ...]:
    """The lines of a text that have something in them."""
    return tuple(line.strip() for line in text.strip().split("\n"))


ENGLISH = Phrases(
    who=rows("""
        the harbour committee
        the trustees of {thing}
        a former pilot
        the head teacher
        two of the older members
        the district surveyor
        the secretary of the growers’ union
        a crowd of about three hundred
        the women who run {thing}
        the new lock-keeper
        nobody in {place}
        the county’s engineer
        the choir
        an unsigned report
        the contractor
        the orchard’s owner
        a retired schoolmistress
        the fire brigade
        most of the shopkeepers
        the parish clerk
        both crews
        the children of the upper school
    """),
    did=rows("""
        asked for another month
        voted against {thing}
        gave the keys back
        measured the north wall twice
        found that the drawings were wrong
        promised to pay for {thing}
        walked the whole length of the bank
        put the figures on the table
        refused to sign
        said very little about {thing}
        took the matter to the county
        began to count the boats again
        opened the doors of {place}
        paid the last instalment
        called the plan unworkable
        remembered an earlier flood
        wrote to every household in {place}
        left by the side door
        agreed to keep {thing} as it is
        had expected a smaller bill
        carried the stones down by hand
        came back with a counter-proposal
    """),
    turns=rows("""
        on Tuesday evening
        after a debate of three hours
        in front of a full gallery
        without a single question
        at {place}
        for the second time this year
        between the market and the old tannery
        under a rule of 1894
        with the help of volunteers
        in spite of the weather
        at a cost of £14,600
        together with the neighbours from {place}
        before the end of the quarter
        in the presence of the inspector
        half an hour before high water
        by eleven votes to four
        on behalf of the tenants
        as a matter of urgency
        along the whole of the embankment
        over the protests of a small but well-prepared minority
        during the short interval
        in a letter of four pages
    """),
    clauses=rows("""
        because the timber had not arrived
        although the surveyor had warned against it
        which came as a relief to most of those present
        so that the road could be opened again
        while the rain went on outside
        and nobody could say who had ordered it
        as had been agreed in the spring
        since the older of the two boilers would not last another winter
        who had heard nothing of it until that morning
        but the money is not there yet
        if the county gives its consent
        until somebody thought of looking in the cellar
    """),
    short=rows("""
        Nobody laughed.
        It took nine minutes.
        The rest is arithmetic.
        That was in March.
        There was tea.
        Then the lights went out.
        He would not say.
        So it was done.
        The vote was unanimous.
        Not everyone agrees.
    """),
    things=rows("""
        the ferry stage
        the reading room
        the winter timetable
        the covered market
        the weather station
        the almshouses
        the swimming baths
        the narrow-gauge railway
        the tide mill
        the night bus
        the town’s only cinema
        the allotments
        the sluice gates
        the botanical garden
    """),
    places=rows("""
        Ketterby
        Upper Ketterby
        Sallow Lane
        the Drapers’ Hall
        Osier Island
        Wickmouth
        the Long Causeway
        St Osyth’s
        Marlpit Road
        Nether Quay
    """),
    said=(
        "“{said},” said {name}.",
        "{name} put it more plainly. “{said}.”",
        "“{said},” {name} said at {place}.",
    ),
    heads=rows("""
        Council
        Ketterby
        Ferry crews
        Growers
        Two schools
        The county
        Harbour committee
        Volunteers
        Readers
        Wickmouth
        Lock-keeper
        Old boilers
        Choir
        A quiet majority
        Rail users
        Night bus
        Surveyors
        Marlpit Road
        Almshouses
        The tide mill
        Three pilots
        Head teacher
        Nether Quay
        Apple growers
        An old quarrel
        Weather station
        Two crews
        Sallow Lane
        The last ferry
        Market traders
        Bell ringers
        Botanists
        A new bridge
    """),
    deeds=rows("""
        to close
        will vote on repairs
        may ask for more time
        to have a second hearing
        will back the tide mill
        must count the cost
        put off
        will say no
        need £14,600
        to move to Nether Quay
        will keep the reading room
        may lose the last train
        to return to the water
        asked for an open road
        lost and found
        to pay half
        opened early
        wait for timber
        turn down the offer
        and the missing keys
        to share one boat
        counted twice
        will not be moved
        looking for a home
        on trial
        to sing again
        against the clock
        to be mended
        at the crossroads
    """),
    tails=rows("""
        after all
        by one vote
        before winter
        at the third attempt
        as the rain holds off
        and nobody is to blame
        with a week to spare
        for the first time since 1961
        until the spring
        in spite of everything
        on Saturday
        and the bill is smaller than feared
    """),
    crossheads=rows("""
        Who pays
        A narrow margin
        The second boiler
        What was found
        Three winters
        Not on the drawings
        From the gallery
        The long way round
        Nine minutes
        After the flood
        What happens next
    """),
    kickers=rows("""
        Council
        Harbour
        Schools
        Town
        Culture
        Out of doors
        Sport
        Transport
        History
        The week
    """),
)

GERMAN = Phrases(
    who=rows("""
        der Bauausschuss
        die Wasserschutzbehörde
        eine frühere Lotsin
        der Vorsitzende des Kleingartenvereins
        die Freiwillige Feuerwehr
        das Landesvermessungsamt
        die Hafenverwaltung von {place}
        ein pensionierter Gymnasiallehrer
        die Mehrheit der Genossenschaftsmitglieder
        niemand in {place}
    """),
    did=rows("""
        verlangte einen weiteren Kostenvoranschlag
        stimmte gegen {thing}
        gab die Schlüssel zurück
        prüfte die Unterlagen zum zweiten Mal
        verschob die Entscheidung über {thing}
        erinnerte an das Hochwasser von 1962
        schrieb an sämtliche Haushalte
        übernahm die Bürgschaft
        nannte den Plan undurchführbar
    """),
    turns=rows("""
        am Dienstagabend
        nach dreistündiger Aussprache
        vor vollbesetzter Zuschauertribüne
        ohne eine einzige Rückfrage
        in Anwesenheit der Bezirksbürgermeisterin
        zum zweiten Mal in diesem Jahr
        mit Hilfe ehrenamtlicher Kräfte
        trotz des Dauerregens
        im Namen der Mieterinnen und Mieter
        auf der gesamten Länge des Hochwasserschutzdammes
    """),
    clauses=rows("""
        weil die Genehmigung noch nicht vorlag
        obwohl die Sachverständige davor gewarnt hatte
        sodass die Straße wieder freigegeben werden konnte
        was die meisten Anwesenden erleichterte
        während es draußen weiterregnete
    """),
    short=("Niemand lachte.", "Es dauerte neun Minuten.", "Das war im März.", "Der Rest ist Arithmetik."),
    things=("die Anlegestelle", "den Winterfahrplan", "die Markthalle", "das Gezeitenkraftwerk", "den Lesesaal"),
    places=("Niederwerth", "Obermoos", "Sankt Ewald", "Weidenau"),
    said=("„{said}“, sagte {name}.", "{name} drückte es deutlicher aus. „{said}.“"),
    heads=("Rat", "Hafenverwaltung", "Schulamt", "Kleingartenverein", "Feuerwehr", "Frühere Lotsin"),
    deeds=rows("""
        vertagt Entscheidung
        stimmt für Instandsetzung
        gewinnt Zeit
        verlangt Auskunft
        zieht um
        zählt nach
    """),
    tails=rows("""
        nach langer Aussprache
        mit einer Stimme Mehrheit
        vor dem Winter
        trotz Hochwasserwarnung
        im dritten Anlauf
    """),
    crossheads=("Wer bezahlt", "Der zweite Kessel", "Drei Winter", "Nach dem Hochwasser", "Wie es weitergeht"),
    kickers=("Stadtrat", "Hafen", "Schule", "Kultur"),
)

ARABIC = Phrases(
    who=rows("""
        المجلس البلدي
        مكتب الميناء
        مدير المدرسة
        حارس الهويس الجديد
        صاحب الدكان القديم
        مهندس المقاطعة
        مراسلنا في {place}
    """),
    did=rows("""
        طلب مهلة أخرى
        وافق على إصلاح {thing}
        أعاد المفاتيح
        كتب إلى جميع الأسر
        رفض التوقيع
        دفع القسط الأخير
    """),
    turns=rows("""
        مساء الثلاثاء
        بعد نقاش دام ثلاث ساعات
        أمام قاعة ممتلئة
        من غير سؤال واحد
        للمرة الثانية هذا العام
        بمساعدة المتطوعين
        رغم المطر
        قبل نهاية الفصل
    """),
    clauses=rows("""
        لأن الخشب لم يصل بعد
        مع أن المهندس حذر من ذلك
        حتى يفتح الطريق من جديد
        ولم يعرف أحد من طلب ذلك
    """),
    short=("لم يضحك أحد.", "استغرق ذلك تسع دقائق.", "كان ذلك في آذار.", "والباقي حساب."),
    things=("مرسى العبارة", "قاعة القراءة", "السوق المسقوف", "حافلة الليل"),
    places=("كيتربي", "ويكماوث", "جزيرة الصفصاف"),
    said=("قال {name}: «{said}».",),
    heads=("المجلس", "مكتب الميناء", "حارس الهويس", "السوق المسقوف"),
    deeds=("يطلب مهلة", "يصوت للإصلاح", "يعود إلى الماء", "يفتح أبوابه"),
    tails=("بعد نقاش طويل", "قبل الشتاء", "بفارق صوت واحد"),
    crossheads=("من يدفع", "بعد الفيضان", "ماذا بعد"),
    kickers=("البلدة", "الميناء"),
    comma="،",
)

PHRASES = {"en": ENGLISH, "de": GERMAN, "ar": ARABIC}
