"""Every DICOM file of pydicom-data and pydicom: read as pydicom reads it, or a named error."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from tests.conformance.expectations import DIFFERENT, UNREADABLE
from tests.conformance.run import FOLDERS, Row, files, row
from tests.conformance.table import summary, table, unexplained


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row(name, path) for name, path in files()]


@pytest.mark.slow
def test_every_file_is_read_as_pydicom_reads_it_or_has_the_expected_error(rows: list[Row]) -> None:
    assert [fault for one in rows if (fault := unexplained(one))] == []
    assert len(rows) > 250
    assert sum(one.against == "presentation" for one in rows) > 120
    assert "Unexplained: none." in summary(rows)


@pytest.mark.slow
def test_every_expectation_still_has_its_file(rows: list[Row]) -> None:
    text = table(rows)
    assert "UNEXPECTED" not in text
    assert "UNEXPLAINED" not in text
    for why in (entry[-1] for entry in (*UNREADABLE, *DIFFERENT)):
        assert why in text


@pytest.mark.parametrize("frames", ["", "_2frame"])
def test_a_big_endian_palette_is_read_as_its_little_endian_twin(frames: str) -> None:
    folder = FOLDERS["pydicom-data"]
    for frame in range(1, 3 if frames else 2):
        one, other = (
            read_radiograph(ImageRef(folder / f"OBXXXX1A{order}{frames}.dcm", frame)).pixels
            for order in ("", "_expb")
        )
        np.testing.assert_array_equal(one, other)
