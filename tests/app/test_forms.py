from __future__ import annotations

import pytest

from designer.app.fields import BEHAVIOUR, SELECTABLE, fields_of
from designer.app.fields.field import Context
from designer.app.fields.groups import WORK
from designer.app.fields.sections import CLOSED, FAILOVER_TIMES
from designer.app.forms import Form, change, form_of
from designer.app.rows import MIXED, Row
from designer.edits.draft import EditError
from designer.edits.objects import set_fields
from designer.foundation.ids import Id
from designer.model.diff import apply, changing
from designer.model.records import Disk
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.simulation.plan.times import times_of
from tests.support.samples import catalog, template, three_plus_one


def form(snapshot: Snapshot, *ids: Id) -> Form:
    return form_of(Context(snapshot, catalog()), ids)


def row(snapshot: Snapshot, key: str, *ids: Id) -> Row:
    return next(one for one in form(snapshot, *ids).rows() if one.key == key)


def evs(snapshot: Snapshot) -> Id:
    return snapshot.groups_of_kind("evs")[0].id


def resource(snapshot: Snapshot, kind: str) -> Id:
    return next(one.id for one in snapshot.members(evs(snapshot)) if one.type == kind)


def test_nothing_selected_shows_the_cluster() -> None:
    shown = form(three_plus_one())
    assert shown.ids == (CLUSTER_ID,)
    assert {"windows", "exchange", "bus", "quorum", "quorum_disk"} <= {one.key for one in shown.rows()}


def test_what_is_gone_is_not_shown() -> None:
    assert form(three_plus_one(), "n77").ids == (CLUSTER_ID,)


def test_unset_and_default_are_told_apart() -> None:
    design = three_plus_one()
    group = evs(design)
    assert row(design, "failover_period_h", group).unset_text.startswith("Default: 6")
    assert row(design, "failover_period_h", group).text == ""
    assert row(design, "connections", group).unset_text == "Not set"
    same_as_default = apply(design, set_fields(design, group, failover_period_h=6))
    assert row(same_as_default, "failover_period_h", group).text.startswith("6")


def test_defaults_come_from_the_catalogue_and_the_platform() -> None:
    design = three_plus_one()
    store = resource(design, "exchange-information-store")
    # 15 s and 3 s for each of the six stores (EX-8.4)
    assert row(design, "online_ms", store).default == 33_000
    assert row(design, "pending_timeout_ms", store).unset_text.startswith("Default: 180")
    assert row(design, "failover_threshold", evs(design)).default == 10
    protocol = resource(design, "exchange-smtp")
    policies = {one.value for one in row(design, "restart_action", protocol).choices}
    assert row(design, "restart_action", protocol).default in policies


def test_changing_a_row_changes_the_record_and_none_unsets_it() -> None:
    design = three_plus_one()
    group = evs(design)
    changed = apply(design, change(design, row(design, "users", group), 3000))
    assert changed.groups[group].users == 3000
    back = apply(changed, change(changed, row(changed, "users", group), None))
    assert back.groups[group].users is None


def test_an_emptied_text_is_empty_not_none() -> None:
    design = three_plus_one()
    changed = apply(design, change(design, row(design, "title"), None))
    assert changed.cluster.title == ""


def test_naming_two_objects_alike_is_refused() -> None:
    design = three_plus_one()
    with pytest.raises(EditError, match="NODE2"):
        change(design, row(design, "name", "n1"), "node2")


def test_a_node_shows_its_addresses() -> None:
    design = three_plus_one()
    rows = [one for one in form(design, "n1").rows() if one.key.startswith("address.")]
    assert [one.label for one in rows] == [network.name for network in design.networks.values()]
    changed = apply(design, change(design, rows[0], "10.10.10.99"))
    assert next(one.address for one in changed.interfaces.values() if one.node == "n1") == "10.10.10.99"


def test_a_resource_shows_the_properties_of_its_type() -> None:
    design = three_plus_one()
    name = resource(design, "network-name")
    kerberos = row(design, "property.RequireKerberos", name)
    assert kerberos.kind == "flag"
    assert kerberos.value is True
    changed = apply(design, change(design, kerberos, None))
    assert "RequireKerberos" not in changed.resources[name].properties
    assert row(changed, "property.RequireKerberos", name).unset_text == "Default: No"


def test_what_only_its_type_has_comes_before_what_every_resource_has() -> None:
    design = three_plus_one()
    titles = [section.title for section in form(design, resource(design, "network-name")).sections]
    assert titles[:3] == ["", "Network Name", "When it fails"]


def test_an_unknown_type_still_has_a_form() -> None:
    design = three_plus_one()
    name = resource(design, "network-name")
    strange = apply(design, set_fields(design, name, type="quantum-link"))
    assert "quantum-link" in form(strange, name).noun


