"""All that is said of some files, word for word: the golden copy is read like a letter.

`make golden` writes the copies anew.
"""

from pathlib import Path

import pytest

from casework.law.engine import assess
from casework.law.receipt import alert_sentence, because, reading_name, sentence
from cli.wiring import load_phrases
from tests.casework.law.cases import read_cases
from tests.rulings import shipped_rules

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "told"
PHRASES = load_phrases("nl")
RULES = shipped_rules()
CASES = {case.says: case for case in read_cases()}

TOLD = {
    "moratorium": (
        "Syria: nine January and a year",
        "Syria: a term that would have begun during the moratorium begins when it ends",
        "Syria: a notice of before the moratorium on a term then lapsed is disputed since",
        "Libya: all pending terms are a year longer, and the 62 days of corona come on top",
        "Afghanistan: on its first day pending terms are a year longer, which is not confirmed",
        "Lebanon: both moratoria can cover one file, under the 21 months",
        "Ukraine: from its first day, a year longer, or 21 months of standing still under the"
        " ceiling",
        "Ukraine: the moratorium does not move the end of temporary protection",
        "Iran: a term that begins on its planned last day counts from that day either way",
    ),
    "verlenging": (
        "a letter in time makes six months fifteen, and that is settled",
        "a letter of twelve months gives the nine that the law allows",
        "two letters together give no more than nine months, counted in one addition",
        "a letter because many apply at once is disputed",
        "on 15 April 2025 careful examination comes on top of nine months as before",
        "careful examination comes on top of the months of a decree, for whoever holds the decree",
        "extensions and a suspension stop at the 21 months",
        "before the Procedures Directive applied a letter has no rule here",
        "a letter lengthens the count from the reporting slip too, which stays disputed",
    ),
    "asiel": (
        "fifteen months end on a Sunday and stay there, six months on Good Friday too",
        "a decree that is still held is not hidden by a withdrawn one of the same day",
        "five weeks at the border, moved or not by a weekend",
        "six months that end on 25 December run on to the Monday after Christmas",
        "temporary protection: the count to the twelve months stands beside the one to its end",
        "some courts pick the decree by the day the Netherlands became responsible",
        "six months that a Dublin start carries past the 21 months stand beside them",
        "a decision that a court annulled leaves the old term, or six months from the annulment",
        "a decision that stands ends the waiting",
        "a suspension without an end adds the days up to today",
        "two suspensions that overlap count each day once",
        "whether a term of the regulation can stand still is not settled: with it is the safe day",
    ),
    "nareis": (
        "ninety days that end on a Sunday run on to Monday before three months are added",
        "with the letter of extension in the file there is one count",
        "a letter of six months gives three",
        "nine months can be lengthened for a complex case, in one addition",
        "a day of rest moves a nareis term only after the suspended days were added",
        "with only the permit known, the window of three months runs",
        "the day after the window it has passed",
        "four weeks that end on a holiday run on before the nineteen weeks begin",
        "research by third parties gives thirteen weeks more",
        "nareis: a notice of the first day of 2019 has the new amounts",
    ),
    "na_de_termijn": (
        "a notice between two ways of counting is disputed, and no appeal is safe",
        "a disputed notice waits while the longer count still runs",
        "until the day of receipt is known a notice counts from sending, with a warning",
        "while the two weeks run one waits",
        "more than a year after the notice the appeal may come unreasonably late",
        "a notice on the last day is premature",
        "an appeal on the fifteenth day is admissible",
        "an appeal of the day after the court's term is admissible",
        "an early appeal is saved once the two weeks have run out",
        "an early appeal is not saved when the court ruled before the two weeks ran out",
        "an appeal without a notice is too early",
        "an appeal of before the court's term ended is saved once it has ended",
        "of two rulings the last one sent counts",
        "an appeal of the day on which the ruling was sent waits for the court's term",
        "a day that the court names is that day, on a Sunday too",
        "the court's penalty does not pass its maximum",
        "asylum: the 29th day is 45 euros",
        "corona pushed the first day to 17 May 2020",
        "new law, refusal: two weeks, not confirmed for an old application",
        "Dublin: two weeks that end on Easter Monday run on to Tuesday",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_said_of_a_file_reads_as_its_golden_copy(name, golden):
    files = ["\n".join(told(CASES[says])) for says in TOLD[name]]

    golden("\n\n".join(files) + "\n", GOLDEN / f"{name}.txt")


def told(case):
    """Tell everything in an assessment, with the names and days that are not in the sentences."""
    assessment = assess(case.facts, RULES, case.as_of)
    yield f"== {case.says}"
    yield f"{case.file}, {assessment.as_of}"
    yield from term_of(assessment)
    yield from after_the_term_of(assessment)
    for alert in assessment.warnings:
        yield f"{alert.severity} {alert.code} {alert.day}: {alert_sentence(alert, PHRASES)}"
        yield from values_of(alert)
    step = assessment.next_step
    yield f"{step.code} {step.start}: {because(step.because, PHRASES)}"
    yield from values_of(step.because)


def term_of(assessment):
    term, ceiling = assessment.beslistermijn, assessment.maximum
    if term is not None:
        yield f"safe {term.safe}, arguable {term.arguable}"
    for reading in term.readings if term is not None else ():
        held = f"{reading.held_from or ''}..{reading.held_until or ''}"
        yield f"- {reading_name(reading, PHRASES)}: {reading.last_day} {reading.certainty} {held}"
        yield from steps_of(reading.steps)
    if ceiling is not None:
        yield f"- maximum: {ceiling.last_day} {ceiling.certainty} passed={ceiling.passed}"
        yield from steps_of(ceiling.steps)
    for deadline in assessment.deadlines:
        yield f"- {deadline.kind} {deadline.on}: {deadline.last_day} {deadline.certainty}"
        yield from steps_of(deadline.steps)


def after_the_term_of(assessment):
    notice, appeal, ruling = (
        assessment.ingebrekestelling,
        assessment.beroep,
        assessment.uitspraak,
    )
    yield f"notice needed={notice.needed} safe {notice.safe_from} arguable {notice.arguable_from}"
    for given in notice.given:
        days = f"{given.sent} {given.received} {given.day}"
        yield f"- notice {days} {given.verdict}: {because(given.because, PHRASES)}"
        yield from values_of(given.because)
    yield f"appeal from {appeal.start}: {because(appeal.because, PHRASES)}"
    yield from values_of(appeal.because)
    yield from steps_of(appeal.steps)
    for lodged in appeal.lodged:
        yield f"- appeal {lodged.day} {lodged.verdict}: {because(lodged.because, PHRASES)}"
        yield from values_of(lodged.because)
    if ruling is not None:
        yield f"ruling {ruling.sent} {ruling.last_day} passed={ruling.passed}"
        yield from steps_of(ruling.steps)
    for penalty in (assessment.bestuurlijke_dwangsom, assessment.rechterlijke_dwangsom):
        yield str(penalty)


def steps_of(steps):
    for step in steps:
        yield f"    [{step.rule}] {sentence(step, PHRASES)}"
        yield from values_of(step)


def values_of(said):
    """Name what a sentence can use, whether or not it does."""
    if said.values:
        yield "        " + ", ".join(name for name, _ in said.values)
