"""One folder at a time: load the models, count the images, stream the findings."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.review.findings import Finding, count, reassess
from desktop.review.policy import FlagPolicy, Rule
from desktop.review.site_points import following
from desktop.review.triage import Team
from desktop.ui.progress import Progress, Stage, add_counts

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.review.findings import Threshold
    from desktop.review.triage import Census, Thresholds
    from desktop.settings import Settings
    from desktop.ui.services import Services

RECENT_KEPT = 10
_TICK_MILLISECONDS = 500


@dataclass(frozen=True, slots=True)
class _Order:
    """What is wanted; plain values only, they cross to another thread."""

    paths: tuple[Path, ...]
    settings: Settings
    team: Team | None


def _read_folder(
    services: Services, order: _Order, cancelled: threading.Event
) -> Iterator[Team | Finding]:
    """Yield the team once it is loaded, then the findings as they are made."""
    team = order.team or services.load_team(
        services.registry,
        leading=order.settings.leading_model,
        device=order.settings.device,
        operating_point=order.settings.operating_point or None,
    )
    team = team.with_policy(FlagPolicy(Rule(order.settings.flag_policy)))
    yield team
    if not cancelled.is_set():
        yield from services.triage(order.paths, team, cancelled=cancelled)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Findings as they are under other thresholds, and of which folder they are."""

    opening: int
    findings: list[Finding]


def _judge_anew(
    opening: int, findings: Sequence[Finding], team: Team, cancelled: threading.Event
) -> Iterator[_Judged]:
    judged = []
    for finding in findings:
        if cancelled.is_set():
            return
        judged.append(reassess(finding, team.thresholds, team.policy))
    yield _Judged(opening, judged)


def _count_images(
    services: Services, paths: tuple[Path, ...], cancelled: threading.Event
) -> Iterator[Census]:
    yield services.census(paths, cancelled)


def _followed(team: Team, key: tuple[str, str], points: Sequence[Threshold]) -> Thresholds:
    """Return the threshold of a model that follows the site's points; nothing where none does."""
    for card in (one.card for one in team.classifiers):
        if (card.name, card.version) == key:
            moved = following(team.thresholds[key], card, points)
            return {} if moved == team.thresholds[key] else {key: moved}
    return {}


