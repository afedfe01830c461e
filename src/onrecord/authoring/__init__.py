"""Help people write: a new summary, a draft of somebody's text, a person for the register."""
