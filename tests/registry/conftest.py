"""A registry with one shipped model and an empty data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.registry import ModelRegistry
from tests.registry.stock import EventsInMemory, write_model


@pytest.fixture
def log() -> EventsInMemory:
    return EventsInMemory()


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path / "downloads"


@pytest.fixture
def registry(shipped: Path, data: Path, log: EventsInMemory) -> ModelRegistry:
    write_model(shipped)
    return ModelRegistry(shipped, data, log, user=lambda: "ann")
