"""A change of a design in words: which object, which of its fields, what it was and what it will be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from designer.catalog.ranges import label_alone, quantity
from designer.catalog.schema import Catalog, FieldSpec
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.model.diff import Diff, apply
from designer.model.paper import BRAND_ID, PAPER_ID, Issued, Narrative
from designer.model.records import Dependency, Record, Resource
from designer.model.snapshot import CLUSTER_ID, TABLES, Snapshot

MOST_EDGES = 4
"""More dependencies than so many are only counted."""

MOST_NAMES = 4
"""Of more objects to which the same happens, some are only counted."""

ONE_RECORD = ("papers", "brands")
"""Tables of one record at most, which comes into being with the first thing that is said."""

PICTURES = ("logo", "client_logo")
"""Fields that hold a picture as text."""

SILENT = ("layout",)
"""Tables of which nobody wants to read."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` is the field; empty where the object comes or goes as a whole."""

    subject: Id
    name: str
    what: str = ""
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """ "Disk R · Size: 20 GB → 2 GB", "Disk S is a new disk", "NODE4 goes"."""
        if not self.what:
            return f"{self.name} {self.after or self.before}"
        return f"{self.name} · {self.what}: {self.before} → {self.after}"


def changes(snapshot: Snapshot, diff: Diff, catalog: Catalog) -> list[Change]:
    """What a diff changes in a design, field by field, in the order of the tables."""
    after = apply(snapshot, diff)
    words = _Words(snapshot, after, catalog)
    found: list[Change] = []
    for table in TABLES:
        mine = [(key[1], pair) for key, pair in diff.changes.items() if key[0] == table]
        if table == "dependencies":
            found += words.edges([pair for _, pair in mine])
        elif table not in SILENT:
            for identifier, (old, new) in mine:
                found += words.record(table, identifier, old, new)
    return found


def change_lines(found: Iterable[Change]) -> list[str]:
    """The changes as lines; objects to which the same happens share one, "NODE1 and NODE2 · Memory: …"."""
    names: dict[tuple[str, str, str], list[str]] = {}
    lines: list[tuple[str, str, str] | str] = []
    for change in found:
        key = (change.what, change.before, change.after)
        if not change.what:
            lines.append(change.text)
        elif key in names:
            names[key].append(change.name)
        else:
            names[key] = [change.name]
            lines.append(key)
    return [line if isinstance(line, str) else Change("", _few(names[line]), *line).text for line in lines]


def _few(names: list[str]) -> str:
    if len(names) <= MOST_NAMES:
        return listed(names)
    return listed([*names[: MOST_NAMES - 1], tr("{count} more").format(count=len(names) - MOST_NAMES + 1)])


class _Words:
    """Finds the words for values; what is gone is called as it was before, everything else as it will be."""

    def __init__(self, before: Snapshot, after: Snapshot, catalog: Catalog) -> None:
        self._before = before
        self._after = after
        self._catalog = catalog

    def record(self, table: str, identifier: Id, old: Record | None, new: Record | None) -> Iterator[Change]:
        name = self._name(identifier)
        if old is None and table in ONE_RECORD:
            old = TABLES[table].kind(id=identifier)
        if old is None or new is None:
            came = tr("is a new {noun}").format(noun=tr(TABLES[table].noun))
            yield Change(identifier, name, after=came) if old is None else Change(identifier, name, before="goes")
            return
        for field in fields(new):
            was, will = getattr(old, field.name), getattr(new, field.name)
            if was == will or field.name == "extra":
                continue
            if isinstance(new, Resource) and field.name == "properties":
                yield from self._properties(new, was, will)
                continue
            spec = self._catalog.fields.get(table, {}).get(field.name)
            target = field.metadata.get("ref", "")
            shown = (tr("a picture") if value and field.name in PICTURES else value for value in (was, will))
            values = [self._value(spec, target, value) for value in shown]
            yield Change(identifier, name, _label(spec, field.name), *values)

    def edges(self, pairs: list[tuple[Record | None, Record | None]]) -> Iterator[Change]:
        new = [after for before, after in pairs if before is None and isinstance(after, Dependency)]
        gone = [before for before, after in pairs if after is None and isinstance(before, Dependency)]
        for edges, said, counted in ((new, "needs", tr("are new")), (gone, tr("no longer needs"), "go")):
            if len(edges) > MOST_EDGES:
                yield Change(CLUSTER_ID, plural(len(edges), "dependency", "dependencies"), after=counted)
                continue
            for edge in edges:
                yield Change(edge.dependent, self._name(edge.dependent), after=f"{said} {self._name(edge.provider)}")

    def _properties(self, resource: Resource, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
        known = self._catalog.types.get(resource.type)
        labels = {spec.name: spec.label for spec in known.properties} if known is not None else {}
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                values = (self._value(None, "", old.get(key)), self._value(None, "", new.get(key)))
                yield Change(resource.id, resource.name, labels.get(key, key), *values)

    def _name(self, identifier: Id) -> str:
        if identifier == CLUSTER_ID:
            return self._after.cluster.name or tr("The cluster")
        if identifier in (PAPER_ID, BRAND_ID):
            return tr("Documents") if identifier == PAPER_ID else tr("Branding")
        there = self._after if self._after.find(identifier) is not None else self._before
        record = there.find(identifier)
        if isinstance(record, Issued):
            return tr("Version {number}").format(number=record.number)
        if isinstance(record, Narrative):
            return tr('Text in the section "{section}"').format(section=record.section)
        return self._time(identifier) if record is None else there.name_of(identifier)

    def _time(self, key: str) -> str:
        """What a time of the simulation is called: "Detection of a lost node", "Exchange Search: online"."""
        if key in self._catalog.times:
            return self._catalog.times[key].label
        owner, _, what = key.rpartition(".")
        return f"{self._catalog.types[owner].label}: {what}" if owner in self._catalog.types else key

    def _value(self, spec: FieldSpec | None, target: str, value: Any) -> str:
        if value is None or value == "":
            return tr("not set")
        if value == ():
            return (spec.none_label if spec is not None else "").lower() or tr("none")
        if isinstance(value, bool):
            return tr("yes") if value else tr("no")
        if isinstance(value, tuple):
            return listed([self._name(one) if target else self._choice(spec, one) for one in value])
        if target:
            return self._name(value)
        return self._choice(spec, value)

    def _choice(self, spec: FieldSpec | None, value: Any) -> str:
        if spec is None:
            return str(value)
        if str(value) in spec.choices:
            return spec.choices[str(value)]
        entries: Mapping[str, Mapping[str, Any]] = {
            "windows": self._catalog.windows,
            "exchange": self._catalog.exchange,
            "profile": self._catalog.profiles,
            "components": self._catalog.components,
        }
        entry = entries.get(spec.id, {}).get(str(value))
        if entry is not None:
            return str(entry.name)
        if spec.id.endswith("_sp"):
            return tr("SP{value}").format(value=value) if value else tr("no service pack")
        return _measured(spec, value)


def _label(spec: FieldSpec | None, field: str) -> str:
    return label_alone(spec) if spec is not None else field.replace("_", " ").capitalize()


def _measured(spec: FieldSpec, value: Any) -> str:
    return quantity(spec.kind, value, spec.unit) if isinstance(value, int | float) else str(value)
