"""How charts look: colours that colour-blind readers can tell apart, and never colour alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Patch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

BLACK, GREY, PALE = "#222222", "#777777", "#e4e4e4"
NORMAL, PNEUMONIA = "#0072B2", "#D55E00"
SHIFTED_COLOUR, HELD_OUT_COLOUR = "#0072B2", "#E69F00"
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#222222", "#E69F00", "#777777")
"""Okabe and Ito's colours, which stay apart in every common colour blindness."""

DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)), (0, (7, 2)), (0, (3, 3)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")

WIDTH = 6.9
_RESOLUTION = 200
_STYLE: Any = {  # matplotlib's names for its settings are literals
    "font.family": ["STIXGeneral", "DejaVu Serif"],
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 10,
    "axes.edgecolor": "#444444",
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "xtick.color": "#444444",
    "ytick.color": "#444444",
    "xtick.labelcolor": BLACK,
    "ytick.labelcolor": BLACK,
    "legend.fontsize": 9,
    "legend.frameon": False,
    "legend.handlelength": 2.4,
    "lines.linewidth": 1.4,
    "hatch.linewidth": 0.5,
    "svg.hashsalt": "pneumotriage",
}


def draw(
    paint: Callable[[Figure], None], *, height: float, width: float = WIDTH
) -> tuple[bytes, bytes]:
    """Draw a chart without any global state of matplotlib's.

    Parameters
    ----------
    paint : callable
        Fills a figure.
    height, width : float
        In inches.

    Returns
    -------
    tuple of bytes
        The same chart as SVG, its letters as outlines, and as PNG.
    """
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        paint(figure)
        svg, png = io.BytesIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=_RESOLUTION)
    return svg.getvalue(), png.getvalue()


def panels(figure: Figure, titles: Sequence[str]) -> list[Axes]:
    """Return axes side by side, with a title each."""
    axes = figure.subplots(1, len(titles), squeeze=False)[0]
    for panel, title in zip(axes, titles, strict=True):
        panel.set_title(title)
    return list(axes)


def unit_square(axes: Axes, *, across: str, up: str) -> None:
    """Make both axes run from 0 to 1 at the same scale."""
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), xlabel=across, ylabel=up)
    axes.set_aspect("equal")
    axes.set_xticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.grid(color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)


def spread(
    axes: Axes, values: NDArray[np.float64], edges: list[float], *, colour: str, hatch: str = ""
) -> tuple[Patch, Patch]:
    """Draw how values are spread, adding up to 1; return what stands for it in a legend.

    The hatching is a layer of its own: matplotlib's SVG fills the gaps of a hatch with
    the colour of its lines.
    """
    weights = np.full(len(values), 1 / max(len(values), 1))
    layers = []
    looks: tuple[dict[str, Any], ...] = (
        {"facecolor": colour, "alpha": 0.22, "linewidth": 0},
        {"facecolor": "none", "edgecolor": colour, "hatch": hatch, "linewidth": 1.1},
    )
    for look in looks:
        axes.hist(values, edges, weights=weights, histtype="stepfilled", **look)
        layers.append(Patch(**look))
    return layers[0], layers[1]


def legend_below(figure: Figure, handles: Mapping[str, Any]) -> None:
    """Put a legend under a figure; four names a line."""
    if handles:
        figure.legend(
            list(handles.values()),
            list(handles),
            loc="outside lower center",
            ncols=min(4, len(handles)),
        )


def named(axes: Axes) -> dict[str, Any]:
    """Return what has a name on some axes, for `legend_below`."""
    handles, labels = axes.get_legend_handles_labels()
    return dict(zip(labels, handles, strict=True))


def say(axes: Axes, text: str) -> None:
    """Write in the middle of empty axes why they are empty."""
    axes.text(0.5, 0.5, text, ha="center", va="center", color=GREY, transform=axes.transAxes)
