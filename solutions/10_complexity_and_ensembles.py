# %% [markdown]
# # Complexity and ensembles
#
# Each of a hundred trees has learnt some 190 people with diabetes by heart, and each is far off for
# other people. Not one of them beats a simple linear model. But look at the *mean* of their
# predictions! Nothing more was learnt, so where does the gain come from? And why does it stop?
#
# *About {minutes} minutes. You need the ridge fit of
# [lesson 03](../03_penalties/03_penalties.ipynb), and bias, variance and the bootstrap of
# [lesson 09](../09_bias_variance/09_bias_variance.ipynb).*
#
# **After this lesson you can**
#
# - pick a remedy by what it brings down, bias or variance
# - read learning curves and complexity curves, and turn a penalty into a number of free weights
# - leave every row out once at the price of a single fit
# - say when averaging models helps, and how bagging and boosting differ

# %%
import numpy as np
from sklearn.datasets import load_diabetes, load_digits
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeRegressor

from mlnotes import check, complexity, ensembles, plots, polynomials, ridge
from mlnotes.plots import picture

# %%
people = load_diabetes(scaled=False)


def split(n_train, seed):
    """People in random order: X and y of the first n_train, then X and y of the others."""
    order = np.random.default_rng(seed).permutation(442)
    train, other = order[:n_train], order[n_train:]
    return people.data[train], people.target[train], people.data[other], people.target[other]


X, y, X_new, y_new = split(300, seed=0)
bagging = ensembles.BaggingRegressor(n_estimators=100).fit(X, y)
single = np.array([tree.predict(X_new) for tree in bagging.estimators_])  # a row for each tree
mean_so_far = np.cumsum(single, axis=0) / np.arange(1, 101)[:, None]
single_errors = np.mean((single - y_new) ** 2, axis=1)
mean_errors = np.mean((mean_so_far - y_new) ** 2, axis=1)
linear_error = np.mean((LinearRegression().fit(X, y).predict(X_new) - y_new) ** 2)
print(f"single trees {single_errors.mean():.0f}, the best of them {single_errors.min():.0f}")
distinct = np.mean([len(np.unique(rows)) for rows in bagging.samples_])
print(f"people in a tree's sample: {distinct:.0f} of 300, {distinct / 300:.0%}")
print(f"linear model {linear_error:.0f}, mean of 100 trees {mean_errors[-1]:.0f}")

# %% jupyter={"source_hidden": true}
count = np.arange(1, 101)
ax = plots.new_axes()
ax.plot(count, single_errors, ".", color=plots.INK, markersize=4)
ax.plot(count, mean_errors, color=plots.VERMILION)
ax.axhline(linear_error, color=plots.BLUE, linewidth=1, linestyle="--")
ax.text(101, 8900, "each tree by itself", color=plots.INK, ha="right")
ax.text(101, 3750, "mean of the trees so far", color=plots.VERMILION, ha="right")
ax.text(101, 2450, "linear model", color=plots.BLUE, ha="right")
ax.set(xlabel="trees", ylabel="mean squared error, new people", xlim=(0, 102), ylim=(2000, 9300))
picture(
    ax,
    alt="Errors on new people. A hundred dots, the single trees, lie between 4700 and 8500. The "
    "mean of the trees so far begins among them, falls steeply over the first ten trees to about "
    "3400, reaches 3200 by the twentieth and stays there, close to a dashed line for the linear "
    "model.",
)

# %% [markdown]
# Each tree was fitted on a bootstrap sample of the same 300 people, of whom it holds 63%. Section 6
# explains the fall of the curve, and why it flattens.
#
# ## 1. Which remedy for which part?
#
# An error is bias², variance and noise. Lesson 09 told them apart. What brings them down?
#
# A remedy against **variance** gives the accidents of one data set less of a say: more rows, so
# that they even out; fewer features or weights; a stronger penalty; stopping earlier; a mean of
# several models. A remedy against **bias** gives the model more room to follow the law: more or
# better features, more weights, a weaker penalty, longer training. Most of these are one dial
# turned one way or the other. More rows are the exception: they cost no bias.
#
# Two remedies need many models. **Bagging** (short for *bootstrap aggregating*) fits strong models
# independently of each other, each on a bootstrap sample, and averages them. **Boosting** fits weak
# models one after the other, each to the residuals that the sum so far has left.
#
# **Predict** for each of the two: does it bring down bias or variance?
#
# <details><summary>Answer</summary>
#
# Bagging: variance. Each tree alone is flexible enough, and in their mean the accidents even out.
# Boosting: bias. One weak model cannot follow the law, but the sum grows more flexible with each.
#
# </details>
#
# Meet the spring of lesson 09 again, now as a patient. Guess, then turn:
#
# 1. Degree 9, noise 2, ten photos: a disaster. Try three remedies, each by itself: 15 photos, one
#    degree less, the smallest penalty. Which helps most?
# 2. Degree 1 instead. Which of *more photos*, *a penalty*, *a higher degree* helps now?
# 3. Take $80$ photos. How much does degree 9 lose now against the best degree?

