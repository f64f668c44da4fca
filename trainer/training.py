"""Fit one network: read top to bottom, this is the whole story.

Each epoch's averaged weights are kept with how they did on two sets of films that are
never learnt from: held-out patients of the training split, and the films of another
split, which are exposed and cropped otherwise. The first saturate early and cannot
tell one epoch from another, so both choose, and both end a stage that no longer gains.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

from desktop.inference.contract import read_card
from trainer import checkpoint, hardware
from trainer.architectures import ARCHITECTURES
from trainer.averaging import WeightAverage
from trainer.dataset import labels_of, load_images
from trainer.export import read_model
from trainer.feeding import FilmCache, batches_of_epoch
from trainer.logbook import Logbook
from trainer.run_folder import (
    EPOCHS_AVERAGED,
    epochs_in,
    forget_run,
    last_stage,
    load_epoch,
    read_log,
    selection_score,
    weights_file,
    write_run,
)
from trainer.taking_up import weights_of
from trainer.teaching import named, teacher_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.film_sets import FilmSets
    from trainer.logbook import Report
    from trainer.recipes import Recipe, Stage
    from trainer.teaching import Teacher

__all__ = ["fit", "logits_of"]

_LARGEST_GRADIENT = 1.0
"""Norm of all gradients together beyond which a step is shortened."""
_EPOCHS_A_SEED = 1000
_EPOCHS_AVERAGED_AT_MOST = 8
_FILMS_TO_START_FROM = 256
"""Enough for the mean and variance of a channel, which the first steps adapt anyway."""


def fit(
    recipe: Recipe,
    films: FilmSets,
    run: Path,
    *,
    seed: int,
    report: Report,
    resume: bool = False,
    teacher: Path | None = None,
    start: Path | None = None,
) -> None:
    """Train a network and leave every epoch in the run's folder.

    Parameters
    ----------
    recipe : Recipe
        How.
    films : FilmSets
        From what.
    run : Path
        Folder for ``run.json``, ``log.csv``, ``tensorboard/``, ``state.npz`` and
        ``epoch-001.weights.h5`` and so on.
    seed : int
        Of initial weights, order of films and augmentation; with the same seed the same
        machine gives the same network.
    report : callable
        Takes a line of progress.
    resume : bool
        Go on with a run that was broken off, from its last whole epoch.
    teacher : Path, optional
        ONNX file of the model that teaches, in the stages that have a teacher.
    start : Path, optional
        ONNX file of the same network, whose weights the first stage starts from.

    Raises
    ------
    ModelRejectedError
        If `teacher` or `start` is not such a file.
    """
    keras.utils.set_random_seed(seed)
    state = checkpoint.load(run) if resume else None
    in_first_stage = state is None or state.stage == 0
    started_from = _weights_of(start, recipe, films) if start else None
    weights = started_from if in_first_stage else None
    if state is None and hardware.is_chief():
        forget_run(run)
    write_run(run, _with_files(recipe, teacher=teacher, start=start), seed)
    epoch = state.epoch if state else 0
    strategy = hardware.distribution()
    policy = hardware.use_precision(bfloat16=recipe.bfloat16)
    report(f"trains on {hardware.in_words(strategy, policy)}")
    steps = max(1, len(films.training) // recipe.batch)
    with Logbook(run, recipe, steps=steps, epochs_done=epoch, report=report) as logbook:
        for number, stage in enumerate(recipe.stages):
            if state is not None and number < state.stage:
                continue
            begun = state if state is not None and number == state.stage else None
            in_stage = begun.in_stage if begun else 0
            pupil = _Pupil(recipe, stage, strategy, steps=steps)
            if begun:
                begun.restore(pupil.model, pupil.optimizer, pupil.average)
            elif weights is not None:
                pupil.start_from(weights)
            else:
                pupil.start()
            if stage.teacher:
                with strategy.scope():
                    pupil.teacher = teacher_for(
                        recipe, stage, run, file=teacher,
                        weights=weights, epochs_before=epoch - in_stage,
                    )  # fmt: skip
            epoch = _run_stage(
                pupil, films, run, logbook, seed=seed, stage_number=number,
                epoch=epoch, in_stage=in_stage,
            )  # fmt: skip
            weights = pupil.average.weights()
        keras.mixed_precision.set_global_policy("float32")
        if hardware.is_chief():
            _add_mean_of_epochs(run, films, logbook, started_from)


def _add_mean_of_epochs(
    run: Path, films: FilmSets, logbook: Logbook, started_from: list[NDArray[np.float32]] | None
) -> None:
    """Average the last epochs of the last stage, and examine the mean like an epoch of its own.

    From one epoch to the next a network wanders between solutions that do equally well
    on films like those it learns from, and unequally on others; their mean does well on
    both (Izmailov et al., UAI 2018; Wortsman et al., ICML 2022). The same holds for the
    network that a run started from and what it has become, so the middle between the two
    is examined as well (Wortsman et al., CVPR 2022).
    """
    rows = read_log(run)
    stage = last_stage(rows)[-_EPOCHS_AVERAGED_AT_MOST:]
    epochs = [int(row["epoch"]) for row in stage]
    in_last_row = len(epochs) + (started_from is not None)
    if in_last_row == epochs_in(rows[-1]):  # nothing to average, or done before a kill
        return
    model, _ = load_epoch(run, epochs[0])
    found = []
    for epoch in epochs:
        model.load_weights(weights_file(run, epoch))
        found.append(model.get_weights())
    ended_at = _mean(found)
    row: dict[str, Any] = dict(stage[-1])
    row["loss"] = float(np.mean([some["loss"] for some in stage]))
    means = [(len(epochs), ended_at)] if len(epochs) > 1 else []
    if started_from is not None:
        means.append((in_last_row, _mean([started_from, ended_at])))
    for count, weights in means:
        began = time.monotonic()
        model.set_weights(weights)
        row |= {"epoch": row["epoch"] + 1, EPOCHS_AVERAGED: count}
        row |= _Examination(films, int(row["size"]))(model)
        row["seconds"] = round(time.monotonic() - began, 1)
        model.save_weights(weights_file(run, int(row["epoch"])))
        logbook.epoch(row)


def _mean(networks: Sequence[list[NDArray[np.float32]]]) -> list[NDArray[np.float32]]:
    return [np.mean(arrays, axis=0) for arrays in zip(*networks, strict=True)]


def _with_files(recipe: Recipe, *, teacher: Path | None, start: Path | None) -> Recipe:
    """Return the recipe with the very files in it that a run was made with."""
    return replace(
        recipe,
        teacher=named(teacher) if recipe.teacher and teacher else recipe.teacher,
        start=named(start) if start else recipe.start,
    )


def _weights_of(start: Path, recipe: Recipe, films: FilmSets) -> list[NDArray[np.float32]]:
    size = read_card(start.name, read_model(start)[1]).input.height
    some = films.training[:: max(1, len(films.training) // _FILMS_TO_START_FROM)]
    return weights_of(start, recipe.model, load_images(some, size))


def _run_stage(
    pupil: _Pupil, films: FilmSets, run: Path, logbook: Logbook, *,
    seed: int, stage_number: int, epoch: int, in_stage: int,
) -> int:  # fmt: skip
    """Train through a stage, and return how many epochs of the run are done."""
    recipe, stage = pupil.recipe, pupil.stage
    examine = _Examination(films, stage.size)
    cache = FilmCache(films.training, stage.size)
    while in_stage < stage.epochs and not _gains_no_more(run, stage_number, recipe.patience):
        began = time.monotonic()
        batches = batches_of_epoch(
            films.training, cache, recipe, stage=stage, seed=seed * _EPOCHS_A_SEED + epoch
        )
        epoch, in_stage = epoch + 1, in_stage + 1
        loss = pupil.learn(batches, lambda n, loss: logbook.step(stage, epoch, n, loss))  # noqa: B023
        with pupil.average.shown() as model:
            row = {"epoch": epoch, "stage": stage_number + 1, "size": stage.size, "loss": loss}
            row[EPOCHS_AVERAGED] = 1
            row |= examine(model)
            row["seconds"] = round(time.monotonic() - began, 1)
            if hardware.is_chief():
                model.save_weights(weights_file(run, epoch))
        if hardware.is_chief():
            logbook.epoch(row)
            checkpoint.save(
                run, pupil.model, pupil.optimizer, pupil.average,
                stage=stage_number, epoch=epoch, in_stage=in_stage,
            )  # fmt: skip
    return epoch


def _gains_no_more(run: Path, stage_number: int, patience: int) -> bool:
    """Whether the last `patience` epochs of a stage brought nothing; never if it is 0."""
    scores = [selection_score(r) for r in read_log(run) if r["stage"] == stage_number + 1]
    if not patience or len(scores) <= patience:
        return False
    return max(scores[-patience:]) <= max(scores[:-patience])


def logits_of(model: keras.Model, images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the logits of films, shape (n,)."""
    logits: NDArray[np.float64] = model.predict(images, batch_size=64, verbose=0)[:, 0]
    return logits.astype(np.float64)


