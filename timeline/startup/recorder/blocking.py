"""Calls in which the program waits for time to pass or for the world outside: sleep, sockets, input, processes."""

from types import ModuleType

from recorder.waits import note_wait


def _install_time(module: ModuleType) -> None:
    note_wait(module, "sleep", "sleep")


def _install_builtins(module: ModuleType) -> None:
    note_wait(module, "input", "io")


def _install_socket(module: ModuleType) -> None:
    for name in ("accept", "connect", "recv", "recv_into", "recvfrom", "send", "sendall", "sendto"):
        note_wait(module.socket, name, "io")


def _install_select(module: ModuleType) -> None:
    note_wait(module, "select", "io")


def _install_os(module: ModuleType) -> None:
    for name in ("wait", "waitpid"):
        note_wait(module, name, "join")
    for name in ("read", "readv"):
        note_wait(module, name, "io")


def _install_signal(module: ModuleType) -> None:
    for name in ("pause", "sigwait", "sigwaitinfo", "sigtimedwait"):
        note_wait(module, name, "event")


def _install_subprocess(module: ModuleType) -> None:
    for name in ("wait", "communicate"):
        note_wait(module.Popen, name, "join")
    for name in ("run", "call", "check_call", "check_output"):
        note_wait(module, name, "join")


HOOKS = {
    "time": _install_time,
    "builtins": _install_builtins,
    "socket": _install_socket,
    "select": _install_select,
    "os": _install_os,
    "signal": _install_signal,
    "subprocess": _install_subprocess,
}
