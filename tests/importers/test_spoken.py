"""The language of a text that does not say it (first sentences of the Universal Declaration of Human Rights)."""

from __future__ import annotations

import pytest

from broadsheet.importers.spoken import agreed, language_of

TEXTS = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience "
    "and should act towards one another in a spirit of brotherhood.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt "
    "und sollen einander im Geist der Brüderlichkeit begegnen. Das ist nicht zu viel und auch nicht zu wenig.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de "
    "conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق",
    "fa": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند",
    "zh": "人人生而自由，在尊严和权利上一律平等。",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_shows_its_language(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_a_mark_counts_unless_the_text_shows_another_language() -> None:
    assert agreed("de-CH", TEXTS["de"]) == "de"
    assert agreed("zh-TW", TEXTS["zh"]) == "zh-TW"
    assert agreed("en-US", TEXTS["de"]) == "de"
    assert agreed("fi", "Kala") == "fi"
    assert agreed("", "Kala") == ""
