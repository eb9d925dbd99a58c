"""Asking to see a file of somebody else, and going there."""

from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casework.access import take_access
from casework.errors import CaseworkError, InvalidFactsError
from desktop.office import Office
from desktop.texts import sentences
from desktop.views.access_form import AccessForm, AccessQuestion
from desktop.views.stage import Stage


class AccessFlow(QObject):
    """Shows the form, takes leave, and tells which file may now be opened."""

    done = Signal(str)
    opened = Signal(object)

    def __init__(self, office: Office, stage: Stage) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage

    @cached_property
    def form(self) -> AccessForm:
        """The form; made when it is first needed."""
        form = AccessForm(self._office.phrases, self._office.today)
        self._stage.add_page(form)
        form.submitted.connect(self._take)
        self._office.day_changed.connect(form.set_today)
        return form

    def ask(self) -> None:
        """Ask which file, and why."""
        self.form.ask()
        self._stage.enter(self.form)

    def _take(self, question: AccessQuestion) -> None:
        today = self._office.today
        self._office.store(
            lambda desk: take_access(desk, question.asked, question.reason, today),
            self._taken,
            self._refused,
        )

    def _taken(self, case_ids: tuple[UUID, ...]) -> None:
        self._stage.back_now()
        self.done.emit(
            self.tr(
                "%n file(s) can be seen for a week. The coordinator is told.", "", len(case_ids)
            )
        )
        self.opened.emit(case_ids[0])

    def _refused(self, error: CaseworkError) -> None:
        if not isinstance(error, InvalidFactsError):
            raise error
        self.form.show_problems(sentences(error.problems, self._office.phrases))
