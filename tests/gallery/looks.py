"""How the gallery is seen: in which language, on which screen, in which pixels."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DOTS = 96


@dataclass(frozen=True, slots=True)
class Look:
    """One of the ways in which a reader may see the program.

    Parameters
    ----------
    language : str
        Such as ``zh_CN``.
    screen : tuple of int
        Width and height of the window, which fills the screen, in pixels of the screen.
    ratio : int
        Pixels of the screen, in each direction, for each device-independent pixel.
    """

    language: str = "en"
    screen: tuple[int, int] = (1280, 800)
    ratio: int = 1

    @property
    def size(self) -> tuple[int, int]:
        """The size of the window in device-independent pixels."""
        width, height = self.screen
        return width // self.ratio, height // self.ratio

    @property
    def name(self) -> str:
        """What a folder of its pictures is called."""
        width, height = self.screen
        return f"{self.language}-{width}x{height}@{self.ratio}"

    def prepare(self, scratch: Path) -> None:
        """Give Qt such a screen; before anything imports it.

        Parameters
        ----------
        scratch : Path
            A folder that outlives the pictures' making, for what Qt reads its screen from.
        """
        width, height = self.screen
        screen = {
            "name": "gallery",
            "x": 0,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": _DOTS,
            "logicalBaseDpi": _DOTS,
            "dpr": 1,
        }
        told = scratch / "screen.json"
        told.write_text(json.dumps({"screens": [screen]}), "utf-8")
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={told}")
        os.environ["QT_SCALE_FACTOR"] = str(self.ratio)


EVERY = tuple(
    Look(language, screen, ratio)
    for language in ("en", "zh_CN")
    for screen, ratio in (((1280, 800), 1), ((3840, 2160), 2))
)
"""What every state of every window is looked at in, each in the dark and in the light."""


def render_each(out: Path, looks: Sequence[Look], rest: Sequence[str]) -> None:
    """Render the gallery once for each look, in a process of its own: Qt's screen is fixed.

    Parameters
    ----------
    out : Path
        Gets a folder for each look.
    looks : sequence of Look
        The looks.
    rest : sequence of str
        Further words of the command.
    """
    for look in looks:
        width, height = look.screen
        words = [str(out / look.name), "--language", look.language, "--size", f"{width}x{height}"]
        words += ["--ratio", str(look.ratio), *rest]
        subprocess.run([sys.executable, "-m", "tests.gallery", *words], check=True)


def size(words: str) -> tuple[int, int]:
    """Return width and height from words such as ``1280x800``."""
    width, times, height = words.partition("x")
    if not times or not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{words!r} is no size such as 1280x800")
    return int(width), int(height)
