"""How plain words are: syllables, sentences, and the reading grades of English, French, Portuguese, Spanish and German; and the words to avoid.

Syllables are counted by rule. English spelling hides some: every group of vowel letters is one, but for an e that is
silent at the end of a word or of the first half of a compound, and but for groups that are two (``idea``, ``being``).
French spelling hides the e that is silent and the vowels that glide; Portuguese spelling shows nearly all.
Spanish spelling shows all: strong vowels (a, e, o, and í, ú) are a syllable each, weak ones (i, u) join their neighbour.
Chinese puts no spaces between words; its texts are measured in characters.
In German two vowel letters are one syllable where they are one sound (ei, ie, au, eu, aa …), but for the end of *Familie*.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from hrposter.resources import data_folder
from hrposter.spec.words import Message

# First halves of compounds that end with a silent e.
_HALVES = r"some|more|care|where|there|home|base|fire|side|life|safe|here|grade|time|take|make|bare|fore|house|place|wide|pre(?=school)"
_TWO = (
    r"ia(?!ge)|(?<![glnx])io|iu|(?<!p)eo(?!us\b)|ua(?!r)|uo|[aeo]i(?=ng)|ui(?=ng|t?y)|yi|(?<=cr)ea|(?<=[dr])ea\b"
    r"|ie(?=t|r\b|rs\b|n[ct])|oe(?=t|m)|ue(?=l)"
)


# Where a sentence ends; after the marks of Chinese no space does.
_END = r"(?<=[.!?؟])\s+|(?<=[。？！])(?![」』”’）])|(?<=[。？！][」』”’）])|\n"


def words_in(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def sentences_in(text: str) -> list[list[str]]:
    """The words of each sentence; the end of a text ends one as well."""
    return [words for part in re.split(_END, text) if (words := words_in(part))]


# ---------------------------------------------------------------- Chinese


def characters_in(text: str) -> int:
    """How long a Chinese text is: a character of Han counts one, and so does a word or a number in other letters."""
    return len(re.findall(r"[㐀-䶿一-鿿]|[^\W㐀-䶿一-鿿]+", text))


def lengths_in(text: str) -> list[int]:
    """The characters of each sentence of a Chinese text."""
    return [count for part in re.split(_END, text) if (count := characters_in(part))]


# ---------------------------------------------------------------- English


def syllables_en(word: str) -> int:
    parts = [part for part in re.split(r"[-’']", word.lower()) if re.search(r"[aeiouy]", part)]
    return max(1, sum(_english(part) for part in parts))


def _english(word: str) -> int:
    word = re.sub(r"(?<=some|very)one$|(?<=any)one$|(?<=no-)one$", "wun", word)
    word = re.sub(rf"^({_HALVES})(?=[^\Waeiouy_]\w+)", lambda match: match[1].rstrip("e"), word)
    word = re.sub(r"e(?=(ful|less|ly|ment|ments|ness|sake)\b)", "", word) if not re.search(r"(?:ble|ple|tle|dle)(?:ly|ness)$", word) else word
    word = re.sub(r"(?<=[^\Waeiouylrdt_])ed$|(?<=[aeiouylr])ed$|(?<=[^\Waeiouyscxz_])(?<!ch)(?<!sh)(?<![gl])es$|(?<=[aeiouy]l)es$", "", word)
    word = re.sub(r"(?<![^\Waeiouy_]l)(?<!\b[^\Waeiouy_])e$", "", word) if re.search(r"[aeiouy].*e$", word) else word
    word = re.sub(r"^y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])", "j", word)
    word = re.sub(r"(?<=[qg])u(?=[aeio])", "w", word)
    word = re.sub(r"(?<=\w\w[tsc])i(?=on|an|al|ou|en)", "", word)
    return len(re.findall(r"[aeiouy]+", word)) + len(re.findall(_TWO, word))


def grade(text: str) -> float:
    """The school grade of an English text (Flesch and Kincaid, 1975: words a sentence, syllables a word)."""
    sentences = sentences_in(text)
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables_en, words)) / len(words) - 15.59


# ---------------------------------------------------------------- French

# Verbs whose ending -ment is silent, and nouns and adjectives whose ending -ent is not.
_SILENT_MENT = r"(?:ai|nom|som|for|dor|fer|affir|confir|pri|esti|ani|fu)ment$"
_SPOKEN_ENT = r"(?:\b[cdlv]|par|cli|pati|souv|arg|ag|cont|urg|tal|acc|réc|prés|abs|différ|fréqu|innoc|excell|évid|viol|adolesc)ent$"
_MUTE = r"[qg]u(?=[aeiouéèêîïâô])|ge(?=[aoâô])"
_TWO_FR = r"é(?=[aeiouéè])|[ao](?=[éèêïë])|a(?=o(?!û))|(?<=[bcdfgptv][lr])(?:i|ou|u)(?=[aeéèêo])"


def syllables_fr(word: str) -> int:
    """Syllables as they are heard: an e is silent at the end of a word, and so are -es and, in verbs, -ent; i, u and ou glide into a vowel."""
    return max(1, sum(_french(part) for part in re.split(r"[-’']", word.lower())))


def _french(word: str) -> int:
    word = re.sub(r"qu$", "q", re.sub(_MUTE, lambda match: match[0][0], re.sub(r"^pays", "pahis", word)))
    is_verb = re.search(_SILENT_MENT, word) or (word.endswith("ent") and not re.search(rf"ment$|{_SPOKEN_ENT}", word))
    bare = re.sub(r"ent$" if is_verb else r"es?$", "", word)
    word = bare if re.search(r"[aeiouyàâéèêëîïôùûœ]", bare) else word
    word = re.sub(r"(?<=[aeou])y(?=[aeiouéè])", "j", word)
    return len(re.findall(r"[aeiouyàâéèêëîïôùûœ]+", word)) + len(re.findall(_TWO_FR, word))


def kandel_moles(text: str) -> float:
    """How easy a French text is (Kandel and Moles, 1958, on the scale of Flesch, 1948): 70 to 80 is fairly easy, 80 to 90 easy."""
    sentences = sentences_in(text)
    words = [word for sentence in sentences for word in sentence]
    return 207 - 1.015 * len(words) / len(sentences) - 73.6 * sum(map(syllables_fr, words)) / len(words)


# ---------------------------------------------------------------- Portuguese

# A weak vowel joins the one before it, but before nh, before m or n that closes its syllable, and before a last l, m, n, r or z.
_PT = "aeiouáéíóúâêôãõà"
_JOINS = rf"(?!nh|[mn](?![{_PT}])|[lrz]$)"
_GROUP_PT = rf"ã[eio]|õe|(?:[aeoáéóâêô][iu]|ui|iu){_JOINS}|[{_PT}]"


def syllables_pt(word: str) -> int:
    """Syllables as spelling shows them; -ia, -io, -ie, -ua, -uo and -ue at the end are one where the accent stands before them."""
    return max(1, sum(_portuguese(part) for part in re.split(r"[-’']", word.lower())))


def _portuguese(word: str) -> int:
    word = re.sub(rf"([qg])u(?=[{_PT}])", r"\1", word)
    word = re.sub(r"([áéíóúâêô]\w*[^\Waeiou])[iu](?=[aeo]s?$)", r"\1", word)
    return len(re.findall(_GROUP_PT, word))


def flesch_pt(text: str) -> float:
    """How easy a Portuguese text is (Martins, Ghiraldelo, Nunes, Oliveira, 1996): 50 to 75 is for years 5 to 8 of school, more for years 1 to 4."""
    sentences = sentences_in(text)
    words = [word for sentence in sentences for word in sentence]
    return 248.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(syllables_pt, words)) / len(words)


# ---------------------------------------------------------------- Spanish


def syllables_es(word: str) -> int:
    word = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "q", word.lower())
    word = re.sub(r"y(?![aeiouáéíóú])", "i", word)
    strong = len(re.findall(r"[aeoáéóíú]", word))
    weak_alone = len(re.findall(r"(?<![aeoáéóíúiuü])[iuü]+(?![aeoáéóíú])", word))
    return max(1, strong + weak_alone)


def inflesz(text: str) -> float:
    """How easy a Spanish text is (Szigriszt-Pazos, 1993, on the scale INFLESZ of Barrio-Cantalejo, 2008): 65 and more is easy."""
    sentences = sentences_in(text)
    words = [word for sentence in sentences for word in sentence]
    return 206.835 - 62.3 * sum(map(syllables_es, words)) / len(words) - len(words) / len(sentences)


# ---------------------------------------------------------------- German


def syllables_de(word: str) -> int:
    word = re.sub(r"(?<=il)ie(?=n?$)", "ije", word.lower())
    return max(1, len(re.findall(r"ei|ai|au|äu|eu|ie|aa|ee|oo|[aeiouyäöü]", word)))


def sachtext(text: str) -> float:
    """The school grade of a German text (first new Vienna formula of Bamberger and Vanecek, 1984): 4 is the easiest, 15 the hardest."""
    sentences = sentences_in(text)
    words = [word for sentence in sentences for word in sentence]
    syllables = [syllables_de(word) for word in words]
    many, one = (100 * sum(map(of, syllables)) / len(words) for of in (lambda count: count >= 3, lambda count: count == 1))
    long = 100 * sum(len(word) > 6 for word in words) / len(words)
    return 0.1935 * many + 0.1672 * len(words) / len(sentences) + 0.1297 * long - 0.0327 * one - 0.875


# ---------------------------------------------------------------- words to avoid


@dataclass(frozen=True)
class Term:
    id: str
    kind: str
    severity: str
    pattern: re.Pattern[str]
    guard: re.Pattern[str] | None
    suggest: str
    note: str
    fails: str
    passes: str | None

    def found(self, text: str) -> Iterator[str]:
        """Where a text says it, but for what the guard covers; a promise that names the written policy is none."""
        if self.kind == "promise" and "{policy." in text:
            return
        covered = [(match.start(), match.end()) for match in self.guard.finditer(text)] if self.guard else []
        for match in self.pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in covered):
                yield match.group()


@cache
def terms(lang: str) -> tuple[Term, ...]:
    path = data_folder() / f"assets/words/avoid-{lang}.yaml"
    return tuple(_term(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"])


def _term(entry: dict[str, str]) -> Term:
    guard = re.compile(entry["guard"], re.IGNORECASE) if "guard" in entry else None
    pattern = re.compile(entry["pattern"], re.IGNORECASE)
    return Term(
        pattern=pattern,
        guard=guard,
        passes=entry.get("passes"),
        **{key: entry[key] for key in ("id", "kind", "severity", "suggest", "note", "fails")},
    )


def avoided(text: str, lang: str) -> list[str]:
    """What a text says that it should not, each with the id of its term."""
    return [f"{term.id}: {found}" for term in terms(lang) for found in term.found(text)]


def is_to_be_skipped(name: str) -> bool:
    """Whether a message names words in order to avoid them: it is the ``skip`` of a pair, and what to say instead stands beside it."""
    _, dot, field = name.rpartition(".")
    return bool(dot) and field == "skip"


def alternatives(text: str) -> list[str]:
    """The words of a cell, which commas part."""
    return re.split(r"[,،、，] ?", text)


def shown(message: Message) -> str:
    """The words of a message as they are written, without the details of a clinic."""
    return "".join(part.text for part in message.parts if not part.is_placeholder)
