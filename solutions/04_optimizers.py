# %% [markdown]
# # Optimizers
#
# One valley, one start, thirty steps each. Left, the gradient descent you know: it bounces from
# wall to wall. The other two remember their steps, each in its own way. Most networks today are
# trained by the method on the right, Adam, or a close relative, and if you ask why, you hear: "It
# is more robust." Robust to what? Here you build all of them, and at the end you put the sentence
# to the test.
#
# *About {minutes} minutes. You need lessons [01](../01_gradient_descent/01_gradient_descent.ipynb),
# for gradients and descent, and [02](../02_learning_rates/02_learning_rates.ipynb), for curvature,
# the largest stable rate $2/\lambda_{\max}$ and the best fixed rate.*
#
# **After this lesson you can**
#
# - say what a mini-batch and an epoch are, and how far noise keeps a descent from its goal
# - average a noisy series without being misled by its beginning
# - write momentum, RMSProp and Adam from memory, and say what each remembers
# - compare methods fairly: equal effort, several seeds, standard errors, more than one threshold

# %%
from functools import partial

import numpy as np
from sklearn.datasets import load_diabetes

from mlnotes import check, comparisons, loss_curves, losses, optimizers, plots, stochastic
from mlnotes.plots import picture

# %%
start = np.array([-1.3, 2.6])
valley = comparisons.ravine_gradient  # curvature 1 along the floor, 25 between the walls
best_rate = 2 / (1 + 25)  # the best fixed rate of lesson 02
ball_rate, ball_momentum = 4 / (1 + 5) ** 2, ((5 - 1) / (5 + 1)) ** 2  # see section 3
paths = {
    "plain": optimizers.gradient_descent(valley, start, best_rate, 30),
    "momentum": optimizers.momentum_descent(valley, start, ball_rate, 30, momentum=ball_momentum),
    "Adam": optimizers.adam(valley, start, 0.3, 30),
}

# %% jupyter={"source_hidden": true}
colours = dict(zip(comparisons.METHODS, plots.COLOURS, strict=False))


def draw_paths(paths, loss, limits, *, side):
    """A panel for each descent; `side` says where its start is named."""
    panels = plots.new_axes(len(paths), height=2.9)
    for (name, path), ax in zip(paths.items(), panels, strict=True):
        plots.plot_descent(path, loss, limits=limits, colour=colours[name], side=side, ax=ax)
        ax.set_title(name, color=colours[name])
        ax.set(xlabel="first weight", aspect="equal")
    panels[0].set(ylabel="second weight")
    return panels[0].figure


picture(
    draw_paths(paths, comparisons.ravine_loss, [(-3.2, 1.8), (-1.6, 3.4)], side="top"),
    alt="Three paths from the same start in a narrow valley at 45 degrees. Plain descent zigzags, "
    "and after thirty steps a tenth of the distance is left. Momentum swings wide at first and "
    "ends at the lowest point. Adam winds across the floor in a smooth curve, and a sixth is left.",
)

# %% [markdown]
# ## 1. A few rows at a time
#
# The gradient of a mean over n rows looks at all n rows, for one step. With a million rows that is
# a long look. Cheaper: take a few rows at random, a **mini-batch**, and use *their* gradient. It is
# right on average, and noisy.
#
# The diabetes data again, standardised (mean 0, standard deviation 1), with two of the columns,
# body-mass index and blood pressure. At $w = 0$ the gradient on all rows is one pair of slopes.
# **Predict:** by which factor does the scatter of the mini-batch gradients shrink when the batch
# has 16 times as many rows?

# %%
diabetes = load_diabetes(scaled=False)
X = (diabetes.data - diabetes.data.mean(axis=0)) / diabetes.data.std(axis=0)
y = (diabetes.target - diabetes.target.mean()) / diabetes.target.std()
n = len(y)
two = X[:, [diabetes.feature_names.index("bmi"), diabetes.feature_names.index("bp")]]
full = losses.mse_gradient(np.zeros(2), two, y)

rng = np.random.default_rng(0)
clouds = {}
for batch_size in [4, 64]:
    batches = rng.integers(n, size=(2000, batch_size))
    clouds[batch_size] = np.array(
        [losses.mse_gradient(np.zeros(2), two[rows], y[rows]) for rows in batches]
    )
    print(f"batches of {batch_size}: mean {clouds[batch_size].mean(axis=0).round(2)},", end=" ")
    print(f"standard deviation {clouds[batch_size].std(axis=0).round(2)}")
