"""What can be dragged onto the canvas. `designer.edits.legality` says what each item becomes where it is dropped."""

from __future__ import annotations

from dataclasses import dataclass

from designer.catalog.schema import Catalog, ResourceType
from designer.edits.legality import Spot
from designer.edits.legality.depending import resource_kinds
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.topology.roles import roles_on

MIME = "application/x-clusterwright-item"
"""The type under which an item is dragged; the data is its key in UTF-8."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its key, label and icon, and a sentence about it. `long_label` is its name away from the palette.

    A line divides the palette between two items of different `section`.
    """

    key: str
    label: str
    icon: str
    hint: str
    long_label: str = ""
    section: str = ""

    @property
    def name(self) -> str:
        """What the item is called in menus."""
        return self.long_label or self.label


ITEMS: tuple[Item, ...] = (
    Item("node", tr("Node"), "node", tr("A node, connected to every network")),
    Item("disk", tr("Disk"), "disk", tr("A shared disk that every node sees")),
    Item("network:private", tr("Private"), "heartbeat", tr("A network between the nodes only"), tr("Private Network")),
    Item(
        "network:mixed",
        tr("Public"),
        "network",
        tr("A network for clients that the cluster uses too"),
        tr("Public Network"),
    ),
)
"""What can be added whatever the design is for."""

AROUND = "surroundings"

NOTE = Item("note", tr("Note"), "note", tr("A text anywhere on the drawing; point it at what it is about"), "", "notes")
"""What can be put on every drawing."""

DIRECTORY = frozenset({"domain-controller", "global-catalog", "dns", "wins"})
"""The roles of servers without which accounts and names are not found."""

SURROUNDINGS: tuple[Item, ...] = (
    Item("array", tr("Array"), "array", tr("A disk array; the first one holds every disk"), tr("Disk Array"), AROUND),
    Item("fabric", tr("Fabric"), "fabric", tr("A storage network between all nodes and arrays"), tr("Fabric"), AROUND),
    Item(
        "outside:domain-controller",
        "DC",
        "directory",
        tr("A domain controller with global catalog and DNS, outside the cluster"),
        tr("Domain Controller"),
        AROUND,
    ),
    Item(
        "outside:front-end",
        tr("Front-end"),
        "front-end",
        tr("A server that passes clients on to the cluster"),
        tr("Front-End Server"),
        AROUND,
    ),
    Item(
        "outside:exchange",
        tr("Exchange"),
        "mail",
        tr("An Exchange server outside the cluster, for what cannot be clustered"),
        tr("Stand-Alone Exchange Server"),
        AROUND,
    ),
    Item(
        "site",
        tr("Site"),
        "site",
        tr("A place with power and networks of its own; the first one holds everything"),
        "",
        AROUND,
    ),
)
"""What can stand around any cluster."""

FAULTS: tuple[Item, ...] = (
    Item(
        "fault:power", tr("Power"), "lightning", tr("A node loses its power: drag it onto a node"), tr("Power Failure")
    ),
    Item("fault:service", tr("Service"), "cross", tr("The cluster service of a node is stopped: drag it onto a node")),
    Item("fault:hang", tr("Hang"), "hourglass", tr("The cluster service of a node hangs: drag it onto a node")),
    Item(
        "fault:pause",
        tr("Pause"),
        "pause",
        tr("A node is paused and gets no more groups, or resumed: drag it onto a node"),
    ),
    Item("fault:start", tr("Start"), "power", tr("A node that is down starts again: drag it onto a node")),
    Item("fault:resource", tr("Resource"), "warning", tr("A resource fails: drag it onto a group"), "", "objects"),
    Item(
        "fault:disk",
        tr("Disk"),
        "disk",
        tr("A disk or an array is lost: drag it onto a disk or an array"),
        "",
        "objects",
    ),
    Item(
        "fault:path",
        tr("Path"),
        "path",
        tr("A way to the storage fails: drag it onto a fabric or a node"),
        "",
        "objects",
    ),
    Item("fault:network", tr("Network"), "network", tr("A whole network fails: drag it onto a network"), "", "objects"),
    Item(
        "fault:cable",
        tr("Cable"),
        "cable",
        tr("A network cable is pulled: drag it onto a node or a network"),
        tr("Network Cable"),
        "objects",
    ),
    Item(
        "fault:directory",
        tr("Directory"),
        "directory",
        tr("A domain controller or name server fails: drag it onto that server"),
        tr("Directory"),
        "objects",
    ),
    Item("fault:site", tr("Site"), "site", tr("A site fails or is cut off: drag it onto a site"), "", "objects"),
    Item("fault:repair", tr("Repair"), "wrench", tr("What is broken works again: drag it onto that"), "", "repair"),
)
"""What can happen to a cluster."""


RESOURCE = "resource:"
"""Items that are resources of a group begin with this, and go on with their type."""

_SECTIONS = ("common", "own")


def faults_for(snapshot: Snapshot) -> tuple[Item, ...]:
    """The faults that there is something for in a design."""
    there = {
        "fault:disk": bool(snapshot.disks),
        "fault:path": bool(snapshot.fabrics),
        "fault:network": bool(snapshot.networks),
        "fault:cable": bool(snapshot.interfaces),
        "fault:directory": any(DIRECTORY & set(server.roles) for server in snapshot.servers.values()),
        "fault:site": len(snapshot.sites) > 1,
    }
    return tuple(item for item in FAULTS if there.get(item.key, True))


def items_for(snapshot: Snapshot, catalog: Catalog) -> tuple[Item, ...]:
    """What can be added to a design: the virtual servers are those that run on its Windows."""
    node, *others = ITEMS
    return (node, *servers(snapshot, catalog), *others, *SURROUNDINGS, NOTE)


def resources_for(snapshot: Snapshot, catalog: Catalog, group: Id) -> tuple[Item, ...]:
    """The resources that can be added to a group; disks, address and name before those of its role."""
    if group not in snapshot.groups:
        return ()
    kinds = sorted(resource_kinds(snapshot, catalog, group), key=lambda kind: _SECTIONS.index(_section(kind)))
    name = snapshot.name_of(group)
    return tuple(
        Item(
            f"{RESOURCE}{kind.id}",
            kind.label,
            kind.icon,
            tr("{kind}: a resource of {name}").format(kind=kind.name, name=name),
            "",
            _section(kind),
        )
        for kind in kinds
    )


def _section(kind: ResourceType) -> str:
    return "own" if kind.category in ("exchange", "application") else "common"


def servers(snapshot: Snapshot, catalog: Catalog) -> tuple[Item, ...]:
    """The virtual servers that run on the design's Windows."""
    return tuple(
        Item(role.id, role.label, role.icon, role.help, _as_title(role.name)) for role in roles_on(snapshot, catalog)
    )


def _as_title(name: str) -> str:
    """ "file server" -> "File Server", as menus write it; words with capitals of their own stay."""
    return " ".join(word.capitalize() if word.islower() else word for word in name.split())


def spot_beside(snapshot: Snapshot, selection: tuple[Id, ...]) -> Spot:
    """The place that the selected objects name, for adding something without dragging it."""
    node = next((identifier for identifier in selection if identifier in snapshot.nodes), None)
    group = next((identifier for identifier in selection if identifier in snapshot.groups), None)
    return Spot(node=node, group=group)
