"""`termijnwacht calculate`, held to the contract that scripts and lawyers rely on."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from casework.law.engine import MissingFactError, assess
from casework.law.rules import NoRuleInForceError
from cli.__main__ import main
from cli.assessment_json import Writer
from cli.calculate import Calculator, answer_all
from cli.wiring import RESOURCES, load_phrases, load_rules, load_table
from tests.casework.law.strategies import asked

ROOT = RESOURCES.parent
RULES = load_rules()
PHRASES = {language: load_phrases(language) for language in ("nl", "en")}
COUNTRIES = frozenset(load_table("texts/countries.toml")["countries"])
AS_OF = date(2026, 11, 22)

EXAMPLE = {
    "id": "voorbeeld-1",
    "procedure": "asiel",
    "nationality": "TUR",
    "track": "gewoon",
    "as_of": "2026-11-22",
    "events": [
        {"kind": "aanvraag_ingediend", "date": "2023-05-31"},
        {"kind": "ingebrekestelling_ontvangen", "date": "2023-12-11"},
    ],
}
FULL = {
    "id": "vol",
    "procedure": "asiel",
    "as_of": "2026-11-22",
    "events": [
        {"kind": "asielwens_geuit", "date": "2023-05-01"},
        {"kind": "geregistreerd", "date": "2023-05-10"},
        {"kind": "aanvraag_ingediend", "date": "2023-05-31"},
        {"kind": "aanvraag_ontvangen", "date": "2023-06-01"},
        {"kind": "nederland_verantwoordelijk", "date": "2023-09-01"},
        {
            "kind": "verlenging",
            "date": "2023-10-01",
            "months": 9,
            "ground": "complex",
            "basis": "individueel",
        },
        {
            "kind": "opschorting",
            "date": "2023-11-01",
            "until": "2023-11-15",
            "ground": "herstel_verzuim",
        },
        {
            "kind": "besluit",
            "date": "2024-03-01",
            "outcome": "afwijzing",
            "announced": "2024-03-04",
        },
        {"kind": "besluit_ingetrokken", "date": "2024-04-01"},
        {"kind": "ingebrekestelling_verzonden", "date": "2025-01-10"},
        {"kind": "ingebrekestelling_ontvangen", "date": "2025-01-13"},
        {"kind": "beroep_niet_tijdig", "date": "2025-02-03"},
        {
            "kind": "uitspraak",
            "date": "2025-04-01",
            "sent": "2025-04-03",
            "term": "P8W",
            "penalty_per_day": 100,
            "penalty_maximum": 7500.5,
        },
    ],
}


def applied(*more, **keys):
    """Return the facts of a plain asylum file, with more facts and other keys."""
    events = [{"kind": "aanvraag_ingediend", "date": "2025-01-10"}, *more]
    return {"id": "x", "procedure": "asiel", "events": events, **keys}


def answered(*lines, language="nl"):
    """Answer lines in this process; return the exit status and the answers."""
    calculator = Calculator(RULES, PHRASES[language], COUNTRIES, AS_OF)
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    out = io.StringIO()
    status = answer_all(calculator, [f"{text}\n" for text in texts], out)
    # Only a line feed ends a line of JSON Lines; other ends of lines may stand inside a text.
    return status, [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


def one(facts, **options):
    """Answer one line that must be assessed."""
    status, [answer] = answered(facts, **options)
    assert status == 0, answer
    return answer


def refusal(facts):
    """Answer one line that must be refused; return its error."""
    status, [answer] = answered(facts)
    assert status == 1
    assert set(answer) == {"id", "line", "error"}
    assert set(answer["error"]) == {"code", "field", "message"}
    assert answer["error"]["message"]
    return answer["error"]


@pytest.fixture
def command(capsys, monkeypatch):
    """Run the command with words and, perhaps, text on standard input."""

    def run(*words, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
        status = main(["calculate", *map(str, words)])
        sys.stdout.flush()
        out = sys.stdout.buffer.getvalue().decode("utf-8")
        return status, out, capsys.readouterr().err

    return run


def test_the_documented_example_is_answered_as_documented():
    answer = one(EXAMPLE)

    term = answer["beslistermijn"]
    readings = {reading["id"]: reading for reading in term["readings"]}
    assert (answer["id"], answer["as_of"]) == ("voorbeeld-1", "2026-11-22")
    assert (term["safe"], term["arguable"]) == ("2024-08-31", "2023-11-30")
    assert readings["wbv-2023-3"]["last_day"] == "2024-08-31"
    assert readings["wbv-2023-3"]["certainty"] == "disputed"
    assert readings["wbv-2023-3"]["held_from"] is None
    assert readings["zes-maanden"]["last_day"] == "2023-11-30"
    assert [
        (step["basis"], step["from"], step["add"], step["date"])
        for step in readings["wbv-2023-3"]["steps"][:2]
    ] == [
        ("Vw 2000, art. 42, lid 1", "2023-05-31", "P6M", "2023-11-30"),
        (readings["wbv-2023-3"]["steps"][1]["basis"], "2023-05-31", "P15M", "2024-08-31"),
    ]
    assert readings["wbv-2023-3"]["steps"][1]["basis"].startswith("WBV 2023/3")
    maximum = answer["maximum"]
    assert (maximum["last_day"], maximum["passed"]) == ("2025-02-28", True)
    assert maximum["certainty"] == "settled"
    notice = answer["ingebrekestelling"]
    assert notice["needed"] is True
    assert (notice["safe_from"], notice["arguable_from"]) == ("2024-09-01", "2023-12-01")
    assert [(given["received"], given["verdict"]) for given in notice["given"]] == [
        ("2023-12-11", "betwist")
    ]
    assert (answer["beroep"]["from"], answer["beroep"]["lodged"]) == (None, [])
    assert answer["uitspraak"] is None
    by_law = answer["dwangsom"]["bestuurlijk"]
    assert (by_law["due"], by_law["days"], by_law["amount"]) == (False, 0, 0)
    assert answer["dwangsom"]["rechterlijk"] is None
    assert {"maximum_verstreken"} <= {warning["code"] for warning in answer["warnings"]}
    assert answer["next_step"]["code"] == "ingebrekestelling_opstellen"
    assert answer["next_step"]["from"] == "2024-09-01"
    assert answer["rules"] == {"version": RULES.version, "sha256": RULES.sha256}


def test_every_key_of_the_contract_is_there_in_its_order():
    answer = one(FULL)

    assert list(answer) == [
        "id",
        "as_of",
        "beslistermijn",
        "maximum",
        "ingebrekestelling",
        "beroep",
        "uitspraak",
        "dwangsom",
        "deadlines",
        "warnings",
        "next_step",
        "rules",
    ]
    term = answer["beslistermijn"]
    reading = term["readings"][0]
    assert set(term) == {"safe", "arguable", "readings"}
    assert {"id", "last_day", "certainty", "held_from", "held_until", "steps"} <= set(reading)
    assert set(reading["steps"][0]) == {"rule", "basis", "from", "add", "date", "text"}
    assert set(answer["maximum"]) == {"last_day", "passed", "certainty", "steps"}
    assert set(answer["ingebrekestelling"]) == {
        "needed",
        "safe_from",
        "arguable_from",
        "given",
    }
    assert {"received", "verdict", "because"} <= set(answer["ingebrekestelling"]["given"][0])
    assert {"from", "because", "lodged"} <= set(answer["beroep"])
    assert set(answer["beroep"]["lodged"][0]) == {"date", "verdict", "because"}
    assert {"sent", "last_day", "passed", "steps"} <= set(answer["uitspraak"])
    assert set(answer["dwangsom"]) == {"bestuurlijk", "rechterlijk"}
    assert set(answer["dwangsom"]["bestuurlijk"]) == {
        "due",
        "first_day",
        "days",
        "amount",
        "maximum",
        "certainty",
        "basis",
    }
    assert set(answer["deadlines"][0]) == {"kind", "last_day", "on", "certainty", "steps"}
    assert set(answer["warnings"][0]) == {"code", "severity", "date", "text"}
    assert set(answer["next_step"]) == {"code", "from", "because"}
    assert set(answer["rules"]) == {"version", "sha256"}


def test_the_judgments_of_a_full_file_are_written_out():
    answer = one(FULL)

    assert answer["ingebrekestelling"]["given"][0]["sent"] == "2025-01-10"
    assert answer["ingebrekestelling"]["given"][0]["received"] == "2025-01-13"
    assert answer["ingebrekestelling"]["needed"] is False
    assert answer["beroep"]["lodged"][0]["date"] == "2025-02-03"
    assert answer["uitspraak"]["sent"] == "2025-04-03"
    # Eight weeks end on Thursday 29 May, Ascension Day, before a bridge day and a weekend.
    assert answer["uitspraak"]["last_day"] == "2025-06-02"
    assert answer["uitspraak"]["passed"] is True
    assert answer["dwangsom"]["rechterlijk"]["per_day"] == 100
    assert answer["dwangsom"]["rechterlijk"]["maximum"] == 7500.5
    assert answer["dwangsom"]["rechterlijk"]["amount"] == 7500.5


@pytest.mark.parametrize("procedure", ["asiel", "nareis", "bezwaar_nareis"])
def test_every_procedure_is_answered(procedure):
    before = [{"kind": "besluit", "date": "2025-01-02", "outcome": "afwijzing"}]
    facts = applied(*(before if procedure == "bezwaar_nareis" else []), procedure=procedure)

    assert one(facts)["beslistermijn"]["safe"]


def test_a_nareis_file_with_only_a_permit_is_answered_without_a_term():
    events = [{"kind": "vergunning_verleend", "date": "2026-09-15", "status": "A"}]

    answer = one({"id": "x", "procedure": "nareis", "events": events})

    assert answer["beslistermijn"] is None
    assert answer["maximum"] is None
    assert [deadline["kind"] for deadline in answer["deadlines"]] == ["nareis_venster"]


@pytest.mark.parametrize("track", ["gewoon", "versneld", "niet_ontvankelijk"])
def test_every_track_is_answered(track):
    assert one(applied(track=track))["beslistermijn"]["safe"] == "2025-07-10"


@given(asked())
def test_any_file_is_written_out_whole_in_both_languages(question):
    facts, as_of = question
    try:
        assessment = assess(facts, RULES, as_of)
    except (MissingFactError, NoRuleInForceError):
        return

    dutch = json.loads(Writer(PHRASES["nl"], RULES).line("x", assessment))
    english = json.loads(Writer(PHRASES["en"], RULES).line("x", assessment))

    assert dutch.keys() == english.keys()
    assert without_text(dutch) == without_text(english)
    assert all("{" not in text and text.strip() for text in texts(dutch))


def texts(value, key=""):
    """Yield every sentence in an answer."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, key)
    elif key in ("text", "because"):
        yield value


