"""The gallery renders; what it shows is for people to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from tests.gallery.scenes import SCENES, empty, failed, help_and_errors
from tests.gallery.stage import SIZE, stage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

QUICK = (empty, failed, help_and_errors)


@pytest.mark.parametrize(
    "scene",
    [
        pytest.param(scene, marks=() if scene in QUICK else pytest.mark.slow, id=scene.__name__)
        for scene in SCENES
    ],
)
def test_a_scene_can_be_rendered(
    scene: object, tmp_path: Path, qtbot: QtBot, sample_study: Path
) -> None:
    with stage(tmp_path, "dark") as set_up:
        scene(set_up)
    shots = [QImage(str(path)) for path in tmp_path.glob("*.png")]
    assert shots
    assert not any(shot.isNull() for shot in shots)
    if scene is empty:
        assert shots[0].size().toTuple() == SIZE
