# %% [markdown]
# # Images
#
# A camera moved while its shutter was open. Below is what it saw, and what gradient descent makes
# of it after 24 steps and after 500. The loss falls from left to right: of the three, the right
# picture agrees best with what the camera saw. Nobody would hang it on a wall.
#
# Here you write that descent. By the end you know why a lower loss can be a worse picture, and when
# to stop.
#
# *About {minutes} minutes. You need lesson
# [01](../01_gradient_descent/01_gradient_descent.ipynb): gradients, descent and the gradient
# check.*
#
# **After this lesson you can**
#
# - write what makes a picture good as a loss, and descend on it with every pixel for a weight
# - look at what a method took away, and say whether it was noise
# - explain a blur from one bright pixel up, and send a residual back through it
# - say what stopping early does, and what a rule for stopping costs

# %%
import numpy as np
from IPython.display import display
from scipy.ndimage import gaussian_filter, median_filter

from mlnotes import check, images, losses, plots
from mlnotes.plots import picture

china, flower = (images.load_photograph(name) for name in images.PHOTOGRAPHS)
kernel = np.arange(9.0, 0.0, -1.0)[None] / 45  # nine pixels in a row, the first the strongest
blurred = images.convolve(china, kernel)
blurred = blurred + np.random.default_rng(2).normal(scale=0.01, size=china.shape)

# %% jupyter={"source_hidden": true}
panels = plots.plot_images(
    {
        f"{n_steps} steps" if n_steps else "what the camera saw": images.deblur(
            blurred, kernel, n_steps=n_steps
        ).image
        for n_steps in (0, 24, 500)
    }
)
picture(
    panels[0].figure,
    alt="A Chinese temple three times: smeared sideways; sharp after 24 steps; covered with a "
    "coarse grain after 500.",
)

# %% [markdown]
# ## 1. A picture is a table of numbers
#
# The photograph is one of two that come with scikit-learn. Each number is the brightness of a
# pixel, 0 for black and 1 for white. Here is a small piece of it.
#
# Then we add noise, as a camera does in the dark: to every pixel a normally distributed number with
# standard deviation 0.1. How far a picture is from the truth is told in **decibels**, by the *peak
# signal-to-noise ratio*
#
# $$\text{PSNR} = 10 \log_{10} \frac{1}{\text{mean squared error}}.$$
#
# Higher is better. **Predict:** the mean squared error of the noisy picture, and its PSNR.

# %%
print("shape", china.shape, "pixels", china.size)
print(china[60:63, 20:26].round(2))
noise = np.random.default_rng(0).normal(scale=0.1, size=china.shape)
noisy = china + noise
print(f"mean squared error {np.mean((noisy - china) ** 2):.4f}, {images.psnr(noisy, china):.1f} dB")
print(f"with half of the noise {images.psnr(china + noise / 2, china):.1f} dB")
print(f"a factor of 2 in the mean squared error is {10 * np.log10(2):.2f} dB")

# %% [markdown]
# **Compare:** the mean square of numbers with standard deviation 0.1 is about 0.01, and
# $10 \log_{10} 100 = 20$. Half of the noise is a quarter of its square: 6 dB more.
#
# > **Say it aloud:** a restored picture has 3 dB more than another. What do you know about their
# > mean squared errors?
#
# <details><summary>Answer</summary>
#
# The better one has half the mean squared error of the other: decibels count factors, and 3 dB are
# a factor of 2. They say nothing about how the error looks. A faint veil over everything and one
# ugly stripe may have the same PSNR.
#
# </details>

