"""Colours: contrast as WCAG 2.2 defines it, and lighter ones of a hue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.colours import contrast, lightened, whole

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes AA on white
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_the_guidelines(colour: str, ground: str, ratio: float) -> None:
    assert contrast(colour, ground) == pytest.approx(ratio, abs=0.005)
    assert contrast(ground, colour) == contrast(colour, ground)


@given(COLOURS)
def test_a_lightened_colour_reaches_its_contrast_on_a_dark_ground(colour: str) -> None:
    made = lightened(colour, "#1d2024", 7.0)
    assert contrast(made, "#1d2024") >= 7.0
    assert made == colour or contrast(colour, "#1d2024") < 7.0


def test_a_lightened_colour_keeps_its_hue() -> None:
    made = lightened("#9c1c22", "#1d2024", 7.0)
    red, green, blue = (int(made[at : at + 2], 16) for at in (1, 3, 5))
    assert red > blue >= green


@pytest.mark.parametrize(
    ("written", "read"), [("#9C1C22", "#9c1c22"), ("#036", "#003366"), ("red", ""), ("#12", ""), ("", "")]
)
def test_a_colour_is_six_digits_or_three(written: str, read: str) -> None:
    assert whole(written) == read
