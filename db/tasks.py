"""Tasks, appointments and marked deadlines in the vault."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from casework.tasks import Appointment, DeadlineMark, Task
from db.models import AppointmentRow, DeadlineMarkRow, TaskRow
from db.shelves import Shelf


class SqlTasks:
    """Loads and stores tasks; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._shelf = Shelf(connection, TaskRow, _task_row, _task)

    def get(self, task_id: UUID) -> Task:
        """Return the task; raises LookupError for an unknown id."""
        return self._shelf.get(task_id)

    def put(self, task: Task) -> None:
        """Store the task, new or changed."""
        self._shelf.put(task)

    def of_case(self, case_id: UUID) -> tuple[Task, ...]:
        """Return the tasks of the file, the oldest first."""
        table = TaskRow.__table__.c
        return self._shelf.find(table.case_id == case_id.hex, order=(table.made_on,))

    def open(self) -> tuple[Task, ...]:
        """Return every task that is not done, those with the nearest day first."""
        table = TaskRow.__table__.c
        return self._shelf.find(
            table.done_on.is_(None), order=(table.due.is_(None), table.due, table.made_on)
        )


class SqlAppointments:
    """Loads and stores appointments; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._shelf = Shelf(connection, AppointmentRow, _appointment_row, _appointment)

    def put(self, appointment: Appointment) -> None:
        """Store the appointment, new or changed."""
        self._shelf.put(appointment)

    def remove(self, appointment: Appointment) -> None:
        """Remove the appointment."""
        self._shelf.remove(appointment.id)

    def of_case(self, case_id: UUID) -> tuple[Appointment, ...]:
        """Return the appointments of the file, the earliest first."""
        table = AppointmentRow.__table__.c
        return self._shelf.find(table.case_id == case_id.hex, order=(table.day, table.at))

    def between(self, first: date, last: date) -> tuple[Appointment, ...]:
        """Return the appointments from the first day up to the last one, the earliest first."""
        table = AppointmentRow.__table__.c
        return self._shelf.find(table.day >= first, table.day <= last, order=(table.day, table.at))


class SqlDeadlineMarks:
    """Loads and stores what was closed or put off; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._shelf = Shelf(connection, DeadlineMarkRow, _mark_row, _mark)

    def put(self, mark: DeadlineMark) -> None:
        """Store the mark, new or changed."""
        self._shelf.put(mark)

    def remove(self, mark: DeadlineMark) -> None:
        """Take the mark away, so that the deadline asks again."""
        self._shelf.remove(mark.id)

    def of_case(self, case_id: UUID) -> tuple[DeadlineMark, ...]:
        """Return the marks of the file, the oldest first."""
        table = DeadlineMarkRow.__table__.c
        return self._shelf.find(table.case_id == case_id.hex, order=(table.made_on,))

    def all(self) -> tuple[DeadlineMark, ...]:
        """Return the marks of every file, the oldest first."""
        return self._shelf.find(order=(DeadlineMarkRow.__table__.c.made_on,))


def _task_row(task: Task) -> dict[str, object]:
    return {
        "id": task.id.hex,
        "case_id": task.case_id.hex,
        "text": task.text,
        "made_on": task.made_on,
        "due": task.due,
        "assigned_to": task.assigned_to and task.assigned_to.hex,
        "done_on": task.done_on,
    }


def _task(row: Sequence[Any]) -> Task:
    task_id, case_id, text, made_on, due, assigned_to, done_on = row
    assigned = None if assigned_to is None else UUID(assigned_to)
    return Task(UUID(task_id), UUID(case_id), text, made_on, due, assigned, done_on)


def _appointment_row(appointment: Appointment) -> dict[str, object]:
    return {
        "id": appointment.id.hex,
        "case_id": appointment.case_id.hex,
        "kind": appointment.kind,
        "day": appointment.day,
        "at": None if appointment.at is None else f"{appointment.at:%H:%M}",
        "place": appointment.place,
        "notes": appointment.notes,
    }


def _appointment(row: Sequence[Any]) -> Appointment:
    appointment_id, case_id, kind, day, at, place, notes = row
    clock = None if at is None else time.fromisoformat(at)
    return Appointment(UUID(appointment_id), UUID(case_id), kind, day, clock, place, notes)


def _mark_row(mark: DeadlineMark) -> dict[str, object]:
    return {
        "id": mark.id.hex,
        "case_id": mark.case_id.hex,
        "deadline": mark.deadline,
        "day": mark.day,
        "mark": mark.mark,
        "made_on": mark.made_on,
        "until": mark.until,
        "reason": mark.reason,
    }


def _mark(row: Sequence[Any]) -> DeadlineMark:
    mark_id, case_id, *rest = row
    return DeadlineMark(UUID(mark_id), UUID(case_id), *rest)
