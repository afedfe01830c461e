"""Hosts: what puts the pages in front of readers. Only `hosts.mkdocs` knows MkDocs."""
