"""``python -m trainer`` is the same as ``pneumotriage-train``."""

from trainer.cli import main

main()
