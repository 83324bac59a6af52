"""Commands of cluster.exe, whose forms are published in TechNet cc781201, cc783967, cc785087 and cc776201."""

from __future__ import annotations

import re
from collections.abc import Mapping

from designer.model.records import Scalar
from designer.report.blocks import Given
from designer.report.building.steps import Input
from designer.report.context import Context

_CLUSTER = re.compile(r"[A-Za-z0-9-]{1,15}")
_PLAIN = re.compile(r"[A-Za-z0-9 _.()\\:-]*[A-Za-z0-9 _.():-]")
"""Names that mean the same inside double quotes as outside: no character of them means anything to the shell."""

_BARE = re.compile(r"[A-Za-z0-9_.-]+")

SOURCES = "cc781201, cc783967, cc785087 and cc776201"


def typed(context: Context, form: str, *names: str) -> tuple[Input, ...]:
    """The command `cluster /cluster:NAME` with `form`, its `{}` replaced by the names in quotes; nothing where a name
    has a character that the shell would misread, or the design's Windows has no known cluster.exe."""
    cluster = context.cluster.name
    if context.windows is None or not _CLUSTER.fullmatch(cluster) or not all(map(is_plain, names)):
        return ()
    return (f"cluster /cluster:{cluster} {form.format(*(quoted(name) for name in names))}",)


def moved(context: Context, group: str, node: str) -> tuple[Input, ...]:
    """The command that moves a group to a node, or both as values."""
    there = typed(context, f"group {{}} /moveto:{node} /wait:300", group) if is_bare(node) else ()
    return there or (Given("Group", group), Given("Node", node))


def is_bare(name: str) -> bool:
    """Whether a name can be typed without quotes, as node names are."""
    return _BARE.fullmatch(name) is not None


def is_plain(name: str) -> bool:
    """Whether a name can be typed between double quotes as it is."""
    return _PLAIN.fullmatch(name) is not None


def quoted(name: str) -> str:
    """The name in straight double quotes."""
    return f'"{name}"'


def assigned(values: Mapping[str, Scalar]) -> str | None:
    """Properties as cluster.exe reads them, `Name=EVS1 RequireDNS=1`; None where a value cannot be typed."""
    words = []
    for name, value in values.items():
        text = str(int(value)) if isinstance(value, bool) else str(value)
        if not is_plain(text) or not is_plain(name):
            return None
        words.append(f"{name}={quoted(text) if ' ' in text else text}")
    return " ".join(words)
