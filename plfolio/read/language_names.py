"""Names of languages as people write them, where their short names belong.

Takes a name, in English, in the language itself or as neighbours say it; gives the BCP 47 tag.
"""

from __future__ import annotations

import unicodedata

__all__ = ["find_tag"]

_NAMES = """
    ar: arabic, arabisch, arabe, árabe, العربية, عربي
    bg: bulgarian, български
    bn: bengali, bangla, বাংলা
    bs: bosnian, bosanski
    cs: czech, tschechisch, čeština
    da: danish, dänisch, dansk
    de: german, deutsch, allemand, alemán, tedesco, duits
    el: greek, griechisch, ελληνικά
    en: english, englisch, anglais, inglés, inglese, engels
    es: spanish, spanisch, español, espagnol, castellano, castilian
    et: estonian, eesti
    fa: persian, farsi, dari, persisch, فارسی
    fi: finnish, finnisch, suomi
    fr: french, französisch, français, francés, frans
    ga: irish, gaeilge
    gu: gujarati, ગુજરાતી
    he: hebrew, hebräisch, עברית
    hi: hindi, हिन्दी, हिंदी
    hr: croatian, kroatisch, hrvatski
    ht: haitian creole, haitian, kreyòl, kreyòl ayisyen
    hu: hungarian, ungarisch, magyar
    hy: armenian, հայերեն
    id: indonesian, bahasa indonesia
    it: italian, italienisch, italiano, italien
    ja: japanese, japanisch, 日本語
    ka: georgian, ქართული
    km: khmer, cambodian, ខ្មែរ
    ko: korean, koreanisch, 한국어
    ku: kurdish, kurdisch, kurdî
    lt: lithuanian, lietuvių
    lv: latvian, latviešu
    mk: macedonian, македонски
    ne: nepali, नेपाली
    nl: dutch, niederländisch, nederlands
    no: norwegian, norwegisch, norsk
    pa: punjabi, panjabi, ਪੰਜਾਬੀ
    pl: polish, polnisch, polski
    ps: pashto, پښتو
    pt: portuguese, portugiesisch, português, portugués
    ro: romanian, rumänisch, română
    ru: russian, russisch, русский
    sk: slovak, slowakisch, slovenčina
    sl: slovene, slovenian, slovenščina
    so: somali, soomaali
    sq: albanian, albanisch, shqip
    sr: serbian, serbisch, српски, srpski
    sv: swedish, schwedisch, svenska
    sw: swahili, kiswahili
    ta: tamil, தமிழ்
    th: thai, ไทย
    ti: tigrinya, ትግርኛ
    tl: tagalog, filipino
    tr: turkish, türkisch, türkçe
    uk: ukrainian, ukrainisch, українська
    ur: urdu, اردو
    vi: vietnamese, vietnamesisch, tiếng việt
    yo: yoruba
    zh-Hans: chinese, chinesisch, chinois, chino, simplified chinese, mandarin, 中文, 简体中文
    zh-Hant: traditional chinese, cantonese, 繁體中文
"""


def find_tag(name: str) -> str:
    """Return the short name of a language, "" when the name is not known."""
    return _TAGS.get(_key(name), "")


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


_TAGS = {
    _key(name): tag.strip()
    for line in _NAMES.strip().splitlines()
    for tag, _, names in (line.partition(":"),)
    for name in names.split(",")
}
