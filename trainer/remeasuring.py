"""Measure a finished model file anew: the network stays, what its card says of it is new.

For a file whose run is no longer at hand, when the way of choosing thresholds or of
stating figures has changed.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from desktop.errors import NothingToDoError
from desktop.inference.contract import METADATA_KEY, QUANTISED_SUFFIX, read_card
from trainer import export
from trainer.dataset import load_images
from trainer.film_sets import film_sets
from trainer.graph_scores import scored
from trainer.model_card import figures_of, training_data
from trainer.provenance import about_films

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.inference.contract import ModelCard, TrainingData


def remeasure(
    model: Path, data: Path, output: Path, *, version: str, about: Path | None = None
) -> Path:
    """Write a model file again, with operating points and figures as they are measured now.

    Parameters
    ----------
    model : Path
        The ONNX file.
    data : Path
        The folder it was fitted on.
    output : Path
        Folder for the new file.
    version : str
        Of the new file, without a ``+``: a threshold belongs to one version only.
    about : Path, optional
        What the films are, where they are not Kermany's.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    NothingToDoError
        If the films are not those the model was fitted on, or are split otherwise: some
        that it has learnt from could stand among those it is measured on.
    """
    proto, metadata = export.read_model(model)
    card = read_card(model.name, metadata)
    seed = _split_seed(card)
    share = float(card.hyperparameters["validation_share"])
    films = film_sets(data, validation_share=share, seed=seed)
    described = about_films(films.training, about)
    _check_same(card, training_data(films, described, seed), data)
    side = card.input.height
    images = load_images(films.shifted, side), load_images(films.validation, side)
    measured = scored(proto, card.parity, films, described, images)
    figures = figures_of(measured, films, seed=card.seed)
    new = card.model_copy(
        update={
            "version": version + (QUANTISED_SUFFIX if card.quantised else ""),
            "created": datetime.datetime.now(datetime.UTC).replace(microsecond=0),
            "operating_points": figures.points,
            "default_operating_point": figures.default.name,
            "evaluations": figures.evaluations,
            "hyperparameters": card.hyperparameters | {"network_of_version": card.version},
        }
    )
    checked = read_card(model.name, {METADATA_KEY: new.model_dump_json()})
    return export.write_model(proto, checked, output)


def _check_same(card: ModelCard, now: TrainingData, data: Path) -> None:
    then = card.training_data
    if (now.training, now.validation, now.file_list_sha256) != (
        then.training, then.validation, then.file_list_sha256,
    ):  # fmt: skip
        raise NothingToDoError(
            str(data),
            f"its films are not those that {card.name} {card.version} was fitted on",
            "Name the folder that the model was fitted on, as it was then",
        )


def _split_seed(card: ModelCard) -> int:
    found = re.search(r"seed (\d+)", card.training_data.split)
    if found is None:
        raise NothingToDoError(
            f"{card.name} {card.version}", "its card names no seed of the split", "Fit it again"
        )
    return int(found.group(1))
