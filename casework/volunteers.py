"""Who works in the office, and in what role."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from casework.clients import PartialDate

COORDINATOR = "coordinator"
VOLUNTEER = "volunteer"
READER = "reader"
ROLES = (COORDINATOR, VOLUNTEER, READER)

# For how many days leave to see somebody else's file lasts, the first and the last counted.
ACCESS_DAYS = 7
# A reason of fewer words says nothing to who reads it later.
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Someone who may open the vault, or could: they stay known after they left.

    `id` is also that of their slot in the key file. A coordinator sees every file, a volunteer
    their own, a reader overviews without names only. `until` is the day on which they left.
    `login` is their name on a server.
    """

    id: UUID
    name: str
    role: str = VOLUNTEER
    since: date | None = None
    until: date | None = None
    login: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """Leave to see a file that is not one's own: taken with a reason, for some days.

    `seen_on` is the day on which a coordinator saw it.
    """

    id: UUID
    case_id: UUID
    volunteer_id: UUID
    given_on: date
    until: date
    reason: str
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which file somebody asks leave for: by its number, or by whose it is.

    A person is asked for by full name and whole birth date together, so that nobody can go through
    the names. Never by V-nummer: that is searched only among files one may see.
    """

    number: str = ""
    name: str = ""
    birth: PartialDate | None = None


def has_left(volunteer: Volunteer, today: date) -> bool:
    """Whether somebody no longer works in the office."""
    return volunteer.until is not None and volunteer.until <= today


def says_why(reason: str) -> bool:
    """Whether a reason has enough words to be one."""
    return len(reason.split()) >= LEAST_WORDS


def last_day_of_access(given_on: date) -> date:
    """Return the last day on which a leave that is given now counts."""
    return given_on + timedelta(days=ACCESS_DAYS - 1)
