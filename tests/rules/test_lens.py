"""What another platform would break, gain and leave alone."""

from __future__ import annotations

from designer.edits.platform import switch_platform
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.rules.engine import check, compare
from designer.rules.lens import Lens, lens, simulated_texts
from designer.rules.platforms import Platform
from tests.rules.cases.storage import mounted
from tests.rules.designs import active_passive, catalog, template, three_plus_one, with_cluster

DATACENTER_2000 = Platform("windows-2000-datacenter", "exchange-2000-enterprise")
ENTERPRISE_2003 = Platform("windows-2003-enterprise", "exchange-2003-enterprise")


def on(design: Snapshot, platform: Platform) -> Lens:
    return lens(design, catalog(), platform)


def texts(capabilities: tuple[object, ...]) -> str:
    return "; ".join(getattr(one, "text", "") for one in capabilities)


def test_what_breaks_comes_gravest_first() -> None:
    seen = on(mounted(three_plus_one(), "Disk S"), Platform("windows-2000-advanced-server", "exchange-2000-enterprise"))
    assert {"EX-1.03", "EX-4.19"} <= {finding.code for finding in seen.breaks}
    assert [finding.level for finding in seen.breaks[:2]] == ["error", "error"]


def test_the_lists_are_those_of_the_switched_design() -> None:
    design = mounted(three_plus_one(), "Disk S")
    seen = on(design, DATACENTER_2000)
    after = apply(
        design, switch_platform(design, catalog(), windows="windows-2000-datacenter", exchange=DATACENTER_2000.exchange)
    )
    assert seen.report.snapshot == after
    difference = compare(check(design, catalog()), check(after, catalog()))
    assert (seen.breaks, seen.goes, seen.stays) == (difference.appeared, difference.gone, difference.same)


def test_what_only_the_old_platform_does_not_support_goes() -> None:
    design = with_cluster(three_plus_one(), exchange="exchange-2000-enterprise", exchange_sp=3)
    seen = on(design, Platform(exchange="exchange-2003-enterprise"))
    assert "EX-1.07" in {finding.code for finding in seen.goes}
    assert "EX-1.07" not in {finding.code for finding in seen.breaks}


def test_nothing_is_changed_by_looking() -> None:
    design = three_plus_one()
    seen = on(design, DATACENTER_2000)
    assert design == three_plus_one()
    assert seen.diff


def test_capabilities_come_from_the_catalogue_both_ways() -> None:
    there = on(three_plus_one(), DATACENTER_2000)
    assert there.gained == ()
    assert "At most 4 nodes over Fibre Channel instead of 8" in texts(there.lost)
    assert "No Majority Node Set and no local quorum" in texts(there.lost)
    assert "No mount points" in texts(there.lost)
    back = on(there.report.snapshot, ENTERPRISE_2003)
    assert back.lost == ()
    assert len(back.gained) == len(there.lost)
    assert "At most 8 nodes over Fibre Channel instead of 4" in texts(back.gained)
    assert "start beside the Information Store" in texts(back.gained)


def test_a_bus_that_the_other_windows_cannot_share_is_no_cluster() -> None:
    seen = on(with_cluster(three_plus_one(), bus="iscsi"), DATACENTER_2000)
    assert "No cluster over iSCSI" in texts(seen.lost)


def test_times_on_both_trees_are_called_simulated() -> None:
    design = active_passive()
    seen = on(design, DATACENTER_2000)
    assert seen.simulated is not None
    assert seen.simulated.move[1] is not None
    assert seen.simulated.move[0] is not None
    assert seen.simulated.move[1] > seen.simulated.move[0]
    lines = simulated_texts(seen.simulated, design, catalog())
    assert all("simulated" in line for line in lines)
    assert lines[0].startswith("EVS1, planned move: ")
    assert on(design, Platform("windows-2003-datacenter")).simulated is None


def test_other_virtual_servers_and_empty_designs_have_no_such_times() -> None:
    assert on(template("file-server-two-node"), Platform("windows-2003-datacenter")).simulated is None
    nothing = on(empty_design(), DATACENTER_2000)
    assert (nothing.gained, nothing.lost, nothing.simulated) == ((), (), None)


def test_the_same_platform_breaks_and_gains_nothing() -> None:
    design = three_plus_one()
    seen = on(design, Platform(design.cluster.windows, design.cluster.exchange))
    assert (seen.breaks, seen.goes, seen.gained, seen.lost, bool(seen.diff)) == ((), (), (), (), False)
