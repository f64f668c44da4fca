"""Which threshold the reader moves and where it stands. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.review.expectation import Expectation, expect, policy_counts, shared_evaluation
from desktop.review.findings import Threshold, threshold_from_card
from desktop.review.policy import SET_BY_HAND, FlagPolicy, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.inference.contract import Evaluation, ModelCard
    from desktop.review.triage import Team, Thresholds

    Model = tuple[str, str]

PER = 1000
"""Steps of the slider, and films in an example."""


@dataclass(frozen=True, slots=True)
class Point:
    """An operating point that can be chosen.

    Parameters
    ----------
    threshold : Threshold
        Of one version of one model.
    of_site : bool
        Whether the site chose it on its own films; else it stands in the model card.
    """

    threshold: Threshold
    of_site: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """Thresholds and policy, in force or tried out.

    Parameters
    ----------
    thresholds : mapping of (model, version) to Threshold
        One for every model.
    policy : FlagPolicy
        How the models decide together.
    """

    thresholds: Thresholds
    policy: FlagPolicy


class TriageDesk:
    """What the reader decides flags by: the models, their thresholds, the one that moves."""

    def __init__(self) -> None:
        self._team: Team | None = None
        self._chosen: Model | None = None

    def take(self, team: Team | None) -> None:
        """Take note of what is in force; the model whose threshold moves stays the same."""
        self._team = team
        if self._chosen not in self.models:
            self._chosen = None

    @property
    def ready(self) -> bool:
        """Whether models are loaded."""
        return self._team is not None

    @property
    def stand(self) -> Stand:
        """What is in force."""
        return Stand(self.team.thresholds, self.team.policy)

    @property
    def team(self) -> Team:
        """The models; there must be some."""
        assert self._team is not None
        return self._team

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """Of all models, the leading one's first."""
        return tuple(c.card for c in self._team.classifiers) if self._team else ()

    @property
    def models(self) -> tuple[Model, ...]:
        """Name and version of all models, the leading one first."""
        return tuple((card.name, card.version) for card in self.cards)

    @property
    def chooses_model(self) -> bool:
        """Whether each model has a threshold that counts, so that one must be chosen."""
        return self.team.policy.rule in (Rule.ANY, Rule.MAJORITY)

    @property
    def moving(self) -> Model:
        """The model whose threshold moves; the leading one unless another was chosen."""
        chosen = self._chosen if self.chooses_model else None
        return chosen or self.models[0]

    def move_model(self, model: Model) -> None:
        """Choose whose threshold moves."""
        self._chosen = model

    def card_of(self, model: Model) -> ModelCard:
        """Return a model's card."""
        return self.cards[self.models.index(model)]

    def value(self, stand: Stand | None = None) -> float:
        """Return where the threshold that moves stands."""
        at = stand or self.stand
        if at.policy.rule is Rule.MEAN and at.policy.mean_threshold is not None:
            return at.policy.mean_threshold
        return at.thresholds[self.moving].value

    def moved(self, value: float) -> Stand:
        """Return what holds once the threshold is set by hand."""
        if self.stand.policy.rule is Rule.MEAN:
            return replace(self.stand, policy=replace(self.stand.policy, mean_threshold=value))
        card = self.card_of(self.moving)
        return self.at(Threshold(card.name, card.version, value, SET_BY_HAND, card.title))

    def at(self, threshold: Threshold) -> Stand:
        """Return what holds once a threshold takes the place of its model's."""
        key = threshold.model, threshold.version
        return replace(self.stand, thresholds={**self.stand.thresholds, key: threshold})

    def home(self, loaded: Team) -> Stand:
        """Return what holds once the threshold that moves is where the folder began."""
        if self.stand.policy.rule is Rule.MEAN:
            return replace(self.stand, policy=replace(self.stand.policy, mean_threshold=None))
        return self.at(loaded.thresholds[self.moving])

    def expectation(self, stand: Stand, prevalence: float) -> Expectation | None:
        """Return what the cards let expect; None where they allow no bounds."""
        counts = policy_counts(stand.policy, self.cards, stand.thresholds)
        return expect(counts, prevalence=prevalence) if counts else None

    def measured(self) -> Evaluation | None:
        """Return on which films; None where the models were measured on different ones."""
        alone = self.team.policy.rule is Rule.LEADING
        found = shared_evaluation(self.cards[:1] if alone else self.cards)
        return found[0] if found else None


def points_of(
    card: ModelCard, own: Callable[[str, str], Iterable[Threshold]] | None = None
) -> tuple[Point, ...]:
    """Return the operating points of a model: the card's, then those that the site chose.

    Parameters
    ----------
    card : ModelCard
        The model's.
    own : callable, optional
        As `desktop.review.site_points`' log has it: takes name and version.
    """
    of_card = [Point(threshold_from_card(card, one.name), False) for one in card.operating_points]
    chosen = own(card.name, card.version) if own is not None else ()
    return (*of_card, *(Point(replace(one, title=card.title), True) for one in chosen))
