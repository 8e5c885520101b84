import math

import numpy as np


def _softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def wrong_01_divided_by_all_entries(logits, y):
    G = _softmax(logits)
    G[np.arange(len(y)), y] -= 1
    return G / G.size


def wrong_02_softmax_down_the_columns(logits, y):
    n, c = logits.shape
    e = np.exp(logits - logits.max(axis=0))
    P = e / e.sum(axis=0)
    P[np.arange(n), y] -= 1
    return P / n


def wrong_03_one_max_for_everything(logits, y):
    n = len(y)
    e = np.exp(logits - np.max(logits))
    P = e / e.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    return P / n


def wrong_04_one_subtracted_after_dividing(logits, y):
    n = logits.shape[0]
    G = _softmax(logits) / n
    for i in range(n):
        G[i, y[i]] -= 1
    return G


def wrong_05_softmax_slope_multiplied_again(logits, y):
    n, c = logits.shape
    P = _softmax(logits)
    return (P - np.eye(c)[y]) * P * (1 - P) / n


def wrong_06_columns_for_every_row(logits, y):
    G = _softmax(logits)
    G[:, y] -= 1
    return G / len(y)


def wrong_07_one_hot_of_seen_classes(logits, y):
    P = _softmax(logits)
    classes = np.unique(y)
    Y = np.zeros_like(P)
    for k, c in enumerate(classes):
        Y[y == c, k] = 1
    return (P - Y) / len(y)


def wrong_08_max_taken_off_the_input(logits, y):
    n = len(logits)
    logits -= logits.max(axis=1, keepdims=True)
    e = np.exp(logits)
    G = e / e.sum(axis=1, keepdims=True)
    G[range(n), y] -= 1
    return G / n


def wrong_09_sigmoid_per_class(logits, y):
    n, c = logits.shape
    P = 1 / (1 + np.exp(-np.clip(logits, -700, 700)))
    return (P - np.eye(c)[y]) / n


def wrong_10_logits_clipped(logits, y):
    # so that exp does not overflow
    n, c = logits.shape
    e = np.exp(np.clip(logits, -500, 500))
    P = e / e.sum(axis=1, keepdims=True)
    return (P - np.eye(c)[y]) / n


def wrong_11_labels_from_one(logits, y):
    n, c = logits.shape
    P = _softmax(logits)
    Y = np.zeros((n, c))
    for i in range(n):
        Y[i, y[i] - 1] = 1
    return (P - Y) / n


def wrong_12_scaled_by_the_largest(logits, y):
    n = len(y)
    e = np.exp(logits / np.abs(logits).max(axis=1, keepdims=True).clip(1e-12))
    P = e / e.sum(axis=1, keepdims=True)
    P[np.arange(n), y] -= 1
    return P / n


def right_01_rows_as_lists(logits, y):
    n = len(logits)
    rows = []
    for row, label in zip(logits.tolist(), y.tolist()):
        top = max(row)
        e = [math.exp(v - top) for v in row]
        s = sum(e)
        rows.append([(v / s - (k == label)) / n for k, v in enumerate(e)])
    return rows


def right_02_logsumexp_reduce(logits, y):
    n, c = logits.shape
    lse = np.logaddexp.reduce(logits, axis=1)
    hot = y[:, None] == np.arange(c)
    return (np.exp(logits - lse[:, None]) - hot) / n


def right_03_jacobian_einsum(logits, y):
    n, c = logits.shape
    z = logits.T - logits.max(axis=1)
    p = (np.exp(z) / np.exp(z).sum(0)).T
    hot = np.eye(c)[y]
    return np.einsum("ij,ik->ik", hot, p) / n - hot / n
