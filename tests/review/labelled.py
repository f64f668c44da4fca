"""Labelled findings that tests of measuring are made of: no film is read for them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from desktop.imaging.radiograph import HeaderFacts, ImageRef
from desktop.inference.classifier import Score
from desktop.inference.pipeline import FilmSummary, Outcome
from desktop.review.findings import Finding, Threshold, assess

ROOT = Path("/films")
MODELS = ("first", "second")


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def finding(
    path: str,
    *probabilities: float,
    content: str = "",
    frame: int = 1,
    patient: str = "",
    warnings: tuple[str, ...] = (),
    unlikeness: float | None = None,
) -> Finding:
    """A film below `ROOT` that both models scored, at the threshold of one half."""
    scores = tuple(
        Score(model, "1.0.0", probability, 1.0, unlikeness)
        for model, probability in zip(MODELS, probabilities or (0.7, 0.4), strict=True)
    )
    thresholds = {(m, "1.0.0"): Threshold(m, "1.0.0", 0.5, "balanced") for m in MODELS}
    film = FilmSummary(HeaderFacts(patient_key=patient), 10, 10, 8, "PNG", b"")
    ref = ImageRef(ROOT / path, frame, sha(content or f"{path} {frame}"))
    return assess(Outcome(ref, scores, warnings, film), thresholds)


def study(n: int = 60, *, patients: int = 0, seed: int = 0) -> list[Finding]:
    """Labelled films, a third of them normal; the first model is the better one."""
    random = np.random.default_rng(seed)
    found = []
    for place in range(n):
        ill = place % 3 > 0
        one, two = np.clip(random.normal(0.35 + 0.3 * ill, [0.12, 0.3]), 0, 1)
        folder = "PNEUMONIA" if ill else "NORMAL"
        patient = f"patient {place % patients}" if patients else ""
        found.append(finding(f"{folder}/{place:03}.png", one, two, patient=patient))
    return found
