"""Kills runs of all verbs at random moments, and looks for what that broke.

    python -m scripts.development.kill_runs --kills 200 --seed 1

Looked for after each kill: files of others that are gone or changed, films that do not play, processes that
live on, and, after the next run of any verb, what is left of unfinished work. In the end each verb must still
do its work. What is found is printed by kind, with the number of the kill; a seed gives the same kills again.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import click

from scripts.basis.workspaces import PREFIX, SURELY_MADE
from scripts.request.catalogue import ROOT

PATIENCE = 10
"""Seconds within which a run ends that is told to, and the workers of one that was killed."""

_LONGEST_RUN = 300  # seconds
_MARK = "MATHREEL_KILLS"
_SMALL = ("-c", "course.toml", "--fps", "5")
_NEXT = ("list", "--json", "-c", "course.toml")
_THEIRS = (
    *("out/notes.txt", "out/changed/a.txt", "talk/talk.tex", "talk/clip.pdf", "talk/deck.json"),
    *("out/lessons/{}/notes.md", "out/lessons/{}/clips/mine.mp4", "out/sweeps/{}/mine.txt"),
    *("out/previews/{}/mine.txt", "out/.unfinished-mine/a.tex", "out/.unfinished-0123456789ab/a.tex"),
)


def commands_of(lesson: str) -> Mapping[str, Sequence[str]]:
    """Return a command for each thing that mathreel writes, by name."""
    slides = ("slides", lesson, "-c", "course.toml", "-q", "l", "--films", "out", "-o")
    clip = ("clip", lesson, *_SMALL, "--width", "320", "-o")
    return {
        "render": ("render", *_SMALL, "-q", "l", "-o", "out", "--force"),
        "render, two segments": ("render", *_SMALL, "-q", "l", "-o", "out", "--force", "-j", "2"),
        "clip": (*clip, "talk/clip.mp4", "--beamer"),
        "clip as a picture": (*clip, "talk/still.png"),
        "slides in a file": (*slides, "talk/deck.html"),
        "slides in a folder": (*slides, "talk/deck"),
        "slides on the page": (*slides, f"out/slides/{lesson}.pdf"),
        "sweep": ("sweep", lesson, *_SMALL, "-o", "out", "--grid"),
        "preview": ("preview", lesson, *_SMALL, "-o", "out"),
        "preview of a picture": ("preview", lesson, *_SMALL, "-o", "out", "--at", "1"),
    }


@dataclass
class KilledRuns:
    """A folder in which runs are killed, and what was found there so far.

    Attributes
    ----------
    found
        How often each kind of damage was found.
    """

    work: Path
    lesson: str
    chance: random.Random
    found: Counter[str] = field(default_factory=Counter)
    _played: set[tuple[str, int]] = field(default_factory=set)
    _littered: set[Path] = field(default_factory=set)

    def prepare(self) -> dict[str, float]:
        """Run each command once and return how many seconds it took; then lay files of others beside."""
        course = f'title = "Killed"\n\n[[part]]\ntitle = "Part"\nlessons = ["{self.lesson}"]\n'
        for folder in ("temporary", "talk"):
            (self.work / folder).mkdir()
        (self.work / "course.toml").write_text(course, encoding="utf-8")
        seconds = {}
        for name in commands_of(self.lesson):
            start = time.monotonic()
            self._complete(name)
            seconds[name] = time.monotonic() - start
            click.echo(f"{name}: {seconds[name]:.1f} s")
        self._start(*_NEXT).communicate(timeout=_LONGEST_RUN)  # afterwards it plays no lesson
        for path in self._theirs():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(path), encoding="utf-8")
        return seconds

    def kill(self, number: int, name: str, moment: float) -> None:
        """Start the command *name*, end it after *moment* seconds, and look at what it left."""
        sent = self.chance.choice([signal.SIGKILL] * 3 + [signal.SIGTERM, signal.SIGINT])
        run = self._start(*self._arguments(name))
        with suppress(subprocess.TimeoutExpired):
            run.wait(moment)
        killed = run.poll() is None
        run.send_signal(sent)  # which does nothing if it has ended
        for kind in (*self._endings(run), *self._damages(), *self._litter()):
            self.found[kind] += 1
            click.echo(f"{number}, {name}, {sent.name} after {moment:.2f} s: {kind}")
        self.found["killed" if killed else "had ended before"] += 1

    def finish(self) -> None:
        """Run each command to its end."""
        for name in commands_of(self.lesson):
            self._complete(name)
        for kind in (*self._damages(), *self._litter()):
            self.found[kind] += 1
            click.echo(f"in the end: {kind}")

    def _arguments(self, name: str) -> list[str]:
        arguments = list(commands_of(self.lesson)[name])
        if arguments[0] == "sweep":
            arguments.append(f"pace=1,{self.chance.choice(['0.9', '1.1', '1.2'])}")
        return arguments

    def _complete(self, name: str) -> None:
        run = self._start(*self._arguments(name))
        _, errors = run.communicate(timeout=_LONGEST_RUN)
        if run.returncode or errors:
            self.found["does not work any more"] += 1
            click.echo(f"{name} ended with {run.returncode}: {errors.decode()}")

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.work / "cache"),
            "TMPDIR": str(self.work / "temporary"),
            "PYTHONPATH": str(ROOT),
            _MARK: str(self.work),
        }
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "scripts", *arguments],
            cwd=self.work,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    # What to look for -----------------------------------------------------------------------------------

    def _endings(self, run: subprocess.Popen[bytes]) -> Iterator[str]:
        """Whether the run ends, in silence or with a sentence, and its workers with it."""
        try:
            _, errors = run.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            yield "hangs"
            run.kill()
            _, errors = run.communicate()
        if b"Traceback" in errors:
            yield "traceback"
        end = time.monotonic() + PATIENCE
        while (orphans := list(self._processes())) and time.monotonic() < end:
            time.sleep(0.1)
        for process in orphans:
            yield "orphan"
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _processes(self) -> Iterator[int]:
        """Processes that were started by a run of ours and still live."""
        mark = f"{_MARK}={self.work}\0".encode()
        for path in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (path / "environ").read_bytes():
                    yield int(path.name)

    def _damages(self) -> Iterator[str]:
        for path in self._theirs():
            if not path.is_file() or path.read_text(encoding="utf-8") != str(path):
                yield f"data loss: {path.relative_to(self.work)}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(str(path), encoding="utf-8")
        for path in self.work.rglob("*.mp4"):
            if path in self._theirs() or any(PREFIX in part for part in path.parts):
                continue
            version = (str(path), path.stat().st_mtime_ns)
            if version not in self._played and not _plays(path):
                yield f"broken film: {path.relative_to(self.work)}"
            self._played.add(version)

    def _litter(self) -> Iterator[str]:
        """What is unfinished after the next run of any verb; a folder of that name may be of others."""
        following = self._start(*_NEXT)
        try:
            following.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            yield "the next run hangs"
            following.kill()
            following.communicate()
        theirs = {path.parent for path in self._theirs()}
        for path in (*self.work.rglob(f"{PREFIX}*"), *(self.work / "temporary").iterdir()):
            if path not in theirs | self._littered and not self._may_still_be_made(path):
                self._littered.add(path)
                yield f"litter: {path.relative_to(self.work)}"

    def _may_still_be_made(self, path: Path) -> bool:
        """Whether *path* is an entry in the list of workspaces that the next run has to leave alone yet."""
        listed = self.work / "cache" / "mathreel" / "workspaces"
        with suppress(FileNotFoundError):
            return path.parent == listed and time.time() - path.stat().st_mtime < SURELY_MADE + PATIENCE
        return True

    def _theirs(self) -> list[Path]:
        return [self.work / name.format(self.lesson) for name in _THEIRS]


def _plays(path: Path) -> bool:
    try:
        with av.open(path) as film:
            return sum(1 for packet in film.demux(video=0) if packet.dts is not None) > 0
    except (av.FFmpegError, IndexError):
        return False


@click.command()
@click.option("--kills", type=click.IntRange(min=1), default=200, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--lesson", default="norms", show_default=True, help="A short one is best.")
def main(kills: int, seed: int, lesson: str) -> None:
    """Kill runs of all verbs at random moments, and count what that broke."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what runs behind ignore it
    with TemporaryDirectory(prefix="mathreel-kills-") as folder:
        runs = KilledRuns(Path(folder), lesson, random.Random(seed))
        seconds = runs.prepare()
        for number in range(1, kills + 1):
            name = runs.chance.choice(list(seconds))
            runs.kill(number, name, runs.chance.uniform(0, seconds[name]))
        runs.finish()
    click.echo(", ".join(f"{kind}: {count}" for kind, count in sorted(runs.found.items())))
    if runs.found.keys() - {"killed", "had ended before"}:
        click.get_current_context().exit(1)


if __name__ == "__main__":
    main()
