"""Opens the settings and brings what was changed into the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.ui.mnemonics import plain
from desktop.ui.settings.applying import Reached, apply_settings, wants_reading
from desktop.ui.settings.dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.actions import Actions
    from desktop.ui.services import Services
    from desktop.ui.session import Session

_SWITCHES = {"show_saliency": "research", "blind_first_read": "blind"}
"""Settings that have an action of their own; a policy that fixes one takes the action away."""


class SettingsDesk(QObject):
    """Stands between the action *Settings* and what settings change.

    Parameters
    ----------
    services : Services
        Holds the settings.
    session : Session
        The films that are open.
    actions : Actions
        The window's; it starts with the keys that were kept.
    read_as : callable
        Takes the reader's name.
    window : QWidget
        Owns the dialogs.
    """

    def __init__(
        self,
        services: Services,
        session: Session,
        actions: Actions,
        *,
        read_as: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._session, self._actions = services, session, actions
        self._window = window
        self._reached = Reached(actions, session, read_as, services.previews)
        actions.rebind(services.settings.current.keys)
        actions["settings"].triggered.connect(self.open)
        for setting, action in _SWITCHES.items():
            if setting in services.settings.fixed:
                actions[action].setEnabled(False)

    @Slot()
    def open(self) -> None:
        """Show the settings."""
        dialog = SettingsDialog(self._services, self._actions.keys, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.applied.connect(self._on_applied)
        dialog.open()

    @Slot(object)
    def _on_applied(self, changed: set[str]) -> None:
        apply_settings(changed, self._services.settings.current, self._reached)
        if wants_reading(changed):
            self._session.forget_team()
            if self._session.paths:
                self._offer_reading()

    def _offer_reading(self) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Read the films again?"))
        box.setAccessibleName(box.windowTitle())
        box.setText(self.tr("The films that are open were read with the settings before."))
        box.setInformativeText(
            self.tr("Scores and order stay as they are until they are read again.")
        )
        again = box.addButton(self.tr("&Read again"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("&Later"), QMessageBox.ButtonRole.RejectRole)
        for button in box.buttons():
            button.setAccessibleName(plain(button.text()))
        again.clicked.connect(self._session.reopen)
        box.open()
