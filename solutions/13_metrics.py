# %% [markdown]
# # Metrics
#
# A clinic may choose between two models, A and B. Each has judged the same 569 tumours, none of
# which it had been trained on. Run the next cell. Which one would you take?
#
# *About {minutes} minutes. You need the probabilities of lesson
# [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb), and from lesson
# [11](../11_cross_validation/11_cross_validation.ipynb) the folds and the best of twenty coins.*
#
# **After this lesson you can**
#
# - count the two ways to be right and the two ways to be wrong, and say what accuracy hides
# - compute precision, recall and F1, and say what each leaves out
# - weigh misses against false alarms by $F_\beta$, and move a threshold to trade one for the other
# - average over many classes in three ways, and say which answers which question
# - recognise a measure that was chosen after the fact

# %% jupyter={"source_hidden": true}
import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import averaging, check, confusion, metrics, plots
from mlnotes.plots import picture

X, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant
cuts = StratifiedKFold(5, shuffle=True, random_state=0)
logistic = make_pipeline(StandardScaler(), LogisticRegression())
# Section 5 tells what these two lines do.
p = cross_val_predict(logistic, X[:, :2], y, cv=cuts, method="predict_proba")[:, 1]
answers = {"A": (p >= 0.85).astype(int), "B": (p >= 0.2).astype(int)}

for name, y_pred in answers.items():
    right = np.sum(y_pred == y)
    print(f"model {name}: {right} of {len(y)} right, accuracy {right / len(y):.3f}")

# %% [markdown]
# The same accuracy, to the last digit. So toss a coin? Look at what kinds of mistakes they make
# first.
#
# ## 1. Four kinds of answers
#
# We ask one question, "is it malignant?", and call the yes **positive**. (Positive does not mean
# good. It means: what we are looking for.) Then an answer can be right in two ways, and wrong in
# two:
#
# | | called positive | called negative |
# | --- | --- | --- |
# | **is positive** | true positive, TP: a hit | false negative, FN: a miss |
# | **is negative** | false positive, FP: a false alarm | true negative, TN |
#
# The second word says what the model called it, and the first whether that was right. The table is
# called the **confusion matrix**. Here rows are the truth, as in scikit-learn; but scikit-learn
# puts the negative class first, so there TN stands at the top left, and other books swap rows and
# columns. Always look at what the axes say.
#
# **Predict:** both models are wrong 89 times. Need they have the same number of misses?

# %%
for name, y_pred in answers.items():
    tp, fp, fn, tn = confusion.confusion_counts(y, y_pred, positive=1)
    print(f"{name}: {tp + fn} malignant, {fn} missed; {fp + tn} benign, {fp} called malignant")
    print(f"   wrong answers: {fn + fp}")

# %% [markdown]
# **Compare:** A misses 87 of the 212 malignant tumours, and gives only two false alarms. B misses
# 11, and gives 78. Both sums are 89, and the accuracy sees nothing but that sum. For a patient the
# two models are worlds apart.
#
# By hand, with names for labels, and "cat" as the positive one:
#
# | row | 1 | 2 | 3 | 4 | 5 | 6 |
# | --- | --- | --- | --- | --- | --- | --- |
# | is | cat | dog | cat | bird | cat | dog |
# | is called | cat | cat | dog | bird | cat | bird |
#
# Count TP, FP, FN and TN.
#
# <details><summary>Answer</summary>
#
# TP 2 (rows 1 and 5), FP 1 (row 2), FN 1 (row 3), TN 2 (rows 4 and 6). Row 6 is wrong, but not as
# to cats: neither is it one nor was it called one. So for the question "cat or not?" it is a true
# negative.
# </details>
#
# ### Exercise: four counts
#
# Write `confusion_counts(y_true, y_pred, positive)`. It returns four whole numbers as a tuple, in
# the order **(tp, fp, fn, tn)**.
#
# - `y_true` and `y_pred` are arrays of the same length: whole numbers or strings. There may be more
#   than two labels.
# - `positive` is the label in question. It need not be 1, and it may be missing from one array or
#   from both. Every other label is negative.
# - `y_true == positive` asks every row at once and gives a True or False for each. Between two such
#   arrays `&` means "and", `~` means "not", and `np.sum` counts the True.
# - In the exercises of this lesson numpy and the standard library may be used; scikit-learn, scipy
#   and mlnotes may not.


# %% nbgrader={"grade_id": "confusion_counts", "solution": true}
def confusion_counts(y_true, y_pred, positive):
    ### BEGIN SOLUTION
    is_positive, is_called = y_true == positive, y_pred == positive
    tp = np.sum(is_positive & is_called)
    fp = np.sum(~is_positive & is_called)
    fn = np.sum(is_positive & ~is_called)
    tn = np.sum(~is_positive & ~is_called)
    return tp, fp, fn, tn
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_confusion_counts", "grade": true}
check("metrics/confusion_counts", confusion_counts)

