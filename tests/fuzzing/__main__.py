"""``python -m tests.fuzzing --seconds N``: damage films and read them for N seconds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzzing import campaign, seeds

ROOT = Path(__file__).resolve().parents[2]
PLACES = (ROOT / "resources" / "samples", ROOT.parent / "shared" / "data" / "dicom")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--keep", type=Path, default=Path("fuzzing"), help="for failing inputs")
    parser.add_argument("--replay", type=Path, nargs="*", help="try these files again instead")
    options = parser.parse_args()
    if options.replay is not None:
        ends = {path: campaign.replay(path) for path in options.replay}
        for path, end in ends.items():
            sys.stdout.write(f"{path}: {end}\n")
        return int(any(end in campaign.harness.BUGS for end in ends.values()))
    options.keep.mkdir(parents=True, exist_ok=True)
    sound = [*seeds.drawn(), *seeds.found(*(place for place in PLACES if place.is_dir()))]
    sys.stdout.write(f"{len(sound)} sound files to damage\n")
    tally = campaign.run(
        sound,
        options.keep,
        seconds=options.seconds,
        first=options.first,
        report=lambda so_far: sys.stderr.write(so_far.in_words() + "\n"),
    )
    sys.stdout.write(tally.in_words() + "\n")
    return 0 if tally.sound else 1


if __name__ == "__main__":
    raise SystemExit(main())
