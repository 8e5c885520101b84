"""Where a card appears: in a notebook at once and in one place, elsewhere nowhere.

The place is reserved before the learner's code runs. Until the result is drawn there it holds a
notice that the browser reveals by itself after the time limit, when the kernel may be stuck inside
a compiled call and can no longer say anything.
"""

from __future__ import annotations

import sys

NOTICE = """<style>@keyframes mlnotes-late {{to {{max-height: 20em}}}}</style>
<div style="max-height: 0; overflow: hidden; animation: mlnotes-late 0s {seconds:g}s forwards">
<p>This check is still running after {limit:g} seconds, and could not be stopped: one long call
inside compiled code cannot be. If this notice stays, choose <b>Kernel ▸ Restart Kernel…</b>:
your notebook keeps its text, only its variables are lost.</p></div>"""


def current_shell():
    """IPython's shell where code runs in one, in a notebook or a terminal; else None."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def current_cell() -> int | None:
    """The number of the notebook cell that is running; None in a script or a terminal."""
    shell = current_shell()
    return shell.execution_count if hasattr(shell, "kernel") else None


def reserve_place(limit: float):
    """Show the hidden notice and return the handle of its place; None outside a notebook."""
    if current_cell() is None:
        return None
    from IPython.display import HTML, display

    place = display(HTML(NOTICE.format(limit=limit, seconds=limit + 2)), display_id=True)
    # Waits until the notice is on its way: a compiled call may let no other thread run.
    sys.stdout.flush()
    return place
