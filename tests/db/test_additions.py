from dataclasses import replace
from datetime import date

from casework.law.additions import Addition, AgreedRules

ADDITION = Addition(
    "moratorium_x.toml", 'title = "Ğ & Ş"\n', "Besluit van de minister", date(2026, 3, 1)
)


def test_a_new_vault_has_no_additions_and_nothing_agreed(storage):
    with storage.work() as work:
        assert list(work.additions) == []
        assert work.agreed_rules() is None


def test_additions_come_back_numbered_in_the_order_of_adding(storage):
    later = replace(ADDITION, name="moratorium_y.toml", added_on=date(2026, 1, 1))

    with storage.work() as work:
        first = work.additions.put(ADDITION)
        second = work.additions.put(later)
        work.commit()

    assert (first, second) == (replace(ADDITION, number=1), replace(later, number=2))
    with storage.work() as work:
        assert list(work.additions) == [first, second]


def test_an_addition_that_is_withdrawn_keeps_its_place(storage):
    with storage.work() as work:
        first = work.additions.put(ADDITION)
        second = work.additions.put(ADDITION)
        work.commit()
    withdrawn = replace(first, withdrawn_on=date(2026, 4, 1), withdrawn_because="Te vroeg")

    with storage.work() as work:
        assert work.additions.put(withdrawn) == withdrawn
        work.commit()

    with storage.work() as work:
        assert list(work.additions) == [withdrawn, second]


def test_an_addition_that_is_not_committed_is_not_kept(storage):
    with storage.work() as work:
        work.additions.put(ADDITION)

    with storage.work() as work:
        assert list(work.additions) == []


def test_the_rules_agreed_to_come_out_as_they_went_in_and_there_is_one_set(storage):
    agreed = AgreedRules({"een.toml": "titel = 'één'\n", "twee.toml": ""}, date(2026, 5, 1))

    with storage.work() as work:
        work.put_agreed_rules(AgreedRules({"oud.toml": "x"}, date(2025, 1, 1)))
        work.put_agreed_rules(agreed)
        work.commit()

    with storage.work() as work:
        assert work.agreed_rules() == agreed
