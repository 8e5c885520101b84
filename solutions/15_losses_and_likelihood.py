# %% [markdown]
# # Losses and likelihood
#
# In the tumour data that you know from lesson 05, scikit-learn writes 0 for malignant. Suppose that
# someone overlooks it, and trains a logistic regression with all labels the wrong way round. The
# mistake is found, the labels are put right, and training goes on from the weights that are there.
# Do it twice, with the same rows, the same start and the same learning rate. Only the loss differs.
# Run the cells.
#
# *About {minutes} minutes. You need gradient descent from lesson
# [01](../01_gradient_descent/01_gradient_descent.ipynb), and from lesson
# [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb) the sigmoid and the log loss.*
#
# **After this lesson you can**
#
# - say what RMSE, MAE and Huber loss ask for, and what one outlier does to each
# - derive a loss from a likelihood: squares, absolute values, log loss
# - show that the negative log-likelihood of labels is a cross-entropy
# - say, with numbers, why a logistic regression is not trained on a squared error
# - say which losses may judge a probability, whatever the model was trained on

# %% jupyter={"source_hidden": true}
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

from mlnotes import check, likelihood, losses, optimizers, plots, regression_errors
from mlnotes.classifiers import LogisticRegression
from mlnotes.plots import picture

data = load_breast_cancer()
X = np.column_stack([np.ones(len(data.data)), StandardScaler().fit_transform(data.data)])
y = 1 - data.target  # 1 is malignant


def wrong_start(X, y, alpha):
    """The weights that a logistic regression learns from the labels the wrong way round."""
    model = LogisticRegression(alpha=alpha).fit(X[:, 1:], 1 - y)
    return np.append(model.intercept_, model.coef_[0])


def train(X, y, w0, which, learning_rate, n_steps):
    """Every point of a descent on log loss (which = 0) or squared error (which = 1)."""

    def gradient(w):
        return X.T @ likelihood.logit_gradients(X @ w, y)[which] / len(y)

    return optimizers.gradient_descent(gradient, w0, learning_rate, n_steps)


def share_right(w, X, y):
    return np.mean((X @ w > 0) == y)


# %% jupyter={"source_hidden": true}
w0 = wrong_start(X, y, alpha=1e-4)
shares = {}
for which, name in enumerate(["log loss", "squared error"]):
    path = train(X, y, w0, which, learning_rate=1.0, n_steps=400)
    shares[name] = np.array([share_right(w, X, y) for w in path])
    first = np.argmax(shares[name] >= 0.95)
    print(f"{name}: {shares[name][[0, 20, 50]].round(3)} right after 0, 20 and 50 steps, ", end="")
    print(f"95% of {len(y)} tumours after {first}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for (name, values), colour, place in zip(
    shares.items(), plots.COLOURS[:2], [(70, 1.0), (75, 0.6)], strict=True
):
    ax.plot(values, color=colour)
    ax.text(*place, name, color=colour)
ax.set(xlabel="steps", ylabel="share of tumours right", ylim=(0, 1.08), xlim=(0, 400))
picture(
    ax,
    alt="Share of tumours right over 400 steps, two curves that begin near 0. One rises at once, "
    "above 0.9 within 20 steps. The other stays near 0 for 30 steps, then climbs, and comes "
    "close to the first only at the end.",
)

# %% [markdown]
# With the log loss the mistake is forgotten after 40 steps. With the squared error the model hardly
# moves for 30 steps, and needs 315 to get as far. A loss is not a detail, it *is* the task that you
# set. So where do losses come from, and what does each of them ask for? We begin with numbers, go
# on to probabilities, and come back to the clinic.
#
# ## 1. Two ways to add up errors
#
# A bus company announces "20 minutes". Five rides take 21, 19, 21, 19 and 30. The **residuals**,
# measured minus predicted, are $1, -1, 1, -1, 10$. How bad is the forecast?
#
# - **MAE**, the mean absolute error: drop the signs, take the mean, $\frac1n\sum_i |e_i|$.
# - **RMSE**, the root mean squared error: square, take the mean, then the root,
#   $\sqrt{\frac1n\sum_i e_i^2}$. The root brings the unit back: minutes, not minutes squared.
#
# **Predict** both. And what share of each sum comes from the one bad ride?

# %%
rides, announced = np.array([21.0, 19.0, 21.0, 19.0, 30.0]), np.full(5, 20.0)
e = rides - announced
both = regression_errors.mae(rides, announced), regression_errors.rmse(rides, announced)
print(f"MAE {both[0]:.1f}, RMSE {both[1]:.3f}")
print(f"share of the last ride: {10 / np.abs(e).sum():.0%} and {100 / np.sum(e**2):.0%}")
print(f"RMSE lies between {both[0]:.1f} and {np.sqrt(5) * both[0]:.3f}")

