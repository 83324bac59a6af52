"""Whole stories as text, read by people: what is told, where everything ends up, and why each outage took so long.

`pytest --update-golden` writes them anew; the difference is to be read as an administrator would read it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from designer.catalog.loader import load_templates
from designer.catalog.schema import Catalog
from designer.edits.templates import from_template
from designer.foundation.units import clock, seconds
from designer.model.diff import adding, apply
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import outages
from designer.simulation.record.timeline import Timeline
from tests.simulation.play import play
from tests.support.clusters import changed, cluster, evs, nodes, plain, possible, quorum_group

GOLDEN = Path(__file__).parent / "golden"


def three_plus_one(catalog: Catalog) -> Snapshot:
    return from_template(catalog, load_templates()["three-plus-one"])


def two_nodes(catalog: Catalog) -> Snapshot:
    return from_template(catalog, load_templates()["two-node-active-passive"])


def failing_back(catalog: Catalog) -> Snapshot:
    return changed(two_nodes(catalog), "groups", "g2", failback=True)


def majority(_: Catalog) -> Snapshot:
    quorum = Resource(id="CG-MNS", name="Majority Node Set", type="majority-node-set", group="CG")
    snapshot = cluster(nodes(3), quorum_group("n1"), evs("MAIL", "n1", ("n1", "n2")), quorum="majority-node-set")
    return apply(snapshot, adding([("resources", quorum)]))


def hardly_possible(_: Catalog) -> Snapshot:
    snapshot = cluster(nodes(3), quorum_group("n3"), evs("MAIL", "n1"), plain("PRINT", "n1"))
    return possible(snapshot, ("n1",), "MAIL-DISK", "MAIL-SA")


def unseen(_: Catalog) -> Snapshot:
    snapshot = cluster(nodes(2), quorum_group("n1"), evs("MAIL", "n1"))
    return changed(snapshot, "disks", "q", visible_to=("n1",))


NAME = "resource:EVS1 Network Name"
MTA = "resource:Exchange Message Transfer Agent Instance - (EVS1)"

MOVES = ["move:EVS1=NODE4", "move:EVS1=NODE2@20", "move:EVS2=NODE2@30", "move:EVS1@300"]

STORIES: dict[str, tuple[Callable[[Catalog], Snapshot], list[str], str | None]] = {
    "one-node-lost": (three_plus_one, ["power:NODE1"], None),
    "one-node-lost-exchange-2000": (three_plus_one, ["power:NODE1"], "exchange-2000"),
    "two-nodes-lost": (three_plus_one, ["power:NODE1", "power:NODE2@600"], None),
    "target-lost-on-the-way": (three_plus_one, ["power:NODE1", "power:NODE4@30"], None),
    "passed-over": (three_plus_one, ["move:EVS1=NODE4", "power:NODE4@300"], None),
    "quorum-disk-unseen": (unseen, ["power:N1", "start:N2@60", "start:N1@120"], None),
    "service-stopped": (two_nodes, ["service:NODE1@10"], None),
    "planned-moves": (
        three_plus_one,
        MOVES,
        None,
    ),
    "restarts-then-failover": (two_nodes, [f"{NAME}@{at}" for at in (0, 200, 400, 600)], None),
    "side-service": (two_nodes, [f"{MTA}@{at}" for at in (0, 10, 20, 30)], None),
    "failback": (failing_back, ["power:NODE1", "start:NODE1@300"], None),
    "cluster-down-and-back": (two_nodes, ["power:NODE1", "power:NODE2@60", "start:NODE1@300", "start:NODE2@300"], None),
    "majority-lost": (majority, ["power:N1", "power:N2@100", "start:N3@300", "start:N1@400"], None),
    "no-possible-owner": (hardly_possible, ["power:N1", "start:N1@120"], None),
}


@pytest.mark.parametrize("name", list(STORIES))
def test_story(name: str, catalog: Catalog, golden: Callable[[Path, str], None]) -> None:
    build, events, tree = STORIES[name]
    timeline = play(build(catalog), catalog, *events, tree=tree)
    golden(GOLDEN / f"{name}.txt", "\n".join([*events, "", *told(timeline)]) + "\n")


def told(timeline: Timeline) -> list[str]:
    lines = [*narrate(timeline), "", "At the end"]
    final = timeline.state_at(timeline.end)
    for group, owner in final.owners.items():
        node = timeline.labels[owner] if owner is not None else "nowhere"
        lines.append(f"  {timeline.labels[group]}: {final.groups[group]}, {node}")
    for group, listed in outages(timeline).items():
        for outage in listed:
            length = "never ends" if outage.ms is None else seconds(outage.ms)
            lines += ["", f"Outage of {timeline.labels[group]} from {clock(outage.start)}: {length}"]
            lines += [
                f"  {seconds(step.end - step.start):>8}  {step.label}" for step in critical_path(timeline, outage)
            ]
    for decision in timeline.decisions:
        lines += ["", f"Where {timeline.labels[decision.group]} goes at {clock(decision.at)} ({decision.rule})"]
        lines += [f"  {timeline.labels[candidate.node]}: {candidate.text}" for candidate in decision.candidates]
    return [*lines, *(f"\nNote: {note}" for note in timeline.notes)]
