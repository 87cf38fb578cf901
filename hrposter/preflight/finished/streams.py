"""The bytes of a stream, never more than there is room for: a few of them can stand for gigabytes."""

from __future__ import annotations

import base64
import binascii
import zlib

import pikepdf

from hrposter.preflight.finished.values import entry, name, one_or_more

_FLATE = ("FlateDecode", "Fl")
# What one byte can become at most: 7.4.5 and 7.4.4 of ISO 32000-1 (a code of 9 bits or more for up to 4,096 bytes).
_GROWTH = {"RunLengthDecode": 64, "RL": 64, "LZWDecode": 3641, "LZW": 3641}
_PICTURES = ("DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode")


class TooLong(Exception):
    """A stream holds more than there is room for."""


class Unread(Exception):
    """A stream cannot be decoded; the text says why."""


def filters(stream: object) -> tuple[str, ...]:
    """The filters of a stream, in the order in which they are taken off (7.4)."""
    return tuple(name(each) for each in one_or_more(entry(stream, "/Filter")))


def picture_filter(stream: object) -> str:
    """The filter that packs an image as a picture, such as DCTDecode; empty where its samples are plain."""
    return next((each for each in filters(stream) if each in _PICTURES), "")


def decoded(stream: object, most: int) -> bytes:
    """What a stream says, decoded; TooLong beyond ``most`` bytes, Unread where it is damaged or packed as a picture."""
    if not isinstance(stream, pikepdf.Stream):
        raise Unread("it is no stream")
    used = filters(stream)
    try:
        _measure(bytes(stream.read_raw_bytes()), used, most)
        return bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except (pikepdf.PikepdfError, RuntimeError, ValueError, binascii.Error, zlib.error) as error:
        raise Unread(str(error).partition("\n")[0]) from None


def _measure(data: bytes, used: tuple[str, ...], most: int) -> None:
    """Take the filters off one by one, as far as that must be done to know how much comes out."""
    for position, each in enumerate(used):
        if len(data) > most:
            raise TooLong
        is_last = position == len(used) - 1
        if each in _FLATE:
            data = inflated(data, most)
        elif each in ("ASCIIHexDecode", "AHx"):
            digits = b"".join(data.partition(b">")[0].split())
            data = binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        elif each in ("ASCII85Decode", "A85"):
            data = base64.a85decode(data.partition(b"~>")[0].removeprefix(b"<~"))
        elif each in _GROWTH and is_last:
            if len(data) * _GROWTH[each] > max(most, 1 << 20):
                raise TooLong
        elif each in _PICTURES:
            raise Unread(f"it is packed with {each}")
        else:
            raise Unread(f"its filters are {', '.join(used)}")
    if len(data) > most:
        raise TooLong


def inflated(data: bytes, most: int) -> bytes:
    """What zlib data says; TooLong beyond ``most`` bytes. What follows the data, or is cut off, is left out, as readers do."""
    inflater = zlib.decompressobj()
    found = inflater.decompress(data, most + 1)
    if len(found) > most:
        raise TooLong
    return found
