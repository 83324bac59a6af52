from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from designer.catalog.loader import load_templates
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.rules import engine
from designer.rules.api import Finding, Rule, RuleContext, RuleText, UndeclaredTable, code_key, parse_text, rule
from designer.rules.engine import check, compare, without_subsumed
from tests.rules.designs import catalog, named, plus, template, three_plus_one, with_, with_cluster, without

TODAY = datetime.date(2004, 5, 24)


def too_many_storage_groups() -> Snapshot:
    servers = load_templates()["three-plus-one"].group
    return template("three-plus-one", group=tuple(replace(evs, storage_groups=5) for evs in servers))


def waived(design: Snapshot, **values: object) -> Snapshot:
    evs2 = named(design, "groups", "EVS2")
    return plus(design, "waivers", **{"rule": "EX-4.01", "subjects": (evs2,), "reason": "Agreed.", **values})


def codes(report: engine.Report) -> list[str]:
    return [finding.code for finding in report.open]


def test_a_finding_names_the_object_the_value_and_the_limit() -> None:
    report = check(too_many_storage_groups(), catalog())
    assert [str(finding.message) for finding in report.open if finding.code == "EX-4.01"] == [
        f"EVS{number}: 5 storage groups, at most 4 (EX-4.01)" for number in (1, 2, 3)
    ]


def test_findings_are_sorted_by_class_code_and_object() -> None:
    design = waived(with_cluster(too_many_storage_groups(), quorum="local"), reason="")
    report = check(plus(design, "nodes", name="NODE5", number=5), catalog())
    ranks = [("error", "warning", "best practice", "non-default", "information").index(f.level) for f in report.open]
    assert ranks == sorted(ranks)
    assert [f.subjects for f in report.open if f.code == "EX-4.01"] == [("g2",), ("g3",), ("g4",)]
    assert report.counts()["error"] == report.count("error") >= 3


def test_codes_sort_by_number() -> None:
    shuffled = ["EX-10.01", "EX-4.01b", "CL-02", "EX-4.01", "EX-4.09", "CL-10"]
    assert sorted(shuffled, key=code_key) == ["CL-02", "CL-10", "EX-4.01", "EX-4.01b", "EX-4.09", "EX-10.01"]


def test_a_waiver_takes_its_finding_out_of_the_open_ones() -> None:
    design = waived(too_many_storage_groups())
    report = check(design, catalog(), today=TODAY)
    assert [f.message[:4] for f in report.open if f.code == "EX-4.01"] == ["EVS1", "EVS3"]
    (accepted,) = report.waived
    assert accepted.finding.subjects == (named(design, "groups", "EVS2"),)
    assert accepted.waiver.reason == "Agreed."
    assert report.stale == ()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_waiver_without_a_reason_does_not_count_and_is_reported(reason: str) -> None:
    report = check(waived(too_many_storage_groups(), reason=reason), catalog(), today=TODAY)
    assert codes(report).count("EX-4.01") == 3
    assert report.waived == ()
    assert "DS-03" in codes(report)


@pytest.mark.parametrize(("expires", "counts"), [("2004-05-24", True), ("2004-05-23", False), ("soon", False)])
def test_a_waiver_counts_through_its_last_day(expires: str, counts: bool) -> None:
    report = check(waived(too_many_storage_groups(), expires=expires), catalog(), today=TODAY)
    assert bool(report.waived) is counts
    assert ("DS-05" not in codes(report)) is counts


def test_a_waiver_of_something_no_longer_found_is_stale() -> None:
    design = waived(three_plus_one())
    report = check(design, catalog(), today=TODAY)
    assert [waiver.rule for waiver in report.stale] == ["EX-4.01"]
    (stale,) = (finding for finding in report.open if finding.code == "DS-04")
    assert stale.message == "Waiver of EX-4.01 on EVS2: there is no such finding (DS-04)"


def test_a_waiver_names_exactly_the_objects_of_the_finding() -> None:
    design = too_many_storage_groups()
    both = (named(design, "groups", "EVS1"), named(design, "groups", "EVS2"))
    for subjects in (both, ()):
        report = check(waived(design, subjects=subjects), catalog(), today=TODAY)
        assert report.waived == ()
        assert len(report.stale) == 1


