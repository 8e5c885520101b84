# %% [markdown]
# # Bias and variance
#
# A weight hangs on a spring. You push it, and a camera takes ten photos in the next second. From
# each you read the weight's height, with an error of about 2 cm. The curve below passes through all
# ten points. Then you take ten more photos. How can a curve without any error on one set of photos
# be so wrong on the next?
#
# *About {minutes} minutes. You need the mean squared error of
# [lesson 01](../01_gradient_descent/01_gradient_descent.ipynb), the penalty of
# [lesson 03](../03_penalties/03_penalties.ipynb) and the loss curves of
# [lesson 08](../08_convergence/08_convergence.ipynb).*
#
# **After this lesson you can**
#
# - take an error apart into bias, variance and noise, and derive why they add up
# - use the bootstrap in place of fresh data, and say what it cannot see
# - tell from two errors and a floor what is wrong, and whether more data would help

# %%
import numpy as np
from numpy.polynomial import Polynomial
from numpy.polynomial.legendre import legvander
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeRegressor

from mlnotes import bias_variance, check, plots, resampling
from mlnotes.plots import picture
from mlnotes.polynomials import polynomial_predictions


# %%
def height(t):
    """The true height in cm, t seconds after the push."""
    return 5 * np.sin(2.5 * np.pi * t)


def photograph(t, rng):
    """Heights as they are read from photos at the moments t, with errors of deviation 2 cm."""
    return height(t) + 2 * rng.normal(size=np.shape(t))


rng = np.random.default_rng(3)
t = np.linspace(0, 1, 10)  # ten moments, evenly spaced
y = photograph(t, rng)
t_next = rng.uniform(0, 1, 10)  # ten more, at any moment
y_next = photograph(t_next, rng)
for degree in [1, 4, 9]:
    curve = Polynomial.fit(t, y, degree)  # least squares, as in lesson 01
    own, new = np.mean((curve(t) - y) ** 2), np.mean((curve(t_next) - y_next) ** 2)
    print(f"degree {degree}: error on its ten photos {own:.2f}, on the next {new:.2f}")

# %% jupyter={"source_hidden": true}
grid = np.linspace(0, 1, 101)
ax = plots.new_axes()
ax.plot(grid, curve(grid), color=plots.BLUE)
ax.plot(t, y, "o", color=plots.INK)
ax.plot(t_next, y_next, "x", color=plots.VERMILION, markersize=8, markeredgewidth=2)
ax.set(xlabel="time, s", ylabel="height, cm", xlim=(-0.02, 1.02), ylim=(-13, 13))
ax.text(0.33, 10, "a curve of degree 9", color=plots.BLUE)
ax.text(0.33, 8, "● the ten photos that it was fitted to", color=plots.INK)
ax.text(0.33, 6, "× the next ten photos", color=plots.VERMILION)
picture(
    ax,
    alt="A curve that winds through ten dots without missing any, with swings beyond them near "
    "both ends. Ten crosses lie around it, some of them far off.",
)

# %% [markdown]
# The curve is a polynomial of degree 9, with ten coefficients for ten points. It does worse on the
# next photos than a straight line. The curve of degree 4 misses its own photos by about 2 cm, and
# does far better on the next ones.
#
# ## 1. One law, many data sets
#
# Was that bad luck? One data set cannot tell. So repeat the whole experiment two hundred times:
# push, take ten photos, fit. The law stays the same, only the errors of reading are new.
#
# **Predict:** of which degree, 1 or 9, will the fits lie close to *each other*? Of which will they
# lie, *on average*, close to the truth?

# %%
rng = np.random.default_rng(0)
Y = photograph(np.tile(t, (200, 1)), rng)  # (200, 10): a row for each data set
grid = np.linspace(0, 1, 101)  # where we look at the fits
truth = height(grid)
# Least squares for each row of Y; the fits are read off at the 101 moments of grid.
fits = {degree: polynomial_predictions(t, Y, grid, degree) for degree in range(1, 10)}
print("photographs", Y.shape, " fits of one degree", fits[9].shape)

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(3, height=3.2)
for ax, degree in zip(panels, [1, 4, 9], strict=True):
    plots.plot_fits(grid, fits[degree], truth, ax=ax)
    ax.set_title(f"degree {degree}", fontsize="medium")
    ax.set(xlabel="time, s", xlim=(0, 1), ylim=(-12, 12), xticks=[0, 0.5, 1])
