"""How the things over a film are painted: words, marks, bars, the magnifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
    QTransform,
)

from desktop.ui import words
from desktop.ui.film.looking import AGAINST, FOR
from desktop.ui.film.measuring import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect

    from desktop.imaging.radiograph import Spacing
    from desktop.ui.film.annotations import Corners
    from desktop.ui.film.looking import Looked
    from desktop.ui.film.measuring import Marks
    from desktop.ui.film.placement import Placement
    from desktop.ui.film.rendering import Sheet
    from desktop.ui.film.scale_bar import ScaleBar

TEXT = QColor("#e6ebf0")
QUIET = QColor("#98a2ae")
ACTIVE = QColor("#4f9cf0")
SHADE = QColor(0, 0, 0, 200)
_REGION = QColor("#f2d06b")
_WARNING = QColor("#f2d06b")
_MARK = QColor("#63e6d0")
_CHOSEN = QColor("#ffe066")
_RIM = tuple((x, y) for x in (-1.2, 0.0, 1.2) for y in (-1.2, 0.0, 1.2) if x or y)
_HANDLE = 4.0
_BAR = (14.0, 150.0)
"""Width and height of the colour bar."""

_BAR_MARGIN = 44.0
"""Room at the colour bar's right for the letter of the side."""

_BESIDE_SCALE = 2
"""As many of the lowest lines stand beside the scale."""

_Align = Qt.AlignmentFlag
_CENTRE = _Align.AlignCenter
_BELOW = _Align.AlignHCenter | _Align.AlignBottom


def write(painter: QPainter, area: QRectF, align: Qt.AlignmentFlag, text: str) -> None:
    """Write with a dark rim: a ground of its own would hide a marker such as the "R"."""
    painter.setPen(SHADE)
    for across, down in _RIM:
        painter.drawText(area.translated(across, down), align, text)
    painter.setPen(TEXT)
    painter.drawText(area, align, text)


def film_to_view(placement: Placement) -> QTransform:
    """Return the way from pixels of the film to units of the view."""
    a, b, c, d = (placement.zoom * step for step in placement.orientation)
    origin = placement.to_view((0.0, 0.0))
    # Qt multiplies a row vector from the left: its matrix is the transpose of ours.
    return QTransform(a, c, b, d, *origin)


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Paint the film."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(sheet.transform, combine=True)
    painter.drawImage(QPointF(0, 0), sheet.image)
    painter.restore()


def paint_spread(painter: QPainter, image: QImage, placement: Placement, opacity: float) -> None:
    """Paint an image spread over the whole film."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(opacity)
    painter.setTransform(film_to_view(placement), combine=True)
    painter.drawImage(QRectF(0, 0, *placement.film), image)
    painter.restore()


def map_image(looked: Looked) -> QImage:
    """Return a saliency map as an image of its own memory."""
    height, width = looked.rgba.shape[:2]
    kind = QImage.Format.Format_RGBA8888
    return QImage(looked.rgba.tobytes(), width, height, 4 * width, kind).copy()


def paint_note(painter: QPainter, rect: QRect, note: str) -> None:
    """Write what there is to say where no film hangs."""
    painter.setPen(QUIET)
    painter.drawText(rect.adjusted(16, 8, -16, -8), _CENTRE | Qt.TextFlag.TextWordWrap, note)


def paint_stand_in(painter: QPainter, rect: QRect, small: QImage, film: QSizeF, note: str) -> None:
    """Paint a small copy where the film will hang, as bright, and beneath it what it is.

    A copy that were darker, or a shade wider than its film, would make every step flicker.
    """
    size = film.scaled(QSizeF(rect.size()), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(QPointF(0, 0), size)
    target.moveCenter(QRectF(rect).center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, small)
    if not note:
        return
    text = painter.boundingRect(QRectF(rect).adjusted(0, 0, 0, -24), _BELOW, note)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SHADE)
    painter.drawRoundedRect(text.adjusted(-12, -6, 12, 6), 6, 6)
    painter.setPen(_WARNING)
    painter.drawText(text, _CENTRE, note)


def paint_corners(painter: QPainter, rect: QRect, said: Corners, *, scale: bool) -> None:
    """Paint the words in the corners; the lowest lines leave room for a scale between them."""
    area = QRectF(rect).adjusted(10, 8, -10, -8)
    for lines, align, share in (
        (said.top_left, _Align.AlignTop | _Align.AlignLeft, 0.48),
        (said.top_right, _Align.AlignTop | _Align.AlignRight, 0.48),
        (said.bottom_left, _Align.AlignBottom | _Align.AlignLeft, 0.58),
        (said.bottom_right, _Align.AlignBottom | _Align.AlignRight, 0.4),
    ):
        beside_scale = _BESIDE_SCALE if scale and align & _Align.AlignBottom else 0
        shares = [
            share if left > beside_scale else min(share, 0.34) for left in range(len(lines), 0, -1)
        ]
        short = [
            _elided(painter, line, area.width() * part)
            for line, part in zip(lines, shares, strict=True)
        ]
        if short:
            write(painter, area, align, "\n".join(short))


def _elided(painter: QPainter, line: str, width: float) -> str:
    return painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideMiddle, int(width))


def paint_sides(painter: QPainter, rect: QRect, letters: Sequence[str], *, above: float) -> None:
    """Paint at the left, top, right and bottom edge which side of the patient lies there.

    The lowest letter stands so many lines `above` the edge: a scale may be there.
    """
    font = painter.font()
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.6)
    large.setBold(True)
    painter.setFont(large)
    lift = above * painter.fontMetrics().height()
    area = QRectF(rect).adjusted(10, 8, -10, -8 - lift)
    places = (
        _Align.AlignLeft | _Align.AlignVCenter,
        _Align.AlignTop | _Align.AlignHCenter,
        _Align.AlignRight | _Align.AlignVCenter,
        _Align.AlignBottom | _Align.AlignHCenter,
    )
    for letter, place in zip(letters, places, strict=True):
        if letter:
            write(painter, area, place, letter)
    painter.setFont(font)


def paint_scale_bar(painter: QPainter, rect: QRect, bar: ScaleBar) -> None:
    """Paint the scale in the middle of the lower edge."""
    left = (rect.width() - bar.length) / 2
    y = rect.height() - 16.0
    for colour, width in ((SHADE, 4.0), (TEXT, 1.6)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(left, y), QPointF(left + bar.length, y))
        for x in (left, left + bar.length):
            painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))
    above = QRectF(0, y - 8 - 2 * painter.fontMetrics().height(), rect.width(), 0)
    above.setBottom(y - 7)
    write(painter, above, _Align.AlignHCenter | _Align.AlignBottom, bar.text)


def paint_marks(
    painter: QPainter, marks: Marks, placement: Placement, spacing: Spacing | None
) -> None:
    """Paint all measurements with what they measure."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, mark in enumerate(marks.every):
        points = [QPointF(*placement.to_view(point)) for point in mark.points]
        colour = _CHOSEN if number == marks.chosen else _MARK
        for pen in (QPen(SHADE, 3.6), QPen(colour, 1.6)):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)
            for point in points:
                painter.drawEllipse(point, _HANDLE, _HANDLE)
        text = in_words(mark, spacing)
        metrics = painter.fontMetrics()
        size = QSizeF(metrics.horizontalAdvance(text) + 4, metrics.height() + 2)
        area = beside_mark(points, size, placement.view[0])
        write(painter, area, _Align.AlignLeft | _Align.AlignVCenter, text)
    painter.restore()


