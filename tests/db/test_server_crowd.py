"""The short form of `make torture-server`."""

from tests.torture_server import crowd


def test_many_desks_lose_no_change_and_are_told_of_every_conflict(server_office):
    outcome = crowd(server_office, desks=8, files=20, seconds=3, pool="threads")

    assert outcome.stored > 20
    assert outcome.conflicts > 0
    assert outcome.busy == 0
