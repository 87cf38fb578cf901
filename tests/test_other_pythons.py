"""The same job gives the same bytes on every Python, as long as zlib, the libraries and the fonts are the same.

`make pythons` prepares an environment for each Python that is here, all with the same packages; without two of them there is nothing to compare.
"""

import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from sample_jobs import in_turns

from hrposter.rendering import pdf

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "pythons"
VERSIONS = ("3.11", "3.12", "3.13")
# Prints the packages that shape a page, and the hash of each piece in each language, the profiles in turn; sample_jobs needs no more than
# hrposter does.
PROGRAM = """\
import hashlib, importlib.metadata, json, re, sys, zlib
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from sample_jobs import in_turns
from hrposter.rendering import pdf
SHAPING = re.compile("reportlab|uharfbuzz|icu4py|pillow|babel|zxing-cpp|pyyaml|pyphen|budoux|fontpkg.*|justmytype.*|manimgx.*", re.IGNORECASE)
found = {each.metadata["Name"].lower().replace("_", "-"): each.version for each in importlib.metadata.distributions()}
said = {name: re.sub(r"\\b0+(?=\\d)", "", version) for name, version in found.items() if SHAPING.fullmatch(name)}
said["zlib"] = zlib.ZLIB_RUNTIME_VERSION
made = [pdf(of) for of in in_turns(Path(sys.argv[1]))]
print(json.dumps([said, [hashlib.sha256(data).hexdigest() for data in made]]))
"""

pytestmark = pytest.mark.slow


@cache
def told(python: Path, clinic: Path, seed: str = "7") -> tuple[dict[str, str], list[str]]:
    """The packages of a Python, and the hashes of what it makes."""
    command = [str(python), "-c", PROGRAM, str(clinic), str(ROOT / "tests")]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    done = subprocess.run(command, cwd=clinic.parent, env=surroundings, check=False, capture_output=True, timeout=900)
    if b"ModuleNotFoundError" in done.stderr:
        pytest.skip(f"{python} was prepared before a library was added; `make pythons` brings it up to date")
    assert done.returncode == 0, done.stderr.decode()
    packages, hashes = json.loads(done.stdout)
    return packages, hashes


def test_another_hash_seed_makes_the_same_bytes_in_every_profile(full_clinics):
    """This process has a seed that Python chose."""
    hashes = told(Path(sys.executable), full_clinics[1])[1]
    assert [hashlib.sha256(pdf(of)).hexdigest() for of in in_turns(full_clinics[1])] == hashes
    assert len(set(hashes)) == len(hashes)


@pytest.mark.parametrize("pair", list(pairwise(VERSIONS)), ids=" and ".join)
def test_another_python_makes_the_same_bytes(pair, full_clinics):
    pythons = [FOLDER / version / "bin" / "python" for version in pair]
    if not all(python.exists() for python in pythons):
        pytest.skip("they were not prepared; `make pythons` prepares those that are here")
    (packages, hashes), (other_packages, other_hashes) = (told(python, full_clinics[1]) for python in pythons)
    if packages != other_packages:
        pytest.skip(f"they have other packages: {sorted(set(packages.items()) ^ set(other_packages.items()))}")
    assert hashes == other_hashes
