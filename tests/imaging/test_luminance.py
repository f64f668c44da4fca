"""Grey from any mode: inverted inks, colour profiles, deep and signed values."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from desktop.errors import UnreadableImageError
from desktop.imaging.radiograph import ImageRef, Radiograph
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import presentation

if TYPE_CHECKING:
    from numpy.typing import NDArray

RAMP = np.tile(np.linspace(0, 255, 64).astype(np.uint8), (48, 1))
COLOURS = np.stack([RAMP, RAMP[:, ::-1], np.full_like(RAMP, 60)], axis=2)


def read(path: Path) -> Radiograph:
    return read_radiograph(ImageRef(path))


def luminance(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(Image.fromarray(rgb).convert("L"))


def jpeg(image: Image.Image, path: Path, **options: Any) -> Path:
    image.save(path, "JPEG", quality=95, subsampling=0, **options)
    return path


def test_inverted_inks_of_a_jpeg_become_the_right_luminance(tmp_path: Path) -> None:
    """Adobe's programs store CMYK inverted and say so in a marker APP14."""
    inks = Image.fromarray(COLOURS).convert("CMYK")
    path = jpeg(inks, tmp_path / "cmyk.jpg")
    assert b"Adobe" in path.read_bytes()[:700]
    assert np.abs(read(path).pixels.astype(int) - luminance(COLOURS)).mean() < 3


def test_inks_as_luma_and_chroma_become_the_right_luminance(tmp_path: Path) -> None:
    """YCCK: the marker says transform 2, and the first three planes are YCbCr of the inks."""
    rgb = Image.fromarray(COLOURS)
    inks = ImageOps.invert(rgb)
    planes = [*inks.convert("YCbCr").split(), Image.new("L", rgb.size, 255)]
    # Pillow inverts what it writes as CMYK, so the inverse is handed to it.
    stored = Image.merge("CMYK", [plane.point(lambda v: 255 - v) for plane in planes])
    path = jpeg(stored, tmp_path / "ycck.jpg")
    content = bytearray(path.read_bytes())
    marker = content.find(b"Adobe")
    assert content[marker + 11] == 0
    content[marker + 11] = 2
    path.write_bytes(content)
    assert np.abs(read(path).pixels.astype(int) - luminance(COLOURS)).mean() < 3


def wide_profile() -> bytes:
    """Return a profile under which sRGB's numbers mean other colours: gamma 1 in each channel.

    sRGB's own, with its tone curves replaced by the identity (ICC.1, curveType of no entries).
    """
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack_from(">I", content, 128)
    for n in range(count):
        name, start, _ = struct.unpack_from(">4sII", content, 132 + 12 * n)
        if name in {b"rTRC", b"gTRC", b"bTRC"}:
            content[start : start + 12] = b"curv" + bytes(8)
        if name == b"desc":
            content[start : start + 60] = content[start : start + 60].replace(
                b"s\0R\0G\0B", b"o\0t\0h\0e"
            )
            content[start : start + 60] = content[start : start + 60].replace(b"sRGB", b"none")
    return bytes(content)


def test_the_profile_of_a_film_in_colour_is_applied(tmp_path: Path) -> None:
    profile = wide_profile()
    Image.fromarray(COLOURS).save(tmp_path / "plain.png")
    Image.fromarray(COLOURS).save(tmp_path / "profile.png", icc_profile=profile)
    seen = read(tmp_path / "profile.png").pixels.astype(int)
    expected = ImageCms.profileToProfile(
        Image.fromarray(COLOURS), io.BytesIO(profile), ImageCms.createProfile("sRGB")
    )
    assert expected is not None
    np.testing.assert_array_equal(seen, np.asarray(expected.convert("L")))
    assert np.abs(seen - read(tmp_path / "plain.png").pixels).mean() > 20


def test_the_profile_of_a_grey_film_is_not(tmp_path: Path) -> None:
    """As the training films with such profiles went into the training."""
    grey = Image.fromarray(RAMP)
    grey.convert("RGB").save(tmp_path / "three.png", icc_profile=wide_profile())
    np.testing.assert_array_equal(read(tmp_path / "three.png").pixels, RAMP)
    grey.save(tmp_path / "one.png", icc_profile=wide_profile())
    np.testing.assert_array_equal(read(tmp_path / "one.png").pixels, RAMP)


@pytest.mark.parametrize("profile", [b"nonsense", b"\0" * 200])
def test_a_damaged_profile_is_ignored(tmp_path: Path, profile: bytes) -> None:
    Image.fromarray(COLOURS).save(tmp_path / "film.png", icc_profile=profile)
    np.testing.assert_array_equal(read(tmp_path / "film.png").pixels, luminance(COLOURS))


def has_profile(path: Path) -> bool:
    with Image.open(path) as image:
        return "icc_profile" in image.info


def test_real_grey_films_with_a_profile_equal_what_was_learnt_from(shared_data: Path) -> None:
    films = sorted((shared_data / "originals").rglob("*.jpeg"))
    path = next(film for film in films if has_profile(film))
    squashed = shared_data / "chest_xray" / "train" / path.parent.name / path.name
    small = Image.fromarray(read(path).pixels).resize((224, 224), Image.Resampling.BILINEAR)
    assert np.abs(np.asarray(small, int) - read(squashed).pixels).mean() < 4


