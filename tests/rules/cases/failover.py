"""Owners, failback, restart policy."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.cases.active_active import nodes_and_servers, preferring
from tests.rules.cases.servers import ATTENDANT, SMTP, STORE
from tests.rules.designs import (
    active_passive,
    exchange_2000_datacenter,
    linked,
    named,
    plus,
    template,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)

SEARCH = "Exchange MS Search Instance - (EVS1)"


def owned(design: Snapshot, resource: str, *nodes: str) -> Snapshot:
    """A resource with these possible owners."""
    owners = tuple(named(design, "nodes", node) for node in nodes)
    return with_(design, "resources", resource, possible_owners=owners)


def all_owned(design: Snapshot, group: str, *nodes: str) -> Snapshot:
    """Every resource of a group with these possible owners."""
    for resource in design.members(named(design, "groups", group)):
        design = owned(design, resource.name, *nodes)
    return design


CASES = (
    case(
        "EX-8.01",
        lambda: with_(three_plus_one(), "groups", "EVS1", failback=True, preferred_owners=()),
        "EVS1: failback allowed, needs a preferred owner",
        good=lambda: with_(three_plus_one(), "groups", "EVS1", failback=None, preferred_owners=()),
    ),
    case(
        "EX-8.02",
        lambda: with_(three_plus_one(), "groups", "EVS1", failback=True),
        "EVS1: failback allowed, should be prevented",
        good=lambda: with_(three_plus_one(), "groups", "Cluster Group", failback=True, preferred_owners=("n1",)),
    ),
    case(
        "EX-8.03",
        lambda: with_(three_plus_one(), "groups", "EVS3", preferred_owners=()),
        "EVS3: no preferred owners on 4 nodes, should be the home node and passive nodes",
        good=lambda: with_(active_passive(), "groups", "EVS1", preferred_owners=()),
    ),
    case(
        "EX-8.03b",
        lambda: without_classes(preferring(three_plus_one(), "EVS1", "NODE1", "NODE2", "NODE4")),
        "EVS1: prefers NODE2, which runs EVS2, before passive node NODE4",
        good=lambda: without_classes(preferring(three_plus_one(), "EVS1", "NODE1", "NODE4", "NODE2")),
    ),
    case(
        "EX-8.03b",
        lambda: preferring(exchange_2000_datacenter(), "EVS3", "NODE3", "NODE1", "NODE4"),
        "EVS3: prefers NODE1, which runs EVS1, before passive node NODE4",
        good=lambda: preferring(three_plus_one(), "EVS3", "NODE3", "NODE1", "NODE4"),
    ),
    case(
        "EX-8.04",
        lambda: owned(owned(three_plus_one(), "Disk R:", "NODE1", "NODE2", "NODE4"), SMTP, "NODE4", "NODE1"),
        "EVS1: Disk R: (and 1 more) lacks possible owner NODE3 of the others",
        good=lambda: owned(three_plus_one(), "Disk R:", "NODE4", "NODE3", "NODE2", "NODE1"),
    ),
    case(
        "EX-8.04b",
        lambda: all_owned(three_plus_one(), "EVS1", "NODE1"),
        "EVS1: only NODE1 is a possible owner of every resource, at least 2 nodes needed",
        good=lambda: all_owned(three_plus_one(), "EVS1", "NODE1", "NODE4"),
    ),
    case(
        "EX-8.04b",
        lambda: owned(owned(three_plus_one(), "Disk R:", "NODE1"), SMTP, "NODE4"),
        "EVS1: no node is a possible owner of every resource, at least 2 nodes needed",
        good=lambda: template("two-node-active-passive", nodes=1),
    ),
    case(
        "EX-8.04c",
        lambda: owned(three_plus_one(), "Cluster Name"),
        "Cluster Group: Cluster Name has no possible owner, at least 1 node needed",
        good=lambda: owned(three_plus_one(), "Cluster Name", "NODE1"),
    ),
    case(
        "EX-8.05",
        lambda: with_(three_plus_one(), "groups", "EVS1", users=2500),
        "EVS1: pending timeout of 180\N{NO-BREAK SPACE}s of the Information Store for 2,500 users,"
        " 600\N{NO-BREAK SPACE}s recommended",
        good=lambda: with_(
            with_(three_plus_one(), "groups", "EVS1", users=2500), "resources", STORE, pending_timeout_ms=600_000
        ),
    ),
    case(
        "EX-8.07",
        lambda: with_(three_plus_one(), "resources", ATTENDANT, restart_action="restart"),
        f"EVS1: {ATTENDANT} does not affect the group, should",
        good=lambda: with_(three_plus_one(), "resources", SMTP, restart_action="restart"),
    ),
    case(
        "EX-8.07b",
        lambda: with_(three_plus_one(), "resources", SEARCH, restart_action="failover"),
        f"EVS1: {SEARCH} affects the group, a side service should not",
        good=lambda: with_(three_plus_one(), "resources", SMTP, restart_action="failover"),
    ),
    case(
        "EX-8.17",
        lambda: with_all(active_passive(), "nodes", boot_delay_s=30),
        "NODE1 and NODE2: boot delay 30\N{NO-BREAK SPACE}s, each should have its own",
        good=lambda: with_(
            with_(active_passive(), "nodes", "NODE1", boot_delay_s=10), "nodes", "NODE2", boot_delay_s=60
        ),
    ),
    case(
        "EX-8.18",
        lambda: aiming(nodes_and_servers(6, 4), "NODE5", "NODE5", "NODE5", "NODE5"),
        "EVS1, EVS2, EVS3 and EVS4: all fail over to NODE5 first, 2 nodes are passive",
        good=lambda: aiming(nodes_and_servers(6, 4), "NODE5", "NODE5", "NODE6", "NODE6"),
    ),
    case(
        "EX-8.18",
        lambda: aiming(nodes_and_servers(6, 4), "NODE5", "NODE5", "NODE5", "NODE6"),
        "EVS1, EVS2 and EVS3: fail over to NODE5 first, 2 nodes are passive, at most 2 of 4 EVSs each",
        good=lambda: with_(
            aiming(nodes_and_servers(6, 4), "NODE5", "NODE5", "NODE5", "NODE5"),
            "nodes",
            "NODE6",
            role="alternate passive",
        ),
    ),
    case(
        "CL-06",
        lambda: all_owned(three_plus_one(), "EVS1", "NODE1", "NODE2"),
        "EVS1: preferred owner NODE4 is no possible owner of EVS1 IP Address, EVS1 Network Name, Disk R: and 9 more",
        good=lambda: all_owned(three_plus_one(), "EVS1", "NODE1", "NODE4"),
    ),
    case(
        "CL-07",
        lambda: owned(three_plus_one(), "Disk U:", "NODE3", "NODE4"),
        "EVS2: owner NODE2 is no possible owner of Disk U:",
        good=lambda: with_(owned(three_plus_one(), "Disk U:", "NODE3", "NODE4"), "groups", "EVS2", owner=None),
    ),
    case(
        "CL-13",
        lambda: with_(
            with_(three_plus_one(), "groups", "EVS1", failback_from=22),
            "groups",
            "EVS2",
            failback_from=0,
            failback_until=24,
        ),
        "EVS1: failback window has a start (22 h) but no end",
        "EVS2: failback window 0 to 24 h, hours are 0 to 23",
        good=lambda: with_(three_plus_one(), "groups", "EVS1", failback_from=22, failback_until=4),
    ),
    case(
        "CL-13",
        lambda: with_(three_plus_one(), "groups", "EVS1", failback_from=5, failback_until=5),
        "EVS1: failback window begins and ends at 5 h",
        good=lambda: with_(three_plus_one(), "groups", "EVS1", failback_from=4, failback_until=5),
    ),
    case(
        "CL-15",
        lambda: two_addresses("either"),
        "EVS1: EVS1 Network Name needs EVS1 IP Address or EVS1 IP Address 2,"
        " Windows Server 2003, Enterprise Edition knows no alternatives",
        good=lambda: two_addresses(""),
    ),
    case(
        "CL-16",
        lambda: with_cluster(three_plus_one(), enforce_anti_affinity=True, ordered_target=True),
        "EXCLUSTER: ClusterEnforcedAntiAffinity is set, Windows Server 2003, Enterprise Edition does not know it",
        good=lambda: with_cluster(three_plus_one(), ordered_target=True),
    ),
    case(
        "CL-16",
        lambda: with_cluster(exchange_2000_datacenter(), enforce_anti_affinity=True, ordered_target=True),
        "EXCLUSTER: ClusterEnforcedAntiAffinity and DisableGroupPreferredOwnerRandomization are set,"
        " Windows 2000 Datacenter Server does not know them",
        good=lambda: with_cluster(exchange_2000_datacenter(), ordered_target=False),
    ),
    case(
        "DS-10",
        lambda: played("n9", "EVS1", "n1", "EVS9"),
        'Scenario Node loss: an expectation is about the group "EVS9", which the design does not have',
        'Scenario Node loss: a step is about the node "n9", which the design does not have',
        good=lambda: played("n1", "EVS1", "n1", "EVS2"),
    ),
)


def aiming(design: Snapshot, *targets: str) -> Snapshot:
    """The virtual servers prefer their homes, then these nodes."""
    for group, target in zip(design.groups_of_kind("evs"), targets, strict=True):
        owners = (group.owner, named(design, "nodes", target))
        design = with_(design, "groups", group.name, preferred_owners=owners)
    return design


def without_classes(design: Snapshot) -> Snapshot:
    """No anti-affinity."""
    return with_all(design, "groups", anti_affinity=())


def two_addresses(alternative: str) -> Snapshot:
    """A virtual server whose name needs a second address too; both are one set of this name, if any."""
    design = three_plus_one()
    values = {"Address": "10.0.0.99"}
    evs = named(design, "groups", "EVS1")
    design = plus(design, "resources", name="EVS1 IP Address 2", type="ip-address", group=evs, properties=values)
    design = linked(design, "EVS1 Network Name", "EVS1 IP Address 2")
    name = named(design, "resources", "EVS1 Network Name")
    for edge in [one for one in design.dependencies.values() if one.dependent == name]:
        design = apply(design, changing(design, "dependencies", edge.id, alternative=alternative))
    return design


def played(subject: Id, group: str, node: Id, expected: str) -> Snapshot:
    """A scenario with two steps, the second a move of a group to a node, and an expectation about a group."""
    design = plus(three_plus_one(), "scenarios", id="sc1", name="Node loss")
    design = plus(design, "steps", scenario="sc1", kind="power", subject=subject)
    design = plus(design, "steps", scenario="sc1", kind="move", subject=named(design, "groups", group), value=node)
    groups = {one.name: one.id for one in design.groups.values()}
    return plus(design, "expectations", scenario="sc1", group=groups.get(expected, expected))
