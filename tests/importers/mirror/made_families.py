"""Small old sites of six kinds of papers, in the markup and the encodings of their time, with the traps of each kind.

Out: files by path, as bytes. Texts are made of sentences written for these tests; no two articles share one whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

Files = dict[str, bytes]

SENTENCES = {
    "ar": (
        "اجتمع أعضاء المجلس في {name} صباح أمس وناقشوا ميزانية {thing} للعام القادم",
        "قال {name} إن {thing} تحتاج إلى عمال جدد قبل نهاية الشتاء",
        "لم يكن في {thing} سوى عدد قليل من الزوار لأن المطر لم يتوقف منذ ثلاثة أيام",
        "ويرى كثير من الناس في {name} أن هذا القرار جاء متأخرا ولكنه ضروري",
        "وعد المسؤولون بأن تفتح {thing} أبوابها من جديد بعد شهرين على الأكثر",
    ),
    "zh": (
        "{name}的居民昨天在{thing}門前開會討論明年的預算",
        "老師們說{thing}需要更多的人手因為學生比去年多了一倍",
        "大雨下了三天以後{name}的道路終於可以通行了",
        "有人認為這個決定來得太晚但是大家都同意{thing}必須修理",
        "市長答應兩個月以內讓{thing}重新開放",
    ),
    "de": (
        "Der Kirchenvorstand traf sich in {name} und sprach über die Kosten für {thing}",
        "Im nächsten Frühjahr soll {thing} für alle wieder geöffnet werden, sagte die Küsterin",
        "Wer mithelfen möchte, meldet sich bitte im Büro oder bei der Familie in {name}",
        "Nach drei Tagen Regen waren die Wege nach {name} endlich wieder frei",
        "Viele Gäste kamen zum Fest und brachten Brot, Äpfel und Blumen für {thing} mit",
    ),
    "fr": (
        "Les délégués de {name} se sont réunis hier pour parler de l'avenir de {thing}",
        "La direction refuse de dire combien de postes seront supprimés dans {thing}",
        "Après trois jours de grève, les salariés de {name} ont obtenu une première réponse",
        "Pour la plupart d'entre eux, cette décision arrive trop tard mais elle était nécessaire",
        "On attend maintenant que {thing} ouvre de nouveau ses portes dans deux mois",
    ),
    "en": (
        "The members who met in {name} talked about the cost of {thing} for the coming year",
        "It was not before the third day of rain that the road to {name} was open again",
        "Those who wish to help with {thing} may write to the secretary of the society",
        "Most of them think that the decision came late but that it was needed",
        "In two months at the most {thing} will be open to all who wish to see it",
    ),
}
NAMES = {
    "ar": ["الميناء القديم", "حي الزيتون", "وادي النهر", "ساحة السوق", "قرية الجبل"],
    "zh": ["東港", "北山", "柳橋", "石門", "海灣"],
    "de": ["Mühlbach", "Großenau", "Süderfeld", "Höhenkirchen", "Weißbrück"],
    "fr": ["Saint-Père", "Beaulieu", "la Motte", "Châteaufort", "Nérac"],
    "en": ["Harbour Street", "Millbank", "Eastcombe", "Thornley", "Oldport"],
}
THINGS = {
    "ar": ["المدرسة الجديدة", "مكتبة المدينة", "محطة القطار", "الجسر الحجري", "المستشفى"],
    "zh": ["小學", "圖書館", "火車站", "石橋", "醫院"],
    "de": ["das Gemeindehaus", "die Orgel", "den Glockenturm", "die Bücherei", "den Kindergarten"],
    "fr": ["l'atelier", "la bibliothèque", "la gare", "l'hôpital", "l'usine du port"],
    "en": ["the reading room", "the old bridge", "the museum", "the library", "the lighthouse"],
}
STOPS = {"zh": "。"}


def paragraphs(language: str, seed: int, count: int = 5) -> list[str]:
    """Paragraphs of a language, always the same for a seed; each holds a number that no other one does."""
    chance = Random(f"{language} {seed}")  # noqa: S311 - the same for a seed is what is wanted
    stop, gap = STOPS.get(language, "."), "" if language == "zh" else " "
    found = []
    for at in range(count):
        chosen = chance.sample(SENTENCES[language], 4)
        said = [
            text.format(name=chance.choice(NAMES[language]), thing=chance.choice(THINGS[language])) for text in chosen
        ]
        found.append(gap.join(f"{text}{stop}" for text in [*said, f"{seed * 100 + at}"]))
    return found


def as_html(texts: list[str], mark: str = "<p>{}</p>") -> str:
    return "\n".join(mark.format(text) for text in texts)


ARABIC_HEADLINES = ("افتتاح مكتبة المدينة", "إضراب عمال الميناء", "رسالة من القراء")
ARABIC_DAYS = {12: "الأحد 6 نيسان 2003", 13: "الأحد 13 نيسان 2003", 14: "الأحد 20 نيسان 2003"}
_ARABIC = """<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<meta name="GENERATOR" content="Microsoft FrontPage 4.0"><meta name="ProgId" content="FrontPage.Editor.Document">
<title>{title}</title></head><body bgcolor="#FFFFFF" dir="rtl"><table border="0" width="760" cellspacing="0"><tr>
<td colspan="2" width="100%"><img border="0" src="../images/logo.gif" width="700" height="80">
<p>جريدة أسبوعية مستقلة</td>
</tr><tr><td width="20%" valign="top"><a href="../index.htm">الصفحة الأولى</a><br><a href="../about.htm">من نحن</a><br>
<a href="mailto:info@gazette.example">اتصل بنا</a></td><td width="80%" valign="top">{body}</td></tr><tr>
<td colspan="2"><p align="center"><font size="1">جميع الحقوق محفوظة للجريدة</font></td></tr></table></body></html>"""


def arabic_weekly() -> Files:
    """A weekly of 2003 made with FrontPage: tables for layout, windows-1256, a picture that is missing, a dead link."""
    files: Files = {}

    def put(path: str, title: str, body: str) -> None:
        files[path] = _ARABIC.format(title=title, body=body).encode("cp1256")

    for number, day in ARABIC_DAYS.items():
        rows = "".join(
            f'<p><a href="page{at}.htm">{headline} {number}</a></p>' for at, headline in enumerate(ARABIC_HEADLINES, 1)
        )
        put(f"issue{number}/index.htm", f"العدد {number}", f"<p><b>العدد {number} - {day}</b></p>{rows}")
        for at, headline in enumerate(ARABIC_HEADLINES, 1):
            text = as_html(
                paragraphs("ar", number * 10 + at), '<p dir="rtl" align="right"><font size="3">{}</font></p>'
            )
            extra = (
                '<img src="gone.jpg" width="200" height="150"><p><a href="../lost.htm">أرشيف</a></p>' if at == 1 else ""
            )
            head = f'<p align="center"><b><font size="5">{headline} {number}</font></b></p><p>بقلم: سامي الحداد</p>'
            put(f"issue{number}/page{at}.htm", f"{headline} {number}", head + text + extra)
    files["about.htm"] = f"<html><body><h1>من نحن</h1>{as_html(paragraphs('ar', 999))}</body></html>".encode("cp1256")
    return files


CHINESE_HEADLINES = ("港口的新學校", "三天大雨之後", "讀者來信")
CHINESE_DAYS = {12: "2004年3月1日", 13: "2004年4月1日", 14: "2004年5月1日"}
CHINESE_NOTE = "林海，本刊特約作者，住在東港，著有散文集兩種，現在在圖書館工作，業餘時間研究本地的歷史。"


def chinese_monthly(encoding: str = "big5") -> Files:
    """A monthly without spaces, whose author has the same note in every issue."""
    files: Files = {}

    def put(path: str, title: str, body: str) -> None:
        page = (
            f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
            f"<title>{title}</title>"
            f'</head><body><div><a href="../index.html">首頁</a>｜<a href="index.html">本期目錄</a></div>{body}'
            f"<hr><p>海港月刊編輯部版權所有</p></body></html>"
        )
        files[path] = page.encode(encoding)

    for number, day in CHINESE_DAYS.items():
        rows = "".join(
            f'<li><a href="a{at}.html">{headline}</a>　林海</li>' for at, headline in enumerate(CHINESE_HEADLINES, 1)
        )
        put(f"no{number}/index.html", "海港月刊", f"<h1>第{number}期</h1><p>{day}</p><ul>{rows}</ul>")
        for at, headline in enumerate(CHINESE_HEADLINES, 1):
            text = as_html(paragraphs("zh", number * 10 + at))
            note = f"<p>{CHINESE_NOTE}</p>" if at == 1 else ""
            put(f"no{number}/a{at}.html", headline, f"<h2>{headline}</h2><p>作者：林海</p>{text}{note}")
    return files


GERMAN_HEADLINES = ("GRÜSS GOTT", "NEUES AUS DER BÜCHEREI", "UNSERE ORGEL", "TERMINE IM FRÜHLING")
GERMAN_MONTHS = {
    (3, 1999): "Juli 1999",
    (4, 1999): "Oktober 1999",
    (1, 2000): "Januar 2000",
    (2, 2000): "April 2000",
}


def german_parish() -> Files:
    """A parish paper in frames: one page for each number, its articles behind anchors, headlines in capitals only."""
    files: Files = {}
    links = []
    for (number, year), month in GERMAN_MONTHS.items():
        listed = "".join(f'<li><a href="#a{at}">{head.title()}</a></li>' for at, head in enumerate(GERMAN_HEADLINES))
        parts = "".join(
            f'<hr><a name="a{at}"></a><h2>{headline}</h2>{as_html(paragraphs("de", number * 10 + at))}'
            f'<p><a href="#oben">nach oben</a></p>'
            for at, headline in enumerate(GERMAN_HEADLINES)
        )
        body = f'<a name="oben"></a><h1>Gemeindebrief Nr. {number}/{year}</h1><p>{month}</p><ul>{listed}</ul>{parts}'
        files[f"brief{year}-{number}.htm"] = _german(f"Gemeindebrief Nr. {number}/{year}", body)
        links.append(f'<a href="brief{year}-{number}.htm" target="mitte">Nr. {number}/{year}</a><br>')
    files["nav.htm"] = _german("Navigation", "".join(links))
    frames = (
        '<frameset cols="150,*"><frame src="nav.htm" name="nav"><frame src="brief2000-2.htm" name="mitte"></frameset>'
    )
    files["index.htm"] = f"<html><head><title>Gemeindebrief</title></head>{frames}</html>".encode("latin-1")
    return files


def _german(title: str, body: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode("latin-1")


FRENCH_HEADLINES = ("Grève à l’usine du port", "Les retraites en débat", "Courrier des lecteurs")
FRENCH_DAYS = {1204: "14 mai 2001", 1205: "21 mai 2001", 1206: "28 mai 2001"}
_WORD = "<p class=MsoNormal style='text-align:justify;mso-outline-level:1'><span lang=FR>{}<o:p></o:p></span></p>"


def french_union() -> Files:
    """A union weekly saved from Word: contents page and articles; the first goes on in a second; pages to print."""
    files: Files = {}
    for number, day in FRENCH_DAYS.items():
        folder = f"n{number}"
        rows = "".join(
            f'<p class=MsoNormal><a href="art{at}.html">{headline}</a>, par Marie Lenoir</p>'
            for at, headline in enumerate(FRENCH_HEADLINES, 1)
        )
        files[f"{folder}/sommaire.html"] = _french(
            "Sommaire", f"<h1>Le Quai, n° {number}</h1><p>{day}</p>{rows}", number
        )
        for at, headline in enumerate(FRENCH_HEADLINES, 1):
            text = as_html(paragraphs("fr", number * 10 + at), _WORD)
            onward = '<p class=MsoNormal><a href="art1b.html">Suite page 2</a></p>' if at == 1 else ""
            whole = f"<h2>{headline}</h2><p class=MsoNormal><i>Par Marie Lenoir</i></p>{text}"
            files[f"{folder}/art{at}.html"] = _french(headline, whole + onward, number)
            files[f"{folder}/art{at}.html?print=1"] = f"<html><body>{whole}</body></html>".encode("cp1252")
        second = as_html(paragraphs("fr", number * 10 + 7), _WORD)
        files[f"{folder}/art1b.html"] = _french(f"{FRENCH_HEADLINES[0]} (suite)", second, number)
    return files


def _french(title: str, body: str, number: int) -> bytes:
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta name=Generator content='Microsoft Word 9'>"
        "<style><!-- p.MsoNormal {mso-style-parent:'';} --></style><!--[if gte mso 9]><xml><w:View>Print</w:View></xml>"
        f"<![endif]--><title>{title} - Le Quai</title></head><body lang=FR><div class=Section1>"
        f"<p class=MsoNormal>Le Quai, hebdomadaire du syndicat des ports – n° {number}</p>{body}"
        "<p class=MsoNormal><a href='sommaire.html'>Retour au sommaire</a></p></div></body></html>"
    )
    return page.encode("cp1252")


JOURNAL_HEADLINES = ("The Bridges of the Lower River", "A Lighthouse and Its Keepers", "Notes on an Old Map")
JOURNAL_DAYS = {(12, 3): "September 2001", (12, 4): "December 2001", (13, 1): "March 2002"}


def society_journal() -> Files:
    """A journal in volumes, with notes that lead both ways."""
    files: Files = {}
    for (volume, number), month in JOURNAL_DAYS.items():
        folder = f"vol{volume}/no{number}"
        rows = "".join(
            f'<dt><a href="{slug}.html">{headline}</a><dd>Edith Marlow'
            for slug, headline in zip("abc", JOURNAL_HEADLINES, strict=True)
        )
        head = f"Proceedings of the River Society, Vol. {volume} No. {number}"
        files[f"{folder}/index.html"] = _journal(head, f"<h1>{head}</h1><h3>{month}</h3><dl>{rows}</dl>")
        for at, (slug, headline) in enumerate(zip("abc", JOURNAL_HEADLINES, strict=True)):
            text = paragraphs("en", volume * 1000 + number * 10 + at)
            text[1] += ' <a href="#fn1" name="r1"><sup>1</sup></a>'
            text[3] += ' <a href="#fn2" name="r2"><sup>2</sup></a>'
            notes = "".join(
                f'<p><a name="fn{note}" href="#r{note}">{note}</a> '
                f"See the minutes of {volume}{number}{at}, page {note}.</p>"
                for note in (1, 2)
            )
            body = f"<h2>{headline}</h2><h4>by Edith Marlow</h4>{as_html(text)}<hr><h5>Notes</h5>{notes}"
            files[f"{folder}/{slug}.html"] = _journal(f"{headline} ({volume}:{number})", body)
    return files


def _journal(title: str, body: str) -> bytes:
    top = '<p><a href="/">River Society</a> | <a href="/join.html">Join the society</a></p>'
    foot = "<p>The River Society was founded by the keepers of the locks and is open to all.</p>"
    return f"<html><head><title>{title}</title></head><body>{top}{body}{foot}</body></html>".encode()


BLOG_HEADLINES = ("Harvest in the Square", "Who Owns the Quay", "A Letter Home")
BLOG_ISSUES = {7: "March 2, 2009", 8: "June 1, 2009", 9: "September 7, 2009"}


def wordpress_mirror() -> Files:
    """A mirror of a blog made by wget: issues are categories, posts have their number in the query."""
    files: Files = {}
    for number, day in BLOG_ISSUES.items():
        posts = list(enumerate(BLOG_HEADLINES, number * 10))
        rows = "".join(
            f'<div class="post"><h2><a href="index.html?p={post}">{head} {number}</a></h2></div>'
            for post, head in posts
        )
        title = f"Issue {number}"
        files[f"index.html?cat={number}"] = _blog(title, f"<h1>{title}</h1><p>{day}</p>{rows}")
        for post, headline in posts:
            body = (
                f'<div class="post" id="post-{post}"><h2>{headline} {number}</h2><small>{day} by Rosa Fell</small>'
                f'<div class="entry">{as_html(paragraphs("en", 5000 + post))}</div>'
                f'<p class="postmetadata">Posted in <a href="index.html?cat={number}">Issue {number}</a></p></div>'
            )
            files[f"index.html?p={post}"] = _blog(f"{headline} {number}", body)
    return files


def _blog(title: str, body: str) -> bytes:
    links = "".join(f'<li><a href="index.html?cat={number}">Issue {number}</a></li>' for number in BLOG_ISSUES)
    page = (
        f'<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{title} &laquo; The Quay Review</title>'
        '<meta name="generator" content="WordPress 2.7"></head><body><div id="header"><h1>'
        f'<a href="index.html">The Quay Review</a></h1></div><div id="content">{body}</div>'
        f'<div id="sidebar"><ul>{links}</ul></div>'
        '<div id="footer"><p>The Quay Review is proudly powered by WordPress</p></div></body></html>'
    )
    return page.encode()


def numbers_in(text: str) -> Iterator[str]:
    """The numbers that stand in a text's paragraphs, by which they are known."""
    return (word for word in text.replace("。", " ").replace(".", " ").split() if word.isdigit())
