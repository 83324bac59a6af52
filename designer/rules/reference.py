"""The rule reference as text, for the command line and the document's appendix."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from designer.rules.api import HEADINGS, Rule
from designer.rules.engine import discover

_WIDTH = 100


def find_rule(code: str) -> Rule | None:
    """The rule with this code, however it is capitalised."""
    return next((rule for rule in discover() if rule.code.lower() == code.strip().lower()), None)


def overview(rules: Iterable[Rule]) -> str:
    """One line per rule: code, class and title."""
    return "".join(f"{rule.code:<9} {rule.level:<13} {rule.title}\n" for rule in rules)


def explanation(rule: Rule) -> str:
    """Everything about one rule, in lines of at most 100 characters."""
    text = rule.text
    bodies = (text.what, text.why, text.fix, text.bad, text.good, text.source)
    lines = [f"{rule.code}  {rule.title}", f"        {rule.level}; {rule.foundation}"]
    for heading, body in zip(HEADINGS, bodies, strict=True):
        lines += textwrap.wrap(f"{heading + ':':<7} {body}", _WIDTH, initial_indent="", subsequent_indent=" " * 8)
    if rule.subsumes:
        lines += textwrap.wrap(f"Covers: {', '.join(rule.subsumes)} on the same objects", _WIDTH)
    return "".join(f"{line}\n" for line in lines)


def reference(rules: Iterable[Rule]) -> str:
    """The explanations of several rules, with an empty line between two."""
    return "\n".join(explanation(rule) for rule in rules)
