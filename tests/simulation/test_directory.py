"""Loss of the directory and of name resolution: what goes on, what cannot come online, and who is asked instead."""

from __future__ import annotations

import pytest

from designer.catalog.schema import Catalog
from designer.model.diff import adding, apply
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server, ServerRole, Site
from designer.simulation.outcome.narrate import narrate
from designer.simulation.record.timeline import Timeline
from tests.simulation.play import count, group_state, owner, play, refusals, resources
from tests.support.clusters import changed, f2


def served(*servers: tuple[str, tuple[ServerRole, ...]], kerberos: bool = True, dns: bool = False) -> Snapshot:
    """F2 with servers outside the cluster."""
    snapshot = apply(f2(), adding([("servers", Server(id=name, name=name, roles=roles)) for name, roles in servers]))
    properties = {"RequireKerberos": kerberos, "RequireDNS": dns}
    return changed(snapshot, "resources", "E-NN", properties=properties)


TWO = (("DC1", ("domain-controller", "dns")), ("DC2", ("domain-controller", "global-catalog")))


def reasons(timeline: Timeline, resource: str) -> set[str]:
    return {event.detail for event in timeline.events if event.subject == resource and event.after == "failed"}


def test_what_runs_goes_on(catalog: Catalog) -> None:
    timeline = play(served(*TWO), catalog, "directory:CL@10")
    assert group_state(timeline, "E") == "online"
    assert not [event for event in timeline.events if event.kind == "resource"]


def test_one_of_two_is_enough(catalog: Catalog) -> None:
    timeline = play(served(*TWO), catalog, "directory:DC1@10", "move:E=N2@20")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n2", "online")
    assert "DC1 fails; the nodes turn to DC2." in "\n".join(narrate(timeline))


@pytest.mark.parametrize("faults", [["directory:CL@10"], ["directory:DC1@10", "directory:DC2@15"]])
def test_a_name_with_kerberos_needs_a_domain_controller(catalog: Catalog, faults: list[str]) -> None:
    timeline = play(served(*TWO), catalog, *faults, "move:E=N2@20")
    assert reasons(timeline, "E-NN") == {"no directory"}
    assert (resources(timeline, "E")["NN"], group_state(timeline, "E")) == ("failed", "failed")
    assert any("assumed to go on" in note for note in timeline.notes)


def test_a_name_without_kerberos_comes_online_and_the_attendant_does_not(catalog: Catalog) -> None:
    timeline = play(served(*TWO, kerberos=False), catalog, "directory:CL@10", "move:E=N2@20")
    assert reasons(timeline, "E-NN") == set()
    assert reasons(timeline, "E-SA") == {"no directory"}


def test_a_name_that_must_be_registered_needs_a_name_server(catalog: Catalog) -> None:
    timeline = play(served(*TWO, dns=True), catalog, "directory:DC1@10", "move:E=N2@20")
    assert reasons(timeline, "E-NN") == {"no name server"}
    assert "because no name server answers; E has used up its 10 failovers" in "\n".join(narrate(timeline))
    plain = play(served(*TWO), catalog, "directory:DC1@10", "move:E=N2@20")
    assert group_state(plain, "E") == "online"


def test_a_failed_resource_comes_back_once_the_directory_does(catalog: Catalog) -> None:
    timeline = play(served(*TWO), catalog, "directory:CL@10", "resource:E-NN@20", "repair:CL@65")
    assert (owner(timeline, "E"), group_state(timeline, "E")) == ("n1", "online")
    assert count(timeline, "failover") == 0


def test_a_design_without_servers_is_taken_to_have_one(catalog: Catalog) -> None:
    assert group_state(play(f2(), catalog, "move:E=N2@20"), "E") == "online"
    timeline = play(f2(), catalog, "directory:CL@10", "move:E=N2@20")
    assert reasons(timeline, "E-SA") == {"no directory"}
    assert "The design names no domain controller or name server, so one is assumed." in timeline.notes
    repaired = play(f2(), catalog, "directory:CL@10", "repair:CL@15", "move:E=N2@20")
    assert group_state(repaired, "E") == "online"


def test_a_node_can_be_the_domain_controller(catalog: Catalog) -> None:
    snapshot = changed(served(*TWO), "nodes", "n2", domain_controller=True)
    faults = ["directory:DC1@10", "directory:DC2@15", "resource:E-NN@20"]
    assert group_state(play(snapshot, catalog, *faults), "E") == "online"
    assert reasons(play(snapshot, catalog, "power:N2@5", *faults), "E-NN") == {"", "no directory"}


def test_servers_go_with_their_site(catalog: Catalog) -> None:
    snapshot = apply(served(*TWO), adding([("sites", Site(id="s", name="Site"))]))
    for server in ("DC1", "DC2"):
        snapshot = changed(snapshot, "servers", server, site="s")
    timeline = play(snapshot, catalog, "site:Site@10", "resource:E-SA@20", "repair:Site@2000")
    assert reasons(timeline, "E-SA") == {"", "no directory"}
    assert "Site is lost; no node of the cluster ran there." in "\n".join(narrate(timeline))


def test_a_cluster_service_cannot_log_on_without_a_domain_controller(catalog: Catalog) -> None:
    events = ["power:N2", "directory:CL@10", "start:N2@20"]
    timeline = play(served(*TWO), catalog, *events, "repair:CL@100", "start:N2@200")
    assert refusals(timeline) == ["the cluster service on N2 cannot log on, as no domain controller answers"]
    assert timeline.state_at(150_000).nodes["n2"] == "down"
    assert timeline.state_at(timeline.end).nodes["n2"] == "up"


def test_other_servers_are_no_matter(catalog: Catalog) -> None:
    snapshot = served(*TWO, ("FE", ("front-end",)))
    timeline = play(snapshot, catalog, "directory:FE@10", "move:E=N2@20")
    assert group_state(timeline, "E") == "online"
    assert "FE fails." in "\n".join(narrate(timeline))