# %% [markdown]
# > **Say it aloud:** a smoke detector goes off when you make toast. Which of the four is that, and
# > which is a fire at night that it sleeps through?
#
# <details><summary>Answer</summary>
#
# The toast is a false positive, the fire a false negative. Nobody would add the two up and call the
# sum "number of errors"; accuracy does.
# </details>

# %% [markdown]
# ## 2. Two questions about the positives
#
# From here on, numbers that one can follow in one's head: 95 people, of whom 50 are ill. A test
# calls 35 of them ill, and 30 of these really are.

# %%
tp, fp, fn, tn = 30, 5, 20, 40
print(f"{tp + fp + fn + tn} people, {tp + fn} ill, {tp + fp} called ill")
print(f"accuracy {(tp + tn) / (tp + fp + fn + tn):.4f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=2.6)
columns, lines = np.divmod(np.arange(95), 5)
ill = columns < 10
ax.plot(columns[ill], lines[ill], "o", color=plots.VERMILION, markersize=10)
ax.plot(columns[~ill], lines[~ill], "o", color=plots.BLUE, markersize=10, mfc="none")
ax.plot([3.5, 10.5, 10.5, 3.5, 3.5], [-0.7, -0.7, 4.7, 4.7, -0.7], color=plots.INK)
for place, text in [(1.5, "20 FN"), (6.5, "30 TP"), (10, "5 FP"), (14.5, "40 TN")]:
    ax.text(place, -1.1, text, ha="center", va="top")
ax.text(7, 5, "called ill", ha="center", va="bottom")
ax.text(1.5, 5, "ill", ha="center", va="bottom", color=plots.VERMILION)
ax.text(14.5, 5, "healthy", ha="center", va="bottom", color=plots.BLUE)
ax.set(xlim=(-0.6, 18.6), ylim=(-2, 6))
ax.axis("off")
picture(
    ax,
    alt="95 dots in columns of five. The first fifty are filled, for ill, the other forty-five "
    "hollow, for healthy. A frame around those called ill holds thirty filled ones and five hollow "
    "ones; twenty filled ones stand to its left, forty hollow ones to its right.",
)

# %% [markdown]
# Two people look at this picture with different questions.
#
# The doctor looks at the frame: of those called ill, how many are? That is the **precision**, $30$
# of $35$.
#
# $$\text{precision} = \frac{TP}{TP + FP}$$
#
# The patient looks at the filled dots: of those who are ill, how many were found? That is the
# **recall**, also called sensitivity or true positive rate: $30$ of $50$.
#
# $$\text{recall} = \frac{TP}{TP + FN}$$
#
# **Predict** both as decimals. Then: what becomes of them for a test that calls *everybody* ill,
# and for one that calls a single person ill, rightly?

# %%
for name, (hits, alarms, misses) in {
    "the test": (30, 5, 20),
    "calls everybody": (50, 45, 0),
    "calls one": (1, 0, 49),
}.items():
    P, R = metrics.precision(hits, alarms), metrics.recall(hits, misses)
    print(f"{name:>15}: precision {P:.4f}, recall {R:.4f}")

# %% [markdown]
# **Compare:** each of the two can be had for nothing. Call everybody, and the recall is 1. Call the
# one person of whom you are surest, and the precision is likely to be 1. So a recall without its
# precision says nothing, and the other way round.
#
# **When there is nothing to divide by.** Call nobody, and the precision is $0/0$: of no calls, no
# share is right. Rows without a single ill person have no recall. You need a convention, and there
# are three: count it as 0, count it as 1, or leave it out (`nan`). Here it is **0.0**. scikit-learn
# does the same, warns you, and lets you choose another by `zero_division=`. Section 6 shows that
# this is no trifle.
#
# Half a function, to complete in your head:
#
# ```python
# def share(part, whole):
#     if whole == 0:
#         return ...
#     return part / whole
# ```
#
# <details><summary>Answer</summary>
#
# `0.0`. Ask before you divide: numpy's numbers don't raise an error for 0/0, they warn and give
# `nan`, which then spreads through every mean.
# </details>
#
# ### Exercise: precision
#
# Write `precision(tp, fp)`, for counts that are whole numbers, 0 or more. Return 0.0 when it is
# undefined.


# %% nbgrader={"grade_id": "precision", "solution": true}
def precision(tp, fp):
    ### BEGIN SOLUTION
    return tp / (tp + fp) if tp + fp > 0 else 0.0
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_precision", "grade": true}
check("metrics/precision", precision)

# %% [markdown]
# ### Exercise: recall
#
# Write `recall(tp, fn)`, by the same rules.


# %% nbgrader={"grade_id": "recall", "solution": true}
def recall(tp, fn):
    ### BEGIN SOLUTION
    return tp / (tp + fn) if tp + fn > 0 else 0.0
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_recall", "grade": true}
check("metrics/recall", recall)

# %% [markdown]
# > **Say it aloud:** a filter for junk mail, and a test of donated blood for a virus. Where do you
# > care more for precision, and where for recall?
#
# <details><summary>Answer</summary>
#
# Junk mail: precision. A letter lost in the junk folder is worse than one advertisement more.
# Blood: recall. A bag thrown away for nothing is a pity, a virus that slips through is a disaster.
# </details>

# %% [markdown]
# ## 3. One number out of two
#
# To rank models, people want a single number. Why not the plain mean of precision and recall? Let
# one person in a hundred be ill, and call everybody ill. **Predict** the plain mean.

# %%
P, R = 0.01, 1.0
f1 = metrics.f_beta(P, R, 1)
print(f"plain mean {(P + R) / 2:.3f}, geometric {np.sqrt(P * R):.3f}, harmonic {f1:.4f}")

# %% [markdown]
# **Compare:** the plain mean gives .505 for no work at all. The **harmonic mean**, which is called
# **F1**, gives .0198. (The geometric mean, the root of the product, is kinder, with .100.)
#
# Where does it come from? Turn both fractions over: $1/\text{precision} = (TP + FP)/TP$ is the
# number of *calls for each hit*, and $1/\text{recall} = (TP + FN)/TP$ the number of *ill people for
# each hit*. Both have the same unit now, "for each hit", so it makes sense to average them. Turn
# the mean over again:
#
# $$\frac{1}{F_1} = \frac12\Big(\frac{1}{P} + \frac{1}{R}\Big) = \frac{2\,TP + FP + FN}{2\,TP}
# \quad\Rightarrow\quad F_1 = \frac{2PR}{P + R} = \frac{2\,TP}{2\,TP + FP + FN}.$$
#
# If one of the two is tiny, its reciprocal is huge, and no good partner makes up for it: $F_1$ is
# never more than twice the smaller one. The last form shows something else: TN does not occur. And
# with no positives anywhere, neither in the truth nor among the calls, it is $0/0$ as well.

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.6)
grid = np.linspace(0.001, 1, 400)
for ax, name in zip(panels, ["plain mean", "harmonic mean, F1"], strict=True):
    for level in [0.2, 0.4, 0.505, 0.6, 0.8]:
        with np.errstate(divide="ignore"):
            other = 2 * level - grid if ax is panels[0] else level * grid / (2 * grid - level)
        visible = (other > 0) & (other <= 1)
        colour = plots.VERMILION if level == 0.505 else plots.BLUE
        ax.plot(grid[visible], other[visible], color=colour, linewidth=1)
        ax.annotate(f"{level:g}", (level, level), color=colour, fontsize=9, ha="left", va="bottom")
    ax.plot(1, 0.01, "o", color=plots.VERMILION, clip_on=False)
    ax.plot(0.6, 30 / 35, "o", color=plots.INK)
    ax.set(xlabel="recall", xlim=(0, 1), ylim=(0, 1), aspect="equal")
    ax.set_title(name, fontsize="medium")
