"""However a DICOM file stores its pixels, the values that come out are the ones that went in."""

from __future__ import annotations

import base64
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pydicom.data
import pytest
from pydicom import uid as uids
from pydicom.encaps import encapsulate
from pydicom.pixels.utils import pack_bits
from pydicom.uid import UID

from desktop.errors import UnreadableImageError
from desktop.imaging.dicom import COMPRESSED_SYNTAXES, missing_decoders
from desktop.imaging.radiograph import ImageRef, Radiograph
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import presentation
from tests.dicoms import RAMP, dicom_file, header

PYDICOM_FILES = Path(pydicom.data.__file__).parent / "test_files"
NATIVE = (
    uids.ImplicitVRLittleEndian,
    uids.ExplicitVRLittleEndian,
    uids.ExplicitVRBigEndian,
    uids.DeflatedExplicitVRLittleEndian,
)
LOSSLESS = (uids.RLELossless, uids.JPEGLSLossless, uids.JPEG2000Lossless)


def read(path: Path, frame: int = 1) -> Radiograph:
    return read_radiograph(ImageRef(path, frame))


def samples(bits: int, *, signed: bool) -> np.ndarray:
    """Return 48 × 64 values with the lowest and the highest that fit."""
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    values = np.linspace(low, high, 48 * 64).round().astype(np.int64).reshape(48, 64)
    cells = 8 if bits <= 8 else 16
    return values.astype(f"{'i' if signed else 'u'}{cells // 8}")


def form(bits: int, *, signed: bool, high: int | None = None) -> dict[str, Any]:
    return {
        "BitsAllocated": 8 if bits <= 8 else 16,
        "BitsStored": bits,
        "HighBit": bits - 1 if high is None else high,
        "PixelRepresentation": int(signed),
    }


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("bits", [8, 9, 10, 12, 14, 15, 16])
@pytest.mark.parametrize("syntax", NATIVE, ids=lambda uid: uid.name)
def test_uncompressed_values_are_read_exactly(
    tmp_path: Path, syntax: UID, bits: int, signed: bool
) -> None:
    stored = samples(bits, signed=signed)
    film = read(dicom_file(tmp_path / "film.dcm", stored, syntax, **form(bits, signed=signed)))
    np.testing.assert_array_equal(film.pixels, stored)
    assert film.pixels.dtype.isnative


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("bits", [8, 10, 12, 16])
@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda uid: uid.name)
def test_losslessly_compressed_values_are_read_exactly(
    tmp_path: Path, syntax: UID, bits: int, signed: bool
) -> None:
    stored = samples(bits, signed=signed)
    path = dicom_file(tmp_path / "film.dcm", stored, **form(bits, signed=signed))
    dataset = pydicom.dcmread(path)
    dataset.compress(syntax)
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, stored)


@pytest.mark.parametrize("kind", ["JPEGLosslessProcess14", "JPEGLosslessProcess14_1"])
@pytest.mark.parametrize("bits", [8, 12, 16])
def test_lossless_jpeg_is_read_exactly(tmp_path: Path, kind: str, bits: int) -> None:
    stored = samples(bits, signed=False)
    path = dicom_file(tmp_path / "film.dcm", stored, **form(bits, signed=False))
    np.testing.assert_array_equal(read(recompressed(path, kind)).pixels, stored)


@pytest.mark.parametrize("bits", [10, 12])
def test_lossless_jpeg_of_shifted_values_is_shifted_back(tmp_path: Path, bits: int) -> None:
    stored = samples(bits, signed=False)
    path = dicom_file(tmp_path / "film.dcm", stored << 16 - bits, **form(16, signed=False))
    path = recompressed(path, "JPEGLosslessProcess14_1")
    dataset = pydicom.dcmread(path)
    dataset.BitsStored, dataset.HighBit = bits, 15
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, stored)


