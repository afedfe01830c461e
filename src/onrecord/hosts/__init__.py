"""Hosts: what puts the pages in front of readers. Today this is MkDocs, with its plugin `onrecord`."""
