"""The classification of goods: 12 groups, their sub-categories, what they demand."""

from storefront.goods.taxonomy.commands import add_all, add_category
from storefront.goods.taxonomy.models import Category
from storefront.goods.taxonomy.queries import Group, get, groups, of_ids, parent, parts, tree

__all__ = ["Category", "Group", "add_all", "add_category", "get", "groups", "of_ids", "parent", "parts", "tree"]
