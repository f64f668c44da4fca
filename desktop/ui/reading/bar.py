"""The bar under the film: verdict buttons, what was decided, the note, and who reads."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.elided import ElidedLabel
from desktop.ui.flow import FlowLayout
from desktop.ui.reading.desk import DECISIONS
from desktop.ui.reading.ledger import agreeing

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.review.double_reading import Dispute
    from desktop.review.verdicts import Decision, Verdict
    from desktop.ui.actions import Actions
    from desktop.ui.worklist.case import Case

NOTE_LETTERS = 2000
_SPACING = 5
_LEAST_LETTERS = 34
_NAME_LETTERS = 28
_SHORT = {"Return": "⏎", "Enter": "⏎"}


class VerdictBar(QFrame):
    """Gives verdicts with the mouse, and says what was decided.

    Attributes
    ----------
    note_kept : Signal of str
        The reader is done with the note.
    left : Signal
        The keys belong to the worklist again.
    """

    note_kept = Signal(str)
    left = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setAccessibleName(self.tr("Verdict"))
        self._case: Case | None = None
        self.buttons = {name: self._button(actions[name], words_of(name)) for name in DECISIONS}
        self._agreeing = actions["agree"]
        self.agree = self._button(self._agreeing, self.tr("Agree"))
        self.agree.setProperty("prominent", True)
        self.note = self._button(actions["note"], self.tr("Note"))
        self.undo = self._button(actions["undo"], self.tr("Undo"))
        self.reader = self._button(actions["reader"], "")
        self.state = ElidedLabel(self)
        self.state.setAccessibleName(self.tr("What was decided"))
        self.progress = QLabel(self)
        self.progress.setAccessibleName(self.tr("How many films are unread, or settled"))
        self.message = self._label(self.tr("Message"))
        self.message.setProperty("role", "caution")
        self.disputed = self._label(self.tr("What two readers said"))
        self.disputed.setProperty("role", "strong")
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Note on this film"))
        self.field.setPlaceholderText(self.tr("Note on this film; Enter keeps it, Esc drops it"))
        self.field.setMaxLength(NOTE_LETTERS)
        self.field.returnPressed.connect(self._on_kept)
        self.field.installEventFilter(self)
        self.field.hide()
        self._lay_out()

    @property
    def writing(self) -> bool:
        """Whether a note is being written."""
        return self.field.isVisibleTo(self)

    def show_reader(self, reader: str) -> None:
        """Say who reads."""
        name = reader or self.tr("nobody yet")
        short = name if len(name) <= _NAME_LETTERS else f"{name[: _NAME_LETTERS - 1]}…"
        self.reader.setText(self.tr("Reader: {name}").format(name=short).replace("&", "&&"))
        self.reader.setAccessibleName(self.tr("Reader: {name}; change").format(name=name))

    def show_case(
        self,
        case: Case | None,
        *,
        progress: str,
        dispute: Dispute | None,
        settled: Decision | None = None,
    ) -> None:
        """Say what was decided on a film, and how many are read.

        Parameters
        ----------
        case : Case or None
            The film; None where there is none.
        progress : str
            How many films are read, in words.
        dispute : Dispute or None
            What two readers said of it, while their disagreements are settled.
        settled : Decision or None
            As what their disagreement was settled just now.
        """
        self._case = case
        decision = case.decision if case else None
        given = settled if dispute else decision
        for name, button in self.buttons.items():
            _set(button, "given", on=case is not None and DECISIONS[name] is given)
        agreed = agreeing(case.finding) if case and not case.veiled and dispute is None else None
        text = self.tr("Agree: {decision}") if agreed else self.tr("Agree")
        text = text.format(decision=words.decision(agreed, sign=False))
        self.agree.setText(_with_key(text, self._agreeing))
        self.agree.setEnabled(agreed is not None)
        _set(self.agree, "prominent", on=agreed is not None and decision is None)
        self.disputed.setText(disputed_words(dispute, settled) if dispute else "")
        self.disputed.setVisible(dispute is not None)
        note = case.note if case else ""
        self.state.say("" if dispute else state_words(case), more=note and f"✎ {note}")
        # Beside what is elided: how many are left is to be seen at every case.
        self.progress.setText(progress)

    def tell(self, text: str, *, fault: bool = False) -> None:
        """Say why nothing was done; an empty text says nothing any more."""
        self.message.setText(text)
        self.message.setProperty("role", "fault" if fault else "caution")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setVisible(bool(text))

    def write_note(self) -> None:
        """Let the reader write a note."""
        if self._case is not None:
            self.field.setText(self._case.note)
            self.field.show()
            self.field.setFocus()

    def put_note_away(self) -> str | None:
        """Close the note; return what was written, None where none was being written."""
        if not self.writing:
            return None
        self.field.hide()
        return self.field.text()

    def _button(self, action: QAction, text: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("verdict", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        _name(button, action, text)
        # Keys can be changed in the settings.
        action.changed.connect(partial(_name, button, action, text))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setAccessibleName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setWordWrap(True)
        label.hide()
        return label

    def _lay_out(self) -> None:
        upper = FlowLayout(spacing=_SPACING)
        for button in self.buttons.values():
            upper.addWidget(button)
        upper.addWidget(self.agree)
        lower = FlowLayout(spacing=_SPACING)
        # What was decided takes what the buttons leave of the line.
        policy = QSizePolicy.Policy
        self.state.setSizePolicy(policy.Expanding, policy.Preferred)
        self.state.setMinimumWidth(_LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        lower.addWidget(self.state)
        lower.addWidget(self.progress)
        for button in (self.note, self.undo, self.reader):
            lower.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(_SPACING)
        column.addWidget(self.disputed)
        column.addWidget(self.message)
        column.addLayout(upper)
        column.addWidget(self.field)
        column.addLayout(lower)

    @Slot()
    def _on_kept(self) -> None:
        text = self.put_note_away()
        if text is not None:
            self.note_kept.emit(text)
        self.left.emit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop the note with Escape."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() is QEvent.Type.KeyPress and pressed == Qt.Key.Key_Escape:
            self.field.hide()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)


def words_of(name: str) -> str:
    """Return what a verdict's button is called."""
    text = words.decision(DECISIONS[name])
    sign, word = text.split(" ", 1)
    return f"{sign} {word[:1].upper()}{word[1:]}"


