# %% [markdown]
# # Gradient descent
#
# Most models are trained in the same three moves: say how bad the present guess is, find out in
# which direction it gets worse, and take a step the other way. Here you write all three by hand,
# learn to foresee when they go wrong, and then see how far they carry: to a network, to a
# hyperparameter, to a photograph and to a text.
#
# **After this notebook you can**
#
# - write the loss and the gradient of linear and logistic regression and of a small network, and
#   prove a gradient right in a minute
# - tell from the data at which learning rates descent creeps, oscillates or blows up
# - write momentum, RMSProp and Adam from memory, and say what each is good for, and what not
# - explain what an L2 and an L1 penalty do to the weights
# - say what backpropagation computes, and differentiate a validation loss in a hyperparameter
# - restore an image and classify a sentence by descent, and judge how good the result is
#
# **The slope of a loss**
#
# 1. A slope can be measured
# 2. A loss says how bad a guess is
# 3. What the mean stands for: an integral
# 4. The gradient
# 5. Trust a gradient only after checking it
# 6. A script to mend
#
# **Going down**
#
# 7. Descent
# 8. A hundred blind steps
# 9. See it move
# 10. A penalty on large weights
# 11. Real data
#
# **Better steps**
#
# 12. A ball that remembers: momentum
# 13. A rate for each weight: RMSProp
# 14. Adam
# 15. "Adam is more robust"
# 16. Decay, and exact zeros: L2 and L1
#
# **How far it carries**
#
# 17. Two classes: logistic regression
# 18. Backpropagation computes gradients
# 19. A hyperparameter has a slope, too
# 20. An image is a weight vector: denoising
# 21. Undoing a blur
# 22. Praise or complaint? Sentences as data
#
# **You need** derivatives from school and a little numpy. The first two parts take an hour to an
# hour and a half, the last two about two hours; every section ends at a good place to stop.
#
# The way to read it: where it says **predict**, settle on an answer before you run the cell. A
# wrong guess is worth more than no guess.

# %%
from functools import partial

import numpy as np
from scipy.ndimage import gaussian_filter, median_filter
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import Lasso
from sklearn.linear_model import LogisticRegression as PeerLogisticRegression
from sklearn.model_selection import (
    GridSearchCV,
    StratifiedKFold,
    cross_val_score,
    train_test_split,
)
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import (
    backpropagation,
    datasets,
    hyperparameters,
    images,
    losses,
    models,
    networks,
    optimizers,
    plots,
    proximal,
    stochastic,
    text,
)
from mlnotes.classifiers import LogisticRegression
from mlnotes.exercises import check
from mlnotes.plots import picture

# %% [markdown]
# ## 1. A slope can be measured
#
# Draw a line through two points of a curve, at $x$ and at $x + h$. Its slope is rise over run. Let
# $h$ shrink: the number on which the slopes settle is the **derivative** at $x$.
#
# **Predict:** for $f(x) = x^2$ at $x = 1$, what is the slope with $h = 1$? Where do the slopes
# settle?


# %%
def f(x):
    return x**2


widths = np.array([1.0, 0.5, 0.1, 0.001])
slopes = (f(1 + widths) - f(1)) / widths
for h, slope in zip(widths, slopes, strict=True):
    print(f"h = {h:<5g}  slope = {slope:.3f}")

# %%
ax = plots.plot_slopes(f, 1.0, [slopes[0], slopes[1], slopes[3]])
ax.set(xlabel="x", ylabel="f(x)")
picture(
    ax,
    alt="A parabola, and three lines through its point at x = 1. The smaller h, the flatter the "
    "line; the last one only touches the curve.",
)

# %% [markdown]
# **Compare:** each slope is $2 + h$, because $((1+h)^2 - 1)/h = 2 + h$. They settle on 2, and the
# school rule $f'(x) = 2x$ says the same.
#
# **Modify:** put the point at $x = -1$. What changes about the slope, and what does its sign tell
# you?
#
# ### Two inputs, and one thing inside another
#
# With several inputs there are several slopes. A **partial derivative** moves one input and holds
# the others still.
#
# The **chain rule** says how a change passes through a function of a function: multiply the slope
# of the outer one by the slope of the inner one. Take a single observation, $x = 2$ and $y = 1$,
# and a line $w_0 + w_1 x$ that should hit it. Its error is a *residual* $r = w_0 + w_1 x - y$, and
# the residual is squared:
#
# $$\frac{\partial r^2}{\partial w_0} = \underbrace{2r}_{\text{outer}} \cdot
# \underbrace{1}_{\text{inner}} \qquad \frac{\partial r^2}{\partial w_1} = 2r \cdot x$$
#
# **Predict** both partial derivatives at $w_0 = w_1 = 0$.

# %%
x_one, y_one = 2.0, 1.0


def squared_residual(w0, w1):
    return (w0 + w1 * x_one - y_one) ** 2


h = 1e-6
outer = 2 * (0 + 0 * x_one - y_one)
measured_0 = (squared_residual(h, 0) - squared_residual(-h, 0)) / (2 * h)
measured_1 = (squared_residual(0, h) - squared_residual(0, -h)) / (2 * h)
print(f"with respect to w0: chain rule {outer * 1:.3f}, measured {measured_0:.3f}")
print(f"with respect to w1: chain rule {outer * x_one:.3f}, measured {measured_1:.3f}")

# %% [markdown]
# > **Say it aloud:** why does the derivative with respect to $w_1$ carry a factor $x$, and the one
# > with respect to $w_0$ does not?

# %% [markdown]
# ## 2. A loss says how bad a guess is
#
# A linear model predicts `X @ w`. Its **mean squared error** is the average of the squared
# residuals,
#
# $$L(w) = \frac{1}{n}\sum_{i=1}^{n} (x_i \cdot w - y_i)^2 .$$
#
# Here are three observations of one feature, and the weight 1. **Predict** the three residuals and
# the loss before you run it.

# %%
X_small = np.array([[1.0], [2.0], [4.0]])
y_small = np.array([3.0, 1.0, 2.0])
residuals = X_small @ np.array([1.0]) - y_small
print("residuals", residuals, " squared", residuals**2, " their mean", np.mean(residuals**2))
picture(
    plots.plot_fit(X_small, y_small, X_small @ np.array([1.0])),
    alt="Three points and the line y = x. A stick from each point to the line shows its residual.",
)

# %% [markdown]
# ### Exercise: the mean squared error
#
# Write `mse_loss(w, X, y)`. Conventions, here and in all of the course:
#
# - `X` is (n, d): one row an observation, one column a feature. There is no column of ones unless
#   somebody put it in.
# - `y` is (n,), `w` is (d,).
# - The loss is a **mean** over the rows, and there is **no ½** in front of it. Return one number.


