# %% [markdown]
# # Penalties
#
# Take sixty people with diabetes, fit a linear model that predicts how the disease goes on, and
# read off what total cholesterol does. Then take another sixty. Each dot below is one such group:
# some models call cholesterol harmful, others protective. Which of them would you believe? This
# lesson calms the cloud down, and shows you the same picture again at its end.
#
# *About {minutes} minutes. You need lessons [01](../01_gradient_descent/01_gradient_descent.ipynb),
# for the mean squared error and its gradient, and
# [02](../02_learning_rates/02_learning_rates.ipynb), for the curvatures (the eigenvalues of the
# Hessian) and the condition number.*
#
# **After this lesson you can**
#
# - add an L2 or an L1 penalty to a loss, and write the step that goes with each
# - say which weights a penalty shrinks first, and why
# - derive why L1 gives weights of exactly 0 and L2 does not
# - solve ridge regression without descent, in one system of equations
# - choose the strength of a penalty on validation rows, by a grid or by its slope

# %%
from functools import partial

import numpy as np
from sklearn.datasets import load_diabetes

from mlnotes import check, convergence, hyperparameters, losses, optimizers, plots, proximal, ridge
from mlnotes.plots import picture

# %%
diabetes = load_diabetes(scaled=False)
names = diabetes.feature_names
s1, s2 = names.index("s1"), names.index("s2")
X_raw, y_raw = diabetes.data, diabetes.target


def three_parts(random_state, sizes=(60, 100)):
    """People in random order, cut in three; all scaled by the mean and deviation of the first."""
    order = np.random.default_rng(random_state).permutation(len(y_raw))
    parts = np.split(order, np.cumsum(sizes))
    X, y = X_raw - X_raw[parts[0]].mean(axis=0), y_raw - y_raw[parts[0]].mean()
    X, y = X / X_raw[parts[0]].std(axis=0), y / y_raw[parts[0]].std()
    return [(X[rows], y[rows]) for rows in parts]


groups = [three_parts(random_state)[0] for random_state in range(200)]  # sixty people each
unpenalised = np.array([np.linalg.lstsq(X, y)[0] for X, y in groups])
print(f"in {np.mean(unpenalised[:, s1] < 0):.0%} of the groups the weight of s1 is negative")

# %% jupyter={"source_hidden": true}
cloud_names = "s1 (total cholesterol)", "s2 (LDL cholesterol)"
ax = plots.plot_weight_pairs(unpenalised[:, [s1, s2]], cloud_names, reach=3)
picture(
    ax,
    alt="A cloud of 200 dots, the weight of s2 over the weight of s1. It is long and thin, falls "
    "from upper left to lower right through the origin, and reaches beyond 2 at both ends.",
)

# %% [markdown]
# ## 1. Weights that nobody can trust
#
# Now all 442 people. Ten measurements each (age, sex, body-mass index, blood pressure and six blood
# values, `s1` to `s6`) should predict how far the disease has progressed a year later. Everything
# is *standardised*, which means mean 0 and standard deviation 1, the target `y` too. A loss of 1 is
# then what you get by always answering "average".
#
# `s1` is total cholesterol, `s2` its LDL part, so the two nearly repeat each other. In the best fit
# `s1` has the largest weight of all ten. **Predict:** take `s1` away and fit the other nine anew.
# By how many per cent does the loss rise? And what becomes of the weight of `s2`?

# %%
X, y = (X_raw - X_raw.mean(axis=0)) / X_raw.std(axis=0), (y_raw - y_raw.mean()) / y_raw.std()
n = len(y)
best = np.linalg.lstsq(X, y)[0]  # the weights at which the gradient is 0
lowest = losses.mse_loss(best, X, y)
without_s1 = np.delete(X, s1, axis=1)
nine = np.linalg.lstsq(without_s1, y)[0]
rise = losses.mse_loss(nine, without_s1, y) / lowest - 1

print(f"{n} people; correlation of s1 and s2: {np.corrcoef(X[:, s1], X[:, s2])[0, 1]:.2f}")
print(f"all ten:    s1 {best[s1]:.2f}, s2 {best[s2]:.2f}, loss {lowest:.3f}")
print(f"without s1: s2 {nine[s2 - 1]:.2f}, loss higher by {rise:.1%}")

# %% [markdown]
# **Compare:** the largest weight of all can go, and the loss rises by 0.8%. The others take over
# its work, and `s2` even changes its sign. If you read the weights as *causes*, one fit tells you
# one story and the next its opposite.
#
# You know this landscape from the lesson on learning rates: a long flat valley. Along its floor the
# weights of `s1` and `s2` can move far, in opposite directions, while the loss hardly notices.
# Where on the floor the lowest point lies is decided by small accidents of the data. Hence the
# cloud.
#
# > **Say it aloud:** two fits have nearly the same loss and very different weights. What do you
# > know about the columns?
#
# <details><summary>Answer</summary>
#
# Some of them nearly repeat each other, or a combination of others: there is a direction in which
# the curvature is close to 0. The predictions of the two fits are nearly the same; single weights
# mean little.
# </details>

