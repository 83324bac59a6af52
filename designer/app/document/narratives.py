"""The author's own words in a section: what they say now, and what is to be said about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.app.document.proof import Value
from designer.edits.paper import write_narrative
from designer.foundation.language import listed, tr
from designer.model.diff import Diff
from designer.model.paper import Where
from designer.model.snapshot import Snapshot
from designer.report.placeholders import PLACEHOLDER, literals_in, unknown_in

PLACES: Mapping[str, str] = {"before": tr("Before"), "instead": tr("Instead"), "after": tr("After")}

PURPOSES: Mapping[str, str] = {
    "before": tr("Stands before what the section says by itself"),
    "instead": tr("Takes the place of the section's own sentences; its tables and figures stay"),
    "after": tr("Stands after what the section says by itself"),
}

MARKUP = tr("**bold**, *italic*, `code`, - list, [text](address)")


def words_of(snapshot: Snapshot, section: str, where: Where) -> str:
    """What the author has written there; "" for nothing."""
    texts = [one.text for one in snapshot.narratives.values() if (one.section, one.where) == (section, where)]
    return "\n\n".join(texts)


def written(snapshot: Snapshot, section: str, where: Where, text: str, title: str) -> tuple[str, Diff]:
    """The edit that lets the author say this, with its name. Raises `EditError` for what cannot be printed."""
    label = tr("Write in Section {title}") if text.strip() else tr("Clear Text in Section {title}")
    return label.format(title=title), write_narrative(snapshot, section, where, text)


def complaint(snapshot: Snapshot, text: str) -> str:
    """What is wrong with the text: names in braces that stand for nothing."""
    names = [f"{{{name}}}" for name in unknown_in(snapshot, text)]
    if not names:
        return ""
    return tr("Nothing is called {names}. Choose a value from the list").format(names=listed(names))


def hints(text: str, values: Sequence[Value]) -> tuple[str, ...]:
    """What could be better: numbers that a placeholder would keep up to date."""
    said = {one.name: one.text for one in values}
    return tuple(
        tr("{number} is what {name} says, which stays right when the design changes").format(
            number=number, name=f"{{{name}}}"
        )
        for number, name in literals_in(text, said)
    )


def used(text: str, values: Sequence[Value]) -> tuple[tuple[str, str], ...]:
    """The placeholders in a text with what they say now; "" where nobody knows."""
    said = {one.name: one.text for one in values}
    return tuple((name, said[name]) for name in dict.fromkeys(PLACEHOLDER.findall(text)) if name in said)
