"""Sentences that are known by their pattern, such as ``line {n}: {fault}``.

The layers of the program know no language but English: what they say stands in logs and
exports too. Who shows it in another language looks it up here, with what stands at the
places looked up in turn.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PLACE = re.compile(r"\{(\w+)\}")
JOINTS = ("; ", ". ")
"""Where sentences, or their parts, are put together."""

_KEPT = 4096


class Sentences:
    """Finds what was said among known sentences, and says it in another language.

    Parameters
    ----------
    known : iterable of str
        In English; ``{name}`` stands for anything.
    translate : callable
        Returns a known sentence, or a joint, in the other language.
    """

    def __init__(self, known: Iterable[str], translate: Callable[[str], str]) -> None:
        known = tuple(known)
        self._translate = translate
        self._plain = frozenset(text for text in known if not _PLACE.search(text))
        patterns = [text for text in known if _PLACE.search(text)]
        # The one that says most is tried first.
        patterns.sort(key=lambda text: len(_PLACE.sub("", text)), reverse=True)
        self._shapes = tuple((text, _shape(text)) for text in patterns)
        self._match = lru_cache(maxsize=_KEPT)(self._found)

    def told(self, text: str) -> str:
        """Return what was said in the other language; what is not known stays as it is."""
        found = self._match(text)
        if found is None:
            return self._in_parts(text)
        pattern, places = found
        said = self._translate(pattern)
        if not places:
            return said
        return said.format(**{name: self.told(value) for name, value in places.items()})

    def _in_parts(self, text: str) -> str:
        for joint in JOINTS:
            if joint not in text:
                continue
            before = text.split(joint)
            parts = [self.told(part) for part in before]
            if parts != before:
                return self._translate(joint).join(parts)
        return text

    def _found(self, text: str) -> tuple[str, dict[str, str]] | None:
        if text in self._plain:
            return text, {}
        for pattern, shape in self._shapes:
            found = shape.fullmatch(text)
            if found is not None:
                return pattern, found.groupdict()
        return None


def _shape(pattern: str) -> re.Pattern[str]:
    parts = _PLACE.split(pattern)
    # Every second part is the name of a place.
    spelt = (
        f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return re.compile("".join(spelt), re.DOTALL)
