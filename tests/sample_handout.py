"""A handout with every kind of entry, in English and Arabic: for tests of running text."""

from pathlib import Path

from sample_jobs import job
from sample_pieces import THEME, library

from hrposter.papers import PAPERS, Paper
from hrposter.poster import Job

LAYOUT = """\
hrposter: 1
title: A day at the lake
sizes: [Letter, A5]
updated: 2026-11-23
theme: plain
page: {margin: 8%, gap: space.m}
grid:
  columns: [1fr]
  rows: [auto, 1fr, auto]
  areas: [title, story, draft]
regions:
  title: {text: title, style: title, tag: H1}
  story: {flow: story, columns: COLUMNS}
  draft: {draft: note}
pages: PAGES
next:
  grid:
    columns: [70fr, 30fr]
    rows: [auto, 1fr]
    areas: [head number, story story]
  regions:
    head: {running: title, style: note}
    number: {folio: note}
    story: {columns: NEXT}
"""
ENGLISH = """\
hrposter: 1
language: en
status: source
words:
  title: A day at the lake
  story:
    - heading: Before you go
    - text: The bus leaves from the market. It takes half an hour, with room for strollers and wheelchairs. Ask the driver for the ramp.
    - step: {title: Pack., text: "Towels, hats and water."}
    - step: {title: Eat., text: A good breakfast goes a long way.}
    - step: {title: Sing., text: The road is long. Songs make it short.}
    - heading: At the water
    - text: The shore is flat and there is shade all day. The water is calm and warm in summer. In spring it is for feet alone. A heron lives there.
    - point: {title: The jetty, text: Sit there and watch the fish.}
    - point: {title: The kiosk, text: "Ice, tea and hot soup. It closes at six."}
    - item: A quiet corner for feeding
    - item: Toilets with a changing table
    - check: Hats on
    - check: Bottles filled
    - line: Our bus back
    - call: Nobody has to swim.
    - note: The times are those of the summer.
"""
ARABIC = """\
hrposter: 1
language: ar
status: draft
words:
  title: يوم عند البحيرة
  story:
    - heading: قبل الذهاب
    - text: تنطلق الحافلة من السوق. تستغرق الرحلة نصف ساعة، وفيها مكان لعربات الأطفال والكراسي المتحركة. اطلبوا من السائق فتح المنحدر.
    - step: {title: جهّزوا., text: المناشف والقبعات والماء.}
    - step: {title: كلوا., text: الفطور الجيد يكفي طويلًا.}
    - step: {title: غنّوا., text: الطريق طويل، والأغاني تقصّره.}
    - heading: عند الماء
    - text: الشاطئ مستوٍ وفيه ظل طوال اليوم. الماء هادئ ودافئ في الصيف، وفي الربيع يكفي للأقدام وحدها. هناك بط ومالك حزين.
    - point: {title: الرصيف, text: اجلسوا هناك وراقبوا السمك.}
    - point: {title: الكشك, text: مثلجات وشاي وحساء ساخن. يغلق في السادسة.}
    - item: زاوية هادئة للإرضاع
    - item: حمامات فيها طاولة لتغيير الحفاض
    - check: القبعات على الرؤوس
    - check: القوارير مليئة
    - line: حافلة العودة
    - call: لا أحد يُضطر إلى السباحة.
    - note: المواعيد مواعيد الصيف.
"""
KINDS_TOLD = 16


def handout(
    folder: Path,
    lang: str = "en",
    paper: str | Paper = "A5",
    *,
    pages: int = 4,
    columns: int = 1,
    following: int = 1,
    words: str = ENGLISH,
    **options: str,
) -> Job:
    """The handout on a sheet; ``words`` are its English."""
    layout = LAYOUT.replace("COLUMNS", str(columns)).replace("NEXT", str(following)).replace("PAGES", str(pages))
    later = "    rows: [auto, 1fr]\n    areas: [head number, story story]\n"
    layout = layout.replace(later, "    rows: [auto, 1fr, auto]\n    areas: [head number, story story, draft draft]\n")
    mine = library(folder, layout, words, THEME, ar=ARABIC)
    return job("all", lang, PAPERS[paper] if isinstance(paper, str) else paper, library=mine, **options)


def story_of(*entries: str) -> str:
    """English words whose story is made of these entries, each as it stands after its dash."""
    return ENGLISH.partition("  story:\n")[0] + "  story:\n" + "".join(f"    - {entry}\n" for entry in entries)
