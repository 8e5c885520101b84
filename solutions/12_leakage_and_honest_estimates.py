# %% [markdown]
# # Leakage and honest estimates
#
# A colleague has trained a model on the visits of patients to a clinic. It looks excellent: on
# training rows, on test rows. Only on the validation rows is the loss far higher, and it rises.
# "So the validation rows are bad", says the colleague, "let us mix all rows and split them anew."
# Should you?
#
# *About {minutes} minutes. You need the splits of lesson
# [11](../11_cross_validation/11_cross_validation.ipynb).*
#
# **After this lesson you can**
#
# - name the ways in which test rows leak into training, and find each one in the data
# - say how much a leak is worth, and which ones cost little
# - scale, select and split so that nothing leaks
# - read three loss curves that do not fit together, and say where to look first

# %% jupyter={"source_hidden": true}
import numpy as np
from scipy.spatial.distance import cdist
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import check, cross_validation, fitted_state, folds, leakage, plots, splitters
from mlnotes.plots import picture

N_FEATURES = 60
direction = np.random.default_rng(12).normal(size=N_FEATURES)
direction /= np.linalg.norm(direction)


def clinic(rng, n_patients, first=0):
    """Five visits of each patient, who is ill (1) or not, and has ways of their own."""
    ill = rng.permutation(n_patients) % 2
    own = np.outer(2 * ill - 1, 0.8 * direction) + rng.normal(size=(n_patients, N_FEATURES))
    patient = np.repeat(np.arange(n_patients), 5)
    X = own[patient] + 0.25 * rng.normal(size=(len(patient), N_FEATURES))
    return X, ill[patient], patient + first


def descend(train, parts, n_epochs=400):
    """Logistic regression by gradient descent: the log loss of each part, and the weights."""
    X, y = train
    w, losses = np.zeros(N_FEATURES), []
    for _ in range(n_epochs):
        losses.append([np.mean(np.logaddexp(0, -(2 * b - 1) * (A @ w))) for A, b in parts])
        w -= 0.1 * X.T @ (1 / (1 + np.exp(-X @ w)) - y) / len(y)
    return np.array(losses), w


rng = np.random.default_rng(0)
X_file, y_file, patient_file = clinic(rng, 80)
X_valid, y_valid, patient_valid = clinic(rng, 40, first=80)
again = rng.integers(len(y_file), size=20)  # entered twice
X_file, y_file, patient_file = (
    np.concatenate([values, values[again]]) for values in (X_file, y_file, patient_file)
)
order = rng.permutation(len(y_file))
X_train, y_train, patient_train = (v[order[:300]] for v in (X_file, y_file, patient_file))
X_test, y_test, patient_test = (v[order[300:]] for v in (X_file, y_file, patient_file))
train, test, valid = (X_train, y_train), (X_test, y_test), (X_valid, y_valid)

losses, weights = descend(train, [train, test, valid])
ax = plots.new_axes()
for curve, colour, name in zip(
    losses.T,
    [plots.BLUE, plots.GREEN, plots.VERMILION],
    ["train", "test", "validation"],
    strict=True,
):
    ax.plot(curve, color=colour)
    offset, va = (-0.03, "top") if name == "train" else (0.03, "bottom")
    ax.text(330, curve[330] + offset, name, color=colour, ha="right", va=va)
ax.set(xlabel="epoch", ylabel="log loss", xlim=(0, 400), ylim=(0, 1))
picture(
    ax,
    alt="Three loss curves over 400 epochs, all from 0.69. Train falls to 0.13, test just above it "
    "to 0.15. Validation falls to 0.51 by epoch 34, then rises to 0.90.",
)

# %% [markdown]
# Keep your guess in mind until section 6. Before it come five small labs. Something is wrong in
# each, and a **detector** finds it: `mlnotes.leakage` looks at rows, `mlnotes.fitted_state` at what
# a pipeline has learnt.
#
# **Leakage** is whatever tells a model, in training, something about the rows that will judge it,
# which it will not be told about the rows it meets in use. There is no error message. The score is
# just too good.
#
# ## 1. The same row twice
#
# The tumours of lesson 11 again, their labels replaced by tosses of a coin. Somebody has joined two
# exports of the table, so some rows are in it twice. Then all rows were shuffled, and 30% kept for
# the test. A nearest neighbour should score .5 there, for coins teach nothing.

