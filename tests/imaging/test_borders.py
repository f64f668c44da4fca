"""Wide borders are pointed out; the margins of real films are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import data_store
import numpy as np
import pytest
from PIL import Image
from pydicom.dataelem import DataElement

from desktop.imaging.borders import WIDE, border_share
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.screening import CODES
from desktop.imaging.tensor import presentation
from tests.dicoms import dicom_file

NOISE = np.random.default_rng(0).integers(30, 220, (100, 80), np.uint8)


@pytest.mark.parametrize("grey", [0, 90, 255])
def test_a_border_of_any_grey_is_measured(grey: int) -> None:
    framed = np.pad(NOISE, ((25, 5), (40, 0)), constant_values=grey)
    assert border_share(framed) == pytest.approx(1 - NOISE.size / framed.size)


def test_a_film_without_borders_has_none_and_a_blank_one_is_all_border() -> None:
    assert border_share(NOISE) == 0
    assert border_share(np.full((10, 10), 7, np.uint8)) == 1


def test_borders_on_one_side_only_and_odd_shapes_end_well() -> None:
    for shape in ((1, 1), (1, 50), (50, 1), (2, 2)):
        assert 0 <= border_share(np.zeros(shape, np.uint8)) <= 1
    half = np.vstack([np.zeros((60, 80), np.uint8), NOISE])
    assert border_share(half) == pytest.approx(60 / 160)


def test_a_letterboxed_film_is_named_and_its_pixels_stay(tmp_path: Path) -> None:
    large = np.kron(NOISE, np.ones((8, 8), np.uint8))
    Image.fromarray(np.pad(large, 200)).save(tmp_path / "film.jpg", quality=90)
    film = read_radiograph(ImageRef(tmp_path / "film.jpg"))
    assert film.warnings == ("borders",)
    assert film.pixels.shape == (1200, 1040)
    assert CODES["borders"].out_of_scope
    assert CODES["borders"].remedy


@pytest.mark.parametrize(
    ("elements", "named"),
    [
        ({}, True),
        ({"PhotometricInterpretation": "MONOCHROME1"}, True),
        ({"Modality": "CT"}, False),
        ({"ShutterShape": "RECTANGULAR"}, False),
        ({"PixelPaddingValue": DataElement("PixelPaddingValue", "US", 0)}, False),
    ],
)
def test_a_border_of_a_dicom_film_is_named_unless_its_header_explains_it(
    tmp_path: Path, elements: dict[str, Any], named: bool
) -> None:
    framed = np.pad(NOISE.astype(np.uint16) * 8, 30)
    modality = {"Modality": "DX", **elements}
    path = dicom_file(tmp_path / "film.dcm", framed, **modality)
    assert ("borders" in read_radiograph(ImageRef(path)).warnings) is named


def test_real_dicom_chests_have_no_wide_borders(shared_data: Path) -> None:
    real = Path(next(iter(data_store.__path__))) / "data"
    films = [*sorted((shared_data / "dicom").glob("*.dcm")), *sorted(real.glob("RG1_*.dcm"))]
    assert len(films) > 4
    for film in films:
        assert "borders" not in read_radiograph(ImageRef(film)).warnings


def test_no_training_film_has_wide_borders(shared_data: Path) -> None:
    """A sample of them; `WIDE` was set on all 5,329 and the 200 originals."""
    films = sorted((shared_data / "chest_xray" / "val").rglob("*.jpeg"))
    films += sorted((shared_data / "originals").rglob("*.jpeg"))[::20]
    shares = [border_share(presentation(read_radiograph(ImageRef(film)))) for film in films]
    assert len(shares) > 100
    assert max(shares) < 0.8 * WIDE
