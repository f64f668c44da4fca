"""The settings dialog: pages made from the records of the settings, and one for the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Page, Settings, shown_settings
from desktop.ui.appearance import grown
from desktop.ui.mnemonics import plain
from desktop.ui.settings.editors import spoken
from desktop.ui.settings.key_page import KeyPage
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.sources import look_up

if TYPE_CHECKING:
    from desktop.ui.key_table import Keys
    from desktop.ui.services import Services
    from desktop.ui.settings.sources import Source

_SIZE = QSize(860, 600)
_LETTERS_OF_A_PAGE = 24
_Buttons = QDialogButtonBox.StandardButton


class SettingsDialog(QDialog):
    """Shows the settings, changes them, keeps them.

    Parameters
    ----------
    services : Services
        The settings, and the models that can be chosen.
    keys : mapping of str to tuple of str
        Keys of all actions, as they are now.

    Attributes
    ----------
    applied : Signal of set of str
        Names of the settings that are others now; they are kept already.
    """

    applied = Signal(object)

    def __init__(self, services: Services, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = services.settings
        self.setWindowTitle(self.tr("Settings"))
        self.setAccessibleName(self.windowTitle())
        self.resize(grown(_SIZE, self.screen()))
        # Made first: the key Tab goes from control to control in this order.
        self.contents = QListWidget(self)
        self.pages = self._make_pages()
        self.keys = KeyPage(keys, self)
        self.keys.changed.connect(self._show_state)
        self.stack = QStackedWidget(self)
        self.buttons = self._make_buttons()
        self._lay_out()
        self._show_state()
        self._asking = services.new_task(self)
        self._asking.arrived.connect(self._on_sources)
        self._asking.start(partial(look_up, services))

    def changes(self) -> dict[str, Any]:
        """Return the settings that the dialog would change."""
        now = self._store.current
        wanted = {name: value for page in self.pages for name, value in page.values().items()}
        wanted["keys"] = self.keys.model.changes()
        return {
            name: value
            for name, value in wanted.items()
            if value != getattr(now, name) and name not in self._store.fixed
        }

    @Slot()
    def apply(self) -> None:
        """Keep what was changed and say so."""
        changes = self.changes()
        if changes:
            self._store.update(**changes)
            self.applied.emit(set(changes))
        self._show_state()

    def _make_pages(self) -> list[SettingsPage]:
        shown, pages = shown_settings(), []
        for title in Page:
            own = {name: kind for name, kind in shown.items() if kind.page is title}
            page = SettingsPage(own, self._store.current, self._store.fixed, self)
            page.setAccessibleName(spoken(title))
            page.changed.connect(self._show_state)
            pages.append(page)
        return pages

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(_Buttons.Ok | _Buttons.Cancel | _Buttons.Apply, self)
        self.page_defaults = QPushButton(self.tr("Defaults of this &page"), self)
        self.page_defaults.setAutoDefault(False)
        self.page_defaults.clicked.connect(self._on_defaults)
        box.addButton(self.page_defaults, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        box.button(_Buttons.Apply).clicked.connect(self.apply)
        for button in box.buttons():
            button.setAccessibleName(plain(button.text()))
        return box

    def _lay_out(self) -> None:
        self.contents.setAccessibleName(self.tr("Pages of the settings"))
        width = _LETTERS_OF_A_PAGE * self.fontMetrics().averageCharWidth()
        self.contents.setFixedWidth(width)
        self.contents.setWordWrap(True)
        for page in self.pages:
            self.contents.addItem(page.accessibleName())
            self.stack.addWidget(page)
        self.contents.addItem(self.tr("Keys"))
        self.stack.addWidget(self.keys)
        self.contents.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.contents.currentRowChanged.connect(self._show_state)
        middle = QHBoxLayout()
        middle.addWidget(self.contents)
        middle.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(middle, 1)
        layout.addWidget(self.buttons)
        self.contents.setCurrentRow(0)

    @Slot()
    def _show_state(self) -> None:
        apply = self.buttons.button(_Buttons.Apply)
        if apply.hasFocus() and not self.changes():
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)
        apply.setEnabled(bool(self.changes()))
        self.page_defaults.setVisible(self.stack.currentWidget() is not self.keys)

    @Slot()
    def _on_defaults(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, SettingsPage):
            kept = {name: getattr(self._store.current, name) for name in self._store.fixed}
            page.show_values(Settings().model_dump() | kept)

    @Slot(list)
    def _on_sources(self, sources: list[Source]) -> None:
        for source in sources:
            for page in self.pages:
                page.offer(source)

    # Qt overrides

    def accept(self) -> None:
        """Keep what was changed and close."""
        self.apply()
        super().accept()

    def done(self, result: int) -> None:
        """Stop asking for choices, then close."""
        self._asking.close()
        super().done(result)
