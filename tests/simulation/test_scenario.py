"""Events as they are written on a command line."""

from __future__ import annotations

import pytest

from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action, event_text, parse_event
from designer.simulation.scenario.names import BadText
from tests.support.clusters import changed, f2


@pytest.fixture
def snapshot() -> Snapshot:
    return f2()


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("power:N1", Action("power", "n1")),
        ("Power:n1@10", Action("power", "n1", None, 10_000)),
        ("service:N2@2.5", Action("service", "n2", None, 2_500)),
        ("start: N2 @ 0", Action("start", "n2")),
        ("move:E=N2@7", Action("move", "E", "n2", 7_000)),
        ("move:e", Action("move", "E")),
        ("resource:E-IP@1", Action("resource", "E-IP", None, 1_000)),
        ("resource:Disk Q:@3", Action("resource", "CG-Q", None, 3_000)),
    ],
)
def test_an_event_is_understood(snapshot: Snapshot, text: str, action: Action) -> None:
    assert parse_event(text, snapshot) == action


def test_the_longest_name_wins(snapshot: Snapshot) -> None:
    odd = changed(changed(snapshot, "nodes", "n1", name="A"), "nodes", "n2", name="A@1=b:c")
    assert parse_event("power:A@1=B:C@2", odd) == Action("power", "n2", None, 2_000)
    assert parse_event("power:A@1", odd) == Action("power", "n1", None, 1_000)
    assert parse_event("move:E=A@1=b:c", odd) == Action("move", "E", "n2")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("power:NODE9", "power:NODE9: there is no node NODE9; nodes are N1 and N2"),
        ("power:N11@3", "power:N11@3: there is no node N11; nodes are N1 and N2"),
        ("move:E=N7", "move:E=N7: there is no node N7; nodes are N1 and N2"),
        ("move:E=", "move:E=: say which node; nodes are N1 and N2"),
        ("move:X=N2", "move:X=N2: there is no group X; groups are Cluster Group and E"),
        (
            "flood:N1",
            'flood:N1: "flood" is no kind of event; kinds are power, service, hang, start, pause, resume, evict, move, '
            "online, offline, resource, start-failure, stall, disk, path, fabric, array, network, cable, link, "
            "directory, site and repair",
        ),
        ("power", "power: say which node, as in power:NAME@10"),
        ("move:", "move:: say which group, as in move:NAME@10"),
        ("power:N1=N2", "power:N1=N2: an event of kind power takes no value"),
        ("power:N1@soon", 'power:N1@soon: "soon" is no time; write the seconds after the sign @, as in @10 or @2.5'),
        ("power:N1@-1", 'power:N1@-1: "-1" is no time; write the seconds after the sign @, as in @10 or @2.5'),
        ("power:N1@nan", 'power:N1@nan: "nan" is no time; write the seconds after the sign @, as in @10 or @2.5'),
        ("power:N1@1e300", 'power:N1@1e300: "1e300" is no time; write the seconds after the sign @, as in @10 or @2.5'),
    ],
)
def test_a_mistake_is_explained_in_one_sentence(snapshot: Snapshot, text: str, message: str) -> None:
    with pytest.raises(BadText) as caught:
        parse_event(text, snapshot)
    assert str(caught.value) == message


def test_an_ambiguous_name_asks_for_the_id(snapshot: Snapshot) -> None:
    twice = changed(snapshot, "resources", "E-IP", name="Disk Q:")
    with pytest.raises(BadText, match="several resources of that name; use an id instead: CG-Q or E-IP"):
        parse_event("resource:Disk Q:", twice)
    assert parse_event("resource:E-IP", twice).subject == "E-IP"


@pytest.mark.parametrize("text", ["power:N1", "move:E=N2@7", "resource:Disk Q:@2.5", "start:N2@0.001"])
def test_text_and_action_are_equivalent(snapshot: Snapshot, text: str) -> None:
    assert event_text(parse_event(text, snapshot), snapshot) == text
