"""Random tests run a twentieth of their volume unless asked for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.volume import VARIABLE, volume

if TYPE_CHECKING:
    import pytest


def test_a_twentieth_normally(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert volume(4000) == 200


def test_never_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert volume(3) == 1


def test_everything_when_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    assert volume(4000) == 4000
