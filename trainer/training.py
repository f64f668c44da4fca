"""Fit one network: read top to bottom, this is the whole story.

Each epoch's averaged weights are kept with how they did on two sets of films that are
never learnt from: held-out patients of the training split, and the films of another
split, which are exposed and cropped otherwise. The first saturate early and cannot
tell one epoch from another, so both choose.
"""

from __future__ import annotations

import csv
import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

from trainer.architectures import ARCHITECTURES
from trainer.augmentation import augment
from trainer.dataset import Film, labels_of, load_images
from trainer.recipes import Recipe, Stage, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.film_sets import FilmSets

    Report = Callable[[str], None]

_SECONDS_BETWEEN_REPORTS = 20.0


def fit(
    recipe: Recipe, films: FilmSets, run: Path, *, seed: int, report: Report, resume: bool = False
) -> None:
    """Train a network and leave every epoch in the run's folder.

    Parameters
    ----------
    recipe : Recipe
        How.
    films : FilmSets
        From what.
    run : Path
        Folder for ``run.json``, ``log.csv`` and ``epoch-001.weights.h5`` and so on.
    seed : int
        Of initial weights, order of films and augmentation.
    report : callable
        Takes a line of progress.
    resume : bool
        Go on with a run that was broken off, from its last whole stage.
    """
    keras.utils.set_random_seed(seed)
    run.mkdir(parents=True, exist_ok=True)
    write_run(run, recipe, seed)
    epoch, stages = _left_over(recipe, _kept_epochs(run) if resume else 0)
    weights = load_epoch(run, epoch)[0].get_weights() if epoch else None
    clock = _Clock(recipe, stages, len(films.training), report)
    for stage in stages:
        architecture = ARCHITECTURES[recipe.model]
        model = architecture.build(stage.size)
        if weights is not None:
            model.set_weights(weights)
        elif architecture.start is not None:
            architecture.start(model)
        watch = _Watch(run, films, stage, first_epoch=epoch, report=report)
        average = WeightAverage(recipe.average_decay, watch)
        batches = _batches(films.training, stage, recipe, seed + epoch)
        _compile(model, recipe, stage, steps=stage.epochs * len(batches))
        model.fit(
            batches,
            epochs=stage.epochs,
            callbacks=[average, clock.callback(stage, epoch)],
            shuffle=False,
            verbose=0,
        )
        weights = average.weights()
        epoch += stage.epochs


def write_run(run: Path, recipe: Recipe, seed: int) -> None:
    """Write down how a run is made, so that it can be exported again."""
    text = json.dumps({"seed": seed, "recipe": asdict(recipe)}, indent=2)
    (run / "run.json").write_text(text + "\n", encoding="utf-8")


def read_run(run: Path) -> tuple[Recipe, int]:
    """Return a run's recipe and seed."""
    values = json.loads((run / "run.json").read_text(encoding="utf-8"))
    recipe = values["recipe"]
    recipe["stages"] = tuple(Stage(**stage) for stage in recipe["stages"])
    recipe["strength"] = Strength(**recipe["strength"])
    return Recipe(**recipe), values["seed"]


def read_log(run: Path) -> list[dict[str, float]]:
    """Return a run's learning curve, one row an epoch; none before the first."""
    path = run / "log.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


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
        The epoch whose ROC AUC, averaged over held-out patients and shifted films, is
        largest; of equals the later one.
    """
    candidates = [row for row in rows if row["size"] == size]
    best = max(candidates, key=lambda row: (selection_score(row), row["epoch"]))
    return int(best["epoch"])


def selection_score(row: dict[str, float]) -> float:
    """Return the mean ROC AUC of held-out patients and shifted films."""
    return (row["validation_auc"] + row["shifted_auc"]) / 2


def load_epoch(
    run: Path, epoch: int | None = None, size: int | None = None
) -> tuple[keras.Model, int]:
    """Rebuild the network of a run's epoch.

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
    epoch = epoch or choose_epoch(rows, recipe.stages[-1].size)
    trained_at = int(next(row["size"] for row in rows if row["epoch"] == epoch))
    model = ARCHITECTURES[recipe.model].build(size or trained_at)
    model.load_weights(_weights_file(run, epoch))
    return model, epoch


