# ---
# title: "Lab: one process or several?"
# description: The same CPU-bound and I/O-bound work with 1, 2 and 4 processes, measured on a real machine and drawn as charts.
# search:
#   boost: 0.5
# twin: "5b6eff9643b4"
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
# # Lab: one process or several? { #one-process-or-several }
#
# **Goal**: after this page you can estimate how much faster a job gets when several processes share it, and measure it yourself.
#
# We cut a job into 4 equal tasks, give them to 1, 2 and 4 processes in turn, and time how long all of them take. There are two kinds of job:
#
# - **CPU-bound**: it computes all the time, adding up millions of numbers, say;
# - **I/O-bound**: it waits most of the time, for an answer from the network, say.
#
# Before you read on, guess: will 4 processes be 4 times as fast? Is the answer the same for both kinds of work?
#
# The figures and charts on this page come from a real run, made on the machine that built this site. Download the notebook and run it on your own computer: your figures will be different, and that is the point.

# %% [markdown]
# ## This machine { #machine }
#
# No more processes can compute at the same time than the machine has cores. So first, how many are there?

# %%
import multiprocessing
import os
import platform
import statistics
import time

METHOD = multiprocessing.get_start_method()  # or set it to "spawn", "forkserver" or "fork"
CORES = getattr(os, "process_cpu_count", os.cpu_count)()  # since 3.13: those we may use

print(f"{platform.python_implementation()} {platform.python_version()}")
print(f"{platform.system()}, {platform.machine()}")
print(f"cores: {CORES}")
if hasattr(os, "getloadavg"):  # not on Windows
    print(f"using or waiting for a CPU in the last minute, on average: {os.getloadavg()[0]:.1f}")
print(f"start method: {METHOD}")

# %% [markdown]
# The number of cores is an upper limit. What the operating system reports are usually logical cores, two of which may share one physical core; other programs use them too, and in a virtual machine or a container you cannot even see who does. If several processes were already waiting for a CPU before we began, the CPU-bound results below will be slower than they should be, and unsteady.

# %% [markdown]
# ## The two kinds of work { #work }

# %%
TASKS = 4  # number of tasks
SIZE = 4_000_000  # how many numbers each CPU-bound task adds up
DELAY = 0.1  # seconds that each I/O-bound task waits
PROCESSES = [1, 2, 4]  # numbers of processes
REPEATS = 5  # measurements of each case

cpu_bound = (sum, [range(SIZE)] * TASKS)
io_bound = (time.sleep, [DELAY] * TASKS)

# %% [markdown]
# `time.sleep` stands in for waiting: a process that sleeps uses next to no CPU, like one that waits for a network or a disk.
#
# Why are the tasks ready-made functions, `sum` and `time.sleep`, rather than a function written in the notebook? Because a child started by spawn or forkserver imports the function by the name of its module, and a function defined in a notebook belongs to `__main__`, where the child cannot find it; to use a function of your own, write it into a `.py` file beside the notebook and import it. How start methods differ: see [the chapter on processes](../processes.md#globals).

# %% [markdown]
# ## How we measure { #measure }
#
# A `Pool` is a group of processes: whichever is free takes the next task. Each measurement gives two times: until all processes have started, and from then until all tasks are done.

# %%
context = multiprocessing.get_context(METHOD)


def measure(work, tasks, processes):
    """Measure once; return two times in seconds: starting the processes, doing the tasks."""
    ready = context.Barrier(processes + 1)  # opens when all processes have arrived
    start = time.perf_counter()
    with context.Pool(processes, initializer=ready.wait, initargs=(60,)) as pool:
        ready.wait(60)
        started = time.perf_counter()
        pool.map(work, tasks, chunksize=1)
        done = time.perf_counter()
    return started - start, done - started


