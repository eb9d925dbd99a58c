"""What has to be done for a file, besides what the law asks: tasks, appointments, put-off days."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

CLOSED = "closed"
SNOOZED = "snoozed"
APPOINTMENT_KINDS = ("gehoor", "dna", "mvv", "rechtbank", "kantoor", "anders")


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, by a day or not, by someone or anyone."""

    id: UUID
    case_id: UUID
    text: str
    made_on: date
    due: date | None = None
    assigned_to: UUID | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """When somebody is expected somewhere; `at` is the time on the clock there."""

    id: UUID
    case_id: UUID
    kind: str
    day: date
    at: time | None = None
    place: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineMark:
    """That a deadline was closed with a reason, or put off until a day; it is never deleted.

    `deadline` is its code, `day` its last day when it was marked: a deadline that moves asks anew.
    """

    id: UUID
    case_id: UUID
    deadline: str
    day: date
    mark: str
    made_on: date
    until: date | None = None
    reason: str = ""
