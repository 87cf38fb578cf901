import pikepdf
from pdf_samples import document, line, opened, page, poster, tagged


def said_by(**said: object) -> pikepdf.Pdf:
    return opened(document(page(*tagged("P", line("a"))), **said))


def test_info_and_xmp_say_the_same():
    file = said_by(title="Rest & <quiet>", author="Clínica", subject="", keywords=("a", "b"))
    info = {key: str(value) for key, value in file.docinfo.items()}
    assert info == {
        "/Title": "Rest & <quiet>",
        "/Author": "Clínica",
        "/Keywords": "a, b",
        "/Creator": "hrposter 0.1.0",
        "/Producer": "hrposter 0.1.0; ReportLab",
        "/CreationDate": "D:20261123000000Z",
        "/ModDate": "D:20261123000000Z",
    }
    with file.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert xmp["dc:title"] == "Rest & <quiet>"
        assert xmp["dc:creator"] == ["Clínica"]
        assert "dc:description" not in xmp
        assert xmp["dc:subject"] == {"a", "b"}
        assert xmp["pdf:Keywords"] == "a, b"
        assert xmp["pdf:Producer"] == info["/Producer"]
        assert xmp["xmp:CreatorTool"] == info["/Creator"]
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-23T00:00:00Z"
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_the_catalogue_says_language_title_and_tags():
    root = said_by(lang="es-MX").Root
    assert str(root.Lang) == "es-MX"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences == pikepdf.Dictionary(DisplayDocTitle=True)


def test_no_file_says_a_direction_since_pdfium_would_turn_its_names_and_numbers_round():
    one = page(*tagged("P", line("a")))
    assert "/Direction" not in opened(document(one, one, lang="ar", is_rtl=True)).Root.ViewerPreferences
    assert "/Direction" not in said_by(lang="ar", is_rtl=True).Root.ViewerPreferences


def test_an_office_file_asks_to_be_printed_at_its_size():
    assert str(said_by(prints_unscaled=True).Root.ViewerPreferences.PrintScaling) == "/None"


def test_the_output_intent_is_our_srgb():
    (intent,) = said_by().Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_the_first_identifier_stays_and_the_second_follows_the_content():
    def identifiers(words: str, **said: object) -> list[bytes]:
        file = opened(document(page(*tagged("P", line(words))), **said))
        return [bytes(each) for each in file.trailer.ID]

    first, again, other = identifiers("one"), identifiers("two"), identifiers("one", identifier="another")
    assert first[0] == again[0] != other[0]
    assert len({first[1], again[1], other[1]}) == 3
    assert all(len(each) == 16 for each in first)


def test_what_only_the_metadata_says_changes_the_identifier_too():
    assert bytes(said_by(subject="x").trailer.ID[1]) != bytes(said_by(subject="y").trailer.ID[1])


def test_the_xmp_identifiers_are_uuids():
    with opened(poster()).open_metadata() as xmp:
        for key in ("xmpMM:DocumentID", "xmpMM:InstanceID"):
            groups = xmp[key].removeprefix("uuid:").split("-")
            assert [len(group) for group in groups] == [8, 4, 4, 4, 12]
            assert groups[2][0] == "8"
            assert groups[3][0] in "89ab"
