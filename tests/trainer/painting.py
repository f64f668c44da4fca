"""Films with as much structure as real ones have, for whatever asks whether two look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def paint(seed: int, side: int = 224) -> NDArray[np.uint8]:
    """Clouds, no two alike."""
    rng = np.random.default_rng(seed)
    clouds = gaussian_filter(rng.normal(size=(side, side)), side / 16)
    clouds = clouds / clouds.std() * 45 + 120 + rng.normal(0, 2, clouds.shape)
    return np.clip(clouds, 0, 255).astype(np.uint8)


def save(grey: NDArray[np.uint8], path: Path, quality: int = 90) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(grey).save(path, quality=quality)
