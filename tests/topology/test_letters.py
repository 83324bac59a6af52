from __future__ import annotations

from dataclasses import replace

import pytest

from designer.topology.letters import drive_of, letters_in_use, letters_needed, local_letters
from tests.support.designs import two_node


@pytest.mark.parametrize(
    ("path", "letter"),
    [("r:\\exchsrvr", "R"), (" D:", "D"), ("", ""), ("\\\\server\\share", ""), ("exchsrvr", ""), ("R", "")],
)
def test_the_drive_of_a_path(path: str, letter: str) -> None:
    assert drive_of(path) == letter


def test_local_letters_are_capitals_without_floppy_drives() -> None:
    node = replace(two_node().nodes["n1"], local_letters=("A", "c:", "D:\\", ""))
    assert local_letters(node) == {"C", "D"}
    assert local_letters(replace(node, local_letters=None)) == set()


def test_letters_in_use_are_those_of_disks_local_drives_and_installations() -> None:
    design = two_node()
    node = replace(design.nodes["n1"], install_path="e:\\Exchsrvr")
    assert letters_in_use(replace(design, nodes={**design.nodes, "n1": node})) == {"C", "D", "E", "Q", "S"}


def test_a_mounted_disk_needs_no_letter_unless_it_has_one() -> None:
    design = two_node()
    assert letters_needed(design) == (2, 2)
    mounted = replace(design.disks["d2"], letter="", mount_path="Q:\\S")
    assert letters_needed(replace(design, disks={**design.disks, "d2": mounted})) == (1, 2)
    both = replace(mounted, letter="S")
    assert letters_needed(replace(design, disks={**design.disks, "d2": both})) == (2, 2)
