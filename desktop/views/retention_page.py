"""Keeping and erasing: who may be erased, why, and what backups still hold of who was."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.erasing_words import Remains, remains_lines, review_line
from casework.phrases import Phrases
from casework.retention import ToReview
from desktop.models.review_table import ReviewColumn, ReviewTable
from desktop.views.date_field import ComingDateField
from desktop.views.field_grid import FieldGrid
from desktop.views.form import bring_into_view
from desktop.views.message_bar import MessageBar
from desktop.views.note_field import NoteField
from desktop.views.parts import (
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


class Review(NamedTuple):
    """Who comes up, after how many months, and what backups hold; `erasures` counts the erased.

    `remains` is None for a vault on a server.
    """

    people: tuple[ToReview, ...] = ()
    keep_months: int = 0
    erasures: int = 0
    remains: Remains | None = None


class RetentionPage(QWidget):
    """Shows who is past their time and asks; it erases and removes nothing itself."""

    keep_wanted = Signal(object, object, str)
    erase_wanted = Signal(object)
    finish_wanted = Signal()
    removal_wanted = Signal()
    back = Signal()

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._shown: UUID | None = None
        self.title = label(self.tr("Keeping and erasing"), "title")
        self.back_button = button(self.tr("Back"))
        self.message = MessageBar()
        self.rule = label("", "muted")
        self.model = ReviewTable(phrases, self)
        self.table = Table(self.tr("Who may be erased"), self.model)
        self.table.stretch(ReviewColumn.WHY)
        self.none = label(self.tr("Nobody has to be looked at now."))
        self.detail = Card()
        self.who = label("", "heading")
        self.why = label("", "muted")
        self.until = ComingDateField(phrases, today)
        self.reason = QLineEdit()
        self.keep = button(self.tr("&Keep longer"))
        self.erase = button(self.tr("&Erase…"))
        self.backups = _BackupsCard(phrases)

        self.back_button.clicked.connect(self.back)
        self.table.chosen.connect(self._show_chosen)
        self.keep.clicked.connect(self._keep)
        self.reason.returnPressed.connect(self._keep)
        self.erase.clicked.connect(self._erase)
        self.backups.finish.clicked.connect(self.finish_wanted)
        self.backups.removal_wanted.connect(self.removal_wanted)

        self._assemble()
        self.setFocusProxy(self.table)
        self._show_chosen(None)

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self.until.today = today

    def show_review(self, review: Review) -> None:
        """Replace everything; who was chosen stays chosen."""
        chosen = self.chosen()
        self.rule.setText(
            self.tr(
                "A closed file is kept for %n month(s). Then you decide: erase, or keep longer.",
                "",
                review.keep_months,
            )
        )
        self.model.show_values(review.people)
        self.table.fit()
        self.table.hug()
        self.table.setVisible(bool(review.people))
        self.none.setVisible(not review.people)
        ids = [one.client.id for one in review.people]
        if ids:
            known = chosen is not None and chosen.client.id in ids
            self.table.choose_row(ids.index(chosen.client.id) if known and chosen else 0)
        else:
            self._show_chosen(None)
        self.backups.show_remains(review.remains, shown=review.erasures > 0)

    def chosen(self) -> ToReview | None:
        """Return who is chosen."""
        value = self.table.value()
        return value if isinstance(value, ToReview) else None

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong with keeping longer, each at its field."""
        rest = self._grid.show_problems(problems)
        if rest:
            self.message.show_problem("\n".join(rest))

    def forget(self) -> None:
        """Show nobody, and keep nothing of what was typed."""
        self.message.hide()
        self.model.show_values(())
        self._start_anew(None)
        self._show_chosen(None)
        self.backups.show_remains(None, shown=False)

    def _show_chosen(self, one: ToReview | None) -> None:
        self.detail.setVisible(one is not None)
        if one is None:
            return
        if one.client.id != self._shown:
            # Of the person who is shown already, what is being typed stays.
            self._start_anew(one.client.id)
        self.who.setText(isolated(one.client.name))
        said = review_line(one, self._phrases)
        self.why.setText(f"{said[:1].upper()}{said[1:]}.")
        self._keeping.setVisible(bool(one.files))

    def _start_anew(self, client_id: UUID | None) -> None:
        self._shown = client_id
        self._grid.clear_problems()
        self.until.set_day(None)
        self.reason.clear()

    def _keep(self) -> None:
        one = self.chosen()
        if one is None or not one.files or not self.until.check():
            return
        until = self.until.day()
        if until is None:
            self.show_problems([("keep_until", self._phrases.say("problem", "required"))])
        else:
            self.keep_wanted.emit(one, until, self.reason.text().strip())

    def _erase(self) -> None:
        one = self.chosen()
        if one is not None:
            self.erase_wanted.emit(one.client.id)

    def _assemble(self) -> None:
        self._grid = FieldGrid()
        self._grid.add("keep_until", self.tr("Keep &until"), self.until)
        self._grid.add(
            "because",
            self.tr("&Because"),
            NoteField(self.reason, self._phrases),
            hint=self.tr("For example: the appeal is still running."),
        )
        row = side_by_side(self.keep)
        row.addStretch(1)
        self._keeping = QWidget()
        keeping = stacked(self._grid)
        keeping.addLayout(row)
        self._keeping.setLayout(keeping)
        top = side_by_side(self.who, self.erase)
        top.setStretch(0, 1)
        self.detail.column.addLayout(top)
        for widget in (self.why, self._keeping):
            self.detail.column.addWidget(widget)
        head = side_by_side(self.title, self.back_button)
        head.setStretch(0, 1)
        inside = QWidget()
        column = stacked(self.none, self.table, self.detail, self.backups, gap=WIDE_GAP)
        column.addStretch(1)
        inside.setLayout(column)
        layout = stacked(gap=WIDE_GAP)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.addLayout(head)
        for part in (self.rule, self.message):
            layout.addWidget(part)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)


