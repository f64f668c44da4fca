"""What a film looks like, in 300 bytes: enough to notice the same film in another file.

A film that a PACS has exported as JPEG beside its DICOM file has another content but shows
the same. The limits were set on the 5,329 films of the chest_xray folder: of their 14
million pairs 28 are within both, each of them the same file twice; the most alike of
different films correlate by 0.984. Saved again as JPEG of quality 30, at full size, or
brightened, every film tried is within both.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.imaging.screening.look import SIDE, thumbnail

if TYPE_CHECKING:
    from numpy.typing import NDArray

HASH_WORDS = 4
MOST_BITS = 14
"""Largest Hamming distance of two hashes, of 256 bits, that is worth a closer look."""
LEAST_CORRELATION = 0.99
"""Smallest Pearson correlation of two thumbnails that show the same film."""
SHAPES = SIDE * SIDE
_STEPS = 30.0
"""Steps for one standard deviation; four of them fit into a byte with its sign."""
_HASH_ROWS, _HASH_COLUMNS = 16, 17


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """A film's marks of identity.

    Parameters
    ----------
    pixels : bytes
        Digest of the film as small as a network sees it; empty for one with nothing on it,
        as two blank films are not the same film.
    hash_words : ndarray of uint64, shape (4,)
        Difference hash: whether each of 16 × 17 reduced pixels is darker than its right
        neighbour (Krawetz, *Kind of Like That*, 2013).
    shapes : ndarray of int8, shape (256,)
        The thumbnail of `desktop.imaging.screening.look`, in `_STEPS`.
    """

    pixels: bytes
    hash_words: NDArray[np.uint64] = field(repr=False)
    shapes: NDArray[np.int8] = field(repr=False)


def likeness_of(small: NDArray[np.uint8]) -> Likeness:
    """Take a film's marks of identity.

    Parameters
    ----------
    small : ndarray of uint8, shape (rows, columns)
        The film at its default window, as `desktop.imaging.tensor.as_training_film` makes it.

    Returns
    -------
    Likeness
        Comparable with that of any other film, whatever its size or format.
    """
    size = (_HASH_COLUMNS, _HASH_ROWS)
    tiny = np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BILINEAR))
    bits = np.packbits(tiny[:, 1:] > tiny[:, :-1])
    seen = thumbnail(small)
    digest = hashlib.blake2b(np.ascontiguousarray(small).data, digest_size=16)
    digest.update(str(small.shape).encode())
    return Likeness(
        pixels=digest.digest() if seen.any() else b"",
        hash_words=bits.view(np.uint64),
        shapes=np.clip(np.rint(seen * _STEPS), -127, 127).astype(np.int8),
    )


def show_the_same(
    likeness: Likeness, hash_words: NDArray[np.uint64], shapes: NDArray[np.int8]
) -> NDArray[np.intp]:
    """Find the films that show the same as one.

    Parameters
    ----------
    likeness : Likeness
        Of the one.
    hash_words : ndarray of uint64, shape (4, n)
        Of the others.
    shapes : ndarray of int8, shape (n, 256)
        Likewise.

    Returns
    -------
    ndarray of int
        Their positions, in order.
    """
    if not likeness.pixels:
        return np.zeros(0, np.intp)
    # One word of four tells most films apart already.
    first = np.bitwise_count(hash_words[0] ^ likeness.hash_words[0])
    near: NDArray[np.intp] = np.flatnonzero(first <= MOST_BITS)
    distance = np.bitwise_count(hash_words[:, near] ^ likeness.hash_words[:, np.newaxis]).sum(
        axis=0
    )
    near = near[distance <= MOST_BITS]
    if not near.size:
        return near
    ours, theirs = likeness.shapes.astype(np.float32), shapes[near].astype(np.float32)
    # Both have a mean of 0, but for the rounding.
    alike = theirs @ ours / (np.linalg.norm(theirs, axis=1) * np.linalg.norm(ours) + 1e-6)
    return np.asarray(near[alike >= LEAST_CORRELATION])
