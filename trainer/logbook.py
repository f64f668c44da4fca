"""What a run tells while it lasts: a progress bar, a line an epoch, CSV and TensorBoard."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import tensorflow as tf
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from trainer.run_folder import add_to_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.recipes import Recipe, Stage

    Report = Callable[[str], None]

_SECONDS_BETWEEN_LINES = 30.0


class Logbook:
    """Writes down how a run goes; used as a context manager.

    On a terminal a bar moves; elsewhere, as in a log file, a line is written every half
    minute.

    Parameters
    ----------
    run : Path
        Its folder gets ``log.csv`` and ``tensorboard/``.
    recipe : Recipe
        Tells how much work the run is.
    steps : int
        Steps an epoch.
    epochs_done : int
        Epochs done earlier.
    report : callable
        Takes a line of progress.
    """

    def __init__(
        self, run: Path, recipe: Recipe, *, steps: int, epochs_done: int, report: Report
    ) -> None:
        self._run = run
        self._report = report
        self._epochs = recipe.epochs
        # The time of a step grows with the number of pixels.
        sizes = [stage.size for stage in recipe.stages for _ in range(stage.epochs)]
        self._work = sum(steps * size**2 for size in sizes[epochs_done:])
        self._done = 0
        self._began = self._spoke = time.monotonic()
        self._board = tf.summary.create_file_writer(str(run / "tensorboard"))
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}"),
            console=Console(file=sys.stderr),
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self._task = self._bar.add_task("", total=self._work, left="")

    def __enter__(self) -> Logbook:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
        self._board.close()

    def step(self, stage: Stage, epoch: int, number: int, loss: Callable[[], float]) -> None:
        """Count a step.

        Parameters
        ----------
        stage : Stage
            To which it belongs.
        epoch, number : int
            Epoch of the run and step of the epoch, from 1.
        loss : callable
            Gives the epoch's mean loss so far; asked only when it is shown.
        """
        self._done += stage.size**2
        now = time.monotonic()
        left = (now - self._began) * (self._work / self._done - 1)
        words = f"about {left / 60:.0f} min left" if left > 90 else f"about {left:.0f} s left"
        what = f"epoch {epoch} of {self._epochs}, {stage.size} px"
        self._bar.update(self._task, completed=self._done, description=what, left=words)
        if self._bar.disable and now - self._spoke > _SECONDS_BETWEEN_LINES:
            self._spoke = now
            self._report(f"{what}, step {number}, loss {loss():.3f}, {words}")

    def epoch(self, row: dict[str, Any]) -> None:
        """Write down an epoch: into the CSV file, for TensorBoard, and as a line."""
        add_to_log(self._run, row)
        with self._board.as_default():
            for name, value in row.items():
                if name != "epoch":
                    tf.summary.scalar(name, value, step=int(row["epoch"]))
        self._board.flush()
        self._report(" ".join(f"{key} {value:.4g}" for key, value in row.items()))

    def remark(self, line: str) -> None:
        """Tell something that is no step."""
        self._report(line)
