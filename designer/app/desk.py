"""What commands act on: the window and its parts, as far as commands need to know them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from designer.app.session import Session
from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import Damage

Workspace = Literal["design", "failover"]
View = Literal["topology", "dependencies"]
Appearance = Literal["system", "light", "dark"]
Panel = Literal["outline", "inspector", "findings"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a submenu whose entries depend on the design or the computer.

    Entries that follow each other with the same `section` belong together; it is the heading where there is room for
    headings.
    """

    value: str
    label: str
    enabled: bool = True
    checked: bool = False
    section: str = ""


class Files(Protocol):
    """Design files, and what is made from designs."""

    def new(self) -> None:
        """Let the user choose what to start from."""

    def new_from_template(self, template: str) -> None:
        """Start a design from a template."""

    def new_from_questions(self) -> None:
        """Start a design from answers to a few questions."""

    def open(self) -> None:
        """Let the user choose a file, and open it."""

    def open_path(self, path: str) -> bool:
        """Open a file; False when that was refused or failed."""

    def open_sample(self, path: str) -> None:
        """Open a copy of a sample."""

    def save(self) -> bool:
        """Write the design to its file; False when it was not written."""

    def save_as(self) -> bool:
        """Write the design to a file that the user chooses; False when it was not written."""

    def close(self) -> bool:
        """Close the design; False when the user would rather keep it open."""

    def export_document(self) -> None:
        """Print the design document into a PDF file."""

    def export_picture(self) -> None:
        """Write what the canvas shows as an SVG file."""

    def templates(self) -> Sequence[Entry]:
        """What to start from."""

    def samples(self) -> Sequence[Entry]:
        """The samples that travel with the program."""

    def recent(self) -> Sequence[Entry]:
        """The files opened last, the latest first."""

    def clear_recent(self) -> None:
        """Forget them."""


class Sight(Protocol):
    """What is shown, and how."""

    @property
    def view(self) -> View:
        """What the canvas shows."""

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system is."""

    @property
    def is_full_screen(self) -> bool:
        """Whether the window fills the screen."""

    def zoom_in(self) -> None:
        """Show less, larger."""

    def zoom_out(self) -> None:
        """Show more, smaller."""

    def zoom_actual(self) -> None:
        """Show one point as one pixel."""

    def zoom_to_fit(self) -> None:
        """Show everything."""

    def zoom_to_selection(self) -> None:
        """Show the selected objects."""

    def show_view(self, view: View) -> None:
        """Let the canvas show this."""

    def shows(self, panel: Panel) -> bool:
        """Whether a panel is open."""

    def toggle(self, panel: Panel) -> None:
        """Open or close a panel."""

    def wear(self, appearance: Appearance) -> None:
        """Change the appearance."""

    @property
    def reduces_motion(self) -> bool:
        """Whether changes are shown at once instead of gliding."""

    def toggle_reduced_motion(self) -> None:
        """Let changes glide, or not."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop that."""


class Player(Protocol):
    """The failover that is played."""

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""

    @property
    def has_faults(self) -> bool:
        """Whether anything happens at all."""

    @property
    def damage(self) -> Damage:
        """What is broken at the playhead."""

    @property
    def paused(self) -> frozenset[Id]:
        """The nodes that are paused at the playhead."""

    def play_pause(self) -> None:
        """Start or stop the clock."""

    def step_forward(self) -> None:
        """Go to the next event."""

    def step_back(self) -> None:
        """Go to the event before."""

    def to_start(self) -> None:
        """Go to the beginning."""

    def to_end(self) -> None:
        """Go to the end."""

    def add_fault(self, kind: str, subject: Id) -> None:
        """Let something happen to an object at the playhead; `kind` as in `designer.app.faults.action_of`."""

    def clear_faults(self) -> None:
        """Let nothing happen any more."""

    def play_scenario(self, scenario: Id) -> None:
        """Play a scenario of the design."""

    def play_ready(self, code: str) -> None:
        """Play a test of the library; the user chooses which run of it when there are several."""

    def save_scenario(self) -> None:
        """Keep what happens as a scenario of the design, under a name that the user gives."""


class Findings(Protocol):
    """The findings about the design."""

    @property
    def is_on_open_finding(self) -> bool:
        """Whether a finding is selected that is not waived."""

    @property
    def offered_fix(self) -> str:
        """What the repair of the selected finding does; "" when it has none."""

    @property
    def has_waiver(self) -> bool:
        """Whether a waiver is selected."""

    def next(self) -> None:
        """Show the next finding and its objects."""

    def previous(self) -> None:
        """Show the finding before."""

    def fix(self) -> None:
        """Repair the selected finding."""

    def fix_all(self) -> None:
        """Repair every finding of its rule."""

    def waive(self) -> None:
        """Accept the selected finding, for a reason that the user gives."""

    def edit_waiver(self) -> None:
        """Let the user change the selected waiver."""

    def unwaive(self) -> None:
        """Take the selected waiver back."""

    def platforms(self) -> Sequence[Entry]:
        """The platforms to compare the design with."""

    def compare(self, value: str) -> None:
        """Show the findings as they would be on a platform, an entry of `platforms`."""

    def switch(self) -> None:
        """Put the design onto another platform that the user chooses."""


class Help(Protocol):
    """What explains the program."""

    def about(self) -> None:
        """Tell version and licences."""

    def rules(self) -> None:
        """Show the rule reference."""


class Desk(Protocol):
    """The window as commands see it."""

    @property
    def session(self) -> Session | None:
        """The open design."""

    @property
    def selection(self) -> tuple[Id, ...]:
        """The selected objects."""

    @property
    def workspace(self) -> Workspace:
        """What the window is arranged for."""

    @property
    def files(self) -> Files:
        """Commands about files."""

    @property
    def sight(self) -> Sight:
        """Commands about what is shown."""

    @property
    def player(self) -> Player:
        """Commands about the failover."""

    @property
    def findings(self) -> Findings:
        """Commands about findings."""

    @property
    def help(self) -> Help:
        """Commands that explain."""

    def enter(self, workspace: Workspace) -> None:
        """Arrange the window for a kind of work."""

    def select(self, ids: Sequence[Id]) -> None:
        """Select objects."""

    def rename(self) -> None:
        """Let the user rename the selected object."""

    def edit(self, label: str, make: Callable[[Snapshot], Diff]) -> None:
        """Make an edit in the design workspace, and select what it added."""

    def undo(self) -> None:
        """Take the last edit back."""

    def redo(self) -> None:
        """Make it again."""

    def quit(self) -> None:
        """End the program, unless the user would rather not."""
