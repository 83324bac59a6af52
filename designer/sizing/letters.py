"""Whether the alphabet is long enough for the disks of a cluster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from designer.sizing.bounds import FAR, OutOfRange, whole

LETTERS = 24
"""C: to Z: (EX-4.17)."""

ROOTS = 2
"""Lettered disks per EVS when all others are mounted under them (EX-4.22)."""


@dataclass(frozen=True, slots=True)
class LetterBudget:
    """Letters by use; `local` are the nodes' own drives."""

    shared: int
    quorum: int
    local: tuple[str, ...]

    @property
    def used(self) -> int:
        """All letters that are needed."""
        return self.shared + self.quorum + len(self.local)

    @property
    def free(self) -> int:
        """Letters left; negative when there are not enough."""
        return LETTERS - self.used

    @property
    def fits(self) -> bool:
        """Whether the alphabet is long enough."""
        return self.free >= 0


def letters(shared_disks: int, local_letters: Iterable[str] = ("C", "D"), quorum: bool = True) -> LetterBudget:
    """The letters that a cluster needs, of 24 from C: to Z:.

    `shared_disks` are those with a letter, the quorum disk not counted; `local_letters` those that any node uses itself
    (on Exchange 2000 with M). A: and B: never count. Raises ValueError for a negative number of disks and for what is
    no letter. Facts EX-4.15, EX-4.17 and EX-4.18.
    """
    local = sorted({_letter(text) for text in local_letters} - {"A", "B"})
    return LetterBudget(whole("shared_disks", shared_disks, 0, FAR), int(quorum), tuple(local))


def disks_of_evs(storage_groups: int) -> int:
    """The disks of an EVS with everything apart: one for queues, and two per storage group.

    With four storage groups that are nine. Raises ValueError for a negative number. Facts EX-4.18, EX-4.24 and EX-4.25.
    """
    return 1 + 2 * whole("storage_groups", storage_groups)


def _letter(text: str) -> str:
    letter = text.strip().rstrip(":\\").upper()
    if len(letter) != 1 or not "A" <= letter <= "Z":
        raise OutOfRange("local_letters", f'"{text}" is not a drive letter, one of A to Z')
    return letter
