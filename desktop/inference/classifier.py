"""One loaded model: batches of tensors in, scores out."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from desktop.errors import ModelRejectedError
from desktop.inference.contract import (
    EMBEDDING_NAME,
    INPUT_NAME,
    PROBABILITY_NAME,
    SALIENCY_NAME,
    read_card,
)
from desktop.inference.devices import CPU, Device, choose_device

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from desktop.inference.contract import ModelCard, Reference


@dataclass(frozen=True, slots=True)
class Score:
    """What one model says about one film.

    Parameters
    ----------
    model, version : str
        Which model.
    probability : float
        Calibrated probability of pneumonia, 0 to 1.
    milliseconds : float
        Share of the batch's inference time.
    unlikeness : float or None
        Distance from the training films as a multiple of the card's threshold, above
        1 "unlike the training films"; None where the card has no reference.
    saliency : ndarray of float32, shape (h, w), or None
        Where the model looked, if that was asked for and the model can tell.
    """

    model: str
    version: str
    probability: float
    milliseconds: float
    unlikeness: float | None = None
    saliency: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


class Classifier:
    """One loaded model.

    Parameters
    ----------
    path : Path
        The ``.onnx`` file.
    device : Device, optional
        Where to run it; chosen automatically when omitted.
    threads : int, optional
        Threads for one inference on the CPU; all cores when omitted.

    Raises
    ------
    ModelRejectedError
        If the file is no model, or its card does not keep the contract.
    """

    def __init__(
        self, path: Path, *, device: Device | None = None, threads: int | None = None
    ) -> None:
        self.path = path
        self.device = device or choose_device()
        self._session = _open_session(path, self.device, threads)
        self.card: ModelCard = read_card(
            path.name, self._session.get_modelmeta().custom_metadata_map
        )
        used = self._session.get_providers()
        if self.device.provider not in used:
            reason = f"{self.device.name} refused this model, see the log"
            self.device = Device(CPU, "CPUExecutionProvider", True, reason)
        offered = {output.name for output in self._session.get_outputs()}
        self.explains = SALIENCY_NAME in offered
        reference = self.card.reference if EMBEDDING_NAME in offered else None
        self._reference = _Reference(reference) if reference else None

    @property
    def knows_its_films(self) -> bool:
        """Whether it can tell a film that is unlike those it was trained on."""
        return self._reference is not None

    @property
    def input_size(self) -> tuple[int, int]:
        """Height and width of the network's input in pixels."""
        return self.card.input.height, self.card.input.width

    def score(self, tensors: NDArray[np.float32], *, saliency: bool = False) -> list[Score]:
        """Score a batch of films.

        Parameters
        ----------
        tensors : ndarray of float32, shape (n, height, width, 1)
            Films as `desktop.imaging.tensor.to_tensor` makes them, 0 to 255.
        saliency : bool
            Also say where the model looked, where it can.

        Returns
        -------
        list of Score
            One a film, in order.
        """
        names = [PROBABILITY_NAME]
        names += [EMBEDDING_NAME] if self._reference else []
        names += [SALIENCY_NAME] if saliency and self.explains else []
        start = time.perf_counter()
        values: list[NDArray[Any]] = self._session.run(names, {INPUT_NAME: tensors})
        milliseconds = (time.perf_counter() - start) * 1000 / len(tensors)
        outputs = dict(zip(names, values, strict=True))
        far = self._reference.unlikeness(outputs[EMBEDDING_NAME]) if self._reference else None
        maps = outputs.get(SALIENCY_NAME)
        return [
            Score(
                model=self.card.name,
                version=self.card.version,
                probability=float(np.clip(probability, 0.0, 1.0)),
                milliseconds=milliseconds,
                unlikeness=None if far is None else float(far[n]),
                saliency=None if maps is None else maps[n],
            )
            for n, probability in enumerate(outputs[PROBABILITY_NAME])
        ]


class _Reference:
    """A card's reference, unpacked once."""

    def __init__(self, reference: Reference) -> None:
        self._mean = reference.mean.unpack().astype(np.float32)
        self._whitening = reference.whitening.unpack().astype(np.float32).T
        self._threshold = reference.threshold

    def unlikeness(self, embeddings: NDArray[np.float32]) -> NDArray[np.float32]:
        whitened = (embeddings - self._mean) @ self._whitening
        return np.asarray(np.linalg.norm(whitened, axis=1) / self._threshold)


def _open_session(path: Path, device: Device, threads: int | None) -> Any:
    import onnxruntime

    if device.name == "cuda" and hasattr(onnxruntime, "preload_dlls"):
        onnxruntime.preload_dlls()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or os.cpu_count() or 1
    # Waiting inference threads must not take the cores from the decoders.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    providers: list[Any] = [(device.provider, device.options)]
    if device.name != CPU:
        providers.append("CPUExecutionProvider")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=providers)
    except Exception as error:
        raise ModelRejectedError(
            path.name,
            f"ONNX Runtime cannot load it ({str(error).splitlines()[0][:200]})",
            "Check that the file is complete, or roll back to the version before",
            code="not_loadable",
        ) from error
