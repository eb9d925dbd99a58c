"""Choosing who handles a file."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casework.casefile import CaseFile
from casework.volunteers import Volunteer
from desktop.views.parts import Choice


class HandlerChoice(Choice):
    """Offers everyone who can handle a file, and nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.me: UUID | None = None
        self.show_handlers((), None, changeable=True)

    def show_handlers(
        self, handlers: Sequence[Volunteer], me: UUID | None, *, changeable: bool
    ) -> None:
        """Say who can be chosen; a new file is for `me`, when `me` is among them."""
        self.me = me if any(one.id == me for one in handlers) else None
        self.offer([("", self.tr("nobody")), *((one.id.hex, one.name) for one in handlers)])
        self.setEnabled(changeable)

    def choose_handler(self, case_file: CaseFile) -> None:
        """Choose who handles a file."""
        handler = case_file.assigned_to.hex if case_file.assigned_to else ""
        if self.findData(handler) < 0:
            # Who left, or may not be chosen: so that it stays as it is until somebody chooses.
            self.addItem(case_file.handler or handler, handler)
        self.choose(handler)

    def handler(self) -> UUID | None:
        """Return who was chosen."""
        return UUID(self.value()) if self.value() else None
