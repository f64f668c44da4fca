"""Kill the program while a reader reads; nothing that was confirmed may be lost.

    python -m tests.killing --times 100

A child reads films: it records verdicts, takes some back, keeps its place, and says of
each on its standard output when `ReadingRoom` has confirmed it. It is killed with
SIGKILL (on Windows TerminateProcess) at a random instant, over and over, on one and the
same database. Then everything it confirmed must be there and the chain must verify.

This ends the process, not the machine. That a power failure loses nothing rests on
SQLite's ``synchronous=FULL`` and on drives that do not lie; it is not tried here.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from desktop.review import audit
from desktop.review.database import Database, open_database
from desktop.review.room import ReadingRoom
from desktop.review.sessions import Place
from desktop.review.verdicts import Decision, FilmKey
from tests.review.reading import film, verdict

ROOT = Path(__file__).resolve().parents[1]
LONGEST_LIFE = 1.0
"""Seconds from the child's first verdict to the latest instant at which it is killed."""


@dataclass(frozen=True)
class Killings:
    """What came of it.

    Parameters
    ----------
    times : int
        How often the child was killed.
    confirmed : int
        Entries it had confirmed, over all lives.
    logged : int
        Entries that stand in the log; more than confirmed where it was killed between.
    lost : int
        Entries that were confirmed and are not there, or not as confirmed.
    unsound : int
        Lives after which the chain did not verify or the place was behind.
    """

    times: int
    confirmed: int
    logged: int
    lost: int
    unsound: int


def kill(times: int, folder: Path, *, seed: int = 0) -> Killings:
    """Let a child read and kill it, so many times; see the module."""
    chance = random.Random(seed)
    path = folder / "pneumotriage.sqlite"
    confirmed: dict[int, list[object]] = {}
    unsound = 0
    for life in range(times):
        told, place = _live_and_die(path, life, chance.uniform(0, LONGEST_LIFE))
        confirmed |= told
        with open_database(path) as database:
            unsound += not audit.verify(database).sound or not _stands_at(database, place)
    with open_database(path) as database:
        logged = _logged(database)
    lost = sum(logged.get(number) != content for number, content in confirmed.items())
    return Killings(times, len(confirmed), len(logged), lost, unsound)


def _live_and_die(path: Path, life: int, seconds: float) -> tuple[dict[int, list[object]], int]:
    """Return what a child confirmed until it was killed, and the last place it kept."""
    command = [sys.executable, "-m", "tests.killing", "--read", str(path), "--life", str(life)]
    told: dict[int, list[object]] = {}
    place = -1
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "reading\n"
        fate = threading.Timer(seconds, child.kill)
        fate.start()
        for line in child.stdout:
            # What was killed half way through a line was not yet told.
            if line.endswith("\n"):
                kind, *content = json.loads(line)
                if kind == "place":
                    (place,) = content
                else:
                    number, *rest = content
                    told[number] = rest
        fate.join()
    return told, place


def _stands_at(database: Database, place: int) -> bool:
    """Return whether the session stands at the place that was confirmed last, or the next."""
    (session,) = ReadingRoom(database).sessions.all()
    return place < 0 or bool(session.place and session.place.frame in (place, place + 1))


def _logged(database: Database) -> dict[int, list[object]]:
    films = {FilmKey(line.film, line.frame or 1) for line in audit.lines(database)}
    return {
        entry.id: [entry.verdict.sha256, entry.verdict.decision, entry.verdict.note, entry.undoes]
        for entry in ReadingRoom(database).history(films)
    }


def _read(path: Path, life: int) -> None:
    """Be the child: read until killed."""
    with open_database(path) as database:
        room = ReadingRoom(database)
        session = next(iter(room.sessions.all()), None) or room.sessions.create("night", [])
        _say("reading", raw=True)
        for number in range(1_000_000):
            key = film(number % 40)
            said = list(Decision)[number % 4]
            entry = room.record(verdict(key, said, note=f"life {life}, film {number}"))
            _say("entry", entry.id, key.sha256, said, entry.verdict.note, None)
            if number % 5 == 4 and (undone := room.undo("ann")):
                last = room.history([undone.taken_back.film])[-1]
                now = last.verdict
                _say("entry", last.id, now.sha256, now.decision, now.note, last.undoes)
            room.sessions.keep_place(session.id, Place(None, Path("film"), frame=number + 1))
            _say("place", number + 1)


def _say(*words: object, raw: bool = False) -> None:
    sys.stdout.write(f"{words[0] if raw else json.dumps(words)}\n")
    sys.stdout.flush()


def main() -> None:
    """Kill as often as the command line says, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--life", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.read:
        _read(chosen.read, chosen.life)
    with tempfile.TemporaryDirectory() as folder:
        found = kill(chosen.times, Path(folder), seed=chosen.seed)
    sys.stdout.write(
        f"killed {found.times} times; {found.confirmed:,} entries confirmed, {found.logged:,} "
        f"in the log, {found.lost} lost; chain or place wrong {found.unsound} times\n"
    )
    raise SystemExit(bool(found.lost or found.unsound or not found.confirmed))


if __name__ == "__main__":
    main()
