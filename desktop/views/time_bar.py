"""The time bar of a file: its terms and facts on one line, readable without a mouse or eyes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from casework.phrases import Phrases, short_day
from desktop.theme import Colours, colours_of
from desktop.views.field_grid import plain_tooltip
from desktop.views.time_marks import Mark, MarkKind, Place, places_for

_SIDE = 14
_LANE = 14
_BAR = 8
_LABEL_GAP = 14
_WIDEST = 300
_ROW_GAP = 6


class TimeBar(QWidget):
    """Draws marks in time; the arrow keys go from mark to mark and say each one."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._marks: tuple[Mark, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._widths: tuple[int, ...] = ()
        self._today = date.min
        self.current = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Time bar"))

    def show_marks(self, marks: Sequence[Mark], today: date) -> None:
        """Replace everything on the bar; the marks are in order of time."""
        self._marks, self._today = tuple(marks), today
        self.current = min(self.current, max(len(self._marks) - 1, 0))
        self.setAccessibleDescription("; ".join(self.sentence(mark) for mark in self._marks))
        self._lay_out()
        self.updateGeometry()
        self.update()

    def sentence(self, mark: Mark) -> str:
        """Say a mark in full: which day, what, and how far from today."""
        day = f"{self._phrases.weekday(mark.day)} {self._phrases.day(mark.day)}"
        if mark.kind is MarkKind.TODAY or mark.day == self._today:
            return f"{day}: {mark.text}"
        between = self._phrases.interval(mark.day, self._today)
        passed = mark.day < self._today
        distance = self.tr("{} ago") if passed else self.tr("{} from now")
        return f"{day}: {mark.text}, {distance.format(between)}"

    def label_rect(self, index: int) -> QRect:
        """Where the label of a mark stands."""
        place = self._places[index]
        top = self._axis() + 12 + place.row * self._row_height()
        return QRect(_SIDE + place.left, top, self._widths[index], self._row_height() - _ROW_GAP)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        _, places = self._laid_out(width)
        rows = 1 + max((place.row for place in places), default=0)
        return self._axis() + 12 + rows * self._row_height()

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._axis() + self._row_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._lay_out()
            self.updateGeometry()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._marks) - 1
        steps = {
            Qt.Key.Key_Right: self.current + 1,
            Qt.Key.Key_Left: self.current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None or not self._marks:
            super().keyPressEvent(event)
            return
        self.go_to(max(0, min(wanted, last)))

    def go_to(self, index: int) -> None:
        """Point at a mark and say it, on the screen and to a screen reader."""
        self.current = index
        said = self.sentence(self._marks[index])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        below = self.label_rect(index).bottomLeft()
        QToolTip.showText(self.mapToGlobal(below), plain_tooltip(said), self)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._marks)):
            if self.label_rect(index).contains(event.position().toPoint()):
                self.go_to(index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        axis = self._axis()
        painter.setPen(QPen(QColor(colours.field_border), 1.5))
        painter.drawLine(QPointF(_SIDE, axis), QPointF(self.width() - _SIDE, axis))
        for lane, mark in enumerate(self._spans()):
            self._paint_span(painter, mark, lane, colours)
        for index in range(len(self._marks)):
            self._paint_leader(painter, index, colours)
        for index in range(len(self._marks)):
            self._paint_label(painter, index, colours)
        painter.end()

    def _paint_span(self, painter: QPainter, mark: Mark, lane: int, colours: Colours) -> None:
        start = mark.start or mark.day
        left, right = self._x(start), self._x(mark.day)
        bar = QRectF(left, 4 + lane * _LANE, max(right - left, 3), _BAR)
        strong, soft = _span_colours(mark, colours)
        pen = QPen(QColor(strong), 1.5)
        if mark.kind is MarkKind.DISPUTED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(bar, 2, 2)

    def _paint_leader(self, painter: QPainter, index: int, colours: Colours) -> None:
        mark, axis, x = self._marks[index], self._axis(), self._x(self._marks[index].day)
        today = mark.kind is MarkKind.TODAY
        painter.setPen(QPen(QColor(colours.accent if today else colours.border), 1.5))
        top = 0.0 if today else self._lane_top(mark)
        painter.drawLine(QPointF(x, top), QPointF(x, self.label_rect(index).top()))
        painter.setBrush(QColor(colours.accent if today else colours.text))
        painter.setPen(Qt.PenStyle.NoPen)
        if today:
            corners = (QPointF(x - 6, axis + 9), QPointF(x + 6, axis + 9), QPointF(x, axis))
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawEllipse(QPointF(x, axis), 3.5, 3.5)

    def _paint_label(self, painter: QPainter, index: int, colours: Colours) -> None:
        mark, rect = self._marks[index], self.label_rect(index)
        # Leaders of lower rows pass behind the label, not through its words.
        painter.fillRect(rect, QColor(colours.window))
        if index == self.current and self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 1), 3, 3)
        line = self.fontMetrics().lineSpacing()
        painter.setPen(QColor(colours.text))
        painter.setFont(self._bold())
        upper = QRect(rect.left(), rect.top(), rect.width(), line)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft, short_day(mark.day))
        painter.setFont(self.font())
        words = self.fontMetrics().elidedText(
            mark.text, Qt.TextElideMode.ElideRight, rect.width() + 1
        )
        lower = upper.translated(0, line)
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft, words)

    def _show_tip(self, event: QHelpEvent) -> None:
        for index, mark in enumerate(self._marks):
            if self.label_rect(index).contains(event.pos()):
                QToolTip.showText(event.globalPos(), plain_tooltip(self.sentence(mark)), self)
                return
        QToolTip.hideText()

    def _lay_out(self) -> None:
        self._widths, self._places = self._laid_out(self.width())

    def _laid_out(self, width: int) -> tuple[tuple[int, ...], tuple[Place, ...]]:
        room = max(width - 2 * _SIDE, 1)
        widths = tuple(min(self._natural_width(mark), room) for mark in self._marks)
        centres = [round(self._x(mark.day, width)) - _SIDE for mark in self._marks]
        return widths, places_for(widths, centres, room, _LABEL_GAP)

    def _natural_width(self, mark: Mark) -> int:
        day = QFontMetrics(self._bold()).horizontalAdvance(short_day(mark.day))
        words = self.fontMetrics().horizontalAdvance(mark.text)
        return max(day, min(words, _WIDEST)) + 2

    def _x(self, day: date, width: int | None = None) -> float:
        days = [mark.day for mark in self._marks] + [m.start for m in self._marks if m.start]
        first, last = min(days), max(days)
        room = (self.width() if width is None else width) - 2 * _SIDE - 8
        return _SIDE + 4 + room * (day - first).days / max((last - first).days, 1)

    def _spans(self) -> list[Mark]:
        return [mark for mark in self._marks if mark.start is not None]

    def _lane_top(self, mark: Mark) -> float:
        return 4.0 + self._spans().index(mark) * _LANE if mark.start else self._axis() - 4.0

    def _axis(self) -> int:
        return 12 + len(self._spans()) * _LANE

    def _row_height(self) -> int:
        return 2 * self.fontMetrics().lineSpacing() + _ROW_GAP

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font


def _span_colours(mark: Mark, colours: Colours) -> tuple[str, str]:
    return {
        MarkKind.EXCEEDED: (colours.red, colours.red_soft),
        MarkKind.TERM: (colours.accent, colours.accent),
        MarkKind.DISPUTED: (colours.amber, colours.amber_soft),
        MarkKind.MAXIMUM: (colours.grey, colours.border),
    }.get(mark.kind, (colours.blue, colours.blue_soft))
