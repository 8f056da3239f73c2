"""Pipes, listeners and `wait` of multiprocessing.connection, on numbered handles that the kernel keeps.

A handle is to a process what a file descriptor is elsewhere: a child inherits it under the same number, and when all
processes that have it have closed it or ended, the other side reads the end.
"""

import errno
import io
import itertools
from collections.abc import Iterable
from multiprocessing import connection, context, reduction, util

from runtime import kernel

_FIRST_FREE_PORT = 49152  # RFC 6335: dynamic ports


class Connection(connection._ConnectionBase):
    """One end of a pipe; whole messages of bytes travel."""

    __module__ = "multiprocessing.connection"

    def _close(self) -> None:
        kernel.cast("close", self._handle)

    def _send_bytes(self, buffer: memoryview) -> None:
        kernel.call("send", self._handle, bytes(buffer))

    def _recv_bytes(self, maxsize: int | None = None) -> io.BytesIO | None:
        message = kernel.call("receive", self._handle)
        if message is False:
            raise EOFError
        if maxsize is not None and len(message) > maxsize:
            return None
        received = io.BytesIO()
        received.write(message)  # leaves the position at the end: callers read the size there
        return received

    def _poll(self, timeout: float | None) -> bool:
        return bool(wait([self], timeout))


def Pipe(duplex: bool = True) -> tuple[Connection, Connection]:
    """Two connected ends; without `duplex` the first only receives and the second only sends."""
    first, second = kernel.call("pipe", duplex)
    if duplex:
        return Connection(first), Connection(second)
    return Connection(first, writable=False), Connection(second, readable=False)


def wait(object_list: Iterable[object], timeout: float | None = None) -> list[object]:
    """Those of the connections and sentinels that are ready, as soon as one is or `timeout` seconds are over."""
    objects = list(object_list)
    handles = [item if isinstance(item, int) else item.fileno() for item in objects]
    ready = set(kernel.call("wait", handles, timeout=timeout))
    return [item for item, handle in zip(objects, handles, strict=True) if handle in ready]


class SocketListener:
    """Accepts connections under an address that only processes of the same run can reach."""

    def __init__(self, address: object, family: str, backlog: int = 1) -> None:
        self._address, self._handle = _listen(address)
        self._family = family
        self._last_accepted = None
        self.close = util.Finalize(self, kernel.cast, args=("close", self._handle), exitpriority=0)

    def accept(self) -> Connection:
        return Connection(kernel.call("accept", self._handle))


def _listen(address: object) -> tuple[object, int]:
    """Bind; returns the address, with a free port in place of port 0, and the listener's handle."""
    if isinstance(address, tuple) and address[1] == 0:
        for port in itertools.count(_FIRST_FREE_PORT):
            try:
                return _listen((address[0], port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
    return address, kernel.call("listen", _key(address))


def SocketClient(address: object) -> Connection:
    """Connect to a listener; ConnectionRefusedError if nobody listens there."""
    return Connection(kernel.call("connect", _key(address)))


def _key(address: object) -> str:
    """The kernel's name for an address. A run has one network interface, so the host does not matter."""
    return f"port {address[1]}" if isinstance(address, tuple) else f"path {address}"


class _Ticket:
    """Stands for a handle on its way through a pipe: whoever unpickles it gets the handle, once."""

    def __init__(self, handle: int) -> None:
        self._number = kernel.new_id()
        kernel.cast("give", handle, self._number)

    def detach(self) -> int:
        return kernel.call("take", self._number)


def _duplicate(handle: int) -> object:
    """`reduction.DupFd`: a child that is just being started inherits the handle, any other process gets a ticket."""
    popen = context.get_spawning_popen()
    if popen is None:
        return _Ticket(handle)
    return popen.DupFd(popen.duplicate_for_child(handle))


def install() -> None:
    """Replace what multiprocessing builds on sockets and file descriptors."""
    connection.Connection = Connection
    connection.Pipe = Pipe
    connection.wait = wait
    connection.SocketListener = SocketListener
    connection.SocketClient = SocketClient
    reduction.DupFd = _duplicate
    reduction.register(Connection, connection.reduce_connection)
