"""What each role may do."""

from datetime import date
from uuid import UUID

import pytest

from casework import rights
from casework.storage import NoAccessError
from casework.volunteers import COORDINATOR, READER, ROLES, VOLUNTEER, Volunteer

TODAY = date(2026, 11, 22)


def someone(role, until=None):
    return Volunteer(UUID(int=1), "A. de Boer", role, until=until)


def test_every_role_has_its_rights():
    assert set(rights.RIGHTS_OF) == set(ROLES)
    assert all(some <= set(rights.RIGHTS) for some in rights.RIGHTS_OF.values())


@pytest.mark.parametrize("right", rights.RIGHTS)
def test_a_coordinator_may_do_everything(right):
    assert rights.may(someone(COORDINATOR), right, TODAY)


def test_a_volunteer_works_on_files_and_counts():
    has = {right for right in rights.RIGHTS if rights.may(someone(VOLUNTEER), right, TODAY)}

    assert has == {rights.FILES, rights.COUNTS}


def test_a_reader_only_counts():
    has = {right for right in rights.RIGHTS if rights.may(someone(READER), right, TODAY)}

    assert has == {rights.COUNTS}


def test_a_role_that_is_not_known_gives_nothing():
    assert not any(rights.may(someone("chef"), right, TODAY) for right in rights.RIGHTS)


@pytest.mark.parametrize(
    ("until", "may"),
    [
        pytest.param(date(2026, 11, 23), True, id="leaves tomorrow"),
        pytest.param(date(2026, 11, 22), False, id="left today"),
        pytest.param(date(2026, 11, 21), False, id="left yesterday"),
    ],
)
def test_who_left_may_do_nothing(until, may):
    assert rights.may(someone(COORDINATOR, until), rights.COUNTS, TODAY) is may


def test_what_is_refused_names_what_would_be_needed():
    with pytest.raises(NoAccessError) as caught:
        rights.check(someone(VOLUNTEER), rights.RULES, TODAY)

    assert caught.value.needs == rights.RULES
    rights.check(someone(COORDINATOR), rights.RULES, TODAY)
