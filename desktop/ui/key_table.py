"""Which key does what: the defaults, what the reader changed, and where two would meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

Keys = Mapping[str, tuple[str, ...]]
"""Name of each action, and its keys in Qt's portable spelling."""

_PORTABLE = QKeySequence.SequenceFormat.PortableText


def portable(key: str) -> str:
    """Return a key in the one spelling by which two are compared; empty if Qt knows none."""
    return _sequence(key).toString(_PORTABLE)


def native(keys: Iterable[str]) -> str:
    """Return keys as this system writes them, set apart by dots."""
    written = (_sequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    # Both keys that enter are called the same in Chinese.
    return " · ".join(dict.fromkeys(written))


def in_force(defaults: Keys, changed: Keys) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action; no key does two things.

    Parameters
    ----------
    defaults : mapping of str to tuple of str
        Keys of every action.
    changed : mapping of str to tuple of str
        What the reader chose; an action that is not in `defaults` is passed over.

    Returns
    -------
    dict of str to tuple of str
        In the order of `defaults`. Keys that the reader chose are taken from actions that
        have them by default; among those chosen twice the first action keeps them.
    """
    taken: set[str] = set()
    kept: dict[str, tuple[str, ...]] = {}
    for name in sorted(defaults, key=lambda each: each not in changed):
        wanted = dict.fromkeys(map(portable, changed.get(name, defaults[name])))
        kept[name] = tuple(key for key in wanted if key and key not in taken)
        taken.update(kept[name])
    return {name: kept[name] for name in defaults}


def owner_of(key: str, keys: Keys) -> str:
    """Return the name of the action that has a key; empty if none has."""
    wanted = portable(key)
    return next((name for name, has in keys.items() if wanted in has), "")


def changes(defaults: Keys, keys: Keys) -> dict[str, tuple[str, ...]]:
    """Return those keys that are not the defaults, as they are kept in the settings."""
    plain = in_force(defaults, {})
    return {name: has for name, has in keys.items() if has != plain[name]}


def _sequence(key: str) -> QKeySequence:
    return QKeySequence.fromString(key, _PORTABLE)
