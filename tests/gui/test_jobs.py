"""Work in the background: every outcome arrives once, on the main thread, in order of the store."""

import itertools
import threading
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from app.gui import jobs
from app.gui.jobs import JobRunner
from app.jobs import Progress
from tests.gui.conftest import PATIENCE


@pytest.fixture
def runner(qtbot: QtBot):
    made = JobRunner()
    yield made
    made.close()


def it_delivers_on_the_main_thread(qtbot, runner):
    seen = []
    runner.run(
        "add",
        lambda progress, cancel: 2 + 2,
        on_success=lambda n: seen.append((n, threading.current_thread())),
        on_failure=seen.append,
    )
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == [(4, threading.main_thread())]
    assert runner.jobs == ()


def it_loses_no_result_of_fast_workers(qtbot, runner):
    seen = []
    for number in range(300):
        runner.run("n", lambda progress, cancel, n=number: n, on_success=seen.append, on_failure=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 300, timeout=PATIENCE)
    assert seen == list(range(300))


def it_runs_store_jobs_one_at_a_time(qtbot, runner):
    running, most, done = set(), [], []

    def work(progress, cancel):
        running.add(threading.get_ident())
        most.append(len(running))
        running.discard(threading.get_ident())

    for _ in range(20):
        runner.run("n", work, on_success=done.append, on_failure=done.append)
    qtbot.waitUntil(lambda: len(done) == 20, timeout=PATIENCE)
    assert max(most) == 1


def it_tells_failures(qtbot, runner):
    seen = []
    runner.run(
        "divide", lambda progress, cancel: 1 / 0, on_success=seen.append, on_failure=lambda e: seen.append(type(e))
    )
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == [ZeroDivisionError]


def it_stops_when_asked(qtbot, runner):
    started, seen = threading.Event(), []

    def work(progress, cancel):
        started.set()
        while True:
            cancel.check()

    token = runner.run(
        "wait", work, on_success=seen.append, on_failure=seen.append, on_cancel=lambda: seen.append("stopped")
    )
    assert started.wait(60)
    token.cancel()
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == ["stopped"]


def it_does_not_begin_what_was_stopped_before(qtbot, runner):
    seen, hold = [], threading.Event()
    runner.run("hold", lambda progress, cancel: hold.wait(60), on_success=seen.append, on_failure=seen.append)
    token = runner.run(
        "never",
        lambda progress, cancel: seen.append("begun"),
        on_success=seen.append,
        on_failure=seen.append,
        on_cancel=lambda: seen.append("stopped"),
    )
    token.cancel()
    hold.set()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=PATIENCE)
    assert seen == [True, "stopped"]


def it_reports_progress_only_now_and_then(qtbot, runner, monkeypatch):
    """By a clock on which each step of the work takes 1/1024 of a second, so that 103 take a tenth."""
    seen, done, clock = [], [], itertools.count(1024)
    monkeypatch.setattr(jobs, "time", SimpleNamespace(monotonic=lambda: next(clock) / 1024))

    def work(progress, cancel):
        for number in range(5000):
            progress(Progress(number, 5000))

    runner.jobs_changed.connect(lambda: seen.extend(job.progress.done for job in runner.jobs))
    runner.run("count", work, on_success=done.append, on_failure=done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    assert sorted(set(seen)) == list(range(0, 5000, 103))


def it_calls_nobody_after_closing(qtbot):
    runner, seen, started = JobRunner(), [], threading.Event()

    def work(progress, cancel):
        started.set()
        while not cancel.cancelled:
            pass
        return "late"

    runner.run("wait", work, on_success=seen.append, on_failure=seen.append)
    runner.run("queued", lambda progress, cancel: seen.append("begun"), on_success=seen.append, on_failure=seen.append)
    assert started.wait(60)
    runner.close()
    qtbot.wait(20)
    assert seen == []
    assert runner.jobs == ()
