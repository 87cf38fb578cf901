"""Every language of the corpus set, copied back and measured, beside other typesetters: ``python -m languages``."""
