"""The surface a film is painted on, and the hands' way of changing how it hangs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.film import painting
from desktop.ui.film.annotations import Said, banner, corners
from desktop.ui.film.drags import DRAGS, MARK, MODIFIERS, MOVES, REGION, pair
from desktop.ui.film.hanging import Hanging, hang
from desktop.ui.film.lens import Lens
from desktop.ui.film.marking import Marking
from desktop.ui.film.notches import NOTCH, Notches
from desktop.ui.film.overlays import OverlayPainter
from desktop.ui.film.probing import under
from desktop.ui.film.rendering import Renderer
from desktop.ui.film.scale_bar import scale_bar
from desktop.ui.film.sides import edge_letters
from desktop.ui.film.windowing import of_region

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent

    from desktop.ui.film.drags import Drag
    from desktop.ui.film.looking import Looked
    from desktop.ui.film.marking import Maker
    from desktop.ui.film.measuring import Marks
    from desktop.ui.film.placement import Pair
    from desktop.ui.film.shelf import LoadedFilm

_SETTLE_MILLISECONDS = 120
"""After the last turn of the wheel the film is painted as it is at rest."""

_SLACK = 3.0
"""How far, in view units, a hand may slip in a click without changing the film."""

_PATIENCE_MILLISECONDS = 150
"""Most films come sooner: a note that flashes up for so short a time only disturbs."""

_CORNER_LINES = 8


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
        self.setMouseTracking(True)
        self._hanging: Hanging | None = None
        self._renderer = Renderer()
        self._stand_in: QImage | None = None
        self._film_size = QSizeF()
        self._previewing = False
        self._place = self._note = ""
        self._hold: Callable[[QPointF], None] | None = None
        self._moving = False
        self._region: tuple[QPointF, QPointF] | None = None
        self._notches = Notches()
        self._pressed_at: QPointF | None = None
        self._cursor: QPointF | None = None
        self._marking, self._lens = Marking(), Lens()
        self._active = False
        self._words = self._overlays = True
        self._overlay_painter = OverlayPainter()
        self._identity: tuple[str, ...] = ()
        self._looked: tuple[Looked, QImage] | None = None
        self._opacity = 0.5
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self._settle)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self.update)

    @property
    def hanging(self) -> Hanging | None:
        """How the film hangs; None without one."""
        return self._hanging

    @property
    def marks(self) -> Marks:
        """What has been measured on the film."""
        return self._marking.of(self._hanging)

    @property
    def looked(self) -> Looked | None:
        """The saliency map over the film."""
        return self._looked[0] if self._looked else None

    @property
    def previewing(self) -> bool:
        """Whether a preview stands in for the film."""
        return self._hanging is None and self._previewing

    @property
    def note(self) -> str:
        """What stands where no film hangs; nothing while a film may come in a blink."""
        return "" if self._patience.isActive() else self._note

    @property
    def measuring(self) -> bool:
        """Whether a plain left drag measures."""
        return self._marking.make is not None

    @property
    def magnifying(self) -> bool:
        """Whether the magnifier is on."""
        return self._lens.on

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
        self._place, self._note = place, ""
        self._stand_in, self._previewing = None, False
        self._patience.stop()
        self._hold, self._region, self._moving = None, None, False
        self.change(hang(film, self._view_size()).with_network_view(as_network))

    def set_place(self, place: str) -> None:
        """Say anew which film of the worklist it is."""
        if place != self._place:
            self._place = place
            self.update(0, 0, self.width(), 4 * self.fontMetrics().height())

    def hang_none(self, note: str) -> None:
        """Take the film down, and say why none hangs."""
        self._patience.stop()
        self._take_down(note)

    def wait_for_film(
        self, note: str, thumbnail: QImage | None = None, size: QSizeF | None = None
    ) -> None:
        """Take the film down; show the thumbnail of the next until it is there.

        Parameters
        ----------
        note : str
            What is said if it does not come at once.
        thumbnail : QImage, optional
            Stands where the film will hang.
        size : QSizeF, optional
            Width and height of the film; the thumbnail's own by default.
        """
        self._take_down(note)
        self._stand_in = thumbnail
        if thumbnail is not None:
            self._film_size = size if size is not None else QSizeF(thumbnail.size())
        self._patience.start()

    def show_preview(self, preview: QImage, note: str) -> None:
        """Show a sharper copy of the film that is waited for, and a note that says so."""
        if self._hanging is None:
            if self._stand_in is None:
                self._film_size = QSizeF(preview.size())
            self._stand_in, self._previewing, self._note = preview, True, note
            self.update()

    def change(self, hanging: Hanging) -> None:
        """Hang the film differently."""
        self._hanging = hanging
        self.update()
        self.hanging_changed.emit()

    def measure_with(self, make: Maker | None) -> None:
        """Let plain left drags measure; None gives them back to the window."""
        self._marking.make = make
        self.setCursor(Qt.CursorShape.CrossCursor if make else Qt.CursorShape.ArrowCursor)

    def share_marks(self, other: FilmCanvas) -> None:
        """Show and make the same measurements as another canvas: they belong to the film."""
        self._marking = other._marking

    def delete_mark(self) -> None:
        """Take away the measurement that is chosen, or the last one."""
        self._marking.delete(self._hanging)
        self._tell_marks()

    def magnify(self, on: bool) -> None:
        """Show the magnifier, or not."""
        self._lens.on = on
        self.update()

    def show_words(self, on: bool) -> None:
        """Show what stands in the corners, or the film alone."""
        self._words = on
        self.update()

    def show_overlays(self, on: bool) -> None:
        """Show the overlays that the file brings, or not."""
        self._overlays = on
        self.update()

    def show_identity(self, lines: tuple[str, ...]) -> None:
        """Say who the patient is among the other texts; no line hides it again."""
        self._identity = lines
        self.update()

    def show_looked(self, looked: Looked | None, opacity: float) -> None:
        """Lay a saliency map over its film; one of another film is not taken."""
        mine = self._hanging.film.radiograph.ref if self._hanging else None
        self._opacity = opacity
        if looked is None or looked.key.ref != mine:
            self._looked = None
        elif self._looked is None or self._looked[0] is not looked:
            self._looked = looked, painting.map_image(looked)
        self.update()

    def show_active(self, on: bool) -> None:
        """Frame the film that the keys change, where there are two."""
        self._active = on
        self.update()

    def _take_down(self, note: str) -> None:
        self._hanging, self._hold, self._region, self._looked = None, None, None, None
        self._identity = ()
        self._stand_in, self._previewing = None, False
        self._note, self._place = note, ""
        self.update()

    def _view_size(self) -> tuple[float, float]:
        return float(max(self.width(), 1)), float(max(self.height(), 1))

    # Drags

    def _take_hold(self, event: QMouseEvent, hanging: Hanging) -> Callable[[QPointF], None] | None:
        which = (event.button(), event.modifiers() & MODIFIERS)
        first = event.position()
        if which == REGION:
            return partial(self._draw_region, first)
        move = self._marking.begin(hanging, pair(first)) if which == MARK else None
        if move is not None:
            self._tell_marks()
            return partial(self._mark, move)
        drag = DRAGS.get(which)
        self._moving = drag in MOVES
        return partial(self._carry_out, drag, hanging, first) if drag else None

    def _slipped(self, now: QPointF) -> bool:
        """Tell whether the hand has gone farther than in a click; once, for the whole drag."""
        if self._pressed_at is not None:
            way = now - self._pressed_at
            if max(abs(way.x()), abs(way.y())) <= _SLACK:
                return False
            self._pressed_at = None
        return True

    def _carry_out(self, drag: Drag, start: Hanging, first: QPointF, now: QPointF) -> None:
        self.change(drag(start, first, now))

    def _draw_region(self, first: QPointF, now: QPointF) -> None:
        if self._hanging is not None and not self._hanging.as_network:
            self._region = first, now
            self.update()

    def _mark(self, move: Callable[[Pair], None], now: QPointF) -> None:
        move(pair(now))
        self._tell_marks()

    def _tell_marks(self) -> None:
        said = self._marking.said(self._hanging) if self._hanging is not None else ""
        self.setAccessibleDescription(said)
        self.update()

    def _take_region(self) -> None:
        if self._region is None or self._hanging is None:
            return
        first, now = (self._hanging.placement.to_film(pair(p)) for p in self._region)
        self._region = None
        window = of_region(self._hanging.film.radiograph, first, now)
        self.change(self._hanging.windowed(window) if window else self._hanging)

    # Painting

    def _paint_film(self, painter: QPainter, hanging: Hanging) -> None:
        ratio = self.devicePixelRatioF()
        sheet = self._renderer.sheet(hanging, ratio, moving=self._moving)
        painting.paint_sheet(painter, sheet)
        placement = hanging.placement
        if self._looked is not None:
            painting.paint_spread(painter, self._looked[1], placement, self._opacity)
        if not hanging.as_network:
            if self._overlays:
                radiograph = hanging.film.radiograph
                self._overlay_painter.paint(painter, radiograph, placement, ratio)
            spacing = hanging.film.radiograph.facts.spacing
            painting.paint_marks(painter, self.marks, placement, spacing)

    def _paint_words(self, painter: QPainter, hanging: Hanging) -> None:
        radiograph, placement = hanging.film.radiograph, hanging.placement
        bar = None if hanging.as_network else scale_bar(placement, radiograph.facts.spacing)
        if self._words:
            said = Said(
                place=self._place,
                identity=self._identity,
                value=under(hanging, pair(self._cursor)) if self._cursor else (),
            )
            written = corners(hanging, ratio=self.devicePixelRatioF(), said=said)
            painting.paint_corners(painter, self.rect(), written, scale=bar is not None)
            letters = edge_letters(radiograph.facts, placement.orientation)
            painting.paint_sides(painter, self.rect(), letters, above=2.5 if bar else 0)
            if bar is not None:
                painting.paint_scale_bar(painter, self.rect(), bar)
        if self._looked is not None:
            painting.paint_colour_bar(painter, self.rect(), self._looked[0], self._opacity)
        text = banner(hanging, self.looked)
        if text:
            painting.paint_banner(painter, self.rect(), text)

    def _follow(self, cursor: QPointF | None) -> None:
        """Show value and magnifier at the cursor; only what changes is painted anew."""
        before, self._cursor = self._cursor, cursor
        height = _CORNER_LINES * self.fontMetrics().height()
        self.update(0, self.height() - height, self.width() // 2, height)
        if self._lens.on:
            for at in (before, cursor):
                if at is not None:
                    self.update(self._lens.area(at))

    @Slot()
    def _settle(self) -> None:
        if self._hold is None:
            self._moving = False
            self.update()

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the film and what lies over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._hanging is None and self._stand_in is not None:
            size = self._film_size
            painting.paint_stand_in(painter, self.rect(), self._stand_in, size, self.note)
        elif self._hanging is None:
            painting.paint_note(painter, self.rect(), self.note)
        else:
            self._paint_film(painter, self._hanging)
            if self._lens.on and self._cursor is not None and self._hold is None:
                ratio = self.devicePixelRatioF()
                self._lens.paint(painter, self._hanging, self._cursor, ratio)
            self._paint_words(painter, self._hanging)
            if self._region is not None:
                painting.paint_region(painter, *self._region)
        if self._active:
            painting.paint_frame(painter, self.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted film fitted."""
        if self._hanging is not None:
            self.change(self._hanging.placed(self._hanging.placement.resized(self._view_size())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        self.touched.emit()
        if self._hanging is not None:
            self._hold = self._take_hold(event, self._hanging)
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag; else say what lies under the cursor."""
        if self._hold is not None and self._slipped(event.position()):
            self._hold(event.position())
        self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._hold = None
        self._take_region()
        self._settle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the whole window."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.maximise_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the worklist, or zoom with Ctrl."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._hanging is not None:
                at = pair(event.position())
                placement = self._hanging.placement.zoomed(2.0 ** (turned / NOTCH / 4), at)
                self._moving = True
                self._settling.start()
                self.change(self._hanging.placed(placement))
        else:
            steps = self._notches.after(turned)
            if steps:
                self.stepped.emit(steps)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing of a pixel when the cursor is elsewhere."""
        self._follow(None)
