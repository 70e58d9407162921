"""The invented goods, families and seasons of the pattern book as small tables of text."""

# drawing | tint | words in Arabic | words in English
DRAWINGS = """
bukhoor | tint-04 | مبخرة خشبية وعلبة بخور كحلية منقوشة | A wooden burner beside an indigo incense tin
bukhoor2 | tint-03 | علبة بخور مفتوحة فيها قطع مكوّرة | An open tin of rolled incense
bukhoor3 | tint-05 | علبة البخور بجانب فنجان قهوة | The tin beside a coffee cup, for its size
bukhoor4 | tint-08 | صينية قطع بخور تجفّ | A tray of incense left to dry
kleija | tint-13 | طبق كليجا على سفرة حمراء | A plate of kleija on a red cloth
mabkhara | tint-15 | مبخرة نجدية يتصاعد منها الدخان | A Najdi burner with rising smoke
jar | tint-05 | جرّة فخار بنقش مسنّن | A clay jar with a toothed band
cushion | tint-02 | مخدة سدو حمراء بشراشيب | A red Sadu cushion with tassels
makabba | tint-10 | مكبّة خوص مخروطية ملوّنة | A coloured palm-leaf food cover
honey | tint-03 | مرطبان عسل بغطاء قماش أخضر | A honey jar with a green cloth lid
doll | tint-07 | دمية قماش بثوب ملوّن وقبعة خوص | A cloth doll in a bright dress and straw hat
camel | tint-11 | جمل خشبي على عجلات | A wooden camel on wheels
perfume | tint-09 | قارورة دهن ورد وبجانبها وردة | A flask of rose oil beside a rose
dallah | tint-14 | دلّة نحاسية وفنجان | A brass coffee pot and a cup
hoop | tint-06 | طارة تطريز عليها نجمة | An embroidery hoop with a star
"""

# drawing | name | English name | family | English family | city | English city | cloth | dye | halalas
GOODS = """
kleija | كليجا قصيمية بدبس التمر، 24 قطعة | Qassimi kleija with date molasses, 24 pieces | مخبز أم سليمان |
Umm Sulaiman Bakery | بريدة | Buraydah | umsulaiman | saffron | 4800
mabkhara | مبخرة أثل محفورة باليد | Hand-carved tamarisk burner | منجرة الحارة | Al Harah Woodworks |
المدينة المنورة | Madinah | najjar | coffee | 16500
jar | جرّة ماء من طين الأحساء | Water jar of Al-Ahsa clay | بيت الطين | Bayt Al-Teen | الأحساء | Al-Ahsa | teen |
palm | 21000
cushion | مخدة سدو صوف 45×45 | Wool Sadu cushion 45×45 | خيمة مزنة | Muznah's Tent | رفحاء | Rafha | muznah |
madder | 14000
makabba | مكبّة خوص ملوّنة للسفرة | Coloured palm-leaf food cover | خوص الشرقية | Khoos Al-Sharqiya | القطيف |
Qatif | qatt | turq | 9500
honey | عسل سدر جبلي، نصف كيلو | Mountain sidr honey, half a kilo | مناحل السراة | Sarah Apiaries | النماص |
An Namas | najjar | coffee | 18050
doll | دمية «بنت عسير» من القماش | Cloth doll “Bint Asir” | بيت القَطّ | Bayt Al-Qatt | أبها | Abha | qatt |
turq | 12000
camel | جمل خشبي على عجلات | Wooden camel on wheels | منجرة الحارة | Al Harah Woodworks | المدينة المنورة |
Madinah | najjar | coffee | 7500
"""

