"""What a run can be compared with, and how that is played: the same faults on something else, or other faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from designer.app.branches import Branch
from designer.app.scenarios import Script, recorded
from designer.catalog.schema import Catalog, Tree
from designer.files.load import load
from designer.foundation.language import tr
from designer.model.records import Timing
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison, Run, compare
from designer.simulation.comparison.matching import Match, Unmatched, designs, versions
from designer.simulation.plan.plan import CannotSimulate, make_plan
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, missing
from designer.simulation.scenario.names import BadText
from designer.simulation.simulate import simulate
from designer.simulation.studies.ranges import assumed_ranges
from designer.topology.trees import version_trees, with_tree

if TYPE_CHECKING:
    from designer.app.session import Session

RivalKind = Literal["tree", "edit", "saved", "step", "branch", "scenario", "times", "file"]


class CannotCompare(CannotSimulate):
    """Why two runs cannot be put beside each other, in a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Rival:
    """What a run is compared with.

    tree: the design hung on the dependency tree `value`. edit: the design before its last edit. saved: as it was saved.
    step: after `value` steps of its history. branch: the branch with the id `value` of what is tried. scenario: this
    design under the scenario `value` instead. times: with all assumed times at one end of their range, `low` or `high`.
    file: the design in the file `value`.
    """

    kind: RivalKind
    value: str = ""

    @property
    def key(self) -> str:
        """The rival as a word, for menus: "tree:exchange-2000"."""
        return f"{self.kind}:{self.value}"


def rival_of(key: str) -> Rival:
    """The rival that a word stands for. Raises ValueError."""
    kind, _, value = key.partition(":")
    for known in get_args(RivalKind):
        if kind == known:
            return Rival(known, value)
    raise ValueError(f"{key} is nothing to compare with")


@dataclass(frozen=True, slots=True)
class Part:
    """What is played on which design, as far as a comparison is concerned; `timeline` is there if it has been.
    `branches` are the other courses of events that are tried on it."""

    snapshot: Snapshot
    actions: Sequence[Action]
    script: Script
    timeline: Timeline | None = None
    branches: Sequence[Branch] = ()


def against(part: Part, rival: Rival, session: Session) -> Comparison:
    """A run compared with a rival. Raises `CannotCompare`."""
    if rival.kind == "tree":
        return against_tree(part, session.catalog, rival.value)
    if rival.kind == "scenario":
        return _against_scenario(part, session.catalog, rival.value)
    if rival.kind == "branch":
        return _against_branch(part, session.catalog, rival.value)
    if rival.kind == "times":
        longest = rival.value == "high"
        label = tr("Longest assumed times") if longest else tr("Shortest assumed times")
        within = tr("with the longest assumed times") if longest else tr("with the shortest assumed times")
        other = at_bounds(part.snapshot, session.catalog, longest=longest)
        there = replace(part, snapshot=other)
        return _played(part, there, session.catalog, versions(part.snapshot, other), (label, within))
    if rival.kind == "file":
        return against_file(part, session.catalog, Path(rival.value))
    label, within, position = _step(session, rival)
    other = session.store.snapshot_at(position)
    match = versions(part.snapshot, other)
    _check_there(part, other, label)
    return _played(part, replace(part, snapshot=other), session.catalog, match, (label, within))


def against_tree(part: Part, catalog: Catalog, tree: str, service: str | None = None) -> Comparison:
    """A run compared with the same on another dependency tree, a catalogue id; no time differs. Raises
    `CannotCompare`."""
    hung = catalog.trees[tree]
    mine = part.timeline or _run(part, catalog, service)
    theirs = _run_of(part, catalog, hung.name, tree=tree, service=service)
    own = own_tree(part.snapshot, catalog)
    return compare(
        Run(own.name, _on_tree(own), mine) if own is not None else _this(mine),
        Run(hung.name, _on_tree(hung), theirs),
        versions(mine.snapshot, theirs.snapshot),
        same_times=True,
    )


def against_file(part: Part, catalog: Catalog, path: Path) -> Comparison:
    """A run compared with the same faults in the design of another file. Raises `CannotCompare`, and `BadDesign`."""
    other = load(path).snapshot
    match = designs(part.snapshot, other)
    label = path.stem
    try:
        actions = match.translated(part.actions, part.snapshot)
    except Unmatched as unmatched:
        said = tr("{other} cannot be played with the same faults: it has nothing that corresponds to {name}")
        raise CannotCompare(said.format(other=label, name=unmatched)) from unmatched
    there = replace(part, snapshot=other, actions=actions)
    return _played(part, there, catalog, match, (label, tr("in {name}").format(name=label)))


def own_tree(snapshot: Snapshot, catalog: Catalog) -> Tree | None:
    """The version's tree that the design hangs on as it is; None where it is drawn otherwise."""
    exchange = catalog.exchange.get(snapshot.cluster.exchange)
    if exchange is None:
        return None
    mine = {(one.dependent, one.provider) for one in snapshot.dependencies.values()}
    hung = {(one.dependent, one.provider) for one in with_tree(snapshot, catalog, exchange.tree).dependencies.values()}
    return catalog.trees[exchange.tree] if mine == hung else None


