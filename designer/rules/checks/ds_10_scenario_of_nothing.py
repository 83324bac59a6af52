"""DS-10: scenarios are about what the design has."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.scenarios import delete_expectation, delete_step
from designer.model.scenarios import Expectation, Step
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.simulation.scenario.actions import ACTION_KINDS, Action, missing
from designer.simulation.scenario.names import nouns

TABLES = ("nodes", "disks", "paths", "fabrics", "arrays", "networks", "sites", "servers", "clusters")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Remove the step or the expectation: there is nothing that it could be about."""
    scenario, part = finding.subjects
    name = design.scenarios[scenario].name
    if part in design.steps:
        return Fix(f"Remove the step from the scenario {name}", delete_step(design, part))
    return Fix(f"Remove the expectation from the scenario {name}", delete_expectation(design, part))


@rule(
    "DS-10",
    "Scenario of something that is not there",
    "warning",
    "general knowledge",
    reads=("scenarios", "steps", "expectations", "groups", "resources", *TABLES),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A step or an expectation of a scenario is about an object that the design does not have, or a step is of a
    kind that the program does not know.

    Why: The scenario cannot be played; what it was to prove is proved by nothing.
    Fix: Choose another object, or remove the step or the expectation.
    Bad: Scenario Node loss: a step is about the node "n9", which the design does not have
    Good: All steps and expectations are about nodes and groups of the design.
    Source: Practice of design reviews.
    """
    scenarios = context.design.scenarios
    for step in context.design.steps.values():
        if problem := _of_step(context.design, step):
            yield context.finding(f"Scenario {scenarios[step.scenario].name}: a step {problem}", step.scenario, step.id)
    for one in context.design.expectations.values():
        if lost := _lost(context.design, one):
            text = f"an expectation is about {lost}, which the design does not have"
            yield context.finding(f"Scenario {scenarios[one.scenario].name}: {text}", one.scenario, one.id)


def _of_step(design: Snapshot, step: Step) -> str:
    kind = next((known for known in ACTION_KINDS if known == step.kind), None)
    if kind is None:
        return f'is of the unknown kind "{step.kind}"'
    lost = missing(Action(kind, step.subject, step.value), design)
    return f"is about {lost}, which the design does not have" if lost else ""


def _lost(design: Snapshot, one: Expectation) -> str:
    for table, identifier in (("groups", one.group), ("nodes", one.node)):
        if identifier is not None and identifier not in design.table(table):
            return f'the {nouns([table])} "{identifier}"'
    return ""
