"""``python -m tests.conformance OUT.md|-``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.conformance.run import files, row
from tests.conformance.table import table, unexplained


def main() -> int:
    """Read every DICOM file of pydicom-data and pydicom and write what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=main.__doc__)
    parser.add_argument("out", help="a Markdown file, or - for the screen")
    chosen = parser.parse_args()
    rows = [row(name, path) for name, path in files()]
    text = table(rows)
    if chosen.out == "-":
        sys.stdout.write(text)
    else:
        Path(chosen.out).write_text(text, encoding="utf-8")
    return 1 if any(unexplained(one) for one in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
