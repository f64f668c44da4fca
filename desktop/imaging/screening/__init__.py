"""Check whether this looks like a frontal chest film of the intended population.

What the header says (`header`), what the pixels say (`pixels`, `look`) and what colour
says (`colour`, asked while a film is decoded) each give codes; `codes.CODES` holds each
with its words and whether it puts a film out of scope. An out-of-scope film is still
scored and shown, but never ranked among the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.imaging.screening.codes import CODES as CODES
from desktop.imaging.screening.codes import Code as Code
from desktop.imaging.screening.codes import in_words as in_words
from desktop.imaging.screening.codes import is_out_of_scope as is_out_of_scope
from desktop.imaging.screening.codes import remedies as remedies
from desktop.imaging.screening.header import RADIOGRAPHY as RADIOGRAPHY
from desktop.imaging.screening.header import check_header
from desktop.imaging.screening.pixels import check_pixels, check_shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from desktop.imaging.radiograph import HeaderFacts


def screen(
    facts: HeaderFacts,
    shown: NDArray[np.uint8],
    *,
    small: NDArray[np.uint8] | None = None,
    ages: tuple[float, float] | None = None,
) -> tuple[str, ...]:
    """Check a film before its score is believed.

    Parameters
    ----------
    facts : HeaderFacts
        What the header says; what it does not say raises no warning.
    shown : ndarray of uint8, shape (height, width)
        The film at its default window.
    small : ndarray of uint8, shape (rows, columns), optional
        The same as `desktop.imaging.tensor.as_training_film` makes it, where that is at
        hand: looking at it takes less time.
    ages : tuple of (float, float), optional
        Youngest and oldest age in years that the model was made for; the oldest
        year counts whole.

    Returns
    -------
    tuple of str
        Keys of `CODES`.
    """
    seen = shown if small is None else small
    return (
        *check_header(facts, ages=ages),
        *check_shape(shown.shape, facts.spacing),
        *check_pixels(shown, seen),
    )
