"""How fast the threshold laboratory can answer: four models on ten thousand films.

``python -m tests.evaluation.live_speed`` prints what each step takes. The issue asks for
a moved threshold to be answered in under 200 ms; everything that depends on it is here.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from desktop.evaluation.metrics import evaluate_scores
from desktop.evaluation.sweep import CELLS, ThresholdSweep, compare_at, sweep_of

if TYPE_CHECKING:
    from collections.abc import Callable

MODELS, FILMS, TIMES = 4, 10_000, 25
LIMIT = 200.0
"""Milliseconds that the issue grants."""


def films() -> tuple[np.ndarray, np.ndarray]:
    """Return labels, one in five pneumonia, and each model's scores."""
    random = np.random.default_rng(0)
    labels = random.random(FILMS) < 0.2
    logits = random.normal(size=(MODELS, FILMS)) + 2.2 * labels - 1.5
    return labels, 1 / (1 + np.exp(-logits))


def moved(sweeps: list[ThresholdSweep], threshold: float) -> None:
    """Answer a moved threshold: figures, lists of films, workload, and every pair."""
    for sweep in sweeps:
        point = sweep.at(threshold)
        point.workload(0.1)
        for cell in CELLS:
            sweep.films(cell, threshold)
    for place, sweep in enumerate(sweeps):
        for other in sweeps[:place]:
            compare_at(sweep, threshold, other, threshold)


def median(work: Callable[[float], object]) -> float:
    """Return the milliseconds of the middle one of some runs, each at another threshold."""
    taken = []
    for threshold in np.linspace(0.05, 0.95, TIMES):
        start = time.perf_counter()
        work(float(threshold))
        taken.append((time.perf_counter() - start) * 1000)
    return float(np.median(taken))


def main() -> None:
    """Print the timings, and how often a moved threshold fits into the limit."""
    labels, scores = films()
    start = time.perf_counter()
    sweeps = [sweep_of(labels, row) for row in scores]
    sorting = (time.perf_counter() - start) * 1000
    moved(sweeps, 0.5)  # imports SciPy
    grid = np.linspace(0, 1, 201)
    drawing = median(lambda _: [s.shares("sensitivity", grid) for s in sweeps])
    live = median(lambda threshold: moved(sweeps, threshold))
    start = time.perf_counter()
    for row in scores:
        evaluate_scores(labels, row, threshold=0.5)
    anew = (time.perf_counter() - start) * 1000
    lines = (
        f"{MODELS} models, {FILMS:,} films, median of {TIMES} thresholds",
        f"sorting once                               {sorting:8.2f} ms",
        f"a moved threshold, with lists and pairs    {live:8.2f} ms"
        f"   ({LIMIT / live:.0f} times within {LIMIT:.0f} ms)",
        f"curves over all thresholds                 {drawing:8.2f} ms",
        f"all figures anew, with bootstrap           {anew:8.0f} ms   ({anew / live:.0f} times)",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