# %% nbgrader={"grade_id": "mse_loss", "solution": true}
def mse_loss(w, X, y):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return np.mean(residuals**2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mse_loss", "grade": true}
check("gradient_descent/mse_loss", mse_loss)

# %% [markdown]
# From here on the notebook uses the library's `losses.mse_loss`, which does what yours does. So you
# can read on, even if an exercise is still open.
#
# > **Say it aloud:** two data sets of different size; why can their *mean* squared errors be
# > compared, and their *sums* not?

# %% [markdown]
# ## 3. What the mean stands for: an integral
#
# You average over the rows you have, but you care about the rows that are still to come. If a
# residual $r$ occurs with density $p(r)$, the loss to expect is an average in which likely places
# count more:
#
# $$\mathbb{E}[L] = \frac{\int L(r)\,p(r)\,dr}{\int p(r)\,dr}$$
#
# On a grid an integral is a sum of areas. The **trapezoid rule** takes, between two neighbours, the
# mean of their heights times the distance between them. Here is the lower integral, for three grid
# points that are not evenly spaced. **Predict** the two areas.

# %%
grid = np.array([0.0, 1.0, 3.0])
density = np.array([1.0, 2.0, 1.0])
areas = (density[:-1] + density[1:]) / 2 * np.diff(grid)
print("areas", areas, " integral", areas.sum())

# %% [markdown]
# ### Exercise: the expected loss
#
# Write `expected_loss(losses, density, grid)`: the integral of loss·density over the grid, divided
# by the integral of the density.
#
# - All three arrays have one entry for each grid point; the grid ascends and **may be uneven**.
# - Both integrals by the **trapezoid rule**: form the product at the grid points, then integrate.
# - The density need **not** integrate to 1; that is what the division is for.


# %% nbgrader={"grade_id": "expected_loss", "solution": true}
def expected_loss(losses, density, grid):
    ### BEGIN SOLUTION
    weighted = np.trapezoid(losses * density, grid)
    return weighted / np.trapezoid(density, grid)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_expected_loss", "grade": true}
check("gradient_descent/expected_loss", expected_loss)

# %% [markdown]
# Now let the two meet. Suppose residuals are normal with standard deviation 2. **Predict:** what
# squared error is to be expected? And how close does a mean over 10 rows come to it?

# %%
residual_grid = np.linspace(-12, 12, 2001)
normal_density = np.exp(-0.5 * (residual_grid / 2) ** 2)  # not normalised, on purpose
expected = losses.expected_loss(residual_grid**2, normal_density, residual_grid)
print(f"integral              {expected:.4f}")
rng = np.random.default_rng(0)
for n in [10, 1000, 100_000]:
    print(f"mean over {n:>7} rows {np.mean(rng.normal(scale=2, size=n) ** 2):.4f}")

# %%
shown = np.abs(residual_grid) <= 8
unit_density = normal_density / np.trapezoid(normal_density, residual_grid)
ax = plots.plot_expectation(residual_grid[shown] ** 2, unit_density[shown], residual_grid[shown])
ax.set(xlabel="residual")
picture(
    ax,
    alt="A bell-shaped density, the parabola of the squared loss, and their product: two humps, "
    "one on each side of 0. The area under the humps is the expected loss.",
)

# %% [markdown]
# **Compare:** the integral is the variance, $2^2 = 4$, and the mean comes closer to it the more
# rows there are. A training loss is such a mean, with one catch: the weights are then *chosen* to
# make this very mean small, so at the fitted weights it is too optimistic. How much so is what
# testing is for, and a later topic.
#
# > **Say it aloud:** what does a training loss estimate, and why is it biased once the model is
# > fitted?

# %% [markdown]
# ## 4. The gradient
#
# Collect the partial derivatives, one for each weight, and you have the **gradient** $\nabla L$. It
# has the shape of `w`, and points in the direction in which the loss rises fastest.
#
# You have all the parts. For one row, the chain rule gives $2\,(x_i \cdot w - y_i)\,x_{ij}$; the
# loss is a mean over rows, so its gradient is a mean too. By hand, for the three observations of
# section 2 and the weight 1:

# %%
row_gradients = 2 * residuals * X_small[:, 0]
slope_at_1 = row_gradients.mean()
print("row by row", row_gradients, f" their mean {slope_at_1:.3f}")
ax = plots.plot_slopes(lambda w: losses.mse_loss([w], X_small, y_small), 1.0, [slope_at_1])
ax.set(xlabel="w", ylabel="loss")
picture(
    ax,
    alt=f"The loss over the weight is a parabola; its tangent at w = 1 has slope {slope_at_1:.2f}, "
    "so the lowest point lies to the left.",
)

# %% [markdown]
# **Predict:** the slope is positive. In which direction must the weight go for the loss to fall?
#
# With several weights, every column of `X` gives one such mean, from the same residuals. A loop
# over the columns finds them one by one; a matrix product finds all at once.
#
# ### Exercise: its gradient
#
# Write `mse_gradient(w, X, y)`, the gradient of `mse_loss` with respect to `w`: an array of shape
# (d,). Since the loss is a mean without ½, the gradient keeps its 2 and is divided by n, once.


# %% nbgrader={"grade_id": "mse_gradient", "solution": true}
def mse_gradient(w, X, y):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return 2 / len(y) * X.T @ residuals
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mse_gradient", "grade": true}
check("gradient_descent/mse_gradient", mse_gradient)

# %% [markdown]
# > **Say it aloud:** what is the shape of a gradient, and why can it never depend on the number of
# > rows?

# %% [markdown]
# ## 5. Trust a gradient only after checking it
#
# A wrong gradient seldom crashes. It trains, only worse. But you can measure slopes, as in section
# 1, and compare. The line through $x$ and $x + h$ is one way; looking to both sides is another.
# **Predict:** which is closer to the truth?

# %%
for h in [0.1, 0.01, 0.001]:
    forward = (np.exp(h) - np.exp(0)) / h
    centred = (np.exp(h) - np.exp(-h)) / (2 * h)
    print(
        f"h = {h:<5g}  error of forward {abs(forward - 1):.1e}, of centred {abs(centred - 1):.1e}"
    )

# %% [markdown]
# With a tenth of $h$ the forward error falls to a tenth, the centred one to a hundredth.
#
# ### Exercise: the numerical gradient
#
# Write `numerical_gradient(f, w, h=1e-5)` by centred differences.
#
# - `f` takes an array (d,) and returns one number; the result is (d,).
# - Move **one coordinate at a time** by `h` to both sides, hold the others still, and divide by the
#   distance, `2 * h`.
# - Use the `h` that is given, and leave `w` as it was.


# %% nbgrader={"grade_id": "numerical_gradient", "solution": true}
def numerical_gradient(f, w, h=1e-5):
    ### BEGIN SOLUTION
    gradient = np.zeros(len(w))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = h
        gradient[i] = (f(w + step) - f(w - step)) / (2 * h)
    return gradient
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_numerical_gradient", "grade": true}
check("gradient_descent/numerical_gradient", numerical_gradient)

# %% [markdown]
# A smaller `h` is closer to the limit. **Predict:** so is `h = 1e-12` better still?

# %%
point = np.array([0.5, -1.0, 2.0])
hs = np.logspace(-13, 0, 53)
errors = [
    np.linalg.norm(losses.numerical_gradient(lambda w: np.exp(w).sum(), point, h) - np.exp(point))
    for h in hs
]
print(f"most exact near h = {hs[np.argmin(errors)]:.0e}")
ax = plots.plot_curve(hs, errors, label="error", logarithmic="xy")
ax.set(xlabel="h", ylabel="error of the centred gradient")
picture(
    ax,
    alt="Error over h on logarithmic axes, a lopsided V: it falls as h shrinks, reaches its lowest "
    f"point near {hs[np.argmin(errors)]:.0e}, and rises again jaggedly.",
)

# %% [markdown]
# **Compare:** to the left of the lowest point `f(w + h)` and `f(w - h)` agree in almost all their
# digits, and their difference is mostly rounding.
#
# A **gradient check** is this comparison, relative to the size of the gradient. The library has it
# as `gradient_error(f, gradient, w)`: below 1e-6 is right, and a number that no `h` makes smaller
# is a mistake in one of the two.
#
# > **Say it aloud:** if centred differences are this good, why not train with them? (Count the
# > evaluations of `f` for a million weights.)

# %% [markdown]
# ## 6. A script to mend
#
# The following fits a line $w_0 + w_1 x$, and scripts like it are easy to find. It runs, and yet
# three things about it are wrong.

# %%
x = np.linspace(-10, 10, 100)
y = 5 + 2 * x


def sum_of_squares(w):
    return np.sum((y - w[0] - w[1] * x) ** 2) / len(x)


def loss_gradient(w):  # "the gradient of the loss is -2 (y - w0 - w1 x)"
    return -2 * np.array([np.sum(y - w[0] - w[1] * x), np.sum((y - w[0] - w[1] * x) * x)])


# %% [markdown]
# **Predict:** what is the shape of the formula in the comment? Does the function beneath it pass a
# gradient check, and if not, by what factor is it off?

# %%
w = np.zeros(2)
print("shape of the formula", (-2 * (y - w[0] - w[1] * x)).shape)
print("relative error", losses.gradient_error(sum_of_squares, loss_gradient, w))
ratio = loss_gradient(w) / losses.numerical_gradient(sum_of_squares, w)
print("by hand / measured", ratio.round(3))

# %% [markdown]
# **Compare:**
#
# 1. The formula has one number for each *row*: it lacks the inner derivative and the sum. The
#    gradient is $-\frac{2}{n} A^\top (y - Aw)$, where $A$ has a column of ones and the column $x$.
# 2. The loss is called a sum and is a mean.
# 3. The gradient belongs to the sum, so the check fails by a factor of exactly n, which is 100.
#
# Does it matter, when the direction is right? It decides what a learning rate *means*. And there is
# a second trap in the repair: somebody divides by n in the gradient, somebody else in the step.


# %%
def mean_gradient(w):
    return loss_gradient(w) / len(x)


def divided_in_both_places(w):
    return mean_gradient(w) / len(x)


for gradient in [loss_gradient, mean_gradient, divided_in_both_places]:
    end = optimizers.gradient_descent(gradient, w, learning_rate=0.01, n_steps=100)[-1]
    print(f"{gradient.__name__:>22}: slope after 100 steps {end[1]:.3g}")

# %% [markdown]
# Same data, same rate, same direction: the first explodes, the last is not yet half way, and only
# the one in between arrives at the true slope, 2.
#
# **Modify:** mend `loss_gradient` itself, in its own cell: write the matrix product of point 1, and
# run the cells down to here again. The gradient check should print a number below 1e-6.
#
# <details><summary>One way to write it</summary>
#
# ```python
# def loss_gradient(w):
#     A = np.column_stack([np.ones(len(x)), x])
#     return -2 / len(x) * A.T @ (y - A @ w)
# ```
#
# The loss then wants its right name, `mean_squared_error`; and `mean_gradient` has become the one
# that divides twice.
# </details>
#
# > **Say it aloud:** a gradient check is off by exactly the number of rows. Where do you look
# > first, and where second?

# %% [markdown]
# ## 7. Descent
#
# Against the gradient is downhill. Take a small step, ask again, step again:
#
# $$w_{t+1} = w_t - \eta\,\nabla L(w_t)$$
#
# where $\eta$ is the **learning rate**. For $L(w) = w^2$ the gradient is $2w$. **Predict** the
# first three points from $w = 4$ with rate 0.25. What does rate 1 do? And 1.1?

# %%
for rate in [0.25, 1.0, 1.1]:
    path = [4.0]
    for _ in range(3):
        path.append(path[-1] - rate * 2 * path[-1])
    print(f"rate {rate}: ", *[f"{value:.2f}" for value in path])

# %% [markdown]
# ### Exercise: gradient descent
#
# Write `gradient_descent(gradient, w0, learning_rate, n_steps)`.
#
# - `gradient` is a function: it takes `w` (d,) and returns the gradient there, (d,).
# - Return the **whole trajectory**, shape (n_steps + 1, d): **row 0 is `w0`**, row t the point
#   after t steps.
# - Leave `w0` as it was.


# %% nbgrader={"grade_id": "gradient_descent", "solution": true}
def gradient_descent(gradient, w0, learning_rate, n_steps):
    ### BEGIN SOLUTION
    trajectory = [w0]
    for _ in range(n_steps):
        w = trajectory[-1]
        trajectory.append(w - learning_rate * gradient(w))
    return np.array(trajectory)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_gradient_descent", "grade": true}
check("gradient_descent/gradient_descent", gradient_descent)

# %% [markdown]
# > **Say it aloud:** why return the whole trajectory, when only the last point is the answer?

# %% [markdown]
# ## 8. A hundred blind steps
#
# Back to the line of section 6, with its gradient mended: $y = 5 + 2x$, no noise at all, rate 0.01,
# 100 steps from zero. **Predict:** which weight ends closer to the truth, the intercept or the
# slope?

# %%
X, y = datasets.line_with_noise(100, intercept=5, slope=2, noise=0)
A = np.column_stack([np.ones(len(X)), X])
line_gradient = partial(losses.mse_gradient, X=A, y=y)
truth = np.array([5.0, 2.0])
start = np.zeros(2)
trajectory = optimizers.gradient_descent(line_gradient, start, learning_rate=0.01, n_steps=100)
print(f"after 100 steps: intercept {trajectory[-1, 0]:.3f}, slope {trajectory[-1, 1]:.3f}")

# %% [markdown]
# The slope is there; the intercept is at 4.337, and nothing complained. The reason is in the
# **Hessian**, the matrix of second derivatives: here $\frac{2}{n} A^\top A$. It is diagonal, since
# $x$ is centred, and its eigenvalues $\lambda$ are the curvatures. In the direction of an
# eigenvector every step multiplies the error by $1 - \eta\lambda$.

# %%
hessian = 2 / len(X) * A.T @ A
curvatures = np.linalg.eigvalsh(hessian)
print("eigenvalues", curvatures.round(3))
print(f"condition number {curvatures[-1] / curvatures[0]:.3f}")
factor = 1 - 0.01 * curvatures[0]
print(f"the intercept's error shrinks by {factor:.2f} in a step, by {factor**100:.4f} in 100")

long_run = optimizers.gradient_descent(line_gradient, start, learning_rate=0.01, n_steps=1000)
within = np.abs(long_run[:, 0] - 5) <= 0.01 * 5
print(f"steps until it is within 1%: {np.argmax(within)}")

# %% [markdown]
# After 100 steps .1326 of the error is left, and it takes 228 to come within 1%.
#
# **Predict:** the same run on $y = 2x$, where the true intercept is 0. What will you notice?

# %%
_, y_through_zero = datasets.line_with_noise(100, intercept=0, slope=2, noise=0)
through_zero = partial(losses.mse_gradient, X=A, y=y_through_zero)
end = optimizers.gradient_descent(through_zero, start, learning_rate=0.01, n_steps=100)[-1]
print(f"intercept {abs(end[0]):.3f}, slope {end[1]:.3f}")

# %% [markdown]
# Nothing. An answer that equals the starting point cannot show that a weight has not moved: test
# with data whose truth is somewhere else.
#
# ### How large may the rate be?
#
# Every factor $|1 - \eta\lambda|$ must stay below 1, so descent is stable for
# $\eta < 2/\lambda_{\max}$. The best fixed rate makes the flattest and the steepest direction
# shrink equally fast: $\eta = 2/(\lambda_{\min} + \lambda_{\max})$. **Predict:** 0.03 is a little
# above the limit. What do 100 steps do to the slope's error?

# %%
limit = 2 / curvatures[-1]
best_rate = 2 / (curvatures[0] + curvatures[-1])
print(f"stable below {limit:.5f}, best fixed rate {best_rate:.5f}")

end = optimizers.gradient_descent(line_gradient, start, learning_rate=0.03, n_steps=100)[-1]
print(f"at 0.03 the slope's error grew {abs(end[1] - 2) / 2:.1f} times")
growth = np.linalg.norm(end - truth) / np.linalg.norm(start - truth)
print(f"the whole error vector's length grew {growth:.1f} times")

# %% [markdown]
# 52.5 times for the slope, 19.5 times for the vector: its other part, the intercept's error, was
# the larger one at the start, and has meanwhile all but vanished. How large a blow-up looks depends
# on what you measure.

# %%
mean_squared = partial(losses.mse_loss, X=A, y=y)
ax = plots.new_axes()
for rate, colour in [(0.01, plots.BLUE), (best_rate, plots.GREEN), (0.03, plots.VERMILION)]:
    run = optimizers.gradient_descent(line_gradient, start, rate, n_steps=100)
    plots.plot_curve(
        np.arange(101),
        [mean_squared(w) for w in run],
        label=f"rate {rate:.4g}",
        colour=colour,
        logarithmic="y",
        ax=ax,
    )
ax.set(xlabel="step", ylabel="loss")
picture(
    ax,
    alt="Three loss curves on a logarithmic axis. At rate 0.01 the loss drops at once and then "
    "creeps; at the best fixed rate it starts worse and ends lowest; at 0.03 it rises without end.",
)

# %% [markdown]
# > **Say it aloud:** you are shown only the curve of rate 0.01, without the logarithmic axis: a
# > drop, then flat. What may be wrong all the same, and how would you find out?

# %% [markdown]
# ## 9. See it move
#
# Two of these runs from above, on the level lines of the loss. **Predict:** which of the two turns
# back at every step?

# %%
limits = [(-1, 6), (-0.5, 4.5)]
panels = plots.new_axes(2)
for rate, ax in zip([0.01, best_rate], panels, strict=True):
    run = optimizers.gradient_descent(line_gradient, start, rate, n_steps=100)
    plots.plot_descent(run, mean_squared, limits=limits, ax=ax)
    ax.set(title=f"rate {rate:.4g}", xlabel="intercept", ylabel="slope")
picture(
    panels[0].figure,
    alt="Two paths from the same start in a valley. At rate 0.01 the path runs straight to the "
    "valley's floor and glides along it, stopping short; at the best fixed rate it zigzags from "
    "wall to wall, and arrives.",
)

# %% [markdown]
# Now with your own hand on the rate. **Predict** first, then find out:
#
# 1. Below which rate does the path never cross the valley's floor?
# 2. At which rate does it begin to climb out?
# 3. *Momentum* lets the steps remember the ones before. What does that do to the limit you found in
#    2?

# %%
from mlnotes.explorers import descent_explorer

descent_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. While $\eta < 1/\lambda_{\max}$, about half the limit, every factor is positive: the path bends
#    into the valley and glides along its floor. Above that the slope's factor is negative, and the
#    path jumps across at every step.
# 2. At the slider's first position above the limit of section 8, .02941.
# 3. It moves up. The heavy ball is stable up to $2(1 + \beta)/\lambda_{\max}$ for momentum $\beta$.
#    In return it overshoots: it may oscillate at rates at which plain descent glides.
# </details>
#
# > **Say it aloud:** why does a long narrow valley force a small step, although its floor is so
# > flat?

# %% [markdown]
# ## 10. A penalty on large weights
#
# **Ridge** regression adds a price for size: $L(w) + \alpha \lVert w \rVert^2$. With one weight it
# is quickly seen what that does to the slope. **Predict:** the derivative of $\alpha w^2$ at
# $w = 1$ with $\alpha = 0.5$, and the slope of the sum, when the loss of section 2 has the slope
# printed in section 4.

# %%
alpha = 0.5
penalty_slope = alpha * ((1 + 1e-6) ** 2 - (1 - 1e-6) ** 2) / 2e-6
print(f"penalty {penalty_slope:.3f}, loss {slope_at_1:.3f}, sum {penalty_slope + slope_at_1:.3f}")

# %% [markdown]
# ### Exercise: the ridge gradient
#
# Write `ridge_gradient(w, X, y, alpha)`, the gradient of *mean squared error + alpha·‖w‖²*.
#
# - The data term is a mean, without ½, as before.
# - The penalty is **not** divided by n and has **no ½**. It is on every entry of `w`; there is no
#   intercept among them.


# %% nbgrader={"grade_id": "ridge_gradient", "solution": true}
def ridge_gradient(w, X, y, alpha):
    ### BEGIN SOLUTION
    residuals = X @ w - y
    return 2 / len(y) * X.T @ residuals + 2 * alpha * w
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_ridge_gradient", "grade": true}
check("gradient_descent/ridge_gradient", ridge_gradient)

# %% [markdown]
# > **Say it aloud:** why should the intercept not be penalised? (Think of temperatures in kelvin
# > and in degrees Celsius.)

# %% [markdown]
# ## 11. Real data
#
# 442 people with diabetes, ten measurements each, and how far the disease had progressed a year
# later. **Predict:** from the columns as they were measured (age in years, cholesterol in mg/dl,
# …), how large will the condition number be? And after standardising, which gives every column mean
# 0 and standard deviation 1?

# %%
diabetes = load_diabetes(scaled=False)
X_raw, progression = diabetes.data, diabetes.target
X_standard = (X_raw - X_raw.mean(axis=0)) / X_raw.std(axis=0)


def curvatures_of(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)


print("people, measurements:", X_raw.shape)
for name, X in [("as measured", X_raw), ("standardised", X_standard)]:
    values = curvatures_of(np.column_stack([np.ones(len(X)), X]))
    condition_number, limit = values[-1] / values[0], 2 / values[-1]
    print(f"{name:>12}: condition number {condition_number:,.0f}, stable below {limit:.2g}")
s1, s2 = (X_raw[:, diabetes.feature_names.index(name)] for name in ["s1", "s2"])
print(f"correlation of s1 and s2: {np.corrcoef(s1, s2)[0, 1]:.2f}")

# %% [markdown]
# Standardising costs one line and gives a workable problem. The rest of the condition number is in
# the data: two columns, total cholesterol `s1` and its LDL part `s2`, say almost the same thing.
#
# `models.LinearRegression` is made of your own parts: a column of ones, the gradient, the descent.
# Linear regression also has a **closed form**, the weights at which the gradient is 0, so here we
# can measure how far descent has come. **Predict:** after 100 steps, which is closer to its final
# value, the loss or the weights?

# %%
design = np.column_stack([np.ones(len(progression)), X_standard])
closed_form = np.linalg.lstsq(design, progression)[0]
lowest = losses.mse_loss(closed_form, design, progression)
print("steps   loss above the lowest   largest error of a weight")
for n_steps in [100, 1000, 10_000]:
    model = models.LinearRegression(learning_rate=0.2, n_steps=n_steps)
    model.fit(X_standard, progression)
    excess = model.loss_curve_[-1] / lowest - 1
    error = np.abs(model.coef_ - closed_form[1:]).max()
    print(f"{n_steps:>6}  {excess:>20.4%}   {error:.2f}")

# %% [markdown]
# **Compare:** after 100 steps the loss is within 0.4% of the lowest one, and yet some weight is off
# by 25.75. Along the floor of a flat valley the weights can go far while the loss hardly notices.
# For predicting, that does little harm; whoever *interprets* the weights is misled.
#
# The model obeys scikit-learn's rules, so its tools take it. Inside cross-validation the scale must
# come from the training part alone, hence the pipeline:

# %%
pipeline = make_pipeline(StandardScaler(), models.LinearRegression(learning_rate=0.2))
scores = cross_val_score(pipeline, X_raw, progression, cv=5)
print("R² on five held-out fifths:", scores.round(2), f" mean {scores.mean():.2f}")

# %% [markdown]
# Now ridge. The penalty adds $2\alpha$ to every eigenvalue of the Hessian. **Predict** what that
# does to the condition number, and to the weights of the cholesterols `s1` and `s2`.

# %%
alphas = np.logspace(-3, 1, 25)
centred = progression - progression.mean()  # takes the intercept's place
fits = []
for alpha in alphas:
    gradient = partial(losses.ridge_gradient, X=X_standard, y=centred, alpha=alpha)
    steepest = curvatures_of(X_standard)[-1] + 2 * alpha
    fits.append(optimizers.gradient_descent(gradient, np.zeros(10), 1 / steepest, 3000)[-1])

for alpha in [0, 0.01, 0.1, 1]:
    values = curvatures_of(X_standard) + 2 * alpha
    print(f"alpha {alpha:<4}  condition number {values[-1] / values[0]:.0f}")

# %%
chosen = ["s1", "s2", "s3", "s5", "bmi", "bp"]
columns = [diabetes.feature_names.index(name) for name in chosen]
picture(
    plots.plot_weights(alphas, np.array(fits)[:, columns], chosen),
    alt="Six weights over alpha. s1 starts strongly negative and s2 positive; both run to 0 early, "
    "while bmi, bp and s5 keep their signs and shrink last.",
)

# %% [markdown]
# **Compare:** `s1` and `s2` held each other in check with large opposite weights. A small penalty
# ends that first, because the data hardly object. The same penalty makes the valley rounder, so
# descent is faster as well.
#
# > **Say it aloud:** two fits have nearly the same loss and very different weights. What do you
# > know about the columns?

# %% [markdown]
# ## 12. A ball that remembers
#
# A step that forgets the last one pays for it in a ravine: it jumps from wall to wall, and creeps
# along the floor. Let the step keep a **velocity**, to which every gradient is added, while a share
# of it, the **momentum**, survives. **Predict:** with momentum 0.5, where does the velocity settle
# if every gradient is 1? And what if they are 1, −1, 1, −1, …?

# %%
for gradients in [[1, 1, 1, 1, 1, 1], [1, -1, 1, -1, 1, -1]]:
    velocity, velocities = 0.0, []
    for g in gradients:
        velocity = 0.5 * velocity + g
        velocities.append(velocity)
    print(gradients, "->", *[f"{value:.2f}" for value in velocities])

# %% [markdown]
# **Compare:** what agrees adds up, towards $1/(1-0.5) = 2$. What contradicts itself is damped.
#
# ### Exercise: one step of momentum
#
# Write `momentum_step(w, velocity, gradient, learning_rate, momentum)`, and return the pair
# (new `w`, new `velocity`).
#
# - Here and in the next two exercises `gradient` is the **array** of slopes at `w`, not a function,
#   and everything happens entry by entry.
# - This is the *heavy ball*: $v \leftarrow \text{momentum} \cdot v + g$. The gradient enters in
#   full, not times $1 - \text{momentum}$, and without the learning rate.
# - Then `w` moves against the **new** velocity: $w \leftarrow w - \eta v$.


# %% nbgrader={"grade_id": "momentum_step", "solution": true}
def momentum_step(w, velocity, gradient, learning_rate, momentum):
    ### BEGIN SOLUTION
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_momentum_step", "grade": true}
check("gradient_descent/momentum_step", momentum_step)

# %% [markdown]
# Back to the line of section 8, each method at the settings that theory calls best for these two
# curvatures. **Predict:** how many times fewer steps does the ball need to bring the error below a
# thousandth?

# %%
low, high = np.sqrt(curvatures)
ball_rate, ball_momentum = 4 / (low + high) ** 2, ((high - low) / (high + low)) ** 2
plain = optimizers.gradient_descent(line_gradient, start, best_rate, 200)
ball = optimizers.momentum_descent(line_gradient, start, ball_rate, 200, momentum=ball_momentum)
print(f"the ball's rate {ball_rate:.4f}, its momentum {ball_momentum:.2f}")
for name, run in [("plain", plain), ("momentum", ball)]:
    errors = np.linalg.norm(run - truth, axis=1) / np.linalg.norm(truth)
    print(f"{name:>8}: {np.flatnonzero(errors > 1e-3)[-1] + 1} steps")

# %%
panels = plots.new_axes(2)
for name, run, ax in zip(["plain", "momentum"], [plain, ball], panels, strict=True):
    plots.plot_descent(run[:31], mean_squared, limits=[(-1, 6), (-2.5, 6.5)], ax=ax)
    ax.set(title=f"{name}, 30 steps", xlabel="intercept", ylabel="slope")
picture(
    panels[0].figure,
    alt="Thirty steps of each from the same start. Plain descent zigzags and has not reached the "
    "end of the valley; the ball swings wider at first and settles at the minimum.",
)

# %% [markdown]
# **Compare:** 118 against 29. The error per step shrinks by about $1 - 2/\kappa$ without memory and
# $1 - 2/\sqrt{\kappa}$ with it, for condition number $\kappa$.
#
# **Modify:** give the ball the usual momentum of 0.9 at `best_rate`. Is it still the faster one?
#
# > **Say it aloud:** in which two ways can a momentum that is too large spoil a run?

# %% [markdown]
# ## 13. A rate for each weight
#
# Two weights have gradients a hundred thousand times apart, say because one column is in metres and
# the other in micrometres. No single rate suits both. **RMSProp** keeps for each weight a running
# mean of the *squared* gradient, the second moment $s$, and measures the gradient in its root.
#
# **Predict:** with rate 0.01 and decay 0.9, starting from $s = 0$, how far does each weight move in
# the first step? And after many steps with the same gradients?

# %%
gradient, second_moment = np.array([100.0, 0.001]), np.zeros(2)
for step in range(1, 101):
    second_moment = 0.9 * second_moment + 0.1 * gradient**2
    if step in (1, 10, 100):
        print(f"step {step:>3} moves by", (0.01 * gradient / np.sqrt(second_moment)).round(4))

# %% [markdown]
# **Compare:** both weights move equally far, at last by the learning rate itself. The first steps
# are about three times as long, because the running mean starts at 0 and has not caught up.
#
# ### Exercise: one step of RMSProp
#
# Write `rmsprop_step(w, second_moment, gradient, learning_rate, decay, epsilon)`, and return the
# pair (new `w`, new `second_moment`).
#
# - $s \leftarrow \text{decay} \cdot s + (1 - \text{decay})\,g^2$, an average, not a sum.
# - $w \leftarrow w - \eta\, g / (\sqrt{s} + \varepsilon)$ with the **new** $s$; $\varepsilon$ is
#   added **outside** the root.


# %% nbgrader={"grade_id": "rmsprop_step", "solution": true}
def rmsprop_step(w, second_moment, gradient, learning_rate, decay, epsilon):
    ### BEGIN SOLUTION
    second_moment = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(second_moment) + epsilon), second_moment
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_rmsprop_step", "grade": true}
check("gradient_descent/rmsprop_step", rmsprop_step)