def logits_of(model: keras.Model, images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the logits of films, shape (n,)."""
    logits: NDArray[np.float64] = model.predict(images, batch_size=64, verbose=0)[:, 0]
    return logits.astype(np.float64)


class WeightAverage(keras.callbacks.Callback):  # type: ignore[misc]
    """Keep an exponential average of all weights, and show it at the end of each epoch.

    Batch statistics are averaged along with the weights, so the average is a network
    of its own. It stands in for the trained weights while `watch` looks at it.

    Parameters
    ----------
    decay : float
        Share of the average that stays at each step; less at the beginning.
    watch : callable
        Takes the model, the epoch (from 0) and Keras's log at the end of each epoch.
    """

    def __init__(
        self, decay: float, watch: Callable[[keras.Model, int, dict[str, float]], None]
    ) -> None:
        super().__init__()
        self._decay = decay
        self._watch = watch
        self._shadow: list[tf.Variable] = []
        self._steps = 0

    def on_train_begin(self, logs: dict[str, float] | None = None) -> None:
        """Start from the model's weights."""
        del logs
        self._shadow = [tf.Variable(weight.value) for weight in self.model.weights]

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Move the average towards the weights."""
        del batch, logs
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        for mean, weight in zip(self._shadow, self.model.weights, strict=True):
            mean.assign_sub((1.0 - decay) * (mean - weight.value))

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Let `watch` see the averaged network, then go on with the trained one."""
        trained = self.model.get_weights()
        self.model.set_weights(self.weights())
        self._watch(self.model, epoch, logs or {})
        self.model.set_weights(trained)

    def weights(self) -> list[NDArray[np.float32]]:
        """Return the averaged weights."""
        return [mean.numpy() for mean in self._shadow]


class _Watch:
    """Measure, log and save each epoch's averaged network."""

    def __init__(
        self, run: Path, films: FilmSets, stage: Stage, *, first_epoch: int, report: Report
    ) -> None:
        self._run = run
        self._stage = stage
        self._first_epoch = first_epoch
        self._report = report
        self._sets = {
            name: (load_images(some, stage.size), labels_of(some))
            for name, some in (("validation", films.validation), ("shifted", films.shifted))
        }
        self._began = time.monotonic()

    def __call__(self, model: keras.Model, epoch: int, logs: dict[str, float]) -> None:
        number = self._first_epoch + epoch + 1
        row = {"epoch": number, "size": self._stage.size, "loss": logs.get("loss", 0.0)}
        for name, (images, labels) in self._sets.items():
            row |= _measures(name, logits_of(model, images), labels)
        row["seconds"] = round(time.monotonic() - self._began, 1)
        model.save_weights(_weights_file(self._run, number))
        _log(self._run / "log.csv", row)
        self._report(" ".join(f"{key} {value:.4g}" for key, value in row.items()))


class _Clock:
    """Say how far a run is and how long it will still take."""

    def __init__(self, recipe: Recipe, stages: Sequence[Stage], films: int, report: Report) -> None:
        # The time of a step grows with the number of pixels.
        steps = max(1, films // recipe.batch)
        self._work = sum(stage.epochs * steps * stage.size**2 for stage in stages)
        self._epochs = recipe.epochs
        self._report = report
        self._done = 0
        self._began = time.monotonic()
        self._reported = 0.0

    def callback(self, stage: Stage, first_epoch: int) -> keras.callbacks.Callback:
        epoch = first_epoch

        def begin(number: int, logs: object) -> None:
            nonlocal epoch
            epoch = first_epoch + number + 1

        def step(batch: int, logs: dict[str, float]) -> None:
            self._done += stage.size**2
            now = time.monotonic()
            if now - self._reported > _SECONDS_BETWEEN_REPORTS:
                self._reported = now
                left = (now - self._began) * (self._work / self._done - 1)
                self._report(
                    f"epoch {epoch} of {self._epochs}, step {batch + 1}, loss {logs['loss']:.3f}, "
                    f"about {left / 60:.0f} min left"
                )

        return keras.callbacks.LambdaCallback(on_epoch_begin=begin, on_train_batch_end=step)


def _compile(model: keras.Model, recipe: Recipe, stage: Stage, *, steps: int) -> None:
    warm_up = int(recipe.warm_up * steps)
    rate = keras.optimizers.schedules.CosineDecay(
        stage.learning_rate / 20,
        decay_steps=max(1, steps - warm_up),
        alpha=0.02,
        warmup_target=stage.learning_rate,
        warmup_steps=warm_up,
    )
    optimizer = keras.optimizers.AdamW(rate, weight_decay=recipe.weight_decay, global_clipnorm=1.0)
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    loss = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=recipe.label_smoothing)
    # XLA halves the speed on a CPU.
    model.compile(optimizer=optimizer, loss=loss, jit_compile=False)


def _batches(films: tuple[Film, ...], stage: Stage, recipe: Recipe, seed: int) -> tf.data.Dataset:
    """Yield augmented images, labels and class weights, in a new order each epoch."""
    images = tf.constant(load_images(films, stage.size))
    labels = labels_of(films)
    share = labels.mean()
    weights = tf.constant(np.where(labels, 0.5 / share, 0.5 / (1 - share)), tf.float32)
    targets = tf.constant(labels, tf.float32)
    generator = tf.random.Generator.from_seed(seed)

    def batch_of(indices: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        changed = augment(tf.gather(images, indices), recipe.strength, generator)
        truth = tf.gather(targets, indices)[:, tf.newaxis]
        return changed, truth, tf.gather(weights, indices)[:, tf.newaxis]

    batch = min(recipe.batch, len(films))
    order = tf.data.Dataset.range(len(films)).shuffle(len(films), seed=seed)
    return order.batch(batch, drop_remainder=True).map(batch_of).prefetch(2)


def _measures(
    name: str, logits: NDArray[np.float64], labels: NDArray[np.bool_]
) -> dict[str, float]:
    """Return ROC AUC, balanced log loss and the shares right at a logit of 0."""
    from sklearn.metrics import log_loss, roc_auc_score

    weight = np.where(labels, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    probability = 1.0 / (1.0 + np.exp(-logits))
    return {
        f"{name}_auc": float(roc_auc_score(labels, logits)),
        f"{name}_loss": float(log_loss(labels, probability, sample_weight=weight)),
        f"{name}_sensitivity": float((logits[labels] >= 0).mean()),
        f"{name}_specificity": float((logits[~labels] < 0).mean()),
    }


def _log(path: Path, row: dict[str, Any]) -> None:
    """Add an epoch to the learning curve, in the place of it and all that came after it."""
    kept = [old for old in read_log(path.parent) if old["epoch"] < row["epoch"]]
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(row))
        writer.writeheader()
        writer.writerows([*kept, row])
    unfinished.replace(path)


def _left_over(recipe: Recipe, done: int) -> tuple[int, tuple[Stage, ...]]:
    """Return how many epochs lie in whole stages that are done, and the other stages."""
    epoch = 0
    for number, stage in enumerate(recipe.stages):
        if epoch + stage.epochs > done:
            return epoch, recipe.stages[number:]
        epoch += stage.epochs
    return epoch, ()


def _kept_epochs(run: Path) -> int:
    return int(max((row["epoch"] for row in read_log(run)), default=0))


def _weights_file(run: Path, epoch: int) -> Path:
    return run / f"epoch-{epoch:03d}.weights.h5"
