"""The words that fill a letter's template: who asked what and when, for whom, how to reply."""

from casework.casefile import CaseFile
from casework.clients import Client, PartialDate
from casework.law.assessment import Step
from casework.letters.chronology import APPEAL_FIELDS, appeal_fields
from casework.letters.facts import (
    LetterFacts,
    decision_objected_to,
    decisions_in,
    first_event,
    plain,
)
from casework.letters.grounds import TermWords, without_effect
from casework.letters.parties import address_lines
from casework.letters.penalty import PENALTY_FIELDS, penalty_fields
from casework.letters.repair import REPAIR_FIELDS, repair_fields
from casework.letters.sent import SENT_FIELDS, sent_fields
from casework.letters.terms import cited, reliance_on
from casework.phrases import Phrases, Word

_UNDECIDED = {"besluit_ingetrokken": "withdrawn", "besluit_vernietigd": "annulled"}
_LODGED = (("aanvraag_ingediend", "filed"), ("aanvraag_ontvangen", "received"))
_TERM_FIELDS = ("term", "extension", "default", "late")
# Days from which a term may count, and that no other row of the facts names.
_OTHER_STARTS = ("asielwens_geuit", "geregistreerd", "nederland_verantwoordelijk")

# What a template may ask for by a name with a dollar sign; tables come apart.
FIELDS = (
    "name",
    "born",
    "v_nummer",
    "address",
    "matter",
    "decision",
    "object",
    "client_matter",
    "representative",
    "reach",
    "whose_data",
    "whose_address",
    "letters_to",
    "without_effect",
    "applied",
    "authorised",
    "undecided",
    "application_unknown",
    "maximum",
    *_TERM_FIELDS,
    *SENT_FIELDS,
    *REPAIR_FIELDS,
    *PENALTY_FIELDS,
    *APPEAL_FIELDS,
)

Rows = tuple[tuple[str, ...], ...]


