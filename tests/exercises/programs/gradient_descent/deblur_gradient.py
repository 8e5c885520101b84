"""Answers to gradient_descent/deblur_gradient: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(image, blurred, kernel):
    rows, columns = image.shape
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    gradient = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            inside = [
                (p, q)
                for p in range(-a, a + 1)
                for q in range(-b, b + 1)
                if 0 <= i - p < rows and 0 <= j - q < columns
            ]
            value = sum(kernel[p + a, q + b] * image[i - p, j - q] for p, q in inside)
            for p, q in inside:
                gradient[i - p][j - q] += kernel[p + a, q + b] * (value - blurred[i, j])
    return gradient


def _correlate(image, kernel, **padding):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    padded = np.pad(image, ((a, a), (b, b)), **padding)
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijpq,pq->ij", windows, kernel)


def _convolve(image, kernel, **padding):
    return _correlate(image, kernel[::-1, ::-1], **padding)


def vectorised(image, blurred, kernel):
    return _correlate(_convolve(image, kernel) - blurred, kernel)


def _full_convolution(image, kernel):
    shape = [n + k - 1 for n, k in zip(image.shape, kernel.shape, strict=True)]
    product = np.fft.rfft2(image, shape) * np.fft.rfft2(kernel, shape)
    return np.fft.irfft2(product, shape)


def library(image, blurred, kernel):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    inside = np.s_[a : a + image.shape[0], b : b + image.shape[1]]
    residual = _full_convolution(image, kernel)[inside] - blurred
    return _full_convolution(residual, np.flip(kernel))[inside]


def shifted_copies(image, blurred, kernel):
    rows, columns = image.shape
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2

    def shifts(array):
        padded = np.pad(array, ((a, a), (b, b)))
        for (p, q), weight in np.ndenumerate(kernel):
            yield weight, padded, p, q

    blur = np.zeros(image.shape)
    for weight, padded, p, q in shifts(image):
        blur += weight * padded[2 * a - p : 2 * a - p + rows, 2 * b - q : 2 * b - q + columns]
    gradient = np.zeros(image.shape)
    for weight, padded, p, q in shifts(blur - blurred):
        gradient += weight * padded[p : p + rows, q : q + columns]
    return gradient


def blur_as_a_matrix(image, blurred, kernel):
    pixels = np.eye(image.size).reshape(-1, *image.shape)
    K = np.array([_convolve(pixel, kernel).ravel() for pixel in pixels]).T
    return (K.T @ (K @ image.ravel() - blurred.ravel())).reshape(image.shape)


def row_by_row(image, blurred, kernel):
    rows, columns = image.shape
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2

    def blur(array, kernel):
        out = np.zeros((rows + 2 * a, columns))
        for i, row in enumerate(array):
            for p, weights in enumerate(kernel):
                out[i + p] += np.convolve(row, weights)[b : b + columns]
        return out[a : a + rows]

    return tuple(map(list, blur(blur(image, kernel) - blurred, np.rot90(kernel, 2))))


def exact_sums(image, blurred, kernel):
    rows, columns = image.shape
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2

    def weighted(array, sign):
        return [
            [
                math.fsum(
                    weight * array[i + sign * (p - a)][j + sign * (q - b)]
                    for (p, q), weight in np.ndenumerate(kernel)
                    if 0 <= i + sign * (p - a) < rows and 0 <= j + sign * (q - b) < columns
                )
                for j in range(columns)
            ]
            for i in range(rows)
        ]

    return weighted(np.array(weighted(image, -1)) - blurred, 1)


def convolved_twice__convolved_again(image, blurred, kernel):
    return _convolve(_convolve(image, kernel) - blurred, kernel)


def kernel_not_flipped__correlated_both_times(image, blurred, kernel):
    return _correlate(_correlate(image, kernel) - blurred, kernel)


def kernel_not_flipped__correlated_then_convolved(image, blurred, kernel):
    return _convolve(_correlate(image, kernel) - blurred, kernel)


def flipped_in_one_direction__flipped_upside_down_only(image, blurred, kernel):
    return _correlate(_correlate(image, kernel[::-1]) - blurred, kernel)


def flipped_in_one_direction__flipped_left_right_only(image, blurred, kernel):
    return _correlate(_correlate(image, np.fliplr(kernel)) - blurred, kernel)


def kernel_transposed__transposed_for_the_adjoint(image, blurred, kernel):
    return _convolve(_convolve(image, kernel) - blurred, kernel.T)


def residual_sign__residual_turned(image, blurred, kernel):
    return _correlate(blurred - _convolve(image, kernel), kernel)


def wraps_around__circular(image, blurred, kernel):
    return _correlate(_convolve(image, kernel, mode="wrap") - blurred, kernel, mode="wrap")


def borders_continued__edges_continued(image, blurred, kernel):
    return _correlate(_convolve(image, kernel, mode="edge") - blurred, kernel, mode="edge")


def not_centred__cut_at_the_start(image, blurred, kernel):
    inside = np.s_[: image.shape[0], : image.shape[1]]
    residual = _full_convolution(image, kernel)[inside] - blurred
    return _full_convolution(residual, kernel[::-1, ::-1])[inside]


def adjoint_left_out__residual_alone(image, blurred, kernel):
    return _convolve(image, kernel) - blurred


def blur_left_out__image_never_blurred(image, blurred, kernel):
    return _correlate(image - blurred, kernel)


def blurred_left_out__blurred_forgotten(image, blurred, kernel):
    return _correlate(_convolve(image, kernel), kernel)


def factor_wrong__half_forgotten(image, blurred, kernel):
    return 2 * _correlate(_convolve(image, kernel) - blurred, kernel)


def factor_wrong__mean_over_pixels(image, blurred, kernel):
    return vectorised(image, blurred, kernel) / image.size


def kernel_normalised__kernel_of_sum_one(image, blurred, kernel):
    return vectorised(image, blurred, kernel / kernel.sum())


def blur_left_out__plain_denoising(image, blurred, kernel):
    return image - blurred


def value__product_of_entries(image, blurred, kernel):
    spectrum = np.abs(np.fft.fft2(kernel, image.shape)) ** 2
    return np.fft.ifft2(spectrum * np.fft.fft2(image)).real - _convolve(blurred, kernel)


def entries__border_left_out(image, blurred, kernel):
    gradient = vectorised(image, blurred, kernel)
    gradient[[0, -1]] = 0
    return gradient


def substitution__kernel_of_ones(image, blurred, kernel):
    return vectorised(image, blurred, np.ones(kernel.shape))


def relation__rounded(image, blurred, kernel):
    return np.round(vectorised(image, blurred, kernel), 2)


def code__one_pixel_off(image, blurred, kernel):
    return np.roll(vectorised(image, blurred, kernel), 1, axis=1)


def shape__the_loss(image, blurred, kernel):
    return 0.5 * np.sum((_convolve(image, kernel) - blurred) ** 2)


def shape__full_size(image, blurred, kernel):
    return _full_convolution(_convolve(image, kernel) - blurred, kernel[::-1, ::-1])


def relation__flat(image, blurred, kernel):
    return vectorised(image, blurred, kernel).ravel()


def changed_input__kernel_flipped_in_place(image, blurred, kernel):
    residual = _convolve(image, kernel) - blurred
    kernel[:] = kernel[::-1, ::-1].copy()
    return _convolve(residual, kernel)
