"""The pages: what a corpus and its index look like to readers, for any host to publish."""
