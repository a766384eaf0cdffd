"""Tell by its look whether a text is written in old letters: which reading gives syllables that Vietnamese has.

"NguyÔn V¨n An" is no Vietnamese as it stands, and is as TCVN3; "Hoàng" is Vietnamese either way, so that what stands
around it decides.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from desktop_app.intake.files.encodings.letters import OLD_SIGNS, Scheme, to_unicode

_TONES: Final = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
_ONSET: Final = r"(?:ngh|ng|nh|gh|gi|g|kh|k|ph|th|tr|t|ch|c|qu|[bdđhlmnprsvx])?"
_RHYMES: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uêu uênh ui um un ung uôc uôi uôm
    uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu
    ưt ưu y yêm yên yêng yêt yêu ât ăng êng
"""
_SYLLABLE: Final = re.compile(rf"{_ONSET}(?P<rhyme>{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_STOPPED: Final = re.compile(r".*(?:c|ch|p|t)")
_WORD: Final = re.compile(r"[^\s\d.,;:()\[\]/\\|\-–—_+*=&%#@!?'\"“”‘’…<>]+")
_BEYOND: Final = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
"""Letters that only Unicode has."""
_OF_UNICODE: Final = frozenset("àáâãèéêìíòóôõùúýðÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÐ")
_TELLING: Final = re.compile(f"[{re.escape(''.join(sorted(frozenset().union(*OLD_SIGNS.values()) - _OF_UNICODE)))}]")
_FEWEST: Final = 2


class Look(Enum):
    """What a text looks like."""

    PLAIN = auto()
    """It has no signs beyond ASCII: it reads alike in any way."""
    OLD = auto()
    UNICODE = auto()
    EITHER = auto()


def has_old_signs(text: str) -> bool:
    """Return whether a text has signs that old letters use and Vietnamese in Unicode does not: "¨", "µ", "ø"."""
    return not text.isascii() and _TELLING.search(text) is not None


@lru_cache(maxsize=65536)
def look_of(text: str, scheme: Scheme) -> Look:
    """Return what a text looks like: written in the old letters of a scheme, or in Unicode."""
    signs = OLD_SIGNS[scheme]
    if text.isascii() or _BEYOND.search(text):
        return Look.PLAIN if text.isascii() else Look.UNICODE
    words = [word for word in _WORD.findall(text) if not word.isascii() and not signs.isdisjoint(word)]
    if not words:
        return Look.PLAIN
    as_old = sum(_is_syllable(to_unicode(word, scheme)) for word in words)
    as_it_stands = sum(map(_is_syllable, words))
    if as_old > as_it_stands:
        return Look.OLD
    return Look.UNICODE if as_it_stands > as_old else Look.EITHER


def reads_old(look: Look, around: Look) -> bool:
    """Return whether a text of this look is in old letters: either way it goes by what is around it."""
    return look is Look.OLD or (look is Look.EITHER and around is Look.OLD)


def syllables_in(text: str) -> float:
    """Return the share of the words with diacritics that are syllables of Vietnamese, 0 if there is none."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def scheme_of(texts: Iterable[str]) -> Scheme | None:
    """Return the scheme in which some of these texts are written, None if they are Unicode."""
    words: dict[Scheme, set[str]] = {scheme: set() for scheme in Scheme}
    some = set(texts)
    for scheme, old in words.items():
        for text in some:
            if look_of(text, scheme) is Look.OLD:
                old.update(_old_words(text, scheme))
    # Of a text in one scheme the other makes syllables here and there.
    best = max(Scheme, key=lambda scheme: len(words[scheme]))
    return best if len(words[best]) >= _FEWEST else None


def majority(looks: Iterable[Look]) -> Look:
    """Return what most texts look like, EITHER if that does not tell."""
    counts = Counter(looks)
    if counts[Look.OLD] == counts[Look.UNICODE]:
        return Look.EITHER
    return Look.OLD if counts[Look.OLD] > counts[Look.UNICODE] else Look.UNICODE


def _old_words(text: str, scheme: Scheme) -> list[str]:
    return [
        word
        for word in _WORD.findall(text)
        if not word.isascii() and not _is_syllable(word) and _is_syllable(to_unicode(word, scheme))
    ]


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    """Return whether a word is a syllable of Vietnamese, written with its diacritics."""
    tones, letters = "", []
    for sign in unicodedata.normalize("NFD", word.lower()):
        if sign in _TONES:
            tones += _TONES[sign]
        else:
            letters.append(sign)
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letters)))
    if match is None or len(tones) > 1:
        return False
    return tones in ("s", "j") if _STOPPED.fullmatch(match["rhyme"]) else True