class Session(QObject):
    """The folder that is open.

    Attributes
    ----------
    began : Signal
        Another folder is open; everything of the one before is void.
    team_ready : Signal of Team
        The models are loaded.
    found : Signal of list of Finding
        More findings.
    superseded : Signal of list of Finding
        Findings of files that were written anew since; others take their place.
    ruled : Signal of Team
        Other thresholds or another policy are in force; the films are being judged anew.
    judged : Signal
        `findings` are judged by what is in force; each stands where it stood.
    progressed : Signal
        `progress` changed.
    ended : Signal
        Nothing more will come, whether done or cancelled.
    failed : Signal of Exception
        The folder cannot be read.
    """

    began = Signal()
    team_ready = Signal(object)
    found = Signal(list)
    superseded = Signal(list)
    ruled = Signal(object)
    judged = Signal()
    progressed = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._paths: tuple[Path, ...] = ()
        self._loaded: Team | None = None
        self._team: Team | None = None
        self._ruled_since = False
        self._openings = 0
        self._findings: list[Finding] = []
        self._progress = Progress()
        self._started: float | None = None
        self._reading = services.new_task(self)
        self._reading.arrived.connect(self._on_arrived)
        self._reading.ended.connect(self._on_ended)
        self._reading.failed.connect(self._on_failed)
        self._counting = services.new_task(self)
        self._counting.arrived.connect(self._on_counted)
        self._counting.failed.connect(self._on_failed)
        self._judging = services.new_task(self)
        self._judging.arrived.connect(self._on_judged)
        self._judging.failed.connect(self._on_failed)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MILLISECONDS)
        self._clock.timeout.connect(self._tick)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What was opened."""
        return self._paths

    @property
    def findings(self) -> Sequence[Finding]:
        """What has been found, in the order of arrival."""
        return self._findings

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return self._progress

    @property
    def team(self) -> Team | None:
        """The models that read, as they rule now; None until they are loaded."""
        return self._team

    @property
    def loaded(self) -> Team | None:
        """The same models as they ruled when the folder was opened."""
        return self._loaded

    def open(self, paths: Sequence[Path]) -> None:
        """Read a folder or files; one that is being read is dropped."""
        self._paths = tuple(paths)
        self._openings += 1
        self._judging.cancel()
        self._findings = []
        self._started = None
        self._progress = Progress(stage=Stage.LOADING)
        self._remember()
        self.began.emit()
        self.progressed.emit()
        self._clock.start()
        settings = self._services.settings.current
        self._counting.start(partial(_count_images, self._services, self._paths))
        # What was set by hand was meant for the films before.
        self._team = self._loaded
        order = _Order(self._paths, settings, self._loaded)
        self._reading.start(partial(_read_folder, self._services, order))

    def reopen(self) -> None:
        """Read what is open once more, with the models that are active now."""
        self.forget_team()
        if self._paths:
            self.open(self._paths)

    def forget_team(self) -> None:
        """Load the models anew for the next folder."""
        self._loaded = None

    def rule(
        self, *, thresholds: Thresholds | None = None, policy: FlagPolicy | None = None
    ) -> None:
        """Judge the films that are open anew, and those still to come, without scoring again.

        Parameters
        ----------
        thresholds : mapping of (model, version) to Threshold, optional
            Take the place of those in force; the other models keep theirs.
        policy : FlagPolicy, optional
            How the models decide together; as before when omitted.
        """
        if self._team is None:
            return
        team = self._team.with_thresholds(thresholds or {})
        self._team = team if policy is None else team.with_policy(policy)
        self._ruled_since = True
        self.ruled.emit(self._team)
        judge = partial(_judge_anew, self._openings, tuple(self._findings), self._team)
        self._judging.start(judge)

    def follow(self, model: str, version: str, points: Sequence[Threshold]) -> None:
        """Judge anew if the films are flagged by a site's point that is another now, or gone.

        Parameters
        ----------
        model, version : str
            Of which the site has chosen or withdrawn a point.
        points : sequence of Threshold
            Its points that hold now, see `desktop.review.site_points.following`.
        """
        key = model, version
        if self._loaded is not None:
            # The way back, and the next folder, must not lead to a withdrawn point either.
            self._loaded = self._loaded.with_thresholds(_followed(self._loaded, key, points))
        moved = _followed(self._team, key, points) if self._team is not None else {}
        if moved:
            self.rule(thresholds=moved)

    def take_in(self, findings: Sequence[Finding]) -> None:
        """Add findings, judged by what is in force: of the folder, or of what arrives in it."""
        team = self._team
        # Who reads them took the thresholds along that held when the reading began.
        if team is not None and self._ruled_since:
            findings = [reassess(one, team.thresholds, team.policy) for one in findings]
        self._findings += findings
        self._change(counts=add_counts(self._progress.counts, count(findings)))
        self.found.emit(list(findings))

    def supersede(self, findings: Sequence[Finding]) -> None:
        """Drop findings of files that were written anew; others take their place."""
        going = {id(one) for one in findings}
        self._findings = [one for one in self._findings if id(one) not in going]
        self._change(counts=count(self._findings))
        self.superseded.emit(list(findings))
        if self._judging.busy:
            # What is being judged stands elsewhere now.
            self.rule()

    def cancel(self) -> None:
        """Stop reading; what was found stays, and the count of the images goes on."""
        self._reading.cancel()

    def close(self) -> bool:
        """Stop everything and wait for it; return whether it ended in time."""
        self._clock.stop()
        return all([self._reading.close(), self._counting.close(), self._judging.close()])

    def _remember(self) -> None:
        # Unlike `Path.is_dir`, this does not raise where a path may not be looked at.
        folders = [str(path.absolute()) for path in self._paths if os.path.isdir(path)]  # noqa: PTH112
        if folders:
            before = self._services.settings.current.recent_folders
            kept = dict.fromkeys([*folders, *before])
            self._services.settings.update(recent_folders=tuple(kept)[:RECENT_KEPT])

    def _change(self, **changes: object) -> None:
        seconds = time.monotonic() - self._started if self._started is not None else 0.0
        self._progress = replace(self._progress, seconds=seconds, **changes)  # type: ignore[arg-type]
        self.progressed.emit()

    @Slot(list)
    def _on_arrived(self, batch: list[object]) -> None:
        findings = [one for one in batch if isinstance(one, Finding)]
        for one in batch:
            if isinstance(one, Team):
                self._loaded = self._team = one
                self._ruled_since = False
                self._started = time.monotonic()
                self._change(stage=Stage.READING)
                self.team_ready.emit(one)
        if findings:
            self.take_in(findings)

    @Slot(list)
    def _on_counted(self, batch: list[Census]) -> None:
        self._change(census=batch[-1])

    @Slot(list)
    def _on_judged(self, batch: list[_Judged]) -> None:
        last = batch[-1]
        if last.opening != self._openings:
            return
        # More films may have come meanwhile; those were judged as they came.
        self._findings[: len(last.findings)] = last.findings
        self._change(counts=count(self._findings))
        self.judged.emit()

    @Slot(bool)
    def _on_ended(self, cancelled: bool) -> None:
        self._clock.stop()
        # Counting may have failed while films were read; that was told already.
        if self._progress.stage is not Stage.FAILED:
            self._change(stage=Stage.CANCELLED if cancelled else Stage.DONE)
            self.ended.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._clock.stop()
        self._reading.cancel()
        self._change(stage=Stage.FAILED)
        self.failed.emit(error)
        self.ended.emit()

    @Slot()
    def _tick(self) -> None:
        self._change()