# %% [markdown]
# > **Say it aloud:** a learning rate of plain descent and one of RMSProp: what are their units? Why
# > can the one not be taken over for the other?

# %% [markdown]
# ## 14. Adam
#
# **Adam** puts the two together: $m$, a running mean of the gradient, divided by the root of $v$, a
# running mean of its square. Both start at 0 and are therefore too small at first, so each is
# divided by the share of the mean that is filled by step $t$: $1 - \beta^t$.
#
# **Predict**, for the first gradient 3, $\beta_1 = 0.9$, $\beta_2 = 0.999$ and rate 0.01: how long
# is the first step with this correction, and how long without?

# %%
m, v = 0.1 * 3.0, 0.001 * 3.0**2
m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
print(f"corrected   {0.01 * m_hat / np.sqrt(v_hat):.4f}")
print(f"uncorrected {0.01 * m / np.sqrt(v):.4f}")

# %% [markdown]
# ### Exercise: one step of Adam
#
# Write `adam_step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon)`, and return the
# triple (new `w`, new `m`, new `v`).
#
# - $m \leftarrow \beta_1 m + (1-\beta_1)\,g$ and $v \leftarrow \beta_2 v + (1-\beta_2)\,g^2$.
# - `t` is the number of this step and counts **from 1**: $\hat m = m/(1 - \beta_1^t)$,
#   $\hat v = v/(1 - \beta_2^t)$.
# - $w \leftarrow w - \eta\,\hat m/(\sqrt{\hat v} + \varepsilon)$, with $\varepsilon$ outside the
#   root.
# - Return `m` and `v` **uncorrected**: the next step goes on with them, and corrects anew.


