"""Broken plurals the lexicon does not know: how many find their singular, how many find a stranger."""

import pytest

from storefront.insight.language import EXACT, Analyser
from storefront.insight.language.plurals import singulars

# Words chosen from the language at large, not from the market.
PAIRS = """
أقلام قلم، أعلام علم، أبراج برج، أعمال عمل، أحجار حجر، أسواق سوق، أبواق بوق، أمواج موج، بيوت بيت،
قلوب قلب، سيوف سيف، دروس درس، فصول فصل، خيول خيل، جسور جسر، ملاعب ملعب، مصانع مصنع، متاجر متجر،
مزارع مزرعة، مشاغل مشغل، معارض معرض، مناديل منديل، مساحيق مسحوق، محاصيل محصول، مقادير مقدار، قوالب
قالب، جواهر جوهرة، عوازل عازل، شوارع شارع، قوارير قارورة، صواريخ صاروخ، طواحين طاحونة، قواميس قاموس،
جدائل جديلة، رسائل رسالة، سبائك سبيكة، لفائف لفافة، عجائن عجينة، قناديل قنديل، عصافير عصفور، بساتين
بستان، قراطيس قرطاس، عناقيد عنقود، شبابيك شباك، خناجر خنجر، جداول جدول، زخارف زخرفة، براقع برقع،
أقنعة قناع، أوعية وعاء، أجهزة جهاز، أعمدة عمود، أرصفة رصيف، قضبان قضيب، غزلان غزال، كثبان كثيب،
خرفان خروف، نيران نار
"""
STRANGERS = """
زيت زيتون، سلة سلسلة، عود عودة، كرم كريم، فطيرة طير، بالون لون، ورق ورد، شمع شماع، تمر تمرين، قهوة
قهر، صندل صندوق، رمان رمضان، لبن بن، فستان فستق، دلة دليل، سمن سمك، عسل عسير، ليمون لون، حرير حار،
سدر سدو، نخل نخالة، ملح ملحفة، خبز خباز، سكر سكين، جبن جبين، قطن قطار، خوص خاص، ورد وريد، كحل كحول،
طبق طابق، باب بابونج، ثوب ثواب، مسك مسكن، هيل هلال
"""

BARE = Analyser(())


def listed(text: str) -> list[tuple[str, str]]:
    return [(pair.split()[0], pair.split()[1]) for pair in text.replace("\n", " ").split("،")]


def beyond_itself(word: str) -> set[str]:
    """What a word may be found by, its full form apart, where no lexicon helps."""
    return {token.text for token in BARE.tokens(word) if token.kind != EXACT}


def meets(one: str, other: str) -> bool:
    return not beyond_itself(one).isdisjoint(beyond_itself(other))


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("اطباق", "طبق"), ("صناديق", "صندوق"), ("سكاكين", "سكين"), ("ابواب", "باب"), ("كراسي", "كرسي")],
)
def test_a_shape_leads_to_its_singular(plural: str, singular: str) -> None:
    assert singular in singulars(plural)


def test_a_word_of_no_such_shape_leads_nowhere() -> None:
    assert singulars("كيك") == singulars("تشيزكيك") == singulars("") == ()


def test_four_of_five_unknown_plurals_find_their_singular() -> None:
    pairs = listed(PAIRS)

    joined = [pair for pair in pairs if meets(*pair)]

    assert len(joined) / len(pairs) >= 0.8


def test_few_strangers_are_taken_for_relatives() -> None:
    strangers = listed(STRANGERS)

    joined = [pair for pair in strangers if meets(*pair)]

    assert len(joined) / len(strangers) <= 0.15
