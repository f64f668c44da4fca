from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from desktop.evaluation.comparison import compare_scores, mcnemar_exact, p_in_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

HALF = {"first_threshold": 0.5, "second_threshold": 0.5}


def two_models(seed: int = 2, n: int = 300, better: float = 0.0) -> tuple[Bools, Floats, Floats]:
    random = np.random.default_rng(seed)
    labels = np.arange(n) % 2 == 0
    shared = random.normal(size=n) + 1.5 * labels
    first, second = (shared + gain * labels + random.normal(size=n) for gain in (better, 0.0))
    return labels, *(1 / (1 + np.exp(-(scores - 0.75))) for scores in (first, second))


@pytest.mark.parametrize(
    ("only_first", "only_second", "p"),
    [(1, 7, 0.070), (7, 1, 0.070), (121, 59, 0.000004), (80, 59, 0.089452), (10, 10, 1.0)],
)
def test_mcnemar_gives_published_values(only_first: int, only_second: int, p: float) -> None:
    # 1 against 7: airway hyper-responsiveness before and after stem cell transplantation,
    # Fagerland, Lydersen and Laake, BMC Med Res Methodol 2013; 13: 91. The others: Vassar
    # College's calculator, as quoted in statsmodels' own tests.
    assert mcnemar_exact(only_first, only_second) == pytest.approx(p, abs=5e-4)


def test_without_discordant_films_there_is_no_evidence() -> None:
    assert mcnemar_exact(0, 0) == 1.0


def test_delongs_test_reproduces_the_example_of_1988() -> None:
    # Albumin against the K-G score: SAS/STAT User's Guide, PROC LOGISTIC, "Comparing
    # Receiver Operating Characteristic Curves", contrast 0.0108, p 0.9102; total protein
    # against the K-G score -0.0780, p 0.4561. Scaled to 0..1, which keeps the order.
    albumin = [30, 32, 39, 28, 32, 9, 25, 16, 38, 37, 32, 38, 41, 36, 43, 36, 23, 42, 40, 35, 38]
    albumin += [30, 45, 37, 31, 41, 43, 43, 32, 26, 33, 17, 37, 33, 42, 35, 29, 21, 28, 40, 33]
    albumin += [37, 36]
    kg_score = [10, 5, 3, 6, 3, 5, 8, 5, 5, 6, 4, 6, 5, 5, 4, 4, 6, 4, 6, 6, 7, 8, 5, 5, 6, 6, 5]
    kg_score += [4, 5, 6, 6, 7, 5, 7, 6, 5, 9, 7, 8, 7, 6, 5, 5]
    labels = [0] * 43
    for benefit in (0, 3, 5, 6, 15, 17, 18, 21, 30, 31, 36, 38):
        labels[benefit] = 1
    found = compare_scores(labels, 1 - np.array(albumin) / 50, np.array(kg_score) / 10, **HALF)
    assert found.roc_auc.value == pytest.approx(0.0108, abs=5e-5)
    assert found.delong_p == pytest.approx(0.9102, abs=5e-5)


def test_discordant_films_are_counted_at_each_models_own_threshold() -> None:
    found = compare_scores(
        [1, 1, 0, 0, 1],
        [0.9, 0.2, 0.1, 0.8, 0.35],
        [0.9, 0.9, 0.1, 0.9, 0.35],
        first_threshold=0.3,
        second_threshold=0.4,
    )
    assert (found.only_first_right, found.only_second_right) == (1, 1)
    assert found.mcnemar_p == 1.0
    assert found.n == 5


def test_like_models_give_no_evidence_and_the_words_say_so() -> None:
    found = compare_scores(*two_models(), **HALF)
    assert found.delong_p > 0.05
    assert found.roc_auc.low < 0 < found.roc_auc.high
    assert found.discrimination.startswith("No evidence of a difference")
    assert found.decisions.startswith("No evidence of a difference")


