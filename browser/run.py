"""Runs one file in a headless browser, as a reader would: `python -m browser.run FILE.py`."""

import argparse
import sys
from pathlib import Path

from browser.build import build
from browser.harness import Session, open_page

# Runs the jobs that it is given, one after another: `{source, language, seed, seconds, isRecorded, patience}` gives, at
# most so many `seconds` after its start, or `patience` after the last report of a deadlock,
# `{events, unavailable, stdout, stderr, verdict, status, stopped, seconds, timeline}`.
PAGE = """<!doctype html><meta charset="utf-8"><title>Run</title>
<script type="module">
  import { Runner } from "./runner.js";
  const say = (message) => fetch("message", { method: "POST", body: JSON.stringify(message) });
  const runners = new Map();
  async function run({ source, language, seed, seconds, isRecorded = false, patience = seconds }) {
    if (!runners.has(language)) runners.set(language, new Runner({ base: new URL("./", location.href), language }));
    const runner = runners.get(language);
    const [events, unavailable] = [[], []];
    const note = (kind) => (event) => events.push({ kind, ...event });
    const timer = setTimeout(() => runner.stop(), seconds * 1000);
    let hangs;
    const onDeadlock = (event) => {
      note("deadlock")(event);
      clearTimeout(hangs);
      hangs = setTimeout(() => runner.stop(), patience * 1000);
    };
    const ended = await runner.run(source, {
      seed, isRecorded, onOutput: note("output"), onDeadlock, onProcess: note("process"),
      onUnavailable: ({ reason }) => unavailable.push(reason),
    });
    clearTimeout(timer);
    clearTimeout(hangs);
    const text = (stream) => events.filter((e) => e.stream === stream).map((e) => e.text).join("");
    const [stdout, stderr] = [text("stdout"), text("stderr")];
    const verdict = ended.stopped ? null : await runner.check({ source, stdout, stderr, status: ended.status });
    const timeline = isRecorded && !ended.stopped ? await runner.draw({ source, ...ended }) : null;
    return { events, unavailable, stdout, stderr, verdict, timeline, ...ended };
  }
  await say({ agent: navigator.userAgent, jspi: "Suspending" in WebAssembly });
  for (;;) {
    const job = await (await fetch("next")).json();
    if (!job) break;
    await say(await run(job).catch((error) => ({ error: String(error.stack ?? error) })));
  }
</script>"""
SECONDS = 60


def main() -> int:
    """Run each file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--browser", choices=("chromium", "firefox"), default="chromium")
    parser.add_argument("--lang", choices=("zh", "en"), default="en")
    parser.add_argument("--seed", type=int, help="force switches at any bytecode")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="stop it after so long")
    parser.add_argument("--timeline", type=Path, metavar="FILE.svg", help="draw what it did")
    parser.add_argument("--no-snapshot", action="store_true", help="start Python the slow way")
    chosen = parser.parse_args()
    folder = build(snapshot=not chosen.no_snapshot)
    status = 0
    with open_page(PAGE, folder, chosen.browser) as session:
        print(session.receive())
        for path in chosen.file:
            job = {"language": chosen.lang, "seed": chosen.seed, "seconds": chosen.seconds}
            job["isRecorded"] = chosen.timeline is not None
            session.send(job | {"source": path.read_text("utf-8")})
            status |= show(path, session, chosen.seconds, chosen.timeline)
    return status


def show(path: Path, session: Session, seconds: float, timeline: Path | None) -> int:
    """Print a run, write its timeline; returns 0 if it came to its end."""
    result = session.receive(seconds + 60)
    print(f"== {path}")
    if "error" in result:
        print(result["error"])
        return 1
    if timeline and result["timeline"]:
        timeline.write_text(result["timeline"].get("picture", ""), encoding="utf-8")
        print("\n".join(result["timeline"].get("story", [result["timeline"].get("problem")])))
    for event in result["events"]:
        if event["kind"] == "output":
            task = event["task"]
            mark = "!" if event["stream"] == "stderr" else "|"
            where = f"{event['pid']} {event.get('processName', '')} {task['kind']} {task['name']}"
            for line in event["text"].removesuffix("\n").split("\n"):
                print(f"{where:40} {mark} {line}")
        else:
            print({key: value for key, value in event.items() if key != "kind"}, event["kind"])
    verdict = result["verdict"]
    print(
        f"status {result['status']}, stopped {result['stopped']}, {result['seconds']:.2f} s, verdict {verdict}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
