"""Whose file it is and what can be done with it as a whole."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from casework.casefile import CaseFile
from casework.clients import Client
from casework.letters.offers import LetterOffer
from casework.phrases import Phrases
from desktop.texts import sentences
from desktop.views.domain_words import words_or_code
from desktop.views.parts import button, isolated, label, side_by_side, stacked
from desktop.views.v_nummer import VNummerLabel


class FileHeader(QWidget):
    """Names the client, the file and who handles it, with the buttons for the whole file."""

    letter_wanted = Signal(str)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.name = label("", "title", selectable=True)
        # On the left, whatever the direction of the name's script.
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.v_nummer = VNummerLabel()
        self.about = label("", "muted")
        self.back_button = button(self.tr("Back"), quiet=True)
        self.letter_button = button(self.tr("Make a &letter"))
        self.letter_menu = QMenu(self.letter_button)
        self.letter_button.setMenu(self.letter_menu)
        self.client_button = button(self.tr("Change client"), quiet=True)
        self.file_button = button(self.tr("Change file"), quiet=True)
        self.history_button = button(self.tr("History"), quiet=True)
        self.close_button = button(self.tr("Close file…"), quiet=True)
        self._assemble()

    def show_file(
        self,
        case_file: CaseFile,
        client: Client,
        family: tuple[Client, ...],
        offers: tuple[LetterOffer, ...],
    ) -> None:
        """Name the file; its client's V-nummer stays hidden until it is asked for."""
        self.name.setText(client.name)
        self.v_nummer.show_number(client.v_nummer)
        parts = [
            self.tr("file {}").format(case_file.number),
            self._phrases.say("procedure", case_file.procedure),
            self.tr("with {}").format(", ".join(isolated(person.name) for person in family))
            if family
            else "",
            self.tr("handled by {}").format(case_file.handler) if case_file.handler else "",
        ]
        self.about.setText(" · ".join(part for part in parts if part))
        self.close_button.setVisible(case_file.closed_on is None)
        self._offer_letters(offers)

    def _offer_letters(self, offers: tuple[LetterOffer, ...]) -> None:
        """Offer what fits; what does not stands below, and says why."""
        self.letter_menu.clear()
        self.letter_menu.setToolTipsVisible(True)
        fitting = [offer for offer in offers if not offer.reasons]
        others = [offer for offer in offers if offer.reasons]
        for offer in fitting:
            name = offer.template.name
            action = self.letter_menu.addAction(self._named(offer))
            action.triggered.connect(partial(self.letter_wanted.emit, name))
        if others:
            self.letter_menu.addSection(self.tr("Not now"))
        for offer in others:
            self._say_why_not(offer)
        self.letter_button.setVisible(bool(offers))

    def _named(self, offer: LetterOffer) -> str:
        template = offer.template
        if template.own:
            return self.tr("{} (of this office)").format(template.title)
        return words_or_code(self._phrases, "letter_name", template.name)

    def _say_why_not(self, offer: LetterOffer) -> None:
        """Name a letter that does not fit: the first sentence beside it, all of it in the tip."""
        why = " ".join(sentence for _, sentence in sentences(offer.reasons, self._phrases))
        name = self._named(offer)
        first = why.split(". ")[0].rstrip(".")
        action = self.letter_menu.addAction(f"{name}: {first}")
        action.setEnabled(False)
        action.setToolTip(why)
        action.setStatusTip(why)
        action.setData(offer.template.name)

    def _assemble(self) -> None:
        upper = side_by_side(self.back_button, self.name, self.letter_button)
        upper.setStretch(1, 1)
        lower = side_by_side(self.v_nummer, self.about, gap=4)
        lower.setStretch(1, 1)
        for widget in (
            self.client_button,
            self.file_button,
            self.history_button,
            self.close_button,
        ):
            lower.addWidget(widget)
        column = stacked(gap=2)
        column.addLayout(upper)
        column.addLayout(lower)
        self.setLayout(column)
