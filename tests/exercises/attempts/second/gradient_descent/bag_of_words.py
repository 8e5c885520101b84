import re
import string
from collections import Counter
from itertools import groupby

import numpy as np


def wrong_01_texts_as_columns(texts, vocabulary):
    counts = np.zeros((len(vocabulary), len(texts)), dtype=int)
    for i, text in enumerate(texts):
        words = re.findall("[a-z]+", text.lower())
        for j, word in enumerate(vocabulary):
            counts[j, i] = words.count(word)
    return counts


def wrong_02_shares(texts, vocabulary):
    rows = []
    for text in texts:
        words = re.findall(r"[a-z]+", text.lower())
        n = max(len(words), 1)
        rows.append([words.count(v) / n for v in vocabulary])
    return np.array(rows)


def wrong_03_reshape_in_wrong_order(texts, vocabulary):
    flat = []
    for word in vocabulary:
        for text in texts:
            flat.append(re.findall("[a-z]+", text.lower()).count(word))
    return np.array(flat).reshape(len(texts), len(vocabulary))


def wrong_04_counter_never_emptied(texts, vocabulary):
    result = np.zeros((len(texts), len(vocabulary)), dtype=int)
    counter = Counter()
    for i, text in enumerate(texts):
        counter.update(re.findall("[a-z]+", text.lower()))
        for j, word in enumerate(vocabulary):
            result[i, j] = counter[word]
    return result


def wrong_05_strictly_between_a_and_z(texts, vocabulary):
    rows = []
    for text in texts:
        cleaned = "".join(c if "a" < c < "z" else " " for c in text.lower())
        words = cleaned.split()
        rows.append([words.count(v) for v in vocabulary])
    return np.array(rows)


def wrong_06_present_or_not(texts, vocabulary):
    rows = []
    for text in texts:
        words = set(re.findall("[a-z]+", text.lower()))
        rows.append([1 if v in words else 0 for v in vocabulary])
    return np.array(rows)


def wrong_07_apostrophe_in_word(texts, vocabulary):
    out = np.zeros((len(texts), len(vocabulary)), int)
    for i, text in enumerate(texts):
        c = Counter(re.findall("[a-z']+", text.lower()))
        out[i] = [c[v] for v in vocabulary]
    return out


def _words_without_last(text):
    words, current = [], ""
    for c in text.lower():
        if c in string.ascii_lowercase:
            current += c
        else:
            if current:
                words.append(current)
            current = ""
    return words


def wrong_08_word_at_end_of_text(texts, vocabulary):
    return np.array([[_words_without_last(t).count(v) for v in vocabulary] for t in texts])


def wrong_09_same_row_many_times(texts, vocabulary):
    table = [[0] * len(vocabulary)] * len(texts)
    for i in range(len(texts)):
        words = re.findall("[a-z]+", texts[i].lower())
        for j in range(len(vocabulary)):
            table[i][j] = words.count(vocabulary[j])
    return np.array(table)


def wrong_10_two_letters_at_least(texts, vocabulary):
    # as in CountVectorizer
    pattern = re.compile(r"[a-z][a-z]+")
    rows = []
    for text in texts:
        counter = Counter(pattern.findall(text.lower()))
        rows.append([counter[word] for word in vocabulary])
    return np.array(rows)


def wrong_11_punctuation_deleted(texts, vocabulary):
    rubbish = str.maketrans("", "", string.punctuation + string.digits)
    rows = []
    for text in texts:
        words = text.lower().translate(rubbish).split()
        rows.append([words.count(v) for v in vocabulary])
    return np.array(rows)


def wrong_12_string_count(texts, vocabulary):
    return np.array([[text.lower().count(word) for word in vocabulary] for text in texts])


def right_01_groupby(texts, vocabulary):
    rows = []
    for text in texts:
        words = [
            "".join(g)
            for letter, g in groupby(text.lower(), key=lambda c: "a" <= c <= "z")
            if letter
        ]
        rows.append([sum(1 for x in words if x == v) for v in vocabulary])
    return np.array(rows)


def right_02_translate_to_space(texts, vocabulary):
    others = "".join(chr(k) for k in range(128) if chr(k) not in string.ascii_letters)
    table = str.maketrans(others, " " * len(others))
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        for word in text.translate(table).lower().split():
            for j, known in enumerate(vocabulary):
                if word == known:
                    counts[i, j] += 1
    return counts


def right_03_look_around(texts, vocabulary):
    patterns = [re.compile("(?<![a-z])" + re.escape(v) + "(?![a-z])") for v in vocabulary]
    columns = [[len(p.findall(t.lower())) for t in texts] for p in patterns]
    return np.array(columns).T
