"""Fonts of the reports, and text that mixes scripts.

Latin text is set in Bitstream Vera, which reportlab carries and every report embeds. Any
other character, such as those of a note in Chinese, is set in a font of the system where
one is found that may be embedded, else in the standard's STSong-Light, which the reader's
viewer brings along.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from desktop.reporting.worklist import without_controls

TEXT, BOLD = "Vera", "VeraBd"
STANDARD_WIDE = "STSong-Light"

_EMBEDDED_WIDE = "Wide"
_SYSTEM_FONTS = (
    ("C:/Windows/Fonts/msyh.ttc", 0),
    ("C:/Windows/Fonts/simsun.ttc", 0),
    ("C:/Windows/Fonts/Deng.ttf", 0),
    ("/System/Library/Fonts/STHeiti Light.ttc", 1),
    ("/Library/Fonts/Arial Unicode.ttf", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
)
"""TrueType fonts with Chinese characters, and which of a collection is meant. Noto's are
of another kind, which reportlab cannot embed."""

_UNKNOWN = "?"
_LAST_OF_THE_STANDARD_FONT = 0xFFFF
_FIRST_BROKEN_ANYWHERE = 0x2E80
"""From here on scripts are written without spaces between words."""


@cache
def register() -> None:
    """Make the fonts for Latin text known to reportlab."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont(TEXT, "Vera.ttf"))
    registerFont(TTFont(BOLD, "VeraBd.ttf"))
    registerFontFamily(TEXT, normal=TEXT, bold=BOLD, italic=TEXT, boldItalic=BOLD)


@cache
def wide_fonts() -> tuple[str, ...]:
    """Return the fonts for what Vera lacks, the better one first; found when first needed."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    registerFont(UnicodeCIDFont(STANDARD_WIDE))
    for path, place in _SYSTEM_FONTS:
        if not Path(path).is_file():
            continue
        try:
            registerFont(TTFont(_EMBEDDED_WIDE, path, subfontIndex=place))
        except (TTFError, OSError):
            continue
        return _EMBEDDED_WIDE, STANDARD_WIDE
    return (STANDARD_WIDE,)


def marked_up(text: str) -> str:
    """Return text as a reportlab paragraph's markup, each run in a font that has it.

    Parameters
    ----------
    text : str
        Any text; nothing in it is taken for markup.
    """
    register()
    runs: list[tuple[str, str]] = []
    for character in without_controls(text):
        font, shown = _font_of(character)
        if runs and runs[-1][0] == font:
            runs[-1] = (font, runs[-1][1] + shown)
        else:
            runs.append((font, shown))
    return "".join(
        escape(run) if font == TEXT else f'<font name="{font}">{escape(run)}</font>'
        for font, run in runs
    ).replace("\n", "<br/>")


def breaks_anywhere(text: str) -> bool:
    """Tell whether text holds a script that is broken between any two characters."""
    return any(ord(character) >= _FIRST_BROKEN_ANYWHERE for character in text)


def _font_of(character: str) -> tuple[str, str]:
    """Return a font and the character to set in it."""
    code = ord(character)
    if character in "\n\t" or code in _glyphs(TEXT):
        return TEXT, character
    for font in wide_fonts():
        if font == STANDARD_WIDE:
            has_it = code <= _LAST_OF_THE_STANDARD_FONT
        else:
            has_it = code in _glyphs(font)
        if has_it:
            return font, character
    return TEXT, _UNKNOWN


@cache
def _glyphs(font: str) -> frozenset[int]:
    from reportlab.pdfbase.pdfmetrics import getFont

    return frozenset(getFont(font).face.charToGlyph)
