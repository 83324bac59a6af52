"""Names in braces say what the design says; what stands for nothing stays, and typed numbers are recognised."""

from __future__ import annotations

from designer.edits.objects import delete
from designer.model.diff import apply
from designer.model.records import Cluster
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.build import make_context
from designer.report.context import Context, issue_of
from designer.report.evidence.times import times
from designer.report.placeholders import filled_in, literals_in, placeholders, unknown_in
from tests.support.samples import catalog, sample


def context(name: str = "four-node-3-plus-1") -> Context:
    snapshot = sample(name)
    return make_context(snapshot, catalog(), issue_of(snapshot, date="2004-01-05"))


def test_names_in_braces_say_what_the_design_says() -> None:
    known = context()
    said = filled_in(known, "{cluster} has {nodes} nodes for {users} users; {evs1} lives on {evs1.node}.")
    assert said == "EXCLUSTER has 4 nodes for 6,000 users; EVS1 lives on NODE1."
    found = times(known)
    assert not isinstance(found, str)
    worst = found.worst_lost_ms
    assert worst is not None
    assert filled_in(known, "{failover_unplanned}").startswith(f"{worst / 1000:g}"[:3])


def test_they_follow_the_design() -> None:
    known = context()
    smaller = apply(known.snapshot, delete(known.snapshot, ["n4"]))
    after = make_context(smaller, catalog(), issue_of(smaller, date="2004-01-05"))
    assert filled_in(after, "{nodes}") == "3"


def test_what_stands_for_nothing_or_is_not_known_stays_as_it_was_typed() -> None:
    known = context()
    text = "{nodse} {company} {} {1} { nodes } {evs9.users}"
    assert filled_in(known, text) == text
    assert unknown_in(known.snapshot, text) == ("nodse", "evs9.users")


def test_every_placeholder_of_an_empty_design_says_something_or_nothing_at_all() -> None:
    empty = Snapshot(clusters={CLUSTER_ID: Cluster(id=CLUSTER_ID)})
    known = make_context(empty, catalog(), issue_of(empty, date="2004-01-05"))
    said = {one.name: one.says(known) for one in placeholders(empty)}
    assert said["nodes"] == "0"
    assert said["failover_unplanned"] == ""
    assert all("None" not in text for text in said.values())


def test_numbers_that_are_typed_out_are_recognised() -> None:
    values = {"users": "6,000", "failover_planned": "111\N{NO-BREAK SPACE}s", "date": "23\N{NO-BREAK SPACE}May"}
    text = "In 2004 it has 6,000 users, moves in 111 s and 6,0001 or {users} on 23 May."
    assert literals_in(text, values) == (("6,000", "users"), ("111", "failover_planned"))
