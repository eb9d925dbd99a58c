"""Every worked example of the statutes, decrees and rulings, asked through the command line.

The legal cases of tests/cases go the same way: the command must say what the engine does.
"""

import json
from datetime import date
from decimal import Decimal

import pytest

from casework.casefile import EVENT_FIELDS
from cli.__main__ import main
from tests.casework.law.cases import read_cases
from tests.cli.worked_examples import DEVIATING, EXAMPLES, TODAY

CASES = read_cases()


@pytest.fixture(scope="module")
def answer_all(tmp_path_factory):
    """Ask the command for many files at once; return the answers by their id."""

    def ask(lines):
        folder = tmp_path_factory.mktemp("asked")
        given, said = folder / "in.jsonl", folder / "out.jsonl"
        given.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
        with said.open("w", encoding="utf-8") as out, pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdout", out)
            status = main(["calculate", "--as-of", TODAY, str(given)])
        answers = [json.loads(line) for line in said.read_text("utf-8").splitlines()]
        return status, {answer["id"]: flat(answer) for answer in answers}

    return ask


@pytest.fixture(scope="module")
def examples(answer_all):
    return answer_all([line_of(number, example) for number, example in enumerate(EXAMPLES)])


@pytest.fixture(scope="module")
def cases(answer_all):
    return answer_all([line_of_case(number, case) for number, case in enumerate(CASES)])[1]


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=lambda n: f"{EXAMPLES[n][0]} {n}")
def test_a_worked_example_gets_the_date_its_source_gives(examples, number):
    expect = dict(EXAMPLES[number][3])
    readings = expect.pop("readings", {})
    found = examples[1][str(number)]

    assert {name: found.get(name) for name in expect} == expect
    assert readings.items() <= found["readings"].items()


def test_no_worked_example_is_refused(examples):
    assert examples[0] == 0


def test_each_court_that_is_not_followed_is_among_the_examples():
    assert DEVIATING.keys() <= {source for source, *_ in EXAMPLES}


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: str(CASES[n]))
def test_a_legal_case_is_answered_the_same_by_the_command(cases, number):
    found = cases[str(number)]
    expect = {
        key: plain(value)
        for key, value in CASES[number].expect.items()
        if key not in ("warns", "silent", "field")
    }

    assert {key: found.get(key) for key in expect} == expect


def line_of(number, example):
    """Write an example as a line of the command."""
    _, keys, events, _ = example
    listed = [
        {"kind": kind, "date": day, **(more[0] if more else {})} for kind, day, *more in events
    ]
    return {"id": str(number), **keys, "events": listed}


def line_of_case(number, case):
    """Write a legal case as a line of the command."""
    facts = case.facts
    events = [
        {"kind": event.kind, "date": event.day.isoformat()}
        | {
            name: plain(getattr(event, name))
            for name in EVENT_FIELDS
            if getattr(event, name) is not None
        }
        for event in facts.events
    ]
    return {
        "id": str(number),
        "procedure": facts.procedure,
        "track": facts.track,
        "nationality": facts.nationality,
        "groups": list(facts.groups),
        "as_of": case.as_of.isoformat(),
        "events": events,
    }


def plain(value):
    """Write a value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return value


def flat(answer):
    """Give an answer of the command the names that the cases use."""
    if "error" in answer:
        return {"refused": answer["error"]["code"]}
    term, notice, appeal = answer["beslistermijn"], answer["ingebrekestelling"], answer["beroep"]
    readings = term["readings"] if term else []
    ruling, ceiling = answer["uitspraak"], answer["maximum"]
    return {
        "safe": term["safe"] if term else "",
        "arguable": term["arguable"] if term else "",
        "readings": {reading["id"]: reading["last_day"] for reading in readings},
        "certainty": {reading["id"]: reading["certainty"] for reading in readings},
        "maximum": ceiling["last_day"] if ceiling else "",
        "maximum_passed": bool(ceiling) and ceiling["passed"],
        "court_term": (ruling["last_day"] if ruling else None) or "",
        "court_term_passed": bool(ruling) and ruling["passed"],
        "notice_needed": notice["needed"],
        "notice_safe_from": notice["safe_from"],
        "notice_arguable_from": notice["arguable_from"],
        "notices": [given["verdict"] for given in notice["given"]],
        "appeal_from": appeal["from"] or "",
        "appeals": [lodged["verdict"] for lodged in appeal["lodged"]],
        "deadlines": numbered(answer["deadlines"], "last_day"),
        "deadline_certainty": numbered(answer["deadlines"], "certainty"),
        "warnings": [warning["code"] for warning in answer["warnings"]],
        "next_step": answer["next_step"]["code"],
        **penalties(answer["dwangsom"]),
    }


def penalties(found):
    """Take the penalties out of an answer."""
    by_law, by_court = found["bestuurlijk"], found["rechterlijk"]
    said = {"no_penalty": by_law is None}
    if by_law:
        said |= {
            "penalty_due": by_law["due"],
            "penalty_first_day": by_law["first_day"] or "",
            "penalty_days": by_law["days"],
            "penalty": by_law["amount"],
            "penalty_at_most": by_law["maximum"],
            "penalty_certainty": by_law["certainty"],
        }
    if by_court:
        said |= {"court_penalty": by_court["amount"], "court_penalty_days": by_court["days"]}
    return said


def numbered(deadlines, key):
    """Return something of each deadline by its kind; a second one of a kind gets a number."""
    said = {}
    for deadline in deadlines:
        again = sum(name.split("-")[0] == deadline["kind"] for name in said)
        name = f"{deadline['kind']}-{again + 1}" if again else deadline["kind"]
        said[name] = deadline[key]
    return said