# %% [markdown]
# **Compare:** $14/5 = 2.8$ and $\sqrt{104/5} = 4.561$. One ride of five makes 71% of the first sum
# and 96% of the second.
#
# RMSE is never below MAE. Write $a_i = |e_i|$ and $m$ for their mean, which is the MAE. A mean of
# squares cannot be negative:
#
# $$0 \le \frac1n\sum_i (a_i - m)^2 = \frac1n\sum_i a_i^2 - 2m\cdot\frac1n\sum_i a_i + m^2
# = \text{RMSE}^2 - \text{MAE}^2.$$
#
# The two are equal when all residuals have one size. And RMSE is at most $\sqrt n$ times MAE:
# multiply out $(a_1 + \dots + a_n)^2$, and you get all the $a_i^2$ and some products besides, none
# of them negative. So $n^2\,\text{MAE}^2 \ge n\,\text{RMSE}^2$, with equality when all but one
# residual are 0. Together:
#
# $$\text{MAE} \;\le\; \text{RMSE} \;\le\; \sqrt n \cdot \text{MAE}.$$
#
# Near the left end all errors are alike, near the right end a single one rules.
#
# One often hears that RMSE "weighs points far from the mean". Test it: a timetable announces 21,
# 19, 21, 19 and 60 minutes, and the rides take 20, 20, 20, 20 and 60.

# %%
long_ride, timetable = np.array([20.0, 20, 20, 20, 60]), np.array([21.0, 19, 21, 19, 60])
print(f"the mean ride takes {long_ride.mean():.0f} minutes")
print(f"RMSE {regression_errors.rmse(long_ride, timetable):.3f}")

# %% [markdown]
# The long ride is far from the mean of 28 minutes, and adds nothing. What is squared is the
# *residual*: a point weighs much when it is far from its prediction.
#
# ### Exercise: RMSE
#
# Write `rmse(y_true, y_pred)`: the root of the mean squared difference, divided by n (not n − 1).
#
# Both are flat arrays of floats of the same length, at least 2. In all exercises of this lesson
# numpy and the standard library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "rmse", "solution": true}
def rmse(y_true, y_pred):
    ### BEGIN SOLUTION
    return np.sqrt(np.mean((y_true - y_pred) ** 2))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_rmse", "grade": true}
check("metrics/rmse", rmse)

# %% [markdown]
# ### Exercise: MAE
#
# Write `mae(y_true, y_pred)`, the mean absolute error, for the same kind of arrays.


# %% nbgrader={"grade_id": "mae", "solution": true}
def mae(y_true, y_pred):
    ### BEGIN SOLUTION
    return np.mean(np.abs(y_true - y_pred))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_mae", "grade": true}
check("metrics/mae", mae)

# %% [markdown]
# A mean hides. A price forecast must *never* be off by more than 10%. It is judged by the mean
# absolute percentage error, **MAPE**. Four prices are missed by 0, 0, 0 and 40%:

# %%
prices, forecast = np.array([50.0, 80.0, 20.0, 100.0]), np.array([50.0, 80.0, 20.0, 60.0])
off = np.abs(prices - forecast) / prices
print(f"MAPE {regression_errors.mape(prices, forecast):.0%}, worst {off.max():.0%}, ", end="")
print(f"within 10%: {np.mean(off <= 0.1):.0%}")

# %% [markdown]
# > **Say it aloud:** the MAPE of that forecast is 10%. Is the requirement met, and how would you
# > measure it?
#
# <details><summary>Answer</summary>
#
# No. One price in four is off by 40%, and the mean spreads that over the other three. "Never" is
# about the worst case: report the largest error, a high quantile, or the share of prices within
# 10%, here 75%. Besides, MAPE divides by the true value, so it breaks down near 0.
# </details>

# %% [markdown]
# ## 2. The number a loss asks for
#
# If the company may announce *one* number $c$ for all rides, which is best? It depends on the loss.
#
# **Squares.** The derivative of $\sum_i (y_i - c)^2$ in $c$ is $-2\sum_i (y_i - c)$. It is 0 when
# the residuals add up to 0, that is when $n\,c = \sum_i y_i$: at the **mean**. Each ride pulls on
# $c$ with a force as large as its distance. (RMSE is lowest there too: dividing by $n$ and taking
# the root keep the order.)
#
# **Absolute values.** The slope of $|y_i - c|$ in $c$ is $-1$ while $c$ is below $y_i$, and $+1$
# when it is above. Each ride pulls with the same force, however far away it is. The pulls balance
# when as many rides lie above as below: at the **median**.
#
# **Huber.** Pull with the distance when near, but never harder than $\delta$: a mean for ordinary
# rides that is robust against odd ones. The loss with that slope is
#
# $$\text{huber}(r) = \begin{cases} \tfrac12 r^2 & \text{if } |r| \le \delta\\
# \delta\,(|r| - \tfrac12\delta) & \text{otherwise.}\end{cases}$$
#
# Why $-\frac12\delta$? So that the two pieces meet. At $|r| = \delta$ the first gives
# $\frac12\delta^2$, and the second $\delta\,(\delta - \frac12\delta)$, which is the same; and both
# have slope $\delta$ there. So neither a jump nor a kink.
#
# The explorer has rides of 18, 19, 20 and 22 minutes, and a fifth that you move. **Predict**:
#
# 1. The fifth ride goes from 30 to 60 minutes. How far does each loss move its best number?
# 2. What if it goes to 10?
# 3. With the fifth at 60, where does Huber's number go for a small `delta`, and for a large one?

