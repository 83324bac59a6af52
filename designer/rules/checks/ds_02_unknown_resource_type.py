"""DS-02: the catalogue knows every resource type."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("DS-02", "Unknown resource type", "warning", "general knowledge", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource has a type that the program does not have in its catalogue.

    Why: The resource is kept, drawn and printed, but its requirements are not checked and its times are not known.
    Fix: Choose a known type, or Generic Service or Generic Application.
    Bad: EVS1: SMTP Virtual Server Instance 1 - (EVS1) has the unknown type "lotus-notes"
    Good: The resource is an SMTP virtual server.
    Source: The program's catalogue.
    """
    for resource in context.design.resources.values():
        if resource.type not in context.catalog.types:
            name = context.design.groups[resource.group].name
            yield context.finding(f'{name}: {resource.name} has the unknown type "{resource.type}"', resource.id)
