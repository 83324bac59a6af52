"""Pacemaker's `crm_simulate`, run as a program, with everything checked that could make its answer worthless."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = ROOT / "build" / "pacemaker"
SCHEMA = "pacemaker-3.9"
LIMIT_S = 120
ABSENT = "crm_simulate is not here; `dev.py test` fetches it on Debian and Ubuntu when it can reach their packages"

_EDGE = re.compile(r'^"(.+)" -> "(.+)" \[ style = bold\]$')
_ACTION = re.compile(r'^"(.+)" \[ style=bold')
_NAME = re.compile(r"^(\w+)_(start|stop)_0 (\w+)$")


class FalseOracle(AssertionError):
    """The answer is not to be believed; the message says why."""


@dataclass(frozen=True, order=True)
class Deed:
    """One start or stop of a resource on a node, in the names of the question."""

    what: str
    resource: str
    node: str


@dataclass(frozen=True)
class Answer:
    """Where every resource ends up (None: nowhere), the nodes online then, what was done, and what before what."""

    placed: Mapping[str, str | None]
    online: frozenset[str]
    deeds: frozenset[Deed]
    order: frozenset[tuple[Deed, Deed]]


@functools.cache
def command() -> Path | None:
    """The program, installed or in the folder that `dev.py test` makes."""
    private = PRIVATE / "usr" / "sbin" / "crm_simulate"
    if private.is_file():
        return private
    found = shutil.which("crm_simulate")
    return Path(found) if found else None


def run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program where it can write nothing but that folder's files."""
    program = command()
    assert program is not None, ABSENT
    environment = {**os.environ, "CIB_shadow_dir": str(folder), "LC_ALL": "C"}
    if program.is_relative_to(PRIVATE):
        libraries = {path.parent for path in (PRIVATE / "usr" / "lib").rglob("*.so.*")}
        environment["LD_LIBRARY_PATH"] = os.pathsep.join(map(str, sorted(libraries)))
        environment["PCMK_schema_directory"] = str(PRIVATE / "usr" / "share" / "pacemaker")
    return subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


def ask(question: str, arguments: Sequence[str], nodes: int, resources: int) -> Answer:
    """What Pacemaker does with a configuration; so many nodes and resources must be in the answer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cib.xml").write_text(question, encoding="utf-8")
        done = run(["-S", "-x", "cib.xml", "-D", "graph.dot", "-O", "after.xml", "--output-as=xml", *arguments], folder)
        if done.returncode:
            raise FalseOracle(f"exit code {done.returncode}: {done.stderr or done.stdout[-500:]}")
        if done.stderr.strip():
            raise FalseOracle(f"it complains: {done.stderr.strip()}")
        if f'validate-with="{SCHEMA}"' not in (folder / "after.xml").read_text(encoding="utf-8"):
            raise FalseOracle("the configuration was not read under its own schema")
        answer = _read(done.stdout, (folder / "graph.dot").read_text(encoding="utf-8"))
    if len(answer.placed) != resources:
        raise FalseOracle(f"{len(answer.placed)} resources in the answer to a question with {resources}")
    seen = len(ElementTree.fromstring(done.stdout).findall("./revised_cluster_status/nodes/node"))
    if seen != nodes:
        raise FalseOracle(f"{seen} nodes in the answer to a question with {nodes}")
    return answer


def _read(output: str, graph: str) -> Answer:
    revised = ElementTree.fromstring(output).find("./revised_cluster_status")
    if revised is None:
        raise FalseOracle("the answer says nothing of the cluster afterwards")
    placed: dict[str, str | None] = {}
    for resource in revised.iter("resource"):
        where = resource.find("node")
        placed[resource.attrib["id"]] = None if where is None else where.attrib["name"]
    online = {node.attrib["name"] for node in revised.findall("./nodes/node") if node.attrib["online"] == "true"}
    deeds, order = set(), set()
    for line in graph.splitlines():
        if (edge := _EDGE.match(line)) is not None:
            first, then = _deed(edge[1]), _deed(edge[2])
            if first is not None and then is not None:
                order.add((first, then))
        elif (action := _ACTION.match(line)) is not None and (deed := _deed(action[1])) is not None:
            deeds.add(deed)
    return Answer(placed, frozenset(online), frozenset(deeds), frozenset(order))


def _deed(text: str) -> Deed | None:
    found = _NAME.match(text)
    return None if found is None else Deed(found[2], found[1], found[3])
