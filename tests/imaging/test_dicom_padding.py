"""What fills the frame around a film is black, whatever value the device gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from pydicom.dataelem import DataElement

from desktop.imaging.radiograph import ImageRef, Radiograph
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import presentation
from tests.dicoms import dicom_file

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SIDE = 96


def exposed() -> NDArray[np.uint16]:
    """An exposure of 12 bits without the ends of the range."""
    grain = np.random.default_rng(0).integers(0, 200, (SIDE, SIDE))
    return (600 + 25 * np.arange(SIDE) + grain).astype(np.uint16)


def beside(shape: str) -> NDArray[np.bool_]:
    """Return where the padding lies around a film of a shape."""
    mask = Image.new("1", (SIDE, SIDE), 1)
    draw = ImageDraw.Draw(mask)
    if shape == "round":
        draw.ellipse((4, 4, SIDE - 5, SIDE - 5), fill=0)
    elif shape == "aslant":
        draw.polygon([(20, 0), (SIDE - 1, 14), (SIDE - 20, SIDE - 1), (0, SIDE - 14)], fill=0)
    else:
        draw.rectangle((0, 12, SIDE - 9, SIDE - 1), fill=0)
    return np.asarray(mask)


def read(path: Path, stored: NDArray[Any], value: int, **elements: Any) -> Radiograph:
    element = DataElement("PixelPaddingValue", "US", value)
    dicom_file(path, stored, PixelPaddingValue=element, **elements)
    return read_radiograph(ImageRef(path))


@pytest.mark.parametrize("shape", ["rectangle", "round", "aslant"])
@pytest.mark.parametrize(
    ("photometric", "value"), [("MONOCHROME1", 0), ("MONOCHROME2", 4095), ("MONOCHROME1", 4095)]
)
@pytest.mark.parametrize("window", [{}, {"WindowCenter": 1800, "WindowWidth": 2600}])
def test_padding_is_black_and_the_film_is_as_without_it(
    tmp_path: Path, shape: str, photometric: str, value: int, window: dict[str, Any]
) -> None:
    frame, stored = beside(shape), exposed()
    stored[frame] = value
    film = read(tmp_path / "a.dcm", stored, value, PhotometricInterpretation=photometric, **window)
    shown = presentation(film)
    assert (shown[frame] == 0).all()
    assert np.ptp(shown[~frame]) > 200
    plain = exposed()
    dicom_file(tmp_path / "b.dcm", plain, PhotometricInterpretation=photometric, **window)
    other = read_radiograph(ImageRef(tmp_path / "b.dcm"))
    np.testing.assert_array_equal(film.pixels[~frame], other.pixels[~frame])
    if window:
        np.testing.assert_array_equal(shown[~frame], presentation(other)[~frame])
    assert film.padding is not None
    padded = (film.pixels >= film.padding[0]) & (film.pixels <= film.padding[1])
    np.testing.assert_array_equal(padded, frame)


def test_a_film_overexposed_to_its_edge_stays_as_it_is(tmp_path: Path) -> None:
    """It has the value of the padding, which many headers state though there is none."""
    stored = np.clip(exposed().astype(int) - 1500, 0, None).astype(np.uint16)
    assert (stored[:, :20] == 0).all()
    film = read(tmp_path / "a.dcm", stored, 0, PhotometricInterpretation="MONOCHROME1")
    assert presentation(film)[:, :20].min() > 200


def test_what_lies_inside_the_film_stays_as_it_is(tmp_path: Path) -> None:
    stored = exposed()
    stored[40:50, 40:50] = 0
    film = read(tmp_path / "a.dcm", stored, 0, PhotometricInterpretation="MONOCHROME1")
    assert (presentation(film)[40:50, 40:50] == 255).all()
    stored[:5] = 0
    film = read(tmp_path / "b.dcm", stored, 0, PhotometricInterpretation="MONOCHROME1")
    assert (presentation(film)[:5] == 0).all()
    assert (presentation(film)[40:50, 40:50] == 255).all()


def test_a_speck_of_metal_at_the_edge_stays_white(tmp_path: Path) -> None:
    stored = exposed()
    stored[:4, 30:40] = 0
    film = read(tmp_path / "a.dcm", stored, 0, PhotometricInterpretation="MONOCHROME1")
    assert (presentation(film)[:4, 30:40] == 255).all()


def test_a_header_that_calls_all_of_the_film_padding_is_not_believed(tmp_path: Path) -> None:
    stored = np.full((SIDE, SIDE), 0, np.uint16)
    stored[40:44, 40:44] = 3000
    film = read(tmp_path / "a.dcm", stored, 0, PhotometricInterpretation="MONOCHROME1")
    assert film.pixels[0, 0] == 4095
    blank = read(tmp_path / "b.dcm", np.zeros((8, 8), np.uint16), 0)
    assert (blank.pixels == 0).all()
