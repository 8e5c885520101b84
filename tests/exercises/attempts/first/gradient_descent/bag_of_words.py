import collections
import re
import string
from functools import reduce

import numpy as np


def wrong_01_last_word_never_closed(texts, vocabulary):
    counts = np.zeros((len(texts), len(vocabulary)), dtype=int)
    for i in range(len(texts)):
        word = ""
        for letter in texts[i].lower():
            if letter in string.ascii_lowercase:
                word = word + letter
            else:
                for j in range(len(vocabulary)):
                    if vocabulary[j] == word:
                        counts[i, j] += 1
                word = ""
    return counts


def wrong_02_unique_sorts_the_columns(texts, vocabulary):
    bins = np.unique(np.array(list(vocabulary), dtype=str))
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        words = np.array(re.findall("[a-z]+", text.lower()), dtype=str)
        for j, name in enumerate(bins):
            counts[i, j] = np.sum(words == name)
    return counts


def wrong_03_r_gsub_joins(texts, vocabulary):
    # tm: removePunctuation, removeNumbers, then split at white space
    rows = []
    for text in texts:
        text = re.sub("[^a-z \t\n\r]", "", text.lower())
        table = collections.Counter(text.split())
        rows.append([table[word] for word in vocabulary])
    return np.array(rows).reshape(len(texts), len(vocabulary))


def wrong_04_only_nt_is_split(texts, vocabulary):
    rows = []
    for text in texts:
        words = re.findall("[a-z']+", text.lower().replace("n't", "n t"))
        rows.append([words.count(word) for word in vocabulary])
    return np.array(rows).reshape(len(texts), len(vocabulary))


def wrong_05_vectorizer_pattern_two_letters(texts, vocabulary):
    index = {word: j for j, word in enumerate(vocabulary)}
    X = np.zeros((len(texts), len(vocabulary)), dtype=int)
    for i, text in enumerate(texts):
        for token in re.findall("[a-z][a-z]+", text.lower()):
            if token in index:
                X[i, index[token]] += 1
    return X


def wrong_06_range_big_a_to_small_z(texts, vocabulary):
    rows = [re.findall("[A-z]+", text.lower()) for text in texts]
    return np.array([[row.count(word) for word in vocabulary] for row in rows]).reshape(
        len(texts), len(vocabulary)
    )


def wrong_07_scan_starts_at_one(texts, vocabulary):
    counts = np.zeros((len(texts), len(vocabulary)), dtype=int)
    for i, text in enumerate(texts):
        text = text.lower() + " "
        start = 1
        for k in range(1, len(text)):
            if not ("a" <= text[k] <= "z"):
                word = text[start:k]
                start = k + 1
                for j, known in enumerate(vocabulary):
                    counts[i, j] += word == known
    return counts


def wrong_08_words_pile_up(texts, vocabulary):
    words = []
    rows = []
    for text in texts:
        for word in re.split("[^a-z]+", text.lower()):
            words.append(word)
        rows.append([words.count(known) for known in vocabulary])
    return np.array(rows).reshape(len(texts), len(vocabulary))


def wrong_09_same_row_many_times(texts, vocabulary):
    counts = [[0] * len(vocabulary)] * len(texts)
    for i, text in enumerate(texts):
        for word in re.findall("[a-z]+", text.lower()):
            for j, known in enumerate(vocabulary):
                if word == known:
                    counts[i][j] += 1
    return np.array(counts).reshape(len(texts), len(vocabulary))


def wrong_10_reshape_of_the_other_order(texts, vocabulary):
    bags = [collections.Counter(re.findall("[a-z]+", text.lower())) for text in texts]
    by_word = [bag[word] for word in vocabulary for bag in bags]
    return np.array(by_word).reshape(len(texts), len(vocabulary))


def wrong_11_strip_punctuation_and_presence(texts, vocabulary):
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        words = {piece.strip(string.punctuation) for piece in text.lower().split()}
        for j, word in enumerate(vocabulary):
            if word in words:
                counts[i, j] = 1
    return counts


def wrong_12_the_longest_runs_only(texts, vocabulary):
    rows = []
    for text in texts:
        runs = re.findall("[a-z]+", text.lower())
        longest = max((len(run) for run in runs), default=0)
        words = [run for run in runs if len(run) == longest]
        rows.append([words.count(word) for word in vocabulary])
    return np.array(rows).reshape(len(texts), len(vocabulary))


def right_1_automaton_of_generators(texts, vocabulary):
    def words(text):
        word = []
        for code in (*text.lower().encode("ascii"), 0):
            if 97 <= code <= 122:
                word.append(chr(code))
            elif word:
                yield "".join(word)
                word.clear()

    result = np.zeros((len(texts), len(vocabulary)), dtype=int)
    for i, text in enumerate(texts):
        for word in words(text):
            result[i] += [word == known for known in vocabulary]
    return result


def right_2_translate_and_split(texts, vocabulary):
    table = {code: " " for code in range(128) if chr(code) not in string.ascii_lowercase}
    bags = map(collections.Counter, (text.lower().translate(table).split() for text in texts))
    flat = [bag.get(word, 0) for bag in bags for word in vocabulary]
    return np.array(flat, dtype=float).reshape(len(texts), len(vocabulary))


def right_3_lookarounds(texts, vocabulary):
    def count(text, word):
        pattern = "(?<![a-z])" + word + "(?![a-z])"
        return reduce(lambda total, _: total + 1, re.finditer(pattern, text.lower()), 0)

    out = np.empty((len(texts), len(vocabulary)), dtype=np.int64)
    for i, j in np.ndindex(out.shape):
        out[i, j] = count(texts[i], vocabulary[j])
    return out