def first_rival(session: Session) -> Rival:
    """What to compare with while the user has not said: the tree of the other version of Exchange, where there is one,
    else the design before its last edit, else the longest times."""
    exchange = session.catalog.exchange.get(session.snapshot.cluster.exchange)
    if exchange is not None and session.snapshot.groups_of_kind("evs"):
        for tree in version_trees(session.catalog):
            if tree.id != exchange.tree:
                return Rival("tree", tree.id)
    return Rival("edit") if session.store.position else Rival("times", "high")


def at_bounds(snapshot: Snapshot, catalog: Catalog, *, longest: bool) -> Snapshot:
    """The design with every time that is only assumed at one end of its range; nothing else differs. Raises
    `CannotCompare`."""
    try:
        ranges = assumed_ranges(make_plan(snapshot, catalog), catalog)
    except CannotSimulate as problem:
        raise CannotCompare(str(problem)) from problem
    times = {one: one.high if longest else one.low for one in ranges}
    timings = {one.key: Timing(id=one.key, ms=ms) for one, ms in times.items() if one.resource is None}
    resources = dict(snapshot.resources)
    for one, ms in times.items():
        if one.resource is not None:
            known = resources[one.resource]
            phase = one.key.rpartition(".")[2]
            resources[one.resource] = (
                replace(known, online_ms=ms) if phase == "online" else replace(known, offline_ms=ms)
            )
    return replace(snapshot, timings={**snapshot.timings, **timings}, resources=resources)


def _step(session: Session, rival: Rival) -> tuple[str, str, int]:
    """The label of a state in the history, how it goes into a sentence, and after how many steps it is."""
    store = session.store
    if rival.kind == "saved":
        if store.saved_position is None:
            raise CannotCompare(tr("No steps lead back to the saved version any more"))
        return tr("Saved version"), tr("in the saved version"), store.saved_position
    if rival.kind == "edit":
        if store.position == 0:
            raise CannotCompare(tr("The design has not been edited yet: change something, and compare again"))
        edit = store.steps[store.position - 1]
        said = tr("Before “{edit}”").format(edit=edit), tr("before “{edit}”").format(edit=edit)
        return (*said, store.position - 1)
    position = int(rival.value)
    if not 0 <= position <= len(store.steps):
        raise CannotCompare(tr("This step is no longer in the history"))
    if position == 0:
        return tr("At the beginning"), tr("at the beginning"), 0
    edit = store.steps[position - 1]
    return tr("After “{edit}”").format(edit=edit), tr("after “{edit}”").format(edit=edit), position


def _against_scenario(part: Part, catalog: Catalog, scenario: str) -> Comparison:
    if scenario not in part.snapshot.scenarios:
        raise CannotCompare(tr("This scenario is no longer in the design"))
    try:
        script, actions = recorded(part.snapshot, scenario)
    except BadText as problem:
        raise CannotCompare(str(problem)) from problem
    within = tr("in the scenario “{name}”").format(name=script.name)
    return _otherwise(part, catalog, replace(part, actions=actions, script=script), (script.name, within))


def _against_branch(part: Part, catalog: Catalog, identifier: str) -> Comparison:
    branch = next((one for one in part.branches if str(one.id) == identifier), None)
    if branch is None:
        raise CannotCompare(tr("This branch is no longer among what is tried"))
    actions = [one for one in branch.actions if not missing(one, part.snapshot)]
    label = branch.name or branch.title or tr("Another branch")
    within = tr("in the branch “{name}”").format(name=label)
    return _otherwise(part, catalog, replace(part, actions=actions, script=branch.script), (label, within))


def _otherwise(part: Part, catalog: Catalog, other: Part, words: tuple[str, str]) -> Comparison:
    """The run beside another course of events on the same design."""
    mine = part.timeline or _run(part, catalog)
    here = Run(part.script.name, tr("here"), mine) if part.script.name else _this(mine, tr("This run"))
    theirs = _run_of(other, catalog, words[0])
    return compare(here, Run(*words, theirs), versions(part.snapshot, part.snapshot))


def _check_there(part: Part, other: Snapshot, label: str) -> None:
    """Whether the faults strike what is there, too. Raises `CannotCompare`."""
    for action in part.actions:
        if missing(action, other):
            name = part.snapshot.name_of(action.subject)
            raise CannotCompare(tr("{label} cannot be played: it does not have {name}").format(label=label, name=name))


def _played(part: Part, there: Part, catalog: Catalog, match: Match, words: tuple[str, str]) -> Comparison:
    """The run beside one of another design."""
    label, within = words
    mine = part.timeline or _run(part, catalog)
    return compare(_this(mine), Run(label, within, _run_of(there, catalog, label)), match)


def _run(part: Part, catalog: Catalog, service: str | None = None) -> Timeline:
    return _run_of(part, catalog, tr("This design"), service=service)


def _run_of(
    part: Part, catalog: Catalog, label: str, *, tree: str | None = None, service: str | None = None
) -> Timeline:
    script = part.script
    try:
        return simulate(
            part.snapshot,
            catalog,
            part.actions,
            seed=script.seed,
            tree=tree,
            service=service,
            starts_at=script.starts_at,
            late_polls=script.late_polls,
        )
    except CannotSimulate as problem:
        raise CannotCompare(_unplayable(label, str(problem))) from problem


def _unplayable(label: str, problem: str) -> str:
    return tr("{label} cannot be played: {problem}").format(label=label, problem=problem)


def _this(timeline: Timeline, label: str = "") -> Run:
    return Run(label or tr("This design"), tr("here"), timeline)


def _on_tree(tree: Tree) -> str:
    return tr("with the {tree} tree").format(tree=tree.name)
