"""Made-up photographs of 12 megapixels, as cameras write them: JPEG of about 4 MB with noise on every scale.

usage: python photographs.py FOLDER COUNT [WIDTH]

In: a folder and a count. Out: `1.jpg` to `<count>.jpg` in it, each another picture, the same on every machine with the
same libraries. Run by the Python that has Broadsheet, since the imaging library comes with it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyvips

QUALITY = 90
SENSOR = 4.0  # standard deviation of a pixel's own noise
SCALES = range(1, 9)


def main(folder: str, count: str, width: str = "4000") -> None:
    """Write the pictures."""
    size = int(width), int(width) * 3 // 4
    light, hue = clouds(size, 10), clouds(size, 50) * 0.5
    across = pyvips.Image.xyz(*size)
    light = (light + across[0] * (80 / size[0]) + across[1] * (90 / size[1]) + 30).copy_memory()
    hue = hue.copy_memory()
    for number in range(1, int(count) + 1):
        file = Path(folder, f"{number}.jpg")
        if not file.exists():
            picture(light, hue, number).jpegsave(str(file), Q=QUALITY)


def clouds(size: tuple[int, int], seed: int) -> pyvips.Image:
    """Noise that is stronger the coarser it is, as in pictures of the world."""
    total = pyvips.Image.black(*size)
    for power in SCALES:
        scale = 2**power
        grain = pyvips.Image.gaussnoise(
            size[0] // scale + 2, size[1] // scale + 2, sigma=2.2 * scale**0.55, mean=0, seed=seed + power
        )
        total += grain.resize(scale, kernel="cubic").crop(0, 0, *size)
    return total


def picture(light: pyvips.Image, hue: pyvips.Image, number: int) -> pyvips.Image:
    """One photograph: the clouds from another place, with grain of its own."""
    light = light.wrap(x=number * 137 % light.width, y=number * 61 % light.height)
    grain = [
        pyvips.Image.gaussnoise(light.width, light.height, sigma=SENSOR, mean=0, seed=number * 3 + band)
        for band in range(3)
    ]
    bands = [light + grain[0], light * 0.85 + hue + grain[1] + 10, light * 0.7 - hue + grain[2] + 25]
    return bands[0].bandjoin(bands[1:]).cast("uchar").copy(interpretation="srgb")


if __name__ == "__main__":
    main(*sys.argv[1:])
