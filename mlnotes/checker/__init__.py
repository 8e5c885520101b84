"""The machine that judges an answer to an exercise record, and says what is wrong with it."""