panels[0].set_ylabel("precision")
panels[1].text(0.96, 0.03, "calls everybody", ha="right", color=plots.VERMILION, fontsize=9)
panels[0].text(0.57, 30 / 35 + 0.03, "the test", ha="right", fontsize=9)
picture(
    panels[0].figure,
    alt="Two maps with recall to the right and precision upwards, and lines of equal value. For "
    "the plain mean they are straight, and the one for 0.505 ends near the corner at bottom right, "
    "where a dot stands for calling everybody. For F1 they are bent and keep away from both axes; "
    "the same dot lies below the lowest of them, 0.2.",
)

# %% [markdown]
# By hand: the F1 of the test, from $TP = 30$, $FP = 5$, $FN = 20$.
#
# <details><summary>Answer</summary>
#
# $60/(60 + 25) = 60/85 \approx .706$.
# </details>
#
# **Unequal costs.** $F_1$ treats a miss like a false alarm. If a miss is worse, let the reciprocal
# of the recall weigh more, $\beta^2$ to 1:
#
# $$\frac{1}{F_\beta} = \frac{1}{1+\beta^2}\Big(\frac{1}{P} + \frac{\beta^2}{R}\Big)
# \quad\Rightarrow\quad
# F_\beta = \frac{(1+\beta^2)\,PR}{\beta^2 P + R}
# = \frac{(1+\beta^2)\,TP}{(1+\beta^2)\,TP + \beta^2 FN + FP}.$$
#
# In the last form you see what $\beta$ does: one miss counts as much as $\beta^2$ false alarms,
# four for $F_2$ and a quarter for $F_{0.5}$. (The square is a custom. With it, a little more recall
# is worth as much as a little more precision where $R = \beta P$.) **Predict** which of A and B has
# the better $F_1$, $F_2$ and $F_{0.5}$. And the test of the 95 people, which misses 20 and alarms
# 5: are its $F_2$ and $F_{0.5}$ above or below its $F_1$?

