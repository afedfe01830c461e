"""From files to records: reading, YAML with positions, front matter, validation."""
