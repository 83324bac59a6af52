"""What makes sense as an argument, and numbers as exactly as they were meant."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

MOST = 10**15
"""The largest number that any argument may be; results stay far from what a float can hold."""

FAR = 10**40
"""More than any result of a calculator that another one takes."""

_DENOMINATOR = 10**6


class OutOfRange(ValueError):
    """An argument makes no sense: `argument` is its name, `reason` the value found and what is allowed."""

    def __init__(self, argument: str, reason: str) -> None:
        super().__init__(f"{argument}: {reason}")
        self.argument = argument
        self.reason = reason


def exact(argument: str, value: float, least: float = 0, most: float = MOST) -> Fraction:
    """The fraction that a number stands for, 2/3 for 0.666...; raises `OutOfRange` outside `least` to `most`."""
    if value != value:  # only what is no number differs from itself
        raise OutOfRange(argument, f"{value} is not a number, from {_text(least)} to {_text(most)}")
    if value < least:
        raise OutOfRange(argument, f"{_text(value)} is too small, at least {_text(least)}")
    if value > most:
        raise OutOfRange(argument, f"{_text(value)} is too large, at most {_text(most)}")
    return Fraction(value).limit_denominator(_DENOMINATOR)


def whole(argument: str, value: int, least: int = 0, most: int = MOST) -> int:
    """The same number; raises `OutOfRange` outside `least` to `most`."""
    exact(argument, value, least, most)
    return value


def one_of(argument: str, value: str, choices: Collection[str]) -> None:
    """Raise `OutOfRange` when a word is none of the choices."""
    if value not in choices:
        raise OutOfRange(argument, f'"{value}" is unknown, one of {", ".join(choices)}')


def _text(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}" if abs(value) <= MOST else "a number of more than 15 digits"
    return f"{value:,.6g}"
