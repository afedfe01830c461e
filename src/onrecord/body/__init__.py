"""From Markdown to blocks: segments, anchors, links, places, and the HTML of each text."""
