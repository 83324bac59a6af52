from __future__ import annotations

from dataclasses import replace

from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.topology.devices import contents, device, device_text, lun_text, quorum_disk, volumes
from tests.support.designs import two_node


def on_luns(**luns: str) -> Snapshot:
    design = two_node()
    disks = {disk.id: replace(disk, lun=luns.get(disk.id, "")) for disk in design.disks.values()}
    return replace(design, disks=disks)


def test_disks_of_one_lun_are_volumes_of_one_device() -> None:
    design = on_luns(d1="7", d2=" 7 ")
    (disks,) = volumes(design).values()
    assert [disk.id for disk in disks] == ["d1", "d2"]
    assert device_text(disks) == "Q: and S: (volumes of LUN 7)"


def test_a_disk_without_a_lun_is_a_device_of_its_own() -> None:
    design = on_luns()
    assert len(volumes(design)) == 2
    assert device_text([design.disks["d1"]]) == "Q:"


def test_the_same_lun_of_two_arrays_are_two_devices() -> None:
    first, second = on_luns(d1="7", d2="7").disks.values()
    assert device(first) != device(replace(second, array="arr1"))


def test_a_lun_that_says_so_is_not_called_lun_twice() -> None:
    disk = two_node().disks["d1"]
    assert lun_text(replace(disk, lun="LUN 3")) == "LUN 3"
    assert lun_text(replace(disk, lun="3")) == "LUN 3"


def test_only_the_disk_model_has_a_quorum_disk() -> None:
    design = two_node()
    assert quorum_disk(design) == design.disks["d1"]
    for other in (replace(design.cluster, quorum="local"), replace(design.cluster, quorum_disk=None)):
        assert quorum_disk(replace(design, clusters={CLUSTER_ID: other})) is None


def test_a_disk_holds_what_it_is_meant_for_and_what_is_placed_on_it() -> None:
    design = two_node()
    moved = replace(design, storage_groups={"sg1": replace(design.storage_groups["sg1"], log_disk="d1")})
    assert contents(moved) == {"d1": {"quorum", "log"}, "d2": {"database", "log"}}
