"""Who opened the vault, and the desk they work at."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from casework import doings, people
from casework.desk import Desk
from casework.journal import UNLOCKED, VAULT
from casework.rule_changes import Files, RulesInUse
from casework.volunteers import Volunteer
from db.slots import RECOVERY, SlotName
from desktop import dates
from desktop.office import rules_for
from desktop.vaults import OpenedVault


class Seat(NamedTuple):
    """A desk, and the rules it works by."""

    desk: Desk
    in_use: RulesInUse


def seat_at(vault: OpenedVault, shipped: Files, today: date) -> Seat:
    """Let whoever opened the vault sit down, and write that down.

    Raises NoAccessError for a key that is nobody's or of somebody who left, and RuleError for rules
    that cannot be used.
    """
    slot = vault.opened_by
    if slot is None:
        raise TypeError("a vault that a bare key opened is nobody's")
    desk = Desk(vault, _volunteer(vault, slot, today), dates.now)
    in_use = rules_for(desk, shipped, today)
    if slot.kind == RECOVERY:
        desk.note(UNLOCKED, VAULT, reason=desk.by.name)
    else:
        people.take_place(desk, desk.by)
        doings.unlocked(desk)
    return Seat(desk, in_use)


def _volunteer(vault: OpenedVault, slot: SlotName, today: date) -> Volunteer:
    translate = QCoreApplication.translate
    if slot.kind == RECOVERY:
        return people.recovering(slot.id, translate("seat", "Recovery sheet"))
    # A vault from before there were volunteers has a key without a name.
    name = slot.name or translate("seat", "Coordinator")
    return people.volunteer_of(vault, slot.id, name, today)