def recompressed(path: Path, kind: str) -> Path:
    """Let GDCM write a film in a transfer syntax that pydicom has no encoder for."""
    import gdcm

    reader, change, writer = gdcm.ImageReader(), gdcm.ImageChangeTransferSyntax(), None
    reader.SetFileName(str(path))
    assert reader.Read()
    change.SetTransferSyntax(gdcm.TransferSyntax(getattr(gdcm.TransferSyntax, kind)))
    change.SetInput(reader.GetImage())
    assert change.Change()
    writer = gdcm.ImageWriter()
    writer.SetFileName(str(path.with_suffix(".jpg.dcm")))
    writer.SetFile(reader.GetFile())
    writer.SetImage(change.GetOutput())
    assert writer.Write()
    return path.with_suffix(".jpg.dcm")


SHIFTED = [(b, h) for b, h in itertools.product((8, 10, 12, 15), range(7, 16)) if b - 1 <= h]


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(("bits", "high"), SHIFTED)
@pytest.mark.parametrize("syntax", [uids.ExplicitVRLittleEndian, uids.RLELossless])
def test_any_high_bit_is_obeyed_and_unused_bits_are_ignored(
    tmp_path: Path, syntax: UID, bits: int, high: int, signed: bool
) -> None:
    stored = samples(max(bits, 9), signed=signed) >> max(9 - bits, 0)
    low_bit = high + 1 - bits
    used = ((1 << bits) - 1) << low_bit
    junk = np.random.default_rng(bits).integers(0, 1 << 16, stored.shape) & ~used & 0xFFFF
    cells = ((stored.astype(np.int64) << low_bit) & used | junk).astype(np.uint16)
    layout = form(bits, signed=signed, high=high) | {"BitsAllocated": 16}
    path = dicom_file(tmp_path / "film.dcm", cells, **layout)
    if syntax == uids.RLELossless:
        dataset = pydicom.dcmread(path)
        dataset.BitsStored, dataset.HighBit = 16, 15  # an encoder would drop unused bits
        dataset.compress(syntax)
        dataset.BitsStored, dataset.HighBit = bits, high
        dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, stored)


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
def test_all_of_32_bits_are_read(tmp_path: Path, photometric: str, signed: bool) -> None:
    low, high = (-(2**31), 2**31 - 1) if signed else (0, 2**32 - 1)
    stored = np.linspace(low, high, 48 * 64).reshape(48, 64).astype("i4" if signed else "u4")
    film = read(
        dicom_file(
            tmp_path / "film.dcm",
            stored,
            BitsAllocated=32,
            BitsStored=32,
            HighBit=31,
            PixelRepresentation=int(signed),
            PhotometricInterpretation=photometric,
            RescaleSlope=1,
            RescaleIntercept=5,
        )
    )
    shown = presentation(film)
    upright = shown if photometric == "MONOCHROME2" else 255 - shown
    expected = (stored.astype(np.float64) - low) / (high - low) * 255
    # Robust percentiles widen the range by half a percent on either side.
    assert np.abs(upright - expected).max() < 3
    assert film.pixels.min() == (low + 5 if photometric == "MONOCHROME2" else 2 * low + 5 - low)


def test_one_bit_a_pixel_is_black_and_white(tmp_path: Path) -> None:
    mask = np.zeros((48, 64), np.uint8)
    mask[:24] = 1
    layout = {"BitsAllocated": 1, "BitsStored": 1, "HighBit": 0}
    dataset = header(mask, **layout)
    dataset.PixelData = pack_bits(mask)
    dataset["PixelData"].VR = "OW"
    path = tmp_path / "mask.dcm"
    dataset.save_as(path, enforce_file_format=True)
    np.testing.assert_array_equal(presentation(read(path)), mask * 255)


@pytest.mark.parametrize("keyword", ["FloatPixelData", "DoubleFloatPixelData"])
def test_floating_point_pixels_are_read(tmp_path: Path, keyword: str) -> None:
    stored = RAMP.astype("f4" if keyword == "FloatPixelData" else "f8") / 7
    dataset = header(stored, BitsAllocated=stored.dtype.itemsize * 8)
    del dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation
    setattr(dataset, keyword, stored.tobytes())
    path = tmp_path / "map.dcm"
    dataset.save_as(path, enforce_file_format=True)
    film = read(path)
    np.testing.assert_array_equal(film.pixels, stored)
    assert np.ptp(presentation(film)) == 255