# %% [markdown]
# ## 2. What a good picture is, as a loss
#
# Nothing in gradient descent says that weights belong to a model. Let every pixel be one, 16,384 of
# them, and write down what you want. The restored picture $u$ should be close to the noisy one that
# was seen, $f$. And it should be smooth, for neighbouring pixels usually have nearly the same
# brightness:
#
# $$\tfrac12 \lVert u - f \rVert^2 + \tfrac{\text{smoothness}}{2} \sum (\text{differences of
# neighbours})^2$$
#
# The first part alone is best at $u = f$, noise and all. The second alone is best when all pixels
# are equal. `smoothness` sets the price.
#
# Begin with a row of two pixels, $u = (1, 4)$, seen as $f = (3, 3)$, with smoothness 2. The loss is
# $\frac12(u_0 - 3)^2 + \frac12(u_1 - 3)^2 + \frac22(u_1 - u_0)^2$. Each ½ cancels the 2 of its
# square. In $u_1$ the last term has the slope $2\,(u_1 - u_0)$; in $u_0$ it has the opposite one,
# because there the inner derivative is −1:
#
# - $u_0$: $(1 - 3) - 2\,(4 - 1) = -8$
# - $u_1$: $(4 - 3) + 2\,(4 - 1) = 7$
#
# Descent goes against the slopes. So $u_0$ is raised, towards 3 and towards its neighbour, and
# $u_1$ is lowered.
#
# **Predict:** a third pixel, $u = (1, 4, 2)$, seen as $f = (3, 3, 1)$. The one in the middle has
# two neighbours. What are the three slopes?

# %%
u_row, f_row = np.array([1.0, 4.0, 2.0]), np.array([3.0, 3.0, 1.0])


def row_loss(u):
    return np.sum((u - f_row) ** 2) / 2 + 2 / 2 * np.sum(np.diff(u) ** 2)


print("measured", losses.numerical_gradient(row_loss, u_row).round(3))

# %% [markdown]
# **Fill in the gap.** The loop below goes from pair to pair. Each difference holds two pixels, so
# it has to be felt by two; the line for the left one does nothing yet. Change it until the slopes
# agree with the measured ones.


# %%
def row_gradient(u, f, smoothness):
    slopes = u - f
    for i in range(len(u) - 1):
        difference = u[i + 1] - u[i]
        slopes[i + 1] += smoothness * difference
        slopes[i] += 0  # the gap
    return slopes


print("yours   ", row_gradient(u_row, f_row, smoothness=2.0))

# %% [markdown]
# <details><summary>Answer</summary>
#
# `slopes[i] -= smoothness * difference`. The slopes are −8, 11 and −3. The pixel in the middle gets
# $(4 - 3) + 2\,(4 - 1) + 2\,(4 - 2)$: its distance from what was seen, and from each neighbour.
#
# </details>
#
# In a table each pixel has neighbours beside it and below. `np.diff` takes all differences at once:
# along `axis=0` each row minus the row above it, along `axis=1` each column minus the one to its
# left. **Predict** the shapes of the two results for an image of 2 rows and 3 columns.

# %%
table = np.array([[1.0, 4.0, 2.0], [2.0, 9.0, 2.0]])
print("downwards\n", np.diff(table, axis=0))
print("to the right\n", np.diff(table, axis=1))

# %% [markdown]
# **Compare:** one row of differences fewer than there are rows, and one column fewer: (1, 3) and
# (2, 2). As in the loop, each of them has to be felt at both of its ends.
#
# ### Exercise: the gradient that denoises
#
# Write `denoise_gradient(image, noisy, smoothness)`, the gradient of
# $\frac12\lVert u - f\rVert^2 + \frac{\text{smoothness}}{2} \sum(\text{squared differences})$ with
# respect to the image $u$; $f$ is `noisy`.
#
# - Both images are float arrays (h, w), and so is the result. The loss is a **sum**, not a mean;
#   the ½ cancel.
# - The sum has **one** term for each pixel and its **right** neighbour, and one for each pixel and
#   its **lower** neighbour. So a pixel stands in up to four of them.
# - Outside the image there is nothing: **no wrapping around**, and at the border just fewer terms.
# - Leave the arguments as they were. numpy and the standard library may be used; scipy,
#   scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "denoise_gradient", "solution": true}
def denoise_gradient(image, noisy, smoothness):
    ### BEGIN SOLUTION
    down = smoothness * np.diff(image, axis=0)
    right = smoothness * np.diff(image, axis=1)
    gradient = image - noisy
    gradient[1:] += down
    gradient[:-1] -= down
    gradient[:, 1:] += right
    gradient[:, :-1] -= right
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_denoise_gradient", "grade": true}
check("gradient_descent/denoise_gradient", denoise_gradient)

