"""Colours, style sheet and icons, read from `resources`."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QPainter, QPalette, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QStyleFactory

import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

_INSET = 6
_FRAME = QSize(16, 48)
"""What a window's frame takes at most."""
_ICON_SIDES = (16, 20, 24, 32, 48, 64, 96)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme, each a hexadecimal name.

    Parameters
    ----------
    ground, panel, raised, line : str
        Surfaces, from the back to the front, and the lines between them.
    text, muted : str
        Words, and words of less weight.
    accent, on_accent : str
        What is chosen, and words upon it.
    flagged, unflagged, caution, fault : str
        Flagged films, those not flagged, warnings, and what went wrong.
    """

    ground: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    flagged: str
    unflagged: str
    caution: str
    fault: str


DARK = "dark"
FULL_SIZE = 100
_LARGER = {"lead": 1.2, "title": 1.6, "score": 2.0}
"""Sizes of text above the ordinary one, by the names under which the style sheet asks for them."""

_SIDES = {"arrow": 10, "chevron": 12, "tick": 14, "sign": 16, "drop": 20}
_DOTS = {"dot": 6, "ring": 5, "bow": 8}
"""Pixels of signs, and of the parts of a radio button, beside ordinary text; they grow with it."""

_in_force: dict[str, Colours] = {}
_larger = [1.0]
_systems_font: list[QFont] = []
_further_families: list[str] = []


def load_colours(theme: str) -> Colours:
    """Return the colours of a theme, ``dark`` or ``light``."""
    stored = files(resources).joinpath("styles", f"{theme}.json").read_text("utf-8")
    return Colours(**json.loads(stored))


def colours() -> Colours:
    """Return the colours in force."""
    if "now" not in _in_force:
        _in_force["now"] = load_colours(DARK)
    return _in_force["now"]


def dress(app: QApplication, theme: str, text_size: int = FULL_SIZE) -> None:
    """Give the whole program its look, also while it runs.

    Parameters
    ----------
    app : QApplication
        The program.
    theme : {"dark", "light"}
        The colours.
    text_size : int
        In per cent of the size that the system wants.
    """
    if not _systems_font:
        _systems_font.append(app.font())
    _in_force["now"] = load_colours(theme)
    _larger[:] = [text_size / FULL_SIZE]
    font = _font(QFontInfo(_systems_font[0]).pointSizeF() * text_size / FULL_SIZE)
    # A style made anew would draw every widget twice.
    if app.style() is None or app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font)
    app.setPalette(palette(colours()))
    app.setStyleSheet(style_sheet(colours(), points=font.pointSizeF(), larger=_larger[0]))


def write_also_with(app: QApplication, families: Sequence[str]) -> None:
    """Say which fonts write the signs that the system's own font lacks.

    Qt would take any that has them: Chinese came in the shapes of another country's font
    where the system itself speaks English.

    Parameters
    ----------
    app : QApplication
        The program.
    families : sequence of str
        Best first; none for Qt's own choice.
    """
    if list(families) == _further_families:
        return
    _further_families[:] = families
    if _systems_font:
        app.setFont(_font(app.font().pointSizeF()))


def _font(points: float) -> QFont:
    """Return the font of all text, in a size."""
    font = QFont(_systems_font[0])
    if _further_families:
        # By its true name: as one of several, "Sans Serif" would be passed over.
        font.setFamilies([QFontInfo(font).family(), *_further_families])
    font.setPointSizeF(points)
    return font


def grown(size: QSize, screen: QScreen) -> QSize:
    """Return how large a window is to be in the size of text in force.

    Parameters
    ----------
    size : QSize
        What it needs in ordinary text, in device-independent pixels.
    screen : QScreen
        On which it is to stand whole, with its frame.
    """
    return (size * _larger[0]).boundedTo(screen.availableSize() - _FRAME)


def style_sheet(chosen: Colours, *, points: float = 10.0, larger: float = 1.0) -> str:
    """Return the style sheet with a theme's colours, the sizes of text and of signs put in."""
    sheet = files(resources).joinpath("styles", "window.qss").read_text("utf-8")
    values = asdict(chosen) | {"icons": Path(str(files(resources))).as_posix() + "/icons"}
    values |= {name: f"{points * factor:.1f}pt" for name, factor in _LARGER.items()}
    values |= {name: f"{round(side * larger)}px" for name, side in (_SIDES | _DOTS).items()}
    return re.sub(r"@(\w+)", lambda found: str(values[found[1]]), sheet)


def palette(chosen: Colours) -> QPalette:
    """Return Qt's palette of a theme, for what the style sheet does not reach."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, name in (
        (roles.Window, chosen.panel),
        (roles.WindowText, chosen.text),
        (roles.Base, chosen.ground),
        (roles.AlternateBase, chosen.panel),
        (roles.Text, chosen.text),
        (roles.Button, chosen.raised),
        (roles.ButtonText, chosen.text),
        (roles.ToolTipBase, chosen.raised),
        (roles.ToolTipText, chosen.text),
        (roles.PlaceholderText, chosen.muted),
        (roles.Highlight, chosen.accent),
        (roles.HighlightedText, chosen.on_accent),
        (roles.Link, chosen.accent),
    ):
        made.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(faded(chosen)))
    return made


def faded(chosen: Colours) -> str:
    """Return the colour of what cannot be used now: half-way from muted words to the ground."""
    words, ground = QColor(chosen.muted), QColor(chosen.panel)
    return QColor(
        (words.red() + ground.red()) // 2,
        (words.green() + ground.green()) // 2,
        (words.blue() + ground.blue()) // 2,
    ).name()


def inset(box: QAbstractSpinBox) -> None:
    """Keep a number as far from the edge of its box as other words: a style sheet cannot."""
    box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)


def icon(name: str, *, colour: str = "") -> QIcon:
    """Return one of our icons, crisp at every size.

    Parameters
    ----------
    name : str
        File name in ``resources/icons`` without ``.svg``.
    colour : str
        The text's when empty.
    """
    made = QIcon()
    for mode, shade in (
        (QIcon.Mode.Normal, colour or colours().text),
        (QIcon.Mode.Disabled, faded(colours())),
    ):
        for side in _ICON_SIDES:
            made.addPixmap(drawing(name, side=side, colour=shade), mode)
    return made


def drawing(name: str, *, side: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return one of our icons as a square pixmap in a colour.

    Parameters
    ----------
    name : str
        File name in ``resources/icons`` without ``.svg``.
    side : int
        In device-independent pixels.
    colour : str
        Hexadecimal name.
    ratio : float
        Pixels of the screen for each of these.
    """
    source = files(resources).joinpath("icons", f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
