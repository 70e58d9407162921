"""The words by which ingredients name allergens, in both languages: what holds one, and what only sounds so.

Whatever is joined to the head of an Arabic word (the article, "and", "with") is taken off, and letters are folded before they are
compared.
"""

# by allergen; a name of two words stands with one space
WORDS = {
    "gluten": "قمح حنطة شعير شوفان جاودار دقيق طحين سميد سميذ برغل جريش هريس كسكس كسكسي معكرونة مكرونة شعيرية خبز بقسماط بسكويت "
    "بسكوت توست غلوتين جلوتين "
    "wheat flour semolina barley oat oats rye spelt bulgur couscous pasta macaroni noodles vermicelli bread breadcrumbs biscuit "
    "biscuits gluten",
    "milk": "حليب لبن لبنة زبدة سمن سمنة قشطة قشدة كريمة كريما جبن جبنة أجبان زبادي روب إقط أقط لاكتوز كازين "
    "milk butter cream cheese yogurt yoghurt labneh laban ghee whey casein lactose dairy",
    "egg": "بيض بيضة بيضات مايونيز egg eggs mayonnaise",
    "nuts": "مكسرات لوز لوزة جوز عين_الجمل عين_جمل فستق كاجو كاشو بندق بيكان مكاديميا ماكاديميا صنوبر مرزبان نوتيلا برالين "
    "nut nuts almond almonds walnut walnuts pistachio pistachios cashew cashews hazelnut hazelnuts pecan pecans macadamia "
    "marzipan praline nutella",
    "peanut": "فول_سوداني فستق_سوداني فستق_حقل فستق_عبيد peanut peanuts groundnut groundnuts",
    "sesame": "سمسم طحينة طحينية sesame tahini tahina",
    "soy": "صويا توفو soy soya soybean soybeans tofu",
    "fish": "سمك أسماك تونة سلمون سردين أنشوجة fish tuna salmon sardine sardines anchovy anchovies",
    "shellfish": "روبيان ربيان جمبري قريدس سلطعون كابوريا قشريات كركند "
    "shrimp shrimps prawn prawns crab lobster crustacean crustaceans",
    "mustard": "خردل مسطردة mustard",
    "celery": "كرفس celery",
    "lupin": "ترمس lupin lupine",
    "sulphite": "كبريتيت سلفيت سلفايت ميتابيسلفيت أكسيد_كبريت e220 e221 e222 e223 e224 e226 e227 e228 "
    "sulphur_dioxide sulfur_dioxide sulphite sulphites sulfite sulfites metabisulphite metabisulfite",
    "mollusc": "رخويات حبار كاليماري كالاماري محار أخطبوط بلح_البحر "
    "squid calamari octopus oyster oysters mussel mussels clam clams mollusc molluscs mollusk mollusks",
}
# what is no such thing because of the word behind it (in Arabic) or before it (in English)
_PLANT = "هند نارجيل لوز جوز صويا شوفان أرز رز كاجو بندق نباتي نباتية"
BEHIND = {
    "دقيق طحين": "أرز رز ذرة لوز جوز حمص عدس دخن سمح تابيوكا بطاطس كسافا كينوا كاسافا",
    "خبز معكرونة مكرونة شعيرية": "أرز رز ذرة",
    "حليب لبن كريمة كريما قشطة سمن سمنة جبن جبنة زبادي": _PLANT,
    "زبدة": f"{_PLANT} كاكاو شيا فول فستق سوداني مكسرات طحينة",
    "جوز": "هند طيب",
    "almond sesame": "blossom blossoms",
    "فستق": "سوداني حقل عبيد",
}
BEFORE = {
    "flour bread pasta noodles vermicelli": "rice corn almond almonds coconut chickpea gram seed tapioca potato millet",
    "milk cream yogurt yoghurt cheese": "coconut almond soy soya oat rice cashew hazelnut plant vegan",
    "butter": "cocoa peanut almond shea nut cashew hazelnut sesame vegan",
    "nut nuts": "tiger",
    "لوز سمسم شعير": "زهر أزهار",
}
# of what is not in it: "خالٍ من الحليب", "without nuts"; a row of them is not in it either: "بلا حليب وبيض"
NOT_IN_IT = "خال خالي خالية بدون بلا دون غير without no free"
LINKS = "من أي أو from of any or and"
FREE_BEHIND = "free"  # "gluten-free"
JOINED = ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ب", "ل")
