"""The rule library: every rule, its wordings and sources, and the buttons to change the law."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.phrases import Phrases
from casework.rule_changes import CLASH, REPLACED, WAITING, RulesInUse
from desktop.models.rule_table import RuleColumn, RuleTable
from desktop.rule_library import RuleEntry
from desktop.views.message_bar import MessageBar
from desktop.views.parts import GAP, WIDE_GAP, Card, button, label, side_by_side
from desktop.views.rule_card import RuleCard
from desktop.views.search_field import SearchField
from desktop.views.table import Table


class RulesPage(QWidget):
    """Shows the rules; it changes none, but tells what a coordinator wants to change."""

    moratorium_wanted = Signal()
    free_day_wanted = Signal()
    import_wanted = Signal()
    release_wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[RuleEntry, ...] = ()
        self._wanted = ""
        self._may_change = True
        self.title = label(self.tr("Rules"), "title")
        self.summary = label()
        self.search = SearchField()
        self.moratorium = button(self.tr("New moratorium…"), primary=True)
        self.free_day = button(self.tr("New free day…"))
        self.import_button = button(self.tr("Import a file…"))
        self.waiting = Card()
        self.waiting_words = label()
        self.release = button(self.tr("See what changes"), primary=True)
        self.message = MessageBar()
        self.model = RuleTable(phrases, self)
        self.table = Table(self.tr("Rules"), self.model)
        self.table.stretch(RuleColumn.TITLE)
        self.card = RuleCard(phrases)

        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self.table.setFocus)
        self.moratorium.clicked.connect(self.moratorium_wanted)
        self.free_day.clicked.connect(self.free_day_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.release.clicked.connect(self.release_wanted)
        self.table.chosen.connect(self.card.show_entry)
        self.table.opened.connect(self._focus_card)

        self._assemble()
        self.setFocusProxy(self.table)

    def show_rights(self, *, may_change: bool) -> None:
        """Offer to change rules, or only to read them."""
        self._may_change = self.card.may_change = may_change
        for wanted in (self.moratorium, self.free_day, self.import_button):
            wanted.setVisible(may_change)
        self.card.show_entry(self.card.entry)

    def show_entries(self, entries: Sequence[RuleEntry], in_use: RulesInUse) -> None:
        """Replace the list; the rule that was chosen stays chosen."""
        chosen, self._wanted = self._wanted or self._chosen_name(), ""
        self._entries = tuple(entries)
        self.model.show(entries)
        self.table.fit()
        self._show_state(in_use)
        self._find(self.search.text())
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose the rule of a file; the first of the list when it is not there."""
        proxy = self.table.proxy
        names = [proxy.value(row).name for row in range(proxy.rowCount())]
        if names:
            self.table.choose_row(names.index(name) if name in names else 0)
        else:
            self.card.show_entry(None)

    def choose_soon(self, name: str) -> None:
        """Choose the rule of a file as soon as the list has it."""
        self._wanted = name

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.message.show_problem(sentence)

    def forget(self) -> None:
        """Show nothing."""
        self.search.clear()
        self.message.hide()
        self._entries = ()
        self.model.show(())
        self.card.show_entry(None)

    def _chosen_name(self) -> str:
        return self.card.entry.name if self.card.entry else ""

    def _find(self, text: str) -> None:
        self.table.proxy.find(text)
        found = self.table.proxy.rowCount()
        if self._entries and not found:
            self.summary.setText(self.tr("No rule has these words. Try fewer letters."))
        else:
            self.summary.setText(self.tr("%n rule(s).", "", found))
        if found and self.table.value() is None:
            self.table.choose_row(0)
        elif not found:
            self.card.show_entry(None)

    def _show_state(self, in_use: RulesInUse) -> None:
        words = {
            WAITING: self.tr(
                "This version of the program has new rules. They change dates of open files. The "
                "rules of before still count. See what changes, and then decide."
            ),
            CLASH: self.tr(
                "This version of the program has new rules, but they do not go together with the "
                "own rule {file}. The rules of before still count. Withdraw that rule."
            ),
            REPLACED: self.tr(
                "The rules of before can no longer be read. The new rules count now. Check the "
                "dates of urgent files."
            ),
        }.get(in_use.state, "")
        if in_use.state == WAITING and not self._may_change:
            words = self.tr(
                "This version of the program has new rules. The rules of before still count, until "
                "the coordinator has looked at what changes."
            )
        file = in_use.problem.file if in_use.problem else ""
        self.waiting_words.setText(words.format(file=file))
        self.waiting.setVisible(bool(words))
        self.release.setVisible(in_use.state == WAITING and self._may_change)

    def _focus_card(self) -> None:
        first = next(iter(self.card.source_buttons), None)
        if first is not None:
            first.setFocus()

    def _assemble(self) -> None:
        self.waiting.column.addWidget(self.waiting_words)
        row = side_by_side(self.release)
        row.addStretch(1)
        self.waiting.column.addLayout(row)
        self.waiting.hide()
        top = side_by_side(self.title, gap=GAP)
        top.setStretch(0, 1)
        top.addWidget(self.search)
        for wanted in (self.import_button, self.free_day, self.moratorium):
            top.addWidget(wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(12)
        layout.addLayout(top)
        for widget in (self.waiting, self.message, self.summary):
            layout.addWidget(widget)
        layout.addWidget(self.table, 5)
        layout.addWidget(self.card, 6)
