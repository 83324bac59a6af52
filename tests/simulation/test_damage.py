"""What is broken at a moment: only what the scenario has done, and as long as nothing has repaired it."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.simulation.record.damage import Damage
from tests.simulation.play import play
from tests.support.clusters import cluster, f2, nodes, plain


def damage(catalog: Catalog, *events: str, at_s: int) -> Damage:
    """What is broken in a cluster of two nodes so many seconds after the beginning."""
    return play(f2(), catalog, *events).state_at(at_s * 1000).damage


def test_a_node_hangs_until_the_watchdog_ends_it(catalog: Catalog) -> None:
    assert damage(catalog, "hang:N1@10", at_s=69).hung == {"n1"}
    assert damage(catalog, "hang:N1@10", at_s=71).hung == set()


def test_a_node_that_hangs_does_so_until_it_loses_power(catalog: Catalog) -> None:
    assert damage(catalog, "hang:N1@10", "service:N1@11", "start:N1@12", at_s=12).hung == {"n1"}
    assert damage(catalog, "hang:N1@10", "power:N1@12", at_s=12).hung == set()


def test_several_nodes_hang(catalog: Catalog) -> None:
    assert damage(catalog, "hang:N1@10", "hang:N2@11", at_s=11).hung == {"n1", "n2"}


def test_what_is_down_does_not_hang_when_it_returns(catalog: Catalog) -> None:
    assert damage(catalog, "power:N1", "hang:N1@20", "start:N1@30", at_s=50).hung == set()


def test_a_node_that_may_not_be_evicted_is_not(catalog: Catalog) -> None:
    assert damage(catalog, "evict:N1@10", at_s=11).evicted == set()


def test_an_evicted_node_stays_away(catalog: Catalog) -> None:
    snapshot = cluster(nodes(3), plain("A", "n1"), plain("B", "n2"))
    assert play(snapshot, catalog, "evict:N3@10", "start:N3@20").state_at(30_000).damage.evicted == {"n3"}
