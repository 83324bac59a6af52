"""Networks, addresses, names, Kerberos."""

from __future__ import annotations

from designer.model.diff import apply, changing
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    named,
    plus,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
    with_property,
    without,
    without_resource,
)


def one_network(design: Snapshot) -> Snapshot:
    """Without the private network."""
    private = named(design, "networks", "Private")
    adapters = [one.id for one in design.interfaces.values() if one.network == private]
    return without(without(design, "interfaces", *adapters), "networks", private)


def adapter(design: Snapshot, node: str, network: str) -> str:
    """The id of a node's adapter."""
    wanted = (named(design, "nodes", node), named(design, "networks", network))
    (found,) = (one.id for one in design.interfaces.values() if (one.node, one.network) == wanted)
    return found


def with_adapter(design: Snapshot, node: str, network: str, /, **values: object) -> Snapshot:
    identifier = adapter(design, node, network)
    record = design.interfaces[identifier]
    fields = {"node": record.node, "network": record.network, "address": record.address, "static": record.static}
    return plus(without(design, "interfaces", identifier), "interfaces", id=identifier, **{**fields, **values})


def changed_adapter(design: Snapshot, node: str, network: str, /, **values: object) -> Snapshot:
    """The adapter of a node on a network with some fields set."""
    return apply(design, changing(design, "interfaces", adapter(design, node, network), **values))


def bound(private: int, public: int) -> Snapshot:
    """NODE1 with that binding order."""
    return changed_adapter(
        changed_adapter(active_passive(), "NODE1", "Private", binding_rank=private),
        "NODE1",
        "Public",
        binding_rank=public,
    )


def wins(*servers: str) -> Snapshot:
    """NODE1 with 192.168.10.5 as its WINS server, NODE2 with others."""
    design = changed_adapter(active_passive(), "NODE1", "Public", wins_servers=("192.168.10.5",))
    return changed_adapter(design, "NODE2", "Public", wins_servers=servers)


STRIPPED: dict[str, object] = {
    "gateway": "",
    "dns_servers": (),
    "wins_servers": (),
    "netbios": False,
    "dns_registration": False,
    "file_sharing": False,
    "fixed_speed": True,
}
"""An adapter as a private network wants it."""


