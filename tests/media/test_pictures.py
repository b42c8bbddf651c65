"""What is promised about pictures: pixels only, upright, in a few small widths, with their colours; or a message."""

import io
import random
import struct
import zlib
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

from plfolio.diagnostics.attachments import A106, A107, A110
from plfolio.media.formats import Format
from plfolio.media.kinds import KINDS
from plfolio.media.made import Made
from plfolio.media.pictures import LONGEST_SIDE, SMALLER_WIDTHS, look_at_picture, make_picture
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


def noisy(size):
    """Draw a photo with the grain of a camera, which keeps its weight honest."""
    chance = random.Random(5)
    grain = Image.merge("RGB", [Image.frombytes("L", size, chance.randbytes(size[0] * size[1])) for _ in range(3)])
    return Image.blend(photo(size), grain, 0.08)


def encoded(image, file_format, **options):
    stream = io.BytesIO()
    image.save(stream, file_format, **options)
    return stream.getvalue()


def make_widths(data):
    """Make a picture in all its widths, as bytes; a look at the source must have found the same."""
    targets = []

    def new_file():
        targets.append(io.BytesIO())
        return targets[-1]

    looked = look_at_picture(io.BytesIO(data))
    made = make_picture(io.BytesIO(data), new_file, Format(ending="jpg", published="jpg"))
    assert looked == (made.remarks if isinstance(made, Made) else made)
    if not isinstance(made, Made):
        assert targets == []
        return made, []
    written = [target.getvalue() for target in targets]
    for file, one in zip(made.files, written, strict=True):
        assert (opened(one).size, opened(one).format) == ((file.width, file.height), FORMAT_OF[file.ending])
    return made, written


FORMAT_OF = {"jpg": "JPEG", "png": "PNG"}


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def make(data):
    """Make a picture and open its widest file."""
    made, written = make_widths(data)
    return made, opened(written[0]) if written else None


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
def test_photos_are_turned_upright_and_lose_their_notes_in_every_width(orientation):
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
    upright = photo((2000, 1500))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CANARY camera"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    data = encoded(stored, "JPEG", quality=95, exif=exif, comment=b"CANARY comment", xmp=b"CANARY xmp")
    made, written = make_widths(data)
    assert [(file.width, file.height) for file in made.files] == [(1600, 1200), (960, 720), (480, 360)]
    for image, one in zip(map(opened, written), written, strict=True):
        assert is_near(image.getpixel((20, 20)), RED)
        assert is_near(image.getpixel((image.width - 20, image.height - 20)), BLUE)
        assert b"CANARY" not in one
        assert set(chunks(one)) == {"E0", "DB", "C0", "C4"}


def test_see_through_drawings_stay_so_and_lose_their_notes():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "CANARY")
    notes.add_itxt("Comment", "CANARY")
    image = noisy((1200, 900)).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = encoded(image, "PNG", pnginfo=notes, exif=Image.Exif(), dpi=(300, 300)) + b"CANARY trailer"
    made, written = make_widths(data)
    assert [(file.ending, file.width) for file in made.files] == [("png", 1200), ("png", 960), ("png", 480)]
    for one in written:
        assert chunks(one)[0 :: len(chunks(one)) - 1] == ["IHDR", "IEND"]
        assert set(chunks(one)) == {"IHDR", "IDAT", "IEND"}
        assert b"CANARY" not in one
        assert opened(one).getchannel("A").getextrema() == (0, 255)


