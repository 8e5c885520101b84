"""Denoising and deblurring by gradient descent: an image is a weight vector with a shape.

Images are (h, w), grey values as floats, 0 black and 1 white. What is wanted, `image`, comes
first and gradients are with respect to it; what was seen, `noisy` or `blurred`, comes second.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "Restoration",
    "convolve",
    "correlate",
    "deblur",
    "deblur_gradient",
    "deblur_loss",
    "denoise",
    "denoise_gradient",
    "denoise_loss",
    "load_photograph",
    "psnr",
]

PHOTOGRAPHS = ("china.jpg", "flower.jpg")


class Restoration(NamedTuple):
    """A restored image (h, w) and the losses (n_steps + 1,), the first one at the start."""

    image: np.ndarray
    losses: np.ndarray


def denoise_loss(image: ArrayLike, noisy: ArrayLike, smoothness: float) -> float:
    """½‖u − f‖² + (smoothness/2)·Σ squared differences to the right and the lower neighbour.

    Raises ValueError for shapes that differ or a negative smoothness. Source: Tikhonov & Arsenin,
    Solutions of Ill-Posed Problems (1977).

    >>> denoise_loss([[1.0, 3.0]], [[1.0, 1.0]], smoothness=2.0)
    6.0
    """
    image, noisy = _image_pair(image, noisy, "noisy")
    _require_smoothness(smoothness)
    roughness = sum(np.sum(np.diff(image, axis=axis) ** 2) for axis in (0, 1))
    return float(0.5 * np.sum((image - noisy) ** 2) + 0.5 * smoothness * roughness)


def denoise_gradient(image: ArrayLike, noisy: ArrayLike, smoothness: float) -> np.ndarray:
    """Gradient of `denoise_loss`, (h, w): (u − f) + smoothness·Σ (u − neighbour).

    The sum runs over the two to four neighbours that lie inside the image.

    >>> denoise_gradient([[1.0, 3.0]], [[1.0, 1.0]], smoothness=2.0)
    array([[-4.,  6.]])
    """
    image, noisy = _image_pair(image, noisy, "noisy")
    _require_smoothness(smoothness)
    down = smoothness * np.diff(image, axis=0)
    right = smoothness * np.diff(image, axis=1)
    gradient = image - noisy
    # A difference pulls at both of its ends, with opposite signs.
    gradient[1:] += down
    gradient[:-1] -= down
    gradient[:, 1:] += right
    gradient[:, :-1] -= right
    return gradient


def denoise(noisy: ArrayLike, smoothness: float, *, n_steps: int = 100) -> Restoration:
    """Descend on `denoise_loss` from the noisy image itself.

    The learning rate is 1/(1 + 8·smoothness): no curvature of the loss is larger than its
    denominator, so no step goes uphill. Raises ValueError as `denoise_loss` does.
    """
    noisy = _image("noisy", noisy)
    _require_smoothness(smoothness)
    return _descend(
        lambda u: denoise_loss(u, noisy, smoothness),
        lambda u: denoise_gradient(u, noisy, smoothness),
        noisy,
        1 / (1 + 8 * smoothness),
        n_steps,
    )


def correlate(image: ArrayLike, kernel: ArrayLike) -> np.ndarray:
    """Slide the kernel over the image as it stands: Σ kernel[i, j]·image[r + i − a, c + j − b].

    (a, b) is the kernel's centre; outside the image there are zeros; the result has the image's
    shape. Raises ValueError unless the kernel is odd in both directions.

    >>> correlate([[0.0, 1.0, 0.0]], [[1.0, 2.0, 3.0]])
    array([[3., 2., 1.]])
    """
    image, kernel = _image("image", image), _image("kernel", kernel)
    if not kernel.shape[0] % 2 == kernel.shape[1] % 2 == 1:
        raise ValueError(f"kernel must be odd in both directions, got shape {kernel.shape}")
    rows, columns = image.shape
    padded = np.pad(image, [(side // 2, side // 2) for side in kernel.shape])
    result = np.zeros_like(image)
    for (i, j), weight in np.ndenumerate(kernel):
        result += weight * padded[i : i + rows, j : j + columns]
    return result


def convolve(image: ArrayLike, kernel: ArrayLike) -> np.ndarray:
    """True convolution, zero-padded, of the image's shape: `correlate` with the kernel flipped.

    The two are each other's adjoint: ⟨k∗x, y⟩ = ⟨x, correlate(y, k)⟩ for all x and y.

    >>> convolve([[0.0, 1.0, 0.0]], [[1.0, 2.0, 3.0]])
    array([[1., 2., 3.]])
    """
    return correlate(image, _image("kernel", kernel)[::-1, ::-1])


def deblur_loss(image: ArrayLike, blurred: ArrayLike, kernel: ArrayLike) -> float:
    """½‖k∗u − f‖²: how far the image, once blurred, is from the blurred one that was seen.

    >>> deblur_loss([[0.0, 1.0, 0.0]], [[1.0, 2.0, 1.0]], [[1.0, 2.0, 3.0]])
    2.0
    """
    image, blurred = _image_pair(image, blurred, "blurred")
    return float(0.5 * np.sum((convolve(image, kernel) - blurred) ** 2))


def deblur_gradient(image: ArrayLike, blurred: ArrayLike, kernel: ArrayLike) -> np.ndarray:
    """Gradient of `deblur_loss`, (h, w): the residual k∗u − f, correlated with the kernel.

    >>> deblur_gradient([[0.0, 1.0, 0.0]], [[1.0, 2.0, 1.0]], [[1.0, 2.0, 3.0]])
    array([[0., 6., 4.]])
    """
    image, blurred = _image_pair(image, blurred, "blurred")
    return correlate(convolve(image, kernel) - blurred, kernel)


def deblur(blurred: ArrayLike, kernel: ArrayLike, *, n_steps: int = 100) -> Restoration:
    """Descend on `deblur_loss` from the blurred image itself; n_steps is the regulariser.

    Detail comes back first and amplified noise later, so an early stop is part of the method. The
    learning rate is 1/(Σ|k|)², below which no step goes uphill. Source: Landweber (1951).
    """
    blurred, kernel = _image("blurred", blurred), _image("kernel", kernel)
    size = np.abs(kernel).sum()
    if size == 0:
        raise ValueError("kernel must hold a number other than 0, got zeros only")
    return _descend(
        lambda u: deblur_loss(u, blurred, kernel),
        lambda u: deblur_gradient(u, blurred, kernel),
        blurred,
        1 / size**2,
        n_steps,
    )


def psnr(image: ArrayLike, truth: ArrayLike, *, peak: float = 1.0) -> float:
    """Peak signal-to-noise ratio 10·log₁₀(peak²/MSE) in decibels: higher is better.

    `peak` is the largest grey value there can be. Infinite when the two images are equal.

    >>> psnr([[0.5, 0.5]], [[0.4, 0.6]])
    20.0
    """
    image, truth = _image_pair(image, truth, "truth")
    if not peak > 0:
        raise ValueError(f"peak must be positive, got {peak!r}")
    error = float(np.mean((image - truth) ** 2))
    return 10 * math.log10(peak**2 / error) if error else math.inf


def load_photograph(name: str = "china.jpg", *, size: int = 128) -> np.ndarray:
    """A photograph that comes with scikit-learn, grey, (size, size), values in [0, 1].

    `name` is one of PHOTOGRAPHS. The middle of the picture is taken, and each pixel is the mean of
    a square block of its pixels. Raises ValueError for another name or a size it cannot fill.
    """
    from sklearn.datasets import load_sample_image

    if name not in PHOTOGRAPHS:
        raise ValueError(f"name must be one of {', '.join(PHOTOGRAPHS)}, got {name!r}")
    grey = load_sample_image(name).mean(axis=2) / 255
    if not 1 <= size <= min(grey.shape):
        raise ValueError(f"size must be from 1 to {min(grey.shape)}, got {size!r}")
    block = min(grey.shape) // size
    top, left = ((side - size * block) // 2 for side in grey.shape)
    middle = grey[top : top + size * block, left : left + size * block]
    return middle.reshape(size, block, size, block).mean(axis=(1, 3))


def _descend(
    loss: Callable, gradient: Callable, start: ArrayLike, learning_rate: float, n_steps: int
) -> Restoration:
    """Plain gradient descent that keeps the last image only; a trajectory of images is large."""
    if n_steps < 0:
        raise ValueError(f"n_steps must be at least 0, got {n_steps!r}")
    image = np.array(start, dtype=float)
    losses = [loss(image)]
    for _ in range(n_steps):
        image -= learning_rate * gradient(image)
        losses.append(loss(image))
    return Restoration(image, np.array(losses))


def _image(name: str, value: ArrayLike) -> np.ndarray:
    value = np.asarray(value, dtype=float)
    if value.ndim != 2 or not value.size:
        raise ValueError(f"{name} must be (h, w) with h, w ≥ 1, got shape {value.shape}")
    return value


def _image_pair(image, other, name: str) -> tuple[np.ndarray, np.ndarray]:
    image, other = _image("image", image), _image(name, other)
    if image.shape != other.shape:
        raise ValueError(
            f"image and {name} must have one shape, got {image.shape} and {other.shape}"
        )
    return image, other


def _require_smoothness(smoothness: float) -> None:
    if not smoothness >= 0:
        raise ValueError(f"smoothness must be at least 0, got {smoothness!r}")
