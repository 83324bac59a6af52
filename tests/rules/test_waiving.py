"""Waivers: what they name, when they count, and how they are told."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from designer.edits.groups import move_group
from designer.edits.objects import rename, reorder
from designer.model.diff import Diff, apply
from designer.model.records import Waiver
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules import engine
from designer.rules.engine import Report, check
from designer.rules.listing import entries, summary
from designer.rules.waiving import acceptance
from tests.rules.cases.storage import one_evs
from tests.rules.designs import active_active, catalog, named, plus, three_plus_one
from tests.rules.stand_ins import ASKS

TODAY = datetime.date(2004, 6, 1)


def checked(design: Snapshot) -> Report:
    return check(design, catalog(), today=TODAY)


def stale(design: Snapshot) -> list[str]:
    return [finding.message for finding in checked(design).open if finding.code == "DS-04"]


def crowded() -> Snapshot:
    """EVS1 has too many storage groups, and that was accepted."""
    design = one_evs(storage_groups=5)
    return plus(design, "waivers", rule="EX-4.01", subjects=(named(design, "groups", "EVS1"),), reason="Agreed.")


MOVES: dict[str, Callable[[Snapshot], Diff]] = {
    "renamed": lambda design: rename(design, catalog(), named(design, "groups", "EVS1"), "MAIL1"),
    "moved": lambda design: move_group(design, named(design, "groups", "EVS1"), named(design, "nodes", "NODE2")),
    "another node": lambda design: rename(design, catalog(), named(design, "nodes", "NODE1"), "SERVER1"),
    "another order": lambda design: reorder(design, list(reversed(design.nodes))),
}


@pytest.mark.parametrize("name", MOVES)
def test_moving_and_renaming_never_loses_a_waiver(name: str) -> None:
    design = crowded()
    after = checked(apply(design, MOVES[name](design)))
    assert [one.finding.code for one in after.waived] == ["EX-4.01"]
    assert after.stale == ()


def test_what_could_not_be_decided_can_be_waived(monkeypatch: pytest.MonkeyPatch) -> None:
    every = (*engine.discover(), ASKS)
    monkeypatch.setattr(engine, "discover", lambda: every)
    missing = next(finding for finding in checked(three_plus_one()).open if finding.code == "DS-07")
    design = plus(three_plus_one(), "waivers", rule="DS-07", subjects=missing.subjects, reason="Not ordered yet.")
    assert missing.key in [one.finding.key for one in checked(design).waived]
    assert stale(design) == []


def test_a_stale_waiver_can_be_waived() -> None:
    design = plus(three_plus_one(), "waivers", rule="EX-2.05", subjects=(CLUSTER_ID,), reason="Agreed.")
    (first,) = design.waivers
    design = plus(design, "waivers", rule="DS-04", subjects=(first,), reason="It may come back.")
    assert stale(design) == []
    assert [one.finding.code for one in checked(design).waived] == ["DS-04"]
    design = plus(design, "waivers", rule="DS-04", subjects=("w9",), reason="Of nothing.")
    assert len(stale(design)) == 1


def test_a_waiver_of_a_rule_that_is_gone_says_so() -> None:
    design = plus(three_plus_one(), "waivers", rule="EX-4.99", subjects=("n1",), reason="Agreed.")
    assert stale(design) == ["Waiver of EX-4.99 on NODE1: there is no such rule (DS-04)"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"author": "A. Smith", "date": "2004-06-01", "expires": "2004-12-31"},
            "A. Smith, 1 June 2004, until 31 December 2004",
        ),
        ({"author": "A. Smith", "date": "2004-06-01"}, "A. Smith, 1 June 2004"),
        ({"date": "soon", "expires": "later"}, "soon, until later"),
        ({"author": " "}, ""),
    ],
)
def test_an_acceptance_is_told_by_name_date_and_expiry(values: dict[str, str], expected: str) -> None:
    text = acceptance(Waiver(id="w1", rule="EX-2.05", **values))
    assert text.replace("\N{NO-BREAK SPACE}", " ") == expected


def test_the_list_has_open_findings_first_and_counts_both() -> None:
    design = plus(active_active(), "waivers", rule="EX-2.05", subjects=(CLUSTER_ID,), reason=" Agreed. ", author="A")
    report = checked(design)
    listed = entries(report)
    assert [entry.finding for entry in listed] == [*report.open, *(one.finding for one in report.waived)]
    assert listed[-1].reason == "Agreed."
    assert listed[-1].accepted == "A"
    assert listed[-1].message == "2 EVSs on 2 nodes: active/active, not recommended"
    assert summary(report).endswith("1 waived")
