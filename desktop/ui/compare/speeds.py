"""The models' speed on this machine, and the installed models, as work for a task. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.review.triage import ranked

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from desktop.inference.speed import Speed
    from desktop.registry import InstalledModel, ModelRegistry
    from desktop.ui.compare.cards import Identity
    from desktop.ui.services import Services


@dataclass(frozen=True, slots=True)
class MeasuredSpeed:
    """A model and how fast it is here."""

    identity: Identity
    speed: Speed


def load_drawing(cancelled: threading.Event) -> Iterator[None]:
    """Import what draws charts: it takes up to seconds, and nobody pays who does not compare."""
    import pyqtgraph  # noqa: F401

    yield None


def list_models(
    registry: ModelRegistry, leading: str, cancelled: threading.Event
) -> Iterator[tuple[InstalledModel, ...]]:
    """Yield the active models in the order in which they read: the leading one first."""
    yield tuple(ranked(registry, leading)) if registry.active_models() else ()


def measure_speeds(
    services: Services, names: Sequence[str], device: str, cancelled: threading.Event
) -> Iterator[MeasuredSpeed]:
    """Measure one model after the other, each loaded for itself."""
    for name in names:
        if cancelled.is_set():
            return
        classifier = services.load_team(services.registry, names=[name], device=device).leading
        card = classifier.card
        yield MeasuredSpeed((card.name, card.version), services.measure_speed(classifier))
