"""Whether what may have been tampered with is refused, and what is right comes through."""

from uuid import UUID

import pytest

from db.checked_json import bytes_in, id_in, number_in, text_in


def test_what_is_as_it_should_be_comes_through():
    written = "00000000-0000-0000-0000-000000000001"

    assert text_in("een") == "een"
    assert id_in(written) == UUID(int=1)
    assert [number_in(value, 1, 3) for value in (1, 2, 3)] == [1, 2, 3]
    assert bytes_in("AAEC", 3) == bytes(range(3))


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: text_in(7), id="a number for a text"),
        pytest.param(lambda: text_in(None), id="nothing for a text"),
        pytest.param(lambda: id_in("een"), id="a word for an id"),
        pytest.param(lambda: id_in("{00000000000000000000000000000001}"), id="otherwise written"),
        pytest.param(lambda: number_in(0, 1, 3), id="too small"),
        pytest.param(lambda: number_in(4, 1, 3), id="too large"),
        pytest.param(lambda: number_in("2", 1, 3), id="a text for a number"),
        pytest.param(lambda: number_in(True, 1, 3), id="yes for a number"),
        pytest.param(lambda: number_in(2.0, 1, 3), id="a fraction"),
        pytest.param(lambda: bytes_in("AAEC", 4), id="too short"),
        pytest.param(lambda: bytes_in("AA EC", 3), id="a space"),
        pytest.param(lambda: bytes_in("€", 3), id="no base64"),
    ],
)
def test_what_is_not_is_refused(read):
    with pytest.raises(ValueError, match=r"expected|another way|bounds|badly formed|ASCII|base64"):
        read()
