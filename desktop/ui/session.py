"""One folder at a time: load the models, count the images, stream the findings."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.review.findings import Finding, count
from desktop.review.triage import Team
from desktop.ui.progress import Progress, Stage, add_counts

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.review.triage import Census
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
    yield team
    if not cancelled.is_set():
        yield from services.triage(order.paths, team, cancelled=cancelled)


def _count_images(
    services: Services, paths: tuple[Path, ...], cancelled: threading.Event
) -> Iterator[Census]:
    yield services.census(paths, cancelled)


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
    progressed = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._paths: tuple[Path, ...] = ()
        self._team: Team | None = None
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
        """The models that read; None until they are loaded."""
        return self._team

    def open(self, paths: Sequence[Path]) -> None:
        """Read a folder or files; one that is being read is dropped."""
        self._paths = tuple(paths)
        self._findings = []
        self._started = None
        self._progress = Progress(stage=Stage.LOADING)
        self._remember()
        self.began.emit()
        self.progressed.emit()
        self._clock.start()
        settings = self._services.settings.current
        self._counting.start(partial(_count_images, self._services, self._paths))
        order = _Order(self._paths, settings, self._team)
        self._reading.start(partial(_read_folder, self._services, order))

    def reopen(self) -> None:
        """Read what is open once more, with the models that are active now."""
        self.forget_team()
        if self._paths:
            self.open(self._paths)

    def forget_team(self) -> None:
        """Load the models anew for the next folder."""
        self._team = None

    def cancel(self) -> None:
        """Stop reading; what was found stays, and the count of the images goes on."""
        self._reading.cancel()

    def close(self) -> bool:
        """Stop everything and wait for it; return whether it ended in time."""
        self._clock.stop()
        return all([self._reading.close(), self._counting.close()])

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
                self._team = one
                self._started = time.monotonic()
                self._change(stage=Stage.READING)
                self.team_ready.emit(one)
        if findings:
            self._findings += findings
            self._change(counts=add_counts(self._progress.counts, count(findings)))
            self.found.emit(findings)

    @Slot(list)
    def _on_counted(self, batch: list[Census]) -> None:
        self._change(census=batch[-1])

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
