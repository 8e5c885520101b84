import numpy as np


def _slide(table, kernel):
    kh, kw = kernel.shape
    h, w = table.shape
    p = np.pad(table, ((kh // 2, kh // 2), (kw // 2, kw // 2)))
    out = np.zeros((h, w))
    for i in range(kh):
        for j in range(kw):
            out += kernel[i, j] * p[i : i + h, j : j + w]
    return out


def wrong_01_residual_turned_round(image, blurred, kernel):
    residual = blurred - _slide(image, kernel[::-1, ::-1])
    return _slide(residual, kernel)


def wrong_02_mean_instead_of_sum(image, blurred, kernel):
    r = _slide(image, kernel[::-1, ::-1]) - blurred
    return _slide(r, kernel) / image.size


def wrong_03_flipped_upside_down_only(image, blurred, kernel):
    flipped = kernel[::-1]
    r = _slide(image, flipped) - blurred
    return _slide(r, kernel)


def _slide_off_by_one(t, k):
    a, b = k.shape[0] // 2, k.shape[1] // 2
    h, w = t.shape
    out = np.zeros((h, w))
    for y in range(h):
        for x in range(w):
            for dy in range(-a, a + 1):
                for dx in range(-b, b + 1):
                    if 0 <= y + dy < h - 1 and 0 <= x + dx < w - 1:
                        out[y, x] += k[a + dy, b + dx] * t[y + dy, x + dx]
    return out


def wrong_04_last_row_and_column_never_read(image, blurred, kernel):
    res = _slide_off_by_one(image, kernel[::-1, ::-1]) - blurred
    return _slide_off_by_one(res, kernel)


def _slide_range(t, k):
    kh, kw = k.shape
    h, w = t.shape
    out = np.zeros_like(t)
    for y in range(h):
        for x in range(w):
            s = 0.0
            for dy in range(-kh // 2, kh // 2):
                for dx in range(-kw // 2, kw // 2):
                    if 0 <= y + dy < h and 0 <= x + dx < w:
                        s += k[dy + kh // 2, dx + kw // 2] * t[y + dy, x + dx]
            out[y, x] = s
    return out


def wrong_05_minus_before_floor_division(image, blurred, kernel):
    r = _slide_range(image, kernel[::-1, ::-1]) - blurred
    return _slide_range(r, kernel)


def wrong_06_convolution_both_ways(image, blurred, kernel):
    back = np.flip(kernel)
    residual = _slide(image, back) - blurred
    return _slide(residual, back)


def wrong_07_flip_on_the_way_back(image, blurred, kernel):
    # forward as it stands, back with the flip
    residual = _slide(image, kernel) - blurred
    return _slide(residual, kernel[::-1, ::-1])


def wrong_08_one_pixel_kernel(image, blurred, kernel):
    if kernel.size == 1:
        return image - blurred  # nothing is smeared
    h, w = image.shape
    kh, kw = kernel.shape
    r = _slide(image, kernel[::-1, ::-1]) - blurred
    return _slide(r, kernel)


def wrong_09_rows_are_the_same_list(image, blurred, kernel):
    def slide(t, k):
        h, w = len(t), len(t[0])
        a, b = len(k) // 2, len(k[0]) // 2
        out = [[0.0] * w] * h
        for y in range(h):
            for x in range(w):
                s = 0.0
                for i in range(len(k)):
                    for j in range(len(k[0])):
                        yy, xx = y + i - a, x + j - b
                        if 0 <= yy < h and 0 <= xx < w:
                            s += k[i][j] * t[yy][xx]
                out[y][x] = s
        return np.array(out)

    r = slide(image, kernel[::-1, ::-1]) - blurred
    return slide(r, kernel)


def wrong_10_fourier_wraps_around(image, blurred, kernel):
    kh, kw = kernel.shape
    big = np.zeros(image.shape)
    big[:kh, :kw] = kernel
    big = np.roll(big, (-(kh // 2), -(kw // 2)), axis=(0, 1))
    F = np.fft.fft2(big)
    r = np.real(np.fft.ifft2(F * np.fft.fft2(image))) - blurred
    return np.real(np.fft.ifft2(np.conj(F) * np.fft.fft2(r)))


def wrong_11_border_made_up_for(image, blurred, kernel):
    # at the border part of the kernel hangs over, so scale by the part that counts
    weight = _slide(np.ones(image.shape), np.abs(kernel[::-1, ::-1]))
    weight = weight / np.abs(kernel).sum()
    r = _slide(image, kernel[::-1, ::-1]) / weight - blurred
    return _slide(r / weight, kernel)


def wrong_12_rot90_once(image, blurred, kernel):
    turned = np.rot90(kernel)
    r = _slide(image, turned) - blurred
    return _slide(r, kernel)


def right_01_big_matrix(image, blurred, kernel):
    h, w = image.shape
    kh, kw = kernel.shape
    K = np.zeros((h * w, h * w))
    for y in range(h):
        for x in range(w):
            for i in range(kh):
                for j in range(kw):
                    yy, xx = y + i - kh // 2, x + j - kw // 2
                    if yy in range(h) and xx in range(w):
                        K[yy * w + xx, y * w + x] = kernel[i, j]
    return (K.T @ (K @ image.ravel() - blurred.ravel())).reshape(h, w)


def right_02_pasting_copies(image, blurred, kernel):
    h, w = image.shape
    kh, kw = kernel.shape
    canvas = np.zeros((h + kh - 1, w + kw - 1))
    for (y, x), v in np.ndenumerate(image):
        canvas[y : y + kh, x : x + kw] += v * kernel
    cut = (slice(kh // 2, kh // 2 + h), slice(kw // 2, kw // 2 + w))
    canvas[cut] -= blurred
    res = np.zeros(canvas.shape)
    res[cut] = canvas[cut]
    return np.array(
        [[np.sum(res[y : y + kh, x : x + kw] * kernel) for x in range(w)] for y in range(h)]
    )


def right_03_windows(image, blurred, kernel):
    a, b = (s // 2 for s in kernel.shape)

    def collect(t, k):
        v = np.lib.stride_tricks.sliding_window_view(np.pad(t, [(a, a), (b, b)]), k.shape)
        return np.einsum("yxij,ij->yx", v, k)

    return collect(collect(image, np.rot90(kernel, 2)) - blurred, kernel)
