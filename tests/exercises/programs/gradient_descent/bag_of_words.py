"""Answers to gradient_descent/bag_of_words: right ones, and wrong ones by what they are told."""

import re
import string
from collections import Counter, defaultdict
from itertools import groupby

import numpy as np


def words_by_hand(text):
    words, word = [], ""
    for character in text.lower() + " ":
        if "a" <= character <= "z":
            word += character
        elif word:
            words.append(word)
            word = ""
    return words


def loop(texts, vocabulary):
    counts = []
    for text in texts:
        row = [0] * len(vocabulary)
        for word in words_by_hand(text):
            for j in range(len(vocabulary)):
                if vocabulary[j] == word:
                    row[j] += 1
        counts.append(row)
    return counts


def vectorised(texts, vocabulary):
    rows = []
    for text in texts:
        words = np.array(re.findall("[a-z]+", text.lower()), dtype=str)
        rows.append((words[:, None] == np.array(vocabulary)).sum(axis=0))
    return np.array(rows)


def library(texts, vocabulary):
    counters = [Counter(re.findall("[a-z]+", str(text).lower())) for text in texts]
    return np.array([[counter[word] for word in vocabulary] for counter in counters])


def split_on_the_rest(texts, vocabulary):
    return [
        [re.split("[^a-zA-Z]+", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def translated(texts, vocabulary):
    rest = set(map(chr, range(128))) - set(string.ascii_letters)
    table = str.maketrans(dict.fromkeys(rest, " "))
    column = {word: j for j, word in enumerate(vocabulary)}
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        for word in text.translate(table).lower().split():
            if word in column:
                counts[i, column[word]] += 1
    return counts


def added_at(texts, vocabulary):
    vocabulary = list(vocabulary)
    counts = np.zeros((len(texts), len(vocabulary)), dtype=np.int64)
    for i, text in enumerate(texts):
        known = [vocabulary.index(w) for w in words_by_hand(text) if w in vocabulary]
        np.add.at(counts[i], known, 1)
    return counts


def grouped(texts, vocabulary):
    def row(text):
        seen = defaultdict(int)
        for is_word, letters in groupby(text.casefold(), str.isalpha):
            if is_word:
                seen["".join(letters)] += 1
        return tuple(seen[str(word)] for word in vocabulary)

    return tuple(row(text) for text in texts)


def looked_up(texts, vocabulary):
    return [
        [len(re.findall(f"(?<![a-z]){word}(?![a-z])", text.lower())) for word in vocabulary]
        for text in texts
    ]


def presence(texts, vocabulary):
    return [[int(word in words_by_hand(text)) for word in vocabulary] for text in texts]


def presence_by_sets(texts, vocabulary):
    rows = [set(re.findall("[a-z]+", text.lower())) for text in texts]
    return np.array([[word in row for word in vocabulary] for row in rows])


def as_written(texts, vocabulary):
    return [[re.findall("[a-zA-Z]+", text).count(word) for word in vocabulary] for text in texts]


def capitals_split_words(texts, vocabulary):
    return [[re.findall("[a-z]+", text).count(word) for word in vocabulary] for text in texts]


def split_at_spaces(texts, vocabulary):
    return [[text.lower().split().count(word) for word in vocabulary] for text in texts]


def split_at_spaces_counted(texts, vocabulary):
    counters = [Counter(text.lower().split()) for text in texts]
    return np.array([[counter[word] for word in vocabulary] for counter in counters])


def split_as_written(texts, vocabulary):
    return [[text.split().count(word) for word in vocabulary] for text in texts]


def word_characters(texts, vocabulary):
    return [[re.findall(r"\w+", text.lower()).count(word) for word in vocabulary] for text in texts]


def letters_and_digits(texts, vocabulary):
    return [
        [re.findall("[a-z0-9]+", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def letters_and_apostrophes(texts, vocabulary):
    return [
        [re.findall("[a-z']+", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def others_deleted(texts, vocabulary):
    return [
        [re.sub(r"[^a-z\s]", "", text.lower()).split().count(word) for word in vocabulary]
        for text in texts
    ]


def punctuation_deleted(texts, vocabulary):
    table = str.maketrans("", "", string.punctuation + string.digits)
    return [[text.lower().translate(table).split().count(w) for w in vocabulary] for text in texts]


def two_letters_or_more(texts, vocabulary):
    return [
        [re.findall("[a-z]{2,}", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def as_substrings(texts, vocabulary):
    return [[text.lower().count(word) for word in vocabulary] for text in texts]


def columns_sorted(texts, vocabulary):
    return library(texts, sorted(vocabulary))


def turned(texts, vocabulary):
    return library(texts, vocabulary).T


def texts_summed(texts, vocabulary):
    return library(texts, vocabulary).sum(axis=0)


def all_texts_as_one(texts, vocabulary):
    counter = Counter(re.findall("[a-z]+", " ".join(texts).lower()))
    return [counter[word] for word in vocabulary]


def words_summed(texts, vocabulary):
    return library(texts, vocabulary).sum(axis=1)


def shares_of_known_words(texts, vocabulary):
    counts = library(texts, vocabulary)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def shares_of_all_words(texts, vocabulary):
    rows = [re.findall("[a-z]+", text.lower()) for text in texts]
    return [[row.count(word) / max(len(row), 1) for word in vocabulary] for row in rows]


def last_word_lost(texts, vocabulary):
    def words(text):
        found, word = [], ""
        for character in text.lower():
            if character.isalpha():
                word += character
            else:
                found.append(word)
                word = ""
        return found

    return [[words(text).count(word) for word in vocabulary] for text in texts]


def one_too_many(texts, vocabulary):
    return library(texts, vocabulary) + 1


def letters_counted(texts, vocabulary):
    return [[text.lower().count(word[0]) for word in vocabulary] for text in texts]


def plurals_joined(texts, vocabulary):
    return [
        [len(re.findall(f"(?<![a-z]){word}s?(?![a-z])", text.lower())) for word in vocabulary]
        for text in texts
    ]


def logarithms(texts, vocabulary):
    return np.log1p(library(texts, vocabulary))


def as_dicts(texts, vocabulary):
    rows = library(texts, vocabulary)
    return [dict(zip(vocabulary, row, strict=True)) for row in rows]


def one_counter(texts, vocabulary):
    return Counter(re.findall("[a-z]+", " ".join(texts).lower()))


def unknown_words_raise(texts, vocabulary):
    vocabulary = list(vocabulary)
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        for word in re.findall("[a-z]+", text.lower()):
            counts[i, vocabulary.index(word)] += 1
    return counts


def extra_column_of_unknown_words(texts, vocabulary):
    counts = library(texts, vocabulary)
    lengths = [len(re.findall("[a-z]+", text.lower())) for text in texts]
    return np.column_stack([counts, lengths - counts.sum(axis=1)])


RIGHT = [
    loop,
    vectorised,
    library,
    split_on_the_rest,
    translated,
    added_at,
    grouped,
    looked_up,
]

WRONG = {
    "presence_not_count": [presence, presence_by_sets],
    "case_kept": [as_written, capitals_split_words],
    "punctuation_glued": [split_at_spaces, split_at_spaces_counted],
    "case_kept_and_punctuation_glued": [split_as_written],
    "digits_in_words": [word_characters, letters_and_digits],
    "apostrophes_in_words": [letters_and_apostrophes],
    "deleted_not_split": [others_deleted, punctuation_deleted],
    "short_words_dropped": [two_letters_or_more],
    "found_inside_words": [as_substrings],
    "vocabulary_sorted": [columns_sorted],
    "transposed": [turned],
    "texts_added_up": [texts_summed, all_texts_as_one],
    "words_added_up": [words_summed],
    "shares_not_counts": [shares_of_known_words, shares_of_all_words],
    "raised ValueError": [unknown_words_raise],
    "should be": [as_dicts, one_counter],
    "shape": [extra_column_of_unknown_words],
    "wrong in": [last_word_lost, one_too_many, letters_counted, plurals_joined, logarithms],
}