# %%
from mlnotes.explorers import bias_variance_explorer

bias_variance_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. All three help greatly. The variance falls from $24$ to $2.75$, $5.31$ and $3.05$, and bias²
#    stays below $0.05$. So look for the cheapest remedy, not for the strongest.
# 2. Only the degree. With $80$ photos the error is still $15.6$, and no penalty brings it below
#    $16.4$; degree 5 brings it to $6.16$.
# 3. Only $0.14$, where it was $22$ with ten photos. The more rows, the more complex a model may be.
#
# </details>
#
# ### Exercise: remedies
#
# Write `remedy_targets(remedy)`. It returns `'bias'` or `'variance'`, whichever the remedy brings
# down. `remedy` is one of these strings, letter by letter:
#
# - `'more training data'`, `'more features'`, `'fewer features'`, `'more parameters'`, `'fewer
#   parameters'`
# - `'more regularisation'`, `'less regularisation'`, `'early stopping'`, `'longer training'`
# - `'bagging'`, `'boosting'`
#
# In all exercises of this lesson but the last, numpy and the standard library may be used; scipy,
# scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "remedy_targets", "solution": true}
def remedy_targets(remedy):
    ### BEGIN SOLUTION
    loosening = {
        "more features",
        "more parameters",
        "less regularisation",
        "longer training",
        "boosting",
    }
    return "bias" if remedy in loosening else "variance"
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_remedy_targets", "grade": true}
check("bias_variance/remedy_targets", remedy_targets)

# %% [markdown]
# > **Say it aloud:** why is it a waste to collect remedies before you know which part is large?
#
# <details><summary>Answer</summary>
#
# Half of them make the other part worse. A penalty on a straight line adds bias to bias; more
# features for an overfitted model add variance to variance.
#
# </details>

# %% [markdown]
# ## 2. Features that bend
#
# How does a linear model follow a curve? By its features. $w_0 + w_1 x + w_2 x^2$ is a parabola in
# $x$, and yet *linear in the weights*: a weighted sum of the columns $1$, $x$ and $x^2$. So make
# these columns, and everything you know about linear models holds as before.
#
# By hand: the rows for $x = 2$ and $x = 3$ at degree 2? Then say the shape for 7 points and
# degree 4.
#
# <details><summary>Answer</summary>
#
# (1, 2, 4) and (1, 3, 9); (7, 5), because the power 0 counts too.
#
# </details>
#
# ### Exercise: polynomial features
#
# Write `polynomial_features(x, degree)` for `x` of shape (n,), floats or whole numbers, and
# degree ≥ 0. Return the (n, degree + 1) array with the columns $x^0, x^1, \dots, x^{degree}$, in
# this order. $x^0$ is 1, for $x = 0$ too.


# %% nbgrader={"grade_id": "polynomial_features", "solution": true}
def polynomial_features(x, degree):
    ### BEGIN SOLUTION
    return np.asarray(x, dtype=float)[:, np.newaxis] ** np.arange(degree + 1)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_polynomial_features", "grade": true}
check("bias_variance/polynomial_features", polynomial_features)

# %% [markdown]
# Every further power has a weight that least squares *could* leave at 0. **Predict:** can the
# training error rise with the degree? And the error on new points?

# %%
rng = np.random.default_rng(0)
t, t_fresh = np.linspace(0, 1, 20), rng.uniform(0, 1, 1000)
height, height_fresh = (
    5 * np.sin(2.5 * np.pi * at) + 2 * rng.normal(size=len(at)) for at in (t, t_fresh)
)
for degree in [1, 3, 5, 7, 9, 12]:
    A, A_fresh = (polynomials.polynomial_features(2 * at - 1, degree) for at in (t, t_fresh))
    model = LinearRegression(fit_intercept=False).fit(A, height)  # the first column is constant
    own, new = (
        np.mean((model.predict(at) - values) ** 2)
        for at, values in [(A, height), (A_fresh, height_fresh)]
    )
    print(f"degree {degree:>2}: train {own:5.2f}, new photos {new:5.2f}")

# %% [markdown]
# **Compare:** the training error only falls. The error on new photos falls and rises.
#
# **Modify:** take 200 photos. Which degree wins, and what do the others lose?
#
# <details><summary>Answer</summary>
#
# Still degree 5, but degree 12 now costs only $0.24$ more, down from $5.74$. More rows can afford
# more freedom.
#
# </details>
#
# (`2 * at - 1` stretches the second to the interval from −1 to 1, where high powers resemble each
# other less and rounding does less harm.)
#
# > **Say it aloud:** you add ten columns of random numbers to a least-squares model. What do the
# > two errors do?
#
# <details><summary>Answer</summary>
#
# The training error cannot rise, and will nearly always fall: ten more weights to fit accidents
# with. The error on new rows rises on average. A lower training error is no argument for a feature.
#
# </details>