# %%
from mlnotes.explorers import losses_explorer

losses_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. The mean moves by $30/5$, from 21.8 to 27.8, longer than four of the five rides. The median
#    stays at 20, since the fifth ride is above it all the same. With $\delta = 2$ Huber's stays
#    too, at 20.33: the ride was pulling with all the force it is allowed.
# 2. The mean falls to 17.8, below the four other rides. The median becomes 19. It is not
#    immovable, but it never leaves the middle of the others.
# 3. To the median, 20, and to the mean, almost: at $\delta = 32$ it is 27.75. In between you choose
#    how large a residual must be to count as odd.
# </details>

# %%
from mlnotes.explorers.losses import best_numbers

for fifth, delta in [(30.0, 2.0), (60.0, 2.0), (10.0, 2.0), (60.0, 0.5), (60.0, 32.0)]:
    best = best_numbers(np.array([18.0, 19.0, 20.0, 22.0, fifth]), delta)
    told = ", ".join(f"{name} {number:.2f}" for name, number in best.items())
    print(f"fifth {fifth:g}, delta {delta:g}: {told}")

# %% [markdown]
# By hand: the Huber losses of the residuals $1$, $-3$ and $2$, for $\delta = 2$.
#
# <details><summary>Answer</summary>
#
# $\frac12 \cdot 1 = 0.5$. Then $|-3|$ is beyond $\delta$: $2\cdot(3 - 1) = 4$, in place of the
# $4.5$ of a square. The last lies exactly on the border, and both formulas give $2$.
# </details>
#
# ### Exercise: Huber
#
# Write `huber(residual, delta)` by the formula above.
#
# - `residual` is a flat array of floats, `delta` a number above 0.
# - Return an array with **one loss for each residual**, no mean.


# %% nbgrader={"grade_id": "huber", "solution": true}
def huber(residual, delta):
    ### BEGIN SOLUTION
    size = np.abs(residual)
    return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_huber", "grade": true}
check("metrics/huber", huber)

# %% [markdown]
# **Modify:** in the cell that printed the best numbers, let the five rides be fares: 0 for three
# passengers and 10 for two. Which fare do you announce if judged by MAE, and which if by RMSE?
#
# <details><summary>Answer</summary>
#
# By MAE the median, 0: everybody rides for free, and the till will not match. By RMSE the mean, 4.
# Whoever needs *totals* to come out right needs the mean.
# </details>
#
# > **Say it aloud:** RMSE or MAE?
#
# <details><summary>Answer</summary>
#
# RMSE if an error twice as large hurts four times as much, or if the mean is wanted; MAE if each
# minute hurts the same, or some values are rubbish. But first look at the outlier: is it a typing
# error, or the ride that matters most?
# </details>

# %% [markdown]
# ## 3. Likelihood
#
# Now for yes and no. A coin of unknown bias falls heads, tails, heads: $1, 0, 1$. If heads has
# probability $p$ and the tosses don't influence each other, then their probabilities multiply:
#
# $$L(p) = p \cdot (1-p) \cdot p.$$
#
# Read as a function of $p$, with the data fixed, this is the **likelihood**. Which $p$ makes the
# data most likely? Take the logarithm: it turns products into sums, and what is larger has the
# larger logarithm, so the best $p$ stays the best. Then set the slope to 0:
#
# $$\log L = 2\log p + \log(1-p), \qquad \frac2p - \frac1{1-p} = 0
# \;\Rightarrow\; 2(1-p) = p \;\Rightarrow\; p = \tfrac23.$$
#
# That is the share of heads. Nobody put a "share" in; it came out of asking for the most likely
# data. Since losses should be small, put a minus before it: the **negative log-likelihood**, NLL.

# %%
p_heads = np.array([1 / 2, 2 / 3])
likelihoods = p_heads * (1 - p_heads) * p_heads
print("likelihood", likelihoods.round(4), " NLL", -np.log(likelihoods).round(4))

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3)
grid = np.linspace(0.02, 0.98, 300)
for ax, values, name in zip(
    panels,
    [grid**2 * (1 - grid), -2 * np.log(grid) - np.log(1 - grid)],
    ["likelihood", "negative log-likelihood"],
    strict=True,
):
    ax.plot(grid, values, color=plots.BLUE)
    ax.axvline(2 / 3, color=plots.INK, linewidth=0.8, linestyle=":")
    ax.set(xlabel="p, the probability of heads", ylabel=name, xlim=(0, 1), ylim=(0, None))
panels[1].set_ylim(0, 6)
panels[1].text(0.65, 5.6, "p = 2/3", ha="right")
picture(
    panels[0].figure,
    alt="Left: the likelihood of heads, tails, heads over p, a hill with its top at two thirds. "
    "Right: its negative logarithm, a bowl with its bottom at the same place and steep walls "
    "towards 0 and 1.",
)

