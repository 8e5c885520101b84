# %% [markdown]
# # Weights and resampling
#
# Forty of 569 tumours are drawn by lot, and a model is to say which ones. There is nothing to learn
# here, so no model can beat luck. Forty are few, so a colleague "balances the data" first: she
# copies rows of the forty until there are as many as of the others. Then come five folds and a
# random forest. Run the next two cells. What has happened?
#
# *About {minutes} minutes. You need the log loss and its gradient from lesson
# [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb), folds from lesson
# [11](../11_cross_validation/11_cross_validation.ipynb), AUC from lesson
# [14](../14_ranking/14_ranking.ipynb), and the rare class of lesson
# [17](../17_imbalanced_data/17_imbalanced_data.ipynb).*
#
# **After this lesson you can**
#
# - give rows weights in a loss, and say what balanced weights do
# - copy rows, leave rows out, invent rows by SMOTE, and say why it is nearly all the same
# - say beforehand what each does to probabilities, and find the threshold that does as much
# - compare remedies with equal effort, so that none looks good by accident
# - resample without fooling yourself: after the split, and the training rows alone

# %% jupyter={"source_hidden": true}
import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier
from threadpoolctl import threadpool_limits

from mlnotes import balancing, calibration, check, curves, losses, plots, screening
from mlnotes.plots import picture

one_thread = threadpool_limits(1)  # For small arrays, threads would mostly wait for each other.

# %%
X = load_breast_cancer().data[:, :10]  # the ten means
lot = np.zeros(len(X), dtype=int)
lot[np.random.default_rng(0).choice(len(X), 40, replace=False)] = 1  # a lottery, nothing else

five = StratifiedKFold(5, shuffle=True, random_state=0)
forest = RandomForestClassifier(10, random_state=0)

X_even, lot_even = balancing.oversample_minority(X, lot, random_state=0)
p = cross_val_predict(forest, X_even, lot_even, cv=five, method="predict_proba")[:, 1]
print(f"drawn: {lot.sum()} of {len(X)} tumours, with copies {lot_even.sum()} of {len(lot_even)}")
print(f"rows right {np.mean((p >= 0.5) == lot_even):.3f}", end=", ")
print(f"recall {np.mean(p[lot_even == 1] >= 0.5):.3f}, AUC {curves.roc_auc(lot_even, p):.3f}")

# %% [markdown]
# Nearly perfect. In lesson 11 folds unmasked a model that had learnt coins by heart; here folds
# were used, and were fooled. By the end you will know how, and write the split that is not fooled.
# But first: what is balancing for, and what does it do when it is done well?
#
# ## 1. Rows that count more
#
# Take a screening programme, made up by the law in `mlnotes.screening`: 20,000 people, 3% of them
# ill, and one image of each, with 11 measurements. A logistic regression learns from them and is
# asked about 20,000 others. **Predict** its recall, if it calls everyone ill with $p \ge ½$.


# %%
def programme(n, seed, prevalence=0.03):
    """The first image of each of n people, without the scanner's mark."""
    data = screening.screening_images(n, prevalence=prevalence, marked=False, random_state=seed)
    _, first = np.unique(data.patients, return_index=True)
    return data.X[first, : screening.MARK], data.y[first]


X_train, ill_train = programme(20_000, 0)
X_new, ill_new = programme(20_000, 1)
logistic = LogisticRegression()
p_plain = logistic.fit(X_train, ill_train).predict_proba(X_new)[:, 1]


def called(p, threshold=0.5):
    recall, alarms = (np.mean(p[ill_new == label] >= threshold) for label in (1, 0))
    return f"recall {recall:.3f}, false alarms {alarms:.3f} of the healthy"


print(f"ill: {ill_train.sum()} of {len(ill_train)} in training, {ill_new.mean():.3f} of the new")
print(f"mean p {p_plain.mean():.3f}; threshold 1/2: {called(p_plain)}")

# %% [markdown]
# **Compare:** it misses nearly nine of ten. It is not a bad model. It was asked to make the mean
# log loss of all rows small, and of a hundred rows $97$ are healthy.
#
# So let rows count differently. Give each row $i$ a **weight** $s_i$, and make this small:
#
# $$L(w) = \frac1n \sum_i s_i\,\ell_i(w), \qquad
# \nabla L(w) = \frac1n \sum_i s_i\,(p_i - y_i)\,x_i.$$
#
# The weight is a factor of the row's loss, so it is a factor of its slope: a row of weight 3 pulls
# three times as hard (lesson 05 has the rest of the gradient). Which weights? Suppose that all
# classes are to have the same say. With $k$ classes and $n$ rows, each class gets $n/k$ in all,
# shared out among its rows:
#
# $$s = \frac{n}{k \cdot \text{count of the class}}.$$
#
# All rows together still weigh $n$, so the loss keeps its size beside a penalty.
#
# By hand: $y$ = a, b, b, c, c, c. What does a row of each class weigh, and all rows together?
#
# <details><summary>Answer</summary>
#
# $n = 6$, $k = 3$: a class weighs 2 in all. So a row of a weighs 2, of b 1, of c $2/3$. Together
# $2 + 2 \cdot 1 + 3 \cdot 2/3 = 6$.
# </details>
#
# ### Exercise: balanced class weights
#
# Write `balanced_class_weights(y)`. It returns a dict: for each label that occurs, the weight
# $n/(k \cdot \text{count})$ of one of its rows.
#
# - `y` is an array of labels, numbers or texts, of two to four classes; $k$ is how many there are.
# - The keys are the labels themselves.
# - In the exercises of this lesson numpy and the standard library may be used; scikit-learn, scipy,
#   imbalanced-learn and mlnotes may not.


