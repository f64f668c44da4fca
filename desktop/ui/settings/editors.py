"""One editor for each kind of setting: a table, so that a new field needs no dialog code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_origin

from annotated_types import Ge, Le, MultipleOf
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from desktop.settings import Settings, Shown
from desktop.ui.appearance import inset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance

    from desktop.ui.settings.sources import Choice

_LONGEST_LINE = 200
_SHORTEST_CHOICE = 14


def spoken(text: str) -> str:
    """Return a text of the settings' own records in the reader's language."""
    return QCoreApplication.translate("Settings", text) if text else ""


@dataclass(frozen=True, slots=True)
class Editor:
    """A control that shows one setting and takes another value of it.

    Parameters
    ----------
    widget : QWidget
        The control.
    read, write : callable
        Return its value; show a value.
    changed : SignalInstance
        Emitted when the user changes it.
    offer : callable
        Takes further choices, once they are known; does nothing where none are wanted.
    """

    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]
    changed: SignalInstance
    offer: Callable[[Sequence[Choice]], None]


def make_editor(name: str, shown: Shown, parent: QWidget) -> Editor:
    """Return an editor for a field of `Settings`.

    Parameters
    ----------
    name : str
        The field.
    shown : Shown
        How it is shown.
    parent : QWidget
        Owns the control.

    Raises
    ------
    TypeError
        If there is no editor for this kind of field.
    """
    kind = Settings.model_fields[name].annotation
    if shown.choices or shown.source or get_origin(kind) is Literal:
        editor = _chooser(shown, parent)
    elif kind in _EDITORS:
        editor = _EDITORS[kind](name, shown, parent)
    else:
        raise TypeError(f"the setting {name!r} of the kind {kind} has no editor")
    editor.widget.setObjectName(name)
    editor.widget.setAccessibleName(spoken(shown.title))
    editor.widget.setAccessibleDescription(spoken(shown.help))
    return editor


def _chooser(shown: Shown, parent: QWidget) -> Editor:
    box = QComboBox(parent)
    box.setMinimumContentsLength(_SHORTEST_CHOICE)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, words in shown.choices:
        box.addItem(spoken(words), value)

    def write(value: str) -> None:
        if box.findData(value) < 0:
            # What is in force is always shown, even where it can no longer be chosen.
            box.addItem(value, value)
        box.setCurrentIndex(box.findData(value))

    def offer(choices: Sequence[Choice]) -> None:
        for choice in choices:
            at = box.findData(choice.value)
            if at < 0:
                box.addItem(choice.words, choice.value)
            else:
                box.setItemText(at, choice.words)

    return Editor(box, box.currentData, write, box.currentIndexChanged, offer)


def _switch(_name: str, shown: Shown, parent: QWidget) -> Editor:
    box = QCheckBox(spoken(shown.title), parent)
    return Editor(box, box.isChecked, box.setChecked, box.toggled, _nothing)


def _line(_name: str, _shown: Shown, parent: QWidget) -> Editor:
    line = QLineEdit(parent)
    line.setMaxLength(_LONGEST_LINE)
    return Editor(line, lambda: line.text().strip(), line.setText, line.textChanged, _nothing)


def _whole_number(name: str, shown: Shown, parent: QWidget) -> Editor:
    box = QSpinBox(parent)
    limits = _limits(name)
    box.setRange(int(limits.lowest), int(limits.highest))
    box.setSingleStep(int(limits.step or 1))
    _put_unit(box, shown)
    return Editor(box, box.value, box.setValue, box.valueChanged, _nothing)


def _number(name: str, shown: Shown, parent: QWidget) -> Editor:
    box = QDoubleSpinBox(parent)
    limits = _limits(name)
    box.setDecimals(3)
    box.setRange(limits.lowest, limits.highest)
    box.setSingleStep(limits.step or (limits.highest - limits.lowest) / 100)
    _put_unit(box, shown)
    return Editor(box, box.value, box.setValue, box.valueChanged, _nothing)


def _put_unit(box: QSpinBox | QDoubleSpinBox, shown: Shown) -> None:
    box.setSuffix(f"\N{NO-BREAK SPACE}{shown.unit}" if shown.unit else "")
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    inset(box)


@dataclass(frozen=True, slots=True)
class _Limits:
    lowest: float = 0.0
    highest: float = 1_000_000.0
    step: float = 0.0


def _limits(name: str) -> _Limits:
    """Return between which numbers a field lies, as its own record says."""
    found = _Limits()
    for rule in Settings.model_fields[name].metadata:
        if isinstance(rule, Ge):
            found = replace(found, lowest=float(rule.ge))  # type: ignore[arg-type]
        elif isinstance(rule, Le):
            found = replace(found, highest=float(rule.le))  # type: ignore[arg-type]
        elif isinstance(rule, MultipleOf):
            found = replace(found, step=float(rule.multiple_of))  # type: ignore[arg-type]
    return found


def _nothing(_choices: Sequence[Choice]) -> None:
    """Take no choices: there are none to choose from."""


_EDITORS: dict[Any, Callable[[str, Shown, QWidget], Editor]] = {
    bool: _switch,
    str: _line,
    int: _whole_number,
    float: _number,
}