# %% [markdown]
# ## 3. Two curves to draw first
#
# A **learning curve** shows both errors over the number of rows: would more data help? A
# **complexity curve** shows them over a dial of the model: is it too stiff or too loose? One split
# is luck, so take thirty, with their standard error.
#
# **Predict** for the linear model: which of its two errors rises with more people, which falls?
# Then for trees that may ask up to 10 questions in a row: at which depth is each error lowest?

# %%
splits = [split(300, seed) for seed in range(30)]
by_rows = complexity.learning_curve(LinearRegression(), splits, [15, 30, 60, 120, 300])
tree = DecisionTreeRegressor(random_state=0)
by_depth = complexity.complexity_curve(tree, splits, "max_depth", range(1, 11))
for name, curve in [("people", by_rows), ("depth", by_depth)]:
    for value, own, new, _, se in zip(*curve, strict=True):
        print(f"{name} {value:>3}: train {own:5.0f}, new people {new:5.0f} ± {se:.0f}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.4)
for ax, curve in zip(panels, [by_rows, by_depth], strict=True):
    ax.plot(curve.values, curve.train_error, "o--", color=plots.BLUE)
    ax.errorbar(curve.values, curve.valid_error, curve.valid_se, fmt="o-", color=plots.VERMILION)
    ax.set_ylim(0, 7200)
panels[0].set(xscale="log", xlabel="people", ylabel="mean squared error", title="linear model")
panels[0].set_xticks(by_rows.values, by_rows.values)
panels[0].minorticks_off()
panels[0].text(60, 4300, "new people", color=plots.VERMILION)
panels[0].text(60, 1700, "training", color=plots.BLUE)
panels[1].set(xlabel="depth of the tree", title="trees", xticks=range(2, 11, 2))
picture(
    panels[0].figure,
    alt="Left, linear model: over 15 to 300 people the training error rises from 770 to 2800 and "
    "the error on new people falls to 3100; with 15 people it is far above the picture. Right, "
    "trees: over depths 1 to 10 the training error falls from 4100 towards 200; the error on new "
    "people is lowest at depths 2 and 3, near 4000, and rises to 6400.",
)

# %% [markdown]
# **Compare:** the linear model's curves have nearly met. However many people are added, it can gain
# no more than about the gap that is left. For more, you need another model or new features.
#
# The trees' training error keeps falling with the depth. On new people depths 2 and 3 are best, and
# the standard errors cannot tell them apart. Depth 1 is too stiff, and later variance takes over.
#
# > **Say it aloud:** your manager asks whether to buy more labels. What do you show?
#
# <details><summary>Answer</summary>
#
# The learning curve. A wide gap that still narrows says yes. Two curves that have met say no, and
# if they met high above the floor, the model is too stiff.
#
# </details>

# %% [markdown]
# ## 4. A dial of freedom
#
# Ten features have ten weights. With a ridge penalty, how many are *really* free? Take a single
# column $x$ without an intercept, and call $s^2$ the sum of its squares. Least squares and ridge
# (beside the sum, as in lesson 03) find
#
# $$w = \frac{\sum xy}{s^2}, \qquad w = \frac{\sum xy}{s^2 + \alpha}
# = \frac{s^2}{s^2 + \alpha}\cdot\frac{\sum xy}{s^2}.$$
#
# So ridge keeps the share $s^2/(s^2 + \alpha)$ of what least squares would fit: all of it at
# $\alpha = 0$, hardly any for a large $\alpha$. With several columns that do not overlap (the
# products of any two add up to 0), each keeps a share of its own. The sum of the shares is the
# number of **effective degrees of freedom**: how many free weights the fit is worth.
#
# And columns that do overlap? Lesson 02 turned the axes until the directions were independent. Here
# the same turn is possible; the lengths of $X$ along the new directions are its **singular values**
# $s$, and `np.linalg.svd(X, compute_uv=False)` finds them.
#
# By hand: $X$ has the rows (3, 0), (4, 0), (0, 2), and $\alpha = 2$. The columns do not overlap.
# What is $s$ for each, and how many weights is the fit worth?
#
# <details><summary>Answer</summary>
#
# 5 and 2. The shares are $25/27 = 0.926$ and $4/6 = 0.667$, together $1.593$ of 2.
#
# </details>
#
# ### Exercise: effective degrees of freedom
#
# Write `effective_degrees_of_freedom(X, alpha)`, one number, for ridge regression, which minimises
# $\lVert Xw - y\rVert^2 + \alpha\lVert w\rVert^2$ without an intercept: the sum of
# $s^2/(s^2 + \alpha)$ over the singular values $s$ of `X`, a float array (n, d). $\alpha > 0$.


# %% nbgrader={"grade_id": "effective_degrees_of_freedom", "solution": true}
def effective_degrees_of_freedom(X, alpha):
    ### BEGIN SOLUTION
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / (s**2 + alpha))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_effective_degrees_of_freedom", "grade": true}
check("bias_variance/effective_degrees_of_freedom", effective_degrees_of_freedom)

