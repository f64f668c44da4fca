"""What cards let expect: never an interval that leaves out what was really measured."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.evaluation.intervals import wilson
from desktop.evaluation.prevalence import Flagged, ppv_at
from desktop.inference.contract import FilmScores, ModelCard
from desktop.review.counted import Bracket, at_least, counts_at, most_together
from desktop.review.expectation import expect, policy_counts, shared_evaluation
from desktop.review.findings import Threshold
from desktop.review.policy import FlagPolicy, Rule
from tests.factories import card

NAMES = ("first", "second", "third")


class Films:
    """Labelled scores of three models, and cards as a trainer writes them."""

    def __init__(self, seed: int = 0, n: int = 90, *, single: bool = False) -> None:
        self.single = single
        self.patients = np.arange(n) // 2
        random = np.random.default_rng(seed)
        self.ill = np.arange(n) % 3 > 0
        spread = random.normal(0.35, 0.2, (3, n)) + 0.3 * self.ill
        self.scores = np.round(np.clip(spread, 0, 0.98), 2)
        self.cards = [self._card(k) for k in range(3)]

    def flagged(self, flags: np.ndarray) -> Flagged:
        ill, well = int(self.ill.sum()), int((~self.ill).sum())
        return Flagged(int((flags & self.ill).sum()), ill, int((flags & ~self.ill).sum()), well)

    def at(self, model: int, threshold: float) -> Flagged:
        return self.flagged(self.scores[model] >= threshold)

    def _card(self, model: int) -> ModelCard:
        from sklearn.metrics import roc_curve

        fpr, tpr, cuts = roc_curve(self.ill, self.scores[model])
        at = self.at(model, 0.5)
        estimates = {
            "sensitivity": _estimate(at.hits, at.ill),
            "specificity": _estimate(at.well - at.alarms, at.well),
        }
        kept = FilmScores.of(self.ill, self.patients, self.scores[model]) if self.single else None
        return card(
            name=NAMES[model],
            operating_points=[
                {"name": "balanced", "threshold": 0.5, "chosen_on": "films", **estimates}
            ],
            evaluations=[
                {
                    "data": "films",
                    "description": "of this test",
                    "file_list_sha256": "a" * 64,
                    "n": len(self.ill),
                    "prevalence": 2 / 3,
                    "operating_point": "balanced",
                    "metrics": estimates
                    | {"accuracy": _estimate(1, 2), "roc_auc": _estimate(1, 2)},
                    "confusion": {
                        "threshold": 0.5,
                        "true_positive": at.hits,
                        "false_positive": at.alarms,
                        "true_negative": at.well - at.alarms,
                        "false_negative": at.ill - at.hits,
                    },
                    "films": kept.model_dump() if kept else None,
                    "roc": [
                        {
                            "false_positive_rate": x,
                            "true_positive_rate": y,
                            "threshold": None if np.isinf(cut) else cut,
                        }
                        for x, y, cut in zip(fpr, tpr, cuts, strict=True)
                    ],
                }
            ],
        )


def _estimate(successes: int, n: int) -> dict[str, object]:
    found = wilson(successes, n)
    return {"value": found.value, "low": found.low, "high": found.high, "method": "Wilson"}


def holds(bracket: Bracket, found: Flagged) -> bool:
    return (
        bracket.least.hits <= found.hits <= bracket.most.hits
        and bracket.least.alarms <= found.alarms <= bracket.most.alarms
        and (bracket.least.ill, bracket.least.well) == (found.ill, found.well)
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_of_every_threshold_lie_within_what_the_card_tells(seed: int) -> None:
    films = Films(seed)
    measured = films.cards[0].evaluations[0]
    exact = 0
    for threshold in np.linspace(0, 1, 201):
        bracket = counts_at(measured, films.cards[0], float(threshold))
        assert holds(bracket, films.at(0, threshold))
        exact += bracket.exact
    assert 3 < exact < 201


def test_an_operating_point_and_a_corner_of_the_curve_are_told_exactly() -> None:
    films = Films()
    measured = films.cards[0].evaluations[0]
    corners = [one.threshold for one in measured.roc if one.threshold is not None]
    for threshold in (0.5, *corners):
        bracket = counts_at(measured, films.cards[0], threshold)
        assert bracket.exact
        assert bracket.least == films.at(0, threshold)


def test_a_card_that_holds_single_scores_tells_every_threshold_exactly() -> None:
    films = Films(single=True)
    measured = films.cards[0].evaluations[0]
    for threshold in np.linspace(0, 1, 51):
        bracket = counts_at(measured, films.cards[0], float(threshold))
        assert bracket.exact
        # Scores are kept in single precision, as the graph gives them.
        assert bracket.least == films.flagged(films.scores[0].astype(np.float32) >= threshold)


@pytest.mark.parametrize("rule", list(Rule))
def test_cards_with_the_same_films_tell_a_policy_exactly(rule: Rule) -> None:
    films = Films(single=True)
    thresholds = {
        (name, "1.0.0"): Threshold(name, "1.0.0", at, "by hand", name)
        for name, at in zip(NAMES, (0.45, 0.5, 0.55), strict=True)
    }
    found = policy_counts(FlagPolicy(rule), films.cards, thresholds)
    assert found is not None
    scores = films.scores.astype(np.float32)
    votes = (scores >= np.array([[0.45], [0.5], [0.55]])).sum(axis=0)
    flags = {
        Rule.LEADING: scores[0] >= 0.45,
        Rule.ANY: votes > 0,
        Rule.MAJORITY: votes > 1,
        Rule.MEAN: scores.astype(float).mean(axis=0) >= 0.45,
    }[rule]
    assert found.exact
    assert found.least == films.flagged(flags)
    expected = expect(found, prevalence=0.2)
    sensitivity = expected.sensitivity.least
    plain = wilson(found.least.hits, found.least.ill)
    assert sensitivity.value == plain.value
    # Two films of a patient are no two witnesses.
    assert "by patient" in sensitivity.method
    assert sensitivity.low <= plain.low
    assert sensitivity.high >= plain.high
    assert expected.ppv is not None
    assert expected.ppv.low < expected.ppv.least.value < expected.ppv.high


def test_between_two_corners_sensitivity_is_a_span_with_the_outer_bounds() -> None:
    least, most = Flagged(50, 60, 4, 30), Flagged(55, 60, 4, 30)
    expected = expect(Bracket(least, most), prevalence=0.2)
    assert not expected.sensitivity.exact
    assert expected.sensitivity.low == wilson(50, 60).low
    assert expected.sensitivity.high == wilson(55, 60).high
    assert expected.specificity.exact
    assert expected.ppv is not None
    worst, best = (ppv_at(one, prevalence=0.2) for one in (least, most))
    assert worst is not None
    assert best is not None
    assert (expected.ppv.low, expected.ppv.high) == (worst.low, best.high)


def test_predictive_values_are_left_open_where_nothing_may_be_flagged() -> None:
    films = Films()
    bracket = counts_at(films.cards[0].evaluations[0], films.cards[0], 1.0)
    assert bracket.least == Flagged(0, 60, 0, 30)
    assert expect(bracket, prevalence=0.2).ppv is None
    everything = expect(counts_at(films.cards[0].evaluations[0], films.cards[0], 0.0), prevalence=1)
    assert everything.npv is None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "policy", [*(FlagPolicy(rule) for rule in Rule), FlagPolicy(Rule.MEAN, 0.45)]
)
def test_what_a_policy_really_does_lies_within_its_bounds(seed: int, policy: FlagPolicy) -> None:
    films = Films(seed)
    cuts = np.array([0.5, 0.47, 0.6])
    thresholds = {
        (name, "1.0.0"): Threshold(name, "1.0.0", cut, "by hand")
        for name, cut in zip(NAMES, cuts, strict=True)
    }
    bracket = policy_counts(policy, films.cards, thresholds)
    assert bracket is not None
    votes = (films.scores >= cuts[:, None]).sum(axis=0)
    mean = films.scores.mean(axis=0) >= (policy.mean_threshold or cuts[0])
    flags = {
        Rule.LEADING: films.scores[0] >= cuts[0],
        Rule.ANY: votes >= 1,
        Rule.MAJORITY: votes >= 2,
        Rule.MEAN: mean,
    }[policy.rule]
    assert holds(bracket, films.flagged(flags))


def test_any_is_at_least_as_sensitive_as_the_best_and_at_most_as_specific_as_the_worst() -> None:
    brackets = [Bracket(one, one) for one in (Flagged(50, 60, 3, 30), Flagged(55, 60, 9, 30))]
    together = at_least(1, brackets)
    assert (together.least.hits, together.most.hits) == (55, 60)
    assert (together.least.alarms, together.most.alarms) == (9, 12)


def test_no_arrangement_of_sets_exceeds_the_most_that_belong_together() -> None:
    random = np.random.default_rng(1)
    for _ in range(300):
        sets = random.random((4, 12)) < random.random((4, 1))
        for needed in range(1, 5):
            together = int((sets.sum(axis=0) >= needed).sum())
            assert together <= most_together(needed, sets.sum(axis=1).tolist(), 12)
    # Three sets of four among ten: six belong to two of them at most, and so it can be.
    assert most_together(2, [4, 4, 4], 10) == 6


def test_models_measured_on_different_films_have_no_bounds_in_common() -> None:
    films = Films()
    other = films.cards[1].model_dump()
    other["evaluations"][0]["file_list_sha256"] = "b" * 64
    cards = [films.cards[0], ModelCard.model_validate(other)]
    assert shared_evaluation(cards) == ()
    thresholds = {(n, "1.0.0"): Threshold(n, "1.0.0", 0.5, "balanced") for n in NAMES}
    assert policy_counts(FlagPolicy(Rule.ANY), cards, thresholds) is None
    assert policy_counts(FlagPolicy(), cards, thresholds) is not None
