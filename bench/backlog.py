"""The national backlog as facts: as many asylum and nareis files as were pending in March 2025."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from casework.casefile import ASIEL, NAREIS, CaseEvent
from casework.law.engine import Facts

AS_OF = date(2025, 3, 31)
ASYLUM, REUNIFICATION = 51_000, 65_000
_COUNTRIES = ("SYR", "SYR", "SYR", "ERI", "TUR", "YEM", "IRQ", "AFG", "SOM", "IRN", "SDN", "ETH")


def backlog(amount: int) -> Iterator[Facts]:
    """Make facts in the proportion of the backlog: one in seven has had a notice of default."""
    chance = random.Random(2025)
    whole = ASYLUM + REUNIFICATION
    for number in range(amount):
        procedure = ASIEL if number * ASYLUM % whole < ASYLUM else NAREIS
        filed = AS_OF - timedelta(days=chance.randrange(1, 900))
        events = [CaseEvent("aanvraag_ingediend", filed)]
        if chance.random() < 1 / 7:
            later = filed + timedelta(days=chance.randrange(60, 800))
            events.append(CaseEvent("ingebrekestelling_ontvangen", min(later, AS_OF)))
        yield Facts(procedure, tuple(events), nationality=chance.choice(_COUNTRIES))
