from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture(scope="session")
def chest_xray() -> Path:
    folder = SHARED / "chest_xray"
    if not folder.is_dir():
        pytest.skip("the training films (shared/data/chest_xray) are not here")
    return folder


def _film(rng: np.random.Generator, *, pneumonia: bool) -> Image.Image:
    """Two dark fields on grey; in pneumonia one of them is clouded."""
    rows, columns = np.mgrid[0:96, 0:112] / 100
    grey = np.full(rows.shape, 170.0)
    for side, middle in enumerate((0.33, 0.78)):
        lung = (((columns - middle) / 0.17) ** 2 + ((rows - 0.48) / 0.34) ** 2) < 1
        clouded = pneumonia and side == int(rng.integers(2))
        grey[lung] = 130.0 if clouded else 60.0
    grey += rng.normal(0, 8, grey.shape) + rng.normal(0, 10)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def write_films(folder: Path, *, per_class: int, first: int, rng: np.random.Generator) -> None:
    for number in range(first, first + per_class):
        normal = folder / "NORMAL" / f"IM-{number:04d}-0001.jpeg"
        pneumonia = folder / "PNEUMONIA" / f"person{number}_bacteria_{number}.jpeg"
        for path, ill in ((normal, False), (pneumonia, True)):
            path.parent.mkdir(parents=True, exist_ok=True)
            _film(rng, pneumonia=ill).save(path, quality=95)


@pytest.fixture(scope="session")
def drawn_films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like ``chest_xray``: 20 films a class in train, 6 in val, no patient's."""
    folder = tmp_path_factory.mktemp("chest_xray")
    rng = np.random.default_rng(3)
    write_films(folder / "train", per_class=20, first=1, rng=rng)
    write_films(folder / "val", per_class=6, first=501, rng=rng)
    return folder
