"""What a moment of a run is about, told without going there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from designer.app.run import Run
from designer.drawing.playing.words import online_text
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.simulation.outcome.outages import cut_off
from designer.simulation.plan.cabling import addresses


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment (ms): the sentence that is current, how many virtual servers there are and how many of them are fully
    there, also `counted` in words, and how many users are without service: those of the others, and of whose network is
    down."""

    at_ms: int
    sentence: str
    servers: int
    online: int
    counted: str
    users: int
    all_mail: bool

    def words(self) -> tuple[str, ...]:
        """What it says of the servers and their users, a line each; nothing of users where nobody counted them."""
        if not self.servers:
            return ()
        lines = [self.counted]
        if self.users:
            users = f"{self.users:,}"
            lines.append((tr("{users} users without mail") if self.all_mail else _NO_SERVICE).format(users=users))
        return tuple(lines)


_NO_SERVICE = tr("{users} users without service")


def moment_of(run: Run, at_ms: float) -> Moment:
    """What there is to say of a moment."""
    at, snapshot = int(at_ms), run.timeline.snapshot
    servers = snapshot.virtual_servers()
    out = [one for one in servers if _is_out(run, one.id, at)]
    online = len(servers) - len(out)
    silent = cut_off(addresses(snapshot), run.timeline.state_at(at).networks, snapshot)
    place = bisect_right(run.sentences, at, key=lambda sentence: sentence.at) - 1
    return Moment(
        at,
        run.sentences[place].text if place >= 0 else tr("Everything is online."),
        len(servers),
        online,
        online_text(snapshot, online),
        sum(one.users or 0 for one in servers if one in out or one.id in silent),
        all(one.kind == "evs" for one in servers),
    )


def _is_out(run: Run, group: Id, at_ms: int) -> bool:
    return any(
        outage.start <= at_ms and (outage.end is None or at_ms < outage.end) for outage in run.outages.get(group, ())
    )
