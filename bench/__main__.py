"""`python -m bench --sizes 200 --json` prints ratios; without `--json` it writes docs/performance.md (`make bench`)."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Sequence

from bench.sizes import measure, ratios
from bench.timing import CommandError


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="20,200,1000", help="numbers of lessons, parted by commas")
    parser.add_argument("--json", action="store_true", help="print ratios to stock Material; write no file")
    parser.add_argument("--date", default="", help="what the report says it was measured on")
    parser.add_argument("--without", default="", help="parts left out: page, serve, pruned, quiz, zensical")
    options = parser.parse_args(arguments)
    try:
        sizes = [int(size) for size in options.sizes.split(",")]
        if min(sizes) < 1:
            raise ValueError
    except ValueError:
        parser.error(f"--sizes: numbers from 1 up, parted by commas, not {options.sizes!r}")
    # Told to end, leave no folder and no process behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if options.json:
            found = {str(size): ratios(measure(size, ("ours", "stock"), _tell, weigh=False)) for size in sizes}
            sys.stdout.write(json.dumps(found) + "\n")
        else:
            from bench.report import write_report

            write_report(sizes, options.date, [one for one in options.without.split(",") if one], _tell)
    except CommandError as failed:
        sys.stderr.write(f"{failed}\n")
        return 1
    return 0


def _tell(line: str) -> None:
    """Progress goes beside the result."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
