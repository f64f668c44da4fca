"""A DICOM file's skeleton, walked before anything else parses it.

Only tags, lengths and nesting are looked at, with a stack of this module's own and in
time that the limits bound, so that a file made to exhaust a parser becomes a message.
What this walk does not understand it leaves to the parser.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydicom.datadict import dictionary_VR
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
)

from desktop.errors import UnreadableImageError
from desktop.imaging.codestream import coded
from desktop.imaging.dicom_meta import LONG_LENGTH, inflated, meta
from desktop.imaging.limits import check_header, check_pixels, too_large

if TYPE_CHECKING:
    from desktop.imaging.limits import Limits
    from desktop.imaging.radiograph import ImageRef

_UNDEFINED = 0xFFFFFFFF
_ROWS, _COLUMNS = (0x0028, 0x0010), (0x0028, 0x0011)
_PIXEL_DATA = {(0x7FE0, 0x0008), (0x7FE0, 0x0009), (0x7FE0, 0x0010)}
_DELIMITERS = 0xFFFE
_ITEM, _ITEM_END, _SEQUENCE_END = 0xE000, 0xE00D, 0xE0DD
_OUT_OF_PROPORTION = 4
"""A frame this many times as large as the header says cannot be meant; decoders would try."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk came past.

    Parameters
    ----------
    elements : int
        Elements up to the pixel data.
    depth : int
        Deepest nesting of sequences.
    end : int
        Where in the data set it ended: at the pixel data, or at what it does not understand.
    """

    elements: int
    depth: int
    end: int


@dataclass(slots=True)
class _Level:
    """A sequence or one of its items; `end` is None where only a delimiter ends it."""

    end: int | None
    items: bool
    implicit: bool


def walk(ref: ImageRef, content: bytes, limits: Limits, *, whole: bool = True) -> Walked:
    """Check a DICOM file's nesting and lengths (PS3.5 7.1, 7.5; PS3.10 7.1).

    Parameters
    ----------
    ref : ImageRef
        Names the file in messages.
    content : bytes
        The file.
    limits : Limits
        What a file may ask for.
    whole : bool
        Whether that is the whole file; what is only its beginning may end anywhere.

    Returns
    -------
    Walked
        How far the walk came.

    Raises
    ------
    UnreadableImageError
        ``too_deep`` for nesting, ``too_large`` for sizes over the limits, ``truncated``
        where an element is longer than what is left of the file.
    """
    position, syntax = meta(content)
    if syntax == DeflatedExplicitVRLittleEndian:
        content, position = _inflated(ref, content[position:], limits), 0
    # Without a meta header the first group, 0008, shows the byte order.
    unnamed_big = not syntax and content[position : position + 1] == b"\0"
    big = syntax == ExplicitVRBigEndian or unnamed_big
    # As parsers do, the data set is believed, not the meta header, on how it is written.
    implicit = not _is_vr(content[position + 4 : position + 6])
    order = ">" if big else "<"
    return _Walk(ref, content, limits, order, whole=whole).run(position, implicit=implicit)


def _inflated(ref: ImageRef, packed: bytes, limits: Limits) -> bytes:
    """Unpack a deflated data set, but never more than the limit."""
    try:
        content = inflated(packed, limits.decompressed_bytes + 1)
    except zlib.error:
        return b""  # the parser will say so
    if len(content) > limits.decompressed_bytes:
        words = f"it unpacks to more than the limit of {limits.decompressed_bytes / 1e6:,.0f} MB"
        raise too_large(ref, words)
    return content


class _Walk:
    """One walk through a data set."""

    def __init__(
        self, ref: ImageRef, content: bytes, limits: Limits, order: str, *, whole: bool
    ) -> None:
        self._ref = ref
        self._whole = whole
        self._content = content
        self._limits = limits
        self._tag = struct.Struct(order + "HH")
        self._short = struct.Struct(order + "H")
        self._long = struct.Struct(order + "I")
        self._levels: list[_Level] = []
        self._elements = 0
        self._depth = 0
        self._sides: dict[tuple[int, int], int] = {}

    def run(self, position: int, *, implicit: bool) -> Walked:
        start = position
        self._levels = [_Level(None, items=False, implicit=implicit)]
        while position + 8 <= len(self._content):
            level = self._levels[-1]
            if level.end is not None and position >= level.end:
                self._levels.pop()
                continue
            tag = self._tag.unpack_from(self._content, position)
            if len(self._levels) == 1 and tag in _PIXEL_DATA:
                check_header(self._ref, "a header", position - start, self._limits.header_bytes)
                self._pixel_data(position, implicit=level.implicit)
                break
            following = (
                self._delimiter(tag[1], position)
                if tag[0] == _DELIMITERS
                else self._element(tag, position)
            )
            if following is None:
                following = self._after_what_is_skipped()
            if following is None:
                break
            position = following
        return Walked(self._elements, self._depth, position)

    def _delimiter(self, element: int, position: int) -> int | None:
        level = self._levels[-1]
        if element == _ITEM and level.items:
            (length,) = self._long.unpack_from(self._content, position + 4)
            return self._enter(position + 8, length, items=False, implicit=level.implicit)
        ends_this = element == (_SEQUENCE_END if level.items else _ITEM_END)
        if ends_this and len(self._levels) > 1:
            self._levels.pop()
            return position + 8
        return None

    def _element(self, tag: tuple[int, int], position: int) -> int | None:
        level = self._levels[-1]
        if level.items:
            return None
        self._count()
        header = self._header(tag, position, implicit=level.implicit)
        if header is None:
            return None
        vr, start, length = header
        if vr == b"SQ" or length == _UNDEFINED:
            # What is unknown and of undefined length holds implicit items (PS3.5 6.2.2).
            implicit = level.implicit or vr == b"UN"
            return self._enter(start, length, items=True, implicit=implicit)
        if start + length > len(self._content):
            self._check_overrun(length, len(self._content) - start)
            return None
        check_header(self._ref, "a header element", length, self._limits.element_bytes)
        if len(self._levels) == 1 and length == 2 and tag in (_ROWS, _COLUMNS):
            (self._sides[tag],) = self._short.unpack_from(self._content, start)
        return start + length

    def _header(
        self, tag: tuple[int, int], position: int, *, implicit: bool
    ) -> tuple[bytes, int, int] | None:
        """Return VR, start and length of a value, or None where there is no such header."""
        if implicit:
            (length,) = self._long.unpack_from(self._content, position + 4)
            return _known_vr(tag), position + 8, length
        vr = self._content[position + 4 : position + 6]
        if not _is_vr(vr):
            return None
        if vr not in LONG_LENGTH:
            (length,) = self._short.unpack_from(self._content, position + 6)
            return vr, position + 8, length
        if position + 12 > len(self._content):
            return None
        (length,) = self._long.unpack_from(self._content, position + 8)
        return vr, position + 12, length

    def _enter(self, start: int, length: int, *, items: bool, implicit: bool) -> int | None:
        left = len(self._content) - start
        if length not in (0, _UNDEFINED) and length > left:
            self._check_overrun(length, left)
            return None
        end = None if length == _UNDEFINED else start + length
        self._levels.append(_Level(end, items=items, implicit=implicit))
        self._count()
        self._depth = max(self._depth, len(self._levels) // 2)
        if self._depth > self._limits.depth:
            raise UnreadableImageError(
                str(self._ref.path),
                f"its header is nested deeper than the limit of {self._limits.depth} levels",
                "Export the film again from the PACS",
                code="too_deep",
            )
        return start

    def _count(self) -> None:
        self._elements += 1
        if self._elements > self._limits.elements:
            words = f"its header holds more than the limit of {self._limits.elements:,} elements"
            raise too_large(self._ref, words, "Export the film again from the PACS")

    def _after_what_is_skipped(self) -> int | None:
        """Leave the outermost part whose length is known; a parser can step over it too."""
        for n, level in enumerate(self._levels):
            if level.end is not None:
                del self._levels[n:]
                return level.end
        return None

    def _check_overrun(self, length: int, left: int) -> None:
        """Refuse a length beyond the file, unless a part of known length hides it."""
        if not self._whole or any(level.end is not None for level in self._levels):
            return
        raise UnreadableImageError(
            str(self._ref.path),
            f"the file is truncated: a header element of {length:,} bytes is announced where "
            f"{left:,} are left",
            "Copy or export the film again from the PACS",
            code="truncated",
        )

    def _pixel_data(self, position: int, *, implicit: bool) -> None:
        """Check what the first frame's own header asks for; decoders believe that one."""
        header = self._header((0x7FE0, 0x0010), position, implicit=implicit)
        if header is None or header[2] != _UNDEFINED:
            return
        position = header[1]
        for _ in range(2):  # the basic offset table, then the first fragment (PS3.5 A.4)
            if position + 8 > len(self._content):
                return
            (length,) = self._long.unpack_from(self._content, position + 4)
            fragment, position = position + 8, position + 8 + length
        frame = coded(self._content[fragment : min(position, fragment + (1 << 16))])
        if frame is None:
            return
        rows, columns = self._sides.get(_ROWS, 0), self._sides.get(_COLUMNS, 0)
        # First: bytes written over the codestream's size are no large film.
        if 0 < rows * columns * _OUT_OF_PROPORTION < frame.width * frame.height:
            raise self._damaged(
                f"its header speaks of {columns:,} × {rows:,} pixels, "
                f"its pixel data of {frame.width:,} × {frame.height:,}"
            )
        check_pixels(self._ref, frame.width, frame.height, self._limits)
        if not frame.depth_is_possible:
            raise self._damaged("its pixel data is of a depth that there is not")

    def _damaged(self, words: str) -> UnreadableImageError:
        return UnreadableImageError(
            str(self._ref.path),
            f"the DICOM file is damaged: {words}",
            "Export the film again from the PACS",
            code="damaged",
        )


def _is_vr(two: bytes) -> bool:
    return two.isalpha() and two.isupper()


def _known_vr(tag: tuple[int, int]) -> bytes:
    try:
        return dictionary_VR(tag).encode()
    except KeyError:
        return b"UN"
