"""What a command costs: wall time, user CPU and peak memory, of it and of all that it started."""

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import astuple, dataclass, replace


class Failed(Exception):
    """A command that ended badly; its text is the end of what the command said."""


@dataclass(frozen=True)
class Usage:
    wall_s: float
    user_s: float
    system_s: float
    # Of the largest single process: for cargo that is a rustc, or the linker.
    peak_mib: float

    def as_dict(self):
        return {"wall_s": round(self.wall_s, 4), "user_s": round(self.user_s, 4), "system_s": round(self.system_s, 4), "peak_mib": round(self.peak_mib, 1)}


def run(command, folder, environment=None):
    """Runs a command, and returns its Usage."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        # Linux counts what the child has waited for itself: cargo's rustc, and rustc's linker.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            raise Failed(said.read().decode("utf-8", "replace").strip()[-2000:] or f"exit code {process.returncode}")
    return Usage(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024)


def output(command, folder=None, environment=None):
    """What a command prints, or Failed."""
    try:
        done = subprocess.run([str(word) for word in command], cwd=folder, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
    except OSError as error:
        raise Failed(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise Failed(done.stderr.strip()[-2000:])
    return done.stdout


def rounds(tasks, count, say):
    """Runs each of the named tasks `count` times, all of them in turn, so that a slow minute of the machine hits all alike.
    Returns the median Usage by name. A task that fails is told, and left out from then on."""
    found = {name: [] for name in tasks}
    for turn in range(count):
        for name, task in tasks.items():
            if name not in found:
                continue
            try:
                found[name].append(task())
                say(f"round {turn + 1} of {count}: {name}: {found[name][-1].user_s:.2f} s of user CPU")
            except Failed as failure:
                del found[name]
                say(f"{name} failed: {failure}")
    return {name: median(usages) for name, usages in found.items()}


def median(usages):
    return of_each(statistics.median, usages)


def together(usages):
    """Several after each other: times add up, memory does not."""
    usages = list(usages)
    return replace(of_each(sum, usages), peak_mib=max(usage.peak_mib for usage in usages))


def beyond(usage, base):
    """What one takes longer than another; memory is that of the first."""
    return Usage(usage.wall_s - base.wall_s, usage.user_s - base.user_s, usage.system_s - base.system_s, usage.peak_mib)


def of_each(function, usages):
    return Usage(*(function(column) for column in zip(*(astuple(usage) for usage in usages))))