# %% nbgrader={"grade_id": "balanced_class_weights", "solution": true}
def balanced_class_weights(y):
    ### BEGIN SOLUTION
    labels, counts = np.unique(y, return_counts=True)
    return {
        label: len(y) / (len(labels) * count)
        for label, count in zip(labels.tolist(), counts, strict=True)
    }
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_balanced_class_weights", "grade": true}
check("imbalanced_data/balanced_class_weights", balanced_class_weights)

# %% [markdown]
# (scikit-learn has them as `class_weight="balanced"`.) Now the same programme, weighted.
# **Predict** which of these rise: the recall, the false alarms, the mean of $p$, the AUC.

# %%
by_class = balancing.balanced_class_weights(ill_train)
weights = np.array([by_class[label] for label in ill_train])
p_weighted = logistic.fit(X_train, ill_train, sample_weight=weights).predict_proba(X_new)[:, 1]
print(f"weights: healthy {by_class[0]:.3f}, ill {by_class[1]:.2f}")
print(f"mean p {p_weighted.mean():.3f}; threshold 1/2: {called(p_weighted)}")
print(f"AUC {curves.roc_auc(ill_new, p_plain):.3f} as it is", end=", ")
print(f"{curves.roc_auc(ill_new, p_weighted):.3f} weighted")

# %% [markdown]
# **Compare:** the recall rises, and so do the false alarms. The order of the people, which is what
# AUC looks at, is as good as before and no better. And $p$ is .297 on average, where .029 are ill!
# Keep that in mind for section 4.
#
# > **Say it aloud:** why does a row of the rare class get $n/(k \cdot \text{count})$, and not
# > simply 1/count?
#
# <details><summary>Answer</summary>
#
# For the ratio of the classes it is the same: each has the same say. But with $n/(k \cdot
# \text{count})$ all weights add up to $n$, as they do when all are 1. So the loss keeps its size,
# and a penalty means what it meant before.
# </details>

# %% [markdown]
# ## 2. Copies, and rows left out
#
# Instead of giving weights, you can copy rows. A row that is there three times is added three
# times, just as with a weight of 3. (The sum is then divided by more rows, but that shrinks the
# loss for all $w$ alike and moves no minimum.) Is it *exactly* the same? Lesson 05's model, without
# a penalty, on 2000 people:

# %%
few, ill_few = X_train[:2000], ill_train[:2000]
thrice = np.where(ill_few == 1, 3, 1)
unpenalised = LogisticRegression(C=np.inf, tol=1e-8)
unpenalised.fit(few, ill_few, sample_weight=thrice)
print("weight 3:    ", unpenalised.coef_[0, :4].round(5))
unpenalised.fit(np.repeat(few, thrice, axis=0), np.repeat(ill_few, thrice))
print("three copies:", unpenalised.coef_[0, :4].round(5))

# %% [markdown]
# The same, to the last digit shown. To even out the classes, each ill row would have to be there
# $n_0/n_1$ times, if there are $n_0$ healthy and $n_1$ ill ones. That is seldom a whole number, so
# the missing copies are **drawn at random**, with replacement. This is *oversampling*.
#
# By hand: $y$ = 0 0 0 0 0 1 1. How many copies are drawn, and how often is each of the two rows
# there, on average?
#
# <details><summary>Answer</summary>
#
# $5 - 2 = 3$ copies. On average each row is there $1 + 3/2 = 2.5$ times, which is $n_0/n_1 = 5/2$.
# The weights of section 1, $7/(2 \cdot 5)$ and $7/(2 \cdot 2)$, have the same ratio.
# </details>
#
# ### Exercise: oversampling
#
# Write `oversample_minority(X, y, random_state)`. It returns the pair `(X, y)`, with copies added.
#
# - `X` is (n, d). `y`, (n,), holds two labels, numbers or texts, one of them rarer than the other.
# - All rows are kept. Added are copies of rows of the rarer label, with their label, until both
#   labels have as many rows. The order is free.
# - Which rows are copied, and how often, is free too, but the same `random_state`, a whole number,
#   gives the same result. The arrays that were given stay as they were.


