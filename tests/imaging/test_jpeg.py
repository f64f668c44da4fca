"""JPEG files that Pillow does not unpack, made of what real DICOM files hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.data import get_testdata_file
from pydicom.encaps import generate_frames
from pydicom.pixels import pixel_array

from desktop.errors import UnreadableImageError
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.sources import find_images


def codestream(name: str) -> tuple[bytes, pydicom.Dataset]:
    source = get_testdata_file(name, download=False)
    if source is None:
        pytest.skip(f"{name} is not here: pydicom-data")
    dataset = pydicom.dcmread(source)
    return next(generate_frames(dataset.PixelData, number_of_frames=1)), dataset


@pytest.mark.parametrize(
    ("name", "bits", "file_format"),
    [
        ("JPEG-lossy.dcm", 12, "JPEG"),
        ("JPEG-LL.dcm", 16, "JPEG"),
        ("JPGLosslessP14SV1_1s_1f_8b.dcm", 8, "JPEG"),
        ("MR_small_jpeg_ls_lossless.dcm", 16, "JPEG-LS"),
        ("JPEGLSNearLossless_08.dcm", 8, "JPEG-LS"),
    ],
)
def test_a_bare_codestream_is_read_as_in_its_dicom_file(
    tmp_path: Path, name: str, bits: int, file_format: str
) -> None:
    content, dataset = codestream(name)
    (tmp_path / "film").write_bytes(content)
    (ref,) = find_images([tmp_path])
    assert isinstance(ref, ImageRef)
    film = read_radiograph(ref)
    assert (film.bits, film.file_format) == (bits, file_format)
    np.testing.assert_array_equal(
        film.pixels, pixel_array(dataset, raw=True).view(film.pixels.dtype)
    )


def test_a_kind_that_no_decoder_takes_is_named_with_the_remedy(tmp_path: Path) -> None:
    content, _ = codestream("JPEG-lossy.dcm")
    start = content.find(b"\xff\xc1")
    # Progressive instead of extended.
    (tmp_path / "film.jpg").write_bytes(content[:start] + b"\xff\xc2" + content[start + 2 :])
    with pytest.raises(UnreadableImageError, match="JPEG of 12 bits") as caught:
        read_radiograph(ImageRef(tmp_path / "film.jpg"))
    assert caught.value.code == "no_decoder"
    assert "16 bits" in caught.value.remedy


def test_a_damaged_one_is_an_error_of_ours(tmp_path: Path) -> None:
    content, _ = codestream("JPEG-LL.dcm")
    (tmp_path / "film.jpg").write_bytes(content[: len(content) // 3])
    with pytest.raises(UnreadableImageError):
        read_radiograph(ImageRef(tmp_path / "film.jpg"))