# %% [markdown]
# A model does more: it gives each row a probability of its own. Three tumours, as in lesson 05: the
# labels are $y = 1, 0, 1$ and the model said $p = .9, .2, .4$ for malignant. In steps:
#
# 1. To what happened the model gave the probability $p$ if $y = 1$, and $1 - p$ if $y = 0$. In a
#    single formula, with powers as switches: $p^y (1-p)^{1-y}$. Put in $y = 1$: the second factor
#    is something to the power 0, which is 1.
# 2. Rows are independent, so multiply: $L = \prod_i p_i^{y_i} (1-p_i)^{1-y_i}$.
# 3. Take the logarithm. Products become sums, powers become factors, and with the minus sign
#    $$\text{NLL} = -\sum_i \bigl[\, y_i \log p_i + (1-y_i) \log(1-p_i) \,\bigr].$$
# 4. Divide by $n$, and it is the **log loss**.
#
# And **cross-entropy**? That compares two distributions over the same outcomes $k$: how often they
# happen, $q_k$, and what a model said, $p_k$. It is $H(q, p) = -\sum_k q_k \log p_k$. (The next
# lesson tells where it comes from.) For one row there are two outcomes. The model says $(p, 1-p)$
# for 1 and 0. And what happened? All of it is on one side: $(y, 1-y)$. Put both in:
#
# $$H = -\bigl[\, y \log p + (1-y) \log(1-p) \,\bigr].$$
#
# It is the bracket of step 3. So NLL is the *sum* of the rows' cross-entropies, and log loss their
# *mean*. With the three tumours:

# %%
labels, p = np.array([1, 0, 1]), np.array([0.9, 0.2, 0.4])
given = p**labels * (1 - p) ** (1 - labels)
print("given to what happened", given, f" likelihood {given.prod():.3f}")
cross_entropies = -(labels * np.log(p) + (1 - labels) * np.log(1 - p))
print("cross-entropies", cross_entropies.round(4))
print(f"NLL {-np.log(given.prod()):.4f}, sum of the cross-entropies {cross_entropies.sum():.4f}")
print(f"log loss {cross_entropies.mean():.4f}")

# %% [markdown]
# ### Exercise: NLL
#
# Write `bernoulli_nll(y, p)`, the negative log-likelihood of the labels: **the sum**, with the
# natural logarithm. `y` is a flat array of 0 and 1, `p` one of floats with $0 < p < 1$. (Taking the
# logarithm of the product works for three rows. With thousands the product comes out as 0, like
# that of the coins in lesson 05.)


# %% nbgrader={"grade_id": "bernoulli_nll", "solution": true}
def bernoulli_nll(y, p):
    ### BEGIN SOLUTION
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_bernoulli_nll", "grade": true}
check("metrics/bernoulli_nll", bernoulli_nll)

# %% [markdown]
# Real models do say 0 and 1, if only because a float rounds. What does the formula make of $y = 1$,
# $p = 1$: sure, and right?

# %%
sure, right = np.array([1.0]), np.array([1])
with np.errstate(divide="ignore", invalid="ignore"):  # or numpy would warn
    print("formula:", -(right * np.log(sure) + (1 - right) * np.log(1 - sure)))
print(f"sure and wrong, at 1e-15: {-np.log(1e-15):.1f}")

# %% [markdown]
# `nan`. The switch $1 - y = 0$ is multiplied with $\log 0 = -\infty$, and zero times
# infinity is undefined. So one **clips** $p$ first, to $[10^{-15}, 1 - 10^{-15}]$. Sure and right
# then costs practically nothing, sure and wrong 34.5, and a single row no longer makes the mean
# infinite. (`np.clip(a, low, high)` does it.)
#
# ### Exercise: log loss
#
# Write `log_loss(y_true, p)`: the **mean**, natural logarithm, with `p` clipped to
# `[1e-15, 1 - 1e-15]` first. `y_true` is a flat array of 0 and 1; `p` may hold exact 0 and 1.


# %% nbgrader={"grade_id": "log_loss", "solution": true}
def log_loss(y_true, p):
    ### BEGIN SOLUTION
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_log_loss", "grade": true}
check("metrics/log_loss", log_loss)

# %% [markdown]
# > **Say it aloud:** likelihood, NLL, log loss: what is a product, what a sum, what a mean?
#
# <details><summary>Answer</summary>
#
# In this order. For the labels 1, 0, 1 with .9, .2, .4 the product is .288, the sum of its
# logarithms with a minus 1.2448, and their mean .4149. All three agree on which model is best.
# </details>

