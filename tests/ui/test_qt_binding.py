"""The Qt binding itself: the defect that pins its version."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect


def test_void_calls_leave_none_alone():
    """PySide6 6.12.0 drops a reference to None at each void call and aborts on Python 3.11 after some thousands."""
    rect = QRect(0, 0, 10, 10)
    rect.setLeft(0)
    before = sys.getrefcount(None)
    for left in range(1000):
        rect.setLeft(left)
    assert abs(sys.getrefcount(None) - before) < 100
