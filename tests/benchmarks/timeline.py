"""How fast a long run becomes a timeline, and how fast a part of it is drawn anew while it is zoomed."""

from __future__ import annotations

from designer.app.happenings import event_lines
from designer.catalog.schema import Catalog
from designer.drawing.timeline.span import all_of
from designer.drawing.timeline.story import story_of
from designer.drawing.timeline.trace.layout import lay_out, prepare
from designer.drawing.timeline.trace.rows import rows
from designer.drawing.timeline.trace.tallies import tallies
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action
from designer.simulation.simulate import simulate
from tests.benchmarks.measure import Figure, inside
from tests.support.samples import sample

FAILURES = 4_000


def timeline_figures(catalog: Catalog) -> list[Figure]:
    """Of eight nodes, one resource of which fails 4,000 times: some 12,000 events."""
    run = flapping(sample("eight-node-6-plus-2"), catalog)
    story = story_of(run, catalog, with_cluster=True)
    prepared = prepare(story)
    whole = all_of(story.span_ms)
    parts = (whole, whole.zoomed(story.span_ms / 2, 20))

    def drawn() -> None:
        for part in parts:
            layout = lay_out(prepared, 900, part)
            list(rows(layout, 0, layout.height))

    return [
        Figure(f"story of a run of {len(run.events):,} events", inside(lambda: story_of(run, catalog), 5)),
        Figure("its budgets", inside(lambda: tallies(run, catalog), 5)),
        Figure("its list of events with their causes", inside(lambda: event_lines(run), 5)),
        Figure("its rows, all of it and a twentieth", inside(drawn)),
    ]


def flapping(design: Snapshot, catalog: Catalog) -> Timeline:
    """A resource fails to come online again and again, and is restarted each time."""
    group = design.groups_of_kind("evs")[0].id
    resource = next(one.id for one in design.members(group) if "smtp" in one.type)
    patient = apply(design, set_fields(design, resource, restart_threshold=100_000))
    actions = [Action("resource", resource), Action("start-failure", resource, count=FAILURES)]
    return simulate(patient, catalog, actions)
