"""What the application can do, one function each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from casework.casefile import CaseEvent, CaseFile, problems_of_events
from casework.clients import Client, problems_of
from casework.errors import InvalidFactsError, NotAssessedError, Problem
from casework.law.assessment import Assessment
from casework.law.engine import Facts, assess, assess_if_possible
from casework.law.rules import NoRuleInForceError, Rules
from casework.names import alike
from casework.storage import Office, Storage, StoredLetter
from casework.worklist import (
    GEEN_REGEL,
    GEGEVENS_ONTBREKEN,
    WorklistItem,
    item_for,
    item_without_rule,
    ordered,
)

NOTICE_SENT = "ingebrekestelling_verzonden"
# The field of a kept letter that tells that it is a notice of default, whatever it is called.
NOTICE_FIELD = "notice"


def register_client(storage: Storage, client: Client, today: date) -> Client:
    """Store a new or changed person; raises InvalidFactsError for wrong data and stores nothing."""
    problems = problems_of(client, today)
    if problems:
        raise InvalidFactsError(problems)
    with storage.work() as work:
        stored = work.clients.put(client)
        work.commit()
    return stored


def possible_duplicates(storage: Storage, client: Client) -> tuple[Client, ...]:
    """Find people who may be the same person; a warning only, nothing is merged."""
    with storage.work() as work:
        return tuple(
            other for other in work.clients if other.id != client.id and alike(client, other)
        )


def open_file(storage: Storage, case_file: CaseFile, today: date) -> CaseFile:
    """Store a new file under the next number of the year; raises InvalidFactsError."""
    _check(case_file, today)
    with storage.work() as work:
        serial = work.case_files.last_number(today.year) + 1
        numbered = replace(case_file, number=f"{today.year}-{serial:04}")
        stored = work.case_files.put(numbered)
        work.commit()
    return stored


def change_file(storage: Storage, case_file: CaseFile, today: date) -> CaseFile:
    """Store a changed file; raises InvalidFactsError for facts that cannot be, storing nothing."""
    _check(case_file, today)
    with storage.work() as work:
        stored = work.case_files.put(case_file)
        work.commit()
    return stored


def record_event(storage: Storage, case_id: UUID, event: CaseEvent, today: date) -> CaseFile:
    """Add a dated fact to a file; raises InvalidFactsError when it contradicts the others."""
    with storage.work() as work:
        case_file = work.case_files.get(case_id).with_event(event)
        _check(case_file, today)
        stored = work.case_files.put(case_file)
        work.commit()
    return stored


def correct_event(
    storage: Storage, case_id: UUID, wrong: CaseEvent, right: CaseEvent | None, today: date
) -> CaseFile:
    """Put a fact in the place of a wrong one, or only take the wrong one out."""
    with storage.work() as work:
        case_file = work.case_files.get(case_id).without_event(wrong)
        if right is not None:
            case_file = case_file.with_event(right)
        _check(case_file, today)
        stored = work.case_files.put(case_file)
        work.commit()
    return stored


def close_file(storage: Storage, case_id: UUID, today: date, because: str) -> CaseFile:
    """Close a file with a reason; a closed file leaves the worklist and is not deleted."""
    if not because.strip():
        raise InvalidFactsError((Problem("required", "closed_because"),))
    with storage.work() as work:
        case_file = replace(
            work.case_files.get(case_id), closed_on=today, closed_because=because.strip()
        )
        stored = work.case_files.put(case_file)
        work.commit()
    return stored


def worklist(storage: Storage, rules: Rules, today: date) -> tuple[WorklistItem, ...]:
    """Assess every open file and put the most urgent first."""
    with storage.work() as work:
        people = {client.id: client for client in work.clients}
        open_files = [case_file for case_file in work.case_files if case_file.closed_on is None]
        unposted = {letter.case_id for letter in work.letters.unposted()}
    return ordered(
        _item(case_file, people[case_file.client_id], rules, today, case_file.id in unposted)
        for case_file in open_files
    )


def assessment_of(
    case_file: CaseFile, client: Client, rules: Rules, today: date
) -> Assessment | None:
    """Say what the law makes of a file; None while a fact is missing or no rule covers it."""
    return assess_if_possible(facts_of(case_file, client), rules, today)


def why_unassessed(case_file: CaseFile, client: Client, rules: Rules, today: date) -> str:
    """Say why there is no assessment: `GEGEVENS_ONTBREKEN` or `GEEN_REGEL`."""
    try:
        assess(facts_of(case_file, client), rules, today)
    except NotAssessedError as error:
        return GEEN_REGEL if isinstance(error, NoRuleInForceError) else GEGEVENS_ONTBREKEN
    raise ValueError(f"file {case_file.number} has an assessment")


def facts_of(case_file: CaseFile, client: Client) -> Facts:
    """Take from a file and its client what the law looks at."""
    return Facts(
        procedure=case_file.procedure,
        events=case_file.events,
        track=case_file.track,
        nationality=client.nationality or None,
        groups=client.groups,
    )


def post_letter(storage: Storage, letter_id: UUID, day: date, today: date) -> CaseFile:
    """Mark a letter as posted; a notice of default becomes a fact of the file.

    Done again, it corrects the day.
    """
    with storage.work() as work:
        letter = work.letters.get(letter_id)
        if day < letter.made_on:
            raise InvalidFactsError((Problem("posted_before_made", "posted_on"),))
        if day > today:
            raise InvalidFactsError((Problem("date_in_future", "posted_on"),))
        work.letters.put(replace(letter, posted_on=day))
        case_file = work.case_files.get(letter.case_id)
        if is_notice(letter):
            case_file = _with_posted(case_file, letter.posted_on, day)
            _check(case_file, today)
            case_file = work.case_files.put(case_file)
        work.commit()
    return case_file


def is_notice(letter: StoredLetter) -> bool:
    """Whether a kept letter is a notice of default: a shipped one, or one of the office's own."""
    return letter.template.startswith("ingebrekestelling_") or NOTICE_FIELD in letter.fields


def _with_posted(case_file: CaseFile, before: date | None, day: date) -> CaseFile:
    if before is not None:
        earlier = CaseEvent(NOTICE_SENT, before)
        if earlier in case_file.events:
            case_file = case_file.without_event(earlier)
    return case_file.with_event(CaseEvent(NOTICE_SENT, day))


def keep_letter(storage: Storage, letter: StoredLetter) -> StoredLetter:
    """Store a letter as it was made."""
    with storage.work() as work:
        work.letters.put(letter)
        work.commit()
    return letter


def change_office(storage: Storage, office: Office) -> Office:
    """Store who sends the letters."""
    with storage.work() as work:
        work.put_office(office)
        work.commit()
    return office


def new_id() -> UUID:
    """Make a new random id."""
    return uuid4()


def _item(
    case_file: CaseFile, client: Client, rules: Rules, today: date, unposted: bool
) -> WorklistItem:
    assessment = assessment_of(case_file, client, rules, today)
    if assessment is None and why_unassessed(case_file, client, rules, today) == GEEN_REGEL:
        return item_without_rule(case_file, client)
    return item_for(case_file, client, assessment, unposted=unposted)


def _check(case_file: CaseFile, today: date) -> None:
    problems: Sequence[Problem] = problems_of_events(case_file.procedure, case_file.events, today)
    if problems:
        raise InvalidFactsError(problems)
