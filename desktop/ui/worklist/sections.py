"""Where a section of the worklist begins: a line with its name, over the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.review.findings import Status
from desktop.ui import words
from desktop.ui.appearance import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from desktop.review.findings import Finding

_SMALLER = 0.8
_PADDING = 6


def section_name(finding: Finding) -> str:
    """Return what the section that begins with a film is called."""
    if finding.status is Status.UNREADABLE:
        return words.translate("Unreadable")
    return words.translate("Out of scope · not ranked")


def paint_section(painter: QPainter, finding: Finding, *, top: int, left: int, width: int) -> None:
    """Paint the line above the first row of a section, and its name hanging from it.

    Parameters
    ----------
    painter : QPainter
        Of the list's viewport.
    finding : Finding
        The film in that row.
    top : int
        Where the row begins, in pixels.
    left : int
        Where the name stands: in a column of single lines, so that it covers no words.
    width : int
        Of the viewport, in pixels.
    """
    name = section_name(finding)
    unreadable = finding.status is Status.UNREADABLE
    ink = QColor(colours().fault if unreadable else colours().caution)
    font: QFont = painter.font()
    font.setPointSizeF(font.pointSizeF() * _SMALLER)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    space = metrics.horizontalAdvance(name) + 2 * _PADDING
    # Signs that the font borrows from another, such as Chinese ones, may be higher than its own.
    height = max(metrics.height(), metrics.boundingRect(QRect(), 0, name).height()) - 1
    tag = QRect(left, top, space, height)
    painter.fillRect(tag, ink)
    painter.setPen(QPen(ink, 2))
    painter.drawLine(0, top, width, top)
    painter.setPen(QColor(colours().ground))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)
