"""Volunteers: who works here, in what role, and what they looked into."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.phrases import Phrases
from desktop.models.volunteer_table import VolunteerColumn, VolunteerTable, state_of
from desktop.staff import Colleague, Staff
from desktop.views.access_list import AccessList
from desktop.views.message_bar import MessageBar
from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    Card,
    button,
    isolated,
    label,
    scrolling,
    side_by_side,
    stacked,
)
from desktop.views.table import Table


class VolunteersPage(QWidget):
    """Shows the staff and asks; it changes no volunteer and no key itself."""

    new_wanted = Signal()
    change_wanted = Signal(object)
    key_wanted = Signal(object)
    leave_wanted = Signal(object)
    recovery_wanted = Signal()
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.title = label(self.tr("Volunteers"), "title")
        self.leave_page = button(self.tr("Back"))
        self.message = MessageBar()
        self.accesses = AccessList(phrases)
        self.model = VolunteerTable(phrases, self)
        self.table = Table(self.tr("Volunteers"), self.model)
        self.table.stretch(VolunteerColumn.STATE)
        self.new = button(self.tr("&New volunteer"), primary=True)
        self.detail = Card()
        self.who = label("", "heading")
        self.state = label("", "muted")
        self.change = button(self.tr("Change name or &role…"))
        self.key = button("")
        self.leave = button(self.tr("&Leaves…"))
        self.recovery = Card()
        self.recovery_words = label()
        self.make_recovery = button(self.tr("Make a recovery &sheet…"))

        self.leave_page.clicked.connect(self.back)
        self.new.clicked.connect(self.new_wanted)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda one: self.change_wanted.emit(one.volunteer))
        self.change.clicked.connect(lambda: self._emit(self.change_wanted))
        self.key.clicked.connect(lambda: self._emit(self.key_wanted))
        self.leave.clicked.connect(lambda: self._emit(self.leave_wanted))
        self.make_recovery.clicked.connect(self.recovery_wanted)

        self._assemble()
        self.setFocusProxy(self.table)
        self._show_chosen(None)

    def show_staff(self, staff: Staff) -> None:
        """Replace everything; who was chosen stays chosen."""
        chosen = self.chosen()
        self.model.show(staff.colleagues)
        self.table.fit()
        self.table.hug()
        self.table.setMinimumHeight(self.table.maximumHeight())
        self.accesses.show_accesses(staff.accesses)
        self.recovery_words.setText(self._recovery_words(has_sheet=staff.has_recovery))
        ids = [one.volunteer.id for one in staff.colleagues]
        if ids:
            self.table.choose_row(
                ids.index(chosen.volunteer.id) if chosen and chosen.volunteer.id in ids else 0
            )

    def chosen(self) -> Colleague | None:
        """Return who is chosen."""
        value = self.table.value()
        return value if isinstance(value, Colleague) else None

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self.message.show_done(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.message.show_problem(sentence)

    def forget(self) -> None:
        """Show nobody."""
        self.message.hide()
        self.model.show(())
        self.accesses.show_accesses(())
        self._show_chosen(None)

    def _show_chosen(self, colleague: Colleague | None) -> None:
        self.detail.setVisible(colleague is not None)
        if colleague is None:
            return
        self.who.setText(isolated(colleague.volunteer.name))
        role = self._phrases.say("role", colleague.volunteer.role)
        self.state.setText(f"{role} · {state_of(colleague, self._phrases)}")
        self.change.setVisible(not colleague.has_left)
        # One's own is changed by who knows it, in the settings.
        self.key.setVisible(not colleague.has_left and not colleague.is_me)
        self.key.setText(
            self.tr("Forgot the &passphrase…")
            if colleague.has_key
            else self.tr("Give a &passphrase…")
        )
        self.leave.setVisible(not colleague.has_left or colleague.has_key)
        self.leave.setText(self.tr("Take the key") if colleague.has_left else self.tr("&Leaves…"))

    def _emit(self, signal: SignalInstance) -> None:
        colleague = self.chosen()
        if colleague is not None:
            signal.emit(colleague.volunteer)

    def _recovery_words(self, *, has_sheet: bool) -> str:
        if has_sheet:
            return self.tr(
                "There is a recovery sheet: a code on paper that opens the vault when every "
                "passphrase is lost. A new sheet makes the old one worthless."
            )
        return self.tr(
            "There is no recovery sheet yet. It is a code on paper that opens the vault when every "
            "passphrase is lost. Without one, everything is lost then."
        )

    def _assemble(self) -> None:
        top = side_by_side(self.title, gap=GAP)
        top.setStretch(0, 1)
        top.addWidget(self.new)
        top.addWidget(self.leave_page)
        actions = side_by_side(self.change, self.key, self.leave)
        actions.addStretch(1)
        self.detail.column.addWidget(self.who)
        self.detail.column.addWidget(self.state)
        self.detail.column.addLayout(actions)
        self.recovery.column.addWidget(label(self.tr("Recovery sheet"), "heading"))
        self.recovery.column.addWidget(self.recovery_words)
        row = QHBoxLayout()
        row.addWidget(self.make_recovery)
        row.addStretch()
        self.recovery.column.addLayout(row)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addLayout(top)
        for widget in (self.message, self.accesses):
            layout.addWidget(widget)
        layout.addWidget(self.table)
        layout.addWidget(self.detail)
        layout.addWidget(self.recovery)
        layout.addStretch(1)
        self.setLayout(stacked(scrolling(page)))
