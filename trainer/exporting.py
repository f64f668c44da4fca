"""From a finished run to its model files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.inference.contract import QUANTISED_SUFFIX
from trainer import export, run_folder, smaller
from trainer.architectures import ARCHITECTURES
from trainer.film_sets import film_sets
from trainer.graph_scores import measure, prepare
from trainer.model_card import Draft, card_of, learning_curve
from trainer.provenance import about_films

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.inference.contract import Storage
    from trainer.graph_scores import Measured


def export_run(
    run: Path,
    data: Path,
    output: Path,
    *,
    about: Path | None = None,
    version: str,
    split_seed: int,
    epoch: int | None = None,
    size: int | None = None,
    int8: bool = True,
    report: Callable[[str], None] = lambda line: None,
) -> tuple[Path, ...]:
    """Calibrate, convert, measure and write the models of a finished run.

    Parameters
    ----------
    run : Path
        Folder that `trainer.training.fit` filled.
    data : Path
        The folder it was fitted on.
    output : Path
        Folder for the ONNX files.
    version : str
        Version of the model to be, without a ``+``.
    split_seed : int
        Of the split by patient.
    epoch : int, optional
        Epoch to ship; chosen from the learning curve when omitted.
    size : int, optional
        Input size to ship; the one that the epoch was trained at when omitted.
    int8 : bool
        Try a quantised version as well; it is written if it is worth it.
    report : callable
        Takes a line about how the weights are stored, and why.

    Returns
    -------
    tuple of Path
        The file written, and if there is one the quantised file.

    Raises
    ------
    ModelRejectedError
        If the graph is not valid, or strays from the network.
    """
    recipe, seed = run_folder.read_run(run)
    films = film_sets(data, validation_share=recipe.validation_share, seed=split_seed)
    model, epoch = run_folder.load_epoch(run, epoch, size)
    exam = prepare(model, films, about_films(films.training, about))
    draft = Draft(
        recipe=recipe,
        seed=seed,
        split_seed=split_seed,
        epoch=epoch,
        parameters=model.count_params(),
        side=int(model.input_shape[1]),
        curve=learning_curve(run),
        exam=exam,
    )
    float32 = measure(exam, export.convert(model, exam.calibration), weights="float32")
    measured, storage = smaller.stored_small(exam, float32)
    report(f"{storage.weights} weights: {storage.note}")
    quantised_version = f"{version}{QUANTISED_SUFFIX}"
    # One of an earlier export is not of this graph any more.
    (output / export.file_name(recipe.model, quantised_version)).unlink(missing_ok=True)
    card = card_of(draft, measured, storage, version)
    written = [export.write_model(measured.proto, card, output)]
    made = _quantised(draft, float32) if int8 else "not asked for"
    if isinstance(made, str):
        report(f"no INT8 file: {made}")
    else:
        card = card_of(draft, *made, quantised_version)
        written.append(export.write_model(made[0].proto, card, output))
        report(f"INT8 file: {_in_words(made[1])}")
    return tuple(written)


def _quantised(draft: Draft, float32: Measured) -> tuple[Measured, Storage] | str:
    if not ARCHITECTURES[draft.recipe.model].pools:
        return "the network has no convolutions, and is small as it is"
    return smaller.quantised(draft.exam, float32)


def _in_words(storage: Storage) -> str:
    effect = storage.effect
    if effect is None:
        return storage.weights
    changes = ", ".join(f"{some.change:+.4f} on {some.data}" for some in effect.auc_changes)
    return (
        f"{effect.speed.ratio:.2f} times as fast on {effect.speed.threads} threads, "
        f"ROC AUC {changes}; probabilities change by {effect.mean_abs_change:.4f} on average, "
        f"{effect.max_abs_change:.4f} at most"
    )
