"""One page of the settings: a row for each record, with what it does and whether it is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.settings.editors import Editor, make_editor, spoken
from desktop.ui.words import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.settings import Settings, Shown
    from desktop.ui.settings.sources import Source

_WIDEST_CONTROL = 380


class SettingsPage(QScrollArea):
    """Shows some settings.

    Parameters
    ----------
    shown : mapping of str to Shown
        The settings, in order.
    now : Settings
        What is in force.
    fixed : frozenset of str
        Those that the machine's policy has set.

    Attributes
    ----------
    changed : Signal
        The user changed something.
    """

    changed = Signal()

    def __init__(
        self,
        shown: Mapping[str, Shown],
        now: Settings,
        fixed: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # It scrolls to whichever control has the focus.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown = shown
        self._rows = QWidget(self)
        layout = QVBoxLayout(self._rows)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(4)
        self.editors: dict[str, Editor] = {}
        for name, kind in shown.items():
            self._add(layout, name, kind, fixed=name in fixed)
        layout.addStretch()
        self.setWidget(self._rows)
        self.show_values(now.model_dump())
        for editor in self.editors.values():
            editor.changed.connect(self._on_changed)

    def values(self) -> dict[str, Any]:
        """Return what the controls say."""
        return {name: editor.read() for name, editor in self.editors.items()}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Let the controls say something else."""
        for name, editor in self.editors.items():
            editor.write(values[name])

    def offer(self, source: Source) -> None:
        """Add choices that have become known."""
        for name, editor in self.editors.items():
            if self._shown[name].source == source.name:
                editor.offer(source.choices)

    def _add(self, layout: QVBoxLayout, name: str, shown: Shown, *, fixed: bool) -> None:
        editor = make_editor(name, shown, self._rows)
        self.editors[name] = editor
        editor.widget.setEnabled(not fixed)
        if not isinstance(editor.widget, QCheckBox):
            title = QLabel(spoken(shown.title), self._rows)
            title.setBuddy(editor.widget)
            layout.addWidget(title)
            editor.widget.setMaximumWidth(_WIDEST_CONTROL)
        layout.addWidget(editor.widget)
        for text, role in ((self._help(shown), "muted"), (self._fixed(fixed), "caution")):
            if text:
                label = QLabel(text, self._rows)
                label.setProperty("role", role)
                label.setWordWrap(True)
                layout.addWidget(label)
        layout.addSpacing(14)

    def _help(self, shown: Shown) -> str:
        when = ""
        if shown.next_start:
            when = self.tr("Takes effect when the program is started again.")
        elif shown.next_folder:
            when = self.tr("Takes effect when films are read.")
        return sentences((spoken(shown.help), when))

    def _fixed(self, fixed: bool) -> str:
        return self.tr("Fixed by the administrator of this computer.") if fixed else ""

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
