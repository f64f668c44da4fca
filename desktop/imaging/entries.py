"""What a walk for images meets, as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import ImageRef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.imaging.limits import Limits


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that neither by name nor by content claims to be an image."""

    path: Path


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An entry that stands in the way: a folder that cannot be opened, a missing path."""

    path: Path
    problem: str
    remedy: str


Entry = ImageRef | PassedOver | Obstacle


def films_of(ref: ImageRef, films: int, limits: Limits) -> Iterator[Entry]:
    """Yield one reference for each film of a file, numbered from 1, or why there are none."""
    if films > limits.frames:
        # How many more, nobody has counted.
        problem = f"it holds more frames than the limit of {limits.frames:,}"
        yield Obstacle(ref.path, problem, "Export the radiographs alone, without the cine loops")
        return
    for frame in range(1, films + 1):
        yield replace(ref, frame=frame)
