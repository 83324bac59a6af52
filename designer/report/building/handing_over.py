"""Phases 9 and 10: a smoke test, a first backup, and the hand-over to the test plan."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, seconds
from designer.model.records import Group
from designer.report.blocks import Given
from designer.report.building.commands import moved
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, nodes, servers_with
from designer.report.context import Context
from designer.report.testing.moves import Move, planned_moves
from designer.report.variants import VARIANTS
from designer.topology.evs import ADDRESS, SYSTEM_ATTENDANT, network_name, of_type
from designer.topology.ownership import home_node


def smoke_test(context: Context) -> Phase:
    """Every virtual server answers, moves once and comes home."""
    moves = planned_moves(context)
    groups = context.snapshot.virtual_servers()
    parts = [Part(title=group.name, jobs=tuple(_group(context, group, moves.get(group.id)))) for group in groups]
    last = Part(title="First backup", jobs=tuple(_backup(context)))
    names = listed([group.name for group in groups]) or context.cluster_name
    return Phase(
        number=9,
        title="Smoke test",
        aim=f"{names} {'answer' if len(groups) != 1 else 'answers'} by name, "
        f"{'move' if len(groups) != 1 else 'moves'} once and "
        f"{'come' if len(groups) != 1 else 'comes'} home before anybody uses {'them' if len(groups) != 1 else 'it'}.",
        parts=(*parts, last),
        hold=f"{names} {'are' if len(groups) != 1 else 'is'} online at home, and a first backup of each exists.",
        rollback="Go back to the phase whose values turn out wrong; no user works on the cluster yet.",
    )


def hand_over(context: Context) -> Phase:
    """What the testers are given."""
    number = context.snapshot.paper.number
    plan = f"{number}-{VARIANTS['testplan'].suffix}" if number else VARIANTS["testplan"].kind
    return Phase(
        number=10,
        title="Hand over to the test plan",
        aim=f"{context.cluster_name} is handed to the testers as built; from here on only they change it.",
        parts=(
            Part(
                jobs=(
                    Job(
                        action="Write every value that differs from this runbook into it, and initial it.",
                        where="Project",
                        inputs=(Given("Deviations"),),
                        expected="The runbook says what was built.",
                        records=True,
                        minutes=30,
                    ),
                    Job(
                        action="Record the signatures of all shared disks.",
                        where=nodes(context)[0].name,
                        inputs=tuple(Given(disk.name) for disk in context.snapshot.disks.values()),
                        expected="They are kept with the backups, outside the cluster.",
                        facts=("EX-10.02",),
                        records=True,
                        minutes=15,
                    ),
                    Job(
                        action="Hand runbook, deviations and open points to the test manager.",
                        where="Project",
                        inputs=(Given("Test plan", plan), Given("Test manager")),
                        expected=f"The entry criteria of the test plan are met for {context.cluster_name}.",
                        records=True,
                        minutes=30,
                    ),
                )
            ),
        ),
        hold=f"the test manager has signed for {context.cluster_name}.",
        rollback="The testers hand the cluster back with the number of the test that failed.",
    )


def _group(context: Context, group: Group, move: Move | None) -> Iterator[Job]:
    snapshot = context.snapshot
    home = context.name(home_node(snapshot, group.id)) or "Cluster"
    name = network_name(snapshot, group.id)
    answers = [str(one.properties.get("Address", "")) for one in of_type(snapshot, group.id, ADDRESS)]
    yield Job(
        action=f"Resolve {name} by DNS{' and WINS' if servers_with(context, 'wins') else ''} from a client.",
        where="Client",
        inputs=(Given("Name", name), Given("Address", comma(answers))),
        expected="The address is that of the virtual server, not that of a node.",
        facts=("EX-5.16", "EX-5.22"),
    )
    mail = bool(of_type(snapshot, group.id, SYSTEM_ATTENDANT))
    yield Job(
        action=f"Open a test mailbox on {name} and send a message in both directions."
        if mail
        else f"Use {name} from a client as its users will.",
        where="Client",
        inputs=(Given("Test mailbox"),) if mail else (),
        expected="Both messages arrive." if mail else "It answers.",
    )
    if move is None:
        return
    for target, ms in ((context.name(move.target), move.there_ms), (home, move.back_ms)):
        time = f" after about {seconds(round(ms, -3))} (simulated)" if ms is not None else ""
        yield Job(
            action=f"Move {group.name} to {target}.",
            where=target,
            inputs=moved(context, group.name, target),
            expected=f"{group.name} is online on {target}{time}, and no resource is failed.",
            facts=("EX-8.10", "EX-8.15"),
        )


def _backup(context: Context) -> Iterator[Job]:
    yield Job(
        action="Save every node with its system state, and the quorum through the node that owns it.",
        where=listed([node.name for node in nodes(context)]),
        expected="Each job ends without an error; shared data disks are left out of the file backups.",
        facts=("EX-10.01",),
        minutes=60,
    )
    names = [network_name(context.snapshot, group.id) for group in context.snapshot.virtual_servers()]
    if names:
        yield Job(
            action="Save the data of every virtual server under its own name.",
            where=listed(names),
            inputs=(Given("Backup server", comma(servers_with(context, "backup"))),),
            expected="The job finds them on whichever node they run.",
            facts=("EX-10.01", "EX-7.35") if context.exchange is not None else ("EX-10.01",),
            minutes=60,
        )
