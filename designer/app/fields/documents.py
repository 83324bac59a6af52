"""What depends on the design in the fields of the registers and of the documents."""

from __future__ import annotations

from collections.abc import Mapping

from designer.app.fields.field import Behaviour, objects
from designer.model.records import CORE_KINDS

PASS_LIMIT_PERCENT = 150
"""What a test may take of its simulated time when nothing is said (assumed)."""

DOCUMENTS: Mapping[tuple[str, str], Behaviour] = {
    ("service_levels", "group"): Behaviour(choices=objects("groups", lambda group: group.kind not in CORE_KINDS)),
    ("papers", "limit_percent"): Behaviour(default=lambda context, record: PASS_LIMIT_PERCENT),
}
