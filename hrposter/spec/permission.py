"""Words that are somebody's own: shown only with that person's permission, or as the example that ships."""

from __future__ import annotations

from hrposter.diagnostics import Diagnostic
from hrposter.resources import data_folder
from hrposter.spec.content import Content, flatten, read_content
from hrposter.spec.layout import Layout


def check_permission(layout: Layout, content: Content) -> tuple[Diagnostic, ...]:
    """The problem that a layout which needs permission has with words that nobody is known to have allowed."""
    if not layout.needs_permission or content.permission is not None:
        return ()
    if not content.is_example:
        help = "ask the person, then add 'permission: {by: their name, on: the day as 2026-11-23}'"
        return (Diagnostic("permission", content.span, "these are somebody's own words, and no permission to show them stands here", help),)
    if _ships(content):
        return ()
    help = "say who allowed them and when, as in 'permission: {by: M., on: 2026-11-23}', in place of 'example: true'"
    return (Diagnostic("permission", content.span, "these words are not the example that comes with hrposter", help),)


def _ships(content: Content) -> bool:
    """Whether the words are those of an example that ships, in its file or in a copy."""
    folder = data_folder() / "layouts"
    if content.span.path.resolve().is_relative_to(folder.resolve()):
        return True
    others = (read_content(path) for path in sorted(folder.glob(f"*/{content.language.tag}.yaml")))
    return any(other.is_example and _texts(other) == _texts(content) for other in others)


def _texts(content: Content) -> dict[str, str]:
    return {name: message.text for key, words in content.words.items() for name, message in flatten(key, words).items()}
