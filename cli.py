"""Runs the command line from a checkout: python cli.py render welcome."""

import sys

try:
    from hrposter.cli import main
except ModuleNotFoundError as error:
    if (error.name or "").startswith("hrposter"):
        raise
    sys.stderr.write(f"error[machine]: the Python package {error.name!r} is not installed\n  help: run: make setup, then .venv/bin/hrposter\n")
    sys.exit(3)

if __name__ == "__main__":
    main()
