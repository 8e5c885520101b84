"""The Kullback-Leibler divergence of one distribution from another."""

import math
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import information
from mlnotes.checker.record import Answers, Case, Exercise, Sign
from mlnotes.exercises.metrics._probabilities import distribution

P_ZERO = "a p of 0"
INFINITE = "a q of 0 where p is not 0"
BOTH_ZERO = "an outcome that has probability 0 in both"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0.5, 0.5]), np.array([0.25, 0.75])
    yield np.array([0.5, 0.25, 0.25]), np.array([0.125, 0.125, 0.75])
    yield Case(np.array([0.0, 1.0]), np.array([0.5, 0.5]), word=P_ZERO)
    yield Case(np.array([0.25, 0.0, 0.75]), np.array([0.5, 0.25, 0.25]), word=P_ZERO)
    yield Case(np.array([0.5, 0.5]), np.array([0.0, 1.0]), word=INFINITE)
    yield Case(np.array([0.5, 0.0, 0.5]), np.array([0.25, 0.0, 0.75]), word=(P_ZERO, BOTH_ZERO))
    for n in (2, 3, 4, 6, 10, 20):
        yield distribution(rng, n), distribution(rng, n)
    same = distribution(rng, 3)
    yield Case(same, same.copy(), word="q equal to p")
    yield Case(distribution(rng, 6, n_zeros=2), distribution(rng, 6), word=P_ZERO)
    yield Case(distribution(rng, 6), distribution(rng, 6, n_zeros=2), word=INFINITE)


def _of_outcomes(outcome: Callable, *, put_together: Callable = math.fsum) -> Callable:
    """A wrong divergence, from a term for each outcome; only of what is above 0 in both."""

    def divergence(p, q):
        if not (np.all(p > 0) and np.all(q > 0)):
            raise ValueError("not defined for a probability of 0")
        return put_together([outcome(a, b) for a, b in zip(p.tolist(), q.tolist(), strict=True)])

    return divergence


def _term(a, b):
    return a * math.log(a / b)


def _reversed(p, q):
    return information.kl_divergence(q, p)


def _of_p_only(wrong: Callable) -> Callable:
    """The same, of the outcomes that p allows."""
    return lambda p, q: wrong(p[p > 0], q[p > 0])


def _is_finite_where_infinite(answers: Answers) -> bool:
    """Right everywhere else, for only what is wrong is asked about."""
    return all(
        bool(np.any((q == 0) & (p > 0))) and isinstance(answer, float) and math.isfinite(answer)
        for (p, q), answer in answers
    )


def _fails(answer: object) -> bool:
    """Whether an error was raised, or NaN returned."""
    return answer is None or math.isnan(answer)


def _fails_where_p_is_0(answers: Answers) -> bool:
    """There, and perhaps where the answer is infinite."""
    return any(np.any(p == 0) for (p, _), _ in answers) and all(
        np.any(p * q == 0) and _fails(answer) for (p, q), answer in answers
    )


