"""Measures what the runtime costs a reader, beside plain Pyodide in the same run: `make bench`.

A server of its own plays the line: it sends so many bits in a second, and compresses what static hosts compress
(scripts, WebAssembly, JSON; not archives). Every figure is the median of some rounds, plain and ours in turn. A round
begins when the browser is done with its own start: a reader's is.
"""

import argparse
import datetime
import functools
import gzip
import itertools
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from browser.build import build, install_packages
from browser.check import BROWSERS
from browser.harness import BrowserError, Handler, open_page
from browser.run import PAGE
from snippets.files import write_atomically

ROUNDS = 3
LINES = (5, 20, 100)  # Mbit/s
CHUNK = 16 * 1024  # bytes
COMPRESSED = (".js", ".mjs", ".wasm", ".json")
HERE = Path(__file__).resolve().parent
READMES = {  # in the order of Row.what
    HERE / "README.md": "| browser | what | figure | bound |",
    HERE / "README.zh.md": "| 浏览器 | 测什么 | 结果 | 界限 |",
}
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
PLAIN_FILES = "plain/"  # where the server has the untouched npm package

# Loads Python and says when the first line was printed, in ms after the page began to; once with an empty cache, and
# once more after a reload.
FIRST_LINE = """<!doctype html><meta charset="utf-8"><title>Bench</title>
<script type="module">
  const say = (message) => fetch("message", { method: "POST", body: JSON.stringify(message) });
  const [kind, visit] = new URLSearchParams(location.search).get("job")?.split(",") ?? [];
  const job = kind ? null : await (await fetch("next")).json();
  const chosen = kind ?? job.kind;
  const begin = performance.now();
  const source = "import threading\\nthreading.Thread(target=print, args=('first',)).start()\\n";
  async function plain() {
    const code = `import { loadPyodide } from "${new URL("plain/pyodide.mjs", location.origin)}";
      const python = await loadPyodide({ stdout: (line) => postMessage(line) });
      python.runPython("print('first')");`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
    await new Promise((resolve) => (worker.onmessage = resolve));
  }
  async function threaded() {
    const { Runner } = await import("./runner.js");
    const runner = new Runner({ base: new URL("./", location.href), language: "en" });
    await new Promise((resolve) => runner.run(source, { onOutput: resolve }));
  }
  await { plain, threaded }[chosen]();
  await say({ kind: chosen, visit: visit ?? "fresh", ms: performance.now() - begin });
  if (!visit) location.search = `?job=${chosen},warm`;
</script>"""


class Line:
    """A line to the reader of so many bits a second, shared by all connections; None: as fast as the machine."""

    def __init__(self, mbit: float | None) -> None:
        self.mbit = mbit
        self.sent = 0
        self._free_at = 0.0
        self._lock = threading.Lock()

    def wait_for(self, size: int) -> None:
        """Return when `size` bytes have gone through."""
        with self._lock:
            self.sent += size
            if self.mbit is None:
                return
            self._free_at = max(self._free_at, time.monotonic()) + size * 8 / (self.mbit * 1e6)
            end = self._free_at
        time.sleep(max(0.0, end - time.monotonic()))


@functools.cache
def body_of(path: Path) -> bytes:
    """What travels of a file; compressed beforehand, as static hosts do."""
    data = path.read_bytes()
    return gzip.compress(data, 9) if path.suffix in COMPRESSED else data


def handler_for(line: Line) -> type[Handler]:
    """A handler that sends through `line`, the npm package's files below plain/."""
    plain = install_packages() / "pyodide"

    class BenchHandler(Handler):
        def do_GET(self) -> None:  # noqa: N802 - named by http.server
            name = self.path.partition("?")[0].lstrip("/")
            path = plain / name.removeprefix(PLAIN_FILES) if name.startswith(PLAIN_FILES) else None
            path = path or Path(self.directory, name)
            if not name or name == "next" or not path.is_file():
                super().do_GET()
                return
            is_packed = path.suffix in COMPRESSED
            stamp = f'"{path.stat().st_mtime_ns:x}"'
            if self.headers["If-None-Match"] == stamp:
                self.send_response(304)
                self.end_headers()
                return
            body = body_of(path)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("ETag", stamp)
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            for start in range(0, len(body), CHUNK):
                chunk = body[start : start + CHUNK]
                line.wait_for(len(chunk))
                self.wfile.write(chunk)

    return BenchHandler


