"""A moment of a cluster and what strikes it, as a configuration for Pacemaker; or why that cannot be said in its terms.

A group is a dummy resource, with which its resources are colocated; dependencies are orders. The circular list becomes
location scores, counted from the present owner and here once more, apart from the engine. Groups that run stay
(stickiness INFINITY). Those that look for a node avoid those of their anti-affinity class that have one, and an EVS on
more than two nodes every other EVS: in this direction only, and in the order in which they look.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.records import Group, Resource
from tests.oracle.crm import SCHEMA
from tests.oracle.guard import guard
from tests.oracle.moments import Moment, avoiders, circular, enforced, one_per_node, rejects, ring, runs

WILLING = 500_000
"""What every node is worth to a group; a node whose score is below nothing is never taken."""

AVOID = -10_000
"""What a neighbour costs: more than any place in a list, while dozens of them are not worth as much as to run."""

RECURRING = "monitor_10000"
DIGEST = "f2317cad3d54cec5d7d7aa7d0bf35cf8"
"""What Pacemaker computes for a resource without parameters: it restarts one whose parameters have changed."""

TRANSITION = "1:1:0:00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Export:
    """The question for `crm_simulate`: configuration, arguments, and what the objects are called in it."""

    text: str
    arguments: tuple[str, ...]
    names: Mapping[Id, str]
    nodes: int
    resources: int

    def back(self) -> dict[str, Id]:
        """The ids of nodes and resources by their names in the configuration."""
        return {name: identifier for identifier, name in self.names.items()}


def cib_export(moment: Moment) -> Export:
    """The configuration for a moment. Raises `NotMapped`."""
    guard(moment)
    snapshot = moment.snapshot
    names = {
        **{node: f"n{number}" for number, node in enumerate(ring(snapshot), 1)},
        **{group: f"g{number}" for number, group in enumerate(snapshot.groups, 1)},
        **{resource: f"r{number}" for number, resource in enumerate(snapshot.resources, 1)},
    }
    head = {
        "crm_feature_set": "3.0.14",
        "validate-with": SCHEMA,
        "epoch": "1",
        "num_updates": "0",
        "admin_epoch": "0",
        "have-quorum": "1" if moment.quorate else "0",
    }
    cib = ElementTree.Element("cib", head)
    configuration = ElementTree.SubElement(cib, "configuration")
    options = ElementTree.SubElement(configuration, "crm_config")
    settings = {"stonith-enabled": "false", "no-quorum-policy": "stop", "enable-startup-probes": "false"}
    _pairs(options, "cluster_property_set", "options", settings)
    _nodes(ElementTree.SubElement(configuration, "nodes"), moment, names)
    _resources(ElementTree.SubElement(configuration, "resources"), moment, names)
    _constraints(ElementTree.SubElement(configuration, "constraints"), moment, names)
    _status(ElementTree.SubElement(cib, "status"), moment, names)
    text = ElementTree.tostring(cib, encoding="unicode")
    count = len(snapshot.groups) + len(snapshot.resources)
    return Export(text, tuple(_arguments(moment, names)), names, len(snapshot.nodes), count)


def _pairs(parent: ElementTree.Element, tag: str, identifier: str, values: Mapping[str, str]) -> None:
    block = ElementTree.SubElement(parent, tag, {"id": identifier})
    for name, value in values.items():
        attributes = {"id": f"{identifier}-{name}", "name": name, "value": value}
        ElementTree.SubElement(block, "nvpair", attributes)


def _nodes(parent: ElementTree.Element, moment: Moment, names: Mapping[Id, str]) -> None:
    for number, node in enumerate(ring(moment.snapshot), 1):
        element = ElementTree.SubElement(parent, "node", {"id": str(number), "uname": names[node]})
        if moment.action.kind == "service" and moment.action.subject == node:
            _pairs(element, "instance_attributes", f"{names[node]}-attributes", {"standby": "on"})


def _resources(parent: ElementTree.Element, moment: Moment, names: Mapping[Id, str]) -> None:
    for group in moment.snapshot.groups.values():
        movable = _free_to_go(moment, group)
        _primitive(parent, names[group.id], {"resource-stickiness": "0" if movable else "INFINITY"})
    for resource in moment.snapshot.resources.values():
        failing = moment.action.kind == "resource" and moment.action.subject == resource.id
        element = _primitive(parent, names[resource.id], _restart_policy(moment, resource) if failing else {})
        if failing:
            operation = {"id": f"{names[resource.id]}-monitor", "name": "monitor", "interval": "10s"}
            if _stays_failed(moment, resource):
                operation["on-fail"] = "stop"
            ElementTree.SubElement(ElementTree.SubElement(element, "operations"), "op", operation)


def _primitive(parent: ElementTree.Element, name: str, meta: Mapping[str, str]) -> ElementTree.Element:
    attributes = {"id": name, "class": "ocf", "provider": "pacemaker", "type": "Dummy"}
    element = ElementTree.SubElement(parent, "primitive", attributes)
    if meta:
        _pairs(element, "meta_attributes", f"{name}-meta", meta)
    return element


def _free_to_go(moment: Moment, group: Group) -> bool:
    """Whether a running group may leave its node: on request, or back to a preferred owner when a node returns."""
    if moment.action.kind == "move":
        return moment.action.subject == group.id
    before = moment.state.nodes.get(moment.action.subject)
    returning = (moment.action.kind, before) in (("start", "down"), ("resume", "paused"))
    return returning and bool(group.failback) and bool(group.preferred_owners)


def _threshold(moment: Moment, resource: Resource) -> int:
    given = resource.restart_threshold
    return moment.service.restart_threshold if given is None else given


def _stays_failed(moment: Moment, resource: Resource) -> bool:
    if resource.restart_action == "none":
        return True
    return resource.restart_action == "restart" and moment.failed_before >= _threshold(moment, resource)


def _restart_policy(moment: Moment, resource: Resource) -> dict[str, str]:
    if resource.restart_action in ("none", "restart"):
        return {}
    left = _threshold(moment, resource) - moment.failed_before
    return {"migration-threshold": str(max(0, left) + 1)}


def _constraints(parent: ElementTree.Element, moment: Moment, names: Mapping[Id, str]) -> None:
    snapshot = moment.snapshot
    for group in snapshot.groups:
        for node, score in _scores(moment, group).items():
            _constraint(parent, "rsc_location", rsc=names[group], node=names[node], score=score)
    for resource in snapshot.resources.values():
        together = {"rsc": names[resource.id], "with-rsc": names[resource.group], "score": "INFINITY"}
        _constraint(parent, "rsc_colocation", **together)
        for node in snapshot.nodes:
            # said of the group: a resource of its own would stay behind and let the others go
            if resource.possible_owners is not None and node not in resource.possible_owners:
                _constraint(parent, "rsc_location", rsc=names[resource.group], node=names[node], score="-INFINITY")
    for edge in snapshot.dependencies.values():
        _constraint(parent, "rsc_order", first=names[edge.provider], then=names[edge.dependent])
    looking = avoiders(moment)
    for place, group in enumerate(looking):
        others = [other for other in snapshot.groups if other not in looking[place:]]
        for other in others:
            if rejects(moment, group, other):
                strict = enforced(moment) or one_per_node(snapshot, group, other)
                score = "-INFINITY" if strict else str(AVOID)
                apart = {"rsc": names[group], "with-rsc": names[other], "score": score, "influence": "false"}
                _constraint(parent, "rsc_colocation", **apart)


def _constraint(parent: ElementTree.Element, tag: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, {"id": f"c{len(parent)}", **attributes})


def _scores(moment: Moment, group: Id) -> dict[Id, str]:
    """How much a group likes each node; no two alike."""
    snapshot, action, here = moment.snapshot, moment.action, moment.state.owners[group]
    assert here is not None
    record = snapshot.groups[group]
    listed = circular(snapshot, group)
    closed = dict.fromkeys(moment.paused - {here}, "-INFINITY")
    scores: dict[Id, int]
    if action.kind == "move" and action.subject == group:
        if action.value is not None:
            return {action.value: "INFINITY", here: str(WILLING), **closed}
        scores = {node: 10 * (len(listed) - place) for place, node in enumerate(listed)}
        scores[here] = 1  # the best possible of the others
    elif _free_to_go(moment, record):
        preferred = list(dict.fromkeys(record.preferred_owners))
        scores = dict.fromkeys(listed, 1) | {here: 5}
        scores |= {node: 10 * (len(preferred) - place) for place, node in enumerate(preferred)}
    else:
        start = listed.index(here) + 1
        behind = [*listed[start:], *listed[:start]]
        scores = {node: 10 * (len(behind) - place) for place, node in enumerate(behind)}
    return {node: str(WILLING + score) for node, score in scores.items()} | closed


def _status(parent: ElementTree.Element, moment: Moment, names: Mapping[Id, str]) -> None:
    snapshot, state = moment.snapshot, moment.state
    for number, node in enumerate(ring(snapshot), 1):
        there = state.nodes[node] != "down"
        member = {
            "id": str(number),
            "uname": names[node],
            "in_ccm": "true" if there else "false",
            "crmd": "online" if there else "offline",
            "join": "member" if there else "down",
            "expected": "member" if there else "down",
        }
        element = ElementTree.SubElement(parent, "node_state", member)
        if not there:
            continue
        hosted = [group for group in snapshot.groups if state.owners[group] == node and runs(moment, group)]
        inside = [member.id for group in hosted for member in snapshot.members(group)]
        running = [*hosted, *(resource for resource in inside if state.resources[resource] == "online")]
        history = ElementTree.SubElement(ElementTree.SubElement(element, "lrm", {"id": str(number)}), "lrm_resources")
        for call, identifier in enumerate(running, 1):
            _started(history, names[identifier], call)


def _started(parent: ElementTree.Element, name: str, call: int) -> None:
    resource = {"id": name, "class": "ocf", "provider": "pacemaker", "type": "Dummy"}
    operation = {
        "id": f"{name}_last_0",
        "operation_key": f"{name}_start_0",
        "operation": "start",
        "op-digest": DIGEST,
        "crm_feature_set": "3.0.14",
        "transition-key": TRANSITION,
        "transition-magic": f"0:0;{TRANSITION}",
        "call-id": str(call),
        "rc-code": "0",
        "op-status": "0",
        "interval": "0",
    }
    ElementTree.SubElement(ElementTree.SubElement(parent, "lrm_resource", resource), "lrm_rsc_op", operation)


def _arguments(moment: Moment, names: Mapping[Id, str]) -> Sequence[str]:
    action = moment.action
    if action.kind == "power":
        return ["--node-fail", names[action.subject]]
    if action.kind == "start":
        return ["--node-up", names[action.subject]]
    if action.kind == "resource":
        owner = moment.state.owners[moment.snapshot.resources[action.subject].group]
        return ["--op-inject", f"{names[action.subject]}_{RECURRING}@{names[owner or '']}=7"]
    return []