# %% [markdown]
# ## 4. Squares are a likelihood too
#
# Likelihood works for numbers as well. Say how the noise falls, and the loss follows. Let a ride
# take $c$ minutes plus noise.
#
# **Gaussian noise** has the density $\frac{1}{\sqrt{2\pi}\,s} \exp\bigl(-\frac{e^2}{2s^2}\bigr)$ at
# the residual $e$, with $s$ its standard deviation. The probability of a residual *near* $e$ is the
# density times a small width, the same for all $c$; we leave it out. Multiply over the rides, take
# minus the logarithm:
#
# $$\text{NLL} = \sum_i \frac{e_i^2}{2s^2} + n \log(\sqrt{2\pi}\,s)
# = \frac{1}{2s^2} \sum_i e_i^2 + \text{something without } c.$$
#
# The $c$ that makes this small is the one that makes the **sum of squares** small.
#
# **Laplace noise** has the density $\frac{1}{2b} \exp(-|e|/b)$: a sharper peak, and far more large
# residuals. Minus the logarithm is $|e|/b$ and a constant: **absolute values**.
#
# So whoever squares treats the noise as Gaussian, knowingly or not. A residual of five standard
# deviations is next to impossible there, and the fit goes to great lengths to avoid one.

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3)
grid = np.linspace(-5, 5, 401)
gaussian = np.exp(-(grid**2) / 2) / np.sqrt(2 * np.pi)
laplace = np.exp(-np.abs(grid) * np.sqrt(2)) / np.sqrt(2)  # standard deviation 1 as well
for density, colour in [(gaussian, plots.BLUE), (laplace, plots.VERMILION)]:
    panels[0].plot(grid, density, color=colour)
    panels[1].plot(grid, -np.log(density), color=colour)
panels[0].text(1.1, 0.28, "Gaussian", color=plots.BLUE)
panels[0].text(0.4, 0.55, "Laplace", color=plots.VERMILION)
panels[1].text(0, 11.5, "a parabola: squares", color=plots.BLUE, ha="center")
panels[1].text(0, 10.2, "a V: absolute values", color=plots.VERMILION, ha="center")
for ax, name in zip(panels, ["density", "−log density"], strict=True):
    ax.set(xlabel="residual (standard deviations)", ylabel=name, ylim=(0, None))
picture(
    panels[0].figure,
    alt="Left: the densities of Gaussian and Laplace noise of the same standard deviation. "
    "Laplace's has a sharp peak at 0, higher than the Gaussian bell, and is higher again far "
    "outside. Right: minus their logarithms, a parabola and a V; at 5 standard deviations the "
    "parabola is much higher.",
)

# %% [markdown]
# Does it matter? Draw 25 rides with either kind of noise, estimate the centre by mean and by
# median, and do it 4000 times. **Predict** which estimate has the smaller mean squared error, in
# both cases.

# %%
rng = np.random.default_rng(0)
for name, draw in [("Gaussian", rng.normal), ("Laplace", rng.laplace)]:
    noise = draw(size=(4000, 25))
    misses = np.mean(noise, axis=1) ** 2, np.median(noise, axis=1) ** 2
    told = [f"{miss.mean():.4f} ± {miss.std(ddof=1) / np.sqrt(4000):.4f}" for miss in misses]
    print(f"{name} noise: mean {told[0]}, median {told[1]}", end="")
    print(f", ratio {misses[1].mean() / misses[0].mean():.2f}")

# %% [markdown]
# **Compare:** each wins on its own ground, and by far more than the standard errors. With Gaussian
# noise the median's error is 1.61 times the mean's, with Laplace noise .67 times. Neither loss is
# the better one: each is right about one kind of noise.
#
# > **Say it aloud:** why do people minimise squared errors?
#
# <details><summary>Answer</summary>
#
# It is maximum likelihood under Gaussian noise whose standard deviation is the same everywhere, and
# easy to solve for linear models. If the noise has heavy tails, absolute values or Huber estimate
# better.
# </details>

# %% [markdown]
# ## 5. Why not squares for a probability
#
# For labels, the noise is not Gaussian: a label is 0 or 1. But one *could* train on $(p - y)^2$
# with $p = \sigma(z)$. What would happen? Compare the slopes in the score $z$, also called the
# **logit**. The chain rule: slope in $p$, times $\sigma' = \sigma(1 - \sigma)$. For $y = 1$:
#
# $$\text{log loss: } -\frac1\sigma \cdot \sigma(1-\sigma) = \sigma - 1
# \qquad\qquad \text{squares: } 2(\sigma - 1)\cdot\sigma(1-\sigma).$$
#
# The factor $\sigma(1 - \sigma)$ is nearly 0 wherever the model is sure. In the first slope it
# cancels, in the second it stays. With $y = 0$ the log loss has the slope $\frac1{1-\sigma}$ in
# $p$, and the same happens. For both labels:
#
# $$\text{log loss: } \sigma - y \qquad\qquad \text{squares: } 2(\sigma - y)\,\sigma(1-\sigma).$$
#
# By hand: $z = 0$, $y = 1$. (There $\sigma = \frac12$.)
#
# <details><summary>Answer</summary>
#
# $-\frac12$ and $2\cdot(-\frac12)\cdot\frac14 = -\frac14$.
# </details>
#
# ### Exercise: two slopes
#
# Write `logit_gradients(z, y)`. It returns a pair `(log_loss_gradient, squared_error_gradient)`:
# two flat arrays, the derivatives in `z`, **entry by entry** (no mean), of the log loss and of
# $(\sigma(z) - y)^2$ without a ½.
#
# `z` is a flat array of floats from `-15` to `15`, `y` an array of as many labels, 0 or 1.


