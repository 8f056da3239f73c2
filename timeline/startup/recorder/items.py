"""Items of queues: which one that somebody gets is the one that somebody else has put."""

import functools

from recorder import log
from recorder.primitives import is_noted, key_of, notes


def put(queue: object, item: object) -> None:
    """Note that the item goes into the queue, where it is told from others by its identity."""
    if not is_noted(queue):
        return
    own = notes(queue)
    own["_timeline_items"] = serial = own.get("_timeline_items", 0) + 1
    own.setdefault("_timeline_inside", {}).setdefault(id(item), []).append(serial)
    log.event("put", object=key_of(queue), item=serial)


def got(queue: object, item: object) -> None:
    """Note that the item has come out of the queue; of equal ones, the first put is the first got."""
    serials = notes(queue).get("_timeline_inside", {}).get(id(item))
    if serials:
        log.event("got", object=key_of(queue), item=serials.pop(0))


def note_items(cls: type) -> None:
    """Note both in _put and _get, which each kind of queue defines for itself, and which run under its mutex."""
    real_put, real_get = cls._put, cls._get

    @functools.wraps(real_put)
    def noted_put(self: object, item: object) -> None:
        real_put(self, item)
        put(self, item)

    @functools.wraps(real_get)
    def noted_get(self: object) -> object:
        item = real_get(self)
        got(self, item)
        return item

    cls._put, cls._get = noted_put, noted_get
