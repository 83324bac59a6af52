"""Tests of what is around the cluster: paths to the storage and domain controllers."""

from __future__ import annotations

from collections.abc import Mapping

from designer.simulation.scenario.actions import Action
from designer.simulation.trials.library.setting import Builder, ReadyRun, Runs, Setting


def one_path(setting: Setting, code: str) -> Runs | str:
    """The first of several paths of each active node is lost (TC-10)."""
    runs = []
    for node in setting.active():
        ways = [path for path in setting.snapshot.paths.values() if path.node == node]
        redundant = [path for path in ways if sum(other.array == path.array for other in ways) > 1]
        for path in redundant[:1]:
            name = f"{code} {setting.name(node)} over {setting.name(path.fabric)}"
            runs.append(ReadyRun(name, (Action("path", path.id),), setting.undisturbed()))
    return tuple(runs) or "no active node has two paths to an array in the design"


def domain_controllers(setting: Setting, code: str) -> Runs | str:
    """Each domain controller is lost while another one is left (TC-17)."""
    controllers = [one for one in setting.snapshot.servers.values() if "domain-controller" in one.roles]
    if len(controllers) < 2:
        return "the design does not have two domain controllers"
    return tuple(
        ReadyRun(f"{code} {one.name}", (Action("directory", one.id),), setting.undisturbed()) for one in controllers
    )


BUILDERS: Mapping[str, Builder] = {
    "TC-10": one_path,
    "TC-17": domain_controllers,
}
