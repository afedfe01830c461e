"""People in running text in Chinese."""

from __future__ import annotations

import pytest

from onrecord.authoring.chinese import in_chinese


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("王虚构表示，规范最重要。", [("王虚构", False)]),
        ("示例国学者阿明·假·名介绍了进展。", [("阿明·假·名", False)]),
        (
            "测试国代表莎拉·示例就能力建设提问，李例子作了回应。",
            [("莎拉·示例", False), ("李例子", False)],
        ),
        ("会议由中心主任李例主持。", [("李例", True)]),
        ("研究所副所长欧阳样本致欢迎辞。", [("欧阳样本", False)]),
        ("由同事程虚构代为发言", [("程虚构", False)]),
        ("張某某認為，規範很重要。", [("張某某", False)]),
        ("方案提出了建议。", []),
        ("安理会表示关注，马耳他表示支持。", []),
        ("与会者认为需要合作。", []),
        ("主持人表示感谢。", []),
        ("Nothing here", []),
    ],
)
def test_who_is_named(text: str, people: list[tuple[str, bool]]) -> None:
    """Before verbs of saying; what organisations, States and words of every day do is nobody's."""
    assert list(in_chinese(text)) == people
