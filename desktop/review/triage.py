"""A folder's way from paths to findings, with the models that read it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import ModelNotFoundError, NothingToDoError
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.sources import PassedOver, find_images
from desktop.inference.classifier import Classifier
from desktop.inference.devices import AUTO, choose_device
from desktop.inference.pipeline import PipelineSettings, classify
from desktop.review.findings import Finding, Threshold, assess, threshold_from_card
from desktop.review.policy import LEADING_ALONE, SET_BY_HAND, FlagPolicy

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from desktop.inference.contract import Estimate, ModelCard
    from desktop.registry import InstalledModel, ModelRegistry

Thresholds = Mapping[tuple[str, str], Threshold]


@dataclass(frozen=True, slots=True)
class Team:
    """Loaded models that read a folder together.

    Parameters
    ----------
    classifiers : tuple of Classifier
        The first one leads: it rules the screening and, alone or as the policy says with
        the others, flags and order.
    thresholds : mapping of (model, version) to Threshold
        One for every classifier.
    policy : FlagPolicy
        How they decide together.
    """

    classifiers: tuple[Classifier, ...]
    thresholds: Thresholds
    policy: FlagPolicy = LEADING_ALONE

    @property
    def leading(self) -> Classifier:
        """The first model."""
        return self.classifiers[0]

    def with_thresholds(self, thresholds: Thresholds) -> Team:
        """Return the same models under other thresholds."""
        return replace(self, thresholds={**self.thresholds, **thresholds})

    def with_policy(self, policy: FlagPolicy) -> Team:
        """Return the same models under another policy."""
        return replace(self, policy=policy)


def load_team(
    registry: ModelRegistry,
    *,
    leading: str = "",
    names: Sequence[str] | None = None,
    device: str = AUTO,
    operating_point: str | None = None,
    threshold: float | None = None,
    own: Callable[[str, str], Iterable[Threshold]] | None = None,
) -> Team:
    """Load active models; this takes up to seconds.

    Parameters
    ----------
    registry : ModelRegistry
        Where the models are.
    leading : str
        Name of the model that leads; as `ranked` has it when empty or not loaded.
    names : sequence of str, optional
        Models to load; every active one when omitted.
    device : str
        One of `desktop.inference.devices.DEVICE_NAMES`.
    operating_point : str, optional
        Name of the operating point, for every model; each card's default when omitted.
        Where it is a site's own, models for which the site chose none of that name stay
        at their card's default.
    threshold : float, optional
        Flags from this probability on, whatever the cards say.
    own : callable, optional
        Takes a model's name and version and returns the operating points that the site
        chose for it, as `SitePointLog.thresholds` does. They come before a card's.

    Returns
    -------
    Team
        The leading model first.

    Raises
    ------
    ModelNotFoundError
        If a name is not installed, or nothing is.
    ModelRejectedError
        If a file cannot be loaded.
    NothingToDoError
        If a model has no operating point of that name.
    DeviceUnavailableError
        If the device cannot be used.
    """
    place = choose_device(device)
    models = ranked(registry, leading)
    if names is not None:
        wanted = {registry.active(name).card.name for name in names}
        models = [model for model in models if model.card.name in wanted]
    classifiers = tuple(Classifier(model.path, device=place) for model in models)
    chosen = _own_thresholds(classifiers, operating_point, own) if threshold is None else {}
    thresholds = {}
    for card in (classifier.card for classifier in classifiers):
        name = operating_point if not chosen or _has(card, operating_point) else None
        thresholds[card.name, card.version] = _threshold(card, name, threshold)
    return Team(classifiers, {**thresholds, **chosen})


_ALIKE = 0.02
"""Difference of two lower bounds of ROC areas that says nothing: two standard errors, as
large as they are on the hundred films of another split that cards are measured on."""


def ranked(registry: ModelRegistry, wish: str = "") -> list[InstalledModel]:
    """Return the active models, the one to lead first.

    Parameters
    ----------
    registry : ModelRegistry
        Where the models are.
    wish : str
        Name of the model that shall lead, if it is there.

    Returns
    -------
    list of InstalledModel
        After the one wished for those follow whose cards state more discrimination: the
        lower bound of the ROC area on the card's first evaluation decides, so that a
        figure from few films counts for less. Those that come within `_ALIKE` of the best
        stand by what a reader meets, the sum of sensitivity and specificity at the
        default operating point (Youden, Cancer 1950; 3: 32-35), and then by the area.

    Raises
    ------
    ModelNotFoundError
        If no model is installed.
    """
    models = list(registry.active_models())
    if not models:
        raise ModelNotFoundError(
            "Models", "none is installed", "Install one with 'pneumotriage models install FILE'"
        )
    near = max(_roc_area(model.card).low for model in models) - _ALIKE

    def place(model: InstalledModel) -> tuple[bool, bool, float, float, str]:
        card, area = model.card, _roc_area(model.card)
        alike = area.low >= near
        merit = _right_decisions(card) if alike else area.low
        return card.name != wish, not alike, -merit, -area.value, card.name

    return sorted(models, key=place)


def _roc_area(card: ModelCard) -> Estimate:
    return card.evaluations[0].metrics["roc_auc"]


def _right_decisions(card: ModelCard) -> float:
    metrics = card.evaluations[0].metrics
    return metrics["sensitivity"].value + metrics["specificity"].value


def _own_thresholds(
    classifiers: Iterable[Classifier],
    operating_point: str | None,
    own: Callable[[str, str], Iterable[Threshold]] | None,
) -> Thresholds:
    """Return the site's own operating points of that name, of the models that have one."""
    if own is None or not operating_point:
        return {}
    models = [(c.card.name, c.card.version) for c in classifiers]
    titles = {c.card.name: c.card.title for c in classifiers}
    return {
        model: replace(threshold, title=titles[threshold.model])
        for model in models
        for threshold in own(*model)
        if threshold.name == operating_point
    }