# %% nbgrader={"grade_id": "oversample_minority", "solution": true}
def oversample_minority(X, y, random_state):
    ### BEGIN SOLUTION
    rng = np.random.default_rng(random_state)
    labels, counts = np.unique(y, return_counts=True)
    rare = np.flatnonzero(y == labels[np.argmin(counts)])
    drawn = rng.choice(rare, counts.max() - counts.min())
    return np.concatenate([X, X[drawn]]), np.concatenate([y, y[drawn]])
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_oversample_minority", "grade": true}
check("imbalanced_data/oversample_minority", oversample_minority)

# %% [markdown]
# The third way is *undersampling*: draw as many healthy rows as there are ill ones, and leave out
# the rest. What do the three minimise? With weights each class weighs $n/2$ in all, so
#
# $$L = \frac12 \cdot \text{mean loss of the healthy} + \frac12 \cdot \text{mean loss of the ill}.$$
#
# Copies: half of the $2 n_0$ rows are the healthy, the other half ill rows, each there $n_0/n_1$
# times on average. So the loss, averaged over many draws, is again $L$. Leaving out: one half are
# all the ill, the other a random sample of the healthy, whose mean loss is on average that of all
# the healthy. Again $L$! On average, then, all three ask for the same. But you draw only once.
# **Predict:** which of the three depends most on the luck of the draw?
#
# Let us look at the slope of the loss at $w = 0$, for 300 draws from the 2000 people.


# %%
def slope(X, y, sample_weight=1):
    p = losses.sigmoid(X @ np.zeros(X.shape[1]))
    return X.T @ (sample_weight * (p - y)) / len(y)