# %% [markdown]
# > **Say it aloud:** what would the restored picture be with smoothness 0, and what with an endless
# > smoothness?
#
# <details><summary>Answer</summary>
#
# With 0 only the first part counts, and the noisy picture itself is best. The larger the
# smoothness, the less any difference is worth its price; in the limit all pixels have the same
# grey, the mean of what was seen.
#
# </details>

# %% [markdown]
# ## 3. A photograph without its noise
#
# `images.denoise` takes 100 steps along that gradient, at a rate low enough never to go uphill. It
# has two well-known rivals. A **median filter** puts in each pixel's place the median of the block
# around it. A **Gaussian blur** puts there a weighted mean of the pixels around, the near ones
# counting most.
#
# Each of the three has one dial: smoothness, block size, width. To be fair, all are tuned in the
# same way, on the temple, and then judged on the other photograph, a flower, ten times with new
# noise. (The *standard error* says by how much the mean of the ten is likely to be off.)
# **Predict:** which one wins?

# %%
methods = {
    "descent": (lambda image, s: images.denoise(image, s).image, np.arange(0.3, 1.3, 0.1)),
    "median filter": (median_filter, [3, 5, 7]),
    "Gaussian blur": (gaussian_filter, np.arange(0.5, 1.0, 0.05)),
}
for name, (method, dials) in methods.items():
    best = max(dials, key=lambda dial: images.psnr(method(noisy, dial), china))
    qualities = []
    for seed in range(1, 11):
        grain = np.random.default_rng(seed).normal(scale=0.1, size=flower.shape)
        qualities.append(images.psnr(method(flower + grain, best), flower))
    error = np.std(qualities, ddof=1) / np.sqrt(10)
    print(
        f"{name:>13}, dial {best:.2f}: temple {images.psnr(method(noisy, best), china):.1f} dB,"
        f" flower {np.mean(qualities):.2f} dB, standard error {error:.2f}"
    )

# %% [markdown]
# **Compare:** descent gains 5 dB on the temple, and beats the median filter on both photographs.
# But the plain Gaussian blur is just as good on the temple, and better on the flower, by a fifth of
# a decibel, which is many standard errors. Squared differences punish one sharp edge more than many
# small steps, so descent is a kind of blur, too. It is not the better one.
#
# ### What was taken away
#
# Without the truth nobody can compute a PSNR. But you can look at the difference, noisy minus
# restored. **Predict:** what should it look like if only noise was taken, and what if the
# smoothness is too large?

# %% jupyter={"source_hidden": true}
strengths = (0.1, 0.7, 3.0)
restored = {s: images.denoise(noisy, s).image for s in strengths}
panels = plots.plot_images({f"smoothness {s}": restored[s] for s in strengths})
difference_panels = plots.new_axes(3, height=2.8)
for s, ax in zip(strengths, difference_panels, strict=True):
    plots.plot_residual(noisy - restored[s], title=f"taken away at {s}", ax=ax)
display(
    picture(
        panels[0].figure,
        alt="The noisy temple after denoising: with smoothness 0.1 still speckled, with 0.7 calm "
        "and a little soft, with 3.0 blurred.",
    ),
    picture(
        difference_panels[0].figure,
        alt="What was taken away. At 0.1 a faint grain with a trace of the temple's edges; at 0.7 "
        "grain and edges are stronger; at 3.0 roofs and pillars stand out in sharp outlines.",
    ),
)

# %% [markdown]
# **Compare:** noise has no outlines. Those that you see belong to the temple: some of it was taken
# away, too, a trace at 0.1 and far too much at 3.0.
#
# With the truth at hand this can be told exactly. Every step of this descent adds and scales, so
# denoising `china + noise` gives the same as denoising `china` and `noise` apart and adding the
# results. What is wrong with the first is detail that is missing; the second is noise that is
# left. **Predict:** how does each of the two change with the smoothness?