def first_lines(folder: Path, browser: str, mbit: float | None, rounds: int) -> dict:
    """Median ms from the click to the first line, by (kind, visit); and bytes sent for a first visit, by kind."""
    for path in (*folder.iterdir(), *(install_packages() / "pyodide").iterdir()):
        body_of(path)  # now, while no time is taken
    times: dict[tuple[str, str], list[float]] = {}
    sent = {}
    for _ in range(rounds):
        for kind in ("plain", "threaded"):
            line = Line(mbit)
            with open_page(FIRST_LINE, folder, browser, handler_for(line)) as session:
                session.wait_until_calm()
                session.send({"kind": kind})
                for visit in ("fresh", "warm"):
                    message = session.receive(300)
                    times.setdefault((kind, visit), []).append(message["ms"])
                    sent.setdefault(kind, line.sent)
    return {key: statistics.median(values) for key, values in times.items()} | {"sent": sent}


# Each program prints its figures itself, in ms; processes share one clock (worker/worker.js).
PROCESS_START = """import multiprocessing, time

def child(start):
    print((time.perf_counter() - start) * 1000)

if __name__ == "__main__":
    for _ in range(7):
        time.sleep(1)  # another worker is warm by then
        process = multiprocessing.Process(target=child, args=(time.perf_counter(),))
        process.start()
        process.join()
"""
TWO_PROCESSES = """import multiprocessing, time

def compute():
    sum(i * i for i in range(6_000_000))

if __name__ == "__main__":
    for is_parallel in (False, True) * 7:
        time.sleep(1)
        start = time.perf_counter()
        processes = [multiprocessing.Process(target=compute) for _ in range(2)]
        for process in processes:
            process.start()
            if not is_parallel:
                process.join()
        for process in processes:
            process.join()
        print((time.perf_counter() - start) * 1000)
"""
THREADS = """import threading, time
start = time.perf_counter()
barrier = threading.Barrier(501)
threads = [threading.Thread(target=barrier.wait) for _ in range(500)]
for thread in threads:
    thread.start()
barrier.wait()
for thread in threads:
    thread.join()
print((time.perf_counter() - start) * 1000)
"""
GREENLETS = """import gevent, time
start = time.perf_counter()
gevent.joinall([gevent.spawn(gevent.sleep, 0.01) for _ in range(1000)])
print((time.perf_counter() - start) * 1000)
"""
# Stops an endless loop and runs another program; says how long it took until its first line.
STOP = """<!doctype html><meta charset="utf-8"><title>Bench</title>
<script type="module">
  import { Runner } from "./runner.js";
  const say = (message) => fetch("message", { method: "POST", body: JSON.stringify(message) });
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const runner = new Runner({ base: new URL("./", location.href), language: "en" });
  await runner.prepare();
  const times = [];
  for (let round = 0; round < 7; round++) {
    const endless = runner.run("print('begun')\\nwhile True: pass", {});
    await sleep(2000); // another worker is warm by then
    const stop = performance.now();
    runner.stop();
    await endless;
    await new Promise((resolve) => runner.run("print('ready')", { onOutput: resolve }).then(resolve));
    times.push(performance.now() - stop);
    await sleep(200);
  }
  await say({ times });
</script>"""


def printed(folder: Path, browser: str, source: str) -> list[float]:
    """The numbers that a program prints."""
    with open_page(PAGE, folder, browser) as session:
        session.receive()
        session.wait_until_calm()
        session.send({"source": source, "language": "en", "seed": None, "seconds": 120})
        result = session.receive(240)
    if result.get("stderr") or result.get("status") != 0:
        raise BrowserError(f"a program of the benchmark failed: {result}")
    return [float(line) for line in result["stdout"].split()]