print(f"all {n} rows: {full.round(2)}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.4)
for (batch_size, cloud), ax in zip(clouds.items(), panels, strict=True):
    ax.plot(*cloud[:400].T, "o", color=plots.BLUE, markersize=3, alpha=0.4, markeredgewidth=0)
    ax.plot(*full, "*", color=plots.VERMILION, markersize=14)
    ax.set(xlim=(-6, 2.5), ylim=(-5, 3.5), aspect="equal", title=f"batches of {batch_size}")
    ax.set(xlabel="slope in bmi", ylabel="slope in bp")
panels[1].annotate(
    "all rows", full, (0, 26), textcoords="offset points", color=plots.VERMILION, ha="center"
)
picture(
    panels[0].figure,
    alt="Two clouds of 400 mini-batch gradients around the star of the full gradient, at about "
    "-1.2 and -0.9. With batches of 4 the cloud is wide and often lies on the wrong side of 0; "
    "with batches of 64 it is a knot around the star.",
)

# %% [markdown]
# **Compare:** by a factor of 4, the root of 16. The scatter of a mean of $b$ independent rows goes
# with $1/\sqrt b$: half the noise takes four times the rows. That is why batches are small.
#
# In practice one shuffles all rows, cuts the order into batches, takes a step on each, and shuffles
# anew. One such pass, in which every row has been seen once, is an **epoch**. The mean of an
# epoch's gradients, all at the same $w$ and in batches of equal size, *is* the full gradient: every
# row stands in exactly one of them.
#
# ### The noise ball
#
# Even at the best weights a mini-batch has a gradient that is not 0, so the weights never rest. How
# far do they stray? One weight and the loss $\tfrac1n\sum_i (w - y_i)^2$: the lowest point is the
# mean of the $y_i$, which is 0 here, and their mean square is 1. A step on one row $i$ is
#
# $$w \leftarrow w - \eta\cdot 2(w - y_i) = (1 - 2\eta)\,w + 2\eta\,y_i.$$
#
# Let $v$ be the mean of $w^2$ over all the ways that chance may take. Squaring gives three terms;
# the mixed one averages to 0, because $y_i$ has mean 0 and does not depend on $w$. What is left:
#
# $$v \leftarrow (1 - 2\eta)^2\,v + 4\eta^2.$$
#
# It comes to rest where both sides are equal: $v\,(1 - (1 - 2\eta)^2) = 4\eta^2$, and
# $1 - (1 - 2\eta)^2 = 4\eta - 4\eta^2$, so $v = \eta/(1 - \eta)$. **Predict** how far $w$ strays,
# $\sqrt v$, for rate 0.1, and how much less for a tenth of that rate. The third run lets the rate
# fall, as $0.1/(1 + 0.05\,t)$.

# %%
one_column = np.ones((n, 1))
rates = {
    "0.1": 0.1,
    "0.01": 0.01,
    "falling": stochastic.inverse_time_decay(0.1, decay=0.05),
}
walks = {}
for name, rate in rates.items():
    walk = stochastic.stochastic_gradient_descent(
        losses.mse_gradient, [3.0], one_column, y, rate, n_steps=5000
    )
    walks[name] = walk[:, 0]
    strayed = np.sqrt(np.mean(walks[name][2500:] ** 2))
    print(f"rate {name:>7}: strays by {strayed:.3f} in the last half", end="")
    print("" if callable(rate) else f", the formula says {np.sqrt(rate / (1 - rate)):.3f}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(3, height=2.9)
for (name, walk), colour, ax in zip(walks.items(), plots.COLOURS, panels, strict=False):
    ax.axhline(0, color=plots.INK, linewidth=0.8)
    ax.plot(walk[:1500], color=colour, linewidth=0.8)
    ax.set(ylim=(-1.6, 3.2), xlabel="step")
    ax.set_title(f"rate {name}" if name != "falling" else "falling rate", color=colour)
panels[0].set(ylabel="weight")
picture(
    panels[0].figure,
    alt="Three walks of one weight from 3 towards 0 over 1500 steps. At rate 0.1 it arrives at "
    "once and trembles in a wide band; at 0.01 it takes some two hundred steps and trembles in "
    "a narrow band; with the falling rate it arrives soon and the band keeps narrowing.",
)

# %% [markdown]
# **Compare:** the weights end in a **noise ball** around the best ones, whose radius goes with
# $\sqrt\eta$. (Over many runs the ball at 0.01 is a little smaller than the formula says: within an
# epoch no row comes twice, so the errors partly cancel.) A small rate makes a small ball and a long
# way there. A **falling** rate has both: large steps first, small ones at the end.
#
# **Modify:** let the rate fall twenty times as fast, `decay=1.0`. What goes wrong?
#
# <details><summary>Answer</summary>
#
# The walk gets stuck: the weight still hangs far above 0 when the steps have all but died away. The
# rates have to add up to enough to cover the distance.
# </details>
#
# > **Say it aloud:** the loss of your mini-batch training trembles around a level. Is that
# > convergence? What would you change to find out how low it can go?
#
# <details><summary>Answer</summary>
#
# It has reached its noise ball, not the lowest point. Lower the rate, or take larger batches: if
# the loss falls further, noise was the limit. Judge by the loss on all rows, not by that of one
# batch.
# </details>

# %% [markdown]
# ## 2. An average that forgets
#
# All three methods of this lesson are built on one device, and you can watch it at work on a noisy
# loss curve. A running average lets each new value pull a little:
#
# $$v \leftarrow \beta v + (1 - \beta)\,\text{loss}, \qquad v = 0 \text{ at first.}$$
#
# **Predict** the first three values of $v$ for the losses 4, 4, 4 with $\beta = 0.5$. What is wrong
# with them, and by which factor?

# %%
v = 0.0
for t, loss in enumerate([4.0, 4.0, 4.0], start=1):
    v = 0.5 * v + 0.5 * loss
    print(f"after {t}: v = {v}, the weights used so far add up to {1 - 0.5**t}")

# %% [markdown]
# **Compare:** every loss is 4, and the average first says 2, then 3, then 3.5. Written out, after
# three losses $v = (1-\beta)\,(\text{loss}_3 + \beta\,\text{loss}_2 + \beta^2\,\text{loss}_1)$:
# with every step an old loss counts less by the factor $\beta$. The weights should add up to 1, but
#
# $$(1 - \beta)(1 + \beta + \beta^2) = 1 - \beta^3,$$
#
# because all other terms cancel when you multiply out. After $t$ losses it is $1 - \beta^t$: the
# rest of the weight still lies on the 0 that we began with. So divide by $1 - \beta^t$. This is the
# **bias correction**.
#
# By hand: losses 4, 1, 1 and $\beta = 0.5$. Uncorrected, $v$ is $2$, then $1.5$, then $1.25$. Which
# three numbers do you divide by, and what comes out?
#
# <details><summary>Answer</summary>
#
# By $0.5$, $0.75$ and $0.875$. Out come $4$, $2$ and $1.43$.
# </details>
#
# ### Exercise: smooth the losses
#
# Write `smooth_losses(losses, beta)`.
#
# - `losses` is a flat array of floats, at least one, and $0 \le \beta < 1$.
# - $v \leftarrow \beta v + (1 - \beta)\,\text{loss}$ from $v = 0$, and what you hand out is $v$
#   **divided by** $1 - \beta^t$, where t counts from 1. The recursion itself goes on with $v$.
# - Return as many values as there are losses.
# - In every exercise of this lesson numpy and the standard library may be used; scipy, scikit-learn
#   and mlnotes may not.


# %% nbgrader={"grade_id": "smooth_losses", "solution": true}
def smooth_losses(losses, beta):
    ### BEGIN SOLUTION
    average, smoothed = 0.0, []
    for t, loss in enumerate(losses, start=1):
        average = beta * average + (1 - beta) * loss
        smoothed.append(average / (1 - beta**t))
    return np.array(smoothed)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_smooth_losses", "grade": true}
check("convergence/smooth_losses", smooth_losses)

# %% [markdown]
# A real one: linear regression on all ten columns, in batches of 8, and the loss of each batch
# before its step. **Predict:** which is the calmer curve, $\beta = 0.9$ or 0.98? And what does the
# calmer one pay for it?

# %%
rng = np.random.default_rng(0)
w, logged = np.zeros(10), []
for _ in range(400):
    rows = rng.integers(n, size=8)
    logged.append(losses.mse_loss(w, X[rows], y[rows]))
    w = w - 0.005 * losses.mse_gradient(w, X[rows], y[rows])
smoothed = {beta: loss_curves.smooth_losses(logged, beta) for beta in [0.9, 0.98]}
for beta, curve in smoothed.items():
    wobble = np.abs(np.diff(curve[-100:])).mean()
    print(f"beta {beta}: {curve[50]:.2f} at step 50; changes by {wobble:.3f} a step at the end")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
ax.plot(logged, color=plots.FAINT, linewidth=0.8)
for (beta, curve), colour in zip(smoothed.items(), plots.COLOURS, strict=False):
    ax.plot(curve, color=colour)
    ax.annotate(
        f"beta {beta}",
        (399, curve[-1]),
        (6, -8 if beta == 0.9 else 8),
        textcoords="offset points",
        color=colour,
        va="center",
    )
ax.set(xlabel="step", ylabel="loss of the batch", ylim=(0, 2))
picture(
    ax,
    alt="A very noisy curve of batch losses, and two smoothed ones that fall from about 1 towards "
    "one half. With beta 0.9 the curve still wobbles; with 0.98 it is calm, and lies above the "
    "other while the loss falls.",
)

# %% [markdown]
# **Compare:** about $1/(1 - \beta)$ values matter at a time, 10 or 50. The calmer the curve, the
# later it tells you what happened.
#
# > **Say it aloud:** why is the correction needed at the start, and why does it not matter later?
#
# <details><summary>Answer</summary>
#
# At the start most of the weight still lies on the 0 we began with, and the average is too small by
# a factor that we know. $\beta^t$ shrinks to 0, and with it what is missing.
# </details>

# %% [markdown]
# ## 3. Momentum: a ball that remembers
#
# A step that forgets the last one bounces from wall to wall in a valley and creeps along its floor.
# So give it a **velocity**, to which every gradient is added, while a share $\beta$ of the old one
# survives. That share is the **momentum**: $v \leftarrow \beta v + g$. It is the average of section
# 2 without the factor $1 - \beta$, a sum that forgets.
#
# **Predict:** with momentum 0.5, where does the velocity settle if every gradient is 1? And if they
# are 1, −1, 1, −1, …?

# %%
for gradients in [[1, 1, 1, 1, 1, 1], [1, -1, 1, -1, 1, -1]]:
    velocity, velocities = 0.0, []
    for g in gradients:
        velocity = 0.5 * velocity + g
        velocities.append(velocity)
    print(gradients, "->", *[f"{value:.2f}" for value in velocities])

# %% [markdown]
# **Compare:** what agrees adds up, what contradicts itself is damped. If all gradients are $g$, the
# velocity rests where $v = \beta v + g$, at $v = g/(1 - \beta)$. So along a gentle slope the ball
# moves like plain descent with the **effective rate**
#
# $$\frac{\eta}{1 - \beta}.$$
#
# With the usual $\beta = 0.9$ that is ten times the rate you typed in. Change $\beta$ to 0.98, and
# it is five times as large again.
#
# By hand, one step: $w = 1$, velocity 2, gradient 4, rate 0.5, momentum 0.75. The new velocity is
# $0.75\cdot 2 + 4 = \dots$, and the new weight is $1 - 0.5\cdot\dots$
#
# <details><summary>Answer</summary>
#
# Velocity $5.5$, weight $-1.75$.
# </details>
#
# ### Exercise: one step of momentum
#
# Write `momentum_step(w, velocity, gradient, learning_rate, momentum)`, and return the pair
# (new `w`, new `velocity`).
#
# - Here and in the next two exercises `gradient` is the **array** of slopes at `w`, not a function.
#   Arrays are flat and hold floats, and everything happens entry by entry.
# - This is the *heavy ball*: $v \leftarrow \text{momentum} \cdot v + g$. The gradient enters in
#   full, not times $1 - \text{momentum}$, and without the learning rate.
# - Then `w` moves against the **new** velocity: $w \leftarrow w - \eta v$.
# - Return new arrays, and leave those you are given as they are, here and in the next two.


# %% nbgrader={"grade_id": "momentum_step", "solution": true}
def momentum_step(w, velocity, gradient, learning_rate, momentum):
    ### BEGIN SOLUTION
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_momentum_step", "grade": true}
check("gradient_descent/momentum_step", momentum_step)

# %% [markdown]
# Why not simply run plain descent at the effective rate? Because of the walls. In the valley of the
# first picture the curvature is 1 along the floor and 25 between the walls, and plain descent blows
# up above $2/25$. Let each method have its best settings for these two curvatures. For plain
# descent you know them. For the ball we borrow them (Goh, below, derives them):
#
# $$\eta = \frac{4}{(\sqrt{\lambda_{\min}} + \sqrt{\lambda_{\max}})^2} \qquad \beta =
# \left(\frac{\sqrt{\lambda_{\max}} - \sqrt{\lambda_{\min}}}
# {\sqrt{\lambda_{\max}} + \sqrt{\lambda_{\min}}}\right)^2$$
#
# **Predict:** how many steps does each need to bring the distance below a thousandth?

# %%
plain = optimizers.gradient_descent(valley, start, best_rate, 200)
ball = optimizers.momentum_descent(valley, start, ball_rate, 200, momentum=ball_momentum)
print(f"rates: plain {best_rate:.3f}, the ball {ball_rate:.3f}; its momentum {ball_momentum:.2f}")
for name, path in [("plain", plain), ("momentum", ball)]:
    distances = np.linalg.norm(path, axis=1) / np.linalg.norm(start)
    print(f"{name:>8}: {np.flatnonzero(distances > 1e-3)[-1] + 1} steps")

# %% [markdown]
# For a condition number $\kappa$, plain descent at its best rate shrinks the error to
# $(\kappa - 1)/(\kappa + 1)$ of itself in a step. The ball at its best settings comes down to
# $(\sqrt\kappa - 1)/(\sqrt\kappa + 1)$ in the long run: the *root* of the condition number counts.
#
# What rate and momentum do can be drawn on a map. On the left below are three regions; in each
# direction, only momentum and *rate times curvature* matter, so one setting is one dot for the
# floor and one for the walls. **Predict**, then turn the dials:
#
# 1. Momentum 0: at which rate do the walls begin to oscillate, and at which do they diverge?
# 2. Raise the momentum at a fixed rate. Does the diverging region come nearer?
# 3. Which setting leaves least of the distance?

# %%
from mlnotes.explorers import momentum_explorer

momentum_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. Above 1/25 and above 2/25, as you know from plain descent.
# 2. No, it moves away: the ball is stable up to rate·curvature $= 2(1 + \beta)$. But the gliding
#    region shrinks. It ends at $(1 - \sqrt\beta)^2$, so a ball with much momentum oscillates at
#    nearly every rate, even along the floor.
# 3. Rate $0.11$ and momentum $0.45$, close to the formulas' $4/36$ and $(4/6)^2$. There both dots
#    lie in the oscillating region, and both directions die down at the same speed.
#
# Where the borders come from: in one direction of curvature $\lambda$ the two lines of the step
# give $e_{t+1} = (1 + \beta - \eta\lambda)\,e_t - \beta\,e_{t-1}$ for the error. Try $e_t = r^t$,
# and you get $r^2 - (1 + \beta - \eta\lambda)\,r + \beta = 0$, a quadratic equation whose two
# solutions multiply to $\beta$. Two positive ones: gliding. None that is real: oscillating, and the
# size shrinks to $\sqrt\beta$ of itself in a step. Two negative ones: a change of sign at every
# step, and growth as soon as one is below −1.
# </details>
#
# > **Say it aloud:** in which two ways can a momentum that is too large spoil a run?
#
# <details><summary>Answer</summary>
#
# It oscillates for long, because what has been gathered dies away only with $\sqrt\beta$ a step.
# And the effective rate $\eta/(1 - \beta)$ grows with it, so in mini-batch training the noise ball
# grows, unless you lower $\eta$.
# </details>

# %% [markdown]
# ## 4. RMSProp: a rate for each weight
#
# Two weights have gradients a hundred thousand times apart, say because one column is in kilometres
# and the other in centimetres. No single rate suits both. **RMSProp** keeps, for each weight, a
# running average of the *squared* gradient, the **second moment** $s$. Its root is the usual size
# of that weight's gradient, and the step is the gradient divided by it.
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
# **Compare:** both weights move equally far, at last by the learning rate itself. The rate has
# become a *length*. The first steps are about three times as long, because the average starts at 0:
# you know that fault and its cure from section 2. RMSProp leaves it as it is.
#
# By hand: $w = 1$, $s = 0$, $g = 4$, rate 0.5, decay 0.75. The new $s$ is $0.25\cdot 4^2 = \dots$
# To its root a small $\varepsilon$ is added, which keeps the division safe when $s$ is 0; let it be
# 2 here. Then $w$ moves by $0.5\cdot 4/(\dots + 2)$.
#
# <details><summary>Answer</summary>
#
# $s = 4$, its root is 2, and $w$ moves by 0.5, from 1 to 0.5.
# </details>
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
#
# <details><summary>Answer</summary>
#
# In RMSProp the gradient's unit cancels, so the rate has the unit of the weight: it is the length
# of a step. In plain descent the rate times a slope, loss per weight, must give a weight, so its
# unit is weight² per loss. Measure the loss in other units, and plain descent needs another rate;
# RMSProp does not.
# </details>

# %% [markdown]
# ## 5. Adam: both
#
# **Adam** puts the pieces together: $m$, a running average of the gradient, divided by the root of
# $v$, a running average of its square, and both with the bias correction.
#
# **Predict**, for the first gradient 3, $\beta_1 = 0.9$ for $m$, $\beta_2 = 0.999$ for $v$ and rate
# 0.01: how long is the first step with the correction, and how long without?

# %%
m, v = 0.1 * 3.0, 0.001 * 3.0**2
m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
print(f"corrected   {0.01 * m_hat / np.sqrt(v_hat):.4f}")
print(f"uncorrected {0.01 * m / np.sqrt(v):.4f}")

# %% [markdown]
# By hand, the first step: $w = 1$, $m = v = 0$, $t = 1$, gradient 3, rate 0.5, $\beta_1 = 0.5$,
# $\beta_2 = 0.75$, $\varepsilon = 1$. Then $m = 1.5$ and $v = 2.25$. Corrected, $\hat m = \dots$
# and $\hat v = \dots$, and $w$ moves by $0.5\,\hat m/(\sqrt{\hat v} + 1)$.
#
# <details><summary>Answer</summary>
#
# $\hat m = 3$ and $\hat v = 9$, the gradient and its square: so much for the correction. $w$ moves
# by $0.375$, to $0.625$.
# </details>
#
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
# ### A saddle
#
# Not every flat place is a lowest point. At a **saddle** the gradient is 0 too, but the loss curves
# up in one direction and *down* in another. Near it the slope that leads away is tiny. **Predict:**
# all three start a thousandth beside the ridge, at rate 0.1, with 40 steps. Who has left by then?

# %%
beside = np.array([1.0, 1e-3])
leaving = {
    "plain": optimizers.gradient_descent(comparisons.saddle_gradient, beside, 0.1, 40),
    "momentum": optimizers.momentum_descent(comparisons.saddle_gradient, beside, 0.1, 40),
    "Adam": optimizers.adam(comparisons.saddle_gradient, beside, 0.1, 40),
}
for name, path in leaving.items():
    print(f"{name:>8}: second weight {path[-1, 1]:.3f}")

# %% jupyter={"source_hidden": true}
picture(
    draw_paths(leaving, comparisons.saddle_loss, [(-1.3, 1.8), (-1.5, 1.6)], side="bottom"),
    alt="Level lines with two hollows, at (0, 1) and (0, -1), and a saddle between them. Gradient "
    "descent ends close to the saddle. Momentum runs past the saddle to and fro and leaves it "
    "for the upper hollow. Adam goes at an angle straight towards the upper hollow.",
)

# %% [markdown]
# **Compare:** plain descent moves by a share of a tiny slope, and is still there. Momentum adds the
# tiny slopes up, and has left. Adam divides the tiny slope by its own size, and walks off at once.
# But its rate is a length: if the lowest point is 3 away, a hundred steps of 0.01 will not get
# there.
#
# > **Say it aloud:** in Adam the scale of the loss cancels. Where does it come back in, if there is
# > an L2 penalty in the loss?
#
# <details><summary>Answer</summary>
#
# The penalty's gradient is part of $g$, so it is divided by the root of $v$ as well: weights with
# large gradients are decayed less than others, and $\alpha$ no longer means what it did. AdamW
# therefore shrinks the weights apart from the step, as in $w \leftarrow (1 - \eta\alpha')\,w$.
# </details>

# %% [markdown]
# ## 6. "Adam is more robust"
#
# Now the sentence from the beginning. Three situations:
#
# - a **ravine** like that of the first picture, but four times as steep, 100 steps from random
#   starts;
# - **noise**: linear regression on the diabetes data, five hundred batches of 8; the loss on all
#   rows, above the lowest, over the last 100 steps;
# - the **saddle**, 50 steps from random starts close to the ridge.
#
# A comparison is worth as much as its fairness. Three rules:
#
# 1. **Equal effort.** Every method may try 680 settings, no more. The three that remember get 40
#    rates times 17 memories from 0 to 0.9999: momentum's $\beta$, RMSProp's decay, Adam's
#    $\beta_1$. (Adam's $\beta_2$ stays at 0.999: a third dial would need a larger budget, for
#    everybody.) Plain descent has only a rate to spend its 680 on.
# 2. **Other seeds for the verdict.** Settings are tuned on ten seeds; what is reported comes from
#    thirty others, with its standard error, the standard deviation divided by $\sqrt{30}$.
# 3. **A measure that is stated:** by how many powers of ten the loss falls.
#
# **Predict** for each situation: who gets deepest, once everybody is tuned?

# %%
situations = {
    "ravine": comparisons.ravine,
    "noise": partial(comparisons.noise, X, y),
    "saddle": comparisons.saddle,
}
memories = 1 - np.logspace(0, -4, 17)  # from 0 to 0.9999
tuned, fallen = {}, {}
for name, situation in situations.items():
    for method in comparisons.METHODS:
        tried = memories if method != "plain" else [0.0]
        rates = np.logspace(-4, 4, 680 // len(tried))
        tuned[name, method] = comparisons.tune(situation(range(10)), method, rates, tried)
        rate, memory = tuned[name, method]
        verdict = situation(range(100, 130))
        fallen[name, method] = comparisons.sweep(verdict, method, [rate], [memory])[0, 0]

for name in situations:
    print(f"{name:<8}   rate  memory  powers of ten  behind the best")
    best = max([fallen[name, method] for method in comparisons.METHODS], key=np.mean)
    for method in comparisons.METHODS:
        rate, memory = tuned[name, method]
        behind = best - fallen[name, method]
        standard_error = behind.std(ddof=1) / np.sqrt(len(behind))
        print(
            f"{method:>8} {rate:>6.2g} {memory:>7.4g} {fallen[name, method].mean():>14.2f}"
            f"  {behind.mean():.2f}, standard error {standard_error:.2f}"
        )

# %% [markdown]
# **Compare:** with equal effort Adam is the deepest in none of the three. In the ravine it is
# several powers of ten behind momentum, by many standard errors. (By how many powers depends on
# where the points of the grid happen to fall; that it is behind does not.) At the saddle the others
# are ahead, the best by between two and three standard errors; and that best, momentum with a
# memory of 0, is plain descent under another name. In the noise the gap is many standard errors
# again, and yet small: 0.08 powers of ten is a fifth more loss above the lowest. *Certain* and
# *large* are two things.
#
# ### How wrong may the rate be?
#
# But who tries 680 settings? What is usually meant by *robust* is: leave the memory as it comes,
# get the rate roughly right, and it works. So leave every memory at its usual 0.9, and ask how wide
# the range of rates is, in powers of ten, within which the loss falls *enough*. How much is enough?
#
# **Your turn:** change `depth`, the powers of ten by which the loss has to fall, and run the cell
# again. Find a depth at which Adam is the most forgiving of the four in the ravine, and one at
# which it is not. Then the same at the saddle.

# %%
depth = 1.0  # yours to change, from 0.5 to 5

usual_rates = np.logspace(-6, 4, 101)
usual = {}
for name, situation in situations.items():
    verdict = situation(range(100, 130))
    for method, (*_, memory) in comparisons.METHODS.items():
        usual[name, method] = comparisons.sweep(verdict, method, usual_rates, [memory])[0]
        width = comparisons.width_of_rates(usual[name, method], usual_rates, depth)
        standard_error = width.std(ddof=1) / np.sqrt(len(width))
        print(f"{name:>6} {method:>8}: {width.mean():.2f}, standard error {standard_error:.2f}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(3, height=3.8)
deepest = {"ravine": 6, "noise": 2, "saddle": 6}
for name, ax in zip(situations, panels, strict=True):
    depths = np.linspace(0.25, deepest[name], 47)
    for method, line in zip(colours, ["-", "--", "-.", "-"], strict=True):
        widths = [comparisons.width_of_rates(usual[name, method], usual_rates, d) for d in depths]
        plots.plot_widths(
            depths, widths, label=method, colour=colours[method], linestyle=line, ax=ax
        )
    ax.set(title=name, xlabel="depth, powers of ten", ylim=(0, 5), xlim=(0, deepest[name]))
panels[0].set(ylabel="range of rates, powers of ten")
panels[0].figure.legend(
    *panels[0].get_legend_handles_labels(), loc="outside upper center", ncols=4, frameon=False
)
picture(
    panels[0].figure,
    alt="Three panels: the width of the range of rates over the depth asked for, a falling curve "
    "for each of four methods. In the ravine Adam and momentum lie far above the others, Adam "
    "higher up to depth 3, momentum from then on until both fall steeply. In the noise all four "
    "lie close together, momentum a little higher. At the saddle Adam is highest almost up to "
    "depth 3; beyond, it falls below plain descent and RMSProp.",
)

# %% [markdown]
# <details><summary>Answer</summary>
#
# In the ravine Adam forgives most at depth 1, with a range of 3.7 powers of ten against momentum's
# 3.1; at depth 4 it is momentum, with 1.5 against 1.2. At the saddle Adam forgives most at depth 1,
# with 2.6 against RMSProp's 1.5; at depth 4 it is down to 0.1, and plain descent has the widest
# range with 0.7. In the noise momentum forgives most at every depth that is reached at all.
# </details>
#
# **Compare:** so the sentence is true when it is finished: *untuned, and if you ask for a moderate
# improvement, Adam is the most forgiving about the rate in the ravine and at the saddle.* Ask for
# more depth, or for the best result after tuning, or look at the noise, and another method is
# ahead. A single threshold would have let you prove any of these. And nothing here says anything
# about rows that were not trained on: whether a method *generalises* better has to be measured
# there.
#
# **Modify:** give the methods their tuned memories, `tuned[name, method][1]`, in place of the usual
# ones. Does Adam's range in the ravine become wider or narrower?
#
# <details><summary>Answer</summary>
#
# Wider: at depth 1 it grows from 3.7 to well above 5, and among the rates tried it has no upper
# end. The first step throws Adam far out, where gradients are huge; $v$ remembers them, and a huge
# rate divided by a huge root is a moderate one. Momentum's range becomes narrower, 2.6, though it
# now gets much deeper: tuning for depth can cost forgiveness.
# </details>
#
# > **Say it aloud:** "Adam is more robust." Robust to what, and what would you measure before you
# > agree?
#
# <details><summary>Answer</summary>
#
# To a wrong rate, at its usual settings: that is what held here, on two of three problems and up to
# a certain depth. Measure the range of rates that reach a stated goal, for several goals; give
# every method the same number of trials; take fresh seeds and standard errors; and, for a model
# that is to be used, take the loss on rows that were not trained on.
# </details>

# %% [markdown]
# ## Summary
#
# - A mini-batch gradient is right on average, with a scatter that shrinks like one over the root of
#   the batch size. One pass over all rows is an epoch.
# - With a constant rate the weights end in a noise ball; its radius goes with the root of the rate.
# - An exponential average forgets by $\beta$ a step. Started at 0, it is divided by $1 - \beta^t$.
# - Momentum adds up what agrees: effective rate $\eta/(1 - \beta)$, stable up to
#   $2(1 + \beta)/\lambda$, and steps that go with the root of the condition number.
# - RMSProp divides by the gradient's usual size; its rate is a length. Adam does both, corrected.
# - Adam forgives a wide range of rates if you do not ask for much depth. Tuned with equal effort,
#   others were as good or better on all three of our problems.
#
# ## Interview questions
#
# Answer aloud before you unfold.
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
# form, AdamW. Decide by the validation metric, both tuned with the same effort: the training loss
# settles nothing about generalisation.
# </details>
#
# <details><summary><b>How does the batch size matter?</b></summary>
#
# The gradient's standard deviation falls with the root of it, the cost of a step rises in
# proportion. So small batches get more progress out of each row while far from the goal, and large
# ones get closer to it at the same rate. When the batch grows, the rate may grow with it, up to the
# limit that curvature sets. Hardware likes large batches: many rows in parallel cost little more
# than one.
# </details>
#
# <details><summary><b>Momentum 0.98 instead of 0.9, and training is unstable. Why?</b></summary>
#
# The effective rate η/(1 − β) has grown fivefold, and with it the noise ball; velocity once
# gathered now takes more than a hundred steps to die away, so the weights overshoot and oscillate.
# Lower the rate by the same factor, or go back. The limit of stability itself, 2(1 + β)/λ, has
# hardly moved.
# </details>
#
# ## Further reading
#
# - Gabriel Goh, "Why Momentum Really Works", *Distill* (2017): the map of this lesson, with all the
#   mathematics.
# - Diederik Kingma and Jimmy Ba, "Adam: A Method for Stochastic Optimization" (2015): algorithm 1
#   is your exercise. For RMSProp: Tijmen Tieleman and Geoffrey Hinton, Coursera lecture 6.5 (2012).
# - Ashia Wilson and others, "The Marginal Value of Adaptive Gradient Methods in Machine Learning"
#   (2017), and Ilya Loshchilov and Frank Hutter, "Decoupled Weight Decay Regularization" (2019).
# - Ian Goodfellow, Yoshua Bengio and Aaron Courville, *Deep Learning* (2016), chapter 8.
#
# **Next:** [two classes and text](../05_two_classes_and_text/05_two_classes_and_text.ipynb), where
# the target is a label, and the loss has to change.
