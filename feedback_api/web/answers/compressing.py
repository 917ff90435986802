"""Compresses the function's own pages, for an office that has no proxy to do it."""

import secrets
import struct
import zlib

from flask import Flask, Response, request

KINDS = frozenset({"text/html", "application/json", "application/problem+json"})
# Shorter ones fit into one packet as they are.
SHORTEST = 1000
# A page of 20 KB takes a third of a millisecond.
LEVEL = 5
# How long a compressed page is tells how often a guess stands in it; so many letters more or fewer hide that.
MOST_PADDING = 64

_HAS_NAME = 0x08


def compress_pages(app: Flask) -> None:
    """Compress what the app makes itself, for whoever understands it; files of the site are compressed already."""

    def compress(response: Response) -> Response:
        if not _may_be_smaller(response):
            return response
        response.vary.add("Accept-Encoding")
        if request.accept_encodings.quality("gzip") > 0:
            response.set_data(gzipped(response.get_data()))
            response.content_encoding = "gzip"
        return response

    app.after_request(compress)


def gzipped(data: bytes) -> bytes:
    """Return the data in the gzip format, with a name of random length that every reader skips."""
    name = b"a" * secrets.randbelow(MOST_PADDING)
    head = b"\x1f\x8b\x08" + struct.pack("<BIBB", _HAS_NAME, 0, 0, 255) + name + b"\0"
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return head + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _may_be_smaller(response: Response) -> bool:
    if response.direct_passthrough or response.is_streamed or response.content_encoding:
        return False
    return response.mimetype in KINDS and (response.content_length or len(response.get_data())) >= SHORTEST
