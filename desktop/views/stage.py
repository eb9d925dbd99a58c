"""One page at a time, and the way back; a form is left only when it agrees."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.views.form import Form


class Stage(QStackedWidget):
    """Holds the places one can always go to, and the pages that are deeper in."""

    place_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = ""
        self._places: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._trail: list[QWidget] = []
        self._after: Callable[[], object] | None = None

    def add_place(self, name: str, page: QWidget) -> None:
        """Add a page that one can always go to."""
        self._places[name] = page
        self.addWidget(page)

    def add_place_later(self, name: str, make: Callable[[], QWidget]) -> None:
        """Add a place of which the page is made when one first goes there."""
        self._makers[name] = make

    def add_page(self, page: QWidget) -> None:
        """Add a page that is deeper in."""
        self.addWidget(page)
        if isinstance(page, Form):
            page.cancelled.connect(self._form_left)
            page.submitted.connect(self._form_stayed)

    def go(self, name: str) -> None:
        """Go to a place, when the form that is open agrees."""
        self.leave(lambda: self.go_now(name))

    def go_now(self, name: str) -> None:
        """Go to a place and forget the way back."""
        self._trail.clear()
        self.place = name
        if name in self._makers:
            self.add_place(name, self._makers.pop(name)())
        self.setCurrentWidget(self._places[name])
        self._places[name].setFocus()
        self.place_shown.emit(name)

    def enter(self, page: QWidget) -> None:
        """Show a page that is deeper in; going back leads to the one that is shown now."""
        if page in self._trail:
            del self._trail[self._trail.index(page) :]
        else:
            current = self.currentWidget()
            if current is not None and current is not page:
                self._trail.append(current)
        self.setCurrentWidget(page)

    def back(self) -> None:
        """Go back, when the form that is open agrees."""
        self.leave(self.back_now)

    def back_now(self) -> None:
        """Go back to where one came from; in a place there is nothing to go back to."""
        if not self._trail:
            return
        page = self._trail.pop()
        self.setCurrentWidget(page)
        if not self._trail:
            self.place_shown.emit(self.place)

    def leave(self, then: Callable[[], object]) -> None:
        """Do something that leaves the page; a form with something typed asks first."""
        page = self.currentWidget()
        if isinstance(page, Form):
            self._after = then
            page.cancel()
        else:
            then()

    def is_open(self, page: QWidget) -> bool:
        """Whether the page is shown, or one goes back to it."""
        return page is self.currentWidget() or page in self._trail

    def _form_left(self) -> None:
        then, self._after = self._after or self.back_now, None
        then()

    def _form_stayed(self) -> None:
        self._after = None
