"""A priority queue hands out the smallest entry first, whatever came first."""

import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Patient:
    urgency: int
    name: str = field(compare=False)


waiting_room = queue.PriorityQueue()
waiting_room.put(Patient(3, "cold"))
waiting_room.put(Patient(1, "broken arm"))
waiting_room.put(Patient(2, "fever"))

while not waiting_room.empty():
    patient = waiting_room.get()
    print(patient.urgency, patient.name)

# Output:
# 1 broken arm
# 2 fever
# 3 cold
