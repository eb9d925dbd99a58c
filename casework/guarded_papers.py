"""Keeps away papers, tasks and choices that are not for the one who asks: see `guarded`."""

from datetime import date
from uuid import UUID

from casework.papers import OwnTemplate, Paper, PaperSummary
from casework.rights import ACCESS, FILES, LETTERHEAD
from casework.sight import Sight
from casework.storage import (
    OWN_SETTING,
    Appointments,
    DeadlineMarks,
    NoAccessError,
    OwnTemplates,
    Papers,
    Settings,
    Tasks,
    Work,
)
from casework.tasks import Appointment, DeadlineMark, Task


class GuardedPapers:
    """The papers of files one may see, and those of the office to look at."""

    def __init__(self, papers: Papers, work: Work, sight: Sight) -> None:
        self._papers = papers
        self._work = work
        self._sight = sight

    def get(self, paper_id: UUID) -> Paper:
        """Return the paper; raises NoAccessError when it may not be seen or is not there."""
        try:
            paper = self._papers.get(paper_id)
        except LookupError as error:
            raise NoAccessError(ACCESS) from error
        if paper.summary.case_id is None:
            self._sight.check(FILES)
        else:
            self._sight.check_file(paper.summary.case_id)
        return paper

    def put(self, paper: Paper) -> None:
        """Store the paper; one of the office is for who sees to the letterhead."""
        self._check_change(paper.summary)
        try:
            before = self._papers.get(paper.summary.id)
        except LookupError:
            pass
        else:
            self._check_change(before.summary)
        self._papers.put(paper)

    def remove(self, paper_id: UUID) -> None:
        """Remove the paper; raises NoAccessError."""
        self._check_change(self.get(paper_id).summary)
        self._papers.remove(paper_id)

    def of_case(self, case_id: UUID) -> tuple[PaperSummary, ...]:
        """Return the papers of the file; none when it may not be seen."""
        return self._papers.of_case(case_id) if self._sight.sees_file(case_id) else ()

    def of_letter(self, letter_id: UUID) -> tuple[PaperSummary, ...]:
        """Return the papers of the letter; none when its file may not be seen."""
        found = self._papers.of_letter(letter_id)
        return tuple(
            one for one in found if one.case_id is not None and self._sight.sees_file(one.case_id)
        )

    def of_office(self, kind: str) -> tuple[PaperSummary, ...]:
        """Return the office's own papers."""
        return self._papers.of_office(kind) if self._sight.may(FILES) else ()

    def _check_change(self, paper: PaperSummary) -> None:
        if paper.case_id is None:
            self._sight.check(LETTERHEAD)
            return
        self._sight.check_file(paper.case_id)
        if paper.letter_id is not None and self._case_of(paper.letter_id) != paper.case_id:
            raise NoAccessError(ACCESS)

    def _case_of(self, letter_id: UUID) -> UUID | None:
        try:
            return self._work.letters.get(letter_id).case_id
        except LookupError:
            return None


class GuardedOwnTemplates:
    """The office's templates: everyone may read them."""

    def __init__(self, templates: OwnTemplates, sight: Sight) -> None:
        self._templates = templates
        self._sight = sight

    def put(self, template: OwnTemplate) -> None:
        """Store the template; raises NoAccessError."""
        self._sight.check(LETTERHEAD)
        self._templates.put(template)

    def all(self) -> tuple[OwnTemplate, ...]:
        """Return every template."""
        return self._templates.all()


class GuardedTasks:
    """The tasks of files one may see."""

    def __init__(self, tasks: Tasks, sight: Sight) -> None:
        self._tasks = tasks
        self._sight = sight

    def get(self, task_id: UUID) -> Task:
        """Return the task; raises NoAccessError when it may not be seen or is not there."""
        try:
            task = self._tasks.get(task_id)
        except LookupError as error:
            raise NoAccessError(ACCESS) from error
        self._sight.check_file(task.case_id)
        return task

    def put(self, task: Task) -> None:
        """Store the task; raises NoAccessError."""
        self._sight.check_file(task.case_id)
        try:
            before = self._tasks.get(task.id)
        except LookupError:
            pass
        else:
            self._sight.check_file(before.case_id)
        self._tasks.put(task)

    def of_case(self, case_id: UUID) -> tuple[Task, ...]:
        """Return the tasks of the file; none when it may not be seen."""
        return self._tasks.of_case(case_id) if self._sight.sees_file(case_id) else ()

    def open(self) -> tuple[Task, ...]:
        """Return the tasks that are not done."""
        return tuple(task for task in self._tasks.open() if self._sight.sees_file(task.case_id))


class GuardedAppointments:
    """The appointments of files one may see."""

    def __init__(self, appointments: Appointments, sight: Sight) -> None:
        self._appointments = appointments
        self._sight = sight

    def put(self, appointment: Appointment) -> None:
        """Store the appointment; raises NoAccessError."""
        self._sight.check_file(appointment.case_id)
        self._appointments.put(appointment)

    def remove(self, appointment: Appointment) -> None:
        """Remove the appointment; raises NoAccessError for one that may not be seen."""
        if appointment not in self.of_case(appointment.case_id):
            raise NoAccessError(ACCESS)
        self._appointments.remove(appointment)

    def of_case(self, case_id: UUID) -> tuple[Appointment, ...]:
        """Return the appointments of the file; none when it may not be seen."""
        return self._appointments.of_case(case_id) if self._sight.sees_file(case_id) else ()

    def between(self, first: date, last: date) -> tuple[Appointment, ...]:
        """Return the appointments between two days, both counted."""
        found = self._appointments.between(first, last)
        return tuple(one for one in found if self._sight.sees_file(one.case_id))


class GuardedDeadlineMarks:
    """The marked deadlines of files one may see."""

    def __init__(self, marks: DeadlineMarks, sight: Sight) -> None:
        self._marks = marks
        self._sight = sight

    def put(self, mark: DeadlineMark) -> None:
        """Store the mark; raises NoAccessError."""
        self._sight.check_file(mark.case_id)
        self._marks.put(mark)

    def remove(self, mark: DeadlineMark) -> None:
        """Take the mark away; raises NoAccessError for one that may not be seen."""
        if mark not in self.of_case(mark.case_id):
            raise NoAccessError(ACCESS)
        self._marks.remove(mark)

    def of_case(self, case_id: UUID) -> tuple[DeadlineMark, ...]:
        """Return the marks of the file; none when it may not be seen."""
        return self._marks.of_case(case_id) if self._sight.sees_file(case_id) else ()

    def all(self) -> tuple[DeadlineMark, ...]:
        """Return the marks of the files that may be seen."""
        return tuple(mark for mark in self._marks.all() if self._sight.sees_file(mark.case_id))


class GuardedSettings:
    """The choices of the office to read, and one's own to change."""

    def __init__(self, settings: Settings, sight: Sight) -> None:
        self._settings = settings
        self._sight = sight

    def get(self, name: str) -> str | None:
        """Return what was chosen; nothing of what somebody else chose for themselves."""
        if name.startswith(OWN_SETTING) and not self._is_own(name):
            return None
        return self._settings.get(name)

    def put(self, name: str, value: str) -> None:
        """Store what was chosen; raises NoAccessError."""
        if not self._is_own(name):
            self._sight.check(LETTERHEAD)
        if name.startswith(OWN_SETTING) and not self._is_own(name):
            raise NoAccessError(ACCESS)
        self._settings.put(name, value)

    def _is_own(self, name: str) -> bool:
        return name.startswith(f"{OWN_SETTING}{self._sight.by.id.hex}/")
