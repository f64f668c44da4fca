"""Fonts of the reports, and text that mixes scripts.

Latin text is set in Bitstream Vera, which reportlab carries and every report embeds. Any
other character, such as those of a note or a report in Chinese, is set in a font of the
system where one is found that may be embedded, else in the standard's STSong-Light, which
the reader's viewer must bring along; the export says so.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from desktop.reporting.worklist import without_controls

TEXT, BOLD = "Vera", "VeraBd"
STANDARD_WIDE = "STSong-Light"


@dataclass(frozen=True, slots=True)
class WideFont:
    """A font with Chinese characters that a system may have.

    Parameters
    ----------
    plain : str
        Its file.
    bold : str
        That of its bold sister; empty where it has none.
    place : int
        Which one of a collection is meant.
    """

    plain: str
    bold: str = ""
    place: int = 0


_WIDE_FONTS = (
    WideFont("msyh.ttc", "msyhbd.ttc"),
    WideFont("Deng.ttf", "Dengb.ttf"),
    WideFont("simhei.ttf"),
    WideFont("simsun.ttc"),
    WideFont("STHeiti Light.ttc", "STHeiti Medium.ttc", place=1),
    WideFont("Arial Unicode.ttf"),
    WideFont("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", place=2),
    WideFont("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"),
    WideFont("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    WideFont("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    WideFont("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    WideFont("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    WideFont("wqy-microhei.ttc"),
    WideFont("wqy-zenhei.ttc"),
    WideFont("DroidSansFallbackFull.ttf"),
    WideFont("DroidSansFallback.ttf"),
    WideFont("uming.ttc"),
)
"""The better ones first."""

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


def wide_font() -> tuple[Path, int] | None:
    """Return the file of this machine's font for what Vera lacks, and its place in it."""
    return found_here()[0]


def wide_fonts(*, bold: bool = False) -> tuple[str, ...]:
    """Return the fonts for what Vera lacks, the better one first."""
    names = found_here()[1]
    return (names[bold], STANDARD_WIDE) if names else (STANDARD_WIDE,)


@cache
def found_here() -> tuple[tuple[Path, int] | None, tuple[str, ...]]:
    """Make this machine's best font known; return its file, and its plain and its bold name."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont(STANDARD_WIDE))
    folders = font_folders()
    there = {path.name: path for folder in folders for path in folder.rglob("*.[to]t[cf]")}
    for one in _WIDE_FONTS:
        plain = _registered(there.get(one.plain), one.place)
        if plain:
            bold = _registered(there.get(one.bold), one.place)
            return (there[one.plain], one.place), (plain, bold or plain)
    return None, ()


def _registered(path: Path | None, place: int) -> str:
    """Make a font known to reportlab; return its name there, empty if it cannot be embedded."""
    from reportlab.pdfbase.pdfmetrics import registerFont

    if path is None:
        return ""
    name = f"{path.stem}-{place}"
    try:
        registerFont(_opened(name, path, place))
    except (OSError, ValueError):
        return ""
    return name


def _opened(name: str, path: Path, place: int) -> Any:
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    from desktop.reporting.pdf.outlines import outline_font

    try:
        return TTFont(name, str(path), subfontIndex=place)
    except TTFError:
        # Of another kind than reportlab embeds.
        return outline_font(name, path, place)


def can_set(signs: frozenset[str]) -> bool:
    """Tell whether a report can hold all these characters, whatever fonts its viewer has."""
    register()
    return all(_font_of(sign)[0] != STANDARD_WIDE for sign in signs if sign.isprintable())


def marked_up(text: str, *, bold: bool = False) -> str:
    """Return text as a reportlab paragraph's markup, each run in a font that has it.

    Parameters
    ----------
    text : str
        Any text; nothing in it is taken for markup.
    bold : bool
        Whether it is set in bold.
    """
    register()
    runs: list[tuple[str, str]] = []
    for character in without_controls(text):
        font, shown = _font_of(character, bold=bold)
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


def _font_of(character: str, *, bold: bool = False) -> tuple[str, str]:
    """Return a font and the character to set in it."""
    code = ord(character)
    if character in "\n\t" or code in _glyphs(TEXT):
        return TEXT, character
    for font in wide_fonts(bold=bold):
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
