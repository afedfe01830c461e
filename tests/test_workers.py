"""Work that is shared gives the same, in the same order, whoever does it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import Pipe, Queue

import pytest

from onrecord import workers


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two processors, whatever machine this is."""
    monkeypatch.setattr(workers, "processors", lambda: 2)


def squares(offset: int) -> Callable[[int], tuple[int, int]]:
    """Return work that no worker could be sent, and that tells who did it."""
    return lambda number: (number * number + offset, os.getpid())


@pytest.mark.parametrize("apart", [True, False])
def test_everything_is_done_once_and_comes_in_order(*, apart: bool) -> None:
    """Batches of any size, the last one shorter."""
    done = list(workers.share(squares(1), 11, batch=4, apart=apart))
    assert [value for value, _ in done] == [n * n + 1 for n in range(11)]
    assert all((who != os.getpid()) is apart for _, who in done)


def test_one_processor_does_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker is started where none would help."""
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert {who for _, who in workers.share(squares(0), 5, batch=1, apart=True)} == {os.getpid()}


def test_what_goes_wrong_is_told() -> None:
    """An error in a worker is an error here."""
    with pytest.raises(ZeroDivisionError):
        list(workers.share(lambda number: 1 // number, 4, batch=2, apart=True))


@pytest.mark.parametrize("apart", [True, False])
def test_work_goes_on_beside(*, apart: bool) -> None:
    """By a worker or a thread; what goes wrong is told in the end."""
    told: Queue[int] = Queue()
    workers.begin(lambda: told.put(os.getpid()), apart=apart)()
    assert (told.get() == os.getpid()) is not apart
    wait = workers.begin(lambda: print(1 // 0), apart=apart)  # noqa: T201 - nothing is printed
    with pytest.raises(ZeroDivisionError):
        wait()


def test_a_worker_that_is_ended_is_told() -> None:
    """By whatever: a machine that has no memory left ends processes."""
    with pytest.raises(RuntimeError, match="ended before its work"):
        workers.begin(lambda: os._exit(1), apart=True)()


def test_an_interruption_ends_a_worker_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    """Only the process that began it says that it was interrupted."""
    with pytest.raises(RuntimeError):
        workers.begin(lambda: os.kill(os.getpid(), signal.SIGINT), apart=True)()
    assert capfd.readouterr() == ("", "")


def test_a_worker_tells_how_it_ended() -> None:
    """Nothing where nothing went wrong, else the error."""
    told, teller = Pipe(duplex=False)
    workers._tell(lambda: None, teller)
    workers._tell(lambda: print(1 // 0), teller)  # noqa: T201 - nothing is printed
    workers._wait(told)
    with pytest.raises(ZeroDivisionError):
        workers._wait(told)


def test_workers_do_what_they_were_born_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent to a worker but numbers."""
    monkeypatch.setattr(workers, "_work", None)
    workers._take(squares(0))
    assert [value for value, _ in workers._do_each(range(2, 4))] == [4, 9]


@pytest.mark.parametrize(("platform", "number"), [("linux", 3), ("darwin", 1)])
def test_only_linux_has_workers(
    monkeypatch: pytest.MonkeyPatch, platform: str, number: int
) -> None:
    """Elsewhere one process does everything."""
    monkeypatch.undo()
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert workers.processors() == number
