import numpy as np


def wrong_01_ends_swapped(image, noisy, smoothness):
    g = image - noisy
    right = image[:, 1:] - image[:, :-1]
    down = image[1:] - image[:-1]
    g[:, 1:] -= smoothness * right
    g[:, :-1] += smoothness * right
    g[1:] -= smoothness * down
    g[:-1] += smoothness * down
    return g


def wrong_02_half_kept(image, noisy, smoothness):
    grad = image - noisy
    dx = np.diff(image, axis=1)
    dy = np.diff(image, axis=0)
    grad[:, 1:] += smoothness / 2 * dx
    grad[:, :-1] -= smoothness / 2 * dx
    grad[1:, :] += smoothness / 2 * dy
    grad[:-1, :] -= smoothness / 2 * dy
    return grad


def wrong_03_width_and_height_swapped(image, noisy, smoothness):
    w, h = image.shape
    slopes = image - noisy
    for y in range(h):
        for x in range(w):
            if x + 1 < w:
                d = image[y, x + 1] - image[y, x]
                slopes[y, x + 1] += smoothness * d
                slopes[y, x] -= smoothness * d
            if y + 1 < h:
                d = image[y + 1, x] - image[y, x]
                slopes[y + 1, x] += smoothness * d
                slopes[y, x] -= smoothness * d
    return slopes


def wrong_04_last_row_and_column_skipped(image, noisy, smoothness):
    slopes = image - noisy
    h, w = image.shape
    for i in range(h - 1):
        for j in range(w - 1):
            right = image[i, j + 1] - image[i, j]
            down = image[i + 1, j] - image[i, j]
            slopes[i, j + 1] += smoothness * right
            slopes[i + 1, j] += smoothness * down
            slopes[i, j] -= smoothness * (right + down)
    return slopes


def wrong_05_smoothness_on_first_term_only(image, noisy, smoothness):
    dx = np.diff(image, axis=1)
    dy = np.diff(image, axis=0)
    gx = np.zeros(image.shape)
    gy = np.zeros(image.shape)
    gx[:, 1:] += dx
    gx[:, :-1] -= dx
    gy[1:] += dy
    gy[:-1] -= dy
    return image - noisy + smoothness * gx + gy


def wrong_06_distance_from_neighbours_mean(image, noisy, smoothness):
    h, w = image.shape
    g = np.zeros((h, w))
    for i in range(h):
        for j in range(w):
            around = []
            for a, b in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if 0 <= a < h and 0 <= b < w:
                    around.append(image[a, b])
            g[i, j] = image[i, j] - noisy[i, j]
            if around:
                g[i, j] += smoothness * (image[i, j] - np.mean(around))
    return g


def wrong_07_every_pair_twice(image, noisy, smoothness):
    h, w = image.shape
    g = image - noisy
    for i in range(h):
        for j in range(w):
            for di, dj in [(0, 1), (0, -1), (1, 0), (-1, 0)]:
                k, l = i + di, j + dj
                if k < 0 or l < 0 or k >= h or l >= w:
                    continue
                d = image[k, l] - image[i, j]
                g[i, j] -= smoothness * d
                g[k, l] += smoothness * d
    return g


def wrong_08_single_line_has_no_neighbours(image, noisy, smoothness):
    if image.shape[0] < 2 or image.shape[1] < 2:
        return image - noisy
    g = image - noisy
    a = smoothness * np.diff(image, axis=0)
    b = smoothness * np.diff(image, axis=1)
    g[1:] += a
    g[:-1] -= a
    g[:, 1:] += b
    g[:, :-1] -= b
    return g


def wrong_09_works_inside_image(image, noisy, smoothness):
    dx = np.diff(image, axis=1)
    dy = np.diff(image, axis=0)
    slopes = image
    slopes -= noisy
    slopes[:, 1:] += smoothness * dx
    slopes[:, :-1] -= smoothness * dx
    slopes[1:, :] += smoothness * dy
    slopes[:-1, :] -= smoothness * dy
    return slopes


def wrong_10_laplacian_with_zero_border(image, noisy, smoothness):
    p = np.pad(image, 1)
    laplacian = p[2:, 1:-1] + p[:-2, 1:-1] + p[1:-1, 2:] + p[1:-1, :-2] - 4 * image
    return (image - noisy) - smoothness * laplacian


def wrong_11_second_differences_inside_only(image, noisy, smoothness):
    g = image - noisy
    # second difference = right minus left difference, the border has none
    if image.shape[0] > 2:
        g[1:-1, :] -= smoothness * np.diff(image, n=2, axis=0)
    if image.shape[1] > 2:
        g[:, 1:-1] -= smoothness * np.diff(image, n=2, axis=1)
    return g


def wrong_12_np_gradient_twice(image, noisy, smoothness):
    total = image - noisy
    for axis in (0, 1):
        if image.shape[axis] > 1:
            slope = np.gradient(image, axis=axis)
            total = total - smoothness * np.gradient(slope, axis=axis)
    return total


def right_01_edge_padding(image, noisy, smoothness):
    p = np.pad(image, 1, mode="edge")
    four = p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]
    return image * (1 + 4 * smoothness) - noisy - smoothness * four


def _D(n):
    return np.eye(n)[1:] - np.eye(n)[:-1]


def right_02_difference_matrices(image, noisy, smoothness):
    h, w = image.shape
    A, B = _D(h), _D(w)
    return image - noisy + smoothness * (A.T @ A @ image + image @ B.T @ B)


def right_03_dictionary_of_pixels(image, noisy, smoothness):
    u = {(i, j): float(v) for i, r in enumerate(image) for j, v in enumerate(r)}
    return np.array(
        [
            [
                u[i, j]
                - noisy[i, j]
                + smoothness
                * sum(
                    u[i, j] - u[q]
                    for q in [(i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)]
                    if q in u
                )
                for j in range(image.shape[1])
            ]
            for i in range(image.shape[0])
        ]
    )
