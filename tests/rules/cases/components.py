"""Components beside the mailboxes, front-ends, service account, antivirus and backup."""

from __future__ import annotations

from typing import Any

from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import active_passive, exchange_2000, plus, three_plus_one, with_, with_cluster

CONNECTOR = "notes-connector"


def with_server(design: Snapshot, name: str, role: str, **values: Any) -> Snapshot:
    return plus(design, "servers", name=name, roles=(role,), **values)


def front_end(design: Snapshot, **values: Any) -> Snapshot:
    return with_server(design, "FRONT1", "front-end", **values)


def on_node(design: Snapshot, node: str, *components: str) -> Snapshot:
    return with_(design, "nodes", node, components=components)


CASES = (
    case(
        "EX-7.01",
        lambda: on_node(three_plus_one(), "NODE1", "site-replication-service", "active-directory-connector"),
        "NODE1: carries Site Replication Service and Active Directory Connector, not supported on a cluster node",
        good=lambda: with_server(
            on_node(three_plus_one(), "NODE1", "x400-connector"),
            "EXCH1",
            "exchange",
            components=("site-replication-service", "active-directory-connector"),
        ),
    ),
    case(
        "EX-7.01b",
        lambda: with_cluster(three_plus_one(), components=(CONNECTOR, "x400-connector")),
        "Connector for Lotus Notes needed, but no server outside the cluster carries it",
        good=lambda: with_server(
            with_cluster(three_plus_one(), components=(CONNECTOR,)), "EXCH1", "exchange", components=(CONNECTOR,)
        ),
    ),
    case(
        "EX-7.01b",
        lambda: with_server(
            with_cluster(three_plus_one(), components=(CONNECTOR, "front-end", "chat")),
            "EXCH1",
            "exchange",
            components=("chat",),
        ),
        "Connector for Lotus Notes and Front-end server needed, but no server outside the cluster carries them",
        good=lambda: front_end(with_cluster(three_plus_one(), components=("front-end",))),
    ),
    case(
        "EX-7.02",
        lambda: with_cluster(three_plus_one(), joins_exchange_55_site=True),
        "The cluster joins an Exchange 5.5 site, but no stand-alone Exchange server runs the Site Replication Service",
        good=lambda: with_server(with_cluster(three_plus_one(), joins_exchange_55_site=True), "EXCH1", "exchange"),
    ),
    case(
        "EX-7.03",
        lambda: on_node(three_plus_one(), "NODE4", "front-end"),
        "NODE4: front-end server, not supported on a cluster node",
        good=lambda: front_end(on_node(three_plus_one(), "NODE4")),
    ),
    case(
        "EX-7.03b",
        lambda: on_node(three_plus_one(), "NODE1", "network-load-balancing"),
        "NODE1: Network Load Balancing beside the Cluster service, at most 1 of them",
        good=lambda: front_end(three_plus_one(), nlb=True, components=("network-load-balancing",)),
    ),
    case(
        "EX-7.04",
        lambda: front_end(three_plus_one(), exchange="exchange-2003-standard", exchange_sp=1),
        "FRONT1: Service Pack 1, the cluster behind it has Service Pack 2",
        good=lambda: front_end(three_plus_one(), exchange="exchange-2003-standard", exchange_sp=2),
    ),
    case(
        "EX-7.20",
        lambda: front_end(three_plus_one(), ssl_to_back_end=True),
        "FRONT1: SSL to the cluster, Exchange cannot use it between front-end and back-end",
        good=lambda: front_end(three_plus_one(), ssl_to_back_end=False),
    ),
    case(
        "EX-7.22",
        lambda: front_end(exchange_2000(), ipsec_to_back_end=True),
        "FRONT1: IPSec to a cluster with Exchange 2000 and Windows 2000, supported with Exchange 2003 on Windows Server"
        " 2003 only",
        good=lambda: front_end(exchange_2000(), ipsec_to_back_end=False),
    ),
    case(
        "EX-7.22b",
        lambda: front_end(three_plus_one(), ipsec_to_back_end=True, ipsec_idle_short=False),
        "FRONT1: IPSec with the default idle time, up to 6 min more outage after a failover, at most 2 min with"
        " NLBSFlags",
        good=lambda: front_end(three_plus_one(), ipsec_to_back_end=True, ipsec_idle_short=True),
    ),
    case(
        "EX-7.30",
        lambda: with_cluster(exchange_2000(), account_has_exchange_rights=False),
        "Service account: no Exchange rights, Exchange 2000 needs Exchange Full Administrator",
        good=lambda: with_cluster(exchange_2000(), account_has_exchange_rights=True),
    ),
    case(
        "EX-7.31",
        lambda: with_cluster(three_plus_one(), account_has_exchange_rights=True),
        "Service account: has Exchange rights, Exchange 2003 needs none",
        good=lambda: with_cluster(three_plus_one(), account_has_exchange_rights=False),
    ),
    case(
        "EX-7.33",
        lambda: with_cluster(active_passive(), service_account="svc-cluster@example.com"),
        "Service account svc-cluster@example.com: a user principal name, DOMAIN\\user needed",
        good=lambda: with_cluster(active_passive(), service_account="EXAMPLE\\svc-cluster"),
    ),
    case(
        "EX-7.33",
        lambda: with_cluster(active_passive(), service_account="node1\\svc-cluster"),
        "Service account node1\\svc-cluster: an account of one computer, DOMAIN\\user needed",
        good=lambda: with_cluster(active_passive(), service_account=""),
    ),
    case(
        "EX-7.33",
        lambda: with_cluster(active_passive(), service_account="svc-cluster"),
        "Service account svc-cluster: no domain, DOMAIN\\user needed",
        good=lambda: with_cluster(active_passive(), service_account="example.com\\svc-cluster"),
    ),
    case(
        "EX-7.33",
        lambda: with_cluster(active_passive(), service_account="EXAMPLE\\"),
        "Service account EXAMPLE\\: cannot be read, DOMAIN\\user needed",
        good=lambda: with_cluster(active_passive(), service_account=" EXAMPLE\\svc-cluster "),
    ),
    case(
        "EX-7.33b",
        lambda: with_cluster(active_passive(), account_is_local_admin=False),
        "Service account: no local administrator, must be one on every node",
        good=lambda: with_cluster(active_passive(), account_is_local_admin=True),
    ),
    case(
        "EX-7.34",
        lambda: with_cluster(active_passive(), antivirus_cluster_aware=False),
        "Antivirus software: not cluster-aware, should be",
        good=lambda: with_cluster(active_passive(), antivirus_cluster_aware=True),
    ),
    case(
        "EX-7.35",
        lambda: with_cluster(active_passive(), backup_by_evs_name=False),
        "Backup: addresses nodes, should address the network names of the EVSs",
        good=lambda: with_cluster(active_passive(), backup_by_evs_name=True),
    ),
)
