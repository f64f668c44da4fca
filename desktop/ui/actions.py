"""Every action and every key as data; menus, toolbar, shortcuts and help are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from desktop.ui.appearance import icon
from desktop.ui.key_table import Keys, in_force
from desktop.ui.mnemonics import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class Reach(StrEnum):
    """Where an action's keys work."""

    WINDOW = "window"
    WORKLIST = "worklist"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Spec:
    """An action.

    Parameters
    ----------
    name : str
        Stable short name.
    text : str
        For menus, with its mnemonic; translated when shown.
    keys : tuple of str
        In Qt's spelling.
    reach : Reach
        Window-wide, or only while table or film have the focus; those of the film work
        only while there is one.
    icon : str
        Name of an icon; empty for none.
    checkable : bool
        Whether it is switched on and off.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    reach: Reach = Reach.WINDOW
    icon: str = ""
    checkable: bool = False


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


_FILM, _LIST = Reach.FILM, Reach.WORKLIST

SPECS = (
    Spec("open_folder", _("&Open folder…"), ("Ctrl+O",), icon="folder"),
    Spec("open_files", _("Open &files…"), ("Ctrl+Shift+O",), icon="files"),
    Spec("open_samples", _("Open &sample study"), icon="film"),
    Spec("export", _("&Export…"), ("Ctrl+E",), icon="export"),
    Spec("settings", _("&Settings…"), ("Ctrl+,",), icon="settings"),
    Spec("quit", _("&Quit"), ("Ctrl+Q",)),
    Spec("manage_models", _("&Manage models…"), ("Ctrl+M",), icon="models"),
    Spec("previous", _("&Previous film"), ("Up", "PgUp"), _LIST),
    Spec("next", _("&Next film"), ("Down", "PgDown"), _LIST),
    Spec("first", _("&First film"), ("Home",), _LIST),
    Spec("last", _("&Last film"), ("End",), _LIST),
    Spec("next_flagged", _("Next unread f&lagged film"), ("N",), _LIST),
    Spec("previous_flagged", _("Previous unread fla&gged film"), ("B",), _LIST),
    Spec("agree", _("A&gree with the model, and go on"), ("Return", "Enter"), _LIST),
    Spec("pneumonia", _("&Pneumonia, and go on"), ("A",), _LIST),
    Spec("normal", _("&Normal, and go on"), ("D",), _LIST),
    Spec("unsure", _("&Unsure, and go on"), ("U",), _LIST),
    Spec("not_readable", _("Not rea&dable, and go on"), ("X",), _LIST),
    Spec("undo", _("&Take the last verdict back"), ("Ctrl+Z",), _LIST),
    Spec("note", _("N&ote on this film"), ("E",), _LIST),
    Spec("mark", _("&Mark to find again"), ("F",), _LIST),
    Spec("copy_paths", _("&Copy file paths"), ("Ctrl+C",), _LIST),
    Spec("search", _("&Search the worklist"), ("Ctrl+F",)),
    Spec("filter_column", _("&Filter by a column…"), ("Ctrl+Shift+F",)),
    Spec("unread_first", _("&Unread first"), checkable=True),
    Spec("together", _("Films of a &patient together"), checkable=True),
    Spec("blind", _("&Blind first read: scores hidden until your verdict"), checkable=True),
    Spec("reader", _("&Reader…"), ("Ctrl+R",)),
    Spec("double_reading", _("&Two readers…"), ("Ctrl+D",)),
    Spec("summary", _("Summary of the r&eading"), ("Ctrl+I",)),
    Spec("sessions", _("&Sessions…"), ("Ctrl+Shift+S",)),
    Spec("go_on_reading", _("&Continue the last session"), ("Ctrl+L",)),
    Spec("watch", _("&Watch these folders for new films"), checkable=True),
    Spec("invert", _("&Invert"), ("I",), _FILM, "invert"),
    Spec("flip_horizontally", _("Flip &horizontally"), ("H",), _FILM, "flip-horizontal"),
    Spec("flip_vertically", _("Flip &vertically"), ("V",), _FILM, "flip-vertical"),
    Spec("rotate_right", _("Rotate &right"), ("R",), _FILM, "rotate-right"),
    Spec("rotate_left", _("Rotate &left"), ("L",), _FILM, "rotate-left"),
    Spec("zoom_in", _("Zoom i&n"), ("+",), _FILM),
    Spec("zoom_out", _("Zoom o&ut"), ("-",), _FILM),
    Spec("fit", _("&Fit"), ("=",), _FILM, "fit"),
    Spec("one_to_one", _("&One to one"), ("0",), _FILM, "one-to-one"),
    Spec("reset", _("R&eset view"), ("Space",), _FILM, "reset"),
    Spec("preset_1", _("Window &1 (the file's own)"), ("1",), _FILM),
    Spec("preset_2", _("Window &2"), ("2",), _FILM),
    Spec("preset_3", _("Window &3"), ("3",), _FILM),
    Spec("preset_4", _("Window &4 (your own, if kept)"), ("4",), _FILM),
    Spec("next_window", _("Ne&xt window"), ("5",), _FILM),
    Spec("windows", _("Windows of the &film"), (), _FILM, "windows"),
    Spec("keep_window", _("&Keep this window as my own"), ("Ctrl+4",), _FILM),
    Spec("network_view", _("&What the model saw"), ("W",), _FILM, "network", checkable=True),
    Spec("saliency", _("&Saliency map"), ("S",), _FILM, "saliency", checkable=True),
    Spec("measure", _("&Measure a distance"), ("M",), _FILM, "measure", checkable=True),
    Spec("angle", _("Measure an an&gle"), ("Shift+M",), _FILM, "angle", checkable=True),
    Spec("delete_mark", _("&Delete measurement"), ("Del", "Backspace"), _FILM),
    Spec("magnifier", _("Ma&gnifier"), ("G",), _FILM, "magnifier", checkable=True),
    Spec("leave_tools", _("Put tools &away"), ("Esc",), _FILM),
    Spec("beside", _("Side &by side"), ("C",), _FILM, "beside", checkable=True),
    Spec("keep_beside", _("&Keep this film beside"), ("Shift+C",), _FILM),
    Spec("link", _("Zoom &both together"), ("K",), _FILM, "link", checkable=True),
    Spec("corner_words", _("&Texts on the film"), ("T",), _FILM, checkable=True),
    Spec("overlays", _("&Overlays of the file"), ("O",), _FILM, checkable=True),
    Spec("identity", _("Patient &identifiers"), ("F2",), icon="identity", checkable=True),
    Spec("research", _("&Research mode: where the model looked"), checkable=True),
    Spec("maximise", _("&Maximise film"), ("F11",), icon="maximise", checkable=True),
    Spec("keys", _("&Keys"), ("F1", "?"), icon="help"),
    Spec("about", _("&About PneumoTriage")),
)

MOUSE = (
    (_("Left drag"), _("window width (across) and level (down)")),
    (_("Right drag, Ctrl+wheel"), _("zoom")),
    (_("Middle drag, Shift+left drag"), _("pan")),
    (_("Ctrl+left drag"), _("window from a region")),
    (_("Left drag while measuring"), _("a distance or an angle; its ends can be moved")),
    (_("Wheel"), _("previous or next film")),
    (_("Double click"), _("maximise or restore the film")),
)
"""What the mouse does on the film, in words."""


def translate(text: str) -> str:
    """Return the text of an action or of `MOUSE` in the reader's language."""
    return QCoreApplication.translate("Actions", text)


