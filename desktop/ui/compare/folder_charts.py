"""Charts of the open films without labels; each place leads to its films."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from desktop.review.drift import known_scores
from desktop.ui import words
from desktop.ui.compare.charts import Chart, Corner, Kind, Layer, line, points
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.compare.folder import FolderSight
    from desktop.ui.compare.links import Selection

_BINS = np.linspace(0, 1, 21)
_PLACES = np.linspace(0, 1, 201)
_SMALL, _LARGE = 6.0, 8.0
_MANY = 2_000


def scatter_charts(sight: FolderSight) -> tuple[Chart, ...]:
    """Return the scores of every two models against each other."""
    return tuple(_scatter(sight, a, b) for a, b in combinations(range(len(sight.models)), 2))


def spread_charts(sight: FolderSight) -> tuple[Chart, ...]:
    """Return how the scores are spread: counted, and against the films of the cards."""
    places = range(len(sight.models))
    against = (_against(sight, place) for place in places if sight.models[place].card)
    return (*(_histogram(sight, place) for place in places), *against)


def _scatter(sight: FolderSight, first: int, second: int) -> Chart:
    titles, scores = sight.titles, sight.scores
    cuts = [sight.models[one].threshold.value for one in (first, second)]
    layers = [
        line(words.translate("threshold across"), [cuts[0]] * 2, [0, 1], listed=False),
        line(words.translate("threshold up"), [0, 1], [cuts[1]] * 2, listed=False),
    ]
    differ = sight.flags(first) != sight.flags(second)
    size = _SMALL if len(sight.films) > _MANY else _LARGE
    for which, name, place in (
        (~differ, words.translate("same decision"), None),
        (differ, words.translate("different decision"), 1),
    ):
        at = np.flatnonzero(which)
        layers.append(
            points(
                f"{name}: {words.number(at.size)}",
                scores[first][at],
                scores[second][at],
                place=place,
                sizes=np.full(at.size, size),
                pick=partial(_pick_films, sight, at, titles[first], titles[second]),
                tip=partial(_film_tip, sight, at, first, second),
            )
        )
    return Chart(
        words.translate("{first} against {second}").format(
            first=titles[first], second=titles[second]
        ),
        words.translate("Score of {model}").format(model=titles[first]),
        words.translate("Score of {model}").format(model=titles[second]),
        tuple(layers),
        # Each corner holds films: those of interest two of them.
        legend=Corner.NOWHERE,
        note=words.translate(
            "● same decision {same}, ■ different {differ}; dotted: thresholds"
        ).format(same=words.number(int((~differ).sum())), differ=words.number(int(differ.sum()))),
    )


def _pick_films(
    sight: FolderSight, at: np.ndarray, first: str, second: str, chosen: Sequence[int]
) -> Selection:
    title = f"films at one place of {first} against {second}"
    return sight.chosen((int(at[one]) for one in chosen), title)


def _film_tip(sight: FolderSight, at: np.ndarray, first: int, second: int, which: int) -> str:
    film = int(at[which])
    text = words.translate("{film}: {first} {a:.3f}, {second} {b:.3f}")
    return text.format(
        film=words.film_name(sight.films[film].ref),
        first=sight.titles[first],
        a=sight.scores[first][film],
        second=sight.titles[second],
        b=sight.scores[second][film],
    )


def _histogram(sight: FolderSight, place: int) -> Chart:
    counts = np.histogram(sight.scores[place], _BINS)[0]
    text = words.translate("{n} films scored {low:.2f} to {high:.2f} by {model}")

    def pick(chosen: Sequence[int]) -> Selection:
        low, high = float(_BINS[chosen[0]]), float(_BINS[chosen[0] + 1])
        return sight.in_range(place, low, high)

    def tip(which: int) -> str:
        return text.format(
            n=words.number(int(counts[which])),
            low=_BINS[which],
            high=_BINS[which + 1],
            model=sight.titles[place],
        )

    bars = Layer(
        Kind.BARS,
        sight.titles[place],
        _BINS[:-1],
        counts.astype(np.float64),
        place,
        right=_BINS[1:],
        pick=pick,
        tip=tip,
    )
    return Chart(
        words.translate("Scores of {model}").format(model=sight.titles[place]),
        words.translate("Score"),
        words.translate("Films"),
        (bars,),
        y_range=(0, max(int(counts.max()), 1) * 1.05),
        legend=Corner.NOWHERE,
        note=words.translate("Upright: the threshold in force"),
        upright=sight.models[place].threshold.value,
    )


def _against(sight: FolderSight, place: int) -> Chart:
    """Draw the share of films that reach a score, here and where the model was measured."""
    model, scores = sight.models[place], np.sort(sight.scores[place])
    reached = 1 - np.searchsorted(scores, _PLACES, side="left") / scores.size
    text = words.translate("{share} of these films score {at:.2f} or more with {model}")

    def pick(chosen: Sequence[int]) -> Selection:
        return sight.flagged(place, float(_PLACES[chosen[0]]))

    def tip(which: int) -> str:
        return text.format(share=words.share(reached[which]), at=_PLACES[which], model=model.title)

    layers = [
        line(words.translate("these films"), _PLACES, reached, place=place, pick=pick, tip=tip)
    ]
    for second, one in enumerate(model.card.evaluations if model.card else ()):
        known = known_scores(one)
        x, y = np.append(known.threshold, 0.0), np.append(known.reached, 1.0)
        layers.append(line(told(one.data), x, y, second=second > 0))
    return Chart(
        words.translate("{model} against its test films").format(model=model.title),
        words.translate("Score"),
        words.translate("Share of the films at or above"),
        tuple(layers),
        legend=Corner.BOTTOM_LEFT,
        note=words.translate("Another share of pneumonia alone shifts the curve"),
    )
