"""The words of a check: what was looked at, what was found, and what to do about it."""

from collections.abc import Iterator

from casework.checks import Checked, Finding
from casework.phrases import Phrases


def report(checked: Checked, phrases: Phrases) -> tuple[str, ...]:
    """Say how a vault is, in paragraphs; the first tells whether anything is the matter."""
    if checked.clean:
        return (phrases.say("check", "clean"), *_looked_at(checked, phrases))
    return (
        _summary(checked, phrases),
        *(finding_words(finding, phrases) for finding in checked.findings),
        *_skipped(checked, phrases),
        *_looked_at(checked, phrases),
    )


def finding_words(finding: Finding, phrases: Phrases) -> str:
    """Say what was found in one step, and what to do."""
    step = phrases.say("check_step", finding.step)
    found = phrases.say("finding", finding.code, finding.values)
    return f"{step}: {found} {phrases.say('finding_do', finding.code)}"


def _summary(checked: Checked, phrases: Phrases) -> str:
    if not checked.findings:
        return phrases.say("check", "unfinished")
    return phrases.say("check", "found", (("number", len(checked.findings)),))


def _looked_at(checked: Checked, phrases: Phrases) -> Iterator[str]:
    if checked.counts:
        yield phrases.say("check", "looked_at", checked.counts)


def _skipped(checked: Checked, phrases: Phrases) -> Iterator[str]:
    if checked.skipped:
        steps = ", ".join(phrases.say("check_step", step).lower() for step in checked.skipped)
        yield phrases.say("check", "skipped", (("steps", steps),))
