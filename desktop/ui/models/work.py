"""What the models dialog asks for, as work for a task. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.registry import BrokenModel, InstalledModel, ModelRegistry, Verification


@dataclass(frozen=True, slots=True)
class Listed:
    """The models that are installed now.

    Parameters
    ----------
    entries : tuple
        As `ModelRegistry.list` gives them.
    changed : InstalledModel or None
        The one that was installed, activated or put back.
    active_changed : bool
        Whether another version is used now.
    """

    entries: tuple[InstalledModel | BrokenModel, ...]
    changed: InstalledModel | None = None
    active_changed: bool = False


def list_models(registry: ModelRegistry, cancelled: threading.Event) -> Iterator[Listed]:
    """List the models."""
    yield Listed(registry.list())


def verify(
    registry: ModelRegistry, path: Path, cancelled: threading.Event
) -> Iterator[Verification]:
    """Check a file."""
    yield registry.verify(path)


def install(
    registry: ModelRegistry, path: Path, cancelled: threading.Event
) -> Iterator[Verification | Listed]:
    """Check a file, and take it in if it passes; the checks are told either way."""
    verification = registry.verify(path)
    yield verification
    if verification.passed and not cancelled.is_set():
        model = registry.install(path)
        yield Listed(registry.list(), changed=model)


def activate(
    registry: ModelRegistry, name: str, version: str, cancelled: threading.Event
) -> Iterator[Listed]:
    """Use a version from now on."""
    model = registry.activate(name, version)
    yield Listed(registry.list(), changed=model, active_changed=True)


def roll_back(registry: ModelRegistry, name: str, cancelled: threading.Event) -> Iterator[Listed]:
    """Put back the version before."""
    model = registry.rollback(name)
    yield Listed(registry.list(), changed=model, active_changed=True)
