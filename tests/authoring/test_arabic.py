"""People in running text in Arabic."""

from __future__ import annotations

import pytest

from onrecord.authoring.arabic import in_arabic


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("شارك فيها د/ نبيل خيالي، ود. سلوى وهمية", [("نبيل خيالي", False), ("سلوى وهمية", False)]),
        ("أما المهندس يوسف آيت مثال فعرض", [("يوسف آيت مثال", False)]),
        ("والمستشار فؤاد مزعوم أيضا", [("فؤاد مزعوم", False)]),
        ("وأدارت الحوار رانيا نموذجية.", [("رانيا نموذجية", True)]),
        ("وأدارت الندوة الإعلامية رانيا النموذجية، التي", [("رانيا النموذجية", True)]),
        ("قالت ليلى تجريبية إن الموانئ مهمة", [("ليلى تجريبية", False)]),
        ("وأكد السفير عبد الله مثال أن", [("عبد الله مثال", False)]),
        ("وقال المهندس طارق بن سالم النموذجي، مدير المركز", [("طارق بن سالم النموذجي", False)]),
        ("رأى الدكتور عبد الرحمن ولد خيال، أستاذ القانون", [("عبد الرحمن ولد خيال", False)]),
        ("برئاسة السفير جاسم بن راشد الوهمي.", [("جاسم بن راشد الوهمي", True)]),
        ("قال الدكتور نبيل خيالي الباحث، إن", [("نبيل خيالي", False)]),
        ("السيدات والسادة الكرام", []),
        ("قال في الندوة إن", []),
        ("أكد خبراء على أهمية الدور", []),
        ("Nothing here", []),
    ],
)
def test_who_is_named(text: str, people: list[tuple[str, bool]]) -> None:
    """Behind titles, behind words that say who led, and before what is said."""
    assert list(in_arabic(text)) == people