# %% nbgrader={"grade_id": "adam_step", "solution": true}
def adam_step(w, m, v, t, gradient, learning_rate, beta1, beta2, epsilon):
    ### BEGIN SOLUTION
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_adam_step", "grade": true}
check("gradient_descent/adam_step", adam_step)

# %% [markdown]
# Remember the script that forgot to divide by n. **Predict:** if the whole loss is multiplied by
# 1000, what happens to Adam's path? And to that of plain descent?

# %%
for name, descent in [("Adam", optimizers.adam), ("plain", optimizers.gradient_descent)]:
    once = descent(line_gradient, start, 0.01, 20)
    scaled = descent(lambda w: 1000 * line_gradient(w), start, 0.01, 20)
    print(f"{name:>5}: the two paths are at most {np.abs(scaled - once).max():.1g} apart")

# %% [markdown]
# > **Say it aloud:** in Adam the scale of the loss cancels. Where does it come back in, if there is
# > an L2 penalty in the loss?

# %% [markdown]
# ## 15. "Adam is more robust"
#
# Is it, and in what? Three situations, four optimisers, and for each the whole range of rates:
#
# - a **ravine**: a quadratic loss whose curvatures are 1 and 100, along directions at 45° to the
#   axes; 100 steps;
# - **noise**: the diabetes data in mini-batches of 8 rows; 500 steps, and the loss is that on all
#   rows, above the lowest, averaged over the last 100;
# - a **saddle**: flat at the start, up in one direction and down in the other; 50 steps.
#
# **Predict** for each of them: who reaches the lowest loss at its best rate? Who forgives the
# widest range of rates?

# %%
# Curvature 100 along (1, 1) and 1 along (1, -1), both at 45 degrees to the axes.
ravine_hessian = np.array([[50.5, 49.5], [49.5, 50.5]])
target = centred / centred.std()
floor = losses.mse_loss(np.linalg.lstsq(X_standard, target)[0], X_standard, target)


def ravine(w):
    return w @ ravine_hessian @ w / 2


def ravine_gradient(w):
    return ravine_hessian @ w


def saddle(w):
    return w[0] ** 2 / 2 + (w[1] ** 2 - 1) ** 2 / 4


def saddle_gradient(w):
    return np.array([w[0], w[1] ** 3 - w[1]])


def above_floor(w):
    return losses.mse_loss(w, X_standard, target) - floor


def batch_gradient():
    rng = np.random.default_rng(0)  # the same batches for everyone

    def gradient(w):
        rows = rng.integers(len(target), size=8)
        return losses.mse_gradient(w, X_standard[rows], target[rows])

    return gradient


# The loss, where each run gets its gradient, the start, steps, and how many ends are averaged.
situations = {
    "ravine": (ravine, lambda: ravine_gradient, np.array([3.0, 1.0]), 100, 1),
    "noise": (above_floor, batch_gradient, np.zeros(10), 500, 100),
    "saddle": (saddle, lambda: saddle_gradient, np.array([1.0, 1e-3]), 50, 1),
}
descents = {
    "plain": optimizers.gradient_descent,
    "momentum": optimizers.momentum_descent,
    "RMSProp": optimizers.rmsprop,
    "Adam": optimizers.adam,
}

# %%
sweep_rates = np.logspace(-5, 2, 36)
reached = {}
for situation, (loss, new_gradient, w0, n_steps, n_last) in situations.items():
    print(f"{situation:<9}  lowest loss   at rate   rates that go 95% of the way")
    for name, descent in descents.items():
        with np.errstate(over="ignore", invalid="ignore"):  # too large a rate is part of the test
            ends = [descent(new_gradient(), w0, r, n_steps)[-n_last:] for r in sweep_rates]
            values = np.array([np.mean([loss(w) for w in end]) for end in ends])
        reached[situation, name] = values = np.where(np.isfinite(values), values, np.inf)
        good = sweep_rates[values <= 0.05 * loss(w0)]
        best = sweep_rates[values.argmin()]
        print(
            f"{name:>9} {values.min():>12.1e} {best:>9.2g}"
            f"   {good[0]:>7.2g} to {good[-1]:<5.2g} x {good[-1] / good[0]:.0f}"
        )

# %%
panels = plots.new_axes(3, height=3.4)
shown_losses = [(1e-5, 1e3), (3e-3, 1), (1e-5, 1)]
for situation, limits, ax in zip(situations, shown_losses, panels, strict=True):
    for name, colour in zip(descents, plots.COLOURS, strict=False):
        ax.loglog(sweep_rates, reached[situation, name], color=colour)
    ax.set(title=situation, xlabel="rate", ylim=limits)
panels[0].set(ylabel="loss reached")
for line, (name, colour) in enumerate(zip(descents, plots.COLOURS, strict=False)):
    panels[1].annotate(
        name, (1, 0.34 - 0.1 * line), xycoords="axes fraction", color=colour, ha="right"
    )
picture(
    panels[0].figure,
    alt="Loss reached over the rate, four curves in each of three panels. In the ravine plain and "
    "momentum end in a wall just above their best rate, and Adam's curve is the widest. In the "
    "noise all four have the same lowest point, and momentum's lies at a tenth of the rate. At the "
    "saddle Adam's curve is the widest, and those of plain descent and RMSProp reach deepest.",
)

# %% [markdown]
# **Compare.** What is true: Adam forgives the widest range of rates in the ravine and at the
# saddle, because a rate that is too large makes it dither and not explode. What is not:
#
# - At the *best* rate it is behind at the saddle, where plain descent and RMSProp arrive, and level
#   with the others in the noise, where its range is no wider than theirs.
# - It can be far behind, too: below, the ravine at rate 0.01. Adam's rate is a length, and a
#   hundred steps of 0.01 cannot cross a distance of 3.
# - Tuning what else can be tuned does more than the choice of the method.

