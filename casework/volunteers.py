"""Who works in the office, and in what role."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

COORDINATOR = "coordinator"
VOLUNTEER = "volunteer"
READER = "reader"
ROLES = (COORDINATOR, VOLUNTEER, READER)


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Someone who may open the vault, or could: they stay known after they left.

    `id` is also that of their slot in the key file. A coordinator sees every file, a volunteer
    their own, a reader overviews without names only. `login` is their name on a server.
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
