"""What no failover helps against: storage, networks, directory, power. Each alone takes the virtual server down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Disk, Network, Node
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Array, Fabric
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.studies.availability.inputs import Basis, Figure, Inputs, MeanTimes
from designer.topology.evs import disk_text

Part = Node | Disk | Array | Fabric | Network


@dataclass(frozen=True, slots=True)
class Shared:
    """A part on which a virtual server depends, or several that take over from each other, with a figure each.

    Without figures the basis is "not given", and the part cannot be counted.
    """

    cause: str
    subjects: tuple[Id, ...]
    figures: tuple[Figure, ...]
    basis: Basis

    @property
    def unavailability(self) -> float:
        """The share of time in which all of them fail at once."""
        result = 1.0
        for figure in self.figures:
            result *= figure.unavailability
        return result

    @property
    def formula(self) -> str:
        """The same for people."""
        return " × ".join(f"({figure.formula})" if len(self.figures) > 1 else figure.formula for figure in self.figures)

    @property
    def single(self) -> bool:
        """Whether it is a single point of failure."""
        return len(self.subjects) < 2


def own_times(part: Part, default: Figure | None, basis: Basis) -> tuple[Figure | None, Basis]:
    """The figure of a part: the design's, completed from a default where half of it is missing, else the default.

    Raises `CannotSimulate` for times that make no sense.
    """
    mtbf, mttr = part.mtbf_h, part.mttr_h
    if (mtbf is not None and mtbf < 1) or (mttr is not None and mttr < 0):
        raise CannotSimulate(f"{part.name}: an MTBF is 1 h at least, and an MTTR is not negative")
    if mtbf is not None and mttr is not None:
        return MeanTimes(mtbf, mttr), "design"
    if (mtbf is None and mttr is None) or not isinstance(default, MeanTimes):
        return (default, basis) if mtbf is None else (None, "not given")
    return MeanTimes(mtbf or default.mtbf_h, default.mttr_h if mttr is None else mttr), "partly design"


def shared_parts(snapshot: Snapshot, group: Id, inputs: Inputs) -> list[Shared]:
    """Everything outside the nodes that a virtual server needs, with or without a figure."""
    disks = _disks(snapshot, group)
    return [
        *_storage(snapshot, disks, inputs),
        *_fabrics(snapshot, disks),
        *_surroundings(snapshot, group, inputs),
        _block("Site and power", inputs.power, inputs.basis("power")),
    ]


def _disks(snapshot: Snapshot, group: Id) -> list[Disk]:
    """The disks of a virtual server, and the quorum disk, without which the whole cluster stops."""
    wanted = [member.disk for member in snapshot.members(group)]
    if snapshot.cluster.quorum == "disk":
        wanted.append(snapshot.cluster.quorum_disk)
    return [snapshot.disks[disk] for disk in dict.fromkeys(wanted) if disk is not None]


def _storage(snapshot: Snapshot, disks: list[Disk], inputs: Inputs) -> Iterator[Shared]:
    basis = inputs.basis("storage")
    arrays = dict.fromkeys(disk.array for disk in disks)
    for array in arrays:
        if array is None:
            yield _block("Shared storage" if len(arrays) == 1 else "Disks on no array", inputs.storage, basis)
        else:
            record = snapshot.arrays[array]
            yield _block(record.name, *own_times(record, inputs.storage, basis), subject=array)
    for disk in disks:
        if disk.mtbf_h is not None:
            yield _block(f"Disk {disk_text(disk)}", *own_times(disk, inputs.storage, basis), subject=disk.id)


def _fabrics(snapshot: Snapshot, disks: list[Disk]) -> Iterator[Shared]:
    """The fabrics to each array: only when all of them fail at once, the array is out of reach."""
    seen: set[tuple[Id, ...]] = set()
    for array in dict.fromkeys(disk.array for disk in disks if disk.array is not None):
        ways = tuple(dict.fromkeys(path.fabric for path in snapshot.paths.values() if path.array == array))
        if not ways or ways in seen:
            continue
        seen.add(ways)
        found = [own_times(snapshot.fabrics[fabric], None, "not given")[0] for fabric in ways]
        figures = tuple(figure for figure in found if figure is not None)
        names = listed([snapshot.name_of(fabric) for fabric in ways])
        complete = len(figures) == len(ways)
        cause = names if len(ways) == 1 else f"{names} at once"
        yield Shared(cause, ways, figures if complete else (), "design" if complete else "not given")


def _surroundings(snapshot: Snapshot, group: Id, inputs: Inputs) -> Iterator[Shared]:
    """The client networks with figures of their own; directory, DNS and all other networks in one figure."""
    networks = dict.fromkeys(m.network for m in snapshot.members(group) if m.network is not None)
    without = []
    for network in networks:
        figure, basis = own_times(snapshot.networks[network], None, "not given")
        if figure is None:
            without.append(f"the network {snapshot.name_of(network)}")
        else:
            yield _block(snapshot.name_of(network), figure, basis, subject=network)
    yield _block(listed(["Directory", "DNS", *without]), inputs.surroundings, inputs.basis("surroundings"))


def _block(cause: str, figure: Figure | None, basis: Basis, subject: Id | None = None) -> Shared:
    return Shared(
        cause,
        () if subject is None else (subject,),
        () if figure is None else (figure,),
        "not given" if figure is None else basis,
    )
