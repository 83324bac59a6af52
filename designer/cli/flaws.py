"""What is wrong with documents, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from designer.report.lint.flaw import Flaw


def rank(flaw: Flaw) -> str:
    """How much a flaw matters, in a word; "author" is for the author of the design to mend."""
    if flaw.whose == "author":
        return "author"
    return "grave" if flaw.grave else "blemish"


def flaws_text(found: Mapping[str, Sequence[Flaw]]) -> str:
    """One line per flaw, behind the name of its document: rank, number of the point, place, what is wrong."""
    lines = [f"{name}: {rank(flaw)} [{flaw.point}] {flaw.text}" for name, flaws in found.items() for flaw in flaws]
    lines += [f"{name}: no flaws" for name, flaws in found.items() if not flaws]
    return "".join(f"{line}\n" for line in lines)


def flaws_json(found: Mapping[str, Sequence[Flaw]]) -> str:
    """An object per document with all of its flaws."""
    documents = [{"document": name, "flaws": [_plain(flaw) for flaw in flaws]} for name, flaws in found.items()]
    return json.dumps({"documents": documents}, indent=2, ensure_ascii=False) + "\n"


def _plain(flaw: Flaw) -> dict[str, object]:
    return {
        "point": flaw.point,
        "where": flaw.where,
        "sentence": flaw.sentence,
        "grave": flaw.grave,
        "whose": flaw.whose,
    }


def is_grave(found: Mapping[str, Sequence[Flaw]]) -> bool:
    """Whether any document is spoilt."""
    return any(flaw.grave for flaws in found.values() for flaw in flaws)