# %% nbgrader={"grade_id": "logit_gradients", "solution": true}
def logit_gradients(z, y):
    ### BEGIN SOLUTION
    p = 1 / (1 + np.exp(-z))
    return p - y, 2 * (p - y) * p * (1 - p)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_logit_gradients", "grade": true}
check("metrics/logit_gradients", logit_gradients)

# %% [markdown]
# **Predict:** at $z = -10$ and $y = 1$ the model is sure, and wrong. How many times harder does the
# log loss pull?

# %%
slopes = likelihood.logit_gradients(-10.0, 1)
print(f"log loss {slopes[0]:.5f}, squared error {slopes[1]:.3g}")
print(f"{slopes[0] / slopes[1]:,.0f} times")

# %% [markdown]
# **Compare:** 11,014 times. The ratio is $1/(2\sigma(1-\sigma))$, at least 2 and without a ceiling.
#
# There is a second problem. A loss that bends upwards everywhere, a **convex** one, has no false
# valleys. How do these two bend? Take the derivative of the slope once more. For the log loss,
#
# $$\frac{d}{dz}(\sigma - y) = \sigma(1-\sigma) > 0 :$$
#
# it bends upwards everywhere, and so does any sum of such rows with $z$ linear in the weights. For
# squares and $y = 1$, the slope is $-2\sigma(1-\sigma)^2$. By the product and chain rules,
#
# $$\frac{d}{dz}\bigl[-2\sigma(1-\sigma)^2\bigr]
# = -2\sigma'\bigl[(1-\sigma)^2 - 2\sigma(1-\sigma)\bigr]
# = -2\sigma(1-\sigma)\cdot(1-\sigma)(1 - 3\sigma)
# = 2\sigma(1-\sigma)^2\,(3\sigma - 1).$$
#
# (The bracket: take $1-\sigma$ out, and $1 - \sigma - 2\sigma$ is left.) It is negative where
# $\sigma < \frac13$. There the squared error bends *down*: the further wrong, the flatter.
# $\sigma = \frac13$ means odds of 1 to 2, so $z = -\log 2 = -.693$.
#
# Turn the score. **Predict** first: where is the squared error's slope steepest, and where is the
# shaded zone for the label 0?

# %%
losses_explorer("probabilities")

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# Steepest at the border of the shaded zone, where bending down turns to bending up. For $y = 0$
# everything is mirrored: the zone lies where 0 gets less than a third, to the right of $+.693$.
# </details>
#
# What comes of that? One weight, no intercept: three rows have $x = 1$, $y = 1$, and one has
# $x = 10$, $y = 0$. Both losses over the weight $w$, with $z = wx$:

# %% jupyter={"source_hidden": true}
x_four, y_four = np.array([1.0, 1.0, 1.0, 10.0]), np.array([1, 1, 1, 0])
weights = np.linspace(-3, 9, 1201)
p_four = losses.sigmoid(np.outer(weights, x_four))  # a row for each weight
curves = {
    "log loss": [losses.logistic_loss([w], x_four[:, None], y_four) for w in weights],
    "squared error": np.mean((p_four - y_four) ** 2, axis=1),
}
panels = plots.new_axes(2, height=3)
for ax, (name, curve), colour in zip(panels, curves.items(), plots.COLOURS, strict=False):
    ax.plot(weights, curve, color=colour)
    ax.set(xlabel="weight w", ylabel=name, ylim=(0, None))
picture(
    panels[0].figure,
    alt="Left: the log loss over the weight, a single valley a little below 0, and a straight rise "
    "to the right of it. Right: the squared error, a sharp valley a little below 0, then a hill at "
    "about 0.3, and from there down a long slope to the right that never rises again.",
)

# %% [markdown]
# From $w = 2$, say, descent on the log loss comes home to the valley. Descent on the squared error
# runs off to the right for ever, though the valley is lower: it has given up the one row that it
# got badly wrong.
#
# > **Say it aloud:** the log loss is convex in the weights. What does that promise, and what not?
#
# <details><summary>Answer</summary>
#
# That there are no false valleys: wherever descent with a suitable rate comes to rest, no other
# weights have a lower loss. It does not promise that the model is good, nor that a lowest point
# exists: if a plane separates the classes, the weights grow for ever.
# </details>

# %% [markdown]
# ## 6. The clinic again, fairly
#
# Now the opening is clear: the wrong labels made the model sure and wrong, where the squared error
# is flat. But was the comparison *fair*? Both had the learning rate 1. Slopes that are smaller
# want a larger rate, perhaps. So let each loss try seven rates, from three starts: all weights 0,
# the wrong start of the opening, and one without a penalty to speak of, which is surer still. Ten
# times, on different halves of the tumours, 50 steps each. **Predict:** from where does the squared
# error keep up, if it may choose its rate?

