"""The chapters and sections that there are, found by looking, and what they say about a design."""

from __future__ import annotations

import functools
import importlib
import itertools
import pkgutil
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from designer.report import sections
from designer.report.blocks import Block, Cover, Heading, Section
from designer.report.context import Context
from designer.report.narratives import with_narratives
from designer.report.variants import VARIANTS, Variant
from designer.report.walk import words

Place = Literal["front", "body", "appendix"]
Maker = Callable[[Context], Sequence[Block]]
Finisher = Callable[[Context, str], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class SectionModule:
    """A section module, as `sections` describes it."""

    anchor: str
    title: str
    by_default: bool
    blocks: Maker
    finish: Finisher | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter package, as `sections` describes it."""

    anchor: str
    title: str
    place: Place
    apart: bool
    opening: Maker
    view: Callable[[Context], Context]
    modules: tuple[SectionModule, ...]


@functools.cache
def chapter(name: str) -> Chapter:
    """The chapter of this name. Raises AttributeError when something in it lacks what every chapter or section has."""
    package = importlib.import_module(f"{sections.__name__}.{name}")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__) if module.name[0] != "_")
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    found = tuple(
        SectionModule(
            module.ID,
            module.TITLE,
            getattr(module, "BY_DEFAULT", True),
            module.section,
            getattr(module, "finish", None),
        )
        for module in modules
    )
    opening = getattr(package, "opening", lambda _: ())
    view = getattr(package, "view", lambda context: context)
    return Chapter(name, package.TITLE, package.PLACE, package.APART, opening, view, found)


def chapters_of(variant: Variant) -> tuple[Chapter, ...]:
    """The chapters of a kind of document, in order."""
    return tuple(chapter(name) for name in variant.chapters)


def discover() -> tuple[SectionModule, ...]:
    """All section modules of all documents, each once."""
    names = dict.fromkeys(name for variant in VARIANTS.values() for name in variant.chapters)
    return tuple(module for name in names for module in chapter(name).modules)


def is_printed(context: Context, module: SectionModule) -> bool:
    """Whether the author wants this section, if it has anything to say."""
    paper = context.snapshot.paper
    if module.by_default:
        return module.anchor not in paper.left_out
    return module.anchor in paper.taken_in


def sections_of(context: Context) -> list[Section]:
    """The chapters of the context's document with everything in them, numbered."""
    numbers: dict[Place, Iterator[str]] = {
        "front": itertools.repeat(""),
        "body": map(str, itertools.count(1)),
        "appendix": iter(string.ascii_uppercase),
    }
    found: list[Section] = []
    for one in chapters_of(context.variant):
        seen = one.view(context)
        if one.apart:
            found += (replace(section, number=next(numbers[one.place])) for section in _each_apart(seen, one))
        else:
            blocks = tuple(_together(seen, one))
            if blocks:
                found.append(Section(one.anchor, one.title, blocks, next(numbers[one.place])))
    return _finished(context, found)


def _finished(context: Context, found: list[Section]) -> list[Section]:
    """The sections, of which those that depend on what all others say are made anew now that these are there."""
    finishers = {
        module.anchor: module.finish
        for one in chapters_of(context.variant)
        for module in one.modules
        if module.finish is not None
    }
    if not any(section.anchor in finishers for section in found):
        return found
    said = "\n".join(words([section for section in found if section.anchor not in finishers]))
    return [
        replace(section, blocks=with_narratives(context, section.anchor, tuple(finish(context, said))))
        if (finish := finishers.get(section.anchor)) is not None
        else section
        for section in found
    ]


def _each_apart(context: Context, one: Chapter) -> Iterator[Section]:
    for module in one.modules:
        blocks = _blocks(context, module)
        if blocks:
            yield Section(module.anchor, module.title, blocks, bare=isinstance(blocks[0], Cover))


def _together(context: Context, one: Chapter) -> Iterator[Block]:
    found = [(module, blocks) for module in one.modules if (blocks := _blocks(context, module))]
    if not found:
        return
    yield from one.opening(context)
    for module, blocks in found:
        yield Heading(module.title, 2, module.anchor)
        yield from (replace(block, level=3) if isinstance(block, Heading) else block for block in blocks)


def _blocks(context: Context, module: SectionModule) -> tuple[Block, ...]:
    if not is_printed(context, module):
        return ()
    return with_narratives(context, module.anchor, tuple(module.blocks(context)))
