"""A list of callables that want to hear of something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Signal(Generic[T]):
    """Typed publish and subscribe; subscribers are called in the order in which they came."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[T], None]] = []

    def subscribe(self, subscriber: Callable[[T], None]) -> Callable[[], None]:
        """Call `subscriber` at each emit, until the returned function is called."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def emit(self, value: T) -> None:
        """Hand `value` to every subscriber."""
        for subscriber in tuple(self._subscribers):
            subscriber(value)