# %% [markdown]
# ## 2. A price for size
#
# If the data cannot decide, let something else decide: a preference for small weights. **Ridge**
# regression adds a price for size to the loss, the **L2 penalty**:
#
# $$L(w) + \alpha \lVert w \rVert^2, \qquad \lVert w \rVert^2 = w_1^2 + w_2^2 + \dots$$
#
# The strength $\alpha \ge 0$ is ours to choose. It is a **hyperparameter**: the fit does not find
# it, because the training loss alone would always choose 0.
#
# One example goes with you through this lesson. Two rows, $x = 1$ and $x = 1$, with targets 2 and
# 4, and one weight. The mean squared error is
#
# $$\tfrac12\big((w-2)^2 + (w-4)^2\big) = (w-3)^2 + 1.$$
#
# With the penalty the slope is $2(w - 3) + 2\alpha w$. **Predict** where it is 0, for $\alpha = 1$
# and then for any $\alpha$.

# %%
x_two, y_two = np.array([[1.0], [1.0]]), np.array([2.0, 4.0])
for alpha in [0.0, 0.5, 1.0, 2.0]:
    w = 3 / (1 + alpha)
    two_rows_loss = partial(losses.ridge_loss, X=x_two, y=y_two, alpha=alpha)
    slope = losses.numerical_gradient(two_rows_loss, [w])
    print(f"alpha {alpha}: lowest at w = {w:.2f}, measured slope there {abs(slope[0]):.4f}")

# %% [markdown]
# **Compare:** $w^* = 3/(1 + \alpha)$. The penalty draws the weight towards 0, and never all the
# way. The curvature was 2 and is now $2 + 2\alpha$.
#
# ### From one weight to ten
#
# The gradient of a sum is the sum of the gradients, so you need only the penalty's own. Move $w_j$
# alone, and in $w_1^2 + w_2^2 + \dots$ only $w_j^2$ changes: the slope is $2\alpha w_j$. All
# together, $\nabla\,\alpha\lVert w \rVert^2 = 2\alpha w$. A step of descent is then
#
# $$w \leftarrow w - \eta\,(\nabla L + 2\alpha w) = (1 - 2\eta\alpha)\,w - \eta\,\nabla L.$$
#
# Before the data have their say, every weight shrinks to $1 - 2\eta\alpha$ of itself. That is why
# the L2 penalty is also called **weight decay**.
#
# Do one by hand before you program it. The two rows above, $w = 2$, $\alpha = 0.5$. Fill in the two
# numbers: the data say $2(w - 3) = \dots$, the penalty says $2\alpha w = \dots$, and the gradient
# is their sum. (It is 0: at $\alpha = 0.5$ the lowest point is 2.)
#
# ### Exercise: the ridge gradient
#
# Write `ridge_gradient(w, X, y, alpha)`, the gradient of *mean squared error + alpha·‖w‖²* in `w`.
#
# - `X` (n, d), `y` (n,) and `w` (d,) are arrays of floats, and the answer has the shape (d,).
# - The data term is a mean over the n rows, without ½, as before.
# - The penalty is **not** divided by n and has **no ½**. It is on every entry of `w`; there is no
#   intercept among them.
# - In every exercise of this lesson numpy and the standard library may be used; scipy, scikit-learn
#   and mlnotes may not.


# %% nbgrader={"grade_id": "ridge_gradient", "solution": true}
def ridge_gradient(w, X, y, alpha):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return 2 / len(y) * X.T @ residuals + 2 * alpha * w
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_ridge_gradient", "grade": true}
check("gradient_descent/ridge_gradient", ridge_gradient)

# %% [markdown]
# > **Say it aloud:** a step with the L2 penalty first shrinks every weight by the same share. Why
# > do the weights not all end at 0?
#
# <details><summary>Answer</summary>
#
# Because the data pull back. The smaller the weight, the less the decay takes off; the worse the
# fit, the more the step on the loss adds. The weight rests where the two are equal.
# </details>

# %% [markdown]
# ## 3. The intercept goes free
#
# A model usually also has an intercept $b$. Should its size cost something too? Let the target be a
# temperature, in degrees Celsius or in kelvin: the same facts, and all values differ by 273. A good
# method gives the same forecasts in both.
#
# With standardised columns $b$ stands alone. The columns have mean 0, so the mean residual is
# $b - \bar y$, whatever the other weights are; and a mean of squares is the square of the mean plus
# the scatter around it, which $b$ does not change. So a penalised $b$ minimises
# $(b - \bar y)^2 + \alpha b^2$. That is the example of section 2 with $\bar y$ in place of 3, and
# $b$ ends at $\bar y/(1 + \alpha)$. **Predict:** the mean temperature is 20 °C, and
# $\alpha = 0.1$. How far off is the average forecast in Celsius, and how far in kelvin?

# %%
for unit, mean_temperature in [("Celsius", 20.0), ("kelvin", 20.0 + 273.0)]:
    penalised = mean_temperature / (1 + 0.1)
    print(f"{unit:>7}: intercept {penalised:.1f}, too low by {mean_temperature - penalised:.1f}")

