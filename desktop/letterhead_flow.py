"""The pictures on the office's letters, and the page that tells whether envelopes fit."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework.desk import Desk
from casework.errors import CaseworkError
from casework.letters.pictures import pictures_kept, put_picture, remove_picture
from casework.papers import Paper
from casework.rights import LETTERHEAD
from desktop.file_choice import documents_folder
from desktop.office import Office
from desktop.printer_choice import ChoosePrinter
from desktop.printing import NoPrinterError, PrintFailedError, print_pdf
from desktop.texts import sentence_for
from desktop.views.letterhead_form import LetterheadForm
from desktop.views.stage import Stage
from documents.letterhead import MOST_BYTES, PictureError, clean_picture, media_type
from documents.window_page import window_page_pdf

Choose = Callable[[QWidget, str, Path, str], Path | None]


class LetterheadFlow(QObject):
    """Shows what is kept, takes what is chosen, and makes the test page."""

    done = Signal(str)

    def __init__(
        self,
        office: Office,
        stage: Stage,
        choose_printer: ChoosePrinter,
        choose_file: Choose,
        choose_existing: Choose,
    ) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._choose_printer = choose_printer
        self._choose_file = choose_file
        self._choose_existing = choose_existing

    @cached_property
    def form(self) -> LetterheadForm:
        """The page; made when it is first needed."""
        form = LetterheadForm(self._office.phrases)
        self._stage.add_page(form)
        form.picture_wanted.connect(self._choose_picture)
        form.removed.connect(self._remove)
        form.print_wanted.connect(self._print)
        form.save_wanted.connect(self._save)
        form.back.connect(self._stage.back)
        return form

    def open(self) -> None:
        """Show the logo and the signatures."""
        self._office.ask(pictures_kept, self._enter)

    def _enter(self, papers: tuple[Paper, ...]) -> None:
        self._show(papers)
        self.form.show_window_words("")
        self._stage.enter(self.form)

    def _show(self, papers: tuple[Paper, ...]) -> None:
        self.form.show_papers(papers, may_change=self._office.may(LETTERHEAD))

    def _choose_picture(self, kind: str, name: str) -> None:
        title, kinds = self.tr("Choose a picture"), self.tr("Pictures (*.png *.jpg *.jpeg)")
        path = self._choose_existing(self.form, title, documents_folder(), kinds)
        if path is None:
            return
        today = self._office.today

        def take(desk: Desk) -> tuple[Paper, ...]:
            picture = clean_picture(_read(path), kind)
            put_picture(desk, kind, name, picture, media_type(picture), today)
            return pictures_kept(desk)

        self._office.store(take, self._taken, partial(self._refused, kind))

    def _taken(self, papers: tuple[Paper, ...]) -> None:
        self._show(papers)
        self.form.signer.clear()
        self.done.emit(self.tr("The picture is saved. It stands on the letters made from now on."))

    def _refused(self, kind: str, error: CaseworkError) -> None:
        self.form.show_problem(kind, sentence_for(error, self._office.phrases))

    def _remove(self, paper_id: UUID) -> None:
        def remove(desk: Desk) -> tuple[Paper, ...]:
            remove_picture(desk, paper_id)
            return pictures_kept(desk)

        self._office.store(remove, self._removed, None)

    def _removed(self, papers: tuple[Paper, ...]) -> None:
        self._show(papers)
        self.done.emit(self.tr("The picture is removed. Letters that were made keep it."))

    def _print(self) -> None:
        try:
            printer = self._choose_printer(self.form)
        except NoPrinterError as error:
            self._not_done(error)
            return
        if printer is not None:
            pdf = self._test_page()
            said = self.tr("The test page is at the printer.")
            self._office.print_letter(
                lambda: print_pdf(pdf, printer),
                lambda _: self.form.show_window_words(said),
                self._not_done,
            )

    def _save(self) -> None:
        suggestion = documents_folder() / self.tr("test-page-envelopes.pdf")
        path = self._choose_file(
            self.form, self.tr("Save the test page"), suggestion, self.tr("PDF (*.pdf)")
        )
        if path is not None:
            self._office.save_file(path, self._test_page, self._saved, self._not_done)

    def _saved(self, path: Path) -> None:
        self.form.show_window_words(self.tr("Saved as {}").format(path))

    def _not_done(self, error: CaseworkError) -> None:
        phrases = self._office.phrases
        if isinstance(error, NoPrinterError | PrintFailedError):
            self.form.show_window_words(phrases.say("problem", error.code))
        else:
            self.form.show_window_words(sentence_for(error, phrases))

    def _test_page(self) -> bytes:
        return window_page_pdf(self._office.phrases, self._office.resources.fonts)


def _read(path: Path) -> bytes:
    """Read a picture, and of a file that is too large no more than tells so."""
    if not path.is_file():
        raise PictureError("picture_unreadable")
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PictureError("picture_unreadable") from error
