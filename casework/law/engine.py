"""From the facts of a file to everything the law says about it."""

from dataclasses import dataclass
from datetime import date

from casework.casefile import CaseEvent
from casework.errors import CaseworkError
from casework.law.assessment import Assessment
from casework.law.rules import Rules


@dataclass(frozen=True, slots=True)
class Facts:
    """What the law looks at: nothing in here names a person."""

    procedure: str
    events: tuple[CaseEvent, ...]
    track: str = "gewoon"
    nationality: str | None = None
    groups: tuple[str, ...] = ()


class MissingFactError(CaseworkError):
    """A fact without which no term can be computed."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def assess(facts: Facts, rules: Rules, as_of: date) -> Assessment:
    """Say what the law makes of the facts on the day."""
    raise NotImplementedError
