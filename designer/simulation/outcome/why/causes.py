"""Chains of causes: from what is there back to what struck."""

from __future__ import annotations

from collections.abc import Iterator

from designer.simulation.outcome.why.answer import Line
from designer.simulation.outcome.why.inquiry import Inquiry
from designer.simulation.record.events import Event

MOST = 8
"""So many causes are told; between them and the first one the rest is left out."""


def causes(asked: Inquiry, event: Event | None, until: int = -1) -> list[Line]:
    """What led to an event, itself included, the latest first, as far back as the event with the number `until`.

    What only passes things on is left out: resources that come online one after the other, and failures of a resource
    that repeat themselves.
    """
    lines: list[Line] = []
    for one in _chain(asked, event, until):
        text = asked.said(one)
        if text and (not lines or lines[-1].text != text):
            lines.append(Line(text, one.at, one.subject, topic=_topic(one)))
    if len(lines) > MOST:
        return [*lines[: MOST - 1], lines[-1]]
    return lines


def _chain(asked: Inquiry, event: Event | None, until: int) -> Iterator[Event]:
    failures: set[tuple[str, str]] = set()
    while event is not None and event.seq > until:
        if event.kind not in ("resource", "node"):
            yield event
        elif event.kind == "node":
            if (cause := asked.cause(event)) is None or cause.at < event.at:
                yield event
        elif event.after == "failed" and (event.subject, event.detail) not in failures:
            failures.add((event.subject, event.detail))
            yield event
        event = asked.cause(event)


def _topic(event: Event) -> str:
    return event.detail if event.kind in ("resource", "given up", "side", "stopped") else ""
