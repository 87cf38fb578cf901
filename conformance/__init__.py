"""Every file that the shipped pieces give, held up to all validators: ``python -m conformance``."""
