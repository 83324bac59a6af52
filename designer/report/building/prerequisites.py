"""Phase 0: what must be there before anybody touches a node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, plural
from designer.report.blocks import Given
from designer.report.building.groups import comes_by_setup
from designer.report.building.steps import Job, Part, Phase
from designer.report.building.values import comma, exchange_on, nodes, servers_with, windows_on
from designer.report.context import Context
from designer.report.wording import ranged
from designer.topology.addressing import addresses_needed
from designer.topology.names import computer_names
from designer.topology.roles import role_of


def prerequisites(context: Context) -> Phase:
    """Hardware, directory, accounts, names and addresses."""
    parts = (
        Part(title="Hardware and software", jobs=tuple(_hardware(context))),
        Part(title="Directory, names and addresses", jobs=tuple(_directory(context))),
        Part(title="Accounts and rights", jobs=tuple(_accounts(context))),
    )
    names = listed(ranged([node.name for node in nodes(context)]))
    return Phase(
        number=0,
        title="Prerequisites",
        aim=f"Everything that {names} need from others is there before the first of them is switched on.",
        parts=parts,
        hold=f"every box of phase 0 is ticked and every blank in it is filled in for {context.cluster_name}.",
        rollback=f"Nothing has changed yet. Give back the names and addresses that were reserved for "
        f"{context.cluster_name} if the project ends here.",
    )


def _hardware(context: Context) -> Iterator[Job]:
    snapshot = context.snapshot
    arrays = comma([array.hardware or array.name for array in snapshot.arrays.values()])
    given: dict[str, list[str]] = {node.hardware: [] for node in nodes(context)}
    for node in nodes(context):
        given[node.hardware].append(node.name)
    yield Job(
        action="Compare servers, adapters and storage with the Windows hardware catalogue for clusters.",
        where="Project",
        inputs=(
            *(Given(f"Model of {listed(ranged(names))}", model) for model, names in given.items()),
            Given("Storage", arrays),
            Given("Catalogue entry"),
        ),
        expected="The whole solution is listed; the entry is kept with the project's papers.",
        facts=("EX-1.16", "EX-1.17"),
        minutes=30,
    )
    windows = comma(list(dict.fromkeys(filter(None, (windows_on(context, node) for node in nodes(context))))))
    exchange = comma(list(dict.fromkeys(filter(None, (exchange_on(context, node) for node in nodes(context))))))
    media = [Given("Windows", windows)]
    media += [Given("Exchange", exchange)] if exchange else []
    roles = {group.kind: role_of(context.catalog, group) for group in snapshot.virtual_servers()}
    media += [Given("Also", role.name) for role in roles.values() if role and comes_by_setup(context, role)]
    yield Job(
        action=f"Have media, service packs and licences ready for {plural(len(snapshot.nodes), 'node')}.",
        where="Project",
        inputs=tuple(media),
        expected="Every node has a licence of its own, passive ones included.",
        facts=("EX-1.25",) if exchange else (),
        minutes=15,
    )


def _directory(context: Context) -> Iterator[Job]:
    snapshot, cluster = context.snapshot, context.cluster
    controllers = servers_with(context, "domain-controller")
    yield Job(
        action="Check that two domain controllers with global catalogue and DNS answer.",
        where=cluster.domain or "Domain",
        inputs=(
            Given("Controllers", comma(controllers)),
            Given("DNS", comma(servers_with(context, "dns"))),
            Given("WINS", comma(servers_with(context, "wins"))),
        ),
        expected="Each answers alone while the others are off: with one that is down no Cluster service could start.",
        facts=("EX-1.15", "EX-5.16", "EX-5.22"),
        minutes=15,
    )
    yield Job(
        action="Reserve these computer names for good and check that none is in use.",
        where=cluster.domain or "Domain",
        inputs=(Given("Names", comma([name for name, _ in computer_names(snapshot)])),),
        expected="No name is found in the directory, in DNS or in WINS.",
        facts=("EX-3.15", "EX-5.17", "EX-5.24"),
        minutes=10,
    )
    for network, count in addresses_needed(snapshot).items():
        found = snapshot.networks[network]
        yield Job(
            action=f"Reserve {plural(count, 'static address', 'static addresses')} on {found.name}, outside every "
            "DHCP range.",
            where=found.name,
            inputs=(Given("Subnet", found.subnet),),
            expected="The addresses are those of the steps below; none of them answers yet.",
            facts=("EX-5.08", "EX-5.10"),
        )
    if context.exchange is not None and context.exchange.version == "2003":
        yield Job(
            action="Compare the nodes' full names with the SMTP domains of all recipient policies.",
            where=cluster.domain or "Domain",
            inputs=(
                Given("Full names", comma([f"{node.name}.{cluster.domain}" for node in nodes(context)]))
                if cluster.domain
                else Given("Full names"),
                Given("SMTP domains", comma(cluster.smtp_domains or ())),
            ),
            expected="No full name equals a domain: Exchange Setup would refuse the node.",
            facts=("EX-3.16",),
        )


def _accounts(context: Context) -> Iterator[Job]:
    cluster, exchange = context.cluster, context.exchange
    yield Job(
        action="Make the cluster service account, an ordinary domain user.",
        where=cluster.domain or "Domain",
        inputs=(Given("Service account", cluster.service_account),),
        expected="It is written DOMAIN\\user wherever it is asked for, never as user@domain.",
        facts=("EX-7.33",),
    )
    if exchange is None:
        return
    names = comma([group.name for group in context.snapshot.virtual_servers()])
    if exchange.version == "2003":
        yield Job(
            action="Allow the account to create computer objects, or prepare one for each virtual server.",
            where=cluster.domain or "Domain",
            inputs=(Given("Computer objects", names),),
            expected="Kerberos on these network names finds its computer objects.",
            facts=("EX-5.20",),
        )
    else:
        yield Job(
            action="Make the cluster service account Exchange Full Administrator of the organisation.",
            where=cluster.domain or "Domain",
            inputs=(Given("Service account", cluster.service_account),),
            expected="Exchange can create the directory objects of its virtual servers.",
            facts=("EX-7.30",),
        )
    yield Job(
        action="Make the installer's account Exchange Full Administrator of the organisation.",
        where=cluster.domain or "Domain",
        inputs=(Given("Installer's account"),),
        expected=f"It may create {names}: the first takes rights on the organisation.",
        facts=("EX-7.32", "EX-3.20"),
    )
    yield Job(
        action="Run ForestPrep, then DomainPrep, and wait for their replication.",
        where=cluster.domain or "Domain",
        inputs=(Given("Controllers", comma(servers_with(context, "domain-controller"))),),
        expected="Every domain controller has the changes of both.",
        facts=("EX-7.32",),
        minutes=60,
    )
