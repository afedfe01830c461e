"""How diagnostics and the passages of a summary look: as text for people, as JSON for programs."""