# %%
X, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant


def fit_nearest(X, y):
    return lambda X_new: y[np.argmin(cdist(X_new, X), axis=1)]


def accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


rng = np.random.default_rng(0)
coins = rng.integers(0, 2, size=len(y))
table = np.concatenate([np.arange(len(y)), rng.choice(len(y), size=400, replace=False)])
fit_rows, judge_rows = np.split(rng.permutation(table), [round(0.7 * len(table))])
score = accuracy(coins[judge_rows], fit_nearest(X[fit_rows], coins[fit_rows])(X[judge_rows]))
print(f"coins, {len(judge_rows)} test rows: accuracy {score:.3f}")

# %% [markdown]
# **Predict** from this score what share $s$ of the test rows is in the training rows too. (Of those
# rows all answers are right, and of the others half.)
#
# $$\text{score} = s \cdot 1 + (1 - s)\cdot\tfrac12 = \tfrac12 + \tfrac{s}{2}, \quad\text{so}\quad
# s = 2\cdot\text{score} - 1.$$

# %%
copies = leakage.copied_rows(X[fit_rows], X[judge_rows])
print(f"by the score {2 * score - 1:.2f}, by counting {len(copies.rows) / len(judge_rows):.2f}")

# %% [markdown]
# **Compare:** luck moves the first a little; the second is exact. The detector looks at each test
# row, and asks whether train has one with the same value in every column. By hand: train is (1, 2)
# and (3, 4); test is (3, 4), (1, 4), (3, 4). How many test rows are shared?
#
# <details><summary>Answer</summary>
#
# Two: the first and the third. (1, 4) has only values that occur in train, but train has no such
# row.
# </details>
#
# ### Exercise: shared rows
#
# Write `shared_rows(X_train, X_test)`: how many rows of `X_test`, (n_test, d), stand in `X_train`,
# (n_train, d), too. Both are arrays of floats.
#
# - Two rows are the same when all their entries are exactly equal, column by column.
# - A row that is several times in test counts each time; how often it is in train does not matter.
# - In the exercises of this lesson numpy and the standard library may be used; scikit-learn, scipy
#   and mlnotes may not. (The last exercise is an exception.)


# %% nbgrader={"grade_id": "shared_rows", "solution": true}
def shared_rows(X_train, X_test):
    ### BEGIN SOLUTION
    known = set(map(tuple, X_train.tolist()))
    return sum(tuple(row) in known for row in X_test.tolist())
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_shared_rows", "grade": true}
check("cross_validation/shared_rows", shared_rows)

# %% [markdown]
# > **Say it aloud:** equal rows on both sides: is that always a fault?
#
# <details><summary>Answer</summary>
#
# No. With two yes-or-no columns there are only four different rows, and new ones will be equal to
# old ones in use as well. It is a fault if *one* case was recorded twice. Then drop the copies
# before you split.
# </details>

# %% [markdown]
# ## 2. Scaling before the split
#
# The nearest neighbour needs columns of like scale. Often all rows are standardised first, and then
# split: so the mean and the standard deviation know of the test rows. **Predict** what this leak is
# worth, in points of accuracy: 30 tumours with their true labels, five folds, scaled before the
# split or inside each fold. (After ± stands the standard error, over 50 draws of tumours.)

# %%
gain = {30: [], 150: []}
for n_rows in gain:
    for seed in range(50):
        rows = np.random.default_rng(seed).permutation(len(y))[:n_rows]
        scaled_before, _ = cross_validation.standardize(X[rows], X[rows])
        scores = []
        for a, b in folds.kfold_indices(n_rows, 5):
            scaled_a, scaled_b = cross_validation.standardize(X[rows[a]], X[rows[b]])
            inside = fit_nearest(scaled_a, y[rows[a]])(scaled_b)
            before = fit_nearest(scaled_before[a], y[rows[a]])(scaled_before[b])
            scores.append(accuracy(y[rows[b]], before) - accuracy(y[rows[b]], inside))
        gain[n_rows].append(np.mean(scores))


def mean_and_error(values):
    return f"{np.mean(values):.4f} ± {np.std(values, ddof=1) / np.sqrt(len(values)):.4f}"