# %% [markdown]
# **Compare:** a penalised intercept makes the forecast depend on where the scale begins. So it
# stays free, and $b = \bar y$: subtract the mean from the target, fit without an intercept, and add
# it back when you predict.
#
# The columns need the same care: in millimetres a length has a weight a thousand times smaller than
# in metres, and pays a million times less. **Standardise before you penalise.**
#
# > **Say it aloud:** ordinary least squares forecasts the same in metres and in millimetres. Why
# > not ridge?
#
# <details><summary>Answer</summary>
#
# Without a penalty the weight takes up the factor, and the product with the column stays as it was.
# The penalty looks at the weight itself, so a column in small units is cheap and one in large units
# is dear.
# </details>

# %% [markdown]
# ## 4. Flat directions go first
#
# Which weights does ridge shrink? Begin with one weight whose loss has the curvature $\lambda$ and
# its lowest point at $c$, that is, $\tfrac12\lambda(w - c)^2$. With the penalty the slope is
# $\lambda(w - c) + 2\alpha w$, and it is 0 at
#
# $$w^* = \frac{\lambda}{\lambda + 2\alpha}\,c.$$
#
# With several weights the same holds along each eigenvector of the Hessian: it is one weight with
# one curvature, and the penalty, being round, looks the same from every direction. It adds
# $2\alpha$ to every curvature. **Predict:** the flattest curvature of the diabetes data is 0.017,
# the steepest 8.05. Which shares are left along them at $\alpha = 0.01$? And what becomes of the
# condition number, 470?

# %%
curvatures = np.linalg.eigvalsh(convergence.mse_hessian(X))
flattest, steepest = curvatures[[0, -1]]
print(f"curvatures from {flattest:.3f} to {steepest:.2f}")
for alpha in [0, 0.01, 0.1, 1]:
    left = curvatures / (curvatures + 2 * alpha)
    condition_number = (steepest + 2 * alpha) / (flattest + 2 * alpha)
    print(
        f"alpha {alpha:<4}: left along the flattest {left[0]:.2f}, the steepest {left[-1]:.2f}; "
        f"condition number {condition_number:.0f}"
    )

# %% [markdown]
# **Compare:** a penalty of 0.01 takes more than half of what there is along the flattest direction,
# and hardly touches the steepest. It takes where the data hardly object. The valley also becomes
# rounder, so descent needs fewer steps. On the ten weights it looks like this:

# %%
ridge_alphas = np.logspace(-3, 1, 33)


def descend(X, y, alpha):
    rate = 1 / (np.linalg.eigvalsh(convergence.mse_hessian(X))[-1] + 2 * alpha)
    gradient = partial(losses.ridge_gradient, X=X, y=y, alpha=alpha)
    return optimizers.gradient_descent(gradient, np.zeros(X.shape[1]), rate, 3000)[-1]


ridge_fits = np.array([descend(X, y, alpha) for alpha in ridge_alphas])

# %% jupyter={"source_hidden": true}
shown = ["s1", "s2", "s5", "bmi", "s4", "sex"]
columns = [names.index(name) for name in shown]
picture(
    plots.plot_weights(ridge_alphas, ridge_fits[:, columns], shown),
    alt="Six weights over alpha, from 0.001 to 10. s1 starts near -0.44 and s2 near 0.26; by alpha "
    "0.1 both are close to 0, s2 having become slightly negative. s5 falls as well; bmi, s4 "
    "and sex hold out much longer, and at alpha 10 all are close to 0.",
)

# %% [markdown]
# The large opposite weights of `s1` and `s2` go first. At $\alpha = 0.1$ what is left
# of them is small, and `s2` has changed its sign on the way: a weight may well pass 0, but it does
# not stop there.
#
# > **Say it aloud:** why does a penalty on *all* weights hit two of them so much harder?
#
# <details><summary>Answer</summary>
#
# The penalty pulls by the same rule in every direction; the data hold back unequally. Along the
# valley's floor, where `s1` grows as `s2` falls, the curvature is tiny, so they hold back with next
# to no force.
# </details>

# %% [markdown]
# ## 5. Exact zeros
#
# Ridge never says "leave this column out". Another price for size does: the **L1 penalty**,
# $\alpha\lVert w \rVert_1 = \alpha\,(|w_1| + |w_2| + \dots)$.
#
# **Predict:** no data at all, only the penalty, $\alpha = 1$, rate 0.125, from $w = 0.3$. The slope
# of $w^2$ is $2w$, that of $|w|$ is 1 or −1. Where is the weight after each of four steps, under L2
# and under L1?

# %%
w_ridge = w_l1 = 0.3
for step in range(1, 5):
    w_ridge -= 0.125 * 2 * w_ridge
    w_l1 -= 0.125 * np.sign(w_l1)
    print(f"step {step}: L2 {w_ridge:.3f}, L1 {w_l1:.3f}")

