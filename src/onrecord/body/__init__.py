"""From Markdown to passages: rendering, norm references, attribution, sanitising."""
