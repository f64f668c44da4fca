"""What the frozen program starts with."""

import multiprocessing
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.stdout is None or sys.stderr is None:  # Windows, started without a console
        silence = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (kept to the end)
        sys.stdout, sys.stderr = sys.stdout or silence, sys.stderr or silence
    from desktop.app import main

    main()
