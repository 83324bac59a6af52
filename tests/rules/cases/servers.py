"""What an EVS consists of, and its dependencies."""

from __future__ import annotations

from designer.edits.groups import add_resource
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.cases.active_active import owned, preferring, two_passive
from tests.rules.designs import (
    active_passive,
    catalog,
    exchange_2000,
    linked,
    named,
    plus,
    three_plus_one,
    unlinked,
    with_,
    with_all,
    with_cluster,
    with_property,
    without,
    without_resource,
)

ATTENDANT = "Exchange System Attendant - (EVS1)"
STORE = "Exchange Information Store Instance - (EVS1)"
MTA = "Exchange Message Transfer Agent Instance - (EVS1)"
SMTP = "SMTP Virtual Server Instance 1 - (EVS1)"
POP3 = "Exchange POP3 Virtual Server Instance 1 - (EVS1)"


def moved(design: Snapshot, resource: str, group: str) -> Snapshot:
    return with_(design, "resources", resource, group=named(design, "groups", group))


def with_protocols(design: Snapshot) -> Snapshot:
    """Users of EVS1 need POP3 and IMAP4, and there are resources for both."""
    group = named(design, "groups", "EVS1")
    design = with_(design, "groups", "EVS1", protocols=("exchange-pop3", "exchange-imap4"))
    for kind in ("exchange-pop3", "exchange-imap4"):
        design = apply(design, add_resource(design, catalog(), group, kind))
    return design


def away_from_node5(design: Snapshot) -> Snapshot:
    """NODE5 is no possible owner of any EVS."""
    for server in ("EVS1", "EVS2", "EVS3"):
        design = owned(design, server, "NODE1", "NODE2", "NODE3", "NODE4")
    return design


def with_group(design: Snapshot, name: str, kind: str = "other") -> Snapshot:
    return plus(design, "groups", name=name, kind=kind)


