"""The ground."""

from __future__ import annotations

import pgvector.sqlalchemy
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from companion.db.migrations.first_step import prepare, queue, remove_queue, run
from companion.db.wall import build_walls

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WALLED = (
    "accounts",
    "ai_calls",
    "ai_months",
    "ai_settings",
    "audit_entries",
    "audit_heads",
    "erased_people",
    "model_changes",
    "models_in_force",
    "outgoing_mail",
    "people",
    "programmes",
    "sign_in_attempts",
    "ai_call_subjects",
    "embedded_people",
    "idempotency_keys",
    "imports",
    "match_vectors",
    "one_time_links",
    "participants",
    "programme_versions",
    "role_grants",
    "rounds",
    "sessions",
    "vectors",
    "mentorships",
    "round_decisions",
    "snapshots",
    "agreements",
    "ai_consents",
    "check_ins",
    "drafts",
    "goals",
    "pair_actions",
    "pair_notes",
    "runs",
    "shown_topics",
    "snapshot_people",
    "run_pairs",
    "run_unmatched",
)


def upgrade() -> None:
    """Make the change."""
    run(op.get_bind(), prepare())
    op.create_table(
        "tenants",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenants")),
        sa.UniqueConstraint("slug", name=op.f("uq_tenants_slug")),
    )
    op.create_table(
        "accounts",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sessions_valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_accounts_email_is_lower_case")),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_accounts_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("tenant", "email", name=op.f("uq_accounts_tenant_email")),
        info={"walled": True},
    )
    op.create_table(
        "ai_calls",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("prompt_version", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("local", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("tokens_read", sa.BigInteger(), nullable=False),
        sa.Column("tokens_written", sa.BigInteger(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_ai_calls_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_ai_calls")),
        info={"walled": True},
    )
    op.create_index("ix_ai_calls_tenant_at", "ai_calls", ["tenant", "at"], unique=False)
    op.create_table(
        "ai_months",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("micros", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_ai_months_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "month", name=op.f("pk_ai_months")),
        info={"walled": True},
    )
    op.create_table(
        "ai_settings",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("base_url", sa.Text(), nullable=True),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        sa.Column("cap_micros", sa.BigInteger(), nullable=True),
        sa.Column("cap_tokens", sa.BigInteger(), nullable=True),
        sa.Column("fields", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_ai_settings_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_ai_settings")),
        info={"walled": True},
    )
    op.create_table(
        "audit_entries",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=True),
        sa.Column("subject_id", sa.UUID(), nullable=True),
        sa.Column("facts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_audit_entries_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "number", name=op.f("pk_audit_entries")),
        info={"walled": True},
    )
    op.create_index(
        "ix_audit_entries_tenant_programme_id_number",
        "audit_entries",
        ["tenant", "programme_id", "number"],
        unique=False,
    )
    op.create_table(
        "audit_heads",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_audit_heads_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_audit_heads")),
        info={"walled": True},
    )
    op.create_table(
        "erased_people",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("email_hash", sa.LargeBinary(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_erased_people_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "email_hash", name=op.f("pk_erased_people")),
        info={"walled": True},
    )
    op.create_table(
        "model_changes",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("from_model_id", sa.Text(), nullable=False),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("to_model_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("report", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('embedding', 'refused', 'in_force', 'taken_back', 'confirmed')",
            name=op.f("ck_model_changes_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_model_changes_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_model_changes")),
        info={"walled": True},
    )
    op.create_index(
        "uq_model_changes_living",
        "model_changes",
        ["tenant"],
        unique=True,
        postgresql_where=sa.text("state IN ('embedding', 'in_force')"),
    )
    op.create_table(
        "models_in_force",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("generation", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_models_in_force_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_models_in_force")),
        info={"walled": True},
    )
    op.create_table(
        "outgoing_mail",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("link_purpose", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "link_purpose IN ('sign_in', 'invitation')", name=op.f("ck_outgoing_mail_link_purpose_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_outgoing_mail_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_outgoing_mail")),
        info={"walled": True},
    )
    op.create_table(
        "people",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("wants", sa.Text(), server_default="", nullable=False),
        sa.Column("offers", sa.Text(), server_default="", nullable=False),
        sa.Column("goals", sa.Text(), server_default="", nullable=False),
        sa.Column("experience", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("availability", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Text(), server_default="", nullable=False),
        sa.Column("manager_email", sa.Text(), nullable=True),
        sa.Column("avoid", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("past_partners", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("attributes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_people_email_is_lower_case")),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_people_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_people")),
        sa.UniqueConstraint("tenant", "email", name=op.f("uq_people_tenant_email")),
        info={"walled": True},
    )
    op.create_index(
        "ix_people_tenant_lower_name_id",
        "people",
        ["tenant", sa.literal_column("lower(name)"), "id"],
        unique=False,
    )
    op.create_table(
        "programmes",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("generation", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("form IN ('one_on_one')", name=op.f("ck_programmes_form_is_known")),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_programmes_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_programmes")),
        info={"walled": True},
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("target_hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_sign_in_attempts_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_sign_in_attempts")),
        info={"walled": True},
    )
    op.create_index("ix_sign_in_attempts_tenant_at", "sign_in_attempts", ["tenant", "at"], unique=False)
    op.create_index(
        "ix_sign_in_attempts_tenant_target_hash_at",
        "sign_in_attempts",
        ["tenant", "target_hash", "at"],
        unique=False,
    )
    op.create_table(
        "ai_call_subjects",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("call_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "call_id"],
            ["ai_calls.tenant", "ai_calls.id"],
            name=op.f("fk_ai_call_subjects_tenant_call_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_ai_call_subjects_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_ai_call_subjects_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "call_id", "person_id", name=op.f("pk_ai_call_subjects")),
        info={"walled": True},
    )
    op.create_index(
        "ix_ai_call_subjects_tenant_person_id", "ai_call_subjects", ["tenant", "person_id"], unique=False
    )
    op.create_table(
        "embedded_people",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("profile_version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("pieces", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("name_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_embedded_people_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_embedded_people_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "model_id", "person_id", name=op.f("pk_embedded_people")),
        info={"walled": True},
    )
    op.create_index(
        "ix_embedded_people_tenant_person_id", "embedded_people", ["tenant", "person_id"], unique=False
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "account_id"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_idempotency_keys_tenant_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_idempotency_keys_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "account_id", "key", name=op.f("pk_idempotency_keys")),
        info={"walled": True},
    )
    op.create_table(
        "imports",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("made_by", sa.UUID(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("roster", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("difference", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('planned', 'applied', 'withdrawn')", name=op.f("ck_imports_state_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "made_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_imports_tenant_made_by"),
            ondelete="SET NULL (made_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_imports_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_imports_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_imports")),
        info={"walled": True},
    )
    op.create_table(
        "match_vectors",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("texts", sa.LargeBinary(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_match_vectors_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_match_vectors_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "model_id", "person_id", name=op.f("pk_match_vectors")),
        info={"walled": True},
    )
    op.create_index(
        "ix_match_vectors_tenant_person_id", "match_vectors", ["tenant", "person_id"], unique=False
    )
    op.create_table(
        "one_time_links",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "purpose IN ('sign_in', 'invitation', 'first_administrator')",
            name=op.f("ck_one_time_links_purpose_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "account_id"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_one_time_links_tenant_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_one_time_links_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_one_time_links")),
        info={"walled": True},
    )
    op.create_index(
        "ix_one_time_links_tenant_account_id", "one_time_links", ["tenant", "account_id"], unique=False
    )
    op.create_table(
        "participants",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("values", postgresql.ARRAY(sa.Integer()), server_default="{}", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role IN ('mentor', 'mentee', 'both')", name=op.f("ck_participants_role_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('active', 'paused', 'gone')", name=op.f("ck_participants_state_is_known")
        ),
        sa.CheckConstraint("capacity >= 0", name=op.f("ck_participants_capacity_is_no_debt")),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_participants_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_participants_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_participants_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "programme_id", "person_id", name=op.f("pk_participants")),
        info={"walled": True},
    )
    op.create_index("ix_participants_tenant_person_id", "participants", ["tenant", "person_id"], unique=False)
    op.create_table(
        "programme_versions",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("charter", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.UUID(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "changed_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_programme_versions_tenant_changed_by"),
            ondelete="SET NULL (changed_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_programme_versions_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_programme_versions_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "programme_id", "number", name=op.f("pk_programme_versions")),
        info={"walled": True},
    )
    op.create_table(
        "role_grants",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("granted_by", sa.UUID(), nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role IN ('administrator', 'case_owner', 'mentor', 'mentee')",
            name=op.f("ck_role_grants_role_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "account_id"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_role_grants_tenant_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "granted_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_role_grants_tenant_granted_by"),
            ondelete="SET NULL (granted_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_role_grants_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_role_grants_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_role_grants")),
        sa.UniqueConstraint(
            "tenant",
            "account_id",
            "programme_id",
            "role",
            name=op.f("uq_role_grants_tenant_account_id_programme_id_role"),
            postgresql_nulls_not_distinct=True,
        ),
        info={"walled": True},
    )
    op.create_table(
        "rounds",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("current_run", sa.UUID(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("progress", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("made_by", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'proposed', 'reviewed', 'published', 'closed')",
            name=op.f("ck_rounds_status_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "made_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_rounds_tenant_made_by"),
            ondelete="SET NULL (made_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_rounds_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_rounds_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_rounds")),
        sa.UniqueConstraint(
            "tenant", "programme_id", "number", name=op.f("uq_rounds_tenant_programme_id_number")
        ),
        info={"walled": True},
    )
    op.create_table(
        "sessions",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "account_id"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_sessions_tenant_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_sessions_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_sessions")),
        info={"walled": True},
    )
    op.create_index("ix_sessions_tenant_account_id", "sessions", ["tenant", "account_id"], unique=False)
    op.create_table(
        "vectors",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("piece", sa.Text(), nullable=False),
        sa.Column("vector", pgvector.sqlalchemy.VECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_vectors_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_vectors_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "model_id", "person_id", "piece", name=op.f("pk_vectors")),
        info={"walled": True},
    )
    op.create_index("ix_vectors_tenant_person_id", "vectors", ["tenant", "person_id"], unique=False)
    op.create_table(
        "mentorships",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("programme_id", sa.UUID(), nullable=False),
        sa.Column("round_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_mentorships_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_mentorships_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "programme_id"],
            ["programmes.tenant", "programmes.id"],
            name=op.f("fk_mentorships_tenant_programme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "round_id"],
            ["rounds.tenant", "rounds.id"],
            name=op.f("fk_mentorships_tenant_round_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_mentorships_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_mentorships")),
        info={"walled": True},
    )
    op.create_index(
        "ix_mentorships_tenant_programme_id_mentor_id",
        "mentorships",
        ["tenant", "programme_id", "mentor_id"],
        unique=False,
    )
    op.create_index(
        "uq_mentorships_living",
        "mentorships",
        ["tenant", "programme_id", "mentee_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "round_decisions",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("round_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "decision IN ('approved', 'pinned', 'vetoed', 'noted')",
            name=op.f("ck_round_decisions_decision_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "decided_by"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_round_decisions_tenant_decided_by"),
            ondelete="SET NULL (decided_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_round_decisions_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_round_decisions_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "round_id"],
            ["rounds.tenant", "rounds.id"],
            name=op.f("fk_round_decisions_tenant_round_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_round_decisions_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "tenant", "round_id", "mentee_id", "mentor_id", name=op.f("pk_round_decisions")
        ),
        info={"walled": True},
    )
    op.create_table(
        "snapshots",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("round_id", sa.UUID(), nullable=False),
        sa.Column("programme", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("programme_version", sa.Integer(), nullable=False),
        sa.Column("generation", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "round_id"],
            ["rounds.tenant", "rounds.id"],
            name=op.f("fk_snapshots_tenant_round_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_snapshots_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_snapshots")),
        info={"walled": True},
    )
    op.create_index("ix_snapshots_tenant_round_id", "snapshots", ["tenant", "round_id"], unique=False)
    op.create_table(
        "agreements",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("clauses", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("written_by", sa.UUID(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mentee_signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentor_signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_agreements_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "written_by"],
            ["people.tenant", "people.id"],
            name=op.f("fk_agreements_tenant_written_by"),
            ondelete="SET NULL (written_by)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_agreements_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "mentorship_id", "number", name=op.f("pk_agreements")),
        info={"walled": True},
    )
    op.create_table(
        "ai_consents",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_ai_consents_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_ai_consents_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_ai_consents_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "mentorship_id", "person_id", name=op.f("pk_ai_consents")),
        info={"walled": True},
    )
    op.create_table(
        "check_ins",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("useful", sa.Integer(), nullable=True),
        sa.Column("different", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "confidentiality IN ('author', 'pair')", name=op.f("ck_check_ins_confidentiality_is_known")
        ),
        sa.CheckConstraint("useful BETWEEN 1 AND 5", name=op.f("ck_check_ins_useful_is_one_to_five")),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_check_ins_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_check_ins_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_check_ins_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_check_ins")),
        info={"walled": True},
    )
    op.create_index(
        "ix_check_ins_tenant_mentorship_id", "check_ins", ["tenant", "mentorship_id"], unique=False
    )
    op.create_table(
        "drafts",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=True),
        sa.Column("round_id", sa.UUID(), nullable=True),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("account_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=True),
        sa.Column("asked", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("lines", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("sources", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("prompt", sa.Text(), nullable=True),
        sa.Column("prompt_version", sa.Integer(), nullable=True),
        sa.Column("phrased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why_plain", sa.Text(), nullable=True),
        sa.Column("refused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('plain', 'waiting', 'phrased')", name=op.f("ck_drafts_state_is_known")),
        sa.CheckConstraint(
            "use IN ('explanation', 'agreement', 'topics', 'prep', 'summary')",
            name=op.f("ck_drafts_use_is_known"),
        ),
        sa.CheckConstraint(
            "num_nonnulls(mentorship_id, round_id) > 0", name=op.f("ck_drafts_is_about_a_pair")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "account_id"],
            ["accounts.tenant", "accounts.id"],
            name=op.f("fk_drafts_tenant_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_drafts_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_drafts_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_drafts_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_drafts_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "round_id"],
            ["rounds.tenant", "rounds.id"],
            name=op.f("fk_drafts_tenant_round_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_drafts_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_drafts")),
        info={"walled": True},
    )
    op.create_index("ix_drafts_tenant_account_id", "drafts", ["tenant", "account_id"], unique=False)
    op.create_index("ix_drafts_tenant_mentorship_id", "drafts", ["tenant", "mentorship_id"], unique=False)
    op.create_table(
        "goals",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("owner_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "standing IN ('open', 'reached', 'dropped')", name=op.f("ck_goals_standing_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_goals_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "owner_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_goals_tenant_owner_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_goals_tenant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_goals")),
        info={"walled": True},
    )
    op.create_index("ix_goals_tenant_mentorship_id", "goals", ["tenant", "mentorship_id"], unique=False)
    op.create_table(
        "pair_actions",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("owner_id", sa.UUID(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_pair_actions_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "owner_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_pair_actions_tenant_owner_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_pair_actions_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_pair_actions")),
        info={"walled": True},
    )
    op.create_index(
        "ix_pair_actions_tenant_mentorship_id", "pair_actions", ["tenant", "mentorship_id"], unique=False
    )
    op.create_table(
        "pair_notes",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("prompt", sa.Text(), nullable=True),
        sa.Column("prompt_version", sa.Integer(), nullable=True),
        sa.Column("phrased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "confidentiality IN ('author', 'pair')", name=op.f("ck_pair_notes_confidentiality_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "author_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_pair_notes_tenant_author_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_pair_notes_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_pair_notes_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_pair_notes")),
        info={"walled": True},
    )
    op.create_index(
        "ix_pair_notes_tenant_mentorship_id", "pair_notes", ["tenant", "mentorship_id"], unique=False
    )
    op.create_table(
        "runs",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("round_id", sa.UUID(), nullable=False),
        sa.Column("snapshot_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("request", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("encoder_id", sa.Text(), nullable=False),
        sa.Column("certificate", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("summary", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('run', 'swap', 'repair')", name=op.f("ck_runs_kind_is_known")),
        sa.ForeignKeyConstraint(
            ["tenant", "round_id"],
            ["rounds.tenant", "rounds.id"],
            name=op.f("fk_runs_tenant_round_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "snapshot_id"],
            ["snapshots.tenant", "snapshots.id"],
            name=op.f("fk_runs_tenant_snapshot_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["tenant"], ["tenants.id"], name=op.f("fk_runs_tenant"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_runs")),
        info={"walled": True},
    )
    op.create_index("ix_runs_tenant_round_id", "runs", ["tenant", "round_id"], unique=False)
    op.create_table(
        "shown_topics",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("mentorship_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "mentorship_id"],
            ["mentorships.tenant", "mentorships.id"],
            name=op.f("fk_shown_topics_tenant_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_shown_topics_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_shown_topics_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "tenant", "mentorship_id", "person_id", "question", name=op.f("pk_shown_topics")
        ),
        info={"walled": True},
    )
    op.create_table(
        "snapshot_people",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("snapshot_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("profile", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_snapshot_people_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "snapshot_id"],
            ["snapshots.tenant", "snapshots.id"],
            name=op.f("fk_snapshot_people_tenant_snapshot_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_snapshot_people_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "snapshot_id", "person_id", name=op.f("pk_snapshot_people")),
        info={"walled": True},
    )
    op.create_index(
        "ix_snapshot_people_tenant_person_id", "snapshot_people", ["tenant", "person_id"], unique=False
    )
    op.create_table(
        "run_pairs",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("run_id", sa.UUID(), nullable=False),
        sa.Column("mentee_id", sa.UUID(), nullable=False),
        sa.Column("mentor_id", sa.UUID(), nullable=False),
        sa.Column("total", sa.Float(), nullable=False),
        sa.Column("better_than_percent", sa.Float(), nullable=False),
        sa.Column("mentor_price", sa.Float(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("detail", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("explanations", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant", "mentee_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_run_pairs_tenant_mentee_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "mentor_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_run_pairs_tenant_mentor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "run_id"],
            ["runs.tenant", "runs.id"],
            name=op.f("fk_run_pairs_tenant_run_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_run_pairs_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "run_id", "mentee_id", name=op.f("pk_run_pairs")),
        info={"walled": True},
    )
    op.create_index("ix_run_pairs_tenant_mentee_id", "run_pairs", ["tenant", "mentee_id"], unique=False)
    op.create_index("ix_run_pairs_tenant_mentor_id", "run_pairs", ["tenant", "mentor_id"], unique=False)
    op.create_index(
        "ix_run_pairs_tenant_run_id_mentor_id", "run_pairs", ["tenant", "run_id", "mentor_id"], unique=False
    )
    op.create_index(
        "ix_run_pairs_tenant_run_id_total",
        "run_pairs",
        ["tenant", "run_id", "total", "mentee_id"],
        unique=False,
    )
    op.create_table(
        "run_unmatched",
        sa.Column("tenant", sa.UUID(), nullable=False),
        sa.Column("run_id", sa.UUID(), nullable=False),
        sa.Column("person_id", sa.UUID(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rules", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("best_id", sa.UUID(), nullable=True),
        sa.Column("best_total", sa.Float(), nullable=True),
        sa.CheckConstraint("side IN ('mentee', 'mentor')", name=op.f("ck_run_unmatched_side_is_known")),
        sa.ForeignKeyConstraint(
            ["tenant", "best_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_run_unmatched_tenant_best_id"),
            ondelete="SET NULL (best_id)",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "person_id"],
            ["people.tenant", "people.id"],
            name=op.f("fk_run_unmatched_tenant_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant", "run_id"],
            ["runs.tenant", "runs.id"],
            name=op.f("fk_run_unmatched_tenant_run_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant"], ["tenants.id"], name=op.f("fk_run_unmatched_tenant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant", "run_id", "person_id", "side", name=op.f("pk_run_unmatched")),
        info={"walled": True},
    )
    run(op.get_bind(), [*build_walls(WALLED), *queue()])


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("run_unmatched")
    op.drop_index("ix_run_pairs_tenant_run_id_total", table_name="run_pairs")
    op.drop_index("ix_run_pairs_tenant_run_id_mentor_id", table_name="run_pairs")
    op.drop_index("ix_run_pairs_tenant_mentor_id", table_name="run_pairs")
    op.drop_index("ix_run_pairs_tenant_mentee_id", table_name="run_pairs")
    op.drop_table("run_pairs")
    op.drop_index("ix_snapshot_people_tenant_person_id", table_name="snapshot_people")
    op.drop_table("snapshot_people")
    op.drop_table("shown_topics")
    op.drop_index("ix_runs_tenant_round_id", table_name="runs")
    op.drop_table("runs")
    op.drop_index("ix_pair_notes_tenant_mentorship_id", table_name="pair_notes")
    op.drop_table("pair_notes")
    op.drop_index("ix_pair_actions_tenant_mentorship_id", table_name="pair_actions")
    op.drop_table("pair_actions")
    op.drop_index("ix_goals_tenant_mentorship_id", table_name="goals")
    op.drop_table("goals")
    op.drop_index("ix_drafts_tenant_mentorship_id", table_name="drafts")
    op.drop_index("ix_drafts_tenant_account_id", table_name="drafts")
    op.drop_table("drafts")
    op.drop_index("ix_check_ins_tenant_mentorship_id", table_name="check_ins")
    op.drop_table("check_ins")
    op.drop_table("ai_consents")
    op.drop_table("agreements")
    op.drop_index("ix_snapshots_tenant_round_id", table_name="snapshots")
    op.drop_table("snapshots")
    op.drop_table("round_decisions")
    op.drop_index(
        "uq_mentorships_living", table_name="mentorships", postgresql_where=sa.text("ended_at IS NULL")
    )
    op.drop_index("ix_mentorships_tenant_programme_id_mentor_id", table_name="mentorships")
    op.drop_table("mentorships")
    op.drop_index("ix_vectors_tenant_person_id", table_name="vectors")
    op.drop_table("vectors")
    op.drop_index("ix_sessions_tenant_account_id", table_name="sessions")
    op.drop_table("sessions")
    op.drop_table("rounds")
    op.drop_table("role_grants")
    op.drop_table("programme_versions")
    op.drop_index("ix_participants_tenant_person_id", table_name="participants")
    op.drop_table("participants")
    op.drop_index("ix_one_time_links_tenant_account_id", table_name="one_time_links")
    op.drop_table("one_time_links")
    op.drop_index("ix_match_vectors_tenant_person_id", table_name="match_vectors")
    op.drop_table("match_vectors")
    op.drop_table("imports")
    op.drop_table("idempotency_keys")
    op.drop_index("ix_embedded_people_tenant_person_id", table_name="embedded_people")
    op.drop_table("embedded_people")
    op.drop_index("ix_ai_call_subjects_tenant_person_id", table_name="ai_call_subjects")
    op.drop_table("ai_call_subjects")
    op.drop_index("ix_sign_in_attempts_tenant_target_hash_at", table_name="sign_in_attempts")
    op.drop_index("ix_sign_in_attempts_tenant_at", table_name="sign_in_attempts")
    op.drop_table("sign_in_attempts")
    op.drop_table("programmes")
    op.drop_index("ix_people_tenant_lower_name_id", table_name="people")
    op.drop_table("people")
    op.drop_table("outgoing_mail")
    op.drop_table("models_in_force")
    op.drop_index(
        "uq_model_changes_living",
        table_name="model_changes",
        postgresql_where=sa.text("state IN ('embedding', 'in_force')"),
    )
    op.drop_table("model_changes")
    op.drop_table("erased_people")
    op.drop_table("audit_heads")
    op.drop_index("ix_audit_entries_tenant_programme_id_number", table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_table("ai_settings")
    op.drop_table("ai_months")
    op.drop_index("ix_ai_calls_tenant_at", table_name="ai_calls")
    op.drop_table("ai_calls")
    op.drop_table("accounts")
    op.drop_table("tenants")
    run(op.get_bind(), remove_queue())
