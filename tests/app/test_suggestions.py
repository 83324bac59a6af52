"""What the calculators suggest for an open design, and that applying it does what was told."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.app.questions import propose, usual_answers
from designer.app.session import Session
from designer.app.suggestions import Suggestion, suggested_layout, suggestions
from designer.edits.objects import delete, rename, set_fields, set_property
from designer.edits.storage import add_disk
from designer.edits.templates import empty_design
from designer.foundation.ids import Id
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID
from designer.sizing.addresses import addresses
from tests.rules.designs import template
from tests.support.samples import catalog, group, node, resource
from tests.support.volume import volume


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def opened(name: str = "three-plus-one", **values: Any) -> Session:
    return Session(template(name, **values), catalog())


def evs(session: Session, name: str = "EVS1") -> Id:
    return group(session.snapshot, name)


def layout(session: Session, name: str = "EVS1") -> Suggestion:
    (found,) = suggestions(session, (evs(session, name),))
    return found


def plan(session: Session, title: str) -> Suggestion:
    return next(one for one in suggestions(session, ()) if one.title == title)


def take(session: Session, suggestion: Suggestion) -> None:
    assert suggestion.offer is not None
    assert session.do(suggestion.offer.fix.title, suggestion.offer.fix.diff)


def rows(suggestion: Suggestion) -> dict[str, str]:
    return {label: plain(text) for label, text in suggestion.rows}


def test_a_layout_is_told_in_numbers_and_disks() -> None:
    found = layout(opened())
    assert rows(found) == {
        "Users": "2,000 with 126 MB each",
        "I/O": "1,500 per second, 16 drives for databases",
        "Storage": "2 storage groups, 8 stores of 250 users",
        "Database": "36.8 GB at most",
        "Restore": "37 to 111 min from tape, assumed",
        "Logs": "27.3 GB a day",
    }
    assert [(line.place, line.purpose, plain(line.room)) for line in found.disks] == [
        ("R:", "queues", "20 GB, 2 drives"),
        ("S:", "logs 1", "52 GB, 2 drives"),
        ("T:", "databases 1", "188 GB, 8 drives"),
        ("P:", "logs 2", "52 GB, 2 drives"),
        ("O:", "databases 2", "188 GB, 8 drives"),
    ]
    assert (found.standing, found.says) == ("differs", "EVS1 is laid out differently")


def test_applying_a_layout_is_one_edit_that_can_be_undone() -> None:
    session = opened()
    before = session.snapshot
    found = layout(session)
    assert found.offer is not None
    assert len(found.offer.changes) > 0
    assert found.offer.findings.appeared == ()
    take(session, found)
    after = layout(session)
    assert (after.standing, after.offer) == ("agrees", None)
    assert after.says == "EVS1 is laid out like this"
    assert after.disks == found.disks
    assert session.store.undo_label == "Lay Out EVS1"
    session.store.undo()
    assert session.snapshot == before


def test_mounted_disks_are_told_with_their_root_disks() -> None:
    session = opened("six-plus-two")
    found = layout(session)
    assert found.standing == "agrees"
    assert [line.purpose for line in found.disks[:3]] == ["root of folders", "root of folders", "queues"]
    assert found.disks[2].place.endswith("\\Queues")


def test_disks_that_storage_groups_share_are_told_once() -> None:
    session = opened("exchange-2000-four-node")
    for server in session.snapshot.virtual_servers():
        session.do("Many", set_fields(session.snapshot, server.id, users=4000))
        take(session, layout(session, server.name))
    found = layout(session)
    purposes = [line.purpose for line in found.disks]
    assert purposes == ["queues", "logs 1", "databases 1 to 4", "logs 2", "logs 3", "logs 4"]
    assert any("storage groups share disks" in remark for remark in found.remarks)


def test_the_restore_is_held_against_the_window() -> None:
    session = opened()
    session.do("Window", set_fields(session.snapshot, CLUSTER_ID, restore_minutes=30, restore_gb_per_hour=40))
    assert rows(layout(session))["Restore"].endswith(" of 30 min")
    assert "EX-4.34" not in "".join(layout(session).remarks)
    session.do("Window", set_fields(session.snapshot, CLUSTER_ID, restore_minutes=None))
    assert rows(layout(session))["Restore"] == "56 min"


def test_without_users_it_says_what_to_enter() -> None:
    session = opened()
    session.do("Forget", set_fields(session.snapshot, evs(session), users=None))
    for store in session.snapshot.stores:
        session.do("Forget", set_fields(session.snapshot, store, users=None))
    found = layout(session)
    assert (found.standing, found.offer, found.rows) == ("lacking", None, ())
    assert found.says == "Enter the users of EVS1 first: they decide its storage"


def test_without_an_exchange_it_asks_for_one() -> None:
    session = opened()
    session.do("Forget", set_fields(session.snapshot, CLUSTER_ID, exchange=""))
    assert layout(session).says.startswith("Choose the Exchange version of the design first")


def test_senseless_users_are_told() -> None:
    session = opened()
    session.do("Absurd", set_fields(session.snapshot, evs(session), users=0))
    found = layout(session)
    assert (found.standing, found.offer) == ("lacking", None)
    assert found.says == "EVS1: users: 0 is too small, at least 1"
    session.do("Absurd", set_fields(session.snapshot, evs(session), users=10**9))
    assert layout(session).remarks[0].startswith("1,000,000,000 users: 4,000 on one node is the most published")


def test_too_few_letters_are_told_with_the_numbers() -> None:
    session = opened("exchange-2000-two-node")
    mine = [one.disk for one in session.snapshot.members(evs(session)) if one.disk is not None]
    session.do("Delete", delete(session.snapshot, mine))
    for _ in range(24):
        session.do("Disk", add_disk(session.snapshot, catalog()))
    found = layout(session)
    assert (found.standing, found.offer) == ("lacking", None)
    assert found.says == "EVS1: 3 more drive letters needed, 0 free"
    assert rows(found)["Users"].startswith("1,000")


def test_groups_without_storage_groups_get_no_layout() -> None:
    session = opened("file-server-two-node")
    for identifier in session.snapshot.groups:
        assert suggested_layout(session, identifier) is None
        assert suggestions(session, (identifier,)) == []


def test_only_one_group_or_the_cluster_gets_suggestions() -> None:
    session = opened()
    assert suggestions(session, (evs(session), evs(session, "EVS2"))) == []
    assert suggestions(session, (node(session.snapshot, "NODE1"),)) == []
    assert suggestions(session, ("gone",)) == []
    assert [one.title for one in suggestions(session, (CLUSTER_ID,))] == [
        "Address plan",
        "Computer names",
        "Drive letters",
    ]
    assert suggestions(Session(empty_design(), catalog()), ()) == []


def test_a_design_that_can_only_be_looked_at_gets_no_offer() -> None:
    session = opened()
    session.too_new = "Written by a newer program"
    found = layout(session)
    assert found.standing == "differs"
    assert found.offer is None


def test_the_address_plan_counts_and_gives() -> None:
    session = opened()
    told = plan(session, "Address plan")
    assert rows(told) == {
        "Needed": "13 = 2 × 4 nodes + 3 virtual servers + 2",
        "Given": "12",
        "Private": "4 of 254 in 10.10.10.0/24",
        "Public": "8 of 254 in 192.168.10.0/24",
    }
    assert (told.standing, told.offer) == ("agrees", None)
    ip = resource(session.snapshot, "EVS3", "ip-address")
    adapters = [one.id for one in session.snapshot.interfaces.values()][:2]
    session.do("Forget", set_property(session.snapshot, ip, "Address", None))
    for adapter in adapters:
        session.do("Forget", set_fields(session.snapshot, adapter, address=""))
    told = plan(session, "Address plan")
    assert told.says == "3 addresses missing"
    assert rows(told)["Missing"] == "3: NODE1 on Private, NODE1 on Public and EVS3 IP Address"
    take(session, told)
    assert session.store.undo_label == "Give 3 Addresses"
    assert plan(session, "Address plan").standing == "agrees"


def test_addresses_without_a_subnet_are_asked_for() -> None:
    session = opened()
    public = next(one for one in session.snapshot.networks.values() if one.name == "Public")
    ip = resource(session.snapshot, "EVS3", "ip-address")
    session.do("Forget", set_property(session.snapshot, ip, "Address", None))
    session.do("Forget", set_fields(session.snapshot, public.id, subnet=""))
    told = plan(session, "Address plan")
    assert (told.says, told.offer) == ("1 address missing: enter the subnet of Public first", None)
    session.do("Small", set_fields(session.snapshot, public.id, subnet="192.168.10.11/32"))
    assert plan(session, "Address plan").says == "1 address missing: the subnet is full"
    session.do("Nowhere", set_fields(session.snapshot, ip, network=None))
    assert "choose the networks" in plan(session, "Address plan").says


def test_the_needed_addresses_are_those_of_the_calculator() -> None:
    for name, total in (("two-node-active-passive", 7), ("two-node-active-active", 8), ("six-plus-two", 24)):
        session = opened(name)
        nodes, servers = len(session.snapshot.nodes), len(session.snapshot.virtual_servers())
        assert addresses(nodes, servers).total == total
        assert rows(plan(session, "Address plan"))["Needed"].startswith(f"{total} = ")


def test_names_that_will_not_do_are_shown_with_better_ones() -> None:
    session = opened()
    assert plan(session, "Computer names").standing == "agrees"
    assert rows(plan(session, "Computer names"))["Needed"].startswith("8 different ones")
    renamed = rename(session.snapshot, catalog(), node(session.snapshot, "NODE1"), "EXCHANGE-CLUSTER-NODE-1")
    session.do("Rename", renamed)
    told = plan(session, "Computer names")
    assert rows(told)["Better"] == "EXCHANGE-CLUSTER-NODE-1 → EXCHANGE-CLUSTE"
    assert told.offer is not None
    assert [finding.code for finding in told.offer.findings.gone] == ["EX-5.24"]
    take(session, told)
    assert plan(session, "Computer names").standing == "agrees"


def test_the_letters_are_counted() -> None:
    session = opened()
    told = plan(session, "Drive letters")
    assert told.says == "12 letters left"
    assert rows(told)["Taken"] == "12 of 24: 10 shared disks, 2 on the nodes"
    while plan(session, "Drive letters").standing == "agrees":
        session.do("Disk", add_disk(session.snapshot, catalog()))
        assert len(session.snapshot.disks) < 40
    assert plan(session, "Drive letters").says == "1 letter too many"


ABSURD = st.sampled_from([None, -5, 0, 1, 900, 4000, 10**9, 2**53 - 1])


@settings(max_examples=volume(600), deadline=None)
@given(
    st.sampled_from(["three-plus-one", "two-node-active-active", "exchange-2000-two-node", "six-plus-two"]),
    st.fixed_dictionaries({"users": ABSURD, "quota_mb": ABSURD, "retention_days": ABSURD, "iops_per_user": ABSURD}),
    st.sampled_from(["light", "average", None, "idle"]),
    st.sets(st.sampled_from(["disks", "networks", "nodes"]), max_size=2),
)
def test_whatever_is_entered_there_is_an_answer_and_an_applied_one_agrees(
    name: str, values: dict[str, Any], profile: str | None, gone: set[str]
) -> None:
    session = opened(name)
    session.do("Absurd", set_fields(session.snapshot, evs(session), profile=profile, **values))
    for table in gone:
        first = next(iter(session.snapshot.table(table)))
        session.do("Delete", delete(session.snapshot, [first]))
    for ids in ((), (evs(session),)):
        for told in suggestions(session, ids):
            assert told.says
            assert (told.offer is None) or bool(told.verb)
            if told.offer is not None:
                after = Session(apply(session.snapshot, told.offer.fix.diff), catalog())
                again = next(one for one in suggestions(after, ids) if one.title == told.title)
                assert again.standing != "differs"


def test_designs_of_the_questions_have_the_layout_that_is_suggested() -> None:
    for users in (900, 9000, 24_000):
        design = propose(catalog(), usual_answers(catalog(), users=users)).design
        assert design is not None
        session = Session(design, catalog())
        for server in design.virtual_servers():
            (found,) = suggestions(session, (server.id,))
            assert found.standing == "agrees"
