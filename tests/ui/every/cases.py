"""Every command of the table, with how it is tried. Where one is missing here, `test_every_command` fails."""

from __future__ import annotations

from designer.catalog.loader import load_catalog, load_templates
from designer.edits.templates import from_template
from designer.rules.platforms import Platform
from tests.ui.every.case import (
    WORDS,
    Case,
    a_store,
    actions,
    active,
    answer,
    asked,
    behind,
    centre,
    closed,
    command_palette,
    compared,
    copied_picture,
    design,
    do,
    empty_clipboard,
    expanded,
    fault,
    find_bar,
    finding,
    folder,
    group,
    later,
    left_behind,
    modals,
    network,
    paths,
    playhead,
    pointed,
    resource,
    saved,
    scale,
    searched,
    select,
    selection,
    session,
    two_addresses,
    two_windows,
    view,
    waived,
    without_a_path,
    workspace,
    wrong,
    zoomed,
)
from tests.ui.every.comparing_cases import COMPARING
from tests.ui.every.document_cases import DOCUMENT
from tests.ui.every.editing_cases import EDITING
from tests.ui.every.filming_cases import FILMING
from tests.ui.every.matrix_cases import MATRIX
from tests.ui.every.player_cases import PLAYER
from tests.ui.every.scenarios_cases import SCENARIOS
from tests.ui.every.why_cases import WHY

FILE = {
    "file.new": Case(seen=session, becomes=None),
    "file.templates": Case(seen=session),
    "file.questions": Case(
        seen=session, first=[answer(on_new=from_template(load_catalog(), load_templates()["three-plus-one"]))]
    ),
    "file.open": Case(seen=asked, becomes=("open",)),
    "file.samples": Case(seen=session),
    "file.recent": Case(seen=session, first=[saved, closed], entry="client"),
    "file.save": Case(seen=lambda desk: desk.session.store.modified, first=[saved], becomes=False),
    "file.save-as": Case(seen=lambda desk: desk.session.path, first=[answer(save="another.cluster")]),
    "file.export-document": Case(seen=asked, becomes=("save",)),
    "file.export-picture": Case(seen=folder, first=[answer(save="picture.svg")]),
    "file.close": Case(seen=session, becomes=None),
    "file.quit": Case(seen=lambda desk: len(desk.program.windows), becomes=0),
    "file.new-window": Case(seen=lambda desk: len(desk.program.windows)),
    "file.recovered": Case(seen=session, first=[left_behind], entry="Restore"),
    "file.reload": Case(seen=design, first=[saved]),
    "file.compare-with-file": Case(
        seen=lambda desk: bool(desk.answers.differing), first=[saved, compared], becomes=True
    ),
    "file.print": Case(seen=modals),
    "file.print-preview": Case(seen=modals, becomes=["QPrintPreviewDialog"]),
    "file.print-document": Case(seen=lambda desk: desk.window.printing.exporter.is_busy, becomes=True),
    "file.settings": Case(seen=modals, becomes=["SettingsDialog"]),
}

EDIT = {
    "edit.undo": Case(seen=design, first=[do("design.add-node")]),
    "edit.redo": Case(seen=design, first=[do("design.add-node", "edit.undo")]),
    "edit.delete": Case(seen=design, first=[group, pointed]),
    "edit.rename": Case(seen=lambda desk: desk.bench.canvas._editor is not None, first=[group, pointed], becomes=True),
    "edit.select-all": Case(seen=selection, first=[pointed]),
    "edit.select-none": Case(seen=selection, first=[group, pointed], becomes=()),
    "edit.undo-list": Case(seen=design, first=[do("design.add-node", "design.add-disk", "design.add-node")]),
    "edit.redo-list": Case(seen=design, first=[do("design.add-node", "design.add-disk", "edit.undo", "edit.undo")]),
    "edit.copy-picture": Case(seen=copied_picture, first=[empty_clipboard], becomes=True),
    "edit.select-same": Case(seen=selection, first=[select("n1"), pointed], becomes=("n1", "n2", "n3", "n4")),
    "edit.select-connected": Case(seen=selection, first=[group, pointed]),
    "edit.select-invert": Case(seen=selection, first=[group, pointed]),
    "edit.find": Case(seen=find_bar, becomes=True),
    "edit.find-next": Case(seen=selection, first=[searched]),
    "edit.find-previous": Case(seen=selection, first=[searched]),
}

