def wrong_01_more_data_is_bias(remedy):
    if remedy in [
        "more training data",
        "more features",
        "more parameters",
        "less regularisation",
        "longer training",
        "boosting",
    ]:
        return "bias"
    return "variance"


def wrong_02_more_means_bias(remedy):
    if remedy == "more training data":
        return "variance"
    if "more" in remedy or "longer" in remedy or "boosting" in remedy:
        return "bias"
    return "variance"


def wrong_03_all_swapped(remedy):
    # high variance -> what you do / high bias -> what you do
    table = {
        "bias": [
            "more training data",
            "fewer features",
            "fewer parameters",
            "more regularisation",
            "early stopping",
            "bagging",
        ],
        "variance": [
            "more features",
            "more parameters",
            "less regularisation",
            "longer training",
            "boosting",
        ],
    }
    for part, names in table.items():
        if remedy in names:
            return part


def wrong_04_return_in_loop(remedy):
    against_variance = [
        "more training data",
        "fewer features",
        "fewer parameters",
        "more regularisation",
        "early stopping",
        "bagging",
    ]
    for name in against_variance:
        if name == remedy:
            return "variance"
        else:
            return "bias"


def wrong_05_or_precedence(remedy):
    if remedy == "more training data" or "bagging":
        return "variance"
    return "bias"


def wrong_06_bagging_boosting_swapped(remedy):
    bias = {"more features", "more parameters", "less regularisation", "longer training", "bagging"}
    return "bias" if remedy in bias else "variance"


def wrong_07_ensembles_both_variance(remedy):
    if remedy in ("bagging", "boosting"):
        return "variance"
    if remedy in ("more features", "more parameters", "less regularisation", "longer training"):
        return "bias"
    return "variance"


def wrong_08_spelling_regularization(remedy):
    bias = [
        "more features",
        "more parameters",
        "less regularization",
        "longer training",
        "boosting",
    ]
    if remedy in bias:
        return "bias"
    return "variance"


def wrong_09_missing_comma(remedy):
    variance = [
        "more training data",
        "fewer features",
        "fewer parametersmore regularisation",
        "early stopping",
        "bagging",
    ]
    if remedy in variance:
        return "variance"
    return "bias"


def wrong_10_early_stopping_bias(remedy):
    # early stopping = the model is stopped before it has learnt enough
    d = {
        "more training data": "variance",
        "more features": "bias",
        "fewer features": "variance",
        "more parameters": "bias",
        "fewer parameters": "variance",
        "more regularisation": "variance",
        "less regularisation": "bias",
        "early stopping": "bias",
        "longer training": "variance",
        "bagging": "variance",
        "boosting": "bias",
    }
    return d[remedy]


def wrong_11_first_word(remedy):
    first = remedy.split()[0]
    up = {
        "more": 1,
        "longer": 1,
        "boosting": 1,
        "less": -1,
        "fewer": -1,
        "early": -1,
        "bagging": -1,
    }[first]
    if "data" in remedy:
        up = -up
    if "regularisation" in remedy and first == "more":
        up = -up
    return "bias" if up > 0 else "variance"


def wrong_12_says_what_it_raises(remedy):
    raises = {
        "more features": "variance",
        "more parameters": "variance",
        "less regularisation": "variance",
        "longer training": "variance",
        "boosting": "variance",
    }
    return raises.get(remedy, "bias")


def right_01_first_word_and_flip(remedy):
    first, _, rest = remedy.partition(" ")
    freer = first in ("more", "longer", "boosting")
    if rest == "regularisation":
        freer = not freer
    if rest == "training data":
        freer = False
    return ("variance", "bias")[freer]


def right_02_match(remedy):
    match remedy:
        case (
            "more features"
            | "more parameters"
            | "less regularisation"
            | "longer training"
            | "boosting"
        ):
            return "bias"
        case _:
            return "variance"


class _Table(dict):
    def __missing__(self, key):
        return "variance"


def right_03_dict_class(remedy):
    t = _Table.fromkeys(
        "more features,more parameters,less regularisation,longer training,boosting".split(","),
        "bias",
    )
    return t[remedy]