def test_the_owners_of_a_group_are_those_of_all_its_resources() -> None:
    design = three_plus_one()
    group = evs(design)
    owners = row(design, "possible_owners", group)
    assert owners.value is None
    assert owners.unset_text == "Every node"
    changed = apply(design, change(design, owners, ("n1", "n4")))
    assert all(member.possible_owners == ("n1", "n4") for member in changed.members(group))
    first = changed.members(group)[0].id
    mixed = apply(changed, set_fields(changed, first, possible_owners=()))
    assert row(mixed, "possible_owners", group).value is MIXED


def test_several_objects_share_rows_that_make_sense_for_all() -> None:
    design = three_plus_one()
    shown = form(design, "n1", "n2")
    assert shown.title == "2 nodes selected"
    keys = {one.key for one in shown.rows()}
    assert "ram_mb" in keys
    assert not {"name", "number"} & keys
    assert not any(key.startswith("address.") for key in keys)
    changed = apply(design, change(design, row(design, "ram_mb", "n1", "n2"), 8192))
    assert [changed.nodes[node].ram_mb for node in ("n1", "n2", "n3")] == [8192, 8192, 4096]


def test_differing_values_are_called_that() -> None:
    design = three_plus_one()
    servers = [group.id for group in design.groups_of_kind("evs")][:2]
    owner = row(design, "owner", *servers)
    assert owner.value is MIXED
    assert owner.unset_text == "(mixed)"


def test_objects_of_different_kinds_share_what_both_have() -> None:
    design = three_plus_one()
    disk = next(iter(design.disks))
    shown = form(design, "n1", disk)
    assert shown.title == "2 objects selected"
    assert {one.key for one in shown.rows()} == {"mtbf_h", "mttr_h", "notes"}


def test_rows_appear_when_they_matter() -> None:
    design = three_plus_one()
    disk = next(iter(design.disks))
    assert "root" not in {one.key for one in form(design, disk).rows()}
    mounted = apply(design, set_fields(design, disk, mount_path="R:\\DATA"))
    assert "root" in {one.key for one in form(mounted, disk).rows()}
    assert isinstance(design.disks[disk], Disk)


def test_platforms_that_the_catalogue_does_not_know_can_be_seen() -> None:
    design = template("two-node-active-passive")
    strange = apply(design, set_fields(design, CLUSTER_ID, windows="windows-1999"))
    labels = [choice.label for choice in row(strange, "windows").choices]
    assert "windows-1999 (unknown)" in labels


def test_times_of_the_simulation_are_the_designs_to_change() -> None:
    design = three_plus_one()
    regroup = row(design, "time.regroup")
    assert regroup.value is None
    assert regroup.unset_text.startswith("Default: 0")
    changed = apply(design, change(design, regroup, 2000))
    assert times_of(changed, catalog()).cluster["regroup"] == 2000
    again = apply(changed, change(changed, row(changed, "time.regroup"), 1500))
    assert again.timings["regroup"].ms == 1500
    back = apply(again, change(again, row(again, "time.regroup"), None))
    assert back.timings == design.timings


def test_the_adapters_of_several_nodes_are_changed_together() -> None:
    design = three_plus_one()
    private = next(network.id for network in design.networks.values() if network.role == "private")
    both = row(design, f"wins_servers.{private}", "n1", "n2")
    changed = apply(design, change(design, both, ("10.0.0.1",)))
    named = {one.node for one in changed.interfaces.values() if one.wins_servers == ("10.0.0.1",)}
    assert named == {"n1", "n2"}
    cleared = apply(changed, change(changed, row(changed, f"wins_servers.{private}", "n1", "n2"), None))
    assert row(cleared, f"wins_servers.{private}", "n1").unset_text == "Not set"
    none = apply(cleared, change(cleared, row(cleared, f"wins_servers.{private}", "n1"), ()))
    assert row(none, f"wins_servers.{private}", "n1").text == "None"


def test_a_list_that_nobody_knows_is_not_an_empty_one() -> None:
    design = three_plus_one()
    unknown = row(design, "components")
    assert (unknown.is_set, unknown.unset_text, unknown.empty_text) == (False, "Not set", "None")
    none = apply(design, change(design, unknown, ()))
    assert none.cluster.components == ()
    assert row(none, "components").is_set
    back = apply(none, change(none, row(none, "components"), None))
    assert back.cluster.components is None


def test_a_list_that_must_be_known_is_empty_when_it_is_cleared() -> None:
    design = three_plus_one()
    group = evs(design)
    named = apply(design, change(design, row(design, "anti_affinity", group), ("one", "two")))
    cleared = apply(named, change(named, row(named, "anti_affinity", group), None))
    assert cleared.groups[group].anti_affinity == ()
    assert not row(cleared, "anti_affinity", group).is_set


def test_a_node_counts_as_the_cluster_says_unless_it_says_otherwise() -> None:
    design = three_plus_one()
    windows = row(design, "windows", "n1")
    assert windows.value is None
    assert windows.unset_text == "Default: Windows Server 2003, Enterprise Edition"
    assert row(design, "windows_sp", "n1").default == design.cluster.windows_sp
    other = apply(design, set_fields(design, "n1", windows="windows-2000-advanced-server"))
    packs = [choice.label for choice in row(other, "windows_sp", "n1").choices]
    assert packs[-1] == "SP4"


