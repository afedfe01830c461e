"""Search: what can be found on the site, and the index in which the browser finds it."""