class LetterWords:
    """Says in the words of `phrases` what a letter needs to say about one file.

    A letter to the IND is in Dutch: `phrases` are the Dutch ones, whatever the screen's language.
    """

    def __init__(self, facts: LetterFacts, phrases: Phrases) -> None:
        self._facts = facts
        self._phrases = phrases
        term = facts.term
        self._reliance = None if term is None else reliance_on(term, facts.today)
        self._term = self._reliance and TermWords(
            self._reliance, facts.today, phrases, objects=facts.objects
        )

    def fields(self) -> dict[str, str]:
        """Return every field a template may use; one that does not apply is empty."""
        facts, phrases = self._facts, self._phrases
        return {
            **self._of_the_file(),
            "without_effect": without_effect(facts.assessment, phrases),
            "applied": self._applied(),
            "authorised": self._authorised(),
            "undecided": self._undecided(),
            "application_unknown": self._application_unknown(),
            "maximum": self._maximum(),
            **(self._term.fields() if self._term else dict.fromkeys(_TERM_FIELDS, "")),
            **sent_fields(facts, phrases),
            **repair_fields(facts, phrases),
            **penalty_fields(facts, phrases),
            **appeal_fields(facts, phrases),
        }

    def facts_table(self, *, undisputed: bool = False) -> Rows:
        """Return the facts of the file, label and value.

        With `undisputed` the last day of the term is left out while the ways of counting differ.
        """
        last_day = self._term.last_day(undisputed=undisputed) if self._term else ""
        rows = [
            *self.person_table(),
            *self._decision_rows(),
            *self._dated_rows(),
            (self._say("label_last_day"), last_day),
        ]
        return tuple(row for row in rows if row[1])

    def person_table(self) -> Rows:
        """Return who the client is, label and value."""
        facts, say = self._facts, self._say
        rows = [
            (say("label_name"), self._name()),
            (say("label_birth"), self._birth(facts.client.birth)),
            (say("label_v_nummer"), facts.client.v_nummer),
            (say("label_zaaknummer"), plain(facts.case_file.zaaknummer)),
        ]
        return tuple(row for row in rows if row[1])

    def family_table(self) -> Rows:
        """Return the family members with their names, birth dates and V-nummers, under a header."""
        say = self._say
        header = (say("label_family"), say("label_birth"), say("label_v_nummer"))
        members = [self._member(member) for member in self._facts.family]
        return (header, *members) if members else ()

    def steps(self) -> tuple[Step, ...]:
        """Return the receipt of the date relied on, and of the maximum when that has passed."""
        assessment = self._facts.assessment
        found = () if self._reliance is None else self._reliance.reading.steps
        if assessment is not None and assessment.maximum is not None and assessment.maximum.passed:
            found += assessment.maximum.steps
        return found

    def _say(self, code: str, **values: object) -> str:
        return self._phrases.say("letter", code, values.items())

    def _of_the_file(self) -> dict[str, str]:
        """Return what hangs on nothing but who and what the file is about."""
        facts, office = self._facts, self._facts.office
        objection = "_objection" if facts.objects else ""
        reach = (plain(office.phone), plain(office.email))
        return {
            "name": self._name(),
            "born": self._birth(facts.client.birth),
            "v_nummer": facts.client.v_nummer,
            "address": ", ".join(
                " ".join(line.split()) for line in address_lines(facts.client.address)
            ),
            "matter": self._say(f"matter{objection}"),
            "decision": self._say(f"decision{objection}"),
            "object": self._say(f"object_{facts.case_file.procedure}"),
            "client_matter": self._say(f"client_matter_{facts.case_file.procedure}"),
            "representative": self._representative(),
            "reach": f" {self._say('or')} ".join(part for part in reach if part),
            "whose_data": self._say(self._voice("whose_data"), name=self._name()),
            "whose_address": self._say(self._voice("whose_address"), name=self._name()),
            "letters_to": "" if facts.by_client else self._say("letters_to"),
        }

    def _representative(self) -> str:
        """Name who is authorised: the representative of the file, or else the office."""
        named = self._facts.case_file.representative
        office = plain(self._facts.office.name)
        if named is None or not plain(named.name):
            return office
        of = plain(named.organisation) or office
        return self._say("representative_of", name=plain(named.name), office=of)

    def _applied(self) -> str:
        """Say who asked and when: "Op 12 februari 2025 heb ik een aanvraag ingediend om"."""
        decision = decision_objected_to(self._facts.case_file)
        decided = self._phrases.day(decision.day) if decision else ""
        objects = self._facts.objects
        for kind, verb in _LODGED:
            event = first_event(self._facts.case_file, kind)
            if event is not None:
                code = self._voice(f"objection_{verb}" if objects else verb)
                if objects and decision is None:
                    code = self._voice(f"objection_{verb}_undated")
                return self._say(code, name=self._name(), day=event.day, decided=decided)
        return self._say(self._voice("asked_objection" if objects else "asked"), name=self._name())

    def _label(self, verb: str) -> str:
        return self._say(f"label_objection_{verb}" if self._facts.objects else f"label_{verb}")

    def _decision_rows(self) -> Rows:
        """Name the decision that the bezwaar is about."""
        decision = decision_objected_to(self._facts.case_file) if self._facts.objects else None
        if decision is None:
            return ()
        rows = [(self._say("label_decision"), self._phrases.day(decision.day))]
        if decision.announced is not None:
            rows.append((self._say("label_announced"), self._phrases.day(decision.announced)))
        return tuple(rows)

    def _dated_rows(self) -> Rows:
        """Name the days of the application, and the day from which the term counts."""
        days = [
            (event.day, self._label(verb))
            for kind, verb in _LODGED
            if (event := first_event(self._facts.case_file, kind)) is not None
        ]
        if self._reliance is not None:
            start = self._reliance.start
            fact = dict(start.values).get("fact")
            if isinstance(fact, Word) and fact.code in _OTHER_STARTS:
                days.append((start.start, self._say(f"label_{fact.code}")))
        return tuple((label, self._phrases.day(day)) for day, label in sorted(days))

    def _voice(self, code: str) -> str:
        return f"{code}_by_client" if self._facts.by_client else f"{code}_for_client"

    def _name(self) -> str:
        return plain(self._facts.client.name)

    def _authorised(self) -> str:
        representative = self._facts.representative
        if representative is None or representative.authorised_on is None:
            return ""
        return self._say("authorised", name=self._name(), day=representative.authorised_on)

    def _undecided(self) -> str:
        """Say that there is no decision, or none any more."""
        decisions = decisions_in(self._facts.case_file)
        if not decisions:
            return self._say("undecided_objection" if self._facts.objects else "undecided")
        last = decisions[-1]
        ended = [
            _UNDECIDED[event.kind]
            for event in self._facts.case_file.events
            if event.kind in _UNDECIDED and event.day >= last.day
        ]
        return self._say(f"undecided_{ended[-1]}" if ended else "undecided", day=last.day)

    def _application_unknown(self) -> str:
        known = _is_dated(self._facts.case_file)
        code = "application_unknown_objection" if self._facts.objects else "application_unknown"
        return "" if known else self._say(code)

    def _maximum(self) -> str:
        assessment = self._facts.assessment
        if assessment is None or assessment.maximum is None or not assessment.maximum.passed:
            return ""
        ceiling = assessment.maximum
        # The first step says how long; a second one only moves it off a day of rest.
        step = ceiling.steps[0]
        return self._say("maximum", length=step.add, basis=cited(step.basis), day=ceiling.last_day)

    def _member(self, member: Client) -> tuple[str, str, str]:
        number = member.v_nummer or self._say("not_known")
        return plain(member.name), self._birth(member.birth), number

    def _birth(self, birth: PartialDate | None) -> str:
        if birth is None or birth.month is None:
            return str(birth.year) if birth else ""
        written = self._phrases.day(birth.earliest)
        return written if birth.day else written.removeprefix("1 ")


def _is_dated(case_file: CaseFile) -> bool:
    return any(first_event(case_file, kind) is not None for kind, _ in _LODGED)
