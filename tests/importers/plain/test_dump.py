"""Pages dumped as text, in several languages: the shapes of their paragraphs say what they are."""

from __future__ import annotations

from broadsheet.importers.evidence.tongue import language_of
from broadsheet.importers.plain.dump import Dump, dump_of
from broadsheet.importers.plain.lines import runs_of

GERMAN = """Arbeiterwoche
Jahrgang 53, Nr. 21, 15. Juli 2023    STARTSEITE ARCHIV ABO

Gipfel in Vilnius:
Keine Eskalation des Krieges
Verhandelt jetzt eine friedliche Lösung

Von Hans Müller

Die Vereinigten Staaten, Großbritannien und andere Mitglieder verlängern ihren Krieg in der Ukraine. Jeden Tag werden \
neue Ankündigungen von mehr Militärausgaben, mehr Sanktionen und mehr gefährlichen Plänen gemacht, die nicht nützen.

Was es kostet

Der Gipfel, der am 11. und 12. Juli in Vilnius stattfand, ist nach allen Berichten zu einem Versuch geworden, das \
Gesicht zu wahren, was den traurigen Zustand der Gegenoffensive angeht, die sie angestiftet und bewaffnet haben.

Weg mit dem Krieg!

Zurück zur Startseite
"""

FRENCH = """Le Port hebdo - no 12 - 3 mai 2004

Le mur sera rebâti

Le conseil a voté mardi la reconstruction du mur avant les tempêtes de l'hiver, comme l'avait écrit l'arpenteur dans \
le rapport déposé sur la table il y a un an, que personne n'avait lu.

Les travaux commencent en mars et fermeront le quai pendant six semaines, au grand dam des pêcheurs qui ne savent où \
mettre leurs bateaux et qui l'ont fait savoir au maire dimanche.

par Zoé Martin

Accueil | Archives | S'abonner
"""

CHINESE = """港口周报
第53卷第21期 2023年7月15日 首页 存档 订阅

北约峰会：

反对战争升级！
立即谈判和平！

2023年6月4日，瑞典示威

美国、英国和其他北约成员国正在延长对乌克兰的代理人战争。每天都有关于更多军费、更多制裁、更多挑衅和危险计划的公告。\
数十万乌克兰人的生命正在被牺牲，因为美国支持的乌克兰政府拒绝与俄罗斯谈判和平协议。

现在就谈判和平协议！


返回首页
"""


def read(text: str) -> Dump:
    runs = runs_of(text)
    return dump_of(runs, [False] * len(runs), language_of(run.text for run in runs))


def facts(dump: Dump) -> dict[str, str]:
    return {finding.fact: finding.value for finding in dump.findings}


def test_a_german_page() -> None:
    dump = read(GERMAN)
    assert facts(dump) == {"volume": "53", "number": "21", "date": "2023-07-15"}
    assert (dump.nameplate, dump.navigation) == ("Arbeiterwoche", "STARTSEITE ARCHIV ABO")
    assert (dump.kicker, dump.headline) == ("Gipfel in Vilnius", "Keine Eskalation des Krieges")
    assert (dump.standfirst, dump.byline) == ("Verhandelt jetzt eine friedliche Lösung", "Von Hans Müller")
    assert dump.roles[3:] == ["text", "crosshead", "text", "call", "template"]


def test_a_french_page_whose_name_stands_in_the_issue_line_and_whose_byline_at_the_end() -> None:
    dump = read(FRENCH)
    assert facts(dump) == {"number": "12", "date": "2004-05-03"}
    assert (dump.nameplate, dump.headline, dump.byline) == ("Le Port hebdo", "Le mur sera rebâti", "par Zoé Martin")
    assert dump.roles == ["issue", "headline", "text", "text", "byline", "template"]


def test_a_chinese_page() -> None:
    dump = read(CHINESE)
    assert facts(dump) == {"volume": "53", "number": "21", "date": "2023-07-15"}
    assert (dump.kicker, dump.headline, dump.standfirst) == ("北约峰会", "反对战争升级！", "立即谈判和平！")
    assert dump.roles == ["issue", "kicker", "headline", "caption", "text", "call", "template"]


def test_a_page_without_any_long_paragraph_still_has_its_text() -> None:
    dump = read("Headline\n\nOne short line.\n\nAnother short line.\n")
    assert dump.headline == "Headline"
    assert dump.roles.count("template") == 0


def test_an_empty_page_is_nothing() -> None:
    assert read("").roles == []
