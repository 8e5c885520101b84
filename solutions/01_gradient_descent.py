# %% [markdown]
# # Gradient descent
#
# Most models are trained in the same three moves: say how bad the present guess is, find out in
# which direction it gets worse, and take a step the other way. Here you write all three by hand,
# and then learn to foresee when they go wrong.
#
# **After this notebook you can**
#
# - measure a derivative, a partial derivative and the chain rule, instead of believing them
# - write the loss of linear regression and its gradient from memory, and prove the gradient right
#   in a minute
# - say what a training loss estimates
# - tell from the data at which learning rates descent creeps, oscillates or blows up
# - explain what a ridge penalty does to the weights, and to the speed of descent
#
# **You need** derivatives from school and a little numpy. It takes an hour to an hour and a half;
# every section ends at a good place to stop.
#
# The way to read it: where it says **predict**, settle on an answer before you run the cell. A
# wrong guess is worth more than no guess.

# %%
from functools import partial

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import datasets, losses, models, optimizers, plots
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
# - Ridge adds $2\alpha w$ to the gradient and $2\alpha$ to every curvature.
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
