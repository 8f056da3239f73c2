"""A shared Value with its lock: no count is lost between processes."""

import multiprocessing

ROUNDS = 200


def turn(turnstile, steps):
    for i in range(ROUNDS):
        with turnstile.get_lock():  # += alone would read, then write
            turnstile.value += 1
        steps[i % len(steps)] += 1


if __name__ == "__main__":
    turnstile = multiprocessing.Value("i", 1000)
    gates = []
    for _ in range(2):
        own_steps = multiprocessing.Array("i", 4)
        args = (turnstile, own_steps)
        gate = multiprocessing.Process(target=turn, args=args)
        gate.start()
        gates.append((gate, own_steps))
    for gate, own_steps in gates:
        gate.join()
        print("steps:", list(own_steps))
    print("turnstile:", turnstile.value)

# Output:
# steps: [50, 50, 50, 50]
# steps: [50, 50, 50, 50]
# turnstile: 1400