panels[0].set_ylabel("height, cm")
panels[0].text(0.3, 10, "truth dashed", color=plots.INK)
panels[0].text(0.3, 8, "mean fit bold", color=plots.VERMILION)
picture(
    panels[0].figure,
    alt="Three panels, each with forty thin fits, the mean fit bold and the truth, a wave, dashed. "
    "Degree 1: nearly level lines in a narrow bundle, their mean far from the wave. Degree 4: a "
    "bundle around the wave, its mean close to it. Degree 9: the mean lies on the wave but for "
    "the left end, and the single fits swing wildly near both ends.",
)

# %% [markdown]
# **Compare:** these are two kinds of failure.
#
# - The straight lines agree with each other and are wrong together. Their mean is far from the
#   truth: **bias**.
# - The curves of degree 9 have next to no bias; their mean lies nearly on the truth. But you never
#   get the mean. You get *one* of them, shaped by the accidents of ten photos: **variance**.
#
# A model that cannot follow the truth **underfits**. One that follows the accidents **overfits**.
#
# > **Say it aloud:** what has a bias and a variance: a single fit, or something else?
#
# <details><summary>Answer</summary>
#
# The way of fitting, taken over all data sets that might have been drawn. A single fit is just off
# by some amount; whether by bias or by bad luck shows only when the data are drawn again.
#
# </details>

# %% [markdown]
# ## 2. Two numbers
#
# Let `predictions` have a row for each data set and a column for each point. By hand, with three
# data sets and two points:
#
# | | point 1 | point 2 |
# | --- | --- | --- |
# | data set 1 | 1 | 2 |
# | data set 2 | 3 | 4 |
# | data set 3 | 5 | 0 |
# | **mean prediction** | 3 | 2 |
# | **truth** | 1 | 3 |
#
# The mean prediction is off by 2 at the first point and by −1 at the second. Square, *then* take
# the mean over the points: $(4 + 1)/2 = 2.5$. That is **bias²**. Averaged first, the two gaps would
# have cancelled in part.
#
# For the **variance** go down each column. At the first point the predictions are −2, 0 and 2 away
# from their mean: $(4 + 0 + 4)/3 = 8/3$. **Predict** the second column's, and the mean of the two.
#
# ### Exercise: bias²
#
# Write `bias_squared(predictions, truth)`.
#
# - `predictions` is a float array (n_datasets, n_points), `truth` is (n_points,).
# - At each point: the gap between the mean prediction *over data sets* and the truth, squared. Then
#   the mean over points. The answer is one number, and no root is taken.
# - In every exercise of this lesson numpy and the standard library may be used; scipy, scikit-learn
#   and mlnotes may not.


