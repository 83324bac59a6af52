from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from designer.catalog.facts import load_facts
from designer.catalog.texts import Condition, load_texts
from designer.model.records import Cluster, Disk
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.model.surroundings import Server
from designer.topology.conditions import conditions
from tests.support.designs import design
from tests.support.samples import catalog, template, three_plus_one

PASSAGES = [(text, passage) for text in load_texts().values() for passage in text.passage]


def cluster_with(base: Snapshot, **changes: object) -> Snapshot:
    return replace(base, clusters={CLUSTER_ID: replace(base.cluster, **changes)})  # type: ignore[arg-type]


def meeting() -> dict[Condition, Snapshot]:
    """For each condition a design that meets it; `Snapshot()` meets none."""
    pair = template("two-node-active-active")
    four = three_plus_one()
    older = cluster_with(pair, windows="windows-2000-advanced-server", exchange="exchange-2000-enterprise")
    return {
        "exchange": pair,
        "exchange-2000": older,
        "exchange-2003": pair,
        "exchange-55": cluster_with(pair, joins_exchange_55_site=True),
        "windows-2000": older,
        "windows-2003": pair,
        "two-nodes": pair,
        "three-or-more-nodes": four,
        "active-active": pair,
        "majority-node-set": cluster_with(pair, quorum="majority-node-set"),
        "mount-points": design(Disk(id="d1", name="R:", letter="R"), Disk(id="d2", name="Logs", root="d1")),
        "dispersed": cluster_with(pair, dispersed=True),
        "front-end": design(Server(id="s1", name="FE1", roles=("front-end",))),
        "iscsi": cluster_with(pair, bus="iscsi"),
    }


def test_the_procedures_tests_and_notes_are_there() -> None:
    titles = {text.title: text.kind for text in load_texts().values()}
    assert len(titles) == len(load_texts())
    assert titles["Building the cluster"] == "procedure"
    assert titles["Upgrading from Exchange 2000"] == "procedure"
    assert titles["Coming from Exchange 5.5"] == "procedure"
    assert titles["Taking the cluster out of service"] == "procedure"
    assert titles["Acceptance tests"] == "tests"
    assert titles["Backup and restore"] == "notes"
    assert titles["Frequent questions"] == "notes"


def test_no_text_is_empty() -> None:
    assert [text.id for text in load_texts().values() if len(text.passage) < 2] == []


def test_passages_are_whole_sentences_and_all_different() -> None:
    texts = [passage.text for _, passage in PASSAGES]
    assert [text for text in texts if not text.endswith(".") or text != " ".join(text.split())] == []
    assert [text for text in texts if len(text) > 320] == []
    assert len(set(texts)) == len(texts)


def test_tests_have_an_expected_outcome_and_nothing_else_has() -> None:
    assert [passage.text for text, passage in PASSAGES if bool(passage.expected) != (text.kind == "tests")] == []


def test_questions_are_questions() -> None:
    assert [passage.text for passage in load_texts()["70-questions"].passage if "? " not in passage.text] == []


def test_every_fact_that_is_named_exists() -> None:
    assert {number for _, passage in PASSAGES for number in passage.facts} <= set(load_facts())


def test_all_facts_that_no_design_can_show_and_all_mere_information_are_told() -> None:
    told = {number for _, passage in PASSAGES for number in passage.facts}
    owed = {fact.id for fact in load_facts().values() if fact.not_decidable or set(fact.severity) == {"information"}}
    assert owed - told == set()


@pytest.mark.parametrize("condition", get_args(Condition))
def test_every_condition_is_met_by_some_design_and_not_by_an_empty_one(condition: Condition) -> None:
    assert condition in conditions(meeting()[condition], catalog())
    assert condition not in conditions(design(cluster=Cluster(id=CLUSTER_ID)), catalog())


def test_every_condition_is_used() -> None:
    used = {condition for text, passage in PASSAGES for condition in (*text.when, *passage.when)}
    assert used == set(get_args(Condition))


def test_a_design_gets_the_passages_that_concern_it() -> None:
    building = load_texts()["01-building"]
    new = {passage.text for passage in building.fitting(conditions(three_plus_one(), catalog()))}
    old = {passage.text for passage in building.fitting(conditions(meeting()["windows-2000"], catalog()))}
    assert not any("comclust" in text for text in new)
    assert any("comclust" in text for text in old)
    assert load_texts()["60-dispersed"].fitting(conditions(three_plus_one(), catalog())) == ()


def test_what_says_exchange_is_for_designs_with_exchange() -> None:
    words = ("EVS", "Exchange", "System Attendant", "mailbox")
    without = conditions(design(cluster=Cluster(id=CLUSTER_ID, windows="windows-2003-enterprise")), catalog())
    passages = [passage for text in load_texts().values() for passage in text.fitting(without)]
    assert passages
    assert [passage.text for passage in passages if any(word in passage.text for word in words)] == []
    intros = [text.intro for text in load_texts().values() if text.fitting(without)]
    assert [intro for intro in intros if any(word in intro for word in words)] == []
