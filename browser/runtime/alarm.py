"""The timers that send signals, on the scheduler's tasks: `signal.alarm()`, `setitimer()` and `pause()`."""

import math
import os
import signal
import time

from runtime import scheduler, unavailable


class _Timer:
    """What setitimer() has set, until the next call of it."""

    def __init__(self, seconds: float, interval: float) -> None:
        self.deadline = time.monotonic() + seconds
        self.interval = interval
        self.token = None

    @property
    def left(self) -> float:
        """Seconds to the next signal."""
        return max(0.0, self.deadline - time.monotonic())

    def start(self) -> None:
        """Begin to send signals."""
        task = scheduler.new_task(name="alarm", is_counted=False)
        self.token = scheduler.Token(task)
        scheduler.start(self._run, task, scheduler.GREENLET_STACK)

    def _run(self) -> None:
        global _timer
        while not scheduler.park(self.token, self.left):
            if self.interval:
                self.deadline += self.interval
                self.token = scheduler.new_token()
            else:
                _timer = None
            os.kill(os.getpid(), signal.SIGALRM)
            if _timer is not self:
                return

    def cancel(self) -> None:
        """Send no more."""
        scheduler.wake(self.token)


_timer = None


def getitimer(which: int, /) -> tuple[float, float]:
    """Seconds to the next signal and between signals; both are 0 if there is no timer."""
    _check(which)
    return (_timer.left, _timer.interval) if _timer else (0.0, 0.0)


def setitimer(which: int, seconds: float, interval: float = 0.0, /) -> tuple[float, float]:
    """Send SIGALRM after `seconds` and then every `interval` seconds; 0 stops. Returns what was set before."""
    global _timer
    _check(which)
    if seconds < 0 or interval < 0:
        raise signal.ItimerError(22, "Invalid argument")
    previous = getitimer(which)
    if _timer is not None:
        _timer.cancel()
        _timer = None
    if seconds:
        _timer = _Timer(seconds, interval)
        _timer.start()
    return previous


def _check(which: int) -> None:
    if which in (signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        raise unavailable.error("system", "signal.setitimer(ITIMER_VIRTUAL)")
    if which != signal.ITIMER_REAL:
        raise signal.ItimerError(22, "Invalid argument")


def alarm(seconds: int, /) -> int:
    """Send SIGALRM once; returns the seconds that were left of the alarm before."""
    left, _ = setitimer(signal.ITIMER_REAL, seconds)
    return math.ceil(left)


def pause() -> None:
    """Wait until a signal has come and its handler has run."""
    scheduler.wait_for_signal()


def pthread_kill(thread_id: int, signalnum: int, /) -> None:
    """Send a signal to the process: whichever thread gets it, Python runs the handler in the main thread."""
    if all(task.ident != thread_id for task in scheduler.tasks()):
        raise ProcessLookupError(3, "No such process")
    if signalnum:
        os.kill(os.getpid(), signalnum)


def install() -> None:
    """Put the functions in place of those of `signal`."""
    for function in (alarm, getitimer, pause, pthread_kill, setitimer):
        setattr(signal, function.__name__, function)
