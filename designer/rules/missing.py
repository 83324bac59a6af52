"""What a design does not say, and which rules wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.rules.api import LEVELS, Finding, Outcome, Undecided, code_key

CODE = "DS-07"
"""The rule that names what is missing, once for each object."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the design does not give about an object, such as "memory", and the rules that it would decide."""

    what: str
    codes: tuple[str, ...]


def missing_of(by_rule: Mapping[str, Iterable[Outcome]], finding: Finding) -> Sequence[Missing]:
    """All that a finding about missing data stands for, in the order of `missing_by_object`; nothing for any other.

    `by_rule` is what the rules said in the report that has the finding.
    """
    if finding.code != CODE:
        return ()
    (subject,) = finding.subjects
    said = (outcome for outcomes in by_rule.values() for outcome in outcomes)
    return missing_by_object(one for one in said if isinstance(one, Undecided) and one.subject == subject)[subject]


def missing_by_object(left_open: Iterable[Undecided]) -> Mapping[Id, Sequence[Missing]]:
    """For every object what is missing: first what the gravest rules wait for, then by their codes."""
    found: dict[Id, dict[str, list[str]]] = {}
    for one in sorted(left_open, key=_weight):
        codes = found.setdefault(one.subject, {}).setdefault(one.what, [])
        if one.code not in codes:
            codes.append(one.code)
    return {
        subject: [Missing(what, tuple(codes)) for what, codes in things.items()] for subject, things in found.items()
    }


def _weight(one: Undecided) -> tuple[object, ...]:
    return (LEVELS.index(one.level), code_key(one.code))