VIEW = {
    "view.zoom-in": Case(seen=scale),
    "view.zoom-out": Case(seen=scale),
    "view.zoom-actual": Case(seen=scale, first=[zoomed], becomes=1.0),
    "view.zoom-fit": Case(seen=lambda desk: desk.bench.canvas.camera.fitting, first=[zoomed], becomes=True),
    "view.zoom-selection": Case(seen=lambda desk: (scale(desk), centre(desk)), first=[group]),
    "view.topology": Case(seen=view, first=[do("view.dependencies")], becomes="topology"),
    "view.dependencies": Case(seen=view, becomes="dependencies"),
    "view.expand": Case(seen=expanded, first=[group]),
    "view.collapse": Case(seen=expanded, first=[group, do("view.expand")]),
    "view.expand-all": Case(seen=expanded),
    "view.collapse-all": Case(seen=expanded, first=[do("view.expand-all")], becomes=frozenset()),
    "view.outline": Case(seen=lambda desk: desk.bench.outline.isVisible(), becomes=False),
    "view.inspector": Case(seen=lambda desk: desk.bench.inspector.isVisible(), becomes=False),
    "view.findings": Case(seen=lambda desk: desk.bench.findings.isVisible(), becomes=True),
    "view.appearance.system": Case(seen=lambda desk: desk.window.sight.appearance, becomes="system"),
    "view.appearance.light": Case(
        seen=lambda desk: desk.window._look.theme.name, first=[do("view.appearance.dark")], becomes="light"
    ),
    "view.appearance.dark": Case(
        seen=lambda desk: desk.bench.canvas.backgroundBrush().color().lightness() < 100, becomes=True
    ),
    "view.appearance.contrast": Case(seen=lambda desk: desk.window.sight.appearance, becomes="contrast"),
    "view.networks": Case(seen=view, becomes="networks"),
    "view.storage": Case(seen=view, becomes="storage"),
    "view.owners": Case(seen=view, becomes="owners"),
    **{
        f"view.dependencies-{hanging}": Case(seen=lambda desk: desk.window.sight.hanging, becomes=hanging)
        for hanging in ("2000", "2003", "both")
    },
    "view.dependencies-own": Case(
        seen=lambda desk: desk.window.sight.hanging, first=[do("view.dependencies-both")], becomes="own"
    ),
    "view.history": Case(seen=lambda desk: desk.window.sight.shows("history"), becomes=True),
    "view.tables": Case(seen=lambda desk: desk.window.sight.shows("tables"), becomes=True),
    "view.reset-panels": Case(
        seen=lambda desk: desk.window.sight.shows("outline"), first=[do("view.outline")], becomes=True
    ),
    "view.present": Case(seen=lambda desk: desk.window.sight.is_presenting, becomes=True),
    "view.commands": Case(seen=command_palette, becomes=True),
    "view.reduce-motion": Case(seen=lambda desk: desk.window.sight.reduces_motion),
    "view.full-screen": Case(seen=lambda desk: desk.window.isFullScreen(), becomes=True),
}

ADDED = (
    "node",
    "disk",
    "network-private",
    "network-mixed",
    "dtc-group",
    "array",
    "fabric",
    "outside-domain-controller",
    "outside-front-end",
    "outside-exchange",
    "site",
)

DESIGN = {
    "design.enter": Case(seen=workspace, first=[do("failover.enter")], becomes="design"),
    **{f"design.add-{item}": Case(seen=design) for item in ADDED},
    "design.add-server": Case(seen=lambda desk: len(desk.session.snapshot.groups), becomes=5),
    "design.add-cluster-group": Case(
        seen=lambda desk: len(desk.session.snapshot.groups_of_kind("cluster")),
        first=[select("g1"), pointed, do("edit.delete")],
        becomes=1,
    ),
    "design.connect-paths": Case(seen=lambda desk: len(desk.session.snapshot.paths), first=[paths, without_a_path]),
    "design.tree": Case(seen=design, entry="Exchange 2000"),
    "design.move": Case(seen=design, first=[group], entry="NODE4"),
    "design.findings-of-selection": Case(
        seen=lambda desk: desk.bench.findings.table.hasFocus(), first=[wrong, select("d2")], becomes=True
    ),
    "design.next-finding": Case(seen=finding, first=[wrong]),
    "design.previous-finding": Case(seen=finding, first=[wrong]),
    "design.fix": Case(seen=design, first=[wrong]),
    "design.fix-all": Case(seen=design, first=[wrong]),
    "design.waive": Case(seen=design, first=[wrong, answer(on_waive=WORDS)]),
    "design.edit-waiver": Case(seen=design, first=[waived, answer(on_waive=WORDS)]),
    "design.unwaive": Case(seen=design, first=[waived]),
    "design.compare": Case(seen=lambda desk: desk.bench.findings.strip.isVisible(), becomes=True),
    "design.switch": Case(
        seen=design,
        first=[answer(on_platform=Platform("windows-2000-advanced-server", "exchange-2000-enterprise"))],
    ),
}

