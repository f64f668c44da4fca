"""Check whether this looks like a frontal chest film of the intended population.

Codes are data: `CODES` holds each with its words and whether it puts a film out of
scope. An out-of-scope film is still scored and shown, but never ranked among the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import HeaderFacts

RADIOGRAPHY = frozenset({"CR", "DX", "RG", "XR"})
_CHEST_WORDS = ("CHEST", "THORAX", "LUNG", "TORAX", "RIB")
_LATERAL_VIEWS = frozenset({"LL", "RL", "LATERAL", "LAT", "LLD", "RLD"})

_NEARLY_UNIFORM = 4.0
"""Standard deviation of grey values, 0 to 255, below which no film shows anything."""


@dataclass(frozen=True, slots=True)
class Code:
    """A finding of the screening.

    Parameters
    ----------
    code : str
        Stable short name, as in the ``warnings`` column.
    words : str
        For the reader.
    out_of_scope : bool
        Whether the film is none that the models were made for.
    """

    code: str
    words: str
    out_of_scope: bool


CODES: dict[str, Code] = {
    code.code: code
    for code in (
        Code("not_radiography", "not a radiograph by its modality", out_of_scope=True),
        Code("not_chest", "not a chest film by its header", out_of_scope=True),
        Code("lateral_view", "a lateral view", out_of_scope=True),
        Code("nearly_uniform", "blank or nearly uniform", out_of_scope=True),
        Code("unlike_training", "unlike the films the model was trained on", out_of_scope=True),
        Code("outside_age", "age outside the population the model was made for", False),
        Code("colour", "stored in colour", out_of_scope=False),
        Code("first_frame_only", "the file holds several images; only the first is read", False),
    )
}


def screen(
    facts: HeaderFacts,
    shown: NDArray[np.uint8],
    *,
    ages: tuple[float, float] | None = None,
) -> tuple[str, ...]:
    """Check a film before its score is believed.

    Parameters
    ----------
    facts : HeaderFacts
        What the header says; what it does not say raises no warning.
    shown : ndarray of uint8, shape (height, width)
        The film at its default window.
    ages : tuple of (float, float), optional
        Youngest and oldest age in years that the model was made for; the oldest
        year counts whole.

    Returns
    -------
    tuple of str
        Keys of `CODES`.
    """
    found = []
    if facts.modality and facts.modality not in RADIOGRAPHY:
        found.append("not_radiography")
    if facts.body_part and not any(word in facts.body_part for word in _CHEST_WORDS):
        found.append("not_chest")
    if facts.view in _LATERAL_VIEWS:
        found.append("lateral_view")
    if float(np.std(shown[::4, ::4])) < _NEARLY_UNIFORM:
        found.append("nearly_uniform")
    if (
        ages is not None
        and facts.age_years is not None
        and not ages[0] <= facts.age_years < ages[1] + 1
    ):
        found.append("outside_age")
    return tuple(found)


def is_out_of_scope(warnings: Iterable[str]) -> bool:
    """Tell whether any of these codes puts a film out of scope."""
    return any(CODES[code].out_of_scope for code in warnings)


def in_words(warnings: Iterable[str]) -> str:
    """Return the codes as words for the reader, separated by semicolons."""
    return "; ".join(CODES[code].words for code in warnings)
