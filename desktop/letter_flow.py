"""One letter: drafted, shown, kept, saved as a file, printed and posted."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casework import doings
from casework.casefile import CaseFile
from casework.duties import hints_of_file
from casework.errors import CaseworkError, InvalidFactsError
from casework.letters.editing import Wording
from casework.storage import StoredLetter
from desktop.checklist_flow import ChecklistFlow
from desktop.office import Note, Office
from desktop.printer_choice import ChoosePrinter
from desktop.printing import NoPrinterError, PrintFailedError, print_pdf
from desktop.reading import LetterOfFile
from desktop.texts import sentence_for, sentences
from desktop.views.letter_page import LetterPage
from desktop.views.stage import Stage
from documents.letter_desk import Proof, letter_receipt_pdf, rests_on_dates
from documents.rewording import Reworded

# So long after opening the vault, when the first page is in sight, there is time for others.
_QUIET_MS = 1_000
_BETWEEN_MS = 50


class LetterFlow(QObject):
    """Shows what a letter will say or what it lacks, and keeps exactly what was shown."""

    done = Signal(str)
    field_wanted = Signal(object, str)
    agreements_wanted = Signal(object)

    def __init__(self, office: Office, stage: Stage, choose_printer: ChoosePrinter) -> None:
        super().__init__(stage)
        self._choose_printer = choose_printer
        self._office = office
        self._stage = stage
        self._case_id: UUID | None = None
        self._template = ""
        self._early_because = ""
        self._typed: Mapping[str, str] = {}
        self._sample: Proof | None = None
        self._proof: Proof | None = None
        self._corrects: UUID | None = None
        # What was typed in letters that are not kept yet, for when one comes back to them.
        self._wordings: dict[tuple[UUID, str], Wording] = {}
        self._stored: StoredLetter | None = None
        self._number = ""
        self._calculation = b""
        self.checklist = ChecklistFlow(office, stage)
        office.opened.connect(lambda: QTimer.singleShot(_QUIET_MS, self, self._prepare))
        office.changed.connect(self._look_again)
        office.day_changed.connect(self._look_again)

    @cached_property
    def page(self) -> LetterPage:
        """The page; made when it is first needed, so that the window opens at once."""
        page = LetterPage(self._office.phrases, self._office.today)
        self._stage.add_page(page)
        page.early_reason_given.connect(self._give_reason)
        page.typed.connect(self._type)
        page.make_wanted.connect(self._go_on)
        page.save_wanted.connect(self._save)
        page.print_wanted.connect(self._print)
        page.posted.connect(self._post)
        page.calculation_wanted.connect(self._show_calculation)
        page.field_wanted.connect(self._go_to_field)
        page.words_typed.connect(self._reword)
        page.correction_wanted.connect(self._correct)
        page.hints.wanted.connect(lambda: self.agreements_wanted.emit(self._case_id))
        page.back.connect(self._stage.back)
        self._office.day_changed.connect(page.set_today)
        return page

    def make(self, case_id: UUID, template: str, corrects: UUID | None = None) -> None:
        """Draft a letter and show it, or show what stands in its way.

        `corrects` is the letter in whose place it comes.
        """
        self._case_id, self._template, self._corrects = case_id, template, corrects
        self._early_because, self._stored, self._sample = "", None, None
        self._typed = {}
        self.checklist.forget()
        self._office.proof(case_id, template, self._enter)

    def open(self, letter_id: UUID) -> None:
        """Show a letter as it was made."""
        self._office.letter(letter_id, self._enter_stored)

    def _prepare(self) -> None:
        """Make the page before it is asked for: to make and to show it at once would be felt."""
        page = self.page
        QTimer.singleShot(_BETWEEN_MS, page, page.dress)

    def _enter(self, proof: Proof) -> None:
        self._show(proof)
        self._stage.enter(self.page)

    def _show(self, proof: Proof) -> None:
        self._show_hints(proof.case_file.id)
        before = self._sample and self._sample.letter
        self._sample = self._proof = proof
        self.page.show_replaces(self._corrects is not None)
        if proof.letter is None:
            self.page.show_problems(
                proof.template,
                [
                    (field, sentence, problem.code)
                    for problem, (field, sentence) in zip(
                        proof.problems,
                        sentences(proof.problems, self._office.phrases),
                        strict=True,
                    )
                ],
            )
        elif before is not None:
            self.page.text.show_sample(proof.letter, None)
            self._reword()
        else:
            typed = self._wordings.get((proof.case_file.id, proof.template))
            self.page.show_draft(proof.letter.title, proof.pdf, proof.letter, typed)
            self._reword()

    def _reword(self) -> None:
        """Lay out the letter with the words that stand beside it."""
        sample = self._sample
        if sample is None or sample.letter is None:
            return
        wording, of_letter = self.page.text.wording(), (sample.case_file.id, sample.template)
        self._wordings.pop(of_letter, None)
        if wording is not None:
            self._wordings[of_letter] = wording
        self._office.reword(sample, wording, self._proof, self._show_reworded)

    def _show_reworded(self, found: Reworded) -> None:
        sample = found.sample
        if sample is not self._sample or sample.letter is None or self._stored is not None:
            return
        self._proof = found.proof
        self.page.follow_draft(
            found.proof.pdf,
            sample.letter,
            sentences(found.problems, self._office.phrases),
            as_typed=found.wording == self.page.text.wording(),
        )

    def _correct(self) -> None:
        if self._stored is not None:
            self.make(self._stored.case_id, self._stored.template, self._stored.id)

    def _enter_stored(self, found: LetterOfFile) -> None:
        self._show_stored(found.letter, found.number)
        self._stage.enter(self.page)

    def _show_stored(self, letter: StoredLetter, number: str) -> None:
        self._stored, self._case_id = letter, letter.case_id
        self._number, self._calculation = number, b""
        self.page.offer_calculation(rests_on_dates(letter))
        self.page.show_letter(self._title(letter.template, number), letter.pdf, stored=True)
        self.page.show_posted(letter.posted_on)
        self.page.show_replaces(letter.corrects is not None)
        self.page.hints.show_hints(())

    def _show_hints(self, case_id: UUID) -> None:
        """Point out, before the letter is kept, what is missing of consent and authorisation."""
        today = self._office.today
        self._office.ask(
            lambda desk: hints_of_file(desk, case_id, today), self.page.hints.show_hints
        )

    def _give_reason(self, because: str) -> None:
        self._early_because = because
        self._look_again()

    def _look_again(self) -> None:
        if self._case_id is None or self._stored or "page" not in vars(self):
            return
        if not self._stage.is_open(self.page):
            return
        self._office.proof(
            self._case_id,
            self._template,
            self._show,
            early_because=self._early_because,
            typed=self._typed,
        )

    def _go_on(self) -> None:
        proof = self._proof
        if proof is None or proof.letter is None:
            self._look_again()
        elif self._stored is None:
            self.checklist.ask(proof, self._keep)

    def _type(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self._look_again()

    def _keep(self, answers: Mapping[str, str]) -> None:
        proof = self._proof
        if proof is not None and proof.letter is not None and self._stored is None:
            self._office.keep_letter(
                proof, proof.letter, self._kept, corrects=self._corrects, answers=answers
            )

    def _kept(self, letter: StoredLetter) -> None:
        self.checklist.close()
        self._wordings.pop((letter.case_id, letter.template), None)
        number = self._proof.case_file.number if self._proof else ""
        self._show_stored(letter, number)
        self.done.emit(self.tr("The letter is kept in the file. Print it, sign it and post it."))

    def _save(self, path: Path) -> None:
        pdf = self._pdf()
        self._office.save_file(
            path, lambda: pdf, self.page.show_saved, self._not_saved, self._note_saved()
        )

    def _note_saved(self) -> Note | None:
        letter = self._stored
        if letter is None:
            return None
        return lambda desk: doings.exported_letter(desk, letter.id, letter.case_id)

    def _note_printed(self) -> Note | None:
        letter = self._stored
        if letter is None:
            return None
        return lambda desk: doings.printed_letter(desk, letter.id, letter.case_id)

    def _not_saved(self, error: CaseworkError) -> None:
        self.page.show_save_problem(sentence_for(error, self._office.phrases))

    def _print(self) -> None:
        try:
            printer = self._choose_printer(self.page)
        except NoPrinterError as error:
            self._not_printed(error)
            return
        if printer is not None:
            pdf = self._pdf()
            self._office.print_letter(
                lambda: print_pdf(pdf, printer),
                self._printed,
                self._not_printed,
                self._note_printed(),
            )

    def _printed(self, _: None) -> None:
        self.done.emit(self.tr("The letter is at the printer. See that it comes out, and sign it."))

    def _not_printed(self, error: CaseworkError) -> None:
        if not isinstance(error, NoPrinterError | PrintFailedError):
            raise error
        self.page.show_print_problem(self._office.phrases.say("problem", error.code))

    def _post(self, day: date) -> None:
        if self._stored is not None:
            self._office.post_letter(self._stored.id, day, self._posted, self._refused)

    def _posted(self, case_file: CaseFile) -> None:
        self._stage.back_now()
        self.done.emit(
            self.tr("The letter of file {number} is on the post.").format(number=case_file.number)
        )

    def _refused(self, error: CaseworkError) -> None:
        if not isinstance(error, InvalidFactsError):
            raise error
        self.page.show_posting_problem(sentence_for(error, self._office.phrases))

    def _go_to_field(self, field: str) -> None:
        if self._case_id is not None:
            self.field_wanted.emit(self._case_id, field)

    def _show_calculation(self, shown: bool) -> None:
        letter = self._stored
        if letter is None:
            return
        if not shown:
            self.page.show_pages(letter.pdf)
            return
        number, phrases = self._number, self._office.phrases
        fonts = self._office.resources.fonts
        self._office.ask(
            lambda _: letter_receipt_pdf(letter, number, phrases, fonts), self._calculated
        )

    def _calculated(self, pdf: bytes) -> None:
        if self.page.calculation_button.isChecked():
            self._calculation = pdf
            self.page.show_pages(pdf)

    def _pdf(self) -> bytes:
        """Return the pages in sight: what one sees is what is printed or saved."""
        if self._stored is not None:
            shown = self.page.calculation_button.isChecked()
            return (self._calculation if shown else b"") or self._stored.pdf
        return self._proof.pdf if self._proof is not None else b""

    def _title(self, template: str, number: str) -> str:
        phrases = self._office.phrases
        if phrases.has("letter", f"title_{template}"):
            return phrases.say("letter", f"title_{template}", (("number", number),))
        # The office's own letters are called by their title.
        return phrases.say("letter", "title_own", (("title", template), ("number", number)))
