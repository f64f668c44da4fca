"""``python -m tests.gallery OUT [--theme dark|light|all] [--language CODE]``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def main() -> None:
    """Render every scene in every theme asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=main.__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--theme", choices=("dark", "light", "all"), default="all")
    parser.add_argument("--language", default="en", help="such as zh_CN")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
    from tests.gallery.scenes import SCENES
    from tests.gallery.stage import stage

    for theme in ("dark", "light") if chosen.theme == "all" else (chosen.theme,):
        with stage(chosen.out, theme, chosen.language) as set_up:
            for scene in SCENES:
                scene(set_up)


if __name__ == "__main__":
    main()
