"""Answers to gradient_descent/denoise_gradient: right ones, and wrong ones by diagnosis."""

import math

import numpy as np


def loop(image, noisy, smoothness):
    rows, columns = image.shape
    gradient = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            gradient[i][j] = image[i, j] - noisy[i, j]
            for k, m in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if 0 <= k < rows and 0 <= m < columns:
                    gradient[i][j] += smoothness * (image[i, j] - image[k, m])
    return gradient


def vectorised(image, noisy, smoothness):
    gradient = image - noisy
    right = np.diff(image, axis=1)
    lower = np.diff(image, axis=0)
    gradient[:, :-1] -= smoothness * right
    gradient[:, 1:] += smoothness * right
    gradient[:-1, :] -= smoothness * lower
    gradient[1:, :] += smoothness * lower
    return gradient


def library(image, noisy, smoothness):
    padded = np.pad(image, 1, mode="edge")
    neighbours = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return np.subtract(image, noisy) + np.multiply(smoothness, 4 * image - neighbours)


def difference_matrices(image, noisy, smoothness):
    D = [np.diff(np.eye(size), axis=0) for size in image.shape]
    _laplacian = D[0].T @ D[0] @ image + image @ D[1].T @ D[1]
    return image - noisy + smoothness * _laplacian


def divergence(image, noisy, smoothness):
    flow = [np.diff(image, axis=axis, append=np.take(image, [-1], axis)) for axis in (0, 1)]
    outflow = sum(np.diff(part, axis=axis, prepend=0) for axis, part in enumerate(flow))
    return (image - noisy - smoothness * outflow).tolist()


def pair_by_pair(image, noisy, smoothness):
    rows, columns = image.shape
    gradient = {(i, j): [image[i, j], -noisy[i, j]] for i in range(rows) for j in range(columns)}
    for i, j in list(gradient):
        for other in ((i, j + 1), (i + 1, j)):
            if other in gradient:
                step = smoothness * (image[other] - image[i, j])
                gradient[i, j].append(-step)
                gradient[other].append(step)
    return tuple(tuple(math.fsum(gradient[i, j]) for j in range(columns)) for i in range(rows))


def flattened_kron(image, noisy, smoothness):
    rows, columns = image.shape

    def chain(size):
        return np.diag([2.0] * size) - np.eye(size, k=1) - np.eye(size, k=-1)

    def path(size):
        matrix = chain(size)
        matrix[0, 0] -= 1
        matrix[-1, -1] -= 1
        return matrix

    L = np.kron(path(rows), np.eye(columns)) + np.kron(np.eye(rows), path(columns))
    relation__flat = image.ravel() - noisy.ravel() + smoothness * L @ image.ravel()
    return relation__flat.reshape(image.shape)


def wraps_around__rolled(image, noisy, smoothness):
    neighbours = sum(np.roll(image, step, axis) for step in (1, -1) for axis in (0, 1))
    return image - noisy + smoothness * (4 * image - neighbours)


def smoothing_sign_flipped__laplacian_added(image, noisy, smoothness):
    padded = np.pad(image, 1, mode="edge")
    neighbours = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return image - noisy + smoothness * (neighbours - 4 * image)


def one_direction_only__right_neighbour_only(image, noisy, smoothness):
    gradient = image - noisy
    gradient[:, :-1] -= smoothness * np.diff(image, axis=1)
    gradient[:, 1:] += smoothness * np.diff(image, axis=1)
    return gradient


def one_direction_only__lower_neighbour_only(image, noisy, smoothness):
    step = np.diff(image, axis=0, prepend=image[:1], append=image[-1:])
    return image - noisy - smoothness * np.diff(step, axis=0)


def one_end_only__near_ends_only(image, noisy, smoothness):
    gradient = image - noisy
    gradient[:, :-1] -= smoothness * np.diff(image, axis=1)
    gradient[:-1, :] -= smoothness * np.diff(image, axis=0)
    return gradient


def one_end_only__far_ends_only(image, noisy, smoothness):
    gradient = image - noisy
    gradient[:, 1:] += smoothness * np.diff(image, axis=1)
    gradient[1:, :] += smoothness * np.diff(image, axis=0)
    return gradient


def ends_with_one_sign__same_sign_at_both_ends(image, noisy, smoothness):
    gradient = image - noisy
    gradient[:, :-1] += smoothness * np.diff(image, axis=1)
    gradient[:, 1:] += smoothness * np.diff(image, axis=1)
    gradient[:-1, :] += smoothness * np.diff(image, axis=0)
    gradient[1:, :] += smoothness * np.diff(image, axis=0)
    return gradient