def without_text(value):
    """Return an answer without its sentences."""
    if isinstance(value, dict):
        return {
            name: without_text(each)
            for name, each in value.items()
            if name not in ("text", "because")
        }
    return [without_text(each) for each in value] if isinstance(value, list) else value


def test_answers_come_in_the_order_of_the_lines_and_empty_lines_are_skipped():
    lines = [applied(id="b"), "", "   ", applied(id="a"), "not json", applied(id="c")]

    status, answers = answered(*lines)

    assert status == 1
    assert [answer["id"] for answer in answers] == ["b", "a", None, "c"]
    assert answers[2]["line"] == 5


def test_each_line_is_answered_before_the_next_is_read():
    calculator = Calculator(RULES, PHRASES["nl"], COUNTRIES, AS_OF)
    out = io.StringIO()
    seen = []

    def lines():
        for number in range(3):
            seen.append(len(out.getvalue().splitlines()))
            yield json.dumps(applied(id=str(number)))

    answer_all(calculator, lines(), out)

    assert seen == [0, 1, 2]


def test_the_same_facts_under_another_id_get_the_same_answer():
    _, [one_answer, other] = answered(applied(id="een"), applied(id="twee"))

    assert (one_answer.pop("id"), other.pop("id")) == ("een", "twee")
    assert one_answer == other


