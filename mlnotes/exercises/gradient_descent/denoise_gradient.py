"""The gradient that smooths an image and holds it to what was seen."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import images
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([[1.0, 4.0], [2.0, 9.0]]), np.array([[3.0, 3.0], [1.0, 5.0]]), 2.0
    yield np.array([[1.0, 2.0, 6.0]]), np.array([[2.0, 1.0, 3.0]]), 3.0
    yield nonzero_integers(rng, 3, 3), nonzero_integers(rng, 3, 3), 0.5
    flat = np.full((3, 3), 2.0)
    yield Case(flat, nonzero_integers(rng, 3, 3), 2.0, word="an image of one grey")
    for rows, columns in [(4, 1), (2, 5), (4, 3), (5, 5), (3, 8), (12, 9)]:
        image = rng.normal(size=(rows, columns))
        noisy = image + rng.normal(loc=1.0, size=image.shape)
        yield image, noisy, float(rng.uniform(0.2, 3.0))


def _pull(
    image: np.ndarray, axis: int, first=-1.0, second=1.0, slope: Callable = np.positive
) -> np.ndarray:
    """The slope of every difference along one axis, times `first` and `second` at its two ends."""
    steps = slope(np.diff(np.moveaxis(image, axis, 0), axis=0))
    pull = np.zeros_like(np.moveaxis(image, axis, 0))
    pull[:-1] += first * steps
    pull[1:] += second * steps
    return np.moveaxis(pull, 0, axis)


def _roughness_gradient(image: np.ndarray, **ends) -> np.ndarray:
    return _pull(image, 0, **ends) + _pull(image, 1, **ends)


def _smoothed(roughness_gradient: Callable) -> Callable:
    """A wrong function whose data term is right and whose smoothing term is as given."""
    return lambda u, f, smoothness: u - f + smoothness * roughness_gradient(u)


def _framed(image: np.ndarray, **padding) -> np.ndarray:
    """Four times each pixel, minus its four neighbours in a padded image."""
    p = np.pad(image, 1, **padding)
    return 4 * image - p[:-2, 1:-1] - p[2:, 1:-1] - p[1:-1, :-2] - p[1:-1, 2:]


def _wraps_at_top_and_left(image: np.ndarray) -> np.ndarray:
    """What `image[i - 1, j]` does at i = 0, when only i + 1 is guarded."""
    wrapped = np.zeros_like(image)
    wrapped[0] += image[0] - image[-1]
    wrapped[:, 0] += image[:, 0] - image[:, -1]
    return _roughness_gradient(image) + wrapped


def _wrapped_one_end(image: np.ndarray, shift: int) -> np.ndarray:
    return 2 * image - np.roll(image, shift, 0) - np.roll(image, shift, 1)


def _interior_only(image: np.ndarray) -> np.ndarray:
    smooth = np.zeros_like(image)
    smooth[1:-1, 1:-1] = _roughness_gradient(image)[1:-1, 1:-1]
    return smooth


def _with_diagonals(image: np.ndarray) -> np.ndarray:
    p = np.pad(image, 1, constant_values=np.nan)
    rows, columns = image.shape
    around = [p[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
    return np.nansum([image - neighbour for neighbour in around], axis=0)


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="denoise_gradient(image, noisy, smoothness)",
    task="Return the gradient of ½‖u − f‖² + (smoothness/2)·Σ (squared differences of each pixel "
    "to its right and its lower neighbour) with respect to the image u; f is `noisy`.",
    reference=images.denoise_gradient,
    cases=_cases,
    hints=(
        "Ask of one pixel in which terms it stands: once in the data term, and once for each "
        "neighbour that it has: up to four, though every pair is counted once.",
        "Pixel p contributes uₚ − fₚ, and for each neighbour q inside the image a term with uₚ − "
        "u_q. A pixel at the border has fewer neighbours.",
        "`gradient = image - noisy`, then `down = np.diff(image, axis=0)`. Each entry of `down` "
        "belongs to two pixels: it is added to the lower one, times smoothness, and taken from "
        "the upper one. Then the same to the right.",
    ),
    mistakes={
        "wraps_around": (
            "This wraps around at the borders: the first row is compared with the last, as "
            "`np.roll` and the index −1 do. A pixel at the edge simply has fewer neighbours.",
            _smoothed(lambda u: _framed(u, mode="wrap")),
            _smoothed(_wraps_at_top_and_left),
            _smoothed(lambda u: _wrapped_one_end(u, 1)),
            _smoothed(lambda u: _wrapped_one_end(u, -1)),
        ),
        "smoothing_sign_flipped": (
            "The sign of the smoothing term is flipped: descent would drive neighbours apart. "
            "A pixel above its neighbours must get a positive slope, so that the step lowers it.",
            _smoothed(lambda u: -_roughness_gradient(u)),
        ),
        "one_direction_only": (
            "Only one direction is smoothed. Differences to the right neighbour and to the lower "
            "one both count.",
            _smoothed(lambda u: _pull(u, 0)),
            _smoothed(lambda u: _pull(u, 1)),
        ),
        "one_end_only": (
            "Each difference is counted at one of its ends only. It holds two pixels, so it has a "
            "slope in both, with opposite signs: a pixel feels its left and upper neighbours too.",
            _smoothed(lambda u: _roughness_gradient(u, second=0)),
            _smoothed(lambda u: _roughness_gradient(u, first=0)),
            _smoothed(lambda u: _roughness_gradient(u, second=0, first=1)),
            _smoothed(lambda u: _roughness_gradient(u, second=-1, first=0)),
            *(
                _smoothed(lambda u, a=axis, e=ends: _pull(u, a, *e))
                for axis in (0, 1)
                for ends in ((-1, 0), (0, 1))
            ),
        ),
        "ends_with_one_sign": (
            "Both ends of a difference get the same sign here. In (b − a)² the slope in b is "
            "2(b − a), and in a it is the opposite of that.",
            _smoothed(lambda u: _roughness_gradient(u, first=1)),
            _smoothed(lambda u: _roughness_gradient(u, second=-1)),
        ),
        "zeros_outside": (
            "This takes the pixels outside the image for zeros, and pulls the borders towards "
            "black. There is no neighbour outside, so there is no term for one.",
            _smoothed(lambda u: _framed(u)),
        ),
        "borders_not_smoothed": (
            "Only the interior is smoothed. Border pixels have neighbours too, two or three.",
            _smoothed(_interior_only),
        ),
        "diagonals_counted": (
            "Diagonal neighbours are counted too; the loss knows only right and lower ones.",
            _smoothed(_with_diagonals),
        ),
        "smoothing_doubled": (
            "The smoothing term is twice too large. Its ½ cancels the 2 of the square; or each "
            "pair of neighbours was counted twice.",
            _smoothed(lambda u: 2 * _roughness_gradient(u)),
        ),
        "half_not_cancelled": (
            "The ½ is still there: it cancels against the 2 that the derivative of a square "
            "brings.",
            _smoothed(lambda u: _roughness_gradient(u) / 2),
            lambda u, f, smoothness: (u - f) / 2 + smoothness * _roughness_gradient(u),
            lambda u, f, smoothness: (u - f + smoothness * _roughness_gradient(u)) / 2,
        ),
        "halves_forgotten": (
            "This is twice too large: the loss has a ½ before its squares.",
            lambda u, f, smoothness: 2 * (u - f) + smoothness * _roughness_gradient(u),
            lambda u, f, smoothness: 2 * (u - f + smoothness * _roughness_gradient(u)),
        ),
        "data_sign_flipped": (
            "The sign of the data term is flipped: it is u − f, or the image would flee from what "
            "was seen.",
            lambda u, f, smoothness: f - u + smoothness * _roughness_gradient(u),
        ),
        "downhill": (
            "All signs are flipped: this points downhill. The descent does the subtracting.",
            lambda u, f, smoothness: f - u - smoothness * _roughness_gradient(u),
        ),
        "data_term_left_out": (
            "The data term is left out: with smoothing alone, descent ends in an even grey.",
            lambda u, f, smoothness: smoothness * _roughness_gradient(u),
        ),
        "smoothness_left_out": (
            "The factor `smoothness` is not used: it weighs the smoothing against the data.",
            lambda u, f, smoothness: u - f + _roughness_gradient(u),
        ),
        "noisy_smoothed": (
            "The differences are taken in the noisy image, or in the residual. What is to become "
            "smooth is `image`.",
            lambda u, f, smoothness: u - f + smoothness * _roughness_gradient(f),
            lambda u, f, smoothness: u - f + smoothness * _roughness_gradient(u - f),
        ),
        "absolute_differences": (
            "This is the slope of absolute differences, each worth its sign only. Here their "
            "squares are penalised, so a large one pulls harder.",
            _smoothed(lambda u: _roughness_gradient(u, slope=np.sign)),
        ),
        "averaged": (
            "This is divided by the number of pixels; the loss is a sum over them.",
            lambda u, f, smoothness: (u - f + smoothness * _roughness_gradient(u)) / u.size,
        ),
    },
    companions={"the loss itself, not its gradient": images.denoise_loss},
    lesson="A pixel's slope is its distance from what was seen, plus its distances from its "
    "neighbours. At the minimum the two balance, and `smoothness` says at what price.",
)
