"""A tiny model that really runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.inference.classifier import Classifier
from tests.factories import save_model


@pytest.fixture
def classifier(tmp_path: Path) -> Classifier:
    return Classifier(save_model(tmp_path / "mean_grey.onnx"))
