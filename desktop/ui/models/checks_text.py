"""The checks of a model file in a form for people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from desktop.registry import Verification


def tr(text: str) -> str:
    """Return a text in the reader's language."""
    return QCoreApplication.translate("ChecksText", text)


def checks_html(verification: Verification, *, passed: str, failed: str) -> str:
    """Return every check with sign and words.

    Parameters
    ----------
    verification : Verification
        What became of the checks.
    passed, failed : str
        Colours of the signs.
    """
    verdict = (
        tr("Passed: this file may become active.")
        if verification.passed
        else tr("Failed: this file cannot become active.")
    )
    rows = "".join(
        f"<tr><td style='padding-right:10px; color:{passed if check.passed else failed}'>"
        f"<b>{'✓' if check.passed else '✕'}</b></td>"
        f"<td style='padding-right:10px'>{tr('passed') if check.passed else tr('failed')}</td>"
        f"<td style='padding-right:16px'>{escape(told(check.name))}</td>"
        f"<td>{escape(told(check.words))}</td></tr>"
        for check in verification.checks
    )
    return f"<h3>{escape(verification.path.name)}</h3><p>{verdict}</p><table>{rows}</table>"