# %%
counts = {name: confusion.confusion_counts(y, y_pred, 1) for name, y_pred in answers.items()}
for name, (hits, alarms, misses, _) in {**counts, "the test": (30, 5, 20, 40)}.items():
    P, R = metrics.precision(hits, alarms), metrics.recall(hits, misses)
    f1, f2, f_half = (metrics.f_beta(P, R, beta) for beta in (1, 2, 0.5))
    print(
        f"{name:>8}: precision {P:.4f}, recall {R:.4f}, F1 {f1:.4f}, F2 {f2:.4f}, F0.5 {f_half:.4f}"
    )

# %% [markdown]
# **Compare:** $F_2$, which dreads misses, takes B. $F_{0.5}$, which dreads false alarms, takes A.
# $F_1$ takes B. None is *the* right one: choosing $\beta$ is saying what a miss costs, and that is
# a question for the clinic and not for a formula. The test has a better precision than recall, so
# $F_{0.5}$ is above $F_1$ and $F_2$ below.
#
# ### Exercise: F-beta
#
# Write `f_beta(precision, recall, beta)`, a number, for `precision` and `recall` from 0 to 1 and
# `beta` > 0. Return 0.0 when both are 0.


# %% nbgrader={"grade_id": "f_beta", "solution": true}
def f_beta(precision, recall, beta):
    ### BEGIN SOLUTION
    if precision == recall == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_f_beta", "grade": true}
check("metrics/f_beta", f_beta)

# %% [markdown]
# > **Say it aloud:** why is F1 a harmonic mean, and not a plain one?
#
# <details><summary>Answer</summary>
#
# Precision and recall have different denominators, but their reciprocals are both "for each hit",
# and those can be averaged. Its effect: the smaller one decides. Whoever calls everybody, with one
# in a hundred ill, gets .505 by the plain mean and .0198 by F1.
# </details>

# %% [markdown]
# ## 4. What F1 does not see
#
# F1 ignores TN, and it depends on which class you call positive. Ask of the same 95 people "who is
# *healthy*?", and TP and TN change places, and so do FP and FN. **Predict** which of these six
# measures change: accuracy, F1, balanced accuracy, Cohen's kappa, Matthews' coefficient, recall.
#
# - **Balanced accuracy** is the mean of the recalls of both classes. (The recall of the negatives,
#   $TN/(TN + FP)$, is called **specificity**.) Calling everybody or nobody is worth ½, and so are
#   coins, on average.
# - **Cohen's kappa** asks how much of the way from chance to perfection the model has come: $\kappa
#   = (a - c)/(1 - c)$, where $a$ is the accuracy and $c$ the accuracy that you expect if the calls
#   were dealt out to the people at random. Here $c = \frac{35}{95}\cdot\frac{50}{95} +
#   \frac{60}{95}\cdot\frac{45}{95} = .493$.
# - **Matthews' coefficient** (MCC) is the correlation between the truth and the calls, both written
#   as 0 and 1: $\frac{TP\cdot TN - FP\cdot FN}{\sqrt{(TP+FP)(TP+FN)(TN+FP)(TN+FN)}}$. It is 1 if
#   all is right, 0 for chance, −1 if all is wrong.


# %%
def measures(tp, fp, fn, tn):
    P, R = metrics.precision(tp, fp), metrics.recall(tp, fn)
    return {
        "accuracy": metrics.accuracy(tp, fp, fn, tn),
        "precision": P,
        "recall": R,
        "specificity": metrics.specificity(tn, fp),
        "F1": metrics.f_beta(P, R, 1),
        "F2": metrics.f_beta(P, R, 2),
        "F0.5": metrics.f_beta(P, R, 0.5),
        "balanced accuracy": metrics.balanced_accuracy(tp, fp, fn, tn),
        "kappa": metrics.cohen_kappa(tp, fp, fn, tn),
        "MCC": metrics.matthews(tp, fp, fn, tn),
    }


ask_ill, ask_healthy = measures(30, 5, 20, 40), measures(tp=40, fp=20, fn=5, tn=30)
for name in ask_ill:
    print(f"{name:>17}: ill {ask_ill[name]:.4f}, healthy {ask_healthy[name]:.4f}")

