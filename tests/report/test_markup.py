from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.report.blocks import Block, Bullets, Heading, IfThere, Paragraph, Piece, Run, pieces, plain
from designer.report.layout.pages import paginate
from designer.report.markup import blocks_of
from tests.report.pages import document, text
from tests.support.volume import volume


def inline(line: str) -> tuple[object, ...]:
    """The pieces of a text of one paragraph, without empty ones."""
    (block,) = blocks_of(line)
    assert isinstance(block, Paragraph)
    assert isinstance(block.text, tuple)
    return tuple(piece for piece in block.text if piece != Run(""))


def test_lines_are_paragraphs_and_lists() -> None:
    found = blocks_of("One.\n\n- a\n- b\nTwo.\n1. first\n2. second\n4. no item\n- c\n")
    assert [type(block) for block in found] == [Paragraph, Bullets, Paragraph, Bullets, Paragraph, Bullets]
    assert [shown(block) for block in found] == ["One.", "a/b", "Two.", "first/second", "4. no item", "c"]
    assert isinstance(found[3], Bullets)
    assert found[3].ordered


def shown(block: Block) -> str:
    """What a block says."""
    if isinstance(block, Bullets):
        return "/".join(plain(item, {}) for item in block.items)
    assert isinstance(block, Paragraph)
    return plain(block.text, {})


def test_marks_within_a_line() -> None:
    assert inline("a **b c** *d* `net stop clussvc` e") == (
        Run("a "),
        Run("b c", "bold"),
        Run(" "),
        Run("d", "italic"),
        Run(" "),
        Run("net stop clussvc", "mono"),
        Run(" e"),
    )


def test_a_link_leads_somewhere_or_prints_as_it_was_typed() -> None:
    assert inline("see [the quorum](quorum).")[1] == IfThere(
        ("quorum",), (Run("the quorum", anchor="quorum"),), (Run("[the quorum](quorum)"),)
    )
    blocks = blocks_of("See [the quorum](quorum) and [nothing](nowhere).")
    made = paginate(document(Heading("Quorum", anchor="quorum"), *blocks))
    assert "See the quorum and [nothing](nowhere)." in " ".join(text(made.pages[0]).split())
    assert [link.target for link in made.pages[0].links] == ["quorum"]


@pytest.mark.parametrize(
    "typed",
    [
        "5 * 3 * 2 = 30",
        "*.log and *.edb",
        "a*b*c",
        "** not bold **",
        "C:\\temp\\new and \\\\server\\share",
        "[x] and [y](http://example.com)",
        "2003. That was the year.",
        "-5 degrees",
        "<b>&amp; {0} %s $HOME",
        "`",
        "**",
        "under_score_name",
    ],
)
def test_what_is_no_mark_prints_as_it_was_typed(typed: str) -> None:
    assert shown(blocks_of(typed)[0]) == typed


def test_a_backslash_takes_the_meaning_of_a_mark_away() -> None:
    assert inline("\\*a* \\`b` \\[c](d) \\**e**") == (Run("*a* `b` [c](d) **e**"),)
    assert shown(blocks_of("\\- no item")[0]) == "- no item"
    assert shown(blocks_of("1\\. no item")[0]) == "1. no item"


def test_values_are_never_read_as_marks() -> None:
    (block,) = blocks_of("**{name}** is {name}", lambda part: part.replace("{name}", "*EVS* `1`"))
    assert isinstance(block, Paragraph)
    assert pieces(block.text) == (Run("*EVS* `1`", "bold"), Run(" is *EVS* `1`"))


@given(st.text(st.sampled_from("ab *`[]()\\-1.\n_#<&") | st.characters(), max_size=60))
@settings(max_examples=volume(4000))
def test_nothing_but_marks_is_ever_lost(typed: str) -> None:
    kept = "".join(_everything(block) for block in blocks_of(typed))
    without = re.compile(r"[\s*`\[\]()\\\-\d.]")
    assert without.sub("", kept) == without.sub("", "".join(typed.splitlines()))


@given(st.text(st.characters(exclude_characters="*`[\\-.", exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=volume(2000))
def test_text_without_marks_is_plain(typed: str) -> None:
    expected = [line.strip() for line in typed.splitlines() if line.strip()]
    assert [shown(block) for block in blocks_of(typed)] == expected


def _everything(block: Block) -> str:
    texts = block.items if isinstance(block, Bullets) else (block.text,) if isinstance(block, Paragraph) else ()
    return "".join(_said(text) for text in texts)


def _said(text: object) -> str:
    found: list[str] = []
    for piece in text if isinstance(text, tuple) else (text,):
        found.append(_typed(piece))
    return "".join(found)


def _typed(piece: Piece) -> str:
    if isinstance(piece, IfThere):
        return "".join(_typed(one) for one in piece.otherwise)
    assert isinstance(piece, Run)
    return piece.text
