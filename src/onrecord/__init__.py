"""Who said what about which norm, when, and where exactly it is written.

onrecord turns a folder of Markdown webinar summaries into a static, searchable knowledge site.
"""

__version__ = "0.1.0"
