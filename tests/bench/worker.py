"""What does one calculation cost? One contestant in a process of its own, one JSON line for each round it is told to run."""

from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.bench.contestant import Contestant
from tests.bench.synthetic import read_case

PAGES_REFERENCED, STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")
RESET_PEAK = "5"


def memory(line: str) -> int:
    """Resident memory [bytes] now (`VmRSS`) or at its peak since the last reset (`VmHWM`)."""
    return next(int(entry.split()[1]) * 1024 for entry in STATUS.read_text().splitlines() if entry.startswith(line))


def run(contestant: Contestant, with_check: bool) -> dict[str, object]:
    """One round: seconds on the clock and on the processor, and memory above what was there before [bytes]."""
    gc.collect()
    PAGES_REFERENCED.write_text(RESET_PEAK)
    base = memory("VmRSS")
    cpu, wall = contestant.cpu_seconds(), time.perf_counter()
    result = contestant.calculate()
    wall = time.perf_counter() - wall
    cpu = contestant.cpu_seconds() - cpu
    answer: dict[str, object] = {"cpu": cpu, "wall": wall, "memory": memory("VmHWM") - base}
    if with_check:
        answer["check"] = contestant.check(result)._asdict()
    return answer


def main() -> None:
    """Arguments: `module:class` of the contestant and the path of the case."""
    module, _, name = sys.argv[1].partition(":")
    contestant: Contestant = getattr(import_module(f"tests.bench.{module}"), name)(read_case(Path(sys.argv[2])))
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run(contestant, line.strip() == "check")), flush=True)
    contestant.close()


if __name__ == "__main__":
    main()