def state_words(case: Case | None) -> str:
    """Return what was decided on a film, when, and how."""
    if case is None:
        return ""
    verdict = case.verdict
    if verdict is None or verdict.decision is None:
        hidden = words.translate("scores hidden until your verdict")
        unread = words.translate("Unread")
        return f"{unread} · {hidden}" if case.veiled else unread
    parts = [
        words.translate("You: {decision}").format(decision=words.decision(case.decision)),
    ]
    agreed = agreeing(case.finding)
    if agreed is not None and agreed is not verdict.decision and not case.veiled:
        parts.append(words.translate("the model says otherwise"))
    parts.append(_when(verdict.at.astimezone()))
    if verdict.seconds is not None:
        parts.append(words.translate("{n:.0f} s").format(n=verdict.seconds))
    if verdict.blind:
        parts.append(words.translate("blind"))
    return " · ".join(parts)


def _when(at: datetime.datetime) -> str:
    today = at.date() == datetime.datetime.now(at.tzinfo).date()
    return at.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")


def disputed_words(dispute: Dispute, settled: Decision | None = None) -> str:
    """Return what two readers said of a film, in their notes too, and how that was settled."""
    text = (
        words.translate("Settled as {decision}: {first} says {one}, {second} says {other}")
        if settled
        else words.translate("Settle: {first} says {one}, {second} says {other}")
    )
    return text.format(
        decision=words.decision(settled),
        first=dispute.first.reader,
        one=_said(dispute.first),
        second=dispute.second.reader,
        other=_said(dispute.second),
    )


def _said(verdict: Verdict) -> str:
    decision = words.decision(verdict.decision)
    return f"{decision} (“{verdict.note}”)" if verdict.note else decision


def _with_key(text: str, action: QAction) -> str:
    forms = QKeySequence.SequenceFormat
    # Qt names the key in the reader's language; the sign is the same in all of them.
    short = _SHORT.get(action.shortcut().toString(forms.PortableText))
    key = short or action.shortcut().toString(forms.NativeText)
    return f"{text}  {key}" if key else text


def _name(button: QPushButton, action: QAction, text: str) -> None:
    if text:
        button.setText(_with_key(text, action))
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.toolTip())


def _set(button: QPushButton, name: str, *, on: bool) -> None:
    if button.property(name) is not on:
        button.setProperty(name, on)
        button.style().unpolish(button)
        button.style().polish(button)
