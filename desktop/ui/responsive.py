"""Python's own settings under which the window keeps answering while other threads work."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.session import Session

GIVE_WAY_SECONDS = 0.001
"""After which a thread gives way to another; Python's own 5 ms add up while a list is painted,
which asks for the interpreter many times."""


@contextmanager
def keep_answering(session: Session) -> Iterator[None]:
    """Let other threads give way sooner, and the garbage collector look at less.

    A full collection holds all threads; most of what it looks at are libraries that stay for
    good once the first models are loaded. Those are put aside then.

    Parameters
    ----------
    session : Session
        Tells when models are loaded.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(GIVE_WAY_SECONDS)
    session.team_ready.connect(_put_aside, Qt.ConnectionType.SingleShotConnection)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _put_aside(_team: object) -> None:
    gc.freeze()
