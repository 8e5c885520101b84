from functools import reduce

import numpy as np


def wrong_01_negative_indices_wrap(image, blurred, kernel):
    h, w = image.shape
    kh, kw = kernel.shape
    residual = -blurred
    for i in range(h):
        for j in range(w):
            for a in range(kh):
                for b in range(kw):
                    r, c = i - a + kh // 2, j - b + kw // 2
                    if r < h and c < w:
                        residual[i, j] += kernel[a, b] * image[r, c]
    gradient = np.zeros((h, w))
    for i in range(h):
        for j in range(w):
            for a in range(kh):
                for b in range(kw):
                    r, c = i + a - kh // 2, j + b - kw // 2
                    if r < h and c < w:
                        gradient[i, j] += kernel[a, b] * residual[r, c]
    return gradient


def wrong_02_fourier_wraps_around(image, blurred, kernel):
    h, w = image.shape
    kh, kw = kernel.shape
    psf = np.zeros((h, w))
    psf[:kh, :kw] = kernel
    psf = np.roll(psf, (-(kh // 2), -(kw // 2)), axis=(0, 1))
    F = np.fft.fft2(psf)
    residual = np.fft.ifft2(F * np.fft.fft2(image)).real - blurred
    return np.fft.ifft2(np.conj(F) * np.fft.fft2(residual)).real


def wrong_03_imfilter_replicate(image, blurred, kernel):
    def filtered(picture, k, mode):
        a, b = k.shape[0] // 2, k.shape[1] // 2
        padded = np.pad(picture, ((a, a), (b, b)), mode=mode)
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
        return out

    residual = filtered(image, kernel[::-1, ::-1], "edge") - blurred
    return filtered(residual, kernel, "constant")


def wrong_04_flip_means_transpose(image, blurred, kernel):
    def slide(picture, k):
        a, b = k.shape[0] // 2, k.shape[1] // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
        return out

    residual = slide(image, kernel.T) - blurred
    return slide(residual, kernel)


def wrong_05_point_spread_sums_to_one(image, blurred, kernel):
    kernel = kernel / np.abs(kernel).sum()

    def slide(picture, k):
        a, b = k.shape[0] // 2, k.shape[1] // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
        return out

    return slide(slide(image, kernel[::-1, ::-1]) - blurred, kernel)


def wrong_06_blurred_subtracted_in_the_sum(image, blurred, kernel):
    h, w = image.shape
    kh, kw = kernel.shape
    edge = ((kh // 2, kh // 2), (kw // 2, kw // 2))
    padded = np.pad(image, edge)
    flipped = kernel[::-1, ::-1]
    residual = sum(
        flipped[a, b] * padded[a : a + h, b : b + w] - blurred for a in range(kh) for b in range(kw)
    )
    padded = np.pad(residual, edge)
    return sum(kernel[a, b] * padded[a : a + h, b : b + w] for a in range(kh) for b in range(kw))


def wrong_07_one_pixel_too_much_border(image, blurred, kernel):
    def slide(picture, k):
        a, b = (k.shape[0] + 1) // 2, (k.shape[1] + 1) // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
        return out

    return slide(slide(image, kernel[::-1, ::-1]) - blurred, kernel)


def wrong_08_return_after_first_kernel_row(image, blurred, kernel):
    def slide(picture, k):
        a, b = k.shape[0] // 2, k.shape[1] // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
            return out

    return slide(slide(image, kernel[::-1, ::-1]) - blurred, kernel)


def wrong_09_slides_over_its_own_output(image, blurred, kernel):
    def slide(picture, k):
        kh, kw = k.shape
        a, b = kh // 2, kw // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = padded[a : a + picture.shape[0], b : b + picture.shape[1]]  # a view
        for i in range(picture.shape[0]):
            for j in range(picture.shape[1]):
                out[i, j] = np.sum(k * padded[i : i + kh, j : j + kw])
        return out.copy()

    return slide(slide(image, kernel[::-1, ::-1]) - blurred, kernel)


def wrong_10_borders_for_rows_and_columns_swapped(image, blurred, kernel):
    def slide(picture, k):
        h, w = picture.shape
        a, b = k.shape[1] // 2, k.shape[0] // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros((h, w))
        for i in range(h):
            for j in range(w):
                window = padded[i : i + k.shape[0], j : j + k.shape[1]]
                out[i, j] = np.sum(k[: window.shape[0], : window.shape[1]] * window)
        return out

    return slide(slide(image, kernel[::-1, ::-1]) - blurred, kernel)


def wrong_11_one_flip_and_mean(image, blurred, kernel):
    def slide(picture, k):
        a, b = k.shape[0] // 2, k.shape[1] // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
        return out

    residual = slide(image, kernel[:, ::-1]) - blurred
    return slide(residual, kernel) / image.size


def wrong_12_there_and_back_then_compare(image, blurred, kernel):
    # blur the guess, bring it back, and see how far it is from the photograph
    def slide(picture, k):
        a, b = k.shape[0] // 2, k.shape[1] // 2
        padded = np.pad(picture, ((a, a), (b, b)))
        out = np.zeros(picture.shape)
        for i in range(k.shape[0]):
            for j in range(k.shape[1]):
                out += k[i, j] * padded[i : i + out.shape[0], j : j + out.shape[1]]
        return out

    return slide(slide(image, kernel[::-1, ::-1]), kernel) - blurred


def right_1_the_whole_matrix(image, blurred, kernel):
    h, w = image.shape
    a, b = kernel.shape[0] // 2, kernel.shape[1] // 2
    K = np.zeros((h * w, h * w))
    for (i, j), (p, q) in ((s, t) for s in np.ndindex(h, w) for t in np.ndindex(h, w)):
        if abs(p - i) <= a and abs(q - j) <= b:
            K[p * w + q, i * w + j] = kernel[p - i + a, q - j + b]
    return (K.T @ (K @ image.ravel() - blurred.ravel())).reshape(h, w)


def right_2_paste_and_collect(image, blurred, kernel):
    kh, kw = kernel.shape
    h, w = image.shape
    canvas = np.zeros((h + kh - 1, w + kw - 1))
    for i, row in enumerate(image.tolist()):
        for j, light in enumerate(row):
            canvas[i : i + kh, j : j + kw] += light * kernel
    inside = (slice(kh // 2, kh // 2 + h), slice(kw // 2, kw // 2 + w))
    felt = np.zeros(canvas.shape)
    felt[inside] = canvas[inside] - blurred
    return np.array(
        [
            [np.add.reduce(kernel * felt[i : i + kh, j : j + kw], axis=None) for j in range(w)]
            for i in range(h)
        ]
    )


def right_3_windows_and_einsum(image, blurred, kernel):
    def collect(picture, k):
        edge = tuple((side // 2, side // 2) for side in k.shape)
        windows = np.lib.stride_tricks.sliding_window_view(np.pad(picture, edge), k.shape)
        return np.einsum("ijab,ab->ij", windows, k)

    steps = [
        lambda u: collect(u, np.rot90(kernel, 2)),
        lambda v: np.subtract(v, blurred),
        lambda r: collect(r, kernel),
    ]
    return reduce(lambda value, step: step(value), steps, image)
