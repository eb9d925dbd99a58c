"""`termijnwacht calculate`: facts as JSON Lines in, assessments as JSON Lines out."""

import argparse
import gc
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from casework.casefile import PROCEDURES
from casework.errors import CaseworkError, RuleError
from casework.law.engine import MissingFactError, assess
from casework.law.rules import NoRuleInForceError, Rules
from casework.phrases import Phrases
from casework.rule_words import rule_sentence
from cli.assessment_json import Writer, encode
from cli.facts_json import RefusedError, iso_day, question, read_line
from cli.wiring import load_phrases, load_rules, load_table

USAGE = 2
REFUSED = 1
_COLLECT_EVERY = 100_000


class RefusedLineError(CaseworkError):
    """A line that was refused: its id as far as it could be read, and what to say of it."""

    def __init__(self, line_id: object, error: dict[str, str]) -> None:
        super().__init__(error["code"])
        self.id = line_id
        self.error = error


class Calculator(NamedTuple):
    """What answering a line takes."""

    rules: Rules
    phrases: Phrases
    countries: frozenset[str]
    as_of: date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="JSON Lines, or -")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day asked about; default today")
    parser.add_argument("--rules", type=Path, metavar="DIR", help="another folder with rules")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of the text")


def run(arguments: argparse.Namespace) -> int:
    """Answer every line; 0 when all were assessed, 1 when one was refused, 2 when unusable."""
    try:
        as_of = _day_asked(arguments.as_of)
    except RefusedError:
        return _unusable(f"--as-of: {arguments.as_of} is not a date (yyyy-mm-dd)")
    if arguments.rules is not None and not arguments.rules.is_dir():
        return _unusable(f"--rules: {arguments.rules} is not a folder")
    phrases = load_phrases(arguments.lang)
    try:
        rules = load_rules(arguments.rules)
        _check_complete(rules, str(arguments.rules))
    except RuleError as error:
        return _unusable(rule_sentence(error, phrases))
    countries = frozenset(load_table("texts/countries.toml")["countries"])
    calculator = Calculator(rules, phrases, countries, as_of)
    return _answer_file(calculator, arguments.file)


def answer_all(calculator: Calculator, lines: Iterable[str], out: TextIO) -> int:
    """Write an answer for each line that is not empty, in order; return the exit status."""
    # Answers are values without cycles: looking for garbage takes a seventh of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _answer_all(calculator, lines, out)
    finally:
        if collecting:
            gc.enable()


def _answer_all(calculator: Calculator, lines: Iterable[str], out: TextIO) -> int:
    status = 0
    writer = Writer(calculator.phrases, calculator.rules)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = _answer(calculator, writer, line)
        except RefusedLineError as refused:
            status = REFUSED
            answer = encode({"id": refused.id, "line": number, "error": refused.error})
        out.write(answer + "\n")
        if number % _COLLECT_EVERY == 0:
            gc.collect()
    return status


def _day_asked(text: str | None) -> date:
    # The law counts local days.
    return date.today() if text is None else iso_day(text, "--as-of")  # noqa: DTZ011


def _check_complete(rules: Rules, folder: str) -> None:
    """Raise RuleError when a folder lacks a rule that every assessment of a procedure needs."""
    for procedure in PROCEDURES:
        for kind in ("two_weeks", "court_term"):
            if rules.of("term", procedure) and not rules.of(kind, procedure):
                values = (("kind", kind), ("procedure", procedure))
                raise RuleError(folder, "kind", "rule_kind_absent", values)


def _answer_file(calculator: Calculator, name: str) -> int:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        if name == "-":
            sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]
            return answer_all(calculator, sys.stdin, sys.stdout)
        with Path(name).open(encoding="utf-8-sig") as file:
            return answer_all(calculator, file, sys.stdout)
    except (OSError, UnicodeDecodeError) as error:
        return _unusable(f"{name}: {error}")


def _answer(calculator: Calculator, writer: Writer, line: str) -> str:
    line_id: object = None
    try:
        data = read_line(line)
        line_id = data.get("id")
        asked = question(data, calculator.countries, calculator.as_of)
        return writer.line(asked.id, assess(asked.facts, calculator.rules, asked.as_of))
    except RefusedError as error:
        refused = error
    except MissingFactError as error:
        refused = RefusedError("missing_fact", "events", ("value", error.kind))
    except NoRuleInForceError as error:
        refused = RefusedError("no_rule", "events", ("value", error.rule_id), ("on", error.on))
    raise RefusedLineError(line_id, _error(refused, calculator.phrases))


def _error(refused: RefusedError, phrases: Phrases) -> dict[str, str]:
    section = "refusal" if phrases.has("refusal", refused.code) else "problem"
    message = phrases.say(section, refused.code, refused.values)
    return {"code": refused.code, "field": refused.field, "message": message}


def _unusable(why: str) -> int:
    print(f"termijnwacht calculate: {why}", file=sys.stderr)
    return USAGE
