"""What the window says while nothing is open: how to begin, how to read, what is kept."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.appearance import colours, drawing, icon
from desktop.ui.key_table import native

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QShowEvent

    from desktop.ui.actions import Actions

_ICON_SIDE = 72
_NO_KEY = "–"
_LETTERS = 120
_WIDEST = 1100
"""Pixels of the steps at most: in large letters they are higher instead."""
"""So many letters wide are the three steps together."""


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
        self._actions = actions
        self._sign = QLabel(self)
        self._sign.setAccessibleName(self.tr("Film"))
        head = QLabel(self.tr("Drop a folder of chest films here"), self)
        head.setProperty("role", "title")
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.steps = [QLabel(self) for _ in range(3)]
        self.go_on = self._button(actions["go_on_reading"])
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(head)
        layout.addLayout(self._buttons(samples=samples))
        layout.addSpacing(10)
        self._board = self._make_board()
        # Not by alignment: then the board would not be as high as its words need.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self._board)
        middle.addStretch()
        layout.addLayout(middle)
        layout.addStretch(3)
        actions["export"].changed.connect(self._show_steps)
        self._draw()
        self._show_steps()

    def _buttons(self, *, samples: bool) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self._button(self._actions["open_folder"], prominent=True))
        buttons.addWidget(self._button(self._actions["open_files"]))
        if samples:
            buttons.addWidget(self._button(self._actions["open_samples"]))
        buttons.addStretch()
        return buttons

    def _make_board(self) -> QWidget:
        """Return the three steps, side by side."""
        board = QWidget(self)
        board.setFixedWidth(self._width())
        beside = QHBoxLayout(board)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(14)
        heads = (self.tr("1  Open"), self.tr("2  Read"), self.tr("3  Keep"))
        for title, step in zip(heads, self.steps, strict=True):
            card = QFrame(board)
            card.setProperty("role", "card")
            head = QLabel(title, card)
            head.setProperty("role", "lead")
            step.setParent(card)
            step.setProperty("role", "muted")
            step.setTextFormat(Qt.TextFormat.RichText)
            step.setWordWrap(True)
            step.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(14, 12, 14, 12)
            inside.addWidget(head)
            inside.addWidget(step, 1)
            beside.addWidget(card, 1)
        return board

    def _button(self, action: QAction, *, prominent: bool = False) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("prominent", prominent)
        button.clicked.connect(action.trigger)
        _follow(button, action)
        action.visibleChanged.connect(partial(_follow, button, action))
        action.changed.connect(partial(_follow, button, action))
        return button

    def _key(self, name: str) -> str:
        """Return the first key of an action, set off from the words around it."""
        return f"<b>{escape(native(self._actions.keys[name][:1]) or _NO_KEY)}</b>"

    @Slot()
    def _show_steps(self) -> None:
        opening, reading, keeping = self.steps
        opening.setText(
            self.tr(
                "DICOM, JPEG, PNG, TIFF and BMP are read, with all sub-folders, from CDs and ZIP "
                "files too. Films are scored on this computer only, and every image is accounted "
                "for."
            )
        )
        reading.setText(
            self.tr(
                "Likely pneumonia comes first; nothing is hidden. {agree} agrees with the model "
                "and goes on. Or say it: {pneumonia} pneumonia · {normal} normal · {unsure} "
                "unsure · {not_readable} not readable. {undo} takes it back."
            ).format_map({name: self._key(name) for name in _VERDICTS})
        )
        keeping.setText(
            self.tr(
                "Each verdict is kept at once: close at any time and go on at the same film. "
                "{export} exports worklist, reports and DICOM. {keys} shows all keys, {settings} "
                "the settings."
            ).format_map({name: self._key(name) for name in ("export", "keys", "settings")})
        )

    def _width(self) -> int:
        return min(_LETTERS * self.fontMetrics().averageCharWidth(), _WIDEST)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(drawing("film", side=_ICON_SIDE, colour=colours().muted, ratio=ratio))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Name the keys as they are now, and draw for the screen it is on."""
        self._show_steps()
        self._draw()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign in the colours of another look, and fit the steps to another font."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._draw()
            self._board.setFixedWidth(self._width())
        super().changeEvent(event)


_VERDICTS = ("agree", "pneumonia", "normal", "unsure", "not_readable", "undo")


def _follow(button: QPushButton, action: QAction) -> None:
    """Let a button say what its action says."""
    button.setText(action.text())
    plain = not button.property("prominent")
    button.setIcon(action.icon() if plain else icon("folder", colour=colours().on_accent))
    button.setAccessibleName(action.toolTip())
    button.setVisible(action.isVisible())
