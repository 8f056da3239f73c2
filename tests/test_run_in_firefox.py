"""Firefox runs programs on the pages of the built site too: what a reader presses and sees, without a driver."""

from collections.abc import Iterator

import pytest

from browser.harness import Session, open_page
from tests import in_browsers
from tests.conftest import Site

# Presses Run under a program, waits for the verdict, and tells what is to be seen; then the same with a program that
# is written into the playground's editor, ends with an error, and is stopped the second time.
PAGE = """<!doctype html><meta charset="utf-8"><title>Reader</title>
<iframe width="1200" height="800"></iframe>
<script type="module">
  const say = (message) => fetch("message", { method: "POST", body: JSON.stringify(message) });
  const frame = document.querySelector("iframe");
  const appears = async (find) => {
    for (;;) {
      const found = find(frame.contentDocument);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const open = (address) => new Promise((resolve) => Object.assign(frame, { src: address, onload: resolve }));
  const press = async (name) =>
    (await appears((page) => [...page.querySelectorAll("button")].find((each) => each.textContent === name))).click();
  const lines = (page) => [...page.querySelectorAll("[role=log] .run-line")].map((line) => line.textContent).join("");
  for (let job; (job = await (await fetch("next")).json()); ) {
    await open(job.chapter);
    await press(job.run);
    const verdict = (await appears((page) => page.querySelector(".run-verdict"))).textContent;
    await say({ verdict, log: lines(frame.contentDocument) });
    await open(job.playground);
    await appears((page) => page.querySelector(".cm-content")?.textContent.includes("begun"));
    await press(job.run);
    await appears((page) => lines(page).includes("begun"));
    await press(job.stop);
    const stopped = await appears((page) => page.querySelector("[data-state=stopped] .run-status"));
    await say({ stopped: stopped.textContent, log: lines(frame.contentDocument) });
  }
</script>"""


ENDLESS = "print('begun')\nwhile True: pass\n"


@pytest.fixture(scope="module")
def session(site: Site, request: pytest.FixtureRequest) -> Iterator[Session]:
    """One window of Firefox, for both languages."""
    in_browsers.choose("firefox", request.config)
    with open_page(PAGE, site.folder, "firefox") as session:
        yield session


@pytest.mark.parametrize(
    ("folder", "run", "stop", "verdict", "stopped"),
    [
        ("", "运行", "停止", "核对过：输出符合预期。", "已停止"),
        ("en/", "Run", "Stop", "Checked: the output is as expected.", "Stopped after"),
    ],
)
def test_a_program_is_run_and_stopped(
    session: Session,
    folder: str,
    run: str,
    stop: str,
    verdict: str,
    stopped: str,
) -> None:
    playground = f"{folder}playground/index.html#code={in_browsers.share_code(ENDLESS)}"
    session.send(
        {"chapter": f"{folder}threads.html", "playground": playground, "run": run, "stop": stop}
    )
    first = session.receive(120)
    assert first["verdict"] == verdict
    second = session.receive(120)
    assert second["stopped"].startswith(stopped)
    assert second["log"] == "begun\n"