# cloth | dye | name | English name | letter | Latin letter | city | English city | craft | English craft |
# quote | English quote | drawings
FAMILIES = """
noura | indigo | بيت نورة للبخور | Bayt Noura Incense | ن | N | حائل | Hail | بخور ومعمول | Incense and maamoul |
نعرف أن البخور نضج من صوت انكساره. | We know it is ready by the sound it makes when it breaks. |
bukhoor perfume bukhoor2
muznah | madder | خيمة مزنة للسدو | Muznah's Tent | م | M | رفحاء | Rafha | سدو ونسيج | Sadu weaving |
كل نقشة في السدو طريق مشته أمّي قبلي. | Every pattern is a road my mother walked before me. | cushion hoop makabba
teen | palm | بيت الطين | Bayt Al-Teen | ط | T | الأحساء | Al-Ahsa | فخار | Pottery |
الطين يحفظ بصمة اليد، فلا تتشابه جرّتان. | Clay keeps the hand's print, so no two jars are alike. | jar dallah honey
"""

# dye | name | English | about | English | weekday | English | day | month | English | its first day | English |
# goods | English
SEASONS = """
indigo | رمضان | Ramadan | سفرة وبخور وفوانيس من بيوت المملكة |
Tables, incense and lanterns from homes of the Kingdom | الإثنين | Monday | 8 | فبراير | February | 1 رمضان 1448 |
1 Ramadan 1448 | 212 منتجاً | 212 products
madder | عيد الفطر | Eid al-Fitr | حلوى العيد وثيابه وهداياه | Sweets, clothes and gifts of Eid | الأربعاء |
Wednesday | 10 | مارس | March | 1 شوال 1448 | 1 Shawwal 1448 | 148 منتجاً | 148 products
palm | يوم التأسيس | Founding Day | لبس وتراث من ثلاثة قرون | Dress and heritage of three centuries | الإثنين |
Monday | 22 | فبراير | February | 15 رمضان 1448 | 15 Ramadan 1448 | منتج واحد | 1 product
"""

# group | Arabic | English | tint
GROUPS = """
wood-decor | الخشبيات والديكور | Wood & décor | tint-02
sewing | الخياطة والمشاغل | Sewing | tint-06
perfume-incense | العطور والبخور | Perfume & incense | tint-15
household | الأواني المنزلية | Household | tint-14
pottery | الفخار والخزف | Pottery | tint-05
folk-food | الأكلات الشعبية | Popular dishes | tint-10
pastry | المعجنات والفطائر | Pastries | tint-13
candles | الشموع | Candles | tint-09
toys | الألعاب | Toys | tint-11
heritage | الحرف التراثية | Heritage crafts | tint-02
pantry | مونة البيت | Home pantry | tint-03
gifts-care | الهدايا والعناية | Gifts & care | tint-07
"""

# what happened | English | when | English | state
ROAD = """
وصل الطلب إلى الأسرة | The family has the order | الثلاثاء 24 نوفمبر، 4:10 مساءً | Tuesday 24 November, 4:10 pm | done
قبلته الأسرة | Accepted | الثلاثاء 24 نوفمبر، 6:32 مساءً | Tuesday 24 November, 6:32 pm | done
قيد التجهيز | Being prepared | يجهز الخميس 26 نوفمبر | Ready on Thursday 26 November | now
في الطريق | On its way | | | next
وصل | Delivered | | | next
"""

# value | label | English | small words | English | cost | English | icon
WAYS = """
courier | شركة التوصيل | Courier | يصل الأحد 29 نوفمبر | Arrives Sunday 29 November | 25 ر.س | SAR 25 | truck
family | توصيل الأسرة داخل حائل | The family's own delivery in Hail | يصل الخميس 26 نوفمبر |
Arrives Thursday 26 November | 15 ر.س | SAR 15 | house
collect | استلام من حي النقرة | Collect in An Nuqrah | جاهز الخميس 26 نوفمبر | Ready on Thursday 26 November |
مجاناً | Free | map-pin
cold | توصيل مبرّد | Chilled delivery | غير متاح في هذه المدينة | Not available in this city | | | ban
"""


def rows_of(table: str) -> list[list[str]]:
    """The cells of a table, row by row; a row goes on where its line ends with a bar."""
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().replace("|\n", "| ").splitlines()]
