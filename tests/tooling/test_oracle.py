"""Which packages are unpacked for the comparison with Pacemaker's simulator."""

from __future__ import annotations

from tooling.oracle import PACKAGE, SCHEMAS, chosen, dependencies

LISTING = f"""{PACKAGE}
 |Depends: pacemaker
  Depends: pacemaker-remote
  Depends: libc6
  Depends: libcib27
  Depends: <awk>
libcib27
  Depends: libc6
  Depends: libqb100
libqb100
  Depends: libcib27
pacemaker-remote
  Depends: libunrelated1
libc6
"""


def test_the_output_of_apt_cache_is_read() -> None:
    found = dependencies(LISTING)
    assert found[PACKAGE] == ["pacemaker", "pacemaker-remote", "libc6", "libcib27"]
    assert found["libc6"] == []


def test_only_libraries_that_are_not_installed_are_fetched_and_each_once() -> None:
    assert chosen(dependencies(LISTING), {"libc6"}) == [PACKAGE, SCHEMAS, "libcib27", "libqb100"]
