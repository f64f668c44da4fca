"""Asks for what belongs to a site's operating point: its name, who chose it, on which films."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Collection

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class PointWishes:
    """What the reader entered."""

    name: str
    user: str
    chosen_on: str
    note: str
    use: bool


class SavePointDialog(QDialog):
    """Asks; the point itself is made elsewhere.

    Parameters
    ----------
    said : str
        What is to be kept.
    user, chosen_on : str
        Proposals for who chose it and on which films.
    taken : collection of str
        Names of the card's points: a site's own under one of them would pass for the card's.
    parent : QWidget, optional
        The window.

    Attributes
    ----------
    wanted : Signal of PointWishes
        The reader wants it saved.
    """

    wanted = Signal(object)

    def __init__(
        self,
        said: str,
        *,
        user: str,
        chosen_on: str,
        taken: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as the site's operating point"))
        self.setMinimumWidth(_WIDTH)
        self.name, self.user, self.chosen_on, self.note = (QLineEdit(self) for _ in range(4))
        self.user.setText(user)
        self.chosen_on.setText(chosen_on)
        self.chosen_on.setCursorPosition(0)
        self.name.setPlaceholderText(self.tr("such as: our ward"))
        self._taken = {name.casefold() for name in taken}
        self._refused = QLabel(
            self.tr("The model's card has a point of this name. Choose another."), self
        )
        self._refused.setProperty("role", "fault")
        self._refused.setWordWrap(True)
        self._refused.hide()
        self.use = QCheckBox(self.tr("Flag by it from now on, the open films too"), self)
        form = QFormLayout()
        for title, field in (
            (self.tr("Name:"), self.name),
            (self.tr("Chosen by:"), self.user),
            (self.tr("On which films:"), self.chosen_on),
            (self.tr("Why (optional):"), self.note),
        ):
            field.setAccessibleName(title.rstrip(":"))
            form.addRow(title, field)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        about = QLabel(said, self)
        about.setWordWrap(True)
        caution = QLabel(self.tr("It is kept for good. No patient's name, please."), self)
        caution.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self._refused)
        layout.addWidget(self.use)
        layout.addWidget(caution)
        layout.addWidget(self._buttons)
        for field in (self.name, self.user):
            field.textChanged.connect(self._check)
        self._check()
        self.name.setFocus()

    @Slot()
    def _check(self) -> None:
        name = self.name.text().strip()
        refused = name.casefold() in self._taken
        complete = bool(name and self.user.text().strip())
        self._refused.setVisible(refused)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(
            complete and not refused
        )

    @Slot()
    def _on_save(self) -> None:
        name, user, films, note = (
            field.text().strip() for field in (self.name, self.user, self.chosen_on, self.note)
        )
        self.wanted.emit(PointWishes(name, user, films, note, self.use.isChecked()))
        self.accept()
