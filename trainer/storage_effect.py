"""What a graph whose weights are stored smaller changes, next to the float32 graph."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import roc_auc_score

from desktop.inference.contract import (
    INPUT_NAME,
    PROBABILITY_NAME,
    AucChange,
    SpeedRatio,
    StorageEffect,
)
from trainer.export import cpu_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    import onnx
    import onnxruntime
    from numpy.typing import NDArray

    from trainer.calibration import ScoredSet

BATCH = 16

_ROUNDS = 21
_WARM_UP = 3
_INTEGER_FLAGS = ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "amx_int8", "asimddp")
"""Instructions that decide how fast integers are, as Linux names them."""


def storage_effect(
    float32: Mapping[str, ScoredSet], stored: Mapping[str, ScoredSet], speed: SpeedRatio
) -> StorageEffect:
    """Compare the scores of two graphs.

    Parameters
    ----------
    float32, stored : mapping of str to ScoredSet
        By the name of the set: the same films with the probabilities of either graph.
    speed : SpeedRatio
        From `speed_ratio`.

    Returns
    -------
    StorageEffect
        For the card of the second graph.
    """
    changes = np.abs(
        np.concatenate([stored[name].scores - some.scores for name, some in float32.items()])
    )
    return StorageEffect(
        films=len(changes),
        max_abs_change=float(changes.max()),
        mean_abs_change=float(changes.mean()),
        auc_changes=tuple(
            AucChange(data=name, n=len(some.labels), change=_auc(stored[name]) - _auc(some))
            for name, some in float32.items()
        ),
        speed=speed,
    )


def speed_ratio(
    float32: onnx.ModelProto, stored: onnx.ModelProto, films: NDArray[np.uint8]
) -> SpeedRatio:
    """Measure how many times as fast the second graph is on this machine's CPU.

    Parameters
    ----------
    float32, stored : onnx.ModelProto
        The graphs.
    films : ndarray of uint8, shape (n, height, width, 1)
        What to score; the first `BATCH` of them, or all again and again if they are fewer.

    Returns
    -------
    SpeedRatio
        Of the medians of runs that take turns, so that a busy moment hits both.
    """
    batch = np.resize(films, (BATCH, *films.shape[1:])).astype(np.float32)
    sessions = (cpu_session(float32), cpu_session(stored))
    for session in sessions:
        for _ in range(_WARM_UP):
            _seconds(session, batch)
    times = [[_seconds(session, batch) for session in sessions] for _ in range(_ROUNDS)]
    slow, fast = (median(taken) for taken in zip(*times, strict=True))
    return SpeedRatio(
        ratio=slow / fast, batch=BATCH, threads=os.cpu_count() or 1, processor=processor()
    )


def processor() -> str:
    """Name this machine's processor, on Linux with the instructions that matter here."""
    listing = Path("/proc/cpuinfo")
    if not listing.exists():
        return platform.processor() or platform.machine()
    lines = listing.read_text(encoding="utf-8", errors="replace").splitlines()
    rows = {name.strip(): value.strip() for name, _, value in (ln.partition(":") for ln in lines)}
    flags = (rows.get("flags") or rows.get("Features", "")).split()
    known = ", ".join(flag for flag in _INTEGER_FLAGS if flag in flags)
    name = rows.get("model name") or platform.machine()
    return f"{name} ({known})" if known else name


def _seconds(session: onnxruntime.InferenceSession, batch: NDArray[np.float32]) -> float:
    start = time.perf_counter()
    session.run([PROBABILITY_NAME], {INPUT_NAME: batch})
    return time.perf_counter() - start


def _auc(scored: ScoredSet) -> float:
    return float(roc_auc_score(scored.labels, scored.scores))
