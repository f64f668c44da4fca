"""How a film lies in the view: zoom, place and orientation. Plain arithmetic, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

Pair = tuple[float, float]
Matrix = tuple[int, int, int, int]
"""Rows of a 2×2 matrix of 0, 1 and -1 that turns film axes into view axes."""

UPRIGHT: Matrix = (1, 0, 0, 1)
TURN_RIGHT: Matrix = (0, -1, 1, 0)
TURN_LEFT: Matrix = (0, 1, -1, 0)
FLIP_HORIZONTALLY: Matrix = (-1, 0, 0, 1)
FLIP_VERTICALLY: Matrix = (1, 0, 0, -1)

MAX_ZOOM = 40.0
ZOOM_STEP = 1.25


@dataclass(frozen=True, slots=True)
class Placement:
    """How a film lies in the view.

    Parameters
    ----------
    film : tuple of float
        Width and height of the film in its own pixels.
    view : tuple of float
        Width and height of the view.
    zoom : float
        View units for one film pixel.
    centre : tuple of float
        The point of the film, in film pixels, that lies in the middle of the view.
    orientation : Matrix
        Rotation and flips.
    fitted : bool
        Whether the film follows the view's size.
    """

    film: Pair
    view: Pair
    zoom: float
    centre: Pair
    orientation: Matrix = UPRIGHT
    fitted: bool = True

    def to_view(self, point: Pair) -> Pair:
        """Return where a point of the film lies in the view."""
        x, y = _times(self.orientation, (point[0] - self.centre[0], point[1] - self.centre[1]))
        return self.view[0] / 2 + self.zoom * x, self.view[1] / 2 + self.zoom * y

    def to_film(self, point: Pair) -> Pair:
        """Return which point of the film lies at a point of the view."""
        x = (point[0] - self.view[0] / 2) / self.zoom
        y = (point[1] - self.view[1] / 2) / self.zoom
        across, down = _times(_transposed(self.orientation), (x, y))
        return self.centre[0] + across, self.centre[1] + down

    def zoomed(self, factor: float, at: Pair | None = None) -> Placement:
        """Zoom; the film's point under `at`, the middle by default, stays where it is."""
        at = at or (self.view[0] / 2, self.view[1] / 2)
        least = fit(self.film, self.view, self.orientation).zoom / 4
        zoom = min(max(self.zoom * factor, min(least, 1.0)), MAX_ZOOM)
        under = self.to_film(at)
        closer = replace(self, zoom=zoom, fitted=False)
        moved = closer.to_film(at)
        centre = self.centre[0] + under[0] - moved[0], self.centre[1] + under[1] - moved[1]
        return replace(closer, centre=centre)

    def panned(self, dx: float, dy: float) -> Placement:
        """Move the film by view units; its edge never passes the middle of the view."""
        x, y = _times(_transposed(self.orientation), (dx / self.zoom, dy / self.zoom))
        centre = (
            min(max(self.centre[0] - x, 0.0), self.film[0]),
            min(max(self.centre[1] - y, 0.0), self.film[1]),
        )
        return replace(self, centre=centre, fitted=False)

    def at_scale(self, zoom: float) -> Placement:
        """Show the film's middle at a zoom."""
        return replace(self, zoom=zoom, centre=_middle(self.film), fitted=False)

    def magnified(self, at: Pair, *, view: Pair, least: float, by: float) -> Placement:
        """Return how the film lies in a small view of its own about a point of this one.

        Parameters
        ----------
        at : Pair
            The point, in view units.
        view : Pair
            Size of the small view.
        least : float
            The smallest zoom there.
        by : float
            How many times this view's zoom it has otherwise.
        """
        zoom = max(self.zoom * by, least)
        return replace(self, view=view, zoom=zoom, centre=self.to_film(at), fitted=False)

    def fit(self) -> Placement:
        """Show the whole film."""
        return fit(self.film, self.view, self.orientation)

    def turned(self, by: Matrix) -> Placement:
        """Rotate or flip as seen in the view."""
        turned = replace(self, orientation=_product(by, self.orientation))
        return turned.fit() if self.fitted else turned

    def like(self, other: Placement) -> Placement:
        """Lie as another film does: as much of it, the same part, turned alike."""
        whole = fit(self.film, self.view, other.orientation)
        if other.fitted:
            return whole
        closer = other.zoom / other.fit().zoom
        shares = (at / side for at, side in zip(other.centre, other.film, strict=True))
        centre = tuple(share * side for share, side in zip(shares, self.film, strict=True))
        return replace(whole, zoom=whole.zoom * closer, centre=(centre[0], centre[1]), fitted=False)

    def resized(self, view: Pair) -> Placement:
        """Follow another size of the view."""
        resized = replace(self, view=view)
        return resized.fit() if self.fitted else resized


def fit(film: Pair, view: Pair, orientation: Matrix = UPRIGHT) -> Placement:
    """Return the placement that shows the whole film as large as it goes."""
    width, height = (abs(side) for side in _times(orientation, film))
    zoom = min(max(view[0], 1.0) / width, max(view[1], 1.0) / height)
    return Placement(film, view, zoom, _middle(film), orientation)


def _middle(film: Pair) -> Pair:
    return film[0] / 2, film[1] / 2


def _times(m: Matrix, point: Pair) -> Pair:
    return m[0] * point[0] + m[1] * point[1], m[2] * point[0] + m[3] * point[1]


def _product(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
    )


def _transposed(m: Matrix) -> Matrix:
    return m[0], m[2], m[1], m[3]
