# ---
# title: 实验：一个进程还是多个？
# description: 在一台真实的机器上，分别用 1、2、4 个进程做同样的 CPU 密集型和 I/O 密集型工作，看图说话。
# search:
#   boost: 0.5
# twin: "f066c2f80829"
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
# # 实验：一个进程还是多个？ { #one-process-or-several }
#
# **目标**：读完这一页，你能估计一件工作交给多个进程会快多少，也能自己量出来。
#
# 我们把一件工作切成 4 个同样的任务，先后交给 1 个、2 个、4 个进程去做，看一共花多少时间。工作有两种：
#
# - **CPU 密集型**：一直在计算，例如把几百万个数加起来；
# - **I/O 密集型**：大部分时间在等待，例如等网络另一端的回答。
#
# 往下看之前，先猜一猜：4 个进程会不会快到 4 倍？两种工作的答案一样吗？
#
# 这一页的数字和图，都是构建本站时在一台机器上现跑出来的。下载这个 notebook，在你自己的电脑上运行，数字会不一样，这正是它的用处。

# %% [markdown]
# ## 这台机器 { #machine }
#
# 能同时计算的进程数，不会超过处理器的核心数。所以先看这台机器有几个核心：

# %%
import multiprocessing
import os
import platform
import statistics
import time

METHOD = multiprocessing.get_start_method()  # 也可以改成 "spawn"、"forkserver" 或 "fork"
CORES = getattr(os, "process_cpu_count", os.cpu_count)()  # 从 3.13 起，只数可以用的核心

print(f"{platform.python_implementation()} {platform.python_version()}")
print(f"{platform.system()}，{platform.machine()}")
print(f"核心数：{CORES}")
if hasattr(os, "getloadavg"):  # Windows 上没有
    print(f"最近一分钟，平均有 {os.getloadavg()[0]:.1f} 个进程或线程在用或在等 CPU")
print(f"进程的启动方法：{METHOD}")

# %% [markdown]
# 核心数只是上限：操作系统说的往往是逻辑核心，两个逻辑核心可能共用一个物理核心；别的程序也在用它们，在虚拟机和容器里你甚至看不见是谁在用。如果测量前平均已经有好几个进程在等 CPU，下面 CPU 密集型的结果就会偏慢，而且不稳定。

# %% [markdown]
# ## 两种工作 { #work }

# %%
TASKS = 4  # 任务的个数
SIZE = 4_000_000  # 每个 CPU 密集型任务要加起来的数的个数
DELAY = 0.1  # 每个 I/O 密集型任务等待的秒数
PROCESSES = [1, 2, 4]  # 进程数
REPEATS = 5  # 每种情况测几次

cpu_bound = (sum, [range(SIZE)] * TASKS)
io_bound = (time.sleep, [DELAY] * TASKS)

# %% [markdown]
# 等待用 `time.sleep` 代替：睡着的进程和等网络、等硬盘的进程一样，几乎不占用 CPU。
#
# 为什么任务用现成的 `sum` 和 `time.sleep`，而不在 notebook 里写一个函数？因为用 spawn 或 forkserver 启动的子进程要按“模块名 + 函数名”把函数导入进来，而 notebook 里定义的函数属于 `__main__`，子进程导入不到；想用自己的函数，就把它写进旁边的一个 `.py` 文件，再导入。各种启动方法的区别见[进程一章](../processes.md#globals)。

# %% [markdown]
# ## 怎样测量 { #measure }
#
# `Pool` 是一组进程（进程池）：谁空闲，谁就取下一个任务。每次测量得到两个时间：进程全部启动好用了多久，任务全部做完又用了多久。

# %%
context = multiprocessing.get_context(METHOD)


def measure(work, tasks, processes):
    """测一次，返回两个秒数：启动进程的时间，做完任务的时间。"""
    ready = context.Barrier(processes + 1)  # 所有进程都到齐了才放行
    start = time.perf_counter()
    with context.Pool(processes, initializer=ready.wait, initargs=(60,)) as pool:
        ready.wait(60)
        started = time.perf_counter()
        pool.map(work, tasks, chunksize=1)
        done = time.perf_counter()
    return started - start, done - started


def experiment(work, tasks):
    """每种进程数测 REPEATS 次；轮流测，机器一时变忙就不会只拖慢其中一种。"""
    results = {processes: [] for processes in PROCESSES}
    for _ in range(REPEATS):
        for processes in PROCESSES:
            results[processes].append(measure(work, tasks, processes))
    return results


# %% jupyter={"source_hidden": true}
# 画图和列表的代码，可以跳过不看
import io
import re
import warnings

import matplotlib
from IPython.display import HTML, Markdown, display
from matplotlib.figure import Figure

INK = "#123456"  # 画好以后换成 currentColor：图的颜色跟随页面的文字，浅色、深色都看得清
BLUE, ORANGE = "#2a7ab8", "#d55e00"  # 色觉障碍者也能分清
matplotlib.rcParams["svg.fonttype"] = "none"  # 文字还是文字，这台机器不需要中文字体
matplotlib.rcParams.update({"font.size": 12, "font.sans-serif": ["DejaVu Sans"]})
for setting in "text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color":
    matplotlib.rcParams[setting] = INK
warnings.filterwarnings("ignore", message="Glyph .* missing")  # 字形由读者的浏览器提供


