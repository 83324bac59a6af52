"""What a design does not say: a short message for each object, and the whole of it beside."""

from __future__ import annotations

import pytest

from designer.catalog.loader import load_templates
from designer.edits.templates import from_template
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import LEVELS, Level, Undecided
from designer.rules.engine import check, discover
from designer.rules.missing import CODE, Missing, missing_by_object, missing_of
from tests.rules.designs import active_passive, catalog, with_


def undecided(code: str, level: Level, subject: str, what: str) -> Undecided:
    return Undecided(code, level, subject, what)


def test_what_the_gravest_rules_wait_for_comes_first_and_each_thing_once() -> None:
    found = missing_by_object(
        [
            undecided("EX-1.17", "best practice", "n1", "memory"),
            undecided("EX-9.08", "information", "n1", "page file"),
            undecided("EX-9.01", "warning", "n1", "memory"),
            undecided("EX-4.15", "error", "n1", "local drive letters"),
            undecided("EX-4.09", "error", "d1", "size"),
            undecided("EX-4.09", "error", "d1", "size"),
        ]
    )
    assert found == {
        "n1": [
            Missing("local drive letters", ("EX-4.15",)),
            Missing("memory", ("EX-9.01", "EX-1.17")),
            Missing("page file", ("EX-9.08",)),
        ],
        "d1": [Missing("size", ("EX-4.09",))],
    }


@pytest.mark.parametrize("name", load_templates())
def test_of_a_template_the_cluster_alone_lacks_data(name: str) -> None:
    report = check(from_template(catalog(), load_templates()[name]), catalog())
    (finding,) = [one for one in report.open if one.code == CODE]
    assert finding.subjects == (CLUSTER_ID,)
    assert len(finding.message) <= 200


def test_a_long_list_is_cut_in_the_message_and_complete_beside_it() -> None:
    report = check(active_passive(), catalog())
    (finding,) = [one for one in report.open if one.code == CODE]
    missing = missing_of(report.by_rule, finding)
    assert len(missing) > 4
    first = ", ".join(one.what for one in missing[:3])
    assert finding.message.startswith(f"EXCLUSTER: {first} and {len(missing) - 3} more not given; ")
    levels = {rule.code: LEVELS.index(rule.level) for rule in discover()}
    weights = [levels[one.codes[0]] for one in missing]
    assert weights == sorted(weights)
    assert {code for one in missing for code in one.codes} == {
        one.code for said in report.by_rule.values() for one in said if isinstance(one, Undecided)
    }


def test_a_short_list_names_everything() -> None:
    report = check(with_(active_passive(), "disks", "Disk R", raid=None, file_system=None), catalog())
    message = next(one.message for one in report.open if one.code == CODE and one.message.startswith("R: "))
    assert message == "R: file system and RAID level not given; EX-4.06 and EX-4.26 are undecided (DS-07)"


def test_other_findings_lack_nothing() -> None:
    report = check(with_(active_passive(), "disks", "Disk R", raid="0"), catalog())
    finding = next(one for one in report.open if one.code == "EX-4.26")
    assert missing_of(report.by_rule, finding) == ()
