"""What to do next, in which band, in which order."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casework.casefile import CaseFile
from casework.clients import Client
from casework.law.assessment import NOTE, SOON, URGENT, Alert, Assessment

TE_LAAT = "te_laat"
ZEER_TE_LAAT = "zeer_te_laat"
BINNENKORT = "binnenkort"
WACHTEN = "wachten"
ONVOLLEDIG = "onvolledig"
RUSTIG = "rustig"
GEGEVENS_ONTBREKEN = "gegevens_ontbreken"
GEEN_REGEL = "geen_regel"
BANDS = (ZEER_TE_LAAT, TE_LAAT, BINNENKORT, ONVOLLEDIG, WACHTEN, RUSTIG)

_SEVERITIES = (URGENT, SOON, NOTE)
_WAITING_STEPS = frozenset(
    {"wachten_twee_weken", "wachten_uitspraak", "wachten_rechterlijke_termijn"}
)
# Once a file is past the notice, what matters is what it waits for, not the term that lapsed.
_LEADING = {
    "beroep_voorbereiden": (
        "beroep_onredelijk_laat",
        "rechterlijke_termijn_verstreken",
        "twee_weken_verstreken",
    ),
    "ontvangstdatum_invullen": ("ontvangst_onbekend",),
    "wachten_twee_weken": ("twee_weken_lopen",),
    "wachten_uitspraak": ("beroep_loopt",),
    "wachten_rechterlijke_termijn": ("rechterlijke_termijn_loopt",),
}
_OWN_DEADLINE = "eigen_termijn_loopt"


class WorklistItem(NamedTuple):
    """One file in the worklist: what is the matter, since or until when, and what to do."""

    case_file: CaseFile
    client: Client
    code: str
    severity: str
    band: str
    day: date | None
    next_step: str
    assessment: Assessment | None

    @property
    def number(self) -> str:
        """The file's number."""
        return self.case_file.number


def ordered(items: Iterable[WorklistItem]) -> tuple[WorklistItem, ...]:
    """Put the most urgent first; within a band the longest waiting first, then by file number."""
    return tuple(sorted(items, key=_urgency))


def item_for(
    case_file: CaseFile, client: Client, assessment: Assessment | None, *, unposted: bool = False
) -> WorklistItem:
    """Say what the file asks for; without an assessment its facts are incomplete.

    `unposted` tells that a letter was made that still has to be posted.
    """
    if assessment is None:
        return _without_assessment(case_file, client, GEGEVENS_ONTBREKEN, "gegevens_aanvullen")
    step = "brief_posten" if unposted else assessment.next_step.code
    alert = leading_alert(assessment)
    if alert is None:
        day = assessment.beslistermijn.safe if assessment.beslistermijn else None
        band = _band(None, step)
        return WorklistItem(case_file, client, "loopt", NOTE, band, day, step, assessment)
    return WorklistItem(
        case_file,
        client,
        alert.code,
        alert.severity,
        _band(alert, step),
        alert.day,
        step,
        assessment,
    )


def item_without_rule(case_file: CaseFile, client: Client) -> WorklistItem:
    """Say that no rule covers the file: it stays in sight, and nothing is guessed."""
    return _without_assessment(case_file, client, GEEN_REGEL, "regel_ontbreekt")


def leading_alert(assessment: Assessment) -> Alert | None:
    """Return the alert that a list shows: what the next step rests on, or else the most urgent."""
    for code in _LEADING.get(assessment.next_step.code, ()):
        for alert in assessment.warnings:
            if alert.code == code:
                return alert
    return most_urgent(assessment.warnings)


def most_urgent(alerts: Iterable[Alert]) -> Alert | None:
    """Return the alert that matters most: by severity, then in the order the law gave them."""
    return min(alerts, key=lambda alert: _SEVERITIES.index(alert.severity), default=None)


def _without_assessment(case_file: CaseFile, client: Client, code: str, step: str) -> WorklistItem:
    return WorklistItem(case_file, client, code, NOTE, ONVOLLEDIG, None, step, None)


def _band(alert: Alert | None, step: str) -> str:
    if alert is not None and alert.code == "maximum_verstreken" and step not in _WAITING_STEPS:
        return ZEER_TE_LAAT
    if step in _WAITING_STEPS:
        return WACHTEN
    if alert is None or alert.severity == NOTE:
        return RUSTIG
    if alert.code == _OWN_DEADLINE:
        return BINNENKORT
    return TE_LAAT if alert.severity == URGENT else BINNENKORT


def _urgency(item: WorklistItem) -> tuple[int, int, date, str]:
    return (
        BANDS.index(item.band),
        _SEVERITIES.index(item.severity),
        item.day or date.max,
        item.number,
    )
