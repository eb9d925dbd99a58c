"""The pages of a PDF below each other, as sharp as the screen can show them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.pdf_pictures import PageSize, page_picture, page_sizes, page_text
from desktop.theme import colours_of
from desktop.views.parts import clear

_MARGIN = 16
_WIDEST = 860
_STEP = 1.25
_ZOOMS = (0.5, 3.0)


class PdfPages(QScrollArea):
    """Shows pages as wide as there is room; Ctrl with plus, minus and nought makes them differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.pages: list[PageView] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The letter"))
        self._stack = QWidget()
        self._column = QVBoxLayout(self._stack)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._stack)

    def follow_pdf(self, pdf: bytes) -> None:
        """Show the pages as they have become; what is being read stays in sight."""
        sizes = page_sizes(pdf)
        if sizes != tuple(page.size_in_points for page in self.pages):
            self.show_pdf(pdf)
            return
        for page in self.pages:
            page.follow(pdf)
        self._describe(pdf)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages from the first one on; nothing to show empties the view."""
        clear(self._column)
        sizes = page_sizes(pdf) if pdf else ()
        self.pages = [PageView(pdf, index, size) for index, size in enumerate(sizes)]
        for page in self.pages:
            name = self.tr("page {page} of {pages}").format(page=page.index + 1, pages=len(sizes))
            page.setAccessibleName(name)
            self._column.addWidget(page)
        self._describe(pdf)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def _describe(self, pdf: bytes) -> None:
        """Say what the pages say, for who cannot see them."""
        for page in self.pages:
            page.setAccessibleDescription(page_text(pdf, page.index))
        texts = [page.accessibleDescription() for page in self.pages]
        self.setAccessibleDescription("\n".join(texts))

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller than the width of the view; 1 fits it."""
        self.zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[1])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        zooms = {
            Qt.Key.Key_Plus: self.zoom * _STEP,
            Qt.Key.Key_Equal: self.zoom * _STEP,
            Qt.Key.Key_Minus: self.zoom / _STEP,
            Qt.Key.Key_0: 1.0,
        }
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if control and event.key() in zooms:
            self.set_zoom(zooms[Qt.Key(event.key())])
        elif event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        room = min(self.viewport().width() - 2 * _MARGIN, _WIDEST)
        for page in self.pages:
            page.set_width(round(max(room, 100) * self.zoom))


class PageView(QWidget):
    """One page, drawn when it comes into sight and again when its size changes."""

    def __init__(
        self, pdf: bytes, index: int, size: PageSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.index = index
        self._pdf = pdf
        self.size_in_points = size
        self._picture = QImage()

    def follow(self, pdf: bytes) -> None:
        """Show the page as it has become."""
        if pdf != self._pdf:
            self._pdf, self._picture = pdf, QImage()
            self.update()

    def set_width(self, width: int) -> None:
        """Take this width, and the height that belongs to it."""
        size = QSize(width, round(width * self.size_in_points.height / self.size_in_points.width))
        if size != self.size():
            self.setFixedSize(size)

    def picture(self) -> QImage:
        """Draw the page at the screen's own resolution."""
        ratio = self.devicePixelRatioF()
        wanted = round(self.width() * ratio)
        if self._picture.width() != wanted:
            self._picture = page_picture(self._pdf, self.index, wanted / self.size_in_points.width)
        return self._picture

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self.picture())
        painter.setPen(QPen(QColor(colours_of(self.palette()).border), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.update()
        return super().event(event)
