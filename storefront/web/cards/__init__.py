"""Cards: what a family prints and passes on of its goods. Price cards and food labels as PDF, a square picture as PNG."""

from storefront.web.cards.goods import Goods, goods_of
from storefront.web.cards.label_sheets import GRIDS, LabelIsTooSmall, label_sheet
from storefront.web.cards.labels import NEEDED, Batch, IsOver, Label, MadeTomorrow, is_food, label_of, lacking, net_of
from storefront.web.cards.pictures import SIDE, share_picture
from storefront.web.cards.price_cards import SIZES, price_cards
from storefront.web.paper.downloads import look_of

__all__ = [
    "GRIDS",
    "NEEDED",
    "SIDE",
    "SIZES",
    "Batch",
    "Goods",
    "IsOver",
    "Label",
    "LabelIsTooSmall",
    "MadeTomorrow",
    "goods_of",
    "is_food",
    "label_of",
    "label_sheet",
    "lacking",
    "look_of",
    "net_of",
    "price_cards",
    "share_picture",
]
