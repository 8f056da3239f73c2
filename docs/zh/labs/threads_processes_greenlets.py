# ---
# title: 实验：线程、进程、greenlet，在这台机器上各能快多少？
# description: 用 Python 计算、等待、用 C 求哈希值，分别一个接一个地做，用线程、进程、greenlet 做，实测并画成图。
# search:
#   boost: 0.5
# twin: "97903562b9e2"
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
# # 实验：线程、进程、greenlet，在这台机器上各能快多少？ { #threads-processes-greenlets }
#
# **目标**：读完这一页，面对一种工作，你能说出这三样里谁能让它在你的机器上变快，还能拿出数字来。
#
# 我们把 4 个同样的任务做四遍：一个接一个，用 4 个[线程](../threads.md)，用 4 个[进程](../processes.md)，用 4 个 greenlet（gevent 的[协程](../coroutines.md)）。任务有三种：
#
# - **用 Python 计算**：在 `for` 循环里不停地做乘法；
# - **等待**：例如等网络另一端的回答；
# - **用 C 求哈希值**：求大块数据的 SHA-256。
#
# 往下看之前，先猜一猜：三种工作，除了“一个接一个”还有三种办法，一共九个答案，哪几个是“跟一个接一个差不多慢”？
#
# 这一页的数字和图，都是构建本站时在一台机器上现跑出来的。下载这个 notebook，在你自己的电脑上运行（先执行 `pip install notebook matplotlib gevent`），数字会不一样，这正是它的用处。

# %% [markdown]
# ## 这台机器 { #machine }
#
# 结果取决于两件事：有几个核心；Python 有没有全局解释器锁（GIL）。有 GIL 的时候，一个进程里同一时刻只有一个线程能执行 Python 代码。

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

METHOD = multiprocessing.get_start_method()  # 也可以改成 "spawn"、"forkserver" 或 "fork"
CORES = getattr(os, "process_cpu_count", os.cpu_count)()  # 从 3.13 起，只数可以用的核心
GIL = getattr(sys, "_is_gil_enabled", lambda: True)()  # 从 3.13 起才能问；以前总是有的

print(f"{platform.python_implementation()} {platform.python_version()}")
print(f"gevent {gevent.__version__}")
print(f"{platform.system()}，{platform.machine()}")
print(f"核心数：{CORES}")
if hasattr(os, "getloadavg"):  # Windows 上没有
    print(f"最近一分钟，平均有 {os.getloadavg()[0]:.1f} 个进程或线程在用或在等 CPU")
print(f"GIL：{'有' if GIL else '没有'}")
print(f"进程的启动方法：{METHOD}")

# %% [markdown]
# 自由线程版的 Python（例如 3.14t）没有 GIL，但是 gevent 还不支持它：一导入 gevent，GIL 又打开了。想看线程在那里能做到什么，就把这个 notebook 里的 greenlet 去掉。

# %% [markdown]
# ## 三种工作 { #work }

# %%
TASKS = 4  # 任务的个数
LOOPS = 1_200_000  # 每个计算任务循环几次
BLOCKS = 60  # 每个求哈希值的任务处理几个 1 MiB 的数据块
DELAY = 0.05  # 每个等待任务的秒数
REPEATS = 4  # 每种情况测几次

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
# `timeit.timeit(语句, 准备, number=次数)` 先执行一次“准备”，再在一个 Python 的 `for` 循环里把“语句”执行很多次；`partial` 把函数和它的参数包在一起，以后写 `computing()` 就能调用。为什么不自己写函数？因为用 spawn 或 forkserver 启动的子进程找不到在 notebook 里定义的函数（原因见[第一个实验](one_process_or_several.py#work)），标准库里的函数却找得到。
#
# 等待为什么有两个？`time.sleep` 睡着的时候，整个线程都停住，而所有的 greenlet 都在这个线程里；`gevent.sleep` 会让别的 greenlet 先走。要是自己写程序，打上[猴子补丁](../coroutines.md)，所有的 `time.sleep` 就都换成了 `gevent.sleep`。这里不打补丁：notebook 的内核早就启动了，它自己要用原样的线程和套接字。

# %% [markdown]
# ## 怎样测量 { #measure }
#
# 四种办法，四个函数。每个函数都是启动全部任务，等最后一个做完才返回，所以时间里包括创建线程、进程、greenlet 的时间。

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
    "一个接一个": one_by_one,
    "线程": in_threads,
    "进程": in_processes,
    "greenlet": in_greenlets,
}


def experiment(work, work_in_greenlet):
    """每种办法测 REPEATS 次；轮流测，机器一时变忙就不会只拖慢其中一种。"""
    results = {way: [] for way in WAYS}
    for _ in range(REPEATS):
        for way, run in WAYS.items():
            start = time.perf_counter()
            run(work_in_greenlet if run is in_greenlets else work)
            results[way].append(time.perf_counter() - start)
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
    figure = Figure(figsize=(4.5, 2.3))
    axes = figure.add_axes((0.22, 0.23, 0.75, 0.74))
    medians = {way: statistics.median(times) for way, times in results.items()}
    first = next(iter(medians.values()))
    axes.axvline(first, color=ORANGE, linestyle="--")
    table = ["| 办法 | 中位数（秒） | 最短～最长 | 加速比 |", "|---|--:|--:|--:|"]
    for row, (way, times) in enumerate(results.items()):
        median = medians[way]
        axes.barh(row, median, 0.6, color=BLUE)
        axes.plot(times, [row] * len(times), "o", markersize=5, color=INK, markerfacecolor="none")
        end = (max(times), row)
        axes.annotate(f"{median:.2f} 秒", end, (6, 0), textcoords="offset points", va="center")
        spread = f"{min(times):.2f}～{max(times):.2f}"
        table.append(f"| {way} | {median:.2f} | {spread} | ×{first / median:.2f} |")
    axes.set_yticks(range(len(results)), results)
    axes.set_xlim(0, 1.28 * max(max(times) for times in results.values()))
    axes.set_ylim(len(results) - 0.4, -0.6)
    axes.set_xlabel("秒（条：中位数，圆圈：每次测量）", x=0.42)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    show(figure, title + "；".join(f"{way} {median:.2f} 秒" for way, median in medians.items()))
    display(Markdown("\n".join(table)))


