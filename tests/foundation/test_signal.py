from __future__ import annotations

from designer.foundation.signal import Signal


def test_subscribers_hear_in_order_until_they_leave() -> None:
    signal: Signal[int] = Signal()
    heard: list[tuple[str, int]] = []
    leave = signal.subscribe(lambda value: heard.append(("first", value)))
    signal.subscribe(lambda value: heard.append(("second", value)))
    signal.emit(1)
    leave()
    signal.emit(2)
    assert heard == [("first", 1), ("second", 1), ("second", 2)]


def test_a_subscriber_may_leave_while_it_is_being_told() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []

    def hear_once(value: int) -> None:
        heard.append(value)
        leave()

    leave = signal.subscribe(hear_once)
    signal.subscribe(heard.append)
    signal.emit(1)
    signal.emit(2)
    assert heard == [1, 1, 2]
