from __future__ import annotations

from designer.edits.letters import set_letter, unmount
from designer.model.diff import apply
from designer.model.snapshot import Snapshot
from tests.rules.cases.servers import ATTENDANT
from tests.rules.cases.storage import mounted
from tests.rules.designs import active_passive, catalog, named, unlinked, with_property


def attendant_path(design: Snapshot) -> object:
    return design.resources[named(design, "resources", ATTENDANT)].properties["DataPath"]


def test_disk_resource_and_paths_follow_the_letter() -> None:
    design = with_property(mounted(active_passive(), "Disk S"), ATTENDANT, DataPath="R:\\exchsrvr")
    after = apply(design, set_letter(design, catalog(), named(design, "disks", "Disk R"), "W"))
    disk = after.disks[named(after, "disks", "Disk W")]
    assert disk.letter == "W"
    assert after.resources[named(after, "resources", "Disk W:")].disk == disk.id
    assert after.disks[named(after, "disks", "Disk S")].mount_path == "W:\\S"
    assert attendant_path(after) == "W:\\exchsrvr"


def test_names_that_have_nothing_to_do_with_the_letter_stay() -> None:
    design = active_passive()
    disk = named(design, "disks", "Disk R")
    design = apply(design, set_letter(design, catalog(), disk, "W"))
    again = apply(design, set_letter(design, catalog(), disk, "S"))
    assert again.disks[disk].letter == "S"
    assert again.disks[disk].name == "Disk W"  # there is a Disk S already


def test_a_path_on_another_disk_of_the_group_with_the_letter_stays() -> None:
    design = with_property(active_passive(), ATTENDANT, DataPath="R:\\exchsrvr")
    double = apply(design, set_letter(design, catalog(), named(design, "disks", "Disk S"), "R"))
    second = next(disk.id for disk in double.disks.values() if disk.name == "Disk S")
    after = apply(double, set_letter(double, catalog(), second, "W"))
    assert attendant_path(after) == "R:\\exchsrvr"


def test_a_disk_that_gets_a_letter_is_mounted_nowhere_and_needs_no_root() -> None:
    design = with_property(mounted(active_passive(), "Disk S"), ATTENDANT, DataPath="r:\\s\\exchsrvr")
    disk = named(design, "disks", "Disk S")
    after = apply(design, unmount(design, catalog(), disk, "S"))
    assert (after.disks[disk].letter, after.disks[disk].mount_path, after.disks[disk].root) == ("S", "", None)
    assert attendant_path(after) == "S:\\exchsrvr"
    resource = next(one.id for one in after.resources.values() if one.disk == disk)
    assert not any(edge.dependent == resource for edge in after.dependencies.values())


def test_what_needed_the_root_through_the_disk_needs_it_still() -> None:
    design = unlinked(mounted(active_passive(), "Disk S"), ATTENDANT, "Disk R:")
    after = apply(design, unmount(design, catalog(), named(design, "disks", "Disk S"), "S"))
    pair = (named(after, "resources", ATTENDANT), named(after, "resources", "Disk R:"))
    assert pair in {(edge.dependent, edge.provider) for edge in after.dependencies.values()}