CASES = (
    case(
        "EX-3.01",
        lambda: moved(
            plus_resource(three_plus_one(), "EVS2", "Second Attendant", "exchange-system-attendant"), SMTP, "EVS1"
        ),
        "EVS2: 2 System Attendants, exactly 1 per EVS",
        good=three_plus_one,
    ),
    case(
        "EX-3.01",
        lambda: moved(with_group(three_plus_one(), "Mail"), SMTP, "Mail"),
        f"Mail: {SMTP} belongs in the group of an EVS",
        good=lambda: with_group(three_plus_one(), "Mail"),
    ),
    case(
        "EX-3.02",
        lambda: without_resource(without_resource(three_plus_one(), "EVS1 IP Address"), ATTENDANT),
        "EVS1: no IP Address and no System Attendant, an EVS needs IP Address, Network Name, Physical Disk and"
        " System Attendant",
        good=three_plus_one,
    ),
    case(
        "EX-3.02",
        lambda: without_resource(three_plus_one(), "EVS2 Network Name"),
        "EVS2: no Network Name, an EVS needs IP Address, Network Name, Physical Disk and System Attendant",
        good=lambda: with_(three_plus_one(), "groups", "EVS2", name="Mail"),
    ),
    case(
        "EX-3.02b",
        lambda: without_resource(three_plus_one(), SMTP),
        "EVS1: no SMTP, which Setup creates with every EVS",
        good=lambda: without_resource(exchange_2000(), POP3),
    ),
    case(
        "EX-3.02b",
        lambda: without_resource(without_resource(exchange_2000(), STORE), SMTP),
        "EVS1: no Information Store and no SMTP, which Setup creates with every EVS",
        good=exchange_2000,
    ),
    case(
        "EX-3.03",
        lambda: linked(three_plus_one(), ATTENDANT, "EVS2 Network Name"),
        f"EVS1: {ATTENDANT} depends on EVS2 Network Name in EVS2, both must be in one group",
        good=lambda: linked(three_plus_one(), SMTP, "EVS1 Network Name"),
    ),
    case(
        "EX-3.04",
        lambda: unlinked(three_plus_one(), ATTENDANT, "Disk S:"),
        f"EVS1: {ATTENDANT} does not depend on Disk S:",
        good=lambda: linked(unlinked(three_plus_one(), ATTENDANT, "Disk S:"), "Disk R:", "Disk S:"),
    ),
    case(
        "EX-3.04",
        lambda: unlinked(three_plus_one(), ATTENDANT, "EVS1 Network Name"),
        f"EVS1: {ATTENDANT} does not depend on EVS1 Network Name",
        good=lambda: with_(unlinked(three_plus_one(), ATTENDANT, "Disk R:"), "disks", "Disk R", holds=("dtc",)),
    ),
    case(
        "EX-3.06",
        lambda: with_property(three_plus_one(), ATTENDANT, DataPath="U:\\exchsrvr"),
        "EVS1: data directory U:\\exchsrvr, but U: is no disk of this EVS",
        good=lambda: with_property(three_plus_one(), ATTENDANT, DataPath="r:\\exchsrvr"),
    ),
    case(
        "EX-3.07",
        lambda: with_(active_passive(), "groups", "EVS1", protocols=()),
        "EVS1: no POP3 and no IMAP4 resource, which its users do not need",
        good=lambda: with_(active_passive(), "groups", "EVS1", protocols=None),
    ),
    case(
        "EX-3.07b",
        lambda: with_(active_passive(), "groups", "EVS1", protocols=("exchange-pop3", "exchange-imap4")),
        "EVS1: users need POP3 and IMAP4, the EVS has no such resource",
        good=lambda: with_protocols(active_passive()),
    ),
    case(
        "EX-3.07c",
        lambda: with_(with_protocols(active_passive()), "nodes", "NODE2", pop3_imap4_manual=False),
        "NODE2: POP3 and IMAP4 services not set to Manual, EVS1 needs them",
        good=lambda: with_(with_protocols(active_passive()), "nodes", "NODE2", pop3_imap4_manual=True),
    ),
    case(
        "EX-3.08",
        lambda: with_(three_plus_one(), "nodes", "NODE2", services_manual=False),
        "NODE2: Exchange services not set to Manual, the cluster starts them",
        good=lambda: with_all(three_plus_one(), "nodes", services_manual=True),
    ),
    case(
        "EX-3.09",
        lambda: plus_resource(three_plus_one(), "EVS3", "Second MTA", "exchange-mta"),
        "2 Message Transfer Agents (EVS1 and EVS3), exactly 1 per cluster",
        good=three_plus_one,
    ),
    case(
        "EX-3.09",
        lambda: without_resource(three_plus_one(), MTA),
        "No Message Transfer Agent, exactly 1 per cluster",
        good=lambda: without_resource(without_resource(active_passive(), MTA), ATTENDANT),
    ),
    case(
        "EX-3.10",
        lambda: preferring(owned(three_plus_one(), "EVS1", "NODE1", "NODE4"), "EVS1", "NODE1", "NODE4"),
        "EVS1: carries the MTA with 2 possible owners, EVS2 has 4",
        good=lambda: owned(three_plus_one(), "EVS2", "NODE2", "NODE4"),
    ),
    case(
        "EX-3.14",
        lambda: with_(three_plus_one(), "resources", "Disk U:", disk=named(three_plus_one(), "disks", "Disk R")),
        "R: used by EVS1 and EVS2, at most 1 group",
        good=three_plus_one,
    ),
    case(
        "EX-3.14",
        lambda: stores_on(three_plus_one(), "EVS2", "Disk T"),
        "T: used by EVS1 and EVS2 (its stores), at most 1 group",
        good=lambda: stores_on(three_plus_one(), "EVS1", "Disk S"),
    ),
    case(
        "EX-3.14",
        lambda: with_(with_(three_plus_one(), "disks", "Disk R", lun="7"), "disks", "Disk U", lun=" 7 "),
        "R: and U: (volumes of LUN 7): used by EVS1 and EVS2, at most 1 group",
        good=lambda: with_(with_(three_plus_one(), "disks", "Disk R", lun="7"), "disks", "Disk S", lun="7"),
    ),
    case(
        "EX-3.15",
        lambda: with_property(with_cluster(three_plus_one(), name="Mail"), "EVS1 Network Name", Name="MAIL"),
        "Mail: name of the cluster and group EVS1, each needs its own",
        good=lambda: with_property(three_plus_one(), "Cluster Name", Name="EXCLUSTER"),
    ),
    case(
        "EX-3.15",
        lambda: with_(without_resource(three_plus_one(), "EVS2 Network Name"), "groups", "EVS2", name="NODE3"),
        "NODE3: name of node NODE3 and group NODE3, each needs its own",
        good=three_plus_one,
    ),
    case(
        "EX-3.15",
        lambda: plus(three_plus_one(), "servers", name="node2", roles=("front-end",)),
        "NODE2: name of node NODE2 and server node2, each needs its own",
        good=lambda: plus(three_plus_one(), "servers", name="FRONT1", roles=("front-end",)),
    ),
    case(
        "EX-3.16",
        lambda: with_cluster(three_plus_one(), smtp_domains=("example.com", "node1.example.com")),
        "NODE1: full name node1.example.com is an SMTP domain of a recipient policy",
        good=lambda: with_cluster(three_plus_one(), smtp_domains=("example.com",)),
    ),
    case(
        "EX-3.19",
        lambda: with_(with_cluster(exchange_2000(), exchange_sp=2), "nodes", "NODE2", exchange_sp=3),
        "EVS1: upgrade under way (NODE2 has Exchange 2000 Service Pack 3, NODE1 Exchange 2000 Service Pack 2), it fails"
        " if the administrative or routing group was changed",
        good=lambda: with_(exchange_2000(), "nodes", "NODE2", exchange_sp=3),
    ),
    case(
        "EX-3.22",
        lambda: with_(two_passive(), "nodes", "NODE5", exchange_sp=1),
        *(
            f"{server}: runs with Exchange 2003 Service Pack 2, cannot run on NODE5 with Exchange 2003 Service Pack 1"
            for server in ("EVS1", "EVS2", "EVS3")
        ),
        good=lambda: away_from_node5(with_(two_passive(), "nodes", "NODE5", exchange_sp=1)),
    ),
    case(
        "EX-3.22",
        lambda: with_(active_passive(), "nodes", "NODE2", exchange_sp=0),
        "EVS1: runs with Exchange 2003 Service Pack 2, cannot run on NODE2 with Exchange 2003 without a service pack",
        good=lambda: with_(active_passive(), "nodes", "NODE1", exchange_sp=0),
    ),
    case(
        "EX-3.23",
        lambda: unlinked(three_plus_one(), "EVS1 Network Name", "EVS1 IP Address"),
        "EVS1: EVS1 Network Name depends on no IP Address, which its type requires",
        good=lambda: with_(three_plus_one(), "resources", "EVS1 Network Name", type="generic-service"),
    ),
    case(
        "EX-3.23",
        lambda: without(three_plus_one(), "dependencies", *msdtc_providers(three_plus_one())),
        "Cluster Group: MSDTC Resource depends on no Network Name and no Physical Disk, which its type requires",
        good=three_plus_one,
    ),
    case(
        "EX-3.23b",
        lambda: unlinked(exchange_2000(), SMTP, STORE),
        f"EVS1: {SMTP} does not depend on Information Store, which Exchange 2000 requires",
        good=lambda: unlinked(linked(three_plus_one(), SMTP, STORE), SMTP, ATTENDANT),
    ),
    case(
        "EX-8.11",
        lambda: linked(three_plus_one(), SMTP, STORE),
        "EVS1: SMTP depends on the Information Store, by default on the System Attendant in Exchange 2003",
        good=exchange_2000,
    ),
    case(
        "DS-02",
        lambda: with_(three_plus_one(), "resources", SMTP, type="lotus-notes"),
        f'EVS1: {SMTP} has the unknown type "lotus-notes"',
        good=lambda: with_all(three_plus_one(), "resources", notes="lotus-notes"),
    ),
)


def plus_resource(design: Snapshot, group: str, name: str, kind: str) -> Snapshot:
    return plus(design, "resources", name=name, type=kind, group=named(design, "groups", group))


def stores_on(design: Snapshot, server: str, disk: str) -> Snapshot:
    """The first store of an EVS on another disk."""
    group, target = named(design, "groups", server), named(design, "disks", disk)
    store = next(one for one in design.stores.values() if design.storage_groups[one.storage_group].group == group)
    return plus(
        without(design, "stores", store.id), "stores", name="Moved", storage_group=store.storage_group, disk=target
    )


def msdtc_providers(design: Snapshot) -> list[str]:
    dtc = named(design, "resources", "MSDTC Resource")
    return [edge.id for edge in design.dependencies.values() if edge.dependent == dtc]