# %% nbgrader={"grade_id": "bias_squared", "solution": true}
def bias_squared(predictions, truth):
    ### BEGIN SOLUTION
    mean_prediction = predictions.mean(axis=0)
    return np.mean((mean_prediction - truth) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_bias_squared", "grade": true}
check("bias_variance/bias_squared", bias_squared)

# %% [markdown]
# ### Exercise: variance
#
# Write `variance(predictions)`, one number, for `predictions` as before: at each point the variance
# *over data sets*, divided by n_datasets (ddof 0); then the mean over points.


# %% nbgrader={"grade_id": "variance", "solution": true}
def variance(predictions):
    ### BEGIN SOLUTION
    distances = predictions - predictions.mean(axis=0)
    return np.mean(distances**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_variance", "grade": true}
check("bias_variance/variance", variance)

# %% [markdown]
# (By hand, the second column's variance is $8/3$ too, and so is the mean.) From here on the lesson
# uses the library's functions, which do what yours do. How do the two change with the degree?

# %%
for degree, predictions in fits.items():
    off, scatter = (
        bias_variance.bias_squared(predictions, truth),
        bias_variance.variance(predictions),
    )
    print(f"degree {degree}: bias² {off:5.2f}, variance {scatter:5.2f}, sum {off + scatter:5.2f}")

# %% [markdown]
# Bias² falls by a factor of more than a hundred up to degree 6, and the variance rises all the
# way. The sum is lowest in between, at degree 5. This is the **trade-off**. (That bias² seems to
# rise again is an artefact: about a two-hundredth of the variance stays in the mean of two hundred
# fits.)
#
# > **Say it aloud:** a model predicts 17 for everyone, whatever the data. What are its bias and its
# > variance?
#
# <details><summary>Answer</summary>
#
# The variance is exactly 0, since no data set changes the answer. The bias is the distance of the
# truth from 17. Small variance alone proves nothing.
#
# </details>

# %% [markdown]
# ## 3. Noise
#
# Even the true height would miss the next photo, because reading it has an error of its own. This
# part is the **noise**. On new photos no model gets below it, so it is also called the **floor**.
#
# How large is it? Look *twice at the same thing*. Between two moments the height differs because
# the weight moves. Between two photos at the same moment of the swing only the errors differ.
#
# Two points, each measured twice: 1 and 3 at the first, 6 and 6 at the second. The squared
# distances from their means sum to $1 + 1 = 2$ and to 0. Divide by 2 or by 1?
#
# We want distances from the *true* height, and take them from the mean of the repeats, which lies
# closer to them. How much is lost? Two repeats that differ by $d$ are each $d/2$ from their mean,
# so the squares sum to $d^2/2$. Both have errors of variance $\sigma^2$, so $d^2$ is $2\sigma^2$ on
# average, and the sum is $\sigma^2$: right as it stands, divided by 1. In general $n$ repeats are
# divided by $n - 1$ (`ddof=1` in numpy). Here the points give 2 and 0, and the estimate is their
# mean, 1.
#
# ### Exercise: noise
#
# Write `noise(y_repeats)`, one number.
#
# - `y_repeats` is a float array (n_repeats, n_points), n_repeats ≥ 2: row i is the i-th time that
#   the same points were measured.
# - At each point the variance of its repeats, divided by n_repeats − 1 (ddof 1); then the mean over
#   points.


# %% nbgrader={"grade_id": "noise", "solution": true}
def noise(y_repeats):
    ### BEGIN SOLUTION
    return np.mean(np.var(y_repeats, axis=0, ddof=1))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_noise", "grade": true}
check("bias_variance/noise", noise)

# %% [markdown]
# Our errors have a deviation of 2 cm, so the truth is 4 cm². Do we find it with two photos at each
# of the ten moments?

# %%
estimates = np.array(
    [bias_variance.noise(photograph(np.tile(t, (2, 1)), rng)) for _ in range(1000)]
)
print(f"first estimate {estimates[0]:.2f} cm²")
print(f"mean of 1000 {estimates.mean():.2f}; divided by n instead {estimates.mean() / 2:.2f}")

# %% [markdown]
# A single estimate is rough, but right on average. Dividing by 2 finds half of the noise.
#
# > **Say it aloud:** two doctors judge the same X-rays and differ on one in ten. Why should you
# > know that before you train a model on their labels?
#
# <details><summary>Answer</summary>
#
# It tells what is achievable. A model that differs from one of them on one X-ray in ten may have
# learnt all that there is.
#
# </details>

# %% [markdown]
# ## 4. Why they add up
#
# Take one moment. The truth there is $f$. A data set gives the prediction $\hat f$; the mean of
# $\hat f$ over all data sets is $\bar f$. A *fresh* label is $y = f + \varepsilon$, where the noise
# $\varepsilon$ has mean 0 and variance $\sigma^2$. How far is the prediction from it? Put $f$ and
# $\bar f$ in between:
#
# $$y - \hat f = \underbrace{(f - \bar f)}_{a} + \underbrace{(\bar f - \hat f)}_{b} + \varepsilon$$
#
# Square it:
#
# $$(y - \hat f)^2 = a^2 + b^2 + \varepsilon^2 + 2ab + 2a\varepsilon + 2b\varepsilon$$
#
# Now take the mean over all data sets and fresh labels, term by term.
#
# - $a$ is the same for every data set, so $a^2$ stays: **bias²**.
# - $b$ is a prediction's distance from the mean prediction. The mean of $b^2$ is the **variance**.
# - The mean of $\varepsilon^2$ is $\sigma^2$, the **noise**.
# - $2ab$: since $a$ is fixed, the mean is $2a$ times the mean of $b$. And distances from a mean are
#   0 on average.
# - $2a\varepsilon$: the same, because $\varepsilon$ is 0 on average.
# - $2b\varepsilon$: the data set and the fresh label know nothing of each other. Every $b$ meets
#   every $\varepsilon$ equally often, so the mean of the product is the product of the means, 0.
#
# $$\boxed{\text{expected squared error} = \text{bias}^2 + \text{variance} + \text{noise}}$$
#
# Test it. The truth is 4. Three data sets, equally likely, predict 3, 5 and 7. A fresh label is 3
# or 5, equally likely. **Predict** the three parts; the next cell tries all six pairs.

# %%
predicted, labels = np.array([3.0, 5.0, 7.0]), np.array([3.0, 5.0])
squares = (labels[:, None] - predicted) ** 2
print("squared errors of all pairs:", *squares.ravel(), f" mean {squares.mean():.3f}")
by_hand = bias_variance.decompose(predicted[:, None], truth=[4.0], noise_variance=1.0)
print(f"bias² {by_hand.bias_squared:.3f} + variance {by_hand.variance:.3f} + noise 1", end=" ")
print(f"= {by_hand.expected_error:.3f}")

# %% [markdown]
# **Compare:** the mean prediction is 5, so bias² is 1. The variance is $8/3$, the noise 1. And
# $1 + 8/3 + 1 = 4.667$, the mean of the six.
#
# ### Exercise: decompose
#
# Write `decompose(predictions, truth, noise_variance)`, with `predictions` and `truth` as before
# and a number `noise_variance`, which is a variance already. Return `(bias_squared, variance,
# expected_error)`: the first two as in your earlier functions (ddof 0), the third the expected
# squared error at a fresh, noisy label.


# %% nbgrader={"grade_id": "decompose", "solution": true}
def decompose(predictions, truth, noise_variance):
    ### BEGIN SOLUTION
    mean_prediction = predictions.mean(axis=0)
    off = np.mean((mean_prediction - truth) ** 2)
    scatter = np.mean((predictions - mean_prediction) ** 2)
    return off, scatter, off + scatter + noise_variance
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_decompose", "grade": true}
check("bias_variance/decompose", decompose)

# %% [markdown]
# And on the spring? Take fresh photos, a new set for each fit.

# %%
parts = {degree: bias_variance.decompose(fits[degree], truth, 4.0) for degree in fits}
for degree in [1, 4, 5, 9]:
    fresh = photograph(np.tile(grid, (200, 1)), rng)
    measured = np.mean((fresh - fits[degree]) ** 2)
    print(f"degree {degree}: sum {parts[degree].expected_error:5.2f}, measured {measured:5.2f}")

# %% jupyter={"source_hidden": true}
ax = plots.plot_stacked(
    list(parts),
    {
        "noise": [4.0] * len(parts),
        "bias²": [part.bias_squared for part in parts.values()],
        "variance": [part.variance for part in parts.values()],
    },
)
ax.set(xlabel="degree", ylabel="expected error, cm²")
picture(
    ax,
    alt="For each degree from 1 to 9 a bar of noise, bias² and variance on top of each other. "
    "Noise is 4 throughout. Bias² is 12 at degree 1 and hardly to be seen from degree 5 on; "
    "variance grows from less than 1 to 27. The bars fall to about 6 at degrees 4 and 5 and rise.",
)

# %% [markdown]
# So the curves of degree 9 have hardly any bias. Most of their error is variance: 27 of 31 cm². The
# curve of the first page met its ten photos because it followed their errors too, and the next
# photos had other errors.
#
# > **Say it aloud:** which step of the derivation fails for the error on the *training* photos?
#
# <details><summary>Answer</summary>
#
# The last one. The noise of a training label is among the data that the fit has seen, so $b$ and
# $\varepsilon$ do know of each other: the fit bends towards the noise, and the error comes out too
# small. For degree 9 it is 0.
#
# </details>

# %% [markdown]
# ## 5. Turn the knobs
#
# Left, forty of two hundred fits; right, the parts for every degree. The penalty is the ridge
# penalty of lesson 03. Guess first, then turn:
#
# 1. Degree 1, then more and more photos: which part shrinks, and which does not?
# 2. Degree 4: set noise from 1 to 2 (its deviation, in cm). What becomes of bias² and the variance?
# 3. Ten photos, noise 2, degree 9: which penalty gives the lowest error? Does it beat the best
#    degree without a penalty?

# %%
from mlnotes.explorers import bias_variance_explorer

bias_variance_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. The variance shrinks. Bias² hardly moves: a straight line stays straight, however many points
#    there are.
# 2. Bias² stays. The variance becomes four times as large: errors twice as large move each fit
#    twice as far from the mean.
# 3. It is $0.003$, and brings the variance down from 24 to 2, at the price of $0.25$ in bias². (24,
#    not 27: these are other data sets than ours.) The error is $6.30$, against $6.16$ for degree 5
#    without a penalty. Two dials, one trade-off.
#
# </details>
#
# > **Say it aloud:** you may halve the deviation of the errors, or take four times as many photos.
# > Which part of the expected error does each of the two bring down?
#
# <details><summary>Answer</summary>
#
# Four times as many photos bring down the variance, here to less than a third. Half the deviation
# brings it down to a quarter, and the floor as well. Neither does much to the bias.
#
# </details>

# %% [markdown]
# ## 6. Only one data set
#
# In real life there is only one. The **bootstrap** makes do with it: pretend that your rows are the
# world, and draw new data sets from them, each with as many rows as yours. A row is put back once
# it is drawn, so some come twice or more and others never.
#
# With four rows the draw may be `[2, 0, 2, 3]`: row 2 counts twice, row 1 is missing. How many
# different rows does a sample have? One draw misses a given row with probability $1 - 1/n$, and all
# $n$ draws miss it with $(1 - 1/n)^n$. For $n = 4$ that is $0.75^4 = 0.316$; for large $n$ it comes
# to $1/e = 0.368$. So a sample holds $1 - 1/e = 63.2\%$ of your rows.
#
# A half-written round: what else must be indexed by `rows`, and why?
#
# ```python
# rows = rng.integers(0, n, n)
# predict = fit(X[rows], ...)
# ```
#
# <details><summary>Answer</summary>
#
# `y[rows]`. A row and its label are one observation; drawn apart, they belong to nobody.
#
# </details>
#
# ### Exercise: the bootstrap
#
# Write `bootstrap_predictions(fit, X, y, X_test, n_rounds, random_state)`.
#
# - `fit(X, y)` trains a model and returns its predict function, so that `fit(X, y)(X_test)` are its
#   predictions. `X` (n, d), `y` (n,) and `X_test` (n_test, d) are float arrays.
# - Make **one** `rng = np.random.default_rng(random_state)` for all rounds; `random_state` is a
#   whole number, 0 or more.
# - In each of the `n_rounds` rounds draw row numbers by `rng.integers(0, n, n)`, train on these
#   rows of `X` and `y`, and predict for `X_test`.
# - Return all predictions as an array (n_rounds, n_test).


# %% nbgrader={"grade_id": "bootstrap_predictions", "solution": true}
def bootstrap_predictions(fit, X, y, X_test, n_rounds, random_state):
    ### BEGIN SOLUTION
    rng = np.random.default_rng(random_state)
    predictions = []
    for _ in range(n_rounds):
        rows = rng.integers(0, len(y), len(y))
        predict = fit(X[rows], y[rows])
        predictions.append(predict(X_test))
    return np.array(predictions)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_bootstrap_predictions", "grade": true}
check("bias_variance/bootstrap_predictions", bootstrap_predictions)

# %% [markdown]
# Is it any good? On the spring we can find out. Take a hundred photos at random moments and
# bootstrap them, and that for twenty data sets. Compare with two hundred truly fresh ones.
# **Predict:** does the bootstrap find the variance? And the bias of the straight line?


# %%
def fit_degree(degree):
    def fit(X, y):
        curve = Polynomial.fit(X[:, 0], y, degree)
        return lambda X_test: curve(X_test[:, 0])

    return fit


n = 100
moments = np.random.default_rng(1).uniform(0, 1, (200, n))
heights = photograph(moments, np.random.default_rng(2))
for degree in [1, 4]:
    fresh = polynomial_predictions(moments, heights, grid, degree)
    found = []
    for X, y in zip(moments[:20, :, None], heights[:20], strict=True):
        redrawn = resampling.bootstrap_predictions(
            fit_degree(degree), X, y, grid[:, None], n_rounds=100, random_state=0
        )
        found.append(bias_variance.variance(redrawn))
    standard_error = np.std(found, ddof=1) / np.sqrt(len(found))
    print(f"degree {degree}: true bias² {bias_variance.bias_squared(fresh, truth):.3f},", end=" ")
    print(f"true variance {bias_variance.variance(fresh):.3f},", end=" ")
    print(f"by the bootstrap {np.mean(found):.3f} ± {standard_error:.3f}")

# %% [markdown]
# **Compare:** the variance is found, within its standard error (the ±). The bias is not. The
# bootstrap fits gather around the fit of *this* data set, and how far that is from the truth they
# cannot tell. The straight lines look steady, and nothing betrays a bias² of more than 11 cm².
#
# **Modify:** set `n = 40`. Can you still trust the bootstrap's variance for degree 4?
#
# <details><summary>Answer</summary>
#
# No: it comes out too large, with a large standard error. A sample has only about 25 different
# photos, and where it has a hole, a curve of degree 4 swings. The bootstrap needs rows to spare.
#
# </details>
#
# ### Real people
#
# The 442 people with diabetes again, and three models. One predicts the mean for everyone. One is
# linear. And one is a **decision tree**: a chain of yes-no questions ("is the body-mass index above
# 27?") that goes on until the training people are told apart. 300 people train, the others test.
# **Predict:** which model has the largest variance? Which the largest error on its own rows?

# %%
diabetes = load_diabetes(scaled=False)
order = np.random.default_rng(0).permutation(442)
X, X_test = np.split(diabetes.data[order], [300])
y, y_test = np.split(diabetes.target[order], [300])
rows = resampling.bootstrap_rows(300, n_rounds=100, random_state=0)
distinct = np.mean([len(np.unique(sample)) for sample in rows]) / 300
print(f"{diabetes.data.shape[0]} people; distinct rows in a sample: {distinct:.1%}")
samples = resampling.bootstrap_samples(X, y, rows)
models = {
    "mean": DummyRegressor(),
    "linear": LinearRegression(),
    "tree": DecisionTreeRegressor(random_state=0),
}
for name, model in models.items():
    on_train = np.mean((model.fit(X, y).predict(X) - y) ** 2)
    test = resampling.decompose_estimator(model, samples, X_test, y_test)
    print(
        f"{name:>6}: train {on_train:5.0f}; test: bias² and noise {test.bias_squared:5.0f}", end=""
    )
    print(f" + variance {test.variance:5.0f} = {test.expected_error:5.0f}")

# %% [markdown]
# **Compare:** the tree knows its training people by heart and makes about twice the linear model's
# error on new ones. Half of that is variance. The mean hardly varies and is far off, even on its
# own rows.
#
# Bias² and noise share a column, since nobody knows the truth or measured a person twice. The luck
# of these 300 people, which all samples share, hides there too.
#
# Look at the tree once more: 3118 is the error of the *mean* of a hundred trees, about as small as
# the linear model's. So why not use the mean? That is an idea of the next lesson.
#
# > **Say it aloud:** what does the bootstrap tell you, and what can it not tell?
#
# <details><summary>Answer</summary>
#
# It tells how much the predictions would change with another data set of the same size, the
# variance. It cannot tell the bias: the truth is not among the rows.
#
# </details>

# %% [markdown]
# ## 7. What is wrong with my model?
#
# In practice you have two errors, on training and on validation rows, and a guess at the floor. Two
# differences tell most of the story:
#
# - from the **floor to training**: what the model cannot learn even from rows it has seen, a sign
#   of bias;
# - from **training to validation**: what it learnt that holds for the training rows alone, a sign
#   of variance.
#
# The folded cell fits two hundred data sets again, with 12 to 1000 photos each. **Predict:** do
# more photos help a straight line, and do they help degree 9?

# %% jupyter={"source_hidden": true}
sizes = [12, 20, 50, 200, 1000]
curves = {}
for degree in [1, 9]:
    curves[degree] = []
    for n in sizes:
        moments = np.linspace(0, 1, n)
        heights = photograph(np.tile(moments, (200, 1)), rng)
        fresh = photograph(np.tile(grid, (200, 1)), rng)
        on_train = polynomial_predictions(moments, heights, moments, degree) - heights
        on_valid = polynomial_predictions(moments, heights, grid, degree) - fresh
        curves[degree].append([np.mean(on_train**2), np.mean(on_valid**2)])
        train_error, valid_error = curves[degree][-1]
        print(f"degree {degree}, {n:>4} photos: train {train_error:5.2f}, valid {valid_error:5.2f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
ax.axhline(4, color=plots.INK, linewidth=1, linestyle=":")
ax.text(12, 3.6, "floor", color=plots.INK, va="top")
for pairs, colour in zip(curves.values(), plots.COLOURS, strict=False):
    train_errors, valid_errors = np.transpose(pairs)
    ax.plot(sizes, train_errors, "o--", color=colour)
    ax.plot(sizes, valid_errors, "o-", color=colour)
ax.text(100, 13.8, "degree 1", color=plots.BLUE, ha="center")
ax.text(60, 5.6, "degree 9", color=plots.VERMILION)
ax.text(350, 10, "validation: full lines\ntraining: dashed", color=plots.INK)
ax.set(xscale="log", xlabel="photos", ylabel="mean squared error, cm²", ylim=(0, 18))
ax.set_xticks(sizes, [str(size) for size in sizes])
ax.minorticks_off()
picture(
    ax,
    alt="Errors over the number of photos, from 12 to 1000. Degree 1: training and validation meet "
    "near 15.5, far above the floor of 4. Degree 9: training rises from below 1, validation falls "
    "from about 9, and both end close to the floor.",
)

# %% [markdown]
# **Compare:** at degree 9 the errors close in on the floor. At degree 1 they close in on each
# other, near 15.5, and stay there. **More data does not cure bias.** And a small gap is no sign of
# a good model: look at the straight line.
#
# In the next exercise differences count when they exceed a tolerance, and each pair of errors is a
# case of 'high bias', 'high variance', 'both' or 'good'. **Predict** which, with a floor of 1 and a
# tolerance of 1, for training and validation errors of `1.5, 2.0`, of `4.0, 4.5`, of `1.5, 4.0` and
# of `4.0, 8.0`.
#
# <details><summary>Answer</summary>
#
# 'good'; 'high bias'; 'high variance'; 'both'.
#
# </details>
#
# ### Exercise: diagnose
#
# Write `diagnose(train_error, valid_error, floor_error, tolerance)`. All four are numbers;
# `floor_error` is the floor, and `tolerance` is positive.
#
# - Bias is high where `train_error - floor_error > tolerance`, variance is high where
#   `valid_error - train_error > tolerance`: both strictly, and with their signs.
# - Return `'high bias'`, `'high variance'`, `'both'` or `'good'`, in these very letters.


# %% nbgrader={"grade_id": "diagnose", "solution": true}
def diagnose(train_error, valid_error, floor_error, tolerance):
    ### BEGIN SOLUTION
    has_bias = train_error - floor_error > tolerance
    has_variance = valid_error - train_error > tolerance
    if has_bias and has_variance:
        return "both"
    if has_bias:
        return "high bias"
    return "high variance" if has_variance else "good"
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_diagnose", "grade": true}
check("bias_variance/diagnose", diagnose)

# %% [markdown]
# It is a rule of thumb: a flexible model dips *below* the floor on its training rows, as degree 9
# did. Where the floor is unknown, people or the best known model must stand in for it.
#
# ### The same in time
#
# In lesson 08 a training loss fell while the validation loss turned up. Now you can see why. The
# folded cell fits degree 9 to ten photos by gradient descent, on all two hundred data sets. (The
# powers of $t$ are first mixed into *Legendre* polynomials, which resemble each other less, so that
# descent need not crawl.) **Predict:** which part falls with the steps, and which rises?

# %% jupyter={"source_hidden": true}
A, A_grid = (legvander(2 * moments - 1, 9) for moments in (t, grid))
rate = 1 / np.linalg.eigvalsh(2 / 10 * A.T @ A)[-1]
shown = np.unique(np.geomspace(1, 3000, 60).astype(int))
W, history = np.zeros((200, 10)), []
for step in range(1, 3001):
    W = W - rate * 2 / 10 * (W @ A.T - Y) @ A  # a row of weights for each data set
    if step in shown:
        off, scatter, error = bias_variance.decompose(W @ A_grid.T, truth, 4.0)
        history.append([np.mean((W @ A.T - Y) ** 2), error, off, scatter])
train_losses, errors, off, scatter = np.transpose(history)
for k in [0, np.argmin(errors), -1]:
    print(f"step {shown[k]:>4}: train {train_losses[k]:5.2f}, new photos {errors[k]:5.2f}", end="")
    print(f" = 4 + bias² {off[k]:5.2f} + variance {scatter[k]:5.2f}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.2)
for ax, lines in [
    (panels[0], [("new photos", errors, 25, 11), ("training photos", train_losses, 25, 1.6)]),
    (panels[1], [("bias²", off, 1.2, 11), ("variance", scatter, 25, 9)]),
]:
    for (name, values, *place), colour in zip(lines, [plots.VERMILION, plots.BLUE], strict=True):
        ax.plot(shown, values, color=colour)
        ax.text(*place, name, color=colour)
    ax.axvline(shown[errors.argmin()], color=plots.INK, linewidth=0.8, linestyle=":")
    ax.set(xscale="log", xlabel="step", xlim=(1, 3000), ylim=(0, 33))
    ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
panels[0].set(ylabel="mean squared error, cm²")
picture(
    panels[0].figure,
    alt="Left: over 3000 steps, on a logarithmic axis, the error on training photos falls to 0; "
    "that on new photos falls to 7 at a dotted line, at step 17, and then rises to 31. Right: "
    "bias² falls from 9 to nearly 0, most of it before the dotted line; variance rises from below "
    "1 to 27, most of it after the line.",
)

# %% [markdown]
# **Compare:** at first the fits are too flat, whatever the data: both errors are high, and what
# exceeds the floor on new photos is nearly all bias. That is *underfitting*. Step by step the fits
# learn the law, and bias falls; then the accidents, and variance rises while the training error
# still sinks. That is *overfitting*. Early stopping picks the step between. Training time is one
# more dial, like the degree and the penalty.
#
# > **Say it aloud:** both curves are high and close together, and have stopped falling. Your
# > colleague asks for ten times the data. What do you say?
#
# <details><summary>Answer</summary>
#
# That it will hardly help: the gap that data closes is closed already. If the floor is lower, the
# model needs better features, more freedom or a weaker penalty.
#
# </details>

# %% [markdown]
# ## Summary
#
# - Bias is how far the *mean* fit is from the truth; variance is how far single fits are from their
#   mean; noise is how far labels are from the truth.
# - Expected squared error = bias² + variance + noise, because all mixed terms average to 0 at fresh
#   labels. On training labels they do not.
# - A looser model has less bias and more variance. Degree, penalty and training time are dials of
#   one kind. (The U shape is common, not a law; the next lesson shows an exception.)
# - Repeated labels show the noise. The bootstrap shows the variance, and never the bias.
# - From floor to training is bias, from training to validation variance. More data helps the
#   second.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>Explain the bias-variance trade-off, and how it is tied to under- and
# overfitting.</b></summary>
#
# Over training sets, expected squared error is bias² plus variance plus noise. Bias is the distance
# of the average model from the truth, variance the scatter around that average. A rigid model is
# biased and underfits: both errors are high. A flexible one varies and overfits: a low training
# error, a much higher validation error. Against variance: more data, fewer features or weights, a
# penalty, stopping early, averaging models. Against bias: better features, a larger model, a weaker
# penalty, longer training, boosting. Judge both against the floor. And some very large models get
# better again beyond the point where they fit everything (double descent).
# </details>
#
# <details><summary><b>How does the bootstrap work, and which share of the rows does a sample
# hold?</b></summary>
#
# Draw n rows out of n with replacement, train, repeat; the scatter stands in for that over fresh
# data sets. A row is missed with probability (1 − 1/n)ⁿ, about 1/e, so a sample holds some 63% of
# the rows; the others can serve for validation (out of bag). It shows no bias, and assumes
# independent rows: with several rows a patient, draw patients.
# </details>
#
# <details><summary><b>The validation loss is below the training loss. How can that
# be?</b></summary>
#
# Validation rows may be easier, or so few that it is luck. Dropout or a penalty may count in the
# training loss only, or that loss is a mean over an epoch in which the model still improved. Check
# the split for rows on both sides, too.
# </details>
#
# ## Further reading
#
# - Stuart Geman, Elie Bienenstock and René Doursat, "Neural Networks and the Bias/Variance
#   Dilemma", *Neural Computation* (1992).
# - Trevor Hastie, Robert Tibshirani and Jerome Friedman, *The Elements of Statistical Learning*,
#   second edition (2009), sections 7.2, 7.3 and 7.11.
# - Bradley Efron, "Bootstrap Methods: Another Look at the Jackknife", *Annals of Statistics*
#   (1979).
#
# **Next:** [complexity and
# ensembles](../10_complexity_and_ensembles/10_complexity_and_ensembles.ipynb). Which remedy helps
# against which part, and what a hundred trees can do that one cannot.
