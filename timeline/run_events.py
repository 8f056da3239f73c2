"""The events of one run, with the processes, tasks and objects that they speak of, numbered."""

from dataclasses import dataclass, field

from timeline.logs import Event
from timeline.recording import Object, Process, Task


@dataclass
class RunEvents:
    """The events of a run with what they speak of put into lists; what the modules that merge work on."""

    events: list[Event]
    source: str
    origin: int  # the clock at the first event
    end: int
    pids: list[int] = field(default_factory=list)
    processes: list[Process] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)
    task_numbers: dict[tuple[int, str], int] = field(default_factory=dict)
    object_numbers: dict[str, int] = field(default_factory=dict)

    def time(self, at: int) -> int:
        """Microseconds since the first event, within the run."""
        return min(max(at - self.origin, 0), self.end)

    def other(self, event: Event) -> int | None:
        """The task that an event names as `other`: a key of its process, or "pid N"."""
        key = event.data.get("other")
        if key is None:
            return None
        if key.startswith("pid "):
            return self.task_numbers.get((int(key[4:]), "t1"))
        return self.task_numbers.get((event.pid, key))

    def object(self, event: Event) -> int | None:
        """The object that an event names; one whose creation was not seen gets a number now."""
        key = event.data.get("object")
        if key is None:
            return None
        if key not in self.object_numbers:
            self.object_numbers[key] = len(self.objects)
            self.objects.append(
                self._copied(key) or Object(event.data.get("why", "lock"), "", None)
            )
        return self.object_numbers[key]

    def _copied(self, key: str) -> Object | None:
        """An object of a forked child looks like its parent's of the same number."""
        number = key.partition(":")[2]
        for known, index in self.object_numbers.items():
            if number and known.partition(":")[2] == number and index < len(self.objects):
                return self.objects[index]
        return None
