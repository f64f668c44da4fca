"""What the window says while nothing is open: how to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.appearance import colours, drawing

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.ui.actions import Actions

_ICON_SIDE = 96
_LINE_LETTERS = 96


class EmptyPage(QWidget):
    """Teaches how to begin.

    Parameters
    ----------
    actions : Actions
        The window's actions.
    samples : bool
        Whether there is a sample study to offer.
    """

    def __init__(self, actions: Actions, *, samples: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = QLabel(self)
        sign.setPixmap(drawing("film", side=_ICON_SIDE, colour=colours().muted))
        sign.setAccessibleName(self.tr("Film"))
        head = self._line(self.tr("Drop a folder of chest films here"), scale=1.7)
        teach = self._line(
            self.tr(
                "DICOM, JPEG, PNG, TIFF and BMP are read, with all sub-folders. Films are scored "
                "on this computer only; likely pneumonia comes first, and every image is "
                "accounted for."
            )
        )
        teach.setProperty("role", "muted")
        width = _LINE_LETTERS * teach.fontMetrics().averageCharWidth()
        teach.setFixedWidth(width)
        teach.setMinimumHeight(teach.heightForWidth(width))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        self.go_on = self._button(actions["go_on_reading"])
        buttons.addWidget(self.go_on)
        buttons.addWidget(self._button(actions["open_folder"], prominent=True))
        buttons.addWidget(self._button(actions["open_files"]))
        if samples:
            buttons.addWidget(self._button(actions["open_samples"]))
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(head)
        layout.addWidget(teach, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def _line(self, text: str, *, scale: float = 1.0) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        label.setFont(font)
        return label

    def _button(self, action: QAction, *, prominent: bool = False) -> QPushButton:
        button = QPushButton(action.icon(), action.text(), self)
        button.setProperty("prominent", prominent)
        button.setAccessibleName(action.toolTip())
        button.clicked.connect(action.trigger)
        button.setVisible(action.isVisible())
        action.visibleChanged.connect(partial(_follow, button, action))
        action.changed.connect(partial(_follow, button, action))
        return button


def _follow(button: QPushButton, action: QAction) -> None:
    """Let a button say what its action says."""
    button.setText(action.text())
    button.setVisible(action.isVisible())