def beside_mark(points: Sequence[QPointF], size: QSizeF, view: float) -> QRectF:
    """Return where the words about a mark stand: beside its last point, within the view.

    Parameters
    ----------
    points : sequence of QPointF
        Of the mark, in units of the view: two of a distance, three of an angle.
    size : QSizeF
        Of the words.
    view : float
        Width of the view, in its own units: on a dense screen a painter's viewport has others.
    """
    at = points[1] if len(points) == 3 else max(points, key=lambda point: point.x())
    # An angle's legs leave upwards from its vertex, so its words stand below.
    top = at.y() + 4 if len(points) == 3 else at.y() - 2 - size.height()
    left = at.x() + 10
    if left + size.width() > view:
        left = at.x() - 10 - size.width()
    return QRectF(QPointF(left, top), size)


def paint_region(painter: QPainter, first: QPointF, now: QPointF) -> None:
    """Paint the outline of a region that is being drawn."""
    painter.setPen(QPen(_REGION, 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(QRectF(first, now).normalized())


def paint_colour_bar(painter: QPainter, rect: QRect, looked: Looked, opacity: float) -> None:
    """Paint what the colours stand for, at the right edge."""
    width, height = _BAR
    area = QRectF(rect.width() - width - _BAR_MARGIN, (rect.height() - height) / 2, width, height)
    grade = QLinearGradient(area.topLeft(), area.bottomLeft())
    alpha = round(255 * opacity)
    for at, colour, strength in (
        (0.0, FOR, alpha),
        (0.5, FOR, 0),
        (0.501, AGAINST, 0),
        (1.0, AGAINST, alpha),
    ):
        grade.setColorAt(at, QColor(*colour, strength))
    painter.fillRect(area, QColor("#606060"))
    painter.fillRect(area, grade)
    painter.setPen(QPen(TEXT, 1))
    painter.drawRect(area)
    line = float(painter.fontMetrics().height())
    for share, text in (
        (0.0, words.translate("+{n:.2g} for pneumonia").format(n=looked.strongest)),
        (0.5, words.translate("0")),
        (1.0, words.translate("−{n:.2g} against it").format(n=looked.strongest)),
    ):
        y = area.top() + share * height - line / 2
        place = QRectF(0, y, area.left() - 6, line)
        write(painter, place, _Align.AlignRight | _Align.AlignVCenter, text)
    unit = QRectF(0, area.bottom() + line, area.right(), line)
    write(painter, unit, _Align.AlignRight, words.translate("in the logit"))


def paint_banner(painter: QPainter, rect: QRect, text: str) -> None:
    """Write a warning across the top of the film, below the corners' words."""
    line = float(painter.fontMetrics().height())
    area = QRectF(10, 8 + 4 * line, rect.width() - 20, 3 * line)
    align = _Align.AlignHCenter | _Align.AlignTop | Qt.TextFlag.TextWordWrap
    write(painter, area, align, text)


def paint_frame(painter: QPainter, rect: QRect) -> None:
    """Paint the frame of the film that the keys change."""
    painter.setPen(QPen(ACTIVE, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
