"""Phase 1: Windows and the networks, node by node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import NBSP, listed
from designer.model.records import Interface, Network, Node
from designer.report.blocks import Given
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, faces, mask, nodes, windows_on
from designer.report.context import Context
from designer.report.wording import ranged


def windows_and_networks(context: Context) -> Phase:
    """One part per node, and one in which all of them are compared."""
    all_nodes = nodes(context)
    names = listed(ranged([node.name for node in all_nodes]))
    parts = [Part(title=node.name, jobs=tuple(_node(context, node))) for node in all_nodes]
    checks = tuple(_together(context))
    if checks:
        parts.append(Part(title="All nodes together", jobs=checks))
    return Phase(
        number=1,
        title="Operating system and networks",
        aim=f"{names} run the same Windows with the same settings; the shared disks are not connected yet.",
        parts=tuple(parts),
        hold=f"{names} carry the same service pack and updates, and none of them sees a shared disk.",
        rollback="Take the node out of the domain and install it again; nothing outside it has changed.",
    )


def _node(context: Context, node: Node) -> Iterator[Job]:
    yield Job(
        action="Install Windows with its service pack and join the domain as a member server.",
        where=node.name,
        inputs=(
            Given("Windows", windows_on(context, node)),
            Given("Computer name", node.name),
            Given("Domain", node.domain or context.cluster.domain),
        ),
        expected=f"{node.name} is a member server, not a domain controller.",
        facts=("EX-1.02", "EX-1.12", "EX-1.13"),
        minutes=60,
    )
    for network, face in faces(context, node.id):
        yield _adapter(network, face, node)
    order = [network.name for network, _ in faces(context, node.id)]
    if len(order) > 1:
        yield Job(
            action="Put the adapters into this binding order, clients' network first.",
            where=node.name,
            inputs=(Given("Order", comma(order)),),
            expected=f"{order[0]} stands at the top.",
            facts=("EX-5.06",),
        )
    yield from _tuning(context, node)
    yield Job(
        action="Put the cluster service account into the local group Administrators.",
        where=node.name,
        inputs=(Given("Service account", context.cluster.service_account),),
        expected=f"The account is a local administrator of {node.name}.",
        facts=("EX-7.33",),
    )


def _adapter(network: Network, face: Interface, node: Node) -> Job:
    inputs = [Given("IP address", face.address), Given("Subnet mask", mask(network))]
    if network.role == "private":
        return Job(
            action=f"Name the connection {network.name} and give it TCP/IP alone: no gateway, DNS, WINS, NetBIOS, "
            "client or file sharing, no team; fix speed and duplex.",
            where=node.name,
            inputs=(Given("Connection", network.name), *inputs),
            expected="Speed and duplex are the same at the other end of the cable.",
            facts=("EX-5.07", "EX-5.12"),
        )
    inputs += [
        Given("Default gateway", face.gateway),
        Given("DNS servers", comma(face.dns_servers or ())),
        Given("WINS servers", comma(face.wins_servers or ())),
    ]
    return Job(
        action=f"Name the connection {network.name} and give it a static address.",
        where=node.name,
        inputs=(Given("Connection", network.name), *inputs),
        expected=f"{face.address or node.name} answers on {network.name}.",
        facts=("EX-5.08", "EX-5.22"),
    )


def _tuning(context: Context, node: Node) -> Iterator[Job]:
    if context.exchange is not None:
        extra = ", and ASP.NET" if context.windows is not None and context.windows.family == "2003" else ""
        yield Job(
            action=f"Install the services WWW, SMTP and NNTP{extra}.",
            where=node.name,
            expected="Exchange Setup finds them, NNTP too although no cluster runs it.",
            facts=("EX-1.24",),
            minutes=15,
        )
    switches = _switches(node)
    if switches:
        delay = f"{node.boot_delay_s}{NBSP}s" if node.boot_delay_s is not None else ""
        yield Job(
            action="Set the switches and the boot delay in boot.ini, and restart.",
            where=node.name,
            inputs=(Given("Switches", switches), Given("Boot delay", delay)),
            expected=f"{node.name} starts after its delay, which differs from that of every other node.",
            facts=("EX-9.01", "EX-9.02", "EX-9.09", "EX-8.17"),
            minutes=10,
        )
    elif node.boot_delay_s is not None:
        yield Job(
            action="Set the boot delay.",
            where=node.name,
            inputs=(Given("Boot delay", f"{node.boot_delay_s}{NBSP}s"),),
            expected=f"{node.name} starts after its delay, which differs from that of every other node.",
            facts=("EX-8.17",),
        )
    registry = []
    if node.system_pages is not None:
        registry.append(Given("SystemPages", str(node.system_pages)))
    if node.heap_decommit is not None:
        registry.append(Given("HeapDeCommitFreeBlockThreshold", f"0x{node.heap_decommit:08X}"))
    if registry:
        yield Job(
            action="Set these registry values for the store's memory.",
            where=node.name,
            inputs=tuple(registry),
            expected="Event 9665 does not appear when Exchange runs.",
            facts=("EX-9.06",),
        )
    if node.page_file_mb is not None:
        yield Job(
            action="Put the page file on a local mirror of its own.",
            where=node.name,
            inputs=(Given("Page file", f"{node.page_file_mb:,}{NBSP}MB"),),
            expected="It is at least 100 MB larger than the memory.".replace(" MB", f"{NBSP}MB"),
            facts=("EX-9.08",),
        )
    if node.mountmgr_update:
        yield Job(
            action="Install the update of Mountmgr.sys.",
            where=node.name,
            expected="Mount points keep working with Service Pack 1.",
            facts=("EX-1.23",),
            minutes=10,
        )


def _switches(node: Node) -> str:
    userva = f"/USERVA={node.boot_userva}" if node.boot_userva is not None else ""
    return " ".join(part for part in ("/3GB" if node.boot_3gb else "", userva) if part)


def _together(context: Context) -> Iterator[Job]:
    for network in context.snapshot.networks.values():
        there = [
            (context.name(face.node), face.address)
            for face in context.snapshot.interfaces.values()
            if face.network == network.id
        ]
        if len(there) > 1:
            yield Job(
                action=f"Reach every other node over {network.name} from each node in turn.",
                where=listed(ranged([name for name, _ in there])),
                inputs=tuple(Given(name, address) for name, address in there),
                expected=f"Every reply comes within 500{NBSP}ms, there and back.",
                facts=("EX-5.13", "EX-5.14"),
                minutes=10,
            )
