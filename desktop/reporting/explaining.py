"""What a report asks for of each film: the film itself, and where the leading model looked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import ImageRef, Radiograph
from desktop.imaging.tensor import to_tensor
from desktop.inference.saliency import SaliencyMap, saliency_map

if TYPE_CHECKING:
    from desktop.inference.classifier import Classifier

ReadFilm = Callable[[ImageRef], Radiograph]
"""Reads a film; raises `UnreadableImageError`. By default in this process; the program's
decoders read it in one of their own."""

Explain = Callable[[Radiograph], SaliencyMap]
"""Takes a film, returns where the model looked on it."""


def explain_with(classifier: Classifier) -> Explain:
    """Return a function that asks one model where it looks.

    Parameters
    ----------
    classifier : Classifier
        The leading one; a model without a map of its own costs some hundred inferences
        for each film.
    """
    height, width = classifier.input_size

    def explain(film: Radiograph) -> SaliencyMap:
        return saliency_map(classifier, to_tensor(film, height=height, width=width))

    return explain
