"""Text and design are the same thing in two forms, whatever is in the design."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.files.errors import BadDesign
from designer.files.load import from_text
from designer.files.text import fingerprint, to_text
from designer.model.snapshot import Snapshot
from tests.support.designs import two_node
from tests.support.strategies import json_values, snapshots
from tests.support.volume import volume


@settings(max_examples=volume(3000))
@given(snapshots())
def test_any_design_comes_back_equal_and_its_text_byte_for_byte(snapshot: Snapshot) -> None:
    text = to_text(snapshot)
    loaded = from_text(text)
    assert loaded.snapshot == snapshot
    assert to_text(loaded.snapshot) == text
    assert fingerprint(loaded.snapshot) == fingerprint(snapshot)
    assert from_text(text.replace("\n", "\r\n")).snapshot == snapshot
    assert loaded.repairs == ()
    assert not any("checksum" in message for message in loaded.messages)


@settings(max_examples=volume(4000))
@given(st.data())
def test_a_damaged_structure_is_refused_or_becomes_a_design_that_stays_as_it_is(data: st.DataObject) -> None:
    raw = json.loads(to_text(two_node()))
    for _ in range(data.draw(st.integers(1, 3))):
        damage(raw, data)
    try:
        loaded = from_text(json.dumps(raw))
    except BadDesign as error:
        sentence = str(error)
    else:
        sentence = " ".join(loaded.messages)
        text = to_text(loaded.snapshot)
        assert from_text(text).snapshot == loaded.snapshot
        assert to_text(from_text(text).snapshot) == text
    assert sentence.isprintable()


def damage(raw: Any, data: st.DataObject) -> None:
    """Drop, double, replace or move one value somewhere inside."""
    places = [(raw, key) for key in raw]
    for parent, key in places:
        inner = parent[key]
        keys = range(len(inner)) if isinstance(inner, list) else inner if isinstance(inner, dict) else ()
        places.extend((inner, deeper) for deeper in keys)
    parent, key = data.draw(st.sampled_from(places))
    action = data.draw(st.sampled_from(["drop", "double", "replace", "move"]))
    if action == "drop":
        del parent[key]
    elif action == "double" and isinstance(parent, list):
        parent.append(parent[key])
    elif action == "move":
        other, name = data.draw(st.sampled_from(places))
        parent[key] = json.loads(json.dumps(other[name]))
    else:
        parent[key] = data.draw(json_values)
