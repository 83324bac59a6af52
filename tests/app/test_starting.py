"""What a new design can start from, in groups and in order."""

from __future__ import annotations

import tomllib
from itertools import groupby
from pathlib import Path

import pytest

from designer.app.starting import CONTENTS, sample_entries, template_entries
from designer.catalog.loader import load_templates
from designer.files.save import save
from designer.foundation.paths import samples
from tests.support.samples import SAMPLES, catalog, three_plus_one


def test_templates_come_by_platform_and_small_ones_first() -> None:
    templates = load_templates()
    entries = template_entries(catalog(), templates)
    assert {entry.value for entry in entries} == set(templates)
    assert [title for title, _ in groupby(entries, key=lambda entry: entry.section)] == [
        "Exchange 2003",
        "Exchange 2000",
        "Without Exchange",
    ]
    for _, group in groupby(entries, key=lambda entry: entry.section):
        nodes = [templates[entry.value].nodes for entry in group]
        assert nodes == sorted(nodes)
    assert entries[0].value == "two-node-active-passive"


def test_the_contents_name_every_sample_once() -> None:
    groups = tomllib.loads((samples() / CONTENTS).read_text(encoding="utf-8"))["group"]
    names = [name for group in groups for name in group["samples"]]
    assert sorted(names) == sorted(path.stem for path in SAMPLES)
    entries = sample_entries(samples())
    assert [Path(entry.value).stem for entry in entries] == names
    assert {entry.section for entry in entries} == {group["title"] for group in groups}


def test_the_readme_and_the_list_group_the_samples_alike() -> None:
    text = (samples() / "README.md").read_text(encoding="utf-8")
    told = {
        (part.splitlines()[0], line.split("`")[1].removesuffix(".cluster"))
        for part in text.split("\n## ")[1:]
        for line in part.splitlines()
        if line.startswith("| `")
    }
    assert told == {(entry.section, Path(entry.value).stem) for entry in sample_entries(samples())}


@pytest.mark.parametrize("listed", [True, False])
def test_samples_that_nobody_listed_come_last(tmp_path: Path, listed: bool) -> None:
    for name in ("a", "b"):
        save(tmp_path / f"{name}.cluster", three_plus_one())
    if listed:
        (tmp_path / CONTENTS).write_text('[[group]]\ntitle = "Mine"\nsamples = ["b", "gone"]\n', encoding="utf-8")
    entries = [(entry.section, Path(entry.value).stem) for entry in sample_entries(tmp_path)]
    assert entries == ([("Mine", "b"), ("Others", "a")] if listed else [("Others", "a"), ("Others", "b")])