# %% [markdown]
# ### Weights have a variance too
#
# Draw a hundred of the 442 people, fit ridge, note the weights; a hundred times. Two of the blood
# values, `s1` and `s2`, are nearly the same column (lesson 03). **Predict:** whose weight varies
# more over the samples, that of `s1` or that of the body-mass index? And how much better do the
# predictions get when the weights calm down?


# %%
def standardised(n_train, seed):
    """A split without the need of an intercept: scaled and centred by the training people."""
    X, y, X_new, y_new = split(n_train, seed)
    centre, scale = X.mean(axis=0), X.std(axis=0)
    return (X - centre) / scale, y - y.mean(), (X_new - centre) / scale, y_new - y.mean()


draws = zip(*(standardised(100, seed) for seed in range(100)), strict=True)
X, y, X_new, y_new = map(np.array, draws)  # the first axis counts the samples
alphas = np.geomspace(0.01, 10_000, 19)
weights = np.array([ridge.ridge_fits(X, y, alpha) for alpha in alphas])
freedom = np.mean(
    [[ridge.effective_degrees_of_freedom(x, alpha) for x in X] for alpha in alphas], axis=1
)


def mean_error(X, y):
    predictions = (X @ weights[..., np.newaxis])[..., 0]
    return np.mean((predictions - y) ** 2, axis=(1, 2))


error = mean_error(X_new, y_new)
print("weights: alphas, samples, features", weights.shape)
scatter = dict(zip(people.feature_names, weights.std(axis=1).T, strict=True))
for k in [0, 6, 10, 14]:
    print(f"alpha {alphas[k]:6.2f}: {freedom[k]:5.2f} free weights,", end=" ")
    print(f"s1 varies by {scatter['s1'][k]:4.1f}, bmi by {scatter['bmi'][k]:3.1f},", end=" ")
    print(f"error on new people {error[k]:.0f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for name, colour in [("s1", plots.VERMILION), ("s2", plots.GREEN), ("bmi", plots.BLUE)]:
    ax.plot(freedom, scatter[name], "o-", color=colour, markersize=4)
    ax.text(10.1, scatter[name][0], name, color=colour, va="center")
ax.set(xlabel="effective degrees of freedom", ylabel="standard deviation of the weight")
ax.set(xlim=(0, 10.6), ylim=(0, None))
picture(
    ax,
    alt="Standard deviations of three weights over the degrees of freedom. That of s1 rises slowly "
    "to 4 at 7.5 degrees, then steeply to 39 at 10; s2 does likewise and ends at 31. That of bmi "
    "rises slowly to 6 and stays there.",
)

# %% [markdown]
# **Compare:** from $\alpha = 0.01$ to 21.54 the weight of `s1` calms down to less than a tenth, at
# the price of 3.4 of ten degrees of freedom. But the error on new people falls by 3% only.
# Where `s1` went up, `s2` went down. **Weights may vary wildly while predictions do not.**
#
# > **Say it aloud:** on one sample the weight of `s1` is strongly negative, on the next positive. A
# > doctor asks whether `s1` is harmful. What do you say?
#
# <details><summary>Answer</summary>
#
# That this model cannot tell. `s1` and `s2` move together, so the data fix the sum of their effects
# and hardly the difference. Good predictions do not make single weights trustworthy.
#
# </details>

# %% [markdown]
# ## 5. Leave one out, without refitting
#
# Which $\alpha$ is best? The training error always votes for 0. Lesson 03 set rows aside to ask
# them. A thriftier way is **leave-one-out**: fit without row $i$, predict row $i$, and so on for
# all rows. It seems to cost $n$ fits. For ridge one is enough.
#
# Predictions of ridge are sums of labels with fixed factors: $\hat y = Hy$, with the **hat matrix**
# $H = X(X^\top X + \alpha I)^{-1}X^\top$ (it puts the hat on $y$). Its diagonal entry $h_i$, the
# **leverage**, says how far the fit follows row $i$'s own label: raise $y_i$ by 1, and $\hat y_i$
# rises by $h_i$.
#
# - Fit without row $i$. Let $p$ be what this fit predicts there.
# - Now give row $i$ back, but with $p$ for a label. The fit stays as it is: it was the best for all
#   other rows, and on this one it has no error at all. So with label $p$, all rows together predict
#   $p$.
# - Change the label from $p$ to the true $y_i$. The prediction moves by $h_i(y_i - p)$:
#   $\hat y_i = p + h_i\,(y_i - p)$.
# - The ordinary residual is then $e_i = y_i - \hat y_i = (y_i - p) - h_i\,(y_i - p)$.
#
# $$\boxed{y_i - p = \frac{e_i}{1 - h_i}}$$
#
# By hand: $x = 1, 2$ with labels 5, 10 and $\alpha = 5$. Here $X^\top X + \alpha = 10$ and
# $X^\top y = 25$, so $w = 2.5$. Give both residuals, both leverages $x_i^2/10$ and both
# leave-one-out residuals. Check the first by a fit to the second row alone.
#
# <details><summary>Answer</summary>
#
# Residuals $2.5$ and 5; leverages $0.1$ and $0.4$; so $2.5/0.9 = 2.778$ and $5/0.6 = 8.333$.
# Without the first row $w = 20/(4 + 5) = 2.222$, and $5 - 2.222 = 2.778$.
#
# </details>
#
# ### Exercise: leave-one-out
#
# Write `loo_residuals(X, y, alpha)` for ridge as in the last exercise ($\alpha > 0$, no intercept).
# Return an array (n,): entry $i$ is $y_i - x_i \cdot w$ with the $w$ that is fitted on all rows but
# row $i$, with the same $\alpha$. `X` (n, d) and `y` (n,) are float arrays, and n may be below d.


# %% nbgrader={"grade_id": "loo_residuals", "solution": true}
def loo_residuals(X, y, alpha):
    ### BEGIN SOLUTION
    H = X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T)
    return (y - H @ y) / (1 - np.diag(H))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_loo_residuals", "grade": true}
