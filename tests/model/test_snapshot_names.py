from __future__ import annotations

from tests.support.samples import three_plus_one


def test_connections_are_called_by_their_ends_and_strangers_by_their_id() -> None:
    design = three_plus_one()
    assert design.name_of("if1") == "NODE1 on Private"
    assert design.name_of("dep1") == "Cluster Name on Cluster IP Address"
    assert design.name_of("n1") == "NODE1"
    assert design.name_of("nobody") == "nobody"
