"""Is this installation sound? Asked after installing, and of every frozen build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import PneumoTriageError
from desktop.imaging.dicom import missing_decoders
from desktop.imaging.sources import find_images
from desktop.inference.classifier import Classifier
from desktop.inference.devices import choose_device, devices
from desktop.inference.pipeline import PipelineSettings, classify
from desktop.registry.verification import Check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.registry.models import ModelRegistry

BROKEN_MARK = "truncated"
"""Samples with this word in their name are unreadable on purpose."""


def self_test(
    registry: ModelRegistry, samples: Path, reading: PipelineSettings | None = None
) -> Iterator[Check]:
    """Check devices, decoders, every shipped model, and the sample study from end to end.

    Parameters
    ----------
    registry : ModelRegistry
        The installed models.
    samples : Path
        The sample study.
    reading : PipelineSettings, optional
        How the program reads films; in a frozen build this shows that its processes start.

    Yields
    ------
    Check
        One at a time, as each is done.
    """
    yield from _devices()
    missing = missing_decoders()
    yield Check("DICOM decoders", not missing, _lacking(missing) or "all are there")
    yield from _models(registry)
    yield _sample_study(registry, samples, reading)


def _lacking(names: tuple[str, ...]) -> str:
    return f"none for {', '.join(names)}; install PneumoTriage again" if names else ""


def _devices() -> Iterator[Check]:
    for device in devices():
        # A machine without a GPU is sound; one without its CPU provider is not.
        sound = device.available or device.name != "cpu"
        state = "can be used" if device.available else f"not used: {device.reason}"
        yield Check(f"device {device.name}", sound, state)


def _models(registry: ModelRegistry) -> Iterator[Check]:
    shipped = [model for model in registry.list() if model.shipped]
    if not shipped:
        yield Check("models", False, "none is shipped; install PneumoTriage again")
    for model in shipped:
        verification = registry.verify(model.path)
        failed = [check for check in verification.checks if not check.passed]
        words = "; ".join(f"{check.name}: {check.words}" for check in failed)
        yield Check(f"model {model.path.name}", not failed, words or "keeps the contract")


def _sample_study(
    registry: ModelRegistry, samples: Path, reading: PipelineSettings | None
) -> Check:
    name = "sample study"
    try:
        device = choose_device()
        team = [Classifier(model.path, device=device) for model in registry.active_models()]
        films = find_images([samples])
        outcomes = list(classify(films, team, settings=reading)) if team else []
    except PneumoTriageError as error:
        return Check(name, False, str(error))
    wrong = [
        str(outcome.error or f"{outcome.ref.path}: was read, though it is broken")
        for outcome in outcomes
        if (outcome.error is not None) != (BROKEN_MARK in outcome.ref.path.name)
    ]
    if not outcomes or wrong:
        return Check(name, False, "; ".join(wrong) or f"no film in {samples} was scored")
    scored = sum(outcome.error is None for outcome in outcomes)
    return Check(
        name,
        True,
        f"{scored} films scored by {len(team)} models on {device.name}, "
        f"{len(outcomes) - scored} broken on purpose",
    )
