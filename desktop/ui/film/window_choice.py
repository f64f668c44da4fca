"""Which windows a film can be seen through, and the reader's own among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui.film.windowing import following, kind_of, linear, named, offered, recalled

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.imaging.radiograph import Voi
    from desktop.settings import SettingsStore
    from desktop.ui.film.canvas import FilmCanvas
    from desktop.ui.film.hanging import Hanging


class WindowChoice:
    """Changes the window of the film that keys change.

    Parameters
    ----------
    settings : SettingsStore
        Remembers the reader's own windows.
    active : callable
        Returns the film that keys change.
    """

    def __init__(self, settings: SettingsStore, active: Callable[[], FilmCanvas]) -> None:
        self._settings, self._active = settings, active

    def offered(self) -> tuple[Voi, ...]:
        """Return the windows in the order of their keys; none without a film."""
        hanging = self._active().hanging
        return self._of(hanging) if hanging is not None else ()

    def choose(self, number: int) -> None:
        """See the film through one of its windows, counted from 1."""
        every, hanging = self.offered(), self._active().hanging
        if hanging is not None and 1 <= number <= len(every):
            self._active().change(hanging.windowed(every[number - 1]))

    def go_on(self) -> None:
        """See the film through the window after the one in force."""
        hanging = self._active().hanging
        if hanging is not None:
            window = following(self._of(hanging), hanging.window)
            self._active().change(hanging.windowed(window))

    def keep(self) -> None:
        """Keep the window in force as the reader's own for such films."""
        hanging = self._active().hanging
        if hanging is None:
            return
        mine = named(linear(hanging.window), _my_own())
        kept = dict(self._settings.current.user_windows)
        kept[kind_of(hanging.film.radiograph)] = (mine.width, mine.center, mine.function)
        self._settings.update(user_windows=kept)
        self._active().change(hanging.windowed(mine))

    def _of(self, hanging: Hanging) -> tuple[Voi, ...]:
        kept = self._settings.current.user_windows.get(kind_of(hanging.film.radiograph))
        return offered(hanging.film.presets, recalled(kept, _my_own()) if kept else None)


def _my_own() -> str:
    return QCoreApplication.translate("WindowChoice", "my own")
