"""Colours, patterns and shapes of the picture: a drawing complete in itself, light or dark as the page around it.

As an <img> it takes `prefers-color-scheme` from the `color-scheme` of the element around it, in Chromium and Firefox.
It paints its own background, so that it can be read where a browser does not hand that on. The hues are Okabe and
Ito's, as in overrides/assets/stylesheets/diagrams.css; nothing depends on colour alone: tasks have shapes, waits have
patterns and words, objects have names and outlines.
"""

TASK_COLOURS = 6  # the first is for main tasks
OBJECT_COLOURS = 4
SHAPES = (
    "M-5-5H5V5H-5Z",
    "M0-5.5A5.5 5.5 0 0 1 0 5.5A5.5 5.5 0 0 1 0-5.5Z",
    "M0-6L6 5H-6Z",
    "M0-6.5L6.5 0L0 6.5L-6.5 0Z",
    "M-5.5-4.5H5.5L0 6Z",
    "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
)
PATTERN_OF = {
    "sleep": "dots",
    "lock": "slant",
    "semaphore": "slant",
    "condition": "bars",
    "event": "bars",
    "barrier": "bars",
    "queue": "rails",
    "io": "cross",
    "result": "rails",
    "join": "rule",
    "turn": "open",
    "idle": "open",
    "ready": "open",
    "starts": "open",
    "unseen": "open",
}

LIGHT = (
    "--p:#fff;--k:#1b2430;--m:#566273;--g:#d5dbe3;--b:#f4f6f9;--w:#b00020;--v:#6b3fa0;--q:#0a58a8;"
    "--t0:#00805d;--t1:#0072b2;--t2:#c45500;--t3:#7b2f92;--t4:#775c00;--t5:#a8325e;"
    "--o0:#8f6400;--o1:#00727a;--o2:#a0447f;--o3:#4f56b8"
)
DARK = (
    "--p:#12171f;--k:#dde4ec;--m:#a3afbc;--g:#2e3846;--b:#1a212c;--w:#ff7b86;--v:#c3a2f2;--q:#82b7f5;"
    "--t0:#2fbd92;--t1:#56b4e9;--t2:#f58b3f;--t3:#dba3ee;--t4:#d3b94e;--t5:#f59ab8;"
    "--o0:#e6b62e;--o1:#5fcfd6;--o2:#e39ac5;--o3:#a9b1ff"
)
_TASKS = "".join(f".t{n}{{--c:var(--t{n})}}" for n in range(TASK_COLOURS))
_OBJECTS = "".join(f".o{n}{{--o:var(--o{n})}}" for n in range(OBJECT_COLOURS))
STYLE = (
    f"svg{{{LIGHT};color-scheme:light dark;fill:var(--k);"
    "font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','PingFang SC',"
    "'Microsoft YaHei','Noto Sans CJK SC',sans-serif}"
    f"@media(prefers-color-scheme:dark){{svg{{{DARK}}}}}"
    f"{_TASKS}{_OBJECTS}"
    "text{paint-order:stroke;stroke:var(--p);stroke-width:3px;stroke-linejoin:round}"
    ".paper{fill:var(--p)}.panel{fill:var(--b)}.in-panel text{stroke:var(--b)}"
    ".n{font-weight:600}.s{fill:var(--m);font-size:11px}"
    ".mono{font:11px ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','PingFang SC',"
    "'Microsoft YaHei',monospace;white-space:pre}"
    "@media(max-width:559px){.mono,.list{font-size:10px}}"
    ".grid{stroke:var(--g)}.axis{stroke:var(--m)}"
    ".runs{fill:var(--c)}.shape{fill:var(--c)}"
    ".wait{stroke:var(--m);stroke-width:.8}"
    ".dots{fill:url(#dots)}.slant{fill:url(#slant);stroke:var(--w)}.bars{fill:url(#bars);stroke:var(--v)}"
    ".rails{fill:url(#rails);stroke:var(--q)}.cross{fill:url(#cross)}"
    ".rule{fill:url(#rule)}.open{fill:var(--p);stroke-dasharray:3 2}"
    ".l{font-size:10px;text-anchor:middle;stroke-width:4px}.wide{display:none}"
    "@media(min-width:560px){.wide{display:inline}.narrow{display:none}}"
    ".held{fill:var(--o);fill-opacity:.2;stroke:var(--o)}.o1.held{stroke-dasharray:5 2}"
    ".o2.held{stroke-dasharray:2 2}.o3.held{stroke-width:2}"
    ".h{font-size:10px;font-weight:600}.cap{fill:var(--o)}"
    ".mark{fill:var(--c);stroke:var(--p)}.stem{stroke:var(--c);stroke-width:1.5}"
    ".mark~text{fill:var(--p);stroke:none;font:700 11px ui-monospace,Menlo,Consolas,monospace;"
    "text-anchor:middle}"
    ".error.mark{fill:var(--p);stroke:var(--c);stroke-width:2}.error.mark~text{fill:var(--c)}"
    ".a{fill:none;stroke:var(--m);stroke-width:1.2}.a.join{stroke-dasharray:2 2}"
    ".a.lock{stroke:var(--o);stroke-width:2}.a.item{stroke:var(--q);stroke-width:1.6;stroke-dasharray:6 2}"
    ".tip{fill:context-stroke}.gone{stroke:var(--w);stroke-width:2.5;fill:none}"
)


def _pattern(name: str, size: int, shape: str) -> str:
    """A pattern: `shape` repeated every `size` pixels."""
    return (
        f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        f'<path d="M0 0H{size}V{size}H0Z" fill="var(--p)"/>{shape}</pattern>'
    )


PATTERNS = {
    "dots": _pattern("dots", 5, '<circle cx="2.5" cy="2.5" r=".8" fill="var(--m)"/>'),
    "slant": _pattern(
        "slant", 6, '<path d="M-1 1L1-1M0 6L6 0M5 7L7 5" stroke="var(--w)" stroke-width="1.6"/>'
    ),
    "bars": _pattern("bars", 5, '<path d="M2.5 0V5" stroke="var(--v)" stroke-width="1.2"/>'),
    "rails": _pattern("rails", 4, '<path d="M0 2H4" stroke="var(--q)"/>'),
    "cross": _pattern("cross", 6, '<path d="M1 3H5M3 1V5" stroke="var(--m)"/>'),
    "rule": _pattern("rule", 7, '<path d="M0 3.5H4" stroke="var(--m)" stroke-width="1.4"/>'),
    "stretch": _pattern("stretch", 4, '<path d="M1 0V4" stroke="var(--m)" stroke-width="1"/>'),
}
BREAK = '<path class="axis paper" d="M-5 5L-1-5H5L1 5Z"/>'  # of the axis where time is shortened
TIP = (
    '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0L8 4L0 8Z"/></marker>'
)