def test_an_id_may_hold_any_characters():
    assert one(applied(id='Ğ "1" \u2028 \\'))["id"] == 'Ğ "1" \u2028 \\'


def test_the_text_is_dutch_or_english():
    dutch, english = one(EXAMPLE), one(EXAMPLE, language="en")

    assert dutch["warnings"][0]["text"].startswith("De ")
    assert english["warnings"][0]["text"].startswith("The ")


def test_a_line_s_own_day_wins_over_the_day_asked_about():
    with_day, without = one(applied(as_of="2025-07-10")), one(applied(as_of=None))

    assert (with_day["as_of"], without["as_of"]) == ("2025-07-10", "2026-11-22")
    assert with_day["next_step"]["code"] == "wachten"
    assert without["next_step"]["code"] == "ingebrekestelling_opstellen"


def test_a_moratorium_is_applied_by_nationality_and_group():
    stateless = {"nationality": "XXA", "as_of": "2024-03-01"}
    file = {
        "id": "x",
        "procedure": "asiel",
        "events": [{"kind": "aanvraag_ingediend", "date": "2023-08-01"}],
    }

    named = one({**file, **stateless, "groups": ["palestijn"]})
    other = one({**file, **stateless, "groups": []})

    assert named["beslistermijn"]["safe"] == "2025-05-01"
    assert other["beslistermijn"]["safe"] == "2024-11-01"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        pytest.param({"id": None}, "required", "id", id="no id"),
        pytest.param({"id": 7}, "wrong_type", "id", id="a number for an id"),
        pytest.param({"procedure": None}, "required", "procedure", id="no procedure"),
        pytest.param({"procedure": "regulier"}, "unknown_value", "procedure", id="unknown one"),
        pytest.param({"procedure": 1}, "wrong_type", "procedure", id="a number for a procedure"),
        pytest.param({"track": "snel"}, "unknown_value", "track", id="unknown track"),
        pytest.param({"track": ""}, "unknown_value", "track", id="empty track"),
        pytest.param({"nationality": "TR"}, "unknown_value", "nationality", id="two letters"),
        pytest.param({"nationality": "tur"}, "unknown_value", "nationality", id="small letters"),
        pytest.param({"nationality": 792}, "wrong_type", "nationality", id="a number"),
        pytest.param({"nationality": 0}, "wrong_type", "nationality", id="nothing as a number"),
        pytest.param({"nationality": []}, "wrong_type", "nationality", id="a list"),
        pytest.param({"groups": "palestijn"}, "wrong_type", "groups", id="one group, no list"),
        pytest.param({"groups": ["x"]}, "unknown_value", "groups[0]", id="unknown group"),
        pytest.param({"groups": ["palestijn", []]}, "unknown_value", "groups[1]", id="a list in"),
        pytest.param({"as_of": "22-11-2026"}, "not_a_date", "as_of", id="Dutch date"),
        pytest.param({"as_of": 20261122}, "not_a_date", "as_of", id="a number for a date"),
        pytest.param({"as_of": "9999-12-31"}, "unlikely_year", "as_of", id="a far future"),
        pytest.param({"events": None}, "required", "events", id="no events"),
        pytest.param({"events": {}}, "wrong_type", "events", id="an object for events"),
        pytest.param({"events": ["x"]}, "wrong_type", "events[0]", id="text for an event"),
        pytest.param({"events": [{}]}, "required", "events[0].kind", id="an empty event"),
        pytest.param({"events": []}, "missing_fact", "events", id="no facts at all"),
        pytest.param({"naam": "x"}, "unknown_key", "naam", id="a key that is not known"),
    ],
)
def test_a_bad_line_is_refused_with_its_field(changes, code, field):
    error = refusal(applied(**changes))

    assert (error["code"], error["field"]) == (code, field)


