"""The dependencies view."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.drawing.dependencies.boxes import Telling, box, like_of, name_of
from designer.drawing.dependencies.content import Content, content_of
from designer.drawing.dependencies.layers import layers_of
from designer.drawing.dependencies.paths import paths_of
from designer.drawing.dependencies.places import Places, places_of
from designer.drawing.dependencies.wires import wires
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Label, Line, Picture, Primitive
from designer.drawing.style import BODY, HAIR, MARGIN, SMALL, TITLE
from designer.drawing.wiring import Wiring
from designer.foundation.ids import Id
from designer.foundation.language import listed, tr
from designer.model.snapshot import Snapshot
from designer.simulation.plan.times import Times
from designer.simulation.record.state import ClusterState

WIDTH = 740.0

MOST_TOLD = 200
"""Nobody listens to a sentence for each of more resources than this."""


def dependencies(
    snapshot: Snapshot,
    catalog: Catalog,
    group: Id,
    state: ClusterState | None = None,
    *,
    times: Times | None = None,
    width: float = WIDTH,
) -> Picture:
    """The resources of a group in start order, what starts first at the left, arrows from dependents to providers.

    Boxes show the state when there is one, else how long each takes online and offline when `times` are given (after a
    crash: log replay included). `width` is what the picture should fill; many columns make it wider. Areas: every
    resource; resources that are alike in everything share one box, and its area, under the first one's id. Wires: every
    dependency of the group by its id.
    """
    content = content_of(snapshot, group)
    telling = Telling(snapshot, catalog, state, times, like_of(snapshot))
    title = tr("Dependencies of {group}").format(group=snapshot.name_of(group))
    if not content.nodes:
        return _empty(title)
    layers = layers_of(content)
    places = places_of(content, layers, width)
    primitives: list[Primitive] = list(_direction(places, len(layers.columns)))
    primitives += wires(content, layers, places)
    for key, rect in places.boxes.items():
        primitives += box(telling, content.nodes[key], rect)
    return Picture(
        places.width,
        places.height,
        tuple(primitives),
        dict(places.boxes),
        title,
        described(telling, content),
        Wiring(lambda: paths_of(snapshot, content, layers, places)),
    )


def _direction(places: Places, columns: int) -> Iterator[Primitive]:
    if columns < 2:
        return
    first, last, y = tr("Starts first"), tr("Starts last"), MARGIN + 6
    right = max(rect.right for rect in places.boxes.values())
    yield Label(MARGIN, y, first, SMALL, "muted")
    yield Label(right, y, last, SMALL, "muted", anchor="end")
    start, end = MARGIN + text_width(first, "regular", SMALL) + 8, right - text_width(last, "regular", SMALL) - 8
    yield Line(((start, y - 2.5), (end, y - 2.5)), "wire", HAIR + 0.2, arrow=True)


def described(telling: Telling, content: Content) -> str:
    """Who needs what, in sentences; of very many resources only how many there are."""
    if len(content.nodes) > MOST_TOLD:
        return tr("{count} resources with {count_2} dependencies.").format(
            count=len(content.nodes), count_2=sum(map(len, content.needs.values()))
        )
    sentences = []
    for key, wanted in content.needs.items():
        sets = content.choices.get(key, ())
        each = [one for one in wanted if not any(one in ones for ones in sets)]
        names = [name_of(telling, content.nodes[one]) for one in each]
        names += [listed([name_of(telling, content.nodes[one]) for one in ones], tr("or")) for ones in sets]
        if names:
            sentences.append(
                tr("{key} needs {names}.").format(key=name_of(telling, content.nodes[key]), names=listed(names))
            )
    sentences += [
        tr("Cycle: {one} needs {other}.").format(
            one=name_of(telling, content.nodes[one]), other=name_of(telling, content.nodes[other])
        )
        for one, other in content.closing
    ]
    return " ".join(sentences)


def _empty(title: str) -> Picture:
    text = tr("No resources in this group yet")
    labels = (
        Label(WIDTH / 2, 96, text, TITLE, "heading", "semibold", "middle"),
        Label(WIDTH / 2, 114, tr("Drag resources from the palette onto the group."), BODY, "muted", anchor="middle"),
    )
    return Picture(WIDTH, 200, labels, title=title, description=text)
