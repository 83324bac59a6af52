"""A row of the picture in words."""

from __future__ import annotations

from designer.drawing.comparison.frame import later
from designer.drawing.comparison.rows import Lane, Line
from designer.foundation.language import listed, tr
from designer.foundation.units import clock
from designer.simulation.comparison.compare import Comparison


def row_text(comparison: Comparison, line: Line) -> str:
    """What the resources of a row do in both runs, and the difference, each on a line of its own."""
    said = [listed(list(line.names))]
    if line.is_same:
        said.append(tr("The same in both: {times}").format(times=_times(line.mine)))
        return "\n".join(said)
    for run, lane in ((comparison.mine, line.mine), (comparison.theirs, line.theirs)):
        said.append(tr("{run}: {times}").format(run=run.label, times=_times(lane)))
    if line.later_ms:
        said.append(tr("Online {difference}").format(difference=later(line.later_ms)))
    return "\n".join(said)


def _times(lane: Lane) -> str:
    words = {
        "online": tr("starts {start} to {end}"),
        "offline": tr("stops {start} to {end}"),
        "replay": tr("replays logs {start} to {end}"),
        "failed": tr("failed {start} to {end}"),
    }
    parts = [
        (wait.start_ms, tr("{waits} from {start} to {end}"), wait.start_ms, wait.end_ms, wait.text)
        for wait in lane.waits
    ]
    parts += [(bar.start_ms, words[bar.kind], bar.start_ms, bar.end_ms, "") for bar in lane.bars]
    told = [
        words.format(waits=text, start=clock(start), end=clock(end)) for _, words, start, end, text in sorted(parts)
    ]
    return "; ".join(told) or tr("nothing")
