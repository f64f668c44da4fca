"""Tables of the open films without labels; their cells lead to films."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, overload

import numpy as np

from desktop.evaluation.intervals import wilson
from desktop.ui import words
from desktop.ui.compare.folder import kappa_in_words, spread
from desktop.ui.compare.links import Cell, Grid, Selection
from desktop.ui.compare.metric_cells import percent
from desktop.ui.told.lookup import told
from desktop.ui.triage import phrases

if TYPE_CHECKING:
    from desktop.evaluation.kappa import Kappa
    from desktop.review.drift import FolderDrift
    from desktop.ui.compare.folder import FolderSight
    from desktop.ui.compare.links import Row


_KEPT_ROWS = 256
"""More than a window shows at once."""


class FilmRows(Sequence[tuple[Cell, ...]]):
    """One row a film, made when it is looked at: there may be ten thousand."""

    def __init__(self, sight: FolderSight, places: Sequence[int]) -> None:
        self._sight = sight
        self._places = places
        # Qt asks for a cell a dozen times, once for each thing that it may look like.
        self._made = lru_cache(maxsize=_KEPT_ROWS)(self._row)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._made(place) for place in self._places[at]]
        return self._made(self._places[at])

    def _row(self, place: int) -> Row:
        film = self._sight.films[place]
        name = words.film_name(film.ref)
        link = partial(Selection, name, (film,), True)
        scores = (
            Cell(
                f"{one.score.probability:.3f} "
                + (words.FLAG_SIGN if one.flagged else words.NOT_A_NUMBER)
            )
            for one in film.assessments
        )
        return (Cell(name, phrases.reason(film), link), Cell(f"{spread(film):.2f}"), *scores)


def films_grid(sight: FolderSight, *, disputed: bool) -> Grid:
    """Return the films with the scores of all models, widest spread first."""
    places = sight.disputed if disputed else sight.by_spread
    spread_tip = words.translate("Highest minus lowest score")
    return Grid(
        (words.translate("Film"), words.translate("Spread"), *sight.titles),
        FilmRows(sight, places),
        (
            words.translate("Click a film to see it in the worklist"),
            spread_tip,
            *(words.translate("Score; {sign} flagged").format(sign=words.FLAG_SIGN),)
            * len(sight.titles),
        ),
    )


def kappa_text(found: Kappa | None) -> str:
    """Return an agreement beyond chance with its interval and its name."""
    if found is None:
        return words.translate("undefined")
    numbers, called = _kappa(found)
    return words.translate("{kappa}, {called}").format(kappa=numbers, called=called)


def _kappa(found: Kappa) -> tuple[str, str]:
    numbers = f"{found.value:.2f} ({found.low:.2f}–{found.high:.2f})".replace("-", "−")
    return numbers, told(kappa_in_words(found.value))


def pairs_grid(sight: FolderSight) -> Grid:
    """Return how every two models agree, and the films that only one of them flags."""
    rows = []
    for pair in sight.agreement.pairs:
        a, b = pair.first, pair.second
        only = [
            int((sight.flags(a) & ~sight.flags(b)).sum()),
            int((sight.flags(b) & ~sight.flags(a)).sum()),
        ]
        rows.append(
            (
                Cell(f"{sight.titles[a]} –\n{sight.titles[b]}"),
                Cell(words.share(pair.share)),
                Cell("\n".join(_kappa(pair.interval)) if pair.interval else kappa_text(None)),
                _counted(only[0], partial(sight.only, a, b)),
                _counted(only[1], partial(sight.only, b, a)),
            )
        )
    return Grid(
        (
            words.translate("Models"),
            words.translate("Same"),
            words.translate("Cohen’s κ"),
            words.translate("Only first"),
            words.translate("Only second"),
        ),
        rows,
        (
            "",
            words.translate("Share of the films that both decide alike"),
            words.translate("Agreement beyond chance, 95 % interval; words after Landis and Koch"),
            words.translate("Films that only the first one flags"),
            words.translate("Films that only the second one flags"),
        ),
    )


def _counted(n: int, link: partial[Selection]) -> Cell:
    return Cell(words.number(n), "", link if n else None)


def rates_grid(sight: FolderSight) -> Grid:
    """Return how many films each model flags at each of its operating points."""
    names = dict.fromkeys(
        point.name for model in sight.models for point in model.points[1:]
    ) | dict.fromkeys(model.threshold.name for model in sight.models)
    rows = []
    for place, model in enumerate(sight.models):
        points = {one.name: one for one in model.points}
        cells = [Cell(model.title, place=place)]
        for name in names:
            point = points.get(name)
            if point is None:
                cells.append(Cell(words.NOT_A_NUMBER))
                continue
            n = int(np.count_nonzero(sight.flags(place, point.value)))
            share = percent(wilson(n, len(sight.films)))
            in_force = point == model.threshold
            text = f"{words.number(n)}{' ●' if in_force else ''}\n{share}\n≥ {point.value:.3f}"
            tip = words.translate("In force") if in_force else ""
            link = partial(sight.flagged, place, point.value)
            cells.append(Cell(text, tip, link if n else None))
        rows.append(tuple(cells))
    return Grid((words.translate("Films flagged"), *map(told, names)), rows)


def drift_grid(sight: FolderSight) -> Grid:
    """Return what is known of these films against those that the models learned from."""
    rows: list[Row] = []
    for place, found in enumerate(sight.drift):
        name = Cell(sight.titles[place], place=place)
        if found is None:
            rows.append((name, Cell(words.translate("The model's card is not at hand."))))
            continue
        rows += [
            (name if not at else Cell(""), cell)
            for at, cell in enumerate(_drift(sight, place, found))
        ]
    return Grid(
        (words.translate("Model"), words.translate("These films against those of its card")), rows
    )


def _drift(sight: FolderSight, place: int, found: FolderDrift) -> list[Cell]:
    if found.strange is None:
        said = Cell(words.translate("It cannot tell films unlike its training films."))
    else:
        link = partial(sight.unlike, place) if found.strange.count else None
        said = Cell(told(found.strange.words), "", link)
    return [said, *(Cell(told(one.words), _numbers(one)) for one in found.scores)]


def _numbers(one: object) -> str:
    text = words.translate("Largest distance of the shares {d:.3f}, at score {at:.3f}")
    return text.format(d=one.distance, at=one.at)  # type: ignore[attr-defined]