# %%
at_one_hundredth = np.argmin(np.abs(sweep_rates - 0.01))
for name in descents:
    print(f"ravine at rate 0.01, {name}: {reached['ravine', name][at_one_hundredth]:.3g}")
tuned_rate, tuned_momentum = 4 / (1 + 10) ** 2, ((10 - 1) / (10 + 1)) ** 2
tuned = optimizers.momentum_descent(
    ravine_gradient, [3.0, 1.0], tuned_rate, 100, momentum=tuned_momentum
)
print(f"ravine, momentum with both dials tuned: {ravine(tuned[-1]):.1e}")
falling = stochastic.stochastic_gradient_descent(
    losses.mse_gradient,
    np.zeros(10),
    X_standard,
    target,
    learning_rate=stochastic.cosine_decay(0.05, n_steps=500),
    n_steps=500,
    batch_size=8,
)
print(f"noise, plain with a falling rate: {np.mean([above_floor(w) for w in falling[-100:]]):.1e}")

# %% [markdown]
# Momentum with the right rate *and* the right memory is a million times deeper in the ravine than
# Adam, and a rate that falls to 0 halves what noise leaves over. And no panel says anything about
# data that were not trained on: whether a method *generalises* better has to be measured there.
#
# > **Say it aloud:** "Adam is more robust." Robust to what, and what would you measure before you
# > agree?

# %% [markdown]
# ## 16. Decay, and exact zeros
#
# A ridge penalty adds $2\alpha w$ to the gradient, so every step takes off a share of the weight:
# *weight decay*. The **L1** penalty $\alpha \lVert w \rVert_1$, the sum of the sizes, has slope
# $\pm\alpha$ however small the weight. **Predict:** no data, only the penalty, $\alpha = 1$, rate
# 0.125, from $w = 0.3$: where is the weight after three steps under each penalty?

# %%
w_ridge = w_l1 = 0.3
for step in range(1, 5):
    w_ridge -= 0.125 * 2 * w_ridge
    w_l1 -= 0.125 * np.sign(w_l1)
    print(f"step {step}: ridge {w_ridge:.3f}, L1 {w_l1:.3f}")

# %% [markdown]
# **Compare:** ridge takes a quarter each time and never arrives. L1 takes the same amount each
# time, goes *past* 0, and jumps to and fro: there is a corner at 0, and no gradient.
#
# The mend is to treat the penalty apart. Step on the smooth loss alone, then move every weight
# towards 0 by rate·α, and stop those *at* 0 that would pass it. This second move is called **soft
# thresholding**, and the whole **proximal gradient descent**.
#
# ### Exercise: soft thresholding
#
# Write `soft_threshold(w, threshold)`: every entry of the array `w` moves towards 0 by `threshold`
# (at least 0) and keeps its sign; an entry that would reach or pass 0 becomes exactly 0.


# %% nbgrader={"grade_id": "soft_threshold", "solution": true}
def soft_threshold(w, threshold):
    ### BEGIN SOLUTION
    size = np.maximum(np.abs(w) - threshold, 0)
    return np.sign(w) * size
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_soft_threshold", "grade": true}
check("gradient_descent/soft_threshold", soft_threshold)

# %% [markdown]
# The diabetes data again, in both ways. **Predict:** at the strongest penalty, how many of the ten
# weights are exactly 0 under ridge, and under L1?

# %%
l1_alphas = np.logspace(-1, 2, 25)
smooth_gradient = partial(losses.mse_gradient, X=X_standard, y=centred)
rate = 1 / curvatures_of(X_standard)[-1]
l1_fits = np.array(
    [
        proximal.proximal_gradient_descent(smooth_gradient, np.zeros(10), rate, 1000, alpha=a)[-1]
        for a in l1_alphas
    ]
)
print(f"ridge, alpha {alphas[-1]:.0f}: {np.sum(fits[-1] == 0)} exact zeros")
for a, w in list(zip(l1_alphas, l1_fits, strict=True))[::8]:
    print(f"L1, alpha {a:>5.3g}: {np.sum(w == 0)} exact zeros")
peer = Lasso(alpha=l1_alphas[16] / 2).fit(X_standard, centred)  # it halves the mean squared error
print(f"scikit-learn's Lasso at alpha 10: {np.sum(peer.coef_ == 0)} exact zeros")

# %%
picture(
    plots.plot_weights(l1_alphas, l1_fits[:, columns[:5]], chosen[:5]),
    alt="Five weights over alpha under L1. s2 is the first to reach 0 and stay there, then s1, s3, "
    "and last bmi and s5.",
)

# %% [markdown]
# **Compare:** under ridge all shrink and none is 0. Under L1 the small ones go one by one, which is
# how the *lasso* selects features. Which of two correlated columns it keeps is partly chance:
# selected does not mean causal.
#
# > **Say it aloud:** why does L1 give exact zeros and L2 not? Answer once with slopes at 0.

# %% [markdown]
# ## 17. Two classes
#
# A label is 0 or 1, and a line can predict 7. **Logistic regression** bends the line: with
# $z = x \cdot w$, the probability of label 1 is $\sigma(z) = 1/(1 + e^{-z})$. **Predict** σ at 0,
# and how σ(2) and σ(−2) are related. Then: what does the formula do at $z = -1000$?

# %%
z = np.array([0.0, 2.0, -2.0])
print("σ", (1 / (1 + np.exp(-z))).round(4))
with np.errstate(over="ignore"):  # or numpy would warn
    print("exp(1000) is", np.exp(1000.0), " and exp(-1000) is", np.exp(-1000.0))

# %% [markdown]
# Only one of the two exponentials is harmless. Expanding by $e^z$ gives the same function with the
# other one: $\sigma(z) = e^z/(1 + e^z)$.
#
# ### Exercise: the sigmoid
#
# Write `sigmoid(z)`.
#
# - `z` is **a number or a flat array**; return the same kind, entry by entry.
# - For any `z` between −1000 and 1000 there must be **no warning and no error**. (`np.where`
#   computes both of its branches, so by itself it does not help.)


# %% nbgrader={"grade_id": "sigmoid", "solution": true}
def sigmoid(z):
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))  # never above 1
    return np.where(z >= 0, 1, small) / (1 + small)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_sigmoid", "grade": true}
check("gradient_descent/sigmoid", sigmoid)

# %% [markdown]
# ### Its loss
#
# A probability $p$ for what happened costs $-\log p$, the **log loss**. For one row with label $y$
# the chain rule runs through $z$, and nearly all cancels: $\frac{d\,\text{loss}}{dz} = \sigma(z) -
# y$. Through a squared error, $\sigma' = \sigma(1-\sigma)$ stays.
#
# **Predict:** the model is certain and wrong, $z = -10$ while $y = 1$. How strongly does each loss
# pull?

# %%
p = losses.sigmoid(-10.0)
log_loss_pull, squared_pull = p - 1, 2 * (p - 1) * p * (1 - p)
print(f"log loss {log_loss_pull:.5f}, squared error {squared_pull:.2e}")
print(f"the log loss pulls {log_loss_pull / squared_pull:,.0f} times as hard")

# %% [markdown]
# **Compare:** where the model is most wrong, the squared error is flat and teaches it nothing.
#
# ### Exercise: the gradient of the log loss
#
# Write `logistic_gradient(w, X, y)`, the gradient with respect to `w` of the **mean** log loss:
#
# $$L(w) = -\frac{1}{n}\sum_{i=1}^{n} \bigl( y_i \log \sigma(x_i \cdot w)
# + (1 - y_i) \log(1 - \sigma(x_i \cdot w)) \bigr)$$
#
# - `y` is (n,) and holds **0 and 1**; the logarithm is natural; there is no penalty and no column
#   of ones. The result is (d,).


# %% nbgrader={"grade_id": "logistic_gradient", "solution": true}
def logistic_gradient(w, X, y):
    ### BEGIN SOLUTION
    probabilities = np.exp(-np.logaddexp(0, -X @ w))  # 1 / (1 + exp(-z)) without overflow
    return X.T @ (probabilities - y) / len(y)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_logistic_gradient", "grade": true}
check("gradient_descent/logistic_gradient", logistic_gradient)

# %% [markdown]
# `classifiers.LogisticRegression` is made of these two, a small ridge penalty and an intercept. 569
# tumours, thirty measurements each, benign or malignant; 63% are benign. **Predict** its accuracy
# on held-out fifths.

# %%
tumours = load_breast_cancer()
print("tumours, measurements:", tumours.data.shape)
for name, model in [
    ("always the majority", DummyClassifier()),
    ("logistic regression", LogisticRegression(alpha=0.001)),
]:
    pipeline = make_pipeline(StandardScaler(), model)
    accuracy = cross_val_score(pipeline, tumours.data, tumours.target, cv=5)
    print(f"{name}: {accuracy.mean():.0%}, folds {accuracy.min():.0%} to {accuracy.max():.0%}")

# %% [markdown]
# > **Say it aloud:** why does one train logistic regression with the log loss and not with squared
# > error? Two reasons at least.

# %% [markdown]
# ## 18. Backpropagation computes gradients
#
# A network is a function of a function of a function, so the chain rule of section 1 is all there
# is. Here is the smallest one: $z = w_1 x$, $a = \tanh z$, output $w_2 a$, squared error. Forward,
# keep every value; backward, multiply by one local slope at each station. **Predict** the slope in
# $w_2$ before you run it: output 0.924, target 0, $a = 0.462$.

# %%
x_in, target_out, w1, w2 = 1.0, 0.0, 0.5, 2.0
a = np.tanh(w1 * x_in)
output = w2 * a
print(f"forward:  z {w1 * x_in}, a {a:.3f}, output {output:.3f}")

d_output = 2 * (output - target_out)
d_w2 = d_output * a
d_a = d_output * w2
d_z = d_a * (1 - a**2)  # the slope of tanh, from its own value
d_w1 = d_z * x_in
print(f"backward: output {d_output:.3f}, w2 {d_w2:.3f}, a {d_a:.3f}, z {d_z:.3f}, w1 {d_w1:.3f}")


def tiny_loss(weights):
    return (weights[1] * np.tanh(weights[0] * x_in) - target_out) ** 2


print("measured: w1, w2", losses.numerical_gradient(tiny_loss, [w1, w2]).round(3))

# %% [markdown]
# With more units the same five lines hold, as matrix products.
#
# ### Exercise: backpropagation
#
# Write `mlp_gradients(W1, b1, W2, b2, X, y)` for one hidden layer,
# $\text{output} = \tanh(X W_1 + b_1)\,W_2 + b_2$. Return the tuple `(dW1, db1, dW2, db2)`.
#
# - Shapes: `W1` (d, h), `b1` (h,), `W2` (h,), `b2` a number, `X` (n, d), `y` (n,). Each gradient
#   has the shape of its parameter.
# - The output is linear, and the loss is `mse_loss` of it: a **mean** over the rows, **no ½**, no
#   penalty.


