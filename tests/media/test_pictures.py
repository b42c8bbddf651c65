"""What is promised about pictures: pixels only, upright, small, right colours; and a message for all that is broken."""

import io
import random
import struct
import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from plfolio.diagnostics.attachments import A106, A107, A110
from plfolio.media.formats import Format
from plfolio.media.made import Made
from plfolio.media.pictures import LONGEST_SIDE, look_at_picture, make_picture
from plfolio.media.prepare import prepare
from plfolio.model import Attachment
from plfolio.settings import Limits

RED, BLUE = (220, 30, 40), (20, 40, 200)


def photo(size=(400, 300)):
    """Draw many colours: red in the left upper corner, blue in the right lower one."""
    image = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (image.rotate(180), image.transpose(Image.Transpose.TRANSPOSE).resize(size), image))
    image.paste(RED, (0, 0, size[0] // 4, size[1] // 4))
    image.paste(BLUE, (size[0] * 3 // 4, size[1] * 3 // 4, *size))
    return image


def encoded(image, file_format, **options):
    stream = io.BytesIO()
    image.save(stream, file_format, **options)
    return stream.getvalue()


def make(data):
    """Make a picture and open it; a look at the source must have found the same."""
    target = io.BytesIO()
    looked = look_at_picture(io.BytesIO(data))
    made = make_picture(io.BytesIO(data), target, Format(ending="jpg", published="jpg"))
    assert looked == (made.remarks if isinstance(made, Made) else made)
    if not isinstance(made, Made):
        return made, None
    with Image.open(io.BytesIO(target.getvalue())) as image:
        image.load()
        assert (made.width, made.height) == image.size
        assert {"jpg": "JPEG", "png": "PNG"}[made.ending] == image.format
        return made, image.copy()


def is_near(colour, wanted, by=12):
    return all(abs(one - other) <= by for one, other in zip(colour[:3], wanted, strict=True))


def chunks(data):
    """List a PNG's chunk types or a JPEG's markers, by walking the bytes alone."""
    if data.startswith(b"\x89PNG"):
        place, found = 8, []
        while place < len(data):
            found.append(data[place + 4 : place + 8].decode())
            place += 12 + int.from_bytes(data[place : place + 4], "big")
        return found
    place, found = 2, []
    while data[place + 1] != 0xDA:
        found.append(f"{data[place + 1]:02X}")
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return found


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_are_turned_upright_and_lose_their_notes(orientation):
    """For each of the eight orientations, the red corner ends in the left upper corner."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = photo().transpose(undo[orientation]) if orientation in undo else photo()
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CANARY camera"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    target = io.BytesIO()
    data = encoded(stored, "JPEG", quality=95, exif=exif, comment=b"CANARY comment", xmp=b"CANARY xmp")
    made = make_picture(io.BytesIO(data), target, Format(ending="jpg", published="jpg"))
    image = Image.open(io.BytesIO(target.getvalue()))
    assert (made.width, made.height) == (400, 300)
    assert is_near(image.getpixel((20, 20)), RED)
    assert is_near(image.getpixel((380, 280)), BLUE)
    assert b"CANARY" not in target.getvalue()
    assert set(chunks(target.getvalue())) == {"E0", "DB", "C0", "C4"}


def test_see_through_drawings_stay_so_and_lose_their_notes():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "CANARY")
    notes.add_itxt("Comment", "CANARY")
    image = photo().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    target = io.BytesIO()
    data = encoded(image, "PNG", pnginfo=notes, exif=Image.Exif(), dpi=(300, 300)) + b"CANARY trailer"
    made = make_picture(io.BytesIO(data), target, Format(ending="png", published="png"))
    assert made.ending == "png"
    assert chunks(target.getvalue())[0 :: len(chunks(target.getvalue())) - 1] == ["IHDR", "IEND"]
    assert set(chunks(target.getvalue())) == {"IHDR", "IDAT", "IEND"}
    assert b"CANARY" not in target.getvalue()


def sixteen_bit_rgb():
    """Write a PNG of 16 bits a channel by hand, since Pillow writes none: 2 x 2 dots of one colour."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    row = b"\x00" + struct.pack(">3H", 0x8000, 0x4000, 0xC000) * 2
    header = struct.pack(">IIBBBBB", 2, 2, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row * 2)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (encoded(Image.new("1", (8, 8), 1), "PNG"), (255, 255, 255)),
        (encoded(Image.new("L", (8, 8), 77), "PNG"), (77, 77, 77)),
        (encoded(Image.new("LA", (8, 8), (77, 255)), "PNG"), (77, 77, 77)),
        (encoded(Image.new("I;16", (8, 8), 0x8000), "PNG"), (128, 128, 128)),
        (sixteen_bit_rgb(), (128, 64, 192)),
        (encoded(Image.new("RGB", (8, 8), RED).quantize(4), "PNG"), RED),
        (encoded(Image.new("RGB", (8, 8), RED).quantize(4), "GIF"), RED),
        (encoded(Image.new("RGB", (8, 8), RED), "WEBP", lossless=True), RED),
        (encoded(Image.new("RGB", (8, 8), RED), "JPEG", progressive=True), RED),
        (encoded(Image.new("CMYK", (8, 8), (0, 220, 200, 30)), "JPEG", quality=95), (225, 31, 48)),
        (encoded(Image.new("RGBA", (8, 8), (*RED, 255)), "PNG"), RED),
    ],
    ids=["bits", "grey", "grey-alpha", "grey16", "rgb16", "palette", "gif", "webp", "progressive", "cmyk", "opaque"],
)
def test_every_sort_of_pixel_keeps_its_colour(data, colour):
    made, image = make(data)
    assert made.ending in ("jpg", "png")
    assert is_near(image.convert("RGB").getpixel((1, 1)), colour)


def test_a_palette_with_a_see_through_colour_stays_see_through():
    image = Image.new("P", (8, 8), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (4, 0, 8, 8))
    made, result = make(encoded(image, "PNG", transparency=0))
    assert (made.ending, result.getpixel((1, 1))[3]) == ("png", 0)
    assert result.getpixel((6, 6)) == (*BLUE, 255)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_colours_of_another_profile_become_srgb():
    """The profile is sRGB with the names of its red and blue swapped, so red dots mean blue."""
    swapped = SRGB.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)
    _, result = make(encoded(Image.new("RGB", (8, 8), (255, 0, 0)), "PNG", icc_profile=swapped))
    assert is_near(result.convert("RGB").getpixel((1, 1)), (0, 0, 255))
    assert "icc_profile" not in result.info
    see_through = Image.new("RGBA", (8, 8), (255, 0, 0, 100))
    _, result = make(encoded(see_through, "PNG", icc_profile=swapped))
    assert result.getpixel((1, 1))[2:] == (255, 100)


@pytest.mark.parametrize("profile", [SRGB, SRGB[:200], b"no profile", b"\x00" * 200])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_does_not_fit_is_left_out(profile, mode):
    image = Image.new("RGB", (8, 8), (120, 120, 120)).convert(mode)
    _, result = make(encoded(image, "JPEG", quality=95, icc_profile=profile))
    assert is_near(result.convert("RGB").getpixel((1, 1)), (120, 120, 120), by=4)
    assert "icc_profile" not in result.info


def test_big_photos_are_made_smaller_in_their_own_proportions():
    made, image = make(encoded(photo((4000, 3000)), "JPEG"))
    assert (made.ending, image.size) == ("jpg", (LONGEST_SIDE, 1200))
    assert is_near(image.getpixel((50, 50)), RED)
    made, _ = make(encoded(Image.new("L", (9000, 2)), "PNG"))
    assert (made.width, made.height) == (LONGEST_SIDE, 1)


def test_small_pictures_are_not_blown_up():
    assert make(encoded(photo((40, 30)), "JPEG"))[1].size == (40, 30)


def test_a_drawing_of_few_colours_stays_sharp():
    image = Image.new("RGB", (100, 100), RED)
    image.paste(BLUE, (50, 0, 100, 100))
    made, result = make(encoded(image, "PNG"))
    assert made.ending == "png"
    assert {colour for _, colour in result.convert("RGB").getcolors()} == {RED, BLUE}


@pytest.mark.parametrize("file_format", ["GIF", "PNG", "WEBP"])
def test_moving_pictures_show_how_they_start_and_say_so(file_format):
    frames = [Image.new("RGB", (20, 20), RED), Image.new("RGB", (20, 20), BLUE)]
    made, image = make(encoded(frames[0], file_format, save_all=True, append_images=frames[1:], duration=100))
    assert made.remarks == (A110,)
    assert is_near(image.convert("RGB").getpixel((5, 5)), RED)


def test_a_remark_is_repeated_when_the_store_has_the_file(tmp_path):
    frames = [Image.new("RGB", (20, 20), RED), Image.new("RGB", (20, 20), BLUE)]
    (tmp_path / "a.gif").write_bytes(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    attachment = Attachment(name="a.gif", path="a.gif", size=1)
    first = prepare(tmp_path, attachment, tmp_path / "store", Limits())
    assert first[1] == (A110.at(first[1][0].location, name="a.gif"),)
    assert (first[0].width, first[0].height) == (20, 20)
    assert prepare(tmp_path, attachment, tmp_path / "store", Limits()) == first


def png_header(width, height):
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + body
        + struct.pack(">I", zlib.crc32(body))
        + struct.pack(">I", 9)
        + b"IDAT"
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 6_001), (13_000, 9_000)])
def test_pictures_of_too_many_dots_are_refused_before_they_are_read(size):
    """Two sizes below and one above what Pillow itself refuses."""
    assert make(png_header(*size))[0].code == A107


