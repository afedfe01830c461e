"""Text, whatever it says: folding, hidden characters, quoting, similarity, sentences, fetching."""
