"""Answers to metrics/softmax_cross_entropy_gradient: right ones, and wrong ones by diagnosis."""

import math

import numpy as np


def _softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def loop(logits, y):
    gradient = []
    for row, label in zip(logits.tolist(), y, strict=True):
        powers = [math.exp(z - max(row)) for z in row]
        gradient.append(
            [(q / sum(powers) - (k == label)) / len(logits) for k, q in enumerate(powers)]
        )
    return gradient


def vectorised(logits, y):
    gradient = _softmax(logits)
    gradient[np.arange(len(y)), y] -= 1
    return gradient / len(y)


def library(logits, y):
    shifted = logits - np.max(logits, axis=-1)[:, np.newaxis]
    p = np.exp(shifted - np.logaddexp.reduce(shifted, axis=1, keepdims=True))
    return np.divide(p - np.eye(logits.shape[1])[y], len(logits))


def by_comparison(logits, y):
    return (_softmax(logits) - (y[:, None] == np.arange(logits.shape[1]))) / logits.shape[0]


def by_differences(logits, y):
    with np.errstate(over="ignore"):
        p = 1 / np.exp(logits[:, None, :] - logits[:, :, None]).sum(axis=2)
    p[range(len(y)), y] -= 1
    return tuple(row / len(y) for row in p)


def transposed_and_back(logits, y):
    z = logits.T - logits.T.max(axis=0)
    p = np.exp(z) / np.exp(z).sum(axis=0)
    p[y, np.arange(len(y))] -= 1
    return p.T / len(y)


def not_divided_by_n__sum(logits, y):
    gradient = _softmax(logits)
    gradient[np.arange(len(y)), y] -= 1
    return gradient


def one_hot_left_out__probabilities(logits, y):
    return _softmax(logits) / len(y)


def overflow__plain(logits, y):
    p = np.exp(logits) / np.exp(logits).sum(axis=1)[:, None]
    p[np.arange(len(y)), y] -= 1
    return p / len(y)


def one_maximum_for_all__global(logits, y):
    powers = np.exp(logits - np.max(logits))
    p = powers / powers.sum(axis=1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    return p / len(y)


def sign_flipped__downhill(logits, y):
    return (np.eye(logits.shape[1])[y] - _softmax(logits)) / len(y)


def softmax_over_columns__axis_0(logits, y):
    powers = np.exp(logits - logits.max(axis=0))
    p = powers / powers.sum(axis=0)
    p[np.arange(len(y)), y] -= 1
    return p / len(y)


def softmax_over_everything__no_axis(logits, y):
    p = np.exp(logits - logits.max()) / np.sum(np.exp(logits - logits.max()))
    p[np.arange(len(y)), y] -= 1
    return p / len(y)


def every_row_in_the_columns_of_y__colon(logits, y):
    p = _softmax(logits)
    p[:, y] -= 1
    return p / len(y)


def only_softmax_divided__order(logits, y):
    p = _softmax(logits) / len(y)
    p[np.arange(len(y)), y] -= 1
    return p


def only_one_hot_divided__bracket(logits, y):
    return _softmax(logits) - np.eye(logits.shape[1])[y] / len(y)


def divided_by_n_and_c__size(logits, y):
    return (_softmax(logits) - np.eye(logits.shape[1])[y]) / logits.size


def divided_by_c__columns(logits, y):
    return (_softmax(logits) - np.eye(logits.shape[1])[y]) / logits.shape[1]


def right_class_only__others_0(logits, y):
    gradient = np.zeros_like(logits)
    rows = np.arange(len(y))
    gradient[rows, y] = (_softmax(logits)[rows, y] - 1) / len(y)
    return gradient


def summed_over_rows__mean(logits, y):
    return np.mean(_softmax(logits) - np.eye(logits.shape[1])[y], axis=0)


def sigmoids__one_each(logits, y):
    p = 0.5 * (1 + np.tanh(logits / 2))
    return (p - np.eye(logits.shape[1])[y]) / len(y)


def softmax_left_out__logits(logits, y):
    return (logits - np.eye(logits.shape[1])[y]) / len(y)


def softmax_derivative_once_more__diagonal(logits, y):
    p = _softmax(logits)
    return (p - np.eye(logits.shape[1])[y]) * p * (1 - p) / len(y)


def the_loss__loss(logits, y):
    rows = np.arange(len(y))
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, y])


def companion__squared_error(logits, y):
    p = _softmax(logits)
    error = p - np.eye(logits.shape[1])[y]
    return p * (error - (p * error).sum(axis=1, keepdims=True)) * 2 / len(y)


def companion__labels(logits, y):
    return np.eye(logits.shape[1])[y] / len(y)


def companion__not_normalised(logits, y):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (powers - np.eye(logits.shape[1])[y]) / len(y)


def companion__decided(logits, y):
    eye = np.eye(logits.shape[1])
    return (eye[logits.argmax(axis=1)] - eye[y]) / len(y)


def contrast__as_many_classes_as_seen(logits, y):
    return (_softmax(logits) - np.eye(y.max() + 1)[y]) / len(y)


def factor__twice(logits, y):
    return 2 * vectorised(logits, y)


def softmax_over_everything__size_without_keepdims(logits, y):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = powers / powers.sum()
    return (p - np.eye(logits.shape[1])[y]) / len(y)


def invariance__divided_by_the_largest(logits, y):
    p = _softmax(logits / np.abs(logits).max())
    return (p - np.eye(logits.shape[1])[y]) / len(y)


def invariance__clipped_logits(logits, y):
    p = _softmax(np.clip(logits, -2, 2))
    return (p - np.eye(logits.shape[1])[y]) / len(y)


def code__softmax_twice(logits, y):
    return (_softmax(_softmax(logits)) - np.eye(logits.shape[1])[y]) / len(y)


def companion__last_class_subtracted(logits, y):
    p = _softmax(logits)
    p[:, -1] -= 1
    return p / len(y)


def contrast__rows_and_columns_of_y(logits, y):
    p = _softmax(logits)
    for i in range(len(y)):
        p[i, y] -= 1 / len(y)
    return p / len(y)


def companion__labels_from_1(logits, y):
    p = _softmax(logits)
    p[np.arange(len(y)), y - 1] -= 1
    return p / len(y)


def changed_input__shifted_in_place(logits, y):
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return (p - np.eye(logits.shape[1])[y]) / len(y)


def contrast__mean_subtracted(logits, y):
    powers = np.exp(logits - logits.mean(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    return (p - np.eye(logits.shape[1])[y]) / len(y)
