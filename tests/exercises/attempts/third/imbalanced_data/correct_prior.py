import numpy as np


def wrong_01_wrong_way_round(p, train_prevalence, true_prevalence):
    odds = p / (1 - p)
    factor = train_prevalence / (1 - train_prevalence) / (true_prevalence / (1 - true_prevalence))
    new = odds * factor
    return new / (1 + new)


def wrong_02_rule_of_three(p, train_prevalence, true_prevalence):
    q = p * true_prevalence / train_prevalence
    return np.minimum(q, 1)


def wrong_03_odds_returned(p, train_prevalence, true_prevalence):
    o = p / (1 - p)
    o = o / (train_prevalence / (1 - train_prevalence))
    o = o * (true_prevalence / (1 - true_prevalence))
    return o


def wrong_04_only_the_positives_reweighted(p, train_prevalence, true_prevalence):
    pos = p * true_prevalence / train_prevalence
    neg = 1 - p
    return pos / (pos + neg)


def wrong_05_precedence(p, train_prevalence, true_prevalence):
    pi, q = true_prevalence, train_prevalence
    o = p / (1 - p) * pi / (1 - pi) / q / (1 - q)
    return o / (1 + o)


def wrong_06_from_half(p, train_prevalence, true_prevalence):
    # balanced training: the old prior odds are 1
    odds = p / (1 - p) * true_prevalence / (1 - true_prevalence)
    return odds / (1 + odds)


def wrong_07_shift_in_log_odds_by_shares(p, train_prevalence, true_prevalence):
    z = np.log(p / (1 - p))
    z = z + np.log(true_prevalence) - np.log(train_prevalence)
    z = z - np.log(1 - true_prevalence) - np.log(1 - train_prevalence)
    return 1 / (1 + np.exp(-z))


def wrong_08_in_place(p, train_prevalence, true_prevalence):
    p /= 1 - p
    p *= true_prevalence / (1 - true_prevalence)
    p /= train_prevalence / (1 - train_prevalence)
    return p / (1 + p)


def wrong_09_mean_of_p_as_train(p, train_prevalence, true_prevalence):
    train = np.mean(p)
    ratio = (true_prevalence * (1 - train)) / ((1 - true_prevalence) * train)
    odds = p / (1 - p) * ratio
    return odds / (1 + odds)


def wrong_10_bayes_with_p_as_likelihood(p, train_prevalence, true_prevalence):
    # p = P(x | ill), 1 - p = P(x | healthy)
    like_ill = p * train_prevalence
    like_healthy = (1 - p) * (1 - train_prevalence)
    top = like_ill * true_prevalence
    return top / (top + like_healthy * (1 - true_prevalence))


def wrong_11_normalised_over_rows(p, train_prevalence, true_prevalence):
    a = p * true_prevalence / train_prevalence
    b = (1 - p) * (1 - true_prevalence) / (1 - train_prevalence)
    both = np.stack([a, b])
    both = both / both.sum(axis=1, keepdims=True)
    return both[0]


def wrong_12_append_in_wrong_place(p, train_prevalence, true_prevalence):
    w1 = true_prevalence / train_prevalence
    w0 = (1 - true_prevalence) / (1 - train_prevalence)
    out = []
    norm = 0.0
    for pi in p:
        norm += pi * w1 + (1 - pi) * w0
        out.append(pi * w1 / norm)
    return np.array(out)


def right_01_two_weights(p, train_prevalence, true_prevalence):
    P = np.column_stack([1 - np.asarray(p), p])
    w = np.array([1 - true_prevalence, true_prevalence]) / np.array(
        [1 - train_prevalence, train_prevalence]
    )
    P = np.einsum("ij,j->ij", P, w)
    return (P / P.sum(axis=1, keepdims=True))[:, 1]


def right_02_log_odds_closure(p, train_prevalence, true_prevalence):
    logit = lambda q: np.log(q) - np.log1p(-q)
    back = lambda z: (1 + np.tanh(z / 2)) / 2
    return back(logit(np.asarray(p)) + logit(true_prevalence) - logit(train_prevalence))


def right_03_list_comprehension(p, train_prevalence, true_prevalence):
    a = true_prevalence * (1 - train_prevalence)
    b = train_prevalence * (1 - true_prevalence)
    return [np.float64(q * a / (q * a + (1 - q) * b)) for q in p]
