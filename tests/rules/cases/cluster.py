"""What the cluster service itself asks for, and the design as a document."""

from __future__ import annotations

from designer.edits.templates import empty_design
from tests.rules.cases import case
from tests.rules.cases.servers import ATTENDANT, SMTP, STORE
from tests.rules.designs import active_passive, linked, plus, three_plus_one, with_, with_cluster

CASES = (
    case(
        "CL-01",
        lambda: linked(linked(three_plus_one(), "EVS1 IP Address", ATTENDANT), SMTP, SMTP),
        f"EVS1: EVS1 IP Address, {ATTENDANT} and EVS1 Network Name depend on each other in a circle",
        f"EVS1: {SMTP} depends on itself",
        good=lambda: linked(three_plus_one(), SMTP, STORE),
    ),
    case(
        "CL-04",
        lambda: with_(with_(three_plus_one(), "resources", "Disk U:", name="disk r:"), "groups", "EVS2", name="evs1"),
        "EVS1: name of 2 groups, at most 1",
        "Disk R: name of 2 resources, at most 1",
        good=lambda: with_(three_plus_one(), "resources", "Disk U:", name="EVS1"),
    ),
    case(
        "CL-12",
        lambda: plus(three_plus_one(), "nodes", name="NODE5", number=2),
        "NODE2 and NODE5: Node ID 2, each needs its own",
        good=three_plus_one,
    ),
    case(
        "DS-01",
        lambda: with_cluster(three_plus_one(), windows="windows-nt-4", exchange="exchange-2007"),
        'Windows "windows-nt-4" is unknown, known are windows-2000-advanced-server, windows-2000-datacenter,'
        " windows-2000-server, windows-2003-datacenter, windows-2003-enterprise and windows-2003-standard",
        'Exchange "exchange-2007" is unknown, known are exchange-2000-enterprise, exchange-2000-standard,'
        " exchange-2003-enterprise and exchange-2003-standard",
        good=lambda: with_cluster(three_plus_one(), windows="", exchange=""),
    ),
    case(
        "DS-01",
        lambda: plus(
            with_(three_plus_one(), "nodes", "NODE2", windows="windows-nt-4", exchange="exchange-55"),
            "servers",
            name="NT1",
            windows="windows-nt-4",
        ),
        'NODE2: Windows "windows-nt-4" and Exchange "exchange-55" unknown to the program',
        'NT1: Windows "windows-nt-4" unknown to the program',
        good=lambda: plus(three_plus_one(), "servers", name="NT1", windows="windows-2000-server"),
    ),
    case(
        "DS-03",
        lambda: plus(active_passive(), "waivers", rule="EX-2.05", subjects=("cluster",)),
        "Waiver of EX-2.05: no reason given, so it does not count",
        good=lambda: plus(active_passive(), "waivers", rule="EX-2.05", subjects=("cluster",), reason="Agreed."),
    ),
    case(
        "DS-04",
        lambda: plus(active_passive(), "waivers", rule="EX-2.05", subjects=("cluster",), reason="Agreed."),
        "Waiver of EX-2.05 on EXCLUSTER: there is no such finding",
        good=lambda: plus(
            with_cluster(active_passive(), bus="scsi", windows="windows-2003-standard"),
            "waivers",
            rule="EX-1.02",
            subjects=("cluster",),
            reason="Agreed.",
        ),
    ),
    case(
        "DS-04",
        lambda: plus(active_passive(), "waivers", rule="EX-99.99", subjects=("cluster", "n9"), reason="Agreed."),
        "Waiver of EX-99.99 on EXCLUSTER and n9: there is no such rule",
        good=active_passive,
    ),
    case(
        "DS-05",
        lambda: plus(
            plus(active_passive(), "waivers", rule="EX-2.05", reason="Agreed.", expires="2004-05-23"),
            "waivers",
            rule="EX-2.06",
            reason="Agreed.",
            expires="May",
        ),
        "Waiver of EX-2.05: expired after 2004-05-23",
        'Waiver of EX-2.06: "May" is no date (YYYY-MM-DD), so it does not count',
        good=lambda: plus(active_passive(), "waivers", rule="EX-2.05", reason="Agreed.", expires="9999-12-31"),
    ),
    case(
        "DS-07",
        lambda: plus(
            with_cluster(empty_design(), exchange="exchange-2003-enterprise"),
            "servers",
            name="DC1",
            roles=("domain-controller",),
        ),
        "DC1: Windows version not given; EX-1.14 is undecided",
        good=lambda: plus(
            with_cluster(empty_design(), exchange="exchange-2003-enterprise"),
            "servers",
            name="DC1",
            roles=("domain-controller",),
            windows="windows-2003-enterprise",
        ),
    ),
)
