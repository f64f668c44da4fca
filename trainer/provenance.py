"""What the card says about the films of a run: whose they are and for whom the model is.

Kermany's films are known by their names. Whoever trains on others says what they are in
a small file, since a model that is said to come from films it never saw is not to be
trusted.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.errors import NothingToDoError
from desktop.inference.contract import Population
from trainer.dataset import has_known_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trainer.dataset import Film

TEMPLATE = """\
name = "Chest films of our hospital, 2024 to 2026"
source = "Radiology archive; labels from two readers' reports"
licence = "internal use only"
notes = ""
second_split = "films of 2026, another detector"

[population]
description = "Children of 1 to 12 years, frontal chest films"
min_age_years = 1
max_age_years = 12
views = ["AP", "PA"]
modalities = ["CR", "DX"]
"""
"""What a file for ``--about`` looks like."""

_KNOWN_SHARE = 0.95


class About(BaseModel):
    """A description of the films that a model learns from.

    Parameters
    ----------
    name, source, licence, notes : str
        As `desktop.inference.contract.TrainingData` has them.
    second_split : str
        What the films are that show the shift, and differ from those learnt from.
    population : Population
        For whom a model that learns from these films is made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    licence: Annotated[str, Field(min_length=1)]
    second_split: Annotated[str, Field(min_length=1)]
    population: Population
    notes: str = ""


KERMANY = About(
    name="Chest X-Ray Images (Kermany et al.), official training split",
    source="Kermany, Zhang, Goldbaum: Labeled Optical Coherence Tomography (OCT) and Chest "
    "X-Ray Images for Classification, Mendeley Data, v2",
    licence="CC BY 4.0",
    second_split="official test split",
    population=Population(
        description="Children of 1 to 5 years, frontal chest films, one hospital in Guangzhou",
        min_age_years=1,
        max_age_years=5,
        views=("AP", "PA"),
        modalities=("CR", "DX"),
    ),
    notes="Training films whose patient number or content also stands among the films of the "
    "second split at hand were left out.",
)


def about_films(films: Sequence[Film], path: Path | None) -> About:
    """Find out what films are.

    Parameters
    ----------
    films : sequence of Film
        The films to learn from.
    path : Path, optional
        A file like `TEMPLATE`; without it the films must be Kermany's.

    Returns
    -------
    About
        For the model card.

    Raises
    ------
    NothingToDoError
        If the file is missing or faulty, or is needed and was not named.
    """
    if path is not None:
        return read_about(path)
    known = sum(has_known_name(film.path.name) for film in films)
    if known >= _KNOWN_SHARE * len(films):
        return KERMANY
    raise NothingToDoError(
        "These films",
        "they are not the public ones of Kermany et al. by their names, so the model card "
        "would not know what to say about them",
        f"Describe them in a file and name it with --about; it looks like this:\n\n{TEMPLATE}",
        code="no_description",
    )


def read_about(path: Path) -> About:
    """Read a description; see `TEMPLATE` and `about_films`."""
    try:
        return About.model_validate(tomllib.loads(path.read_text(encoding="utf-8")), strict=False)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = f"it cannot be read ({error})"
    except ValidationError as error:
        problem = "; ".join(
            f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        )
    raise NothingToDoError(
        str(path), problem, f"It must look like this:\n\n{TEMPLATE}", code="bad_description"
    )
