"""One rule: its wordings by date, its sources, how certain it is, and what one may change."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from casework.law.additions import Addition
from casework.law.rules import Rule, RuleVersion, Source
from casework.phrases import Phrases
from desktop.models.rule_table import title_of
from desktop.rule_library import MORATORIUM, OWN, SHIPPED, WITHDRAWN, RuleEntry
from desktop.views.parts import (
    WIDE_GAP,
    Card,
    button,
    clear,
    label,
    scrolling,
    side_by_side,
    stacked,
)


class RuleCard(Card):
    """Shows a rule; its buttons tell what is wanted, and open a source only when pressed."""

    end_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    put_back_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.entry: RuleEntry | None = None
        self.title = label("", "heading", selectable=True)
        self.may_change = True
        self.facts = label("", "muted", selectable=True)
        self.own = label("", "note", selectable=True)
        self.end = button(self.tr("Change the last day…"))
        self.withdraw = button(self.tr("Withdraw…"))
        self.put_back = button(self.tr("Put back…"))
        self.export = button(self.tr("Save as a file…"))
        self.source_buttons: list[QWidget] = []
        self._body = stacked(gap=6)
        for pressed, signal in (
            (self.end, self.end_wanted),
            (self.withdraw, self.withdraw_wanted),
            (self.put_back, self.put_back_wanted),
            (self.export, self.export_wanted),
        ):
            pressed.clicked.connect(partial(self._want, signal))
        self._assemble()
        self.show_entry(None)

    def show_entry(self, entry: RuleEntry | None) -> None:
        """Replace everything; without a rule there is nothing to see."""
        self.entry = entry
        self.setVisible(entry is not None)
        clear(self._body)
        self.source_buttons.clear()
        if entry is None:
            return
        self.title.setText(title_of(entry))
        self.facts.setText(" · ".join(self._facts(entry)))
        self._show_own(entry)
        may = self.may_change
        self.end.setVisible(may and entry.kind == MORATORIUM and entry.standing in {SHIPPED, OWN})
        self.withdraw.setVisible(may and entry.standing == OWN)
        self.put_back.setVisible(may and entry.standing == WITHDRAWN)
        self.export.setVisible(entry.standing != SHIPPED)
        if entry.rule is not None:
            self._add_wordings(entry.rule)
        for free in entry.free_days:
            self._body.addWidget(label(f"{self._phrases.day(free.day)} · {free.text}"))
            self._body.addWidget(self._source(free.source))

    def _facts(self, entry: RuleEntry) -> list[str]:
        facts = [self._phrases.say("rule_kind", entry.kind)] if entry.kind else []
        if entry.rule is not None:
            certainty = self._phrases.say("certainty", entry.rule.certainty)
            facts.append(self.tr("certainty: {}").format(certainty))
            facts.append(self.tr("%n open file(s) rest on it", "", entry.files))
        return [*facts, self.tr("file: {}").format(entry.name)]

    def _show_own(self, entry: RuleEntry) -> None:
        addition = entry.addition
        self.own.setVisible(addition is not None)
        if addition is None:
            return
        said = [
            self.tr("Added by this office on {day}: {reason}").format(
                day=self._phrases.day(addition.added_on), reason=addition.reason
            )
        ]
        if addition.withdrawn_on is not None:
            said.append(self._withdrawal(addition, addition.withdrawn_on))
        elif entry.standing != OWN:
            said.append(self.tr("A later wording counts now."))
        self.own.setText("\n".join(said))

    def _withdrawal(self, addition: Addition, on: date) -> str:
        day, reason = self._phrases.day(on), addition.withdrawn_because
        if not reason:
            return self.tr("Withdrawn on {day}. It no longer counts.").format(day=day)
        return self.tr("Withdrawn on {day}, it no longer counts: {reason}").format(
            day=day, reason=reason
        )

    def _add_wordings(self, rule: Rule) -> None:
        for version in reversed(rule.versions):
            self._body.addWidget(label(self._period(version), "heading"))
            if version.announced:
                words = self.tr("Announced. It does not count yet.")
                self._body.addWidget(label(words, "warning"))
            for line in (self._length(version), version.text, version.note, rule.gap):
                if line:
                    self._body.addWidget(label(line, selectable=True))
            for source in version.sources:
                self._body.addWidget(self._source(source))

    def _period(self, version: RuleVersion) -> str:
        first = self._phrases.day(version.valid_from)
        if version.valid_to is None:
            return self.tr("In force from {first}").format(first=first)
        return self.tr("In force from {first} up to and including {last}").format(
            first=first, last=self._phrases.day(version.valid_to)
        )

    def _length(self, version: RuleVersion) -> str:
        if version.span is None:
            return ""
        length = self._phrases.count(*version.span)
        counting = self._phrases.say("counting", version.counting)
        return f"{length[:1].upper()}{length[1:]}. {counting}"

    def _source(self, source: Source) -> QWidget:
        words = label(
            self.tr("Source: {citation}, read on {day}").format(
                citation=source.citation, day=self._phrases.day(source.checked_on)
            ),
            "muted",
            selectable=True,
        )
        look = button(self.tr("Open in the browser"), quiet=True)
        look.setToolTip(source.url)
        look.setAccessibleName(self.tr("Open {} in the browser").format(source.citation))
        look.clicked.connect(partial(self.open_source, source.url))
        self.source_buttons.append(look)
        row = QWidget()
        layout = side_by_side(words, gap=12)
        layout.setStretch(0, 1)
        layout.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        row.setLayout(layout)
        return row

    def open_source(self, url: str) -> None:
        """Open an address outside the program; only ever after a press on its button."""
        QDesktopServices.openUrl(QUrl(url))

    def _want(self, signal: SignalInstance) -> None:
        signal.emit(self.entry)

    def _assemble(self) -> None:
        buttons = side_by_side(self.end, self.withdraw, self.put_back, self.export)
        buttons.addStretch(1)
        top = stacked(self.title, self.facts, gap=2)
        inside = QWidget()
        column = stacked(self.own, gap=6)
        column.setContentsMargins(0, 0, WIDE_GAP, 0)
        column.addLayout(self._body)
        column.addStretch(1)
        inside.setLayout(column)
        self.column.addLayout(top)
        area = scrolling(inside)
        # On the ground of the card, not on one of its own.
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self.column.addWidget(area, 1)
        self.column.addLayout(buttons)