# %% [markdown]
# **Compare:** L2 takes a quarter each time and never arrives. L1 takes the same amount each time,
# goes *past* 0, and jumps to and fro: there is a corner at 0, and no slope.
#
# ### Slopes at 0
#
# Now our one weight with data: $(w - 3)^2 + 1 + \alpha|w|$. To the right of 0 the slope is
# $2(w - 3) + \alpha$, and that is 0 at $w = 3 - \alpha/2$. So the lowest point moves left by
# $\alpha/2$, as long as that stays to the right of 0.
#
# What if $\alpha = 8$? Then $3 - \alpha/2$ would be −1, but left of 0 another formula holds. Look
# at the slopes close to 0. The data pull with $2(0 - 3) = -6$, that is, to the right. Just right of
# 0 the penalty adds 8: the sum is 2, uphill to the right. Just left of 0 it adds −8: the sum is
# −14, uphill to the left. Both ways lead up, so the lowest point **is** 0, exactly. In general:
#
# > A weight stays at exactly 0 as long as the data pull at it with a slope of size at most
# > $\alpha$.
#
# Under L2 the penalty's own slope at 0 is 0. The slightest pull of the data moves the weight off 0,
# whatever $\alpha$ is.

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.6)
for ax, penalty, formula in [(panels[0], np.square, "w²"), (panels[1], np.abs, "|w|")]:
    plots.plot_penalised(
        lambda w: (w - 3) ** 2 + 1, penalty, [0, 2, 8], limits=[(-1.5, 5), (0, 20)], ax=ax
    )
    ax.set_title(f"loss + alpha · {formula}", pad=14)
picture(
    panels[0].figure,
    alt="Two panels, each with curves for alpha 0, 2 and 8. Left, with the square: parabolas with "
    "lowest points at 3, 1 and one third. Right, with the absolute value: a corner at 0, "
    "lowest points at 3, 2 and, for alpha 8, in the corner at exactly 0.",
)

# %% [markdown]
# ### Step, then shrink
#
# How does descent stop in a corner that has no slope? By treating the penalty apart. Step on the
# smooth loss alone; then move every weight towards 0 by rate·$\alpha$, and stop *at* 0 those that
# would pass it. The second move is called **soft thresholding**, and the whole **proximal gradient
# descent**. It rests where it should: at $w = 3 - \alpha/2$ the step on the loss adds
# $\eta\alpha$, and the shrinking takes $\eta\alpha$ off again.
#
# By hand first. Threshold 2: what becomes of 5, of −3, and of 1? (Two of them keep their sign, and
# one ends at 0.)
#
# ### Exercise: soft thresholding
#
# Write `soft_threshold(w, threshold)`.
#
# - `w` is a flat array of floats, `threshold` a number that is at least 0.
# - Every entry moves towards 0 by `threshold` and keeps its sign.
# - An entry that would reach or pass 0 becomes exactly 0. Return a new array, and leave `w` as it
#   was.


# %% nbgrader={"grade_id": "soft_threshold", "solution": true}
def soft_threshold(w, threshold):
    ### BEGIN SOLUTION
    size = np.maximum(np.abs(w) - threshold, 0)
    return np.sign(w) * size
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_soft_threshold", "grade": true}
check("gradient_descent/soft_threshold", soft_threshold)

# %% [markdown]
# Linear regression with an L1 penalty is called the **lasso**. From $w = 0$ the data pull at weight
# $j$ with the slope $-\tfrac2n \sum_i x_{ij} y_i$, which for standardised columns is minus twice
# the correlation with the target. **Predict:** the largest correlation, that of `bmi`, is 0.586.
# From which $\alpha$ on are all ten weights 0?
#
# Then predict the order in which the weights vanish as $\alpha$ grows: is it the smallest first? In
# the unpenalised fit, `s1` has −0.49, `s2` 0.29, and `sex` −0.15.

# %%
pulls = np.abs(losses.mse_gradient(np.zeros(10), X, y))
print(f"largest correlation {np.abs(X.T @ y / n).max():.3f},", end=" ")
print(f"strongest pull at 0: {pulls.max():.3f}, by {names[pulls.argmax()]}")

l1_alphas = np.logspace(-3, 0.2, 33)
smooth_gradient = partial(losses.mse_gradient, X=X, y=y)
lasso_fits = np.array(
    [
        proximal.proximal_gradient_descent(
            smooth_gradient, np.zeros(10), 1 / steepest, 2000, alpha=alpha
        )[-1]
        for alpha in l1_alphas
    ]
)
for alpha, w in list(zip(l1_alphas, lasso_fits, strict=True))[5::3]:
    zeros = [name for name, weight in zip(names, w, strict=True) if weight == 0]
    print(f"alpha {alpha:.3f}: {len(zeros):>2} exact zeros  {' '.join(zeros)}")
print("ridge at its strongest:", np.sum(ridge_fits[-1] == 0), "exact zeros")

# %% jupyter={"source_hidden": true}
picture(
    plots.plot_weights(l1_alphas, lasso_fits[:, columns], shown),
    alt="Six weights over alpha under L1, from 0.001 to 1.6. s2 is the first to reach 0 and stay, "
    "below 0.01; then s4 near 0.025, s1 near 0.1, sex below 0.2, and last s5 and bmi above 1.",
)

