"""What can go wrong with files; every error reads as one plain sentence on one line."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.decode import Problem

LONGEST_SENTENCE = 300


class BadDesign(Exception):
    """A file or text is no usable design. `problems` has every reason, `str()` the first and how many more there are.

    Reads like: my.cluster: table "groups", record "g3": unknown node "n9" (and 2 more).
    """

    def __init__(self, problems: Sequence[Problem], file: str = "") -> None:
        self.problems = tuple(problems)
        self.file = file
        super().__init__(self.problems, file)

    def __str__(self) -> str:
        sentence = one_line(str(self.problems[0]))
        if self.file:
            sentence = f"{one_line(self.file, longest=None)}: {sentence}"
        others = len(self.problems) - 1
        return f"{sentence} (and {others} more)" if others else sentence


class CannotWrite(Exception):
    """A file cannot be written; whatever was there before is untouched."""


class ChangedOnDisk(CannotWrite):
    """The file is no longer the one that was loaded: saving would undo what somebody else did."""


def one_line(text: str, longest: int | None = LONGEST_SENTENCE) -> str:
    """The text without line breaks, control and half characters, and not endless: fit for any message.

    Names in a design come from anywhere; without this, one of them could forge lines of output.
    """
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text[:longest])
    if longest is None or max(len(text), len(plain)) <= longest:
        return plain
    return plain[: longest - 1] + "…"
