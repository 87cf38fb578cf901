"""New words for every round: real ones of the same lengths, so that a poster keeps its shape and nothing can be remembered."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LANGUAGES: Mapping[str, str] = {"en": "English", "ar": "Arabic", "my": "Burmese", "zh-Hans": "Simplified Chinese"}

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
    "my": """
        ည စာ ညီ ရေ လာ လူ သူ ကား ခင် ဆေး ညနေ နား နေ့ မေး လက် သား အတူ အဖေ အမေ ကလေး ကူညီ ချစ် စကား စိတ် ဆရာမ နို့ ပြော ဖခင် မနက် ယနေ့ လမ်း သမီး
        သွား အဖြေ အမြဲ အိမ် ပျော် မိခင် ဆရာဝန် ဆေးရုံ နားလည် ပညာရေး လေးစား အကူအညီ အချိန် အနာဂတ် အားပေး ကျေးဇူး ကြိုဆို ခွန်အား ဆေးခန်း
        တွေ့ဆုံ နေထိုင် ဘေးကင်း မိတ်ဆွေ မိသားစု ယုံကြည် ရင်သွေး သင်တန်း သူနာပြု အစားအစာ အဆင်ပြေ အသက်ရှူ အိပ်မက် အိပ်ရေး ကိုယ်ဝန် ဂရုစိုက်
        ဆုံးဖြတ် နားထောင် မနက်ဖြန် မေးခွန်း မွေးဖွား ရွေးချယ် အရေးကြီး ကြင်နာမှု ချိန်းဆို ကျန်းမာရေး တန်ဖိုးထား ပြုံးရွှင် မျှော်လင့်
        လုံခြုံမှု လွတ်လပ်စွာ ဝန်ဆောင်မှု စောင့်ရှောက် အိမ်နီးချင်း
    """,
    "zh-Hans": """
        一 与 为 也 事 些 人 从 他 会 你 做 到 去 又 只 同 吗 听 和 在 多 她 好 安 家 对 小 就 帮 很 得 心 您 想 愿 我 把 早 时 是 有 本 来
        每 爱 给 能 自 被 让 说 请 跟 里 问 一起 不必 习惯 交谈 产前 产后 今天 从前 保护 倾听 健康 儿童 关于 关心 内心 决定 出生 分享 医生
        去年 发展 只要 可以 同意 告诉 周末 咖啡 回家 因为 地方 城市 声音 多少 大家 如果 妈妈 婴儿 学习 孩子 安全 安心 宝宝 家庭 尊重 工作
        希望 帮助 平安 应该 开始 当时 怀孕 想法 感受 愿意 我们 所有 护士 提问 支持 方法 时间 明白 昨天 更好 朋友 母乳 每天 温柔 照顾 父母
        现在 理解 生活 用餐 电话 目标 相信 看见 睡眠 知道 聆听 联系 表达 计划 身体 轻松 送来 选择 重要 问题 陪伴 食物 一家人 下一步 互助组
        休息室 助产士 医务室 同伴们 图书馆 大自然 好朋友 小宝宝 幼儿园 心里话 志愿者 慢慢来 新生儿 早餐会 星期天 第一次 老人家 一起成长
        互相支持 从容面对 安静时刻 家庭成员 所有选择 日常生活 温暖陪伴 社区中心 自己决定 身心健康 轻声细语
    """,
}

# Letters with their marks, which Burmese writes as characters of their own.
_WORD = r"[\w\u1000-\u1049]+"

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
    "my": (
        "သင့်ကို|ကြိုဆို|ပါတယ်။",
        "ကိုယ်ဝန်|ရှိသူ၊ |ကလေး|မွေးဖွား|သူ၊ |စဉ်းစား|နေသူ၊ |အချိန်|မရွေး|လာ|ပါ။",
        "အရင်|နားထောင်|ပါတယ်။",
        "အမြဲ|မေးခွန်း|မေး|ပါတယ်။",
        "သင့်|ဆုံးဖြတ်|ချက်ကို |လေးစား|ပါတယ်။",
        "ယုံကြည်|စွာ |စကား|ပြော|ပါတယ်။",
        "သင့်|ကျန်းမာရေး",
        "သင်|ရွေးချယ်|ပြီး |မနက်ဖြန်|ပြန်|ဆုံးဖြတ်|လည်း |အဆင်ပြေ|ပါတယ်။",
        "လုံခြုံမှု|အတွက်",
        "ကိုယ်ဝန်|ဆောင်စဉ် |စောင့်ရှောက်|မှုက |မိသားစု|ကို |အကူအညီ|ဖြစ်စေရမယ်။",
        "မိသားစု|နဲ့ |အတူ",
        "မိခင်|နဲ့ |ကလေး|ကို |အတူ|နေထိုင်|စေချင်တာ |ယနေ့|ပြော|ပါတယ်။",
        "သင့်|ကျန်းမာရေး|၊ |ကလေး|၊ |အိပ်ရေး|အကြောင်း |ဆရာဝန်|နဲ့ |သူနာပြု|ကို |ပြော|ပါ။ |မေးခွန်း|ရှိရင် |မေး|ပါ။",
    ),
    "zh-Hans": (
        "这里|欢迎|您。",
        "怀孕|、|照顾|孩子|，|还是|正在|计划|？|无论|是否|用药|，|都|可以|来。",
        "我们|倾听|，|然后|建议。",
        "每次|都|先|提问。",
        "支持|您|的|选择。",
        "说话|温柔|尊重。",
        "您|的|身体|，|您|决定",
        "照顾|的|时候|由|您|选择|，|以后|也|可以|改变|想法。",
        "安心|寻求|照顾",
        "产前|照顾|不应|让|您|和|家庭|感到|危险|或者|担心。",
        "我们|支持|家庭",
        "父母|和|宝宝|应该|一起|生活|，|我们|告诉|大家。",
        "和|我们|交谈|：|健康|、|宝宝|、|安全|，|或者|今天|需要|什么|帮助。|我们|做错|了|吗？|请|告诉|我们。",
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
    """The text with every word exchanged for one of the same length; capitals and punctuation stay.

    A pattern without spaces marks where its words end with "|".
    """

    def other(match: re.Match[str]) -> str:
        old = match[0]
        new = chance.choice(words[len(old)])
        return new.capitalize() if old[0].isupper() else new

    return "".join(re.sub(_WORD, other, part) for part in text.split("|"))