HTJ2K = {
    uids.HTJ2KLossless: (
        "/0//UQApQAAAAAAgAAAAGAAAAAAAAAAAAAAAIAAAABgAAAAAAAAAAAABCwEB/1AACAACAAAACP9SAAwAAgABAAUE"
        "BEAB/1wAEyBweHiAeHiAeHiAeHh4cHB4/2QAFgABT3BlbkpQSCBWZXIgMC45LjAu/5AACgAAAAAA2wAB/5PAATBn"
        "/gKHdADAAJoABLAAEYBG8gOHdADsAQd0ABdzAMAAngAEkAASACiRyAMCdADvCjMA+BEzAMAAqoABVwABOI4gQsOg"
        "ojKCdgD5vm/5gAAA1rvXAPviogjz1QDAAK6AAV8AAqA+fPjw4fFn55R6cgJ3AN7d3T28XvoAoiv3yey5AH79/f0C"
        "DXUAwAFsQAFswACofr/f7/f7/f7+/Yt/+f4AA6R6enpxAnwA/xlJkiRJkgGD/3EBDeyT37JPfsk9lkBQAf9//3FA"
        "YFYA/9k="
    ),
    uids.HTJ2K: (
        "/0//UQApQAAAAAAgAAAAGAAAAAAAAAAAAAAAIAAAABgAAAAAAAAAAAABCwEB/1AACAACAAAAJP9SAAwAAgABAAIE"
        "BEAA/1wAESJv5mA1YDVgeFgaWBpnv/9kABYAAU9wZW5KUEggVmVyIDAuOS4wLv+QAAoAAAAAAQQAAf+TwAL1ECGv"
        "9/CdXf9Pv395BXCAwAf+q4CHaOx1ofdt0TIf9sltzQ2moCMrwYAJUCrzyRPesNNKebtLli5uYIScInUGSSiquAHW"
        "IL9YguQYGVYZAFG/AMAF0EAFqwAVYCwDIJUymxkDIHUyGxkDQIoI9sb+QmQ+B5KBxBWASZwAABMNjaJRtDAw/nEl"
        "1Mkpu4UxjOsAbxAgx/v5gnoAVgDAC6uAFqwAV4DMlCglp0QpOSVKySlRSk5A8Dgku0EMMdnCefxhK/xFfyV/JX8l"
        "fgCtC3IBECJWAgBAAIALwP9xAM66666kY9sAADwoodABZv7/cUBwgdcA/9k="
    ),
}
"""24 × 32 pixels ``(128 x + 7 y) mod 4096`` as OpenJPH's encoder wrote them."""


@pytest.mark.parametrize(
    ("syntax", "stream", "gap"),
    [
        (uids.HTJ2KLossless, uids.HTJ2KLossless, 0),
        (uids.HTJ2KLosslessRPCL, uids.HTJ2KLossless, 0),
        (uids.HTJ2K, uids.HTJ2K, 2),
    ],
)
def test_high_throughput_jpeg_2000_is_read(
    tmp_path: Path, syntax: UID, stream: UID, gap: int
) -> None:
    rows, columns = np.mgrid[0:24, 0:32]
    stored = ((columns * 128 + rows * 7) % 4096).astype(np.uint16)
    dataset = header(stored, syntax)
    dataset.PixelData = encapsulate([base64.b64decode(HTJ2K[stream])])
    dataset["PixelData"].is_undefined_length = True
    path = tmp_path / "film.dcm"
    dataset.save_as(path, enforce_file_format=True)
    assert np.abs(read(path).pixels.astype(int) - stored).max() <= gap