# %%
rates = [0.1, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5]
starts = {"weights 0": None, "wrong": 1e-4, "wrong and very sure": 1e-8}
halves = [np.random.default_rng(seed).permutation(len(y))[: len(y) // 2] for seed in range(10)]
results = np.empty((len(starts), 2, len(rates), len(halves)))
for column, rows in enumerate(halves):
    for place, alpha in enumerate(starts.values()):
        start = np.zeros(31) if alpha is None else wrong_start(X[rows], y[rows], alpha)
        for which in (0, 1):
            for k, rate in enumerate(rates):
                w = train(X[rows], y[rows], start, which, rate, n_steps=50)[-1]
                results[place, which, k, column] = share_right(w, X[rows], y[rows])
means, errors = results.mean(axis=-1), results.std(axis=-1, ddof=1) / np.sqrt(len(halves))
for place, name in enumerate(starts):
    for which, loss in enumerate(shares):
        k = means[place, which].round(3).argmax()  # the lowest rate, where several do as well
        best = f"{means[place, which, k]:.3f} ± {errors[place, which, k]:.3f} at rate {rates[k]:g}"
        print(f"{name}, {loss}: {best}; at rate 1 {means[place, which, 1]:.3f}")
for which, loss in enumerate(shares):
    worst = means[:, which].min(axis=0)
    k = worst.round(3).argmax()
    print(f"one rate for all starts, {loss}: at least {worst[k]:.3f}, at rate {rates[k]:g}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(3, height=3)
for place, (ax, name) in enumerate(zip(panels, starts, strict=True)):
    for which, colour in enumerate(plots.COLOURS[:2]):
        ax.errorbar(rates, means[place, which], errors[place, which], color=colour, marker="o")
    ax.set(xscale="log", ylim=(-0.03, 1.05), xlabel="learning rate", xticks=rates[::3])
    ax.set_title(name, fontsize="medium")
panels[0].set_ylabel("share right after 50 steps")
panels[0].text(0.1, 0.8, "log loss", color=plots.BLUE)
panels[0].text(0.1, 0.7, "squared error", color=plots.VERMILION)
picture(
    panels[0].figure,
    alt="Share right after 50 steps over the learning rate, for three starts. From weights 0 both "
    "losses are near 1 at all rates, the squared error a little lower at rates of 100 and more. "
    "From the wrong start the squared error is near 0 up to a rate of 1, close to the log loss "
    "from 10 to 1000, and lower again beyond. From the wrong and very sure start it is near 0 up "
    "to a rate of 100, at one half, with a long error bar, at 1000, above 0.9 at 10,000 and below"
    " again at 100,000, while the log loss is above 0.8 from a rate of 1 on.",
)

# %% [markdown]
# **Compare:** the picture is less black and white than the opening.
#
# - From weights 0, where nothing is sure, there is no difference to speak of.
# - From the wrong start the squared error does catch up: at rate 100 it reaches .975, against .982.
#   It is not stuck, but slow.
# - Even from the surest start a large enough rate, 10,000, takes it above .9. Where
#   $\sigma(1-\sigma)$ is nearly 0 it takes a huge factor to get anywhere.
# - So the squared error wants another rate for each start: 10, 100, 10,000. And a large rate has
#   its price: from weights 0, a rate of 100 costs four points already. The best single rate for all
#   three starts leaves it at .93 or so in the worst of them.
# - The log loss does well from every start, at every rate from 10 on. With a single rate it has at
#   least .981 everywhere.
#
# So the honest claim is not "squared error does not work". It is: the log loss of a row never goes
# flat where the model is wrong, and so start and learning rate matter far less.
#
# > **Say it aloud:** a colleague trains on squared errors of probabilities and says it works fine.
# > What do you answer?
#
# <details><summary>Answer</summary>
#
# It may: from small weights both learn much alike. Trouble comes when the model is sure and wrong,
# by a bad start, wrong labels or a shift in the data. Then it takes a learning rate made for the
# case. The log loss costs no more and does not have the trouble.
# </details>

# %% [markdown]
# ## 7. Squares may still judge
#
# To *train* on a squared error is one thing. To *judge* finished probabilities by it is another:
# then the mean of $(p - y)^2$ is called the **Brier score**, and is in good standing. A judge
# should make honesty pay. It rains on 30% of such days, and a forecaster announces $p$. On average
# she pays
#
# $$\text{Brier: } .3\,(1-p)^2 + .7\,p^2 \qquad\qquad
# \text{log loss: } -.3 \log p - .7 \log(1-p).$$
#
# **Predict** where each is lowest, and where the mean absolute error $.3\,(1-p) + .7\,p$ is.

# %%
announced = np.linspace(0.001, 0.999, 999)
costs = {
    "log loss": -0.3 * np.log(announced) - 0.7 * np.log(1 - announced),
    "Brier": 0.3 * (1 - announced) ** 2 + 0.7 * announced**2,
    "absolute": 0.3 * (1 - announced) + 0.7 * announced,
}
for name, cost in costs.items():
    print(f"{name}: lowest at {announced[cost.argmin()]:.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for (name, cost), colour, height in zip(
    costs.items(), (plots.BLUE, plots.VERMILION, plots.GREEN), (1.05, 0.28, 0.66), strict=True
):
    ax.plot(announced, cost, color=colour)
    ax.plot(announced[cost.argmin()], cost.min(), "o", color=colour, clip_on=False)
    ax.text(0.72, height, name, color=colour, ha="right" if name == "log loss" else "left")
ax.axvline(0.3, color=plots.INK, linewidth=0.8, linestyle=":")
ax.text(0.31, 1.3, "the truth, .3")
ax.set(xlabel="probability announced", ylabel="mean cost of a day", xlim=(0, 1), ylim=(0, 1.5))
picture(
    ax,
    alt="Mean cost over the probability announced when it rains on 30% of days. Log loss and Brier "
    "score have their lowest points at 0.3. The absolute error is a straight line with its lowest "
    "point at 0.",
)

# %% [markdown]
# **Compare:** the Brier score has the slope $-.6(1-p) + 1.4p = 2p - .6$, which is 0 at $p = .3$.
# The log loss has $-\frac{.3}p + \frac{.7}{1-p}$, which is 0 there as well. Such a measure, at its
# best for the true probability, is called **proper**. The absolute error is not: it rewards her for
# saying 0, "never", which is the median again.
#
# They differ on the sure and wrong. If she says "impossible" and it happens, the log loss costs her
# more than any limit, the Brier score 1. Lesson 19 takes the Brier score apart.
#
# > **Say it aloud:** is the squared error wrong for probabilities?
#
# <details><summary>Answer</summary>
#
# Not as a judge: the Brier score is proper. To train on, through a sigmoid, it is flat where the
# model is sure and wrong, and not convex. Those are faults of the way down, not of the goal.
# </details>

# %% [markdown]
# ## Summary
#
# - MAE asks for the median, RMSE for the mean. Squares give the large *residuals* the say, wherever
#   the point lies. Huber limits what one may say.
# - MAE ≤ RMSE ≤ √n·MAE. A mean hides the worst case.
# - These losses are minus the logarithm of a likelihood: Gaussian noise gives squares, Laplace
#   noise absolute values, yes or no the log loss, which is a cross-entropy.
# - In the score, the log loss has the slope σ − y. The squared error has σ(1 − σ) in it besides, is
#   flat where the model is sure and wrong, and not convex. That is what held the clinic up.
# - Log loss and Brier score are proper: they judge probabilities honestly. The absolute error does
#   not.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>RMSE or MAE? Take the residuals 1, 1, 1, 1, 10.</b></summary>
#
# MAE 2.8, RMSE 4.561: the outlier makes 96% of the squares. RMSE belongs to the mean and to
# Gaussian noise, MAE to the median and to Laplace noise. RMSE lies between MAE and √n times MAE;
# far apart means that few errors rule. Choose by what an error costs and by whether outliers are
# real. Huber lies between.
# </details>
#
# <details><summary><b>Why log loss and not squared error for logistic regression?</b></summary>
#
# Maximum likelihood of yes-or-no labels; convex in the weights; slope σ − y in the score, against
# 2(σ − y)σ(1 − σ): at z = −10 with label 1 that is 11,014 times less. The squared error bends down
# where the label has less than a third. From weights 0 both learn; from a start that is sure and
# wrong the squared error needs a rate a thousand times as large, the log loss does not. To judge
# probabilities the squared error is fine.
# </details>
#
# <details><summary><b>Show that minimising the negative log-likelihood is minimising a
# cross-entropy.</b></summary>
#
# Rows are independent, so the likelihood is the product of p to the y times (1 − p) to the 1 − y.
# Minus its logarithm is the sum of −[y log p + (1 − y) log(1 − p)], each of them the cross-entropy
# of (y, 1 − y) and (p, 1 − p). Dividing by n changes no minimum.
# </details>
#
# ## Further reading
#
# - Peter J. Huber, "Robust estimation of a location parameter", *Annals of Mathematical Statistics*
#   (1964): the loss of section 2.
# - Christopher Bishop, *Pattern Recognition and Machine Learning* (2006), sections 1.2.5 and 4.3.2:
#   squares and log loss as likelihoods.
# - Tilmann Gneiting and Adrian Raftery, "Strictly proper scoring rules, prediction, and
#   estimation", *Journal of the American Statistical Association* (2007).
# - Timothy Hodson, "Root-mean-square error (RMSE) or mean absolute error (MAE): when to use them or
#   not", *Geoscientific Model Development* (2022).
#
# **Next:** lesson [16](../16_entropy_and_divergence/16_entropy_and_divergence.ipynb) asks what a
# cross-entropy measures, in bits.