def _has(card: ModelCard, operating_point: str | None) -> bool:
    return any(point.name == operating_point for point in card.operating_points)


def _threshold(card: ModelCard, operating_point: str | None, value: float | None) -> Threshold:
    if value is not None:
        return Threshold(card.name, card.version, value, SET_BY_HAND, card.title)
    try:
        return threshold_from_card(card, operating_point or None)
    except KeyError:
        known = ", ".join(f"'{point.name}'" for point in card.operating_points)
        raise NothingToDoError(
            f"Operating point '{operating_point}'",
            f"{card.name} {card.version} has none of that name",
            f"Use one of: {known}",
            code="no_operating_point",
        ) from None


@dataclass(frozen=True, slots=True)
class Census:
    """How many images stand under some paths, and how many other files."""

    images: int
    passed_over: int


def census(
    paths: Iterable[Path],
    cancelled: threading.Event | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Census:
    """Count the images under the given paths without reading them.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders.
    cancelled : threading.Event, optional
        When set, the count ends with what was found so far.
    limits : Limits
        What a single file may ask for.

    Returns
    -------
    Census
        What stands in the way, such as a folder that cannot be opened, counts as an image.
    """
    images = passed_over = 0
    for entry in find_images(paths, limits):
        if cancelled is not None and cancelled.is_set():
            break
        if isinstance(entry, PassedOver):
            passed_over += 1
        else:
            images += 1
    return Census(images, passed_over)


def triage(
    paths: Iterable[Path],
    team: Team,
    *,
    settings: PipelineSettings | None = None,
    cancelled: threading.Event | None = None,
) -> Iterator[Finding]:
    """Classify everything under the given paths.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders.
    team : Team
        The models.
    settings : PipelineSettings, optional
        How much may be under way at once.
    cancelled : threading.Event, optional
        When set, the stream ends after the batch under way.

    Yields
    ------
    Finding
        One for every image, in the order of completion.
    """
    settings = settings or PipelineSettings()
    entries = find_images(paths, settings.limits)
    outcomes = classify(entries, team.classifiers, settings=settings, cancelled=cancelled)
    for outcome in outcomes:
        yield assess(outcome, team.thresholds, team.policy)
