"""What turns Pyodide into a Python with threads, processes and gevent, inside a web worker."""

MAIN_FILE = "/home/reader/main.py"  # the program, as tracebacks name it
