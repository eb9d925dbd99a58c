"""Writes down what is done with papers, tasks and choices: see `journalled`.

A line about something of a file carries the id of the file, or of the letter it belongs to: its
history tells all of it, and an erasure empties all of it.
"""

from datetime import date
from uuid import UUID

from casework.changes import changes_between
from casework.journal import (
    APPOINTMENT,
    CHANGED,
    DEADLINE,
    PAPER,
    REMOVED,
    SETTING,
    TASK,
    TEMPLATE,
    Change,
)
from casework.papers import OwnTemplate, Paper, PaperSummary
from casework.pen import Pen
from casework.storage import (
    OWN_SETTING,
    Appointments,
    DeadlineMarks,
    OwnTemplates,
    Papers,
    Settings,
    Tasks,
)
from casework.tasks import Appointment, DeadlineMark, Task


class JournalledPapers:
    """The papers, each written down when it comes and goes; of the contents the hash is enough."""

    def __init__(self, kept: Papers, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def get(self, paper_id: UUID) -> Paper:
        return self._kept.get(paper_id)

    def put(self, paper: Paper) -> None:
        try:
            old = self._kept.get(paper.summary.id).summary
        except LookupError:
            old = None
        self._kept.put(paper)
        self._pen.compare(PAPER, _about(paper.summary), old, paper.summary)

    def remove(self, paper_id: UUID) -> None:
        old = self._kept.get(paper_id).summary
        self._kept.remove(paper_id)
        self._pen.write(REMOVED, PAPER, _about(old), changes_between(old, None))

    def of_case(self, case_id: UUID) -> tuple[PaperSummary, ...]:
        return self._kept.of_case(case_id)

    def of_letter(self, letter_id: UUID) -> tuple[PaperSummary, ...]:
        return self._kept.of_letter(letter_id)

    def of_office(self, kind: str) -> tuple[PaperSummary, ...]:
        return self._kept.of_office(kind)


class JournalledOwnTemplates:
    """The office's templates, every change written down."""

    def __init__(self, kept: OwnTemplates, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, template: OwnTemplate) -> None:
        old = next((one for one in self._kept.all() if one.id == template.id), None)
        self._kept.put(template)
        self._pen.compare(TEMPLATE, template.id.hex, old, template)

    def all(self) -> tuple[OwnTemplate, ...]:
        return self._kept.all()


class JournalledTasks:
    """The tasks, every change written down at the file."""

    def __init__(self, kept: Tasks, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def get(self, task_id: UUID) -> Task:
        return self._kept.get(task_id)

    def put(self, task: Task) -> None:
        old = next((one for one in self._kept.of_case(task.case_id) if one.id == task.id), None)
        self._kept.put(task)
        self._pen.compare(TASK, task.case_id.hex, old, task)

    def of_case(self, case_id: UUID) -> tuple[Task, ...]:
        return self._kept.of_case(case_id)

    def open(self) -> tuple[Task, ...]:
        return self._kept.open()


class JournalledAppointments:
    """The appointments, every change written down at the file."""

    def __init__(self, kept: Appointments, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, appointment: Appointment) -> None:
        known = self._kept.of_case(appointment.case_id)
        old = next((one for one in known if one.id == appointment.id), None)
        self._kept.put(appointment)
        self._pen.compare(APPOINTMENT, appointment.case_id.hex, old, appointment)

    def remove(self, appointment: Appointment) -> None:
        self._kept.remove(appointment)
        changes = changes_between(appointment, None)
        self._pen.write(REMOVED, APPOINTMENT, appointment.case_id.hex, changes)

    def of_case(self, case_id: UUID) -> tuple[Appointment, ...]:
        return self._kept.of_case(case_id)

    def between(self, first: date, last: date) -> tuple[Appointment, ...]:
        return self._kept.between(first, last)


class JournalledDeadlineMarks:
    """The deadlines that were closed or put off, written down at the file."""

    def __init__(self, kept: DeadlineMarks, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, mark: DeadlineMark) -> None:
        old = next((one for one in self._kept.of_case(mark.case_id) if one.id == mark.id), None)
        self._kept.put(mark)
        self._pen.compare(DEADLINE, mark.case_id.hex, old, mark)

    def remove(self, mark: DeadlineMark) -> None:
        self._kept.remove(mark)
        self._pen.write(REMOVED, DEADLINE, mark.case_id.hex, changes_between(mark, None))

    def of_case(self, case_id: UUID) -> tuple[DeadlineMark, ...]:
        return self._kept.of_case(case_id)

    def all(self) -> tuple[DeadlineMark, ...]:
        return self._kept.all()


class JournalledSettings:
    """The choices of the office; what somebody chose for themselves is nobody's business."""

    def __init__(self, kept: Settings, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def get(self, name: str) -> str | None:
        return self._kept.get(name)

    def put(self, name: str, value: str) -> None:
        old = self._kept.get(name) or ""
        self._kept.put(name, value)
        if value != old and not name.startswith(OWN_SETTING):
            self._pen.write(CHANGED, SETTING, "", (Change(name, old, value),))


def _about(paper: PaperSummary) -> str:
    about = paper.case_id or paper.letter_id
    return "" if about is None else about.hex
