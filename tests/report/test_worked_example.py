"""The worked example: what its document says is calculated, so it follows when an input changes."""

from __future__ import annotations

import re
from dataclasses import replace

from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.build import design_report
from designer.report.text import render
from tests.support.samples import catalog, sample


def said(design: Snapshot) -> str:
    """The whole document as one line of words, with plain spaces."""
    text = render(design_report(design, catalog(), date="2026-11-23"))
    return re.sub(r"[\s\N{NO-BREAK SPACE}]+", " ", text)


def test_the_numbers_of_the_example_come_out() -> None:
    text = said(sample("halden-freight"))
    for words in (
        "105 s",  # the loss of EXN01, which owns the quorum
        "102 s",  # the loss of any other active node
        "147 s",  # a planned move
        "99.983 %",  # expected availability of a virtual server
        "99.977 %",  # with planned moves
        "99.80 %",  # a stand-alone server
        "29 shared disks",
        "50 %",  # the processors of EXN04 in the worst single failure
        "88 %",  # the interruption that comes from outside the nodes
        "89.3 min",
    ):
        assert words in text, words
    assert re.search(r"EXVS1 +EXN01 +105 +147 +119 +173", text)


def test_they_follow_their_inputs() -> None:
    design = sample("halden-freight")
    cluster = replace(design.cluster, storage_percent=99.9)
    stores = {
        resource.id: replace(resource, online_ms=60_000)
        for resource in design.resources.values()
        if resource.type == "exchange-information-store"
    }
    other = replace(design, clusters={CLUSTER_ID: cluster}, resources={**design.resources, **stores})
    text = said(other)
    assert "99.983 %" not in text
    assert re.search(r"EXVS1 +EXN01 +95 +137 +109 +163", text)