# %%
def rms(values):
    """Root mean square: the typical size."""
    return np.sqrt(np.mean(values**2))


smoothnesses = np.arange(0.1, 3.05, 0.1)
missing = [rms(images.denoise(china, s).image - china) for s in smoothnesses]
left = [rms(images.denoise(noise, s).image) for s in smoothnesses]
for i in (0, 6, 16, 26):
    result = images.denoise(noisy, smoothnesses[i]).image
    print(
        f"smoothness {smoothnesses[i]:.1f}: detail missing {missing[i]:.3f}, noise left"
        f" {left[i]:.3f}; taken away {rms(noisy - result):.2f}, {images.psnr(result, china):.1f} dB"
    )

# %% jupyter={"source_hidden": true}
ax = plots.plot_error_parts(smoothnesses, missing, left)
ax.set(xlabel="smoothness")
picture(
    ax,
    alt="Error over smoothness. The noise that is left falls, the detail that is missing rises, "
    "and the error made of both is lowest near 0.7.",
)

# %% [markdown]
# **Compare:** there is no setting without an error, only one where the two are in balance. You will
# meet this pair again under the names bias and variance.
#
# ### Another noise
#
# Now *salt and pepper*: a tenth of the pixels is lost, to black or to white. Again every method may
# choose its best dial. **Predict** which one wins.

# %%
dice = np.random.default_rng(1).random(china.shape)
peppered = np.where(dice < 0.05, 0.0, np.where(dice > 0.95, 1.0, china))
print(f"as it is: {images.psnr(peppered, china):.1f} dB")
wide = {"descent": np.arange(0.3, 4.0, 0.1), "Gaussian blur": np.arange(0.5, 2.0, 0.05)}
for name, (method, dials) in methods.items():
    dials = wide.get(name, dials)
    print(f"{name}: {max(images.psnr(method(peppered, dial), china) for dial in dials):.1f} dB")

block = np.array([0.4, 0.5, 0.5, 0.5, 0.5, 0.6, 0.5, 0.5, 1.0])
print(f"a block with one white pixel: mean {block.mean():.3f}, median {np.median(block):.3f}")

# %% [markdown]
# **Compare:** the median filter wins by about three decibels.
#
# > **Say it aloud:** which noise does the term $\lVert u - f\rVert^2$ fit, and why does a median do
# > better with the other one?
#
# <details><summary>Answer</summary>
#
# A square fits noise that is often small and never huge, as normal noise is: every pixel is off by
# a little. A lost pixel is an outlier. A square listens to outliers most of all, and a mean, which
# is what makes squares smallest, is pulled along; the median of a block does not care how far off
# its ninth pixel is.
#
# </details>

# %% [markdown]
# ## 4. A blur, pixel by pixel
#
# While the shutter is open, the light of one point of the scene is smeared over several pixels. A
# list of weights, the **kernel**, says how much falls where. Take a single row of pixels and the
# kernel (1, 2, 3). One bright pixel becomes a copy of the kernel, with its middle where the pixel
# was. Every pixel leaves such a copy, as bright as the pixel is, and the copies add up. That is a
# **convolution**.
#
# **Predict:** what becomes of the row 0, 1, 0, 2, 0?

# %%
row = np.array([0.0, 1.0, 0.0, 2.0, 0.0])
first_copy = 1 * np.array([1.0, 2.0, 3.0, 0.0, 0.0])
second_copy = 2 * np.array([0.0, 0.0, 1.0, 2.0, 3.0])

# %% jupyter={"source_hidden": true}
ax = plots.plot_pixel_rows(
    {
        "the row": row,
        "copy left by the 1": first_copy,
        "copy left by the 2": second_copy,
        "their sum": first_copy + second_copy,
    }
)
picture(
    ax,
    alt="Four rows of five pixels: 0 1 0 2 0; the copy 1 2 3 0 0 left by the 1; the copy 0 0 2 4 6 "
    "left by the 2; and their sum, 1 2 5 4 6.",
)