# %% [markdown]
# **Compare:** the strongest pull is 1.173, and above it all are 0. The order is *not* that of
# sizes: `s2`, with its large weight, is among the first to go, and `sex`, half as large, outlasts
# it and even `s1`. What counts is how much of a column's work the others can take over. So the
# lasso **selects** columns, and which of two nearly equal ones it keeps is partly chance: selected
# does not mean causal.
#
# > **Say it aloud:** why does L1 give exact zeros and L2 not? Answer with slopes at 0.
#
# <details><summary>Answer</summary>
#
# At 0 the slope of L2 is 0, so any pull of the data, however weak, moves the weight away. The slope
# of L1 is $\pm\alpha$ right beside 0; a pull weaker than $\alpha$ cannot overcome it in either
# direction, and 0 is the lowest point.
# </details>

# %% [markdown]
# ## 6. Balls and corners
#
# There is a second way to see it, with two weights. Take a penalised fit $w^*$ and ask how large it
# is. Among all weights that are **not larger**, it has the lowest loss. (Any other with a lower
# loss and no larger size would have a lower sum, too.) So you may draw all weights up to that size,
# the **ball**, and look for the lowest point in it. Sizes in L2 make a disc, sizes in L1 a diamond
# whose corners lie on the axes.
#
# Two columns of the same data, `bmi` and `s6` (blood sugar). Where on a diamond is the lowest point
# likely to be?

