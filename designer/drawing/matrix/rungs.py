"""The ladder of a sweep: failed nodes against virtual servers and users that are still there."""

from __future__ import annotations

from designer.drawing.ladder import ROW, Step
from designer.drawing.ladder import ladder as drawn
from designer.drawing.nothing import nothing_yet
from designer.drawing.primitives import Label, Picture, translated
from designer.drawing.style import MARGIN, SMALL
from designer.foundation.language import listed, plural, tr, words
from designer.simulation.studies.sweep.cases import Sweep
from designer.simulation.studies.sweep.verdicts import Rung, ladder, serving

NODES = words("node", "nodes")


def ladder_picture(sweep: Sweep, width: float) -> Picture:
    """The ladder with what is lost at worst; nodes fail one after the other. `sweep` may be under way."""
    rungs = ladder(sweep)
    if len(rungs) < 2:
        lines = (tr("No loss of a node has been played yet."),)
        return nothing_yet(tr("What is left when nodes fail"), tr("No ladder yet"), lines)
    inner = width - 2 * MARGIN
    servers = len(serving(sweep.snapshot))
    picture = drawn(
        [_step(sweep, rung) for rung in rungs], servers, rungs[0].users, width=inner, heading=tr("Nodes lost")
    )
    below = tr("Simulated, not measured: the nodes lose power one after the other, and none of them comes back.")
    placed = translated(picture, MARGIN, MARGIN)
    y = placed.height + ROW / 2 + 4
    note = Label(MARGIN, y, below, SMALL, "muted")
    return Picture(
        width,
        y + MARGIN,
        (*placed.primitives, note),
        title=placed.title,
        description=f"{placed.description} {below}",
    )


def _step(sweep: Sweep, rung: Rung) -> Step:
    words = plural(rung.failed, *NODES) if rung.failed else tr("None")
    if rung.worst is None:
        return Step(words, rung.online, rung.users)
    name = sweep.snapshot.name_of
    nodes = [name(fault.subject) for fault in rung.worst.faults]
    if not rung.down:
        return Step(words, rung.online, rung.users, tr("Whichever it is") if rung.failed == 1 else tr("Whichever"))
    down = listed([name(group) for group in rung.down])
    why = tr("{nodes}: {down} offline").format(nodes=tr(", then ").join(nodes), down=down)
    return Step(words, rung.online, rung.users, why)