def zeros_outside__padded_with_zeros(image, noisy, smoothness):
    padded = np.pad(image, 1)
    neighbours = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return image - noisy + smoothness * (4 * image - neighbours)


def borders_not_smoothed__inner_pixels_only(image, noisy, smoothness):
    gradient = image - noisy
    for i in range(1, image.shape[0] - 1):
        for j in range(1, image.shape[1] - 1):
            around = image[i - 1, j] + image[i + 1, j] + image[i, j - 1] + image[i, j + 1]
            gradient[i, j] += smoothness * (4 * image[i, j] - around)
    return gradient


def diagonals_counted__eight_neighbours(image, noisy, smoothness):
    rows, columns = image.shape
    gradient = image - noisy
    for i in range(rows):
        for j in range(columns):
            for k in range(max(i - 1, 0), min(i + 2, rows)):
                for m in range(max(j - 1, 0), min(j + 2, columns)):
                    gradient[i, j] += smoothness * (image[i, j] - image[k, m])
    return gradient


def _laplacian(image):
    return vectorised(image, image, 1.0)


def smoothing_doubled__two_of_the_squares_kept(image, noisy, smoothness):
    return image - noisy + 2 * smoothness * _laplacian(image)


def half_not_cancelled__halves_kept(image, noisy, smoothness):
    return (image - noisy) / 2 + smoothness / 2 * _laplacian(image)


def half_not_cancelled__smoothing_half_kept(image, noisy, smoothness):
    return image - noisy + smoothness / 2 * _laplacian(image)


def halves_forgotten__no_halves_in_the_loss(image, noisy, smoothness):
    return 2 * (image - noisy) + 2 * smoothness * _laplacian(image)


def data_sign_flipped__noisy_minus_image(image, noisy, smoothness):
    return noisy - image + smoothness * _laplacian(image)


def downhill__step_downhill(image, noisy, smoothness):
    return noisy - image - smoothness * _laplacian(image)


def data_term_left_out__smoothing_alone(image, noisy, smoothness):
    return smoothness * _laplacian(image)


def smoothness_left_out__unit_smoothness(image, noisy, smoothness):
    return image - noisy + _laplacian(image)


def noisy_smoothed__laplacian_of_the_noisy(image, noisy, smoothness):
    return image - noisy + smoothness * _laplacian(noisy)


def absolute_differences__signs_of_differences(image, noisy, smoothness):
    gradient = image - noisy
    for axis in (0, 1):
        sign = np.sign(np.diff(image, axis=axis))
        gradient -= smoothness * np.diff(sign, axis=axis, prepend=0, append=0)
    return gradient


def averaged__mean_over_pixels(image, noisy, smoothness):
    return vectorised(image, noisy, smoothness) / image.size


def substitution__data_term_alone(image, noisy, smoothness):
    return image - noisy


def shape__the_loss(image, noisy, smoothness):
    squares = sum(np.sum(np.diff(image, axis=axis) ** 2) for axis in (0, 1))
    return 0.5 * np.sum((image - noisy) ** 2) + smoothness / 2 * squares


def entries__reflected(image, noisy, smoothness):
    padded = np.pad(image, 1, mode="reflect")
    neighbours = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return image - noisy + smoothness * (4 * image - neighbours)


def entries__last_row_forgotten(image, noisy, smoothness):
    gradient = vectorised(image, noisy, smoothness)
    gradient[-1] = image[-1] - noisy[-1]
    return gradient


def value__second_gradient(image, noisy, smoothness):
    down, along = np.gradient(image)
    return image - noisy - smoothness * (np.gradient(down, axis=0) + np.gradient(along, axis=1))


def substitution__smoothness_squared(image, noisy, smoothness):
    return image - noisy + smoothness**2 * _laplacian(image)


def relation__quantised(image, noisy, smoothness):
    return np.round(vectorised(image, noisy, smoothness)).astype(int)


def code__transposed(image, noisy, smoothness):
    return vectorised(image, noisy, smoothness).T


def relation__flat(image, noisy, smoothness):
    return vectorised(image, noisy, smoothness).ravel()


def empty__inside_alone(image, noisy, smoothness):
    return vectorised(image, noisy, smoothness)[1:-1, 1:-1]


def code__image_stepped(image, noisy, smoothness):
    gradient = vectorised(image, noisy, smoothness)
    image -= 0.1 * gradient + 1
    return gradient