for n_rows, values in gain.items():
    print(f"{n_rows} tumours: scaling first adds {mean_and_error(values)}")

# %% [markdown]
# **Compare:** nothing that can be told from zero. Two numbers a column, without a look at the
# labels, give next to nothing away: this famous leak is harmless here. Do it right all the same.
# The habit is free, and preparations that look at labels do harm, as section 3 shows.
#
# In use there is no other way: if one patient comes, what would be the mean of *her* columns? The
# scale has to come from the training rows. By hand: train is (1, 5) and (3, 5), a test row is (6,
# 6). What does it become?
#
# <details><summary>Answer</summary>
#
# (4, 1). First column: mean 2, standard deviation 1, and (6 − 2)/1 = 4. The second is constant in
# train, with standard deviation 0, so it is divided by 1: 6 − 5 = 1. (The test row scaled by itself
# would be (0, 0), whatever was in it.)
# </details>
#
# ### Exercise: standardise
#
# Write `standardize(X_train, X_test)`. It returns two arrays, `X_train` and `X_test` scaled.
#
# - From every column subtract the mean of the **train** column, and divide by its standard
#   deviation (ddof 0).
# - A column that is constant in train is divided by 1 instead. (In the tests its standard deviation
#   comes out as exactly 0.)
# - Leave the inputs as they are.


# %% nbgrader={"grade_id": "standardize", "solution": true}
def standardize(X_train, X_test):
    ### BEGIN SOLUTION
    mean, scale = X_train.mean(axis=0), X_train.std(axis=0)
    scale = np.where(np.ptp(X_train, axis=0) == 0, 1.0, scale)
    return (X_train - mean) / scale, (X_test - mean) / scale
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_standardize", "grade": true}
check("cross_validation/standardize", standardize)

# %% [markdown]
# In scikit-learn, give the whole `make_pipeline(StandardScaler(), model)` of lesson 05 to the
# cross-validation, and each fold scales by its own train rows.
#
# > **Say it aloud:** why do test rows get the scale of the training rows?
#
# <details><summary>Answer</summary>
#
# Because the scale is part of the model, as the weights are. A new row may come alone, and the same
# value must mean the same in training and in use.
# </details>

# %% [markdown]
# ## 3. Selection on all rows
#
# Fifty people, 2000 genes, and a coin for each person. Keep the ten genes that correlate best with
# the coins, and cross-validate a linear model on these ten. (It is `RidgeClassifier`: the ridge
# regression of lesson 03 on labels ±1, the sign is the class.) **Predict** the accuracy.


# %%
def fit_linear(X, y):
    return RidgeClassifier().fit(X, y).predict


def best_ten(X, y):
    whole = (np.arange(len(y)), [])  # a fold that trains on every row it is given
    return cross_validation.select_inside(X, y, [whole], 10)[0]


def fit_selected(X, y):
    chosen = best_ten(X, y)
    predict = fit_linear(X[:, chosen], y)
    return lambda X_new: predict(X_new[:, chosen])


def score_both_ways(seed, n_genes):
    rng = np.random.default_rng(seed)
    genes, labels = rng.normal(size=(50, n_genes)), rng.integers(0, 2, size=50)
    best, five = genes[:, best_ten(genes, labels)], folds.kfold_indices(50, 5)
    on_all = cross_validation.cross_val_scores(fit_linear, accuracy, best, labels, five)
    inside = cross_validation.cross_val_scores(fit_selected, accuracy, genes, labels, five)
    return on_all.mean(), inside.mean()


