"""Chooses which models flag, whose threshold moves, and a point that it moves to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from desktop.review.policy import Rule
from desktop.ui.flow import FlowLayout
from desktop.ui.triage import phrases
from desktop.ui.triage.cells import Cell
from desktop.ui.wheel import pass_wheel_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.triage.state import Point, TriageDesk

_LEAST_LETTERS = 12
_CELL_LETTERS = 24


class Chooser(QComboBox):
    """A list that keeps the keys with the worklist, and its choice when the wheel passes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pass_wheel_on(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)


class Choosers(QWidget):
    """Policy, model and operating point, side by side.

    Attributes
    ----------
    rule_chosen : Signal of Rule
        Models shall decide otherwise.
    model_chosen : Signal of int
        The threshold of another model shall move.
    point_chosen : Signal of Threshold
        It shall stand at an operating point.
    """

    rule_chosen = Signal(object)
    model_chosen = Signal(int)
    point_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self.rule = Chooser(self.tr("Which models must flag a film"), self)
        for rule in Rule:
            self.rule.addItem(phrases.translate(phrases.RULES[rule]), rule)
        self.model = Chooser(self.tr("Whose threshold moves"), self)
        self.point = Chooser(self.tr("Operating point"), self)
        row = FlowLayout(self, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        least = _CELL_LETTERS * self.fontMetrics().averageCharWidth()
        for text, chooser in (
            (self.tr("Flagged by"), self.rule),
            (self.tr("Threshold of"), self.model),
            (self.tr("Stands at"), self.point),
        ):
            title = QLabel(text, self)
            title.setBuddy(chooser)
            row.addWidget(Cell(title, chooser, least=least, parent=self))
        self.rule.activated.connect(self._on_rule)
        self.model.activated.connect(self.model_chosen)
        self.point.activated.connect(self._on_point)

    def show_desk(self, desk: TriageDesk, points: Sequence[Point], *, fixed: bool) -> None:
        """Show what is in force.

        Parameters
        ----------
        desk : TriageDesk
            The models, their thresholds, and the one that moves.
        points : sequence of Point
            Where it may stand.
        fixed : bool
            Whether the machine's policy has set how models decide.
        """
        self._points = tuple(points)
        policy = desk.team.policy
        several = len(desk.models) > 1
        self.rule.setCurrentIndex(self.rule.findData(policy.rule))
        self.rule.setEnabled(several and not fixed)
        self.rule.setToolTip(
            self.tr("Set for this machine by its administrator")
            if fixed
            else ""
            if several
            else self.tr("Only one model is loaded")
        )
        self.model.clear()
        mean = policy.rule is Rule.MEAN
        shown = (
            [self.tr("Mean of {n} models").format(n=len(desk.models))]
            if mean
            else [card.title for card in desk.cards]
        )
        self.model.addItems(shown)
        self.model.setCurrentIndex(0 if mean else desk.models.index(desk.moving))
        self.model.setEnabled(desk.chooses_model)
        self._show_points(desk)

    def _show_points(self, desk: TriageDesk) -> None:
        self.point.clear()
        mean = desk.team.policy.rule is Rule.MEAN
        for one in self._points:
            self.point.addItem(phrases.point(one), one.threshold)
        self.point.setEnabled(not mean)
        now = None if mean else desk.stand.thresholds[desk.moving]
        at = next((n for n, one in enumerate(self._points) if one.threshold == now), -1)
        if at < 0:
            own = desk.team.policy.mean_threshold is not None
            mean_name = self.tr("set by hand") if own else self.tr("as leading model")
            name = phrases.point_name(now) if now else mean_name
            self.point.addItem(f"{name} ≥ {desk.value():.3f}", now)
            at = self.point.count() - 1
        self.point.setCurrentIndex(at)

    @Slot(int)
    def _on_rule(self, index: int) -> None:
        self.rule_chosen.emit(Rule(self.rule.itemData(index)))

    @Slot(int)
    def _on_point(self, index: int) -> None:
        if index < len(self._points):
            self.point_chosen.emit(self._points[index].threshold)