# %% [markdown]
# **Compare:** accuracy, balanced accuracy, kappa and MCC stay, since they treat both classes alike.
# Precision, recall and all F change: F1 from .706 to .762, though not one person's answer has
# changed. So an F1 is worth nothing without the words "of which class".
#
# Which measure is best, then? The one that punishes what hurts you. If positives matter and
# negatives are plenty, as in a search among a million pages, take precision, recall and F. If both
# classes matter, take balanced accuracy or MCC. Lesson 17 is about what to do when one class is
# rare.
#
# > **Say it aloud:** what speaks for F1 rather than accuracy, and what against it?
#
# <details><summary>Answer</summary>
#
# For it: a model that ignores a rare positive class gets F1 0 but an excellent accuracy. Against
# it: it ignores the true negatives, changes when the classes change names, takes a miss and a false
# alarm to be equally bad, and is harder to explain than "share of right answers".
# </details>

# %% [markdown]
# ## 5. A threshold to turn
#
# Time to tell where A and B come from. They are *one* model: a logistic regression on radius and
# texture, cross-validated, which gives each tumour a probability $p$ of being malignant. A calls it
# malignant from $p = .85$ on, B from $.2$ on. Nothing was learnt in between: someone turned a
# threshold.
#
# So the question "how do I improve the recall?" has a cheap answer: lower the threshold. The 95
# people were judged by a **conservative** test, with 20 misses and only 5 false alarms, so there is
# room for it. What does it cost? In the explorer each dot is a tumour, filled if it is called
# malignant. **Predict** first:
#
# 1. You lower the threshold from .5 to .2. Can the recall fall? Can the precision rise?
# 2. How many false alarms does each tumour cost that is found in addition?
# 3. Where is F1 highest, and how sharp is that peak?
# 4. What helps precision *and* recall? (Switch to all 30 columns.)

# %%
from mlnotes.explorers import threshold_explorer

threshold_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. The recall cannot fall: what was called is still called, and some are added. The precision
#    falls on the whole, since the added ones are more doubtful. But where the next one added is
#    malignant, it rises a little.
# 2. The recall goes from .811 to .948, the precision from .887 to .720. $201 - 172 = 29$ tumours
#    more are found, for $78 - 22 = 56$ false alarms more: about two for each.
# 3. At about .4 or .45, with .850. The top is flat: from $.35$ to $.5$ it stays above $.84$. So
#    don't take the best threshold of one data set too seriously.
# 4. Better information. With all 30 columns, at the threshold .3, precision is .936 and recall
#    .972, and radius and texture reach such a pair at no threshold.
# </details>

# %%
p_all = cross_val_predict(logistic, X, y, cv=cuts, method="predict_proba")[:, 1]
for name, probability, threshold in [
    ("radius and texture", p, 0.5),
    ("radius and texture", p, 0.2),
    ("radius and texture", p, 0.45),
    ("all 30 columns", p_all, 0.3),
]:
    tp, fp, fn, tn = confusion.confusion_counts(y, (probability >= threshold).astype(int), 1)
    told = measures(tp, fp, fn, tn)
    shown = ", ".join(f"{measure} {told[measure]:.3f}" for measure in ("precision", "recall", "F1"))
    print(f"{name}, from {threshold} on: {tp} found, {fp} false alarms; {shown}")

# %% [markdown]
# You may have heard "use F1 (or the ROC curve) to improve the model". **A measure improves
# nothing.** It shows what there is. A threshold trades one mistake for the other. What makes both
# rarer is better data and features, and a look at the missed tumours, one by one: what have they in
# common? And a threshold is a choice, like any other setting: choose it on validation rows, never
# on the test.
#
# **Modify:** at which threshold does the model on radius and texture miss no tumour at all, and
# what is its precision then?
#
# <details><summary>Answer</summary>
#
# At $.02$ and below. At $.02$ it finds all 212, but with a precision of $.453$: of the 357 benign
# ones, $256$ are called malignant too. At $.03$ two are missed.
# </details>
#
# > **Say it aloud:** TP 30, FN 20, FP 5, TN 40. How would you improve the recall, and what would it
# > cost?
#
# <details><summary>Answer</summary>
#
# Recall is .6, precision .857: the model is conservative. Lower the threshold, chosen on validation
# rows; more ill people are found, more healthy ones are alarmed, and the precision will most likely
# fall. Heavier weights for the ill in training (lesson 18) mostly make the same trade. To get more
# without paying: better features, more data of the kind that is missed, and a study of the 20
# misses.
# </details>

# %% [markdown]
# ## 6. More than two classes
#
# A digit reader for postcodes. In this town the 8 is rare: of the 174 eights in our data we keep
# every tenth. Half of the rows train a logistic regression, the other half judge it.