def test_a_profile_brings_defaults_along() -> None:
    design = three_plus_one()
    group = evs(design)
    heavy = apply(design, set_fields(design, group, profile="heavy", quota_mb=None, iops_per_user=None))
    assert row(heavy, "quota_mb", group).default == 200
    assert row(heavy, "iops_per_user", group).unset_text == "Default: 1\N{NO-BREAK SPACE}IOPS"
    strange = apply(design, set_fields(design, group, profile="insane"))
    assert "insane (unknown)" in [choice.label for choice in row(strange, "profile", group).choices]


def test_fields_of_a_virtual_servers_work_are_those_of_its_role() -> None:
    design = three_plus_one()
    (core,) = design.groups_of_kind("cluster")
    keys = {one.key for one in form(design, core.id).rows()}
    assert not {"users", "profile", "routing_group"} & keys
    set_anyway = apply(design, set_fields(design, core.id, users=5))
    assert "users" in {one.key for one in form(set_anyway, core.id).rows()}


def test_a_hint_says_the_meaning_the_range_and_the_fact() -> None:
    hint = row(three_plus_one(), "ram_mb", "n1").help.replace("\N{NO-BREAK SPACE}", " ")
    assert hint.splitlines() == ["Exchange uses at most 4 GB (EX-9.05)", "Between 64 MB and 1 TB"]


def test_seldom_used_sections_begin_closed_and_count_what_is_set() -> None:
    design = three_plus_one()
    switches = {"boot_3gb": True, "boot_userva": 3030, "system_pages": None, "heap_decommit": None}
    tuned = apply(design, set_fields(design, "n1", **switches))
    sections = {section.title: section for section in form(tuned, "n1").sections}
    assert sections["Addresses"].is_open
    assert sections["Hardware"].is_open
    assert not sections["Memory switches"].is_open
    assert sections["Memory switches"].set_rows == 2
    assert list(sections)[:3] == ["", "Addresses", "Hardware"]


def test_every_section_that_begins_closed_is_one() -> None:
    titles = {spec.section for fields in catalog().fields.values() for spec in fields.values()} | {FAILOVER_TIMES}
    assert titles >= CLOSED


def test_what_depends_on_the_design_belongs_to_defined_fields() -> None:
    assert all(field in catalog().fields[table] for table, field in BEHAVIOUR)


def test_role_fields_are_those_whose_behaviour_knows_roles() -> None:
    assert {field for role in catalog().roles.values() for field in role.fields} <= set(WORK)


@pytest.mark.parametrize("table", SELECTABLE)
def test_whatever_can_be_selected_has_fields(table: str) -> None:
    assert fields_of(catalog(), table)


def test_alternatives_can_be_set_where_the_cluster_service_or_the_design_knows_them() -> None:
    design = three_plus_one()
    attendant = resource(design, "exchange-system-attendant")
    keys = {one.key for one in form(design, attendant).rows()}
    assert "needs" in keys
    assert "alternatives" not in keys
    edges = [edge for edge in design.dependencies.values() if edge.dependent == attendant]
    known = apply(design, changing(design, "dependencies", edges[0].id, alternative="one of"))
    assert row(known, "alternatives", attendant).value == (edges[0].provider,)
    two = tuple(edge.provider for edge in edges[:2])
    changed = apply(known, change(known, row(known, "alternatives", attendant), two))
    assert {edge.provider for edge in changed.dependencies.values() if edge.alternative} == set(two)
    none = apply(changed, change(changed, row(changed, "alternatives", attendant), None))
    assert none.dependencies == design.dependencies


def test_a_resource_changes_its_group_with_its_tree() -> None:
    design = three_plus_one()
    store, mine = resource(design, "exchange-information-store"), evs(design)
    home = design.groups[mine].owner
    offered = row(design, "group", store)
    assert [choice.value for choice in offered.choices] == [
        group.id for group in design.groups.values() if group.owner == home
    ]
    other = next(group.id for group in design.groups.values() if group.owner == home and group.id != mine)
    count = len(design.members(mine))
    after = apply(design, change(design, offered, other))
    assert after.resources[store].group == other
    assert len(after.members(mine)) < count
    elsewhere = next(group.id for group in design.groups.values() if group.owner != home)
    with pytest.raises(EditError, match="resources change only between groups on one node"):
        change(design, offered, elsewhere)


def test_what_the_cluster_service_can_be_told_says_what_it_does_untold() -> None:
    design = three_plus_one()
    group, name = evs(design), resource(design, "network-name")
    assert row(design, "kept_offline", group).unset_text == "Default: No"
    assert row(design, "ordered_target").unset_text == "Default: No"
    kept = apply(design, changing(design, "groups", design.resources[name].group, kept_offline=True))
    assert row(kept, "kept_offline", name).unset_text == "Default: Yes"
    assert "enforce_anti_affinity" not in {one.key for one in form(design).rows()}, "no version in the catalogue can"
    told = apply(design, changing(design, "clusters", CLUSTER_ID, enforce_anti_affinity=True))
    assert row(told, "enforce_anti_affinity").value is True
