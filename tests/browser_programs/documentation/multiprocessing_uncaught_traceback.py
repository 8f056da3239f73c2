"""An exception ends the child with a traceback and code 1, not the parent."""

import multiprocessing


class Acrobat(multiprocessing.Process):
    def run(self):
        print(f"{self.name} jumps", flush=True)
        raise OverflowError("too high")


if __name__ == "__main__":
    acrobat = Acrobat(name="Zoe")
    acrobat.start()
    acrobat.join()
    print("exitcode:", acrobat.exitcode)

# Output:
# Zoe jumps
# exitcode: 1
# Error output:
# Process Zoe:
# Traceback (most recent call last):
#   File "multiprocessing/process.py", line {n:int 1..}, in _bootstrap
#     self.run()
# Error output (python >= 3.13):
#     ~~~~~~~~^^
# Error output:
#   File "multiprocessing_uncaught_traceback.py", line 9, in run
#     raise OverflowError("too high")
# OverflowError: too high
