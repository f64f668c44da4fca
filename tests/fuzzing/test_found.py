"""What damaged films have brought to light, each made again in a few lines."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydicom.encaps import encapsulate
from pydicom.uid import UID, JPEGBaseline8Bit, RLELossless

from desktop.errors import UnreadableImageError
from desktop.imaging.isolation import Decoders
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from tests.dicoms import RAMP, dicom_file, header


def compressed(path: Path, frame: bytes, syntax: UID, **elements: Any) -> Path:
    dataset = header(RAMP, syntax, **elements)
    dataset.PixelData = encapsulate([frame])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    dataset.save_as(path, enforce_file_format=True)
    return path


def test_a_panic_of_a_decoder_in_rust_is_no_crash(tmp_path: Path) -> None:
    # A run of 128 bytes of which three are there: the decoder's exception is no Exception.
    frame = struct.pack("<16I", 2, 64, 68, *[0] * 13) + b"\x7fabc" * 2
    path = compressed(tmp_path / "film.dcm", frame, RLELossless)
    with pytest.raises(UnreadableImageError) as caught:
        read_radiograph(ImageRef(path))
    assert caught.value.code == "damaged"
    assert str(path) in str(caught.value)


def test_an_element_of_no_known_kind_does_not_hide_what_is_missing(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "film.dcm", ImageType=["DERIVED", "SECONDARY"])
    content = path.read_bytes()
    kind, instance = content.index(b"\x08\x00\x16\x00UI"), content.index(b"\x08\x00\x18\x00UI")
    pixels = content.index(b"\xe0\x7f\x10\x00")
    unknown = b"\x08\x00\x16\x00U\0\0\0"
    path.write_bytes(content[:kind] + unknown + content[instance:pixels])
    with pytest.raises(UnreadableImageError) as caught:
        read_radiograph(ImageRef(path))
    assert caught.value.code == "no_pixels"


def test_of_two_transfer_syntaxes_the_first_is_believed(tmp_path: Path) -> None:
    """A byte of the identifier's padding or end that becomes the separator of values."""
    path = dicom_file(tmp_path / "film.dcm")
    content = path.read_bytes()
    for cut, code in ((0, ""), (5, "no_decoder"), (18, "no_decoder")):
        changed = bytearray(content)
        at = content.index(b"1.2.840.10008.1.2.1\0")
        changed[at + 19 - cut] = ord("\\")
        path.write_bytes(changed)
        if not code:
            np.testing.assert_array_equal(read_radiograph(ImageRef(path)).pixels, RAMP)
            continue
        with pytest.raises(UnreadableImageError) as caught:
            read_radiograph(ImageRef(path))
        assert caught.value.code == code


def test_a_decoder_that_aborts_costs_one_film(tmp_path: Path) -> None:
    # A sound JPEG of 8 bits in a header of 3: GDCM throws where nothing catches it.
    buffer = io.BytesIO()
    Image.fromarray((RAMP >> 4).astype(np.uint8)).convert("RGB").save(buffer, "JPEG")
    path = compressed(
        tmp_path / "film.dcm",
        buffer.getvalue(),
        JPEGBaseline8Bit,
        BitsAllocated=8,
        BitsStored=3,
        HighBit=7,
        SamplesPerPixel=3,
        PlanarConfiguration=0,
        PhotometricInterpretation="YBR_FULL",
    )
    with Decoders() as decoders:
        with pytest.raises(UnreadableImageError) as caught:
            decoders.read(ImageRef(path))
        assert caught.value.code == "decoder_crashed"
        assert decoders.read(ImageRef(dicom_file(tmp_path / "sound.dcm"))).width == 64
