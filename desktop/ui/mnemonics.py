"""Names of menus and buttons without the letter that opens them."""

from __future__ import annotations

import re

_BEHIND = re.compile(r"\s*\(&\w\)")
"""Where a script has no such letter, it stands behind the name: 文件(&F)."""


def plain(text: str) -> str:
    """Return what a menu, an action or a button is called."""
    return _BEHIND.sub("", text).replace("&", "")
