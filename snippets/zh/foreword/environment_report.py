"""打印后面每个结果都依赖的事实：版本、构建、核数、启动方法。"""

import multiprocessing
import os
import platform
import sys
import sysconfig

# 3.13 之前没有这个函数，全局解释器锁（GIL）总是开着的
is_gil_enabled = getattr(sys, "_is_gil_enabled", lambda: True)
is_free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

implementation = platform.python_implementation()
print(f"Python: {implementation} {platform.python_version()}")
print(f"平台: {sys.platform}")
print(f"CPU 核数: {os.cpu_count()}")
print(f"自由线程构建: {is_free_threaded}")
print(f"GIL 开启: {is_gil_enabled()}")
print(f"启动方法: {multiprocessing.get_start_method()}")

# Output:
# Python: CPython 3.{minor:int 11..}.{patch:int 0..}
# 平台: {platform:word}
# CPU 核数: {cores:int 1..}
# 自由线程构建: {free_threaded:True|False}
# GIL 开启: {gil:True|False}
# Output (start_method == fork):
# 启动方法: fork
# Output (start_method == spawn):
# 启动方法: spawn
# Output (start_method == forkserver):
# 启动方法: forkserver
