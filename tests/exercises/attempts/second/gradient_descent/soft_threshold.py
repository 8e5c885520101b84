import math

import numpy as np


def wrong_01_subtract_the_other_way(w, threshold):
    return np.sign(w) * np.maximum(threshold - np.abs(w), 0)


def wrong_02_half_the_threshold(w, threshold):
    # the lowest point moves by alpha/2
    move = threshold / 2
    return np.sign(w) * np.maximum(np.abs(w) - move, 0)


def wrong_03_max_with_axis(w, threshold):
    return np.sign(w) * np.max(np.abs(w) - threshold, 0)


def wrong_04_last_entry_forgotten(w, threshold):
    out = w.copy()
    for i in range(len(w) - 1):
        if w[i] > threshold:
            out[i] = w[i] - threshold
        elif w[i] < -threshold:
            out[i] = w[i] + threshold
        else:
            out[i] = 0
    return out


def wrong_05_sign_only_on_first_term(w, threshold):
    big = np.abs(w) > threshold
    return (np.sign(w) * np.abs(w) - threshold) * big


def wrong_06_hard_threshold(w, threshold):
    return np.where(np.abs(w) > threshold, w, 0.0)


def wrong_07_small_entries_stay(w, threshold):
    new = w.copy()
    new[w > threshold] -= threshold
    new[w < -threshold] += threshold
    return new


def wrong_08_negative_side_missing(w, threshold):
    result = []
    for value in w:
        moved = value - threshold
        if moved < 0:
            moved = 0.0
        result.append(moved)
    return np.array(result)


def wrong_09_changes_w(w, threshold):
    out = w
    signs = np.sign(w)
    out -= threshold * signs
    out[np.sign(out) != signs] = 0
    return out


def wrong_10_block_shrinkage(w, threshold):
    size = np.linalg.norm(w)
    if size == 0:
        return np.zeros_like(w)
    return w * max(1 - threshold / size, 0)


def wrong_11_tests_the_moved_value(w, threshold):
    moved = w - threshold * np.sign(w)
    keep = np.abs(moved) > threshold
    answer = np.zeros(len(w))
    answer[keep] = moved[keep]
    return answer


def wrong_12_clip(w, threshold):
    return np.clip(w, -threshold, threshold)


def right_01_minus_clip(w, threshold):
    return w - np.clip(w, -threshold, threshold)


def right_02_copysign_list(w, threshold):
    return np.array([math.copysign(max(abs(x) - threshold, 0.0), x) for x in w])


def right_03_two_sides(w, threshold):
    up = np.maximum(w - threshold, 0)
    down = np.maximum(-w - threshold, 0)
    return up - down
