"""How fast a model is on this machine, without reading and decoding films."""

from __future__ import annotations

import os
import platform
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from desktop.inference.contract import INPUT_NAME
from trainer.export import cpu_session
from trainer.storage_effect import processor

if TYPE_CHECKING:
    from trainer.report.subject import Subject

BATCHES = (1, 16)
SECONDS = 1.0
_FEWEST_RUNS, _MOST_RUNS = 3, 500


@dataclass(frozen=True, slots=True)
class Throughput:
    """Films a second at one batch size.

    Parameters
    ----------
    batch : int
        Films a batch.
    median, slow, fast : float
        Films a second; one run in ten was slower, and one in ten faster, than these.
    runs : int
        How often the batch was scored.
    """

    batch: int
    median: float
    slow: float
    fast: float
    runs: int


@dataclass(frozen=True, slots=True)
class Machine:
    """What the throughput was measured on."""

    processor: str
    threads: int
    system: str


def this_machine() -> Machine:
    """Describe the processor, without a name or an address of the machine."""
    return Machine(processor(), os.cpu_count() or 1, f"{platform.system()} {platform.machine()}")


def measure_throughput(subject: Subject, *, seconds: float = SECONDS) -> tuple[Throughput, ...]:
    """Time a model on the CPU with as many threads as there are processors.

    Parameters
    ----------
    subject : Subject
        The model.
    seconds : float
        How long to measure each batch size, about; from 3 to 500 runs.

    Returns
    -------
    tuple of Throughput
        For each of `BATCHES`.
    """
    session = cpu_session(subject.proto)
    found = []
    for batch in BATCHES:
        noise = np.random.default_rng(0).uniform(0, 255, (batch, *subject.shape, 1))
        films = {INPUT_NAME: noise.astype(np.float32)}
        session.run(None, films)
        times: list[float] = []
        end = time.perf_counter() + seconds
        while len(times) < _FEWEST_RUNS or (len(times) < _MOST_RUNS and time.perf_counter() < end):
            start = time.perf_counter()
            session.run(None, films)
            times.append(time.perf_counter() - start)
        rates = batch / np.array(times)
        median, slow, fast = (float(rate) for rate in np.quantile(rates, [0.5, 0.1, 0.9]))
        found.append(Throughput(batch, median, slow, fast, len(times)))
    return tuple(found)
