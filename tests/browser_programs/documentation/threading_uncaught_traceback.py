"""What a thread does not catch goes to standard error."""

import threading


class Juggler(threading.Thread):
    def run(self):
        balls = ["red", "blue"]
        print(f"{self.name} has {len(balls)} balls", flush=True)
        raise IndexError("no third ball")


juggler = Juggler(name="Rastelli")
juggler.start()
juggler.join()
print("the show goes on")

# Output:
# Rastelli has 2 balls
# the show goes on
# Error output:
# Exception in thread Rastelli:
# Traceback (most recent call last):
#   File "threading.py", line {n:int 1..}, in _bootstrap_inner
# Error output (python < 3.14):
#     self.run()
# Error output (python == 3.13):
#     ~~~~~~~~^^
# Error output (python >= 3.14):
#     self._context.run(self.run)
#     ~~~~~~~~~~~~~~~~~^^^^^^^^^^
# Error output:
#   File "threading_uncaught_traceback.py", line 10, in run
#     raise IndexError("no third ball")
# IndexError: no third ball