def sixteen_bit_rgb(side=2):
    """Write a PNG of 16 bits a channel by hand, since Pillow writes none: a square of one colour."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    row = b"\x00" + struct.pack(">3H", 0x8000, 0x4000, 0xC000) * side
    header = struct.pack(">IIBBBBB", side, side, 16, 2, 0, 0, 0)
    body = zlib.compress(row * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def sorts_of_pixels(side):
    """A square of one colour in every sort of pixel a file may have, and that colour."""
    size, red = (side, side), Image.new("RGB", (side, side), RED)
    return {
        "bits": (encoded(Image.new("1", size, 1), "PNG"), (255, 255, 255)),
        "grey": (encoded(Image.new("L", size, 77), "PNG"), (77, 77, 77)),
        "grey-alpha": (encoded(Image.new("LA", size, (77, 255)), "PNG"), (77, 77, 77)),
        "grey16": (encoded(Image.new("I;16", size, 0x8000), "PNG"), (128, 128, 128)),
        "rgb16": (sixteen_bit_rgb(side), (128, 64, 192)),
        "palette": (encoded(red.quantize(4), "PNG"), RED),
        "gif": (encoded(red.quantize(4), "GIF"), RED),
        "webp": (encoded(red, "WEBP", lossless=True), RED),
        "progressive": (encoded(red, "JPEG", progressive=True), RED),
        "cmyk": (encoded(Image.new("CMYK", size, (0, 220, 200, 30)), "JPEG", quality=95), (225, 31, 48)),
        "opaque": (encoded(Image.new("RGBA", size, (*RED, 255)), "PNG"), RED),
    }


SMALL, LARGE = sorts_of_pixels(8), sorts_of_pixels(1000)


@pytest.mark.parametrize("sort", SMALL)
def test_every_sort_of_pixel_keeps_its_colour_in_every_width(sort):
    for data, colour in (SMALL[sort], LARGE[sort]):
        made, written = make_widths(data)
        assert {file.ending for file in made.files} <= {"jpg", "png"}
        assert [is_near(opened(one).convert("RGB").getpixel((1, 1)), colour) for one in written] == [True] * len(
            written
        )


def test_a_palette_with_a_see_through_colour_stays_see_through():
    image = Image.new("P", (8, 8), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (4, 0, 8, 8))
    made, result = make(encoded(image, "PNG", transparency=0))
    assert (made.files[0].ending, result.getpixel((1, 1))[3]) == ("png", 0)
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


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 3000), [1600, 960, 480]),
        ((3000, 4000), [1200, 480]),
        ((900, 1600), [900, 480]),
        ((1199, 800), [1199, 480]),
        ((1200, 800), [1200, 960, 480]),
        ((600, 400), [600, 480]),
        ((599, 400), [599, 480]),
        ((500, 330), [500]),
        ((480, 300), [480]),
        ((40, 30), [40]),
        ((4, 4), [4]),
        ((400, 9000), [71]),
    ],
)
def test_a_picture_gets_the_widths_that_are_worth_it_and_is_never_blown_up(size, widths):
    made, written = make_widths(encoded(noisy(size), "JPEG", quality=92))
    assert [file.width for file in made.files] == widths
    assert all(file.width <= size[0] and file.height <= size[1] for file in made.files)
    assert all(max(file.width, file.height) <= LONGEST_SIDE for file in made.files)
    proportion = size[0] / size[1]
    assert all(abs(file.width - file.height * proportion) <= 1 + proportion for file in made.files)
    assert all(len(smaller) <= len(bigger) * 2 / 3 for bigger, smaller in pairwise(written))


def test_a_strip_keeps_a_dot_of_height_and_gets_no_width_that_saves_little():
    made, _ = make_widths(encoded(Image.linear_gradient("L").resize((9000, 2)), "JPEG"))
    assert [(file.width, file.height) for file in made.files] == [(1600, 1)]


def test_the_smaller_widths_together_weigh_less_than_the_widest():
    _, (whole, *smaller) = make_widths(encoded(noisy((2000, 1500)), "JPEG", quality=92))
    assert sum(map(len, smaller)) < len(whole) * 0.75
    assert len(smaller[-1]) < len(whole) / 5


def test_all_widths_show_the_same():
    _, (whole, *smaller) = make_widths(encoded(photo((2400, 1800)), "JPEG", quality=95))
    for image in map(opened, smaller):
        wanted = opened(whole).resize(image.size, Image.Resampling.LANCZOS)
        assert max(ImageStat.Stat(ImageChops.difference(image, wanted)).mean) < 2


class Counted(io.BytesIO):
    """A source that counts what is read from it."""

    count = 0

    def read(self, size=-1):
        piece = super().read(size)
        self.count += len(piece)
        return piece


def test_a_photo_is_read_once_for_all_its_widths():
    source = Counted(encoded(noisy((2000, 1500)), "JPEG", quality=92))
    made = make_picture(source, io.BytesIO, Format(ending="jpg", published="jpg"))
    assert len(made.files) == 1 + len(SMALLER_WIDTHS)
    assert source.count < len(source.getvalue()) * 1.1


def test_a_drawing_of_few_colours_stays_sharp():
    image = Image.new("RGB", (100, 100), RED)
    image.paste(BLUE, (50, 0, 100, 100))
    made, result = make(encoded(image, "PNG"))
    assert made.files[0].ending == "png"
    assert {colour for _, colour in result.convert("RGB").getcolors()} == {RED, BLUE}


def test_a_large_drawing_of_few_colours_has_one_form_in_all_widths():
    """Smoothed edges make many colours of two; a width that comes out heavier for it is left out."""
    stripes = Image.new("RGB", (1600, 1000), "white")
    for left in range(0, 1600, 10):
        stripes.paste(BLUE, (left, 0, left + 5, 1000))
    made, written = make_widths(encoded(stripes, "PNG"))
    assert {file.ending for file in made.files} == {"png"}
    assert all(len(smaller) <= len(bigger) * 2 / 3 for bigger, smaller in pairwise(written))
    dots = Image.frombytes("L", (1600, 1000), random.Random(5).randbytes(1_600_000)).point(
        lambda dot: 255 * (dot > 127)
    )
    made, _ = make_widths(encoded(dots.convert("RGB"), "PNG"))
    assert [(file.ending, file.width) for file in made.files] == [("png", 1600), ("png", 480)]


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


def test_the_recipe_names_what_the_bytes_depend_on():
    """Another width or another Pillow gives other files, so it must give another recipe."""
    (recipe,) = (kind.recipe for kind in KINDS if kind.name == "picture")
    wanted = [str(LONGEST_SIDE), *map(str, SMALLER_WIDTHS), *Image.__version__.split(".")]
    assert [part for part in wanted if part not in recipe.split("-")] == []


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
