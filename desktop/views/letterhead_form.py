"""What an office puts on its letters besides words, and whether its envelopes fit them."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from casework.papers import LOGO, SIGNATURE, Paper
from casework.phrases import Phrases
from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    Card,
    button,
    clear,
    label,
    name_for,
    scrolling,
    side_by_side,
    stacked,
)

# As large as a picture is shown, in pixels; on paper it may be larger.
_SHOWN = QSize(360, 110)
_NAME_WIDTH = 320


class LetterheadForm(QWidget):
    """Shows the logo and the signatures, and asks for others; it reads and writes no file.

    `picture_wanted` tells for what a picture is wanted: its kind, and whose signature it is.
    """

    picture_wanted = Signal(str, str)
    removed = Signal(object)
    print_wanted = Signal()
    save_wanted = Signal()
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.back_button = button(self.tr("Back"), quiet=True)
        self.logo_button = button(self.tr("Choose a &logo…"))
        self.signer = QLineEdit()
        self.signature_button = button(self.tr("Choose a &signature…"))
        self.print_button = button(self.tr("&Print the test page…"), primary=True)
        self.save_button = button(self.tr("Save the test page as P&DF…"))
        self.shown = {kind: QVBoxLayout() for kind in (LOGO, SIGNATURE)}
        self.remove_buttons: dict[UUID, QWidget] = {}
        self.problems = {kind: label("", "problem") for kind in (LOGO, SIGNATURE)}
        self.window_words = label("", "muted", selectable=True)
        self._connect()
        self._assemble()

    def show_papers(self, papers: Sequence[Paper], *, may_change: bool) -> None:
        """Show what is kept; only who sees to the letterhead may change it."""
        for asked in (self.logo_button, self.signature_button, self._signer_row):
            asked.setVisible(may_change)
        self.remove_buttons = {}
        for kind, column in self.shown.items():
            clear(column)
            of_kind = [paper for paper in papers if paper.summary.kind == kind]
            for paper in of_kind:
                column.addWidget(self._picture(paper, may_change=may_change))
            if not of_kind:
                column.addWidget(label(self._nothing(kind), "muted"))
            self.show_problem(kind, "")

    def show_problem(self, kind: str, sentence: str) -> None:
        """Say in place why a picture cannot be used."""
        self.problems[kind].setText(sentence)
        self.problems[kind].setVisible(bool(sentence))
        if sentence:
            (self.logo_button if kind == LOGO else self.signature_button).setFocus()

    def show_window_words(self, sentence: str) -> None:
        """Say what came of the test page."""
        self.window_words.setText(sentence)
        self.window_words.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _ask_signature(self) -> None:
        name = self.signer.text().strip()
        if name:
            self.picture_wanted.emit(SIGNATURE, name)
        else:
            self.show_problem(SIGNATURE, self._phrases.say("picture_problem", "signer_missing"))
            self.signer.setFocus()

    def _picture(self, paper: Paper, *, may_change: bool) -> QWidget:
        summary = paper.summary
        name = self.tr("Signature of {}").format(summary.name) if summary.name else self.tr("Logo")
        drawn = QLabel()
        drawn.setPixmap(_small(paper.content))
        drawn.setAccessibleName(name)
        remove = button(self.tr("Remove"))
        remove.setAccessibleName(self.tr("Remove: {}").format(name))
        remove.setVisible(may_change)
        remove.clicked.connect(partial(self.removed.emit, summary.id))
        self.remove_buttons[summary.id] = remove
        row = side_by_side(drawn, label(summary.name), remove, gap=WIDE_GAP)
        row.setStretch(1, 1)
        made = QWidget()
        made.setLayout(row)
        return made

    def _nothing(self, kind: str) -> str:
        if kind == LOGO:
            return self.tr("There is no logo. Letters have the name and address of the office.")
        return self.tr("There is no signature. Letters have room to sign by hand.")

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.logo_button.clicked.connect(lambda: self.picture_wanted.emit(LOGO, ""))
        self.signature_button.clicked.connect(self._ask_signature)
        self.signer.returnPressed.connect(self._ask_signature)
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)

    def _assemble(self) -> None:
        whole = QWidget()
        column = stacked(self._logo(), self._signatures(), self._window(), gap=WIDE_GAP)
        column.addStretch()
        whole.setLayout(column)
        head = side_by_side(
            self.back_button, label(self.tr("Logo, signatures, envelopes"), "title")
        )
        head.setStretch(1, 1)
        outer = stacked(gap=GAP)
        outer.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        outer.addLayout(head)
        outer.addWidget(scrolling(whole), 1)
        self.setLayout(outer)
        self.window_words.hide()

    def _logo(self) -> Card:
        hint = self.tr(
            "Stands at the top left of letters that the office sends. PNG or JPEG, at most 5 MB. "
            "The picture is made anew: where and when it was made does not come along."
        )
        return _card(self.tr("Logo"), hint, self.shown[LOGO], self.problems[LOGO], self.logo_button)

    def _signatures(self) -> Card:
        hint = self.tr(
            "Stands on letters above the name of the one whose it is, and of nobody else. Sign on "
            "white paper with a dark pen and scan it. Who prefers to sign by hand needs none."
        )
        words = self.tr("&Whose signature")
        caption = QLabel(words)
        caption.setBuddy(self.signer)
        name_for(self.signer, words)
        self.signer.setFixedWidth(_NAME_WIDTH)
        row = side_by_side(caption, self.signer, gap=WIDE_GAP)
        row.addStretch()
        self._signer_row = QWidget()
        self._signer_row.setLayout(row)
        return _card(
            self.tr("Signatures"),
            hint,
            self.shown[SIGNATURE],
            self.problems[SIGNATURE],
            self._signer_row,
            self.signature_button,
        )

    def _window(self) -> Card:
        hint = self.tr(
            "Letters have the address where it shows in an envelope with a window at the left "
            "(DIN 5008, form B). Print the test page, fold it and see whether your envelopes fit."
        )
        buttons = QWidget()
        row = side_by_side(self.print_button, self.save_button)
        row.addStretch()
        buttons.setLayout(row)
        return _card(self.tr("Window envelopes"), hint, QVBoxLayout(), buttons, self.window_words)


def _card(heading: str, hint: str, shown: QVBoxLayout, *below: QWidget) -> Card:
    card = Card()
    card.column.addWidget(label(heading, "heading"))
    card.column.addWidget(label(hint, "muted"))
    card.column.addLayout(shown)
    for widget in below:
        stretched = isinstance(widget, QLabel) or widget.layout() is not None
        # A button is as wide as its words.
        where = Qt.AlignmentFlag(0) if stretched else Qt.AlignmentFlag.AlignLeft
        card.column.addWidget(widget, 0, where)
    return card


def _small(content: bytes) -> QPixmap:
    image = QImage.fromData(content)
    if image.width() > _SHOWN.width() or image.height() > _SHOWN.height():
        image = image.scaled(
            _SHOWN,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return QPixmap.fromImage(image)