check("cross_validation/loo_residuals", loo_residuals)

# %% [markdown]
# (The leverages add up to the effective degrees of freedom: each row uses up as much freedom as the
# fit follows its label.) Does the short cut agree with a hundred fits? And does it choose a good
# $\alpha$? **Predict** which of the two errors is lower, leave-one-out or on new people.

# %%
one_by_one = []
for i in range(100):
    w = ridge.ridge_fit(np.delete(X[0], i, axis=0), np.delete(y[0], i), alpha=10)
    one_by_one.append(y[0, i] - X[0, i] @ w)
at_once = ridge.loo_residuals(X[0], y[0], alpha=10)
print(f"largest difference {np.abs(at_once - one_by_one).max():.0e}")
on_train = mean_error(X, y)
left_out = np.array(
    [[ridge.loo_residuals(*data, alpha) for data in zip(X, y, strict=True)] for alpha in alphas]
)
left_out = np.mean(left_out**2, axis=(1, 2))
for k in [0, 6, 10, 12]:
    print(f"alpha {alphas[k]:6.2f}: training {on_train[k]:.0f},", end=" ")
    print(f"leave-one-out {left_out[k]:.0f}, new people {error[k]:.0f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for values, colour, name, place in [
    (on_train, plots.BLUE, "training", (8.4, 2400)),
    (left_out, plots.GREEN, "leave-one-out", (5.6, 2920)),
    (error, plots.VERMILION, "new people", (5.6, 3330)),
]:
    ax.plot(freedom, values, "o-", color=colour, markersize=4)
    ax.text(*place, name, color=colour)
ax.set(xlabel="effective degrees of freedom", ylabel="mean squared error")
ax.set(xlim=(0, 10.3), ylim=(2200, 6000))
picture(
    ax,
    alt="Three errors over the degrees of freedom, from 0.1 to 10. All start near 5800 and fall. "
    "Training goes on falling, to 2600. Leave-one-out and new people, close together, are lowest "
    "between 6 and 8 and rise a little after.",
)

# %% [markdown]
# **Compare:** no difference, but for rounding. And leave-one-out is lowest at the same $\alpha$ as
# the error on new people. It is 2% below it, and that is our own doing: `y.mean()` was taken over
# all hundred people, so the one left out had a hundredth of a say after all. Residuals shrink by
# about a hundredth, their squares by two. A small leak; lesson 12 hunts for large ones.
#
# > **Say it aloud:** what does a leverage of $0.99$ tell about a row?
#
# <details><summary>Answer</summary>
#
# That the fit goes almost wherever this row's label says. Its residual is small and means nothing:
# left out, it would be a hundred times as large. Look at that row.
#
# </details>

# %% [markdown]
# ## 6. A mean of models
#
# Back to the trees. Let $d_1, \dots, d_B$ be how far the predictions of $B$ models at some point
# are from what they are on average over data sets. Each has the variance $\sigma^2$, the mean of
# $d_b^2$; any two have the correlation $\rho$, so that the mean of $d_a d_b$ is $\rho\sigma^2$.
# Their average is off by $(d_1 + \dots + d_B)/B$. Square it and take the mean: there are $B$
# squares and $B(B - 1)$ mixed products.
#
# $$\frac{B\sigma^2 + B(B-1)\,\rho\sigma^2}{B^2}
# = \frac{\sigma^2 + B\rho\sigma^2 - \rho\sigma^2}{B}
# = \boxed{\rho\sigma^2 + \frac{(1 - \rho)\,\sigma^2}{B}}$$
#
# The first part is what all have in common; no number of models removes it. Only the second part
# shrinks.
#
# By hand, $\sigma^2 = 4$, $\rho = 0.25$: the variance of the mean of two models, and of infinitely
# many?
#
# <details><summary>Answer</summary>
#
# 1 + 3/2 = 2.5, and 1.
#
# </details>
#
# ### Exercise: the variance of a mean
#
# Write `ensemble_variance(variance, correlation, n_models)`: the variance of the mean of `n_models`
# predictions, where each has the variance σ² = `variance` and any two the correlation ρ =
# `correlation`, 0 ≤ ρ ≤ 1.