def test_jpeg_extended_of_12_bits_is_read_as_dcmtk_reads_it() -> None:
    film = read(PYDICOM_FILES / "JPGExtended.dcm")
    # These numbers are dcmdjpeg's.
    assert (film.pixels.max(), film.pixels.sum()) == (264, 3767007)
    row = [24, 22, 21, 20, 19, 18, 15, 12, 8, 5]
    assert film.pixels[700, 100:110].tolist() == row


def test_this_installation_has_every_decoder() -> None:
    assert missing_decoders() == ()
    assert len(COMPRESSED_SYNTAXES) == 12


@pytest.mark.parametrize("planar", [0, 1])
@pytest.mark.parametrize(
    ("photometric", "bits"), [("RGB", 8), ("RGB", 12), ("RGB", 16), ("YBR_FULL", 8)]
)
def test_a_grey_film_in_colour_keeps_its_grey(
    tmp_path: Path, photometric: str, planar: int, bits: int
) -> None:
    grey = samples(bits, signed=False)
    colours = np.stack([grey] * 3, axis=-1)
    if photometric == "YBR_FULL":
        colours[..., 1:] = 128
    layout = form(bits, signed=False) | {"PlanarConfiguration": planar}
    stored = colours if planar == 0 else colours.transpose(2, 0, 1)
    dataset = header(colours, PhotometricInterpretation=photometric, **layout)
    dataset.PixelData = np.ascontiguousarray(stored).tobytes()
    path = tmp_path / "colour.dcm"
    dataset.save_as(path, enforce_file_format=True)
    film = read(path)
    expected = np.rint(grey * (255 / ((1 << bits) - 1)))
    np.testing.assert_array_equal(presentation(film), expected)
    assert film.warnings == ("colour",)


def test_header_values_that_cannot_be_true_are_put_right(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "film.dcm", BitsStored=20, HighBit=3)
    np.testing.assert_array_equal(read(path).pixels, RAMP)
    dataset = pydicom.dcmread(path)
    del dataset.BitsStored, dataset.HighBit, dataset.PhotometricInterpretation
    del dataset.PixelRepresentation, dataset.SamplesPerPixel
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, RAMP)


@pytest.mark.parametrize("start", [132, 0])
@pytest.mark.parametrize("syntax", NATIVE[:3], ids=lambda uid: uid.name)
def test_a_film_without_preamble_or_meta_header_is_read(
    tmp_path: Path, syntax: UID, start: int
) -> None:
    content = dicom_file(tmp_path / "film.dcm", RAMP, syntax).read_bytes()
    meta = 144 + int.from_bytes(content[140:144], "little")
    bare = tmp_path / "IM000001"
    bare.write_bytes(content[meta:] if start == 0 else content[start:])
    np.testing.assert_array_equal(read(bare).pixels, RAMP)


@pytest.mark.parametrize(
    ("elements", "code", "words"),
    [
        ({"BitsAllocated": 12}, "not_supported", "12 bits allocated"),
        ({"PhotometricInterpretation": "HSV", "SamplesPerPixel": 3}, "not_supported", "HSV"),
        ({"PhotometricInterpretation": "CMYK", "SamplesPerPixel": 4}, "not_supported", "CMYK"),
        ({"Rows": 100}, "truncated", "6,144 of 12,800 bytes"),
        ({"Rows": 0}, "no_pixels", "holds no image"),
    ],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, elements: dict[str, Any], code: str, words: str
) -> None:
    path = dicom_file(tmp_path / "odd.dcm", **elements)
    with pytest.raises(UnreadableImageError, match=rf"odd\.dcm: .*{words}") as raised:
        read(path)
    assert raised.value.code == code


def test_a_transfer_syntax_without_decoder_is_named(tmp_path: Path) -> None:
    path = dicom_file(tmp_path / "film.dcm")
    dataset = pydicom.dcmread(path)
    dataset.file_meta.TransferSyntaxUID = uids.MPEG2MPML
    dataset.PixelData = encapsulate([b"\0" * 64])
    dataset["PixelData"].is_undefined_length = True
    dataset.save_as(path)
    with pytest.raises(UnreadableImageError, match="MPEG2") as raised:
        read(path)
    assert raised.value.code == "no_decoder"
