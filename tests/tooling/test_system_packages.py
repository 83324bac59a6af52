"""Which system packages are named, and what a person is told where they may not be installed."""

from __future__ import annotations

from tooling.needs import (
    Need,
    Probe,
    browser_needs,
    is_debian_like,
    parse_os_release,
    test_needs,
    uses_time64_names,
    venv_needs,
    window_needs,
)
from tooling.system import advice, apt_prefix, is_present, missing

test_needs.__test__ = False  # type: ignore[attr-defined]

DEBIAN_12 = {"ID": "debian", "VERSION_ID": "12"}
DEBIAN_13 = {"ID": "debian", "VERSION_ID": "13"}
UBUNTU_22 = {"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "22.04"}
UBUNTU_24 = {"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "24.04"}
FEDORA = {"ID": "fedora", "VERSION_ID": "41"}


def packages(os_release: dict[str, str]) -> set[str]:
    return {need.package for need in window_needs(os_release)}


def test_the_file_that_names_the_system() -> None:
    text = '# comment\nID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n\n'
    assert parse_os_release(text) == {**DEBIAN_12, "PRETTY_NAME": "Debian GNU/Linux 12 (bookworm)"}


def test_who_has_apt() -> None:
    assert all(map(is_debian_like, [DEBIAN_12, UBUNTU_24, {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}]))
    assert not is_debian_like(FEDORA)
    assert not is_debian_like({})


def test_libraries_renamed_for_64_bit_time() -> None:
    assert [uses_time64_names(release) for release in (DEBIAN_12, DEBIAN_13, UBUNTU_22, UBUNTU_24)] == [
        False,
        True,
        False,
        True,
    ]
    assert not uses_time64_names({"ID": "debian", "VERSION_ID": "testing"})
    assert "libglib2.0-0" in packages(DEBIAN_12)
    assert packages(DEBIAN_13) - packages(DEBIAN_12) == {"libglib2.0-0t64"}


def test_the_window_needs_qts_x11_libraries() -> None:
    assert {"libegl1", "libgl1", "libxcb-cursor0", "libxcb-icccm4", "libxkbcommon-x11-0"} <= packages(DEBIAN_12)


def test_tests_need_the_real_window_the_document_and_the_packaging_tools() -> None:
    names = {need.package for need in test_needs((3, 12))}
    assert {"xvfb", "xauth", "openbox", "xdotool", "poppler-utils", "qpdf", "binutils", "libpython3.12"} == names


def test_the_web_page_is_tested_where_apt_brings_a_browser() -> None:
    assert [need.package for need in browser_needs(DEBIAN_12)] == ["chromium"]
    assert browser_needs(UBUNTU_24) == browser_needs(FEDORA) == browser_needs({}) == []


def test_only_what_is_not_there_is_missing() -> None:
    needs = window_needs(DEBIAN_12)
    lacking = missing(needs, present=lambda need: need.package != "libegl1")
    assert [need.package for need in lacking] == ["libegl1"]


def test_probes_look_at_this_machine() -> None:
    assert is_present(Need("libc6", Probe.LIBRARY, "libc.so.6", ""))
    assert not is_present(Need("none", Probe.LIBRARY, "libno-such-library.so.9", ""))
    assert is_present(Need("bash", Probe.COMMAND, "sh", ""))
    assert not is_present(Need("none", Probe.COMMAND, "no-such-command", ""))
    assert is_present(Need("python3", Probe.MODULE, "json", ""))
    assert not is_present(Need("none", Probe.MODULE, "no_such_module", ""))


def test_root_and_people_with_sudo_may_install() -> None:
    assert apt_prefix(0, lambda: False) == []
    assert apt_prefix(1000, lambda: True) == ["sudo", "-n"]
    assert apt_prefix(1000, lambda: False) is None


def test_others_are_given_the_one_command() -> None:
    sentence = advice(venv_needs(), DEBIAN_12)
    assert sentence.splitlines()[-1].strip() == "sudo apt-get install -y --no-install-recommends python3-venv"


def test_other_systems_are_told_what_is_missing() -> None:
    sentence = advice(window_needs(FEDORA)[:2], FEDORA)
    assert "libEGL.so.1, libGL.so.1" in sentence
    assert "apt-get" not in sentence
