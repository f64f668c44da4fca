"""What the build scripts say to the person at the keyboard.

Progress goes to stderr, so that stdout holds nothing but what was asked for.
"""

from __future__ import annotations

import sys


class SetUpError(Exception):
    """Set-up cannot go on; the message says what is wrong and what to do."""


def say(text: str) -> None:
    """Tell one line of progress.

    Parameters
    ----------
    text : str
        The line, without a line end.
    """
    print(text, file=sys.stderr, flush=True)


def in_words(seconds: float) -> str:
    """Return a duration as a person would say it.

    Parameters
    ----------
    seconds : float
        The duration, not negative.

    Returns
    -------
    str
        For example ``"0.3 s"``, ``"42 s"`` or ``"3 min 5 s"``.
    """
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
