"""The gallery renders; what it shows is for people to look at."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from tests.gallery.looks import EVERY, Look, size
from tests.gallery.scenes import SCENES, empty, failed, help_and_errors
from tests.gallery.stage import stage

if TYPE_CHECKING:
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
        assert shots[0].size().toTuple() == Look().size


def test_every_look_is_two_languages_on_a_small_screen_and_on_one_of_high_density() -> None:
    assert [one.name for one in EVERY] == [
        "en-1280x800@1",
        "en-3840x2160@2",
        "zh_CN-1280x800@1",
        "zh_CN-3840x2160@2",
    ]
    assert EVERY[1].size == (1920, 1080)


def test_on_a_screen_of_high_density_pictures_have_all_its_pixels(tmp_path: Path) -> None:
    """In a process of its own, for Qt's screen is chosen once for all."""
    words = ["--theme", "light", "--size", "2400x1600", "--ratio", "2", "--scene", "empty"]
    command = [sys.executable, "-m", "tests.gallery", str(tmp_path), *words]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    assert QImage(str(tmp_path / "light-empty.png")).size().toTuple() == (2400, 1600)


@pytest.mark.parametrize("words", ["1280", "1280x", "wide x high"])
def test_a_size_is_two_numbers(words: str) -> None:
    assert size("1280x800") == (1280, 800)
    with pytest.raises(argparse.ArgumentTypeError, match="no size such as"):
        size(words)
