"""What is left when more and more nodes fail, for the picture."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.ladder import Step
from designer.drawing.ladder import ladder as drawn
from designer.drawing.primitives import Picture
from designer.report.study import Rung
from designer.report.wording import counted, sentence


def ladder(rungs: Sequence[Rung], servers: int, users: int) -> Picture:
    """One row per number of failed nodes: a mark for every virtual server, and a bar for the users still served."""
    return drawn([Step(failed_words(rung), rung.online, rung.users) for rung in rungs], servers, users)


def failed_words(rung: Rung) -> str:
    """ "Two nodes fail", "Nothing has failed"."""
    if rung.failed == 0:
        return "Nothing has failed"
    return sentence(f"{counted(rung.failed, 'node')} {'fails' if rung.failed == 1 else 'fail'}")
