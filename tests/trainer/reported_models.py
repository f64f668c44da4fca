"""Tiny models that know the films of a folder, as far as a report needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests import factories
from trainer.dataset import file_list_sha256
from trainer.film_sets import film_sets

if TYPE_CHECKING:
    from pathlib import Path

SHARE, SEED = 0.3, 0


def save_reported(path: Path, data: Path, *, gain: float = 1.0, **changes: Any) -> Path:
    """Write a model whose score is the film's mean grey; its card names the films of `data`."""
    films = film_sets(data, validation_share=SHARE, seed=SEED)
    plain = factories.card()
    fields: dict[str, Any] = {
        "training_data": plain.training_data.model_dump()
        | {
            "split": f"by patient and by content, seed {SEED}",
            "file_list_sha256": file_list_sha256((*films.training, *films.validation)),
        },
        "hyperparameters": {"epochs": 1, "validation_share": SHARE, "epoch_shipped": 1},
        "evaluations": [
            factories.evaluation() | {"file_list_sha256": file_list_sha256(some)}
            for some in (films.shifted, films.validation)
        ],
        "reference": factories.reference(threshold=40.0),
    }
    return factories.save_model(path, factories.card(**(fields | changes)), gain=gain)
