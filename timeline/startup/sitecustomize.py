"""Python imports this at its start because the folder is on PYTHONPATH: it begins to record, in every interpreter.

Child interpreters (spawn, forkserver) inherit the environment, and so import it, too. What goes wrong is noted in the
folder of the logs, because a program may close or redirect its standard error.
"""

import os

_folder = os.environ.get("TIMELINE_FOLDER")
if _folder:
    try:
        import recorder

        recorder.start(os.environ["TIMELINE_PROGRAM"], _folder)
    except BaseException:
        import traceback

        with open(os.path.join(_folder, f"failed-{os.getpid()}.txt"), "w") as _file:
            traceback.print_exc(file=_file)
