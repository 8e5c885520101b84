"""The gradient that undoes a known blur: the residual goes back through the adjoint."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import images
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers
from mlnotes.images import convolve, correlate


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 4.0, 2.0]]), np.array([[1.0, 2.0, 4.0]])
    image = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0]])
    yield image, np.ones((3, 2)), np.array([[3.0], [1.0], [2.0]])
    yield nonzero_integers(rng, 3, 3), nonzero_integers(rng, 3, 3), _asymmetric(rng, 3, 3)
    even = np.array([[1.0, 2.0, 1.0]])
    yield Case(
        nonzero_integers(rng, 2, 4), nonzero_integers(rng, 2, 4), even, word="a symmetric kernel"
    )
    one = np.array([[2.0]])
    yield Case(
        nonzero_integers(rng, 2, 2), nonzero_integers(rng, 2, 2), one, word="a kernel of one entry"
    )
    sizes = [(4, 4, 3, 3), (3, 6, 1, 5), (7, 2, 5, 1), (5, 7, 3, 5), (5, 3, 5, 3), (12, 9, 3, 3)]
    for rows, columns, height, width in sizes:
        image = rng.normal(loc=1.0, size=(rows, columns))
        yield image, rng.normal(size=(rows, columns)), _asymmetric(rng, height, width)


def _asymmetric(rng: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """A kernel with weights that grow along rows and columns, so that every flip shows."""
    growing = np.arange(rows * columns, dtype=float).reshape(rows, columns)
    return growing + rng.integers(1, 4) + rng.integers(0, 2, size=growing.shape) / 2


def _through(blur: Callable, back: Callable) -> Callable:
    """A wrong function that blurs by `blur(image, kernel)` and returns by `back(residual, k)`."""
    return lambda u, f, k: back(blur(u, k) - f, k)


def _correlate_padded(image: np.ndarray, kernel: np.ndarray, mode: str) -> np.ndarray:
    """`correlate`, but on an image continued beyond its borders as `np.pad` does in this mode."""
    (up, left), (rows, columns) = (side // 2 for side in kernel.shape), image.shape
    padded = np.pad(image, ((up, up), (left, left)), mode=mode)
    return correlate(padded, kernel)[up : up + rows, left : left + columns]


def _continued(mode: str, blur_too: bool = True, back_too: bool = True) -> Callable:
    """Blur, way back or both with a border that is not zero."""

    def padded_blur(u, k):
        return _correlate_padded(u, k[::-1, ::-1], mode)

    def padded_back(r, k):
        return _correlate_padded(r, k, mode)

    return _through(padded_blur if blur_too else convolve, padded_back if back_too else correlate)


def _by_fft_from_the_corner(u: np.ndarray, f: np.ndarray, k: np.ndarray) -> np.ndarray:
    """A plain product of transforms: it wraps around, and the kernel is not centred either."""
    transfer = np.fft.fft2(k, u.shape)
    residual = np.fft.ifft2(transfer * np.fft.fft2(u)).real - f
    return np.fft.ifft2(transfer.conj() * np.fft.fft2(residual)).real


def _corner(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """The full convolution cut off at its upper left corner, not around its middle."""
    up, left = (side // 2 for side in kernel.shape)
    full = convolve(np.pad(image, ((up, up), (left, left))), kernel)
    return full[: image.shape[0], : image.shape[1]]


def _corner_back(residual: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    return _corner(residual, kernel[::-1, ::-1])


def _half_flipped(axis: int) -> Callable:
    return lambda u, k: correlate(u, np.flip(k, axis))


exercise = Exercise(
    __name__,
    points=3,
    minutes=12,
    signature="deblur_gradient(image, blurred, kernel)",
    task="Return the gradient of ½‖k∗u − f‖² with respect to the image u; f is `blurred`. The "
    "convolution ∗ flips the kernel, sees zeros outside the image and keeps its size.",
    reference=images.deblur_gradient,
    cases=_cases,
    hints=(
        "A convolution is linear: a matrix K acting on the pixels. The gradient of ½‖Ku − f‖² is "
        "Kᵀ(Ku − f). Which way does Kᵀ move things, if K moved them to the right?",
        "Kᵀ is correlation: the kernel slides over the residual without being flipped, again "
        "with zeros outside and of the same size.",
        "Write `correlate(image, kernel)` first, with `np.pad` and a loop over the kernel; then "
        "`residual = correlate(image, kernel[::-1, ::-1]) - blurred`.",
    ),
    mistakes={
        "convolved_twice": (
            "The residual is convolved with the kernel once more. The way back is the adjoint, "
            "which doesn't flip the kernel; only for a symmetric one is that the same.",
            _through(convolve, convolve),
        ),
        "kernel_not_flipped": (
            "The blur itself is not a convolution here: a convolution flips the kernel in both "
            "directions. Sliding it as it stands is correlation.",
            _through(correlate, correlate),
            _through(correlate, convolve),
        ),
        "flipped_in_one_direction": (
            "The kernel is flipped in one direction only. A convolution turns it upside down and "
            "left to right: `kernel[::-1, ::-1]`.",
            *(_through(_half_flipped(axis), correlate) for axis in (0, 1)),
            *(_through(_half_flipped(axis), _half_flipped(1 - axis)) for axis in (0, 1)),
            *(_through(convolve, _half_flipped(axis)) for axis in (0, 1)),
        ),
        "kernel_transposed": (
            "The kernel is transposed for the way back. What is transposed is the large matrix "
            "that blurs all pixels; to the kernel, that means not to flip it.",
            _through(convolve, lambda r, k: correlate(r, k.T)),
            _through(convolve, lambda r, k: convolve(r, k.T)),
        ),
        "residual_sign": (
            "The sign of the residual is flipped: it is k∗u − f, and this points downhill.",
            lambda u, f, k: correlate(f - convolve(u, k), k),
        ),
        "wraps_around": (
            "This wraps around: what leaves the image on one side comes in on the other, as it "
            "does with a plain FFT or `np.roll`. Outside the image there are zeros.",
            _continued("wrap"),
            _continued("wrap", back_too=False),
            _continued("wrap", blur_too=False),
            _by_fft_from_the_corner,
        ),
        "borders_continued": (
            "The image is continued beyond its borders, by its last pixels or its mirror image. "
            "Here there are zeros outside.",
            *(
                _continued(mode, blur_too, back_too)
                for mode in ("edge", "symmetric", "reflect")
                for blur_too, back_too in ((True, True), (True, False), (False, True))
            ),
        ),
        "not_centred": (
            "The result is cut off at a corner, and so is shifted. Keep the middle: the kernel's "
            "centre belongs on the pixel that is computed.",
            _through(_corner, correlate),
            _through(_corner, _corner_back),
            _through(_corner, _corner),
            _through(convolve, _corner_back),
        ),
        "adjoint_left_out": (
            "This is the residual k∗u − f alone. By the chain rule it goes back through the "
            "blur, by a correlation with the kernel.",
            lambda u, f, k: convolve(u, k) - f,
        ),
        "blur_left_out": (
            "The image is compared with the blurred one as it is. Blur it first: the residual is "
            "k∗u − f.",
            lambda u, f, k: u - f,
            lambda u, f, k: correlate(u - f, k),
            lambda u, f, k: convolve(u - f, k),
        ),
        "blurred_left_out": (
            "The blurred image is left out of the residual: it is k∗u − f, not k∗u.",
            lambda u, f, k: correlate(convolve(u, k), k),
        ),
        "factor_wrong": (
            "A factor is wrong. The loss is a sum, not a mean, and its ½ cancels the 2 of the "
            "square: none is left.",
            lambda u, f, k: 2 * images.deblur_gradient(u, f, k),
            lambda u, f, k: images.deblur_gradient(u, f, k) / 2,
            lambda u, f, k: images.deblur_gradient(u, f, k) / u.size,
            lambda u, f, k: 2 / u.size * images.deblur_gradient(u, f, k),
        ),
        "kernel_normalised": (
            "The kernel is divided by a sum of its entries. It need not sum to 1; use it as it is "
            "given.",
            lambda u, f, k: images.deblur_gradient(u, f, k / k.sum()),
        ),
    },
    companions={"the loss itself, not its gradient": images.deblur_loss},
    lesson="Forward through K, back through Kᵀ: for a blur the two differ by a flip of the kernel. "
    "Backpropagation through a convolutional layer is this very step.",
)
