"""Somebody who reads a site in a real browser, and the small school whose sites are read."""

# ruff: noqa: RUF001 - letters that only look like others are what some of this is about

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

# Whatever stands in a text or an address, none of this may ever happen.
WATCH_FOR_SCRIPTS = "window.ran = []; window.alert = words => window.ran.push(String(words));"


class Reader:
    """A reader with one page open, who notes what it asks for and what it complains about."""

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.root = root
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on(
            "console",
            lambda message: (
                self._note(f"{message.text} {message.location['url']}")
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("dialog", lambda dialog: (self._note(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _note(self, words: str) -> None:
        self.complaints.append(words)

    def open(self, path: str) -> None:
        """Load a page, even when only the part behind the # is another one."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.root}/{path}")

    def search(self, student: str, words: str) -> list[str]:
        """Search on this student's search page; return the titles of what was found."""
        if self.page.url.split("#")[0] != f"{self.root}/{student}/search.html":
            self.open(f"{student}/search.html")
        self.page.locator("#pf-search-words").fill(words)
        self.page.keyboard.press("Enter")
        return self.titles()

    def titles(self) -> list[str]:
        return self.page.locator("#pf-search-results h2").all_inner_texts()

    @property
    def said(self) -> str:
        return self.page.locator("#pf-search-said").inner_text()

    def result(self, title: str) -> Locator:
        return self.page.locator("#pf-search-results li").filter(has=self.page.get_by_role("heading", name=title))

    def marked(self, title: str) -> list[str]:
        return self.result(title).locator("p mark").all_inner_texts()

    def cards(self) -> list[str]:
        """Return the titles of the pieces that are in sight on the work page."""
        return [
            card.locator("h3").inner_text() for card in self.page.locator("[data-piece]").all() if card.is_visible()
        ]

    def years(self) -> list[str]:
        return [heading.inner_text() for heading in self.page.locator("h2").all() if heading.is_visible()]

    def focused(self) -> str:
        """Return the id, the address or the name of the element that has the keyboard."""
        return self.page.evaluate(
            "(({id, tagName, ...rest}) => id || document.activeElement.getAttribute('href') || tagName)"
            "({id: document.activeElement.id, tagName: document.activeElement.tagName})"
        )

    def tab_to(self, wanted: str) -> None:
        """Press Tab until an element has the keyboard."""
        for _ in range(60):
            if self.focused() == wanted:
                return
            self.page.keyboard.press("Tab")
        message = f"Tab never comes to {wanted}"
        raise AssertionError(message)

    def expect_said(self, words: str) -> None:
        expect(self.page.locator("#pf-search-said")).to_contain_text(words)


def hash_of(**values: str) -> str:
    return "&".join(f"{name}={quote(value)}" for name, value in values.items())


# The whole school stands here, so that nobody opens a folder of fixtures to read these tests.
SCHOOL = """\
-- site_config.yml --
school: {name: Small School}
-- school/frameworks/small.yml --
id: small
title: Small standards
standards:
  - code: SCI
    statement: Science
    standards:
      - {code: SCI.1, statement: Plan a fair test.}
      - {code: SCI.2, statement: Say why a comet has a tail.}
-- school/assessments/small.csv --
student,artifact,standard,level,date,assessor,comment
lea,solar-oven,SCI.1,3,2026-10-20,Ms Tal,The shadow was measured twice.
-- school/badges.yml --
badges:
  - id: fair
    name: Fair Tester
    description: For tests that change one thing.
    needs: {standards: [SCI.1], evidence: 1}
-- student_content/lea/profile.md --
---
name: Lea
interests: [Octopuses]
---
I live near a canal.
-- student_content/lea/artifacts/solar-oven.md --
---
title: Our solar oven
date: 2026-10-14
subject: Science
standards: [SCI.1]
kind: project
chosen_by: student
showcase: It failed twice first.
---
We built it from two boxes and a sheet of foil, and it took the whole afternoon until the cheese on the bread began to
shine and to run down at the sides, which Grandpa had said would never happen in October. The foil was the best part.

## What went well

The *mirrors* doubled the heat, and the thermo**meter** never stopped.

## Next time

A lid of glass.
-- student_content/lea/artifacts/lab-report.md --
---
title: Report from the lab
date: 2026-11-09
subject: science
standards: [SCI.1, SCI.2]
kind: report
---
The oven was solar, and the solar oven was hot. Room 12 read it.
-- student_content/lea/artifacts/comet-drawing.md --
---
title: A comet, drawn
date: 2024-01-10
subject: Art
chosen_by: student
---
Chalk on black paper.
-- student_content/lea/artifacts/sky.md --
---
title: What I saw
date: 2025-02-10
subject: Comet club
---
Nothing, for an hour.
-- student_content/lea/artifacts/night.md --
---
title: A night outside
date: 2025-03-10
subject: Art
---
We lay in the grass.

## What went well

I saw a comet.
-- student_content/lea/artifacts/old-diary.md --
---
title: An old diary
date: 2026-09-01
subject: Art
---
Somebody wrote of a comet in it.
-- student_content/lea/artifacts/older-diary.md --
---
title: An older diary
date: 2026-08-30
subject: Art
---
It speaks of a comet as well.
-- student_content/lea/artifacts/espana.md --
---
title: Un café en España
date: 2025-05-02
language: es
---
El niño pidió un café en la calle Straße, cerca del Øresund. ＦＵＬＬ ﬁne. Ёлка. İstanbul ve ışık. Ο Οδυσσεύς.
-- student_content/lea/artifacts/loose-page.md --
---
title: Loose page
---
No day, no subject. Hawaiʻi, naïve, don't.
-- student_content/lea/artifacts/words.md --
---
title: Words of the world
date: 2025-04-01
subject: Languages
---
我们做了一个太阳能
烤箱，用Python写程序。

これは私の日記です。カタカナ・テスト。

ฉันทำขนมปังที่บ้าน

나는 사과를 먹었다

האור בבית הספר
-- student_content/lea/reflections/october.md --
---
title: October
date: 2026-10-31
about: [solar-oven]
---
I argue less and measure more.
-- student_content/lea/goals/slower.md --
---
title: Explain it slower
date: 2026-09-10
why: Grandpa could not follow.
steps: [Count to three]
---
-- student_content/amal/profile.md --
---
name: أمل
language: ar
---
أحب الشمس.
-- student_content/amal/artifacts/furn.md --
---
title: فُرْنُنا الشَّمسيّ
date: 2026-10-14
subject: العلوم
---
صنعنا الفُرنَ من صندوقين في المدرسة، وكتبتُ إلى جدّتي عن ٢٤ درجة. هـــذا أوّل فرن لنا.
-- student_content/amal/artifacts/kitab.md --
---
title: كتاب
date: 2025-10-14
subject: اللغة
---
قرأت كتابًا.
-- student_content/quiet/profile.md --
---
name: Quiet
---
-- student_content/quiet/artifacts/one.md --
---
title: The only one
date: 2026-10-14
subject: Art
---
Alone.
"""
