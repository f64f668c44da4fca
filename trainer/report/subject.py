"""A model file that is reported on."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import onnx

from desktop.errors import ModelRejectedError
from desktop.inference.contract import read_card
from trainer.export import read_model

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.inference.contract import ModelCard

_SEED = re.compile(r"\bseed (\d+)")
_STORED = {
    "FLOAT": "32-bit floating point",
    "FLOAT16": "16-bit floating point",
    "BFLOAT16": "16-bit floating point (bfloat16)",
    "INT8": "8-bit integers",
    "UINT8": "8-bit integers",
}
_REMEDY = "Export the model again with 'pneumotriage-train export'"


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A model with everything that its file says.

    Parameters
    ----------
    path : Path
        The file.
    proto : onnx.ModelProto
        The graph.
    card : ModelCard
        What it says about itself.
    size : int
        Of the file, in bytes.
    sha256 : str
        Of the file, in hexadecimal.
    weights_stored : str
        How the weights are stored, for people.
    """

    path: Path
    proto: onnx.ModelProto
    card: ModelCard
    size: int
    sha256: str
    weights_stored: str

    @property
    def name(self) -> str:
        """Name and version, as they stand in the file's name."""
        return f"{self.card.name}-{self.card.version}"

    @property
    def title(self) -> str:
        """Title and version, for people."""
        return f"{self.card.title} {self.card.version}"

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the input in pixels."""
        return self.card.input.height, self.card.input.width

    @property
    def threshold(self) -> float:
        """Threshold of the default operating point; scores at or above it are flagged."""
        return self.card.operating_point().threshold

    @property
    def split(self) -> tuple[float, int]:
        """Share of the training films held out, and the seed of that split.

        Raises
        ------
        ModelRejectedError
            If the card does not tell.
        """
        share = self.card.hyperparameters.get("validation_share")
        seed = _SEED.search(self.card.training_data.split)
        if not isinstance(share, (int, float)) or seed is None:
            raise ModelRejectedError(
                self.path.name,
                "its card does not say which films were held out",
                _REMEDY,
                code="no_split",
            )
        return float(share), int(seed[1])


def read_subject(path: Path) -> Subject:
    """Read a model file.

    Parameters
    ----------
    path : Path
        An ONNX file with a card.

    Returns
    -------
    Subject
        The model.

    Raises
    ------
    ModelRejectedError
        If it cannot be opened, or has no valid card.
    """
    try:
        content = path.read_bytes()
        proto, metadata = read_model(path)
    except OSError as error:
        problem = f"the file cannot be opened ({error.strerror or type(error).__name__})"
        remedy = "Check that it exists and that you may read it"
        raise ModelRejectedError(path.name, problem, remedy, code="no_access") from error
    except Exception as error:  # protobuf's DecodeError has no public base
        problem = "this is no ONNX file"
        raise ModelRejectedError(path.name, problem, _REMEDY, code="not_onnx") from error
    return Subject(
        path=path,
        proto=proto,
        card=read_card(path.name, metadata),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        weights_stored=_weights_stored(proto),
    )


def _weights_stored(proto: onnx.ModelProto) -> str:
    """Say in which types the graph keeps its numbers, the commonest first."""
    counts: Counter[str] = Counter()
    for tensor in (*proto.graph.initializer, *_constants(proto)):
        name = onnx.TensorProto.DataType.Name(tensor.data_type)
        if name in _STORED:
            counts[_STORED[name]] += math.prod(tensor.dims)
    total = sum(counts.values())
    shares = [(name, count / total) for name, count in counts.most_common() if count]
    if not shares:
        return "none in the graph"
    if shares[0][1] > 0.9995:
        return shares[0][0]
    return ", ".join(f"{share:.1%} {name}" for name, share in shares if share >= 0.0005)


def _constants(proto: onnx.ModelProto) -> list[onnx.TensorProto]:
    return [
        attribute.t
        for node in proto.graph.node
        if node.op_type == "Constant"
        for attribute in node.attribute
        if attribute.name == "value"
    ]