# %% [markdown]
# Now ask the pixel in the middle where its 5 came from. Three came from its *left* neighbour, whose
# copy ends here; two from its *right* neighbour, whose copy begins here. So it collects
# $3 \cdot 1 + 2 \cdot 0 + 1 \cdot 2$: seen from where the light arrives, the kernel is read
# **backwards**. A copy pasted forwards is collected backwards.
#
# ### The way back
#
# Suppose the camera saw $f$. How good is a guess $u$? Blur it, and compare: the residual is
# $r = k * u - f$, with $*$ for the convolution, and the loss is $\frac12 \sum r_i^2$. Then each
# pixel has to learn its slope, from the residuals that *it* caused. It left 1, 2 and 3 parts of its
# light on three pixels, so by the chain rule its slope is 1, 2 and 3 times the residuals there:
# this time the kernel is read as it stands. That is called **correlation**.
#
# By hand, with $u = (1, 2, 3)$, $f = (1, 4, 2)$ and the kernel (1, 2, 4). Outside the row there are
# zeros. The first pixel collects $2 \cdot 1 + 1 \cdot 2 = 4$. **Predict** the other two, the three
# residuals, and the slope of the first pixel.


# %%
def slide(row, kernel):
    """Lay the kernel on each pixel as it stands, and add up what it covers."""
    reach = len(kernel) // 2
    padded = np.pad(row, reach)  # zeros on both sides
    result = np.zeros(len(row))
    for j in range(len(kernel)):
        result += kernel[j] * padded[j : j + len(row)]
    return result


u_row, f_row, k_row = np.array([1.0, 2.0, 3.0]), np.array([1.0, 4.0, 2.0]), np.array([1.0, 2, 4])
blurred_row = slide(u_row, k_row[::-1])  # backwards: a convolution
residual = blurred_row - f_row
print("blurred ", blurred_row)
print("residual", residual)
print("slopes  ", slide(residual, k_row))
measured = losses.numerical_gradient(
    lambda u: np.sum((slide(u, k_row[::-1]) - f_row) ** 2) / 2, u_row
)
print("measured", measured.round(3))

# %% [markdown]
# **Compare:** the first slope is $2 \cdot 3 + 4 \cdot 7$, because this pixel left 2 parts of its
# light where it stands and 4 on its right neighbour.
#
# There is one more way to say it. A convolution adds and scales, so it is a matrix $K$ acting on
# the pixels. Its columns are the copies that were left, its rows are what each pixel collects. The
# residuals go back by columns: the gradient is $K^\top (Ku - f)$, the same shape as in lesson 01.
# **Predict** the matrix for three pixels.

# %%
# What one bright pixel becomes, at each of the three places, is a column.
K = np.array([slide(pixel, k_row[::-1]) for pixel in np.eye(3)]).T
print(K)
print("slopes by the matrix", K.T @ (K @ u_row - f_row))

# %% [markdown]
# In a table the copy is a small table, pasted around its pixel. Read backwards means upside down
# *and* left to right: `kernel[::-1, ::-1]`. And sliding takes two loops, one for each direction.
#
# ### Exercise: the gradient that deblurs
#
# Write `deblur_gradient(image, blurred, kernel)`, the gradient of
# $\frac12\lVert k * u - f\rVert^2$ with respect to the image $u$; $f$ is `blurred`.
#
# - $*$ is a true convolution: it **flips the kernel in both directions**. Outside the image there
#   are **zeros**, and the result has the image's size, with the kernel's centre on the pixel.
# - All three are float arrays of two dimensions. The kernel has an odd number of rows and of
#   columns, need not be symmetric nor sum to 1, and is no larger than the image.
# - The loss is a **sum**, and its ½ cancels.
# - numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.
#
# It helps to write `slide` for tables first, inside your function or above it.


