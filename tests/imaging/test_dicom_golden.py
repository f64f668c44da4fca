"""What the network receives of real DICOM files, so that no change of it goes unnoticed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import data_store
import pytest

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import to_tensor

REAL = Path(next(iter(data_store.__path__))) / "data"

GOLDEN = {
    "RG1_UNCR.dcm": "9b3b73c6f587729b",
    "RG1_J2KR.dcm": "9b3b73c6f587729b",
    "RG3_UNCR.dcm": "18a331ed922f7592",
    "vlut_04.dcm": "427eca6ca77368b6",
    "mlut_18.dcm": "e23b688c91f4d52e",
    "JPGLosslessP14SV1_1s_1f_8b.dcm": "11c0bb7e069362e5",
    "emri_small_jpeg_ls_lossless.dcm": "33e73cf82c0fd317",
    "OT-PAL-8-face.dcm": "3380ebac2b03a485",
    "SC_rgb_16bit.dcm": "f7333cc57b898618",
    "MR2_UNCR.dcm": "c381e358a9b33ddf",
}
"""SHA-256 of the float32 tensor ``[192, 192, 1]``, its first 16 digits."""


@pytest.mark.parametrize("name", GOLDEN)
def test_the_networks_input_has_not_drifted(name: str) -> None:
    tensor = to_tensor(read_radiograph(ImageRef(REAL / name)), height=192, width=192)
    assert hashlib.sha256(tensor.tobytes()).hexdigest()[:16] == GOLDEN[name]


def test_losslessly_compressed_films_give_the_network_the_same() -> None:
    assert GOLDEN["RG1_UNCR.dcm"] == GOLDEN["RG1_J2KR.dcm"]
