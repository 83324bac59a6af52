from __future__ import annotations

import pytest

from designer.edits.objects import set_fields
from designer.model.diff import adding, apply
from designer.model.snapshot import CLUSTER_ID
from designer.model.surroundings import Server
from designer.topology.witness import has_witness, knows_witness
from tests.support.samples import catalog, three_plus_one


def test_a_design_has_a_witness_where_it_says_so_or_has_a_server_for_it() -> None:
    design = three_plus_one()
    assert has_witness(design) is None
    drawn = apply(design, adding([("servers", Server(id="srv99", name="FS1", roles=("file-share-witness",)))]))
    assert has_witness(drawn) is True
    assert has_witness(apply(drawn, set_fields(drawn, CLUSTER_ID, file_share_witness=False))) is False


@pytest.mark.parametrize(
    ("windows", "number", "known"),
    [
        ("windows-2003-enterprise", 1, True),
        ("windows-2003-enterprise", None, True),
        ("windows-2003-enterprise", 0, False),
        ("windows-2000-datacenter", 4, False),
        ("windows-nt-4", 6, True),
        ("", None, True),
    ],
)
def test_windows_knows_a_witness_from_service_pack_1_of_2003_on(windows: str, number: int | None, known: bool) -> None:
    design = three_plus_one()
    design = apply(design, set_fields(design, CLUSTER_ID, windows=windows, windows_sp=number))
    assert knows_witness(design, catalog()) is known