def _fails_where_infinite(answers: Answers) -> bool:
    return all(np.any((q == 0) & (p > 0)) and _fails(answer) for (p, q), answer in answers)


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="kl_divergence(p, q)",
    task="Return the Kullback-Leibler divergence KL(p‖q) = Σ pᵢ·log(pᵢ/qᵢ) of two distributions "
    "over the same outcomes, in nats. An outcome with pᵢ = 0 adds 0, whatever qᵢ is; where qᵢ = 0 "
    "and pᵢ is not, the divergence is infinite: return `inf`, by numpy or math.",
    reference=information.kl_divergence,
    cases=_cases,
    hints=(
        "Things happen with the probabilities p, and you expected q. How much more surprised are "
        "you, in the mean over what happens, than somebody who knows p?",
        "The surprise is log(1/qᵢ) instead of log(1/pᵢ). Their difference is log(pᵢ/qᵢ), and what "
        "happens has the weights pᵢ.",
        "`happens = p > 0` picks the outcomes that count. If q is 0 at one of those, the answer "
        "is known.",
    ),
    mistakes={
        "reversed": (
            "This is KL(q‖p): p and q are exchanged. The weights, and the numerators, are those "
            "of p, which is what really happens.",
            _reversed,
            _of_outcomes(lambda a, b: _term(b, a)),
        ),
        "bits": (
            "This is in bits: the logarithm is to base 2. Nats need the natural one, `np.log`.",
            lambda p, q: information.kl_divergence(p, q) / np.log(2),
            _of_outcomes(lambda a, b: _term(a, b) / math.log(2)),
        ),
        "base_10": (
            "This logarithm is to base 10. Nats need the natural one, `np.log`.",
            _of_outcomes(lambda a, b: _term(a, b) / math.log(10)),
        ),
        "reversed_and_bits": (
            "Two things: p and q are exchanged, and the logarithm is to base 2, where nats need "
            "the natural one.",
            _of_outcomes(lambda a, b: _term(b, a) / math.log(2)),
        ),
        "both_directions": (
            "This is the sum, or the mean, of both directions, KL(p‖q) and KL(q‖p). They are two "
            "different numbers, and the first one is asked for.",
            lambda p, q: information.kl_divergence(p, q) + _reversed(p, q),
            _of_outcomes(lambda a, b: _term(a, b) + _term(b, a)),
            _of_outcomes(lambda a, b: (_term(a, b) + _term(b, a)) / 2),
        ),
        "cross_entropy": (
            "This is a cross-entropy, −Σ p·log q, or the one with p and q exchanged. It holds the "
            "entropy of what happens as well, which even q = p would leave.",
            _of_outcomes(lambda a, b: -a * math.log(b)),
            _of_outcomes(lambda a, b: -a * math.log2(b)),
            _of_outcomes(lambda a, b: -b * math.log(a)),
            _of_p_only(lambda p, q: -np.sum(p * np.log(q))),
        ),
        "sign_flipped": (
            "The sign is flipped: a divergence is never below 0.",
            _of_outcomes(lambda a, b: -_term(a, b)),
            lambda p, q: -information.kl_divergence(p, q),
        ),
        "nan_at_0": (
            "Where p is 0, NaN comes out, or an error: for numpy 0·log 0 is NaN, and math.log "
            "takes no 0. What never happens adds 0, whatever q is.",
            lambda p, q: np.sum(p * np.log(p / q)),
            lambda p, q: np.sum(p * (np.log(p) - np.log(q))),
            lambda p, q: np.where(q > 0, p * np.log(p / q), np.inf).sum(),
            Sign(_fails_where_p_is_0),
        ),
        "infinite_missed": (
            "Where q is 0 and p is not, your answer is a finite number. Something happens that q "
            "calls impossible, and no number is large enough for that surprise: the divergence "
            "is infinite.",
            Sign(_is_finite_where_infinite),
        ),
        "error_where_infinite": (
            "Where q is 0 and p is not, an error is raised, or NaN returned. The divergence is "
            "infinite there, and `inf` is to be returned.",
            Sign(_fails_where_infinite),
        ),
        "log_ratio_not_weighted": (
            "The logarithms of the ratios are added up without weights, or averaged. What "
            "happens often counts more: weight each with its p.",
            _of_outcomes(lambda a, b: math.log(a / b)),
            _of_outcomes(lambda a, b: math.log(a / b), put_together=np.mean),
            _of_p_only(lambda p, q: np.sum(np.log(p / q))),
            _of_p_only(lambda p, q: np.mean(np.log(p / q))),
        ),
        "terms_without_sign": (
            "Every term is taken without its sign. Where p is below q a term is negative, and has "
            "to stay so; only their sum is never below 0.",
            _of_outcomes(lambda a, b: abs(_term(a, b))),
        ),
        "logarithms_of_the_ratio": (
            "log(p/q) is log p − log q. Here the two logarithms are divided, added or multiplied.",
            _of_outcomes(lambda a, b: a * math.log(a) / math.log(b)),
            _of_outcomes(lambda a, b: a * math.log(a * b)),
            _of_outcomes(lambda a, b: a * math.log(a) * math.log(b)),
        ),
        "logarithm_left_out": (
            "No logarithm is taken of the ratios p/q.",
            _of_outcomes(lambda a, b: a * a / b),
        ),
        "logarithm_of_the_mean": (
            "The logarithm is taken of the weighted mean of the ratios. It is to be taken of "
            "every ratio, before they are weighted and added up.",
            _of_outcomes(lambda a, b: a * a / b, put_together=lambda terms: math.log(sum(terms))),
        ),
        "ratio_squared": (
            "The logarithms are squared. They have a sign, which has to stay.",
            _of_outcomes(lambda a, b: a * math.log(a / b) ** 2),
        ),
        "weighted_with_q": (
            "The logarithms of p/q are weighted with q, which is KL(q‖p) with its sign flipped. "
            "What happens has the weights p.",
            _of_outcomes(lambda a, b: b * math.log(a / b)),
        ),
        "mean_not_sum": (
            "This is a mean over the outcomes. The weights p add up to 1 already: take the sum.",
            _of_outcomes(_term, put_together=np.mean),
            lambda p, q: information.kl_divergence(p, q) / len(p),
        ),
        "not_summed": (
            "This still has one number for each outcome. Add them up.",
            _of_outcomes(_term, put_together=np.array),
            _of_outcomes(lambda a, b: math.log(a / b), put_together=np.array),
        ),
    },
    companions={
        "the Jensen-Shannon divergence": information.jensen_shannon,
        "the Jensen-Shannon distance, the root of that divergence": (
            lambda p, q: np.sqrt(information.jensen_shannon(p, q))
        ),
        "the entropy of p": lambda p, q: information.entropy(p),
        "the entropy of q": lambda p, q: information.entropy(q),
        "the difference of the two entropies, H(p) − H(q)": (
            lambda p, q: information.entropy(p) - information.entropy(q)
        ),
        "the difference of the two entropies, H(q) − H(p)": (
            lambda p, q: information.entropy(q) - information.entropy(p)
        ),
        "the total variation, ½·Σ |p − q|": lambda p, q: np.abs(p - q).sum() / 2,
        "the sum of |p − q|": lambda p, q: np.abs(p - q).sum(),
        "the sum of the squares (p − q)²": lambda p, q: np.sum((p - q) ** 2),
        "the Hellinger distance": lambda p, q: np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q)) ** 2) / 2),
    },
    lesson="It is what a wrong belief costs, in surprise. It is not a distance: exchanged, p and "
    "q give another number, and what q calls impossible must never happen.",
)
