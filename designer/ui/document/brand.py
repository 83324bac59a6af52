"""Whose name is on the documents: fields, colours with a sample, logos, and profiles that serve many designs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.app.document.branding import cleared_logo, set_logo, stored_picture
from designer.app.document.forms import COLOURS, colour_advice
from designer.app.session import Session
from designer.edits.draft import EditError
from designer.foundation.language import tr
from designer.report.branding import readable, usable
from designer.ui.bridge import listen
from designer.ui.document.form import FormView
from designer.ui.look import Look
from designer.ui.panels.sections import LEFT, RIGHT
from designer.ui.plain import PlainLabel, set_tip

LogoId = Literal["logo", "client_logo"]

LOGOS: dict[LogoId, str] = {"logo": tr("Own logo"), "client_logo": tr("Client's logo")}

BOX = QSize(132, 54)
"""The box of a logo, in the proportions of the one on the cover."""


class BrandPage(QWidget):
    """Shows and changes the branding. `logo_wanted` and `profile_wanted` tell that a file is to be chosen, `told` what
    could not be done."""

    logo_wanted = Signal(str)
    profile_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = FormView(session, look, "brand")
        self.swatches = _Swatches(session)
        self.advice = PlainLabel(kind="small", wrap=True)
        self.boxes: dict[LogoId, _LogoBox] = {}
        self.load = QPushButton(tr("&Load Profile…"))
        self.save = QPushButton(tr("&Save Profile…"))
        self._build()
        self.form.shown.connect(self._show)
        self.load.clicked.connect(partial(self.profile_wanted.emit, "load"))
        self.save.clicked.connect(partial(self.profile_wanted.emit, "save"))
        listen(self, session.changed, lambda _: self._show())
        self._show()

    def take_logo(self, which: LogoId, path: Path) -> None:
        """Use a picture file as a logo. Raises `EditError` with the reason when it is none."""
        label, diff, warning = set_logo(self._session.snapshot, which, path)
        self._session.do(label, diff)
        if warning:
            self.told.emit(warning)

    def settle(self) -> None:
        """Take over what is being typed."""
        self.form.settle()

    def reveal(self, key: str) -> None:
        """Put the cursor into a field, or onto the button of a logo."""
        if key in self.boxes:
            self.boxes[key].choose.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.reveal(key)

    def tab_chain(self) -> Iterator[QWidget]:
        """Everything that the Tab key goes through, in its order."""
        yield from self.form.tab_chain()
        for box in self.boxes.values():
            yield from (box.choose, box.remove)
        yield from (self.load, self.save)

    def _build(self) -> None:
        logos = QVBoxLayout()
        logos.setContentsMargins(LEFT, 6, RIGHT, 6)
        logos.setSpacing(6)
        logos.addWidget(PlainLabel(tr("Logos"), "caption"))
        for which, label in LOGOS.items():
            box = self.boxes[which] = _LogoBox(label)
            box.choose.clicked.connect(partial(self.logo_wanted.emit, which))
            box.remove.clicked.connect(partial(self._remove, which))
            logos.addWidget(box)
        logos.addSpacing(10)
        logos.addWidget(PlainLabel(tr("Profile"), "caption"))
        logos.addWidget(PlainLabel(tr("All of this as a file, for the next design."), "small", wrap=True))
        row = QHBoxLayout()
        for button in (self.load, self.save):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        logos.addLayout(row)
        sample = QVBoxLayout()
        sample.setContentsMargins(LEFT, 0, RIGHT, 10)
        sample.setSpacing(6)
        sample.addWidget(self.swatches)
        sample.addWidget(self.advice)
        self.form.sheet.column.insertLayout(2, sample)
        column = self.form.column
        column.insertLayout(1, logos)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.form)

    def _show(self) -> None:
        brand = self._session.snapshot.brand
        self.swatches.update()
        lines = colour_advice(self._session.snapshot)
        self.advice.setText("\n".join(lines))
        self.advice.setVisible(bool(lines))
        enabled = not self._session.too_new
        for which, box in self.boxes.items():
            box.show_logo(stored_picture(getattr(brand, which)), enabled=enabled)
        self.load.setEnabled(enabled)

    def _remove(self, which: LogoId) -> None:
        try:
            self._session.do(*cleared_logo(self._session.snapshot, which))
        except EditError as error:
            self.told.emit(str(error))


class _LogoBox(QWidget):
    """A logo in its box, with the way to another one."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setObjectName("logo")
        self.picture.setFixedSize(BOX)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAutoDefault(False)
        self.choose.setProperty("kind", "quiet")
        self.choose.setAccessibleName(tr("Choose: {label}").format(label=label))
        self.remove = QToolButton()
        self.remove.setText(tr("Remove"))
        self.remove.setProperty("kind", "link")
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.setAccessibleName(tr("Remove: {label}").format(label=label))
        set_tip(self.choose, tr("A picture file: PNG, JPEG, GIF, BMP, TIFF or WebP"))
        self._label = label
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(PlainLabel(label, "muted"))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        side.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(10)
        layout.addWidget(self.picture)
        layout.addLayout(side, 1)

    def show_logo(self, png: bytes | None, *, enabled: bool) -> None:
        """Show this picture, or that there is none."""
        image = QImage.fromData(png) if png else QImage()
        has_one = not image.isNull()
        if has_one:
            room = BOX - QSize(12, 10)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(QPixmap.fromImage(image.scaled(room, keep, smooth)))
        else:
            self.picture.setText(tr("None"))
        self.picture.setAccessibleName(f"{self._label}: {tr('chosen') if has_one else tr('none')}")
        self.choose.setEnabled(enabled)
        self.remove.setVisible(has_one)
        self.remove.setEnabled(enabled)


class _Swatches(QWidget):
    """How the colours look with text on and in them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setFixedHeight(34)
        self.setAccessibleName(tr("Sample of the colours"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar in each colour, with text in white."""
        from PySide6.QtGui import QColor

        house = {"dark": "#12324a", "accent": "#0b5cad"}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - 8) // 2
        words: Callable[[str], str] = {"dark": tr("Headings"), "accent": tr("Links")}.__getitem__
        for place, which in enumerate(COLOURS):
            colour = usable(getattr(self._session.snapshot.brand, which)) or house[which]
            area = self.rect().adjusted(place * (width + 8), 2, 0, -2)
            area.setWidth(width)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(readable(colour)))
            painter.drawRoundedRect(area, 4, 4)
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words(which))
