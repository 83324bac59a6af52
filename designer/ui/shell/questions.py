"""The dialog that makes a design out of six answers: the questions on one page, and what will be built beside them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from designer.app.entry import EntryError, parse, show
from designer.app.questions import MOST_NODES, Proposal, hints, platform_choices, propose, usual_answers
from designer.catalog.ranges import is_within
from designer.catalog.schema import Catalog, TypedKind
from designer.edits.wizard import FEWEST_NODES, Answers, ranges_of
from designer.foundation.language import plural, tr
from designer.model.snapshot import Snapshot
from designer.ui.look import Look
from designer.ui.panels.combo import ElidedComboBox
from designer.ui.plain import PlainLabel
from designer.ui.shell.proposal_card import ProposalCard

PAUSE_MS = 150
"""So long nothing is typed before the proposal is made anew."""

FORM_WIDTH = 388


class QuestionsDialog(QDialog):
    """Asks for platform, nodes, users, profile, quota and bus. Nothing can be created while the answers are refused."""

    def __init__(self, catalog: Catalog, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New from Questions"))
        self._catalog = catalog
        answers = usual_answers(catalog)
        self.platform, self.nodes, self.profile, self.bus = (ElidedComboBox() for _ in range(4))
        self.users, self.quota = QLineEdit(f"{answers.users:,}"), QLineEdit(show("size", answers.quota_mb))
        self.hints = {
            name: PlainLabel(kind="small", wrap=True) for name in ("nodes", "users", "profile", "quota_mb", "bus")
        }
        self.proposal = Proposal(answers)
        self.card = ProposalCard(catalog, look)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self.buttons.addButton(tr("C&reate"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.create_button.setDefault(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._fill(answers)
        self._arrange()
        self._connect()
        self._show()

    def answer(self) -> Snapshot | None:
        """The design that was agreed on."""
        return self.proposal.design

    def accept(self) -> None:
        """Create what the answers make now, unless they are refused."""
        self._show()
        if self.proposal.design is not None:
            super().accept()

    def _fill(self, answers: Answers) -> None:
        for chosen, label in platform_choices(self._catalog):
            self.platform.addItem(label, (chosen.windows, chosen.exchange))
        for number in range(FEWEST_NODES, MOST_NODES + 1):
            self.nodes.addItem(plural(number, "node"), number)
        self.nodes.setCurrentIndex(self.nodes.findData(answers.nodes))
        for one in self._catalog.profiles.values():
            self.profile.addItem(one.name, one.id)
        self.profile.setCurrentIndex(self.profile.findData(answers.profile))
        for bus, label in self._catalog.fields["clusters"]["bus"].choices.items():
            self.bus.addItem(label, bus)
        self.bus.setCurrentIndex(self.bus.findData(answers.bus))

    def _arrange(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(3)
        for label, field, hint in (
            (tr("&Platform"), self.platform, ""),
            (tr("&Nodes"), self.nodes, "nodes"),
            (tr("&Mailbox users"), self.users, "users"),
            (tr("How they &work"), self.profile, "profile"),
            (tr("Mailbox &quota"), self.quota, "quota_mb"),
            (tr("Shared &bus"), self.bus, "bus"),
        ):
            name = PlainLabel(label)
            name.setBuddy(field)
            field.setAccessibleName(label.replace("&", ""))
            form.addWidget(name)
            form.addWidget(field)
            if hint:
                form.addWidget(self.hints[hint])
            form.addSpacing(11)
        form.addStretch(1)
        self.platform.setFixedWidth(FORM_WIDTH)
        halves = QHBoxLayout()
        halves.setSpacing(28)
        halves.addLayout(form)
        halves.addWidget(self.card, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.setSpacing(18)
        layout.addWidget(
            PlainLabel(tr("Six answers, and the rest follows. Everything can be changed afterwards."), "muted")
        )
        layout.addLayout(halves, 1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        for box in (self.platform, self.nodes, self.bus):
            box.currentIndexChanged.connect(self._show)
        self.profile.currentIndexChanged.connect(self._profile_chosen)
        for field in (self.users, self.quota):
            field.textEdited.connect(self._pause.start)
            field.editingFinished.connect(self._show_typed)
        self._pause.timeout.connect(self._show)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _profile_chosen(self) -> None:
        """The quota follows the profile, until somebody has typed another."""
        if not self.quota.isModified():
            self.quota.setText(show("size", self._catalog.profiles[self.profile.currentData()].mailbox_mb))
        self._show()

    def _show_typed(self) -> None:
        if self._pause.isActive():
            self._show()

    def _show(self) -> None:
        """Make the proposal anew, and say what is wrong with what."""
        self._pause.stop()
        windows, exchange = self.platform.currentData()
        answers = replace(
            self.proposal.answers,
            windows=windows,
            exchange=exchange,
            nodes=self.nodes.currentData(),
            profile=self.profile.currentData(),
            bus=self.bus.currentData(),
        )
        users, no_users = _read("number", self.users)
        quota, no_quota = _read("size", self.quota)
        answers = replace(
            answers,
            users=answers.users if users is None else users,
            quota_mb=answers.quota_mb if quota is None else quota,
        )
        unreadable = [
            f"{what}: {why}" for what, why in ((tr("Mailbox users"), no_users), (tr("Mailbox quota"), no_quota)) if why
        ]
        if unreadable:
            self.proposal = Proposal(answers, refusal=unreadable[0])
        else:
            self.proposal = propose(self._catalog, answers)
        ranges = ranges_of(self._catalog, answers)
        _mark(self.users, wrong=bool(no_users) or not is_within(answers.users, *ranges.users))
        _mark(self.quota, wrong=bool(no_quota) or not is_within(answers.quota_mb, *ranges.quota_mb))
        for name, text in hints(self._catalog, answers).items():
            self.hints[name].setText(text)
        self.card.show_proposal(self.proposal)
        self.create_button.setEnabled(self.proposal.design is not None)


def _read(kind: TypedKind, field: QLineEdit) -> tuple[int | None, str]:
    """The number that was typed, or what is wrong with it."""
    try:
        value = parse(kind, field.text(), low=0)
    except EntryError as error:
        sentence = str(error)
        return None, sentence[:1].lower() + sentence[1:]
    return value, "" if value is not None else tr("enter a number")


def _mark(field: QLineEdit, *, wrong: bool) -> None:
    """Mark a field as wrong, or as right again."""
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