def printed_by_cpython(source: str) -> list[float]:
    """The numbers that the program prints in this CPython, on the same machine in the same minute."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "main.py")
        path.write_text(source, encoding="utf-8")
        command = [sys.executable, str(path)]
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
    return [float(line) for line in run.stdout.split()]


def stop_to_ready(folder: Path, browser: str) -> float:
    """Median ms from Stop to the first line of the next program."""
    with open_page(STOP, folder, browser) as session:
        return statistics.median(session.receive(120)["times"])


@dataclass(frozen=True)
class Row:
    """A line of the table; `is_kept`: whether the figure keeps its bound."""

    browser: str
    what: tuple[str, str]  # English, Chinese
    figure: str
    bound: str
    is_kept: bool

    def in_language(self, index: int) -> str:
        cells = [self.browser, self.what[index], self.figure, self.bound]
        return "| " + " | ".join(cells) + " |"


def first_line_rows(folder: Path, browser: str, mbit: int | None, rounds: int) -> Iterator[Row]:
    """Ours beside plain Pyodide, with an empty cache and after a reload."""
    result = first_lines(folder, browser, mbit, rounds)
    line = ("loopback", "本机") if mbit is None else (f"{mbit} Mbit/s",) * 2
    names = {"fresh": ("empty cache", "缓存为空"), "warm": ("from the cache", "缓存里有")}
    for visit, name in names.items():
        ours, plain = result["threaded", visit], result["plain", visit]
        limit = 0.4 if mbit is None else 1.0
        what = tuple(
            text.format(line[i], name[i])
            for i, text in enumerate(
                (
                    "first line of a thread, {}, {}; beside plain Pyodide",
                    "线程打印的第一行，{}，{}；与没有改过的 Pyodide 相比",
                )
            )
        )
        figure = f"{ours:.0f} ms / {plain:.0f} ms = {ours / plain:.2f}"
        yield Row(browser, what, figure, f"≤ {limit:g}", ours <= limit * plain)
    sent = result["sent"]
    what = (f"sent for the first visit, {line[0]}", f"首次打开时传输，{line[1]}")
    figure = f"{sent['threaded'] / 1e6:.1f} MB / {sent['plain'] / 1e6:.1f} MB"
    yield Row(browser, what, figure, "–", True)


def two_processes_row(where: str, times: list[float], limit: float | None) -> Row:
    """The pair with the median ratio: each pair was measured at the machine's speed of that moment."""
    pairs = sorted(zip(times[::2], times[1::2], strict=True), key=lambda pair: pair[1] / pair[0])
    serial, parallel = pairs[len(pairs) // 2]
    what = (
        "two processes that compute, beside one after the other",
        "两个计算进程同时运行，与先后运行相比",
    )
    figure = f"{parallel:.0f} ms / {serial:.0f} ms = {parallel / serial:.2f}"
    if limit is None:
        return Row(where, what, figure, "–", True)
    return Row(where, what, figure, f"≤ {limit:g}", parallel <= limit * serial)


def other_rows(folder: Path, browser: str) -> Iterator[Row]:
    """Processes, Stop, many threads and greenlets."""
    start = statistics.median(printed(folder, browser, PROCESS_START))
    what = ("start of a process in a warm worker", "在预热好的 worker 里启动进程")
    yield Row(browser, what, f"{start:.0f} ms", "≤ 80 ms", start <= 80)
    ready = stop_to_ready(folder, browser)
    what = ("from Stop to the first line of the next run", "从“停止”到下一次运行的第一行")
    yield Row(browser, what, f"{ready:.0f} ms", "≤ 50 ms", ready <= 50)
    yield two_processes_row(browser, printed(folder, browser, TWO_PROCESSES), 0.6)
    yield two_processes_row("CPython", printed_by_cpython(TWO_PROCESSES), None)
    (threads,) = printed(folder, browser, THREADS)
    yield Row(
        browser, ("500 threads at once", "500 个线程同时存在"), f"{threads:.0f} ms", "–", True
    )
    (greenlets,) = printed(folder, browser, GREENLETS)
    what = ("1000 greenlets at once", "1000 个 greenlet 同时存在")
    yield Row(browser, what, f"{greenlets:.0f} ms", "–", True)


def write_tables(rows: list[Row]) -> None:
    """Put the table between the marks of both READMEs, with what it was measured on."""
    for index, (path, head) in enumerate(READMES.items()):
        date = f"{datetime.date.today().isoformat()}, {os.cpu_count()} × {platform.machine()}, {platform.system()}"
        table = "\n".join(
            [date, "", head, "|---|---|---|---|", *(row.in_language(index) for row in rows)]
        )
        before, mark, rest = path.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        if not mark or not after:
            raise BrowserError(f"{path}: no place for the table between {BEGIN} and {END}")
        write_atomically(path, f"{before}{BEGIN}\n\n{table}\n\n{END}{after}")


def main() -> int:
    """Measure, print, and with --update write the table; returns 1 when a bound is broken."""
    parser = argparse.ArgumentParser(prog="python -m browser.bench", description=__doc__)
    parser.add_argument("--browser", choices=BROWSERS, action="append")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of each measurement")
    parser.add_argument("--update", action="store_true", help="write the table into the READMEs")
    chosen = parser.parse_args()
    if chosen.update and chosen.browser:
        parser.error("--update writes the figures of all browsers: leave out --browser")
    folder, rows = build(), []
    for browser in chosen.browser or BROWSERS:
        lines = [first_line_rows(folder, browser, None, chosen.rounds)]
        if browser == BROWSERS[0]:  # what the line costs is the same for all
            lines += [first_line_rows(folder, browser, mbit, chosen.rounds) for mbit in LINES]
        for row in itertools.chain(*lines, other_rows(folder, browser)):
            rows.append(row)
            print("" if row.is_kept else "BROKEN ", row.in_language(0), flush=True)
    if chosen.update:
        write_tables(rows)
    return int(not all(row.is_kept for row in rows))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrowserError as error:
        sys.exit(f"Error: {error}")
