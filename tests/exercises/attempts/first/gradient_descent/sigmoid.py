import math
from functools import reduce

import numpy as np


def wrong_01_loop_leaves_zero_out(z):
    # z > 0 and z < 0 are treated, z == 0 keeps the 0 of the empty result
    def one(value):
        result = 0.0
        if value > 0:
            result = 1 / (1 + math.exp(-value))
        if value < 0:
            small = math.exp(value)
            result = small / (1 + small)
        return result

    if np.ndim(z) == 0:
        return one(z)
    out = np.zeros(len(z))
    for i in range(len(z)):
        out[i] = one(z[i])
    return out


def wrong_02_boltzmann_tail(z):
    # physicist: far out only the leading term counts
    tail = np.exp(-np.abs(z))
    middle = 1 / (1 + np.exp(-np.clip(z, -3, 3)))
    p = np.where(z > 3, 1 - tail, np.where(z < -3, tail, middle))
    return p if np.ndim(z) else float(p)


def wrong_03_r_everything_is_a_vector(z):
    z = np.atleast_1d(np.asarray(z, dtype=float))
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def wrong_04_clips_at_the_stated_range(z):
    z = np.clip(z, -1000, 1000)
    return 1 / (1 + np.exp(-z))


def wrong_05_hard_sigmoid_of_a_blog(z):
    return np.clip(0.2 * z + 0.5, 0.0, 1.0)


def wrong_06_brackets_second_branch(z):
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1 / (1 + e), e / 1 + e)
    return p if np.ndim(z) else p.item()


def wrong_07_first_entry_stays_a_score(z):
    if np.ndim(z) == 0:
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
    p = z.copy()
    for i in range(1, len(z)):
        small = math.exp(-abs(z[i]))
        p[i] = (1 if z[i] >= 0 else small) / (1 + small)
    return p


def wrong_08_second_return_forgotten(z):
    def one(value):
        if value >= 0:
            return 1 / (1 + math.exp(-value))
        small = math.exp(value)
        small / (1 + small)

    if np.ndim(z) == 0:
        return one(z)
    return np.array([one(value) for value in z])


def wrong_09_mask_of_overwritten_array(z):
    number = np.ndim(z) == 0
    z = np.array(z, dtype=float, ndmin=1)
    p = z
    small = np.exp(z[z < 0])
    p[z < 0] = small / (1 + small)
    p[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    return float(p[0]) if number else p


def wrong_10_one_entry_becomes_a_number(z):
    values = np.ravel(z).astype(float)
    e = np.exp(-np.abs(values))
    p = np.where(values < 0, e, 1.0) / (1.0 + e)
    if p.size == 1:
        return p[0]
    return p


def wrong_11_last_entry_and_list(z):
    if np.ndim(z) == 0:
        return 1 / (1 + math.exp(-z)) if z >= 0 else 1 - 1 / (1 + math.exp(z))
    answers = []
    for i in range(len(z) - 1):
        answers.append(1 / (1 + math.exp(-z[i])) if z[i] >= 0 else 1 - 1 / (1 + math.exp(z[i])))
    return answers


def wrong_12_softmax_over_entries(z):
    if np.ndim(z) == 0:
        e = np.exp(np.array([0.0, z]) - max(0.0, z))
        return e[1] / e.sum()
    e = np.exp(z - np.max(z))
    return e / e.sum()


def right_1_recursion(z):
    if isinstance(z, np.ndarray) and z.ndim:
        return np.array([right_1_recursion(float(value)) for value in z])
    if z < 0:
        return math.exp(z) * right_1_recursion(-z)
    return 1 / (1 + math.exp(-z))


def right_2_logarithms(z):
    return np.exp(-np.logaddexp(0.0, np.negative(z)))


def right_3_class_with_masks(z):
    class Bookmaker:
        def __init__(self, scores):
            self.scores = np.array(scores, dtype=float, ndmin=1)
            self.number = np.ndim(scores) == 0

        def odds_parts(self):
            against = np.exp(reduce(np.minimum, [-self.scores, np.zeros(self.scores.shape)]))
            favour = np.exp(reduce(np.minimum, [self.scores, np.zeros(self.scores.shape)]))
            return favour, against

        def answer(self):
            favour, against = self.odds_parts()
            p = np.divide(favour, np.add(favour, against))
            return p[0] if self.number else p

    return Bookmaker(z).answer()
