"""Fonts whose outlines are cubic, such as Noto's for East Asia, put into a report.

Reportlab embeds TrueType outlines, which are quadratic, and no others. Of such a font only
the characters that stand in the report are redrawn with quadratic curves, when the report
is written; that takes a fraction of a second and moves no outline by more than a thousandth
of its size.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_UNITS = 1000
"""Of the em, in a PDF."""

_STRAY = 0.001
"""So far may a curve stray, as a share of the em."""

_MAY_NOT_BE_EMBEDDED = 0x0002
_NO_SUBSET_OR_BITMAPS_ONLY = 0x0300
_SYMBOLIC = 1 << 2


def outline_font(name: str, path: Path, place: int) -> Any:
    """Return a font for reportlab.

    Parameters
    ----------
    name : str
        What reportlab shall call it.
    path : Path
        A font or a collection of fonts.
    place : int
        Which one of a collection.

    Raises
    ------
    OSError, ValueError
        If it cannot be read, or its maker does not allow to embed it.
    """
    from reportlab.pdfbase.pdfmetrics import TypeFace
    from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

    class Face(TTFontFace):  # type: ignore[misc]
        """What reportlab wants to know of a font, and makes of it."""

        def __init__(self) -> None:
            TypeFace.__init__(self, None)
            self._outlines = _Outlines(path, place)
            for known, value in self._outlines.metrics.items():
                setattr(self, known, value)
            self.filename = str(path)

        def makeSubset(self, subset: Sequence[int]) -> bytes:
            return self._outlines.redrawn(subset)

    class Font(TTFont):  # type: ignore[misc]
        def __init__(self) -> None:
            from weakref import WeakKeyDictionary

            from reportlab.pdfbase.ttfonts import TTEncoding

            self.fontName, self.face, self.encoding = name, Face(), TTEncoding()
            self.state: Any = WeakKeyDictionary()
            self._asciiReadable = True
            self.shapable = False

    return Font()


class _Outlines:
    """A font file whose outlines are redrawn as they are needed."""

    def __init__(self, path: Path, place: int) -> None:
        from fontTools.ttLib import TTFont, TTLibError

        self._path, self._place = path, place
        try:
            with TTFont(path, fontNumber=place, lazy=True) as font:
                self._names: dict[int, str] = font.getBestCmap()
                self.metrics = self._measured(font)
                allowed = font["OS/2"].fsType
        except (TTLibError, KeyError, AttributeError) as error:
            raise ValueError(f"no font: {error}") from error
        if allowed & 0xF == _MAY_NOT_BE_EMBEDDED or allowed & _NO_SUBSET_OR_BITMAPS_ONLY:
            raise ValueError("it may not be embedded")

    def redrawn(self, codes: Sequence[int]) -> bytes:
        """Return a TrueType font in which character n is the code at place n."""
        from fontTools.fontBuilder import FontBuilder
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen
        from fontTools.ttLib import TTFont

        names = [self._names.get(code, ".notdef") for code in codes]
        order = list(dict.fromkeys([".notdef", *names]))
        drawn, advances = {}, {}
        with TTFont(self._path, fontNumber=self._place, lazy=True) as font:
            units, outlines, hhea = font["head"].unitsPerEm, font.getGlyphSet(), font["hhea"]
            for name in order:
                pen = TTGlyphPen(None)
                outlines[name].draw(Cu2QuPen(pen, _STRAY * units, reverse_direction=True))
                drawn[name], advances[name] = pen.glyph(), font["hmtx"][name][0]
        made = FontBuilder(units, isTTF=True)
        made.setupGlyphOrder(order)
        made.setupGlyf(drawn)
        lefts = made.font["glyf"]
        made.setupHorizontalMetrics(
            {name: (advances[name], getattr(lefts[name], "xMin", 0)) for name in order}
        )
        made.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
        made.setupPost(keepGlyphNames=False)
        made.font["cmap"] = _numbered(names)
        written = io.BytesIO()
        made.save(written)
        return written.getvalue()

    def _measured(self, font: Any) -> dict[str, Any]:
        """Return what reportlab knows of a font, under its names, in thousandths of an em."""
        head, os2, advances = font["head"], font["OS/2"], font["hmtx"].metrics
        scale = _UNITS / head.unitsPerEm
        numbers = {name: number for number, name in enumerate(font.getGlyphOrder())}
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        return {
            "name": str(font["name"].getDebugName(6)).encode("ascii", "replace"),
            "subfontNameX": b"",
            "flags": _SYMBOLIC,
            "ascent": scale * os2.sTypoAscender,
            "descent": scale * os2.sTypoDescender,
            "capHeight": scale * getattr(os2, "sCapHeight", os2.sTypoAscender),
            "bbox": [scale * edge for edge in box],
            "italicAngle": 0,
            "stemV": 50 + int((os2.usWeightClass / 65) ** 2),
            "defaultWidth": scale * advances[".notdef"][0],
            "charToGlyph": {code: numbers[name] for code, name in self._names.items()},
            "charWidths": {code: scale * advances[name][0] for code, name in self._names.items()},
        }


def _numbered(names: Sequence[str]) -> Any:
    """Return the table by which a PDF finds a simple font's characters: by their number."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    # Macintosh Roman, as PDF 32000-1, 9.6.6.4 asks of symbolic fonts.
    numbers = CmapSubtable.newSubtable(6)
    numbers.platformID, numbers.platEncID, numbers.language = 1, 0, 0
    numbers.cmap = dict(enumerate(names))
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [numbers]
    return table
