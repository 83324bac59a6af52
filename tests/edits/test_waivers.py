from __future__ import annotations

from typing import Any

import pytest

from designer.edits.draft import EditError
from designer.edits.waivers import change_waiver, unwaive, waive
from designer.model.diff import apply
from designer.model.snapshot import CLUSTER_ID, Snapshot
from tests.support.samples import three_plus_one

SIGNED: dict[str, Any] = {"author": " A. Smith ", "date": "2004-06-01"}


def waived(design: Snapshot, **values: str) -> Snapshot:
    words = {"reason": "Agreed.", **SIGNED, **values}
    return apply(design, waive(design, "EX-2.05", [CLUSTER_ID], **words))


def test_a_waiver_keeps_reason_name_date_and_expiry() -> None:
    (waiver,) = waived(three_plus_one(), reason=" Agreed.\n", expires="2004-12-31").waivers.values()
    assert (waiver.rule, waiver.subjects) == ("EX-2.05", (CLUSTER_ID,))
    assert (waiver.reason, waiver.author, waiver.date, waiver.expires) == (
        "Agreed.",
        "A. Smith",
        "2004-06-01",
        "2004-12-31",
    )


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_accepted_without_a_reason(reason: str) -> None:
    with pytest.raises(EditError, match="needs a reason"):
        waived(three_plus_one(), reason=reason)


@pytest.mark.parametrize("values", [{"date": "1 June 2004"}, {"expires": "2004-02-30"}, {"expires": "20041231"}])
def test_what_is_no_date_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(EditError, match="is no date"):
        waived(three_plus_one(), **values)


def test_accepting_again_replaces_the_waiver() -> None:
    again = waived(waived(three_plus_one(), expires="2003-12-31"), reason="Agreed anew.")
    assert [waiver.reason for waiver in again.waivers.values()] == ["Agreed anew."]


def test_a_waiver_can_be_changed_and_taken_back() -> None:
    design = waived(three_plus_one())
    (waiver,) = design.waivers
    changed = apply(design, change_waiver(design, waiver, reason="Better.", author="B", date="2004-06-02"))
    assert changed.waivers[waiver].reason == "Better."
    assert changed.waivers[waiver].subjects == (CLUSTER_ID,)
    with pytest.raises(EditError, match="needs a reason"):
        change_waiver(design, waiver, reason="", author="B", date="")
    with pytest.raises(EditError, match="no longer"):
        change_waiver(design, "w9", reason="Better.", author="B", date="")
    assert apply(design, unwaive(design, waiver)) == three_plus_one()
