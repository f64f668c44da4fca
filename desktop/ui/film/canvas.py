"""The surface a film is painted on, and the hands' way of changing how it hangs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.film.annotations import Corners, corners
from desktop.ui.film.hanging import Hanging, hang
from desktop.ui.film.rendering import Renderer
from desktop.ui.film.windowing import dragged, of_region

if TYPE_CHECKING:
    from desktop.ui.film.loading import LoadedFilm

_NOTCH = 120
_ZOOM_DRAG_SPAN = 200.0
_TEXT = QColor("#e6ebf0")
_QUIET = QColor("#98a2ae")
_SHADE = QColor(0, 0, 0, 200)
_REGION = QColor("#f2d06b")
_RIM = tuple((x, y) for x in (-1.2, 0.0, 1.2) for y in (-1.2, 0.0, 1.2) if x or y)

Drag = Callable[["FilmCanvas", Hanging, QPointF, QPointF], None]
"""What a drag does: with the hanging at its start, its first and its present point."""

_LEFT, _RIGHT, _MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
_PLAIN = Qt.KeyboardModifier.NoModifier
_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class FilmCanvas(QWidget):
    """Paints a film; drags and the wheel change how it hangs.

    Attributes
    ----------
    stepped : Signal of int
        The reader wants the next (1) or the previous (-1) film.
    touched : Signal
        The reader has begun to work on the film.
    maximise_wanted : Signal
        A double click.
    hanging_changed : Signal
        The film hangs differently.
    """

    stepped = Signal(int)
    touched = Signal()
    maximise_wanted = Signal()
    hanging_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Film"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._hanging: Hanging | None = None
        self._renderer = Renderer()
        self._placeholder: QPixmap | None = None
        self._place = ""
        self._note = ""
        self._drag: tuple[Drag, Hanging, QPointF] | None = None
        self._region: tuple[QPointF, QPointF] | None = None
        self._wheel = 0

    @property
    def hanging(self) -> Hanging | None:
        """How the film hangs; None without one."""
        return self._hanging

    def set_film(self, film: LoadedFilm, place: str, *, as_network: bool = False) -> None:
        """Hang a film up.

        Parameters
        ----------
        film : LoadedFilm
            The film.
        place : str
            Which one of the worklist it is, in words.
        as_network : bool
            Show what the model saw.
        """
        self._place, self._note, self._placeholder = place, "", None
        self.change(hang(film, self._view_size()).with_network_view(as_network))

    def set_place(self, place: str) -> None:
        """Say anew which film of the worklist it is."""
        if place != self._place:
            self._place = place
            self.update(0, 0, self.width(), 4 * self.fontMetrics().height())

    def wait_for_film(self, placeholder: QPixmap | None, note: str) -> None:
        """Take the film down; show its thumbnail and a note until it is there."""
        self._hanging, self._drag, self._region = None, None, None
        self._placeholder, self._note, self._place = placeholder, note, ""
        self.update()

    def change(self, hanging: Hanging) -> None:
        """Hang the film differently."""
        self._hanging = hanging
        self.update()
        self.hanging_changed.emit()

    def _view_size(self) -> tuple[float, float]:
        return float(max(self.width(), 1)), float(max(self.height(), 1))

    # Drags

    def _drag_window(self, start: Hanging, first: QPointF, now: QPointF) -> None:
        way = now - first
        self.change(start.windowed(dragged(start.window, way.x(), way.y())))

    def _drag_zoom(self, start: Hanging, first: QPointF, now: QPointF) -> None:
        factor = 2.0 ** ((first.y() - now.y()) / _ZOOM_DRAG_SPAN)
        self.change(start.placed(start.placement.zoomed(factor, (first.x(), first.y()))))

    def _drag_pan(self, start: Hanging, first: QPointF, now: QPointF) -> None:
        way = now - first
        self.change(start.placed(start.placement.panned(way.x(), way.y())))

    def _drag_region(self, start: Hanging, first: QPointF, now: QPointF) -> None:
        self._region = None if start.as_network else (first, now)
        self.update()

    def _take_region(self) -> None:
        if self._region is None or self._hanging is None:
            return
        first, now = (self._hanging.placement.to_film((p.x(), p.y())) for p in self._region)
        self._region = None
        window = of_region(self._hanging.film.radiograph, first, now)
        self.change(self._hanging.windowed(window) if window else self._hanging)

    # Painting

    def _paint_film(self, painter: QPainter, hanging: Hanging) -> None:
        sheet = self._renderer.sheet(hanging, self.devicePixelRatioF())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(sheet.transform, combine=True)
        painter.drawImage(QPointF(0, 0), sheet.image)
        painter.restore()

    def _paint_placeholder(self, painter: QPainter) -> None:
        if self._placeholder is not None:
            whole = QRectF(self.rect())
            size = self._placeholder.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(whole.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(0.5)
            painter.drawPixmap(target, self._placeholder, QRectF(self._placeholder.rect()))
            painter.setOpacity(1.0)
        if self._note:
            painter.setPen(_TEXT if self._placeholder is not None else _QUIET)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._note)

    def _paint_corners(self, painter: QPainter, said: Corners) -> None:
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        area = QRectF(self.rect()).adjusted(10, 8, -10, -8)
        metrics = painter.fontMetrics()
        for lines, align in (
            (said.top_left, top | left),
            (said.top_right, top | right),
            (said.bottom_left, bottom | left),
            (said.bottom_right, bottom | right),
        ):
            short = [
                metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, int(area.width() * 0.48))
                for line in lines
            ]
            if not short:
                continue
            _write(painter, area, align, "\n".join(short))

    def _paint_region(self, painter: QPainter) -> None:
        if self._region is not None:
            painter.setPen(QPen(_REGION, 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(*self._region).normalized())

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the film, its corners and the region being drawn."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._hanging is None:
            self._paint_placeholder(painter)
        else:
            self._paint_film(painter, self._hanging)
            ratio = self.devicePixelRatioF()
            self._paint_corners(painter, corners(self._hanging, ratio=ratio, place=self._place))
            self._paint_region(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted film fitted."""
        if self._hanging is not None:
            self.change(self._hanging.placed(self._hanging.placement.resized(self._view_size())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        self.touched.emit()
        tool = _DRAGS.get((event.button(), event.modifiers() & _MODIFIERS))
        if tool is not None and self._hanging is not None:
            self._drag = tool, self._hanging, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag."""
        if self._drag is not None:
            tool, start, first = self._drag
            tool(self, start, first, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._drag = None
        self._take_region()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the whole window."""
        if event.button() == _LEFT:
            self.maximise_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the worklist, or zoom with Ctrl."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._hanging is not None:
                at = event.position()
                placement = self._hanging.placement.zoomed(
                    2.0 ** (turned / _NOTCH / 4), (at.x(), at.y())
                )
                self.change(self._hanging.placed(placement))
        else:
            # Touchpads send many small turns; a film passes with each whole notch.
            self._wheel += turned
            notches = int(self._wheel / _NOTCH)
            self._wheel -= notches * _NOTCH
            if notches:
                self.stepped.emit(-notches)
        event.accept()


def _write(painter: QPainter, area: QRectF, align: Qt.AlignmentFlag, text: str) -> None:
    """Write with a dark rim: a ground of its own would hide a marker such as the "R"."""
    painter.setPen(_SHADE)
    for across, down in _RIM:
        painter.drawText(area.translated(across, down), align, text)
    painter.setPen(_TEXT)
    painter.drawText(area, align, text)


_DRAGS: dict[tuple[Qt.MouseButton, Qt.KeyboardModifier], Drag] = {
    (_LEFT, _PLAIN): FilmCanvas._drag_window,
    (_RIGHT, _PLAIN): FilmCanvas._drag_zoom,
    (_MIDDLE, _PLAIN): FilmCanvas._drag_pan,
    (_LEFT, Qt.KeyboardModifier.ShiftModifier): FilmCanvas._drag_pan,
    (_LEFT, Qt.KeyboardModifier.ControlModifier): FilmCanvas._drag_region,
}
