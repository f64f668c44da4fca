"""The open films without labels: agreement, flag rates, drift, and the films behind each."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.review.findings import Status
from desktop.ui.compare.folder import FolderSight, kappa_in_words, sight_of
from desktop.ui.compare.folder_charts import scatter_charts, spread_charts
from desktop.ui.compare.folder_grids import drift_grid, films_grid, pairs_grid, rates_grid
from tests.factories import card, reference
from tests.review.labelled import finding as labelled_finding
from tests.ui.build import finding

FILMS = [
    finding("same.png", 0.9, others=(0.8,)),
    finding("some.png", 0.6, others=(0.4,)),
    finding("most.png", 0.9, others=(0.1,)),
    finding("second.png", 0.2, others=(0.7,)),
    finding("strange.png", 0.9, others=(0.9,), status=Status.OUT_OF_SCOPE),
    finding("broken.png", None),
]


@pytest.fixture
def sight() -> FolderSight:
    made = sight_of(FILMS, [card()])
    assert made is not None
    return made


def names(films: object) -> list[str]:
    return [film.ref.path.name for film in films]


def test_only_films_in_scope_are_compared(sight: FolderSight) -> None:
    assert names(sight.films) == ["same.png", "some.png", "most.png", "second.png"]
    assert len(sight.readable) == 5
    assert sight.titles == ("Mean grey", "second")


def test_the_most_disputed_film_comes_first(sight: FolderSight) -> None:
    rows = films_grid(sight, disputed=True).rows
    assert [row[0].text for row in rows] == ["most.png", "second.png", "some.png"]
    assert [cell.text for cell in rows[0][1:]] == ["0.80", "0.900 ▲", "0.100 –"]
    assert rows[0][0].link().among_all
    assert len(films_grid(sight, disputed=False).rows) == 4


def test_what_only_one_model_flags_is_a_click_away(sight: FolderSight) -> None:
    (row,) = pairs_grid(sight).rows
    assert row[3].text == "2"
    assert names(row[3].link().films) == ["most.png", "some.png"]
    assert names(row[4].link().films) == ["second.png"]
    assert row[4].link().title == "films flagged by second and not by Mean grey"


def test_each_operating_point_leads_to_what_it_flags(sight: FolderSight) -> None:
    grid = rates_grid(sight)
    first = dict(zip(grid.titles, grid.rows[0], strict=True))
    assert first["balanced"].text.startswith("3 ●")
    assert first["high sensitivity"].text.startswith("4\n")
    assert names(first["balanced"].link().films) == ["same.png", "most.png", "some.png"]
    # The second model's card is not at hand: only its threshold in force is known.
    assert grid.rows[1][grid.titles.index("high sensitivity")].text == "–"


def test_every_point_and_bar_leads_to_its_films(sight: FolderSight) -> None:
    (scatter,) = scatter_charts(sight)
    seen = [
        name
        for layer in scatter.layers
        if layer.pick
        for place in range(layer.x.size)
        for name in names(layer.pick((place,)).films)
    ]
    assert sorted(seen) == sorted(names(sight.films))
    histogram = spread_charts(sight)[0].layers[0]
    counts = [len(histogram.pick((place,)).films) for place in range(histogram.y.size)]
    assert counts == histogram.y.astype(int).tolist()
    assert sum(counts) == 4


def test_the_share_that_reaches_a_score_is_that_of_the_films(sight: FolderSight) -> None:
    chart = next(one for one in spread_charts(sight) if "against" in one.title)
    here = chart.layers[0]
    for place in range(0, here.x.size, 20):
        reached = np.mean(sight.scores[0] >= here.x[place])
        assert here.y[place] == pytest.approx(reached)
        assert len(here.pick((place,)).films) == round(reached * 4)


def test_films_unlike_the_training_are_a_click_away() -> None:
    films = [
        labelled_finding(f"NORMAL/{n}.png", 0.3, 0.6, unlikeness=far)
        for n, far in enumerate((0.5, 3.0, 0.9, 1.5))
    ]
    made = sight_of(films, [card(name="first", reference=reference())])
    assert made is not None
    cell = drift_grid(made).rows[0][1]
    assert cell.text.startswith("Unlike the training films: 2 of 4 films")
    assert names(cell.link().films) == ["1.png", "3.png"]


def test_without_a_scored_film_there_is_nothing_to_compare() -> None:
    assert sight_of([], []) is None
    assert sight_of([finding("broken.png", None)], []) is None


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-0.1, "poor"),
        (0.1, "slight"),
        (0.4, "fair"),
        (0.61, "substantial"),
        (1.0, "almost perfect"),
    ],
)
def test_kappa_has_a_name(value: float, word: str) -> None:
    assert kappa_in_words(value) == word
