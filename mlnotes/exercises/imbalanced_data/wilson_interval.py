"""How far a measured share may be from the true one."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.intervals import wilson_interval

NONE, ALL = "no success at all", "nothing but successes"
DEFAULT = "the default z"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 1, 4, 2.0
    yield 3, 4, 1.0
    yield Case(0, 3, 1.0, word=NONE)
    yield Case(0, 5, 3.0, word=NONE)
    yield Case(3, 3, 1.0, word=ALL)
    yield Case(8, 8, 2.0, word=ALL)
    yield Case(1, 2, 2.0, word="half successes")
    yield Case(4, 10, word=DEFAULT)
    yield Case(17, 20, word=DEFAULT)
    yield 9, 10, 3.0
    yield 2, 50, 2.5
    for n in (12, 40, 150, 1000):
        share, z = rng.choice([0.1, 0.3, 0.7, 0.9]), float(rng.uniform(0.5, 3.0))
        yield int(np.clip(round(n * share) + rng.integers(-1, 2), 1, n - 1)), n, z


def _ends(centre: Callable, half: Callable, *, clipped: bool = False) -> Callable:
    """A wrong interval, from its centre and half its width as functions of (p, n, z)."""

    def interval(successes, n, z=1.96):
        middle, side = (part(successes / n, n, z) for part in (centre, half))
        low, high = middle - side, middle + side
        return (max(low, 0.0), min(high, 1.0)) if clipped else (low, high)

    return interval


def _centre(p, n, z):
    return (p + z**2 / (2 * n)) / (1 + z**2 / n)


def _half(p, n, z):
    return z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)


def _wald(p, n, z):
    return z * np.sqrt(p * (1 - p) / n)


def _share(p, n, z):
    return p


def _shrunk(p, n, z):
    """The share with z²/2 successes and z²/2 failures added, Agresti and Coull's."""
    centre = _centre(p, n, z)
    return z * np.sqrt(centre * (1 - centre) / (n + z**2))


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="wilson_interval(successes, n, z=1.96)",
    task="Of n ≥ 1 tries `successes` succeeded, 0 ≤ successes ≤ n, and p = successes/n. Return the "
    "ends (low, high) of the Wilson interval for the true share: its centre is "
    "(p + z²/(2n)) / (1 + z²/n), and it reaches z·√(p(1 − p)/n + z²/(4n²)) / (1 + z²/n) to each "
    "side of it; z > 0.",
    reference=wilson_interval,
    returns=("low", "high"),
    cases=_cases,
    hints=(
        "Two numbers are needed: where the middle is, and how far it reaches to each side. Both "
        "are divided by the same thing.",
        "The centre is (p + z²/(2n)) / (1 + z²/n), and half the width is "
        "z·√(p(1 − p)/n + z²/(4n²)) / (1 + z²/n).",
        "`denominator = 1 + z**2 / n` serves both. Mind the brackets: `/ 2 * n` multiplies by n.",
    ),
    mistakes={
        "wald": (
            "This is the Wald interval, p ± z·√(p(1 − p)/n). With no success at all it has no "
            "width, as if the true share were known to be 0.",
            _ends(_share, _wald),
            _ends(_share, _wald, clipped=True),
        ),
        "centred_at_p": (
            "The interval is centred at p. Its centre lies between p and ½, the nearer to ½ the "
            "fewer tries there are.",
            _ends(_share, _half),
            _ends(_share, _half, clipped=True),
        ),
        "z_not_squared": (
            "z stands unsquared where z² belongs: in the centre, in the root and below the line.",
            _ends(
                lambda p, n, z: (p + z / (2 * n)) / (1 + z / n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z / (4 * n**2)) / (1 + z / n),
            ),
        ),
        "z_not_squared_somewhere": (
            "z stands unsquared in one or two of the three places where z² belongs: the centre, "
            "the root and below the line.",
            _ends(lambda p, n, z: (p + z / (2 * n)) / (1 + z**2 / n), _half),
            _ends(
                _centre,
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z / (4 * n**2)) / (1 + z**2 / n),
            ),
            _ends(
                lambda p, n, z: (p + z**2 / (2 * n)) / (1 + z / n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z / n),
            ),
            _ends(
                lambda p, n, z: (p + z / (2 * n)) / (1 + z**2 / n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z / (4 * n**2)) / (1 + z**2 / n),
            ),
        ),
        "not_divided": (
            "Nothing is divided by 1 + z²/n, so the interval can leave [0, 1].",
            _ends(
                lambda p, n, z: p + z**2 / (2 * n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)),
            ),
            _ends(
                lambda p, n, z: p + z**2 / (2 * n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)),
                clipped=True,
            ),
        ),
        "centre_not_divided": (
            "The centre is not divided by 1 + z²/n; half the width is.",
            _ends(lambda p, n, z: p + z**2 / (2 * n), _half),
            _ends(lambda p, n, z: p + z**2 / (2 * n), _half, clipped=True),
        ),
        "width_not_divided": (
            "Half the width is not divided by 1 + z²/n; the centre is. (Are brackets missing "
            "around centre ± half?)",
            _ends(_centre, lambda p, n, z: _half(p, n, z) * (1 + z**2 / n)),
            _ends(_centre, lambda p, n, z: _half(p, n, z) * (1 + z**2 / n), clipped=True),
        ),
        "wald_width": (
            "The centre is right, but the width is that of the Wald interval, z·√(p(1 − p)/n), as "
            "it is or divided by 1 + z²/n: z²/(4n²) in the root is missing.",
            _ends(_centre, _wald),
            _ends(_centre, _wald, clipped=True),
            _ends(_centre, lambda p, n, z: _wald(p, n, z) / (1 + z**2 / n)),
        ),
        "agresti_coull": (
            "This is the Agresti–Coull interval: the Wald formula with z²/2 successes and z²/2 "
            "failures added. It has Wilson's centre, and is a little wider.",
            _ends(_centre, _shrunk),
            _ends(_centre, _shrunk, clipped=True),
        ),
        "factor_z_missing": (
            "The factor z in front of the root is missing.",
            _ends(_centre, lambda p, n, z: _half(p, n, z) / z),
        ),
        "root_missing": (
            "The root is missing: p(1 − p)/n + z²/(4n²) is a variance.",
            _ends(
                _centre,
                lambda p, n, z: z * (p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n),
            ),
        ),
        "n_not_squared": (
            "In the root n stands unsquared, z²/(4n): it is z²/(4n²).",
            _ends(
                _centre,
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n)) / (1 + z**2 / n),
            ),
        ),
        "twos_and_fours": (
            "A 2 or a 4 is missing, or one stands for the other: it is z²/(2n) in the centre and "
            "z²/(4n²) in the root.",
            _ends(lambda p, n, z: (p + z**2 / n) / (1 + z**2 / n), _half),
            _ends(lambda p, n, z: (p + z**2 / (4 * n)) / (1 + z**2 / n), _half),
            _ends(
                _centre,
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (2 * n**2)) / (1 + z**2 / n),
            ),
            _ends(
                _centre,
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / n**2) / (1 + z**2 / n),
            ),
            _ends(
                lambda p, n, z: (p + z**2 / n) / (1 + z**2 / n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / n**2) / (1 + z**2 / n),
            ),
        ),
        "z_ignored": (
            "z is ignored, and another number put in its place: 1.96, 2 or 1.",
            lambda successes, n, z=1.96: wilson_interval(successes, n),
            lambda successes, n, z=1.96: wilson_interval(successes, n, 2.0),
            lambda successes, n, z=1.96: wilson_interval(successes, n, 1.0),
        ),
        "share_not_divided": (
            "The number of successes stands where their share p = successes/n belongs.",
            lambda successes, n, z=1.96: (
                _centre(successes, n, z) - _half(successes, n, z),
                _centre(successes, n, z) + _half(successes, n, z),
            ),
        ),
        "centre_and_half_width": (
            "These are the centre and half the width. Return the ends, centre − half and centre + "
            "half.",
            lambda successes, n, z=1.96: (_centre(successes / n, n, z), _half(successes / n, n, z)),
            lambda successes, n, z=1.96: (_half(successes / n, n, z), _centre(successes / n, n, z)),
        ),
        "half_as_wide": (
            "The interval is half as wide as it should be: the second formula is what it reaches "
            "to each side, and not in all.",
            _ends(_centre, lambda p, n, z: _half(p, n, z) / 2),
        ),
        "one_over_two_n_missed": (
            "This multiplies by n where it should divide, as `z**2 / 2 * n` or `z**2 / 4 * n**2` "
            "do: brackets are missing.",
            _ends(lambda p, n, z: (p + z**2 / 2 * n) / (1 + z**2 / n), _half),
            _ends(
                _centre,
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / 4 * n**2) / (1 + z**2 / n),
            ),
            _ends(
                lambda p, n, z: (p + z**2 / 2 * n) / (1 + z**2 / n),
                lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / 4 * n**2) / (1 + z**2 / n),
            ),
        ),
    },
    companions={
        "the Wald interval with n − 1 for n": _ends(
            _share, lambda p, n, z: z * np.sqrt(p * (1 - p) / (n - 1))
        ),
        "p ± z/(2√n), the widest that the Wald interval can be": _ends(
            _share, lambda p, n, z: z / (2 * np.sqrt(n))
        ),
        "p ± √(p(1 − p)/n), one standard error to each side": _ends(
            _share, lambda p, n, z: np.sqrt(p * (1 - p) / n)
        ),
        "p ± z·√(p(1 − p)), not divided by √n": _ends(
            _share, lambda p, n, z: z * np.sqrt(p * (1 - p))
        ),
        "p ± z·p(1 − p)/n, without the root": _ends(_share, lambda p, n, z: z * p * (1 - p) / n),
        "the Wilson interval of the failures": lambda successes, n, z=1.96: wilson_interval(
            n - successes, n, z
        ),
        "the Wilson interval with z doubled": lambda successes, n, z=1.96: wilson_interval(
            successes, n, 2 * z
        ),
        "the Wilson interval with 1/(2n) more to each side, a correction for continuity": _ends(
            _centre, lambda p, n, z: _half(p, n, z) + 1 / (2 * n)
        ),
        "the Wilson interval with 1/(2n) more to each side, cut off at 0 and 1": _ends(
            _centre, lambda p, n, z: _half(p, n, z) + 1 / (2 * n), clipped=True
        ),
        "the Wald interval with two successes and two failures added": (
            lambda successes, n, z=1.96: _ends(_share, _wald)(successes + 2, n + 4, z)
        ),
        "the Wilson interval with 1 + z²/(2n) below the line": _ends(
            lambda p, n, z: (p + z**2 / (2 * n)) / (1 + z**2 / (2 * n)),
            lambda p, n, z: _half(p, n, z) * (1 + z**2 / n) / (1 + z**2 / (2 * n)),
        ),
        "the Wilson interval with the term z²/(2n) alone divided by 1 + z²/n in the centre": _ends(
            lambda p, n, z: p + z**2 / (2 * n) / (1 + z**2 / n), _half
        ),
        "the Wilson interval with half of z": lambda successes, n, z=1.96: wilson_interval(
            successes, n, z / 2
        ),
        "the Wilson interval with z²": lambda successes, n, z=1.96: wilson_interval(
            successes, n, z**2
        ),
        "the Wilson interval with only (p(1 − p) + z²/(4n²)) in the root, not divided by n": _ends(
            _centre,
            lambda p, n, z: z * np.sqrt(p * (1 - p) + z**2 / (4 * n**2)) / (1 + z**2 / n),
        ),
        "the Wilson interval with z²/(4n²) subtracted in the root": _ends(
            _centre,
            lambda p, n, z: (
                z * np.sqrt(np.maximum(p * (1 - p) / n - z**2 / (4 * n**2), 0)) / (1 + z**2 / n)
            ),
        ),
        "the Wilson interval with p in the place of p(1 − p)": _ends(
            _centre, lambda p, n, z: z * np.sqrt(p / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        ),
        "the Wilson interval with p² in the place of p(1 − p)": _ends(
            _centre, lambda p, n, z: z * np.sqrt(p**2 / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        ),
        "the Wilson interval moved to a centre of p/(1 + z²/n)": _ends(
            lambda p, n, z: p / (1 + z**2 / n), _half
        ),
        "the Wilson interval with centre (p − z²/(2n)) / (1 + z²/n)": _ends(
            lambda p, n, z: (p - z**2 / (2 * n)) / (1 + z**2 / n), _half
        ),
        "the Wilson interval whose width is divided by 1 + z²/n inside the root": _ends(
            _centre,
            lambda p, n, z: z * np.sqrt((p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)),
        ),
        "the Wilson interval with 1 − z²/n below the line": _ends(
            lambda p, n, z: (p + z**2 / (2 * n)) / (1 - z**2 / n),
            lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 - z**2 / n),
        ),
        "the Wilson interval with 1 + z² below the line": _ends(
            lambda p, n, z: (p + z**2 / (2 * n)) / (1 + z**2),
            lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2),
        ),
        "the interval p ± z·√(p(1 − p)/n + z²/(4n²))": _ends(
            _share, lambda p, n, z: z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
        ),
    },
    lesson="No miss in 1000 images does not mean none ever: the interval reaches up to .38%. Where "
    "a share is near to 0 or 1, or tries are few, Wilson's is the one to use.",
)
