"""Makes another start method the default one. On PYTHONPATH only when the runner is asked for it.

Only the default changes: a program that chooses its own start method still gets it.
"""

import os
from multiprocessing import context

_method = os.environ.get("SNIPPET_START_METHOD")
if _method:
    context._default_context._default_context = context._concrete_contexts[_method]
