"""Damaged films one after the other, in a child process, for a given time."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from desktop.errors import UnreadableImageError
from desktop.imaging.isolation import Decoders
from desktop.imaging.limits import Limits
from desktop.imaging.radiograph import ImageRef
from tests.fuzzing import harness
from tests.fuzzing.mutation import damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.fuzzing.seeds import Seed

LIMITS = Limits(decode_seconds=20.0, decoder_bytes=1024**3)
SLOW_SECONDS = 10.0


@dataclass
class Tally:
    """What came of the inputs so far.

    `revived` counts inputs that brought down a process and were read by the next one.
    """

    seconds: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    revived: int = 0
    failing: list[tuple[str, str, Path]] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        return self.codes.total()

    @property
    def sound(self) -> bool:
        return all(code == "revived" for code, _, _ in self.failing)

    def in_words(self) -> str:
        hangs, lost = self.codes["decoder_hung"], self.codes["decoder_crashed"] + self.revived
        counts = ", ".join(f"{code} {n}" for code, n in self.codes.most_common())
        bugs = self.codes["failed"] + self.codes["warning"]
        lines = [
            f"{self.inputs} inputs in {self.seconds:.0f} s: crashes {self.codes['escaped']}, hangs "
            f"{hangs}, errors not foreseen {bugs}; {lost} inputs brought down a decoder process, "
            f"which was replaced; "
            f"slowest {self.slowest:.1f} s",
            f"{len(self.codes)} distinct ends: {counts}",
            *(f"{code}: {problem}: {path}" for code, problem, path in self.failing),
        ]
        return "\n".join(lines)


class WatchedDecoders(Decoders):
    """Counts the children that had to be replaced: each of them is a crash."""

    replaced = 0
    lost = False

    def take(self, *, fresh: bool = False):  # noqa: ANN201 (as its base)
        self.replaced += fresh
        return super().take(fresh=fresh)


def run(
    seeds: Sequence[Seed],
    folder: Path,
    *,
    seconds: float,
    first: int = 0,
    limits: Limits = LIMITS,
    report: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Try damaged films until the time is up; those that fail are kept in `folder`.

    Each input follows from its number alone, so that it can be made again.
    """
    tally, path = Tally(), folder / "input.dcm"
    with WatchedDecoders(open_film=harness.open_film) as decoders:
        _get_ready(decoders, folder, seeds[0])
        start = last = time.monotonic()
        number = first
        while (now := time.monotonic()) - start < seconds:
            random = Random(number)
            content = damaged(random.choice(seeds), random, random.choice(seeds))
            # The name claims an image, so that no input is passed over.
            path = path.with_suffix(random.choice((".dcm", ".png", ".jpg", ".tif")))
            path.write_bytes(content)
            _try(decoders, path, content, limits, tally)
            path.unlink()
            if decoders.lost:
                _get_ready(decoders, folder, seeds[0])
            number += 1
            tally.seconds = time.monotonic() - start
            if now - last > 30:
                report(tally)
                last = now
    return tally


def _get_ready(decoders: WatchedDecoders, folder: Path, seed: Seed) -> None:
    """Have a child started, so that no input is blamed for the time which that takes."""
    path = folder / "ready.png"
    path.write_bytes(seed.content)
    decoders.read(ImageRef(path))
    path.unlink()
    decoders.lost = False


def replay(path: Path, limits: Limits = LIMITS) -> str:
    """Try one kept input again and return how it ended."""
    tally = Tally()
    with WatchedDecoders(open_film=harness.open_film) as decoders:
        _try(decoders, path, path.read_bytes(), limits, tally)
    return next(iter(tally.codes))


def _try(
    decoders: WatchedDecoders, path: Path, content: bytes, limits: Limits, tally: Tally
) -> None:
    start, replaced = time.monotonic(), decoders.replaced
    code, problem = "read", ""
    try:
        decoders.read(ImageRef(path), limits)
    except UnreadableImageError as error:
        code, problem = error.code, error.problem
    except Exception as error:  # what would have ended the program
        code, problem = "escaped", type(error).__name__
    took = time.monotonic() - start
    decoders.lost = code.startswith("decoder_")
    if not decoders.lost:
        tally.slowest = max(tally.slowest, took)
    tally.codes[code] += 1
    revived = decoders.replaced > replaced and code != "decoder_crashed"
    tally.revived += revived
    # A crash is tried twice, with a child that is started for it.
    if code in harness.BUGS or (took > SLOW_SECONDS and not decoders.lost) or revived:
        code = "revived" if revived else code
        name = f"{code}-{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"
        kept = path.with_name(name)
        if kept != path:
            kept.write_bytes(content)
        tally.failing.append((code, f"{problem} ({took:.1f} s)", kept))
