from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.killing import kill

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_killing_a_reader_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    """A short version of ``python -m tests.killing --times 100``."""
    found = kill(5, tmp_path, seed=1)
    assert found.confirmed > 5
    assert (found.lost, found.unsound) == (0, 0)
