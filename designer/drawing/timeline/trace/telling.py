"""A timeline in words, for those who do not see it."""

from __future__ import annotations

from designer.drawing.timeline.rows import Story
from designer.drawing.timeline.trace.headings import verdict
from designer.foundation.language import tr
from designer.foundation.units import seconds


def described(story: Story) -> str:
    """Faults, what each group was worth, and its resources with the times of their work."""
    told = [tr("{marker} at {at_ms}.").format(marker=one.label, at_ms=seconds(one.at_ms)) for one in story.markers]
    for row in story.rows:
        work = [one for one in row.segments if one.kind in ("online", "offline", "replay")]
        if row.service is not None:
            _, word, text = verdict(row.service)
            told.append(f"{row.label}: {', '.join(filter(None, (word, text)))}.")
        elif work:
            times = tr("{row}: {start} to {end}").format(
                row=row.label, start=seconds(work[0].start_ms), end=seconds(work[-1].end_ms)
            )
            told.append(f"{times}, {tr('critical')}." if row.critical else f"{times}.")
    return " ".join(told)
