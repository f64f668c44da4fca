"""Changes to films: each alters what it says, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.report.changes import (
    CORNER,
    DISTURBANCES,
    FRAME,
    SHORTCUTS,
    Change,
    cover_letter,
    cover_lungs,
    keep_border,
    lungs_of,
    mask_corners,
    paint_letter,
)

BY_KEY = {change.key: change for change in (*SHORTCUTS, *DISTURBANCES)}


@pytest.fixture(scope="module")
def film() -> np.ndarray:
    """Grey values 1 to 249, so that neither black nor white is there by chance."""
    return np.random.default_rng(4).integers(1, 250, (200, 240), dtype=np.uint8)


def changed(film: np.ndarray, after: np.ndarray) -> np.ndarray:
    assert after.shape == film.shape
    assert after.dtype == np.uint8
    return after != film


def corners(film: np.ndarray) -> np.ndarray:
    rows, columns = round(CORNER * film.shape[0]), round(CORNER * film.shape[1])
    mask = np.zeros(film.shape, bool)
    mask[:rows, :columns] = mask[:rows, -columns:] = True
    mask[-rows:, :columns] = mask[-rows:, -columns:] = True
    return mask


def test_masking_the_corners_fills_four_corners_with_the_median(film: np.ndarray) -> None:
    after = mask_corners(film)
    assert not changed(film, after)[~corners(film)].any()
    assert (after[corners(film)] == np.uint8(np.median(film))).all()
    assert corners(film).mean() == pytest.approx(4 * CORNER**2)


def test_the_letter_stands_in_the_upper_left_corner_and_is_white(film: np.ndarray) -> None:
    after = paint_letter(film)
    where = np.argwhere(changed(film, after))
    assert where.max(axis=0)[0] < CORNER * film.shape[0]
    assert where.max(axis=0)[1] < CORNER * film.shape[1]
    height = where[:, 0].max() - where[:, 0].min() + 1
    assert height / min(film.shape) == pytest.approx(0.1, abs=0.01)
    assert (after >= film).all()
    assert (after[tuple(where.T)] == 255).mean() > 0.3


def test_covering_the_letter_hides_it_and_leaves_the_rest(film: np.ndarray) -> None:
    rows, columns = round(CORNER * film.shape[0]), round(CORNER * film.shape[1])
    after = cover_letter(paint_letter(film))
    assert len(np.unique(after[:rows, :columns])) == 1
    outside = np.ones(film.shape, bool)
    outside[:rows, :columns] = False
    assert not changed(film, after)[outside].any()


def test_covering_the_lungs_changes_only_the_lungs(film: np.ndarray) -> None:
    after = cover_lungs(film)
    lungs = lungs_of(film.shape)
    assert not changed(film, after)[~lungs].any()
    assert (after[lungs] == round(film.mean())).all()
    assert 0.3 < lungs.mean() < 0.45
    # The middle, where the heart and the spine are, stays.
    assert not lungs[:, round(0.5 * film.shape[1])].any()


def test_the_lungs_of_a_drawn_film_are_covered() -> None:
    """The dark fields of `conftest._film`, which stand where lungs stand."""
    rows, columns = np.mgrid[0:96, 0:112] / 100
    fields = np.zeros(rows.shape, bool)
    for middle in (0.33, 0.78):
        fields |= ((columns - middle) / 0.17) ** 2 + ((rows - 0.48) / 0.34) ** 2 < 1
    assert lungs_of(rows.shape)[fields].mean() > 0.9


def test_keeping_the_border_changes_only_the_inside(film: np.ndarray) -> None:
    after = keep_border(film)
    rows, columns = round(FRAME * film.shape[0]), round(FRAME * film.shape[1])
    inside = np.zeros(film.shape, bool)
    inside[rows:-rows, columns:-columns] = True
    assert not changed(film, after)[~inside].any()
    assert (after[inside] == round(film.mean())).all()


@pytest.mark.parametrize("change", [*SHORTCUTS, *DISTURBANCES], ids=lambda change: change.key)
def test_every_change_gives_a_new_film_of_the_same_kind(change: Change, film: np.ndarray) -> None:
    before = film.copy()
    after = change.apply(film)
    assert changed(film, after).any()
    assert (film == before).all()
    assert (change.apply(film) == after).all()


def test_disturbances_do_what_their_names_say(film: np.ndarray) -> None:
    def after(key: str) -> np.ndarray:
        return BY_KEY[key].apply(film).astype(float)

    assert (after("gamma_low") >= film).all()
    assert (after("gamma_high") <= film).all()
    assert after("contrast_low").std() == pytest.approx(0.7 * film.std(), rel=0.02)
    assert after("contrast_low").mean() == pytest.approx(film.mean(), abs=0.5)
    assert after("contrast_high").std() > film.std()
    assert (after("brighter") == np.minimum(film + 20.0, 255)).all()
    assert (after("darker") == np.maximum(film - 20.0, 0)).all()
    assert after("blur").std() < 0.5 * film.std()
    assert (BY_KEY["flip"].apply(after("flip").astype(np.uint8)) == film).all()


def test_a_crop_takes_a_twentieth_off_each_side() -> None:
    film = np.zeros((100, 100), np.uint8)
    film[:4], film[:, -4:] = 255, 255
    assert not BY_KEY["crop"].apply(film).any()
    film[:8] = 255
    assert BY_KEY["crop"].apply(film)[:2].all()
