"""What a picture tells a page that replays its run (browser/steps/replay.js): names, colours, where a time stands."""

import json

from timeline.axis import Axis
from timeline.lanes import task_class
from timeline.recording import Run
from timeline.text import object_names, task_names


def guide(run: Run, axis: Axis, bottom: float) -> str:
    """JSON for the picture's `data-guide`; `bottom` (px) is where its lanes end."""
    data = {
        "names": task_names(run),
        "colours": [int(task_class(task).removeprefix("t")) for task in range(len(run.tasks))],
        "objects": object_names(run.objects),
        "axis": [(time, round(percent, 2)) for time, percent in axis.points],
        "bottom": round(bottom),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