# %%
images, digits = load_digits(return_X_y=True)
order = np.random.default_rng(2).permutation(len(digits))
order = np.concatenate([order[digits[order] != 8], order[digits[order] == 8][::10]])
order = np.random.default_rng(2).permutation(order)
train, test = np.split(order, [len(order) // 2])
reader = LogisticRegression(C=0.1).fit(images[train] / 16, digits[train])
is_digit, read_as = digits[test], reader.predict(images[test] / 16)
print(f"{np.sum(digits == 8)} eights in all, {np.sum(is_digit == 8)} of them in the test half")
print(f"{len(test)} test digits, {np.mean(is_digit == read_as):.1%} of them read rightly")

# %% [markdown]
# Quite good for so simple a model. **Predict** its recall for the eights.

# %% jupyter={"source_hidden": true}
matrix = confusion.confusion_matrix(is_digit, read_as, labels=list(range(10)))
ax = plots.new_axes(height=4.2)
for row in range(10):
    for column in range(10):
        count = matrix[row, column]
        colour = plots.INK if row == column else plots.VERMILION if count else "#77726a"
        ax.text(column, row, f"{count}", color=colour, ha="center", va="center")
ax.axhline(7.5, color=plots.FAINT, linewidth=0.8)
ax.axhline(8.5, color=plots.FAINT, linewidth=0.8)
ax.set(xlim=(-0.6, 9.6), ylim=(9.6, -0.6), xlabel="read as", ylabel="is")
ax.set_xticks(range(10))
ax.set_yticks(range(10))
ax.tick_params(length=0)
picture(
    ax,
    alt="A table of ten by ten counts, the digit that it is by the digit it was read as. The "
    "diagonal holds 79 to 96 in every row but that of the 8, where it is 0: five eights were read "
    "as 1, three as 9, one as 3, one as 5. Nothing was ever read as 8.",
)

# %% [markdown]
# **Compare:** zero. The model never says "8", and the accuracy hardly notices.
#
# To see it, ask "is it this digit or not?" for each class, which gives ten F1. (The F1 of an 8 that
# never occurs among the answers is $0/(0 + 0 + FN) = 0$.) Then average them:
#
# - **Macro**: the plain mean over classes. Each *class* counts the same, however rare.
# - **Weighted**: the mean weighted by how often each class truly occurs. Each *row* counts about
#   the same, so rare classes drown again.
# - **Micro**: add up the TP of all classes, all FP, all FN, and take the F1 of these sums.
#
# By hand, five rows with string labels, truth `a a a b c`, answers `a a b b d`. Take the classes
# that occur in *either* list: a, b, c, d. Find their F1 and the macro F1.
#
# <details><summary>Answer</summary>
#
# By $2\,TP/(2\,TP + FP + FN)$: a has $4/(4+0+1) = .8$, b has $2/(2+1+0) = .667$, c and d have 0.
# The macro F1 is their mean, $1.467/4 = .367$. (Weighted it would be $(3\cdot.8 + .667)/5 = .613$.)
# </details>
#
# There is a second "macro F1" in use: average the precisions and the recalls first, and take the F1
# of these two means. For the five rows that is $.395$, so ask which one is meant. Here, as in
# scikit-learn, it is the mean of the F1.
#
# ### Exercise: macro F1
#
# Write `macro_f1(y_true, y_pred)`, a number.
#
# - Both are arrays of labels, whole numbers or strings, of the same length.
# - The classes are all labels that occur in `y_true` or in `y_pred` or in both.
# - A class's F1 is 0.0 when it has no TP. Return the plain mean of the classes' F1.


# %% nbgrader={"grade_id": "macro_f1", "solution": true}
def macro_f1(y_true, y_pred):
    ### BEGIN SOLUTION
    scores = []
    for label in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == label) & (y_pred == label))
        fp_and_fn = np.sum((y_true == label) != (y_pred == label))
        scores.append(2 * tp / (2 * tp + fp_and_fn))
    return np.mean(scores)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_macro_f1", "grade": true}
check("metrics/macro_f1", macro_f1)

# %% [markdown]
# Now micro, with the same five rows: what are the sums of TP, of FP and of FN over the four
# classes?
#
# <details><summary>Answer</summary>
#
# TP $= 2 + 1 = 3$. FP: b once, d once, so 2. FN: a once, c once, so 2. Micro F1 is $6/(6 + 2 + 2) =
# .6$, and three of five rows are right.
# </details>
#
# Is that a coincidence? Each wrong row is one FP (for the label that was said) and one FN (for the
# label that it is). So both sums are the number $w$ of wrong rows, and with $r$ right ones
#
# $$\text{micro } F_1 = \frac{2r}{2r + w + w} = \frac{r}{r + w} = \text{accuracy}.$$
#
# That holds whenever each row has exactly one label and all classes are counted. A text with
# *several* topics at once is another matter (**multi-label**): there each topic is a yes-or-no
# question, an answer may lack a topic without naming a wrong one, and micro F1 is a measure of its
# own.
#
# ### Exercise: micro F1
#
# Write `micro_f1(y_true, y_pred)`, for arrays as above: the F1 of the pooled counts of all classes.
# Where no row is right, it is 0.0.