# %%
two = X[:, [names.index("bmi"), names.index("s6")]]
two_loss, two_gradient = (
    partial(function, X=two, y=y) for function in (losses.mse_loss, losses.mse_gradient)
)
free = np.linalg.lstsq(two, y)[0]
by_ridge = descend(two, y, alpha=0.8)
by_lasso = proximal.proximal_gradient_descent(two_gradient, np.zeros(2), 0.3, 500, alpha=0.55)[-1]
for name, w in [("free", free), ("L2", by_ridge), ("L1", by_lasso)]:
    print(f"{name:>4}: bmi {w[0]:.3f}, s6 {w[1]:.3f}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.9)
for ax, fitted, norm, title in [(panels[0], by_ridge, 2, "L2"), (panels[1], by_lasso, 1, "L1")]:
    plots.plot_ball(
        two_loss, fitted, norm, lowest=free, limits=[(-0.45, 0.75), (-0.45, 0.75)], ax=ax
    )
    ax.set(title=title, xlabel="weight of bmi", ylabel="weight of s6")
picture(
    panels[0].figure,
    alt="Level lines of the loss around its lowest point, a cross at 0.52 and 0.18. Left, a disc "
    "around the origin: the penalised fit is a dot on its edge, where a level line touches it, "
    "and both weights are above 0. Right, a diamond: the dot is its right corner, and s6 is "
    "exactly 0.",
)

# %% [markdown]
# **Compare:** a level line meets the disc at some smooth place, where both weights are above 0. It
# meets the diamond in a corner, and in that corner one weight is 0. In ten dimensions a diamond has
# many corners and edges, and on all of them some weights are 0.
#
# Now turn the dials. **Predict** first:
#
# 1. Under L1, which of the two weights reaches 0 first, and does the other one move on?
# 2. Under L2, does either become exactly 0 at the right end?

# %%
from mlnotes.explorers import penalty_explorer

penalty_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. `s6`, at an alpha of about 0.5. From there on the dot slides along the axis: `bmi` alone pays,
#    and moves by half of what is added to alpha, until it is 0 as well, just below 1.2.
# 2. No. Both shrink to a small share of what they were, and stay above 0.
# </details>
#
# > **Say it aloud:** L1 and L2 once more, this time with balls. What do the corners have to do with
# > zeros?
#
# <details><summary>Answer</summary>
#
# The penalised fit is the lowest point of a ball. The L1 ball has corners on the axes, where
# weights are 0, and a level line often touches it first in a corner. The L2 ball is round and has
# no special places, so touching it on an axis would be a coincidence.
# </details>

# %% [markdown]
# ## 7. How strong?
#
# Which $\alpha$ is right? The rows you trained on cannot tell: on them every penalty makes the loss
# higher, so they vote for $\alpha = 0$. Ask rows that took no part. Set some aside before you fit,
# the **validation** rows; fit on the training rows with several $\alpha$; keep the one whose fit
# has the lowest loss on the validation rows. That loss is then a little too good to be true, since
# $\alpha$ was picked to make it low. So a third set, the **test** rows, is kept for the last word
# and used once.
#
# ### The fit at one stroke
#
# Every $\alpha$ that you try needs a fit of its own, so far by 3000 steps of descent. But you know
# where they end: where the gradient is 0. So ask for that at once.
#
# **Mind the convention.** In this one exercise, as in scikit-learn's `Ridge`, the penalty stands
# beside the **sum** of the squares, not beside their mean:
#
# $$\lVert Xw - y \rVert^2 + \alpha\lVert w \rVert^2, \quad\text{with the gradient}\quad
# 2X^\top(Xw - y) + 2\alpha w.$$
#
# Set it to 0, divide by 2, and collect on the left what stands with $w$:
#
# $$X^\top X w + \alpha w = X^\top y
# \quad\Longrightarrow\quad (X^\top X + \alpha I)\,w = X^\top y.$$
#
# $I$ is the matrix with ones on the diagonal, so that $Iw = w$. This is a system of linear
# equations, and `np.linalg.solve(A, b)` solves $Aw = b$.
#
# How do the two $\alpha$ translate? Multiply *mean* $+\ \alpha\lVert w \rVert^2$ by n: the lowest
# point stays where it is, and you read *sum* $+\ n\alpha\lVert w \rVert^2$. What is $\alpha$ beside
# the mean is $n\alpha$ beside the sum. By hand, for our two rows: $X^\top X = 2$ and
# $X^\top y = 6$. Which $w$ belongs to $\alpha = 1$ beside the sum? And which $\alpha$ gives the 1.5
# that belonged to 1 beside the mean?
#
# <details><summary>Answer</summary>
#
# $6/(2 + 1) = 2$. And $6/(2 + \alpha) = 1.5$ at $\alpha = 2$, which is n times 1.
# </details>
#
# ### Exercise: the ridge fit
#
# Write `ridge_fit(X, y, alpha)`: the `w`, of shape (d,), that minimises the **sum** of the squared
# errors + alpha·‖w‖².
#
# - `X` (n, d) and `y` (n,) are arrays of floats, and alpha > 0. n may be smaller than d.
# - Nothing is divided by n, and there is no intercept.


# %% nbgrader={"grade_id": "ridge_fit", "solution": true}
def ridge_fit(X, y, alpha):
    ### BEGIN SOLUTION
    A = X.T @ X + alpha * np.eye(X.shape[1])
    return np.linalg.solve(A, X.T @ y)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_ridge_fit", "grade": true}
check("bias_variance/ridge_fit", ridge_fit)

# %%
difference = ridge.ridge_fit(X, y, alpha=n * 0.1) - descend(X, y, alpha=0.1)
print(f"at one stroke or by descent: the weights differ by {np.abs(difference).max():.6f}")

# %% [markdown]
# ### The slope of a fit
#
# Now you can afford a grid of values, which is the usual way. But the validation loss also has a
# *slope* in $\alpha$. (From here on, $\alpha$ stands beside the mean again.)
#
# Our one weight: the training rows give $w^* = 3/(1 + \alpha)$. One validation row, with $x = 1$
# and $y = 1$, gives the validation loss $(w^* - 1)^2$. The penalty does not stand in it, but $w^*$
# does, and $w^*$ moves with $\alpha$. By the chain rule,
#
# $$\frac{d}{d\alpha}(w^* - 1)^2 = 2(w^* - 1)\cdot\frac{dw^*}{d\alpha}.$$
#
# Here you could differentiate $3/(1 + \alpha)$. With ten weights there is a system of equations
# instead, so do it another way. What do you know about $w^*$? That the slope of the training loss
# is 0 there:
#
# $$2(w^* - 3) + 2\alpha w^* = 0.$$
#
# This holds **for every** $\alpha$, with the $w^*$ that belongs to it. The left-hand side is a
# function of $\alpha$ that is 0 everywhere, so its derivative is 0 as well. Differentiate it, with
# the product rule for $\alpha w^*$, and divide by 2:
#
# $$\frac{dw^*}{d\alpha} + w^* + \alpha\,\frac{dw^*}{d\alpha} = 0
# \quad\Longrightarrow\quad \frac{dw^*}{d\alpha} = -\frac{w^*}{1 + \alpha}.$$
#
# This is **implicit differentiation**: you learn how the solution moves without having a formula
# for it. **Predict** at $\alpha = 1$: $w^*$, then $dw^*/d\alpha$, then the slope of the validation
# loss. Should $\alpha$ grow or shrink?


# %%
def validation_loss(alpha):
    return (3 / (1 + alpha) - 1) ** 2


fitted = 3 / (1 + 1)
movement = -fitted / (1 + 1)
measured = (validation_loss(1 + 1e-6) - validation_loss(1 - 1e-6)) / 2e-6
print(f"w* {fitted}, moves by {movement} per unit of alpha")
print(f"slope by the chain rule {2 * (fitted - 1) * movement}, measured {measured:.4f}")

# %% [markdown]
# **Compare:** the slope is negative, so a larger $\alpha$ would lower the validation loss. (The
# lowest is at $\alpha = 2$, where $w^*$ hits the validation row exactly.)
#
# ### With several weights
#
# The system you have just solved, with $n\alpha$ in place of $\alpha$ and divided by n, is
#
# $$H\,w^* = \tfrac1n X^\top y, \qquad H = \tfrac1n X^\top X + \alpha I.$$
#
# Differentiate both sides in $\alpha$. The right-hand side does not contain it. On the left both
# factors do, and the derivative of $H$ is $I$:
#
# $$w^* + H\,\frac{dw^*}{d\alpha} = 0.$$
#
# So two systems of equations with the same matrix give first $w^*$, then how it moves. The last
# step is the chain rule again: the gradient of the validation loss at $w^*$, times the movement,
# summed over the weights.
#
# By hand: let $\tfrac1n X^\top X = I$ and $\tfrac1n X^\top y = (3, 1)$, with $\alpha = 1$. Then
# $H = 2I$ and $w^* = (1.5, \dots)$. Fill in the gap, then find the movement.
#
# <details><summary>Answer</summary>
#
# $w^* = (3, 1)/2 = (1.5, 0.5)$, and the movement is $-w^*/2 = (-0.75, -0.25)$.
# </details>
#
# ### Exercise: the hypergradient
#
# Write `ridge_hypergradient(X_train, y_train, X_valid, y_valid, alpha)`: the derivative, with
# respect to `alpha`, of the mean squared error on the **validation** rows at $w^*(\alpha)$. One
# number.
#
# - $w^*(\alpha)$ minimises the training **mean** squared error $+\ \alpha\lVert w\rVert^2$ exactly;
#   no ½, no intercept, $\alpha > 0$. As in `ridge_gradient`, and unlike `ridge_fit`, the data term
#   is divided by n, the penalty is not.
# - The validation error is a mean over its own rows, and has **no** penalty.
# - The `X` are (rows, d), the `y` (rows,), all floats.


# %% nbgrader={"grade_id": "ridge_hypergradient", "solution": true}
def ridge_hypergradient(X_train, y_train, X_valid, y_valid, alpha):
    ### BEGIN SOLUTION
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = np.linalg.solve(H, -w)
    residuals = X_valid @ w - y_valid
    return 2 / len(y_valid) * (X_valid.T @ residuals) @ dw
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_ridge_hypergradient", "grade": true}
check("gradient_descent/ridge_hypergradient", ridge_hypergradient)

# %% [markdown]
# ### Descent on alpha
#
# Back to a small group: 60 people to train on, 100 to choose $\alpha$, all others for the last
# word. We descend on $\log\alpha$, so that $\alpha$ stays positive (by the chain rule the slope
# there is $\alpha$ times the one you have), and put the result beside a grid. **Predict:** does it
# matter where the descent begins?

# %%
train, valid, test = three_parts(random_state=3)
grid = np.logspace(-4, 1, 26)
on_grid = [hyperparameters.ridge_validation_loss(*train, *valid, alpha) for alpha in grid]
tune = partial(hyperparameters.hypergradient_descent, learning_rate=10.0, n_steps=40)
from_above = tune(*train, *valid, 10.0)
from_below = tune(*train, *valid, 0.001)
print(f"grid of {len(grid)}: alpha {grid[np.argmin(on_grid)]:.3f}")
print(f"descent from 10: alpha {from_above[-1]:.3f}, from 0.001: alpha {from_below[-1]:.4f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
ax.semilogx(grid, on_grid, color=plots.BLUE)
ax.annotate("validation loss", (grid[1], on_grid[1] + 0.004), color=plots.BLUE)
for path, colour, place in [(from_above, plots.VERMILION, -1), (from_below, plots.GREEN, 0)]:
    heights = [hyperparameters.ridge_validation_loss(*train, *valid, alpha) for alpha in path]
    ax.plot(path, heights, "o", color=colour, markersize=4)
    ax.annotate(
        f"from {path[0]:g}",
        (path[0], heights[0]),
        (-8, -2) if place else (0, -16),
        textcoords="offset points",
        color=colour,
        ha="right" if place else "center",
    )
ax.set(xlabel="alpha", ylabel="validation loss")
picture(
    ax,
    alt="Validation loss over alpha: nearly flat for small alpha, then a valley below 1. The dots "
    "of the descent from 10 run down into the valley; those from 0.001 have hardly moved.",
)

# %% [markdown]
# **Compare:** from above the descent finds the valley, and a point between those of the grid. From
# below it has hardly left the plain, where there is next to no slope. A grid looks everywhere, and
# with *one* hyperparameter that is cheap.
#
# ### Does it pay?
#
# Two questions at once. Is a penalty chosen on validation rows better than none? And is calculus
# better than a grid? Thirty such cuts at random; the loss on the test rows; and for the differences
# a **standard error**, which says by how much a mean over thirty cuts would typically be off: the
# standard deviation of the thirty, divided by $\sqrt{30}$. **Predict** both answers.

# %%
judged = []
for random_state in range(30):
    train, valid, test = three_parts(random_state)
    on_grid = [hyperparameters.ridge_validation_loss(*train, *valid, alpha) for alpha in grid]
    chosen = [grid[np.argmin(on_grid)], tune(*train, *valid, 10.0)[-1], 1e-9]
    judged.append([hyperparameters.ridge_validation_loss(*train, *test, a) for a in chosen])
by_grid, by_descent, by_none = np.array(judged).T

print(f"test loss: grid {by_grid.mean():.3f}, descent {by_descent.mean():.3f},", end=" ")
print(f"no penalty {by_none.mean():.3f}")
for name, gain in [("a penalty", by_none - by_grid), ("calculus", by_grid - by_descent)]:
    standard_error = gain.std(ddof=1) / np.sqrt(len(gain))
    print(f"gained by {name}: {gain.mean():.4f}, standard error {standard_error:.4f}")
print("cuts on which descent beats the grid:", np.sum(by_descent < by_grid), "of", len(judged))

# %% [markdown]
# **Compare:** the penalty gains about five standard errors. (The cuts share people, so take the
# standard errors as a rough guide.) *How* $\alpha$ was chosen hardly matters: descent beats the
# grid on 15 of 30, like a coin. Calculus is a way to get to a minimum, not a better minimum. It
# comes into its own where a grid ends: with one penalty for each of a hundred columns, say.
#
# And the cloud? The same two hundred groups of 60, every one with $\alpha = 0.1$:

# %%
penalised = np.array([ridge.ridge_fit(X, y, alpha=60 * 0.1) for X, y in groups])
for name, weights in [("no penalty", unpenalised), ("alpha 0.1", penalised)]:
    print(f"{name:>10}: standard deviation of the weight of s1 {weights[:, s1].std():.2f}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.9)
for ax, weights, title in [
    (panels[0], unpenalised, "no penalty"),
    (panels[1], penalised, "ridge, alpha 0.1"),
]:
    plots.plot_weight_pairs(weights[:, [s1, s2]], ["s1", "s2"], reach=3, ax=ax)
    ax.set(title=title)
picture(
    panels[0].figure,
    alt="Twice 200 dots, the weight of s2 over that of s1. Left, without a penalty, the long cloud "
    "from the beginning. Right, with alpha 0.1, a small knot close to the origin.",
)

# %% [markdown]
# So which dot of the cloud should you believe? None of them: sixty people cannot tell `s1` from
# `s2`. The knot is small, but look where it is: close to 0, wherever the truth may be. A penalty
# buys stability and pays with **bias**, a pull towards 0 that no luck with the data takes away.
# Validation rows are there to find the price at which that is a good deal.
#
# **Modify:** choose $\alpha = 10$ for the cloud (`60 * 10`). What do you gain, what do you lose?
#
# <details><summary>Answer</summary>
#
# The knot becomes a point. But now all weights are near 0, and the model answers nearly "average"
# to everyone. Nothing varies, and nothing is learnt.
# </details>
#
# > **Say it aloud:** how can one differentiate the result of a minimisation without differentiating
# > its steps?
#
# <details><summary>Answer</summary>
#
# Differentiate the condition that the result fulfils. At the minimum the gradient is 0, for every
# value of the hyperparameter, so the gradient's derivative along that path is 0, too. That is a
# linear equation for the movement of the minimum. How the minimum was found does not matter.
# </details>

# %% [markdown]
# ## Summary
#
# - Columns that repeat each other make a flat valley. Predictions are fine there; single weights
#   are an accident.
# - Ridge adds $2\alpha w$ to the gradient and $2\alpha$ to every curvature. Along a direction of
#   curvature $\lambda$ it leaves the share $\lambda/(\lambda + 2\alpha)$, so flat directions go
#   first.
# - The intercept stays free, and columns are standardised before weights are penalised.
# - L1 keeps a weight at exactly 0 while the data pull with a slope of at most $\alpha$. Descent
#   reaches it by a step on the smooth loss, then soft thresholding.
# - The fit at one stroke is $(X^\top X + \alpha I)^{-1} X^\top y$ beside the sum of the squares; an
#   $\alpha$ beside their mean counts n times as much.
# - A hyperparameter is chosen on validation rows and judged on test rows. It has a slope, by
#   implicit differentiation; descent on it is no better than a grid, but works where grids end.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What does an L2 penalty do, seen from the optimiser?</b></summary>
#
# Each step also multiplies the weights by 1 − 2ηα, hence the name weight decay. Every eigenvalue of
# the Hessian grows by 2α, so the problem is better conditioned and has one solution even when
# columns are collinear. Flat directions, about which the data say little, shrink first. It gives
# bias in return for less variance, and sets no weight exactly to 0.
# </details>
#
# <details><summary><b>Ridge or lasso?</b></summary>
#
# Ridge when many columns each say a little, or when they come in correlated groups: it shares the
# weight among them. Lasso when few columns are expected to matter and a short list is wanted; among
# near-copies it keeps one, more or less by chance. The elastic net, both penalties at once, keeps
# groups together and still gives zeros. Decide by validation.
# </details>
#
# <details><summary><b>Why standardise before penalising, and on which rows?</b></summary>
#
# The penalty compares the sizes of weights, and those depend on the units of the columns. Compute
# means and deviations on the training rows only and use them for all others; otherwise the
# validation rows have taken part in the fit.
# </details>
#
# <details><summary><b>Can one tune a hyperparameter by gradient descent?</b></summary>
#
# If the validation loss depends on it smoothly, yes: differentiate the condition that the fitted
# weights fulfil, at the cost of one linear system. It pays with many hyperparameters, where a grid
# grows exponentially. It does not work for discrete choices, may stop in a local minimum, and
# overfits the validation rows like any other search.
# </details>
#
# ## Further reading
#
# - Trevor Hastie, Robert Tibshirani and Jerome Friedman, *The Elements of Statistical Learning*,
#   second edition (2009), section 3.4: ridge and lasso side by side, with the balls.
# - Arthur Hoerl and Robert Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal
#   Problems", *Technometrics* (1970), and Robert Tibshirani, "Regression Shrinkage and Selection
#   via the Lasso", *Journal of the Royal Statistical Society B* (1996).
# - Neal Parikh and Stephen Boyd, "Proximal Algorithms" (2014): step, then shrink, for many
#   penalties.
# - Yoshua Bengio, "Gradient-Based Optimization of Hyperparameters", *Neural Computation* (2000).
#
# **Next:** [optimizers](../04_optimizers/04_optimizers.ipynb). There is another way to deal with a
# flat valley: steps that remember.
