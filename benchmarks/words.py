"""New words for every round: real ones of the same lengths, so that a poster keeps its shape and nothing can be remembered."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_VOCABULARY: Mapping[str, str] = {
    "en": """
        a I am an as at be by do go he if in is it me my no of on or so to up us we
        ask bed can day ear few get her ill job key law may new our pay ran see the too use was yes you art sun tea
        able baby care deal each feel give help idea just keep life made name once plan rest safe talk used very what year home kind warm
        about bring child doubt every first guide heart issue judge known learn might never offer place quiet right speak three until
        voice while woman years
        advice before change decide enough family gentle health inside joined listen moment nobody others parent reason should toward
        unless wanted always people
        another because certain default evening forward general however instead judging kindest landing message nothing outside present
        quality respect support through without
        anything birthday children daughter everyone feedings grateful hospital informed judgment language medicine newborns ordinary
        patience question remember services together whenever
        allowance beginning carefully different everybody following guideline happening important listening midwifery necessary ourselves
        parenting questions recovered sometimes treatment
        absolutely background completely definitely everything friendship generation individual lighthouse motherhood nutritious
        particular protecting reasonable successful understand
        appointment comfortable confidently development encouraging experienced information opportunity partnership performance
        punishments responsible supervision understands
        breastfeeding conversations participation understanding relationships
    """,
    "ar": """
        أم أو أن إن بل ثم عن في قد كل كم لا لم لن ما من هل هو هي يد
        أمل أنت إلى بعد بيت تلك ثقة جدا حتى حال حسن حمل خطة خير ذلك رأي سند سهل صحة صوت طفل على عند غدا قبل قلب كان كما ليس مرة معا نحن
        نوم هذا هنا وقت يوم
        أسرة أفضل أمان أنتم الآن بداية بينت تأكل تحمل ترحب جديد جميل حليب حياة رأيك رضيع سؤال شكرا صديق صغير طبيب طريق طعام عائد عيون كبير
        كثير كلام لديك مساء معكم نسأل نفسك هدوء واحد
        أبناء أحباب احترم استمع الأمل الأمن البيت الثقة الحمل الحوار الخير الدعم الراحة السند الصحة الصوت الطفل القلب النوم الوقت اليوم
        تختار تساعد تسمعه تعالوا تفكير حديثنا خطوات رحلتكم طفلتك كرامة نتحدث نساعد نستمع
        احترام اختيار استماع الأسئلة الأطفال الأفضل الأمهات الإنصات الاتصال التفكير الجميلة الحقيقة الخدمات الدعوات الرعاية السلامة
        الصغيرة الطبيعي العائلة القرارات الكرامة المساعد النصيحة الولادة قراراتك مواعيدك نرافقكم
        احتياجات احتياجك استشارة استقبال الاحترام الاختيار الاستماع التجربة الممرضات المعلومات المناسبة المواعيد طبيعيون مساعدات معلوماتك
        مناسبات
        استشارات الاستشارة الاستقبال الاحتياجات المساعدات المستشفى المشاركات بالمعلومات والاختيار والاستماع
    """,
}

# How the posters are worded before their words are exchanged: as the shipped welcome poster, with three points below.
_PATTERNS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "You are welcome here.",
        "Pregnant, parenting, or thinking about it? Come as you are, using or not.",
        "We listen before we advise.",
        "We ask first, every time.",
        "We stand by your choices.",
        "We speak with respect.",
        "Your body, your choice",
        "You choose what happens in your care, and you can change your mind.",
        "Safe to seek care",
        "Care in pregnancy should never be a danger to you or to your family.",
        "We stand up for families",
        "Parents and babies belong together, and we say so to everyone.",
        "Talk with us about your health, your baby, safer use, or what today needs. Did we get it wrong? Please tell us.",
    ),
    "ar": (
        "أهلا بكم هنا.",
        "حمل، أو تربية طفل، أو مجرد تفكير في ذلك؟ تعالوا كما أنتم الآن.",
        "نستمع قبل أن ننصح.",
        "نستأذن أولا، في كل مرة.",
        "نقف إلى جانب قراراتكم.",
        "نتحدث معكم باحترام.",
        "جسدك وقرارك",
        "أنت من يختار ما يحدث في رعايتك، ولك أن تغير رأيك.",
        "رعاية بأمان",
        "لا ينبغي أن تكون الرعاية في الحمل خطرا عليك أو على أسرتك.",
        "نقف مع الأسر",
        "مكان الأطفال مع أهلهم، ونقول ذلك للجميع.",
        "تحدثوا معنا عن صحتكم، أو طفلكم، أو ما تحتاجونه اليوم. هل أخطأنا؟ نرجو أن تخبرونا.",
    ),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What one poster says."""

    lang: str
    title: str
    lede: str
    promises: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    more: str

    @property
    def is_rtl(self) -> bool:
        """Whether it reads from right to left."""
        return self.lang == "ar"


def new_words(lang: str, seed: int) -> Words:
    """The words of round ``seed``: the same for the same number, others for another."""
    chance = random.Random(f"{lang}{seed}")
    texts = [_exchanged(text, by_length(lang), chance) for text in _PATTERNS[lang]]
    title, lede, *promises = texts[:6]
    points = tuple(zip(texts[6:12:2], texts[7:12:2], strict=True))
    return Words(lang, title, lede, tuple(promises), points, texts[12])


def by_length(lang: str) -> dict[int, list[str]]:
    """The vocabulary of a language by the number of letters."""
    words: dict[int, list[str]] = {}
    for word in _VOCABULARY[lang].split():
        words.setdefault(len(word), []).append(word)
    return words


def _exchanged(text: str, words: Mapping[int, Sequence[str]], chance: random.Random) -> str:
    """The text with every word exchanged for one of the same length; capitals and punctuation stay."""

    def other(match: re.Match[str]) -> str:
        old = match[0]
        new = chance.choice(words[len(old)])
        return new.capitalize() if old[0].isupper() else new

    return re.sub(r"\w+", other, text)
