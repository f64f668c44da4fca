"""Choices of settings that are known only while the program runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.errors import PneumoTriageError
from desktop.ui.told.lookup import told
from desktop.ui.translation import languages

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from desktop.ui.services import Services


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a setting, and what it is called.

    Parameters
    ----------
    value : str
        As it is kept.
    words : str
        As it is shown.
    """

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """What can be chosen where a setting names this source."""

    name: str
    choices: tuple[Choice, ...]


def look_up(services: Services, cancelled: threading.Event) -> Iterator[Source]:
    """Yield every source; models and devices are asked, which may take a moment.

    Parameters
    ----------
    services : Services
        Where the models are known.
    cancelled : threading.Event
        Ends early once it is set.
    """
    for name, ask in SOURCES.items():
        if cancelled.is_set():
            return
        try:
            yield Source(name, ask(services))
        except PneumoTriageError:
            # Without models there is nothing to choose; the window tells of that elsewhere.
            yield Source(name, ())


def _languages(_services: Services) -> tuple[Choice, ...]:
    return tuple(Choice(code, words) for code, words in languages().items())


def _models(services: Services) -> tuple[Choice, ...]:
    return tuple(
        Choice(model.card.name, model.card.title) for model in services.registry.active_models()
    )


def _operating_points(services: Services) -> tuple[Choice, ...]:
    """Return the points that every active model has, and those that the site chose for any.

    Another one would stop the program; models without the site's stay at their default.
    """
    cards = [model.card for model in services.registry.active_models()]
    names = [[point.name for point in card.operating_points] for card in cards]
    common = set.intersection(*map(set, names)) if names else set()
    stated = tuple(
        Choice(name, told(name)) for name in (names[0] if names else ()) if name in common
    )
    of_site: dict[str, list[str]] = {}
    if services.room is not None:
        for card in cards:
            for point in services.room.site_points.thresholds(card.name, card.version):
                of_site.setdefault(point.name, []).append(f"{card.title} {card.version}")
    said = QCoreApplication.translate("Sources", "{point} (this site: {models})")
    return stated + tuple(
        Choice(name, said.format(point=name, models=", ".join(models)))
        for name, models in of_site.items()
        if name not in common
    )


def _devices(_services: Services) -> tuple[Choice, ...]:
    from desktop.inference.devices import devices

    missing = QCoreApplication.translate("Sources", "{device} – not on this computer")
    return tuple(
        Choice(
            device.name,
            _DEVICES.get(device.name, device.name.upper())
            if device.available
            else missing.format(device=_DEVICES.get(device.name, device.name.upper())),
        )
        for device in devices()
    )


_DEVICES = {
    "cpu": "CPU",
    "cuda": "NVIDIA CUDA",
    "tensorrt": "NVIDIA TensorRT",
    "directml": "DirectML",
    "openvino": "Intel OpenVINO",
}

SOURCES: dict[str, Callable[[Services], tuple[Choice, ...]]] = {
    "languages": _languages,
    "models": _models,
    "operating_points": _operating_points,
    "devices": _devices,
}
