"""Findings and films as the window meets them, made without a model."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from desktop.imaging.radiograph import HeaderFacts, ImageRef
from desktop.inference.classifier import Score
from desktop.inference.pipeline import FilmSummary, thumbnail
from desktop.review.findings import Assessment, Finding, Status, Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = ("mean_grey", "second", "third")
CUT = 0.5


def finding(
    name: str = "film.png",
    probability: float | None = 0.7,
    *,
    others: Sequence[float] = (),
    status: Status | None = None,
    date: datetime.date | None = None,
    age: float | None = None,
    warnings: tuple[str, ...] = (),
    folder: str = "/study",
) -> Finding:
    """Return a finding; without a probability it is unreadable."""
    path = Path(folder) / name
    ref = ImageRef(path, sha256=hashlib.sha256(name.encode()).hexdigest())
    if probability is None:
        error = f"{path}: the file is empty. Copy or export the film again"
        return Finding(ref, Status.UNREADABLE, (), (), "the file is empty", error, None, 1.0)
    assessments = tuple(
        Assessment(Score(model, "1.0.0", value, 1.0), Threshold(model, "1.0.0", CUT, "balanced"))
        for model, value in zip(NAMES, (probability, *others), strict=False)
    )
    film = FilmSummary(
        HeaderFacts(acquired=date, age_years=age), 48, 64, 8, "PNG", _small(probability)
    )
    status = status or Status.OK
    return Finding(ref, status, assessments, warnings, "because", "", film, 2.0)


def study(n: int) -> Iterator[Finding]:
    """Return many findings with different scores, in no order, one in ten unreadable."""
    for k in range(n):
        probability = None if k % 10 == 9 else (k * 7919 % n) / n
        yield finding(f"film{k}.png", probability)


def _small(probability: float) -> bytes:
    return thumbnail(np.full((48, 64), round(255 * probability), np.uint8))
