"""How long large sites take to build: `make bench`."""
