"""Exports: files for programs, published with the site."""
