"""Makes of one picture what pages show: small, upright, in two widths and two formats, with nothing but its pixels."""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.edition.pictures import wording

if TYPE_CHECKING:
    from PIL.Image import Image

# Another number makes every kept picture anew.
RECIPE = 1
WIDTHS = (480, 960)
LARGEST = 60_000
MOST_PIXELS = 40_000_000
MILLION = 1_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
# A picture no wider than a stripe of a page must not become a mile of it.
TALLEST = 2
QUALITIES = (80, 68, 56, 44, 32)
SMALLER = 0.9
NARROWEST = 40
# How Pillow breaks off at bytes that are not what the format says.
DAMAGES = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError, TypeError, KeyError, AttributeError,
    struct.error, zlib.error,
)  # fmt: skip
# By the number with which a camera notes how it was held: what makes its picture upright.
TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE",
    8: "ROTATE_90",
}  # fmt: skip
_HEIC = re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One file that is published: what comes behind the name of the picture, its size, and its bytes."""

    suffix: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Made:
    """What came of a picture; `main` stands at the picture's own address."""

    main: Variant
    others: tuple[Variant, ...]


def made(raw: bytes, ending: str) -> Made | str:
    """Return what to publish, or the sentence that refuses the picture. Reading it takes Pillow, loaded when needed."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 a site without pictures, and a start of `serve`, need none of it

    if _HEIC.match(raw):
        return wording.HEIC
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is too large is refused below; the rest concerns no reader
            with Image.open(io.BytesIO(raw), formats=FORMATS) as opened:
                width, height = opened.size
                if width * height > MOST_PIXELS:
                    return _too_many_pixels(width, height)
                return _all_of(_plain(opened), ENDINGS[ending])
    except UnidentifiedImageError:
        return wording.NOT_A_PICTURE
    except Image.DecompressionBombError:
        return wording.FAR_TOO_MANY_PIXELS.format(limit=MOST_PIXELS // MILLION)
    except DAMAGES:
        return wording.DAMAGED


def _too_many_pixels(width: int, height: int) -> str:
    return wording.TOO_MANY_PIXELS.format(width=width, height=height, limit=MOST_PIXELS // MILLION)


def _plain(opened: "Image") -> "Image":
    """Return the pixels, upright and in the colours of the web, without a note of where or by whom they were taken."""
    opened.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))  # a large JPEG is read at about the size it is needed in
    image = _upright(opened)
    profile = image.info.get("icc_profile")
    has_transparency = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    image = image.convert("RGBA" if has_transparency else "RGB")
    image.thumbnail((WIDTHS[-1], WIDTHS[-1] * TALLEST))
    image = _in_web_colours(image, profile)
    image.info.clear()  # what is written takes its notes from here
    return image


def _upright(opened: "Image") -> "Image":
    """Return the pixels as the camera says they were held; what else it noted is not read, and never written again."""
    from PIL import ExifTags, Image  # noqa: PLC0415 as above

    try:
        way = TURNS.get(opened.getexif().get(ExifTags.Base.Orientation, 1))
    except DAMAGES:  # the notes are torn, the picture need not be
        return opened
    return opened if way is None else opened.transpose(Image.Transpose[way])


def _in_web_colours(image: "Image", profile: object) -> "Image":
    """Return a photo of a phone with wider colours as every screen shows it; an odd profile is left out."""
    from PIL import ImageCms  # noqa: PLC0415 as above

    if not isinstance(profile, bytes) or image.mode != "RGB":
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return turned if turned is not None else image


def _all_of(image: "Image", own: str) -> Made:
    small = image.copy()
    small.thumbnail((WIDTHS[0], WIDTHS[0] * TALLEST))
    sizes = ((WIDTHS[0], small), (WIDTHS[-1], image))
    others = tuple(
        _fitting(one, f"-{width}{ending}", write)
        for width, one in sizes
        for ending, write in ((".webp", _webp), (".jpg", _jpeg))
    )
    return Made(main=_fitting(image, "", WRITERS[own]), others=others)


def _fitting(image: "Image", suffix: str, write: Callable[["Image", int], bytes]) -> Variant:
    """Return the best that is small enough: of lower quality, and if that does not help, of fewer pixels."""
    data = write(image, QUALITIES[0])
    if len(data) > LARGEST:
        least = write(image, QUALITIES[-1])
        while len(least) > LARGEST and image.width > NARROWEST:
            share = min(SMALLER, (LARGEST / len(least)) ** 0.5)
            image = image.resize((max(int(image.width * share), 1), max(int(image.height * share), 1)))
            least = write(image, QUALITIES[-1])
        better = (write(image, quality) for quality in QUALITIES[1:-1])
        data = next((one for one in better if len(one) <= LARGEST), least)
    return Variant(suffix=suffix, width=image.width, height=image.height, data=data)


def _jpeg(image: "Image", quality: int) -> bytes:
    return _saved(_on_white(image), "JPEG", quality=quality, optimize=True, progressive=True)


def _webp(image: "Image", quality: int) -> bytes:
    return _saved(image, "WEBP", quality=quality, method=4)


def _png(image: "Image", quality: int) -> bytes:
    """Write all colours first, then ever fewer."""
    if quality == QUALITIES[0]:
        return _saved(image, "PNG", optimize=True)
    colours = 256 >> (QUALITIES.index(quality) - 1)
    return _saved(image.quantize(colours), "PNG", optimize=True)


WRITERS: Mapping[str, Callable[["Image", int], bytes]] = {"JPEG": _jpeg, "WEBP": _webp, "PNG": _png}


def _on_white(image: "Image") -> "Image":
    from PIL import Image as Images  # noqa: PLC0415 as above

    if image.mode == "RGB":
        return image
    paper = Images.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _saved(image: "Image", kind: str, **options: object) -> bytes:
    into = io.BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def variants(one: Made) -> Iterator[Variant]:
    """Yield every file of a picture."""
    yield one.main
    yield from one.others
