"""``python -m tests.gallery OUT``: every state, or with ``--scene`` only some.

Without more words in English, dark and light, on a screen of 1,280 × 800 pixels. ``--every``
renders all that the program is looked at in: two languages, two screens, two themes.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.gallery.looks import EVERY, Look, render_each, size


def main() -> None:
    """Render every scene in every theme asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=main.__doc__)
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--theme", choices=("dark", "light", "all"), default="all")
    parser.add_argument("--language", default="en", help="such as zh_CN")
    parser.add_argument("--size", type=size, default=(1280, 800), help="in pixels of the screen")
    parser.add_argument("--ratio", type=int, default=1, help="device pixel ratio, such as 2")
    parser.add_argument("--scene", action="append", default=[], help="by its name; again for more")
    parser.add_argument("--every", action="store_true", help="each language on each screen")
    chosen = parser.parse_args()
    if chosen.every:
        scenes = [word for name in chosen.scene for word in ("--scene", name)]
        render_each(chosen.out, EVERY, ["--theme", chosen.theme, *scenes])
        return
    look = Look(chosen.language, chosen.size, chosen.ratio)
    with tempfile.TemporaryDirectory() as scratch:
        look.prepare(Path(scratch))
        render(chosen.out, look, chosen.theme, chosen.scene)


def render(out: Path, look: Look, theme: str, wanted: list[str]) -> None:
    """Render scenes in one language on one screen."""
    from tests.gallery.scenes import SCENES
    from tests.gallery.stage import stage

    known = {scene.__name__: scene for scene in SCENES}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise SystemExit(f"no scene is called {unknown[0]}; there are {', '.join(known)}")
    for one in ("dark", "light") if theme == "all" else (theme,):
        with stage(out, one, look) as set_up:
            for name in wanted or known:
                known[name](set_up)


if __name__ == "__main__":
    main()