def experiment(work, tasks):
    """Measure each case REPEATS times, in turn: a busy moment then slows all down alike."""
    results = {processes: [] for processes in PROCESSES}
    for _ in range(REPEATS):
        for processes in PROCESSES:
            results[processes].append(measure(work, tasks, processes))
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
    figure = Figure(figsize=(4.5, 2.2))
    axes = figure.add_axes((0.07, 0.24, 0.9, 0.65))
    rows = []
    for row, (processes, times) in enumerate(results.items()):
        totals = [start_up + work for start_up, work in times]
        start_up = statistics.median(start_up for start_up, _ in times)
        total = statistics.median(totals)
        if row == 0:
            first = total
        axes.barh(row, start_up, 0.6, fill=False, edgecolor=ORANGE, linewidth=1.5)
        axes.barh(row, total - start_up, 0.6, left=start_up, color=BLUE)
        axes.plot(totals, [row] * len(totals), "o", markersize=5, color=INK, markerfacecolor="none")
        axes.text(max(totals) * 1.03, row, f"{total:.2f} s", va="center")
        rows.append((processes, start_up, total, min(totals), max(totals), first / total))
    axes.set_title("processes", loc="left", fontsize=12, x=-0.06)
    axes.set_yticks(range(len(results)), results)
    axes.set_xlim(0, 1.25 * max(row[4] for row in rows))
    axes.set_ylim(len(results) - 0.4, -0.6)
    axes.set_xlabel("seconds (hollow: starting, solid: work, o: one run)", x=0.45)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    show(figure, title + "; ".join(f"{row[0]}: {row[2]:.2f} s" for row in rows))
    table = [
        "| processes | starting (s) | total (s) | range | speed-up |",
        "|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        table.append("| {} | {:.3f} | {:.2f} | {:.2f}–{:.2f} | ×{:.2f} |".format(*row))
    display(Markdown("\n".join(table)))


# %% [markdown]
# ## CPU-bound { #cpu-bound }

# %%
report("CPU-bound work, by number of processes: ", experiment(*cpu_bound))

# %% [markdown]
# **How to read the chart**: the length of a bar is the median of several measurements, from creating the processes until all tasks are done; the hollow part at its beginning is the time to start the processes. Each circle is one measurement: the further apart they lie, the less you should trust the figure.
#
# **What you should see**: as long as there are no more processes than free cores, twice the processes make the blue part about half as long. Beyond that it gets no shorter: with 2 cores, 4 processes must take turns on them; there is as much to compute as before, and starting costs more. With 4 cores or more, 4 processes should be fastest, but rarely by the full ×4: starting takes time, and several busy cores may run at a lower clock speed.
#
# **If all bars are about the same length**, other programs were probably using the cores, or the machine has only one core to offer. Measure again when it is idle.

# %% [markdown]
# ## I/O-bound { #io-bound }

# %%
report("I/O-bound work, by number of processes: ", experiment(*io_bound))

# %% [markdown]
# **What you should see**: with 4 processes the blue part is about a quarter as long, even on a single core. Waiting needs no core, so 4 tasks can wait together. Nothing is saved on starting, which takes longer the more processes there are: the longer the hollow part, the further the speed-up is from ×4. The blue parts are steadier than in the first chart: how long a wait takes depends on the clock, not on the speed of the machine.
#
# But you do not need processes just to wait together: threads and coroutines do the same and are far cheaper to start. Later chapters are about them.

# %% [markdown]
# ## What starting costs { #start-up }
#
# Processes are not free. With each start method that this machine has, we create a process that does nothing, and wait for it to end:

# %%
table = ["| start method | median (ms) | range (ms) |", "|---|--:|--:|"]
for method in multiprocessing.get_all_start_methods():
    times = []
    for _ in range(REPEATS + 1):
        process = multiprocessing.get_context(method).Process(target=time.sleep, args=(0,))
        start = time.perf_counter()
        process.start()
        process.join()
        times.append((time.perf_counter() - start) * 1000)
    del times[0]  # the first does not count: forkserver has to start its server
    table.append(
        f"| {method} | {statistics.median(times):.1f} | {min(times):.1f}–{max(times):.1f} |"
    )
display(Markdown("\n".join(table)))

# %% [markdown]
# spawn starts a whole new interpreter each time, so it is the slowest. fork copies the current process: the more it has loaded, the longer that takes, and this notebook has loaded all of the Jupyter kernel and matplotlib. forkserver uses fork too, but what it copies is a small server process, so here it may be faster than fork. Windows has spawn only.
#
# Another process pays off only if a task takes much longer than these figures.

# %% [markdown]
# ## Can you trust these figures? { #noise }
#
# - Measure each case several times and look at the median, not at the best run and not at the mean: one accidental pause pulls the mean up, but not the median.
# - Where the circles of two results overlap, do not say which is faster.
# - Close other programs while you measure, and plug the laptop in. The machine that built this site may have been doing other work as well, so there is noise in the figures on this page too.
# - Another machine, another Python version: other figures. Remember the shape of the charts.

# %% [markdown]
# ## Try it yourself { #try-it }
#
# 1. Set `SIZE` to `40_000` and run it again. Do several processes still pay off? How much of each bar is blue, how much is hollow?
# 2. Set `TASKS` to `5`. Why are two processes less than twice as fast with 5 tasks?
# 3. Set `PROCESSES` to `[1, 2, 4, 8, 16]`. From where on does each kind of work get no faster?
# 4. Set `METHOD` to `"spawn"`. Which part has become longer?
