"""Puts the runtime for the reader's browser into the site, once for both languages: runtime/<digest>/.

Its service worker lies at the site's root: it can only answer for what lies below it.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from browser.build import LIBRARY, SNAPSHOT, WASM, BuildError, build, verify
from browser.find import find_chromium
from browser.harness import BrowserError

SERVICE_WORKER = Path(__file__).parents[2] / "browser" / "page" / "service-worker.js"
LOG = logging.getLogger("mkdocs.runtime")


def on_config(config: MkDocsConfig) -> None:
    """Build what is not built yet, and tell the templates where it will lie."""
    snapshot = find_chromium() is not None
    if not snapshot:
        LOG.warning(
            "No Chromium here: Python will start slowly in the browser. `python -m browser.find --install`"
        )
    try:
        folder = build(snapshot=snapshot)
        verify(folder)
    except (BuildError, BrowserError) as error:
        raise PluginError(f"The runtime for the browser: {error}") from None
    config.extra["runtime"] = folder.name
    config.extra["runtime_folder"] = folder
    first = (WASM, SNAPSHOT if snapshot else LIBRARY)  # what is loaded before a program can run
    config.extra["runtime_bytes"] = sum((folder / name).stat().st_size for name in first)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files to the Chinese site, at whose root the English one refers to them."""
    if config.extra["language"] == "zh":
        folder = config.extra["runtime_folder"]
        for path in sorted(folder.iterdir()):
            uri = f"runtime/{folder.name}/{path.name}"
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        files.append(File.generated(config, SERVICE_WORKER.name, abs_src_path=str(SERVICE_WORKER)))
    return files