DESIGN |= {
    "design.depend": Case(seen=design, first=[resource("HTTP")]),
    "design.undepend": Case(seen=design, first=[resource("System Attendant")]),
    "design.join": Case(seen=design, first=[resource("IP Address")]),
    "design.suffice": Case(seen=design, first=[two_addresses]),
    "design.priority-up": Case(seen=design, first=[network("mixed")]),
    "design.priority-down": Case(seen=design, first=[network("private")]),
    "design.add-resource": Case(seen=design, first=[group]),
    "design.letter": Case(seen=design, first=[select("d2")]),
    "design.give": Case(seen=design, first=[select("d2")]),
    "design.put": Case(seen=design, first=[a_store]),
    "design.possible": Case(seen=design, first=[group]),
    "design.preferred": Case(seen=design, first=[group]),
}

SUFFERED = (
    *("power", "service", "hang", "pause", "evict", "resource", "start-failure", "stall", "offline", "online", "move"),
    *("network", "cable", "disk"),
)

FAILOVER = {
    "failover.enter": Case(seen=workspace, becomes="failover"),
    **{f"failover.{kind}": Case(seen=actions) for kind in SUFFERED},
    "failover.resume": Case(seen=actions, first=[fault("pause")]),
    "failover.start": Case(seen=actions, first=[fault("power")]),
    "failover.directory": Case(seen=actions, first=[do("design.add-outside-domain-controller")]),
    "failover.array": Case(seen=actions, first=[do("design.add-array")]),
    "failover.fabric": Case(seen=actions, first=[do("design.add-fabric")]),
    "failover.path": Case(seen=actions, first=[paths]),
    "failover.site": Case(seen=actions, first=[do("design.add-site")]),
    "failover.repair": Case(seen=actions, first=[fault("network", "net1"), later]),
    "failover.scenario": Case(
        seen=actions,
        first=[fault(), answer(on_scenario="Night"), do("failover.save-scenario", "failover.clear")],
    ),
    "failover.test": Case(seen=actions),
    "failover.save-scenario": Case(seen=design, first=[fault(), answer(on_scenario="Night")]),
    "failover.delete-scenario": Case(
        seen=design, first=[fault(), answer(on_scenario="Night"), do("failover.save-scenario")]
    ),
    "failover.forward": Case(seen=playhead, first=[fault(), later, pointed]),
    "failover.back": Case(seen=playhead, first=[fault(), later, pointed]),
    "failover.to-start": Case(seen=playhead, first=[fault(), later, pointed], becomes=0),
    "failover.to-end": Case(seen=playhead, first=[fault(), later, pointed]),
    "failover.clear": Case(seen=actions, first=[fault()], becomes=[]),
}

HELP = {
    "help.rules": Case(seen=modals, becomes=["RulesDialog"]),
    "help.about": Case(seen=modals, becomes=["AboutDialog"]),
    "help.shortcuts": Case(seen=modals),
}

WINDOW = {
    "window.minimise": Case(seen=lambda desk: desk.window.isMinimized(), becomes=True),
    "window.zoom": Case(seen=lambda desk: desk.window.isMaximized(), becomes=True),
    "window.next": Case(seen=active, first=[two_windows]),
    "window.previous": Case(seen=active, first=[two_windows]),
    "window.all-to-front": Case(seen=lambda desk: desk.program.windows[0].isMinimized(), first=[behind], becomes=False),
    "window.list": Case(seen=active, first=[two_windows], entry="Start Page"),
}

CASES: dict[str, Case] = {
    **FILE,
    **EDIT,
    **EDITING,
    **VIEW,
    **DESIGN,
    **FAILOVER,
    **PLAYER,
    **SCENARIOS,
    **MATRIX,
    **FILMING,
    **COMPARING,
    **WHY,
    **DOCUMENT,
    **WINDOW,
    **HELP,
}
