"""The files of one run: weights in half precision, and a quantised version beside them.

Each is kept only where measuring shows that it may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from desktop.errors import ModelRejectedError
from desktop.inference.contract import Storage
from trainer import export, precision, quantisation
from trainer.graph_scores import Examination, Measured, evenly, measure
from trainer.storage_effect import speed_ratio, storage_effect

if TYPE_CHECKING:
    from desktop.inference.contract import StorageEffect

LARGEST_CHANGE = 1e-3
"""Half precision may change no output by this much or more."""

_HALF = (
    "Weights of {smallest:,} numbers and more are stored in half precision and computed in "
    f"single precision: no output changed by {LARGEST_CHANGE:g} or more on {{films}} films"
)
_NOT_HALF = (
    f"Half precision would change an output by {{change:.2g}}; less than {LARGEST_CHANGE:g} "
    "is allowed"
)
_INT8 = (
    "Computes in 8-bit integers and is meant for the CPU: on a GPU it may be slower than the "
    "plain version. Its operating points and its reference are its own. Weights take 7 bits, "
    "so that no sum overflows on a processor without VNNI; what rounding is left may move a "
    f"score by up to {quantisation.GOLDEN_TOLERANCE:g} from one processor to another"
)


def stored_small(exam: Examination, float32: Measured) -> tuple[Measured, Storage]:
    """Store a graph's weights in half precision, as many as that changes nothing.

    Parameters
    ----------
    exam : Examination
        The films to see it on.
    float32 : Measured
        The graph as it was converted.

    Returns
    -------
    Measured, Storage
        The graph to ship, and what the card says of it.
    """
    before = export.run_onnx(float32.proto, exam.sample)
    note = "The network has no weights that are large enough to be worth it"
    for smallest in precision.SIZES:
        halved = precision.halve(float32.proto, smallest=smallest)
        if halved is None:
            break
        gives = export.run_onnx(halved, exam.sample)
        against = (exam.keras_gave, before)
        change = float(np.max([export.largest_difference(some, gives) for some in against]))
        if change < LARGEST_CHANGE:
            measured = measure(exam, halved, weights="float16")
            note = _HALF.format(smallest=smallest, films=len(exam.sample))
            effect = _effect(exam, float32, measured)
            return measured, Storage(weights="float16", note=note, effect=effect)
        note = _NOT_HALF.format(change=change)
    return float32, Storage(weights="float32", note=note)


def quantised(exam: Examination, float32: Measured) -> tuple[Measured, Storage] | str:
    """Make an INT8 graph, if it is as good and so much faster that it is worth a file.

    Parameters
    ----------
    exam : Examination
        Its training films calibrate the graph, the others judge it.
    float32 : Measured
        The graph of a pooling network as it was converted.

    Returns
    -------
    (Measured, Storage) or str
        The graph and what the card says of it; or why there is none, with the figures.
    """
    films = evenly(exam.training, quantisation.CALIBRATION_FILMS)
    proto = quantisation.quantise(float32.proto, films)
    try:
        measured = measure(exam, proto, weights="int8")
    except ModelRejectedError as error:
        return error.problem
    effect = _effect(exam, float32, measured)
    lacks = quantisation.shortfalls(effect, quantisation.rounding_gap(proto, exam.sample))
    if lacks:
        return "; ".join(lacks)
    return measured, Storage(weights="int8", note=_INT8, effect=effect)


def _effect(exam: Examination, float32: Measured, stored: Measured) -> StorageEffect:
    speed = speed_ratio(float32.proto, stored.proto, exam.sample)
    return storage_effect(float32.sets, stored.sets, speed)
