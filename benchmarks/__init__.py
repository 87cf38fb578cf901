"""How long hrposter takes, and against what: ``python -m benchmarks``."""
