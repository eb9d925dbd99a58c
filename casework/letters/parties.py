"""Who writes a letter and to whom: addresses, references, signature, and what goes along."""

import re
from datetime import date

from casework.clients import Address
from casework.letters.facts import LetterFacts, plain
from casework.letters.sent import notice_in_force
from casework.letters.templates import CLIENT, LAWYER, NOBODY, OFFICE, LetterTemplate
from casework.phrases import Phrases

ENCLOSURES = ("machtiging", "ingebrekestelling", "ontvangstbewijs", "stukken")

Rows = tuple[tuple[str, ...], ...]

_AT_HOME = ("", "nederland", "nl")
_BETWEEN_LINES = re.compile(r"[,;\n]")
# These name a day, and go along only when it is known.
_DATED = frozenset({"machtiging", "ingebrekestelling", "ontvangstbewijs"})


class PartyWords:
    """Says in the words of `phrases` who sends one letter, and to whom."""

    def __init__(self, template: LetterTemplate, facts: LetterFacts, phrases: Phrases) -> None:
        self._template = template
        self._facts = facts
        self._phrases = phrases

    def references(self) -> Rows:
        """Say how the reader finds the file, and how we do."""
        case_file, say = self._facts.case_file, self._say
        ours = (say("label_our_reference"), plain(case_file.number))
        if self._template.to == CLIENT:
            # Whoever opens the client's post need not see the numbers of the IND.
            return (ours,)
        to_ind = self._template.to not in (LAWYER, NOBODY)
        v_nummer = self._facts.client.v_nummer
        rows = [
            (
                say("label_your_reference" if to_ind else "label_ind_reference"),
                say("reference_v_nummer", v_nummer=v_nummer),
            ),
            (say("label_zaaknummer"), plain(case_file.zaaknummer)),
            ours,
        ]
        return tuple(row for row in rows if row[1])

    def return_address(self) -> tuple[str, ...]:
        """Return where the letter goes when it cannot be delivered, and the answer otherwise."""
        facts = self._facts
        name = facts.client.name if facts.by_client else facts.office.name
        return (plain(name), *address_lines(facts.reply_address))

    def sender(self) -> tuple[str, ...]:
        """Return name, address and how to reach who signs, a line each."""
        if self._facts.by_client:
            return self.return_address()
        reach = (plain(self._facts.office.phone), plain(self._facts.office.email))
        return (*self.return_address(), *(line for line in reach if line))

    def addressee(self) -> tuple[str, ...]:
        """Return the lines of who is written to, when that is no authority; none for nobody.

        Of a lawyer one text is known: its parts between commas are the lines.
        """
        client = self._facts.client
        if self._template.to == CLIENT:
            return (plain(client.name), *address_lines(client.address))
        if self._template.to == LAWYER:
            parts = _BETWEEN_LINES.split(self._facts.case_file.lawyer)
            return tuple(line for part in parts if (line := plain(part)))
        return ()

    def place_and_date(self) -> str:
        """Say where and when the letter is signed; who signs a paper by hand writes that too."""
        if self._template.to == NOBODY:
            return ""
        place = plain(self._facts.reply_address.town)
        return self._say("place_and_date", place=place, day=self._facts.today)

    def signature(self) -> tuple[str, ...]:
        """Say who signs, and for whom."""
        facts = self._facts
        if facts.by_client:
            return (plain(facts.client.name),)
        office = plain(facts.office.name)
        if facts.sender == OFFICE or facts.representative is None:
            return tuple(line for line in (plain(facts.case_file.handler), office) if line)
        return (
            plain(facts.representative.name),
            self._say("signed_for", name=plain(facts.client.name)),
            plain(facts.representative.organisation) or office,
        )

    def enclosures(self) -> tuple[str, ...]:
        """Name what goes along, as far as there is any."""
        found = ((code, self._day_of(code)) for code in self._template.enclosures)
        return tuple(
            self._say(f"enclosure_{code}")
            if day is None
            else self._say(f"enclosure_{code}", day=day)
            for code, day in found
            if day is not None or code not in _DATED
        )

    def _day_of(self, enclosure: str) -> date | None:
        if enclosure == "machtiging":
            return self._authorised_on()
        notice = notice_in_force(self._facts.assessment)
        if notice is None or enclosure not in _DATED:
            return None
        return notice.received if enclosure == "ontvangstbewijs" else notice.sent or notice.day

    def _authorised_on(self) -> date | None:
        """Return the day of the authorisation, unless the client signs: then nobody needs one."""
        facts = self._facts
        representative = None if facts.by_client else facts.case_file.representative
        return None if representative is None else representative.authorised_on

    def _say(self, code: str, **values: object) -> str:
        return self._phrases.say("letter", code, values.items())


def address_lines(address: Address) -> tuple[str, ...]:
    """Return the lines of an address on a letter inside the country."""
    country = plain(address.country)
    return Address(
        street=plain(address.street),
        postcode=plain(address.postcode),
        town=plain(address.town),
        country="" if country.casefold() in _AT_HOME else country,
    ).lines
