"""Golden films: synthetic films in the model card, with the scores they must get."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.imaging import raster
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.tensor import to_tensor
from desktop.inference.contract import GoldenFilm
from trainer.export import run_onnx
from trainer.synthesis import draw, fit_film_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    import onnx
    from numpy.typing import NDArray

    from trainer.dataset import Film

GOLDEN_TOLERANCE = 1e-3

_SIDE = 224
_SEED = 20
_FITTED_ON = 600
_OF_EACH = 2


def golden_films(
    proto: onnx.ModelProto, films: Sequence[Film], size: int
) -> tuple[GoldenFilm, ...]:
    """Draw films and score them along the app's own pixel path.

    Parameters
    ----------
    proto : onnx.ModelProto
        The exported graph.
    films : sequence of Film
        Training films; those drawn resemble them as a class, none in particular.
    size : int
        Side length of the network's input.

    Returns
    -------
    tuple of GoldenFilm
        Two drawn from each class.
    """
    rng = np.random.default_rng(_SEED)
    golden = []
    for name, pneumonia in (("normal", False), ("pneumonia", True)):
        of_class = [film for film in films if film.pneumonia is pneumonia]
        model = fit_film_model(of_class[:: max(1, len(of_class) // _FITTED_ON)][:_FITTED_ON])
        for number in range(1, _OF_EACH + 1):
            png = _png(draw(model, rng, height=_SIDE, width=_SIDE))
            golden.append(
                GoldenFilm(
                    name=f"synthetic, drawn from {name} films, {number}",
                    png=base64.b64encode(png).decode("ascii"),
                    probability=_score(proto, png, size),
                )
            )
    return tuple(golden)


def _score(proto: onnx.ModelProto, png: bytes, size: int) -> float:
    film = raster.decode(ImageRef(Path("golden.png")), png)
    tensor = to_tensor(film, height=size, width=size)
    return float(run_onnx(proto, tensor[np.newaxis].astype(np.uint8)).probability[0])


def _png(grey: NDArray[np.float64]) -> bytes:
    buffer = io.BytesIO()
    image = Image.fromarray(np.rint(grey * 255).astype(np.uint8))
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
