"""The colour profile that a job's press was given: checked before anything is made."""

from __future__ import annotations

from hrposter.diagnostics import Diagnostic, PosterError, Span
from hrposter.profiles import Profile


def check_condition(profile: Profile) -> None:
    """Raise PosterError where the file is no CMYK output profile; ours are checked by tests."""
    if profile.press is None or profile.press.icc is None:
        return
    from hrposter.press.profile import output_profile  # Pillow's colour management, which only a press needs

    try:
        output_profile(profile.press.icc)
    except ValueError as error:
        fact, _, advice = str(error).partition("; ")
        raise PosterError(Diagnostic("icc", Span(profile.press.icc), fact, advice)) from None
