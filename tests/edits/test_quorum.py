from __future__ import annotations

from collections.abc import Callable

import pytest

from designer.edits.objects import set_fields
from designer.edits.quorum import keep_quorum_on_disk
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.support.samples import three_plus_one


def disk(design: Snapshot, name: str) -> str:
    return next(one.id for one in design.disks.values() if one.name == name)


def without_quorum(**cluster: object) -> Snapshot:
    design = three_plus_one()
    return apply(design, set_fields(design, CLUSTER_ID, quorum="local", **cluster))


def test_the_disk_that_was_meant_becomes_the_quorum() -> None:
    for design in (without_quorum(), without_quorum(quorum_disk=None)):
        diff = keep_quorum_on_disk(design)
        assert diff is not None
        after = apply(design, diff).cluster
        assert (after.quorum, after.quorum_disk) == ("disk", disk(design, "Disk Q"))


UNFIT: dict[str, Callable[[Snapshot], Snapshot]] = {
    "too small": lambda design: apply(design, set_fields(design, disk(design, "Disk Q"), size_mb=200)),
    "RAID 0": lambda design: apply(design, set_fields(design, disk(design, "Disk Q"), raid="0")),
    "mounted": lambda design: apply(design, set_fields(design, disk(design, "Disk Q"), root=disk(design, "Disk R"))),
    "with data": lambda design: apply(design, set_fields(design, disk(design, "Disk Q"), holds=("quorum", "database"))),
    "of an EVS": lambda design: apply(design, set_fields(design, CLUSTER_ID, quorum_disk=disk(design, "Disk R"))),
    "of unknown purpose": lambda design: apply(
        apply(design, set_fields(design, CLUSTER_ID, quorum_disk=None)),
        set_fields(design, disk(design, "Disk Q"), holds=()),
    ),
}


@pytest.mark.parametrize("why", UNFIT)
def test_no_disk_is_chosen_that_would_not_do(why: str) -> None:
    assert keep_quorum_on_disk(UNFIT[why](without_quorum())) is None