class _Pupil:
    """A network at one input size, with what makes it learn.

    The step is written out, as Keras's own loop knows no several workers.
    """

    def __init__(
        self, recipe: Recipe, stage: Stage, strategy: tf.distribute.Strategy, *, steps: int
    ) -> None:
        self.recipe = recipe
        self.stage = stage
        self.teacher: Teacher | None = None
        self._strategy = strategy
        self._batch = recipe.batch
        with strategy.scope():
            self.model = ARCHITECTURES[recipe.model].build(stage.size)
            self.optimizer = self._optimizer(stage.epochs * steps)
            self.optimizer.build(self.model.trainable_variables)
            self.average = WeightAverage(self.model, recipe.average_decay)
        # XLA halves the speed on a CPU.
        self._step = tf.function(self._one_step, jit_compile=False, reduce_retracing=True)

    def start(self) -> None:
        """Begin with the weights that the architecture starts from."""
        start = ARCHITECTURES[self.recipe.model].start
        if start is not None:
            start(self.model)
        self.start_from(self.model.get_weights())

    def start_from(self, weights: Sequence[NDArray[np.float32]]) -> None:
        """Begin with these weights."""
        self.model.set_weights(weights)
        self.average.state = [np.zeros((), np.int64), *weights]

    def learn(
        self, batches: tf.data.Dataset, after_step: Callable[[int, Callable[[], float]], None]
    ) -> float:
        """Go through the films once, and return the mean loss."""
        total = tf.zeros(())
        for number, batch in enumerate(self._strategy.experimental_distribute_dataset(batches), 1):
            total += self._step(batch)
            after_step(number, lambda: float(total) / number)  # noqa: B023
        return float(total) / number

    def _one_step(self, batch: Any) -> tf.Tensor:
        losses = self._strategy.run(self._learn_batch, args=(batch,))
        self.average.update()
        return self._strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    def _learn_batch(self, batch: tuple[tf.Tensor, ...]) -> tf.Tensor:
        images, truth, weight, *plain = batch
        smooth = self.recipe.label_smoothing
        target = truth * (1.0 - smooth) + 0.5 * smooth
        if self.teacher is not None:
            target += self.stage.teacher * (self.teacher(plain[0]) - target)
        with tf.GradientTape() as tape:
            logits = tf.cast(self.model(images, training=True), tf.float32)
            losses = tf.nn.sigmoid_cross_entropy_with_logits(target, logits) * weight
            # Replicas add their gradients, so each counts its share of the whole batch.
            loss = tf.reduce_sum(losses) / self._batch
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply(gradients, self.model.trainable_variables)
        return loss

    def _optimizer(self, steps: int) -> keras.optimizers.Optimizer:
        warm_up = int(self.recipe.warm_up * steps)
        rate = keras.optimizers.schedules.CosineDecay(
            self.stage.learning_rate / 20,
            decay_steps=max(1, steps - warm_up),
            alpha=0.02,
            warmup_target=self.stage.learning_rate,
            warmup_steps=warm_up,
        )
        replicas = self._strategy.num_replicas_in_sync
        optimizer = keras.optimizers.AdamW(
            rate,
            weight_decay=self.recipe.weight_decay,
            global_clipnorm=_LARGEST_GRADIENT / replicas,
        )
        optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        return optimizer


class _Examination:
    """Measures a network on films it does not learn from."""

    def __init__(self, films: FilmSets, size: int) -> None:
        self._sets = {
            name: (load_images(some, size), labels_of(some))
            for name, some in (("validation", films.validation), ("shifted", films.shifted))
        }

    def __call__(self, model: keras.Model) -> dict[str, float]:
        row: dict[str, float] = {}
        for name, (images, labels) in self._sets.items():
            row |= _measures(name, logits_of(model, images), labels)
        return row


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