class _BackupsCard(Card):
    """Says what backups still hold of who was erased; removing them is asked twice."""

    removal_wanted = Signal()

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases
        self.words = label("", selectable=True)
        self.finish = button(self.tr("&Finish the erasing"), primary=True)
        self.remove = button(self.tr("&Remove the older backups…"))
        self.sure = label(
            self.tr("After this you can only go back to the newest backup. This cannot be undone."),
            "warning",
        )
        self.no = button(self.tr("Leave them"), primary=True)
        self.yes = button(self.tr("Remove them for good"))
        self.remove.clicked.connect(self._ask)
        self.no.clicked.connect(self._leave)
        self.yes.clicked.connect(self._remove)
        self.column.addWidget(label(self.tr("Backups and who was erased"), "heading"))
        self.column.addWidget(self.words)
        row = side_by_side(self.finish, self.remove)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.sure)
        answers = side_by_side(self.no, self.yes)
        answers.addStretch(1)
        self.column.addLayout(answers)
        self.show_remains(None, shown=False)

    def show_remains(self, remains: Remains | None, *, shown: bool) -> None:
        """Say what there is; not `shown` when nobody was ever erased."""
        self.setVisible(shown)
        self.words.setText("\n".join(remains_lines(remains, self._phrases)))
        self.finish.setVisible(remains is not None and not remains.is_done)
        self._offered = remains is not None and remains.is_done and remains.any
        self._leave()

    def _ask(self) -> None:
        self._show_question(asked=True)
        self.no.setFocus()
        bring_into_view(self.yes)

    def _leave(self) -> None:
        self._show_question(asked=False)

    def _remove(self) -> None:
        self._leave()
        self.removal_wanted.emit()

    def _show_question(self, *, asked: bool) -> None:
        self.remove.setVisible(self._offered and not asked)
        for part in (self.sure, self.no, self.yes):
            part.setVisible(asked)
