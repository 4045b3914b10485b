"""Are the goals reached? One run of all jobs, printed: costs, ratios to the peers, and whether everyone answered the same."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import end_to_end, geometry_run, import_cost, page_speed, table_of_twenty
from tests.bench.contest import PEERS_PYTHON, ROUNDS, Cost, Outcome, contest, largest_difference
from tests.bench.contestant import COLUMNS
from tests.bench.goals import FIFTY_THOUSAND, IMPORT_GOAL, JOBS, Job, Peer
from tests.bench.libreoffice_recalculation import python_with_bridge
from tests.bench.synthetic import case, write_case

MEGABYTE = 1_000_000
BYTES_PER_NUMBER = 8
# With more load than this from others the clock says little, and the ratio of processor time decides.
BUSY_CORES = 0.2


def main() -> None:
    """Run the jobs that are asked for; the exit code tells whether all goals are reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    keys = [*(job.key for job in JOBS), *geometry_run.JOBS, "P11b", "P11d", "import", "assess"]
    parser.add_argument("jobs", nargs="*", metavar="job", help=f"one or more of {', '.join(keys)}; all when none is named")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that count (at least 5 for a figure to be quoted)")
    arguments = parser.parse_args()
    asked = arguments.jobs or keys
    if unknown := set(asked) - set(keys):
        parser.error(f"unknown job {', '.join(sorted(unknown))}; known: {', '.join(keys)}")
    print(f"{os.cpu_count()} cores; medians of {arguments.rounds} rounds in turn; ratio = ours ÷ peer, CPU / clock\n")
    reached = [verdict for job in JOBS if job.key in asked for verdict in _run(job, arguments.rounds)]
    for key, job_of_polygons in geometry_run.JOBS.items():
        if key in asked:
            reached += job_of_polygons(arguments.rounds)
    if "P11b" in asked:
        reached += page_speed.page_speed()
    if "P11d" in asked:
        reached += table_of_twenty.table_of_twenty()
    if "import" in asked:
        reached.append(_import())
    if "assess" in asked:
        _assess()
    print(f"{sum(reached)} of {len(reached)} goals and conditions reached")
    sys.exit(0 if all(reached) else 1)


def _run(job: Job, rounds: int) -> list[bool]:
    """One job with its peers; whether each goal and condition is reached."""
    print(f"{job.key}  {job.label}: {job.plans:,} plans × {COLUMNS} figures")
    peers = [peer for peer in job.peers if _is_here(peer)]
    if not peers:
        print()
        return []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.npz"
        write_case(case(job.plans), path)
        outcome = contest([job.ours, *(peer.contestant for peer in peers)], path, rounds)
    print(f"    other load {outcome.busy:.2f} core" + (", so the CPU ratio decides" if outcome.busy > BUSY_CORES else ""))
    _print_cost("ours", outcome.costs[0])
    verdicts = [_memory(job, outcome.costs[0])] if job.memory_goal else []
    for position, peer in enumerate(peers, start=1):
        verdicts += _compare(peer, outcome, position)
    print()
    return verdicts


def _is_here(peer: Peer) -> bool:
    if peer.contestant.startswith("libreoffice") and not python_with_bridge():
        print(f"    {peer.label}: SKIPPED, needs LibreOffice and its Python bridge (Debian: libreoffice-calc, python3-uno)")
        return False
    if peer.contestant.split("_")[0] in {"duckdb", "polars", "openfisca"} and not PEERS_PYTHON.exists():
        print(f"    {peer.label}: SKIPPED, needs its own environment; `make bench` makes it")
        return False
    return True


def _compare(peer: Peer, outcome: Outcome, position: int) -> list[bool]:
    """Print one peer beside ours; whether the answers are the same and the goal is reached."""
    ours, cost = outcome.costs[0], outcome.costs[position]
    cpu, wall = ours.cpu / cost.cpu, ours.wall / cost.wall
    deciding = cpu if outcome.busy > BUSY_CORES else max(cpu, wall)
    difference = largest_difference(outcome.checks[0], outcome.checks[position])
    same = difference <= peer.tolerance
    reached = peer.goal is None or (deciding <= peer.goal and same)
    goal = "no goal" if peer.goal is None else f"goal {peer.goal:.2f}: {'REACHED' if reached else 'MISSED'}"
    _print_cost(peer.label, cost)
    print(f"        ratio {cpu:.4f} / {wall:.4f}   {goal}   answers {'equal' if same else 'DIFFER'} (largest {difference:.0e})")
    return [same] if peer.goal is None else [same, reached]


def _memory(job: Job, cost: Cost) -> bool:
    """Print memory over the base beside the size of the result; whether its goal is reached."""
    assert job.memory_goal
    size = job.plans * COLUMNS * BYTES_PER_NUMBER
    ratio = cost.memory / size
    reached = ratio <= job.memory_goal
    verdict = f"goal {job.memory_goal:.2f}: {'REACHED' if reached else 'MISSED'}"
    print(f"        memory ÷ result of {size / MEGABYTE:.0f} MB: {ratio:.2f}   {verdict}")
    return reached


def _print_cost(label: str, cost: Cost) -> None:
    # a small result finds room in what earlier rounds gave back, so that nothing is added
    memory = f" {cost.memory / MEGABYTE:8.0f} MB" if cost.memory >= MEGABYTE else ""
    print(f"    {label:32} {cost.cpu:8.3f} s CPU {cost.wall:8.3f} s clock{memory}")


def _import() -> bool:
    """Loading the library beside pandas alone."""
    ours, pandas = import_cost.import_costs()
    needless = import_cost.loaded_needlessly()
    ratio = ours.cpu / pandas.cpu
    reached = ratio <= IMPORT_GOAL and not needless
    print(f"import  {import_cost.OURS!r} beside {import_cost.PANDAS!r}, {import_cost.ROUNDS} rounds")
    print(f"    ours   {ours.cpu:.3f} s CPU {ours.wall:.3f} s clock")
    print(f"    pandas {pandas.cpu:.3f} s CPU {pandas.wall:.3f} s clock")
    brought = f", and it loads {', '.join(needless)}" if needless else ""
    print(f"        ratio {ratio:.2f} (CPU)   goal {IMPORT_GOAL:.2f}: {'REACHED' if reached else 'MISSED'}{brought}\n")
    return reached


def _assess() -> None:
    """A whole assessment; no goal."""
    asked, figures = end_to_end.seconds(FIFTY_THOUSAND)
    print(f"assess  {FIFTY_THOUSAND:,} plans in all municipalities, shipped norm books")
    print(f"    what every area asks, and the table of plans: {asked:.2f} s")
    print(f"    every figure of the municipality with most plans: {figures:.2f} s\n")


if __name__ == "__main__":
    main()
