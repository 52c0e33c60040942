"""The command line on a cluster whose workers have never seen the lessons that it renders."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from scripts.cluster.job_files import packed

HOLD = """
        import os, pathlib, time
        gate = pathlib.Path({gate!r})
        gate.with_suffix(".reached").write_text(str(os.getpid()))
        while not gate.exists(): time.sleep(0.01)
"""


def write_held_lesson(project, name):
    """A worker does not inherit our environment: the lesson itself knows where the gate is."""
    return project.write_lesson(name, then=HOLD.format(gate=str(project.gate)))


def parent_of(process_id):
    status = Path(f"/proc/{process_id}/status").read_text()
    return int(status.partition("\nPPid:")[2].split()[0])


def films_in(out):
    files = {name: content for name, content in packed(out / "lessons").items() if "lesson.json" not in name}
    assert {"held/lesson.mp4", "plain/clips/01-show.mp4"} <= files.keys()
    return files


def test_a_worker_that_is_killed_loses_nothing(project, address):
    write_held_lesson(project, "held")
    project.write_course('"held"', '"plain"', '{ lesson = "plain", name = "larger", size = 2 }')
    run = project.start_render("--cluster", address)
    process = project.wait_until_reached()
    project.reached.unlink()
    os.kill(parent_of(process), signal.SIGKILL)  # the Dask worker itself
    project.eventually(lambda: project.is_gone(process))
    assert project.wait_until_reached() != process
    project.gate.touch()
    output, errors = run.communicate()
    assert (run.returncode, errors) == (0, "")
    assert "Rendered 3 lessons." in output
    assert project.unfinished() == []

    there = films_in(project.out)
    assert project.render("-o", "here").returncode == 0
    assert films_in(project.work / "here") == there


def test_ctrl_c_ends_the_jobs_of_a_cluster_and_leaves_nothing_half_written(project, address):
    write_held_lesson(project, "held")
    project.write_course('"held"')
    run = project.start_render("--cluster", address)
    process = project.wait_until_reached()
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate()
    assert (run.returncode, errors) == (130, "mathreel: stopped; the next run goes on from here.\n")
    project.eventually(lambda: project.is_gone(process))
    assert project.unfinished() == []


def test_a_cluster_on_this_machine_is_started_and_stopped(project):
    write_held_lesson(project, "held")
    project.write_lesson("broken", then="1 / 0")
    project.write_course('"held"', '"broken"')
    run = project.start_render("--cluster", "local", "-j", "1")
    process = project.wait_until_reached()
    worker = parent_of(process)
    project.gate.touch()
    output, errors = run.communicate()
    assert (run.returncode, errors) == (1, "")
    assert "broken failed: ZeroDivisionError: division by zero" in output
    assert "Rendered 1 lesson." in output
    project.eventually(lambda: project.is_gone(process) and project.is_gone(worker))


def test_ctrl_c_in_the_terminal_stops_a_cluster_on_this_machine(project):
    write_held_lesson(project, "held")
    project.write_course('"held"')
    run = project.start_render("--cluster", "local", "-j", "1")
    process = project.wait_until_reached()
    worker = parent_of(process)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate()
    assert (run.returncode, errors) == (130, "mathreel: stopped; the next run goes on from here.\n")
    project.eventually(lambda: project.is_gone(process) and project.is_gone(worker))
