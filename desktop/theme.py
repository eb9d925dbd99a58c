"""Colours and shapes: Fusion with an own light, dark and high-contrast palette."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.stylesheet import stylesheet

SHIPPED_FONT = "Noto Sans"


class Colours(NamedTuple):
    """One set of colours by their use; `text_pairs` says what is written on what.

    The grounds (`window`, `surface`, `rail`) tell the sets apart, so no two sets may share one.
    """

    window: str
    surface: str
    rail: str
    text: str
    muted: str
    border: str
    field_border: str
    accent: str
    accent_hover: str
    on_accent: str
    selected: str
    on_selected: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    blue: str
    blue_soft: str
    green: str
    green_soft: str
    grey: str


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    rail="#e7eaee",
    text="#1b232d",
    muted="#52606e",
    border="#d3d9e0",
    field_border="#7d8996",
    accent="#17607a",
    accent_hover="#114a5f",
    on_accent="#ffffff",
    selected="#d6e8ee",
    on_selected="#10242c",
    red="#ab2318",
    red_soft="#fbe9e7",
    amber="#7d5200",
    amber_soft="#fcf1da",
    blue="#1f5a9e",
    blue_soft="#e6eefa",
    green="#2a6537",
    green_soft="#e5f3e8",
    grey="#52606e",
)
DARK = Colours(
    window="#171b20",
    surface="#1f252b",
    rail="#12161a",
    text="#e6eaee",
    muted="#aab4be",
    border="#363f48",
    field_border="#7c8894",
    accent="#7cc0d8",
    accent_hover="#9bd3e6",
    on_accent="#0d1f27",
    selected="#27424e",
    on_selected="#eef6f9",
    red="#ff9b90",
    red_soft="#3d211f",
    amber="#f2bd63",
    amber_soft="#392c14",
    blue="#94bdf2",
    blue_soft="#1d2c42",
    green="#8fce9a",
    green_soft="#1c3322",
    grey="#aab4be",
)
CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    rail="#000000",
    text="#ffffff",
    muted="#ffffff",
    border="#ffffff",
    field_border="#ffffff",
    accent="#ffe14d",
    accent_hover="#ffffff",
    on_accent="#000000",
    selected="#ffe14d",
    on_selected="#000000",
    red="#ff9b90",
    red_soft="#000000",
    amber="#ffd166",
    amber_soft="#000000",
    blue="#a9d0ff",
    blue_soft="#000000",
    green="#9ff0ae",
    green_soft="#000000",
    grey="#ffffff",
)

_SETS = (LIGHT, DARK, CONTRAST)
_HALF_LIGHT = 128


def text_pairs(colours: Colours) -> tuple[tuple[str, str], ...]:
    """Every pair of names in which the first is written or drawn on the second."""
    written = ("text", "muted", "red", "amber", "blue", "green", "grey", "accent")
    pairs = [(name, on) for name in written for on in ("window", "surface")]
    pairs += [("text", "rail"), ("muted", "rail"), ("on_accent", "accent")]
    pairs += [("on_accent", "accent_hover"), ("on_selected", "selected")]
    for name in ("red", "amber", "blue", "green"):
        pairs += [(name, f"{name}_soft"), ("text", f"{name}_soft")]
    return tuple(pairs)


def first_colours(app: QApplication) -> Colours:
    """Return the light or the dark set, whichever the system began with.

    `system_colours` knows more, but the enums it needs take longer to load than the first window.
    """
    window = app.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < _HALF_LIGHT else LIGHT


def apply(app: QApplication, colours: Colours) -> None:
    """Dress the whole program in the colours."""
    if app.style().objectName() != "fusion":
        app.setStyle("fusion")
    app.setPalette(_palette(colours))
    app.setStyleSheet(stylesheet(colours._asdict(), app.font().pointSizeF()))


def colours_of(palette: QPalette) -> Colours:
    """Return the colours a palette was made of, for what a widget paints itself."""
    window = palette.color(QPalette.ColorRole.Window).name()
    return next((colours for colours in _SETS if window in _grounds(colours)), LIGHT)


def _grounds(colours: Colours) -> tuple[str, ...]:
    # The style sheet gives some widgets another ground, and that stands in their palette.
    return (colours.window, colours.surface, colours.rail)


def band_colour(colours: Colours, band: str) -> str:
    """Return the colour of a band of the worklist; it never stands without the band's word."""
    names = {
        "zeer_te_laat": colours.red,
        "te_laat": colours.red,
        "binnenkort": colours.amber,
        "wachten": colours.blue,
        "rustig": colours.green,
    }
    return names.get(band, colours.grey)


def use_shipped_font(app: QApplication, folder: Path) -> None:
    """Write everything in the font that comes along, so that pictures look the same everywhere."""
    register_fonts(folder)
    app.setFont(QFont(SHIPPED_FONT, 10))


def register_fonts(folder: Path) -> None:
    """Make the fonts that come along known, for letters the system's font does not have."""
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    # Not from one colour: to tell that from a named colour loads every enum of Qt.
    palette = QPalette()
    for name, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.red,
        role.Light: colours.surface,
        role.Midlight: colours.border,
        role.Mid: colours.border,
        role.Dark: colours.field_border,
        role.Shadow: colours.field_border,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selected,
        role.HighlightedText: colours.on_selected,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return palette
