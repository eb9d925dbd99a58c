"""Trying mutants in one pytest session: the tests are collected once, then each mutant has a fork.

mutmut makes the mutants and knows which tests call which function. Its own runners start pytest
anew for each mutant, which takes ten times as long as the tests that kill it.
"""

import gc
import os
import resource
import signal
import time
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

import pytest
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd
from mutmut.workers.isolation import (
    ForkServerRunner,
    MutantResult,
    PytestRunner,
    recv_message,
    send_message,
)

MOST_MEMORY = 4 * 1024**3
OVERHEAD = 0.003  # what pytest adds to a test, in seconds


class Work(NamedTuple):
    """A mutant with the tests that call its function, and its CPU seconds."""

    mutant: str
    tests: list[str]
    seconds: int


class OneSession(ForkServerRunner):
    """Queues all mutants, and gives them to as many pytest sessions as there are processes."""

    def __init__(self, processes: int, until: float) -> None:
        super().__init__(processes, PytestRunner, {})
        self._until = until
        self._queue: list[Work] = []
        self._done = 0
        self._results = -1
        self._sessions: list[int] = []

    def startup(self) -> None:
        gc.freeze()

    def submit(self, mutant_name, tests, cpu_time_limit, estimated_time):
        self._queue.append(Work(mutant_name, tests, cpu_time_limit))

    def has_capacity(self):
        return True

    def pending_count(self):
        return len(self._queue) - self._done

    def signal_work_complete(self):
        """Start the sessions, now that the whole queue is known."""
        if self._sessions or not self._queue:
            return
        self._results, results = os.pipe()
        for number in range(self.max_workers):
            pid = os.fork()
            if pid == 0:
                os.close(self._results)  # so that it ends when nobody reads any more
                _serve(self._queue[number :: self.max_workers], results)
            self._sessions.append(pid)
        os.close(results)

    def wait_for_result(self, timeout=None):
        if time.monotonic() > self._until:
            raise KeyboardInterrupt  # mutmut stops, and keeps what was found
        mutant, exit_code, seconds = recv_message(self._results)
        self._done += 1
        return MutantResult(mutant, exit_code, seconds)

    def stop_all_workers(self):
        for pid in self._sessions:
            os.killpg(pid, signal.SIGKILL)

    def shutdown(self):
        for pid in self._sessions:
            os.waitpid(pid, 0)
        gc.unfreeze()


class TriesMutants:
    """Takes the place of pytest's loop over the tests.

    Tests that noticed many mutants before, for the time they take, go first.
    """

    def __init__(self, queue: Sequence[Work], results: int) -> None:
        self._queue = queue
        self._results = results
        self._noticed: Counter[str] = Counter()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        items = {item.nodeid: item for item in session.items}
        noticed_by, tell = os.pipe()
        os.set_blocking(noticed_by, False)
        gc.freeze()
        for work in self._queue:
            start = time.monotonic()
            pid = os.fork()
            if pid == 0:
                known = set(work.tests)
                order = sorted(items, key=self._place)
                first = [items[test] for test in order if test in known]
                others = [items[test] for test in order if test not in known]
                _try(work, first, others, tell)
            status = os.waitpid(pid, 0)[1]
            exit_code = os.waitstatus_to_exitcode(status)
            if exit_code == 1:
                self._noticed[os.read(noticed_by, 4096).decode()] += 1
            send_message(self._results, (work.mutant, exit_code, time.monotonic() - start))
        return True

    def _place(self, test: str) -> tuple[float, float, str]:
        seconds = state().duration_by_test[test]
        return -self._noticed[test] / (seconds + OVERHEAD), seconds, test


def _serve(queue: Sequence[Work], results: int) -> None:
    """Collect the tests, and try the mutants of the queue; never returns."""
    os.setpgid(0, 0)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    chosen = config()
    arguments = ["--rootdir=.", "-q", *chosen.pytest_add_cli_args]
    with change_cwd("mutants"):
        pytest.main(
            [*arguments, *chosen.pytest_add_cli_args_test_selection],
            plugins=[TriesMutants(queue, results)],
        )
    os._exit(0)


def _try(work: Work, first: list[pytest.Item], others: list[pytest.Item], tell: int) -> None:
    """Run the tests with the mutant in place until one fails, and tell which; never returns.

    The others come after those that are known to call its function: when that was found out, a
    test may have been given what another had worked out before.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    set_mutant_under_test(work.mutant)
    _run(first, work.seconds, tell)
    _run(others, work.seconds + ceil(3 * sum(state().duration_by_test.values())), tell)
    os._exit(0)


def _run(items: list[pytest.Item], seconds: int, tell: int) -> None:
    """Run tests until one fails; the process ends when it has taken more CPU time than allowed."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    for item, following in zip_longest(items, items[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            os.write(tell, item.nodeid.encode()[:4096])
            os._exit(1)
