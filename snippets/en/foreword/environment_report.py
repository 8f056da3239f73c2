"""Print what every later result depends on: version, build, cores, start method."""

import multiprocessing
import os
import platform
import sys
import sysconfig

# Before 3.13 there was no such function: the GIL was always on
is_gil_enabled = getattr(sys, "_is_gil_enabled", lambda: True)
is_free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

implementation = platform.python_implementation()
print(f"Python: {implementation} {platform.python_version()}")
print(f"Platform: {sys.platform}")
print(f"CPU cores: {os.cpu_count()}")
print(f"Free-threaded build: {is_free_threaded}")
print(f"GIL enabled: {is_gil_enabled()}")
print(f"Start method: {multiprocessing.get_start_method()}")

# Output:
# Python: CPython 3.{minor:int 11..}.{patch:int 0..}
# Platform: {platform:word}
# CPU cores: {cores:int 1..}
# Free-threaded build: {free_threaded:True|False}
# GIL enabled: {gil:True|False}
# Output (start_method == fork):
# Start method: fork
# Output (start_method == spawn):
# Start method: spawn
# Output (start_method == forkserver):
# Start method: forkserver
