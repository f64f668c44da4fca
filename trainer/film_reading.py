"""Read labelled films one by one; one that cannot be read stops none of the others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.errors import UnreadableImageError
from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import HashedUnreadableError, read_radiograph
from trainer.dataset import READERS, Film, patient_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.imaging.radiograph import Radiograph
    from trainer.label_tables import LabelledFile

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A film that could not be read.

    Parameters
    ----------
    file : LabelledFile
        The film.
    reason : str
        What is wrong with it.
    sha256 : str
        SHA-256 of the file, empty if not even its bytes could be read.
    """

    file: LabelledFile
    reason: str
    sha256: str = ""

    @property
    def path(self) -> Path:
        """The file."""
        return self.file.path


@dataclass(frozen=True, slots=True, eq=False)
class Reading(Generic[Seen]):
    """What came of reading some files.

    Parameters
    ----------
    files : tuple of LabelledFile
        The files that could be read, in the order in which they were given.
    films : tuple of Film
        The films in them.
    seen : tuple
        What was taken from each film.
    unreadable : tuple of Unreadable
        The other files.
    """

    files: tuple[LabelledFile, ...]
    films: tuple[Film, ...]
    seen: tuple[Seen, ...]
    unreadable: tuple[Unreadable, ...]


def read_films(
    files: Sequence[LabelledFile],
    look: Callable[[Radiograph], Seen],
    *,
    advance: Callable[[], object] = lambda: None,
) -> Reading[Seen]:
    """Read each film once, along the app's own pixel path, and keep what `look` takes from it.

    Parameters
    ----------
    files : sequence of LabelledFile
        The films.
    look : callable
        Takes a radiograph, on one of several threads; what it returns is held for every
        film, the radiograph is not.
    advance : callable
        Called after each film.

    Returns
    -------
    Reading
        With each film's patient: the one that the table of labels names, else the
        pseudonym in the DICOM header, else what the file name tells.
    """

    def read(file: LabelledFile) -> tuple[LabelledFile, Film, Seen] | Unreadable:
        try:
            radiograph = read_radiograph(ImageRef(file.path))
            patient = file.patient or radiograph.facts.patient_key or patient_of(file.path.name)
            film = Film(file.path, file.pneumonia, patient, radiograph.ref.sha256)
            return file, film, look(radiograph)
        except UnreadableImageError as error:
            sha256 = error.ref.sha256 if isinstance(error, HashedUnreadableError) else ""
            return Unreadable(file, error.problem, sha256)
        finally:
            advance()

    with ThreadPoolExecutor(READERS) as pool:
        outcomes = list(pool.map(read, files))
    good = [outcome for outcome in outcomes if not isinstance(outcome, Unreadable)]
    return Reading(
        tuple(file for file, _, _ in good),
        tuple(film for _, film, _ in good),
        tuple(seen for _, _, seen in good),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Unreadable)),
    )
