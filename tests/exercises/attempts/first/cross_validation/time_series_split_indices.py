import numpy as np


def wrong_01_latest_first(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    out = []
    end = n_samples
    for _ in range(n_splits):
        out.append((np.arange(end - size), np.arange(end - size, end)))
        end -= size
    return out


def wrong_02_size_without_plus_one(n_samples, n_splits):
    size = n_samples // n_splits
    out = []
    for i in range(n_splits):
        start = n_samples - (n_splits - i) * size
        out.append((np.arange(start), np.arange(start, start + size)))
    return out


def wrong_03_array_split(n_samples, n_splits):
    parts = np.array_split(np.arange(n_samples), n_splits + 1)
    return [(np.concatenate(parts[:i]), parts[i]) for i in range(1, n_splits + 1)]


def wrong_04_one_fold_too_few(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    first = n_samples - n_splits * size
    out = []
    for start in range(first, n_samples - size, size):
        out.append((np.arange(start), np.arange(start, start + size)))
    return out


def wrong_05_train_is_all_others(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    rows = np.arange(n_samples)
    out = []
    for i in range(n_splits):
        start = n_samples - (n_splits - i) * size
        test = rows[start : start + size]
        out.append((np.setdiff1d(rows, test), test))
    return out


def wrong_06_leftover_at_the_end(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    out = []
    for i in range(1, n_splits + 1):
        out.append((np.arange(i * size), np.arange(i * size, (i + 1) * size)))
    return out


def wrong_07_minus_zero_slice(n_samples, n_splits):
    rows = np.arange(n_samples)
    size = n_samples // (n_splits + 1)
    out = []
    for i in range(n_splits, 0, -1):
        out.append((rows[: -i * size], rows[-i * size : -(i - 1) * size]))
    return out


def wrong_08_same_train_list(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    start = n_samples - n_splits * size
    train = list(range(start))
    out = []
    for i in range(n_splits):
        test = list(range(start, start + size))
        out.append((train, test))
        train += test
        start += size
    return [(np.array(a), np.array(b)) for a, b in out]


def wrong_09_sliding_window(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    out = []
    for i in range(n_splits):
        s = n_samples - (n_splits - i) * size
        out.append((np.arange(s - size, s), np.arange(s, s + size)))
    return out


def wrong_10_all_the_future_tested(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    return [
        (np.arange(n_samples - j * size), np.arange(n_samples - j * size, n_samples))
        for j in range(n_splits, 0, -1)
    ]


def wrong_11_round(n_samples, n_splits):
    size = max(1, round(n_samples / (n_splits + 1)))
    out = []
    for i in range(n_splits):
        s = n_samples - (n_splits - i) * size
        out.append((np.arange(s), np.arange(s, s + size)))
    return out


def wrong_12_last_takes_the_rest(n_samples, n_splits):
    size = n_samples // (n_splits + 1)
    out = []
    for i in range(1, n_splits + 1):
        stop = (i + 1) * size if i < n_splits else n_samples
        out.append((np.arange(i * size), np.arange(i * size, stop)))
    return out


def right_01_recursion(n_samples, n_splits):
    size = n_samples // (n_splits + 1)

    def go(end, left):
        if left == 0:
            return []
        return go(end - size, left - 1) + [(np.arange(end - size), np.arange(end - size, end))]

    return go(n_samples, n_splits)


def right_02_reshape(n_samples, n_splits):
    w = n_samples // (n_splits + 1)
    tests = np.arange(n_samples)[n_samples - w * n_splits :].reshape(n_splits, w)
    return [(np.arange(t[0]), t) for t in tests]


def right_03_modulo_counter(n_samples, n_splits):
    size, rest = divmod(n_samples, n_splits + 1)
    label = (np.arange(n_samples) - rest) // size  # -1 and 0 are never tested
    return [(np.flatnonzero(label < i), np.flatnonzero(label == i)) for i in range(1, n_splits + 1)]