by_class_few = balancing.balanced_class_weights(ill_few)
weighted = slope(few, ill_few, np.where(ill_few == 1, by_class_few[1], by_class_few[0]))
drawn = {
    "copies": [slope(*balancing.oversample_minority(few, ill_few, seed)) for seed in range(300)],
    "left out": [slope(*balancing.undersample_majority(few, ill_few, seed)) for seed in range(300)],
}
print(f"weights: slopes {weighted[0]:.4f} and {weighted[1]:.4f}")
for name, slopes in drawn.items():
    first, second = np.transpose(slopes)[:2]
    print(f"{name}: mean {first.mean():.4f} and {second.mean():.4f}", end=", ")
    print(f"standard deviation {first.std():.4f} and {second.std():.4f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.2)
for name, colour in [("left out", plots.VERMILION), ("copies", plots.BLUE)]:
    ax.plot(*np.transpose(drawn[name])[:2], "o", color=colour, alpha=0.5, markersize=4, mew=0)
ax.plot(*weighted[:2], "+", color=plots.INK, markersize=16, mew=2)
ax.text(0.02, 0.9, "rows left out", color=plots.VERMILION, transform=ax.transAxes)
ax.text(0.02, 0.79, "copies", color=plots.BLUE, transform=ax.transAxes)
ax.text(0.02, 0.68, "+  weights", color=plots.INK, transform=ax.transAxes)
ax.set(xlabel="slope along the first weight", ylabel="along the second", xlim=(-0.37, -0.1))
picture(
    ax,
    alt="Slopes of the balanced loss along two weights, a dot for each of 300 draws. Copies make a "
    "small cloud around the cross of the weights, rows left out one that is about five times as "
    "wide around the same place.",
)

# %% [markdown]
# **Compare:** the same slope on average, and very different luck. Weights draw nothing. Copies
# scatter a little. Leaving out scatters five or six times as much, because it throws away most of
# what is known about the healthy. Its advantage is speed: if there are a hundred million healthy
# rows, you can afford to lose some.
#
# > **Say it aloud:** each ill row was copied thirty times. What has the model learnt about the
# > illness that it did not know before?
#
# <details><summary>Answer</summary>
#
# Nothing. There are as many *different* ill people as before. Copies change how much they count,
# as weights do, and nothing else. Only other ill people would be news (lesson 17).
# </details>

# %% [markdown]
# ## 3. Rows that never were: SMOTE
#
# If copies are no news, then invent new rows. **SMOTE** (synthetic minority oversampling technique)
# takes a rare row $x$ and one of its five nearest neighbours *among the rare rows*, and puts a new
# row on the straight line between them, a random share $u$ of the way:
#
# $$x_\text{new} = x + u\,(\text{neighbour} - x), \qquad u \text{ uniform between 0 and 1.}$$
#
# By hand: $x = (2, 10)$, neighbour $(6, 4)$, $u = ¼$.
#
# <details><summary>Answer</summary>
#
# The step is $(4, -6)$, a quarter of it $(1, -1.5)$. So $(3, 8.5)$.
# </details>
#
# ### Exercise: a point of SMOTE
#
# Write `smote_point(x, neighbour, u)`: the invented row, (d,), that lies a share `u` of the way
# from `x` to `neighbour`. Both are rows, (d,), and 0 ≤ u ≤ 1. At $u = 0$ it is `x`, at $u = 1$ the
# neighbour. `x` stays as it was.


# %% nbgrader={"grade_id": "smote_point", "solution": true}
def smote_point(x, neighbour, u):
    ### BEGIN SOLUTION
    return x + u * (neighbour - x)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_smote_point", "grade": true}
check("imbalanced_data/smote_point", smote_point)

# %% [markdown]
# What do invented rows look like? scikit-learn has 1797 handwritten digits, of 8 × 8 pixels. About
# one in ten is an eight: our rare class. Take one eight, its nearest neighbour among the eights,
# and the one that is farthest off. **Predict** what lies half-way.

# %%
digits, digit = load_digits(return_X_y=True)
digits, is_eight = digits / 16, (digit == 8).astype(int)
eights = digits[is_eight == 1]
order = np.argsort(np.linalg.norm(eights - eights[0], axis=1))
near, far = eights[order[1]], eights[order[-1]]
print(f"{is_eight.sum()} eights of {len(digit)}")

# %% jupyter={"source_hidden": true}
figure = plots.new_axes(5, height=3.6)[0].figure
figure.clear()
panels = figure.subplots(2, 5)
for row, (other, name) in zip(panels, [(near, "nearest"), (far, "farthest")], strict=True):
    for ax, u in zip(row, [0, 0.25, 0.5, 0.75, 1], strict=True):
        image = balancing.smote_point(eights[0], other, u).reshape(8, 8)
        title = {0: "an eight", 1: f"its {name}"}.get(u, f"u = {u}")
        plots.plot_image(image, title=title, ax=ax)
picture(
    figure,
    alt="Two rows of five images. Above: an eight turns into its nearest neighbour, and the three "
    "images between look like eights too. Below: it turns into the eight that is farthest from it, "
    "and half-way the strokes of both lie over each other, grey.",
)

# %% [markdown]
# **Compare:** between near ones there is something like an eight; between far ones two faint eights
# lie on top of each other. So SMOTE asks for *near* neighbours, and for columns of like scale,
# because "near" is measured in all of them together.
#
# Now twelve malignant tumours among a hundred benign ones, by radius and texture. Move the
# controls.

# %%
from mlnotes.explorers import smote_explorer

smote_explorer()

# %% [markdown]
# - Go through all twelve, with $u = ½$ and neighbour 5. Where do the invented rows look right, and
#   where not?
# - Show all rows that are invented. Is there one outside the region that the twelve enclose?
#
# <details><summary>What there is to see</summary>
#
# - On the right, at radii above 1, malignant tumours are among themselves, and invented ones fit
#   in. On the left some of the twelve stand among benign ones, and so do the rows invented between
#   them: for $26$ of all $88$ the nearest real tumour is benign.
# - No. Each lies *between* two known rows. That there are malignant tumours elsewhere SMOTE cannot
#   know.
# </details>
#
# > **Say it aloud:** does SMOTE bring new information?
#
# <details><summary>Answer</summary>
#
# No, an assumption: that between near rows of the rare class there are only rows of the rare class.
# Where the classes overlap that is wrong.
# </details>

# %% [markdown]
# ## 4. What becomes of the probabilities
#
# Back to the strange mean, .297. Take many people who look alike. A share $\pi$ of them is ill, and
# all are told the same $p$. Their mean loss, with weight $s_1$ for an ill one and $s_0$ for a
# healthy one, is
#
# $$L(p) = -s_1 \pi \log p - s_0 (1 - \pi) \log(1 - p).$$
#
# It is lowest where its slope is 0:
#
# $$-\frac{s_1 \pi}{p} + \frac{s_0(1 - \pi)}{1 - p} = 0
# \quad\Longleftrightarrow\quad
# \frac{p}{1 - p} = \frac{s_1}{s_0} \cdot \frac{\pi}{1 - \pi}.$$
#
# Without weights that is $p = \pi$, the truth. With weights **all odds are multiplied by
# $s_1/s_0$**. By hand: the ill weigh 9 times as much, and of these people one in ten is ill. What
# are they told?
#
# <details><summary>Answer</summary>
#
# True odds $1/9$, times 9 is 1: they are told ½.
# </details>
#
# Copies and left-out rows do the same, for on average they minimise the same $L$; the factor is
# $n_0/n_1$. And SMOTE? Let us see. **Predict:** of all who are told about .7, what share is ill?


# %%
def remedies(X, y, seed):
    """For each remedy the rows, labels and weights to train on."""
    by_class = balancing.balanced_class_weights(y)
    return {
        "as it is": (X, y, None),
        "weights": (X, y, np.array([by_class[label] for label in y])),
        "copies": (*balancing.oversample_minority(X, y, seed), None),
        "left out": (*balancing.undersample_majority(X, y, seed), None),
        "SMOTE": (*balancing.smote(X, y, seed), None),
    }


told = {}
for name, rows in remedies(X_train, ill_train, seed=0).items():
    p = told[name] = logistic.fit(*rows).predict_proba(X_new)[:, 1]
    seven = (p >= 0.65) & (p < 0.75)
    print(f"{name:>8}: mean p {p.mean():.3f}, AUC {curves.roc_auc(ill_new, p):.3f}", end=", ")
    print(f"Brier {calibration.brier(ill_new, p):.4f}; told about .7: {seven.sum()}", end=", ")
    print(f"of them ill {ill_new[seven].mean():.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.4)
ax.plot([0, 1], [0, 1], ":", color=plots.INK, linewidth=1)
for p, colour in zip(told.values(), [plots.INK, *plots.COLOURS[:4]], strict=True):
    curve = calibration.calibration_curve(ill_new, p, n_bins=10)
    ax.plot(curve.mean_predicted, curve.share_positive, "o-", color=colour, markersize=4)
odds = ill_train.mean() / (1 - ill_train.mean())
line = np.linspace(0.001, 0.999, 200)
ax.plot(line, line * odds / (1 - line + line * odds), color=plots.FAINT, linewidth=6, zorder=0)
ax.text(0.47, 0.57, "as it is", color=plots.INK, ha="right")
for height, (name, colour) in zip(
    [0.44, 0.36, 0.28, 0.2],
    zip(["weights", "copies", "left out", "SMOTE"], plots.COLOURS, strict=False),
    strict=True,
):
    ax.text(0.68, height, name, color=colour)
ax.text(0.18, 0.08, "grey: the odds divided by $n_0/n_1$", color=plots.INK, fontsize=9)
ax.set(xlabel="probability told", ylabel="share that is ill", xlim=(0, 1), ylim=(0, 1.03))
picture(
    ax,
    alt="The share that is ill over the probability told, in ten groups. As it is, the dots lie "
    "near the dotted diagonal, and above it at the end, where few people are. Weights, copies, "
    "rows left out and SMOTE all lie far below it, on one curve: near 0 up to one half, about .07 "
    "at .7, and rising steeply at the end.",
)

# %% [markdown]
# **Compare:** as it is, 12 of 17 are ill, as promised. After each of the four remedies it is one in
# fourteen or fifteen, and the four curves are nearly one, that of the formula: odds of $7/3$,
# divided by $19411/589 = 33$, are $.071$, and that is a $p$ of $.066$. SMOTE bends nearly as much.
# The Brier score, the mean of $(p - y)^2$, is about six times as large. AUC stays nearly as it was,
# because one factor on all odds leaves the order alone.
#
# So what did the weights *do*? A weighted model with threshold ½ calls those whose odds are at
# least 1. By the formula, these are true odds of at least $s_0/s_1 = n_1/n_0$: a true $p$ of at
# least $n_1/n$, the share of the ill. A plain model with *that* threshold should call the same
# people. **Predict:** how many of 20,000 get another answer?

# %%
share = ill_train.mean()
print(f"weighted, threshold 1/2:    {called(told['weights'])}")
print(f"as it is, threshold {share:.4f}: {called(told['as it is'], share)}")
for name in ["weights", "copies", "left out", "SMOTE"]:
    differ = np.sum((told[name] >= 0.5) != (told["as it is"] >= share))
    print(f"another answer than as it is, with the share as threshold: {name} {differ}")

# %% [markdown]
# **Compare:** with weights 242, about one in eighty, and the same recall. A threshold does what
# weights do, costs nothing, and leaves the probabilities true. Whether the share is a *good*
# threshold is another question: it treats a miss as $n_0/n_1$ false alarms. What they cost is
# asked in lesson 19.
#
# (A straight boundary suits this law. Where a model is too stiff for its law, weights also change
# *where* it fits best, and may turn its boundary. No threshold can do that. So keep them as a
# setting to be tried, and see section 5.)
#
# **Modify:** which weights would make ½ the right threshold, if a miss costs five false alarms?
#
# <details><summary>Answer</summary>
#
# A call pays if $p \cdot 5 \ge (1 - p) \cdot 1$, so at odds of $1/5$ or more. With $s_1 = 5$ and
# $s_0 = 1$ all odds are multiplied by 5, and $1/5$ becomes 1, which is ½. So weights may also be
# *costs*. But then each cost needs a model of its own, while a threshold is changed in a moment.
# </details>
#
# > **Say it aloud:** a model trained with balanced weights says .5. What do you know?
#
# <details><summary>Answer</summary>
#
# That the odds are $n_1/n_0$ if the model is right: the risk is that of the average person. Here
# .03, not .5.
# </details>

# %% [markdown]
# ## 5. Does it rank better?
#
# You will read that SMOTE raised somebody's AUC. **Diagnosis lab: unequal effort.** Two contests:
#
# - The eights, which are real: a logistic regression learns from half of the digits.
# - The programme: a decision tree learns from 1000 people, of whom 6% are ill. It asks questions
#   until no leaf is mixed, unless `min_weight_fraction_leaf` forbids small leaves: each must hold
#   at least that share of all the weight. (Why a share? A least *number* of rows would mean one
#   thing for copies, where rows are many, and another where most are left out.)
#
# Each remedy is tried **twice**: with the default ($C = 1$; leaves of any size), and with that one
# of four settings that ranks other, *validation* rows best. Test rows judge, over 12 splits of the
# digits or 20 fresh programmes. **Predict** which remedies raise the AUC, and what tuning changes.

# %%
STRENGTHS, SHARES = [1, 0.01, 0.1, 10], [0, 0.03, 0.06, 0.12]  # the defaults first
contests = {
    "eights": [LogisticRegression(C=c, solver="newton-cholesky") for c in STRENGTHS],
    "programme": [
        DecisionTreeClassifier(min_weight_fraction_leaf=share, random_state=0) for share in SHARES
    ],
}
n_runs = {"eights": 12, "programme": 20}


def parts(contest, seed):
    """Rows to train on, to choose the setting, and to judge."""
    if contest == "programme":
        return [programme(n, 3 * seed + k, 0.06) for k, n in enumerate([1000, 1000, 3000])]
    options = {"test_size": 0.5, "random_state": seed}
    X_a, X_b, y_a, y_b = train_test_split(digits, is_eight, stratify=is_eight, **options)
    X_b, X_c, y_b, y_c = train_test_split(X_b, y_b, stratify=y_b, **options)
    return (X_a, y_a), (X_b, y_b), (X_c, y_c)


def compete(contest, seed):
    """For each remedy and setting: AUC on validation rows; AUC, Brier, recall on test rows."""
    train, (X_valid, y_valid), (X_test, y_test) = parts(contest, seed)
    table = []
    for rows in remedies(*train, seed).values():
        for model in contests[contest]:
            p_valid, p = (model.fit(*rows).predict_proba(part)[:, 1] for part in (X_valid, X_test))
            row = curves.roc_auc(y_valid, p_valid), curves.roc_auc(y_test, p)
            table.append((*row, calibration.brier(y_test, p), np.mean(p[y_test == 1] >= 0.5)))
    return np.reshape(table, (5, len(contests[contest]), 4))


def mean_and_error(values):
    return f"{np.mean(values):+.4f} ± {np.std(values, ddof=1) / np.sqrt(len(values)):.4f}"


gains = {}
for contest in contests:
    scores = np.array([compete(contest, seed) for seed in range(n_runs[contest])])
    best = np.argmax(scores[..., 0], axis=2)[..., None, None]
    tuned = np.take_along_axis(scores, best, axis=2)[:, :, 0]  # (runs, remedies, measures)
    for way, table in [("by default", scores[:, :, 0]), ("tuned", tuned)]:
        gains[contest, way] = table[:, :, 1] - table[:, :1, 1]
        for place, name in enumerate(told):
            _, auc, brier, recall = table[:, place].mean(axis=0)
            print(f"{contest} {way}, {name}: AUC {auc:.4f}", end=", ")
            print(f"Brier {brier:.3f}, recall {recall:.2f}", end="")
            gain = mean_and_error(gains[contest, way][:, place])
            print(f", AUC gained {gain}" if place else "")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=2.9)
for ax, way in zip(panels, ["by default", "tuned"], strict=True):
    for line, colour in enumerate(plots.COLOURS[:4]):
        values = gains["programme", way][:, line + 1]
        heights = -line + np.linspace(-0.22, 0.22, 20)
        ax.plot(values, heights, "o", color=colour, alpha=0.6, markersize=4, mew=0)
        ax.plot(values.mean(), -line, "|", color=plots.INK, markersize=22, mew=2)
    ax.axvline(0, color=plots.INK, linewidth=0.8, linestyle=":")
    ax.set(xlabel="AUC less that of “as it is”", xlim=(-0.13, 0.15), ylim=(-3.5, 0.5))
    ax.set_title({"by default": "all by default", "tuned": "all tuned alike"}[way], fontsize=11)
    ax.set_yticks([])
panels[0].set_yticks([0, -1, -2, -3], list(told)[1:])
picture(
    panels[0].figure,
    alt="Trees of the programme: gains in AUC of four remedies over the tree as it is, a dot for "
    "each of twenty runs, and their means. All by default: weights and copies lose about 0.025, "
    "rows left out gain 0.067, SMOTE gains 0.016. All tuned alike: rows left out lose 0.015, "
    "weights gain 0.011, copies 0.014, SMOTE 0.019, and the dots spread over both sides of 0.",
)

# %% [markdown]
# **Compare:** the eights are ranked alike by all; no gain or loss reaches two standard errors. What
# rises is the recall at the threshold ½, and with it the Brier score.
#
# With the trees by default, leaving rows out looks like a wonder, +.067, and weights do harm. Why?
# No leaf is mixed, so these trees say 0 or 1 and nothing between. Their AUC is that of labels
# (lesson 14), the mean of recall and specificity, and leaving rows out lifts the recall from .27
# to .66. Tuned alike, the wonder is gone, −.015, and so is the harm: larger leaves give many
# scores, and the tree as it is rises from .605 to .7765. So most of what the left picture tells is
# about trees that nobody tuned. (The tuned tree's recall at ½ is .01, for hardly a large leaf is
# half ill. That is the threshold's business.)
#
# Not all is gone: SMOTE keeps +.019, nearly four standard errors, and copies and weights keep
# +.014 and +.011, about two. A single tree is a rough model, and can gain by being smoothed. Is
# that worth having?
#
# **Modify:** let the logistic regression compete in the programme, too.
#
# <details><summary>Answer</summary>
#
# `contests["programme"] = contests["eights"]`. Tuned, its AUC is $.876$ as it is, far above every
# tree, and no remedy helps: weights −.003, copies −.005, left out −.007, SMOTE −.005, each more
# than three standard errors. A better model gained five times what SMOTE did for the tree.
# </details>
#
# So why does SMOTE seldom help to rank? Balancing multiplies everybody's odds by about one factor,
# and a factor changes no order. What else SMOTE brings are rows *between* known ones, and a smooth
# model has filled in those by itself. A rough one can gain by them, as by other ways of smoothing.
#
# > **Say it aloud:** "With SMOTE our forest's AUC rose from $.80$ to $.83$." What do you ask?
#
# <details><summary>Answer</summary>
#
# Was the forest without SMOTE tuned with as much care? What is the standard error over repeated
# splits? And were the rows invented after the split?
# </details>

# %% [markdown]
# ## 6. Diagnosis lab: before the split
#
# Back to the lottery. Copies of the forty rows were added until there were 529, and then the folds
# were cut. **Predict:** of the tested rows with label 1, how many have a twin in train?

# %%
train, test = next(iter(five.split(X_even, lot_even)))
known = {row.tobytes() for row in X_even[train]}
drawn_test = [row.tobytes() in known for row in X_even[test][lot_even[test] == 1]]
print(
    f"fold 1: {len(drawn_test)} tested rows with label 1, with a twin in train: {sum(drawn_test)}"
)

# %% [markdown]
# All of them. The forest need not learn anything; it recognises rows, as in lesson 12. Would SMOTE
# have saved us? Its rows are not copies. And what if the folds come first? **Predict** the three
# AUCs of the forest. Five lotteries, and two models:


# %%
def played(model, order, seed):
    lot = np.zeros(len(X), dtype=int)
    lot[np.random.default_rng(seed).choice(len(X), 40, replace=False)] = 1
    if order.endswith("then folds"):
        resample = balancing.smote if order[0] == "S" else balancing.oversample_minority
        rows, truth = resample(X, lot, seed)
        p = cross_val_predict(model, rows, truth, cv=five, method="predict_proba")[:, 1]
    else:
        truth, p = lot, np.empty(len(lot))
        for train, test in five.split(X, lot):
            rows = balancing.oversample_minority(X[train], lot[train], seed)
            p[test] = model.fit(*rows).predict_proba(X[test])[:, 1]
    right, recall = np.mean((p >= 0.5) == truth), np.mean(p[truth == 1] >= 0.5)
    return right, recall, curves.roc_auc(truth, p)


linear = make_pipeline(StandardScaler(), LogisticRegression(solver="newton-cholesky"))
for order in ["copies, then folds", "SMOTE, then folds", "folds, then copies"]:
    for name, model in [("forest", forest), ("logistic", linear)]:
        scores = np.array([played(model, order, seed) for seed in range(5)])
        right, recall, auc = scores.mean(axis=0)
        print(f"{order}, {name}: right {right:.3f}, recall {recall:.3f}", end=", ")
        print(f"AUC {auc:.3f} ± {scores[:, 2].std(ddof=1) / np.sqrt(5):.3f}")

# %% [markdown]
# **Compare:** SMOTE first is nearly as bad as copies: a row invented between two drawn ones is a
# near twin of both, and one of them may be on the other side. Even the logistic regression gets
# .60. With the folds first, the AUC is that of luck, ½.
#
# There is a second fault in "copies first", even without twins: half of the *test* rows are
# positive. By hand: a model with recall .8 gives false alarms to .2 of the healthy. What is its
# precision on such test rows, and what where 3% are ill?
#
# <details><summary>Answer</summary>
#
# Half and half: $.8/(.8 + .2) = .8$. In the programme:
# $.8 \cdot .03 / (.8 \cdot .03 + .2 \cdot .97) = .11$. Positives must be as rare in test as in use.
# </details>
#
# So the order is: split, then resample the training rows, and nothing else. (In cross-validation
# that happens in each fold anew; imbalanced-learn's `Pipeline` does it for you.) By hand: 12 rows
# of label 0, 4 of label 1, and a quarter goes to test. What is in test, and how many copies are
# made?
#
# <details><summary>Answer</summary>
#
# Test: 3 rows of label 0, 1 of label 1. Left to train are 9 and 3, so 6 copies, and train has $18$
# rows.
# </details>
#
# ### Exercise: split, then oversample
#
# Write `split_then_oversample(X, y, test_fraction, random_state)`. It returns `(X_train, y_train,
# X_test, y_test)`.
#
# - `X` is (n, d), no two rows are alike; `y`, (n,), holds two labels, numbers or texts, one rarer
#   than the other.
# - Of each label, `test_fraction` times its count goes to test, give or take 1. All other rows are
#   train, and there copies of rows of the rarer label are added until both have as many.
# - No row is in train and in test, and test has no copies. The order of rows is free.
# - Which rows are drawn is free, but the same `random_state`, a whole number, gives the same
#   result.


# %% nbgrader={"grade_id": "split_then_oversample", "solution": true}
def split_then_oversample(X, y, test_fraction, random_state):
    ### BEGIN SOLUTION
    rng = np.random.default_rng(random_state)
    train, test = [], []
    for label in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == label))
        n_test = round(test_fraction * len(rows))
        test.append(rows[:n_test])
        train.append(rows[n_test:])
    rare, common = sorted(train, key=len)
    copies = rng.choice(rare, len(common) - len(rare))
    train, test = np.concatenate([common, rare, copies]), np.concatenate(test)
    return X[train], y[train], X[test], y[test]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_split_then_oversample", "grade": true}
