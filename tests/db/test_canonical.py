"""Whether equal data give equal bytes."""

from db.canonical import canonical


def test_the_order_in_which_data_were_made_makes_no_difference():
    assert canonical({"b": [1, "é"], "a": {}}) == canonical({"a": {}, "b": [1, "é"]})


def test_other_data_give_other_bytes():
    assert len({canonical(data) for data in ([1], ["1"], [[1]], {"1": 1}, [1, None])}) == 5
