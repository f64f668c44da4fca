"""Files to pixels: no model and no Qt in here."""

from __future__ import annotations

import importlib
import sys
from typing import Any


def _import_pydicom_without_network() -> None:
    """Import pydicom with `requests` out of its reach.

    Where `requests` is installed pydicom imports it, for downloading test files; that alone
    opens a socket, to see whether the machine knows IPv6. This program opens none.
    """
    modules: dict[str, Any] = sys.modules
    hidden = "requests" not in modules
    if hidden:
        modules["requests"] = None
    try:
        importlib.import_module("pydicom.data.download")
    finally:
        if hidden:
            del modules["requests"]


_import_pydicom_without_network()
