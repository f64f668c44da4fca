"""Where verdicts are given: takes keys and buttons, and says what became of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import PneumoTriageError
from desktop.review.verdicts import Decision, film_key
from desktop.ui.reading.ledger import Ledger, agreeing, reveal_all, warm_up
from desktop.ui.reading.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.review.double_reading import Dispute, DoubleReading
    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey
    from desktop.ui.services import Services

DECISIONS = {
    "pneumonia": Decision.PNEUMONIA,
    "normal": Decision.NORMAL,
    "unsure": Decision.UNSURE,
    "not_readable": Decision.NOT_READABLE,
}
"""What the actions of these names decide."""


class ReadingDesk(QObject):
    """Gives the reader's verdicts on the film that is shown.

    Parameters
    ----------
    services : Services
        Its room and its settings.

    Attributes
    ----------
    changed : Signal of list of FilmKey
        The reader made something else of films.
    all_changed : Signal
        Another reader, or a blind first read: every case may look different.
    decided : Signal
        A verdict is on the disk; go on to the next case.
    taken_back : Signal of FilmKey
        A verdict was taken back; go to its film.
    said : Signal of str
        Why nothing was done.
    failed : Signal of Exception
        Something is not on the disk; the reader stays on the case.
    name_wanted : Signal
        Who reads is not known yet.
    """

    changed = Signal(list)
    all_changed = Signal()
    decided = Signal()
    taken_back = Signal(object)
    said = Signal(str)
    failed = Signal(object)
    name_wanted = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = services.settings
        chosen = services.settings.current
        self.ledger = Ledger(services.room, reader=chosen.reader, blind=chosen.blind_first_read)
        self.stopwatch = Stopwatch()
        self._finding: Finding | None = None
        self._selected: Callable[[], int] = lambda: 1
        self._disputes: dict[FilmKey, Dispute] = {}
        self._settled: list[tuple[FilmKey, Decision]] = []
        self._waiting: Callable[[], object] | None = None
        self._revealing = services.new_task(self)
        self._revealing.failed.connect(self.failed)
        if services.room is not None:
            self._revealing.start(partial(warm_up, services.room, chosen.reader))

    @property
    def finding(self) -> Finding | None:
        """The film that verdicts are given on."""
        return self._finding

    @property
    def dispute(self) -> Dispute | None:
        """What two readers disagree about on this film, while disagreements are settled."""
        key = film_key(self._finding) if self._finding else None
        return self._disputes.get(key) if key else None

    @property
    def settling(self) -> bool:
        """Whether disagreements are settled."""
        return bool(self._disputes)

    def read(self, finding: Finding | None) -> None:
        """Give verdicts on this film from now on."""
        self._finding = finding

    def count_selected(self, count: Callable[[], int]) -> None:
        """Say how to learn how many films are selected in the list."""
        self._selected = count

    def look(self, seen: bool) -> None:
        """Count the time while the film is seen."""
        key = film_key(self._finding) if self._finding and seen else None
        if key is None:
            self.stopwatch.look_away()
        else:
            self.stopwatch.look_at(key)

    def clear(self) -> None:
        """Another folder is open."""
        self._finding = None
        self._disputes = {}
        self._settled = []
        self.ledger.clear()
        self.stopwatch.clear()

    def take_in(self, findings: Sequence[Finding]) -> None:
        """Look up earlier verdicts on films that came."""
        try:
            self.ledger.take_in(findings)
        except PneumoTriageError as error:
            self.failed.emit(error)

    def decide(self, name: str) -> None:
        """Give a verdict by the name of its action, and go on."""
        self._give(DECISIONS[name])

    @Slot()
    def agree(self) -> None:
        """Give the verdict that agrees with the leading model, and go on."""
        finding = self._finding
        if finding is None:
            return
        if self.settling:
            self.said.emit(self.tr("Settle a disagreement with A, D, U or X"))
        elif self.ledger.case(finding).veiled:
            self.said.emit(
                self.tr("Blind first read: give your own verdict first, with A, D, U or X")
            )
        elif agreeing(finding) is None:
            self.said.emit(
                self.tr("No model speaks for this film: decide yourself, with A, D, U or X")
            )
        else:
            self._give(agreeing(finding))

    @Slot()
    def undo(self) -> None:
        """Take the last verdict back, and go to its film."""
        if self.settling:
            self._take_settlement_back()
            return
        try:
            undone = self.ledger.undo()
        except PneumoTriageError as error:
            self.failed.emit(error)
            return
        if undone is None:
            self.said.emit(self.tr("Nothing to take back"))
            return
        film = undone.taken_back.film
        self.changed.emit([film])
        self.taken_back.emit(film)
        if undone.only_note:
            self.said.emit(self.tr("The note was taken back"))

    def keep_note(self, finding: Finding, note: str) -> bool:
        """Keep a note on a film; return whether it is on the disk."""
        if not self._named(partial(self.keep_note, finding, note)):
            return False
        try:
            self.ledger.keep_note(finding, note)
        except PneumoTriageError as error:
            self.failed.emit(error)
            return False
        self.changed.emit([film_key(finding)])
        return True

    def read_as(self, reader: str) -> None:
        """Read as somebody from now on; what waited for the name is done.

        Without a name nobody reads: it is asked for with the next verdict.
        """
        waiting, self._waiting = self._waiting, None
        reader = reader.strip()
        self._settings.update(reader=reader)
        if reader != self.ledger.reader:
            self._guarded(partial(self.ledger.read_as, reader))
            self.stopwatch.clear()
            self.all_changed.emit()
        if waiting is not None and reader:
            waiting()

    def forget_waiting(self) -> None:
        """Drop what waited for the reader's name."""
        self._waiting = None

    def read_blind(self, on: bool) -> None:
        """Hide scores until the reader has decided, or show them all."""
        self._settings.update(blind_first_read=on)
        shown: frozenset[FilmKey] = frozenset()
        try:
            shown = self.ledger.read_blind(on)
        except PneumoTriageError as error:
            self.failed.emit(error)
        room = self.ledger.room
        if shown and room is not None and self.ledger.reader:
            self._revealing.start(partial(reveal_all, room, shown, self.ledger.reader))
        self.all_changed.emit()
        if shown:
            self.said.emit(
                self.tr(
                    "The scores of these films were in sight: they are hidden now, but your "
                    "verdicts on these films will not count as blind"
                )
            )

    def mark(self, findings: Sequence[Finding]) -> None:
        """Mark films to find them again; if all are marked, take the marks away."""
        keys = [key for one in findings if (key := film_key(one))]
        on = not set(keys) <= self.ledger.marks
        self.ledger.mark(keys, on)
        self.changed.emit(keys)

    def settle(self, reading: DoubleReading) -> None:
        """Settle the open disagreements of two readers from now on."""
        self._disputes = {dispute.film: dispute for dispute in reading.open}
        self._settled = []

    @Slot()
    def stop_settling(self) -> None:
        """Give verdicts of one's own again."""
        self._disputes = {}
        self._settled = []

    def is_open(self, finding: Finding) -> bool:
        """Return whether two readers' disagreement on a film waits to be settled."""
        key = film_key(finding)
        return key in self._disputes and key not in self._decisions()

    @property
    def settled(self) -> Decision | None:
        """As what the disagreement on this film was settled just now."""
        key = film_key(self._finding) if self._finding else None
        return self._decisions().get(key) if key else None

    @property
    def settlements(self) -> tuple[int, int]:
        """How many disagreements were settled just now, and of how many."""
        return len(self._decisions()), len(self._disputes)

    def close(self) -> bool:
        """Stop all work; return whether it ended in time."""
        return self._revealing.close()

    def _give(self, decision: Decision | None) -> None:
        finding = self._finding
        if finding is None or decision is None:
            return
        if self._selected() > 1:
            self.said.emit(
                self.tr("{n} films are selected; a verdict is for one film. Press Esc").format(
                    n=self._selected()
                )
            )
            return
        if not self._named(partial(self._give, decision)):
            return
        key = film_key(finding)
        if self.settling:
            self._settle(finding, decision)
            return
        try:
            seconds = self.stopwatch.seconds(key) if key else None
            self.ledger.decide(finding, decision, seconds)
        except PneumoTriageError as error:
            self.failed.emit(error)
            return
        if key is not None:
            self.stopwatch.restart(key)
        self.decided.emit()
        self.changed.emit([key])

    def _settle(self, finding: Finding, decision: Decision) -> None:
        dispute = self.dispute
        if dispute is None:
            self.said.emit(self.tr("The two readers do not disagree on this film"))
            return
        try:
            self.ledger.settle(dispute, decision)
        except PneumoTriageError as error:
            self.failed.emit(error)
            return
        self._settled.append((dispute.film, decision))
        self.decided.emit()

    def _take_settlement_back(self) -> None:
        if not self._settled:
            self.said.emit(self.tr("Nothing to take back"))
            return
        film, _ = self._settled[-1]
        before = dict(self._settled[:-1]).get(film)
        try:
            # Who settled it twice goes back to how they settled it first.
            self.ledger.settle(self._disputes[film], before)
        except PneumoTriageError as error:
            self.failed.emit(error)
            return
        self._settled.pop()
        self.taken_back.emit(film)

    def _decisions(self) -> dict[FilmKey, Decision]:
        return dict(self._settled)

    def _named(self, wish: Callable[[], object]) -> bool:
        """Return whether the reader's name is known; else ask, and carry the wish out then."""
        if self.ledger.reader:
            return True
        self._waiting = wish
        self.name_wanted.emit()
        return False

    def _guarded(self, work: Callable[[], object]) -> None:
        try:
            work()
        except PneumoTriageError as error:
            self.failed.emit(error)