CASES = (
    case(
        "EX-5.01",
        lambda: one_network(three_plus_one()),
        "1 network (Public), at least 2",
        good=three_plus_one,
    ),
    case(
        "EX-5.01",
        lambda: without(three_plus_one(), "interfaces", adapter(three_plus_one(), "NODE3", "Private")),
        "NODE3: adapter on Public only, at least 2 networks",
        good=lambda: without(three_plus_one(), "interfaces", *three_plus_one().interfaces),
    ),
    case(
        "EX-5.03",
        lambda: with_(three_plus_one(), "networks", "Private", role="mixed"),
        "No private network, at least 1 recommended",
        good=three_plus_one,
    ),
    case(
        "EX-5.04",
        lambda: with_(three_plus_one(), "networks", "Public", role="public"),
        "Public: for clients only, should be mixed",
        good=lambda: with_(three_plus_one(), "networks", "Public", role="mixed"),
    ),
    case(
        "EX-5.05",
        lambda: with_(three_plus_one(), "networks", "Private", priority=3),
        "Private: priority 3 behind Public (2), should be first",
        good=lambda: with_(three_plus_one(), "networks", "Private", priority=None),
    ),
    case(
        "EX-5.08",
        lambda: with_adapter(three_plus_one(), "NODE2", "Public", static=False),
        "NODE2 on Public: address from DHCP, should be static",
        good=lambda: with_all(three_plus_one(), "interfaces", static=None),
    ),
    case(
        "EX-5.09",
        lambda: with_(three_plus_one(), "networks", "Private", subnet="192.168.0.0/16"),
        "Private (192.168.0.0/16) and Public (192.168.10.0/24): subnets overlap, each needs its own",
        good=lambda: with_(three_plus_one(), "networks", "Private", subnet="192.168.11.0/24"),
    ),
    case(
        "EX-5.09b",
        lambda: with_property(
            with_adapter(three_plus_one(), "NODE1", "Private", address="10.10.11.1"),
            "EVS1 IP Address",
            Address="192.168.11.31",
        ),
        "NODE1 on Private: 10.10.11.1 is outside 10.10.10.0/24 (Private)",
        "EVS1 IP Address: 192.168.11.31 is outside 192.168.10.0/24 (Public)",
        good=lambda: with_(
            with_property(three_plus_one(), "EVS1 IP Address", Address=""), "networks", "Private", subnet=""
        ),
    ),
    case(
        "EX-5.11",
        lambda: with_(
            three_plus_one(), "resources", "EVS1 IP Address", network=named(three_plus_one(), "networks", "Private")
        ),
        "EVS1: address on Private only, at least 1 on a network for clients",
        good=lambda: with_(three_plus_one(), "resources", "EVS1 IP Address", network=None),
    ),
    case(
        "EX-5.12",
        lambda: with_adapter(three_plus_one(), "NODE4", "Private", teamed=True),
        "NODE4 on Private: teamed adapter, not supported on a private network",
        good=lambda: with_adapter(three_plus_one(), "NODE4", "Public", teamed=True),
    ),
    case(
        "EX-5.12b",
        lambda: with_adapter(three_plus_one(), "NODE4", "Public", teamed=True),
        "NODE4 on Public: teamed adapter, support may ask to break the team",
        good=lambda: with_adapter(three_plus_one(), "NODE4", "Private", teamed=True),
    ),
    case(
        "EX-5.18",
        lambda: with_property(three_plus_one(), "EVS1 Network Name", RequireKerberos=False),
        "EVS1: EVS1 Network Name without Kerberos, required with Exchange 2003",
        good=lambda: with_property(
            with_property(three_plus_one(), "EVS1 Network Name", RequireKerberos=None),
            "Cluster Name",
            RequireKerberos=False,
        ),
    ),
    case(
        "EX-5.19",
        lambda: with_property(exchange_2000(), "EVS1 Network Name", RequireKerberos=True),
        "EVS1: EVS1 Network Name with Kerberos, not supported with Exchange 2000",
        good=lambda: with_property(exchange_2000(), "EVS1 Network Name", RequireKerberos=False),
    ),
    case(
        "EX-5.24",
        lambda: with_property(
            with_cluster(three_plus_one(), name="EXCHANGECLUSTER1"), "EVS1 Network Name", Name="MAIL_1 X"
        ),
        "EXCHANGECLUSTER1: 16 characters, at most 15",
        "MAIL_1 X: _ and space in a computer name, only letters, digits and hyphens",
        good=lambda: with_cluster(three_plus_one(), name="EXCHANGE-CLUST1"),
    ),
    case(
        "CL-02",
        lambda: with_property(three_plus_one(), "EVS1 IP Address", Address="192.168.10.11"),
        "192.168.10.11: used by NODE1 on Public and EVS1 IP Address, at most 1 object",
        good=lambda: with_property(
            with_property(three_plus_one(), "EVS1 IP Address", Address=""), "EVS2 IP Address", Address=""
        ),
    ),
    case(
        "CL-05",
        lambda: with_all(three_plus_one(), "networks", role="public"),
        "No network is private or mixed, at least 1 must carry heartbeats",
        good=lambda: with_(three_plus_one(), "networks", "Private", role="none"),
    ),
    case(
        "CL-11",
        lambda: with_adapter(
            three_plus_one(), "NODE4", "Public", network=named(three_plus_one(), "networks", "Private")
        ),
        "Cluster Group: Cluster IP Address is on Public, but NODE4 has no adapter there",
        "EVS1: EVS1 IP Address is on Public, but NODE4 has no adapter there",
        "EVS2: EVS2 IP Address is on Public, but NODE4 has no adapter there",
        "EVS3: EVS3 IP Address is on Public, but NODE4 has no adapter there",
        good=lambda: without(three_plus_one(), "interfaces", *three_plus_one().interfaces),
    ),
    case(
        "CL-14",
        lambda: plus(active_passive(), "interfaces", node="n1", network="net1", address="10.10.10.9"),
        "NODE1: 2 adapters on Private, the cluster uses 1",
        good=active_passive,
    ),
    case(
        "DS-06",
        lambda: with_(
            with_property(three_plus_one(), "EVS1 IP Address", Address="192.168.10"),
            "networks",
            "Private",
            subnet="10.10.10.0/240",
        ),
        'Private: "10.10.10.0/240" is no subnet',
        'EVS1 IP Address: "192.168.10" is no IP address',
        good=lambda: without_resource(with_(three_plus_one(), "networks", "Private", subnet=""), "EVS1 IP Address"),
    ),
    case(
        "EX-5.01",
        lambda: with_(three_plus_one(), "networks", "Private", role="none"),
        "1 network (Public), at least 2",
        good=lambda: with_(three_plus_one(), "networks", "Private", role="mixed"),
    ),
    case(
        "EX-5.03",
        lambda: with_all(active_passive(), "networks", role="mixed"),
        "No private network, at least 1 recommended",
        good=active_passive,
    ),
    case(
        "EX-5.06",
        lambda: bound(private=1, public=2),
        "NODE1: Private bound before Public, networks for clients come first",
        good=lambda: bound(private=2, public=1),
    ),
    case(
        "EX-5.07",
        lambda: changed_adapter(
            active_passive(),
            "NODE1",
            "Private",
            **{**STRIPPED, "gateway": "10.10.10.254", "dns_servers": ("10.10.10.5",), "fixed_speed": False},
        ),
        "NODE1 on Private: gateway, DNS servers and negotiated speed, should be TCP/IP alone at a fixed speed",
        good=lambda: changed_adapter(active_passive(), "NODE1", "Private", **STRIPPED),
    ),
    case(
        "EX-5.07",
        lambda: changed_adapter(
            active_passive(),
            "NODE2",
            "Private",
            wins_servers=("10.10.10.5",),
            netbios=True,
            dns_registration=True,
            file_sharing=True,
        ),
        "NODE2 on Private: WINS servers, NetBIOS, registration in DNS and file sharing, should be TCP/IP alone at a"
        " fixed speed",
        good=lambda: changed_adapter(active_passive(), "NODE2", "Public", netbios=True, dns_registration=True),
    ),
    case(
        "EX-5.09c",
        lambda: with_(active_passive(), "networks", "Private", subnet="131.107.10.0/24"),
        "Private: subnet 131.107.10.0/24 is not private, 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are",
        good=lambda: with_(active_passive(), "networks", "Public", subnet="131.107.10.0/24"),
    ),
    case(
        "EX-5.10",
        lambda: with_(three_plus_one(), "networks", "Public", subnet="192.168.10.0/29"),
        "Public: 8 addresses needed, 6 usable in 192.168.10.0/29",
        good=lambda: with_(three_plus_one(), "networks", "Public", subnet="192.168.10.0/28"),
    ),
    case(
        "EX-5.13",
        lambda: with_(three_plus_one(), "networks", "Private", round_trip_ms=600),
        "Private: round trip of 600 ms, at most 500 ms",
        good=lambda: with_(three_plus_one(), "networks", "Private", round_trip_ms=500),
    ),
    case(
        "EX-5.14",
        lambda: with_(three_plus_one(), "networks", "Private", medium="crossover"),
        "Private: crossover cable with 4 nodes, at most 2",
        good=lambda: with_(active_passive(), "networks", "Private", medium="crossover"),
    ),
    case(
        "EX-5.14b",
        lambda: with_(three_plus_one(), "networks", "Private", routed=True),
        "Private: routed between nodes, must be one LAN",
        good=lambda: with_(three_plus_one(), "networks", "Private", routed=False),
    ),
    case(
        "EX-5.16",
        lambda: with_property(three_plus_one(), "EVS1 Network Name", RequireDNS=False),
        "EVS1: EVS1 Network Name online without its DNS record, should wait for it",
        good=lambda: with_property(exchange_2000(), "EVS1 Network Name", RequireDNS=False),
    ),
    case(
        "EX-5.16b",
        lambda: with_cluster(active_passive(), dns_dynamic_updates=False),
        "DNS takes no dynamic updates: the records of EXCLUSTER and EVS1 must be created by hand",
        good=lambda: with_cluster(active_passive(), dns_dynamic_updates=True),
    ),
    case(
        "EX-5.20",
        lambda: with_cluster(three_plus_one(), account_creates_computers=False),
        "Service account: may not create computer objects, Kerberos needs 3, one per EVS",
        good=lambda: with_cluster(exchange_2000(), account_creates_computers=False),
    ),
    case(
        "EX-5.22",
        wins,
        "Public: no WINS servers on NODE2, all nodes need the same",
        good=lambda: wins("192.168.10.5"),
    ),
    case(
        "EX-5.22",
        lambda: wins("192.168.10.6"),
        "Public: different WINS servers (192.168.10.5 or 192.168.10.6), all nodes need the same",
        good=lambda: with_all(active_passive(), "interfaces", wins_servers=("192.168.10.5",)),
    ),
    case(
        "EX-5.24",
        lambda: with_(active_passive(), "nodes", "NODE1", name="EXCHANGE-SERVER-1"),
        "EXCHANGE-SERVER-1: 17 characters, at most 15",
        good=lambda: with_(active_passive(), "nodes", "NODE1", name="EXCHANGE-SRV-01"),
    ),
)
