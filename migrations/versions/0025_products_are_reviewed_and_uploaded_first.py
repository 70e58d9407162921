"""food and cosmetics are looked at by the office first; what could be better about a picture; pictures on their way to a product

Revision: 0025
After: 0024
"""

import sqlalchemy as sa
from alembic import op
import storefront.kernel.database
from migrations.defaults import drop_defaults

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMP = storefront.kernel.database.UtcDateTime(timezone=True)
KINDS = ('food', 'cosm')
product = sa.table('product', sa.column('category_id'), sa.column('reviewed_for'))
category = sa.table('category', sa.column('id'), sa.column('permit'))


def upgrade() -> None:
    op.add_column('product', sa.Column('reviewed_for', sa.String(length=40), nullable=False, server_default=''))
    op.add_column('product', sa.Column('review_asked_at', STAMP, nullable=True))
    op.add_column('product', sa.Column('returned_words', sa.String(length=200), nullable=False, server_default=''))
    op.add_column('product', sa.Column('once', sa.String(length=64), nullable=True))
    op.create_index('ix_product_review_asked_at', 'product', ['review_asked_at'])
    op.create_index('uq_product_family_id_once', 'product', ['family_id', 'once'], unique=True)
    op.add_column('product_photo', sa.Column('advice', sa.JSON(), nullable=False, server_default='[]'))
    op.create_table('upload',
    sa.Column('id', KEY, nullable=False),
    sa.Column('family_id', KEY, nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('tint', sa.String(length=40), nullable=False),
    sa.Column('advice', sa.JSON(), nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('uploaded_at', STAMP, nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_upload_family_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_upload'))
    )
    op.create_index(op.f('ix_upload_family_id'), 'upload', ['family_id'])
    op.create_index(op.f('ix_upload_key'), 'upload', ['key'])
    approve_what_is_there()
    drop_defaults(op.get_bind(), 'product', ('reviewed_for', 'returned_words'))
    drop_defaults(op.get_bind(), 'product_photo', ('advice',))


def approve_what_is_there() -> None:
    """What families had before the office looked at goods counts as looked at."""
    for kind in KINDS:
        of_kind = sa.select(category.c.id).where(
            sa.or_(*(category.c.permit.like(form) for form in (kind, f'{kind};%', f'%; {kind}', f'%; {kind};%')))
        )
        op.execute(sa.update(product).where(product.c.category_id.in_(of_kind)).values(reviewed_for=kind))


def downgrade() -> None:
    op.drop_table('upload')
    op.drop_column('product_photo', 'advice')
    op.drop_index('uq_product_family_id_once', 'product')
    op.drop_index('ix_product_review_asked_at', 'product')
    for name in ('once', 'returned_words', 'review_asked_at', 'reviewed_for'):
        op.drop_column('product', name)
