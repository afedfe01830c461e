"""A site with a page of every kind, in three languages; the people in it are invented."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.hosts.projects import write as write_project

SETTINGS = """\
site_name: Norms in examples
theme: {name: material}
plugins: [{onrecord: {contact: record@example.org}}]
markdown_extensions: [admonition, attr_list, tables, {toc: {permalink: true}}]
"""

SPEAKERS = """\
ben-sample: {name: Ben Sample, former_ids: [b-sample]}
layla-mithal:
  name: ليلى مثال
  aliases: [Layla Mithal, ليلى المثال]
  affiliations: [{name: معهد الأمثلة}]
samir-namudhaj: {name: Samir Namudhaj, aliases: [سمير نموذج]}
zoe-exemple: {name: Zoé Exemple, affiliations: [{name: Institut des exemples, until: 2032}]}
"""

ARABIC = """\
---
title: حوار حول القواعد والمكتبات
date: 2031-03-04
language: ar
speakers:
- {id: layla-mithal, affiliation: معهد الأمثلة}
- {id: samir-namudhaj, affiliation: Example Network (EN)}
moderators: [ben-sample]
norms: [13e, 13k]
series: {name: القواعد في أمثلة, part: 1}
organisers: [معهد الأمثلة, Example Institute]
topics: [human-rights]
abstract: جلسة مختلقة تبيّن كيف تبدو صفحة مكتوبة من اليمين إلى اليسار.
recording: https://example.org/recording.mp4
source: {kind: machine-generated report, read: whole}
---

افتتح Ben Sample الجلسة وشكر الحاضرين. هذه جلسة مختلقة، والأشخاص الذين فيها لا وجود لهم.

## حقوق الناس و13(e)

قالت [ليلى مثال](speaker:layla-mithal) إن [القاعدة 13(e)](norm:13e) تحمي القرّاء في المكتبات.

> المكتبة المفتوحة تحتاج إلى شبكة هادئة، لا إلى جدار (2031). {t=1:02:03}

وذكرت أمرين:

- أن تُحفظ الكتب؛ {t=1:03:00}
- أن تبقى الأبواب مفتوحة من الساعة 8:30 إلى 17:00.

## فرق الاستجابة

رأى [سمير نموذج](speaker:samir-namudhaj) أن [فرق الاستجابة](norm:13k) يجب أن تُترك وشأنها.

| البلد | عدد الفرق |
|---|---|
| الأول | 12 |

وختم Ben Sample بالقول إن الأسئلة كثيرة[^1].

[^1]: بقي سؤال واحد بلا جواب.
"""

FRENCH = """\
---
title: "« Que demandent les normes ? » : un dialogue inventé"
date: 2031-02-03
language: fr
speakers: [{id: zoe-exemple, affiliation: Institut des exemples}, samir-namudhaj]
norms: [13e, 13k]
series: {name: القواعد في أمثلة, part: 2}
organisers: [Institut des exemples]
topics: [human-rights]
redirect_from: [/summaries/old/]
---

Cette séance n'a jamais eu lieu, et personne n'y a parlé.

## Les droits des lecteurs

[Zoé Exemple](speaker:zoe-exemple) a dit que la [norme 13(e)](norm:13e) protège les bibliothèques.

## Les équipes d'intervention

Pour [Samir Namudhaj](speaker:samir-namudhaj), [ces équipes](norm:13k) travaillent tranquillement.
"""

ENGLISH = """\
---
title: An invented talk about libraries
date: 2031-01-02
speakers: [layla-mithal, ben-sample]
norms: [13e, 13k]
organisers: [معهد الأمثلة]
topics: [libraries]
---

Sample said that norm 13(e) protects readers. [She](speaker:layla-mithal) did not answer.

It was asked what norm 13(k) means.

[مثال](speaker:layla-mithal) spoke of [libraries](norm:13e) that stay open.
"""

WITHDRAWN = """\
---
title: Un dialogue retiré
date: 2030-02-03
language: fr
speakers: [zoe-exemple]
norms: []
withdrawn: {on: 2030-03-04, reason: It held what nobody said.}
---
"""

_LETTERS = str.maketrans("0123456789abcdef", "bdfghklmnaeiouor")

TALK = """\
---
title: Talk number {n}
date: {year}-05-{day:02}
speakers: [ben-sample, samir-namudhaj]
norms: [13e, 13f]
---

Sample said once more that norm 13(e) matters, and then that norm 13(f) does.

Namudhaj said that norm 13(e) matters.
"""

CROWD = """\
---
title: A talk that everybody came to
date: 2025-01-01
speakers:
{everybody}
norms: []
---

Nobody took notes.
"""

PIGEONS = """\
# About pigeons

!!! note "Nothing here happened"
    It shows what pages look like.

## Pigeons

Pigeons carry `norms` home; [summaries](https://example.org/) stay.

| Pigeon | Norm |
|---|---|
| first | 13(e) |

```yaml
pigeons: [first, second]
```
"""

KINDS = [
    "",
    "summaries/",
    "summaries/years/2030/",
    "summaries/arabic/",
    "summaries/french/",
    "summaries/english/",
    "summaries/withdrawn/",
    "summaries/old/",
    "norms/",
    "norms/13a/",
    "norms/13e/",
    "norms/13e/2030/",
    "norms/13k/",
    "speakers/",
    "speakers/letters/b/",
    "speakers/layla-mithal/",
    "speakers/ben-sample/",
    "speakers/ben-sample/13e/",
    "speakers/ben-sample/said/2030/",
    "speakers/ben-sample/webinars/2030/",
    "speakers/someone-1/",
    "speakers/b-sample/",
    "matrix/",
    "matrix/nobody-named/",
    "series/",
    "series/lqw-d-fy-mthlh/",
    "organisations/",
    "organisations/example-institute/",
    "topics/",
    "topics/human-rights/",
    "propose/",
    "find/",
    "find/?q=libraries",
    "find/?q=xylophone",
    "find/?norm=13k",
    "about/",
    "privacy/",
    "accessibility/",
    "abbreviations/",
    "pigeons/",
    "404.html",
]
"""A page of each kind."""


def _name(number: int) -> str:
    """Return a name that is like no other: letters without a meaning."""
    letters = sha256(str(number).encode()).hexdigest().translate(_LETTERS)
    return f"{letters[:9].title()} {letters[9:18].title()}"


def write(folder: Path) -> Path:
    """Write the project; return its `mkdocs.yml`."""
    # As many as get a page for each year, and as many people as get one for each letter.
    talks = {
        f"summaries/talk-{n}.md": TALK.format(n=n, year=2026 + n % 5, day=n % 28 + 1)
        for n in range(1, 51)
    }
    crowd = "".join(f"someone-{n}: {{name: {_name(n)}}}\n" for n in range(500))
    everybody = "\n".join(f"- someone-{n}" for n in range(500))
    return write_project(
        folder,
        {
            "mkdocs.yml": SETTINGS,
            "speakers.yaml": SPEAKERS + crowd,
            "docs/pigeons.md": PIGEONS,
            "summaries/first.md": ENGLISH.replace("libraries", "bookshops"),
            "summaries/arabic.md": ARABIC,
            "summaries/english.md": ENGLISH,
            "summaries/french.md": FRENCH,
            "summaries/withdrawn.md": WITHDRAWN,
            "summaries/crowd.md": CROWD.format(everybody=everybody),
            **talks,
        },
    )
