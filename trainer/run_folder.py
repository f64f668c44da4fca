"""What a run leaves behind: its recipe, its learning curve and every epoch's weights."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from trainer.architectures import ARCHITECTURES
from trainer.recipes import Recipe, Stage, Strength

if TYPE_CHECKING:
    from pathlib import Path

    import keras

EPOCHS_AVERAGED = "epochs_averaged"
"""Column of the learning curve; more than 1 in the row of a mean over epochs."""
INDISTINGUISHABLE = 0.005
"""Differences in ROC AUC that a hundred shifted films cannot tell from chance: the
standard error there is three times as large. A mean over epochs depends less on chance."""


def write_run(run: Path, recipe: Recipe, seed: int) -> None:
    """Write down how a run is made, so that it can be exported again."""
    run.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"seed": seed, "recipe": asdict(recipe)}, indent=2)
    (run / "run.json").write_text(text + "\n", encoding="utf-8")


def forget_run(run: Path) -> None:
    """Remove the course of an earlier run, which must not count for the one to come."""
    for name in ("log.csv", "state.npz"):
        (run / name).unlink(missing_ok=True)


def read_run(run: Path) -> tuple[Recipe, int]:
    """Return a run's recipe and seed."""
    values = json.loads((run / "run.json").read_text(encoding="utf-8"))
    recipe = values["recipe"]
    recipe["stages"] = tuple(_stage(stage) for stage in recipe["stages"])
    recipe["strength"] = Strength(**recipe["strength"])
    return Recipe(**recipe), values["seed"]


def _stage(values: dict[str, Any]) -> Stage:
    strength = values.get("strength")
    return Stage(**values | {"strength": Strength(**strength) if strength else None})


def read_log(run: Path) -> list[dict[str, float]]:
    """Return a run's learning curve, one row an epoch; none before the first."""
    path = run / "log.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def add_to_log(run: Path, row: dict[str, Any]) -> None:
    """Add an epoch to the learning curve, in the place of it and all that came after it."""
    kept = [old for old in read_log(run) if old["epoch"] < row["epoch"]]
    path = run / "log.csv"
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(row))
        writer.writeheader()
        writer.writerows([*kept, row])
    unfinished.replace(path)


def choose_epoch(rows: list[dict[str, float]], size: int) -> int:
    """Choose the epoch to keep.

    Parameters
    ----------
    rows : list of dict
        The learning curve.
    size : int
        Input size to ship; epochs at other sizes are not considered.

    Returns
    -------
    int
        The mean of several epochs, if there is one that comes within
        `INDISTINGUISHABLE` of the best epoch; else the epoch whose ROC AUC, averaged
        over held-out patients and shifted films, is largest; of equals the later one.
    """
    candidates = [row for row in rows if row["size"] == size]
    best = max(candidates, key=lambda row: (selection_score(row), row["epoch"]))
    for row in reversed(candidates):
        close = selection_score(row) >= selection_score(best) - INDISTINGUISHABLE
        if epochs_in(row) > 1 and close:
            return int(row["epoch"])
    return int(best["epoch"])


def epochs_in(row: dict[str, float]) -> int:
    """Return of how many epochs' weights a row of the learning curve is the mean."""
    return int(row.get(EPOCHS_AVERAGED, 1))


def last_stage(rows: list[dict[str, float]]) -> list[dict[str, float]]:
    """Return the rows of the last stage's single epochs."""
    single = [row for row in rows if epochs_in(row) == 1]
    return [row for row in single if row["stage"] == single[-1]["stage"]]


def selection_score(row: dict[str, float]) -> float:
    """Return the mean ROC AUC of held-out patients and shifted films."""
    return (row["validation_auc"] + row["shifted_auc"]) / 2


def load_epoch(
    run: Path, epoch: int | None = None, size: int | None = None
) -> tuple[keras.Model, int]:
    """Rebuild the network of a run's epoch, in single precision.

    Parameters
    ----------
    run : Path
        The run's folder.
    epoch : int, optional
        Counted from 1; `choose_epoch` when omitted.
    size : int, optional
        Side length of the input in pixels; the one the epoch was trained at when
        omitted. Another one only suits networks that pool.

    Returns
    -------
    keras.Model, int
        The network, and the epoch.
    """
    recipe, _ = read_run(run)
    rows = read_log(run)
    epoch = epoch or choose_epoch(rows, int(rows[-1]["size"]))
    trained_at = int(next(row["size"] for row in rows if row["epoch"] == epoch))
    model = ARCHITECTURES[recipe.model].build(size or trained_at)
    model.load_weights(weights_file(run, epoch))
    return model, epoch


def weights_file(run: Path, epoch: int) -> Path:
    """Return where an epoch's averaged weights stand."""
    return run / f"epoch-{epoch:03d}.weights.h5"