# %% [markdown]
# ## 用 Python 计算 { #computing }

# %%
report("用 Python 计算：", experiment(computing, computing))

# %% [markdown]
# **怎样看图**：每一条的长度是几次测量的中位数，每个小圆圈是其中一次。虚线是“一个接一个”的中位数：一条越是停在虚线左边很远的地方，就越快。
#
# **应该看到什么**：线程和 greenlet 都停在虚线附近。greenlet 全在一个线程里；线程虽有几个，GIL 一次只让一个计算，所以 4 个任务还是要花一个接一个的时间，外加切换。只有进程能快得多，因为每个进程有自己的 GIL：最好的情况是有几个核心就快几倍（但不超过 4 倍），再减去启动进程的时间。
#
# **如果进程也不快**：多半是别的程序占着核心，或者这台机器只有一个核心可用。等机器空下来再测一次。

# %% [markdown]
# ## 等待 { #waiting }

# %%
report("等待：", experiment(waiting, waiting_in_greenlet))

# %% [markdown]
# **应该看到什么**：三种办法都只花了大约等一次的时间，哪怕机器只有 1 个核心。等待不需要核心，也不需要 GIL：线程在等待之前会先释放它。进程要慢一些，慢在启动上；机器忙的时候，启动可能把省下的时间全吃掉。
#
# 只有 4 个任务时，线程和 greenlet 看不出差别。等待的任务有成千上万个时才分得出来：greenlet 比线程便宜得多（见[下文](#start-up)）。

# %% [markdown]
# ## 用 C 求哈希值 { #hashing }

# %%
report("用 C 求哈希值：", experiment(hashing, hashing))

# %% [markdown]
# **应该看到什么**：这也是从头到尾都在计算，但这一次线程也快了；机器空闲时，比进程还快一点，因为线程启动得快。`sha256` 是用 C 写的，数据超过 2047 字节时，它在计算期间释放 GIL，于是几个线程可以在几个核心上同时计算。`zlib`、NumPy 和许多用 C 写的库也这样做。所以“线程不能使用多核”这句话并不准确：线程不能同时做的，是执行 **Python 代码**。（如果图里线程也不快，原因和第一张图一样：核心被别的程序占着。）
#
# greenlet 一点也没有变快：它们全在一个线程里，这个线程有没有 GIL，一次都只能做一件事。

# %% [markdown]
# ## 启动的代价 { #start-up }
#
# 创建一个什么都不做的，等它结束：

# %%
nothing = functools.partial(max, 0, 0)
makers = {
    "线程": lambda: threading.Thread(target=nothing),
    "进程": lambda: context.Process(target=nothing),
    "greenlet": lambda: gevent.Greenlet(nothing),
}
table = ["| 创建什么 | 中位数（微秒） | 最短～最长（微秒） |", "|---|--:|--:|"]
for kind, make in makers.items():
    times = []
    for _ in range(3 * REPEATS + 1):
        start = time.perf_counter()
        made = make()
        made.start()
        made.join()
        times.append((time.perf_counter() - start) * 1_000_000)
    del times[0]  # 第一次不算：forkserver 还要先启动它的服务器
    table.append(
        f"| {kind} | {statistics.median(times):.0f} | {min(times):.0f}～{max(times):.0f} |"
    )
display(Markdown("\n".join(table)))

# %% [markdown]
# 进程比线程贵得多，常常贵上百倍，用 spawn 时最贵。greenlet 只是 Python 里的一个对象，加上一个小小的栈，操作系统根本不知道有它。

# %% [markdown]
# ## 那么，用哪一个？ { #choosing }
#
# | 工作 | 线程 | 进程 | greenlet |
# |---|---|---|---|
# | 用 Python 计算 | 不变快 | **变快** | 不变快 |
# | 等待 | **变快** | 变快，代价大一些 | **变快**，代价最小 |
# | 用会释放 GIL 的 C 代码计算 | **变快** | 变快，代价大一些 | 不变快 |
#
# 它们在内存、稳定性、用起来方不方便上有什么不同，见 [0x04](../comparison.md)。

# %% [markdown]
# ## 这些数字可信吗 { #noise }
#
# - 两个结果的圆圈如果互相交叉，就不要说谁更快。
# - 等待的时间由时钟决定，计算的时间要看机器忙不忙。构建本站的机器可能同时在做别的事，那么第二张图是稳的，第一张和第三张就不一定。
# - 换一台机器、换一个 Python 版本，数字都会变；要记住的是谁停在虚线附近，谁离虚线很远。

# %% [markdown]
# ## 自己动手 { #try-it }
#
# 1. 把 `gevent.sleep` 改成 `time.sleep`。第二张图里哪一条变长了？变成多长？为什么？
# 2. 在 `hashing` 里把 `2**20` 改成 `2**10`，同时把 `BLOCKS` 改成原来的 1024 倍：数据一样多，只是块小了。线程还快吗？
# 3. 把 `TASKS` 改成 `20`。哪种工作、哪种办法的加速比变化最大？
# 4. 把 `METHOD` 改成 `"spawn"`。三张图里，进程在哪几张里还划算？
