"""Arrays inside a model card, and the scores of single films that two of them make up."""

from __future__ import annotations

import base64
import io
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import model_validator

from desktop.inference.parts import Part

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

PACKED_LIMIT = 64 * 1024**2
"""Most bytes of one array in a card: a model file from elsewhere must not fill the memory."""


class PackedArray(Part):
    """A numeric array inside JSON: NumPy's ``npy`` format, zlib, Base64."""

    npy: str

    @classmethod
    def pack(cls, array: NDArray[Any]) -> PackedArray:
        """Pack an array of any shape and plain type."""
        buffer = io.BytesIO()
        np.save(buffer, array, allow_pickle=False)
        return cls(npy=base64.b64encode(zlib.compress(buffer.getvalue(), 9)).decode("ascii"))

    def unpack(self) -> NDArray[Any]:
        """Return the array.

        Raises
        ------
        ValueError
            If it would take more than `PACKED_LIMIT` bytes, or is damaged.
        """
        expand = zlib.decompressobj()
        try:
            raw = expand.decompress(base64.b64decode(self.npy, validate=True), PACKED_LIMIT)
        except zlib.error as error:
            raise ValueError(f"a packed array is damaged: {error}") from error
        if expand.unconsumed_tail:
            raise ValueError(f"a packed array may hold {PACKED_LIMIT:,} bytes, not more")
        try:
            return np.asarray(np.load(io.BytesIO(raw), allow_pickle=False))
        except EOFError as error:
            raise ValueError("a packed array is damaged: it ends early") from error


class FilmScores(Part):
    """Labels, patients and scores of the films of an evaluation, in the order of their list.

    Neither a file nor a patient can be told from it: patients are counted from 0.

    Parameters
    ----------
    packed_labels : PackedArray of uint8, shape (n,)
        1 for pneumonia, 0 for normal.
    packed_patients : PackedArray of int32, shape (n,)
        Equal for films of one patient.
    packed_scores : PackedArray of float32, shape (n,)
        Probabilities, 0 to 1.
    """

    packed_labels: PackedArray
    packed_patients: PackedArray
    packed_scores: PackedArray

    @classmethod
    def of(cls, labels: ArrayLike, patients: ArrayLike, scores: ArrayLike) -> FilmScores:
        """Pack films; patients may be named by anything that can be compared."""
        _, counted = np.unique(np.asarray(patients), return_inverse=True)
        return cls(
            packed_labels=PackedArray.pack(np.asarray(labels).astype(np.uint8)),
            packed_patients=PackedArray.pack(counted.astype(np.int32)),
            packed_scores=PackedArray.pack(np.asarray(scores).astype(np.float32)),
        )

    @model_validator(mode="after")
    def _sound(self) -> FilmScores:
        arrays = self.labels, self.patients, self.scores
        if {array.shape for array in arrays} != {(self.labels.size,)}:
            raise ValueError("labels, patients and scores of films are lists of one length")
        if not ((self.scores >= 0) & (self.scores <= 1)).all():
            raise ValueError("scores of films lie within 0 to 1")
        return self

    @property
    def labels(self) -> NDArray[np.bool_]:
        """True for pneumonia, shape (n,)."""
        return self.packed_labels.unpack().astype(np.bool_)

    @property
    def patients(self) -> NDArray[np.int64]:
        """The patient of each film, counted from 0, shape (n,)."""
        return self.packed_patients.unpack().astype(np.int64)

    @property
    def scores(self) -> NDArray[np.float64]:
        """Probabilities, 0 to 1, shape (n,)."""
        return self.packed_scores.unpack().astype(np.float64)

    def same_films(self, other: FilmScores) -> bool:
        """Tell whether another model's scores are of these very labels and patients."""
        return bool(
            np.array_equal(self.labels, other.labels)
            and np.array_equal(self.patients, other.patients)
        )
