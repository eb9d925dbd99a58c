"""The words that fill a letter's template: who asked what and when, who signs, how to reply."""

from casework.casefile import BEZWAAR_NAREIS, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.law.assessment import Step
from casework.letters.checks import LetterFacts, decision_objected_to, decisions_in, plain
from casework.letters.grounds import TermWords, without_effect
from casework.letters.templates import CLIENT
from casework.letters.terms import cited, reliance_on
from casework.phrases import Phrases, Word

_AT_HOME = ("", "nederland", "nl")
_UNDECIDED = {"besluit_ingetrokken": "withdrawn", "besluit_vernietigd": "annulled"}
_LODGED = (("aanvraag_ingediend", "filed"), ("aanvraag_ontvangen", "received"))
_TERM_FIELDS = ("term", "extension", "default", "late")
# Days from which a term may count, and that no other row of the facts names.
_OTHER_STARTS = ("asielwens_geuit", "geregistreerd", "nederland_verantwoordelijk")

# What a template may ask for by a name with a dollar sign; tables come apart.
FIELDS = (
    "name",
    "v_nummer",
    "object",
    "without_effect",
    "applied",
    "authorised",
    "undecided",
    "application_unknown",
    "maximum",
    *_TERM_FIELDS,
)

ENCLOSURES = ("machtiging",)

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
        self._term = self._reliance and TermWords(self._reliance, facts.today, phrases)

    def fields(self) -> dict[str, str]:
        """Return every field a template may use; one that does not apply is empty."""
        facts = self._facts
        return {
            "name": plain(facts.client.name),
            "v_nummer": facts.client.v_nummer,
            "object": self._say(f"object_{facts.case_file.procedure}"),
            "without_effect": without_effect(facts.assessment, self._phrases),
            "applied": self._applied(),
            "authorised": self._authorised(),
            "undecided": self._undecided(),
            "application_unknown": self._application_unknown(),
            "maximum": self._maximum(),
            **(self._term.fields() if self._term else dict.fromkeys(_TERM_FIELDS, "")),
        }

    def facts_table(self, *, undisputed: bool = False) -> Rows:
        """Return the facts of the file, label and value.

        With `undisputed` the last day of the term is left out while the ways of counting differ.
        """
        facts, say = self._facts, self._say
        rows = [
            (say("label_name"), plain(facts.client.name)),
            (say("label_birth"), self._birth(facts.client.birth)),
            (say("label_v_nummer"), facts.client.v_nummer),
            (say("label_zaaknummer"), plain(facts.case_file.zaaknummer)),
            *self._decision_rows(),
            *self._dated_rows(),
            (
                say("label_last_day"),
                self._term.last_day(undisputed=undisputed) if self._term else "",
            ),
        ]
        return tuple(row for row in rows if row[1])

    def family_table(self) -> Rows:
        """Return the family members with their names, birth dates and V-nummers, under a header."""
        say = self._say
        header = (say("label_family"), say("label_birth"), say("label_v_nummer"))
        members = [self._member(member) for member in self._facts.family]
        return (header, *members) if members else ()

    def references(self) -> Rows:
        """Say how the IND finds the file, and how we do."""
        case_file, say = self._facts.case_file, self._say
        v_nummer = say("reference_v_nummer", v_nummer=self._facts.client.v_nummer)
        rows = [
            (say("label_your_reference"), v_nummer),
            (say("label_zaaknummer"), plain(case_file.zaaknummer)),
            (say("label_our_reference"), plain(case_file.number)),
        ]
        return tuple(row for row in rows if row[1])

    def return_address(self) -> tuple[str, ...]:
        """Return where the letter goes when it cannot be delivered, and the answer otherwise."""
        facts = self._facts
        name = facts.client.name if facts.representative is None else facts.office.name
        return (plain(name), *address_lines(facts.reply_address))

    def sender(self) -> tuple[str, ...]:
        """Return name, address and how to reach who signs, a line each."""
        if self._facts.representative is None:
            return self.return_address()
        reach = (plain(self._facts.office.phone), plain(self._facts.office.email))
        return (*self.return_address(), *(line for line in reach if line))

    def addressee(self, to: str) -> tuple[str, ...]:
        """Return the lines of who is written to, when that is the client; none for nobody."""
        client = self._facts.client
        return (plain(client.name), *address_lines(client.address)) if to == CLIENT else ()

    def place_and_date(self) -> str:
        """Say where and when the letter is signed."""
        place = plain(self._facts.reply_address.town)
        return self._say("place_and_date", place=place, day=self._facts.today)

    def signature(self) -> tuple[str, ...]:
        """Say who signs, and for whom."""
        facts = self._facts
        if facts.representative is None:
            return (plain(facts.client.name),)
        return (
            plain(facts.representative.name),
            self._say("signed_for", name=plain(facts.client.name)),
            plain(facts.representative.organisation) or plain(facts.office.name),
        )

    def enclosures(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Name what goes along; a machtiging only when a representative signs."""
        representative = self._facts.representative
        if representative is None or representative.authorised_on is None:
            codes = tuple(code for code in codes if code != "machtiging")
            return tuple(self._say(f"enclosure_{code}") for code in codes)
        return tuple(
            self._say(f"enclosure_{code}", day=representative.authorised_on) for code in codes
        )

    def steps(self) -> tuple[Step, ...]:
        """Return the receipt of the date relied on, and of the maximum when that has passed."""
        assessment = self._facts.assessment
        found = () if self._reliance is None else self._reliance.reading.steps
        if assessment is not None and assessment.maximum is not None and assessment.maximum.passed:
            found += assessment.maximum.steps
        return found

    def _say(self, code: str, **values: object) -> str:
        return self._phrases.say("letter", code, values.items())

    @property
    def _objects(self) -> bool:
        """Whether the file is a bezwaar."""
        return self._facts.case_file.procedure == BEZWAAR_NAREIS

    def _applied(self) -> str:
        """Say who asked and when: "Op 12 februari 2025 heb ik een aanvraag ingediend om"."""
        decision = decision_objected_to(self._facts.case_file)
        decided = self._phrases.day(decision.day) if decision else ""
        for kind, verb in _LODGED:
            event = _first(self._facts.case_file, kind)
            if event is not None:
                code = self._voice(f"objection_{verb}" if self._objects else verb)
                return self._say(code, name=self._name(), day=event.day, decided=decided)
        return self._say(self._voice("asked"), name=self._name())

    def _label(self, verb: str) -> str:
        return self._say(f"label_objection_{verb}" if self._objects else f"label_{verb}")

    def _decision_rows(self) -> Rows:
        """Name the decision that the bezwaar is about."""
        decision = decision_objected_to(self._facts.case_file) if self._objects else None
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
            if (event := _first(self._facts.case_file, kind)) is not None
        ]
        if self._reliance is not None:
            start = self._reliance.start
            fact = dict(start.values).get("fact")
            if isinstance(fact, Word) and fact.code in _OTHER_STARTS:
                days.append((start.start, self._say(f"label_{fact.code}")))
        return tuple((label, self._phrases.day(day)) for day, label in sorted(days))

    def _voice(self, code: str) -> str:
        return f"{code}_by_client" if self._facts.representative is None else f"{code}_for_client"

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
            return self._say("undecided_objection" if self._objects else "undecided")
        last = decisions[-1]
        ended = [
            _UNDECIDED[event.kind]
            for event in self._facts.case_file.events
            if event.kind in _UNDECIDED and event.day >= last.day
        ]
        return self._say(f"undecided_{ended[-1]}" if ended else "undecided", day=last.day)

    def _application_unknown(self) -> str:
        known = self._day_of("aanvraag_ingediend") or self._day_of("aanvraag_ontvangen")
        return "" if known else self._say("application_unknown")

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

    def _day_of(self, kind: str) -> str:
        event = _first(self._facts.case_file, kind)
        return "" if event is None else self._phrases.day(event.day)


def address_lines(address: Address) -> tuple[str, ...]:
    """Return the lines of an address on a letter inside the country."""
    country = plain(address.country)
    return Address(
        street=plain(address.street),
        postcode=plain(address.postcode),
        town=plain(address.town),
        country="" if country.casefold() in _AT_HOME else country,
    ).lines


def _first(case_file: CaseFile, kind: str) -> CaseEvent | None:
    return next((event for event in case_file.events if event.kind == kind), None)
