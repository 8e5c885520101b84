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


def correlate(image, kernel, **padding):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    padded = np.pad(image, ((a, a), (b, b)), **padding)
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape)
    return np.einsum("ijpq,pq->ij", windows, kernel)


def convolve(image, kernel, **padding):
    return correlate(image, kernel[::-1, ::-1], **padding)


def vectorised(image, blurred, kernel):
    return correlate(convolve(image, kernel) - blurred, kernel)


def full_convolution(image, kernel):
    shape = [n + k - 1 for n, k in zip(image.shape, kernel.shape, strict=True)]
    product = np.fft.rfft2(image, shape) * np.fft.rfft2(kernel, shape)
    return np.fft.irfft2(product, shape)


def library(image, blurred, kernel):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    inside = np.s_[a : a + image.shape[0], b : b + image.shape[1]]
    residual = full_convolution(image, kernel)[inside] - blurred
    return full_convolution(residual, np.flip(kernel))[inside]


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
    K = np.array([convolve(pixel, kernel).ravel() for pixel in pixels]).T
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


def convolved_again(image, blurred, kernel):
    return convolve(convolve(image, kernel) - blurred, kernel)


def convolved_again_by_fft(image, blurred, kernel):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    inside = np.s_[a : a + image.shape[0], b : b + image.shape[1]]
    residual = full_convolution(image, kernel)[inside] - blurred
    return full_convolution(residual, kernel)[inside].tolist()


def correlated_both_times(image, blurred, kernel):
    return correlate(correlate(image, kernel) - blurred, kernel)


def correlated_then_convolved(image, blurred, kernel):
    return convolve(correlate(image, kernel) - blurred, kernel)


def flipped_upside_down_only(image, blurred, kernel):
    return correlate(correlate(image, kernel[::-1]) - blurred, kernel)


def flipped_left_right_only(image, blurred, kernel):
    return correlate(correlate(image, np.fliplr(kernel)) - blurred, kernel)


def transposed_for_the_adjoint(image, blurred, kernel):
    return convolve(convolve(image, kernel) - blurred, kernel.T)


def residual_turned(image, blurred, kernel):
    return correlate(blurred - convolve(image, kernel), kernel)


def residual_turned_by_fft(image, blurred, kernel):
    return -library(image, blurred, kernel)


def circular(image, blurred, kernel):
    return correlate(convolve(image, kernel, mode="wrap") - blurred, kernel, mode="wrap")


def circular_by_rolls(image, blurred, kernel):
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    blur, gradient = np.zeros(image.shape), np.zeros(image.shape)
    for (p, q), weight in np.ndenumerate(kernel):
        blur += weight * np.roll(image, (p - a, q - b), axis=(0, 1))
    for (p, q), weight in np.ndenumerate(kernel):
        gradient += weight * np.roll(blur - blurred, (a - p, b - q), axis=(0, 1))
    return gradient


def edges_continued(image, blurred, kernel):
    return correlate(convolve(image, kernel, mode="edge") - blurred, kernel, mode="edge")


def cut_at_the_start(image, blurred, kernel):
    inside = np.s_[: image.shape[0], : image.shape[1]]
    residual = full_convolution(image, kernel)[inside] - blurred
    return full_convolution(residual, kernel[::-1, ::-1])[inside]


def residual_alone(image, blurred, kernel):
    return convolve(image, kernel) - blurred


def image_never_blurred(image, blurred, kernel):
    return correlate(image - blurred, kernel)


def blurred_forgotten(image, blurred, kernel):
    return correlate(convolve(image, kernel), kernel)


def half_forgotten(image, blurred, kernel):
    return 2 * correlate(convolve(image, kernel) - blurred, kernel)


def mean_over_pixels(image, blurred, kernel):
    return vectorised(image, blurred, kernel) / image.size


def kernel_of_sum_one(image, blurred, kernel):
    return vectorised(image, blurred, kernel / kernel.sum())


def plain_denoising(image, blurred, kernel):
    return image - blurred


def product_of_entries(image, blurred, kernel):
    spectrum = np.abs(np.fft.fft2(kernel, image.shape)) ** 2
    return np.fft.ifft2(spectrum * np.fft.fft2(image)).real - convolve(blurred, kernel)


def border_left_out(image, blurred, kernel):
    gradient = vectorised(image, blurred, kernel)
    gradient[[0, -1]] = 0
    return gradient


def kernel_of_ones(image, blurred, kernel):
    return vectorised(image, blurred, np.ones(kernel.shape))


def rounded(image, blurred, kernel):
    return np.round(vectorised(image, blurred, kernel), 2)


def one_pixel_off(image, blurred, kernel):
    return np.roll(vectorised(image, blurred, kernel), 1, axis=1)


def the_loss(image, blurred, kernel):
    return 0.5 * np.sum((convolve(image, kernel) - blurred) ** 2)


def full_size(image, blurred, kernel):
    return full_convolution(convolve(image, kernel) - blurred, kernel[::-1, ::-1])


def flat(image, blurred, kernel):
    return vectorised(image, blurred, kernel).ravel()


def kernel_flipped_in_place(image, blurred, kernel):
    residual = convolve(image, kernel) - blurred
    kernel[:] = kernel[::-1, ::-1].copy()
    return convolve(residual, kernel)


RIGHT = [
    loop,
    vectorised,
    library,
    shifted_copies,
    blur_as_a_matrix,
    row_by_row,
    exact_sums,
]

WRONG = {
    "convolved_twice": [convolved_again, convolved_again_by_fft],
    "kernel_not_flipped": [correlated_both_times, correlated_then_convolved],
    "flipped_in_one_direction": [flipped_upside_down_only, flipped_left_right_only],
    "kernel_transposed": [transposed_for_the_adjoint],
    "residual_sign": [residual_turned, residual_turned_by_fft],
    "wraps_around": [circular, circular_by_rolls],
    "borders_continued": [edges_continued],
    "not_centred": [cut_at_the_start],
    "adjoint_left_out": [residual_alone],
    "blur_left_out": [image_never_blurred, plain_denoising],
    "blurred_left_out": [blurred_forgotten],
    "factor_wrong": [half_forgotten, mean_over_pixels],
    "kernel_normalised": [kernel_of_sum_one],
    "changed its input": [kernel_flipped_in_place],
    "shape": [the_loss, full_size, flat],
    "wrong in": [
        product_of_entries,
        border_left_out,
        kernel_of_ones,
        rounded,
        one_pixel_off,
    ],
}
