"""What the window is given from outside, so that tests can give it something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.imaging.identity import read_identity
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.reading import read_radiograph
from desktop.inference.speed import measure_speed
from desktop.review.triage import census, load_team, triage
from desktop.review.watching import watch
from desktop.ui.tasks import BackgroundTask, TaskFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from desktop.imaging.identity import Identity
    from desktop.imaging.radiograph import ImageRef, Radiograph
    from desktop.inference.classifier import Classifier
    from desktop.inference.speed import Speed
    from desktop.registry import ModelRegistry
    from desktop.review.audit import Audit
    from desktop.review.findings import Finding
    from desktop.review.room import ReadingRoom
    from desktop.review.triage import Census, Team
    from desktop.review.watching import Look
    from desktop.settings import SettingsStore
    from desktop.ui.film.previews import Previews


@dataclass(frozen=True, slots=True)
class Services:
    """Everything below the window that it uses.

    Parameters
    ----------
    settings : SettingsStore
        The user's settings.
    registry : ModelRegistry
        Installed models.
    samples : Path or None
        The sample study, if it is there.
    room : ReadingRoom or None
        Where verdicts, sessions and operating points are kept; None keeps nothing.
    previews : Previews or None
        Small copies of films on the disk; None keeps none.
    audit : callable or None
        Checks the chain of the logs; None where there are none.
    load_team, census, triage
        As in `desktop.review.triage`.
    read_film : callable
        As `desktop.imaging.reading.read_radiograph`.
    limits : Limits
        What a film's header may ask for.
    read_identity : callable
        As `desktop.imaging.identity.read_identity`.
    watch : callable
        As `desktop.review.watching.watch`.
    measure_speed : callable
        As `desktop.inference.speed.measure_speed`.
    new_task : callable
        Makes the tasks on which slow work runs.
    """

    settings: SettingsStore
    registry: ModelRegistry
    samples: Path | None = None
    room: ReadingRoom | None = None
    previews: Previews | None = None
    audit: Callable[[], Audit] | None = None
    load_team: Callable[..., Team] = load_team
    census: Callable[..., Census] = census
    triage: Callable[..., Iterator[Finding] | Iterable[Finding]] = triage
    read_film: Callable[[ImageRef], Radiograph] = read_radiograph
    limits: Limits = DEFAULT_LIMITS
    read_identity: Callable[[ImageRef], Identity] = read_identity
    watch: Callable[..., Iterator[Look] | Iterable[Look]] = watch
    measure_speed: Callable[[Classifier], Speed] = measure_speed
    new_task: TaskFactory = BackgroundTask