# %% nbgrader={"grade_id": "ensemble_variance", "solution": true}
def ensemble_variance(variance, correlation, n_models):
    ### BEGIN SOLUTION
    return correlation * variance + (1 - correlation) * variance / n_models
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_ensemble_variance", "grade": true}
check("bias_variance/ensemble_variance", ensemble_variance)

# %% [markdown]
# Now measure. That takes many data sets from a known law. A popular one is Friedman's: ten inputs
# between 0 and 1, of which five count,
# $10\sin(\pi x_1 x_2) + 20\,(x_3 - \tfrac12)^2 + 10 x_4 + 5 x_5$. Bag 20 trees on each of 60 data
# sets. A **random forest** is the same with a twist: every question may choose among a few columns
# only, picked at random, here 3 of 10. **Predict** what the twist does to $\rho$ and to $\sigma^2$.


# %%
def friedman(n, noise, rng):
    X = rng.uniform(0, 1, (n, 10))
    truth = 10 * np.sin(np.pi * X[:, 0] * X[:, 1]) + 20 * (X[:, 2] - 0.5) ** 2
    truth = truth + 10 * X[:, 3] + 5 * X[:, 4]
    return X, truth, truth + noise * rng.normal(size=n)


X_test, truth, _ = friedman(200, 0, np.random.default_rng(99))
for name, columns in [("bagging", 10), ("forest", 3)]:
    drawn = []
    for seed in range(60):
        X, _, y = friedman(100, 1, np.random.default_rng(seed))
        forest = RandomForestRegressor(20, max_features=columns, random_state=seed).fit(X, y)
        drawn.append([tree.predict(X_test) for tree in forest.estimators_])
    drawn = np.array(drawn)  # (data sets, trees, points)
    average = drawn.mean(axis=(0, 1))
    d = drawn - average
    variance = np.mean(d**2)
    correlation = np.mean([d[:, a] * d[:, b] for a in range(20) for b in range(a)]) / variance
    off = np.mean((average - truth) ** 2)
    print(f"{name}: σ² {variance:.1f}, ρ {correlation:.3f}, bias² {off:.1f}")
    for n_models in [1, 5, 20]:
        measured = np.mean(d[:, :n_models].mean(axis=1) ** 2)
        formula = ensembles.ensemble_variance(variance, correlation, n_models)
        print(f"  mean of {n_models:>2}: variance {measured:5.2f}, by the formula {formula:5.2f}")

# %% [markdown]
# **Compare:** the formula holds (to a few percent, since the first few trees are not quite the
# average). A mean of 20 trees has less than a fifth of one tree's variance. The twist makes the
# trees less alike and each of them worse, in variance and in bias. Here the forest gains $0.65$ in
# variance and loses $1.6$ in bias²: bagging wins. Elsewhere it may be the other way round.
#
# That explains the first picture, its fall and its flat end: the first trees take away most of the
# second part; what all trees share stays, and so do their bias and the noise.
#
# > **Say it aloud:** when does bagging not help?
#
# <details><summary>Answer</summary>
#
# When the models have nearly all in common, $\rho$ near 1. When a single fit to all rows says what
# the mean says anyway, as with linear models. And when they are biased: a mean of models that are
# wrong together is as wrong.
#
# </details>

# %% [markdown]
# ## 7. Bagging against boosting
#
# Boosting by hand, two steps. Labels 2 and 6, start at their mean 4: the residuals are −2 and 2. A
# **stump**, a tree with a single question, fits them exactly. Add not all of it but a part, here
# half: predictions 3 and 5. What are the next residuals, and the predictions after them?
#
# <details><summary>Answer</summary>
#
# −1 and 1, so 2.5 and 5.5. The part is a learning rate, and each stump a step of gradient descent:
# residuals point down the slope of the squared error.
#
# </details>
#
# Which of the two is better? Only a fair match can tell: the same rows, the same number of trees,
# and the same tuning, two depths each, chosen on 100 validation rows. Ten seeds. Three sets: the
# people, and Friedman's law with little noise and with much. **Predict** who wins where.


# %%
def draw(name, seed):
    if name == "people":
        return split(442, seed)[:2]
    X, _, y = friedman(442, 1 if name == "little noise" else 10, np.random.default_rng(seed))
    return X, y


def tuned_error(models, X, y):
    """Fit on 200 rows, choose the model by the next 100, and test on the last 142."""
    fitted = [model.fit(X[:200], y[:200]) for model in models]
    errors = [np.mean((model.predict(X[200:300]) - y[200:300]) ** 2) for model in fitted]
    best = fitted[np.argmin(errors)]
    return np.mean((best.predict(X[300:]) - y[300:]) ** 2)