@pytest.mark.parametrize(
    ("event", "code", "key"),
    [
        ({"kind": "verjaardag", "date": "2025-02-01"}, "unknown_event", "kind"),
        ({"kind": 1, "date": "2025-02-01"}, "unknown_event", "kind"),
        ({"kind": ["besluit"], "date": "2025-02-01"}, "unknown_event", "kind"),
        ({"date": "2025-02-01"}, "required", "kind"),
        ({"kind": "besluit_ingetrokken"}, "required", "date"),
        ({"kind": "besluit_ingetrokken", "date": None}, "not_a_date", "date"),
        ({"kind": "besluit_ingetrokken", "date": "2025-02-31"}, "not_a_date", "date"),
        ({"kind": "besluit_ingetrokken", "date": "2025-2-3"}, "not_a_date", "date"),
        ({"kind": "besluit_ingetrokken", "date": "20250203"}, "not_a_date", "date"),
        ({"kind": "besluit_ingetrokken", "date": "2025-02-03T00:00"}, "not_a_date", "date"),
        ({"kind": "besluit_ingetrokken", "date": "٢٠٢٥-٠٢-٠٣"}, "not_a_date", "date"),
        ({"kind": "besluit_ingetrokken", "date": "0025-02-03"}, "unlikely_year", "date"),
        ({"kind": "besluit_ingetrokken", "date": "2026-11-23"}, "date_in_future", "date"),
        ({"kind": "besluit_ingetrokken", "date": "2025-01-09"}, "before_application", "date"),
        ({"kind": "besluit_ingetrokken", "date": "2025-02-03", "x": 1}, "unknown_key", "x"),
        (
            {"kind": "besluit_ingetrokken", "date": "2025-02-03", "months": 1},
            "unknown_key",
            "months",
        ),
        ({"kind": "besluit", "date": "2025-02-03"}, "required", "outcome"),
        ({"kind": "besluit", "date": "2025-02-03", "outcome": "ja"}, "unknown_value", "outcome"),
        ({"kind": "besluit", "date": "2025-02-03", "outcome": 1}, "wrong_type", "outcome"),
        (
            {
                "kind": "besluit",
                "date": "2025-02-03",
                "outcome": "afwijzing",
                "announced": "2025-02-02",
            },
            "before_event",
            "announced",
        ),
        (
            {
                "kind": "besluit",
                "date": "2025-02-03",
                "outcome": "afwijzing",
                "announced": "2027-01-01",
            },
            "date_in_future",
            "announced",
        ),
        ({"kind": "verlenging", "date": "2025-02-03", "ground": "complex"}, "required", "months"),
        ({"kind": "verlenging", "date": "2025-02-03", "months": 9}, "required", "ground"),
        (
            {"kind": "verlenging", "date": "2025-02-03", "months": 9, "ground": "druk"},
            "unknown_value",
            "ground",
        ),
        (
            {"kind": "verlenging", "date": "2025-02-03", "months": "9", "ground": "complex"},
            "wrong_type",
            "months",
        ),
        (
            {"kind": "verlenging", "date": "2025-02-03", "months": True, "ground": "complex"},
            "wrong_type",
            "months",
        ),
        (
            {"kind": "verlenging", "date": "2025-02-03", "months": 9.0, "ground": "complex"},
            "wrong_type",
            "months",
        ),
        (
            {"kind": "verlenging", "date": "2025-02-03", "months": 0, "ground": "complex"},
            "months_out_of_range",
            "months",
        ),
        (
            {"kind": "verlenging", "date": "2025-02-03", "months": 61, "ground": "complex"},
            "months_out_of_range",
            "months",
        ),
        ({"kind": "opschorting", "date": "2025-02-03"}, "required", "ground"),
        (
            {
                "kind": "opschorting",
                "date": "2025-02-03",
                "ground": "overmacht",
                "until": "2025-02-02",
            },
            "until_before_date",
            "until",
        ),
        (
            {
                "kind": "opschorting",
                "date": "2025-02-03",
                "ground": "overmacht",
                "until": "9999-12-31",
            },
            "unlikely_year",
            "until",
        ),
        (
            {"kind": "opschorting", "date": "2025-02-03", "ground": "ziek"},
            "unknown_value",
            "ground",
        ),
        ({"kind": "uitspraak", "date": "2025-02-03", "term": "8 weken"}, "not_a_term", "term"),
        ({"kind": "uitspraak", "date": "2025-02-03", "term": "P8W2D"}, "not_a_term", "term"),
        ({"kind": "uitspraak", "date": "2025-02-03", "term": 8}, "wrong_type", "term"),
        (
            {"kind": "uitspraak", "date": "2025-02-03", "term": "P8W", "until": "2025-06-01"},
            "term_and_until",
            "until",
        ),
        (
            {"kind": "uitspraak", "date": "2025-02-03", "sent": "2025-02-02"},
            "before_event",
            "sent",
        ),
        (
            {
                "kind": "uitspraak",
                "date": "2025-02-03",
                "sent": "2025-02-06",
                "until": "2025-02-05",
            },
            "until_before_date",
            "until",
        ),
        (
            {"kind": "uitspraak", "date": "2025-02-03", "penalty_per_day": "100"},
            "wrong_type",
            "penalty_per_day",
        ),
        (
            {"kind": "uitspraak", "date": "2025-02-03", "penalty_per_day": True},
            "wrong_type",
            "penalty_per_day",
        ),
        (
            {"kind": "uitspraak", "date": "2025-02-03", "penalty_per_day": -100},
            "negative_amount",
            "penalty_per_day",
        ),
        (
            {"kind": "uitspraak", "date": "2025-02-03", "penalty_maximum": 1e300},
            "unreadable_amount",
            "penalty_maximum",
        ),
        (
            {"kind": "vergunning_verleend", "date": "2025-02-03", "status": "C"},
            "unknown_value",
            "status",
        ),
        ({"kind": "aanvraag_ingediend", "date": "2025-01-11"}, "duplicate_event", "date"),
        ({"kind": "asielwens_geuit", "date": "2025-01-11"}, "wish_after_application", "date"),
    ],
)
def test_a_bad_event_is_refused_with_its_field(event, code, key):
    error = refusal(applied(event))

    assert (error["code"], error["field"]) == (code, f"events[1].{key}")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "not_json"),
        ("nonsense", "not_json"),
        ('{"id": NaN}', "not_json"),
        ("[" * 100_000, "not_json"),
        ("[]", "not_an_object"),
        ("7", "not_an_object"),
        ("null", "not_an_object"),
        ('"text"', "not_an_object"),
    ],
)
def test_what_is_no_json_object_is_refused(line, code):
    status, [answer] = answered(line)

    assert status == 1
    assert answer["id"] is None
    assert (answer["error"]["code"], answer["error"]["field"]) == (code, "")


