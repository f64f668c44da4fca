"""Freeze the desktop app into a folder that needs no Python: build/dist/PneumoTriage.

    python3 build_scripts/build.py [--flavour cpu|cuda] [--skip-self-test]

The bundle holds no TensorFlow. When it is done its own ``self-test`` is run and its size told.
Everything is made under ``build/``, which git ignores.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bundle_contents import FLAVOURS, command_line_program
from environment import Environment
from licence_texts import NOTICE, add_licence_texts
from messages import SetUpError, in_words, say

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "build" / "pyinstaller"
DIST = ROOT / "build" / "dist"
BUNDLE = DIST / "PneumoTriage"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and check the bundle.

    Parameters
    ----------
    arguments : sequence of str, optional
        The command line; this process's own when omitted.

    Returns
    -------
    int
        0 when the bundle was made and its self-test passed.
    """
    options = _parse(arguments)
    environment = Environment(ROOT)
    started = time.monotonic()
    try:
        environment.prepare({"dev", "cuda"} if options.flavour == "cuda" else {"dev"})
        freeze(environment, options.flavour)
    except SetUpError as error:
        say(f"\n{error}")
        return 2
    for text in add_licence_texts(BUNDLE):
        say(f"No text of {text} was found here to enclose; {NOTICE} in the bundle says so.")
    say(f"Built {BUNDLE} ({size_in_words(BUNDLE)}) in {in_words(time.monotonic() - started)}.")
    if options.skip_self_test:
        return 0
    say("The bundle's own self-test:")
    return subprocess.run(
        [str(BUNDLE / command_line_program(sys.platform)), "self-test"]
    ).returncode


def freeze(environment: Environment, flavour: str) -> None:
    """Run PyInstaller with the environment's Python.

    Parameters
    ----------
    environment : Environment
        With the extra ``dev`` installed.
    flavour : str
        One of `FLAVOURS`.

    Raises
    ------
    SetUpError
        When PyInstaller fails; its output stands in a file under ``build/``.
    """
    shutil.rmtree(BUNDLE, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    log = WORK / f"{flavour}.txt"
    command = [
        str(environment.python),
        *("-m", "PyInstaller", "--noconfirm", "--log-level=INFO"),
        *("--workpath", str(WORK / flavour), "--distpath", str(DIST)),
        str(ROOT / "build_scripts" / "pneumotriage.spec"),
    ]
    say(f"Freezing the {flavour} flavour; this takes some minutes ({log})")
    with log.open("w", encoding="utf-8") as output:
        code = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PNEUMOTRIAGE_FLAVOUR": flavour},
            stdout=output,
            stderr=subprocess.STDOUT,
        ).returncode
    if code != 0:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
        raise SetUpError("PyInstaller failed:\n" + "\n".join(tail) + f"\nAll of it: {log}")


def size_in_words(folder: Path) -> str:
    """Return how much a folder holds: ``"412 MB in 803 files"``."""
    sizes = [path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()]
    return f"{sum(sizes) / 1e6:.0f} MB in {len(sizes)} files"


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__.partition("\n")[0])
    parser.add_argument("--flavour", choices=FLAVOURS, default=FLAVOURS[0])
    parser.add_argument("--skip-self-test", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