rivals = {
    "bagging": [RandomForestRegressor(50, max_depth=d, random_state=0) for d in (4, None)],
    "boosting": [
        GradientBoostingRegressor(n_estimators=50, learning_rate=0.2, max_depth=d, random_state=0)
        for d in (1, 2)
    ],
}
for name in ["people", "little noise", "much noise"]:
    sets = [draw(name, seed) for seed in range(10)]
    bagged, boosted = (
        np.array([tuned_error(models, *data) for data in sets]) for models in rivals.values()
    )
    gain = bagged - boosted  # pair by pair: both saw the same rows
    print(f"{name}: bagging {bagged.mean():.1f}, boosting {boosted.mean():.1f};", end=" ")
    print(f"boosting gains {gain.mean():.2f} ± {gain.std(ddof=1) / np.sqrt(10):.2f}")

# %% [markdown]
# **Compare:** with little noise boosting wins clearly. Its rival's trees are biased, and a mean of
# them stays so. For the people it is ahead by less than two standard errors, and these are too
# small, because the ten splits share people: not settled. With much noise it is not even ahead. So
# boosting is better where bias is what is left.
#
# > **Say it aloud:** more trees: when can that harm bagging, and when boosting?
#
# <details><summary>Answer</summary>
#
# Bagging never by the number: the variance falls towards $\rho\sigma^2$ and stays. Boosting grows
# more flexible with every tree, so in the end it overfits. Stop it early.
#
# </details>

# %% [markdown]
# ## 8. A caveat: double descent
#
# Is the U shape a law? Take a hundred of scikit-learn's handwritten digits, of 64 pixels each, and
# fit ten columns, one for each digit: 1 where it is that digit, else 0. The features are random:
# each mixes the pixels with random weights and keeps what is positive, like a hidden layer (lesson
# 06) that was never trained. With 100 features each column has as many weights as there are images,
# and least squares can hit every label. Beyond, many fits can; take the one with the smallest
# weights.
# **Predict** which share of new digits is wrong at 40, at 100 and at 1000 features. (The cell is
# folded.)

# %% jupyter={"source_hidden": true}
from threadpoolctl import threadpool_limits

digits, labels = load_digits(return_X_y=True)
targets = np.eye(10)[labels]  # a column of 0 and 1 for each digit
sizes = [5, 10, 20, 40, 70, 90, 100, 110, 130, 200, 400, 1000]