def test_comparing_two_reports() -> None:
    before = check(too_many_storage_groups(), catalog())
    design = before.snapshot
    gone = [one.id for one in design.storage_groups.values() if one.group == named(design, "groups", "EVS1")]
    stores = [store.id for store in design.stores.values() if store.storage_group in gone]
    after = check(without(without(design, "stores", *stores), "storage_groups", *gone), catalog())
    changes = compare(before, after)
    assert [finding.message for finding in changes.gone] == ["EVS1: 5 storage groups, at most 4 (EX-4.01)"]
    assert changes.appeared == ()
    assert [finding.message[:4] for finding in changes.same if finding.code == "EX-4.01"] == ["EVS2", "EVS3"]


def counting_rule(calls: list[str], *reads: str) -> Rule:
    def run(context: RuleContext) -> Iterator[Finding]:
        calls.append(context.rule.code)
        yield context.finding("Seen", CLUSTER_ID)

    return rule("XX-1", "Seen", "information", "published", reads=reads)(run)


def test_a_rule_runs_again_only_when_its_tables_change(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(engine, "discover", lambda: (counting_rule(calls, "nodes"),))
    design = three_plus_one()
    first = check(design, catalog())
    renamed_group = with_(design, "groups", "EVS1", name="MAIL1")
    second = check(renamed_group, catalog(), first)
    assert len(calls) == 1
    assert second.open == first.open
    check(with_(renamed_group, "nodes", "NODE1", name="N1"), catalog(), second)
    assert len(calls) == 2


def test_a_rule_that_reads_the_date_runs_again_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(engine, "discover", lambda: (counting_rule(calls, "waivers", "today"),))
    first = check(three_plus_one(), catalog(), today=TODAY)
    check(three_plus_one(), catalog(), first, today=TODAY)
    assert len(calls) == 1
    check(three_plus_one(), catalog(), first, today=TODAY + datetime.timedelta(days=1))
    assert len(calls) == 2


@pytest.mark.parametrize(
    "look",
    [
        lambda context: context.design.groups["g1"],
        lambda context: list(context.design.groups),
        lambda context: len(context.design.groups),
        lambda context: context.design.groups.get("g1"),
        lambda context: context.design.groups_of_kind("evs"),
        lambda context: context.exchange,
        lambda context: context.today,
        lambda context: context.findings,
    ],
)
def test_a_rule_sees_only_what_it_declares(look: object) -> None:
    probe = counting_rule([], "nodes")
    context = RuleContext(probe, three_plus_one(), catalog(), TODAY)
    assert len(context.design.nodes) == 4
    with pytest.raises(UndeclaredTable, match="XX-1"):
        look(context)  # type: ignore[operator]


def test_a_rule_cannot_declare_a_table_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="racks"):
        counting_rule([], "racks")


def test_a_finding_covers_others_about_no_more_than_its_objects() -> None:
    def finding(code: str, *subjects: str) -> Finding:
        return Finding(code, "error", "published", subjects, code)

    grave = rule("XX-1", "Grave", "error", "published", reads=(), subsumes=("XX-2",))(lambda context: iter(()))
    everything = [finding("XX-1", "g1", "g2"), finding("XX-2", "g1"), finding("XX-2", "g3"), finding("XX-3", "g1")]
    assert without_subsumed(everything, [grave]) == [everything[0], everything[2], everything[3]]


def test_the_docstring_holds_the_paragraphs() -> None:
    docstring = (
        "What: One\n    line.\n\n    Why: Two: twice.\n    Fix: Three.\n    Bad: A\n    Good: B\n    Source: Four.\n"
    )
    text = parse_text(docstring, "XX-1")
    assert text == RuleText("One line.", "Two: twice.", "Three.", "A", "B", "Four.")
    with pytest.raises(ValueError, match="Fix"):
        parse_text("What: One.\n\nWhy: Two.\nSource: Four.", "XX-1")
