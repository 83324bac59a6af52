"""An answer that cannot be right is never taken for one."""

from __future__ import annotations

import pytest

from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.oracle.crm import FalseOracle, ask
from tests.oracle.mapping import Export, cib_export
from tests.oracle.moments import Moment
from tests.support.clusters import cluster, nodes, plain
from tests.support.samples import catalog

pytestmark = pytest.mark.oracle


@pytest.fixture
def export() -> Export:
    snapshot = cluster(nodes(2), plain("A", "n1", ["n1", "n2"]))
    state = simulate(snapshot, catalog(), []).initial
    return cib_export(Moment(snapshot, catalog().services["ws2003"], state, Action("power", "n1", None, 1000)))


def test_a_sound_question_is_answered(export: Export) -> None:
    answer = ask(export.text, export.arguments, export.nodes, export.resources)
    assert answer.placed == {"g1": "n2", "r1": "n2"}
    assert answer.online == {"n2"}
    assert {(deed.what, deed.resource, deed.node) for deed in answer.deeds} == {
        ("start", "g1", "n2"),
        ("start", "r1", "n2"),
    }


@pytest.mark.parametrize("text", ["", "<cib/>", "no configuration at all"])
def test_nothing_is_no_question(text: str, export: Export) -> None:
    with pytest.raises(FalseOracle):
        ask(text, export.arguments, export.nodes, export.resources)


def test_a_configuration_without_resources_gives_no_answer(export: Export) -> None:
    begin, end = export.text.index("<resources>"), export.text.index("</resources>")
    constraints = export.text.index("<constraints>"), export.text.index("</constraints>")
    text = export.text[: begin + 11] + export.text[end : constraints[0] + 13] + export.text[constraints[1] :]
    with pytest.raises(FalseOracle, match=r"complains|resources in the answer"):
        ask(text, (), export.nodes, export.resources)


def test_a_node_too_few_is_noticed(export: Export) -> None:
    with pytest.raises(FalseOracle, match="2 nodes in the answer to a question with 3"):
        ask(export.text, export.arguments, 3, export.resources)


def test_an_attribute_that_the_schema_does_not_know_is_noticed(export: Export) -> None:
    with pytest.raises(FalseOracle):
        ask(
            export.text.replace("<rsc_colocation ", '<rsc_colocation colour="red" '), (), export.nodes, export.resources
        )


def test_another_schema_than_ours_is_noticed(export: Export) -> None:
    with pytest.raises(FalseOracle, match="schema"):
        ask(export.text.replace("pacemaker-3.9", "pacemaker-3.8"), (), export.nodes, export.resources)
