# ---
# title: "Lab: how much do threads, processes and greenlets gain on this machine?"
# description: Computing in Python, waiting, and hashing in C, done one by one, with threads, with processes and with greenlets, measured and drawn as charts.
# search:
#   boost: 0.5
# twin: "8f9787306e2c"
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lab: how much do threads, processes and greenlets gain on this machine? { #threads-processes-greenlets }
#
# **Goal**: after this page you can say, for a given kind of work, which of the three makes it faster on your machine, and show it with figures.
#
# We do 4 equal tasks in four ways: one by one, in 4 [threads](../threads.md), in 4 [processes](../processes.md), in 4 greenlets (gevent's [coroutines](../coroutines.md)). There are three kinds of task:
#
# - **computing in Python**: a `for` loop that multiplies all the time;
# - **waiting**: for an answer from the network, say;
# - **hashing in C**: SHA-256 sums of large blocks of data.
#
# Before you read on, guess: three kinds of work, three ways other than one by one, nine answers. Which of them are "about as slow as one by one"?
#
# The figures and charts on this page come from a real run, made on the machine that built this site. Download the notebook and run it on your own computer (first `pip install notebook matplotlib gevent`): your figures will be different, and that is the point.

# %% [markdown]
# ## This machine { #machine }
#
# Two things decide the results: how many cores there are, and whether Python has a GIL (global interpreter lock). With it, only one thread of a process can execute Python code at any moment.

# %%
import functools
import multiprocessing
import os
import platform
import statistics
import sys
import threading
import time
import timeit

import gevent

METHOD = multiprocessing.get_start_method()  # or set it to "spawn", "forkserver" or "fork"
CORES = getattr(os, "process_cpu_count", os.cpu_count)()  # since 3.13: those we may use
GIL = getattr(sys, "_is_gil_enabled", lambda: True)()  # since 3.13; before that it was always there

print(f"{platform.python_implementation()} {platform.python_version()}")
print(f"gevent {gevent.__version__}")
print(f"{platform.system()}, {platform.machine()}")
print(f"cores: {CORES}")
if hasattr(os, "getloadavg"):  # not on Windows
    print(f"using or waiting for a CPU in the last minute, on average: {os.getloadavg()[0]:.1f}")
print(f"GIL: {'yes' if GIL else 'no'}")
print(f"start method of processes: {METHOD}")

# %% [markdown]
# A free-threaded build of Python (3.14t, say) has no GIL, but gevent does not support it yet: importing gevent turns the GIL back on. To see what threads can do there, take the greenlets out of this notebook.

# %% [markdown]
# ## The three kinds of work { #work }

# %%
TASKS = 4  # number of tasks
LOOPS = 1_200_000  # how often each task that computes goes round its loop
BLOCKS = 60  # how many blocks of 1 MiB each task that hashes goes through
DELAY = 0.05  # seconds that each task that waits takes
REPEATS = 4  # measurements of each case

computing = functools.partial(timeit.timeit, "n * n % 7", "n = 12345", number=LOOPS)
waiting = functools.partial(time.sleep, DELAY)
waiting_in_greenlet = functools.partial(gevent.sleep, DELAY)
hashing = functools.partial(
    timeit.timeit,
    "sha256(block)",
    "from hashlib import sha256; block = bytes(2**20)",
    number=BLOCKS,
)

# %% [markdown]
# `timeit.timeit(statement, setup, number=…)` executes the setup once and then the statement many times, in a `for` loop in Python; `partial` packs a function and its arguments together, to be called later as `computing()`. Why not write functions of our own? A child started by spawn or forkserver cannot find a function that was defined in a notebook ([the first lab](one_process_or_several.py#work) says why); it can find functions of the standard library.
#
# Why does waiting come in two kinds? While it sleeps, `time.sleep` holds up the whole thread, and all greenlets are in that thread; `gevent.sleep` lets another greenlet have its turn. A program of its own would use the [monkey patch](../coroutines.md), which replaces the first by the second everywhere. Here we do not patch: this notebook's kernel has long since started and needs threads and sockets as they are.

# %% [markdown]
# ## How we measure { #measure }
#
# Four functions, one for each way. Each starts all tasks and returns when the last is done, so the time includes creating the threads, processes or greenlets.

# %%
context = multiprocessing.get_context(METHOD)


def one_by_one(work):
    for _ in range(TASKS):
        work()


def in_threads(work):
    threads = [threading.Thread(target=work) for _ in range(TASKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_processes(work):
    processes = [context.Process(target=work) for _ in range(TASKS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def in_greenlets(work):
    gevent.joinall([gevent.spawn(work) for _ in range(TASKS)])


WAYS = {
    "one by one": one_by_one,
    "threads": in_threads,
    "processes": in_processes,
    "greenlets": in_greenlets,
}


def experiment(work, work_in_greenlet):
    """Measure each way REPEATS times, in turn: a busy moment then slows all down alike."""
    results = {way: [] for way in WAYS}
    for _ in range(REPEATS):
        for way, run in WAYS.items():
            start = time.perf_counter()
            run(work_in_greenlet if run is in_greenlets else work)
            results[way].append(time.perf_counter() - start)
    return results


# %% jupyter={"source_hidden": true}
# The code that draws the charts and tables: you can skip it
import io
import re
import warnings

import matplotlib
from IPython.display import HTML, Markdown, display
from matplotlib.figure import Figure

INK = "#123456"  # becomes currentColor in the end: charts follow the text's colour, light or dark
BLUE, ORANGE = "#2a7ab8", "#d55e00"  # told apart by colour-blind readers too
matplotlib.rcParams["svg.fonttype"] = "none"  # text stays text, and needs no font here
matplotlib.rcParams.update({"font.size": 12, "font.sans-serif": ["DejaVu Sans"]})
for setting in "text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color":
    matplotlib.rcParams[setting] = INK
warnings.filterwarnings("ignore", message="Glyph .* missing")  # the browser will have them


def show(figure, description):
    """Put the chart into the page as SVG; description is for those who cannot see it."""
    file = io.StringIO()
    empty = dict.fromkeys(["Creator", "Date", "Format", "Type"])
    figure.savefig(file, format="svg", transparent=True, metadata=empty)
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :].replace(INK, "currentColor")
    svg = re.sub(r'<style.*?</style>| id="[\w.]+_[0-9]+"', "", svg, flags=re.DOTALL)
    display(HTML(svg.replace("<svg", f'<svg role="img" aria-label="{description}"', 1)))


def report(title, results):
    """Draw results, and list the same figures below."""
    figure = Figure(figsize=(4.5, 2.3))
    axes = figure.add_axes((0.22, 0.23, 0.75, 0.74))
    medians = {way: statistics.median(times) for way, times in results.items()}
    first = next(iter(medians.values()))
    axes.axvline(first, color=ORANGE, linestyle="--")
    table = ["| way | median (s) | range (s) | speed-up |", "|---|--:|--:|--:|"]
    for row, (way, times) in enumerate(results.items()):
        median = medians[way]
        axes.barh(row, median, 0.6, color=BLUE)
        axes.plot(times, [row] * len(times), "o", markersize=5, color=INK, markerfacecolor="none")
        end = (max(times), row)
        axes.annotate(f"{median:.2f} s", end, (6, 0), textcoords="offset points", va="center")
        spread = f"{min(times):.2f}–{max(times):.2f}"
        table.append(f"| {way} | {median:.2f} | {spread} | ×{first / median:.2f} |")
    axes.set_yticks(range(len(results)), results)
    axes.set_xlim(0, 1.28 * max(max(times) for times in results.values()))
    axes.set_ylim(len(results) - 0.4, -0.6)
    axes.set_xlabel("seconds (bar: median, o: one run)", x=0.42)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    show(figure, title + "; ".join(f"{way}: {median:.2f} s" for way, median in medians.items()))
    display(Markdown("\n".join(table)))


# %% [markdown]
# ## Computing in Python { #computing }

# %%
report("Computing in Python: ", experiment(computing, computing))

# %% [markdown]
# **How to read the chart**: the length of a bar is the median of several measurements; each circle is one of them. The dashed line is the median of "one by one": a bar that ends well to its left is faster.
#
# **What you should see**: threads and greenlets end near the dashed line. All greenlets are in one thread, and of several threads the GIL lets only one compute at a time, so 4 tasks take as long as one by one, plus the switching. Only processes can be much faster, as each has a GIL of its own: at best as many times as there are cores (and no more than 4 times), less what it costs to start them.
#
# **If processes are not faster either**, other programs were probably using the cores, or the machine has only one core to offer. Measure again when it is idle.

# %% [markdown]
# ## Waiting { #waiting }

# %%
report("Waiting: ", experiment(waiting, waiting_in_greenlet))

# %% [markdown]
# **What you should see**: all three take about as long as a single wait, even on a single core. Waiting needs no core and no GIL: a thread that waits releases it first. Processes take longer by what starting them costs; on a busy machine that can eat up the whole gain.
#
# With 4 tasks, threads and greenlets look alike. They part when thousands wait: a greenlet costs far less than a thread (see [below](#start-up)).

# %% [markdown]
# ## Hashing in C { #hashing }

# %%
report("Hashing in C: ", experiment(hashing, hashing))

# %% [markdown]
# **What you should see**: this too is computing from beginning to end, but now threads are faster as well, and on an idle machine a little faster than processes, as they start faster. `sha256` is written in C, and for data of more than 2047 bytes it releases the GIL while it computes, so that several threads can compute on several cores at the same time. `zlib`, NumPy and many other libraries written in C do the same. So "threads cannot use several cores" is not quite true: what they cannot do is execute *Python code* at the same time. (If threads are not faster in the chart, the reason is the same as in the first one: other programs were using the cores.)
#
# Greenlets gain nothing: they are all in one thread, and whether that has the GIL or not, it can do only one thing at a time.

# %% [markdown]
# ## What starting costs { #start-up }
#
# Create one that does nothing, wait for it to end:

# %%
nothing = functools.partial(max, 0, 0)
makers = {
    "thread": lambda: threading.Thread(target=nothing),
    "process": lambda: context.Process(target=nothing),
    "greenlet": lambda: gevent.Greenlet(nothing),
}
table = ["| created | median (µs) | range (µs) |", "|---|--:|--:|"]
for kind, make in makers.items():
    times = []
    for _ in range(3 * REPEATS + 1):
        start = time.perf_counter()
        made = make()
        made.start()
        made.join()
        times.append((time.perf_counter() - start) * 1_000_000)
    del times[0]  # the first does not count: forkserver has to start its server
    table.append(f"| {kind} | {statistics.median(times):.0f} | {min(times):.0f}–{max(times):.0f} |")
display(Markdown("\n".join(table)))

# %% [markdown]
# A process costs far more than a thread, often a hundred times as much or more, and most with spawn. A greenlet is no more than an object in Python with a small stack; the operating system never hears of it.

# %% [markdown]
# ## So which one? { #choosing }
#
# | work | threads | processes | greenlets |
# |---|---|---|---|
# | computing in Python | no gain | **gain** | no gain |
# | waiting | **gain** | gain, at a higher price | **gain**, at the lowest price |
# | computing in C that releases the GIL | **gain** | gain, at a higher price | no gain |
#
# How they differ in memory, stability and ease of use is in [0x04](../comparison.md).

# %% [markdown]
# ## Can you trust these figures? { #noise }
#
# - Where the circles of two results overlap, do not say which is faster.
# - Waiting depends on the clock, computing on how idle the machine is. The machine that built this site may have been doing other work as well; then the second chart is steady, and the first and the third are not.
# - Another machine, another Python version: other figures. Remember who ends near the dashed line, and who far to its left.

# %% [markdown]
# ## Try it yourself { #try-it }
#
# 1. Replace `gevent.sleep` by `time.sleep`. Which bar in the second chart gets longer? How long, and why?
# 2. In `hashing`, change `2**20` to `2**10` and make `BLOCKS` 1024 times as large: as much data as before, in smaller blocks. Do threads still gain?
# 3. Set `TASKS` to `20`. For which kind of work, and which way, does the speed-up change most?
# 4. Set `METHOD` to `"spawn"`. In which of the three charts are processes still worth it?
