"""Which models flag together: flags, order and reasons under each policy."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from desktop.imaging.radiograph import HeaderFacts, ImageRef
from desktop.inference.classifier import Score
from desktop.inference.pipeline import FilmSummary, Outcome
from desktop.review.findings import Finding, Threshold, assess, reassess, worklist_order
from desktop.review.policy import TEXTS, FlagPolicy, Rule, disagree

CUTS = {
    ("first", "1.0.0"): Threshold("first", "1.0.0", 0.5, "balanced", "First Net"),
    ("second", "1.0.0"): Threshold("second", "1.0.0", 0.2, "high sensitivity", "Second Net"),
    ("third", "1.0.0"): Threshold("third", "1.0.0", 0.8, "ours"),
}
SUMMARY = FilmSummary(HeaderFacts(), 10, 10, 8, "PNG", b"")


def film(
    *probabilities: float, policy: FlagPolicy, name: str = "a.png", warnings: tuple[str, ...] = ()
) -> Finding:
    scores = tuple(
        Score(model, version, probability, 1.0)
        for (model, version), probability in zip(CUTS, probabilities, strict=False)
    )
    return assess(Outcome(ImageRef(Path(name)), scores, warnings, SUMMARY), CUTS, policy)


@pytest.mark.parametrize("votes", list(itertools.product((False, True), repeat=3)))
def test_votes_rule_flags(votes: tuple[bool, bool, bool]) -> None:
    scores = [
        c.value if vote else c.value - 0.1 for vote, c in zip(votes, CUTS.values(), strict=True)
    ]
    flagged = {rule: film(*scores, policy=FlagPolicy(rule)).flagged for rule in Rule}
    assert flagged[Rule.LEADING] == votes[0]
    assert flagged[Rule.ANY] == any(votes)
    assert flagged[Rule.MAJORITY] == (sum(votes) >= 2)


def test_half_of_the_models_are_no_majority() -> None:
    assert not film(0.9, 0.1, policy=FlagPolicy(Rule.MAJORITY)).flagged
    assert film(0.9, 0.9, policy=FlagPolicy(Rule.MAJORITY)).flagged


def test_the_mean_is_held_against_a_threshold_of_its_own_or_the_leading_models() -> None:
    scores = (0.4, 0.4, 0.7)  # mean one half, which is the leading model's threshold
    assert film(*scores, policy=FlagPolicy(Rule.MEAN)).flagged
    assert not film(*scores, policy=FlagPolicy(Rule.MEAN, 0.51)).flagged
    with pytest.raises(ValueError, match="0 to 1"):
        FlagPolicy(Rule.MEAN, 1.2)


@pytest.mark.parametrize("rule", Rule)
def test_a_single_model_decides_alone_under_every_policy(rule: Rule) -> None:
    assert film(0.5, policy=FlagPolicy(rule)).flagged
    assert not film(0.49, policy=FlagPolicy(rule)).flagged


@pytest.mark.parametrize("rule", Rule)
def test_flagged_films_come_before_the_others_under_every_policy(rule: Rule) -> None:
    grid = (0.05, 0.3, 0.55, 0.95)
    found = [
        film(*scores, policy=FlagPolicy(rule, 0.4), name=f"{n}.png")
        for n, scores in enumerate(itertools.product(grid, repeat=3))
    ]
    flags = [one.flagged for one in worklist_order(found)]
    assert flags == sorted(flags, reverse=True)
    assert 0 < sum(flags) < len(flags)


def test_where_models_vote_more_votes_come_first_then_the_higher_mean() -> None:
    policy = FlagPolicy(Rule.ANY)
    two = film(0.5, 0.2, 0.1, policy=policy, name="two.png")
    one = film(0.1, 0.1, 0.95, policy=policy, name="one.png")
    higher = film(0.99, 0.1, 0.7, policy=policy, name="higher.png")
    assert worklist_order([one, higher, two]) == [two, higher, one]


@pytest.mark.parametrize("rule", Rule)
def test_out_of_scope_films_are_flagged_by_no_policy(rule: Rule) -> None:
    assert not film(
        0.99, 0.99, 0.99, policy=FlagPolicy(rule), warnings=("unlike_training",)
    ).flagged


def test_reasons_name_the_models_by_their_titles_with_threshold_and_point() -> None:
    alone = film(0.731, 0.1, 0.1, policy=FlagPolicy()).reason
    assert alone == "First Net gives 0.731, at or above the threshold 0.500 (balanced)"
    two = film(0.731, 0.4, 0.1, policy=FlagPolicy(Rule.MAJORITY)).reason
    assert two == (
        "flagged by 2 of 3 models (2 needed): First Net 0.731 ≥ 0.500 (balanced), "
        "Second Net 0.400 ≥ 0.200 (high sensitivity)"
    )
    few = film(0.1, 0.1, 0.9, policy=FlagPolicy(Rule.MAJORITY)).reason
    assert few == "flagged by only 1 of 3 models (2 needed): third 0.900 ≥ 0.800 (ours)"
    none = film(0.1, 0.1, 0.1, policy=FlagPolicy(Rule.ANY)).reason
    assert none == "flagged by none of 3 models (1 needed)"


def test_the_reason_of_a_mean_says_that_no_card_holds_its_threshold() -> None:
    reason = film(0.3, 0.4, 0.7, policy=FlagPolicy(Rule.MEAN)).reason
    assert "mean of 3 models is 0.467, below 0.500" in reason
    assert "stands in no model card" in reason
    assert "First Net 0.300, Second Net 0.400, third 0.700" in reason


def test_reasons_can_be_said_in_another_language() -> None:
    from desktop.review.policy import why

    found = film(0.7, 0.1, 0.1, policy=FlagPolicy(Rule.ANY))
    turned = {text: f"<{text}>" for text in TEXTS.values()}
    assert why(found.policy, found.assessments, say=turned.__getitem__).startswith("<flagged by")


def test_another_policy_needs_no_new_scores() -> None:
    found = film(0.1, 0.9, 0.1, policy=FlagPolicy())
    again = reassess(found, CUTS, FlagPolicy(Rule.ANY))
    assert not found.flagged
    assert again == film(0.1, 0.9, 0.1, policy=FlagPolicy(Rule.ANY))
    assert reassess(again, CUTS).policy == FlagPolicy(Rule.ANY)


def test_models_disagree_unless_all_or_none_of_them_flag() -> None:
    policy = FlagPolicy()
    assert disagree(film(0.1, 0.9, 0.1, policy=policy).assessments)
    assert not disagree(film(0.9, 0.9, 0.9, policy=policy).assessments)
    assert not disagree(film(0.1, 0.1, 0.1, policy=policy).assessments)
    assert not disagree(film(0.9, policy=policy).assessments)
