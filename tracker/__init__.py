"""Massage Tracker: find out whether a course of massage helps your pain.

Nothing is imported here: what a program loads before its first frame is felt.
"""

__version__ = "0.1.0"
