"""`clusterwright size letters`."""

from __future__ import annotations

import argparse
from typing import Any

from designer.cli.sizing.numbers import counted, whole
from designer.cli.sizing.sheet import Section, Sheet
from designer.sizing.bounds import whole as within
from designer.sizing.letters import LETTERS, ROOTS, LetterBudget, disks_of_evs, letters

SUMMARY = "drive letters of a cluster, and whether mount points are needed"


def arguments(parser: argparse.ArgumentParser) -> None:
    """EVSs, their disks, and what the nodes use themselves."""
    parser.add_argument("--evs", metavar="N", required=True, type=whole("--evs"), help="Exchange Virtual Servers")
    disks = parser.add_mutually_exclusive_group()
    disks.add_argument("--disks", metavar="N", type=whole("--disks"), help="disks of each EVS (default: 9)")
    disks.add_argument(
        "--storage-groups",
        metavar="N",
        type=whole("--storage-groups"),
        help="storage groups of each EVS, with one disk for queues and two for each group",
    )
    parser.add_argument(
        "--roots",
        metavar="N",
        type=whole("--roots"),
        default=ROOTS,
        help="lettered disks per EVS where the others are mount points (default: 2)",
    )
    parser.add_argument(
        "--local", metavar="LETTERS", default="CD", help="local drives of the nodes, such as CDE (default: CD)"
    )
    parser.add_argument("--no-quorum", action="store_true", help="no quorum disk: majority node set")


def answer(options: argparse.Namespace) -> Sheet:
    """All disks with a letter, and only root disks with one."""
    each = within("disks", options.disks) if options.disks is not None else disks_of_evs(_groups(options))
    evs, roots = within("evs", options.evs), within("roots", options.roots)
    local = [letter for letter in options.local if letter not in ", :"]
    lettered = letters(evs * each, local, not options.no_quorum)
    mounted = letters(evs * min(roots, each), local, not options.no_quorum)
    servers = counted(options.evs, "EVS", "EVSs")
    used = (
        ("Local drives", " ".join(f"{letter}:" for letter in lettered.local) or "none"),
        ("Quorum disk", "Q: (EX-4.12)" if lettered.quorum else "none"),
        ("Shared disks", f"{servers} with {counted(each, 'disk')} each (EX-4.18)"),
    )
    ways = (
        ("A letter for each disk", _verdict(lettered)),
        (f"{counted(options.roots, 'root disk')} per EVS", f"{_verdict(mounted)}, the others are mount points"),
    )
    return Sheet(
        f"Drive letters of {servers} with {counted(each, 'disk')} each, of {LETTERS} from C: to Z:",
        (Section("What needs letters", used), Section("Ways (EX-4.17)", ways)),
        {"letters": LETTERS, "lettered": _budget(lettered), "mount_points": _budget(mounted)},
        () if lettered.fits else ("Mount points need Exchange 2003 on Windows Server 2003 (EX-4.19)",),
    )


def _groups(options: argparse.Namespace) -> int:
    return 4 if options.storage_groups is None else int(options.storage_groups)


def _verdict(budget: LetterBudget) -> str:
    outcome = f"{counted(budget.free, 'letter')} left" if budget.fits else f"{-budget.free:,} too many"
    return f"{counted(budget.used, 'letter')}: {outcome}"


def _budget(budget: LetterBudget) -> dict[str, Any]:
    return {"used": budget.used, "free": budget.free, "fits": budget.fits}
