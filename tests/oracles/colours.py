"""How colours look to people: the contrast of WCAG, and how far two colours are apart for an eye that lacks cones.

Add here: another measure of a colour. Keep out: the colours (warehouse/style/colours.py).
"""

Linear = tuple[float, ...]

# How linear red, green and blue reach an eye that lacks one kind of cone (Machado, Oliveira, Fernandes 2009).
EYES = {
    "all three": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no green": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "no blue": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def linear(colour: str) -> Linear:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)


def weighed(weights: tuple[float, ...], channels: Linear) -> float:
    return sum(weight * one for weight, one in zip(weights, channels, strict=True))


def luminance(colour: str) -> float:
    return weighed((0.2126, 0.7152, 0.0722), linear(colour))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str, eye: str = "all three") -> tuple[float, float, float]:
    """Lightness from 0 to 100, and two axes of hue: 2 apart is just seen to differ."""
    seen = tuple(min(max(weighed(row, linear(colour)), 0), 1) for row in EYES[eye])
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            weighed((0.4339, 0.3762, 0.1899), seen),
            weighed((0.2126, 0.7152, 0.0722), seen),
            weighed((0.0177, 0.1095, 0.8729), seen),
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, eye: str) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(lab(one, eye), lab(other, eye), strict=True)) ** 0.5)
