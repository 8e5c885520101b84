import numpy as np


def wrong_01_minus_lost_in_the_elif(w, threshold):
    new = []
    for value in w:
        if value > threshold:
            new.append(value - threshold)
        elif value < threshold:
            new.append(value + threshold)
        else:
            new.append(0.0)
    return np.array(new)


def wrong_02_shrinks_the_vector_as_a_whole(w, threshold):
    length = np.sqrt(np.sum(w**2))
    if length <= threshold:
        return np.zeros(len(w))
    return w * (1 - threshold / length)


def wrong_03_pmax_taken_for_max(w, threshold):
    return np.sign(w) * np.max(np.abs(w) - threshold, 0)


def wrong_04_moves_by_half(w, threshold):
    # the lowest point moved by alpha / 2 above
    return np.sign(w) * np.maximum(np.abs(w) - threshold / 2, 0.0)


def wrong_05_blog_on_the_elastic_net(w, threshold):
    return np.sign(w) * np.maximum(np.abs(w) - threshold, 0.0) / (1 + threshold)


def wrong_06_sign_inside_the_maximum(w, threshold):
    return np.maximum(np.sign(w) * np.abs(w) - threshold, 0.0)


def wrong_07_first_entry_untouched(w, threshold):
    new = w.copy()
    for i in range(1, len(w)):
        new[i] = np.sign(w[i]) * max(abs(w[i]) - threshold, 0.0)
    return new


def wrong_08_return_in_the_else(w, threshold):
    new = w.copy()
    for i in range(len(w)):
        if abs(w[i]) <= threshold:
            new[i] = 0.0
        else:
            new[i] = w[i] - threshold * np.sign(w[i])
            return new
    return new


def wrong_09_slice_taken_for_a_copy(w, threshold):
    new = w[:]
    for i in range(len(w)):
        new[i] = np.sign(w[i]) * max(abs(w[i]) - threshold, 0.0)
    return new


def wrong_10_zeros_thrown_out(w, threshold):
    kept = w[np.abs(w) > threshold]
    return kept - threshold * np.sign(kept)


def wrong_11_zeroes_after_and_negatives_stay(w, threshold):
    new = w.copy()
    new[new > threshold] -= threshold
    new[np.abs(new) <= threshold] = 0.0
    return new


def wrong_12_cuts_off_what_is_above(w, threshold):
    return np.minimum(np.maximum(w, -threshold), threshold)


def right_1_what_the_clip_leaves(w, threshold):
    return w - np.minimum(np.maximum(w, -threshold), threshold)


def right_2_two_ramps(w, threshold):
    ramp = lambda x: x if x > 0 else 0.0
    return np.fromiter((ramp(x - threshold) - ramp(-x - threshold) for x in w.tolist()), float)
