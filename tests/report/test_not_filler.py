"""A document is about its design: what it says is not what every other document says."""

from __future__ import annotations

import hashlib

from designer.report.blocks import Document
from designer.report.build import design_report
from tests.report.designs import CATALOG
from tests.report.sentences import sentences
from tests.support.samples import sample

MOST_SHARED = 0.20
"""Of the sentences of the larger document, those that stand in the smaller one too."""


def made(name: str) -> Document:
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    return design_report(sample(name), CATALOG, date="2026-11-22", fingerprint=digest)


def test_hardly_a_sentence_is_also_in_the_document_of_another_design() -> None:
    large, small = sentences(made("four-node-3-plus-1")), sentences(made("two-node-seed"))
    known = {one for said in small.values() for one in said}
    every = [one for said in large.values() for one in said]
    shared = {anchor: [one for one in said if one in known] for anchor, said in large.items()}
    count = sum(map(len, shared.values()))
    told = "\n".join(f"{anchor}: {one}" for anchor, said in shared.items() for one in said)
    assert len(every) > 100
    assert count <= MOST_SHARED * len(every), f"{count} of {len(every)}:\n{told}"


def test_no_sentence_is_printed_twice_in_one_section() -> None:
    for anchor, said in sentences(made("four-node-3-plus-1")).items():
        twice = sorted({one for one in said if said.count(one) > 1})
        assert len(twice) <= 3, (anchor, twice)
