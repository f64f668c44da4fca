from __future__ import annotations

import numpy as np
import pytest

from desktop.evaluation.decision import decision_curve, needless_avoided, net_benefit
from desktop.evaluation.metrics import Confusion, confusion_at

# Hepatocellular carcinoma in cirrhosis, PMC6993280, table 4, by Vickers and Elkin's formulas;
# 30 of 100 are ill. Threshold in per cent, net benefit of intervention in all, how much more
# the model is worth, and unnecessary interventions avoided per 100 patients.
PUBLISHED = [
    (3, 0.278, 0.000, 0),
    (8, 0.239, 0.014, 16),
    (10, 0.222, 0.019, 17),
    (20, 0.125, 0.081, 32),
    (30, 0.000, 0.178, 42),
    (40, -0.167, 0.330, 50),
    (50, -0.400, 0.535, 54),
    (60, -0.750, 0.861, 57),
    (70, -1.333, 1.429, 61),
    (90, -6.000, 6.033, 67),
]


@pytest.mark.parametrize(("percent", "of_all", "more", "avoided"), PUBLISHED)
def test_net_benefit_gives_published_values(
    percent: int, of_all: float, more: float, avoided: int
) -> None:
    everyone = Confusion(true_positive=30, false_positive=70, true_negative=0, false_negative=0)
    assert net_benefit(everyone, percent / 100) == pytest.approx(of_all, abs=5e-4)
    fewer = 100 * needless_avoided(of_all + more, of_all, percent / 100)
    assert fewer == pytest.approx(avoided, abs=0.75)  # their table is rounded


@pytest.mark.parametrize(("threshold", "benefit"), [(0.05, 0.3424), (0.25, 0.3240)])
def test_net_benefit_of_counts_is_another_programs(threshold: float, benefit: float) -> None:
    # github.com/walehn/ureter_stone, results/dca/BCR/dca_report.md: 321 cases read with help.
    counts = Confusion(true_positive=111, false_positive=21, true_negative=113, false_negative=76)
    assert net_benefit(counts, threshold) == pytest.approx(benefit, abs=5e-5)


def test_the_curve_is_net_benefit_at_each_threshold() -> None:
    random = np.random.default_rng(2)
    labels = random.random(200) < 0.3
    scores = np.clip(random.normal(0.3 + 0.35 * labels, 0.2), 0, 1)
    curve = decision_curve(labels, scores, thresholds=[0.1, 0.3, 0.7])
    for place, threshold in enumerate(curve.threshold):
        counts = confusion_at(labels, scores, threshold)
        assert curve.model[place] == pytest.approx(net_benefit(counts, threshold))
        assert curve.flag_all[place] == pytest.approx(
            net_benefit(confusion_at(labels, np.ones(200), threshold), threshold)
        )
    assert (curve.low < curve.model).all()
    assert (curve.model < curve.high).all()


def test_a_perfect_model_is_worth_the_prevalence_and_useful_everywhere() -> None:
    labels = np.arange(20) < 5
    curve = decision_curve(labels, labels.astype(float))
    assert curve.model == pytest.approx(0.25)
    assert curve.useful() == [(pytest.approx(0.01), pytest.approx(0.99))]


def test_scores_that_say_nothing_are_useful_nowhere() -> None:
    labels = np.arange(20) < 5
    assert decision_curve(labels, np.full(20, 0.25)).useful() == []


def test_patients_are_drawn_whole() -> None:
    random = np.random.default_rng(4)
    labels = np.repeat(random.random(40) < 0.5, 5)
    scores = np.clip(random.normal(0.4 + 0.2 * labels, 0.2), 0, 1)
    plain = decision_curve(labels, scores)
    honest = decision_curve(labels, scores, groups=np.repeat(np.arange(40), 5))
    assert (honest.high - honest.low).mean() > 1.3 * (plain.high - plain.low).mean()


@pytest.mark.parametrize("threshold", [1.0, -0.1])
def test_a_threshold_of_one_weighs_nothing(threshold: float) -> None:
    counts = Confusion(true_positive=1, false_positive=1, true_negative=1, false_negative=1)
    with pytest.raises(ValueError, match="threshold"):
        net_benefit(counts, threshold)
