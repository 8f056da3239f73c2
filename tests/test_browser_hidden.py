"""A run in a tab that is hidden: what it waits for comes in time, though browsers slow down the timers of the page."""

import pytest

from browser import harness
from browser.build import build
from tests import in_browsers, unchanged

pytestmark = pytest.mark.once(unchanged.runtime())

# Each wait has its limit in the kernel. On the page's own timers, slowed down, ten of them take ten seconds.
WAITS = """
import multiprocessing, threading, time
if __name__ == "__main__":
    start = time.monotonic()
    event = multiprocessing.Event()
    for _ in range(10):
        event.wait(0.02)
        multiprocessing.Pipe()[0].poll(0.02)
    print(time.monotonic() - start)
"""
NEEDS = 0.4  # seconds, by its limits alone
SLACK = 120.0  # seconds: a browser that starts, a machine that is busy
PAGE = f"""<!doctype html><meta charset="utf-8"><title>Hidden</title>
<script type="module">
  import {{ Runner }} from "./runner.js";
  const say = (message) => fetch("message", {{ method: "POST", body: JSON.stringify(message) }});
  const runner = new Runner({{ base: new URL("./", location.href), language: "en" }});
  await runner.prepare();
  window.open("about:blank", "_blank");
  while (!document.hidden) await new Promise((resolve) => (document.onvisibilitychange = resolve));
  const begin = performance.now();
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 100));
  const slow = performance.now() - begin;
  await say({{ slow, ...(await runner.run({WAITS!r})) }});
</script>"""


@pytest.mark.parametrize("browser", in_browsers.BROWSERS)
def test_time_limits_end_in_time_while_the_tab_is_hidden(
    browser: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
):
    in_browsers.choose(browser, request.config)
    options = [o for o in harness.CHROMIUM_OPTIONS if "timer-throttling" not in o]
    monkeypatch.setattr(harness, "CHROMIUM_OPTIONS", [*options, "--disable-popup-blocking"])
    monkeypatch.setitem(harness.FIREFOX_PREFERENCES, "dom.disable_open_during_load", False)
    with harness.open_page(PAGE, build(), browser) as session:
        result = session.receive(SLACK)
    assert result["slow"] > 1500, "this browser does not slow down a hidden page"
    assert result["status"] == 0, result["stderr"]
    assert float(result["stdout"]) < 10 * NEEDS
