"""What the audit's words say of scores that were made up to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from trainer.report.audit import Effect

pytestmark = [
    pytest.mark.trainer,
    # TensorFlow, Keras and tf2onnx warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

N = 100
LABELS = np.arange(N) < N // 2
RNG = np.random.default_rng(2)
BEFORE = np.clip(np.where(LABELS, 0.8, 0.2) + RNG.normal(0, 0.1, N), 0.01, 0.99)
NOISE = RNG.random(N)


def effect(key: str, after: np.ndarray, *, few: bool = False) -> Effect:
    from trainer.report.audit import effect_of
    from trainer.report.changes import SHORTCUTS
    from trainer.report.material import SHIFTED

    change = next(one for one in SHORTCUTS if one.key == key)
    kept = np.arange(0, N, 25) if few else np.arange(N)
    return effect_of(
        change,
        BEFORE[kept],
        after[kept],
        labels=LABELS[kept],
        patients=kept,
        threshold=0.5,
        of=SHIFTED,
    )


def said(key: str, after: np.ndarray, *, few: bool = False) -> str:
    from trainer.report.verdicts import verdict

    return verdict([effect(key, after, few=few)])


def test_a_model_that_keeps_its_scores_hardly_reacts() -> None:
    words = said("letter_in", np.clip(BEFORE + 0.001, 0, 1))
    assert words.startswith("The model hardly reacts: the flag turns on 0 of 100 shifted films.")
    assert words.endswith("No evidence that it tells pneumonia from normal better or worse.")


def test_a_model_that_moves_its_scores_a_little_or_more_reacts() -> None:
    assert "reacts a little" in said("letter_in", np.clip(BEFORE - 0.04, 0, 1))
    assert "reacts to it" in said("letter_in", np.clip(BEFORE + 0.2, 0, 1))


def test_a_model_that_reads_the_letter_loses_its_discrimination() -> None:
    words = said("letter_out", NOISE)
    assert "reacts to it" in words
    assert "The ROC area changes by −0." in words


def test_a_model_that_needs_the_lungs_has_nothing_left_without_them() -> None:
    assert said("lungs_covered", NOISE).endswith("Nothing is left: what it goes by lies there.")
    assert said("border_only", NOISE).endswith("Nothing is left: the border tells nothing.")


def test_a_model_that_does_not_need_the_lungs_is_found_out() -> None:
    assert "Much is left" in said("lungs_covered", BEFORE)
    assert "may not be the lung's" in said("border_only", BEFORE)


def test_a_model_that_half_needs_the_lungs_is_told_from_both() -> None:
    half = 0.2 * BEFORE + 0.8 * NOISE
    found = effect("lungs_covered", half)
    assert found.after is not None
    assert found.after.low > 0.5
    assert found.after.value <= 0.7
    assert "Most is lost" in said("lungs_covered", half)


@pytest.mark.parametrize("key", ["corners_masked", "lungs_covered"])
def test_too_few_films_give_no_verdict(key: str) -> None:
    assert said(key, BEFORE, few=True) == "Too few films for a verdict."
    found = effect(key, BEFORE, few=True)
    assert (found.before, found.after, found.difference, found.flipped) == (None,) * 4