check("imbalanced_data/split_then_oversample", split_then_oversample)

# %% [markdown]
# With it, the first cell's forest on the first cell's lottery, for ten splits:

# %%
honest = []
for seed in range(10):
    X_a, lot_a, X_b, lot_b = balancing.split_then_oversample(X, lot, 0.3, seed)
    p = forest.fit(X_a, lot_a).predict_proba(X_b)[:, 1]
    honest.append((np.mean((p >= 0.5) == lot_b), np.mean(p[lot_b == 1] >= 0.5)))
right, recall = np.mean(honest, axis=0)
print(f"a lottery, split first: right {right:.3f}, recall {recall:.3f}")
print(f"right, when nobody is called: {np.mean(lot == 0):.3f}")

# %% [markdown]
# One drawn tumour in twenty is found. And "right" is still high, but below the baseline of lesson
# 17, which finds none: few were drawn.
#
# > **Say it aloud:** the folds are cut at random. Why do they not keep train and test apart, once
# > copies were made?
#
# <details><summary>Answer</summary>
#
# Each row is there many times, so its copies land in several folds, and what is tested has a twin
# in train. One would have to keep all copies of a row in one fold, as a group (lesson 11), and even
# then half of the test rows would be positive, far more than in use.
# </details>

# %% [markdown]
# ## Summary
#
# - Balanced weights, $n/(k \cdot \text{count})$, give each class the same say in the loss. Copies
#   and left-out rows ask for the same on average; leaving out depends most on the draw.
# - All of them, and SMOTE too, multiply the odds by about $n_0/n_1$. In the programme, of those who
#   were told .7 one in fourteen or fifteen was ill.
# - A threshold at the share of the ill calls nearly the same people, and leaves $p$ true.
# - AUC seldom changes. Believe a gain when the rival was tuned alike: leaving rows out gained
#   +.067, and then −.015. SMOTE gave a single tree .019, and a better model nothing.
# - Split first. Copies before the split made a lottery predictable, with an AUC of 1.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>Three rows in a hundred are positive. What do you do?</b></summary>
#
# Nothing to the rows, at first. I train on the data as they are, look at a measure of the rare
# class, and choose the threshold by costs, on validation rows. If the ranking is poor, I look for
# more rare rows, other columns, another model. Weights and resampling are settings to be tuned like
# others; afterwards the probabilities need correcting.
# </details>
#
# <details><summary><b>Class weights, oversampling, undersampling: what is the
# difference?</b></summary>
#
# On average over draws all three minimise the same loss, half of the mean loss of each class.
# Weights draw nothing. Copies add a little luck and make training longer. Undersampling throws rows
# away: fast, but most at the mercy of the draw.
# </details>
#
# <details><summary><b>Why does SMOTE seldom raise the AUC?</b></summary>
#
# It multiplies everybody's odds by about one factor, which leaves the order as it was, and it
# invents rows only between known ones. That can smooth a rough model, say a single tree; a smooth
# one has little to gain. I would compare it with a rival that was tuned as carefully, over seeds,
# and resample inside each fold.
# </details>
#
# <details><summary><b>Resample before the split, or after?</b></summary>
#
# After, and only the training rows, in each fold anew. Otherwise copies, or rows invented from test
# rows, are in train, and the score measures memory: forty tumours drawn by lot were "found" with
# an AUC of 1. And test rows stay as rare as in use, or the precision is not that of use.
# </details>
#
# <details><summary><b>A model trained with balanced weights says .7. Is that a risk?</b></summary>
#
# No. Its odds are too large by the ratio of the weights. Divide by it: with 3% ill it is odds of
# $7/3 \cdot 3/97$, a risk of .067.
# </details>
#
# ## Further reading
#
# - Nitesh Chawla and others, "SMOTE: synthetic minority over-sampling technique", *Journal of
#   Artificial Intelligence Research* (2002).
# - Ruben van den Goorbergh and others, "The harm of class imbalance corrections for risk prediction
#   models", *JAMIA* (2022): what section 4 shows, in medicine.
# - Gilles Vandewiele and others, "Overly optimistic prediction results on imbalanced data",
#   *Artificial Intelligence in Medicine* (2021): published near-perfect scores that came from
#   oversampling before the split.
#
# **Next:** lesson [19](../19_thresholds_costs_calibration/19_thresholds_costs_calibration.ipynb)
# chooses thresholds by what mistakes cost, and bends probabilities back.