# %% nbgrader={"grade_id": "micro_f1", "solution": true}
def micro_f1(y_true, y_pred):
    ### BEGIN SOLUTION
    tp = np.sum(y_true == y_pred)
    wrong = len(y_true) - tp  # each is one false positive and one false negative
    return 2 * tp / (2 * tp + wrong + wrong)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_micro_f1", "grade": true}
check("metrics/micro_f1", micro_f1)

# %% [markdown]
# And the digit reader? **Predict** which of the three averages notices the eights. The last line
# shows the zero division of section 2: no digit was read as 8, so the precision of the 8 is $0/0$.

# %%
for average in (averaging.micro_f1, averaging.weighted_f1, averaging.macro_f1):
    print(f"{average.__name__}: {average(is_digit, read_as):.3f}")
for convention in (0.0, 1.0, np.nan):
    score = precision_score(is_digit, read_as, average="macro", zero_division=convention)
    print(f"macro precision, if 0/0 counts as {convention}: {score:.3f}")

# %% [markdown]
# **Compare:** macro, at .845, because one of ten classes has F1 0. And by the convention alone the
# macro precision is .841, .941 or .935. To count 0/0 as 1, or to drop it, rewards a model for never
# daring to say "8".
#
# > **Say it aloud:** which average of F1 do you report for a reader of postcodes, and which for
# > telling animals, some of them rare, on photographs?
#
# <details><summary>Answer</summary>
#
# Postcodes: accuracy, which is micro F1, because every digit that is read counts the same. But show
# the recall of each digit beside it, or nobody learns that an address with an 8 never arrives. Rare
# animals: macro, since each species counts, and the F1 of each species beside it.
# </details>

# %% [markdown]
# ## 7. Diagnosis lab: a measure chosen afterwards
#
# A report reaches you: "Our new method beats the old one clearly: recall on the test tumours is .05
# higher." Nothing is wrong with the data, the split, or the code. What do you ask?
#
# Here is how such a report can come about. Let the "old" and the "new" method be *the same*:
# logistic regression on radius and texture, each trained on 100 tumours of its own. By construction
# neither is better. We compare them by ten measures on the other tumours, and report the one in
# which "new" leads the most. Two hundred times, on different tumours. **Predict:** in how many of
# the runs does "new" lead in accuracy? In how many does it lead in *something*?


# %%
def leads(seed):
    """By how much the new model is ahead, in each of the ten measures."""
    rows = np.random.default_rng(seed).permutation(len(y))
    test, told = rows[200:], []
    for train in (rows[:100], rows[100:200]):
        y_pred = logistic.fit(X[train, :2], y[train]).predict(X[test, :2])
        told.append(list(measures(*confusion.confusion_counts(y[test], y_pred, 1)).values()))
    return np.subtract(*told)


lead = np.array([leads(seed) for seed in range(200)]).round(12)  # 1e-17 is no lead
ahead = lead > 0
names = list(ask_ill)
print(f"ahead in accuracy: {ahead[:, 0].mean():.1%}, in F1: {ahead[:, 4].mean():.1%}")
print(f"ahead in at least one of ten: {ahead.any(axis=1).mean():.1%}")
print(f"each of the two is ahead in something: {(ahead.any(1) & (lead < 0).any(1)).mean():.1%}")
chosen = lead.argmax(axis=1)
for measure in np.argsort(-np.bincount(chosen, minlength=10))[:3]:
    print(f"reported {np.mean(chosen == measure):.1%} of the time: {names[measure]}")

# %% [markdown]
# **Compare:** ahead in accuracy in a little less than half of the runs, since ties count for
# neither. Ahead in *something*: nine times in ten. And mostly both could have written the report,
# one about precision, the other about recall: one of them is a little bolder, the other more timid.
# It is the best of twenty coins again, with measures for coins. This is **metric shopping**.
#
# How large is the boast, and what is left of it when the whole experiment is repeated with tumours
# drawn anew, and the measure fixed beforehand?

