"""The engine agrees with the published rulings, but for the outliers that are named."""

import json

import pytest

from tests.rulings import (
    AGREE,
    BOTH,
    DISAGREE,
    OUTLIER,
    OUTLIERS,
    OUTSIDE,
    UNTOLD,
    compared,
    main,
    published,
    shipped_rules,
    short,
    table,
)

RULINGS = published()


@pytest.fixture(scope="module")
def rules():
    return shipped_rules()


@pytest.fixture(scope="module")
def results(rules):
    return [compared(ruling, rules) for ruling in RULINGS]


@pytest.mark.parametrize("ruling", RULINGS, ids=short)
def test_the_engine_says_what_the_court_held(ruling, rules):
    result = compared(ruling, rules)

    assert result.verdict != DISAGREE, "\n".join(table([result]))


def test_every_ruling_is_there_once_and_has_an_address():
    assert len(RULINGS) == len({ruling["ecli"] for ruling in RULINGS}) == 92
    assert all(ruling["url"].startswith("https://") for ruling in RULINGS)


def test_a_ruling_that_is_not_compared_says_why(results):
    unexplained = [
        result.ecli
        for result in results
        if result.verdict in (OUTSIDE, OUTLIER) and not result.because
    ]

    assert unexplained == []


def test_no_exception_is_made_for_a_ruling_that_is_not_there():
    assert set(OUTLIERS) | set(UNTOLD) <= {short(ruling) for ruling in RULINGS}


def test_more_than_half_of_the_rulings_can_be_compared(results):
    assert sum(result.verdict in (AGREE, BOTH) for result in results) > len(RULINGS) / 2


@pytest.mark.parametrize(
    ("held", "wrong"),
    [
        pytest.param("base_deadline", "2023-01-11", id="a day too early"),
        pytest.param("decision_deadline", "2023-10-13", id="a day too late"),
        pytest.param("21_month_limit", "2024-04-13", id="another ceiling"),
        pytest.param("admin_penalty_due", True, id="a penalty that is not due"),
    ],
)
def test_a_ruling_that_differs_is_noticed(held, wrong, rules):
    ruling = next(ruling for ruling in RULINGS if short(ruling) == "RBDHA:2023:5647")
    changed = json.loads(json.dumps(ruling))
    changed["held"][held] = wrong

    assert compared(ruling, rules).verdict == BOTH
    assert compared(changed, rules).verdict == DISAGREE


def test_the_table_names_every_ruling_and_ends_with_the_totals(capsys):
    status = main()

    lines = capsys.readouterr().out.splitlines()
    totals = [int(line.split()[0]) for line in lines[-5:]]
    assert status == 0
    assert {short(ruling) for ruling in RULINGS} <= {line.split()[0] for line in lines if line}
    assert sum(totals) == len(RULINGS)
    assert lines[-1] == "   0 disagree"