def tiff(values: NDArray[Any], sample_format: int, photometric: int = 1) -> bytes:
    """Build an uncompressed TIFF of one strip, in any sample format (TIFF 6.0, tag 339)."""
    data, (height, width) = values.tobytes(), values.shape
    tags = [(256, width), (257, height), (258, values.dtype.itemsize * 8), (259, 1)]
    tags += [(262, photometric), (273, 0), (277, 1), (278, height), (279, len(data))]
    tags += [(339, sample_format)]
    end = 8 + 2 + 12 * len(tags) + 4
    directory = b"".join(
        struct.pack("<HHII", tag, 4, 1, end if tag == 273 else value) for tag, value in tags
    )
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + directory + bytes(4) + data


@pytest.mark.parametrize(
    ("dtype", "sample_format", "low", "high"),
    [
        ("<u4", 1, 0, 60_000),
        ("<u4", 1, 0, 2_000_000_000),
        ("<u4", 1, 0, 4_200_000_000),
        ("<i4", 2, -70_000, 2_000_000),
        ("<i2", 2, -1024, 3071),
        ("i1", 2, -100, 100),
        ("<u2", 1, 0, 65_535),
        ("<f4", 3, -1.5, 2.5),
    ],
)
@pytest.mark.parametrize("white_is_zero", [False, True])
def test_a_tiff_of_any_sample_format_is_read_in_order(
    tmp_path: Path, dtype: str, sample_format: int, low: float, high: float, white_is_zero: bool
) -> None:
    values = np.tile(np.linspace(low, high, 64), (20, 1)).astype(dtype)
    path = tmp_path / "film.tif"
    stored = np.ascontiguousarray(values[:, ::-1]) if white_is_zero else values
    path.write_bytes(tiff(stored, sample_format, 0 if white_is_zero else 1))
    film = read(path)
    assert film.turned == white_is_zero
    assert (np.diff(film.pixels[0].astype(float)) > 0).all()
    if not white_is_zero:
        np.testing.assert_allclose(film.pixels, values, rtol=1e-6)
    shown = presentation(film)
    assert (shown.min(), shown.max()) == (0, 255)


def test_a_tiff_that_cannot_be_read_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "film.tif").write_bytes(tiff(np.ones((9, 9), "<f8"), 3))
    with pytest.raises(UnreadableImageError, match="starts as a TIFF file") as caught:
        read(tmp_path / "film.tif")
    assert "16-bit TIFF" in caught.value.remedy


@pytest.mark.parametrize(
    "compression", [None, "packbits", "tiff_lzw", "tiff_adobe_deflate", "zstd", "lzma"]
)
def test_tiff_compressions(tmp_path: Path, compression: str | None) -> None:
    Image.fromarray(RAMP).save(tmp_path / "film.tif", compression=compression)
    np.testing.assert_array_equal(read(tmp_path / "film.tif").pixels, RAMP)


def test_a_tiff_in_planes_is_read_as_one_in_pixels(tmp_path: Path) -> None:
    """PlanarConfiguration 2 (TIFF 6.0, tag 284): red, green and blue one after the other."""
    height, width = RAMP.shape
    data = COLOURS.transpose(2, 0, 1).tobytes()
    size = height * width
    tags = [(256, 1, width), (257, 1, height), (258, 3, 0), (259, 1, 1), (262, 1, 2)]
    tags += [(273, 3, 0), (277, 1, 3), (278, 1, height), (279, 3, 0), (284, 1, 2)]
    end = 8 + 2 + 12 * len(tags) + 4
    arrays, directory = b"", b""
    contents = {258: [8] * 3, 273: [end + 36 + size * n for n in range(3)], 279: [size] * 3}
    for tag, count, value in tags:
        if tag in contents:
            value = end + len(arrays)
            arrays += struct.pack("<3I", *contents[tag])
        directory += struct.pack("<HHII", tag, 4, count, value)
    head = b"II*\0" + struct.pack("<IH", 8, len(tags))
    (tmp_path / "film.tif").write_bytes(head + directory + bytes(4) + arrays + data)
    np.testing.assert_array_equal(read(tmp_path / "film.tif").pixels, luminance(COLOURS))


def test_a_tiled_tiff_is_read(tmp_path: Path) -> None:
    tiles = np.kron(np.arange(4, dtype=np.uint8).reshape(2, 2) * 60, np.ones((16, 16), np.uint8))
    data = b"".join(tiles[y : y + 16, x : x + 16].tobytes() for y in (0, 16) for x in (0, 16))
    tags = [(256, 1, 32), (257, 1, 32), (258, 1, 8), (259, 1, 1), (262, 1, 1), (277, 1, 1)]
    tags += [(322, 1, 16), (323, 1, 16), (324, 4, 0), (325, 4, 0)]
    end = 8 + 2 + 12 * len(tags) + 4
    places = {324: end, 325: end + 16}
    directory = b"".join(struct.pack("<HHII", t, 4, n, places.get(t, v)) for t, n, v in tags)
    arrays = struct.pack("<8I", *(end + 32 + 256 * n for n in range(4)), *[256] * 4)
    head = b"II*\0" + struct.pack("<IH", 8, len(tags))
    (tmp_path / "film.tif").write_bytes(head + directory + bytes(4) + arrays + data)
    np.testing.assert_array_equal(read(tmp_path / "film.tif").pixels, tiles)