def wrong_digits(n_features, seed):
    """The shares of new digits that are wrong: smallest weights, and with a penalty."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(digits))
    train, new = order[:100], order[100:]
    mixing = rng.normal(size=(64, 1000))[:, :n_features] / 16
    F = np.maximum(0, (digits - digits[train].mean(axis=0)) @ mixing)
    U, s, Vt = np.linalg.svd(F[train], full_matrices=False)
    shares = []
    for alpha in [0, 0.1 * n_features]:
        W = Vt.T @ (U.T @ targets[train] * (s / (s**2 + alpha))[:, np.newaxis])
        shares.append(np.mean((F[new] @ W).argmax(axis=1) != labels[new]))
    return shares


with threadpool_limits(1):  # For small arrays, threads would mostly wait for each other.
    wrong = np.array([[wrong_digits(p, seed) for seed in range(10)] for p in sizes])
plain, held = wrong[..., 0], wrong[..., 1]
for k in [3, 6, 11]:
    se = plain[k].std(ddof=1) / np.sqrt(10)
    print(f"{sizes[k]:>4} features: wrong {plain[k].mean():.3f} ± {se:.3f},", end=" ")
    print(f"with a penalty {held[k].mean():.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
ax.plot(sizes, plain.mean(axis=1), "o-", color=plots.VERMILION)
ax.plot(sizes, held.mean(axis=1), "o--", color=plots.BLUE)
ax.set(xscale="log", xlabel="features", ylabel="share of new digits wrong", ylim=(0, 0.9))
ax.set_xticks([5, 10, 20, 40, 100, 200, 400, 1000], [5, 10, 20, 40, 100, 200, 400, 1000])
ax.minorticks_off()
ax.text(112, 0.78, "smallest weights", color=plots.VERMILION)
ax.text(38, 0.09, "with a penalty", color=plots.BLUE)
picture(
    ax,
    alt="Share of new digits that are wrong, over 5 to 1000 features, each as the mean of ten "
    "draws. The smallest fit falls from 0.68 to 0.25 at 40 features, climbs to 0.80 at 100 and "
    "falls again, to 0.09 at 1000. With a penalty the share falls all the way, from 0.68 to 0.09.",
)

# %% [markdown]
# **Compare:** the error falls, climbs to a peak where the fit only just hits every label, and falls
# *again*: **double descent**. At the peak one fit is without error, and it must twist itself for
# every accident. With more features there are many, and the smallest is calm. So count no weights:
# with a thousand, this model has less variance than with a hundred.
#
# Squared errors are still the sum of bias², variance and noise; only the U is no law. And the peak
# is no fate: a small penalty, in proportion to the number of features, removes it.
#
# > **Say it aloud:** does double descent mean that you need not fear overfitting?
#
# <details><summary>Answer</summary>
#
# No. The peak is overfitting at its worst, and in general nobody tells you where it is. The number
# of weights alone does not measure complexity. Validate, and regularise.
#
# </details>

# %% [markdown]
# ## 9. Your decision
#
# The last exercise is *judged by consequence*: what counts is what your choices lead to. Which
# degree, for points whose law you do not know? Here is a rule:
#
# ```python
# def training_error(degree):
#     A = polynomial_features(x, degree)
#     H = A @ np.linalg.pinv(A)  # the hat matrix of least squares
#     return np.mean((y - H @ y) ** 2)
#
# best = min(degrees, key=training_error)
# ```
#
# > **Say it aloud:** what is wrong with it, and which of the degrees will it always choose?
#
# <details><summary>Answer</summary>
#
# Each point helped to fit the curve that judges it, so every further power makes the error smaller:
# it chooses the largest degree. Section 5 has what is missing, or take folds, or validation rows.
#
# </details>
#
# ### Exercise: choose a degree
#
# Write `choose_degree(x, y, degrees, random_state)`: the one of `degrees` at which a polynomial,
# fitted to the points by least squares, comes closest to the curve behind them. `x` and `y` (n,)
# are float arrays, $x$ between −1 and 1; `y` is the curve plus noise.
#
# - You are judged by nine data sets together. In the mean over them, the squared error against the
#   true curve may exceed the least possible by $0.45$ of what choosing by the training error would
#   cost.
# - `random_state` is there for rules that draw at random. All nine may take 30 seconds.
# - Here scikit-learn may be used as well as numpy.


# %% nbgrader={"grade_id": "choose_degree", "solution": true}
def choose_degree(x, y, degrees, random_state):
    ### BEGIN SOLUTION
    def left_out_error(degree):
        A = x[:, np.newaxis] ** np.arange(degree + 1)
        H = A @ np.linalg.pinv(A)
        return np.mean(((y - H @ y) / (1 - np.diag(H))) ** 2)

    return min(degrees, key=left_out_error)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_choose_degree", "grade": true}
check("bias_variance/choose_degree", choose_degree)

# %% [markdown]
# ## Summary
#
# - Against variance: more rows, fewer weights, a penalty, stopping early, bagging. Against bias:
#   more features and weights, a weaker penalty, longer training, boosting. Measure first.
# - A learning curve tells whether more rows would help, a complexity curve where the dial stands.
# - Ridge keeps $s^2/(s^2 + \alpha)$ of each direction; the sum is its effective degrees of freedom.
# - Leave-one-out needs one fit where predictions are linear in the labels: $e/(1 - h)$.
# - A mean of $B$ models has the variance $\rho\sigma^2 + (1 - \rho)\sigma^2/B$. What models share
#   stays.
# - The number of weights is a poor measure of complexity: double descent.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>How do bagging and boosting differ, and which would you take?</b></summary>
#
# Bagging fits strong models independently on bootstrap samples and averages them: less variance,
# about the same bias, and more models do no harm. Boosting fits weak models in a row, each to what
# is left: less bias, and variance grows with the steps, so length and rate need tuning. I would try
# both with the same tuning, and compare with a standard error. With noisy labels, boosting must
# stop sooner.
# </details>
#
# <details><summary><b>Is there enough data?</b></summary>
#
# Draw the learning curve, with standard errors. If validation error still falls and the gap is
# wide, more data pays; what it might reach can be guessed by going on with the curve, with caution.
# If both curves are flat and close, change the model or the features. Compare with the floor.
# </details>
#
# <details><summary><b>Occam's razor says: take the simpler model. Do you?</b></summary>
#
# Where their validation errors cannot be told apart, yes: it is cheaper and easier to check. But
# not by counting weights, and not against the evidence: on the digits a thousand features beat
# forty.
# </details>
#
# <details><summary><b>Training error is 0. Is the model overfitted?</b></summary>
#
# Not by that alone. A bagged tree has error 0 on its own sample, and large least-squares models
# beyond the peak of double descent hit all labels and predict well. Look at the validation error
# against the floor and against simpler models.
# </details>
#
# ## Further reading
#
# - Leo Breiman, "Bagging Predictors", *Machine Learning* 24 (1996).
# - Trevor Hastie, Robert Tibshirani and Jerome Friedman, *The Elements of Statistical Learning*,
#   second edition (2009), sections 3.4.1, 7.10, 10.1 and 15.2.
# - Mikhail Belkin, Daniel Hsu, Siyuan Ma and Soumik Mandal, "Reconciling modern machine-learning
#   practice and the classical bias-variance trade-off", *PNAS* 116 (2019).
#
# **Next:** [cross-validation](../11_cross_validation/11_cross_validation.ipynb). A single split is
# luck; how to ask all rows, and how sure you may be of the answer.
