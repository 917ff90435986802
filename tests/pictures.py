"""Photos as phones take them, with all that they note of their owner; and a sound as a recorder makes it."""

import hashlib
import io

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

# What must never be found on the site: the camera's owner and where the photo was taken.
OWNER = "Siti Aminah"
TURNED_LEFT = 6
OPUS = b"OggS\x00\x02" + bytes(22) + b"OpusHead\x01\x01" + bytes(10)


def a_photo(width: int = 1600, height: int = 1200, *, orientation: int = 1, kind: str = "JPEG") -> bytes:
    """Return a photo, red above and blue below, that says who took it and where."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width, height // 2))
    exif = Image.Exif()
    exif[Base.Artist], exif[Base.Orientation] = OWNER, orientation
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (7.0, 39.0, 33.0)
    return _saved(image, kind, exif=exif.tobytes())


def a_noisy_photo(width: int = 1200, height: int = 1200) -> bytes:
    """Return a picture that no format makes small."""
    noise = hashlib.shake_128(b"noise").digest(width * height * 3)
    return _saved(Image.frombytes("RGB", (width, height), noise), "PNG")


def an_empty_picture(width: int, height: int) -> bytes:
    """Return a picture of one colour, however large, that weighs next to nothing."""
    return _saved(Image.new("1", (width, height)), "PNG")


def a_sign_with_holes() -> bytes:
    """Return a drawing through which the paper is seen."""
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    image.paste((0, 90, 0, 255), (100, 100, 200, 200))
    return _saved(image, "PNG")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    into = io.BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()
