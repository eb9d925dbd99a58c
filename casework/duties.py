"""What an office owes people: erased when it is time, and what they agreed to kept to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.agreements import AGREEMENT_KINDS, MACHTIGING, TOESTEMMING, Agreement, Erasure
from casework.casefile import CaseFile, Representative
from casework.clients import Client
from casework.errors import InvalidFactsError, Problem
from casework.mentions import Mention, mentions_far, mentions_near
from casework.names import folded
from casework.storage import Storage, Work

# What there is to say about consent and authorisation at a file, and before a letter.
NO_CONSENT = "no_consent"
CONSENT_WITHDRAWN = "consent_withdrawn"
NO_AUTHORISATION = "no_authorisation"
AUTHORISATION_WITHDRAWN = "authorisation_withdrawn"
AGREEMENT_HINTS = (NO_CONSENT, CONSENT_WITHDRAWN, NO_AUTHORISATION, AUTHORISATION_WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Plan:
    """What erasing a person takes: their files with all in them, and family who stand nowhere else.

    `others` are the files of other people from which they are taken out, `mentions` where they may
    still be named afterwards.
    """

    client: Client
    files: tuple[CaseFile, ...]
    relatives: tuple[Client, ...]
    others: tuple[CaseFile, ...]
    letters: int
    papers: int
    mentions: tuple[Mention, ...]

    @property
    def open_files(self) -> tuple[CaseFile, ...]:
        """The files that are not closed yet: while there is one, nobody is erased."""
        return tuple(case_file for case_file in self.files if case_file.closed_on is None)

    @property
    def people(self) -> tuple[Client, ...]:
        """Everyone who goes."""
        return (self.client, *self.relatives)

    def is_meant(self, typed: str) -> bool:
        """Whether what was typed names this person, or one of the files that go."""
        words = folded(typed)
        numbers = {case_file.number for case_file in self.files}
        return typed.strip() in numbers or (bool(words) and words == folded(self.client.name))


class Erased(NamedTuple):
    """What an erasure took, and where the person may still be named."""

    counts: Erasure
    mentions: tuple[Mention, ...]


def plan_of(storage: Storage, client_id: UUID) -> Plan:
    """Say what erasing a person would take; raises LookupError for an unknown id."""
    with storage.work() as work:
        return _plan(work, client_id)


def erase(storage: Storage, client_id: UUID, erasure_id: UUID, today: date) -> Erased:
    """Erase a person with their files, letters, agreements and all the journal says of them.

    Only counts stay. Family members who then stand in no file go along; in the files of others the
    person is taken out. Raises InvalidFactsError while a file of theirs is open.
    """
    with storage.work() as work:
        plan = _plan(work, client_id)
        if plan.open_files:
            raise InvalidFactsError((Problem("file_still_open", "client"),))
        ids = frozenset(one.hex for one in _ids(work, plan))
        _take_out(work, plan)
        for case_file in plan.files:
            work.case_files.remove(case_file.id)
        for person in plan.people:
            work.clients.remove(person.id)
        counts = Erasure(erasure_id, today, len(plan.people), len(plan.files), plan.letters)
        work.erasures.put(counts)
        work.journal.blank(ids)
        work.commit()
    return Erased(counts, plan.mentions)


def record_agreement(storage: Storage, agreement: Agreement, today: date) -> Agreement:
    """Store a consent or authorisation, new or corrected; raises InvalidFactsError."""
    problems = tuple(_problems_of(agreement, today))
    if problems:
        raise InvalidFactsError(problems)
    with storage.work() as work:
        work.agreements.put(agreement)
        work.commit()
    return agreement


def agreements_of(storage: Storage, client_id: UUID) -> tuple[Agreement, ...]:
    """Return what a person agreed to, the oldest first."""
    with storage.work() as work:
        return work.agreements.of_client(client_id)


def holds(agreements: Iterable[Agreement], kind: str, day: date) -> bool:
    """Whether an agreement of the kind was given and not withdrawn by the day."""
    return any(
        agreement.kind == kind
        and agreement.given_on <= day
        and (agreement.withdrawn_on is None or day < agreement.withdrawn_on)
        for agreement in agreements
    )


def agreement_hints(
    agreements: Iterable[Agreement], representative: Representative | None, day: date
) -> tuple[str, ...]:
    """Say what is missing or withdrawn, as `AGREEMENT_HINTS`; none when all is well.

    An authorisation is asked for only when somebody acts for the client. The day on which that
    somebody was authorised is a fact of the file, and counts as long as no authorisation was
    recorded that says otherwise.
    """
    known = tuple(agreements)
    return tuple(_hints(known, representative, day))


def hints_of_file(storage: Storage, case_id: UUID, day: date) -> tuple[str, ...]:
    """Find what is missing or withdrawn for a file; raises LookupError for an unknown one.

    Of a closed file nothing is asked any more.
    """
    with storage.work() as work:
        case_file = work.case_files.get(case_id)
        if case_file.closed_on is not None:
            return ()
        agreements = work.agreements.of_client(case_file.client_id)
    return agreement_hints(agreements, case_file.representative, day)


def _hints(
    known: tuple[Agreement, ...], representative: Representative | None, day: date
) -> Iterator[str]:
    if not holds(known, TOESTEMMING, day):
        given = any(one.kind == TOESTEMMING for one in known)
        yield CONSENT_WITHDRAWN if given else NO_CONSENT
    if representative is None or holds(known, MACHTIGING, day):
        return
    if any(one.kind == MACHTIGING for one in known):
        yield AUTHORISATION_WITHDRAWN
    elif representative.authorised_on is None:
        yield NO_AUTHORISATION


def _problems_of(agreement: Agreement, today: date) -> Iterable[Problem]:
    if agreement.kind not in AGREEMENT_KINDS:
        yield Problem("unknown_value", "kind", (("value", agreement.kind),))
    if agreement.given_on > today:
        yield Problem("date_in_future", "given_on")
    if not agreement.scope.strip():
        yield Problem("required", "scope")
    withdrawn = agreement.withdrawn_on
    if withdrawn is not None and withdrawn < agreement.given_on:
        yield Problem("withdrawn_before_given", "withdrawn_on")
    if withdrawn is not None and withdrawn > today:
        yield Problem("date_in_future", "withdrawn_on")


def _plan(work: Work, client_id: UUID) -> Plan:
    client = work.clients.get(client_id)
    files = work.case_files.of_client(client_id)
    rest = [case_file for case_file in work.case_files if case_file.client_id != client_id]
    others = tuple(case_file for case_file in rest if client_id in _family(case_file))
    relatives = tuple(map(work.clients.get, _left_alone(files, rest)))
    far = [case_file for case_file in rest if case_file not in others]
    mentions = [*mentions_near(work, client, others), *mentions_far(client, far)]
    for person in relatives:
        mentions += mentions_far(person, rest)
    letters = [letter.id for one in files for letter in work.letters.of_case(one.id)]
    papers = {paper.id for one in files for paper in work.papers.of_case(one.id)}
    papers |= {paper.id for one in letters for paper in work.papers.of_letter(one)}
    unique = tuple(dict.fromkeys(mentions))
    return Plan(client, files, relatives, others, len(letters), len(papers), unique)


def _left_alone(files: Iterable[CaseFile], rest: Iterable[CaseFile]) -> list[UUID]:
    """List the family members in files that go, who stand in none of those that stay."""
    staying = {one for case_file in rest for one in (case_file.client_id, *_family(case_file))}
    members = dict.fromkeys(one for case_file in files for one in _family(case_file))
    own = {case_file.client_id for case_file in files}
    return [one for one in members if one not in staying and one not in own]


def _family(case_file: CaseFile) -> tuple[UUID, ...]:
    return tuple(member.client_id for member in case_file.family)


def _ids(work: Work, plan: Plan) -> Iterator[UUID]:
    """List what the journal has lines about; of papers and tasks it names the file."""
    for person in plan.people:
        yield person.id
        yield from (agreement.id for agreement in work.agreements.of_client(person.id))
    for case_file in plan.files:
        yield case_file.id
        yield from (letter.id for letter in work.letters.of_case(case_file.id))


def _take_out(work: Work, plan: Plan) -> None:
    """Take the person out of the families in the files of others."""
    for case_file in plan.others:
        family = tuple(one for one in case_file.family if one.client_id != plan.client.id)
        work.case_files.put(replace(case_file, family=family))
