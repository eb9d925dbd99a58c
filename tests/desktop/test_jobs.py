"""Whether work happens in order, away from the window, and whether nothing that fails gets lost."""

import gc
import threading

from casework.errors import CaseworkError, StorageError
from desktop.jobs import Jobs


def fail(error):
    raise error


def test_results_come_back_in_order_on_the_thread_of_the_window(jobs, qtbot):
    results = []

    for number in range(50):
        jobs.run(
            lambda number=number: (number, threading.current_thread().name),
            lambda result: results.append((*result, threading.current_thread().name)),
        )
    qtbot.waitUntil(lambda: not jobs.busy)

    assert [number for number, _, _ in results] == list(range(50))
    assert {worked for _, worked, _ in results} == {"job_0"}
    assert {told for _, _, told in results} == {threading.main_thread().name}


def test_an_error_one_can_act_on_goes_to_who_asked_for_it(jobs, qtbot):
    told = []

    jobs.run(lambda: fail(StorageError("full")), told.append, otherwise=told.append)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert [error.reason for error in told] == ["full"]


def test_an_error_nobody_asked_for_is_raised_on_the_thread_of_the_window(jobs, qtbot):
    with qtbot.captureExceptions() as raised:
        jobs.run(lambda: fail(CaseworkError("nobody asked")), fail)
        qtbot.waitUntil(lambda: not jobs.busy)

    assert [kind for kind, _, _ in raised] == [CaseworkError]


def test_a_mistake_in_the_program_is_never_taken_for_something_to_act_on(jobs, qtbot):
    told = []

    with qtbot.captureExceptions() as raised:
        jobs.run(lambda: fail(ZeroDivisionError()), fail, otherwise=told.append)
        qtbot.waitUntil(lambda: not jobs.busy)

    assert told == []
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_work_tells_what_it_does_and_how_far_it_is(jobs, qtbot):
    heard = []
    jobs.started.connect(heard.append)
    jobs.progressed.connect(lambda done, total: heard.append((done, total)))

    jobs.run(lambda: jobs.report(3, 10), lambda _: None, doing="Counting")
    qtbot.waitUntil(lambda: not jobs.busy)

    assert heard == ["Counting", (3, 10)]


def test_it_is_idle_only_when_the_work_that_followed_is_done_too(jobs, qtbot):
    told = []
    jobs.idle.connect(lambda: told.append("idle"))

    jobs.run(lambda: 1, lambda _: jobs.run(lambda: 2, told.append))
    qtbot.waitUntil(lambda: not jobs.busy)

    assert told == [2, "idle"]


def test_closing_finishes_what_was_asked_for(qtbot):
    done = []
    jobs = Jobs()
    for number in range(20):
        jobs.run(lambda number=number: done.append(number), lambda _: None)

    jobs.close()

    assert done == list(range(20))


def test_a_result_never_comes_back_before_the_asking_is_over(jobs, qtbot):
    order = []

    for number in range(30):
        jobs.run(lambda number=number: number, order.append)
        order.append("asked")
    qtbot.waitUntil(lambda: not jobs.busy)

    assert order == ["asked"] * 30 + list(range(30))


def test_garbage_is_collected_on_the_thread_of_the_window(jobs, qtbot):
    died_on = []

    class Cycle:
        def __init__(self):
            self.me = self

        def __del__(self):
            died_on.append(threading.current_thread().name)

    Cycle()
    jobs.run(lambda: [[] for _ in range(200_000)], lambda _: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert died_on == []

    jobs._collector.collect()
    gc.collect()

    assert died_on == [threading.main_thread().name]


def test_when_the_thread_is_gone_python_collects_by_itself_again(qtbot):
    jobs = Jobs()
    assert not gc.isenabled()

    jobs.close()

    assert gc.isenabled()
