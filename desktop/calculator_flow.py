"""The calculator: from facts to an assessment and its receipt, past the vault."""

from datetime import date
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject

from casework.casefile import CaseEvent, CaseFile, problems_of_events
from casework.errors import CaseworkError
from casework.law.assessment import Assessment
from casework.law.engine import Facts, assess_if_possible
from casework.law.receipt import sentences as receipt_sentences
from desktop.file_choice import documents_folder
from desktop.office import Office
from desktop.printer_choice import ChoosePrinter
from desktop.printing import NoPrinterError, PrintFailedError, print_pdf
from desktop.texts import sentence_for, sentences
from desktop.views.calculator_page import CalculatorPage
from desktop.views.deadlines_panel import DeadlineLine
from desktop.views.overview_page import Choose
from documents.receipt_pdf import receipt_pdf


class CalculatorFlow(QObject):
    """Assesses what is filled in by the rules in use, and makes the paper."""

    def __init__(
        self, office: Office, choose: Choose, choose_printer: ChoosePrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._choose = choose
        self._choose_printer = choose_printer

    @cached_property
    def page(self) -> CalculatorPage:
        """The page; made when one first goes there, so that the window opens at once."""
        office = self._office
        countries = office.resources.countries
        page = CalculatorPage(
            office.phrases, countries, office.today, self._choose, documents_folder()
        )
        page.asked.connect(self._count)
        page.events.event_entered.connect(partial(self._change, None))
        page.events.event_corrected.connect(self._change)
        page.save_wanted.connect(self._save)
        page.print_wanted.connect(self._print)
        office.changed.connect(self._count_again)
        office.day_changed.connect(self._begin_day)
        return page

    def _begin_day(self, today: date) -> None:
        self.page.set_today(today)
        self._count_again()

    def _count_again(self) -> None:
        self._count(self.page.facts())

    def _count(self, facts: Facts) -> None:
        self.page.show_assessment(self._assessed(facts))

    def _assessed(self, facts: Facts) -> Assessment | None:
        # One file takes less time than handing it to another thread.
        return assess_if_possible(facts, self._office.resources.rules, self._office.today)

    def _change(self, wrong: CaseEvent | None, right: CaseEvent | None) -> None:
        changed: CaseFile = self.page.with_event(wrong, right)
        problems = problems_of_events(changed.procedure, changed.events, self._office.today)
        if problems:
            self.page.show_problems(sentences(problems, self._office.phrases))
        else:
            self.page.take(changed)

    def _save(self, line: DeadlineLine, path: Path) -> None:
        pdf = self._pdf(line)
        self._office.save_file(path, lambda: pdf, self._saved, self._refused)

    def _print(self, line: DeadlineLine) -> None:
        try:
            printer = self._choose_printer(self.page)
        except NoPrinterError as error:
            self._refused(error)
            return
        if printer is not None:
            pdf = self._pdf(line)
            self._office.print_letter(lambda: print_pdf(pdf, printer), self._printed, self._refused)

    def _pdf(self, line: DeadlineLine) -> bytes:
        phrases, fonts = self._office.phrases, self._office.resources.fonts
        steps = [(step, said) for step, said in receipt_sentences(line.steps, phrases)]
        number = self.tr("(calculator)")
        return receipt_pdf(line.name, steps, number, self._office.today, phrases, fonts)

    def _saved(self, path: Path) -> None:
        self.page.show_done(self.tr("The calculation is saved: {path}").format(path=path))

    def _printed(self, _: None) -> None:
        self.page.show_done(self.tr("The calculation is at the printer."))

    def _refused(self, error: CaseworkError) -> None:
        phrases = self._office.phrases
        if isinstance(error, NoPrinterError | PrintFailedError):
            self.page.show_problem(phrases.say("problem", error.code))
        else:
            self.page.show_problem(sentence_for(error, phrases))
