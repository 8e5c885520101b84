"""What the package costs, side by side with its peers in one run: `make bench`.

Bytecode is compiled first, for the package and for numpy; the commands to compare take turns, so
that a machine that slows down slows both.
"""

from __future__ import annotations

import compileall
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from bench_bias_variance import bench_bias_variance
from bench_metrics import bench_metrics
from fixtures.exercises import load_programs

import mlnotes
from mlnotes import check, explorers
from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.progress_log import standings

YEARS_OF_CHECKS = 20_000
IMPORTS = ("import numpy", "import mlnotes", "from mlnotes import check")


def import_seconds(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - start


def bench_imports(rounds: int = 15) -> None:
    """Wall time of a fresh interpreter for each statement, in turns."""
    for package in (mlnotes, np):
        compileall.compile_dir(Path(package.__file__).parent, quiet=2)
    times = {statement: [] for statement in IMPORTS}
    for _ in range(rounds + 1):
        for statement in IMPORTS:
            times[statement].append(import_seconds(statement))
    # The first round warms the disk cache and is not counted.
    medians = {statement: statistics.median(taken[1:]) for statement, taken in times.items()}
    base = medians[IMPORTS[0]]
    for statement, median in medians.items():
        print(f"{1e3 * median:7.1f} ms  {1e3 * (median - base):+6.1f} ms  {statement}")


def overhead(exercise_id: str, function: Callable) -> float:
    """Seconds of one check and its drawn card, less those inside the submitted function."""
    start = time.perf_counter()
    card = check(exercise_id, function)
    card._repr_html_()
    elapsed = time.perf_counter() - start
    return elapsed - sum(trial.outcome.seconds for trial in card.result.trials)


def fill_progress(folder: str, n: int) -> None:
    """As if `n` checks had been made: of any exercise, solved or with any of its mistakes."""
    rng, exercises, lines = random.Random(0), list(catalogue().values()), []
    for _ in range(n):
        exercise = rng.choice(exercises)
        mistake = rng.choice([None, None, *exercise.mistakes])
        passed = mistake is None and rng.random() < 0.5
        told = {"exercise": exercise.id, "passed": passed, "mistake": mistake}
        lines.append(json.dumps({"time": "2025-01-31T12:00:00+00:00", **told}))
    os.environ["MLNOTES_DATA_DIR"] = folder
    Path(folder, "progress.jsonl").write_text("\n" + "\n".join(lines))


def bench_progress(n: int, rounds: int = 15) -> None:
    """Standings, as a kernel reads them the first time and again."""
    taken = {"first": [], "again": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            fill_progress(folder, n)
            for times in taken.values():
                start = time.perf_counter()
                standings()
                times.append(time.perf_counter() - start)
    for when, times in taken.items():
        print(f"{1e3 * statistics.median(times):7.1f} ms  standings of all exercises, read {when}")


def bench_checks(rounds: int = 15) -> None:
    """A right program and a wrong one of every exercise; progress file included."""
    for kind in ("right", "wrong"):
        taken = []
        for exercise_id in catalogue():
            right = load_programs(exercise_id).right["vectorised"]
            function = right if kind == "right" else lambda *_: 0.5
            taken += [overhead(exercise_id, function) for _ in range(rounds)]
        print(f"{1e3 * statistics.median(taken):7.1f} ms  median check of a {kind} program")
        print(f"{1e3 * max(taken):7.1f} ms  slowest check of a {kind} program")


def bench_explorers() -> None:
    """From a turned control to the new picture and caption, in the kernel."""
    names = [name for name in explorers.__all__ if name.endswith("_explorer")]
    for name in names:
        taken = []
        for control in getattr(explorers, name)().controls.values():
            for option in control.options[:10]:
                start = time.perf_counter()
                control.value = option
                taken.append(time.perf_counter() - start)
        print(f"{1e3 * statistics.median(taken):7.1f} ms  median turn of {name}")


if __name__ == "__main__":
    print("Importing (median, and beyond import numpy):")
    bench_imports()
    print(f"Progress, after {YEARS_OF_CHECKS} checks:")
    bench_progress(YEARS_OF_CHECKS)
    print("Checking, beyond the learner's own code, after as many:")
    with tempfile.TemporaryDirectory() as folder:
        fill_progress(folder, YEARS_OF_CHECKS)
        bench_checks()
    print("Turning a control of an explorer:")
    bench_explorers()
    print("Bias and variance, times as fast as:")
    bench_bias_variance()
    print("Measures of a million rows, times as fast as:")
    bench_metrics()
