from dataclasses import replace

import pytest
from sample_jobs import job

from hrposter.poster import Job


@pytest.fixture
def job_of():
    """Makes a job of a piece (resources if none is named) with fields of one's own."""

    def make(piece: str = "resources", **fields) -> Job:
        return replace(job(piece), **fields)

    return make
