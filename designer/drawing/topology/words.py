"""The topology in words, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.standing import group_standing, node_standing
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.outside import duties
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.topology.roles import role_beside_name


def titled(facts: Facts) -> str:
    """One line: what the picture shows."""
    name = facts.snapshot.cluster.name
    return tr("Topology of {name}").format(name=name) if name else tr("Topology")


def described(facts: Facts) -> str:
    """What has just happened in a run that is watched, then every node with its groups, networks, storage, and what
    stands outside the cluster."""
    told = [facts.spotlight.caption] if facts.spotlight is not None and facts.spotlight.caption else []
    sentences = [*told, *_sites(facts), *(_node(facts, node) for node in facts.nodes)]
    sentences += [
        tr("{group} is on no node.").format(group=facts.snapshot.groups[group].name) for group in facts.homeless
    ]
    names = [facts.snapshot.networks[network].name for network in (*facts.above, *facts.below)]
    sentences.append(tr("Networks: {names}.").format(names=", ".join(names)) if names else tr("No networks."))
    sentences += _broken(facts)
    sentences.append(tr("Shared storage: {count}.").format(count=plural(len(facts.snapshot.disks), "disk")))
    return " ".join([*sentences, *_storage(facts), *_outside(facts)])


def _broken(facts: Facts) -> Iterator[str]:
    if not facts.damage.any:
        return
    all_of_them = [*facts.nodes, *facts.above, *facts.below, *facts.servers, *facts.fabrics, *facts.arrays]
    for one in (*all_of_them, *facts.snapshot.disks, *facts.snapshot.sites):
        text = facts.broken(one)
        if text:
            yield f"{facts.snapshot.name_of(one)}: {text[0].lower()}{text[1:]}."


def _sites(facts: Facts) -> Iterator[str]:
    names = facts.snapshot.name_of
    for camp in facts.camps:
        where = names(camp.site) if camp.site is not None else tr("At no site")
        yield f"{where}: {listed([names(node) for node in camp.nodes]) or tr('no nodes')}."


def _storage(facts: Facts) -> Iterator[str]:
    names = facts.snapshot.name_of
    for array in facts.arrays:
        inside = sum(disk.array == array for disk in facts.snapshot.disks.values())
        yield tr("{array} holds {no_disks}.").format(
            array=names(array), no_disks=plural(inside, "disk") if inside else tr("no disks")
        )
    if facts.fabrics:
        yield tr("Nodes and arrays are connected by {fabric}.").format(
            fabric=listed([names(fabric) for fabric in facts.fabrics])
        )


def _outside(facts: Facts) -> Iterator[str]:
    told = [f"{server.name} ({duties(server)})" for server in map(facts.snapshot.servers.__getitem__, facts.servers)]
    if told:
        yield tr("Outside the cluster: {told}.").format(told=", ".join(told))


def _node(facts: Facts, node: Id) -> str:
    name = facts.snapshot.nodes[node].name
    if facts.state is not None:
        name += f" ({node_standing(facts.state, node).word.lower()})"
    hosted = [_group(facts, group) for group in facts.hosted[node]]
    return f"{name}: {', '.join(hosted)}." if hosted else tr("{name}: no groups.").format(name=name)


def _group(facts: Facts, group: Id) -> str:
    record = facts.snapshot.groups[group]
    said = [role_beside_name(facts.catalog, record)]
    if facts.state is not None:
        said.append(group_standing(facts.snapshot, facts.state, group).word.lower())
    inside = ", ".join(word for word in said if word)
    return f"{record.name} ({inside})" if inside else record.name
