"""The strip above the worklist: by what films are flagged, and what another threshold would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.review.flag_preview import FlagCurve, FolderScores
from desktop.review.policy import Rule
from desktop.ui.triage import phrases
from desktop.ui.triage.body import TriageBody
from desktop.ui.triage.head import TriageHead
from desktop.ui.triage.room import Room
from desktop.ui.triage.state import Stand, TriageDesk, points_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.review.findings import Threshold
    from desktop.review.triage import Team
    from desktop.ui.services import Services
    from desktop.ui.session import Session

_REST_MILLISECONDS = 250
_COUNT_MILLISECONDS = 300


class TriageStrip(QFrame):
    """Shows by what films are flagged; opened, it lets the reader move the threshold.

    While the threshold moves, only the figures follow; the worklist does once it rests. What
    is set by hand holds until another folder is opened, and never reaches the model card.

    Parameters
    ----------
    services : Services
        Settings, and the operating points that the site chose.
    session : Session
        The films; it judges them anew.

    Attributes
    ----------
    done : Signal
        The reader has finished here; keys belong to the worklist again.
    disputed_wanted : Signal of bool
        Only films on which the models disagree shall be shown, or the others too.
    """

    done = Signal()
    disputed_wanted = Signal(bool)

    def __init__(self, services: Services, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "triage")
        self.setAccessibleName(self.tr("Triage"))
        self._services, self._session = services, session
        self._desk = TriageDesk()
        self._scores = FolderScores()
        self._curve = FlagCurve(0, 0, np.empty(0))
        self._tried: float | None = None
        self.head = TriageHead(self)
        self.body = TriageBody(self)
        self.body.setAccessibleName(self.tr("Threshold, policy and what to expect"))
        self._room = Room(self.body, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(2)
        layout.addWidget(self.head)
        layout.addWidget(self._room)
        self._rest = self._timer(_REST_MILLISECONDS)
        self._rest.timeout.connect(self.apply)
        self._count = self._timer(_COUNT_MILLISECONDS)
        self._count.timeout.connect(self._count_anew)
        self._connect()
        opened = services.settings.current.triage_open
        self.head.toggle.setChecked(opened)
        self._room.setVisible(opened)
        self.body.setEnabled(False)

    @property
    def _stand(self) -> Stand:
        """What is in force, or tried out."""
        return self._desk.stand if self._tried is None else self._desk.moved(self._tried)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _connect(self) -> None:
        session, body = self._session, self.body
        session.began.connect(self._on_began)
        session.team_ready.connect(self._on_ruled)
        session.ruled.connect(self._on_ruled)
        session.found.connect(self._on_found)
        session.judged.connect(self._count_anew)
        session.superseded.connect(self._on_found)
        session.ended.connect(self._count_anew)
        self.head.disputed.clicked.connect(self.disputed_wanted)
        self.head.disputed.clicked.connect(self.done)
        self.head.toggle.toggled.connect(self._on_toggled)
        body.threshold_moved.connect(self.try_out)
        body.threshold_rests.connect(self.apply)
        body.home_wanted.connect(self.go_home)
        body.choosers.rule_chosen.connect(self._on_rule)
        body.choosers.model_chosen.connect(self._on_model)
        body.choosers.point_chosen.connect(self._on_point)
        body.figures.prevalence_changed.connect(self._on_prevalence)
        body.done.connect(self.done)
        body.figures.done.connect(self.done)

    @Slot(float, bool)
    def try_out(self, value: float, dragged: bool = False) -> None:
        """Preview a threshold; unless it is being dragged it is applied once it rests."""
        if self._desk.ready:
            self._tried = value
            self._preview()
            if dragged:
                self._rest.stop()
            else:
                self._rest.start()

    @Slot()
    def apply(self) -> None:
        """Let the threshold that was tried out rule flags and order."""
        self._rest.stop()
        if self._tried is not None:
            self._rule(self._desk.moved(self._tried))

    @Slot()
    def go_home(self) -> None:
        """Go back to the threshold with which the folder was opened."""
        if self._session.loaded is not None:
            self._rule(self._desk.home(self._session.loaded))
        self.done.emit()

    def show_disputed(self, on: bool) -> None:
        """Show whether only films are shown on which the models disagree."""
        self.head.disputed.setChecked(on)

    def _rule(self, stand: Stand) -> None:
        self._rest.stop()
        self._tried = None
        self._session.rule(thresholds=stand.thresholds, policy=stand.policy)

    def _show(self) -> None:
        desk, room = self._desk, self._services.room
        own = room.site_points.thresholds if room is not None else None
        points = points_of(desk.card_of(desk.moving), own)
        fixed = "flag_policy" in self._services.settings.fixed
        self.body.choosers.show_desk(desk, points, fixed=fixed)
        mean = desk.team.policy.rule is Rule.MEAN
        self.body.mark_points([] if mean else [one.threshold.value for one in points])
        self._count_anew()

    def _preview(self) -> None:
        """Say what the threshold does that is in force, or tried out."""
        desk, stand, body = self._desk, self._stand, self.body
        value, home = desk.value(stand), self._home()
        flagged = self._curve.flagged(value)
        body.show_value(value)
        body.say_count(flagged, self._curve.films, tried=self._tried is not None)
        where = self._home_name()
        moved = home != stand
        more = flagged - self._curve.flagged(desk.value(home)) if moved else 0
        body.say_home(where, moved=moved, more=more)
        measured = desk.measured()
        held = measured or desk.cards[0].evaluations[0]
        body.figures.set_prevalence(
            self._services.settings.current.prevalence,
            of_card=held.prevalence,
        )
        found = desk.expectation(stand, body.figures.shown_prevalence)
        body.figures.show_expected(found)
        body.say_expected(found, measured, stand.policy, desk.cards)

    def _say_in_force(self) -> None:
        desk = self._desk
        stand = desk.stand
        rule = phrases.rule_in_force(
            stand.policy, stand.thresholds[desk.models[0]], len(desk.models), desk.value()
        )
        flagged = self._curve.flagged(desk.value())
        films = self._curve.films
        self.head.say(
            f"{phrases.flag_share(flagged, films)} · {rule}" if films else rule,
            f"{phrases.flag_count(flagged, films)} · {rule}",
        )
        several = len(desk.models) > 1
        self.head.say_disputed(self._scores.disputed(stand.thresholds) if several else None)

    def _home(self) -> Stand:
        loaded = self._session.loaded
        return self._desk.home(loaded) if loaded is not None else self._desk.stand

    def _home_name(self) -> str:
        if self._desk.team.policy.rule is Rule.MEAN:
            return self.tr("the leading model’s threshold")
        return f"“{phrases.point_name(self._home().thresholds[self._desk.moving])}”"

    @Slot()
    def _on_began(self) -> None:
        self._rest.stop()
        self._tried = None
        self._scores.clear()
        self.body.setEnabled(False)
        self.head.say("", "")
        self.head.say_disputed(None)

    @Slot(object)
    def _on_ruled(self, team: Team) -> None:
        self._tried = None
        self._desk.take(team)
        self.body.setEnabled(True)
        self._show()

    @Slot(list)
    def _on_found(self, _findings: object) -> None:
        # Films come twenty times a second; the figures need not.
        if not self._count.isActive():
            self._count.start()

    @Slot()
    def _count_anew(self) -> None:
        self._count.stop()
        if not self._desk.ready:
            return
        self._scores.clear()
        self._scores.add(self._session.findings)
        desk = self._desk
        self._curve = self._scores.curve(
            desk.stand.policy, desk.stand.thresholds, moving=desk.moving
        )
        self.body.show_scores(self._curve.swing)
        self._say_in_force()
        self._preview()

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:
        self._room.setVisible(opened)
        self._services.settings.update(triage_open=opened)

    @Slot(object)
    def _on_rule(self, rule: Rule) -> None:
        self._services.settings.update(flag_policy=rule)
        self._rule(Stand(self._desk.stand.thresholds, self._desk.team.policy.with_rule(rule)))
        self.done.emit()

    @Slot(int)
    def _on_model(self, index: int) -> None:
        self.apply()
        self._desk.move_model(self._desk.models[index])
        self._show()

    @Slot(object)
    def _on_point(self, threshold: Threshold) -> None:
        self._rule(self._desk.at(threshold))
        self.done.emit()

    @Slot(object)
    def _on_prevalence(self, value: float | None) -> None:
        self._services.settings.update(prevalence=value)
        if self._desk.ready:
            self._preview()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the points that the site has chosen meanwhile, on the page beside this one."""
        super().showEvent(event)
        if self._desk.ready:
            self._show()