def plain_text(spec: Spec) -> str:
    """Return what an action is called, without its mnemonic."""
    return plain(translate(spec.text)).rstrip("…")


def default_keys() -> Keys:
    """Return the keys of every action before the reader changes any."""
    return {spec.name: spec.keys for spec in SPECS}


class Actions:
    """The window's actions by name.

    Parameters
    ----------
    parent : QObject
        Owns them.
    changed : mapping of str to tuple of str, optional
        Keys that the reader has changed.
    """

    def __init__(self, parent: QObject, changed: Keys | None = None) -> None:
        self._actions = {spec.name: _make(spec, parent) for spec in SPECS}
        self._enabled = dict.fromkeys(self._actions, True)
        self._withheld: dict[str, dict[str, str]] = {name: {} for name in self._actions}
        self.rebind(changed or {})

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def keys(self) -> Keys:
        """The keys of every action, as they are now."""
        return self._keys

    def rebind(self, changed: Keys) -> None:
        """Give every action its keys: the reader's own, else those of the table."""
        self._keys = in_force(default_keys(), changed)
        for spec in SPECS:
            keys = [QKeySequence(key) for key in self._keys[spec.name]]
            self[spec.name].setShortcuts(keys)
            self._explain(spec)

    def redraw(self) -> None:
        """Draw the icons anew, after the colours have changed."""
        for spec in SPECS:
            if spec.icon:
                self[spec.name].setIcon(icon(spec.icon))

    def install(self, window: QWidget, readers: Sequence[QWidget]) -> None:
        """Let keys work: window-wide ones on the window, the others on some widgets only.

        Single keys must not work where a reader types or presses a button.
        """
        for spec in SPECS:
            owners = [window] if spec.reach is Reach.WINDOW else readers
            for owner in owners:
                owner.addAction(self[spec.name])

    def enable(self, reach: Reach, on: bool) -> None:
        """Enable or disable all actions of a reach."""
        for spec in SPECS:
            if spec.reach is reach:
                self._enabled[spec.name] = on
                self._settle(spec.name)

    def withhold(self, name: str, by: str, why: str) -> None:
        """Keep an action off and disabled, whatever enables its reach, and say why.

        Parameters
        ----------
        name : str
            The action.
        by : str
            What withholds it; only the same one can let it go.
        why : str
            For its tooltip; empty when the reason holds no longer.
        """
        reasons = self._withheld[name]
        if reasons.get(by, "") == why:
            return
        if why:
            reasons[by] = why
            self[name].setChecked(False)
        else:
            del reasons[by]
        self._settle(name)
        self._explain(next(spec for spec in SPECS if spec.name == name))

    def _settle(self, name: str) -> None:
        self[name].setEnabled(self._enabled[name] and not self._withheld[name])

    def _explain(self, spec: Spec) -> None:
        action = self[spec.name]
        native = QKeySequence.SequenceFormat.NativeText
        keys = ", ".join(key.toString(native) for key in action.shortcuts())
        called = f"{plain_text(spec)} ({keys})" if keys else plain_text(spec)
        why = "\n".join(self._withheld[spec.name].values())
        action.setToolTip(f"{called}\n{why}" if why else called)
        for place in action.associatedObjects():
            if isinstance(place, QToolButton):
                place.setAccessibleName(called)
                place.setAccessibleDescription(why)


def _make(spec: Spec, parent: QObject) -> QAction:
    action = QAction(translate(spec.text), parent)
    action.setObjectName(spec.name)
    action.setIconText(plain_text(spec))
    action.setCheckable(spec.checkable)
    if spec.reach is not Reach.WINDOW:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    return action
