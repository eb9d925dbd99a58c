"""Whether every word can be read on its ground, in each set of colours."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop.theme import CONTRAST, DARK, LIGHT, apply, colours_of, text_pairs


def _luminance(colour):
    parts = (part / 255 for part in QColor(colour).getRgb()[:3])
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SETS = pytest.mark.parametrize(
    "colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"]
)


@SETS
def test_every_text_has_a_contrast_of_at_least_four_and_a_half(colours):
    palette = colours._asdict()

    ratios = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in text_pairs(colours)}

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@SETS
def test_the_edge_of_a_field_stands_out_from_what_is_around_it(colours):
    assert contrast(colours.field_border, colours.surface) >= 3
    assert contrast(colours.field_border, colours.window) >= 3


@pytest.fixture
def dressed(qapp):
    yield qapp
    apply(qapp, LIGHT)


@SETS
def test_a_widget_knows_the_colours_it_is_dressed_in(dressed, colours):
    apply(dressed, colours)
    widget = QWidget()

    found = colours_of(widget.palette())

    assert found is colours


def test_black_on_white_has_the_contrast_the_formula_promises():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