def test_a_better_model_is_named_whichever_way_round() -> None:
    labels, good, bad = two_models(better=2.0)
    found, turned = (
        compare_scores(labels, good, bad, **HALF),
        compare_scores(labels, bad, good, **HALF),
    )
    assert found.delong_p < 0.001
    assert found.roc_auc.low > 0
    assert found.discrimination.startswith("The first model tells pneumonia from normal better")
    assert turned.discrimination.startswith("The second model")
    assert found.decisions.startswith("The first model decides more films rightly")
    assert turned.roc_auc.value == pytest.approx(-found.roc_auc.value)
    assert turned.delong_p == pytest.approx(found.delong_p)


def test_delongs_test_keeps_its_level_when_nothing_differs() -> None:
    ps = [compare_scores(*two_models(seed, n=120), **HALF).delong_p for seed in range(300)]
    # Binomial: 300 tests at 5 % give 7 to 24 false alarms nearly always.
    assert 5 <= sum(p < 0.05 for p in ps) <= 28


def test_a_model_against_itself_shows_no_difference() -> None:
    labels, scores, _ = two_models()
    found = compare_scores(labels, scores, scores, **HALF)
    assert (found.roc_auc.value, found.delong_p, found.mcnemar_p) == (0.0, 1.0, 1.0)


def test_one_class_alone_still_allows_mcnemar() -> None:
    found = compare_scores([1, 1, 1], [0.9, 0.9, 0.9], [0.1, 0.1, 0.9], **HALF)
    assert found.roc_auc is None
    assert found.delong_p is None
    assert found.mcnemar_p == 0.5
    assert "cannot be compared" in found.discrimination


def test_a_single_film_of_a_class_is_too_few_for_delong() -> None:
    found = compare_scores([1, 0, 0], [0.9, 0.1, 0.2], [0.1, 0.5, 0.6], **HALF)
    assert found.roc_auc.value == 1.0
    assert found.delong_p is None
    assert "too few" in found.discrimination


@pytest.mark.parametrize(
    ("p", "words"),
    [(1e-9, "p < 0.001"), (0.0344, "p = 0.034"), (0.0999, "p = 0.100"), (0.5, "p = 0.50")],
)
def test_p_values_are_written_as_papers_do(p: float, words: str) -> None:
    assert p_in_words(p) == words


def test_patients_with_several_films_count_once() -> None:
    labels, good, bad = two_models(better=1.0, n=80)
    films, patients = np.repeat(np.arange(80), 5), np.repeat(np.arange(80), 5)
    plain = compare_scores(labels, good, bad, **HALF)
    blown_up = compare_scores(labels[films], good[films], bad[films], **HALF)
    honest = compare_scores(labels[films], good[films], bad[films], groups=patients, **HALF)
    assert honest.by_patient
    assert blown_up.mcnemar_p < plain.mcnemar_p / 10
    assert honest.mcnemar_p == pytest.approx(plain.mcnemar_p)
    widths = [one.roc_auc.high - one.roc_auc.low for one in (plain, blown_up, honest)]
    assert widths[1] < 0.6 * widths[0]
    assert widths[2] == pytest.approx(widths[0], rel=0.15)
    assert honest.roc_auc.value == pytest.approx(plain.roc_auc.value)
    assert honest.roc_auc.method == "bootstrap percentile by patient"


def test_patients_with_one_film_each_change_nothing() -> None:
    labels, good, bad = two_models(n=60)
    plain = compare_scores(labels, good, bad, **HALF)
    assert compare_scores(labels, good, bad, groups=np.arange(60), **HALF) == plain


def test_sensitivity_and_specificity_are_compared_on_their_own_films() -> None:
    found = compare_scores(
        [1, 1, 1, 0, 0], [0.9, 0.9, 0.1, 0.9, 0.1], [0.9, 0.1, 0.1, 0.1, 0.1], **HALF
    )
    assert (found.sensitivity.n, found.specificity.n) == (3, 2)
    assert found.sensitivity.difference.value == pytest.approx(1 / 3)
    assert found.specificity.difference.value == pytest.approx(-1 / 2)
    assert compare_scores([1], [0.9], [0.1], **HALF).specificity is None


def test_models_are_called_by_their_names() -> None:
    labels, good, bad = two_models(better=2.0)
    found = compare_scores(labels, good, bad, first_name="resnet50", second_name="base", **HALF)
    assert found.discrimination.startswith("resnet50 tells pneumonia from normal better")
    assert found.decisions.startswith("resnet50 decides more films rightly")
