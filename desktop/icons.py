"""Small pictures from the shipped set, in the colour of the words they stand with."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

SIZE = 20

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
_RATIOS = (1.0, 2.0, 3.0)


def icon(name: str, colour: str, checked: str = "") -> QIcon:
    """Draw an icon of the set, sharp on every screen; `checked` is its colour when it is on."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, SIZE, ratio))
        if checked:
            made.addPixmap(pixmap(name, checked, SIZE, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Draw an icon of `size` by `size` for a screen with so many pixels per point."""
    key = f"icon {name} {colour} {size} {ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = _drawn(name, colour, size, ratio)
        QPixmapCache.insert(key, drawn)
    return drawn


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(_svg(name, colour).encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def _svg(name: str, colour: str) -> str:
    return _drawing(name).replace("currentColor", colour)


@cache
def _drawing(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8")
