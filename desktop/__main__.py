"""``python -m desktop`` is ``pneumotriage``."""

from __future__ import annotations

from desktop.app import main

if __name__ == "__main__":
    main()
