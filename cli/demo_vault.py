"""Filling the vault of the demo, through the same use cases as the windows."""

from collections.abc import Mapping
from datetime import date

from casework import usecases
from casework.casefile import CaseEvent
from casework.errors import LetterBlockedError
from casework.storage import Storage
from cli.demo_office import DemoFile, DemoLetter, DemoOffice
from cli.demo_people import handed_to, let_in, take_accesses
from db.storage import SqlStorage
from documents.letter_desk import Stationery, kept, proof_of


def fill_vault(
    storage: SqlStorage,
    demo: DemoOffice,
    stationery: Stationery,
    as_of: date,
    origin: Mapping[str, str],
) -> None:
    """Register everyone and every file, in the order in which it happened.

    `origin` names the program and the rules that letters rest on. Raises InvalidFactsError and
    LetterBlockedError for a demo that could not have happened.
    """
    usecases.change_office(storage, demo.office)
    coordinator = let_in(storage, demo.staff, as_of)
    for client in demo.clients:
        usecases.register_client(storage, client, as_of)
    desk = _Desk(storage, stationery, as_of, origin)
    for file in demo.files:
        handled = handed_to(file.case_file, demo.staff, coordinator)
        desk.live_through(file._replace(case_file=handled))
    take_accesses(storage, demo.staff, as_of)


class _Desk:
    """Does with a file what the office did, one day after the other."""

    def __init__(
        self, storage: Storage, stationery: Stationery, as_of: date, origin: Mapping[str, str]
    ) -> None:
        self._storage = storage
        self._stationery = stationery
        self._as_of = as_of
        self._origin = origin

    def live_through(self, file: DemoFile) -> None:
        opened = usecases.open_file(self._storage, file.case_file, file.opened)
        happened: list[CaseEvent | DemoLetter] = [*file.events, *file.letters]
        for step in sorted(happened, key=_day):
            if isinstance(step, DemoLetter):
                self._make(file, step)
            else:
                usecases.record_event(self._storage, opened.id, step, self._as_of)
        if file.closed_on is not None:
            usecases.close_file(self._storage, opened.id, file.closed_on, file.closed_because)

    def _make(self, file: DemoFile, letter: DemoLetter) -> None:
        proof = proof_of(
            self._storage,
            file.case_file.id,
            letter.template,
            self._stationery,
            letter.made,
            letter.early_because,
        )
        if proof.letter is None:
            raise LetterBlockedError(proof.problems)
        stored = kept(self._storage, proof, proof.letter, letter.made, self._origin)
        if letter.posted is not None:
            usecases.post_letter(self._storage, stored.id, letter.posted, self._as_of)


def _day(step: CaseEvent | DemoLetter) -> date:
    return step.made if isinstance(step, DemoLetter) else step.day
