"""How long a moratorium is in whole months, as courts counted one that ended within a month."""

from dataclasses import replace
from datetime import date

import pytest

from casework.law.moratoria import Moratorium
from tests.rulings import shipped_rules

RULE = shipped_rules().named("moratorium_syrie_2024")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        pytest.param(date(2024, 12, 14), date(2025, 6, 13), 6, id="six months, as it was"),
        pytest.param(date(2024, 12, 14), date(2025, 6, 27), 6, id="and fourteen days"),
        pytest.param(date(2024, 12, 14), date(2025, 6, 28), 7, id="and fifteen days"),
        pytest.param(date(2024, 12, 14), date(2026, 12, 13), 24, id="two years"),
        pytest.param(date(2024, 12, 1), date(2024, 12, 14), 0, id="fourteen days"),
        pytest.param(date(2024, 12, 1), date(2024, 12, 15), 1, id="fifteen days"),
    ],
)
def test_a_moratorium_lasts_so_many_months_of_which_half_a_one_counts(first, last, months):
    version = replace(RULE.versions[0], valid_from=first, valid_to=last)

    moratorium = Moratorium(RULE, version)

    assert (moratorium.first, moratorium.last, moratorium.months) == (first, last, months)
