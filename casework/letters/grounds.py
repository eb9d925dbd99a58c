"""What a letter says of the decision term: how it is counted, when it ended, what follows."""

from collections.abc import Iterator
from datetime import date

from casework.law.assessment import BETWIST, Assessment, Reading, Step, Term
from casework.letters.facts import verdict_today
from casework.letters.terms import Difference, Reliance, cited
from casework.phrases import Phrases, Word

_WITHOUT_EFFECT = ("verlenging_te_laat", "verlenging_zonder_regel")
_AND = " en "


class TermWords:
    """Says in the words of `phrases` what a letter needs to say about one decision term."""

    def __init__(
        self, reliance: Reliance, today: date, phrases: Phrases, *, objects: bool = False
    ) -> None:
        self._reliance = reliance
        self._today = today
        self._phrases = phrases
        # The duty to tell that a decision comes late is there for applications (Awb, art. 4:14).
        self._late_code = "late_objection" if objects else "late"

    def fields(self) -> dict[str, str]:
        """Return the fields of a template that are about the term."""
        return {
            "term": self._term(),
            "extension": self._extension(),
            "default": self._default(),
            "late": self._late(self._reliance.term),
        }

    def last_day(self, *, undisputed: bool) -> str:
        """Write the last day for a table; with `undisputed` only when it does not depend.

        While one way of counting still runs, a letter that does not explain them names no day.
        """
        term = self._reliance.term
        if term.safe == term.arguable:
            return self._say("on_day", day=term.safe)
        if self._today > term.safe:
            return self._say("latest", day=term.safe)
        return "" if undisputed else self._say("on_day", day=self._reliance.reading.last_day)

    def _say(self, code: str, **values: object) -> str:
        return self._phrases.say("letter", code, values.items())

    def _term(self) -> str:
        """Say how the term is counted; an extension in dispute is left to the next sentence."""
        reading = self._reliance.reading
        if self._reliance.conceded.more:
            return " ".join(self._counted(self._reliance.bare.steps))
        return " ".join([*self._counted(reading.steps), self._ended(reading)])

    def _extension(self) -> str:
        """Say that the term has lapsed even with the extension that is in dispute."""
        conceded, bare = self._reliance.conceded, self._reliance.bare
        if not conceded.more:
            return ""
        return self._say(
            "even_otherwise" if conceded.instead else "even_extended",
            more=self._lengthened(conceded),
            day=self._reliance.reading.last_day,
            instead=self._items("instead", conceded.instead),
            short=bare.last_day,
        )

    def _default(self) -> str:
        """Give the notice, as firmly as the term allows."""
        reliance = self._reliance
        code = f"default_{verdict_today(reliance.term, self._today)}"
        if code == f"default_{BETWIST}" and reliance.contested.more:
            code += "_basis"
        return self._say(
            code,
            safe=reliance.term.safe,
            day=reliance.reading.last_day,
            more=self._lengthened(reliance.contested),
        )

    def _late(self, term: Term) -> str:
        """Say in a request that the term has passed, beyond dispute."""
        return self._say(self._late_code, day=term.safe) if self._today > term.safe else ""

    def _lengthened(self, difference: Difference) -> str:
        """Name what lengthens a term, and by how much: "een verlenging met 9 maanden …"."""
        parts = [self._items("more", difference.more)]
        if difference.instead:
            other = self._items("instead", difference.instead)
            parts.append(self._say("instead", other=other))
        if difference.capped is not None:
            parts.append(self._say("at_most", length=difference.capped.add))
        return ", ".join(parts)

    def _items(self, role: str, steps: tuple[Step, ...]) -> str:
        return _AND.join(
            self._say(f"{role}_{step.text}", **{**dict(step.values), "basis": cited(step.basis)})
            for step in steps
        )

    def _counted(self, steps: tuple[Step, ...]) -> Iterator[str]:
        """Write the receipt for a reader who knows the law: what added nothing is left out."""
        for step in steps:
            if step.add.amount:
                values = {**dict(step.values), "length": step.add, "start": self._since(step)}
                yield self._say(f"step_{step.text}", basis=cited(step.basis), **values)

    def _since(self, step: Step) -> str:
        """Write from which day a step counts, and what happened on that day."""
        fact = dict(step.values).get("fact")
        if not isinstance(fact, Word):
            return self._phrases.day(step.start)
        return self._say(f"since_{fact.code}", day=step.start)

    def _ended(self, reading: Reading) -> str:
        code = "term_ended" if reading.last_day < self._today else "term_ends"
        return self._say(code, day=reading.last_day)


def without_effect(assessment: Assessment | None, phrases: Phrases) -> str:
    """Say of each extension letter that lengthened nothing why: the IND will invoke it."""
    if assessment is None:
        return ""
    return " ".join(
        phrases.say("letter", alert.code, (("day", alert.day),))
        for alert in assessment.warnings
        if alert.code in _WITHOUT_EFFECT and alert.day is not None
    )
