"""DD-05: in which order the resources of an Exchange Virtual Server start and stop."""

from __future__ import annotations

from designer.foundation.units import NBSP
from designer.model.registers import Verdict
from designer.report.context import Context
from designer.report.decisions.drafted import Drafted, Way
from designer.report.decisions.sight import all_servers, seconds_words
from designer.report.study import Study
from designer.report.wording import tenths


def tree(context: Context) -> Drafted | None:
    """DD-05: the dependency tree of Exchange 2003 or that of Exchange 2000, with this design's times."""
    study, exchange = context.study, context.exchange
    if not isinstance(study, Study) or study.comparison is None or exchange is None:
        return None
    lost, moved = study.unplanned.ms, study.planned.ms
    other_lost, other_moved = study.comparison.unplanned.ms, study.comparison.planned.ms
    if not (lost and moved and other_lost and other_moved):
        return None
    own, other = context.catalog.trees[exchange.tree].name, context.catalog.trees[study.comparison.tree].name
    name, node = context.name(study.group), context.name(study.node)
    flat = lost < other_lost
    other_way: Verdict = "worse" if flat else "better"
    to = study.singles[study.node][study.group].node
    where = f" on {context.name(to)}" if to is not None else ""
    gained = f"{tenths(abs(other_lost - lost))}{NBSP}s {'longer' if flat else 'less'}"
    hangs = "System Attendant (EX-8.11)" if flat else "Information Store (EX-8.12)"
    return Drafted(
        title=f"Dependencies of {own}",
        question=f"On which resource do the protocols of {all_servers(context)} depend?",
        ways=(
            Way(name=f"The tree of {own}", chosen=True),
            Way(
                name=f"The tree of {other}",
                availability=other_way,
                performance="same",
                cost="same" if flat else "worse",
                complexity=other_way,
                operability=other_way,
                remark=f"{name} is away {tenths(other_lost)}{NBSP}s, and {seconds_words(other_moved)} when moved.",
            ),
        ),
        decision=f"We hang the protocols of {all_servers(context)} from the {hangs}, as Setup of {own} does.",
        justification=f"{name} is complete{where} {seconds_words(lost)} after {node} loses power; with the tree of "
        f"{other} that takes {gained}.",
        impact=f"A store of {all_servers(context)} that restarts "
        f"{'leaves its protocols alone' if flat else 'takes its protocols along'}.",
        risk=f"The Information Store of {all_servers(context)} stays on the critical path, and with it the replay of "
        "logs.",
        mitigation=f"Fewer logs for each storage group, if {all_servers(context)} should be back sooner (EX-8.13).",
        facts=("EX-8.11", "EX-8.12"),
    )
