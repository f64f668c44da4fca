"""The survey as charts: sizes, greys, and the mean film of each class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.lines import Line2D

from trainer.preparing.distributions import (
    BRIGHTEST,
    BRIGHTNESS,
    CONTRAST,
    DARKEST,
    quantities_of,
)
from trainer.preparing.survey import NORMAL, PNEUMONIA
from trainer.report.drawing import BLACK, DASHES, GREY, PALE, draw
from trainer.report.drawing import NORMAL as NORMAL_COLOUR
from trainer.report.drawing import PNEUMONIA as PNEUMONIA_COLOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from trainer.preparing.inspection import Inspected

    Groups = Mapping[tuple[str, str], Sequence[Inspected]]
    Image = NDArray[np.float64]

_COLOURS = {NORMAL: NORMAL_COLOUR, PNEUMONIA: PNEUMONIA_COLOUR}
_MARKERS = {NORMAL: "o", PNEUMONIA: "^"}
_DIFFERENCES = "PuOr_r"
"""A map of two colours around white that colour-blind readers can tell apart."""
_LEAST_SCALE = 10.0
_BLACK = 4
_TITLES = {
    BRIGHTNESS: "Brightness: mean grey of each film",
    CONTRAST: "Contrast: spread of its greys",
    DARKEST: "Darkest: their 1st percentile",
    BRIGHTEST: "Brightest: their 99th percentile",
}
_DOTS_AT_MOST = 3000


def charts_of(groups: Groups) -> dict[str, bytes]:
    """Draw every chart.

    Parameters
    ----------
    groups : mapping of (split, label) to sequence of Inspected
        The films; no sequence is empty.

    Returns
    -------
    dict of str to bytes
        PNG images by name, without the extension.
    """
    splits = _splits(groups)
    painters: dict[str, tuple[Callable[[Figure], None], float]] = {
        "sizes": (lambda figure: _paint_sizes(figure, groups), 3.4),
        "intensities": (
            lambda figure: _paint_greys(figure, groups),
            2.4 + 2 * _boxes_height(groups),
        ),
        "class_means": (
            lambda figure: _paint_means(figure, groups),
            0.4 + 2.3 * len(_mean_rows(splits)),
        ),
    }
    return {name: draw(paint, height=height)[1] for name, (paint, height) in painters.items()}


def _paint_sizes(figure: Figure, groups: Groups) -> None:
    splits = _splits(groups)
    widest = max(max(film.columns for film in films) for films in groups.values())
    highest = max(max(film.rows for film in films) for films in groups.values())
    axes = figure.subplots(1, len(splits), sharex=True, sharey=True, squeeze=False)[0]
    for panel, split in zip(axes, splits, strict=True):
        panel.set_title(split)
        panel.axline((0, 0), slope=1, color=PALE, linewidth=1, zorder=0)
        for (its, label), films in groups.items():
            if its == split:
                _dots(panel, label, films)
        panel.set(xlim=(0, widest * 1.08), ylim=(0, highest * 1.08), xlabel="columns")
        panel.set_aspect("equal")
        sizes = {
            (f.columns, f.rows) for (s, _), films in groups.items() if s == split for f in films
        }
        if len(sizes) == 1:
            words = "every film {} × {}".format(*sizes.pop())
            panel.text(0.04, 0.96, words, va="top", color=GREY, transform=panel.transAxes)
    axes[0].set_ylabel("rows")
    _legend(figure, [label for _, label in groups])


def _dots(axes: Axes, label: str, films: Sequence[Inspected]) -> None:
    # Of very many films a regular sample shows the same cloud.
    some = films[:: 1 + len(films) // _DOTS_AT_MOST]
    axes.scatter(
        [film.columns for film in some],
        [film.rows for film in some],
        s=12,
        marker=_MARKERS[label],
        facecolors="none",
        edgecolors=_COLOURS[label],
        linewidths=0.6,
        alpha=0.6,
        rasterized=True,
    )


def _paint_greys(figure: Figure, groups: Groups) -> None:
    halves: Any = figure.subfigures(2, 1, height_ratios=[2.4, 2 * _boxes_height(groups)])
    _histograms(halves[0].subplots(), groups)
    below = halves[1].subplots(2, 2, sharey=True)
    shown = (BRIGHTNESS, CONTRAST, DARKEST, BRIGHTEST)
    for panel, quantity in zip(below.flat, shown, strict=True):
        _boxes(panel, groups, quantity)
    # The axis is shared; the first group belongs at the top.
    below[0, 0].invert_yaxis()


def _histograms(axes: Axes, groups: Groups) -> None:
    """Draw the mean histogram of each group; black, of which there is most, goes into words."""
    splits = _splits(groups)
    highest = 0.0
    for (split, label), films in groups.items():
        shares = np.stack([film.greys for film in films]).mean(axis=0) * 100
        black = shares[: _BLACK + 1].sum()
        dashes = DASHES[splits.index(split) % len(DASHES)]
        name = f"{split}, {label}: {black:.1f} % black"
        smooth = _smooth(shares)
        highest = max(highest, float(np.percentile(smooth, 95)))
        axes.plot(smooth, color=_COLOURS[label], linestyle=dashes, label=name)
    axes.set(xlim=(0, 255), ylim=(0, highest * 1.5), title="Mean histogram")
    axes.set(xlabel=f"grey (0 to {_BLACK} black, 255 white)", ylabel="% of the film")
    axes.legend(ncols=2, loc="upper center")


def _boxes_height(groups: Groups) -> float:
    return 0.75 + 0.24 * len(groups)


def _smooth(shares: NDArray[np.floating]) -> Image:
    """Average over five greys: stretched films leave some greys empty, which looks like a comb."""
    padded = np.pad(shares.astype(np.float64), 2, mode="edge")
    return np.convolve(padded, np.full(5, 0.2), mode="valid")


def _boxes(axes: Axes, groups: Groups, quantity: str) -> None:
    """Draw a box from the first to the third quartile, whiskers at 5 and 95 %, for each group."""
    names = [f"{split}, {label}" for split, label in groups]
    drawn = axes.boxplot(
        [quantities_of(films)[quantity] for films in groups.values()],
        orientation="horizontal",
        whis=(5, 95),
        showfliers=False,
        patch_artist=True,
        widths=0.55,
        medianprops={"color": BLACK, "linewidth": 1.4},
        tick_labels=names,
    )
    for box, (_, label) in zip(drawn["boxes"], groups, strict=True):
        box.set(facecolor=_COLOURS[label], alpha=0.45)
    axes.grid(axis="x", color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_title(_TITLES[quantity], fontsize=9)


def _paint_means(figure: Figure, groups: Groups) -> None:
    means = {key: _mean_film(films) for key, films in groups.items()}
    rows = _mean_rows(_splits(groups))
    differences = [_difference(means, row, column) for row in rows for column in range(3)]
    scale = max([_LEAST_SCALE, *(float(np.abs(d).max()) for d in differences if d is not None)])
    grid = figure.subplots(len(rows), 3, squeeze=False)
    colours: Any = None
    for row, line in zip(rows, grid, strict=True):
        for column, axes in enumerate(line):
            axes.set_xticks([])
            axes.set_yticks([])
            axes.spines[:].set_visible(False)
            axes.set_title(_mean_title(row, column), fontsize=9, fontweight="normal")
            mean = _plain_mean(means, row, column)
            difference = _difference(means, row, column)
            if mean is not None:
                axes.imshow(mean, cmap="gray", vmin=0, vmax=255, interpolation="bicubic")
            elif difference is not None:
                colours = axes.imshow(
                    difference, cmap=_DIFFERENCES, vmin=-scale, vmax=scale, interpolation="bicubic"
                )
            else:
                axes.set_title("")
    if colours is not None:
        bar = figure.colorbar(colours, ax=grid, shrink=0.6, aspect=30)
        bar.set_label("difference in grey (above 0: brighter)")


def _mean_rows(splits: Sequence[str]) -> list[tuple[str, ...]]:
    """One row for each split, and one for each further split compared with the first."""
    return [*((split,) for split in splits), *((splits[0], other) for other in splits[1:])]


def _mean_title(row: tuple[str, ...], column: int) -> str:
    label = (NORMAL, PNEUMONIA, "")[column]
    if len(row) == 2:
        return f"{row[1]} − {row[0]}, {label}"
    return f"{row[0]}, {label}" if label else f"{row[0]}, {PNEUMONIA} − {NORMAL}"


def _plain_mean(
    means: dict[tuple[str, str], Image], row: tuple[str, ...], column: int
) -> Image | None:
    return (
        means.get((row[0], (NORMAL, PNEUMONIA)[column])) if len(row) == 1 and column < 2 else None
    )


def _difference(
    means: dict[tuple[str, str], Image], row: tuple[str, ...], column: int
) -> Image | None:
    """Return the second split less the first, or pneumonia less normal in the last column."""
    if len(row) == 2 and column < 2:
        label = (NORMAL, PNEUMONIA)[column]
        first, second = (row[0], label), (row[1], label)
    elif len(row) == 1 and column == 2:
        first, second = (row[0], NORMAL), (row[0], PNEUMONIA)
    else:
        return None
    return means[second] - means[first] if first in means and second in means else None


def _mean_film(films: Sequence[Inspected]) -> Image:
    total = np.zeros(films[0].look.reduced.shape)
    for film in films:
        total += film.look.reduced
    return total / len(films)


def _splits(groups: Groups) -> list[str]:
    return list(dict.fromkeys(split for split, _ in groups))


def _legend(figure: Figure, labels: Sequence[str]) -> None:
    handles = []
    for label in dict.fromkeys(labels):
        look = {"color": _COLOURS[label], "marker": _MARKERS[label], "markerfacecolor": "none"}
        handles.append(Line2D([], [], linestyle="none", label=label, **look))  # type: ignore[arg-type]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles))