def test_a_refused_picture_says_why(tmp_path):
    for name, data, code in (("a.png", png_header(60_000, 60_000), "A107"), ("b.jpg", b"\xff\xd8\xff rubbish", "A106")):
        (tmp_path / name).write_bytes(data)
        prepared, (found,) = prepare(tmp_path, Attachment(name=name, path=name, size=1), tmp_path / "store", Limits())
        assert (prepared, found.code.id, name in found.message) == (None, code, True)
    assert not [path for path in (tmp_path / "store").rglob("*") if path.is_file()]


SAMPLES = {
    "jpg": encoded(photo((64, 48)), "JPEG", exif=Image.Exif()),
    "progressive": encoded(photo((64, 48)), "JPEG", progressive=True),
    "cmyk": encoded(photo((64, 48)).convert("CMYK"), "JPEG"),
    "png": encoded(photo((64, 48)), "PNG", icc_profile=SRGB),
    "palette": encoded(photo((64, 48)).quantize(16), "PNG", transparency=3),
    "gif": encoded(photo((64, 48)).quantize(16), "GIF"),
    "webp": encoded(photo((64, 48)), "WEBP", exif=Image.Exif()),
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_half_a_picture_is_refused(sample):
    data = SAMPLES[sample]
    assert [make(data[: len(data) * part // 10])[0].code for part in (1, 3, 5, 8)] == [A106] * 4


@pytest.mark.parametrize("sample", SAMPLES)
def test_damaged_pictures_are_a_picture_or_a_message(sample):
    """A hundred random damages for each sort of picture: none gets out as an exception or a warning.

    `make` also holds that a broken picture is never published in part, and that a look finds what making finds.
    """
    chance = random.Random(sample)
    for _ in range(100):
        data = bytearray(SAMPLES[sample])
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        made, _ = make(bytes(data))
        assert isinstance(made, Made) or made.code in (A106, A107)
