"""Simulated runs as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer.catalog.schema import Catalog
from designer.cli.decisions import decisions_as_data, decisions_as_text
from designer.cli.lines import heading, paragraph
from designer.cli.questions import Question, answer_as_data, answer_as_text
from designer.cli.scenarios import Chosen
from designer.foundation.ids import Id
from designer.foundation.units import clock, plural, seconds
from designer.model.snapshot import Snapshot
from designer.simulation.comparison.compare import Comparison
from designer.simulation.comparison.telling import tell
from designer.simulation.outcome.critical import critical_path
from designer.simulation.outcome.narrate import narrate
from designer.simulation.outcome.outages import Outcome, outages, outcomes
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import event_text
from designer.simulation.simulate import simulate
from designer.simulation.trials.expectations import Verdict, expectation_text, judge

CAVEAT = "simulated, not measured"


@dataclass(frozen=True, slots=True)
class Played:
    """A design, what was done to it, what happened, and whether it was expected.

    `service` is the cluster service that played it if not its own; `compared` is the same on the dependency tree `tree`
    beside it.
    """

    path: Path
    snapshot: Snapshot
    chosen: Chosen
    timeline: Timeline
    verdicts: tuple[Verdict, ...]
    service: str | None
    tree: str | None
    compared: Comparison | None

    @property
    def met(self) -> bool:
        """Whether everything came as expected."""
        return all(verdict.met for verdict in self.verdicts)

    @property
    def events(self) -> list[str]:
        """What was done, in command-line form."""
        return [event_text(action, self.snapshot) for action in self.chosen.actions]


def play(
    path: Path, snapshot: Snapshot, catalog: Catalog, chosen: Chosen, *, service: str | None, tree: str | None
) -> Played:
    """Play what was asked for, on the dependency tree `tree` too if there is one. Raises `CannotSimulate`."""
    actions, seed, at = chosen.actions, chosen.seed, chosen.starts_at
    timeline = simulate(snapshot, catalog, actions, seed=seed, service=service, starts_at=at)
    compared = None
    if tree is not None:
        from designer.app.rivals import Part, against_tree  # brings what edits designs along
        from designer.app.scenarios import Script

        part = Part(snapshot, actions, Script(chosen.name, seed=seed, starts_at=at), timeline)
        compared = against_tree(part, catalog, tree, service)
    verdicts = tuple(judge(timeline, expected) for expected in chosen.expected)
    return Played(path, snapshot, chosen, timeline, verdicts, service, tree, compared)


def as_text(runs: Sequence[Played], *, why: bool = False, questions: Sequence[Question] = ()) -> str:
    """One run with its whole story and, if wanted, why every group went where it went and the answers to questions;
    several in short; in lines of at most 100 characters."""
    lines = _story(runs[0], why) if len(runs) == 1 else _overview(runs)
    lines += [line for question in questions for line in answer_as_text(runs[0].timeline, question)]
    return "".join(f"{line}\n" for line in lines)


def _story(played: Played, why: bool) -> list[str]:
    """The story, the outcome per group, the critical path of every outage, and what became of the expectations."""
    events = ", ".join(played.events) or "nothing happens"
    lines = heading(played.path, played.chosen.name or events, CAVEAT)
    if played.chosen.name:
        lines += _wrapped("  ", events)
    if played.chosen.warning:
        lines += _wrapped("  ", f"Warning: {played.chosen.warning}")
    lines.append("")
    for sentence in narrate(played.timeline):
        indent = " " * (len(sentence) - len(sentence.lstrip()) + len(sentence.split(maxsplit=1)[0]) + 2)
        lines += paragraph(sentence, rest=len(indent))
    lines += ["", "Outcome"]
    results = outcomes(played.timeline)
    width = max((len(played.snapshot.name_of(group)) for group in results), default=0)
    never = _never_online(played.timeline)
    for group, outcome in results.items():
        text = "offline all the time" if group in never else _outcome(played.snapshot, outcome)
        lines.append(f"  {played.snapshot.name_of(group):{width}}  {text}")
    lines += _paths(played)
    if why:
        lines += decisions_as_text(played.timeline)
    if played.compared is not None:
        lines += ["", f"Beside the same on the dependency tree {played.tree}"]
        lines += [line for told in tell(played.compared) for line in paragraph(told.text, "  ", 4)]
    if played.verdicts:
        lines += ["", "Expectations"]
    for verdict in played.verdicts:
        lines += _verdict(played, verdict)
    for note in played.timeline.notes:
        lines += ["", *paragraph(note)]
    return lines


def _overview(runs: Sequence[Played]) -> list[str]:
    """What each run disturbs and which of its expectations are not met, and how many runs went as expected."""
    lines = heading(runs[0].path, plural(len(runs), "run"), CAVEAT)
    for played in runs:
        lines += ["", *_wrapped("", f"{played.chosen.name}: {', '.join(played.events) or 'nothing happens'}")]
        results = {g: o for g, o in outcomes(played.timeline).items() if o.outcome != "unaffected" or o.cut_off}
        width = max((len(played.snapshot.name_of(group)) for group in results), default=0)
        names = played.snapshot.name_of
        lines += [f"  {names(g):{width}}  {_outcome(played.snapshot, o)}" for g, o in results.items()]
        if not results:
            lines.append("  no group is disturbed")
        met = sum(verdict.met for verdict in played.verdicts)
        if met or not played.verdicts:
            lines.append(f"  {plural(met, 'expectation')} met" if met else "  nothing is expected")
        for verdict in played.verdicts:
            lines += [] if verdict.met else _verdict(played, verdict)
    good = sum(played.met for played in runs)
    return [*lines, "", f"{good} of {plural(len(runs), 'run')} as expected. --scenario NAME tells one in full."]


def _verdict(played: Played, verdict: Verdict) -> list[str]:
    word = "met    " if verdict.met else "NOT MET"
    return _wrapped(f"  {word}  ", f"{expectation_text(verdict.expected, played.snapshot)}: {verdict.reason}")


def _wrapped(start: str, text: str) -> list[str]:
    return paragraph(text, start, len(start) or 2)


def _never_online(timeline: Timeline) -> set[Id]:
    """The groups of which nothing was online, neither before nor after."""
    ends = (timeline.initial, timeline.state_at(timeline.end))
    return {
        group
        for group, members in timeline.members.items()
        if members and not any(state.resources[one] == "online" for state in ends for one in members)
    }


def _outcome(snapshot: Snapshot, outcome: Outcome) -> str:
    node = snapshot.name_of(outcome.node) if outcome.node is not None else "no node"
    if outcome.outcome == "taken offline":
        return f"taken offline by an administrator, on {node}"
    if outcome.outcome == "offline" or outcome.outage_ms is None:
        return f"not fully online at the end, on {node}"
    away = "; its network is down, and no client gets there" if outcome.cut_off else ""
    if outcome.outcome == "unaffected":
        return f"{'online' if away else 'unaffected'} on {node}{away}"
    return f"online on {node} after an outage of {seconds(outcome.outage_ms)}{away}"


def _paths(played: Played) -> list[str]:
    lines: list[str] = []
    for group, listed in outages(played.timeline).items():
        for outage in listed:
            if outage.ms is None:
                continue
            name = played.snapshot.name_of(group)
            lines += ["", f"Critical path of {name}: {seconds(outage.ms)}"]
            for step in critical_path(played.timeline, outage):
                lines.append(f"  {clock(step.start):>8}  {seconds(step.end - step.start):>9}  {step.label}")
    return lines


def as_json(runs: Sequence[Played], *, questions: Sequence[Question] = ()) -> str:
    """Everything, for other programs: one run as a document of its own, several as a list of such."""
    documents = [_document(played) for played in runs]
    if questions:
        documents[0]["answers"] = [answer_as_data(runs[0].timeline, question) for question in questions]
    document = documents[0] if len(runs) == 1 else {"schema": "clusterwright-runs", "version": 1, "runs": documents}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _document(played: Played) -> dict[str, Any]:
    document: dict[str, Any] = {
        "schema": "clusterwright-run",
        "version": 1,
        "file": str(played.path),
        "basis": "simulated",
        "scenario": played.chosen.name or None,
        "faults": played.events,
        "seed": played.chosen.seed,
        "starts_at": played.chosen.starts_at or None,
        "service": played.service,
        "warning": played.chosen.warning or None,
        **_run(played.snapshot, played.timeline),
        "expectations": [
            {
                "text": expectation_text(verdict.expected, played.snapshot),
                "met": verdict.met,
                "reason": verdict.reason,
            }
            for verdict in played.verdicts
        ],
    }
    if played.compared is not None:
        document["compared"] = {
            "tree": played.tree,
            "equal": played.compared.is_equal,
            "sentences": [told.text for told in tell(played.compared)],
            "saved_ms": {played.snapshot.name_of(pair.group): pair.saved_ms for pair in played.compared.pairs},
            **_run(played.snapshot, played.compared.theirs.timeline),
        }
    return document


def _run(snapshot: Snapshot, timeline: Timeline) -> dict[str, Any]:
    return {
        "end_ms": timeline.end,
        "groups": {snapshot.name_of(g): _group(snapshot, timeline, g, o) for g, o in outcomes(timeline).items()},
        "narration": narrate(timeline),
        "decisions": decisions_as_data(timeline),
        "notes": list(timeline.notes),
    }


def _group(snapshot: Snapshot, timeline: Timeline, group: Id, outcome: Outcome) -> dict[str, Any]:
    return {
        "outcome": outcome.outcome,
        **({"cut_off": True} if outcome.cut_off else {}),
        "node": snapshot.name_of(outcome.node) if outcome.node is not None else None,
        "outage_ms": outcome.outage_ms,
        "outages": [
            {
                "start_ms": outage.start,
                "end_ms": outage.end,
                "critical_path": [
                    {"label": step.label, "kind": step.kind, "start_ms": step.start, "end_ms": step.end}
                    for step in critical_path(timeline, outage)
                ],
            }
            for outage in outages(timeline)[group]
        ],
    }