# %% nbgrader={"grade_id": "mlp_gradients", "solution": true}
def mlp_gradients(W1, b1, W2, b2, X, y):
    ### BEGIN SOLUTION
    hidden = np.tanh(X @ W1 + b1)
    output = hidden @ W2 + b2
    d_output = 2 / len(y) * (output - y)
    d_inner = np.outer(d_output, W2) * (1 - hidden**2)
    return X.T @ d_inner, d_inner.sum(axis=0), hidden.T @ d_output, d_output.sum()
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mlp_gradients", "grade": true}
check("gradient_descent/mlp_gradients", mlp_gradients)

# %% [markdown]
# "Backpropagation optimises the weights" is often said. **Predict:** after a hundred calls of it,
# what is the loss? The network has eight hidden units and the diabetes data.

# %%
n_hidden = 8


def unpack(weights):
    W1, b1, W2, b2 = np.split(weights, [10 * n_hidden, 11 * n_hidden, 12 * n_hidden])
    return W1.reshape(10, n_hidden), b1, W2, b2[0]


def network_loss(weights):
    return backpropagation.mlp_loss(*unpack(weights), X_standard, target)


def network_gradient(weights):
    parts = backpropagation.mlp_gradients(*unpack(weights), X_standard, target)
    return np.concatenate([np.ravel(part) for part in parts])


weights = np.random.default_rng(0).normal(scale=0.3, size=12 * n_hidden + 1)
print(f"{weights.size} weights: centred differences evaluate the loss {2 * weights.size} times")
error = losses.gradient_error(network_loss, network_gradient, weights)
print(f"gradient check: relative error {error:.0e}")
before = network_loss(weights)
for _ in range(100):
    network_gradient(weights)
print(f"loss before {before:.4f}, after a hundred backpropagations {network_loss(weights):.4f}")
for name, descent in [("plain", optimizers.gradient_descent), ("Adam", optimizers.adam)]:
    end = descent(network_gradient, weights, 0.02, 100)[-1]
    print(f"the same gradients, given to {name}: {network_loss(end):.4f}")

# %% [markdown]
# **Compare:** nothing has moved. Backpropagation answers one question, *what is the slope?*, for
# all 97 weights at the price of a few evaluations of the loss, where centred differences take 194.
# What is done with the slope is the optimiser's business. (One rate for both is no contest between
# them, as you know.)
#
# ### On real images
#
# `networks.MLPClassifier` has your gradients in it, a softmax for ten classes at its end, and
# Adam on mini-batches. 1797 handwritten digits of 8 × 8 pixels. **Predict:** how much better is it
# than a model without a hidden layer?

# %%
digits = load_digits()
print("digits, pixels:", digits.data.shape)
pixels = digits.data / digits.data.max()
X_train, X_test, y_train, y_test = train_test_split(
    pixels, digits.target, test_size=0.25, stratify=digits.target, random_state=0
)
baseline = PeerLogisticRegression(max_iter=1000).fit(X_train, y_train)
network = networks.MLPClassifier(n_hidden=32, n_epochs=30, random_state=0).fit(X_train, y_train)
for name, model in [("no hidden layer", baseline), ("32 hidden units", network)]:
    accuracy = model.score(X_test, y_test)
    standard_error = np.sqrt(accuracy * (1 - accuracy) / len(y_test))
    print(f"{name}: {accuracy:.3f} on {len(y_test)} digits, standard error {standard_error:.3f}")

# %%
ax = plots.plot_curve(np.arange(31), network.loss_curve_, label="training loss", logarithmic="y")
ax.set(xlabel="epoch", ylabel="log loss")
picture(
    ax,
    alt="The network's training loss on a logarithmic axis: it falls over thirty epochs, with "
    "small jumps, by almost three powers of ten.",
)

# %%
wrong = np.flatnonzero(network.predict(X_test) != y_test)[:5]
panels = plots.new_axes(5, height=1.9)
for row, guess, ax in zip(wrong, network.predict(X_test[wrong]), panels, strict=True):
    plots.plot_image(1 - X_test[row].reshape(8, 8), title=f"{y_test[row]} read as {guess}", ax=ax)
picture(
    panels[0].figure,
    alt="Five of the misread digits, coarse and smeared; some of them a person would misread too.",
)

# %% [markdown]
# **Compare:** the training loss falls by a factor of several hundred, and the gain on held-out
# digits is about one standard error: from this one split you could not tell which is better. The
# hard part of the problem was solved by a linear model.
#
# > **Say it aloud:** what does backpropagation compute, what does it cost, and what does it *not*
# > do?

# %% [markdown]
# ## 19. A hyperparameter has a slope, too
#
# Which `alpha` should a ridge penalty have? Usually one tries a grid of values and keeps the one
# with the lowest loss on *validation* rows. But that loss has a slope in `alpha`: not directly, for
# the penalty does not stand in it, but through the fitted weights $w^*$, which move with `alpha`.
#
# How do they move? At $w^*$ the gradient of the penalised training loss is 0, and it *stays* 0 as
# `alpha` changes. Differentiate that. With one weight, training rows $x = 1, 1$ and $y = 2, 4$:
#
# $$w^* + \alpha w^* - 3 = 0 \quad\Longrightarrow\quad
# (1 + \alpha)\,\frac{dw^*}{d\alpha} + w^* = 0$$
#
# **Predict** $w^*$ and $dw^*/d\alpha$ at $\alpha = 1$, then the slope of the validation loss
# $(w^* - 1)^2$, from one validation row $x = 1$, $y = 1$.


# %%
def validation_loss(alpha):
    return (3 / (1 + alpha) - 1) ** 2


fitted = 3 / (1 + 1)
movement = -fitted / (1 + 1)
measured = (validation_loss(1 + 1e-6) - validation_loss(1 - 1e-6)) / 2e-6
print(f"w* {fitted}, dw*/dalpha {movement}")
print(f"slope by the chain rule {2 * (fitted - 1) * movement:.3f}, measured {measured:.3f}")

# %% [markdown]
# ### Exercise: the hypergradient
#
# Write `ridge_hypergradient(X_train, y_train, X_valid, y_valid, alpha)`: the derivative, with
# respect to `alpha`, of the mean squared error on the **validation** rows at $w^*(\alpha)$. One
# number.
#
# - $w^*(\alpha)$ minimises the training **mean** squared error $+\ \alpha\lVert w\rVert^2$ exactly;
#   no ½, no intercept, $\alpha > 0$. As in `ridge_gradient`, only the data term is divided by n.
# - The validation error has **no** penalty.
# - `np.linalg.solve` is the tool; with d weights, the 1 in $(1 + \alpha)$ above becomes
#   $X^\top X/n$ and $\alpha$ becomes $\alpha I$.


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
# Now descend on it, in $\log \alpha$ so that `alpha` stays positive, and put it beside a grid: 60
# people to train on, 100 to choose `alpha`, and the other 282 only to judge the choice.
# **Predict:** does it matter where the descent begins?


# %%
def three_parts(random_state):
    order = np.random.default_rng(random_state).permutation(len(progression))
    train, valid, test = np.split(order, [60, 160])
    X, y = X_raw - X_raw[train].mean(axis=0), progression - progression[train].mean()
    X, y = X / X_raw[train].std(axis=0), y / progression[train].std()
    return [(X[rows], y[rows]) for rows in (train, valid, test)]


train, valid, test = three_parts(random_state=3)
grid_alphas = np.logspace(-4, 1, 26)
grid_losses = [
    hyperparameters.ridge_validation_loss(*train, *valid, alpha) for alpha in grid_alphas
]
from_above = hyperparameters.hypergradient_descent(*train, *valid, 10.0, 10.0, n_steps=40)
from_below = hyperparameters.hypergradient_descent(*train, *valid, 0.001, 10.0, n_steps=40)
print("rows to train, choose, judge:", *[len(y) for _, y in (train, valid, test)])
print(f"grid of {len(grid_alphas)}: alpha {grid_alphas[np.argmin(grid_losses)]:.3f}")
print(f"descent from 10: alpha {from_above[-1]:.3f}, from 0.001: {from_below[-1]:.4f}")

# %%
ax = plots.plot_curve(grid_alphas, grid_losses, label="grid", logarithmic="x")
for path, colour, offset in [
    (from_above, plots.VERMILION, (-60, -4)),
    (from_below, plots.GREEN, (-8, -18)),
]:
    heights = [hyperparameters.ridge_validation_loss(*train, *valid, a) for a in path]
    ax.plot(path, heights, "o", color=colour, markersize=4)
    first = path[0], heights[0]
    ax.annotate(f"from {path[0]:g}", first, offset, textcoords="offset points", color=colour)
ax.set(xlabel="alpha", ylabel="validation loss")
picture(
    ax,
    alt="Validation loss over alpha: nearly flat for small alpha, then a valley below 1. The "
    "descent from 10 runs into the valley; the one from 0.001 has hardly moved on the plain.",
)

# %% [markdown]
# **Compare:** from above it finds the grid's valley, more exactly than the grid does. From below it
# has hardly left the plain, where there is next to no slope. A grid looks everywhere, and with
# *one* hyperparameter that is cheap.
#
# Does calculus raise the accuracy, then? **Predict**, over thirty random splits: the error on the
# people who judge, at the grid's `alpha`, at the one found by descent, and without any penalty to
# speak of.

# %%
judged, walked_away = [], 0
for random_state in range(30):
    train, valid, test = three_parts(random_state)
    on_grid = [hyperparameters.ridge_validation_loss(*train, *valid, a) for a in grid_alphas]
    descent = hyperparameters.hypergradient_descent(*train, *valid, 10.0, 10.0, n_steps=40)
    from_below = hyperparameters.hypergradient_descent(*train, *valid, 0.001, 10.0, n_steps=40)
    walked_away += from_below[-1] < 0.001
    candidates = [grid_alphas[np.argmin(on_grid)], descent[-1], 1e-4]
    judged.append([hyperparameters.ridge_validation_loss(*train, *test, a) for a in candidates])
judged = np.array(judged)
for name, column in zip(["grid", "descent", "alpha 0.0001"], judged.T, strict=True):
    print(f"{name:>12}: error {column.mean():.3f}")
print("splits on which descent beats the grid:", np.sum(judged[:, 1] < judged[:, 0]), "of 30")
print("splits on which the descent from 0.001 goes down, away from the valley:", walked_away)

# %% [markdown]
# **Compare:** choosing `alpha` on held-out rows pays. *How* it is chosen makes no difference: 15 of
# 30, like a coin. Calculus is a way to get to a minimum, not a better minimum, and with a bad start
# it may walk off to another one. It comes into its own where a grid ends: with a hundred penalties,
# one for each column, say.
#
# > **Say it aloud:** how can one differentiate the result of a minimisation without differentiating
# > its steps?

# %% [markdown]
# ## 20. An image is a weight vector
#
# Nothing in descent says that weights belong to a model. Let every pixel be one, and write down
# what a good image is: close to the noisy one that was seen, $f$, and smooth.
#
# $$\tfrac12 \lVert u - f \rVert^2 + \tfrac{\text{smoothness}}{2} \sum (\text{differences of
# neighbours})^2$$
#
# Two pixels, $u = (1, 4)$, seen as $f = (3, 3)$, smoothness 2. **Predict** the two slopes: each
# pixel is pulled by its data, and by its neighbour.

