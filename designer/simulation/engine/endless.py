"""What to say of a run that was ended before it came to rest."""

from __future__ import annotations

from collections import Counter

from designer.foundation.ids import Id
from designer.foundation.units import clock, listed
from designer.simulation.engine.playing import MOST_EVENTS
from designer.simulation.engine.run import Run

LATELY = 5_000
"""So many of the last events tell what goes on without end."""

LONG_MS = 3_600_000
"""Where nothing happens for so long, nothing flaps."""

BEGINNING = "The simulation ends at "
"""With these words a note of this kind begins, and no other."""

MOST_NAMES = 3
"""So many resources are named, those that fail most often first."""


def what_goes_on(run: Run) -> str:
    """Why a run had not come to rest: which resources flap, or are pending, or that it only waits for something."""
    end = f"{BEGINNING}{clock(run.now)}"
    if len(run.events) > MOST_EVENTS:
        end += f" after {len(run.events):,} events"
    failures = Counter(event.subject for event in run.events[-LATELY:] if event.after == "failed")
    flapping = [resource for resource, count in failures.most_common() if count > 1]
    pending = [resource for resource, state in run.resources.items() if state.endswith("pending")]
    due = run.next_due()
    if flapping and due is not None and due - run.now < LONG_MS:
        why = f"{_names(run, flapping)} {'fail' if len(flapping) > 1 else 'fails'} again and again"
    elif pending:
        why = f"{_names(run, pending)} {'are' if len(pending) > 1 else 'is'} still pending"
    else:
        why = f"the next thing is due only at {clock(run.now if due is None else due)}"
    return f"{end}, while the cluster is still trying: {why}."


def _names(run: Run, resources: list[Id]) -> str:
    named = [f"{run.name(resource)} of {run.name(run.plan.group_of[resource])}" for resource in resources[:MOST_NAMES]]
    more = len(resources) - len(named)
    return listed([*named, f"{more} more"] if more else named)
