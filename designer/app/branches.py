"""The tree of what has been tried: a run is forked where one asks "what if also ...", and both stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from designer.app.scenarios import TRIAL, Script
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.scenario.actions import Action


@dataclass(frozen=True, slots=True)
class Branch:
    """One course of events: what happens, and how it is played.

    A branch with a `parent` was forked from it at `forked_ms` of model time and began with all that had happened until
    then. `name` is the user's own; `title` is what it is called in any case.
    """

    id: int
    actions: tuple[Action, ...] = ()
    script: Script = TRIAL
    parent: int | None = None
    forked_ms: int = 0
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """All branches, in the order in which they were made, and which one is played. There is always one."""

    branches: tuple[Branch, ...] = (Branch(1),)
    current_id: int = 1

    @property
    def current(self) -> Branch:
        """The branch that is played."""
        return self.branch(self.current_id)

    def branch(self, identifier: int) -> Branch:
        """The branch with this id. Raises KeyError when there is none."""
        for one in self.branches:
            if one.id == identifier:
                return one
        raise KeyError(identifier)

    def with_current(self, **changes: Any) -> Tree:
        """The branch that is played gets other actions, another script or another name."""
        return self.mapped(lambda one: replace(one, **changes) if one.id == self.current_id else one)

    def mapped(self, change: Callable[[Branch], Branch]) -> Tree:
        """Every branch changed."""
        return replace(self, branches=tuple(change(one) for one in self.branches))

    def forked(self, at_ms: int) -> Tree:
        """A new branch of the current one, with all that happens up to a moment; it is a trial, and current."""
        parent, identifier = self.current, self._next_id()
        script = replace(parent.script, name="", expected=())
        before = tuple(action for action in parent.actions if action.at_ms <= at_ms)
        child = Branch(identifier, before, script, parent.id, at_ms)
        return Tree((*self.branches, child), identifier)

    def planted(self, script: Script, actions: Sequence[Action]) -> Tree:
        """Something else from its beginning: in place of the current branch, unless others hang together with that."""
        if self.current.parent is None and not self.children(self.current_id):
            return self.with_current(script=script, actions=tuple(actions), name="")
        identifier = self._next_id()
        return Tree((*self.branches, Branch(identifier, tuple(actions), script)), identifier)

    def switched(self, identifier: int) -> Tree:
        """Another branch is current. Raises KeyError when there is none with this id."""
        return replace(self, current_id=self.branch(identifier).id)

    def without(self, identifier: int) -> Tree:
        """A branch less; its own branches hang on its parent then, which becomes current if the branch was.

        The only branch stays. Raises KeyError when there is none with this id.
        """
        gone = self.branch(identifier)
        rest = tuple(
            replace(one, parent=gone.parent) if one.parent == gone.id else one
            for one in self.branches
            if one.id != gone.id
        )
        if not rest:
            return self
        order = [one.id for _, one in self.in_order()]
        near = order[max(0, order.index(gone.id) - 1)]
        heir = gone.parent if gone.parent is not None else near if near != gone.id else rest[0].id
        return Tree(rest, heir if self.current_id == gone.id else self.current_id)

    def children(self, identifier: int) -> tuple[Branch, ...]:
        """The branches that were forked from a branch, in the order of the moments at which they were."""
        found = (one for one in self.branches if one.parent == identifier)
        return tuple(sorted(found, key=lambda one: (one.forked_ms, one.id)))

    def in_order(self) -> list[tuple[int, Branch]]:
        """All branches with their depth, each followed by its own branches."""
        result: list[tuple[int, Branch]] = []

        def visit(branch: Branch, depth: int) -> None:
            result.append((depth, branch))
            for child in self.children(branch.id):
                visit(child, depth + 1)

        for one in self.branches:
            if one.parent is None:
                visit(one, 0)
        return result

    def titled(self, text_of: Callable[[Action], str]) -> Tree:
        """Every branch called by its name, by its scenario's, or by what happens in it and in none of those before."""
        return self.mapped(lambda one: replace(one, title=one.name or one.script.name or self._summary(one, text_of)))

    def _summary(self, branch: Branch, text_of: Callable[[Action], str]) -> str:
        parent = self.branch(branch.parent) if branch.parent is not None else None
        new = [one for one in branch.actions if parent is None or one not in parent.actions]
        if not new:
            if parent is None:
                return tr("Nothing happens")
            return tr("As before until {forked_ms}").format(forked_ms=clock(branch.forked_ms))
        what = text_of(new[0])
        if len(new) > 1:
            what = tr("{what}, and {count} more").format(what=what, count=len(new) - 1)
        return tr("What if also {what}").format(what=what) if parent is not None else what

    def _next_id(self) -> int:
        return max(one.id for one in self.branches) + 1


def branch_text(depth: int, branch: Branch) -> str:
    """A line of the tree: indented, with the moment of the fork."""
    if branch.parent is None:
        return branch.title
    at = tr("from {at_ms}").format(at_ms=clock(branch.forked_ms))
    return f"{'    ' * (depth - 1)}└ {branch.title} ({at})"