# %%
u, f_seen = np.array([1.0, 4.0]), np.array([3.0, 3.0])


def two_pixel_loss(u):
    return ((u - f_seen) ** 2).sum() / 2 + 2 / 2 * (u[1] - u[0]) ** 2


print("by hand ", [(1 - 3) + 2 * (1 - 4), (4 - 3) + 2 * (4 - 1)])
print("measured", losses.numerical_gradient(two_pixel_loss, u).round(3))

# %% [markdown]
# ### Exercise: the gradient that denoises
#
# Write `denoise_gradient(image, noisy, smoothness)`, the gradient of
# $\frac12\lVert u - f\rVert^2 + \frac{\text{smoothness}}{2} \sum(\text{squared differences})$ with
# respect to the image $u$; $f$ is `noisy`.
#
# - Both images are (h, w), and so is the result. The loss is a **sum**, not a mean; the ½ cancel.
# - The sum has **one** term for each pixel and its **right** neighbour and one for each pixel and
#   its **lower** neighbour. So a pixel stands in up to four of them.
# - Outside the image there is nothing: **no wrapping around**, and at the border just fewer terms.
# - Leave the arguments as they were.


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
# A photograph of 128 × 128 pixels, with normal noise of standard deviation 0.1 (white is 1). The
# measure is the **PSNR**, in decibels: $10 \log_{10}$ of 1 over the mean squared error; ten more
# mean a tenth of the error. The smoothness, 0.7, was chosen on this photograph, `china.jpg`, so the
# honest test is the other one. **Predict:** who wins, descent or a *median filter*, which replaces
# each pixel by the median of its 3 × 3 block?

# %%
pictures = {name: images.load_photograph(name, size=128) for name in images.PHOTOGRAPHS}
rng = np.random.default_rng(0)
noisy = {name: truth + rng.normal(scale=0.1, size=truth.shape) for name, truth in pictures.items()}
for name, truth in pictures.items():
    restored = images.denoise(noisy[name], smoothness=0.7)
    for method, image in [
        ("noisy", noisy[name]),
        ("median filter", median_filter(noisy[name], 3)),
        ("descent", restored.image),
        ("Gaussian blur", gaussian_filter(noisy[name], 0.8)),
    ]:
        print(f"{name:>10}, {method:>13}: {images.psnr(image, truth):.1f} dB")

# %%
panels = plots.new_axes(3, height=2.8)
china = pictures["china.jpg"]
restored = images.denoise(noisy["china.jpg"], smoothness=0.7).image
for image, title, ax in zip(
    [china, noisy["china.jpg"], restored], ["truth", "noisy", "descent"], panels, strict=True
):
    plots.plot_image(image, title=title, ax=ax)
picture(
    panels[0].figure,
    alt="A Chinese temple three times: as it is, speckled by noise, and after descent, where the "
    "speckles are gone and the fine lines of the roof are blurred.",
)

# %% [markdown]
# **Compare:** five or six decibels are won, and the median filter is beaten on both photographs.
# But a plain Gaussian blur, its width chosen in the same way, is as good or better: squared
# differences punish a sharp edge as much as noise, so this descent can do no more than blur.
#
# And now another noise, *salt and pepper*: 10% of the pixels are lost to black or white.
# **Predict** who wins.

# %%
dice = np.random.default_rng(1).random(china.shape)
peppered = np.where(dice < 0.05, 0.0, np.where(dice > 0.95, 1.0, china))
print(f"10% lost: {images.psnr(peppered, china):.1f} dB")
print(f"median filter: {images.psnr(median_filter(peppered, 3), china):.1f} dB")
for smoothness in [0.7, 1.5, 3.0]:
    quality = images.psnr(images.denoise(peppered, smoothness).image, china)
    print(f"descent, smoothness {smoothness}: {quality:.1f} dB")

# %% [markdown]
# **Compare:** the median filter wins by three decibels, whatever the smoothness. Squared error is
# the right data term for normal noise; a lost pixel is an outlier, and a square listens to outliers
# most of all.
#
# > **Say it aloud:** which assumption about the noise stands behind $\lVert u - f\rVert^2$, and
# > which one behind the median?

# %% [markdown]
# ## 21. Undoing a blur
#
# A shaking camera smears each pixel along a line. That is a **convolution** with a kernel $k$, and
# like everything linear it is a matrix $K$ acting on the pixels. The gradient of
# $\frac12\lVert Ku - f\rVert^2$ has the shape you know, $K^\top(Ku - f)$. So what is $K^\top$?
# Here is $K$ for three pixels and the kernel (1, 2, 3), column by column: what becomes of a single
# bright pixel. **Predict:** is its transpose the convolution with the same kernel, or with a
# flipped one?

# %%
kernel_small = np.array([[1.0, 2.0, 3.0]])


def as_matrix(operation):
    return np.array([operation(pixel[None], kernel_small)[0] for pixel in np.eye(3)]).T


K = as_matrix(images.convolve)
print("K\n", K, "\nits transpose\n", K.T)
print("the transpose is correlation:", np.array_equal(K.T, as_matrix(images.correlate)))
print("the transpose is convolution:", np.array_equal(K.T, K))

# %% [markdown]
# **Compare:** convolving flips the kernel; its transpose, the **adjoint**, slides the kernel over
# the image *as it stands*. That is called correlation.
#
# ### Exercise: the gradient that deblurs
#
# Write `deblur_gradient(image, blurred, kernel)`, the gradient of
# $\frac12\lVert k * u - f\rVert^2$ with respect to the image $u$; $f$ is `blurred`.
#
# - $*$ is a true convolution: it **flips the kernel in both directions**. Outside the image there
#   are **zeros**, and the result has the image's size, with the kernel's centre on the pixel.
# - The kernel has an odd number of rows and of columns, need not be symmetric nor sum to 1, and is
#   no larger than the image.
# - The loss is a **sum**, and its ½ cancels.
#
# It helps to write the sliding first: pad with zeros, then add up one shifted copy of the image for
# each entry of the kernel.


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
# The photograph, smeared over nine pixels with falling weights, plus a little noise, 0.01.
# **Predict:** the loss falls at every step. Does the image get better at every step?

# %%
kernel = np.arange(9.0, 0.0, -1.0)[None] / 45
blurred = images.convolve(china, kernel)
blurred = blurred + np.random.default_rng(2).normal(scale=0.01, size=china.shape)
print(f"blurred {images.psnr(blurred, china):.1f} dB")
print(f"median filter {images.psnr(median_filter(blurred, 3), china):.1f} dB")

steps = [5, 10, 15, 20, 25, 30, 50, 100, 200, 500]
qualities = []
for n_steps in steps:
    restored = images.deblur(blurred, kernel, n_steps=n_steps)
    qualities.append(images.psnr(restored.image, china))
    print(f"{n_steps:>3} steps: loss {restored.losses[-1]:7.3f}, {qualities[-1]:.1f} dB")

# %%
ax = plots.plot_curve(steps, qualities, label="PSNR", logarithmic="x")
ax.set(xlabel="steps", ylabel="dB")
picture(ax, alt="PSNR over the steps: it climbs, is highest near 25 steps, and falls from then on.")

# %%
panels = plots.new_axes(3, height=2.8)
for n_steps, ax in zip([0, 25, 500], panels, strict=True):
    restored = images.deblur(blurred, kernel, n_steps=n_steps).image
    plots.plot_image(restored, title=f"{n_steps} steps" if n_steps else "blurred", ax=ax)
picture(
    panels[0].figure,
    alt="The temple smeared sideways; sharp again after 25 steps; covered with a grain of vertical "
    "streaks after 500.",
)

# %% [markdown]
# **Compare:** no. The blur has all but erased fine detail, and to fit the last of the loss, descent
# blows up the noise that stands in its place. Detail comes back first and noise later, so stopping
# early *is* the regularisation. With the truth at hand we could look for the best moment; without
# it, one stops when the residual is down to the size of the noise.
#
# **Predict:** what happens if the way back is the convolution itself, not its adjoint?

# %%
estimate = blurred
for step in range(1, 61):
    residual = images.convolve(estimate, kernel) - blurred
    estimate = estimate - images.convolve(residual, kernel)
    if step in (1, 2, 10, 60):
        loss, quality = images.deblur_loss(estimate, blurred, kernel), images.psnr(estimate, china)
        print(f"step {step:>2}: loss {loss:.3g}, {quality:.1f} dB")

# %% [markdown]
# It looks like a gradient and is none: the first steps even help, then it diverges. A symmetric
# kernel would have hidden the mistake, as the intercept of 0 hid one in section 8.
#
# > **Say it aloud:** why can the training loss fall while the result gets worse, here and in a
# > network?

# %% [markdown]
# ## 22. Praise or complaint?
#
# Sentences have no columns. The oldest remedy is a **bag of words**: fix a vocabulary, and count
# how often each of its words occurs. **Predict** the row of "Not good, not good at all!" for the
# vocabulary `good`, `not`, `bad`. And what is the row of "Good? Not at all, not good!"?

# %%
two = ["Not good, not good at all!", "Good? Not at all, not good!"]
print(text.bag_of_words(two, ["good", "not", "bad"]))

# %% [markdown]
# ### Exercise: a bag of words
#
# Write `bag_of_words(texts, vocabulary)`: an array (n_texts, n_words) of **counts**.
#
# - Row i belongs to `texts[i]`, column j to `vocabulary[j]`, in the order given.
# - Texts are ASCII. Lower-case them; a word is a longest run of the **letters a to z**. Everything
#   else separates: spaces, line ends, punctuation, **digits and apostrophes** (`don't` is `don` and
#   `t`).
# - The vocabulary is lower-case; words outside it are not counted.
# - You may import `re`, `collections` and `string`.


# %% nbgrader={"grade_id": "bag_of_words", "solution": true}
def bag_of_words(texts, vocabulary):
    ### BEGIN SOLUTION
    import re
    from collections import Counter

    counts = [Counter(re.findall("[a-z]+", text.lower())) for text in texts]
    return np.array([[count[word] for word in vocabulary] for count in counts])
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_bag_of_words", "grade": true}
check("gradient_descent/bag_of_words", bag_of_words)

# %% [markdown]
# 280 short opinions, written for this course; a quarter is held out. The vocabulary, words that
# occur three times or more, comes from the training sentences, and so does `alpha`, by
# cross-validation among them. **Predict** the accuracy
# on the held-out 70, when guessing gives one half.

# %%
sentences = text.load_sentences()
n_train, n_test = len(sentences.texts_train), len(sentences.texts_test)
print(f"{n_train + n_test} sentences: {n_train} to train, {n_test} to test")
words = text.vocabulary(sentences.texts_train, min_count=3)
counts_train = text.bag_of_words(sentences.texts_train, words)
counts_test = text.bag_of_words(sentences.texts_test, words)

folds = StratifiedKFold(5, shuffle=True, random_state=0)
search = GridSearchCV(LogisticRegression(), {"alpha": [0.0001, 0.001, 0.01, 0.1]}, cv=folds)
search.fit(counts_train, sentences.y_train)
print(f"{len(words)} words; accuracy in cross-validation:")
for alpha, accuracy in zip(
    search.param_grid["alpha"], search.cv_results_["mean_test_score"], strict=True
):
    print(f"  alpha {alpha:<6}  {accuracy:.2f}")
