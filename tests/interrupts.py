"""Ctrl-C for processes that tests start."""

import signal


def as_in_a_terminal() -> None:
    """Called in a process before its program begins: Ctrl-C reaches it, though the jobs that a shell runs in the background are told to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
