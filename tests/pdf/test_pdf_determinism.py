import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_samples import poster

from hrposter.pdf.writer import write

SCRIPT = """
import hashlib, sys
from pdf_samples import poster
from hrposter.pdf.writer import write
print(hashlib.sha256(write(poster())).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes():
    assert write(poster()) == write(poster())


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Phoenix", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {
            "RL_pdfMultiLine": "1",
            "RL_pdfComments": "1",
            "RL_invariant": "0",
            "RL_useA85": "0",
            "RL_pageCompression": "0",
            "RL_canvas_basefontname": "Courier",
            "RL_documentLang": "de",
        },
    ],
)
def test_no_surroundings_reach_the_bytes(surroundings, tmp_path):
    here = Path(__file__).resolve()
    path = os.pathsep.join((str(here.parents[2]), str(here.parent)))
    environment = {**os.environ, **surroundings, "PYTHONPATH": path}
    told = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == hashlib.sha256(write(poster())).hexdigest()


def test_reportlab_is_left_as_it_was():
    from reportlab import rl_config

    before = rl_config.currentSettings()
    write(poster())
    assert rl_config.currentSettings() == before