# %% nbgrader={"grade_id": "deblur_gradient", "solution": true}
def deblur_gradient(image, blurred, kernel):
    ### BEGIN SOLUTION
    def slide(image, kernel):
        rows, columns = image.shape
        height, width = kernel.shape
        padded = np.pad(image, [(height // 2, height // 2), (width // 2, width // 2)])
        result = np.zeros(image.shape)
        for i in range(height):
            for j in range(width):
                result += kernel[i, j] * padded[i : i + rows, j : j + columns]
        return result

    residual = slide(image, kernel[::-1, ::-1]) - blurred
    return slide(residual, kernel)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_deblur_gradient", "grade": true}
check("gradient_descent/deblur_gradient", deblur_gradient)

# %% [markdown]
# **Predict:** what happens on the photograph if the residual is sent back by the convolution once
# more, instead of the correlation?

# %%
k, seen = kernel, blurred
estimate = seen
for step in range(1, 61):
    residual = images.convolve(estimate, k) - seen
    estimate = estimate - images.convolve(residual, k)
    if step in (1, 2, 10, 60):
        loss, quality = images.deblur_loss(estimate, seen, k), images.psnr(estimate, china)
        print(f"step {step:>2}: loss {loss:.3g}, {quality:.1f} dB")

# %% [markdown]
# **Compare:** it looks like a gradient and is none. The first step even helps; then it diverges.
#
# **Modify:** begin the cell with `k = np.ones((1, 9)) / 9`, a kernel without a direction, and
# `seen = images.convolve(china, k)`. What goes wrong now?
#
# <details><summary>Answer</summary>
#
# Nothing: the loss falls at every step. A kernel that is the same forwards and backwards makes
# convolution and correlation one and the same, and hides the mistake. So test with lopsided
# kernels.
#
# </details>
#
# > **Say it aloud:** why does the way back use the kernel as it stands, when the way there flips
# > it?
#
# <details><summary>Answer</summary>
#
# On the way there each pixel collects, from all the neighbours whose copies reach it: that is a row
# of the matrix, and the kernel backwards. On the way back each pixel asks where its own light went:
# that is a column, and the kernel as it stands. The transpose exchanges rows and columns, and for a
# convolution that is a flip.
#
# </details>

# %% [markdown]
# ## 5. When to stop
#
# Back to the smeared temple of the first page, with its little noise of 0.01. **Predict:** the loss
# falls at every step. Does the picture get better at every step?

# %%
steps = [0, 1, 2, 5, 8, 11, 16, 20, 24, 30, 50, 100, 200, 500]
print("steps    loss   residual   quality")
for n_steps in steps:
    restored = images.deblur(blurred, kernel, n_steps=n_steps)
    size = rms(images.convolve(restored.image, kernel) - blurred)
    quality = images.psnr(restored.image, china)
    print(f"{n_steps:>5} {restored.losses[-1]:>7.3f}     {size:.4f}   {quality:.1f} dB")

# %% [markdown]
# **Compare:** no. The picture is best near step 24. After that the loss goes on falling, and the
# picture gets worse.
#
# To see why, blur something simpler: stripes, some broad, some fine. The blur leaves a share of
# their contrast, and each step of descent closes a part of what is missing, namely the square of
# that share. **Predict:** which stripes come back first?

# %%
print("width of a stripe   contrast left   steps to get half of the rest back   1 / contrast")
for width in [32, 8, 4, 2]:
    stripes = np.cos(np.pi * np.arange(640) / width)[None]
    seen = images.convolve(stripes, kernel)
    share = np.std(seen[:, 64:-64]) / np.std(stripes[:, 64:-64])  # away from the borders
    half = np.log(0.5) / np.log(1 - share**2)
    print(f"{width:>10} pixels {share:>15.2f} {half:>24.1f} {1 / share:>25.1f}")

# %% [markdown]
# **Compare:** broad stripes pass the blur nearly whole, and are back at once. Of the finest a
# seventh is left, and they take dozens of steps. But noise is fine, too. Descent cannot tell a
# faint detail from noise that stands in its place: to give the detail its contrast back, it
# multiplies both by seven.
#
# As in section 3 the error has two parts. **Predict** how each goes with the steps.

# %%
grain = blurred - images.convolve(china, kernel)
missing = [
    rms(images.deblur(images.convolve(china, kernel), kernel, n_steps=n).image - china)
    for n in steps[1:]
]
grown = [rms(images.deblur(grain, kernel, n_steps=n).image) for n in steps[1:]]
print(f"after 500 steps the noise is {grown[-1] / rms(grain):.1f} times what it was")

# %% jupyter={"source_hidden": true}
ax = plots.plot_error_parts(steps[1:], missing, grown)
ax.set(xlabel="steps", xscale="log")
ax.set_xticks([1, 10, 100], ["1", "10", "100"])
picture(
    ax,
    alt="Error over the steps, which are on a logarithmic axis. The detail that is missing falls, "
    "the noise grows, and the error made of both is lowest near step 24.",
)

# %% [markdown]
# Detail comes back first and noise later, so stopping early does here what `smoothness` did there.
# The lowest point in the middle has a name: **semi-convergence**. The descent converges; the
# picture does so only at first.
#
# ### A rule that needs no truth
#
# Often one knows at least how large the noise is. At the true picture the residual would be just
# that noise, so here is a rule: stop as soon as the residual is no larger. **Predict** from the
# table above: where does it stop on the temple, and how much does that cost? The cell measures it
# on both photographs, with ten draws of the noise each.

# %%
for name, truth in zip(images.PHOTOGRAPHS, [china, flower], strict=True):
    stops, costs = [], []
    for seed in range(10):
        grain = np.random.default_rng(seed).normal(scale=0.01, size=truth.shape)
        seen = images.convolve(truth, kernel) + grain
        estimate, sizes, qualities = seen, [], []
        for _ in range(41):
            residual = images.convolve(estimate, kernel) - seen
            sizes.append(rms(residual))
            qualities.append(images.psnr(estimate, truth))
            estimate = estimate - images.correlate(residual, kernel)
        stops.append(np.argmax(np.array(sizes) <= 0.01))
        costs.append(max(qualities) - qualities[stops[-1]])
    error = np.std(costs, ddof=1) / np.sqrt(10)
    print(
        f"{name:>10}: stops at step {min(stops)} to {max(stops)}, {np.mean(costs):.2f} dB below"
        f" the best, standard error {error:.2f}"
    )

# %% [markdown]
# **Compare:** the rule is safe, and too careful. It stops at step 11 or 12 on the temple, about
# half-way, and gives away nearly one decibel. The reason is worth knowing. By the time the picture
# is best, descent has fitted part of the noise as well, so the residual is *below* the noise by
# then: 0.0069 at step 24. A training loss does the same: at fitted weights it is lower than the
# noise in the data.
#
# **Modify:** use the same rule for the denoising of section 3, where noise of size 0.1 was added.
# Look at its table: which smoothness does the rule choose, and what does that cost?
#
# <details><summary>Answer</summary>
#
# A smoothness of 1.7 takes away 0.10, and leaves 24.4 dB, where 0.7 gave 25.2. What was taken away
# is as large as the noise then, but part of it was the temple.
#
# </details>
#
# > **Say it aloud:** why can the training loss fall while the result gets worse, here and in a
# > network?
#
# <details><summary>Answer</summary>
#
# The loss compares with what was seen, and what was seen is truth plus noise. At first the two ask
# for the same thing, and fitting one is fitting the other. Later only noise is left to fit. The
# loss counts that as a gain; the truth does not.
#
# </details>

# %% [markdown]
# ## 6. Stop by eye
#
# Now you. The left picture is the restored one, the middle one its residual, with the contrast
# raised. Choose a photograph and a noise, move the steps, and stop where you like the picture best.
# Only then show the truth: the error appears on the right, and the caption tells which of the steps
# on the slider is best.
# **Predict** first:
#
# 1. With noise 0, is there a step that is too late?
# 2. With three times the noise, should one stop earlier or later?
# 3. Does your eye stop before or after the PSNR does?

# %%
from mlnotes.explorers import restoring_explorer

restoring_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. No: without noise there is nothing to blow up, and the last step, 500, is the best.
# 2. Earlier. The temple is best near step 24 with noise 0.01, and near step 7 with 0.03. The more
#    noise, the sooner it outweighs the detail that is still to come.
# 3. That is for you to say. Many eyes forgive some grain for a sharp edge. The PSNR weighs every
#    squared error alike, wherever it stands.
#
# </details>
#
# > **Say it aloud:** what do you look for in the residual while you move the steps?
#
# <details><summary>Answer</summary>
#
# Outlines. As long as edges of the temple show in the residual, the descent has detail left to
# fit. Once it looks like even grain, there is only noise to gain.
#
# </details>

# %% [markdown]
# ## Summary
#
# - A picture can be the weights of a descent. What you want of it goes into the loss.
# - A difference of neighbours is felt at both of its ends, with opposite signs.
# - Look at what was taken away. Noise has no outlines.
# - Squared terms fit normal noise; medians fit lost pixels. With equal tuning a Gaussian blur
#   denoises our two photographs as well as this descent, or a little better.
# - A convolution pastes copies of its kernel. Its transpose, correlation, brings the residuals
#   back, with the kernel as it stands.
# - The error has two parts, detail missing and noise. Smoothness and stopping early both trade one
#   for the other.
# - Stopping when the residual is down to the noise is safe, and stops too early.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>Why is stopping early called regularisation?</b></summary>
#
# Because it keeps the solution away from the one that fits best, as a penalty does. Along each
# direction descent closes the gap by a constant factor a step: fast where the data say much, slowly
# where they say little and noise rules. Stopping leaves the slow directions near their start, just
# as an L2 penalty shrinks them. The number of steps plays the part of the inverse of the penalty.
# </details>
#
# <details><summary><b>You know the blur exactly. Why not simply invert it?</b></summary>
#
# The blur multiplies fine detail by small numbers, so its inverse multiplies whatever stands there
# by large ones, noise included. The matrix may be invertible and still badly conditioned: tiny
# errors of what was seen become large errors of the answer. So one inverts only what rises above
# the noise, by a penalty, by stopping early, or by leaving out the smallest factors.
# </details>
#
# <details><summary><b>What has deblurring to do with a convolutional network?</b></summary>
#
# A convolutional layer is the same linear map, with a kernel that is learned. In the backward pass
# the error reaches the layer's input through the transpose: the error slides against the flipped
# kernel. Most libraries call the layer a convolution, but do not flip on the way forward; then the
# flip happens on the way back. It makes no difference to what can be learned.
# </details>
#
# <details><summary><b>A paper's denoiser beats a rival by 0.2 dB on one photograph. What do you
# ask?</b></summary>
#
# Were both tuned, with the same effort, and on other pictures than the test picture? Over how many
# draws of the noise, and with what standard error? Over how many pictures? Is the noise that of
# real cameras? And does 0.2 dB, a mean squared error lower by less than a twentieth, matter for
# what the pictures are used for?
# </details>
#
# <details><summary><b>How do you check the gradient of a function of an image?</b></summary>
#
# As any other: flatten the image, move one pixel at a time by a small h to both sides, and compare.
# On a small image, 5 by 4 say, that is cheap. Take random images, not constant ones, a lopsided
# kernel, and unequal sides, so that a flip, a transpose or a border cannot hide.
# </details>
#
# ## Further reading
#
# - Per Christian Hansen, James Nagy and Dianne O'Leary, *Deblurring Images: Matrices, Spectra, and
#   Filtering* (2006).
# - Per Christian Hansen, *Discrete Inverse Problems: Insight and Algorithms* (2010):
#   semi-convergence, and rules for stopping.
# - Leonid Rudin, Stanley Osher and Emad Fatemi, "Nonlinear total variation based noise removal
#   algorithms", *Physica D* (1992): a smoothness that spares edges.
# - Vincent Dumoulin and Francesco Visin, "A guide to convolution arithmetic for deep learning"
#   (2016), arXiv:1603.07285.
#
# **Next:** lesson [08](../08_convergence/08_convergence.ipynb) asks the same question, when to
# stop, of any training.
