"""A branding profile taken into a design."""

from __future__ import annotations

from designer.edits.draft import Draft
from designer.edits.paper import set_brand, set_paper
from designer.files.branding import Profile
from designer.model.diff import Diff
from designer.model.snapshot import CLUSTER_ID, Snapshot


def take_profile(snapshot: Snapshot, profile: Profile) -> Diff:
    """Print the design's documents as the profile says.

    What the profile does not say of the client, the company and the marking stays as the design has it.
    """
    draft = Draft(snapshot)
    brand = snapshot.brand
    draft.do(
        set_brand(
            draft.snapshot,
            address=profile.address,
            registration=profile.registration,
            legal=profile.legal,
            dark=profile.dark,
            accent=profile.accent,
            logo=profile.logo,
            client_short=profile.client_short or brand.client_short,
            client_logo=profile.client_logo or brand.client_logo,
        )
    )
    draft.do(set_paper(draft.snapshot, sheet=profile.sheet, marking=profile.marking or snapshot.paper.marking))
    if profile.company:
        draft.change("clusters", CLUSTER_ID, company=profile.company)
    return draft.diff
