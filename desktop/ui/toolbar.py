"""The toolbar: open, the order in force, and what is done to a film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QProxyStyle,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QToolBar,
    QToolButton,
    QWidget,
)

from desktop.ui.appearance import icon

if TYPE_CHECKING:
    from desktop.ui.actions import Actions

_ICON_SIDE = 20
_ARROW_WIDTH = 30
_ARROW = "qt_toolbar_ext_button"
"""What Qt calls the arrow behind which stand the buttons for which there is no room."""

_TURNS = ("invert", "flip_horizontally", "flip_vertically", "rotate_left", "rotate_right")
_FILM_TOOLS = (
    *(*_TURNS, "-"),
    *("fit", "one_to_one", "reset", "windows", "-"),
    *("measure", "magnifier", "beside", "-"),
    *("saliency", "network_view", "-"),
    *("maximise", "keys"),
)


class Toolbar(QToolBar):
    """One line of tools; those for which there is no room stand behind an arrow at its end.

    Parameters
    ----------
    actions : Actions
        The window's actions.
    orders : QComboBox
        Chooses the order of the worklist; gives way before the tools do.
    """

    def __init__(self, actions: Actions, orders: QComboBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tools"))
        self.setAccessibleName(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        style = _WideArrow(self.style().name())
        style.setParent(self)
        self.setStyle(style)
        self._fill(actions, orders)
        self._draw_arrow()

    @property
    def arrow(self) -> QToolButton:
        """Unfolds the tools for which there is no room; hidden while there is."""
        found = self.findChild(QToolButton, _ARROW)
        assert found is not None
        return found

    def _fill(self, actions: Actions, orders: QComboBox) -> None:
        self.addAction(actions["open_folder"])
        opening = self.widgetForAction(actions["open_folder"])
        if isinstance(opening, QToolButton):
            opening.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addSeparator()
        label = QLabel(self.tr("Order:"), self)
        label.setBuddy(orders)
        self.addWidget(label)
        self.addWidget(orders)
        gap = QWidget(self)
        gap.setAccessibleName(self.tr("Gap"))
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        for name in _FILM_TOOLS:
            if name == "-":
                self.addSeparator()
            else:
                self.addAction(actions[name])
        windows = self.widgetForAction(actions["windows"])
        if isinstance(windows, QToolButton):
            windows.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setAccessibleName(action.toolTip())

    def _draw_arrow(self) -> None:
        # Qt's own is black, whatever it stands on.
        self.arrow.setIcon(icon("more"))
        self.arrow.setAccessibleName(self.tr("More tools"))
        self.arrow.setToolTip(self.arrow.accessibleName())

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow anew in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.objectName():
            self._draw_arrow()


class _WideArrow(QProxyStyle):
    """Makes the arrow wide enough to be seen and hit."""

    # Qt overrides

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return a measure in pixels."""
        if metric is QStyle.PixelMetric.PM_ToolBarExtensionExtent:
            return _ARROW_WIDTH
        return super().pixelMetric(metric, option, widget)
