"""How films of one file are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.ui import words


@pytest.mark.parametrize(
    ("name", "frame", "shown"),
    [
        ("a.tif", 1, "a.tif"),
        ("a.tif", 2, "a.tif · page 2"),
        ("a.dcm", 3, "a.dcm · frame 3"),
        ("R\udcf6ntgen.png", 1, "R\N{REPLACEMENT CHARACTER}ntgen.png"),
        ("IM0001", 12, "IM0001 · frame 12"),
    ],
)
def test_a_film_is_named_with_its_page_or_frame(name: str, frame: int, shown: str) -> None:
    assert words.film_name(ImageRef(Path("folder") / name, frame)) == shown