# %%
again = np.array([leads(seed) for seed in range(200, 400)])
runs = np.arange(200)
for name, values in [("reported", lead[runs, chosen]), ("repeated", again[runs, chosen])]:
    print(f"{name} lead: {values.mean():+.4f} ± {values.std(ddof=1) / np.sqrt(200):.4f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=2.6)
bins = np.arange(-0.2, 0.21, 0.02)
for values, colour, name, place in [
    (again[runs, chosen], plots.BLUE, "repeated", (-0.05, 45)),
    (lead[runs, chosen], plots.VERMILION, "reported", (0.075, 45)),
]:
    heights, _ = np.histogram(values, bins)
    ax.stairs(heights, bins, color=colour, linewidth=1.5)
    ax.annotate(name, place, color=colour, ha="right" if place[0] < 0 else "left")
ax.axvline(0, color=plots.INK, linewidth=0.8)
ax.set(xlabel="lead of the new method in the chosen measure", ylabel="runs")
picture(
    ax,
    alt="Two histograms of the lead in the chosen measure. The reported one lies nearly all to the "
    "right of 0 and reaches up to 0.16. The repeated one lies around 0, from -0.2 to 0.16.",
)

# %% [markdown]
# **Compare:** of a reported lead of $.044$ nothing is left that can be told from zero. (The runs
# share tumours, so what stands after ± is a rough guide.) So ask of the report: when was the recall
# chosen, and what do the other measures say? The cure costs nothing: **say which measure counts
# before you look**, and why. Report the others beside it, all of them. And repeat the training,
# since a difference between two trained models is not yet one between two methods.
#
# > **Say it aloud:** a paper leads in precision, in F0.5 and in specificity. What do you look for?
#
# <details><summary>Answer</summary>
#
# For recall. These three lean to the side of few calls, so the model may simply have a higher
# threshold. Compare at equal recall, or over all thresholds, in the measure that was named
# beforehand, and over several trainings.
# </details>

# %% [markdown]
# ## Summary
#
# - Accuracy adds up misses and false alarms. A and B were one model at two thresholds, with 89
#   mistakes each, 87 misses or 11. For a screening, where a miss costs a life and an alarm a second
#   look, take B.
# - Precision: of those called, how many are? Recall: of those who are, how many were called?
# - F1 is their harmonic mean, so the smaller decides. In $F_\beta$ a miss counts as much as
#   $\beta^2$ false alarms. All F ignore TN and depend on which class is positive.
# - A threshold trades misses for false alarms; a measure improves nothing.
# - Macro counts classes, weighted and micro count rows; micro F1 is the accuracy, for one label a
#   row. State what 0/0 counts as.
# - Name the measure first: the best of ten, chosen afterwards, leads nine times in ten.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>TP 30, FN 20, FP 5, TN 40: precision, recall, F1? How would you improve
# it?</b></summary>
#
# Precision $30/35 = .857$, recall $30/50 = .6$, F1 $60/85 = .706$; accuracy .737. Few false alarms,
# many misses: the model is conservative. If misses are what hurts, lower the threshold, chosen on
# validation rows, or give the ill heavier weights in training; the precision will most likely fall.
# For both at once: better features, more data, and a study of the 20 misses. A ROC or
# precision-recall curve shows the trade, it does not improve it.
# </details>
#
# <details><summary><b>Why F1 and not accuracy? What are its weaknesses?</b></summary>
#
# With a rare positive class, accuracy is high for a model that never finds it, and F1 is 0. But F1
# ignores the true negatives, depends on which class is positive, weighs misses and false alarms
# alike, and is hard to interpret. With unequal costs take F-beta, or the costs themselves; where
# both classes matter, balanced accuracy or Matthews' coefficient.
# </details>
#
# <details><summary><b>How do you compute F1 for more than two classes?</b></summary>
#
# One F1 for each class against the rest, then average. Macro: plain, each class counts the same.
# Weighted: by how often classes occur. Micro: pooled counts, which is the accuracy if each row has
# one label. Show the F1 of each class beside it.
# </details>
#
# <details><summary><b>"We used ROC-AUC to improve our model." What do you say?</b></summary>
#
# A measure improves nothing, it only shows. What was changed because of it: features, data, model,
# threshold? And was the measure named before the comparison, on rows that had no say in anything?
# </details>
#
# ## Further reading
#
# - C. J. van Rijsbergen, *Information Retrieval*, second edition (1979), chapter 7: where F comes
#   from.
# - Marina Sokolova and Guy Lapalme, "A systematic analysis of performance measures for
#   classification tasks", *Information Processing & Management* (2009): which measure changes under
#   which change of the matrix.
# - Davide Chicco and Giuseppe Jurman, "The advantages of the Matthews correlation coefficient (MCC)
#   over F1 score and accuracy in binary classification evaluation", *BMC Genomics* (2020).
# - Juri Opitz and Sebastian Burst, "Macro F1 and Macro F1" (2019), arXiv 1911.03347: the two of
#   section 6.
#
# **Next:** lesson [14](../14_ranking/14_ranking.ipynb) looks at all thresholds at once, with ROC
# and precision-recall curves.
