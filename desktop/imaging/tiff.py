"""The directories of a TIFF: which of its pages are films, and which value is black in them."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUBFILE, _BITS, _PHOTOMETRIC, _SAMPLES, _FORMAT = 254, 258, 262, 277, 339
_WHITE_IS_ZERO, _BLACK_IS_ZERO = 0, 1
_REDUCED_OR_MASK = 0b101
"""Bits of NewSubfileType (TIFF 6.0, tag 254): a smaller copy, a transparency mask."""

_SIGNED = 2
_MOST_PAGES = 100_000
_MOST_TAGS = 200_000
"""Tags of all pages together; a page of a film has 10 to 20."""
_SHORT = 3
_KINDS = {1: "B", _SHORT: "H"}
"""Types of fields to their letters in `struct`; every other number here has four bytes."""


@dataclass(frozen=True, slots=True)
class Directory:
    """A page's tags (TIFF 6.0, section 2; BigTIFF has entries of 20 bytes).

    Parameters
    ----------
    order : {"<", ">"}
        Byte order.
    entry : int
        Bytes of an entry.
    place : int
        Where in the file the first entry stands.
    table : bytes
        The entries.
    """

    order: str
    entry: int
    place: int
    table: bytes

    def value(self, tag: int, default: int) -> int:
        """Return a tag's value if it is a single number that stands in its entry."""
        found = self._entry_of(tag)
        if found is None:
            return default
        start, kind = found
        (value,) = struct.unpack_from(self.order + _KINDS.get(kind, "I"), self.table, start)
        return int(value)

    def packed(self, tag: int, value: int) -> bytes:
        """Return a value as a tag that is there would store it."""
        found = self._entry_of(tag)
        return struct.pack(self.order + _KINDS.get(found[1] if found else _SHORT, "I"), value)

    def place_of(self, tag: int) -> int | None:
        """Return where in the file a tag's value stands."""
        found = self._entry_of(tag)
        return None if found is None else self.place + found[0]

    def _entry_of(self, tag: int) -> tuple[int, int] | None:
        """Return where in the table a tag's value stands, and its type."""
        for start in range(0, len(self.table) - self.entry + 1, self.entry):
            found, kind = struct.unpack_from(self.order + "HH", self.table, start)
            if found == tag:
                return start + self.entry - (8 if self.entry == 20 else 4), kind
        return None


def is_tiff(head: bytes) -> bool:
    """Tell whether a file starts as a TIFF or BigTIFF does."""
    return head[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def tiff_films(file: IO[bytes], most: int = _MOST_PAGES) -> tuple[int, ...]:
    """Return which pages of a TIFF are films.

    Parameters
    ----------
    file : binary file
        A TIFF or BigTIFF.
    most : int
        Counting ends when there are more pages than this.

    Returns
    -------
    tuple of int
        Positions from 0, in the file's order; smaller copies and masks left out, unless
        there is nothing else.
    """
    kinds = [page.value(_SUBFILE, 0) for page in islice(directories(file), most + 1)]
    films = tuple(n for n, kind in enumerate(kinds) if not kind & _REDUCED_OR_MASK)
    return films or tuple(range(len(kinds)))


def with_black_zero(content: bytes) -> tuple[bytes, frozenset[int]]:
    """Relabel deep grey pages whose lowest value is white, which Pillow knows few kinds of.

    Parameters
    ----------
    content : bytes
        A TIFF.

    Returns
    -------
    content : bytes
        The same where there is none; otherwise a copy in which their
        PhotometricInterpretation is that of a film whose lowest value is black.
    pages : frozenset of int
        The positions from 0 of the relabelled pages: they are to be turned.
    """
    copy: bytearray | None = None
    pages = set()
    for n, page in enumerate(directories(io.BytesIO(content))):
        deep = page.value(_BITS, 1) > 8 or page.value(_FORMAT, 1) == _SIGNED
        place = page.place_of(_PHOTOMETRIC)
        white = page.value(_PHOTOMETRIC, _BLACK_IS_ZERO) == _WHITE_IS_ZERO
        if place is None or not white or not deep or page.value(_SAMPLES, 1) != 1:
            continue
        copy = copy or bytearray(content)
        packed = page.packed(_PHOTOMETRIC, _BLACK_IS_ZERO)
        copy[place : place + len(packed)] = packed
        pages.add(n)
    return (bytes(copy) if copy is not None else content), frozenset(pages)


def directories(file: IO[bytes]) -> Iterator[Directory]:
    """Yield the directory of each page; a chain that goes in circles ends.

    Raises
    ------
    struct.error
        If the file ends too early, or has more tags than any film.
    """
    file.seek(0)
    head = file.read(16)
    order = "<" if head[:2] == b"II" else ">"
    big = head[2:4] in (b"+\x00", b"\x00+")
    number, entry, offset = ("Q", 20, "Q") if big else ("H", 12, "I")
    (place,) = struct.unpack_from(order + offset, head, 8 if big else 4)
    seen: set[int] = set()
    tags = 0
    while place and place not in seen and len(seen) < _MOST_PAGES:
        seen.add(place)
        file.seek(place)
        (entries,) = struct.unpack(order + number, file.read(struct.calcsize(number)))
        tags += entries
        if tags > _MOST_TAGS:
            raise struct.error("it has too many tags")
        table = file.read(entries * entry)
        link = file.read(struct.calcsize(offset))
        yield Directory(order, entry, place + struct.calcsize(number), table)
        if len(link) < struct.calcsize(offset):
            return
        (place,) = struct.unpack(order + offset, link)