print("chosen:", search.best_params_)

# %%
alpha = search.best_params_["alpha"]
# The same penalty: scikit-learn sums the losses, and puts the factor on the other side.
peer = PeerLogisticRegression(C=1 / (2 * len(counts_train) * alpha), max_iter=1000)
for name, model in [
    ("majority", DummyClassifier()),
    ("by hand", search.best_estimator_),
    ("scikit-learn", peer),
]:
    model.fit(counts_train, sentences.y_train)
    accuracy = model.score(counts_test, sentences.y_test)
    standard_error = np.sqrt(accuracy * (1 - accuracy) / len(sentences.y_test))
    print(f"{name:>12}: {accuracy:.2f}, standard error {standard_error:.2f}")

order = np.argsort(search.best_estimator_.coef_[0])
print("most negative:", ", ".join(words[i] for i in order[:7]))
print("most positive:", ", ".join(words[i] for i in order[-7:]))
wrong = np.flatnonzero(search.predict(counts_test) != sentences.y_test)
for row in wrong[:4]:
    print("misread:", sentences.texts_test[row])

# %% [markdown]
# **Compare:**
#
# - It beats guessing by three standard errors. With 70 test sentences one is about 0.06, so between
#   two models differences below ten points mean little.
# - Cross-validation barely tells the smallest three penalties apart: its own numbers, from 210
#   sentences, are not much more exact.
# - By hand and in scikit-learn the model is the same, so the accuracy is.
# - The weights make sense, mostly. *Two* and *but* have a sign because 210 sentences are few.
# - The bag has no order, so *not* cannot turn *good* around, and words never seen in training count
#   for nothing.
#
# **Modify:** print the test accuracy for other values of `alpha`. Some are better. Why may you not
# choose one of them?
#
# > **Say it aloud:** you have tried five models on the same 70 sentences and report the best. What
# > is wrong with the number?

# %% [markdown]
# ## Summary
#
# - A gradient has one entry for each weight, and is made of an outer derivative, an inner
#   derivative and a mean. It points uphill.
# - A training loss is a mean that stands for an integral, too optimistic at the weights it was used
#   to choose.
# - Check every gradient against centred differences. A ratio of n, 2 or −1 names the mistake.
# - A step multiplies the error along each eigenvector by $1 - \eta\lambda$. So the steepest
#   direction limits the rate, $\eta < 2/\lambda_{\max}$, and the flattest one decides how long it
#   takes.
# - Standardise first. A small loss does not mean that the weights have arrived.
# - Ridge adds $2\alpha w$ to the gradient and $2\alpha$ to every curvature. It lets weights decay;
#   L1, by soft thresholding, sets them to exactly 0.
# - Momentum remembers the direction, RMSProp the size, Adam both. Adam forgives a wide range of
#   rates; at tuned settings others are as good or better, and generalisation is another question.
# - Through $z$ the log loss has the slope $\sigma(z) - y$: large where the model is most wrong.
# - Backpropagation is the chain rule with every value kept. It computes gradients, and optimises
#   nothing.
# - A hyperparameter can be learnt by descent, on held-out rows. Its optimum is no better than a
#   grid's.
# - Whatever has a loss and a gradient can be descended on: a restored image is one. There too, the
#   loss can fall while the result gets worse.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What does it mean that training has converged? How do you know?</b></summary>
#
# The iterates approach a limit: the gradient's norm goes to 0, the loss stays within a small band,
# and further training changes nothing that matters. One watches the gradient's norm, the relative
# change of the loss over several steps in a row, and the validation metric, which is another thing
# than the loss. It implies neither a global optimum nor that the model generalises. With
# mini-batches and a constant rate the weights keep wandering within a ball around the optimum; only
# a falling rate makes that ball shrink. And a flat curve can simply mean creeping, as in section 8.
# </details>
#
# <details><summary><b>Linear regression has a closed form. Why descend?</b></summary>
#
# For a few thousand features the closed form is the better choice: exact, no rate to tune. It costs
# about nd² + d³ operations and the memory for a d × d matrix, so with very many features, or with
# data that do not fit into memory, descent wins: a step costs nd, or much less on a mini-batch. And
# descent still works when the loss has no closed form. If you use the closed form, use a QR or SVD
# solver rather than inverting XᵀX, whose condition number is the square of that of X.
# </details>
#
# <details><summary><b>How do you check a gradient that you derived by hand?</b></summary>
#
# Compare it with centred differences at random points, relative to its size; in double precision
# agreement to 1e-6 or better is expected. Choose h near 1e-5: larger and the truncation error
# shows, smaller and rounding does. Use a point where nothing is 0 by accident, avoid kinks, fix all
# random numbers, and switch the penalty off and on separately. A constant ratio names the fault: n,
# 2 or −1.
# </details>
#
# <details><summary><b>The loss rises and becomes NaN. What do you suspect?</b></summary>
#
# First a learning rate above 2/λmax: the error along the steepest direction alternates in sign and
# grows geometrically until it overflows. A tenth of the rate tells at once. Otherwise: columns that
# are not standardised, a gradient of the sum instead of the mean, a flipped sign, or a bad value in
# the data.
# </details>
#
# <details><summary><b>Why does standardising help? Does it change predictions?</b></summary>
#
# It makes curvatures similar, so one rate suits all directions and the condition number falls.
# Predictions of plain least squares do not change, because the weights rescale in return. With a
# penalty they do change, since the penalty compares the sizes of weights. The scale must be
# computed on training data only.
# </details>
#
# <details><summary><b>What does an L2 penalty do, seen from the optimiser?</b></summary>
#
# Each step also multiplies the weights by 1 − 2ηα, hence the name weight decay. Every eigenvalue of
# the Hessian grows by 2α, so the problem is better conditioned and has one solution even when
# columns are collinear. Flat directions, about which the data say little, shrink first. It gives
# bias in return for variance, and sets no weight exactly to 0.
# </details>
#
# <details><summary><b>Momentum, RMSProp, Adam: what does each add?</b></summary>
#
# Momentum adds up gradients, so consistent directions gain speed and alternating ones cancel; on a
# quadratic the number of steps goes with √κ instead of κ. RMSProp divides each entry by the root of
# a running mean of its square, so every weight has a rate of its own and the gradient's scale
# cancels. Adam does both, and divides by 1 − βᵗ because the running means start at 0. The price of
# Adam is two more numbers for each weight, and its rate is a length per step: values do not carry
# over from plain descent.
# </details>
#
# <details><summary><b>Adam or SGD?</b></summary>
#
# Adam when the scales of gradients differ widely or there is little time for tuning: embeddings,
# transformers, rare features. SGD with momentum and a schedule when it can be tuned; in image
# classification it has often generalised at least as well. With an L2 penalty, use the decoupled
# form, AdamW, or the division takes the penalty off the weights unevenly. Decide by the validation
# metric, both tuned with the same effort: the training loss settles nothing about generalisation.
# </details>
#
# <details><summary><b>Why does L1 give exact zeros, and L2 not?</b></summary>
#
# At 0 the L2 penalty is flat, so the slightest pull of the data moves the weight off 0. The L1
# penalty has slope ±α right beside 0, so the weight stays there as long as the data pull by less
# than α. In pictures: the level set of L1 has corners on the axes. Plain gradient steps do not stop
# at the corner; soft thresholding after each step does.
# </details>
#
# <details><summary><b>Why log loss and not squared error for logistic regression?</b></summary>
#
# It is the negative log-likelihood of a Bernoulli variable, and convex in the weights. Its slope in
# z is σ − y, while the squared error has 2(σ − y)σ(1 − σ), which vanishes where the model is surely
# wrong: at z = −10 and y = 1 that is 11,014 times less. Through a sigmoid the squared error is not
# convex. As a measure of probabilities it remains good: the Brier score is a proper score too.
# </details>
#
# <details><summary><b>What does backpropagation do?</b></summary>
#
# It computes the gradient of the loss in all weights by the chain rule, from the loss backwards,
# reusing what the forward pass stored: a few times the cost of one evaluation, where differences
# need two evaluations for each weight. The price is memory for the activations. It does not change
# weights, finds no global minimum and says nothing about generalisation: that is up to the
# optimiser, the loss and the data. One checks it by centred differences.
# </details>
#
# <details><summary><b>Why do gradients vanish in deep networks, and what helps?</b></summary>
#
# Going back, the error is multiplied at each layer by the weights and the activation's slope. The
# sigmoid's slope is at most ¼ and tanh's at most 1, and both are near 0 when saturated, so products
# over many layers shrink geometrically; with large weights they explode. What helps: ReLU-like
# activations, initial weights scaled by the fan-in, normalisation, residual connections, and, for
# explosions, gradient clipping.
# </details>
#
# <details><summary><b>Can one tune a hyperparameter by gradient descent?</b></summary>
#
# If the validation loss depends on it smoothly, yes: differentiate the condition that the fitted
# weights fulfil (implicit differentiation), at the cost of one linear system, or unroll the
# training. It pays with many hyperparameters, where a grid grows exponentially. It does not work
# for discrete choices, may stop in a local minimum, and overfits the validation rows like any other
# search; so the final judgement needs rows that took no part.
# </details>
#
# ## Further reading
#
# - Stephen Boyd and Lieven Vandenberghe, *Convex Optimization* (2004), chapter 9: descent, and what
#   the condition number does to it.
# - Jorge Nocedal and Stephen Wright, *Numerical Optimization*, second edition (2006): chapter 8 for
#   finite differences.
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapters 4 and 8.
# - Gabriel Goh, "Why Momentum Really Works", *Distill* (2017): section 9 with a second dial.
# - Arthur Hoerl and Robert Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal
#   Problems", *Technometrics* (1970).
# - Bradley Efron, Trevor Hastie, Iain Johnstone and Robert Tibshirani, "Least Angle Regression",
#   *The Annals of Statistics* (2004): the source of the diabetes data.
# - Boris Polyak, "Some methods of speeding up the convergence of iteration methods" (1964):
#   momentum. Tijmen Tieleman and Geoffrey Hinton, Coursera lecture 6.5 (2012): RMSProp. Diederik
#   Kingma and Jimmy Ba, "Adam: A Method for Stochastic Optimization" (2015).
# - Ashia Wilson and others, "The Marginal Value of Adaptive Gradient Methods in Machine Learning"
#   (2017), and Ilya Loshchilov and Frank Hutter, "Decoupled Weight Decay Regularization" (2019).
# - Robert Tibshirani, "Regression Shrinkage and Selection via the Lasso", *Journal of the Royal
#   Statistical Society B* (1996). Neal Parikh and Stephen Boyd, "Proximal Algorithms" (2014).
# - David Rumelhart, Geoffrey Hinton and Ronald Williams, "Learning representations by
#   back-propagating errors", *Nature* (1986).
# - Yoshua Bengio, "Gradient-Based Optimization of Hyperparameters", *Neural Computation* (2000).
# - Per Christian Hansen, *Discrete Inverse Problems* (2010): why one stops early when deblurring.
