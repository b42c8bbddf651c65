# The jingle for Yusuf's radio show. Only the standard library.
# Every note is the first note times a fraction. That is the whole trick.
import math
import struct
import wave

RATE = 16000            # samples in one second
FIRST = 220.0           # the low A
BEAT = 0.25             # seconds

# (fraction of the first note, beats)
TUNE = [
    (1 / 1, 1), (5 / 4, 1), (3 / 2, 1), (2 / 1, 2), (0, 1),
    (9 / 5, 1), (3 / 2, 1), (5 / 4, 1), (3 / 2, 3), (0, 1),
    (1 / 1, 1), (5 / 4, 1), (3 / 2, 1), (2 / 1, 4),
]


def tone(fraction, seconds):
    samples = []
    count = int(RATE * seconds)
    for n in range(count):
        t = n / RATE
        fade = min(1, n / 200) * (1 - n / count)      # without this it clicks
        value = math.sin(2 * math.pi * FIRST * fraction * t)
        value = value + 0.4 * math.sin(2 * math.pi * 2 * FIRST * fraction * t)
        samples.append(0.5 * fade * value if fraction else 0.0)
    return samples


def add_drum(samples):
    # a thump on every second beat: a low note that falls
    for start in range(0, len(samples), int(RATE * BEAT * 2)):
        for n in range(min(1600, len(samples) - start)):
            pitch = 90 - n / 40
            thump = 0.35 * (1 - n / 1600) * math.sin(2 * math.pi * pitch * n / RATE)
            samples[start + n] = samples[start + n] + thump


def write_jingle(name):
    samples = []
    for fraction, beats in TUNE:
        samples = samples + tone(fraction, beats * BEAT)
    add_drum(samples)
    with wave.open(name, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for value in samples:
            loud = int(30000 * max(-1, min(1, value)))
            file.writeframes(struct.pack("<h", loud))


if __name__ == "__main__":
    write_jingle("jingle.wav")
