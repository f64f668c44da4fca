"""Charts as SVG for pages that load nothing: lines, bands, bars, and axes to read them by.

Colours and line styles are classes that the page's style sheet defines, so that a chart
is as readable on a dark screen as in print. `s0` to `s7` are the series; a series is told
by its dashes as well as by its colour.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Place = tuple[float, float]

SERIES = 8

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 10.0, 26.0, 40.0


@dataclass(slots=True)
class Chart:
    """A chart under construction; later marks lie above earlier ones.

    Parameters
    ----------
    title : str
        Above the chart, and what a screen reader says.
    across, up : str
        What the axes show.
    x, y : tuple of float
        Range of each axis.
    width, height : float
        In pixels of the page.
    steps_across, steps_up : int
        Parts that each axis is divided into.
    percent : bool
        Whether the axes run in per cent.
    """

    title: str
    across: str
    up: str
    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)
    width: float = 340.0
    height: float = 320.0
    steps_across: int = 5
    steps_up: int = 5
    percent: bool = False
    _marks: list[str] = field(default_factory=list)

    def line(self, places: Iterable[Place], style: str, *, tip: str = "") -> None:
        """Draw a line through places, in the units of the axes."""
        path = self._path(places)
        self._marks.append(
            f'<polyline class="line {style}" points="{path}">{_title(tip)}</polyline>'
        )

    def band(self, x: Sequence[float], low: Sequence[float], high: Sequence[float], s: str) -> None:
        """Shade what lies between two lines."""
        outline = [*zip(x, high, strict=True), *reversed(list(zip(x, low, strict=True)))]
        self._marks.append(f'<polygon class="band {s}" points="{self._path(outline)}"/>')

    def bar(self, left: float, right: float, height: float, style: str, *, tip: str = "") -> None:
        """Draw a bar from the bottom of the chart."""
        x0, y0 = self._at(left, height)
        x1, y1 = self._at(right, self.y[0])
        self._marks.append(
            f'<rect class="bar {style}" x="{x0:.1f}" y="{y0:.1f}" width="{max(x1 - x0, 0):.1f}" '
            f'height="{max(y1 - y0, 0):.1f}">{_title(tip)}</rect>'
        )

    def whisker(self, x: float, low: float, high: float, style: str) -> None:
        """Draw an upright interval."""
        (across, top), (_, bottom) = self._at(x, high), self._at(x, low)
        self._marks.append(
            f'<line class="whisker {style}" x1="{across:.1f}" x2="{across:.1f}" '
            f'y1="{top:.1f}" y2="{bottom:.1f}"/>'
        )

    def dot(self, x: float, y: float, style: str, *, size: float = 4.0, tip: str = "") -> None:
        """Draw a point."""
        across, down = self._at(x, y)
        self._marks.append(
            f'<circle class="dot {style}" cx="{across:.1f}" cy="{down:.1f}" r="{size:.1f}">'
            f"{_title(tip)}</circle>"
        )

    def upright(self, x: float, style: str, *, tip: str = "") -> None:
        """Draw a line from bottom to top."""
        self.line([(x, self.y[0]), (x, self.y[1])], style, tip=tip)

    def say(self, text: str) -> None:
        """Write in the middle why there is nothing to see."""
        self._marks.append(
            f'<text class="empty" x="{self.width / 2:.0f}" y="{self.height / 2:.0f}" '
            f'text-anchor="middle">{escape(text)}</text>'
        )

    def svg(self) -> str:
        """Return the chart as an SVG element."""
        return (
            f'<svg class="chart" viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'width="{self.width:.0f}" height="{self.height:.0f}" role="img" '
            f'aria-label="{escape(self.title, quote=True)}">{self._frame()}'
            f"<g>{''.join(self._marks)}</g></svg>"
        )

    def _frame(self) -> str:
        left, bottom = self._at(self.x[0], self.y[0])
        right, top = self._at(self.x[1], self.y[1])
        parts = [f'<text class="title" x="{left:.0f}" y="16">{escape(self.title)}</text>']
        for x in _divided(self.x, self.steps_across):
            across, _ = self._at(x, self.y[0])
            parts += [
                f'<path class="grid" d="M{across:.1f} {top:.1f}V{bottom:.1f}"/>',
                f'<text class="tick" x="{across:.1f}" y="{bottom + 14:.1f}" '
                f'text-anchor="middle">{self._tick(x, self.x, self.steps_across)}</text>',
            ]
        for y in _divided(self.y, self.steps_up):
            _, down = self._at(self.x[0], y)
            parts += [
                f'<path class="grid" d="M{left:.1f} {down:.1f}H{right:.1f}"/>',
                f'<text class="tick" x="{left - 5:.1f}" y="{down + 3.5:.1f}" '
                f'text-anchor="end">{self._tick(y, self.y, self.steps_up)}</text>',
            ]
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        parts += [
            f'<text class="axis" x="{middle_x:.0f}" y="{self.height - 8:.0f}" '
            f'text-anchor="middle">{escape(self.across)}</text>',
            f'<text class="axis" x="12" y="{middle_y:.0f}" text-anchor="middle" '
            f'transform="rotate(-90 12 {middle_y:.0f})">{escape(self.up)}</text>',
        ]
        return "".join(parts)

    def _tick(self, value: float, between: tuple[float, float], steps: int) -> str:
        if self.percent:
            return f"{100 * value:.0f}"
        step = (between[1] - between[0]) / steps
        text = f"{value:.{0 if step >= 1 else 1 if step >= 0.1 else 2}f}"
        return text.replace("-", "−") if float(text) else text.lstrip("-")

    def _path(self, places: Iterable[Place]) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in (self._at(*one) for one in places))

    def _at(self, x: float, y: float) -> Place:
        """Return where a place lies on the page; beyond the axes it is drawn at their edge."""
        x, y = min(max(x, self.x[0]), self.x[1]), min(max(y, self.y[0]), self.y[1])
        wide, high = self.width - _LEFT - _RIGHT, self.height - _TOP - _BOTTOM
        across = _LEFT + wide * (x - self.x[0]) / (self.x[1] - self.x[0])
        return across, _TOP + high * (1 - (y - self.y[0]) / (self.y[1] - self.y[0]))


def _divided(between: tuple[float, float], steps: int) -> list[float]:
    return [between[0] + n / steps * (between[1] - between[0]) for n in range(steps + 1)]


def round_steps(highest: float, most: int = 5) -> tuple[float, int]:
    """Return an end for an axis from 0, and into how many round steps it divides.

    Parameters
    ----------
    highest : float
        What must fit, above 0.
    most : int
        Most steps.
    """
    step = 10.0 ** math.floor(math.log10(highest / most))
    step *= next(times for times in (1, 2, 5, 10) if math.ceil(highest / step / times) <= most)
    steps = math.ceil(highest / step - 1e-9)
    return steps * step, steps


def legend(names: Sequence[tuple[str, str]]) -> str:
    """Return a legend for charts, as HTML: pairs of style and name; ``bar s0`` shows a bar."""
    entries = "".join(
        f'<li><svg width="34" height="10" aria-hidden="true">{_sample(style)}</svg>'
        f"{escape(name)}</li>"
        for style, name in names
    )
    return f'<ul class="legend">{entries}</ul>'


def _sample(style: str) -> str:
    if style.startswith("bar "):
        return f'<rect class="{style}" x="11" y="0" width="12" height="10"/>'
    return f'<line class="line {style}" x1="1" x2="33" y1="5" y2="5"/>'


def _title(tip: str) -> str:
    return f"<title>{escape(tip)}</title>" if tip else ""