def show(figure, description):
    """把图作为 SVG 放进页面；description 读给看不见图的人听。"""
    file = io.StringIO()
    empty = dict.fromkeys(["Creator", "Date", "Format", "Type"])
    figure.savefig(file, format="svg", transparent=True, metadata=empty)
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :].replace(INK, "currentColor")
    svg = re.sub(r'<style.*?</style>| id="[\w.]+_[0-9]+"', "", svg, flags=re.DOTALL)
    display(HTML(svg.replace("<svg", f'<svg role="img" aria-label="{description}"', 1)))


def report(title, results):
    """画出 results，并在下面列出同样的数字。"""
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
        axes.text(max(totals) * 1.03, row, f"{total:.2f} 秒", va="center")
        rows.append((processes, start_up, total, min(totals), max(totals), first / total))
    axes.set_title("进程数", loc="left", fontsize=12, x=-0.06)
    axes.set_yticks(range(len(results)), results)
    axes.set_xlim(0, 1.25 * max(row[4] for row in rows))
    axes.set_ylim(len(results) - 0.4, -0.6)
    axes.set_xlabel("秒（空心：启动，实心：工作，圆圈：每次测量）", x=0.45)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    show(figure, title + "；".join(f"{row[0]} 个进程 {row[2]:.2f} 秒" for row in rows))
    table = ["| 进程数 | 启动（秒） | 总共（秒） | 最短～最长 | 加速比 |", "|--:|--:|--:|--:|--:|"]
    for row in rows:
        table.append("| {} | {:.3f} | {:.2f} | {:.2f}～{:.2f} | ×{:.2f} |".format(*row))
    display(Markdown("\n".join(table)))


# %% [markdown]
# ## CPU 密集型 { #cpu-bound }

# %%
report("CPU 密集型工作：", experiment(*cpu_bound))

# %% [markdown]
# **怎样看图**：每一条的长度是几次测量的中位数，也就是从创建进程到任务全部做完的时间；前面空心的部分是启动进程的时间。每个小圆圈是一次测量，圆圈散得越开，这个数字越靠不住。
#
# **应该看到什么**：进程数不超过空闲的核心数时，进程加一倍，蓝色部分差不多短一半。超过核心数以后就不再变短了：如果只有 2 个核心，4 个进程也得轮流用它们，总的计算量没有变，启动却更贵了。有 4 个以上的核心时，4 个进程应当最快，但通常到不了 ×4：启动要时间，几个核心一起忙起来，频率可能下降。
#
# **如果几条差不多长**：多半是别的程序占着核心，或者这台机器只有一个核心可用。等机器空下来再测一次。

# %% [markdown]
# ## I/O 密集型 { #io-bound }

# %%
report("I/O 密集型工作：", experiment(*io_bound))

# %% [markdown]
# **应该看到什么**：用 4 个进程，蓝色部分差不多只有原来的四分之一，哪怕机器只有 1 个核心。等待不需要核心，4 个任务可以一起等。启动的时间却一点没有省，还随着进程数变长：空心部分越长，加速比离 ×4 就越远。蓝色部分比上一张图稳定：等待的时间由时钟决定，不由机器快慢决定。
#
# 不过，只为了“一起等”，不必用进程：线程和协程做得到同样的事，启动还便宜得多。后面的章节会讲。

# %% [markdown]
# ## 启动的代价 { #start-up }
#
# 进程不是白来的。这里用本机可用的每一种启动方法，创建一个什么都不做的进程，等它结束：

# %%
table = ["| 启动方法 | 中位数（毫秒） | 最短～最长 |", "|---|--:|--:|"]
for method in multiprocessing.get_all_start_methods():
    times = []
    for _ in range(REPEATS + 1):
        process = multiprocessing.get_context(method).Process(target=time.sleep, args=(0,))
        start = time.perf_counter()
        process.start()
        process.join()
        times.append((time.perf_counter() - start) * 1000)
    del times[0]  # 第一次不算：forkserver 还要先启动它的服务器
    table.append(
        f"| {method} | {statistics.median(times):.1f} | {min(times):.1f}～{max(times):.1f} |"
    )
display(Markdown("\n".join(table)))

# %% [markdown]
# spawn 每次都启动一个全新的解释器，所以最慢。fork 复制当前进程：当前进程里装的东西越多，复制越慢，这个 notebook 就装着整个 Jupyter 内核和 matplotlib。forkserver 也用 fork，但复制的是一个很小的服务器进程，所以在这里可能比 fork 还快。Windows 上只有 spawn。
#
# 只有当一个任务的时间比这些数字大得多，另开一个进程才划算。

# %% [markdown]
# ## 这些数字可信吗 { #noise }
#
# - 每种情况测几次，看中位数，不看最好的一次，也不看平均数：一次意外的停顿会把平均数拉高，却拉不动中位数。
# - 两个结果的圆圈如果互相交叉，就不要说谁更快。
# - 测量时关掉别的程序，笔记本电脑接上电源。构建本站的机器可能同时在做别的事，所以这一页上的数字也有噪声。
# - 换一台机器、换一个 Python 版本，数字都会变；图的形状才是要记住的。

# %% [markdown]
# ## 自己动手 { #try-it }
#
# 1. 把 `SIZE` 改成 `40_000`，再运行。多个进程还划算吗？蓝色和空心的部分各占多少？
# 2. 把 `TASKS` 改成 `5`。两个进程做 5 个任务，为什么快不到 2 倍？
# 3. 把 `PROCESSES` 改成 `[1, 2, 4, 8, 16]`。两种工作，分别从哪里开始不再变快？
# 4. 把 `METHOD` 改成 `"spawn"`。哪一部分变长了？
