"""``hrposter completion``: the script that makes the Tab key complete commands, pieces, languages and sizes."""

from __future__ import annotations

import click

_EPILOG = """\b
Once, for each new terminal:
  bash:  echo 'eval "$(hrposter completion bash)"' >> ~/.bashrc
  zsh:   echo 'eval "$(hrposter completion zsh)"' >> ~/.zshrc
  fish:  hrposter completion fish > ~/.config/fish/completions/hrposter.fish
"""


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print what makes the Tab key complete names in your shell.

    It completes commands, options, and the names of posters, languages and sizes.
    """
    from click.shell_completion import ShellComplete, get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    root = click.get_current_context().find_root()
    # The class's own source() would start bash to ask for its version.
    click.echo(ShellComplete.source(found(root.command, {}, "hrposter", "_HRPOSTER_COMPLETE")))