def test_a_refused_line_keeps_its_id_and_says_which_line_it_was():
    _, answers = answered(applied(), "", applied(id="fout", track="snel"))

    assert (answers[1]["id"], answers[1]["line"]) == ("fout", 3)


def test_a_line_without_a_rule_is_refused_by_name():
    facts = {
        "id": "x",
        "procedure": "asiel",
        "events": [{"kind": "aanvraag_ingediend", "date": "1999-01-01"}],
    }

    assert refusal(facts)["code"] == "no_rule"


def test_a_file_is_read_and_all_assessed_is_status_0(command, tmp_path):
    file = tmp_path / "feiten.jsonl"
    file.write_text(json.dumps(applied()) + "\n" + json.dumps(EXAMPLE) + "\n", "utf-8")

    status, out, err = command("--as-of", "2026-11-22", file)

    assert (status, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["x", "voorbeeld-1"]


@pytest.mark.parametrize("words", [(), ("-",)])
def test_standard_input_is_read_without_a_file_or_with_a_dash(command, words):
    status, out, _ = command("--as-of", "2025-07-10", *words, given=json.dumps(applied()).encode())

    assert status == 0
    assert json.loads(out)["as_of"] == "2025-07-10"


def test_one_refused_line_is_status_1_and_the_others_are_answered(command):
    lines = [json.dumps(applied()), "{}", json.dumps(EXAMPLE)]

    status, out, err = command("--as-of", "2026-11-22", given="\n".join(lines).encode())

    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (1, "")
    assert ["error" in answer for answer in answers] == [False, True, False]


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_a_byte_order_mark_and_either_line_ending_are_understood(command, ending):
    given = ("\ufeff" + json.dumps(applied()) + ending).encode("utf-8")

    status, out, _ = command("--as-of", "2026-11-22", given=given)

    assert status == 0
    assert json.loads(out)["id"] == "x"


def test_a_file_with_a_byte_order_mark_is_understood(command, tmp_path):
    file = tmp_path / "feiten.jsonl"
    file.write_text("\ufeff" + json.dumps(applied()), "utf-8")

    assert command("--as-of", "2026-11-22", file)[0] == 0


def test_an_empty_input_is_status_0_and_no_answer(command):
    assert command(given=b"") == (0, "", "")


def test_without_a_day_it_is_today(command):
    file = applied()
    file["events"][0]["date"] = "2015-01-12"
    before = date.today()  # noqa: DTZ011

    status, out, _ = command(given=json.dumps(file).encode())

    assert status == 0
    assert before <= date.fromisoformat(json.loads(out)["as_of"]) <= date.today()  # noqa: DTZ011


def test_english_is_asked_for_by_name(command):
    given = json.dumps(EXAMPLE).encode()

    _, out, _ = command("--lang", "en", given=given)

    assert json.loads(out)["warnings"][0]["text"].startswith("The ")


@pytest.mark.parametrize(
    "text", ["morgen", "22-11-2026", "2026-13-01", "2026-02-30", "20261122", "9999-12-31", ""]
)
def test_a_day_that_is_none_is_status_2(command, text):
    status, out, err = command("--as-of", text)

    assert (status, out) == (2, "")
    assert err.startswith("termijnwacht calculate: --as-of")


def test_a_missing_file_is_status_2(command, tmp_path):
    status, out, err = command(tmp_path / "weg.jsonl")

    assert (status, out) == (2, "")
    assert "weg.jsonl" in err


def test_a_file_that_is_no_utf_8_is_status_2(command, tmp_path):
    file = tmp_path / "latijn.jsonl"
    file.write_bytes('{"id": "é"}'.encode("latin-1"))

    status, _, err = command(file)

    assert status == 2
    assert "latijn.jsonl" in err


def test_a_rules_folder_that_is_none_is_status_2(command, tmp_path):
    status, out, err = command("--rules", tmp_path / "weg")

    assert (status, out) == (2, "")
    assert "weg" in err


@pytest.mark.parametrize("words", [("--lang", "fr"), ("--onzin",), ("a", "b")])
def test_unknown_arguments_are_status_2(command, words):
    with pytest.raises(SystemExit) as stopped:
        command(*words)

    assert stopped.value.code == 2


def copied_rules(folder: Path) -> Path:
    """Copy the rules of the program to a folder that may be changed."""
    for path in (RESOURCES / "rules").glob("*.toml"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    return folder


def test_another_folder_of_rules_is_used_and_told(command, tmp_path):
    rules = copied_rules(tmp_path)
    file = rules / "asiel_zes_maanden.toml"
    file.write_text(file.read_text("utf-8").replace("amount = 6", "amount = 8"), "utf-8")

    status, out, _ = command(
        "--rules", rules, "--as-of", "2026-11-22", given=json.dumps(applied()).encode()
    )

    answer = json.loads(out)
    assert status == 0
    assert answer["beslistermijn"]["safe"] == "2025-09-10"
    assert answer["rules"]["sha256"] != RULES.sha256


@pytest.mark.parametrize(
    ("old", "new", "shown", "key"),
    [
        ("note =", "remark =", "remark =", "version[0].remark"),
        ("[[version.source]]", "[[version.bron]]", "[[version]]", "version[0].source"),
        ("2026-06-11", "2001-03-31", "valid_to = 2001-03-31", "version[0].valid_to"),
        ('"unmoved"', '"atw"', 'counting = "atw"', "version[0].counting"),
        ("amount = 6", "amount = 6\namount = 7", "amount = 7", "version[0].amount"),
        ("amount = 6", "amount = ", "amount =", "version[0].amount"),
    ],
)
@pytest.mark.parametrize(("language", "at"), [("nl", "op regel"), ("en", "at line")])
def test_a_broken_rule_is_status_2_with_file_line_and_key(
    command, tmp_path, old, new, shown, key, language, at
):
    rules = copied_rules(tmp_path)
    file = rules / "asiel_zes_maanden.toml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    lines = file.read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith(shown))

    status, out, err = command("--rules", rules, "--lang", language, given=b"{}")

    assert (status, out) == (2, "")
    assert all(part in err for part in ("asiel_zes_maanden.toml", f"{at} {line} ", key))


@pytest.mark.parametrize(
    ("first", "reason"),
    [("2026-06-11", "begint voordat de vorige is afgelopen"), ("2026-06-13", "zonder regel")],
)
def test_wordings_that_overlap_or_leave_a_gap_are_status_2(command, tmp_path, first, reason):
    rules = copied_rules(tmp_path)
    file = rules / "asiel_zes_maanden.toml"
    text = file.read_text("utf-8")
    version = text[text.index("[[version]]") :]
    later = version.replace("2001-04-01", first).replace("valid_to = 2026-06-11\n", "")
    file.write_text(f"{text}\n{later}", "utf-8")
    line = file.read_text("utf-8").splitlines().index(f"valid_from = {first}") + 1

    status, out, err = command("--rules", rules, given=b"{}")

    assert (status, out) == (2, "")
    assert f"asiel_zes_maanden.toml is niet te gebruiken. Kijk op regel {line} " in err
    assert "bij version[1].valid_from." in err
    assert reason in err


def test_the_command_runs_without_a_window_and_without_a_database():
    code = (
        "import sys; from cli.__main__ import main; status = main(['calculate', '--as-of',"
        " '2026-11-22']); loaded = {name.split('.')[0] for name in sys.modules};"
        " sys.exit(9 if loaded & {'PySide6', 'sqlalchemy', 'reportlab'} else status)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(EXAMPLE).encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["id"] == "voorbeeld-1"


def test_a_folder_without_the_rules_of_every_file_is_unusable(tmp_path):
    (tmp_path / "nareis_negen_maanden.toml").write_text(
        (RESOURCES / "rules" / "nareis_negen_maanden.toml").read_text("utf-8"), "utf-8"
    )

    assert main(["calculate", "--rules", str(tmp_path)]) == 2


def test_a_rule_file_in_another_encoding_is_unusable(tmp_path):
    (tmp_path / "regel.toml").write_bytes(b'title = "Itali\xeb"')

    assert main(["calculate", "--rules", str(tmp_path)]) == 2
