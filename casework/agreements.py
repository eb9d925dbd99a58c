"""What a client agreed to: consent (toestemming) and authorisation (machtiging)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

TOESTEMMING = "toestemming"
MACHTIGING = "machtiging"
AGREEMENT_KINDS = (TOESTEMMING, MACHTIGING)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent or an authorisation, what it covers, and when it was given and withdrawn."""

    id: UUID
    client_id: UUID
    kind: str
    given_on: date
    scope: str = ""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Erasure:
    """That someone was erased: how much went, and nothing of who it was."""

    id: UUID
    erased_on: date
    clients: int
    files: int
    letters: int
