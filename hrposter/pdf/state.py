"""The graphics state of a page: an operator is written only when it changes something."""

from __future__ import annotations


class GraphicsState:
    """What the operators in ``code`` have set so far, by kind (fill, stroke, font …)."""

    def __init__(self, code: list[str]) -> None:
        self._code = code
        self.append = code.append  # an operator that sets nothing
        self._now: dict[str, str] = {}
        self._saved: list[dict[str, str]] = []

    def copied(self, code: list[str]) -> GraphicsState:
        """The same state, to go on from in other code."""
        copy = GraphicsState(code)
        copy._now, copy._saved = dict(self._now), [dict(saved) for saved in self._saved]
        return copy

    @property
    def depth(self) -> int:
        """How many times it was saved and not yet restored."""
        return len(self._saved)

    def set(self, kind: str, operator: str) -> None:
        """Write the operator unless it is in force."""
        if self._now.get(kind) != operator:
            self._now[kind] = operator
            self._code.append(operator)

    def save(self) -> None:
        """Keep the state (q)."""
        self._code.append("q")
        self._saved.append(dict(self._now))

    def restore(self) -> None:
        """Return to the state that was kept last (Q)."""
        self._code.append("Q")
        self._now = self._saved.pop()