for n_genes in [100, 2000]:
    on_all, inside = np.transpose([score_both_ways(seed, n_genes) for seed in range(20)])
    print(f"{n_genes} genes: selected on all rows {mean_and_error(on_all)}")
    print(f"  selected inside each fold {mean_and_error(inside)}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=2.2)
for line, (values, colour) in enumerate([(on_all, plots.VERMILION), (inside, plots.BLUE)]):
    heights = line + np.linspace(-0.18, 0.18, len(values))
    ax.plot(values, heights, "o", color=colour, alpha=0.7)
ax.axvline(0.5, color=plots.INK, linewidth=0.8, linestyle="--")
ax.text(0.505, 1.5, "a coin", va="center")
ax.set_yticks([0, 1], ["selected on all rows", "inside each fold"])
ax.set(xlabel="accuracy by 5-fold, on pure noise", xlim=(0.2, 1.02), ylim=(-0.5, 1.75))
picture(
    ax,
    alt="Dots for twenty data sets of pure noise. Selected on all rows, all accuracies lie between "
    "0.78 and 0.96. Selected inside each fold, they scatter around 0.5.",
)

# %% [markdown]
# **Compare:** nearly .9 from pure noise. The folds were in order; what leaked was the *choice*. Of
# 2000 columns the best ten agree with the fifty coins by luck, and the coins of the test rows
# helped to choose them.
#
# **Modify:** with 100 genes the score is only .74. Why? What do ten thousand do?
#
# <details><summary>Answer</summary>
#
# The more columns there are, the more luck there is to pick. Ten thousand do still better on noise.
# </details>
#
# No row is on both sides here, so counting rows finds nothing. The trace is in what the
# *preparation* has learnt. The detector fits each of its steps again, on the train rows alone and
# on all rows, and names whatever only all rows can explain. Here it looks at a scaler and a
# selection (`SelectKBest(k=10)` takes, for two classes, the ten best correlated columns), first
# fitted on all rows, then on the train rows of the first fold.

# %%
rng = np.random.default_rng(0)
genes, labels = rng.normal(size=(50, 2000)), rng.integers(0, 2, size=50)
a, b = folds.kfold_indices(50, 5)[0]
for name, rows in [("all rows", np.arange(50)), ("train rows", a)]:
    prepare = make_pipeline(StandardScaler(), SelectKBest(k=10)).fit(genes[rows], labels[rows])
    found = fitted_state.fitted_on_test(prepare, genes[a], genes[b], labels[a], labels[b])
    print(f"fitted on {name}, leaked:", *found.leaked or ["nothing"], sep="\n   ")

# %% [markdown]
# It finds both: means and scales, whose leak added nothing in section 2, and the scores that chose
# the columns. A detector says *that* something leaks. How much that is worth, only measuring tells.
#
# Now by hand. Correlation is Pearson's:
#
# $$r = \frac{\sum_i (x_i - \bar x)(y_i - \bar y)}{\sqrt{\sum_i (x_i - \bar x)^2 \,\sum_i (y_i -
# \bar y)^2}},$$
#
# between −1 and 1. Three train rows, $y = (1, 2, 3)$, and two columns, (0, 0, 3) and (9, 5, 1).
# Which one is chosen, if $k = 1$?
#
# <details><summary>Answer</summary>
#
# The second. It falls as y grows, along a straight line: r = −1. The first has r = .87. It is the
# absolute value that counts.
# </details>
#
# ### Exercise: select inside
#
# Write `select_inside(X, y, folds, k)`. `folds` is a list of pairs (train, test) of index arrays,
# `X` is (n, d), `y` is (n,), both floats, 1 ≤ k ≤ d.
#
# - It returns a list with one index array for each fold: the `k` columns whose correlation with y,
#   on the **train rows of that fold**, is largest in absolute value.
# - Indices ascending. On the train rows of any fold, no column is constant and no two have equal
#   absolute correlations.


# %% nbgrader={"grade_id": "select_inside", "solution": true}
def select_inside(X, y, folds, k):
    ### BEGIN SOLUTION
    chosen = []
    for train, _ in folds:
        r = [np.corrcoef(X[train, j], y[train])[0, 1] for j in range(X.shape[1])]
        chosen.append(np.sort(np.argsort(np.abs(r))[-k:]))
    return chosen
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_select_inside", "grade": true}
check("cross_validation/select_inside", select_inside)

# %% [markdown]
# > **Say it aloud:** someone looked at all rows, dropped useless columns, and then cross-validated.
# > What do you ask?
#
# <details><summary>Answer</summary>
#
# Whether the labels were used to call them useless. Dropping a constant column gives nothing away;
# dropping what does not correlate with the label does. Then do the dropping inside each fold.
# </details>

# %% [markdown]
# ## 4. Patients on both sides
#
# Sixty patients, five visits each, 20 measurements; and for each *patient* a coin. Five shuffled
# folds, or five by group. The detector names the test rows whose patient is also in train.


# %%
def visits_with_coins(rng):
    patient = np.repeat(np.arange(60), 5)
    X = rng.normal(size=(60, 20))[patient] + 0.5 * rng.normal(size=(300, 20))
    return X, rng.integers(0, 2, size=60)[patient], patient


V, labels, patient = visits_with_coins(np.random.default_rng(0))
for name, cuts in {
    "shuffled": splitters.KFold(5, shuffle=True, random_state=0).split(V),
    "by group": splitters.GroupKFold(5).split(V, labels, patient),
}.items():
    known = [leakage.groups_on_both_sides(patient[a], patient[b]).rows for a, b in cuts]
    print(f"{name}: {sum(map(len, known))} of {len(V)} tested rows have their patient in train")

# %% [markdown]
# **Predict** the accuracy with either split, of the nearest neighbour and of the linear model. Who
# profits more from knowing the patient?

# %%
for name, fit in [("nearest neighbour", fit_nearest), ("linear", fit_linear)]:
    scores = []
    for seed in range(20):
        V, labels, patient = visits_with_coins(np.random.default_rng(seed))
        shuffled = list(splitters.KFold(5, shuffle=True, random_state=seed).split(V))
        by_group = folds.group_kfold_indices(patient, 5)
        scores.append(
            [
                cross_validation.cross_val_scores(fit, accuracy, V, labels, cuts).mean()
                for cuts in (shuffled, by_group)
            ]
        )
    shuffled, by_group = np.transpose(scores)
    print(f"{name}: shuffled {shuffled.mean():.3f}, by group {by_group.mean():.3f}")
    print(f"  the leak adds {mean_and_error(shuffled - by_group)}")

# %% [markdown]
# **Compare:** the nearest neighbour finds another visit of the same patient and is nearly always
# right, about coins. The linear model cannot remember sixty people with 20 weights, and gains less.
#
# So what a leak is worth depends on the model too: anything from nothing to everything.
#
# By hand: `groups = b a b c a c`, two folds. The groups are dealt to the folds in turn, in the
# order a, b, c. Which rows, counted from 0, does each fold test?
#
# <details><summary>Answer</summary>
#
# The first fold gets a and c: rows 1, 3, 4, 5. The second gets b: rows 0 and 2. Other ways to deal
# are right too.
# </details>
#
# ### Exercise: folds by group
#
# Write `group_kfold_indices(groups, n_splits)`. `groups`, (n,), names the group of each row: whole
# numbers or strings. There are at least `n_splits` groups, and n_splits ≥ 2.
#
# - It returns a list of `n_splits` pairs (train, test) of arrays of row numbers.
# - No group has rows in train and in test of the same pair.
# - Every row is in exactly one test part, and no test part is empty. Train is all other rows.
# - Which groups share a fold is free, and so is the order.


# %% nbgrader={"grade_id": "group_kfold_indices", "solution": true}
def group_kfold_indices(groups, n_splits):
    ### BEGIN SOLUTION
    names = np.unique(groups)
    pairs = []
    for fold in range(n_splits):
        tested = np.isin(groups, names[fold::n_splits])
        pairs.append((np.flatnonzero(~tested), np.flatnonzero(tested)))
    return pairs
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_group_kfold_indices", "grade": true}
check("cross_validation/group_kfold_indices", group_kfold_indices)

# %% [markdown]
# > **Say it aloud:** the same patients will come again next year, and the model will know them. Is
# > a split by group right?
#
# <details><summary>Answer</summary>
#
# No, it would judge for strangers, and come out too low. Split by time: old visits in train, later
# ones in test.
# </details>

# %% [markdown]
# ## 5. The future in train
#
# A quantity wanders: every day it takes a random step, normal with standard deviation 1. The model
# forecasts a day by the mean of the three nearest days that it knows. 300 days, five folds.
# **Predict** how far off it is, in the mean: with shuffled folds, and with the past in train and
# the next 50 days in test.


# %%
def fit_three_days(X, y):
    return lambda X_new: y[np.argsort(cdist(X_new, X), axis=1)[:, :3]].mean(axis=1)


def mean_absolute_error(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


days = np.arange(300.0)[:, None]
ways = {
    "shuffled": list(splitters.KFold(5, shuffle=True, random_state=0).split(days)),
    "by time": folds.time_series_split_indices(300, 5),
}
walks = np.cumsum(np.random.default_rng(0).normal(size=(50, 300)), axis=1)
for name, cuts in ways.items():
    late = [len(leakage.older_than_train(days[a, 0], days[b, 0]).rows) for a, b in cuts]
    errors = [
        cross_validation.cross_val_scores(
            fit_three_days, mean_absolute_error, days, walk, cuts
        ).mean()
        for walk in walks
    ]
    print(f"{name}: error {mean_and_error(errors)}; train knows later days in {sum(late)} tests")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=2.8)
for ax, (name, cuts) in zip(panels, ways.items(), strict=True):
    a, b = cuts[3]
    predict = fit_three_days(days[a], walks[0][a])
    ax.plot(days, walks[0], color=plots.FAINT, linewidth=1)
    ax.plot(days[b, 0], walks[0][b], ".", color=plots.INK, markersize=4)
    ax.plot(days[b, 0], predict(days[b]), ".", color=plots.VERMILION, markersize=4)
    ax.set_title(name, fontsize="medium")
    ax.set(xlabel="day")
panels[0].set_ylabel("value")
panels[1].tick_params(labelleft=False)
for ax in panels:
    ax.text(0.03, 0.12, "truth", color=plots.INK, transform=ax.transAxes)
    ax.text(0.03, 0.03, "forecast", color=plots.VERMILION, transform=ax.transAxes)
picture(
    panels[0].figure,
    alt="A wandering line of 300 days, with the fourth fold of both splits. Shuffled, the tested "
    "days lie everywhere, and the forecasts on the line. By time, fifty days in a row are tested, "
    "and all get one and the same forecast, from which the line wanders away.",
)

# %% [markdown]
# **Compare:** more than five times as far off. With shuffled folds the model looks up yesterday and
# *tomorrow*, and takes the mean. On the day of a forecast nobody has tomorrow.
#
# Below is the explorer of lesson 11. A cross marks a tested row that train has given away. This
# time, hunt for the leaks of this lesson. **Predict** first, then choose the data and the splitter:
#
# 1. Patients: does plain k-fold have fewer crosses than shuffled, and why?
# 2. Months, "time, gap 2": what are the unused rows good for, if a month's value is the mean of it
#    and the two before?

# %%
from mlnotes.explorers import splits_explorer

splits_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. Yes: with four folds, three tests in four have a cross, and shuffled all of them. The visits of
#    A and of H are near each other, and each fall into one fold. That is luck of the order, and no
#    guarantee.
# 2. The last train rows would share months with the first test rows: a leak through overlapping
#    means. Two rows out, and no month is on both sides.
# </details>
#
# Eleven months, three folds. How long is a test part, and where does each begin? (The length is
# $11 // 4$, and the last test part ends at the last row.)
#
# <details><summary>Answer</summary>
#
# Two rows each. Counting back from row 11: they begin at 9, 7 and 5. The first train part has rows
# 0 to 4; it takes the rows that are left over.
# </details>
#
# ### Exercise: past and future
#
# Write `time_series_split_indices(n_samples, n_splits)`. Rows 0 … n_samples − 1 follow each other
# in time; n_samples > n_splits ≥ 2.
#
# - It returns a list of `n_splits` pairs (train, test) of row numbers, both ascending, the earliest
#   test part first.
# - Each test part has `n_samples // (n_splits + 1)` rows. They follow each other without a gap, and
#   the last one ends at the last row.
# - Train is always all rows before the test part.


# %% nbgrader={"grade_id": "time_series_split_indices", "solution": true}
def time_series_split_indices(n_samples, n_splits):
    ### BEGIN SOLUTION
    size = n_samples // (n_splits + 1)
    starts = [n_samples - (n_splits - fold) * size for fold in range(n_splits)]
    return [(np.arange(start), np.arange(start, start + size)) for start in starts]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_time_series_split_indices", "grade": true}
check("cross_validation/time_series_split_indices", time_series_split_indices)

# %% [markdown]
# > **Say it aloud:** which columns can leak the future, even if rows are split by time?
#
# <details><summary>Answer</summary>
#
# Those that are filled in later: "date of discharge" when the question is who will be discharged,
# or a total of the whole month. Ask of each column: was it known on the day of the forecast?
# </details>

# %% [markdown]
# ## 6. The three curves
#
# Back to the colleague: train loss lowest, test just above, validation far higher and rising.
# Mixing all rows would make the curves agree, and hide what they tell. **Look first, split later.**
# Which is it: copies, patients, or validation rows from another law?

# %%
for name, X_other, patient_other in [
    ("test", X_test, patient_test),
    ("validation", X_valid, patient_valid),
]:
    copies = leakage.copied_rows(X_train, X_other).rows
    known = leakage.groups_on_both_sides(patient_train, patient_other).rows
    print(f"{name}: {len(X_other)} rows, {len(copies)} copies, {len(known)} of known patients")

# %% [markdown]
# **Compare:** *every* test row has its patient in train, and ten are plain copies. Of the
# validation rows none. So it is not the validation that is too bad, it is the test that is too
# good; and the rise of the validation curve is the overfitting of lesson 08, made visible by the
# only honest part.
#
# One suspect is left: do validation rows come from another law, say another scanner? Ask a model.
# Give train rows the label 0 and validation rows 1, and cross-validate a classifier on *these*
# labels: **adversarial validation**. Its measure is the **AUC**: take a random validation row and a
# random train row; how often does the first get the higher output? An AUC of 1 means always. At ½
# the model can't tell them apart.


# %%
def adversarial_auc(X_train, X_other, splitter, groups):
    X = np.concatenate([X_train, X_other])
    side = np.repeat([0, 1], [len(X_train), len(X_other)])
    output = np.empty(len(X))
    for a, b in splitter.split(X, side, groups):
        output[b] = RidgeClassifier().fit(X[a], side[a]).decision_function(X[b])
    return roc_auc_score(side, output)


both = np.concatenate([patient_train, patient_valid])
by_rows = splitters.KFold(5, shuffle=True, random_state=0)
by_patient = splitters.StratifiedGroupKFold(5)
auc_rows = adversarial_auc(X_train, X_valid, by_rows, both)
auc_patients = adversarial_auc(X_train, X_valid, by_patient, both)
auc_shifted = adversarial_auc(X_train, X_valid + 0.3, by_patient, both)
print(f"folds of rows: AUC {auc_rows:.2f}; folds of patients: AUC {auc_patients:.2f}")
print(f"folds of patients, if each column of validation were 0.3 higher: AUC {auc_shifted:.2f}")

# %% [markdown]
# This detector has the same weakness as the model: on folds of rows it knows the patients again,
# and cries shift where there is none. On folds of patients it is near ½. (A true shift, planted in
# the last line, is found on folds of patients too.)
#
# So look in this order:
#
# 1. **Copies** across the parts.
# 2. **Groups** on both sides.
# 3. **Time:** which part is older? Was every column known in time?
# 4. **Preparation:** what was learnt from all rows? (`fitted_on_test`)
# 5. **Another law:** adversarial validation, by group if there are groups.
# 6. **Noise:** does the standard error of a small validation part explain the gap?
#
# Only then split anew: drop the copies, keep patients together. And the old test rows? They have
# been looked at, and their patients trained on. Take **fresh** test rows: patients nobody has used.
# Here are 200 patients, and what the colleague's model, after its 400 epochs, is worth.

# %%
X_fresh, y_fresh, _ = clinic(np.random.default_rng(99), 200)
stopped = descend(train, [train], n_epochs=int(np.argmin(losses[:, 2])))[1]
for name, w in [("400 epochs", weights), ("stopped by validation", stopped)]:
    told = [accuracy(b, A @ w > 0) for A, b in (train, test, valid, (X_fresh, y_fresh))]
    print(
        f"{name}: train {told[0]:.2f}, test {told[1]:.2f}, valid {told[2]:.2f}, fresh {told[3]:.2f}"
    )

# %% [markdown]
# The fresh patients agree with the validation, within what its 40 patients can show, and not with
# the test. And to stop where the validation was lowest was good advice. So the answer to the
# colleague is no: mixing would have put the same patients on all sides, and made the validation as
# rosy as the test.
#
# Now you. The last exercise is judged by consequence: not by how you do it, but by whether your
# number comes true.
#
# ### Exercise: an honest score
#
# Write `honest_score(X, y, groups, random_state)`: an estimate of the accuracy that
# `make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))`, fitted to **all** of these
# rows, will have on rows of groups that it has never seen. Return one number, a share from 0 to 1.
#
# - `X` is (n, d), `y` holds 0 and 1. `groups` tells which rows belong together, as a patient's
#   visits do. Some rows are there twice; a copy keeps its group and its label.
# - You are judged by six data sets together, of 400 groups each: the mean of the absolute errors of
#   your six estimates may be at most `0.09`. All six together may take 30 seconds.
# - `random_state` is a whole number, for whatever you leave to chance.
# - Here scikit-learn may be used too, beside numpy and the standard library.


# %% nbgrader={"grade_id": "honest_score", "solution": true}
def honest_score(X, y, groups, random_state):
    ### BEGIN SOLUTION
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    return cross_val_score(model, X, y, groups=groups, cv=GroupKFold(3)).mean()
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_honest_score", "grade": true}
check("cross_validation/honest_score", honest_score)

# %% [markdown]
# > **Say it aloud:** your honest score is .70, and the team's slide said .94. What do you say to
# > the team?
#
# <details><summary>Answer</summary>
#
# The model is no worse than before; this is what it does for new patients. Show them the count of
# shared patients, and let a fresh sample decide.
# </details>

# %% [markdown]
# ## Summary
#
# - Leakage makes no error message, only a score too good. Look before you believe.
# - Copies: count them. Groups and time: split as the model will be used.
# - Whatever is learnt from data is learnt inside the fold: selecting on all rows made nearly .9 of
#   pure noise. Scaling on all rows added nothing measurable, but is as easy to do right. What a
#   pipeline has learnt shows which rows it knew.
# - Three curves that disagree: copies, groups, time, preparation, another law, noise. Then split
#   anew, with a fresh test set.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>Train loss is lowest, test is just above, validation is far higher and rises.
# What happened, and what do you do?</b></summary>
#
# Test and train resemble each other more than validation does: copies or groups shared between
# them, or validation from another law or time, or too small, or a bug in the split. The rise is
# overfitting. Look first: duplicates, groups, time, preprocessing, adversarial validation (AUC near
# ½ means no shift that the model can find). Only then split anew, with a fresh test set.
# </details>
#
# <details><summary><b>"Our model is right on all X-rays but one in ten thousand." What do
# you ask?</b></summary>
#
# How common is the illness? If one in ten thousand has it, saying "healthy" to all scores the same.
# If not, suspect leakage: pictures of one patient on both sides, or a mark of the scanner that ill
# patients get. Ask what share of the ill it finds and how sure that is, for a split by patient, and
# for another hospital's data.
# </details>
#
# <details><summary><b>Which kinds of leakage do you know?</b></summary>
#
# Copies of rows; groups on both sides; the future in train; columns that are filled in after the
# fact, or stand for the label; selection, target encoding, filling gaps or oversampling before the
# split; and choosing the model by the test rows.
# </details>
#
# <details><summary><b>How do you notice leakage?</b></summary>
#
# A score too good for the field; one column that does nearly all; a good score on shuffled labels;
# a large fall when you split by group or time, or in use. Then count copies and shared groups.
# </details>
#
# ## Further reading
#
# - Shachar Kaufman, Saharon Rosset, Claudia Perlich and Ori Stitelman, "Leakage in data mining:
#   formulation, detection, and avoidance", *ACM Transactions on Knowledge Discovery from Data*
#   (2012).
# - Christophe Ambroise and Geoffrey McLachlan, "Selection bias in gene extraction on the basis of
#   microarray gene-expression data", *PNAS* (2002): what section 3 shows, on real genes.
# - Sayash Kapoor and Arvind Narayanan, "Leakage and the reproducibility crisis in
#   machine-learning-based science", *Patterns* (2023).
# - scikit-learn's user guide, "Common pitfalls and recommended practices".
#
# **Next:** [metrics](../13_metrics/13_metrics.ipynb). What exactly is a *score*? The accuracy is
# one of many measures, and often not the right one. Whichever you choose, you can now estimate it
# honestly.
