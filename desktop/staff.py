"""Who works here, as the page of volunteers shows it: read in one go, changed with their keys."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple, cast
from uuid import UUID

from casework import people
from casework.access import AccessToSee, accesses_to_see
from casework.desk import Desk
from casework.journal import ADDED, CHANGED, VAULT, VOLUNTEER, Change
from casework.rights import VOLUNTEERS, check
from casework.volunteers import Volunteer, has_left
from db.slots import PASSPHRASE, RECOVERY
from desktop import vaults
from desktop.resources import Resources
from desktop.vaults import OpenedVault


class Colleague(NamedTuple):
    """A volunteer, how many files they handle, and whether they can open the vault."""

    volunteer: Volunteer
    files: int
    has_key: bool
    has_left: bool
    is_me: bool


class Staff(NamedTuple):
    """Everyone, who works here first; what to look at; and whether there is a recovery sheet."""

    colleagues: tuple[Colleague, ...]
    accesses: tuple[AccessToSee, ...]
    has_recovery: bool


def staff(desk: Desk) -> Staff:
    """Find who works and worked here, and the leaves that were taken; raises NoAccessError."""
    today = desk.today
    check(desk.by, VOLUNTEERS, today)
    slots = vaults.slots(vault_of(desk))
    keyed = {slot.id for slot in slots if slot.kind == PASSPHRASE}
    found = [_colleague(desk, one, keyed, today) for one in people.everyone(desk)]
    return Staff(
        tuple(sorted(found, key=lambda one: one.has_left)),
        accesses_to_see(desk),
        any(slot.kind == RECOVERY for slot in slots),
    )


def vault_of(desk: Desk) -> OpenedVault:
    """Return the vault of a desk, for work with its keys, or with the logins of a server."""
    return cast(OpenedVault, desk.vault)


def add(desk: Desk, volunteer: Volunteer, passphrase: str) -> Volunteer:
    """Let somebody come to work here, with a passphrase of their own.

    Raises InvalidFactsError, WeakPassphraseError, StorageError and NoAccessError. When only the
    key fails they are there without one, and can be given one later.
    """
    vaults.check_strength(vault_of(desk), passphrase, [volunteer.name])
    people.add_volunteer(desk, replace(volunteer, since=desk.today), desk.today)
    vaults.add_volunteer(vault_of(desk), volunteer.name, passphrase, volunteer.id)
    return volunteer


def change(desk: Desk, volunteer: Volunteer) -> Volunteer:
    """Store another name or role; raises InvalidFactsError, StorageError and NoAccessError."""
    before = _known(desk, volunteer.id)
    people.change_volunteer(desk, volunteer, _keyed(desk), desk.today)
    if volunteer.name != before.name and volunteer.id in _keyed(desk):
        vaults.rename_volunteer(vault_of(desk), volunteer.id, volunteer.name)
    return volunteer


def give_key(desk: Desk, volunteer: Volunteer, passphrase: str) -> Volunteer:
    """Give somebody a passphrase, in the place of one they forgot if they had one.

    Raises WeakPassphraseError, StorageError and NoAccessError.
    """
    check(desk.by, VOLUNTEERS, desk.today)
    if volunteer.id in _keyed(desk):
        vaults.reset_passphrase(vault_of(desk), volunteer.id, passphrase)
    else:
        vaults.add_volunteer(vault_of(desk), volunteer.name, passphrase, volunteer.id)
    _note_key(desk, volunteer)
    return volunteer


def let_go(desk: Desk, volunteer: Volunteer, taker_id: UUID | None) -> int:
    """Let somebody leave: their files go to another, and their key opens nothing any more.

    Returns how many files were handed over. Raises InvalidFactsError, StorageError and
    NoAccessError; done again, it takes the key that was left.
    """
    handed = 0
    if not has_left(_known(desk, volunteer.id), desk.today):
        handed = people.leave(desk, volunteer.id, taker_id, _keyed(desk), desk.today)
    check(desk.by, VOLUNTEERS, desk.today)
    if volunteer.id in _keyed(desk):
        vaults.remove_volunteer(vault_of(desk), volunteer.id)
    return handed


def change_own_key(desk: Desk, old: str, new: str) -> None:
    """Put a new passphrase in the place of one's own.

    Raises WeakPassphraseError, TooSoonError and StorageError.
    """
    vaults.change_passphrase(vault_of(desk), old, new)
    _note_key(desk, desk.by)


def recovery_sheet(desk: Desk, today: date, resources: Resources) -> bytes:
    """Make a new recovery sheet as PDF; the one of before opens nothing any more.

    Raises StorageError and NoAccessError.
    """
    check(desk.by, VOLUNTEERS, today)
    vault = vault_of(desk)
    made = vaults.make_recovery_sheet(vault, today, resources.phrases, resources.fonts)
    desk.note(ADDED, VAULT, "", (Change("recovery_sheet", "", today.isoformat()),))
    return made


def _note_key(desk: Desk, volunteer: Volunteer) -> None:
    """Write down that a passphrase was changed, and nothing about the passphrase."""
    key = Change("passphrase_since", "", desk.today.isoformat())
    desk.note(CHANGED, VOLUNTEER, volunteer.id.hex, (key,))


def _known(desk: Desk, volunteer_id: UUID) -> Volunteer:
    with desk.work() as work:
        return work.volunteers.get(volunteer_id)


def _keyed(desk: Desk) -> frozenset[UUID]:
    return frozenset(slot.id for slot in vaults.slots(vault_of(desk)) if slot.kind == PASSPHRASE)


def _colleague(desk: Desk, volunteer: Volunteer, keyed: Iterable[UUID], today: date) -> Colleague:
    return Colleague(
        volunteer,
        people.files_of(desk, volunteer.id),
        volunteer.id in keyed,
        has_left(volunteer, today),
        volunteer.id == desk.by.id,
    )
