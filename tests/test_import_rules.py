"""The import rules of DESIGN.md, section 2, hold; and they would notice if they did not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LINT = (
    "import sys; from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(no_logo=True, cache_dir=None))"
)


def lint(root: Path) -> tuple[bool, str]:
    """Check the contracts of a checkout: whether all are kept, and the report."""
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=root, capture_output=True, text=True, timeout=120
    )
    return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def copied_source(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the packages that may be spoilt."""
    for name in ("desktop", "trainer"):
        leave_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(project_root / name, tmp_path / name, ignore=leave_out)
    shutil.copy(project_root / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept(project_root: Path) -> None:
    kept, report = lint(project_root)
    assert kept, report


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("desktop/stray.py", "", "The way of the data"),
        ("desktop/imaging/upward.py", "import desktop.ui", "The way of the data"),
        ("desktop/review/heavy.py", "import tensorflow", "The app never needs the trainer"),
        ("desktop/inference/window.py", "import PySide6", "Only the window knows Qt"),
        ("desktop/ui/session.py", "import onnxruntime", "ONNX lives in inference"),
        ("desktop/review/header.py", "import pydicom", "DICOM is read in imaging"),
        ("desktop/reporting/stray.py", "import highdicom", "DICOM is read in imaging"),
        ("trainer/shortcut.py", "import desktop.cli", "The trainer takes from the app only"),
    ],
)
def test_breaking_a_rule_is_noticed(
    copied_source: Path, module: str, line: str, contract: str
) -> None:
    (copied_source / module).write_text(f'"""A module that breaks a rule."""\n{line}\n')
    kept, report = lint(copied_source)
    assert not kept
    assert any(contract in row and "BROKEN" in row for row in report.splitlines()), report
