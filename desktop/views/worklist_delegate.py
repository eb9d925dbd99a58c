"""How a row of the worklist is drawn: band, two lines of words, and a button for the next step."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import icons
from desktop.models.sorting import ROW_ROLE, Index
from desktop.models.worklist_table import Column
from desktop.theme import Colours, band_colour, colours_of

_PAD = 12
_ICON = 18
_BUTTON_PAD = 12
_SMALLER = 0.92
_ROOM = 14
_SLACK = 6


class WorklistDelegate(QStyledItemDelegate):
    """Draws the cells; a click inside a button asks for the next step, anywhere else selects."""

    step_wanted = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = QModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        if index.column() == Column.STEP:
            width = metrics.horizontalAdvance(_text(index)) + 2 * (_BUTTON_PAD + _PAD)
        elif index.column() == Column.BAND:
            width = metrics.horizontalAdvance(_text(index)) + _ICON + 8 + 2 * _PAD
        else:
            first, second = _lines(index)
            width = max(map(metrics.horizontalAdvance, (first, second))) + 2 * _PAD
        # On some screens text is drawn a little wider than it is measured.
        return QSize(width + _SLACK, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(option.palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(colours.selected if selected else colours.surface))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, QColor(colours.border))
        if index.column() == Column.BAND:
            _paint_band(painter, option, index, colours, selected=selected)
        elif index.column() == Column.STEP:
            self._paint_button(painter, option, index, colours)
        else:
            _paint_lines(painter, option, _lines(index), colours, selected=selected)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if index.column() != Column.STEP or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        inside = button_rect(option, _text(index)).contains(event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress:
            self._held = index.sibling(index.row(), index.column()) if inside else QModelIndex()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            held, self._held = self._held, QModelIndex()
            if inside and held == index:
                self.step_wanted.emit(held)
        return False

    def _paint_button(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        colours: Colours,
    ) -> None:
        text = _text(index)
        rect = button_rect(option, text)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        filled = hover or focus
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(colours.accent if filled else colours.surface))
        painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 5, 5)
        painter.setPen(QColor(colours.on_accent if filled else colours.accent))
        painter.setFont(option.font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def row_height(font: QFont) -> int:
    """Return the height of a row of two lines."""
    return QFontMetrics(font).height() * 2 + _ROOM


def button_rect(option: QStyleOptionViewItem, text: str) -> QRect:
    """Return where the button of a cell is."""
    width = option.fontMetrics.horizontalAdvance(text) + 2 * _BUTTON_PAD
    height = option.fontMetrics.height() + 10
    room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
    return QRect(room.left(), room.center().y() - height // 2, min(width, room.width()), height)


def _paint_band(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: Index,
    colours: Colours,
    *,
    selected: bool,
) -> None:
    band = index.data(ROW_ROLE).band
    colour = colours.on_selected if selected else band_colour(colours, band)
    rect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
    picture = icons.pixmap(band, colour, _ICON, painter.device().devicePixelRatioF())
    painter.drawPixmap(rect.left(), rect.center().y() - _ICON // 2, picture)
    painter.setFont(option.font)
    painter.setPen(QColor(colour))
    words = rect.adjusted(_ICON + 8, 0, 0, 0)
    _draw(painter, words, index.data(Qt.ItemDataRole.DisplayRole))


def _paint_lines(
    painter: QPainter,
    option: QStyleOptionViewItem,
    lines: tuple[str, str],
    colours: Colours,
    *,
    selected: bool,
) -> None:
    rect = option.rect.adjusted(_PAD, 7, -_PAD, -7)
    upper = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
    lower = QRect(rect.left(), rect.center().y() + 1, rect.width(), rect.height() // 2)
    painter.setFont(option.font)
    painter.setPen(QColor(colours.on_selected if selected else colours.text))
    _draw(painter, upper, lines[0])
    small = QFont(option.font)
    small.setPointSizeF(option.font.pointSizeF() * _SMALLER)
    painter.setFont(small)
    painter.setPen(QColor(colours.on_selected if selected else colours.muted))
    _draw(painter, lower, lines[1])


def _draw(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _lines(index: Index) -> tuple[str, str]:
    if index.column() == Column.WHAT:
        return _joined(index, (Column.WHAT, Column.SINCE)), _text(index, Column.REASON)
    procedure_and_file = _joined(index, (Column.PROCEDURE, Column.FILE))
    return _text(index, Column.CLIENT), procedure_and_file


def _joined(index: Index, columns: Sequence[Column]) -> str:
    texts = (_text(index, column) for column in columns)
    return " · ".join(text for text in texts if text)


def _text(index: Index, column: Column | None = None) -> str:
    at = index if column is None else index.sibling(index.row(), column)
    return str(at.data(Qt.ItemDataRole.DisplayRole))
