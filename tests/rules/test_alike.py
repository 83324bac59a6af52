from __future__ import annotations

from designer.rules.alike import majority, odd, usual


def test_the_commonest_value_is_the_usual_one_and_of_equally_common_ones_the_first() -> None:
    assert usual({"n1": "a", "n2": "b", "n3": "b"}) == "b"
    assert usual({"n1": "a", "n2": "b"}) == "a"
    assert usual({}) is None


def test_a_majority_is_more_than_half() -> None:
    assert majority({"n1": "a", "n2": "b", "n3": "b"}) == "b"
    assert majority({"n1": "a", "n2": "b"}) is None
    assert majority({}) is None


def test_odd_are_all_that_differ_from_the_usual() -> None:
    assert odd({"n1": 1, "n2": 2, "n3": 2, "n4": 3}) == ["n1", "n4"]
    assert odd({}) == []
