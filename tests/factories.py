"""Small real things that tests are made of: films on disk, and a model that really runs.

The tiny model's score is the mean grey of the film over 255, so a test knows what to
expect of a film that it painted.
"""

from __future__ import annotations

import base64
import datetime
import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from desktop.imaging.screening.look import SIDE as SHAPES
from desktop.imaging.screening.look import shipped_looks
from desktop.inference.contract import METADATA_KEY, ModelCard, PackedArray

SIDE = 32
_SHA = "0" * 64


def estimate(value: float) -> dict[str, Any]:
    return {
        "value": value,
        "low": max(0.0, value - 0.1),
        "high": min(1.0, value + 0.1),
        "method": "Wilson",
    }


def grey_png(value: int, side: int = 48) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (side, side), value).save(buffer, "PNG")
    return buffer.getvalue()


def golden(value: int) -> dict[str, Any]:
    return {
        "name": f"grey {value}",
        "png": base64.b64encode(grey_png(value)).decode(),
        "probability": value / 255,
    }


def point(name: str, threshold: float) -> dict[str, Any]:
    return {
        "name": name,
        "threshold": threshold,
        "sensitivity": estimate(0.95),
        "specificity": estimate(0.8),
        "chosen_on": "test films",
    }


def evaluation() -> dict[str, Any]:
    shares = {"accuracy": 0.9, "sensitivity": 0.95, "specificity": 0.8, "roc_auc": 0.96}
    return {
        "data": "test films",
        "description": "films of this test",
        "file_list_sha256": _SHA,
        "n": 100,
        "prevalence": 0.6,
        "operating_point": "balanced",
        "metrics": {name: estimate(value) for name, value in shares.items()},
        "confusion": {
            "threshold": 0.5,
            "true_positive": 57,
            "false_positive": 8,
            "true_negative": 32,
            "false_negative": 3,
        },
        "roc": [
            {"false_positive_rate": 0, "true_positive_rate": 0, "threshold": None},
            {"false_positive_rate": 0.2, "true_positive_rate": 0.95, "threshold": 0.5},
            {"false_positive_rate": 1, "true_positive_rate": 1, "threshold": 0.0},
        ],
    }


def card(**changes: Any) -> ModelCard:
    """Return a complete card of the tiny model."""
    fields: dict[str, Any] = {
        "contract_version": 1,
        "name": "mean_grey",
        "version": "1.0.0",
        "title": "Mean grey",
        "architecture": "mean of all pixels",
        "parameters": 1,
        "created": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        "input": {"height": SIDE, "width": SIDE, "resize": "stretch-bilinear"},
        "labels": ("NORMAL", "PNEUMONIA"),
        "operating_points": [point("balanced", 0.5), point("high sensitivity", 0.2)],
        "default_operating_point": "balanced",
        "population": {
            "description": "painted films",
            "min_age_years": 1,
            "max_age_years": 5,
            "views": ["AP", "PA"],
            "modalities": ["CR", "DX"],
        },
        "training_data": {
            "name": "none",
            "source": "painted",
            "licence": "CC0",
            "training": {"normal": 1, "pneumonia": 1},
            "validation": {"normal": 1, "pneumonia": 1},
            "patients": 4,
            "split": "by patient",
            "file_list_sha256": _SHA,
        },
        "seed": 0,
        "hyperparameters": {"epochs": 1},
        "evaluations": [evaluation()],
        "learning_curve": [{"epoch": 1, "values": {"loss": 0.5}}],
        "parity": {"films": 2, "max_abs_difference": 0.0, "tolerance": 1e-4},
        "golden_films": [golden(40), golden(200)],
        "golden_tolerance": 1e-3,
        "reference": None,
        "library_versions": {"onnx": "1"},
    }
    return ModelCard.model_validate(fields | changes)


def reference(threshold: float = 100.0) -> dict[str, Any]:
    """Films whose mean column grey is far from 128 are unlike the training films."""
    return {
        "mean": PackedArray.pack(np.full(SIDE, 128, np.float32)).model_dump(),
        "whitening": PackedArray.pack(np.eye(SIDE, dtype=np.float32) / SIDE**0.5).model_dump(),
        "threshold": threshold,
        "false_alarm_rate": 0.02,
        "chosen_on": "test films",
    }


def storage(weights: str = "int8") -> dict[str, Any]:
    """What a card says of weights that are stored smaller."""
    return {
        "weights": weights,
        "note": "meant for the CPU" if weights == "int8" else "no output changed",
        "effect": {
            "films": 100,
            "max_abs_change": 0.04,
            "mean_abs_change": 0.003,
            "auc_changes": [{"data": "test films", "n": 100, "change": -0.0012}],
            "speed": {"ratio": 3.7, "batch": 16, "threads": 2, "processor": "A CPU (avx2)"},
        },
    }


def quantised_card(version: str = "1.0.0+int8") -> dict[str, Any]:
    """What a quantised version's card says otherwise."""
    return {
        "version": version,
        "storage": storage("int8"),
        "parity": {"films": 2, "max_abs_difference": 0.03, "tolerance": 0.25},
        "golden_tolerance": 5e-3,
    }


def save_model(path: Path, model_card: ModelCard | None = None, *, gain: float = 1.0) -> Path:
    """Write the tiny model; a `gain` other than 1 makes it stray from its golden films."""
    import onnx
    from onnx import TensorProto, helper

    model_card = model_card or card()
    size = [model_card.input.height, model_card.input.width]
    nodes = [
        helper.make_node("ReduceMean", ["image"], ["means"], axes=[1, 2, 3], keepdims=0),
        helper.make_node("Mul", ["means", "scale"], ["probability"]),
        helper.make_node("ReduceMean", ["image"], ["embedding"], axes=[1, 3], keepdims=0),
    ]
    graph = helper.make_graph(
        nodes,
        "mean_grey",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", *size, 1])],
        [
            helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["N"]),
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["N", size[1]]),
        ],
        [helper.make_tensor("scale", TensorProto.FLOAT, [], [gain / 255])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    helper.set_model_props(model, {METADATA_KEY: model_card.model_dump_json()})
    onnx.save(model, path)
    return path


def film(path: Path, grey: int, *, size: tuple[int, int] = (160, 144)) -> Path:
    """Paint a film whose mean grey is `grey` and that looks like a chest from afar.

    Another grey or another file name gives another film; the same two the same content.
    """
    rng = np.random.default_rng([grey, *path.name.encode()])
    looks = shipped_looks()
    shapes = looks.mean + looks.components[:12].T @ rng.normal(0, 1, 12)
    coarse = Image.fromarray(shapes.reshape(SHAPES, SHAPES).astype(np.float32))
    plane = np.asarray(coarse.resize(size, Image.Resampling.BICUBIC))
    shape = (plane - plane.mean()) / plane.std()
    # A bright film may neither be clipped nor faint: both would put it out of scope.
    contrast = min(16, max(14, (250 - grey) / shape.max()))
    plane = contrast * shape + rng.normal(0, 2, plane.shape)
    plane += grey - plane.mean()
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.clip(np.rint(plane), 0, 255).astype(np.uint8)).save(path)
    return path
