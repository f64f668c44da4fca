"""Fonts of the reports, and text that mixes scripts.

Latin text is set in Bitstream Vera, which reportlab carries and every report embeds. Any
other character, such as those of a note in Chinese, is set in a font of the system where
one is found that may be embedded, else in the standard's STSong-Light, which the reader's
viewer must bring along; the export says so.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from desktop.reporting.worklist import without_controls

TEXT, BOLD = "Vera", "VeraBd"
STANDARD_WIDE = "STSong-Light"

_EMBEDDED_WIDE = "Wide"
_FONT_FILES = (
    ("msyh.ttc", 0),
    ("Deng.ttf", 0),
    ("simhei.ttf", 0),
    ("simsun.ttc", 0),
    ("STHeiti Light.ttc", 1),
    ("Arial Unicode.ttf", 0),
    ("NotoSansSC-Regular.ttf", 0),
    ("wqy-microhei.ttc", 0),
    ("wqy-zenhei.ttc", 0),
    ("DroidSansFallbackFull.ttf", 0),
    ("DroidSansFallback.ttf", 0),
    ("uming.ttc", 0),
)
"""TrueType fonts with Chinese characters, the better ones first, and which of a collection
is meant. Noto's for all of East Asia are of another kind, which reportlab cannot embed."""

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


def font_folders() -> list[Path]:
    """Return where systems keep their fonts, and people theirs; only folders that are there."""
    home = Path.home()
    known = [
        Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        home / "AppData/Local/Microsoft/Windows/Fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]
    return [folder for folder in known if folder.is_dir()]


@cache
def wide_fonts() -> tuple[str, ...]:
    """Return the fonts for what Vera lacks, the better one first; found when first needed."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    registerFont(UnicodeCIDFont(STANDARD_WIDE))
    there = {path.name: path for folder in font_folders() for path in folder.rglob("*.tt[cf]")}
    for name, place in _FONT_FILES:
        if name not in there:
            continue
        try:
            registerFont(TTFont(_EMBEDDED_WIDE, str(there[name]), subfontIndex=place))
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


def borrows_a_font(report: bytes) -> bool:
    """Tell whether a written report relies on a font that its reader's viewer must have."""
    return STANDARD_WIDE.encode() in report


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
