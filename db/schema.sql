-- The schema as the migrations leave it. Written by SchemaTests; do not edit by hand:
-- ./mvnw test -Dtest=SchemaTests -Dbyhand.test.args=-Dbyhand.schema.write=true

create schema catalogue;
create schema checkout;
create schema governance;
create schema identity;
create schema invoicing;
create schema jobs;
create schema ledger;
create schema licensing;
create schema members;
create schema moderation;
create schema notifications;
create schema oversight;
create schema payments;
create schema payouts;
create schema policy;
create schema provenance;
create schema register;
create schema vault;


create table catalogue.division (
    work_id uuid not null,
    version integer not null,
    digest bytea not null,
    proposed_at timestamp with time zone not null
);
create table catalogue.division_answer (
    work_id uuid not null,
    version integer not null,
    member_id uuid not null,
    digest bytea not null,
    answer text not null,
    reason text not null,
    answered_at timestamp with time zone not null
);
create table catalogue.division_end (
    work_id uuid not null,
    version integer not null,
    outcome text not null,
    ended_at timestamp with time zone not null,
    entry_id bigint
);
create table catalogue.division_share (
    work_id uuid not null,
    version integer not null,
    member_id uuid not null,
    weight integer not null,
    role text not null
);
create table catalogue.division_signatory (
    work_id uuid not null,
    version integer not null,
    member_id uuid not null
);
create table catalogue.rendition (
    work_id uuid not null,
    size integer not null,
    width integer not null,
    height integer not null,
    digest bytea not null,
    bytes bigint not null
);
create table catalogue.search_word (
    word text not null
);
create table catalogue.work (
    work_id uuid not null,
    member_id uuid not null,
    claim_id uuid not null,
    medium text not null,
    media_type text not null,
    file_name text not null,
    title text not null,
    description text not null,
    alt_text text not null,
    tags text[] not null,
    original_digest bytea not null,
    bytes bigint not null,
    width integer,
    height integer,
    duration_ms bigint,
    private_data text[] not null,
    opening text,
    creator_name text not null,
    colour integer,
    previews text not null,
    state text not null,
    created_at timestamp with time zone not null,
    saved_at timestamp with time zone not null,
    submitted_at timestamp with time zone,
    verified_at timestamp with time zone,
    refused_at timestamp with time zone,
    listed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_reason text,
    price_from bigint,
    currency character(3),
    search tsvector generated always as (catalogue.search_document(title, creator_name, tags, description)) not null,
    wave bytea,
    closed boolean default false not null
);
create table checkout.basket_line (
    person_id uuid not null,
    work_id uuid not null,
    licence_class text not null,
    put_at timestamp with time zone not null
);
create table checkout.dispute (
    dispute text not null,
    order_id uuid not null,
    amount bigint not null,
    reason text not null,
    evidence_by timestamp with time zone,
    state text not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone
);
create table checkout.purchase (
    order_id uuid not null,
    person_id uuid not null,
    licensee text not null,
    currency character(3) not null,
    policy_version integer not null,
    placed_at timestamp with time zone not null,
    payment_id uuid not null,
    state text not null,
    decided_at timestamp with time zone,
    reason text,
    billed_to text not null,
    address text not null,
    language text not null
);
create table checkout.purchase_line (
    line_id uuid not null,
    order_id uuid not null,
    seq smallint not null,
    work_id uuid not null,
    work_title text not null,
    licence_class text not null,
    price bigint not null,
    tax bigint not null,
    terms_digest bytea not null,
    state text not null,
    decided_at timestamp with time zone,
    licence_id uuid,
    reason text
);
create table checkout.purchase_share (
    line_id uuid not null,
    member_id uuid not null,
    weight integer not null
);
create table checkout.quote (
    order_id uuid not null,
    person_id uuid not null,
    currency character(3) not null,
    policy_version integer not null,
    quoted_at timestamp with time zone not null,
    held_until timestamp with time zone not null,
    country character(2) not null,
    vat_number text,
    tax_kind text not null,
    tax_country character(2) not null,
    tax_bp integer not null,
    tax_table text not null,
    tax_evidence text not null
);
create table checkout.quote_line (
    line_id uuid not null,
    order_id uuid not null,
    seq smallint not null,
    work_id uuid not null,
    licence_class text not null,
    price bigint not null,
    tax bigint not null,
    terms_digest bytea not null
);
create table checkout.refund (
    refund_id uuid not null,
    order_id uuid not null,
    kind text not null,
    amount bigint not null,
    state text not null,
    reason text not null,
    asked_at timestamp with time zone not null,
    decided_at timestamp with time zone,
    decided_by uuid,
    answer text,
    ended_at timestamp with time zone,
    repeats uuid,
    sent_at timestamp with time zone,
    by_hand boolean not null,
    kept_by_bank boolean not null
);
create table checkout.refund_line (
    refund_id uuid not null,
    line_id uuid not null,
    amount bigint not null
);
create table checkout.stray_payment (
    payment_id uuid not null,
    reference text not null,
    policy_version integer not null,
    found_at timestamp with time zone not null,
    returned_at timestamp with time zone
);
create table checkout.stray_refund (
    refund_id uuid not null,
    payment_id uuid not null,
    number smallint not null,
    amount bigint not null,
    currency character(3) not null,
    state text not null,
    by_hand boolean not null,
    asked_by uuid,
    asked_at timestamp with time zone not null,
    sent_at timestamp with time zone,
    ended_at timestamp with time zone
);
create table governance.ballot (
    proposal_id uuid not null,
    member_id uuid not null,
    choice text not null,
    value bigint,
    revision integer not null,
    cast_at timestamp with time zone not null
);
create table governance.proposal (
    proposal_id uuid not null,
    number integer generated always as identity not null,
    member_id uuid not null,
    title text not null,
    reason text not null,
    matter text not null,
    parameter text,
    from_value bigint,
    to_value bigint,
    rule_text text,
    drafted_at timestamp with time zone not null,
    stage text not null,
    stage_since timestamp with time zone not null,
    next_at timestamp with time zone,
    sponsors_needed integer not null,
    policy_version integer,
    roll_at timestamp with time zone,
    roll_size integer,
    roll_digest bytea,
    quorum integer,
    opens_at timestamp with time zone,
    closes_at timestamp with time zone,
    opened_entry bigint,
    finding text,
    result_value bigint,
    trace text,
    result_entry bigint,
    effective_at timestamp with time zone,
    adopted_version integer
);
create table governance.roll (
    proposal_id uuid not null,
    member_id uuid not null
);
create table governance.sponsor (
    proposal_id uuid not null,
    member_id uuid not null,
    sponsored_at timestamp with time zone not null
);
create table governance.superseded_ballot (
    proposal_id uuid not null,
    member_id uuid not null,
    revision integer not null,
    choice text not null,
    value bigint,
    cast_at timestamp with time zone not null,
    superseded_at timestamp with time zone not null
);
create table identity.guest_pass (
    token_digest bytea not null,
    person_id uuid not null,
    destination text not null,
    made_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create table identity.person (
    person_id uuid not null,
    name text not null,
    email text not null,
    language text not null,
    since timestamp with time zone not null,
    guest boolean not null,
    claimed_by uuid
);
create table identity.sign_in_link (
    token_digest bytea not null,
    email text not null,
    language text not null,
    destination text not null,
    requested_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create table identity.sign_in_request (
    request_number bigint generated always as identity not null,
    email_digest bytea not null,
    remote_digest bytea not null,
    at timestamp with time zone not null
);
create table invoicing.counter (
    seller text not null,
    series text not null,
    year integer not null,
    last integer not null,
    last_on date not null
);
create table invoicing.invoice (
    invoice_id uuid not null,
    kind text not null,
    seller text not null,
    year integer not null,
    number integer not null,
    label text not null,
    subject text not null,
    cause text,
    credits uuid,
    person_id uuid not null,
    language text not null,
    seller_name text not null,
    seller_address text[] not null,
    seller_country character(2) not null,
    seller_vat_id text,
    buyer_name text not null,
    buyer_address text[] not null,
    buyer_vat_id text,
    tax_kind text not null,
    tax_country character(2) not null,
    tax_rate integer not null,
    tax_table text not null,
    tax_note text,
    evidence text[] not null,
    evidence_state text not null,
    currency character(3) not null,
    net bigint not null,
    tax bigint not null,
    gross bigint not null,
    supplied_at timestamp with time zone not null,
    issued_at timestamp with time zone not null,
    issued_on date not null
);
create table invoicing.invoice_line (
    invoice_id uuid not null,
    position integer not null,
    line text not null,
    words text not null,
    net bigint not null,
    tax bigint not null
);
create table invoicing.place_check (
    invoice_id uuid not null,
    words text not null,
    checked_by uuid not null,
    checked_at timestamp with time zone not null
);
create table invoicing.seller (
    seller text not null,
    valid_from date not null,
    valid_until date,
    valid daterange generated always as (daterange(valid_from, valid_until, '[)'::text)) not null,
    name text not null,
    address text[] not null,
    country character(2) not null,
    vat_id text
);
create table invoicing.signing_key (
    purpose text not null,
    secret bytea not null,
    made_at timestamp with time zone not null
);
create table invoicing.tax_rate (
    country character(2) not null,
    valid_from date not null,
    valid_until date,
    valid daterange generated always as (daterange(valid_from, valid_until, '[)'::text)) not null,
    kind text not null,
    owed_to character(2),
    rate integer,
    source text not null
);
create table jobs.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    state text
);
create table ledger.account (
    account_id bigint generated always as identity not null,
    code text not null,
    chart text not null,
    kind text not null,
    normal_side text not null,
    currency character(3) not null,
    member_id uuid,
    balance bigint,
    min_balance bigint,
    version bigint not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    country character(2)
);
create table ledger.account_snapshot (
    account_id bigint not null,
    as_of_journal bigint not null,
    debits bigint not null,
    credits bigint not null,
    entries bigint not null,
    taken_at timestamp with time zone not null
);
create table ledger.closed_year (
    year smallint not null,
    from_at timestamp with time zone not null,
    to_at timestamp with time zone not null,
    policy_version integer not null,
    reserve_bp integer not null,
    education_bp integer not null,
    creators_bp integer not null,
    cash_bp integer not null,
    basis text not null,
    closed_by uuid not null,
    closed_at timestamp with time zone not null
);
create table ledger.entry (
    journal_id bigint not null,
    seq smallint not null,
    account_id bigint not null,
    currency character(3) not null,
    amount bigint not null
);
create table ledger.journal (
    journal_id bigint generated always as identity not null,
    kind text not null,
    idem_key text not null,
    currency character(3) not null,
    policy_version integer not null,
    cause text not null,
    reverses_journal bigint,
    effective_at timestamp with time zone not null,
    recorded_at timestamp with time zone not null,
    recorded_in bigint not null
);
create table ledger.line_move (
    journal_id bigint not null,
    seq smallint not null,
    line_ref text not null,
    share smallint not null,
    place text not null,
    amount bigint not null
);
create table ledger.line_share (
    line_ref text not null,
    share smallint not null,
    role text not null,
    member_id uuid,
    weight bigint,
    amount bigint not null
);
create table ledger.order_line (
    line_ref text not null,
    order_ref text not null,
    seq smallint not null,
    work_ref text not null,
    work_title text not null,
    licence_class text not null,
    currency character(3) not null,
    net bigint not null,
    tax bigint not null,
    tax_country character(2) not null,
    tax_bp integer not null,
    creator_bp integer not null,
    operating_bp integer not null,
    solidarity_bp integer not null,
    reserve_bp integer not null,
    hold_until timestamp with time zone not null
);
create table ledger.paid_order (
    order_ref text not null,
    journal_id bigint not null,
    currency character(3) not null,
    nonce bytea not null,
    journal_digest bytea not null,
    entry_id bigint not null
);
create table ledger.seal (
    seal_number bigint not null,
    from_journal bigint not null,
    to_journal bigint not null,
    journals bigint not null,
    nonce bytea not null,
    root_digest bytea not null,
    previous_digest bytea not null,
    seal_digest bytea not null,
    entry_id bigint not null,
    sealed_at timestamp with time zone not null
);
create table ledger.solidarity_grant (
    grant_id uuid not null,
    member_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    purpose text not null,
    state text not null,
    proposed_by uuid not null,
    proposed_at timestamp with time zone not null,
    decided_by uuid,
    decided_at timestamp with time zone,
    reason text,
    journal_id bigint
);
create table ledger.work_hours (
    year smallint not null,
    member_id uuid not null,
    revision smallint not null,
    hours integer not null,
    reason text not null,
    entered_by uuid not null,
    entered_at timestamp with time zone not null
);
create table ledger.year_result (
    year smallint not null,
    currency character(3) not null,
    result bigint not null,
    brought_forward bigint not null,
    divided bigint not null,
    reserve bigint not null,
    education bigint not null,
    result_journal bigint not null,
    division_journal bigint
);
create table ledger.year_share (
    year smallint not null,
    currency character(3) not null,
    member_id uuid not null,
    class text not null,
    measure bigint not null,
    cash bigint not null,
    retained bigint not null
);
create table licensing.exclusivity (
    licence_id uuid not null,
    work_id uuid not null,
    file_digest bytea not null,
    starts_at timestamp with time zone not null,
    agreed_until timestamp with time zone not null,
    ends_at timestamp with time zone not null
);
create table licensing.freeze (
    freeze_number bigint generated always as identity not null,
    work_id uuid not null,
    frozen_from timestamp with time zone not null,
    frozen_until timestamp with time zone,
    reason text not null
);
create table licensing.handed_out (
    licence_id uuid not null,
    first_at timestamp with time zone not null
);
create table licensing.licence (
    licence_id uuid not null,
    number bigint generated always as identity not null,
    verification text not null,
    order_line uuid not null,
    work_id uuid not null,
    title text not null,
    maker text not null,
    person_id uuid not null,
    licensee text not null,
    licence_class text not null,
    terms_digest bytea not null,
    price bigint not null,
    currency character(3) not null,
    policy_version integer not null,
    file_digest bytea not null,
    record text not null,
    entry_id bigint not null,
    granted_at timestamp with time zone not null,
    exclusive_of uuid generated always as (
CASE
    WHEN (licence_class = 'EXCLUSIVE'::text) THEN licence_id
    ELSE NULL::uuid
END)
);
create table licensing.offer (
    offer_number bigint generated always as identity not null,
    work_id uuid not null,
    licence_class text not null,
    price bigint not null,
    currency character(3) not null,
    policy_version integer not null,
    offered_at timestamp with time zone not null
);
create table licensing.offer_end (
    offer_number bigint not null,
    ended_at timestamp with time zone not null
);
create table licensing.reservation (
    order_line uuid not null,
    work_id uuid not null,
    held_from timestamp with time zone not null,
    held_until timestamp with time zone not null
);
create table licensing.revocation (
    licence_id uuid not null,
    reason text not null,
    revoked_at timestamp with time zone not null,
    entry_id bigint not null
);
create table licensing.signing_key (
    purpose text not null,
    secret bytea not null,
    made_at timestamp with time zone not null
);
create table licensing.terms (
    digest bytea not null,
    licence_class text not null,
    version integer not null,
    body text not null,
    deed_en text not null,
    deed_de text not null,
    legal_en text not null,
    legal_de text not null,
    in_force_from timestamp with time zone not null,
    entry_id bigint not null
);
create table members.book (
    single boolean default true not null,
    next_number integer not null
);
create table members.member (
    member_id uuid not null,
    person_id uuid not null,
    number integer not null,
    introduction text not null,
    admitted_at timestamp with time zone not null,
    left_at timestamp with time zone,
    entry_id bigint not null
);
create table members.office (
    member_id uuid not null,
    office text not null,
    since timestamp with time zone not null,
    until timestamp with time zone
);
create table moderation.case_file (
    case_id uuid not null,
    number bigint not null,
    work_id uuid not null,
    ground text not null,
    words text not null,
    good_faith boolean not null,
    policy_version integer not null,
    opened_at timestamp with time zone not null,
    answer_by timestamp with time zone not null,
    entry_id bigint not null,
    state text not null
);
create table moderation.report_taken (
    report_number bigint generated always as identity not null,
    reporter_digest bytea not null,
    remote_digest bytea,
    at timestamp with time zone not null
);
create table moderation.reporter (
    case_id uuid not null,
    person_id uuid,
    name text,
    email text
);
create table notifications.mail (
    mail_id uuid not null,
    cause text not null,
    person_id uuid,
    recipient text not null,
    language text not null,
    subject text not null,
    body text,
    confidential boolean not null,
    written_at timestamp with time zone not null,
    sent_at timestamp with time zone
);
create table oversight.given_up_job (
    task_name text not null,
    task_instance text not null,
    given_up_at timestamp with time zone not null,
    tries integer not null
);
create table oversight.look (
    look_id bigint generated always as identity not null,
    invariant text not null,
    looked_at timestamp with time zone not null,
    violations bigint not null,
    sample text not null
);
create table payments.alert (
    alert_id bigint generated always as identity not null,
    kind text not null,
    subject text not null,
    detail text not null,
    raised_at timestamp with time zone not null,
    resolved_at timestamp with time zone,
    resolved_by text,
    resolved_words text
);
create table payments.balance_link (
    provider_transaction text not null,
    kind text not null,
    subject text not null,
    linked_at timestamp with time zone not null
);
create table payments.balance_transaction (
    provider_transaction text not null,
    type text not null,
    category text not null,
    source text,
    amount bigint not null,
    fee bigint not null,
    net bigint not null,
    currency character(3) not null,
    exchange_rate numeric,
    created_at timestamp with time zone not null,
    available_on timestamp with time zone not null,
    seen_at timestamp with time zone not null
);
create table payments.bank_payout (
    provider_payout text not null,
    amount bigint not null,
    currency character(3) not null,
    paid_at timestamp with time zone not null,
    checked_at timestamp with time zone not null,
    returned_at timestamp with time zone
);
create table payments.correction (
    kind text not null,
    subject text not null,
    number smallint not null,
    amount bigint not null,
    currency character(3) not null,
    reason text not null,
    words text not null,
    booked_by text not null,
    booked_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    ended_by text
);
create table payments.dispute (
    provider_dispute text not null,
    payment_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    reason text not null,
    status text not null,
    evidence_by timestamp with time zone,
    opened_at timestamp with time zone not null,
    checked_at timestamp with time zone not null,
    withdrawn bigint,
    fee bigint,
    withdrawn_at timestamp with time zone,
    reinstated bigint,
    reinstated_at timestamp with time zone,
    verdict text,
    closed_at timestamp with time zone
);
create table payments.payment (
    payment_id uuid not null,
    reference text not null,
    description text not null,
    amount bigint not null,
    currency character(3) not null,
    success_uri text not null,
    cancel_uri text not null,
    expires_at timestamp with time zone not null,
    idem_key text not null,
    live boolean not null,
    state text not null,
    provider_session text,
    hosted_page text,
    intended_at timestamp with time zone not null,
    opened_at timestamp with time zone,
    checked_at timestamp with time zone,
    decided_at timestamp with time zone,
    decline_code text,
    declined_at timestamp with time zone,
    failure text,
    provider_charge text,
    fee_transaction text,
    fee bigint,
    attempt smallint default 1 not null,
    closing_since timestamp with time zone,
    card_country character(2)
);
create table payments.payment_item (
    payment_id uuid not null,
    seq smallint not null,
    description text not null,
    amount bigint not null
);
create table payments.recipient (
    payee text not null,
    name text not null,
    email text not null,
    idem_key text not null,
    provider_account text,
    state text not null,
    state_since timestamp with time zone not null,
    intended_at timestamp with time zone not null,
    checked_at timestamp with time zone,
    country character(2) not null
);
create table payments.reconciliation (
    reconciliation_id bigint generated always as identity not null,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone not null,
    events_found integer not null,
    movements_found integer not null,
    unexplained integer not null,
    missing integer not null
);
create table payments.refund (
    payment_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    idem_key text not null,
    attempt smallint not null,
    state text not null,
    provider_refund text,
    intended_at timestamp with time zone not null,
    checked_at timestamp with time zone,
    decided_at timestamp with time zone,
    refund_id uuid not null,
    whole boolean not null,
    tried_at timestamp with time zone,
    failure text,
    bought_nothing boolean not null
);
create table payments.refund_found (
    provider_refund text not null,
    refund_id uuid not null,
    amount bigint not null,
    found_at timestamp with time zone not null,
    came_back_at timestamp with time zone
);
create table payments.transfer (
    transfer_id uuid not null,
    payee text not null,
    amount bigint not null,
    currency character(3) not null,
    transfer_group text not null,
    idem_key text not null,
    attempt smallint not null,
    state text not null,
    provider_transfer text,
    intended_at timestamp with time zone not null,
    tried_at timestamp with time zone,
    decided_at timestamp with time zone,
    failure text
);
create table payments.transfer_reversal (
    reversal_id uuid not null,
    transfer_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    idem_key text not null,
    attempt smallint not null,
    state text not null,
    provider_reversal text,
    intended_at timestamp with time zone not null,
    tried_at timestamp with time zone,
    decided_at timestamp with time zone,
    failure text
);
create table payments.unallocated (
    provider_transaction text not null,
    told_at timestamp with time zone not null,
    explained_at timestamp with time zone
);
create table payments.webhook_event (
    event_id text not null,
    type text,
    api_version text,
    live boolean,
    payload text not null,
    received_at timestamp with time zone not null,
    state text not null,
    worked_at timestamp with time zone,
    parked_because text,
    came_by text not null
);
create table payouts.clawback (
    reversal_id uuid not null,
    payout_id uuid not null,
    member_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    owed bigint not null,
    policy_version integer not null,
    state text not null,
    reason text,
    intended_at timestamp with time zone not null,
    decided_at timestamp with time zone
);
create table payouts.left_out (
    run_no integer not null,
    member_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    reason text not null,
    noted_at timestamp with time zone not null
);
create table payouts.payout (
    payout_id uuid not null,
    run_no integer not null,
    member_id uuid not null,
    amount bigint not null,
    currency character(3) not null,
    transfer_id uuid not null,
    state text not null,
    reason text,
    intended_at timestamp with time zone not null,
    decided_at timestamp with time zone
);
create table payouts.run (
    run_no integer not null,
    policy_version integer not null,
    started_at timestamp with time zone not null,
    finished_at timestamp with time zone
);
create table policy.version (
    rule text default 'policy'::text not null,
    policy_version integer not null,
    in_force_from timestamp with time zone not null,
    in_force_until timestamp with time zone,
    in_force tstzrange generated always as (tstzrange(in_force_from, in_force_until, '[)'::text)) not null,
    body text not null,
    digest bytea not null,
    previous_digest bytea,
    cause text not null,
    proposal_number integer,
    entry_id bigint not null,
    adopted_at timestamp with time zone not null
);
create table provenance.ai_sign (
    claim_id uuid not null,
    position integer not null,
    signature text not null,
    place text not null,
    field text not null,
    quote text not null
);
create table provenance.attestation (
    attestation bigint generated always as identity not null,
    claim_id uuid not null,
    member_id uuid not null,
    opinion text not null,
    points text[] not null,
    ground text,
    reason text not null,
    given_at timestamp with time zone not null,
    counts_from timestamp with time zone not null,
    taken_back_at timestamp with time zone
);
create table provenance.claim (
    claim_id uuid not null,
    member_id uuid not null,
    original_digest bytea not null,
    media_type text not null,
    title text not null,
    description text not null,
    state text not null,
    signs integer not null,
    cautions text[] not null,
    content_credentials boolean not null,
    opening text,
    picture_digest bytea,
    picture_width integer,
    picture_height integer,
    thumbnail_digest bytea,
    opened_at timestamp with time zone not null,
    declared_at timestamp with time zone,
    submitted_at timestamp with time zone,
    due_at timestamp with time zone,
    policy_version integer,
    opinions_needed integer,
    decided_at timestamp with time zone,
    entry_id bigint,
    dropped_at timestamp with time zone
);
create table provenance.declaration (
    claim_id uuid not null,
    text_version integer not null,
    language text not null,
    text_digest bytea not null,
    signed_name text not null,
    signed_at timestamp with time zone not null,
    entry_id bigint not null
);
create table provenance.explanation (
    claim_id uuid not null,
    explained_at timestamp with time zone not null,
    explanation text not null
);
create table provenance.file_fact (
    claim_id uuid not null,
    position integer not null,
    field text not null,
    value text not null
);
create table provenance.review_lock (
    claim_id uuid not null,
    member_id uuid not null,
    until timestamp with time zone not null
);
create table register.checkpoint (
    tree_size bigint not null,
    last_leaf bigint not null,
    root_digest bytea not null,
    note text not null,
    log_key text not null,
    sealed_at timestamp with time zone not null
);
create table register.cosignature (
    tree_size bigint not null,
    witness text not null,
    line text not null,
    cosigned_at timestamp with time zone not null
);
create table register.entry (
    entry_id bigint generated always as identity not null,
    kind text not null,
    body text not null,
    leaf_digest bytea not null,
    recorded_at timestamp with time zone not null
);
create table register.leaf (
    leaf_index bigint not null,
    entry_id bigint not null
);
create table register.outbox (
    entry_id bigint not null
);
create table register.salt (
    entry_id bigint not null,
    fact text not null,
    salt bytea,
    erased_at timestamp with time zone
);
create table register.tile (
    tile_level smallint not null,
    tile_index bigint not null,
    hashes bytea not null,
    root_digest bytea not null
);
create table vault.blob (
    digest bytea not null,
    bytes bigint not null,
    stored_at timestamp with time zone not null
);

alter table catalogue.division add constraint division_digest_check CHECK ((octet_length(digest) = 32));
alter table catalogue.division add constraint division_version_check CHECK ((version >= 1));
alter table catalogue.division add constraint division_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table catalogue.division add constraint division_pkey PRIMARY KEY (work_id, version);
alter table catalogue.division add constraint division_work_id_version_digest_key UNIQUE (work_id, version, digest);
alter table catalogue.division_answer add constraint division_answer_answer_check CHECK ((answer = ANY (ARRAY['signed'::text, 'refused'::text])));
alter table catalogue.division_answer add constraint division_answer_check CHECK (((answer = 'refused'::text) OR (reason = ''::text)));
alter table catalogue.division_answer add constraint division_answer_reason_check CHECK ((length(reason) <= 1000));
alter table catalogue.division_answer add constraint division_answer_work_id_version_digest_fkey FOREIGN KEY (work_id, version, digest) REFERENCES catalogue.division(work_id, version, digest);
alter table catalogue.division_answer add constraint division_answer_work_id_version_member_id_fkey FOREIGN KEY (work_id, version, member_id) REFERENCES catalogue.division_signatory(work_id, version, member_id);
alter table catalogue.division_answer add constraint division_answer_pkey PRIMARY KEY (work_id, version, member_id);
alter table catalogue.division_end add constraint division_end_check CHECK (((outcome = 'complete'::text) = (entry_id IS NOT NULL)));
alter table catalogue.division_end add constraint division_end_outcome_check CHECK ((outcome = ANY (ARRAY['complete'::text, 'refused'::text, 'withdrawn'::text])));
alter table catalogue.division_end add constraint division_end_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table catalogue.division_end add constraint division_end_work_id_version_fkey FOREIGN KEY (work_id, version) REFERENCES catalogue.division(work_id, version);
alter table catalogue.division_end add constraint division_end_pkey PRIMARY KEY (work_id, version);
alter table catalogue.division_end add constraint division_end_entry_id_key UNIQUE (entry_id);
alter table catalogue.division_share add constraint division_share_role_check CHECK ((role = ANY (ARRAY['MAKER'::text, 'CO_AUTHOR'::text, 'OTHER'::text])));
alter table catalogue.division_share add constraint division_share_weight_check CHECK (((weight >= 1) AND (weight <= 10000)));
alter table catalogue.division_share add constraint division_share_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table catalogue.division_share add constraint division_share_work_id_version_fkey FOREIGN KEY (work_id, version) REFERENCES catalogue.division(work_id, version);
alter table catalogue.division_share add constraint division_share_pkey PRIMARY KEY (work_id, version, member_id);
alter table catalogue.division_signatory add constraint division_signatory_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table catalogue.division_signatory add constraint division_signatory_work_id_version_fkey FOREIGN KEY (work_id, version) REFERENCES catalogue.division(work_id, version);
alter table catalogue.division_signatory add constraint division_signatory_pkey PRIMARY KEY (work_id, version, member_id);
alter table catalogue.rendition add constraint rendition_bytes_check CHECK ((bytes > 0));
alter table catalogue.rendition add constraint rendition_height_check CHECK (((height >= 1) AND (height <= 30000)));
alter table catalogue.rendition add constraint rendition_size_check CHECK ((size = ANY (ARRAY[320, 640, 1024, 1600])));
alter table catalogue.rendition add constraint rendition_width_check CHECK (((width >= 1) AND (width <= 1600)));
alter table catalogue.rendition add constraint rendition_digest_fkey FOREIGN KEY (digest) REFERENCES vault.blob(digest);
alter table catalogue.rendition add constraint rendition_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id) ON DELETE CASCADE;
alter table catalogue.rendition add constraint rendition_pkey PRIMARY KEY (work_id, size);
alter table catalogue.search_word add constraint search_word_word_check CHECK (((length(word) >= 3) AND (length(word) <= 60)));
alter table catalogue.search_word add constraint search_word_pkey PRIMARY KEY (word);
alter table catalogue.work add constraint work_alt_text_check CHECK ((length(alt_text) <= 500));
alter table catalogue.work add constraint work_bytes_check CHECK ((bytes > 0));
alter table catalogue.work add constraint work_check CHECK (((width IS NULL) = (height IS NULL)));
alter table catalogue.work add constraint work_check1 CHECK (((price_from IS NULL) = (currency IS NULL)));
alter table catalogue.work add constraint work_check2 CHECK (((state = 'draft'::text) = (submitted_at IS NULL)));
alter table catalogue.work add constraint work_check3 CHECK (((state <> ALL (ARRAY['draft'::text, 'in_review'::text])) OR (verified_at IS NULL)));
alter table catalogue.work add constraint work_check4 CHECK (((state <> ALL (ARRAY['awaiting_price'::text, 'listed'::text])) OR (verified_at IS NOT NULL)));
alter table catalogue.work add constraint work_check5 CHECK (((state <> 'listed'::text) OR ((listed_at IS NOT NULL) AND (price_from IS NOT NULL))));
alter table catalogue.work add constraint work_check6 CHECK (((state = 'refused'::text) = (refused_at IS NOT NULL)));
alter table catalogue.work add constraint work_check7 CHECK ((((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))));
alter table catalogue.work add constraint work_check8 CHECK (((state = 'draft'::text) OR (title <> ''::text)));
alter table catalogue.work add constraint work_colour_check CHECK (((colour >= 0) AND (colour <= 16777215)));
alter table catalogue.work add constraint work_creator_name_check CHECK (((length(creator_name) >= 1) AND (length(creator_name) <= 200)));
alter table catalogue.work add constraint work_description_check CHECK ((length(description) <= 5000));
alter table catalogue.work add constraint work_duration_ms_check CHECK ((duration_ms >= 0));
alter table catalogue.work add constraint work_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255)));
alter table catalogue.work add constraint work_height_check CHECK (((height >= 1) AND (height <= 65535)));
alter table catalogue.work add constraint work_media_type_check CHECK ((media_type ~ '^[A-Z0-9]{2,12}$'::text));
alter table catalogue.work add constraint work_medium_check CHECK ((medium = ANY (ARRAY['IMAGE'::text, 'AUDIO'::text, 'TEXT'::text, 'VIDEO'::text])));
alter table catalogue.work add constraint work_opening_check CHECK ((length(opening) <= 4000));
alter table catalogue.work add constraint work_previews_check CHECK ((previews = ANY (ARRAY['PENDING'::text, 'READY'::text, 'FAILED'::text, 'NONE'::text])));
alter table catalogue.work add constraint work_price_from_check CHECK ((price_from > 0));
alter table catalogue.work add constraint work_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'awaiting_price'::text, 'listed'::text, 'refused'::text, 'withdrawn'::text])));
alter table catalogue.work add constraint work_tags_check CHECK ((cardinality(tags) <= 20));
alter table catalogue.work add constraint work_title_check CHECK ((length(title) <= 160));
alter table catalogue.work add constraint work_wave_check CHECK ((octet_length(wave) = 400));
alter table catalogue.work add constraint work_width_check CHECK (((width >= 1) AND (width <= 65535)));
alter table catalogue.work add constraint work_withdrawn_reason_check CHECK ((length(withdrawn_reason) <= 1000));
alter table catalogue.work add constraint work_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table catalogue.work add constraint work_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table catalogue.work add constraint work_original_digest_fkey FOREIGN KEY (original_digest) REFERENCES vault.blob(digest);
alter table catalogue.work add constraint work_pkey PRIMARY KEY (work_id);
alter table catalogue.work add constraint work_claim_id_key UNIQUE (claim_id);
alter table checkout.basket_line add constraint basket_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table checkout.basket_line add constraint basket_line_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table checkout.basket_line add constraint basket_line_pkey PRIMARY KEY (person_id, work_id);
alter table checkout.dispute add constraint dispute_amount_check CHECK ((amount > 0));
alter table checkout.dispute add constraint dispute_check CHECK (((state = ANY (ARRAY['opened'::text, 'withdrawn'::text])) = (closed_at IS NULL)));
alter table checkout.dispute add constraint dispute_dispute_check CHECK (((length(dispute) >= 1) AND (length(dispute) <= 255)));
alter table checkout.dispute add constraint dispute_state_check CHECK ((state = ANY (ARRAY['opened'::text, 'withdrawn'::text, 'won'::text, 'lost'::text, 'warning_closed'::text, 'prevented'::text])));
alter table checkout.dispute add constraint dispute_order_id_fkey FOREIGN KEY (order_id) REFERENCES checkout.purchase(order_id);
alter table checkout.dispute add constraint dispute_pkey PRIMARY KEY (dispute);
alter table checkout.purchase add constraint purchase_address_check CHECK ((length(address) <= 1000));
alter table checkout.purchase add constraint purchase_billed_to_check CHECK ((length(billed_to) <= 200));
alter table checkout.purchase add constraint purchase_check CHECK (((state = 'placed'::text) = (decided_at IS NULL)));
alter table checkout.purchase add constraint purchase_check2 CHECK (((state = ANY (ARRAY['closed'::text, 'refund_due'::text])) = (reason IS NOT NULL)));
alter table checkout.purchase add constraint purchase_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table checkout.purchase add constraint purchase_licensee_check CHECK (((length(licensee) >= 1) AND (length(licensee) <= 200)));
alter table checkout.purchase add constraint purchase_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'paid'::text, 'closed'::text, 'refund_due'::text])));
alter table checkout.purchase add constraint purchase_order_id_fkey FOREIGN KEY (order_id) REFERENCES checkout.quote(order_id);
alter table checkout.purchase add constraint purchase_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments.payment(payment_id);
alter table checkout.purchase add constraint purchase_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table checkout.purchase add constraint purchase_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table checkout.purchase add constraint purchase_pkey PRIMARY KEY (order_id);
alter table checkout.purchase add constraint purchase_payment_id_key UNIQUE (payment_id);
alter table checkout.purchase_line add constraint purchase_line_check CHECK (((state = 'ordered'::text) = (decided_at IS NULL)));
alter table checkout.purchase_line add constraint purchase_line_check1 CHECK (((state = 'granted'::text) = (licence_id IS NOT NULL)));
alter table checkout.purchase_line add constraint purchase_line_check2 CHECK (((state = 'lost'::text) = (reason IS NOT NULL)));
alter table checkout.purchase_line add constraint purchase_line_price_check CHECK ((price > 0));
alter table checkout.purchase_line add constraint purchase_line_seq_check CHECK ((seq >= 1));
alter table checkout.purchase_line add constraint purchase_line_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'granted'::text, 'lost'::text])));
alter table checkout.purchase_line add constraint purchase_line_tax_check CHECK ((tax >= 0));
alter table checkout.purchase_line add constraint purchase_line_terms_digest_check CHECK ((octet_length(terms_digest) = 32));
alter table checkout.purchase_line add constraint purchase_line_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES licensing.licence(licence_id);
alter table checkout.purchase_line add constraint purchase_line_line_id_fkey FOREIGN KEY (line_id) REFERENCES checkout.quote_line(line_id);
alter table checkout.purchase_line add constraint purchase_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES checkout.purchase(order_id);
alter table checkout.purchase_line add constraint purchase_line_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table checkout.purchase_line add constraint purchase_line_pkey PRIMARY KEY (line_id);
alter table checkout.purchase_line add constraint purchase_line_licence_id_key UNIQUE (licence_id);
alter table checkout.purchase_line add constraint purchase_line_order_id_seq_key UNIQUE (order_id, seq);
alter table checkout.purchase_share add constraint purchase_share_weight_check CHECK ((weight > 0));
alter table checkout.purchase_share add constraint purchase_share_line_id_fkey FOREIGN KEY (line_id) REFERENCES checkout.purchase_line(line_id);
alter table checkout.purchase_share add constraint purchase_share_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table checkout.purchase_share add constraint purchase_share_pkey PRIMARY KEY (line_id, member_id);
alter table checkout.quote add constraint quote_check CHECK ((held_until > quoted_at));
alter table checkout.quote add constraint quote_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table checkout.quote add constraint quote_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table checkout.quote add constraint quote_tax_bp_check CHECK (((tax_bp >= 0) AND (tax_bp <= 10000)));
alter table checkout.quote add constraint quote_tax_country_check CHECK ((tax_country ~ '^[A-Z]{2}$'::text));
alter table checkout.quote add constraint quote_tax_kind_check CHECK ((tax_kind = ANY (ARRAY['STANDARD'::text, 'REVERSE_CHARGE'::text, 'OUTSIDE'::text])));
alter table checkout.quote add constraint quote_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table checkout.quote add constraint quote_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table checkout.quote add constraint quote_pkey PRIMARY KEY (order_id);
alter table checkout.quote_line add constraint quote_line_price_check CHECK ((price > 0));
alter table checkout.quote_line add constraint quote_line_seq_check CHECK ((seq >= 1));
alter table checkout.quote_line add constraint quote_line_tax_check CHECK ((tax >= 0));
alter table checkout.quote_line add constraint quote_line_terms_digest_check CHECK ((octet_length(terms_digest) = 32));
alter table checkout.quote_line add constraint quote_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES checkout.quote(order_id);
alter table checkout.quote_line add constraint quote_line_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table checkout.quote_line add constraint quote_line_pkey PRIMARY KEY (line_id);
alter table checkout.quote_line add constraint quote_line_order_id_seq_key UNIQUE (order_id, seq);
alter table checkout.quote_line add constraint quote_line_order_id_work_id_key UNIQUE (order_id, work_id);
alter table checkout.refund add constraint refund_amount_check CHECK ((amount > 0));
alter table checkout.refund add constraint refund_answer_check CHECK ((length(answer) <= 1000));
alter table checkout.refund add constraint refund_check CHECK (((state = 'asked'::text) = (decided_at IS NULL)));
alter table checkout.refund add constraint refund_check1 CHECK (((state = ANY (ARRAY['sent'::text, 'failed'::text])) = (ended_at IS NOT NULL)));
alter table checkout.refund add constraint refund_check2 CHECK (((kind = 'asked'::text) OR (state = ANY (ARRAY['agreed'::text, 'sent'::text, 'failed'::text]))));
alter table checkout.refund add constraint refund_kind_check CHECK ((kind = ANY (ARRAY['in_vain'::text, 'asked'::text])));
alter table checkout.refund add constraint refund_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)));
alter table checkout.refund add constraint refund_sent_when_it_left CHECK (((state <> 'sent'::text) OR (sent_at IS NOT NULL)));
alter table checkout.refund add constraint refund_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'refused'::text, 'agreed'::text, 'sent'::text, 'failed'::text])));
alter table checkout.refund add constraint refund_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES identity.person(person_id);
alter table checkout.refund add constraint refund_order_id_fkey FOREIGN KEY (order_id) REFERENCES checkout.purchase(order_id);
alter table checkout.refund add constraint refund_repeats_fkey FOREIGN KEY (repeats) REFERENCES checkout.refund(refund_id);
alter table checkout.refund add constraint refund_pkey PRIMARY KEY (refund_id);
alter table checkout.refund_line add constraint refund_line_amount_check CHECK ((amount > 0));
alter table checkout.refund_line add constraint refund_line_line_id_fkey FOREIGN KEY (line_id) REFERENCES checkout.purchase_line(line_id);
alter table checkout.refund_line add constraint refund_line_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES checkout.refund(refund_id);
alter table checkout.refund_line add constraint refund_line_pkey PRIMARY KEY (refund_id, line_id);
alter table checkout.stray_payment add constraint stray_payment_check CHECK ((returned_at >= found_at));
alter table checkout.stray_payment add constraint stray_payment_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 100)));
alter table checkout.stray_payment add constraint stray_payment_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments.payment(payment_id);
alter table checkout.stray_payment add constraint stray_payment_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table checkout.stray_payment add constraint stray_payment_pkey PRIMARY KEY (payment_id);
alter table checkout.stray_refund add constraint stray_refund_amount_check CHECK ((amount > 0));
alter table checkout.stray_refund add constraint stray_refund_check CHECK (((state = 'going'::text) = (ended_at IS NULL)));
alter table checkout.stray_refund add constraint stray_refund_check1 CHECK (((state <> 'sent'::text) OR (sent_at IS NOT NULL)));
alter table checkout.stray_refund add constraint stray_refund_check2 CHECK (((NOT by_hand) OR ((state = 'sent'::text) AND (asked_by IS NOT NULL))));
alter table checkout.stray_refund add constraint stray_refund_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table checkout.stray_refund add constraint stray_refund_number_check CHECK ((number > 0));
alter table checkout.stray_refund add constraint stray_refund_state_check CHECK ((state = ANY (ARRAY['going'::text, 'sent'::text, 'failed'::text, 'kept_by_bank'::text])));
alter table checkout.stray_refund add constraint stray_refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES checkout.stray_payment(payment_id);
alter table checkout.stray_refund add constraint stray_refund_pkey PRIMARY KEY (refund_id);
alter table checkout.stray_refund add constraint stray_refund_payment_id_number_key UNIQUE (payment_id, number);
alter table governance.ballot add constraint ballot_choice_check CHECK ((choice = ANY (ARRAY['VALUE'::text, 'YES'::text, 'NO'::text, 'ABSTAIN'::text])));
alter table governance.ballot add constraint ballot_revision_check CHECK ((revision >= 1));
alter table governance.ballot add constraint ballot_value CHECK (((choice = 'VALUE'::text) = (value IS NOT NULL)));
alter table governance.ballot add constraint ballot_proposal_id_member_id_fkey FOREIGN KEY (proposal_id, member_id) REFERENCES governance.roll(proposal_id, member_id);
alter table governance.ballot add constraint ballot_pkey PRIMARY KEY (proposal_id, member_id);
alter table governance.proposal add constraint proposal_adopted CHECK (((adopted_version IS NOT NULL) = ((stage = 'EFFECTIVE'::text) AND (matter = 'NUMBER'::text))));
alter table governance.proposal add constraint proposal_carried CHECK (((stage <> ALL (ARRAY['QUEUED'::text, 'EFFECTIVE'::text, 'CONFLICT'::text])) OR (finding = 'CARRIED'::text)));
alter table governance.proposal add constraint proposal_counted CHECK ((num_nonnulls(finding, result_value, trace, result_entry) =
CASE
    WHEN (stage = ANY (ARRAY['QUEUED'::text, 'EFFECTIVE'::text, 'REJECTED'::text, 'NO_QUORUM'::text, 'CONFLICT'::text])) THEN 4
    ELSE 0
END));
alter table governance.proposal add constraint proposal_effect CHECK (((effective_at IS NOT NULL) = (stage = ANY (ARRAY['QUEUED'::text, 'EFFECTIVE'::text, 'CONFLICT'::text]))));
alter table governance.proposal add constraint proposal_finding_check CHECK ((finding = ANY (ARRAY['CARRIED'::text, 'NOT_CARRIED'::text, 'NO_QUORUM'::text])));
alter table governance.proposal add constraint proposal_frozen CHECK ((num_nonnulls(policy_version, roll_at, roll_size, roll_digest, quorum, opens_at, closes_at) =
CASE
    WHEN (stage = ANY (ARRAY['SPONSORS'::text, 'DISCUSSION'::text, 'EXPIRED'::text, 'WITHDRAWN'::text])) THEN 0
    ELSE 7
END));
alter table governance.proposal add constraint proposal_matter CHECK (
CASE matter
    WHEN 'NUMBER'::text THEN ((num_nonnulls(parameter, from_value, to_value) = 3) AND (rule_text IS NULL) AND (from_value <> to_value))
    ELSE ((num_nulls(parameter, from_value, to_value) = 3) AND (rule_text IS NOT NULL))
END);
alter table governance.proposal add constraint proposal_matter_check CHECK ((matter = ANY (ARRAY['NUMBER'::text, 'TEXT'::text])));
alter table governance.proposal add constraint proposal_not_carried CHECK ((((stage <> 'REJECTED'::text) OR (finding = 'NOT_CARRIED'::text)) AND ((stage <> 'NO_QUORUM'::text) OR (finding = 'NO_QUORUM'::text))));
alter table governance.proposal add constraint proposal_opened CHECK (((opened_entry IS NOT NULL) = (stage = ANY (ARRAY['VOTING'::text, 'QUEUED'::text, 'EFFECTIVE'::text, 'REJECTED'::text, 'NO_QUORUM'::text, 'CONFLICT'::text]))));
alter table governance.proposal add constraint proposal_quorum_check CHECK ((quorum >= 0));
alter table governance.proposal add constraint proposal_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 4000)));
alter table governance.proposal add constraint proposal_roll_size_check CHECK ((roll_size >= 0));
alter table governance.proposal add constraint proposal_rule_text_check CHECK (((char_length(rule_text) >= 1) AND (char_length(rule_text) <= 8000)));
alter table governance.proposal add constraint proposal_sponsors_needed_check CHECK (((sponsors_needed >= 2) AND (sponsors_needed <= 5)));
alter table governance.proposal add constraint proposal_stage_check CHECK ((stage = ANY (ARRAY['SPONSORS'::text, 'DISCUSSION'::text, 'NOTICE'::text, 'VOTING'::text, 'QUEUED'::text, 'EFFECTIVE'::text, 'REJECTED'::text, 'NO_QUORUM'::text, 'CONFLICT'::text, 'EXPIRED'::text, 'WITHDRAWN'::text])));
alter table governance.proposal add constraint proposal_times CHECK (((opens_at < closes_at) AND (closes_at <= effective_at)));
alter table governance.proposal add constraint proposal_title_check CHECK (((char_length(title) >= 3) AND (char_length(title) <= 120)));
alter table governance.proposal add constraint proposal_waits CHECK (((next_at IS NOT NULL) = (stage = ANY (ARRAY['SPONSORS'::text, 'DISCUSSION'::text, 'NOTICE'::text, 'VOTING'::text, 'QUEUED'::text]))));
alter table governance.proposal add constraint proposal_adopted_version_fkey FOREIGN KEY (adopted_version) REFERENCES policy.version(policy_version);
alter table governance.proposal add constraint proposal_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table governance.proposal add constraint proposal_opened_entry_fkey FOREIGN KEY (opened_entry) REFERENCES register.entry(entry_id);
alter table governance.proposal add constraint proposal_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table governance.proposal add constraint proposal_result_entry_fkey FOREIGN KEY (result_entry) REFERENCES register.entry(entry_id);
alter table governance.proposal add constraint proposal_pkey PRIMARY KEY (proposal_id);
alter table governance.proposal add constraint proposal_adopted_version_key UNIQUE (adopted_version);
alter table governance.proposal add constraint proposal_number_key UNIQUE (number);
alter table governance.roll add constraint roll_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table governance.roll add constraint roll_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES governance.proposal(proposal_id);
alter table governance.roll add constraint roll_pkey PRIMARY KEY (proposal_id, member_id);
alter table governance.sponsor add constraint sponsor_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table governance.sponsor add constraint sponsor_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES governance.proposal(proposal_id);
alter table governance.sponsor add constraint sponsor_pkey PRIMARY KEY (proposal_id, member_id);
alter table governance.superseded_ballot add constraint superseded_ballot_check CHECK ((superseded_at >= cast_at));
alter table governance.superseded_ballot add constraint superseded_ballot_proposal_id_member_id_fkey FOREIGN KEY (proposal_id, member_id) REFERENCES governance.ballot(proposal_id, member_id);
alter table governance.superseded_ballot add constraint superseded_ballot_pkey PRIMARY KEY (proposal_id, member_id, revision);
alter table identity.guest_pass add constraint guest_pass_destination_here CHECK (((destination ~~ '/%'::text) AND (destination !~~ '//%'::text)));
alter table identity.guest_pass add constraint guest_pass_digest_length CHECK ((octet_length(token_digest) = 32));
alter table identity.guest_pass add constraint guest_pass_ends CHECK ((expires_at > made_at));
alter table identity.guest_pass add constraint guest_pass_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table identity.guest_pass add constraint guest_pass_pkey PRIMARY KEY (token_digest);
alter table identity.person add constraint person_claims_guests CHECK (((claimed_by IS NULL) OR guest));
alter table identity.person add constraint person_email_form CHECK (((email = lower(email)) AND ((char_length(email) >= 3) AND (char_length(email) <= 254)) AND (POSITION(('@'::text) IN (email)) > 1)));
alter table identity.person add constraint person_language_known CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table identity.person add constraint person_name_length CHECK ((((char_length(name) >= 1) AND (char_length(name) <= 100)) AND (name = btrim(name))));
alter table identity.person add constraint person_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES identity.person(person_id);
alter table identity.person add constraint person_pkey PRIMARY KEY (person_id);
alter table identity.sign_in_link add constraint sign_in_link_destination_here CHECK (((destination ~~ '/%'::text) AND (destination !~~ '//%'::text)));
alter table identity.sign_in_link add constraint sign_in_link_digest_length CHECK ((octet_length(token_digest) = 32));
alter table identity.sign_in_link add constraint sign_in_link_email_form CHECK ((email = lower(email)));
alter table identity.sign_in_link add constraint sign_in_link_language_known CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table identity.sign_in_link add constraint sign_in_link_short CHECK (((expires_at > requested_at) AND (expires_at <= (requested_at + '00:15:00'::interval))));
alter table identity.sign_in_link add constraint sign_in_link_used_in_time CHECK (((used_at IS NULL) OR ((used_at >= requested_at) AND (used_at <= expires_at))));
alter table identity.sign_in_link add constraint sign_in_link_pkey PRIMARY KEY (token_digest);
alter table identity.sign_in_request add constraint sign_in_request_email_digest_length CHECK ((octet_length(email_digest) = 32));
alter table identity.sign_in_request add constraint sign_in_request_remote_digest_length CHECK ((octet_length(remote_digest) = 32));
alter table identity.sign_in_request add constraint sign_in_request_pkey PRIMARY KEY (request_number);
alter table invoicing.counter add constraint counter_last_check CHECK (((last >= 1) AND (last <= 999999)));
alter table invoicing.counter add constraint counter_seller_check CHECK ((seller ~ '^[a-z][a-z-]{1,29}$'::text));
alter table invoicing.counter add constraint counter_series_check CHECK ((series = ANY (ARRAY['INVOICE'::text, 'CREDIT_NOTE'::text])));
alter table invoicing.counter add constraint counter_year CHECK ((EXTRACT(year FROM last_on) = (year)::numeric));
alter table invoicing.counter add constraint counter_year_check CHECK (((year >= 2000) AND (year <= 2999)));
alter table invoicing.counter add constraint counter_pkey PRIMARY KEY (seller, series, year);
alter table invoicing.invoice add constraint invoice_business CHECK (((tax_kind <> 'REVERSE_CHARGE'::text) OR (buyer_vat_id IS NOT NULL)));
alter table invoicing.invoice add constraint invoice_buyer_address_check CHECK ((cardinality(buyer_address) <= 8));
alter table invoicing.invoice add constraint invoice_buyer_name_check CHECK (((length(buyer_name) >= 1) AND (length(buyer_name) <= 200)));
alter table invoicing.invoice add constraint invoice_buyer_vat_id_check CHECK (((length(buyer_vat_id) >= 1) AND (length(buyer_vat_id) <= 30)));
alter table invoicing.invoice add constraint invoice_cause_check CHECK (((length(cause) >= 1) AND (length(cause) <= 100)));
alter table invoicing.invoice add constraint invoice_credit CHECK (((kind = 'CREDIT_NOTE'::text) = (cause IS NOT NULL)));
alter table invoicing.invoice add constraint invoice_credited CHECK (((kind = 'CREDIT_NOTE'::text) = (credits IS NOT NULL)));
alter table invoicing.invoice add constraint invoice_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table invoicing.invoice add constraint invoice_evidence_state_check CHECK ((evidence_state = ANY (ARRAY['SINGLE'::text, 'FIRM'::text, 'CONTRADICTED'::text])));
alter table invoicing.invoice add constraint invoice_gross_check CHECK ((gross > 0));
alter table invoicing.invoice add constraint invoice_kind_check CHECK ((kind = ANY (ARRAY['INVOICE'::text, 'CREDIT_NOTE'::text])));
alter table invoicing.invoice add constraint invoice_label CHECK ((label = ((year ||
CASE kind
    WHEN 'INVOICE'::text THEN '-'::text
    ELSE '-C'::text
END) || lpad((number)::text, 6, '0'::text))));
alter table invoicing.invoice add constraint invoice_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table invoicing.invoice add constraint invoice_net_check CHECK ((net >= 0));
alter table invoicing.invoice add constraint invoice_note CHECK (((tax_kind = 'STANDARD'::text) OR (tax_note IS NOT NULL)));
alter table invoicing.invoice add constraint invoice_number_check CHECK (((number >= 1) AND (number <= 999999)));
alter table invoicing.invoice add constraint invoice_seller_name_check CHECK (((length(seller_name) >= 1) AND (length(seller_name) <= 200)));
alter table invoicing.invoice add constraint invoice_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 100)));
alter table invoicing.invoice add constraint invoice_sum CHECK ((gross = (net + tax)));
alter table invoicing.invoice add constraint invoice_tax_check CHECK ((tax >= 0));
alter table invoicing.invoice add constraint invoice_tax_country_check CHECK ((tax_country ~ '^[A-Z]{2}$'::text));
alter table invoicing.invoice add constraint invoice_tax_kind_check CHECK ((tax_kind = ANY (ARRAY['STANDARD'::text, 'REVERSE_CHARGE'::text, 'OUTSIDE'::text])));
alter table invoicing.invoice add constraint invoice_tax_note_check CHECK (((length(tax_note) >= 1) AND (length(tax_note) <= 400)));
alter table invoicing.invoice add constraint invoice_tax_rate_check CHECK (((tax_rate >= 0) AND (tax_rate <= 10000)));
alter table invoicing.invoice add constraint invoice_tax_table_check CHECK (((length(tax_table) >= 1) AND (length(tax_table) <= 40)));
alter table invoicing.invoice add constraint invoice_taxed CHECK (((tax_kind = 'STANDARD'::text) = (tax_rate > 0)));
alter table invoicing.invoice add constraint invoice_untaxed CHECK (((tax_kind = 'STANDARD'::text) OR (tax = 0)));
alter table invoicing.invoice add constraint invoice_year CHECK ((EXTRACT(year FROM issued_on) = (year)::numeric));
alter table invoicing.invoice add constraint invoice_credits_fkey FOREIGN KEY (credits) REFERENCES invoicing.invoice(invoice_id);
alter table invoicing.invoice add constraint invoice_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table invoicing.invoice add constraint invoice_pkey PRIMARY KEY (invoice_id);
alter table invoicing.invoice add constraint invoice_label_once UNIQUE (seller, label);
alter table invoicing.invoice add constraint invoice_number_once UNIQUE (seller, kind, year, number);
alter table invoicing.invoice_line add constraint invoice_line_line_check CHECK (((length(line) >= 1) AND (length(line) <= 100)));
alter table invoicing.invoice_line add constraint invoice_line_net_check CHECK ((net >= 0));
alter table invoicing.invoice_line add constraint invoice_line_position_check CHECK ((("position" >= 1) AND ("position" <= 1000)));
alter table invoicing.invoice_line add constraint invoice_line_something CHECK (((net + tax) > 0));
alter table invoicing.invoice_line add constraint invoice_line_tax_check CHECK ((tax >= 0));
alter table invoicing.invoice_line add constraint invoice_line_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)));
alter table invoicing.invoice_line add constraint invoice_line_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoicing.invoice(invoice_id);
alter table invoicing.invoice_line add constraint invoice_line_pkey PRIMARY KEY (invoice_id, "position");
alter table invoicing.invoice_line add constraint invoice_line_once UNIQUE (invoice_id, line);
alter table invoicing.place_check add constraint place_check_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)));
alter table invoicing.place_check add constraint place_check_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoicing.invoice(invoice_id);
alter table invoicing.place_check add constraint place_check_pkey PRIMARY KEY (invoice_id);
alter table invoicing.seller add constraint seller_address_check CHECK (((cardinality(address) >= 0) AND (cardinality(address) <= 6)));
alter table invoicing.seller add constraint seller_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table invoicing.seller add constraint seller_days CHECK ((valid_until > valid_from));
alter table invoicing.seller add constraint seller_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
alter table invoicing.seller add constraint seller_seller_check CHECK ((seller ~ '^[a-z][a-z-]{1,29}$'::text));
alter table invoicing.seller add constraint seller_vat_id_check CHECK ((vat_id ~ '^[A-Z]{2}[0-9A-Z+*]{2,13}$'::text));
alter table invoicing.seller add constraint seller_pkey PRIMARY KEY (seller, valid WITHOUT OVERLAPS);
alter table invoicing.signing_key add constraint signing_key_purpose_check CHECK ((purpose = 'paper'::text));
alter table invoicing.signing_key add constraint signing_key_secret_check CHECK ((octet_length(secret) = 32));
alter table invoicing.signing_key add constraint signing_key_pkey PRIMARY KEY (purpose);
alter table invoicing.tax_rate add constraint tax_rate_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table invoicing.tax_rate add constraint tax_rate_days CHECK ((valid_until > valid_from));
alter table invoicing.tax_rate add constraint tax_rate_kind CHECK (((kind = 'STANDARD'::text) = (rate IS NOT NULL)));
alter table invoicing.tax_rate add constraint tax_rate_kind_check CHECK ((kind = ANY (ARRAY['STANDARD'::text, 'OUTSIDE'::text])));
alter table invoicing.tax_rate add constraint tax_rate_owed CHECK (((kind = 'STANDARD'::text) = (owed_to IS NOT NULL)));
alter table invoicing.tax_rate add constraint tax_rate_owed_to_check CHECK ((owed_to ~ '^[A-Z]{2}$'::text));
alter table invoicing.tax_rate add constraint tax_rate_rate_check CHECK (((rate >= 1) AND (rate <= 10000)));
alter table invoicing.tax_rate add constraint tax_rate_source_check CHECK (((length(source) >= 1) AND (length(source) <= 300)));
alter table invoicing.tax_rate add constraint tax_rate_pkey PRIMARY KEY (country, valid WITHOUT OVERLAPS);
alter table invoicing.tax_rate add constraint tax_rate_country_valid_from_key UNIQUE (country, valid_from);
alter table jobs.scheduled_tasks add constraint scheduled_tasks_pkey PRIMARY KEY (task_name, task_instance);
alter table ledger.account add constraint account_check CHECK (((kind = ANY (ARRAY['asset'::text, 'expense'::text])) = (normal_side = 'debit'::text)));
alter table ledger.account add constraint account_check1 CHECK (((member_id IS NULL) = (balance IS NULL)));
alter table ledger.account add constraint account_check2 CHECK (((min_balance IS NULL) OR (balance >= min_balance)));
alter table ledger.account add constraint account_check3 CHECK ((closed_at >= opened_at));
alter table ledger.account add constraint account_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table ledger.account add constraint account_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table ledger.account add constraint account_kind_check CHECK ((kind = ANY (ARRAY['asset'::text, 'liability'::text, 'equity'::text, 'income'::text, 'expense'::text])));
alter table ledger.account add constraint account_normal_side_check CHECK ((normal_side = ANY (ARRAY['debit'::text, 'credit'::text])));
alter table ledger.account add constraint account_one_holder CHECK (((member_id IS NULL) OR (country IS NULL)));
alter table ledger.account add constraint account_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table ledger.account add constraint account_pkey PRIMARY KEY (account_id);
alter table ledger.account add constraint account_account_id_currency_key UNIQUE (account_id, currency);
alter table ledger.account add constraint account_chart_currency_holder_key UNIQUE NULLS NOT DISTINCT (chart, currency, member_id, country);
alter table ledger.account add constraint account_code_key UNIQUE (code);
alter table ledger.account_snapshot add constraint account_snapshot_credits_check CHECK ((credits >= 0));
alter table ledger.account_snapshot add constraint account_snapshot_debits_check CHECK ((debits >= 0));
alter table ledger.account_snapshot add constraint account_snapshot_entries_check CHECK ((entries >= 1));
alter table ledger.account_snapshot add constraint account_snapshot_account_id_fkey FOREIGN KEY (account_id) REFERENCES ledger.account(account_id);
alter table ledger.account_snapshot add constraint account_snapshot_as_of_journal_fkey FOREIGN KEY (as_of_journal) REFERENCES ledger.journal(journal_id);
alter table ledger.account_snapshot add constraint account_snapshot_pkey PRIMARY KEY (account_id, as_of_journal);
alter table ledger.closed_year add constraint closed_year_basis_check CHECK ((basis = ANY (ARRAY['commission'::text, 'earnings'::text])));
alter table ledger.closed_year add constraint closed_year_cash_bp_check CHECK (((cash_bp >= 0) AND (cash_bp <= 10000)));
alter table ledger.closed_year add constraint closed_year_check CHECK ((from_at < to_at));
alter table ledger.closed_year add constraint closed_year_check1 CHECK ((closed_at >= to_at));
alter table ledger.closed_year add constraint closed_year_creators_bp_check CHECK (((creators_bp >= 0) AND (creators_bp <= 10000)));
alter table ledger.closed_year add constraint closed_year_education_bp_check CHECK (((education_bp >= 0) AND (education_bp <= 10000)));
alter table ledger.closed_year add constraint closed_year_reserve_bp_check CHECK (((reserve_bp >= 0) AND (reserve_bp <= 10000)));
alter table ledger.closed_year add constraint closed_year_year_check CHECK (((year >= 1970) AND (year <= 9999)));
alter table ledger.closed_year add constraint closed_year_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES members.member(member_id);
alter table ledger.closed_year add constraint closed_year_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table ledger.closed_year add constraint closed_year_pkey PRIMARY KEY (year);
alter table ledger.closed_year add constraint closed_year_to_at_key UNIQUE (to_at);
alter table ledger.entry add constraint entry_amount_check CHECK ((amount <> 0));
alter table ledger.entry add constraint entry_seq_check CHECK ((seq >= 1));
alter table ledger.entry add constraint entry_account_id_currency_fkey FOREIGN KEY (account_id, currency) REFERENCES ledger.account(account_id, currency);
alter table ledger.entry add constraint entry_journal_id_currency_fkey FOREIGN KEY (journal_id, currency) REFERENCES ledger.journal(journal_id, currency);
alter table ledger.entry add constraint entry_pkey PRIMARY KEY (journal_id, seq);
alter table ledger.journal add constraint journal_cause_check CHECK ((cause <> ''::text));
alter table ledger.journal add constraint journal_idem_key_check CHECK (((length(idem_key) >= 1) AND (length(idem_key) <= 255)));
alter table ledger.journal add constraint journal_kind_check CHECK ((kind = ANY (ARRAY['sale'::text, 'fee'::text, 'in_vain'::text, 'returned'::text, 'release'::text, 'payout'::text, 'payout_sent'::text, 'payout_failed'::text, 'refund'::text, 'refund_done'::text, 'refund_failed'::text, 'dispute_withdrawn'::text, 'dispute_won'::text, 'dispute_lost'::text, 'recovery'::text, 'bank'::text, 'unallocated'::text, 'explained'::text, 'year_result'::text, 'year_division'::text, 'patronage'::text, 'grant'::text, 'correction'::text])));
alter table ledger.journal add constraint journal_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table ledger.journal add constraint journal_reverses_journal_fkey FOREIGN KEY (reverses_journal) REFERENCES ledger.journal(journal_id);
alter table ledger.journal add constraint journal_pkey PRIMARY KEY (journal_id);
alter table ledger.journal add constraint journal_idem_key_key UNIQUE (idem_key);
alter table ledger.journal add constraint journal_journal_id_currency_key UNIQUE (journal_id, currency);
alter table ledger.line_move add constraint line_move_amount_check CHECK ((amount <> 0));
alter table ledger.line_move add constraint line_move_place_check CHECK ((place = ANY (ARRAY['pending'::text, 'released'::text, 'kept'::text, 'blocked'::text, 'disputed'::text, 'granted'::text])));
alter table ledger.line_move add constraint line_move_seq_check CHECK ((seq >= 1));
alter table ledger.line_move add constraint line_move_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES ledger.journal(journal_id);
alter table ledger.line_move add constraint line_move_line_ref_share_fkey FOREIGN KEY (line_ref, share) REFERENCES ledger.line_share(line_ref, share);
alter table ledger.line_move add constraint line_move_pkey PRIMARY KEY (journal_id, seq);
alter table ledger.line_share add constraint line_share_amount_check CHECK ((amount >= 0));
alter table ledger.line_share add constraint line_share_check CHECK (((role = 'creator'::text) = (member_id IS NOT NULL)));
alter table ledger.line_share add constraint line_share_check1 CHECK (((role = 'creator'::text) = (weight IS NOT NULL)));
alter table ledger.line_share add constraint line_share_role_check CHECK ((role = ANY (ARRAY['creator'::text, 'operating'::text, 'solidarity'::text, 'reserve'::text, 'tax'::text])));
alter table ledger.line_share add constraint line_share_share_check CHECK ((share >= 1));
alter table ledger.line_share add constraint line_share_weight_check CHECK ((weight >= 0));
alter table ledger.line_share add constraint line_share_line_ref_fkey FOREIGN KEY (line_ref) REFERENCES ledger.order_line(line_ref);
alter table ledger.line_share add constraint line_share_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table ledger.line_share add constraint line_share_pkey PRIMARY KEY (line_ref, share);
alter table ledger.order_line add constraint order_line_check CHECK (((((creator_bp + operating_bp) + solidarity_bp) + reserve_bp) = 10000));
alter table ledger.order_line add constraint order_line_creator_bp_check CHECK (((creator_bp >= 0) AND (creator_bp <= 10000)));
alter table ledger.order_line add constraint order_line_net_check CHECK ((net >= 0));
alter table ledger.order_line add constraint order_line_operating_bp_check CHECK (((operating_bp >= 0) AND (operating_bp <= 10000)));
alter table ledger.order_line add constraint order_line_reserve_bp_check CHECK (((reserve_bp >= 0) AND (reserve_bp <= 10000)));
alter table ledger.order_line add constraint order_line_seq_check CHECK ((seq >= 1));
alter table ledger.order_line add constraint order_line_solidarity_bp_check CHECK (((solidarity_bp >= 0) AND (solidarity_bp <= 10000)));
alter table ledger.order_line add constraint order_line_tax_bp_check CHECK (((tax_bp >= 0) AND (tax_bp <= 10000)));
alter table ledger.order_line add constraint order_line_tax_check CHECK ((tax >= 0));
alter table ledger.order_line add constraint order_line_tax_country_check CHECK ((tax_country ~ '^[A-Z]{2}$'::text));
alter table ledger.order_line add constraint order_line_order_ref_fkey FOREIGN KEY (order_ref) REFERENCES ledger.paid_order(order_ref);
alter table ledger.order_line add constraint order_line_pkey PRIMARY KEY (line_ref);
alter table ledger.order_line add constraint order_line_order_ref_seq_key UNIQUE (order_ref, seq);
alter table ledger.paid_order add constraint paid_order_journal_digest_check CHECK ((octet_length(journal_digest) = 32));
alter table ledger.paid_order add constraint paid_order_nonce_check CHECK ((octet_length(nonce) = 16));
alter table ledger.paid_order add constraint paid_order_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table ledger.paid_order add constraint paid_order_journal_id_currency_fkey FOREIGN KEY (journal_id, currency) REFERENCES ledger.journal(journal_id, currency);
alter table ledger.paid_order add constraint paid_order_pkey PRIMARY KEY (order_ref);
alter table ledger.paid_order add constraint paid_order_entry_id_key UNIQUE (entry_id);
alter table ledger.paid_order add constraint paid_order_journal_id_key UNIQUE (journal_id);
alter table ledger.seal add constraint seal_check CHECK ((from_journal <= to_journal));
alter table ledger.seal add constraint seal_check1 CHECK ((seal_digest = sha256(convert_to(((((((((((((('byhand seal 1'::text || '
'::text) || seal_number) || '
'::text) || from_journal) || '
'::text) || to_journal) || '
'::text) || journals) || '
'::text) || encode(root_digest, 'hex'::text)) || '
'::text) || encode(previous_digest, 'hex'::text)) || '
'::text), 'UTF8'::name))));
alter table ledger.seal add constraint seal_from_journal_check CHECK ((from_journal >= 1));
alter table ledger.seal add constraint seal_journals_check CHECK ((journals >= 1));
alter table ledger.seal add constraint seal_nonce_check CHECK ((octet_length(nonce) = 32));
alter table ledger.seal add constraint seal_seal_number_check CHECK ((seal_number >= 1));
alter table ledger.seal add constraint seal_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table ledger.seal add constraint seal_to_journal_fkey FOREIGN KEY (to_journal) REFERENCES ledger.journal(journal_id);
alter table ledger.seal add constraint seal_pkey PRIMARY KEY (seal_number);
alter table ledger.seal add constraint seal_entry_id_key UNIQUE (entry_id);
alter table ledger.seal add constraint seal_from_journal_key UNIQUE (from_journal);
alter table ledger.seal add constraint seal_seal_digest_key UNIQUE (seal_digest);
alter table ledger.seal add constraint seal_to_journal_key UNIQUE (to_journal);
alter table ledger.solidarity_grant add constraint solidarity_grant_amount_check CHECK ((amount > 0));
alter table ledger.solidarity_grant add constraint solidarity_grant_check CHECK ((proposed_by <> member_id));
alter table ledger.solidarity_grant add constraint solidarity_grant_check1 CHECK (((state <> 'agreed'::text) OR ((decided_by <> proposed_by) AND (decided_by <> member_id))));
alter table ledger.solidarity_grant add constraint solidarity_grant_check2 CHECK (((state = 'proposed'::text) = (decided_by IS NULL)));
alter table ledger.solidarity_grant add constraint solidarity_grant_check3 CHECK (((state = 'proposed'::text) = (decided_at IS NULL)));
alter table ledger.solidarity_grant add constraint solidarity_grant_check4 CHECK (((state = 'declined'::text) = (reason IS NOT NULL)));
alter table ledger.solidarity_grant add constraint solidarity_grant_check5 CHECK (((state = 'agreed'::text) = (journal_id IS NOT NULL)));
alter table ledger.solidarity_grant add constraint solidarity_grant_check6 CHECK ((decided_at >= proposed_at));
alter table ledger.solidarity_grant add constraint solidarity_grant_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table ledger.solidarity_grant add constraint solidarity_grant_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 500)));
alter table ledger.solidarity_grant add constraint solidarity_grant_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
alter table ledger.solidarity_grant add constraint solidarity_grant_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'declined'::text])));
alter table ledger.solidarity_grant add constraint solidarity_grant_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members.member(member_id);
alter table ledger.solidarity_grant add constraint solidarity_grant_journal_id_currency_fkey FOREIGN KEY (journal_id, currency) REFERENCES ledger.journal(journal_id, currency);
alter table ledger.solidarity_grant add constraint solidarity_grant_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table ledger.solidarity_grant add constraint solidarity_grant_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES members.member(member_id);
alter table ledger.solidarity_grant add constraint solidarity_grant_pkey PRIMARY KEY (grant_id);
alter table ledger.solidarity_grant add constraint solidarity_grant_journal_id_key UNIQUE (journal_id);
alter table ledger.work_hours add constraint work_hours_check CHECK (((revision = 1) OR (reason <> ''::text)));
alter table ledger.work_hours add constraint work_hours_hours_check CHECK (((hours >= 0) AND (hours <= 8784)));
alter table ledger.work_hours add constraint work_hours_reason_check CHECK ((length(reason) <= 500));
alter table ledger.work_hours add constraint work_hours_revision_check CHECK ((revision >= 1));
alter table ledger.work_hours add constraint work_hours_year_check CHECK (((year >= 1970) AND (year <= 9999)));
alter table ledger.work_hours add constraint work_hours_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES members.member(member_id);
alter table ledger.work_hours add constraint work_hours_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table ledger.work_hours add constraint work_hours_pkey PRIMARY KEY (year, member_id, revision);
alter table ledger.year_result add constraint year_result_brought_forward_check CHECK ((brought_forward <= 0));
alter table ledger.year_result add constraint year_result_check CHECK ((divided = GREATEST((result + brought_forward), (0)::bigint)));
alter table ledger.year_result add constraint year_result_check1 CHECK (((reserve + education) <= divided));
alter table ledger.year_result add constraint year_result_check2 CHECK (((divided = 0) = (division_journal IS NULL)));
alter table ledger.year_result add constraint year_result_divided_check CHECK ((divided >= 0));
alter table ledger.year_result add constraint year_result_education_check CHECK ((education >= 0));
alter table ledger.year_result add constraint year_result_reserve_check CHECK ((reserve >= 0));
alter table ledger.year_result add constraint year_result_division_journal_currency_fkey FOREIGN KEY (division_journal, currency) REFERENCES ledger.journal(journal_id, currency);
alter table ledger.year_result add constraint year_result_result_journal_currency_fkey FOREIGN KEY (result_journal, currency) REFERENCES ledger.journal(journal_id, currency);
alter table ledger.year_result add constraint year_result_year_fkey FOREIGN KEY (year) REFERENCES ledger.closed_year(year);
alter table ledger.year_result add constraint year_result_pkey PRIMARY KEY (year, currency);
alter table ledger.year_result add constraint year_result_division_journal_key UNIQUE (division_journal);
alter table ledger.year_result add constraint year_result_result_journal_key UNIQUE (result_journal);
alter table ledger.year_share add constraint year_share_cash_check CHECK ((cash >= 0));
alter table ledger.year_share add constraint year_share_class_check CHECK ((class = ANY (ARRAY['creator'::text, 'worker'::text])));
alter table ledger.year_share add constraint year_share_measure_check CHECK ((measure > 0));
alter table ledger.year_share add constraint year_share_retained_check CHECK ((retained >= 0));
alter table ledger.year_share add constraint year_share_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table ledger.year_share add constraint year_share_year_currency_fkey FOREIGN KEY (year, currency) REFERENCES ledger.year_result(year, currency);
alter table ledger.year_share add constraint year_share_pkey PRIMARY KEY (year, currency, member_id, class);
alter table licensing.exclusivity add constraint exclusivity_check CHECK ((starts_at < agreed_until));
alter table licensing.exclusivity add constraint exclusivity_check1 CHECK (((ends_at >= starts_at) AND (ends_at <= agreed_until)));
alter table licensing.exclusivity add constraint exclusivity_file_digest_fkey FOREIGN KEY (file_digest) REFERENCES vault.blob(digest);
alter table licensing.exclusivity add constraint exclusivity_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES licensing.licence(licence_id);
alter table licensing.exclusivity add constraint exclusivity_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table licensing.exclusivity add constraint exclusivity_pkey PRIMARY KEY (licence_id);
alter table licensing.exclusivity add constraint exclusivity_once EXCLUDE USING gist (file_digest WITH =, tstzrange(starts_at, ends_at) WITH &&);
alter table licensing.freeze add constraint freeze_check CHECK (((frozen_until IS NULL) OR (frozen_from <= frozen_until)));
alter table licensing.freeze add constraint freeze_reason_check CHECK ((length(reason) <= 1000));
alter table licensing.freeze add constraint freeze_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table licensing.freeze add constraint freeze_pkey PRIMARY KEY (freeze_number);
alter table licensing.freeze add constraint freeze_once EXCLUDE USING gist (work_id WITH =, tstzrange(frozen_from, frozen_until) WITH &&);
alter table licensing.handed_out add constraint handed_out_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES licensing.licence(licence_id);
alter table licensing.handed_out add constraint handed_out_pkey PRIMARY KEY (licence_id);
alter table licensing.licence add constraint licence_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table licensing.licence add constraint licence_licence_class_check CHECK ((licence_class = ANY (ARRAY['STANDARD'::text, 'EXCLUSIVE'::text])));
alter table licensing.licence add constraint licence_licensee_check CHECK (((length(licensee) >= 1) AND (length(licensee) <= 200)));
alter table licensing.licence add constraint licence_maker_check CHECK (((length(maker) >= 1) AND (length(maker) <= 200)));
alter table licensing.licence add constraint licence_price_check CHECK ((price > 0));
alter table licensing.licence add constraint licence_record_file CHECK (((((record)::jsonb ->> 'file'::text) = encode(file_digest, 'hex'::text)) IS TRUE));
alter table licensing.licence add constraint licence_record_terms CHECK (((((record)::jsonb ->> 'terms'::text) = encode(terms_digest, 'hex'::text)) IS TRUE));
alter table licensing.licence add constraint licence_record_verification CHECK (((((record)::jsonb ->> 'verification'::text) = verification) IS TRUE));
alter table licensing.licence add constraint licence_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
alter table licensing.licence add constraint licence_verification_check CHECK ((verification ~ '^[0-9a-hjkmnp-tv-z]{26}$'::text));
alter table licensing.licence add constraint licence_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table licensing.licence add constraint licence_exclusive_is_guarded FOREIGN KEY (exclusive_of) REFERENCES licensing.exclusivity(licence_id) DEFERRABLE INITIALLY DEFERRED;
alter table licensing.licence add constraint licence_file_digest_fkey FOREIGN KEY (file_digest) REFERENCES vault.blob(digest);
alter table licensing.licence add constraint licence_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table licensing.licence add constraint licence_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table licensing.licence add constraint licence_terms_digest_fkey FOREIGN KEY (terms_digest) REFERENCES licensing.terms(digest);
alter table licensing.licence add constraint licence_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table licensing.licence add constraint licence_pkey PRIMARY KEY (licence_id);
alter table licensing.licence add constraint licence_entry_id_key UNIQUE (entry_id);
alter table licensing.licence add constraint licence_number_key UNIQUE (number);
alter table licensing.licence add constraint licence_order_line_key UNIQUE (order_line);
alter table licensing.licence add constraint licence_verification_key UNIQUE (verification);
alter table licensing.offer add constraint offer_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table licensing.offer add constraint offer_licence_class_check CHECK ((licence_class = ANY (ARRAY['STANDARD'::text, 'EXCLUSIVE'::text])));
alter table licensing.offer add constraint offer_price_check CHECK (((price >= 1) AND (price <= 100000000)));
alter table licensing.offer add constraint offer_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table licensing.offer add constraint offer_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id) ON DELETE CASCADE;
alter table licensing.offer add constraint offer_pkey PRIMARY KEY (offer_number);
alter table licensing.offer_end add constraint offer_end_offer_number_fkey FOREIGN KEY (offer_number) REFERENCES licensing.offer(offer_number) ON DELETE CASCADE;
alter table licensing.offer_end add constraint offer_end_pkey PRIMARY KEY (offer_number);
alter table licensing.reservation add constraint reservation_check CHECK ((held_from <= held_until));
alter table licensing.reservation add constraint reservation_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table licensing.reservation add constraint reservation_pkey PRIMARY KEY (order_line);
alter table licensing.reservation add constraint reservation_once EXCLUDE USING gist (work_id WITH =, tstzrange(held_from, held_until) WITH &&);
alter table licensing.revocation add constraint revocation_reason_check CHECK ((reason = ANY (ARRAY['REFUNDED'::text, 'TERMS_BROKEN'::text, 'DECIDED'::text])));
alter table licensing.revocation add constraint revocation_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table licensing.revocation add constraint revocation_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES licensing.licence(licence_id);
alter table licensing.revocation add constraint revocation_pkey PRIMARY KEY (licence_id);
alter table licensing.revocation add constraint revocation_entry_id_key UNIQUE (entry_id);
alter table licensing.signing_key add constraint signing_key_purpose_check CHECK ((purpose = ANY (ARRAY['download'::text, 'certificate'::text])));
alter table licensing.signing_key add constraint signing_key_secret_check CHECK ((octet_length(secret) = 32));
alter table licensing.signing_key add constraint signing_key_pkey PRIMARY KEY (purpose);
alter table licensing.terms add constraint terms_class CHECK (((((body)::jsonb ->> 'class'::text) = licence_class) IS TRUE));
alter table licensing.terms add constraint terms_hash CHECK ((digest = sha256(convert_to(body, 'UTF8'::name))));
alter table licensing.terms add constraint terms_licence_class_check CHECK ((licence_class = ANY (ARRAY['STANDARD'::text, 'EXCLUSIVE'::text])));
alter table licensing.terms add constraint terms_no_ai CHECK ((NOT jsonb_path_exists((body)::jsonb, '$."aiUses".*?(@ != "PROHIBITED")'::jsonpath)));
alter table licensing.terms add constraint terms_no_perpetual_exclusive CHECK ((((((body)::jsonb ->> 'exclusivity'::text) = 'NONE'::text) OR (((body)::jsonb ->> 'term'::text) <> 'PERPETUAL'::text)) IS TRUE));
alter table licensing.terms add constraint terms_no_training CHECK (((((body)::jsonb #>> '{aiUses,TRAINING}'::text[]) = 'PROHIBITED'::text) IS TRUE));
alter table licensing.terms add constraint terms_number CHECK ((((((body)::jsonb ->> 'version'::text))::integer = version) IS TRUE));
alter table licensing.terms add constraint terms_only_exclusive_is_exclusive CHECK ((((licence_class = 'EXCLUSIVE'::text) = (((body)::jsonb ->> 'exclusivity'::text) = 'FULL'::text)) IS TRUE));
alter table licensing.terms add constraint terms_text_de CHECK (((((body)::jsonb #>> '{legalText,de}'::text[]) = encode(sha256(convert_to(legal_de, 'UTF8'::name)), 'hex'::text)) IS TRUE));
alter table licensing.terms add constraint terms_text_en CHECK (((((body)::jsonb #>> '{legalText,en}'::text[]) = encode(sha256(convert_to(legal_en, 'UTF8'::name)), 'hex'::text)) IS TRUE));
alter table licensing.terms add constraint terms_version_check CHECK ((version >= 1));
alter table licensing.terms add constraint terms_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table licensing.terms add constraint terms_pkey PRIMARY KEY (digest);
alter table licensing.terms add constraint terms_entry_id_key UNIQUE (entry_id);
alter table licensing.terms add constraint terms_one_beginning UNIQUE (licence_class, in_force_from);
alter table licensing.terms add constraint terms_version_once UNIQUE (licence_class, version);
alter table members.book add constraint book_next_number_positive CHECK ((next_number >= 1));
alter table members.book add constraint book_single_row CHECK (single);
alter table members.book add constraint book_pkey PRIMARY KEY (single);
alter table members.member add constraint member_introduction_length CHECK ((char_length(introduction) <= 2000));
alter table members.member add constraint member_left_after_admission CHECK (((left_at IS NULL) OR (left_at > admitted_at)));
alter table members.member add constraint member_number_positive CHECK ((number >= 1));
alter table members.member add constraint member_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table members.member add constraint member_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table members.member add constraint member_pkey PRIMARY KEY (member_id);
alter table members.member add constraint member_entry_id_key UNIQUE (entry_id);
alter table members.member add constraint member_number_once UNIQUE (number);
alter table members.member add constraint member_person_once UNIQUE (person_id);
alter table members.office add constraint office_known CHECK ((office = 'BOARD'::text));
alter table members.office add constraint office_until_after_since CHECK (((until IS NULL) OR (until > since)));
alter table members.office add constraint office_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table members.office add constraint office_once PRIMARY KEY (member_id, office, since);
alter table moderation.case_file add constraint case_file_answer_later CHECK ((answer_by > opened_at));
alter table moderation.case_file add constraint case_file_good_faith_check CHECK (good_faith);
alter table moderation.case_file add constraint case_file_ground_check CHECK ((ground = ANY (ARRAY['NOT_BY_HAND'::text, 'COPIED'::text, 'PERSON_SHOWN'::text, 'MISDESCRIBED'::text, 'UNLAWFUL'::text])));
alter table moderation.case_file add constraint case_file_number_check CHECK ((number >= 1));
alter table moderation.case_file add constraint case_file_state_check CHECK ((state = 'open'::text));
alter table moderation.case_file add constraint case_file_words_check CHECK (((length(words) >= 20) AND (length(words) <= 5000)));
alter table moderation.case_file add constraint case_file_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table moderation.case_file add constraint case_file_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table moderation.case_file add constraint case_file_work_id_fkey FOREIGN KEY (work_id) REFERENCES catalogue.work(work_id);
alter table moderation.case_file add constraint case_file_pkey PRIMARY KEY (case_id);
alter table moderation.case_file add constraint case_file_entry_id_key UNIQUE (entry_id);
alter table moderation.case_file add constraint case_file_number_key UNIQUE (number);
alter table moderation.report_taken add constraint report_taken_remote_digest_check CHECK ((octet_length(remote_digest) = 32));
alter table moderation.report_taken add constraint report_taken_reporter_digest_check CHECK ((octet_length(reporter_digest) = 32));
alter table moderation.report_taken add constraint report_taken_pkey PRIMARY KEY (report_number);
alter table moderation.reporter add constraint reporter_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))));
alter table moderation.reporter add constraint reporter_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));
alter table moderation.reporter add constraint reporter_one_or_the_other CHECK ((((person_id IS NULL) = (name IS NOT NULL)) AND ((name IS NULL) = (email IS NULL))));
alter table moderation.reporter add constraint reporter_case_id_fkey FOREIGN KEY (case_id) REFERENCES moderation.case_file(case_id);
alter table moderation.reporter add constraint reporter_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table moderation.reporter add constraint reporter_pkey PRIMARY KEY (case_id);
alter table notifications.mail add constraint mail_body_erased_only_if_confidential CHECK (((body IS NOT NULL) OR confidential));
alter table notifications.mail add constraint mail_language_known CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table notifications.mail add constraint mail_sent_after_written CHECK (((sent_at IS NULL) OR (sent_at >= written_at)));
alter table notifications.mail add constraint mail_subject_one_line CHECK ((((char_length(subject) >= 1) AND (char_length(subject) <= 200)) AND (subject !~ '[\r\n]'::text)));
alter table notifications.mail add constraint mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id);
alter table notifications.mail add constraint mail_pkey PRIMARY KEY (mail_id);
alter table notifications.mail add constraint mail_cause_once UNIQUE (cause);
alter table oversight.given_up_job add constraint given_up_job_tries_check CHECK ((tries > 0));
alter table oversight.given_up_job add constraint given_up_job_pkey PRIMARY KEY (task_name, task_instance);
alter table oversight.look add constraint look_check CHECK (((violations = 0) = (sample = ''::text)));
alter table oversight.look add constraint look_invariant_check CHECK ((invariant ~ '^L[0-9]+$'::text));
alter table oversight.look add constraint look_violations_check CHECK ((violations >= 0));
alter table oversight.look add constraint look_pkey PRIMARY KEY (look_id);
alter table payments.alert add constraint alert_check CHECK ((resolved_at >= raised_at));
alter table payments.alert add constraint alert_kind_check CHECK ((kind = ANY (ARRAY['event_parked'::text, 'payment_mismatch'::text, 'payment_refused'::text, 'provider_refuses_us'::text, 'refund_failed'::text, 'recipient_refused'::text, 'transfer_waits'::text, 'transfer_failed'::text, 'dispute_odd'::text, 'movement_unexplained'::text, 'movement_missing'::text, 'correction_ended'::text])));
alter table payments.alert add constraint alert_resolved_by_somebody CHECK (((resolved_by IS NULL) OR (resolved_at IS NOT NULL)));
alter table payments.alert add constraint alert_resolved_words_check CHECK ((resolved_words <> ''::text));
alter table payments.alert add constraint alert_words_are_somebodys CHECK (((resolved_words IS NULL) OR (resolved_by IS NOT NULL)));
alter table payments.alert add constraint alert_pkey PRIMARY KEY (alert_id);
alter table payments.balance_link add constraint balance_link_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'refund_failure'::text, 'dispute'::text, 'transfer'::text, 'reversal'::text, 'bank'::text, 'bank_return'::text, 'person'::text, 'provider_fee'::text])));
alter table payments.balance_link add constraint balance_link_provider_transaction_fkey FOREIGN KEY (provider_transaction) REFERENCES payments.balance_transaction(provider_transaction);
alter table payments.balance_link add constraint balance_link_pkey PRIMARY KEY (provider_transaction);
alter table payments.balance_transaction add constraint balance_transaction_check CHECK ((net = (amount - fee)));
alter table payments.balance_transaction add constraint balance_transaction_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table payments.balance_transaction add constraint balance_transaction_provider_transaction_check CHECK (((length(provider_transaction) >= 1) AND (length(provider_transaction) <= 255)));
alter table payments.balance_transaction add constraint balance_transaction_pkey PRIMARY KEY (provider_transaction);
alter table payments.bank_payout add constraint bank_payout_amount_check CHECK ((amount <> 0));
alter table payments.bank_payout add constraint bank_payout_provider_payout_check CHECK (((length(provider_payout) >= 1) AND (length(provider_payout) <= 255)));
alter table payments.bank_payout add constraint bank_payout_pkey PRIMARY KEY (provider_payout);
alter table payments.correction add constraint correction_amount_check CHECK ((amount <> 0));
alter table payments.correction add constraint correction_check CHECK ((ended_at >= booked_at));
alter table payments.correction add constraint correction_check1 CHECK (((ended_by IS NULL) OR (ended_at IS NOT NULL)));
alter table payments.correction add constraint correction_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payments.correction add constraint correction_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'dispute'::text, 'transfer'::text, 'reversal'::text, 'bank'::text])));
alter table payments.correction add constraint correction_number_check CHECK ((number > 0));
alter table payments.correction add constraint correction_reason_check CHECK ((reason = ANY (ARRAY['bank'::text, 'own'::text])));
alter table payments.correction add constraint correction_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)));
alter table payments.correction add constraint correction_pkey PRIMARY KEY (kind, subject, number);
alter table payments.dispute add constraint dispute_amount_check CHECK ((amount > 0));
alter table payments.dispute add constraint dispute_check CHECK ((((withdrawn IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn IS NULL) = (fee IS NULL))));
alter table payments.dispute add constraint dispute_check1 CHECK (((reinstated IS NULL) = (reinstated_at IS NULL)));
alter table payments.dispute add constraint dispute_check2 CHECK (((reinstated IS NULL) OR (withdrawn IS NOT NULL)));
alter table payments.dispute add constraint dispute_check3 CHECK (((verdict IS NULL) = (closed_at IS NULL)));
alter table payments.dispute add constraint dispute_fee_check CHECK ((fee >= 0));
alter table payments.dispute add constraint dispute_provider_dispute_check CHECK (((length(provider_dispute) >= 1) AND (length(provider_dispute) <= 255)));
alter table payments.dispute add constraint dispute_reinstated_check CHECK ((reinstated > 0));
alter table payments.dispute add constraint dispute_verdict_check CHECK ((verdict = ANY (ARRAY['won'::text, 'lost'::text, 'warning_closed'::text, 'prevented'::text])));
alter table payments.dispute add constraint dispute_withdrawn_check CHECK ((withdrawn > 0));
alter table payments.dispute add constraint dispute_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments.payment(payment_id);
alter table payments.dispute add constraint dispute_pkey PRIMARY KEY (provider_dispute);
alter table payments.payment add constraint payment_amount_check CHECK ((amount > 0));
alter table payments.payment add constraint payment_attempt_check CHECK ((attempt >= 1));
alter table payments.payment add constraint payment_card_country_check CHECK ((card_country ~ '^[A-Z]{2}$'::text));
alter table payments.payment add constraint payment_check CHECK ((expires_at > intended_at));
alter table payments.payment add constraint payment_check1 CHECK (((state = ANY (ARRAY['intended'::text, 'expired'::text, 'failed'::text])) OR (provider_session IS NOT NULL)));
alter table payments.payment add constraint payment_check2 CHECK (((state <> 'open'::text) OR ((hosted_page IS NOT NULL) AND (opened_at IS NOT NULL))));
alter table payments.payment add constraint payment_check3 CHECK (((state = ANY (ARRAY['succeeded'::text, 'expired'::text, 'failed'::text])) = (decided_at IS NOT NULL)));
alter table payments.payment add constraint payment_check4 CHECK (((state = 'failed'::text) = (failure IS NOT NULL)));
alter table payments.payment add constraint payment_check5 CHECK (((decline_code IS NULL) = (declined_at IS NULL)));
alter table payments.payment add constraint payment_check6 CHECK (((fee IS NULL) = (fee_transaction IS NULL)));
alter table payments.payment add constraint payment_check7 CHECK (((fee IS NULL) OR (state = 'succeeded'::text)));
alter table payments.payment add constraint payment_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payments.payment add constraint payment_description_check CHECK (((length(description) >= 1) AND (length(description) <= 250)));
alter table payments.payment add constraint payment_fee_check CHECK ((fee >= 0));
alter table payments.payment add constraint payment_idem_key_check CHECK (((length(idem_key) >= 1) AND (length(idem_key) <= 255)));
alter table payments.payment add constraint payment_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 100)));
alter table payments.payment add constraint payment_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'open'::text, 'processing'::text, 'succeeded'::text, 'expired'::text, 'failed'::text])));
alter table payments.payment add constraint payment_pkey PRIMARY KEY (payment_id);
alter table payments.payment add constraint payment_fee_transaction_key UNIQUE (fee_transaction);
alter table payments.payment add constraint payment_idem_key_key UNIQUE (idem_key);
alter table payments.payment add constraint payment_provider_session_key UNIQUE (provider_session);
alter table payments.payment_item add constraint payment_item_amount_check CHECK ((amount > 0));
alter table payments.payment_item add constraint payment_item_description_check CHECK (((length(description) >= 1) AND (length(description) <= 250)));
alter table payments.payment_item add constraint payment_item_seq_check CHECK (((seq >= 1) AND (seq <= 100)));
alter table payments.payment_item add constraint payment_item_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments.payment(payment_id);
alter table payments.payment_item add constraint payment_item_pkey PRIMARY KEY (payment_id, seq);
alter table payments.recipient add constraint recipient_check CHECK (((state = 'intended'::text) = (provider_account IS NULL)));
alter table payments.recipient add constraint recipient_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table payments.recipient add constraint recipient_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320)));
alter table payments.recipient add constraint recipient_idem_key_check CHECK (((length(idem_key) >= 1) AND (length(idem_key) <= 255)));
alter table payments.recipient add constraint recipient_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
alter table payments.recipient add constraint recipient_payee_check CHECK (((length(payee) >= 1) AND (length(payee) <= 100)));
alter table payments.recipient add constraint recipient_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'onboarding'::text, 'ready'::text, 'restricted'::text, 'closed'::text])));
alter table payments.recipient add constraint recipient_pkey PRIMARY KEY (payee);
alter table payments.recipient add constraint recipient_idem_key_key UNIQUE (idem_key);
alter table payments.recipient add constraint recipient_provider_account_key UNIQUE (provider_account);
alter table payments.reconciliation add constraint reconciliation_check CHECK ((finished_at >= started_at));
alter table payments.reconciliation add constraint reconciliation_events_found_check CHECK ((events_found >= 0));
alter table payments.reconciliation add constraint reconciliation_missing_check CHECK ((missing >= 0));
alter table payments.reconciliation add constraint reconciliation_movements_found_check CHECK ((movements_found >= 0));
alter table payments.reconciliation add constraint reconciliation_unexplained_check CHECK ((unexplained >= 0));
alter table payments.reconciliation add constraint reconciliation_pkey PRIMARY KEY (reconciliation_id);
alter table payments.refund add constraint refund_amount_check CHECK ((amount > 0));
alter table payments.refund add constraint refund_attempt_check CHECK ((attempt >= 1));
alter table payments.refund add constraint refund_check1 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (decided_at IS NOT NULL)));
alter table payments.refund add constraint refund_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payments.refund add constraint refund_failure_told CHECK (((state = 'failed'::text) = (failure IS NOT NULL)));
alter table payments.refund add constraint refund_idem_key_check CHECK (((length(idem_key) >= 1) AND (length(idem_key) <= 255)));
alter table payments.refund add constraint refund_known_to_the_provider CHECK (((state = ANY (ARRAY['intended'::text, 'failed'::text])) OR (provider_refund IS NOT NULL)));
alter table payments.refund add constraint refund_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'sent'::text, 'done'::text, 'failed'::text])));
alter table payments.refund add constraint refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments.payment(payment_id);
alter table payments.refund add constraint refund_pkey PRIMARY KEY (refund_id);
alter table payments.refund add constraint refund_idem_key_key UNIQUE (idem_key);
alter table payments.refund add constraint refund_provider_refund_key UNIQUE (provider_refund);
alter table payments.refund_found add constraint refund_found_amount_check CHECK ((amount > 0));
alter table payments.refund_found add constraint refund_found_provider_refund_check CHECK (((length(provider_refund) >= 1) AND (length(provider_refund) <= 255)));
alter table payments.refund_found add constraint refund_found_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES payments.refund(refund_id);
alter table payments.refund_found add constraint refund_found_pkey PRIMARY KEY (refund_id, provider_refund);
alter table payments.transfer add constraint transfer_amount_check CHECK ((amount > 0));
alter table payments.transfer add constraint transfer_attempt_check CHECK ((attempt >= 1));
alter table payments.transfer add constraint transfer_check CHECK (((state = 'done'::text) = (provider_transfer IS NOT NULL)));
alter table payments.transfer add constraint transfer_check1 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (decided_at IS NOT NULL)));
alter table payments.transfer add constraint transfer_check2 CHECK (((state = 'failed'::text) = (failure IS NOT NULL)));
alter table payments.transfer add constraint transfer_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payments.transfer add constraint transfer_idem_key_check CHECK (((length(idem_key) >= 1) AND (length(idem_key) <= 255)));
alter table payments.transfer add constraint transfer_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'done'::text, 'failed'::text])));
alter table payments.transfer add constraint transfer_transfer_group_check CHECK (((length(transfer_group) >= 1) AND (length(transfer_group) <= 100)));
alter table payments.transfer add constraint transfer_payee_fkey FOREIGN KEY (payee) REFERENCES payments.recipient(payee);
alter table payments.transfer add constraint transfer_pkey PRIMARY KEY (transfer_id);
alter table payments.transfer add constraint transfer_idem_key_key UNIQUE (idem_key);
alter table payments.transfer add constraint transfer_provider_transfer_key UNIQUE (provider_transfer);
alter table payments.transfer_reversal add constraint transfer_reversal_amount_check CHECK ((amount > 0));
alter table payments.transfer_reversal add constraint transfer_reversal_attempt_check CHECK ((attempt >= 1));
alter table payments.transfer_reversal add constraint transfer_reversal_check CHECK (((state = 'done'::text) = (provider_reversal IS NOT NULL)));
alter table payments.transfer_reversal add constraint transfer_reversal_check1 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (decided_at IS NOT NULL)));
alter table payments.transfer_reversal add constraint transfer_reversal_check2 CHECK (((state = 'failed'::text) = (failure IS NOT NULL)));
alter table payments.transfer_reversal add constraint transfer_reversal_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payments.transfer_reversal add constraint transfer_reversal_idem_key_check CHECK (((length(idem_key) >= 1) AND (length(idem_key) <= 255)));
alter table payments.transfer_reversal add constraint transfer_reversal_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'done'::text, 'failed'::text])));
alter table payments.transfer_reversal add constraint transfer_reversal_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES payments.transfer(transfer_id);
alter table payments.transfer_reversal add constraint transfer_reversal_pkey PRIMARY KEY (reversal_id);
alter table payments.transfer_reversal add constraint transfer_reversal_idem_key_key UNIQUE (idem_key);
alter table payments.transfer_reversal add constraint transfer_reversal_provider_reversal_key UNIQUE (provider_reversal);
alter table payments.unallocated add constraint unallocated_check CHECK ((explained_at >= told_at));
alter table payments.unallocated add constraint unallocated_provider_transaction_fkey FOREIGN KEY (provider_transaction) REFERENCES payments.balance_transaction(provider_transaction);
alter table payments.unallocated add constraint unallocated_pkey PRIMARY KEY (provider_transaction);
alter table payments.webhook_event add constraint webhook_event_came_by_check CHECK ((came_by = ANY (ARRAY['hook'::text, 'thin_hook'::text, 'list'::text])));
alter table payments.webhook_event add constraint webhook_event_check CHECK (((state = 'received'::text) = (worked_at IS NULL)));
alter table payments.webhook_event add constraint webhook_event_check1 CHECK (((state = 'parked'::text) = (parked_because IS NOT NULL)));
alter table payments.webhook_event add constraint webhook_event_event_id_check CHECK (((length(event_id) >= 1) AND (length(event_id) <= 255)));
alter table payments.webhook_event add constraint webhook_event_state_check CHECK ((state = ANY (ARRAY['received'::text, 'done'::text, 'parked'::text])));
alter table payments.webhook_event add constraint webhook_event_pkey PRIMARY KEY (event_id);
alter table payouts.clawback add constraint clawback_amount_check CHECK ((amount > 0));
alter table payouts.clawback add constraint clawback_check CHECK ((owed >= amount));
alter table payouts.clawback add constraint clawback_check1 CHECK (((state = 'intended'::text) = (decided_at IS NULL)));
alter table payouts.clawback add constraint clawback_check2 CHECK (((state = 'failed'::text) = (reason IS NOT NULL)));
alter table payouts.clawback add constraint clawback_check3 CHECK ((decided_at >= intended_at));
alter table payouts.clawback add constraint clawback_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payouts.clawback add constraint clawback_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
alter table payouts.clawback add constraint clawback_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'done'::text, 'failed'::text])));
alter table payouts.clawback add constraint clawback_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table payouts.clawback add constraint clawback_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES payouts.payout(payout_id);
alter table payouts.clawback add constraint clawback_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table payouts.clawback add constraint clawback_pkey PRIMARY KEY (reversal_id);
alter table payouts.left_out add constraint left_out_amount_check CHECK ((amount > 0));
alter table payouts.left_out add constraint left_out_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payouts.left_out add constraint left_out_reason_check CHECK ((reason = ANY (ARRAY['no_account'::text, 'account_unfinished'::text, 'account_restricted'::text, 'account_closed'::text])));
alter table payouts.left_out add constraint left_out_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table payouts.left_out add constraint left_out_run_no_fkey FOREIGN KEY (run_no) REFERENCES payouts.run(run_no);
alter table payouts.left_out add constraint left_out_pkey PRIMARY KEY (run_no, member_id, currency);
alter table payouts.payout add constraint payout_amount_check CHECK ((amount > 0));
alter table payouts.payout add constraint payout_check CHECK (((state = 'intended'::text) = (decided_at IS NULL)));
alter table payouts.payout add constraint payout_check1 CHECK (((state = 'failed'::text) = (reason IS NOT NULL)));
alter table payouts.payout add constraint payout_check2 CHECK ((decided_at >= intended_at));
alter table payouts.payout add constraint payout_currency_check CHECK ((currency = ANY (ARRAY['EUR'::bpchar, 'GBP'::bpchar, 'USD'::bpchar, 'JPY'::bpchar])));
alter table payouts.payout add constraint payout_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
alter table payouts.payout add constraint payout_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'sent'::text, 'failed'::text])));
alter table payouts.payout add constraint payout_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table payouts.payout add constraint payout_run_no_fkey FOREIGN KEY (run_no) REFERENCES payouts.run(run_no);
alter table payouts.payout add constraint payout_pkey PRIMARY KEY (payout_id);
alter table payouts.payout add constraint payout_run_no_member_id_currency_key UNIQUE (run_no, member_id, currency);
alter table payouts.payout add constraint payout_transfer_id_key UNIQUE (transfer_id);
alter table payouts.run add constraint run_check CHECK ((finished_at >= started_at));
alter table payouts.run add constraint run_run_no_check CHECK ((run_no >= 1));
alter table payouts.run add constraint run_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table payouts.run add constraint run_pkey PRIMARY KEY (run_no);
alter table policy.version add constraint version_cause CHECK (((cause = 'BALLOT'::text) = (proposal_number IS NOT NULL)));
alter table policy.version add constraint version_cause_check CHECK ((cause = ANY (ARRAY['GENESIS'::text, 'BALLOT'::text])));
alter table policy.version add constraint version_chain CHECK (((policy_version = 1) = (previous_digest IS NULL)));
alter table policy.version add constraint version_commission CHECK ((((((body)::jsonb #>> '{values,commission.standard}'::text[]))::integer >= 500) AND ((((body)::jsonb #>> '{values,commission.standard}'::text[]))::integer <= 5000)));
alter table policy.version add constraint version_founding CHECK (((policy_version = 1) = (cause = 'GENESIS'::text)));
alter table policy.version add constraint version_hash CHECK ((digest = sha256(convert_to(body, 'UTF8'::name))));
alter table policy.version add constraint version_policy_version_check CHECK ((policy_version >= 1));
alter table policy.version add constraint version_proposal_number_check CHECK ((proposal_number >= 1));
alter table policy.version add constraint version_range CHECK ((in_force_until > in_force_from));
alter table policy.version add constraint version_rule_check CHECK ((rule = 'policy'::text));
alter table policy.version add constraint version_shares CHECK ((((((body)::jsonb #>> '{values,solidarity.rate}'::text[]))::integer + (((body)::jsonb #>> '{values,reserve.sale}'::text[]))::integer) <= (((body)::jsonb #>> '{values,commission.standard}'::text[]))::integer));
alter table policy.version add constraint version_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table policy.version add constraint version_pkey PRIMARY KEY (rule, in_force WITHOUT OVERLAPS);
alter table policy.version add constraint version_digest_key UNIQUE (digest);
alter table policy.version add constraint version_entry_id_key UNIQUE (entry_id);
alter table policy.version add constraint version_policy_version_key UNIQUE (policy_version);
alter table provenance.ai_sign add constraint ai_sign_field_check CHECK ((length(field) <= 320));
alter table provenance.ai_sign add constraint ai_sign_place_check CHECK ((place ~ '^[A-Z0-9_]{2,60}$'::text));
alter table provenance.ai_sign add constraint ai_sign_position_check CHECK (("position" >= 1));
alter table provenance.ai_sign add constraint ai_sign_quote_check CHECK ((length(quote) <= 320));
alter table provenance.ai_sign add constraint ai_sign_signature_check CHECK ((signature ~ '^[A-Z0-9_]{2,60}$'::text));
alter table provenance.ai_sign add constraint ai_sign_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table provenance.ai_sign add constraint ai_sign_pkey PRIMARY KEY (claim_id, "position");
alter table provenance.attestation add constraint attestation_check CHECK ((counts_from >= given_at));
alter table provenance.attestation add constraint attestation_check1 CHECK ((taken_back_at < counts_from));
alter table provenance.attestation add constraint attestation_check2 CHECK (((opinion = 'not_convinced'::text) = (ground IS NOT NULL)));
alter table provenance.attestation add constraint attestation_opinion_check CHECK ((opinion = ANY (ARRAY['made_by_hand'::text, 'not_convinced'::text])));
alter table provenance.attestation add constraint attestation_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)));
alter table provenance.attestation add constraint attestation_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table provenance.attestation add constraint attestation_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table provenance.attestation add constraint attestation_pkey PRIMARY KEY (attestation);
alter table provenance.claim add constraint claim_check CHECK ((due_at >= submitted_at));
alter table provenance.claim add constraint claim_check1 CHECK ((((picture_digest IS NULL) = (picture_width IS NULL)) AND ((picture_digest IS NULL) = (picture_height IS NULL)) AND ((picture_digest IS NULL) = (thumbnail_digest IS NULL))));
alter table provenance.claim add constraint claim_check2 CHECK (((state = ANY (ARRAY['open'::text, 'dropped'::text])) OR (declared_at IS NOT NULL)));
alter table provenance.claim add constraint claim_check3 CHECK (((state = ANY (ARRAY['in_review'::text, 'verified'::text, 'not_verified'::text])) = (submitted_at IS NOT NULL)));
alter table provenance.claim add constraint claim_check4 CHECK ((((submitted_at IS NULL) = (policy_version IS NULL)) AND ((submitted_at IS NULL) = (opinions_needed IS NULL)) AND ((submitted_at IS NULL) = (due_at IS NULL))));
alter table provenance.claim add constraint claim_check5 CHECK ((((state = ANY (ARRAY['verified'::text, 'not_verified'::text])) = (decided_at IS NOT NULL)) AND ((decided_at IS NULL) = (entry_id IS NULL))));
alter table provenance.claim add constraint claim_check6 CHECK (((state = 'dropped'::text) = (dropped_at IS NOT NULL)));
alter table provenance.claim add constraint claim_description_check CHECK ((length(description) <= 6000));
alter table provenance.claim add constraint claim_media_type_check CHECK ((media_type ~ '^[A-Z0-9]{2,12}$'::text));
alter table provenance.claim add constraint claim_opening_check CHECK ((length(opening) <= 4000));
alter table provenance.claim add constraint claim_opinions_needed_check CHECK (((opinions_needed >= 1) AND (opinions_needed <= 9)));
alter table provenance.claim add constraint claim_picture_height_check CHECK (((picture_height >= 1) AND (picture_height <= 30000)));
alter table provenance.claim add constraint claim_picture_width_check CHECK (((picture_width >= 1) AND (picture_width <= 30000)));
alter table provenance.claim add constraint claim_signs_check CHECK (((signs >= 0) AND (signs <= 400)));
alter table provenance.claim add constraint claim_state_check CHECK ((state = ANY (ARRAY['open'::text, 'declared'::text, 'in_review'::text, 'verified'::text, 'not_verified'::text, 'dropped'::text])));
alter table provenance.claim add constraint claim_title_check CHECK ((length(title) <= 200));
alter table provenance.claim add constraint claim_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table provenance.claim add constraint claim_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table provenance.claim add constraint claim_original_digest_fkey FOREIGN KEY (original_digest) REFERENCES vault.blob(digest);
alter table provenance.claim add constraint claim_picture_digest_fkey FOREIGN KEY (picture_digest) REFERENCES vault.blob(digest);
alter table provenance.claim add constraint claim_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES policy.version(policy_version);
alter table provenance.claim add constraint claim_thumbnail_digest_fkey FOREIGN KEY (thumbnail_digest) REFERENCES vault.blob(digest);
alter table provenance.claim add constraint claim_pkey PRIMARY KEY (claim_id);
alter table provenance.declaration add constraint declaration_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text])));
alter table provenance.declaration add constraint declaration_signed_name_check CHECK (((length(signed_name) >= 1) AND (length(signed_name) <= 200)));
alter table provenance.declaration add constraint declaration_text_digest_check CHECK ((length(text_digest) = 32));
alter table provenance.declaration add constraint declaration_text_version_check CHECK ((text_version >= 1));
alter table provenance.declaration add constraint declaration_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table provenance.declaration add constraint declaration_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table provenance.declaration add constraint declaration_pkey PRIMARY KEY (claim_id);
alter table provenance.explanation add constraint explanation_explanation_check CHECK (((length(explanation) >= 1) AND (length(explanation) <= 2000)));
alter table provenance.explanation add constraint explanation_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table provenance.explanation add constraint explanation_pkey PRIMARY KEY (claim_id, explained_at);
alter table provenance.file_fact add constraint file_fact_field_check CHECK ((length(field) <= 80));
alter table provenance.file_fact add constraint file_fact_position_check CHECK (("position" >= 1));
alter table provenance.file_fact add constraint file_fact_value_check CHECK ((length(value) <= 400));
alter table provenance.file_fact add constraint file_fact_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table provenance.file_fact add constraint file_fact_pkey PRIMARY KEY (claim_id, "position");
alter table provenance.review_lock add constraint review_lock_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES provenance.claim(claim_id);
alter table provenance.review_lock add constraint review_lock_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(member_id);
alter table provenance.review_lock add constraint review_lock_pkey PRIMARY KEY (claim_id);
alter table register.checkpoint add constraint checkpoint_ends_with_its_last_leaf CHECK ((last_leaf = (tree_size - 1)));
alter table register.checkpoint add constraint checkpoint_root_digest_check CHECK ((octet_length(root_digest) = 32));
alter table register.checkpoint add constraint checkpoint_tree_size_check CHECK ((tree_size >= 1));
alter table register.checkpoint add constraint checkpoint_last_leaf_fkey FOREIGN KEY (last_leaf) REFERENCES register.leaf(leaf_index);
alter table register.checkpoint add constraint checkpoint_pkey PRIMARY KEY (tree_size);
alter table register.checkpoint add constraint checkpoint_last_leaf_key UNIQUE (last_leaf);
alter table register.cosignature add constraint cosignature_tree_size_fkey FOREIGN KEY (tree_size) REFERENCES register.checkpoint(tree_size);
alter table register.cosignature add constraint cosignature_pkey PRIMARY KEY (tree_size, witness);
alter table register.entry add constraint entry_body_check CHECK (((octet_length(body) >= 2) AND (octet_length(body) <= 65535)));
alter table register.entry add constraint entry_kind_check CHECK ((kind ~ '^[a-z]+(\.[a-z]+)+$'::text));
alter table register.entry add constraint entry_leaf_hash CHECK ((leaf_digest = sha256(('\x00'::bytea || convert_to(body, 'UTF8'::name)))));
alter table register.entry add constraint entry_pkey PRIMARY KEY (entry_id);
alter table register.leaf add constraint leaf_leaf_index_check CHECK ((leaf_index >= 0));
alter table register.leaf add constraint leaf_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table register.leaf add constraint leaf_pkey PRIMARY KEY (leaf_index);
alter table register.leaf add constraint leaf_entry_id_key UNIQUE (entry_id);
alter table register.outbox add constraint outbox_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table register.outbox add constraint outbox_pkey PRIMARY KEY (entry_id);
alter table register.salt add constraint salt_kept_or_erased CHECK (((salt IS NULL) = (erased_at IS NOT NULL)));
alter table register.salt add constraint salt_salt_check CHECK (((octet_length(salt) >= 16) AND (octet_length(salt) <= 65)));
alter table register.salt add constraint salt_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES register.entry(entry_id);
alter table register.salt add constraint salt_pkey PRIMARY KEY (entry_id, fact);
alter table register.tile add constraint tile_hashes_check CHECK ((octet_length(hashes) = 8192));
alter table register.tile add constraint tile_root_digest_check CHECK ((octet_length(root_digest) = 32));
alter table register.tile add constraint tile_tile_index_check CHECK ((tile_index >= 0));
alter table register.tile add constraint tile_tile_level_check CHECK (((tile_level >= 0) AND (tile_level <= 7)));
alter table register.tile add constraint tile_pkey PRIMARY KEY (tile_level, tile_index);
alter table vault.blob add constraint blob_digest_is_sha256 CHECK ((octet_length(digest) = 32));
alter table vault.blob add constraint blob_is_not_empty CHECK ((bytes > 0));
alter table vault.blob add constraint blob_pkey PRIMARY KEY (digest);

CREATE INDEX account_member ON ledger.account USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX alert_dealt_with ON payments.alert USING btree (resolved_at DESC) WHERE (resolved_by IS NOT NULL);
CREATE INDEX attestation_member ON provenance.attestation USING btree (member_id, given_at DESC);
CREATE INDEX balance_link_subject ON payments.balance_link USING btree (kind, subject);
CREATE INDEX balance_transaction_created ON payments.balance_transaction USING btree (created_at);
CREATE INDEX balance_transaction_source ON payments.balance_transaction USING btree (source);
CREATE INDEX case_file_of_work ON moderation.case_file USING btree (work_id, opened_at);
CREATE INDEX case_file_open ON moderation.case_file USING btree (answer_by, number) WHERE (state = 'open'::text);
CREATE INDEX claim_member ON provenance.claim USING btree (member_id);
CREATE INDEX claim_waiting ON provenance.claim USING btree (submitted_at, claim_id) WHERE (state = 'in_review'::text);
CREATE INDEX clawback_member ON payouts.clawback USING btree (member_id, intended_at DESC);
CREATE INDEX clawback_payout ON payouts.clawback USING btree (payout_id);
CREATE INDEX dispute_order ON checkout.dispute USING btree (order_id);
CREATE INDEX dispute_payment ON payments.dispute USING btree (payment_id);
CREATE INDEX dispute_undecided ON payments.dispute USING btree (checked_at) WHERE ((verdict IS NULL) OR ((verdict = 'won'::text) AND (withdrawn IS NOT NULL) AND (reinstated IS NULL)));
CREATE INDEX division_of_member ON catalogue.division_signatory USING btree (member_id);
CREATE INDEX entry_account ON ledger.entry USING btree (account_id, journal_id);
CREATE INDEX entry_by_kind ON register.entry USING btree (kind, entry_id DESC);
CREATE INDEX guest_pass_old ON identity.guest_pass USING btree (expires_at);
CREATE INDEX guest_pass_person ON identity.guest_pass USING btree (person_id);
CREATE INDEX invoice_credited_by ON invoicing.invoice USING btree (credits) WHERE (credits IS NOT NULL);
CREATE INDEX invoice_doubtful ON invoicing.invoice USING btree (issued_at) WHERE (evidence_state = 'CONTRADICTED'::text);
CREATE INDEX invoice_of_person ON invoicing.invoice USING btree (person_id, issued_at DESC);
CREATE INDEX invoice_of_subject ON invoicing.invoice USING btree (subject);
CREATE INDEX journal_cause ON ledger.journal USING btree (cause);
CREATE INDEX journal_recorded ON ledger.journal USING btree (recorded_at);
CREATE INDEX left_out_member ON payouts.left_out USING btree (member_id, run_no DESC);
CREATE INDEX licence_of_person ON licensing.licence USING btree (person_id, granted_at DESC);
CREATE INDEX licence_of_work ON licensing.licence USING btree (work_id);
CREATE INDEX line_move_line ON ledger.line_move USING btree (line_ref, share);
CREATE INDEX look_last ON oversight.look USING btree (invariant, look_id DESC);
CREATE INDEX mail_newest ON notifications.mail USING btree (written_at DESC);
CREATE INDEX mail_person ON notifications.mail USING btree (person_id, cause);
CREATE INDEX mail_unsent ON notifications.mail USING btree (written_at) WHERE (sent_at IS NULL);
CREATE INDEX offer_standing ON licensing.offer USING btree (work_id, licence_class, offer_number DESC);
CREATE INDEX order_line_due ON ledger.order_line USING btree (hold_until, line_ref);
CREATE INDEX payment_charge ON payments.payment USING btree (provider_charge) WHERE (provider_charge IS NOT NULL);
CREATE INDEX payment_closing ON payments.payment USING btree (closing_since) WHERE ((closing_since IS NOT NULL) AND (state = ANY (ARRAY['intended'::text, 'open'::text])));
CREATE INDEX payment_reference ON payments.payment USING btree (reference);
CREATE INDEX payment_undecided ON payments.payment USING btree (COALESCE(checked_at, opened_at)) WHERE (state = ANY (ARRAY['open'::text, 'processing'::text]));
CREATE INDEX payout_member ON payouts.payout USING btree (member_id, intended_at DESC);
CREATE INDEX payout_undecided ON payouts.payout USING btree (intended_at) WHERE (state = 'intended'::text);
CREATE INDEX person_claimed_by ON identity.person USING btree (claimed_by) WHERE (claimed_by IS NOT NULL);
CREATE INDEX person_guest_email ON identity.person USING btree (email) WHERE guest;
CREATE INDEX proposal_by_stage ON governance.proposal USING btree (stage, number DESC);
CREATE INDEX proposal_due ON governance.proposal USING btree (next_at, number) WHERE (next_at IS NOT NULL);
CREATE INDEX purchase_line_work ON checkout.purchase_line USING btree (work_id);
CREATE INDEX purchase_person ON checkout.purchase USING btree (person_id, placed_at DESC);
CREATE INDEX quote_person ON checkout.quote USING btree (person_id, quoted_at DESC);
CREATE INDEX recipient_asked ON payments.recipient USING btree (checked_at) WHERE (state <> 'closed'::text);
CREATE INDEX reconciliation_started ON payments.reconciliation USING btree (started_at);
CREATE INDEX refund_found_provider ON payments.refund_found USING btree (provider_refund);
CREATE INDEX refund_line_line ON checkout.refund_line USING btree (line_id);
CREATE INDEX refund_order ON checkout.refund USING btree (order_id);
CREATE INDEX refund_payment ON payments.refund USING btree (payment_id);
CREATE INDEX refund_undecided ON payments.refund USING btree (COALESCE(checked_at, tried_at, intended_at)) WHERE (state = ANY (ARRAY['intended'::text, 'sent'::text]));
CREATE INDEX refund_waiting ON checkout.refund USING btree (asked_at) WHERE (state = 'asked'::text);
CREATE INDEX report_taken_old ON moderation.report_taken USING btree (at);
CREATE INDEX report_taken_remote ON moderation.report_taken USING btree (remote_digest, at);
CREATE INDEX report_taken_reporter ON moderation.report_taken USING btree (reporter_digest, at);
CREATE INDEX reporter_email ON moderation.reporter USING btree (email) WHERE (email IS NOT NULL);
CREATE INDEX reporter_person ON moderation.reporter USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX scheduled_tasks_due ON jobs.scheduled_tasks USING btree (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON jobs.scheduled_tasks USING btree (last_heartbeat);
CREATE INDEX search_word_similar ON catalogue.search_word USING gin (word gin_trgm_ops);
CREATE INDEX sign_in_link_old ON identity.sign_in_link USING btree (expires_at);
CREATE INDEX sign_in_request_email ON identity.sign_in_request USING btree (email_digest, at);
CREATE INDEX sign_in_request_old ON identity.sign_in_request USING btree (at);
CREATE INDEX sign_in_request_remote ON identity.sign_in_request USING btree (remote_digest, at);
CREATE INDEX solidarity_grant_waiting ON ledger.solidarity_grant USING btree (proposed_at) WHERE (state = 'proposed'::text);
CREATE INDEX transfer_reversal_transfer ON payments.transfer_reversal USING btree (transfer_id);
CREATE INDEX transfer_reversal_undecided ON payments.transfer_reversal USING btree (COALESCE(tried_at, intended_at)) WHERE (state = 'intended'::text);
CREATE INDEX transfer_undecided ON payments.transfer USING btree (COALESCE(tried_at, intended_at)) WHERE (state = 'intended'::text);
CREATE INDEX unallocated_open ON payments.unallocated USING btree (told_at) WHERE (explained_at IS NULL);
CREATE INDEX webhook_event_waiting ON payments.webhook_event USING btree (received_at) WHERE (state <> 'done'::text);
CREATE INDEX work_member ON catalogue.work USING btree (member_id, created_at DESC);
CREATE INDEX work_newest ON catalogue.work USING btree (listed_at DESC, work_id DESC) WHERE (state = 'listed'::text);
CREATE INDEX work_newest_of_medium ON catalogue.work USING btree (medium, listed_at DESC, work_id DESC) WHERE (state = 'listed'::text);
CREATE INDEX work_newest_of_member ON catalogue.work USING btree (member_id, listed_at DESC, work_id DESC) WHERE (state = 'listed'::text);
CREATE INDEX work_price ON catalogue.work USING btree (price_from, listed_at DESC, work_id DESC) WHERE (state = 'listed'::text);
CREATE INDEX work_search ON catalogue.work USING gin (search) WHERE (state = 'listed'::text);
CREATE INDEX year_share_member ON ledger.year_share USING btree (member_id, year);
CREATE UNIQUE INDEX alert_open ON payments.alert USING btree (kind, subject) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX attestation_once ON provenance.attestation USING btree (claim_id, member_id) WHERE (taken_back_at IS NULL);
CREATE UNIQUE INDEX clawback_one_open ON payouts.clawback USING btree (member_id, currency) WHERE (state = 'intended'::text);
CREATE UNIQUE INDEX correction_open ON payments.correction USING btree (kind, subject) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX division_one_maker ON catalogue.division_share USING btree (work_id, version) WHERE (role = 'MAKER'::text);
CREATE UNIQUE INDEX invoice_cause_once ON invoicing.invoice USING btree (cause) WHERE (kind = 'CREDIT_NOTE'::text);
CREATE UNIQUE INDEX invoice_subject_once ON invoicing.invoice USING btree (subject) WHERE (kind = 'INVOICE'::text);
CREATE UNIQUE INDEX line_share_member ON ledger.line_share USING btree (member_id, line_ref) WHERE (member_id IS NOT NULL);
CREATE UNIQUE INDEX line_share_role ON ledger.line_share USING btree (line_ref, role) WHERE (role <> 'creator'::text);
CREATE UNIQUE INDEX office_held_once ON members.office USING btree (member_id, office) WHERE (until IS NULL);
CREATE UNIQUE INDEX person_email_once ON identity.person USING btree (email) WHERE (NOT guest);
CREATE UNIQUE INDEX refund_repeated_once ON checkout.refund USING btree (repeats);
CREATE UNIQUE INDEX refund_whole ON payments.refund USING btree (payment_id) WHERE (whole AND (state <> 'failed'::text));
CREATE UNIQUE INDEX run_one_open ON payouts.run USING btree ((true)) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX work_original ON catalogue.work USING btree (original_digest) WHERE (state <> 'withdrawn'::text);

create view invoicing.missing_number as
 SELECT counter.seller,
    counter.series,
    counter.year,
    n.n AS number
   FROM (invoicing.counter
     CROSS JOIN LATERAL generate_series(1, counter.last) n(n))
  WHERE (NOT (EXISTS ( SELECT
           FROM invoicing.invoice paper
          WHERE ((paper.seller = counter.seller) AND (paper.kind = counter.series) AND (paper.year = counter.year) AND (paper.number = n.n)))));
create view ledger.share_place as
 SELECT l.order_ref,
    s.line_ref,
    s.share,
    s.role,
    s.member_id,
    l.currency,
    p.place,
    sum(p.amount) AS amount
   FROM ((ledger.line_share s
     JOIN ledger.order_line l USING (line_ref))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (s.role = 'creator'::text) THEN 'pending'::text
                    ELSE 'kept'::text
                END AS place,
            s.amount
        UNION ALL
         SELECT m.place,
            m.amount
           FROM ledger.line_move m
          WHERE ((m.line_ref = s.line_ref) AND (m.share = s.share))) p)
  GROUP BY l.order_ref, s.line_ref, s.share, s.role, s.member_id, l.currency, p.place;
create view ledger.solidarity_fund as
 SELECT a.currency,
    (((COALESCE((noted.credits - noted.debits), (0)::bigint))::numeric - COALESCE(later.amount, (0)::numeric)))::bigint AS amount
   FROM ((ledger.account a
     LEFT JOIN LATERAL ( SELECT s.debits,
            s.credits,
            s.as_of_journal
           FROM ledger.account_snapshot s
          WHERE (s.account_id = a.account_id)
          ORDER BY s.as_of_journal DESC
         LIMIT 1) noted ON (true))
     CROSS JOIN LATERAL ( SELECT sum(e.amount) AS amount
           FROM ledger.entry e
          WHERE ((e.account_id = a.account_id) AND (e.journal_id > COALESCE(noted.as_of_journal, (0)::bigint)))) later)
  WHERE (a.chart = 'solidarity.fund'::text);
create view oversight.job as
 SELECT task_name,
    task_instance,
    execution_time,
    picked,
    consecutive_failures,
    last_failure,
    last_heartbeat
   FROM jobs.scheduled_tasks;
create view oversight.l01_books_balance as
 SELECT ('journal '::text || j.journal_id) AS subject,
    ((count(e.seq) || ' entries sum to '::text) || COALESCE(sum(e.amount), (0)::numeric)) AS detail
   FROM (ledger.journal j
     LEFT JOIN ledger.entry e USING (journal_id))
  GROUP BY j.journal_id
 HAVING ((count(e.seq) < 2) OR (sum(e.amount) <> (0)::numeric))
UNION ALL
 SELECT ('currency '::text || (entry.currency)::text) AS subject,
    ('all entries sum to '::text || sum(entry.amount)) AS detail
   FROM ledger.entry
  GROUP BY entry.currency
 HAVING (sum(entry.amount) <> (0)::numeric)
UNION ALL
 SELECT ('account '::text || a.code) AS subject,
    ((('keeps '::text || a.balance) || ', its entries say '::text) || COALESCE(sum(
        CASE a.normal_side
            WHEN 'debit'::text THEN e.amount
            ELSE (- e.amount)
        END), (0)::numeric)) AS detail
   FROM (ledger.account a
     LEFT JOIN ledger.entry e USING (account_id))
  WHERE (a.balance IS NOT NULL)
  GROUP BY a.account_id
 HAVING ((a.balance)::numeric <> COALESCE(sum(
        CASE a.normal_side
            WHEN 'debit'::text THEN e.amount
            ELSE (- e.amount)
        END), (0)::numeric));
create view oversight.l02_books_hold_what_was_told as
 WITH counted AS (
         SELECT every.currency,
            sum(every.net) AS total
           FROM ( SELECT told.currency,
                    told.net
                   FROM payments.told
                UNION ALL
                 SELECT t.currency,
                    t.net
                   FROM ((payments.unallocated u
                     JOIN payments.balance_transaction t USING (provider_transaction))
                     LEFT JOIN payments.balance_link l USING (provider_transaction))
                  WHERE ((u.explained_at IS NULL) OR (l.kind = 'person'::text))
                UNION ALL
                 SELECT correction.currency,
                    correction.amount
                   FROM payments.correction
                  WHERE (correction.ended_at IS NULL)) every
          GROUP BY every.currency
        ), ours AS (
         SELECT account.currency,
            sum(entry.amount) AS total
           FROM (ledger.entry
             JOIN ledger.account ON ((account.account_id = entry.account_id)))
          WHERE (account.chart = 'stripe.balance'::text)
          GROUP BY account.currency
        )
 SELECT currency AS subject,
    (((('the books hold '::text || COALESCE(ours.total, (0)::numeric)) || ' at the provider, which told us of '::text) || COALESCE(counted.total, (0)::numeric)) || ' (minor units)'::text) AS detail
   FROM (counted
     FULL JOIN ours USING (currency))
  WHERE (COALESCE(counted.total, (0)::numeric) <> COALESCE(ours.total, (0)::numeric));
create view oversight.l02_provider_agrees as
 WITH look AS (
         SELECT (reconciliation.started_at - '01:00:00'::interval) AS settled
           FROM payments.reconciliation
          ORDER BY reconciliation.reconciliation_id DESC
         LIMIT 1
        )
 SELECT ((told.kind || ' '::text) || told.subject) AS subject,
    ((((((((('we know of '::text || told.net) || ' '::text) || (told.currency)::text) || ' since '::text) || told.since) || ', the provider lists '::text) || COALESCE(listed.net, (0)::bigint)) || COALESCE((', corrected is '::text || corrected.amount), ''::text)) || ' (minor units)'::text) AS detail
   FROM look,
    ((payments.told told
     LEFT JOIN payments.listed listed USING (kind, subject, currency))
     LEFT JOIN payments.correction corrected ON ((((corrected.kind = told.kind) AND (corrected.subject = told.subject)) AND (corrected.ended_at IS NULL))))
  WHERE (((told.net + COALESCE(corrected.amount, (0)::bigint)) <> COALESCE(listed.net, (0)::bigint)) AND (told.since < look.settled))
UNION ALL
 SELECT ((listed.kind || ' '::text) || listed.subject) AS subject,
    (((('the provider lists '::text || listed.net) || ' '::text) || (listed.currency)::text) || ' (minor units), we know of nothing'::text) AS detail
   FROM payments.listed listed
  WHERE ((listed.net <> 0) AND (NOT (EXISTS ( SELECT
           FROM payments.told told
          WHERE ((told.kind = listed.kind) AND (told.subject = listed.subject) AND (told.currency = listed.currency))))))
UNION ALL
 SELECT ('movement '::text || t.provider_transaction) AS subject,
    (((((('the provider lists '::text || t.net) || ' '::text) || (t.currency)::text) || ' (minor units) since '::text) || t.created_at) || ', which the books hold nowhere'::text) AS detail
   FROM look,
    ((payments.balance_transaction t
     LEFT JOIN payments.balance_link l USING (provider_transaction))
     LEFT JOIN payments.unallocated u USING (provider_transaction))
  WHERE (((l.kind IS NULL) OR (l.kind = 'person'::text)) AND (u.told_at IS NULL) AND (t.net <> 0) AND (t.created_at < look.settled));
create view oversight.l03_orders_captured as
 SELECT typed_id('order'::text, o.order_id) AS subject,
    format('%s %s were taken, %s were sold and %s go back'::text, p.amount, p.currency, sold.amount, back.amount) AS detail
   FROM (((checkout.purchase o
     JOIN payments.payment p ON (((p.payment_id = o.payment_id) AND (p.state = 'succeeded'::text))))
     CROSS JOIN LATERAL ( SELECT COALESCE(sum((l.net + l.tax)), (0)::numeric) AS amount
           FROM ledger.order_line l
          WHERE (l.order_ref = typed_id('order'::text, o.order_id))) sold)
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(returned.amount), (0)::numeric) AS amount
           FROM ( SELECT r.amount
                   FROM checkout.refund r
                  WHERE ((r.order_id = o.order_id) AND (r.kind = 'in_vain'::text) AND (r.repeats IS NULL))
                UNION ALL
                 SELECT r.amount
                   FROM payments.refund r
                  WHERE ((r.payment_id = p.payment_id) AND (r.refund_id = p.payment_id))) returned) back)
  WHERE ((p.amount)::numeric <> (sold.amount + back.amount));
create view oversight.l03_orders_divided as
 SELECT ('order '::text || o.order_ref) AS subject,
    ((('captured '::text || captured.amount) || ', divided '::text) || divided.amount) AS detail
   FROM ((ledger.paid_order o
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(e.amount), (0)::numeric) AS amount
           FROM (ledger.entry e
             JOIN ledger.account a USING (account_id))
          WHERE ((e.journal_id = o.journal_id) AND (a.chart = 'stripe.balance'::text))) captured)
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(s.amount), (0)::numeric) AS amount
           FROM (ledger.order_line l
             JOIN ledger.line_share s USING (line_ref))
          WHERE (l.order_ref = o.order_ref)) divided)
  WHERE (captured.amount <> divided.amount)
UNION ALL
 SELECT ('line '::text || l.line_ref) AS subject,
    ((((s.role || ' got '::text) || s.amount) || ' of '::text) || l.net) AS detail
   FROM (ledger.order_line l
     CROSS JOIN LATERAL ( SELECT line_share.role,
            sum(line_share.amount) AS amount,
                CASE line_share.role
                    WHEN 'creator'::text THEN l.creator_bp
                    WHEN 'operating'::text THEN l.operating_bp
                    WHEN 'solidarity'::text THEN l.solidarity_bp
                    ELSE l.reserve_bp
                END AS bp
           FROM ledger.line_share
          WHERE ((line_share.line_ref = l.line_ref) AND (line_share.role <> 'tax'::text))
          GROUP BY line_share.role) s)
  WHERE (abs(((s.amount * (10000)::numeric) - ((l.net)::numeric * (s.bp)::numeric))) >= (10000)::numeric)
UNION ALL
 SELECT ('line '::text || share_place.line_ref) AS subject,
    ((((('share '::text || share_place.share) || ' holds '::text) || share_place.amount) || ' at '::text) || share_place.place) AS detail
   FROM ledger.share_place
  WHERE (share_place.amount < (0)::numeric)
UNION ALL
 SELECT ('account '::text || a.code) AS subject,
    ((('keeps '::text || a.balance) || ', the lines say '::text) || COALESCE(p.amount, (0)::numeric)) AS detail
   FROM (ledger.account a
     LEFT JOIN ( SELECT share_place.member_id,
            share_place.currency,
            share_place.place,
            sum(share_place.amount) AS amount
           FROM ledger.share_place
          WHERE (share_place.place = ANY (ARRAY['pending'::text, 'blocked'::text]))
          GROUP BY share_place.member_id, share_place.currency, share_place.place) p ON (((p.member_id = a.member_id) AND (p.currency = a.currency) AND (a.chart = ('creator.'::text || p.place)))))
  WHERE ((a.chart = ANY (ARRAY['creator.pending'::text, 'creator.blocked'::text])) AND ((a.balance)::numeric <> COALESCE(p.amount, (0)::numeric)))
UNION ALL
 SELECT ('journal '::text || j.journal_id) AS subject,
    ((((m.role || ' moved by '::text) || m.amount) || ', booked '::text) || COALESCE(b.amount, (0)::numeric)) AS detail
   FROM ((( SELECT o.journal_id,
            s.role,
            sum(s.amount) AS amount
           FROM ((ledger.paid_order o
             JOIN ledger.order_line l USING (order_ref))
             JOIN ledger.line_share s USING (line_ref))
          WHERE (s.role = ANY (ARRAY['operating'::text, 'solidarity'::text, 'tax'::text]))
          GROUP BY o.journal_id, s.role
        UNION ALL
         SELECT m_1.journal_id,
            s.role,
            sum(m_1.amount) AS sum
           FROM (ledger.line_move m_1
             JOIN ledger.line_share s USING (line_ref, share))
          WHERE (s.role = ANY (ARRAY['operating'::text, 'solidarity'::text, 'tax'::text]))
          GROUP BY m_1.journal_id, s.role) m
     JOIN ledger.journal j USING (journal_id))
     CROSS JOIN LATERAL ( SELECT (- sum(e.amount)) AS amount
           FROM (ledger.entry e
             JOIN ledger.account a USING (account_id))
          WHERE ((e.journal_id = j.journal_id) AND (a.chart =
                CASE m.role
                    WHEN 'operating'::text THEN 'commission'::text
                    WHEN 'solidarity'::text THEN 'solidarity.fund'::text
                    ELSE 'vat.payable'::text
                END))) b)
  WHERE (m.amount <> COALESCE(b.amount, (0)::numeric))
UNION ALL
 SELECT ('order '::text || o.order_ref) AS subject,
    ((('all went back, but '::text || b.code) || ' still has '::text) || b.amount) AS detail
   FROM (ledger.paid_order o
     CROSS JOIN LATERAL ( SELECT a.code,
            sum(e.amount) AS amount
           FROM ((ledger.journal j
             JOIN ledger.entry e USING (journal_id))
             JOIN ledger.account a USING (account_id))
          WHERE ((j.cause = o.order_ref) AND (j.kind = ANY (ARRAY['sale'::text, 'refund'::text, 'refund_done'::text, 'refund_failed'::text])) AND (a.chart = ANY (ARRAY['commission'::text, 'solidarity.fund'::text, 'collective.reserve'::text, 'vat.payable'::text])))
          GROUP BY a.code
         HAVING (sum(e.amount) <> (0)::numeric)) b)
  WHERE ((NOT (EXISTS ( SELECT
           FROM ledger.share_place p
          WHERE ((p.order_ref = o.order_ref) AND (p.amount <> (0)::numeric))))) AND (NOT (EXISTS ( SELECT
           FROM ledger.journal j
          WHERE ((j.cause = o.order_ref) AND (j.kind = 'dispute_lost'::text))))));
create view oversight.l04_paid_orders_have_their_licences as
 SELECT typed_id('line'::text, l.line_id) AS subject,
    'paid and granted, but its licence is not there'::text AS detail
   FROM (checkout.purchase_line l
     LEFT JOIN licensing.licence i ON (((i.licence_id = l.licence_id) AND (i.order_line = l.line_id))))
  WHERE ((l.state = 'granted'::text) AND (i.licence_id IS NULL))
UNION ALL
 SELECT typed_id('line'::text, i.order_line) AS subject,
    format('licence %s was not paid for'::text, i.licence_id) AS detail
   FROM (licensing.licence i
     LEFT JOIN checkout.purchase_line l ON (((l.licence_id = i.licence_id) AND (l.line_id = i.order_line) AND (l.state = 'granted'::text))))
  WHERE (l.line_id IS NULL)
UNION ALL
 SELECT typed_id('order'::text, o.order_id) AS subject,
    format('the order is %s, and %s of its lines are granted'::text, o.state, count(l.line_id)) AS detail
   FROM (checkout.purchase o
     LEFT JOIN checkout.purchase_line l ON (((l.order_id = o.order_id) AND (l.state = 'granted'::text))))
  GROUP BY o.order_id, o.state
 HAVING ((o.state = 'paid'::text) <> (count(l.line_id) > 0))
UNION ALL
 SELECT typed_id('order'::text, o.order_id) AS subject,
    format('the order is %s, and %s sales of it are booked'::text, o.state, count(b.order_ref)) AS detail
   FROM (checkout.purchase o
     LEFT JOIN ledger.paid_order b ON ((b.order_ref = typed_id('order'::text, o.order_id))))
  GROUP BY o.order_id, o.state
 HAVING (count(b.order_ref) <> ((o.state = 'paid'::text))::integer)
UNION ALL
 SELECT typed_id('order'::text, o.order_id) AS subject,
    format('the order is %s, and %s receipts were written'::text, o.state, count(m.mail_id)) AS detail
   FROM (checkout.purchase o
     LEFT JOIN notifications.mail m ON ((m.cause = (typed_id('order'::text, o.order_id) || '/receipt'::text))))
  WHERE ((NOT (EXISTS ( SELECT
           FROM checkout.purchase_line l
          WHERE (l.line_id = o.order_id)))) AND (NOT (EXISTS ( SELECT
           FROM jobs.scheduled_tasks j
          WHERE ((j.task_name = 'checkout-invoice'::text) AND (j.task_instance = typed_id('order'::text, o.order_id)) AND (o.state = 'paid'::text))))))
  GROUP BY o.order_id, o.state
 HAVING (count(m.mail_id) <> ((o.state = 'paid'::text))::integer)
UNION ALL
 SELECT typed_id('order'::text, o.order_id) AS subject,
    'paid, without its invoice and a job that issues it'::text AS detail
   FROM checkout.purchase o
  WHERE ((o.state = 'paid'::text) AND (NOT (EXISTS ( SELECT
           FROM checkout.purchase_line l
          WHERE (l.line_id = o.order_id)))) AND (NOT (EXISTS ( SELECT
           FROM invoicing.invoice i
          WHERE ((i.subject = typed_id('order'::text, o.order_id)) AND (i.kind = 'INVOICE'::text))))) AND (NOT (EXISTS ( SELECT
           FROM jobs.scheduled_tasks j
          WHERE ((j.task_name = 'checkout-invoice'::text) AND (j.task_instance = typed_id('order'::text, o.order_id)))))))
UNION ALL
 SELECT typed_id('line'::text, l.line_id) AS subject,
    'all of its price went back, but its licence is valid'::text AS detail
   FROM (((checkout.purchase_line l
     JOIN checkout.refund_line p ON ((p.line_id = l.line_id)))
     JOIN checkout.refund r ON (((r.refund_id = p.refund_id) AND (r.state = ANY (ARRAY['agreed'::text, 'sent'::text])))))
     LEFT JOIN licensing.revocation e ON ((e.licence_id = l.licence_id)))
  WHERE ((l.state = 'granted'::text) AND (e.licence_id IS NULL) AND (NOT (EXISTS ( SELECT
           FROM licensing.exclusivity x
          WHERE ((x.licence_id = l.licence_id) AND (x.ends_at <= oversight.clock()))))))
  GROUP BY l.line_id, l.price, l.tax
 HAVING (sum(p.amount) >= ((l.price + l.tax))::numeric);
create view oversight.l05_exclusive_once as
 SELECT (a.work_id)::text AS subject,
    format('exclusive licences %s and %s run at the same time'::text, a.licence_id, b.licence_id) AS detail
   FROM (licensing.exclusivity a
     JOIN licensing.exclusivity b ON (((a.file_digest = b.file_digest) AND (a.licence_id < b.licence_id) AND (tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)))))
UNION ALL
 SELECT (l.work_id)::text AS subject,
    format('licence %s was granted while exclusive licence %s ran'::text, l.licence_id, e.licence_id) AS detail
   FROM (licensing.exclusivity e
     JOIN licensing.licence l ON (((l.file_digest = e.file_digest) AND (l.licence_id <> e.licence_id) AND (l.granted_at > e.starts_at) AND (l.granted_at < e.ends_at))))
UNION ALL
 SELECT (l.work_id)::text AS subject,
    format('exclusive licence %s closes nothing'::text, l.licence_id) AS detail
   FROM (licensing.licence l
     LEFT JOIN licensing.exclusivity e ON ((e.licence_id = l.licence_id)))
  WHERE ((l.licence_class = 'EXCLUSIVE'::text) AND (e.licence_id IS NULL));
create view oversight.l06_grants_as_agreed as
 SELECT ('grant '::text || typed_id('grant'::text, g.grant_id)) AS subject,
    ((((('agreed to with '::text || g.amount) || ' '::text) || (g.currency)::text) || ', booked '::text) || COALESCE(booked.amount, (0)::numeric)) AS detail
   FROM (ledger.solidarity_grant g
     LEFT JOIN LATERAL ( SELECT (- sum(e.amount)) AS amount
           FROM ((ledger.journal j
             JOIN ledger.entry e USING (journal_id))
             JOIN ledger.account a USING (account_id))
          WHERE ((j.journal_id = g.journal_id) AND (j.kind = 'grant'::text) AND (a.member_id = g.member_id))) booked ON (true))
  WHERE ((g.state = 'agreed'::text) AND ((g.amount)::numeric <> COALESCE(booked.amount, (0)::numeric)))
UNION ALL
 SELECT ('journal '::text || j.idem_key) AS subject,
    'grants what nobody agreed to'::text AS detail
   FROM ledger.journal j
  WHERE ((j.kind = 'grant'::text) AND (NOT (EXISTS ( SELECT
           FROM ledger.solidarity_grant g
          WHERE ((g.journal_id = j.journal_id) AND (g.state = 'agreed'::text) AND ((g.decided_by <> g.proposed_by) AND (g.decided_by <> g.member_id)))))))
UNION ALL
 SELECT ('account '::text || a.code) AS subject,
    ((('pays '::text || sum(e.amount)) || ' by journal '::text) || j.idem_key) AS detail
   FROM ((ledger.journal j
     JOIN ledger.entry e USING (journal_id))
     JOIN ledger.account a USING (account_id))
  WHERE ((a.chart = 'solidarity.fund'::text) AND (e.amount > 0) AND (j.kind <> ALL (ARRAY['grant'::text, 'refund'::text, 'dispute_lost'::text])))
  GROUP BY a.code, j.idem_key;
create view oversight.l06_paid_once as
 WITH moved AS (
         SELECT p.member_id,
            t.currency,
            sum(t.amount) AS amount
           FROM (payments.transfer t
             JOIN payouts.payout p ON ((p.transfer_id = t.transfer_id)))
          WHERE (t.state = 'done'::text)
          GROUP BY p.member_id, t.currency
        ), booked AS (
         SELECT a.member_id,
            a.currency,
            sum(e.amount) AS amount
           FROM ((ledger.journal j
             JOIN ledger.entry e ON ((e.journal_id = j.journal_id)))
             JOIN ledger.account a ON ((a.account_id = e.account_id)))
          WHERE ((j.kind = 'payout_sent'::text) AND (a.chart = 'payout.in_transit'::text))
          GROUP BY a.member_id, a.currency
        ), under_way AS (
         SELECT payout.member_id,
            payout.currency,
            sum(payout.amount) AS amount
           FROM payouts.payout
          WHERE (payout.state = 'intended'::text)
          GROUP BY payout.member_id, payout.currency
        ), in_transit AS (
         SELECT account.member_id,
            account.currency,
            account.balance AS amount
           FROM ledger.account
          WHERE ((account.chart = 'payout.in_transit'::text) AND (account.balance <> 0))
        )
 SELECT ((('member '::text || member_id) || ' in '::text) || (currency)::text) AS subject,
    ((('the provider moved '::text || COALESCE(moved.amount, (0)::numeric)) || ', the books sent '::text) || COALESCE(booked.amount, (0)::numeric)) AS detail
   FROM (moved
     FULL JOIN booked USING (member_id, currency))
  WHERE (COALESCE(moved.amount, (0)::numeric) <> COALESCE(booked.amount, (0)::numeric))
UNION ALL
 SELECT ((('member '::text || member_id) || ' in '::text) || (currency)::text) AS subject,
    ((('payouts under way are '::text || COALESCE(under_way.amount, (0)::numeric)) || ', in transit are '::text) || COALESCE(in_transit.amount, (0)::bigint)) AS detail
   FROM (under_way
     FULL JOIN in_transit USING (member_id, currency))
  WHERE (COALESCE(under_way.amount, (0)::numeric) <> (COALESCE(in_transit.amount, (0)::bigint))::numeric)
UNION ALL
 SELECT ('payout '::text || p.payout_id) AS subject,
    ((((((('is '::text || p.state) || ' with '::text) || p.amount) || ' '::text) || (p.currency)::text) || ', its transfer '::text) || COALESCE(((((t.state || ' with '::text) || t.amount) || ' '::text) || (t.currency)::text), 'is missing'::text)) AS detail
   FROM (payouts.payout p
     LEFT JOIN payments.transfer t ON ((t.transfer_id = p.transfer_id)))
  WHERE ((t.transfer_id IS NULL) OR ((t.amount <> p.amount) OR (t.currency <> p.currency)) OR ((t.state = 'done'::text) <> (p.state = 'sent'::text)) OR ((t.state = 'failed'::text) <> (p.state = 'failed'::text)))
UNION ALL
 SELECT ('transfer '::text || t.transfer_id) AS subject,
    (((((('moved '::text || t.amount) || ' '::text) || (t.currency)::text) || ' to '::text) || t.payee) || ' for no payout'::text) AS detail
   FROM payments.transfer t
  WHERE ((t.transfer_group ~~ 'payout\_%'::text) AND (NOT (EXISTS ( SELECT
           FROM payouts.payout p
          WHERE (p.transfer_id = t.transfer_id)))));
create view oversight.l07_members_not_below_zero as
 SELECT ('account '::text || a.code) AS subject,
    ('stands at '::text || sum((- e.amount))) AS detail
   FROM (ledger.account a
     JOIN ledger.entry e USING (account_id))
  WHERE (a.chart = ANY (ARRAY['creator.pending'::text, 'creator.available'::text, 'creator.blocked'::text, 'payout.in_transit'::text]))
  GROUP BY a.account_id
 HAVING (sum((- e.amount)) < (0)::numeric)
UNION ALL
 SELECT ('account '::text || a.code) AS subject,
    ('stands at '::text || sum(e.amount)) AS detail
   FROM (ledger.account a
     JOIN ledger.entry e USING (account_id))
  WHERE (a.chart = 'member.recoverable'::text)
  GROUP BY a.account_id
 HAVING (sum(e.amount) < (0)::numeric)
UNION ALL
 SELECT ('account '::text || o.code) AS subject,
    (((('owes '::text || o.balance) || ' with '::text) || h.balance) || ' available'::text) AS detail
   FROM (ledger.account o
     JOIN ledger.account h USING (member_id, currency))
  WHERE ((o.chart = 'member.recoverable'::text) AND (h.chart = 'creator.available'::text) AND (o.balance > 0) AND (h.balance > 0));
create view oversight.l08_messages_once as
 WITH clock AS (
         SELECT GREATEST(oversight.clock(), max(webhook_event_1.received_at)) AS late
           FROM payments.webhook_event webhook_event_1
        )
 SELECT webhook_event.event_id AS subject,
    ((COALESCE(webhook_event.type, 'a message without a type'::text) || ' waits since '::text) || webhook_event.received_at) AS detail
   FROM payments.webhook_event,
    clock
  WHERE ((webhook_event.state = 'received'::text) AND (webhook_event.received_at < (clock.late - '00:10:00'::interval)));
create view oversight.l09_shares_by_pinned_policy as
 SELECT checkout.reference_of(l.line_id, l.order_id) AS subject,
        CASE
            WHEN (b.line_ref IS NULL) THEN 'granted, but not in the books'::text
            ELSE format('divided by %s, %s, %s and %s, not as policy %s says'::text, b.creator_bp, b.operating_bp, b.solidarity_bp, b.reserve_bp, o.policy_version)
        END AS detail
   FROM ((((checkout.purchase_line l
     JOIN checkout.purchase o ON ((o.order_id = l.order_id)))
     JOIN policy.version v ON ((v.policy_version = o.policy_version)))
     CROSS JOIN LATERAL ( SELECT (((v.body)::jsonb #>> '{values,commission.standard}'::text[]))::integer AS commission,
            (((v.body)::jsonb #>> '{values,solidarity.rate}'::text[]))::integer AS solidarity,
            (((v.body)::jsonb #>> '{values,reserve.sale}'::text[]))::integer AS reserve) voted)
     LEFT JOIN ledger.order_line b ON (((b.line_ref = checkout.reference_of(l.line_id, l.order_id)) AND (b.order_ref = typed_id('order'::text, l.order_id)))))
  WHERE ((l.state = 'granted'::text) AND ((((((b.creator_bp IS DISTINCT FROM (10000 - voted.commission)) OR (b.operating_bp IS DISTINCT FROM ((voted.commission - voted.solidarity) - voted.reserve))) OR (b.solidarity_bp IS DISTINCT FROM voted.solidarity)) OR (b.reserve_bp IS DISTINCT FROM voted.reserve)) OR (b.net IS DISTINCT FROM l.price)) OR (b.tax IS DISTINCT FROM l.tax)));
create view oversight.l09_years_as_voted as
 SELECT ((('year '::text || r.year) || ' in '::text) || (r.currency)::text) AS subject,
    'is divided by other rates than those of its policy version'::text AS detail
   FROM (((ledger.year_result r
     JOIN ledger.closed_year y USING (year))
     CROSS JOIN LATERAL ( SELECT floor((((y.reserve_bp)::numeric * (r.divided)::numeric) / (10000)::numeric)) AS reserve,
            floor((((y.education_bp)::numeric * (r.divided)::numeric) / (10000)::numeric)) AS education) v)
     CROSS JOIN LATERAL ( SELECT (EXISTS ( SELECT
                   FROM ledger.year_share s_1
                  WHERE ((s_1.year = r.year) AND (s_1.currency = r.currency)))) AS shared) s)
  WHERE (((r.education)::numeric <> LEAST(v.education, ((r.divided)::numeric - v.reserve))) OR ((r.reserve)::numeric <>
        CASE
            WHEN s.shared THEN v.reserve
            ELSE ((r.divided - r.education))::numeric
        END))
UNION ALL
 SELECT ((('year '::text || r.year) || ' in '::text) || (r.currency)::text) AS subject,
    ((('account '::text || a.code) || ' is left with '::text) || sum(e.amount)) AS detail
   FROM ((((ledger.year_result r
     JOIN ledger.closed_year y USING (year))
     CROSS JOIN LATERAL ( SELECT w.journal_id
           FROM ledger.journal w
          WHERE ((w.currency = r.currency) AND (w.recorded_at >= y.from_at) AND (w.recorded_at < y.to_at) AND (w.kind <> 'year_result'::text))
        UNION ALL
         SELECT r.result_journal) j)
     JOIN ledger.entry e USING (journal_id))
     JOIN ledger.account a USING (account_id))
  WHERE (a.kind = ANY (ARRAY['income'::text, 'expense'::text]))
  GROUP BY r.year, r.currency, a.code
 HAVING (sum(e.amount) <> (0)::numeric)
UNION ALL
 SELECT ((('year '::text || r.year) || ' in '::text) || (r.currency)::text) AS subject,
    ((((w.chart || ' is '::text) || w.amount) || ', booked '::text) || COALESCE(b.amount, (0)::numeric)) AS detail
   FROM (((ledger.year_result r
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(s_1.cash), (0)::numeric) AS cash,
            COALESCE(sum(s_1.retained), (0)::numeric) AS retained
           FROM ledger.year_share s_1
          WHERE ((s_1.year = r.year) AND (s_1.currency = r.currency))) s)
     CROSS JOIN LATERAL ( VALUES (r.result_journal,'surplus'::text,(r.result)::numeric), (r.division_journal,'surplus'::text,(- (r.divided)::numeric)), (r.division_journal,'collective.reserve'::text,(r.reserve)::numeric), (r.division_journal,'education.fund'::text,(r.education)::numeric), (r.division_journal,'patronage.payable'::text,s.cash), (r.division_journal,'member.retained_patronage'::text,s.retained)) w(journal_id, chart, amount))
     LEFT JOIN LATERAL ( SELECT (- sum(e.amount)) AS amount
           FROM (ledger.entry e
             JOIN ledger.account a USING (account_id))
          WHERE ((e.journal_id = w.journal_id) AND (a.chart = w.chart))) b ON (true))
  WHERE (w.amount <> COALESCE(b.amount, (0)::numeric));
create view oversight.l10_ledger_nothing_stuck as
 SELECT ('journal '::text || j.idem_key) AS subject,
    ('open since '::text || j.recorded_at) AS detail
   FROM (ledger.journal j
     JOIN ( VALUES ('payout'::text,'3 days'::interval,':sent'::text,':failed'::text), ('refund'::text,'7 days'::interval,':done'::text,':failed'::text)) w(kind, settle, done, failed) USING (kind))
  WHERE ((j.recorded_at < (oversight.clock() - w.settle)) AND (NOT (EXISTS ( SELECT
           FROM ledger.journal d
          WHERE (d.idem_key = ANY (ARRAY[(j.idem_key || w.done), (j.idem_key || w.failed)]))))))
UNION ALL
 SELECT ('journal '::text || j.idem_key) AS subject,
    ('not returned since '::text || j.recorded_at) AS detail
   FROM ledger.journal j
  WHERE ((j.kind = 'in_vain'::text) AND (j.recorded_at < (oversight.clock() - '7 days'::interval)) AND (NOT (EXISTS ( SELECT
           FROM ledger.journal d
          WHERE (d.idem_key = ('returned:'::text || substr(j.idem_key, (length('in_vain:'::text) + 1))))))) AND (NOT (EXISTS ( SELECT
           FROM ledger.journal w
          WHERE ((w.cause = j.cause) AND (w.kind = 'dispute_withdrawn'::text) AND (NOT (EXISTS ( SELECT
                   FROM ledger.journal d
                  WHERE (d.idem_key = ANY (ARRAY[regexp_replace(w.idem_key, ':withdrawn$'::text, ':won'::text), regexp_replace(w.idem_key, ':withdrawn$'::text, ':lost'::text)]))))))))))
UNION ALL
 SELECT ('journal '::text || j.idem_key) AS subject,
    ('undecided since '::text || j.recorded_at) AS detail
   FROM ledger.journal j
  WHERE ((j.kind = 'dispute_withdrawn'::text) AND (j.recorded_at < (oversight.clock() - '180 days'::interval)) AND (NOT (EXISTS ( SELECT
           FROM ledger.journal d
          WHERE (d.idem_key = ANY (ARRAY[regexp_replace(j.idem_key, ':withdrawn$'::text, ':won'::text), regexp_replace(j.idem_key, ':withdrawn$'::text, ':lost'::text)]))))))
UNION ALL
 SELECT ('account '::text || a.code) AS subject,
    ('stands at '::text || sum(e.amount)) AS detail
   FROM (ledger.account a
     JOIN ledger.entry e USING (account_id))
  WHERE (a.chart = 'unallocated'::text)
  GROUP BY a.account_id
 HAVING (sum(e.amount) <> (0)::numeric);
create view oversight.l10_payments_nothing_stuck as
 WITH clock AS (
         SELECT GREATEST(oversight.clock(), ( SELECT max(webhook_event.received_at) AS max
                   FROM payments.webhook_event), ( SELECT max(payment.checked_at) AS max
                   FROM payments.payment), ( SELECT max(reconciliation.finished_at) AS max
                   FROM payments.reconciliation)) AS late
        )
 SELECT ('payment '::text || payment.payment_id) AS subject,
    ((payment.state || ', its page closed at '::text) || payment.expires_at) AS detail
   FROM payments.payment,
    clock
  WHERE ((payment.state = ANY (ARRAY['intended'::text, 'open'::text])) AND (payment.expires_at < (clock.late - '01:00:00'::interval)))
UNION ALL
 SELECT ('payment '::text || payment.payment_id) AS subject,
    ('on its way since '::text || COALESCE(payment.opened_at, payment.intended_at)) AS detail
   FROM payments.payment,
    clock
  WHERE ((payment.state = 'processing'::text) AND (COALESCE(payment.opened_at, payment.intended_at) < (clock.late - '20 days'::interval)))
UNION ALL
 SELECT ('refund '::text || r.refund_id) AS subject,
    ((r.state || ' since '::text) || r.intended_at) AS detail
   FROM payments.refund r,
    clock
  WHERE (((r.state = 'intended'::text) AND (r.intended_at < (clock.late - '03:00:00'::interval)) AND (NOT (r.bought_nothing AND (EXISTS ( SELECT
           FROM payments.dispute d
          WHERE ((d.payment_id = r.payment_id) AND (d.verdict IS NULL))))))) OR ((r.state = 'sent'::text) AND (r.intended_at < (clock.late - '20 days'::interval))))
UNION ALL
 SELECT ('transfer '::text || transfer.transfer_id) AS subject,
    ('waits since '::text || transfer.intended_at) AS detail
   FROM payments.transfer,
    clock
  WHERE ((transfer.state = 'intended'::text) AND (transfer.intended_at < (clock.late - '1 day'::interval)))
UNION ALL
 SELECT ('reversal '::text || transfer_reversal.reversal_id) AS subject,
    ('waits since '::text || transfer_reversal.intended_at) AS detail
   FROM payments.transfer_reversal,
    clock
  WHERE ((transfer_reversal.state = 'intended'::text) AND (transfer_reversal.intended_at < (clock.late - '03:00:00'::interval)))
UNION ALL
 SELECT ('dispute '::text || dispute.provider_dispute) AS subject,
    (('won at '::text || dispute.closed_at) || ' and the money is not back'::text) AS detail
   FROM payments.dispute,
    clock
  WHERE ((dispute.verdict = 'won'::text) AND (dispute.withdrawn IS NOT NULL) AND (dispute.reinstated IS NULL) AND (dispute.closed_at < (clock.late - '3 days'::interval)))
UNION ALL
 SELECT ('movement '::text || t.provider_transaction) AS subject,
    (((((((t.type || ' of '::text) || t.net) || ' '::text) || (t.currency)::text) || ' since '::text) || t.created_at) || ' is explained by nothing'::text) AS detail
   FROM payments.balance_transaction t,
    clock
  WHERE ((t.created_at < (clock.late - '1 day'::interval)) AND (NOT (EXISTS ( SELECT
           FROM payments.balance_link l
          WHERE (l.provider_transaction = t.provider_transaction)))))
UNION ALL
 SELECT 'reconciliation'::text AS subject,
    ('the last one began at '::text || max(reconciliation.started_at)) AS detail
   FROM payments.reconciliation,
    clock
  GROUP BY clock.late
 HAVING (max(reconciliation.started_at) < (clock.late - '26:00:00'::interval));
create view oversight.l10_payouts_nothing_stuck as
 WITH latest AS (
         SELECT GREATEST(oversight.clock(), ( SELECT max(journal.recorded_at) AS max
                   FROM ledger.journal)) AS at
        )
 SELECT ('payout '::text || payout.payout_id) AS subject,
    ('waits for the provider since '::text || payout.intended_at) AS detail
   FROM payouts.payout,
    latest
  WHERE ((payout.state = 'intended'::text) AND (payout.intended_at < (latest.at - '3 days'::interval)))
UNION ALL
 SELECT ('clawback '::text || clawback.reversal_id) AS subject,
    ('waits for the provider since '::text || clawback.intended_at) AS detail
   FROM payouts.clawback,
    latest
  WHERE ((clawback.state = 'intended'::text) AND (clawback.intended_at < (latest.at - '3 days'::interval)))
UNION ALL
 SELECT ('payout run '::text || run.run_no) AS subject,
    ('works since '::text || run.started_at) AS detail
   FROM payouts.run,
    latest
  WHERE ((run.finished_at IS NULL) AND (run.started_at < (latest.at - '1 day'::interval)));
create view oversight.l11_append_only as
 SELECT ((('trigger '::text || w.name) || ' on ledger.'::text) || w.relation) AS subject,
    'is missing or switched off'::text AS detail
   FROM ( SELECT relation.relation,
            (relation.relation || suffix.suffix) AS name
           FROM unnest(ARRAY['journal'::text, 'entry'::text, 'paid_order'::text, 'order_line'::text, 'line_share'::text, 'line_move'::text, 'seal'::text, 'account_snapshot'::text, 'closed_year'::text, 'year_result'::text, 'year_share'::text, 'work_hours'::text]) relation(relation),
            unnest(ARRAY['_append_only'::text, '_never_emptied'::text]) suffix(suffix)
        UNION ALL
         VALUES ('journal'::text,'journal_stamped'::text), ('journal'::text,'journal_balances'::text), ('entry'::text,'entry_in_time'::text), ('entry'::text,'entry_balances'::text), ('account'::text,'account_guarded'::text), ('account'::text,'account_kept'::text), ('account'::text,'account_never_emptied'::text), ('order_line'::text,'line_divided'::text), ('line_share'::text,'share_divides'::text), ('seal'::text,'seal_continues'::text), ('journal'::text,'journal_in_open_year'::text), ('work_hours'::text,'hours_in_open_year'::text), ('closed_year'::text,'closed_year_follows'::text), ('year_result'::text,'year_divided'::text), ('year_share'::text,'year_share_divides'::text), ('solidarity_grant'::text,'solidarity_grant_guarded'::text), ('solidarity_grant'::text,'solidarity_grant_kept'::text), ('solidarity_grant'::text,'solidarity_grant_never_emptied'::text), ('journal'::text,'journal_grant_agreed'::text)) w
  WHERE (NOT (EXISTS ( SELECT
           FROM ((pg_trigger t
             JOIN pg_class c ON ((c.oid = t.tgrelid)))
             JOIN pg_namespace n ON ((n.oid = c.relnamespace)))
          WHERE ((n.nspname = 'ledger'::name) AND (c.relname = w.relation) AND (t.tgname = w.name) AND (t.tgenabled = ANY (ARRAY['O'::"char", 'A'::"char"]))))))
UNION ALL
 SELECT ('seal '::text || s.seal_number) AS subject,
    'does not continue the one before'::text AS detail
   FROM (ledger.seal s
     LEFT JOIN ledger.seal p ON ((p.seal_number = (s.seal_number - 1))))
  WHERE ((s.seal_number > 1) AND ((p.seal_number IS NULL) OR ((p.to_journal + 1) <> s.from_journal) OR (p.seal_digest <> s.previous_digest)))
UNION ALL
 SELECT ('seal '::text || s.seal_number) AS subject,
    'is not the seal of the journals it names'::text AS detail
   FROM ( SELECT seal.seal_number,
            seal.from_journal,
            seal.to_journal,
            seal.journals,
            seal.nonce,
            seal.root_digest,
            seal.previous_digest,
            seal.seal_digest,
            seal.entry_id,
            seal.sealed_at
           FROM ledger.seal
          ORDER BY seal.seal_number DESC
         LIMIT 200) s
  WHERE ((s.root_digest <> ledger.seal_root(s.from_journal, s.to_journal, s.nonce)) OR (s.journals <> ( SELECT count(*) AS count
           FROM ledger.journal
          WHERE ((journal.journal_id >= s.from_journal) AND (journal.journal_id <= s.to_journal)))));
create view oversight.unsent_mail as
 SELECT mail_id,
    written_at
   FROM notifications.mail
  WHERE ((sent_at IS NULL) AND (body IS NOT NULL));
create view payments.listed as
 SELECT
        CASE l.kind
            WHEN 'refund_failure'::text THEN 'refund'::text
            WHEN 'bank_return'::text THEN 'bank'::text
            ELSE l.kind
        END AS kind,
    l.subject,
    t.currency,
    (sum(t.net))::bigint AS net
   FROM (payments.balance_link l
     JOIN payments.balance_transaction t USING (provider_transaction))
  WHERE (l.kind <> 'person'::text)
  GROUP BY
        CASE l.kind
            WHEN 'refund_failure'::text THEN 'refund'::text
            WHEN 'bank_return'::text THEN 'bank'::text
            ELSE l.kind
        END, l.subject, t.currency;
create view payments.told as
 SELECT 'payment'::text AS kind,
    (payment.payment_id)::text AS subject,
    COALESCE(payment.provider_charge, payment.provider_session) AS source,
    payment.currency,
    (payment.amount - COALESCE(payment.fee, (0)::bigint)) AS net,
    (payment.fee IS NOT NULL) AS whole,
    payment.decided_at AS since
   FROM payments.payment
  WHERE (payment.state = 'succeeded'::text)
UNION ALL
 SELECT 'refund'::text AS kind,
    (refund.refund_id)::text AS subject,
    refund.provider_refund AS source,
    refund.currency,
        CASE refund.state
            WHEN 'done'::text THEN (- refund.amount)
            ELSE (0)::bigint
        END AS net,
    true AS whole,
    refund.decided_at AS since
   FROM payments.refund
  WHERE (refund.state = ANY (ARRAY['done'::text, 'failed'::text]))
UNION ALL
 SELECT 'dispute'::text AS kind,
    dispute.provider_dispute AS subject,
    dispute.provider_dispute AS source,
    dispute.currency,
    ((COALESCE(dispute.reinstated, (0)::bigint) - dispute.withdrawn) - COALESCE(dispute.fee, (0)::bigint)) AS net,
    true AS whole,
    GREATEST(dispute.withdrawn_at, dispute.reinstated_at) AS since
   FROM payments.dispute
  WHERE (dispute.withdrawn IS NOT NULL)
UNION ALL
 SELECT 'transfer'::text AS kind,
    (transfer.transfer_id)::text AS subject,
    transfer.provider_transfer AS source,
    transfer.currency,
    (- transfer.amount) AS net,
    true AS whole,
    transfer.decided_at AS since
   FROM payments.transfer
  WHERE (transfer.state = 'done'::text)
UNION ALL
 SELECT 'reversal'::text AS kind,
    (transfer_reversal.reversal_id)::text AS subject,
    transfer_reversal.provider_reversal AS source,
    transfer_reversal.currency,
    transfer_reversal.amount AS net,
    true AS whole,
    transfer_reversal.decided_at AS since
   FROM payments.transfer_reversal
  WHERE (transfer_reversal.state = 'done'::text)
UNION ALL
 SELECT 'bank'::text AS kind,
    bank_payout.provider_payout AS subject,
    bank_payout.provider_payout AS source,
    bank_payout.currency,
        CASE
            WHEN (bank_payout.returned_at IS NULL) THEN (- bank_payout.amount)
            ELSE (0)::bigint
        END AS net,
    true AS whole,
    GREATEST(bank_payout.paid_at, bank_payout.returned_at) AS since
   FROM payments.bank_payout
UNION ALL
 SELECT l.kind,
    l.subject,
    t.source,
    t.currency,
    t.net,
    true AS whole,
    l.linked_at AS since
   FROM (payments.balance_link l
     JOIN payments.balance_transaction t USING (provider_transaction))
  WHERE (l.kind = 'provider_fee'::text);

CREATE OR REPLACE FUNCTION catalogue.keep_the_original()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.work_id, old.member_id, old.claim_id, old.original_digest, old.bytes, old.media_type)
    <> (new.work_id, new.member_id, new.claim_id, new.original_digest, new.bytes, new.media_type)
  then
    raise exception 'the file of a work never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION catalogue.plain(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(lower((unaccent('unaccent'::regdictionary, words) COLLATE pg_c_utf8)), ('[^[:alnum:]]+'::text COLLATE pg_c_utf8), ' '::text, 'g'::text)
;
CREATE OR REPLACE FUNCTION catalogue.search_document(title text, creator text, tags text[], description text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((setweight(to_tsvector('simple'::regconfig, catalogue.plain(COALESCE(title, ''::text))), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, catalogue.plain(COALESCE(creator, ''::text))), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, catalogue.plain(array_to_string(COALESCE(tags, '{}'::text[]), ' '::text))), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, catalogue.plain(COALESCE(description, ''::text))), 'C'::"char"))
;
CREATE OR REPLACE FUNCTION catalogue.search_query(words text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT to_tsquery('simple'::regconfig, string_agg(((''''::text || replace(replace(unnest.lexeme, '\'::text, '\\'::text), ''''::text, ''''''::text)) || ''':*'::text), ' & '::text)) AS to_tsquery FROM unnest(to_tsvector('simple'::regconfig, catalogue.plain(search_query.words))) unnest(lexeme, positions, weights))
;
CREATE OR REPLACE FUNCTION checkout.guard_purchase()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.order_id, new.person_id, new.licensee, new.currency, new.policy_version, new.placed_at,
      new.payment_id, new.billed_to, new.address, new.language)
     is distinct from
     (old.order_id, old.person_id, old.licensee, old.currency, old.policy_version, old.placed_at,
      old.payment_id, old.billed_to, old.address, old.language)
     or old.state in ('paid', 'refund_due') then
    raise exception 'order % cannot become another', old.order_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.guard_purchase_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.line_id, new.order_id, new.seq, new.work_id, new.work_title, new.licence_class, new.price,
      new.tax, new.terms_digest)
     is distinct from
     (old.line_id, old.order_id, old.seq, old.work_id, old.work_title, old.licence_class, old.price,
      old.tax, old.terms_digest)
     or old.state <> 'ordered' then
    raise exception 'line % of an order cannot become another', old.line_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.guard_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.refund_id, new.order_id, new.kind, new.amount, new.reason, new.asked_at, new.repeats)
     is distinct from
     (old.refund_id, old.order_id, old.kind, old.amount, old.reason, old.asked_at, old.repeats)
     or old.sent_at is not null and new.sent_at is distinct from old.sent_at
     or not (
       old.state = 'asked'
       or old.state = 'agreed' and new.state in ('sent', 'failed')
       or old.state = 'sent' and new.state = 'failed'
       or old.state = 'failed' and new.state = 'failed'
         and old.kind = 'in_vain' and new.kept_by_bank and not old.kept_by_bank
         and new.ended_at = old.ended_at) then
    raise exception 'refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.guard_repeat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from checkout.refund
    where refund_id = new.repeats and state = 'failed'
      and (order_id, kind, amount) = (new.order_id, new.kind, new.amount)) then
    raise exception 'refund % is not a failed one of the same money', new.repeats
      using errcode = 'check_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.guard_stray_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.payment_id, new.reference, new.policy_version, new.found_at)
     is distinct from (old.payment_id, old.reference, old.policy_version, old.found_at)
     or old.returned_at is not null then
    raise exception 'stray payment % goes back once', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.guard_stray_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- The lock makes two who send one payment back wait for each other.
  perform from checkout.stray_payment where payment_id = new.payment_id for no key update;
  if new.number <> 1 + (
       select count(*) from checkout.stray_refund where payment_id = new.payment_id)
     or exists (
       select from checkout.stray_refund
       where payment_id = new.payment_id and state <> 'failed') then
    raise exception 'stray payment % goes back already', new.payment_id
      using errcode = 'check_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.guard_stray_refund_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.refund_id, new.payment_id, new.number, new.amount, new.currency, new.by_hand,
      new.asked_by, new.asked_at)
     is distinct from
     (old.refund_id, old.payment_id, old.number, old.amount, old.currency, old.by_hand,
      old.asked_by, old.asked_at)
     or old.sent_at is not null and new.sent_at is distinct from old.sent_at
     or not (
       old.state = 'going' and new.state in ('sent', 'failed', 'kept_by_bank')
       or old.state = 'sent' and new.state = 'failed' and not old.by_hand
       or old.state = 'failed' and new.state = 'kept_by_bank' and not exists (
         select from checkout.stray_refund later
         where later.payment_id = old.payment_id and later.number > old.number)) then
    raise exception 'stray refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION checkout.reference_of(line uuid, of_order uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select case when line = of_order then public.typed_id('order', of_order)
    else public.typed_id('line', line) end
$function$
;
CREATE OR REPLACE FUNCTION governance.ballot_in_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  motion governance.proposal;
begin
  select * into strict motion from governance.proposal p where p.proposal_id = new.proposal_id;
  if motion.stage <> 'VOTING' or new.cast_at < motion.opens_at
      or new.cast_at >= motion.closes_at then
    raise exception 'no vote on proposal % at this time', motion.number
      using errcode = 'restrict_violation';
  end if;
  if (motion.matter = 'NUMBER' and new.choice not in ('VALUE', 'ABSTAIN'))
      or (motion.matter = 'TEXT' and new.choice not in ('YES', 'NO', 'ABSTAIN')) then
    raise exception 'proposal % has another kind of ballot', motion.number
      using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' then
    if (new.proposal_id, new.member_id, new.revision)
        is distinct from (old.proposal_id, old.member_id, old.revision + 1)
        or new.cast_at < old.cast_at then
      raise exception 'a ballot is replaced, never changed' using errcode = 'restrict_violation';
    end if;
    insert into governance.superseded_ballot
      (proposal_id, member_id, revision, choice, value, cast_at, superseded_at)
    values
      (old.proposal_id, old.member_id, old.revision, old.choice, old.value, old.cast_at,
        new.cast_at);
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION governance.only_a_vote_changes_policy()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.cause = 'BALLOT' and not exists (
      select
      from governance.proposal p
      join policy.version before on before.policy_version = new.policy_version - 1
      where p.number = new.proposal_number
        and p.adopted_version = new.policy_version
        and p.finding = 'CARRIED'
        and coalesce((before.body::jsonb #>> array['values', p.parameter])::bigint, p.from_value)
          = p.from_value
        and (before.body::jsonb -> 'values') || jsonb_build_object(p.parameter, p.result_value)
          = new.body::jsonb -> 'values') then
    raise exception 'policy version % : no adopted vote asks for it', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION governance.proposal_keeps_its_word()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.proposal_id, new.number, new.member_id, new.title, new.reason, new.matter,
      new.drafted_at, new.sponsors_needed)
    is distinct from
    (old.proposal_id, old.number, old.member_id, old.title, old.reason, old.matter,
      old.drafted_at, old.sponsors_needed)
    or (new.parameter, new.from_value, new.to_value, new.rule_text)
    is distinct from (old.parameter, old.from_value, old.to_value, old.rule_text) then
    raise exception 'proposal % : what was proposed never changes', old.number
      using errcode = 'restrict_violation';
  end if;
  if old.roll_at is not null and
    (new.policy_version, new.roll_at, new.roll_size, new.roll_digest, new.quorum, new.opens_at,
      new.closes_at)
    is distinct from
    (old.policy_version, old.roll_at, old.roll_size, old.roll_digest, old.quorum, old.opens_at,
      old.closes_at) then
    raise exception 'proposal % : roll, rules and times are frozen', old.number
      using errcode = 'restrict_violation';
  end if;
  if old.finding is not null and
    (new.finding, new.result_value, new.trace, new.result_entry, new.effective_at)
    is distinct from
    (old.finding, old.result_value, old.trace, old.result_entry, old.effective_at) then
    raise exception 'proposal % : the result never changes', old.number
      using errcode = 'restrict_violation';
  end if;
  if old.next_at is null then
    raise exception 'proposal % : it is over', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION governance.roll_only_before_the_vote()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
      select from governance.proposal p
      where p.proposal_id = new.proposal_id and p.stage <> 'DISCUSSION') then
    raise exception 'the roll is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION invoicing.count_by_one()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' and new.last = 1 then
    return new;
  end if;
  if tg_op = 'UPDATE'
      and (new.seller, new.series, new.year) = (old.seller, old.series, old.year)
      and new.last = old.last + 1
      and new.last_on >= old.last_on then
    return new;
  end if;
  raise exception 'numbers are counted one by one from 1'
    using errcode = 'restrict_violation';
end;
$function$
;
CREATE OR REPLACE FUNCTION invoicing.no_number_without_paper()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
      select from invoicing.invoice paper
      where (paper.seller, paper.kind, paper.year, paper.number, paper.issued_on)
        = (new.seller, new.series, new.year, new.last, new.last_on)) then
    raise exception 'number % of % % was taken and stands on no paper', new.last, new.series, new.year
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION invoicing.only_close_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.valid_until is not null
      or new.valid_until is null
      or (to_jsonb(new) - 'valid_until' - 'valid') is distinct from
         (to_jsonb(old) - 'valid_until' - 'valid') then
    raise exception '%.% is append-only: only the open end may be closed, once',
      tg_table_schema, tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION invoicing.paper_is_whole()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  lines record;
begin
  if not exists (
      select from invoicing.counter
      where (seller, series, year) = (new.seller, new.kind, new.year) and last >= new.number) then
    raise exception 'number % was never given', new.label using errcode = 'restrict_violation';
  end if;
  select count(*) as many, sum(net) as net, sum(tax) as tax,
      -- Rounding moves the tax on a line by less than a minor unit, whichever way it is done.
      bool_or(abs(tax * 10000 - net * new.tax_rate) >= 10000) as wrong
    into lines from invoicing.invoice_line where invoice_id = new.invoice_id;
  if lines.many = 0 or (lines.net, lines.tax) is distinct from (new.net, new.tax) then
    raise exception 'the lines of % do not make up its totals', new.label
      using errcode = 'restrict_violation';
  end if;
  if new.kind = 'INVOICE' and lines.wrong then
    raise exception 'the tax on a line of % is not its rate', new.label
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION invoicing.take_back_what_was_billed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  paper invoicing.invoice;
  billed invoicing.invoice;
begin
  select * into paper from invoicing.invoice where invoice_id = new.invoice_id;
  if paper.kind = 'INVOICE' then
    return null;
  end if;
  select * into billed from invoicing.invoice where invoice_id = paper.credits;
  if billed.kind <> 'INVOICE'
      or (paper.subject, paper.currency, paper.person_id, paper.tax_kind, paper.tax_country,
          paper.tax_rate)
        is distinct from
        (billed.subject, billed.currency, billed.person_id, billed.tax_kind, billed.tax_country,
          billed.tax_rate) then
    raise exception 'credit note % does not match what it takes back', paper.label
      using errcode = 'restrict_violation';
  end if;
  if not exists (
      select from invoicing.invoice_line asked
      where asked.invoice_id = paper.credits and asked.line = new.line
        and asked.net >= (
          select sum(back.net) from invoicing.invoice_line back
            join invoicing.invoice note on note.invoice_id = back.invoice_id
          where note.credits = paper.credits and back.line = new.line)
        and asked.tax >= (
          select sum(back.tax) from invoicing.invoice_line back
            join invoicing.invoice note on note.invoice_id = back.invoice_id
          where note.credits = paper.credits and back.line = new.line)) then
    raise exception 'credit note % takes back more of line % than was billed', paper.label, new.line
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.check_balance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  entries bigint;
  total numeric;
begin
  select count(*), coalesce(sum(amount), 0) into entries, total
  from ledger.entry where journal_id = new.journal_id;
  if entries < 2 or total <> 0 then
    raise exception 'journal % has % entries that sum to %', new.journal_id, entries, total
      using errcode = 'check_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.check_grant()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from ledger.solidarity_grant
    where journal_id = new.journal_id and state = 'agreed') then
    raise exception 'journal % grants what nobody agreed to', new.journal_id
      using errcode = 'check_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.check_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  divided numeric;
begin
  select coalesce(sum(amount), 0) into divided
  from ledger.line_share where line_ref = new.line_ref;
  if divided <> (select net + tax from ledger.order_line where line_ref = new.line_ref) then
    raise exception 'the shares of line % sum to %', new.line_ref, divided
      using errcode = 'check_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.check_year()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  given numeric;
begin
  select coalesce(sum(cash + retained), 0) into given
  from ledger.year_share where year = new.year and currency = new.currency;
  if given <> (
    select divided - reserve - education from ledger.year_result
    where year = new.year and currency = new.currency
  ) then
    raise exception 'the shares of % in % sum to %', new.year, new.currency, given
      using errcode = 'check_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.continue_seals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.seal_number > 1 and not exists (
    select from ledger.seal
    where seal_number = new.seal_number - 1
      and to_journal + 1 = new.from_journal
      and seal_digest = new.previous_digest
  ) or new.seal_number = 1 and (
    new.from_journal <> 1 or new.previous_digest <> decode(repeat('00', 32), 'hex')
  ) then
    raise exception 'seal % does not continue the one before', new.seal_number
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.continue_years()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from ledger.closed_year
    having max(year) is not null and (max(year) + 1 <> new.year or max(to_at) <> new.from_at)
  ) or not exists (select from ledger.closed_year)
    and exists (select from ledger.journal where recorded_at < new.from_at) then
    raise exception 'year % does not follow the last one that is closed', new.year
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.guard_account()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.account_id, new.code, new.chart, new.kind, new.normal_side, new.currency, new.member_id,
      new.country, new.min_balance, new.opened_at)
     is distinct from
     (old.account_id, old.code, old.chart, old.kind, old.normal_side, old.currency, old.member_id,
      old.country, old.min_balance, old.opened_at)
     or (new.balance is distinct from old.balance and new.version <= old.version) then
    raise exception 'account % cannot become another', old.code
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.guard_solidarity_grant()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  held bigint;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      raise exception 'solidarity grant % begins as a proposal', new.grant_id
        using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (new.grant_id, new.member_id, new.amount, new.currency, new.purpose, new.proposed_by,
      new.proposed_at)
     is distinct from
     (old.grant_id, old.member_id, old.amount, old.currency, old.purpose, old.proposed_by,
      old.proposed_at)
     or old.state <> 'proposed' or new.state = 'proposed' then
    raise exception 'solidarity grant % cannot become another', old.grant_id
      using errcode = 'restrict_violation';
  end if;
  if new.state = 'agreed' then
    if not exists (
      select from ledger.journal j
      where j.journal_id = new.journal_id and j.kind = 'grant'
        and j.idem_key = 'grant:' || public.typed_id('grant', new.grant_id)
        and new.amount = (
          select sum(e.amount) from ledger.entry e join ledger.account a using (account_id)
          where e.journal_id = j.journal_id and a.chart = 'solidarity.fund')
        and new.amount = (
          select -sum(e.amount) from ledger.entry e join ledger.account a using (account_id)
          where e.journal_id = j.journal_id and a.member_id = new.member_id
            and a.chart in ('creator.available', 'member.recoverable'))) then
      raise exception 'solidarity grant % is not booked as it was agreed to', new.grant_id
        using errcode = 'check_violation';
    end if;
    -- The lock makes two who grant at once wait for each other, also where nobody asked for it.
    perform ledger.lock_solidarity_fund(new.currency);
    select amount into held from ledger.solidarity_fund where currency = new.currency;
    if held < 0 then
      raise exception 'solidarity grant % takes % more than the fund holds', new.grant_id, -held
        using errcode = 'check_violation';
    end if;
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.journal_text(number bigint, nonce bytea)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select 'byhand journal 2' || e'\n'
    || encode(sha256(nonce || convert_to(j.journal_id::text, 'UTF8')), 'hex') || e'\n'
    || j.journal_id || e'\n' || j.kind || e'\n' || j.idem_key || e'\n' || j.cause || e'\n'
    || 'policy ' || j.policy_version || e'\n'
    || 'reverses ' || coalesce(j.reverses_journal::text, '-') || e'\n'
    || (extract(epoch from j.effective_at) * 1000000)::bigint || e'\n'
    || (extract(epoch from j.recorded_at) * 1000000)::bigint || e'\n'
    || (select string_agg(a.code || ' ' || e.amount || e'\n', '' order by e.seq)
        from ledger.entry e join ledger.account a using (account_id)
        where e.journal_id = j.journal_id)
  from ledger.journal j where j.journal_id = number
$function$
;
CREATE OR REPLACE FUNCTION ledger.lock_solidarity_fund(of_currency text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtextextended('solidarity.fund ' || of_currency, 0))
$function$
;
CREATE OR REPLACE FUNCTION ledger.refuse_closed_year()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from ledger.closed_year where to_at > new.recorded_at) then
    raise exception 'the year of % is closed', new.recorded_at
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.refuse_late_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from ledger.journal
    where journal_id = new.journal_id
      and recorded_in = pg_current_xact_id()::text::bigint
  ) then
    raise exception 'journal % is closed: entries come with it or not at all', new.journal_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.refuse_late_hours()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from ledger.closed_year where year = new.year) then
    raise exception 'the year % is closed', new.year using errcode = 'restrict_violation';
  end if;
  if new.revision <> 1 + (
    select coalesce(max(revision), 0) from ledger.work_hours
    where year = new.year and member_id = new.member_id
  ) then
    raise exception 'revision % of the hours of % does not follow', new.revision, new.year
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.seal_root(lowest bigint, highest bigint, nonce bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select ledger.tree_root(coalesce(
    array_agg(
      sha256(convert_to(ledger.journal_text(journal_id, nonce), 'UTF8')) order by journal_id),
    '{}'))
  from ledger.journal where journal_id between lowest and highest
$function$
;
CREATE OR REPLACE FUNCTION ledger.stamp_journal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.recorded_in := pg_current_xact_id()::text::bigint;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION ledger.tree_root(leaves bytea[])
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  size integer := cardinality(leaves);
  split integer := 1;
begin
  if size = 0 then
    return sha256(''::bytea);
  elsif size = 1 then
    return sha256('\x00'::bytea || leaves[1]);
  end if;
  while split * 2 < size loop
    split := split * 2;
  end loop;
  return sha256('\x01'::bytea || ledger.tree_root(leaves[1:split])
    || ledger.tree_root(leaves[split + 1:size]));
end;
$function$
;
CREATE OR REPLACE FUNCTION licensing.guard_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.freeze_number, new.work_id, new.frozen_from, new.reason)
     is distinct from (old.freeze_number, old.work_id, old.frozen_from, old.reason)
     or (old.frozen_until is not null
         and (new.frozen_until is null or new.frozen_until > old.frozen_until)) then
    raise exception 'a freeze can only end, or end earlier: %', old.freeze_number
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION licensing.keep_offer_ends()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from licensing.offer where offer_number = old.offer_number) then
    raise exception 'licensing.offer_end is append-only: DELETE is refused'
      using errcode = 'restrict_violation';
  end if;
  return old;
end;
$function$
;
CREATE OR REPLACE FUNCTION licensing.keep_offers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from catalogue.work where work_id = old.work_id) then
    raise exception 'licensing.offer is append-only: DELETE is refused'
      using errcode = 'restrict_violation';
  end if;
  return old;
end;
$function$
;
CREATE OR REPLACE FUNCTION licensing.only_shorten_exclusivity()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.licence_id, new.work_id, new.file_digest, new.starts_at, new.agreed_until)
     is distinct from
     (old.licence_id, old.work_id, old.file_digest, old.starts_at, old.agreed_until)
     or new.ends_at > old.ends_at then
    raise exception 'an exclusive licence can only end earlier: %', old.licence_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION moderation.keep_the_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.case_id, old.number, old.work_id, old.ground, old.words, old.good_faith,
      old.policy_version, old.opened_at, old.answer_by, old.entry_id)
    is distinct from
     (new.case_id, new.number, new.work_id, new.ground, new.words, new.good_faith,
      new.policy_version, new.opened_at, new.answer_by, new.entry_id)
  then
    raise exception 'a report stays as it was taken' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION oversight.clock()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(current_setting('byhand.now', true), '')::timestamptz, now())
$function$
;
CREATE OR REPLACE FUNCTION payments.check_items()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select sum(amount) from payments.payment_item where payment_id = new.payment_id)
     <> (select amount from payments.payment where payment_id = new.payment_id) then
    raise exception 'the items of payment % do not sum to it', new.payment_id
      using errcode = 'check_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.found_of(refund uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(sum(amount), 0)::bigint from payments.refund_found
  where refund_id = refund and came_back_at is null
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_bank_payout()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.provider_payout, new.amount, new.currency, new.paid_at)
     is distinct from (old.provider_payout, old.amount, old.currency, old.paid_at)
     or (old.returned_at is not null and new.returned_at is distinct from old.returned_at) then
    raise exception 'payout % stays what it is', old.provider_payout
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  difference bigint;
begin
  if tg_op = 'UPDATE' then
    if (new.kind, new.subject, new.number, new.amount, new.currency, new.reason, new.words,
        new.booked_by, new.booked_at)
       is distinct from (old.kind, old.subject, old.number, old.amount, old.currency, old.reason,
        old.words, old.booked_by, old.booked_at)
       or old.ended_at is not null or new.ended_at is null then
      raise exception 'correction % of % % is taken back once, and not changed', old.number,
        old.kind, old.subject using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  -- Whoever notes what explains a movement holds it, too.
  perform pg_advisory_xact_lock(hashtextextended('payments.correction', 0));
  if new.ended_at is not null or new.number <> 1 + (
       select count(*) from payments.correction
       where (kind, subject) = (new.kind, new.subject)) then
    raise exception 'correction % of % % does not follow', new.number, new.kind, new.subject
      using errcode = 'restrict_violation';
  end if;
  select coalesce(l.net, 0) - t.net into difference
  from payments.told t left join payments.listed l using (kind, subject, currency)
  where (t.kind, t.subject, t.currency) = (new.kind, new.subject, new.currency);
  if difference is distinct from new.amount then
    raise exception 'the provider differs by % for % %, not by %', difference, new.kind,
      new.subject, new.amount using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_dispute()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.provider_dispute, new.payment_id, new.opened_at)
     is distinct from (old.provider_dispute, old.payment_id, old.opened_at)
     or (old.withdrawn is not null and (new.withdrawn, new.fee, new.withdrawn_at)
         is distinct from (old.withdrawn, old.fee, old.withdrawn_at))
     or (old.reinstated is not null and (new.reinstated, new.reinstated_at)
         is distinct from (old.reinstated, old.reinstated_at))
     or (old.verdict is not null and (new.verdict, new.closed_at)
         is distinct from (old.verdict, old.closed_at)) then
    raise exception 'what is known of dispute % stays so', old.provider_dispute
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.payment_id, new.reference, new.amount, new.currency, new.idem_key, new.live,
      new.intended_at, new.success_uri, new.cancel_uri)
     is distinct from
     (old.payment_id, old.reference, old.amount, old.currency, old.idem_key, old.live,
      old.intended_at, old.success_uri, old.cancel_uri) then
    raise exception 'what was asked for payment % cannot change', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if new.expires_at is distinct from old.expires_at
     and not (old.state = 'intended' and new.state = 'intended'
              and new.expires_at > old.expires_at and new.attempt > old.attempt) then
    raise exception 'the page of payment % keeps its end', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.state = 'succeeded' and new.state <> 'succeeded' then
    raise exception 'payment % has succeeded and stays so', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.provider_session is not null
     and new.provider_session is distinct from old.provider_session then
    raise exception 'payment % keeps its session', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  if old.fee_transaction is not null
     and (new.fee_transaction, new.fee) is distinct from (old.fee_transaction, old.fee) then
    raise exception 'the fee of payment % is already known', old.payment_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_recipient()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.payee, new.idem_key, new.intended_at)
     is distinct from (old.payee, old.idem_key, old.intended_at)
     or (old.provider_account is not null
         and (new.provider_account, new.name, new.email, new.country)
             is distinct from (old.provider_account, old.name, old.email, old.country))
     or old.state = 'closed' and new.state <> 'closed' then
    raise exception 'payee % cannot become another', old.payee
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.refund_id, new.payment_id, new.amount, new.currency, new.whole, new.idem_key,
      new.intended_at)
     is distinct from
     (old.refund_id, old.payment_id, old.amount, old.currency, old.whole, old.idem_key,
      old.intended_at)
     or (old.provider_refund is not null
         and new.provider_refund is distinct from old.provider_refund)
     or old.attempt > new.attempt
     or old.state = 'sent' and new.state = 'intended'
     or old.state = 'done' and new.state not in ('done', 'failed')
     or old.state = 'failed' and new.state <> 'failed' then
    raise exception 'refund % cannot become another', old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_refund_found()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  whole payments.refund%rowtype;
  counted bigint;
begin
  -- The lock makes two parts of one refund wait for each other.
  select * into whole from payments.refund where refund_id = new.refund_id for no key update;
  select coalesce(sum(amount), 0) into counted
  from payments.refund_found where refund_id = new.refund_id and came_back_at is null;
  if whole.state <> 'intended' or whole.provider_refund is not null
     or counted + new.amount >= whole.amount
     or exists (select from payments.refund where provider_refund = new.provider_refund)
     or exists (
       select from payments.refund_found f join payments.refund r using (refund_id)
       where f.provider_refund = new.provider_refund and f.came_back_at is null
         and r.state <> 'failed') then
    raise exception '% cannot be a part of refund %', new.provider_refund, new.refund_id
      using errcode = 'check_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_refund_part()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.provider_refund, new.refund_id, new.amount, new.found_at)
     is distinct from (old.provider_refund, old.refund_id, old.amount, old.found_at)
     or old.came_back_at is not null
     or exists (
       select from payments.refund
       where refund_id = old.refund_id and provider_refund is not null) then
    raise exception '% stays a part of refund %', old.provider_refund, old.refund_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_refund_sum()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  paid payments.payment%rowtype;
  going bigint;
begin
  -- The lock makes two refunds of one payment wait for each other.
  select * into paid from payments.payment
  where payment_id = new.payment_id for no key update;
  select coalesce(sum(amount), 0) into going from payments.refund
  where payment_id = new.payment_id and state <> 'failed';
  if paid.state <> 'succeeded' or paid.currency <> new.currency
     or going + new.amount > paid.amount then
    raise exception 'payment % has no % % left to send back: % of % go back already',
      new.payment_id, new.amount, new.currency, going, paid.amount
      using errcode = 'check_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_reversal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.reversal_id, new.transfer_id, new.amount, new.currency, new.idem_key, new.intended_at)
     is distinct from
     (old.reversal_id, old.transfer_id, old.amount, old.currency, old.idem_key, old.intended_at)
     or old.attempt > new.attempt or old.state <> 'intended' and new.state <> old.state
     or (old.provider_reversal is not null
         and new.provider_reversal is distinct from old.provider_reversal) then
    raise exception 'reversal % cannot become another', old.reversal_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_reversal_sum()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  sent payments.transfer%rowtype;
  back bigint;
begin
  select * into sent from payments.transfer
  where transfer_id = new.transfer_id for no key update;
  select coalesce(sum(amount), 0) into back from payments.transfer_reversal
  where transfer_id = new.transfer_id and state <> 'failed';
  if sent.state <> 'done' or sent.currency <> new.currency or back + new.amount > sent.amount then
    raise exception 'transfer % has no % % left to take back', new.transfer_id, new.amount,
      new.currency using errcode = 'check_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_transfer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.transfer_id, new.payee, new.amount, new.currency, new.transfer_group, new.idem_key,
      new.intended_at)
     is distinct from
     (old.transfer_id, old.payee, old.amount, old.currency, old.transfer_group, old.idem_key,
      old.intended_at)
     or old.attempt > new.attempt or old.state <> 'intended' and new.state <> old.state
     or (old.provider_transfer is not null
         and new.provider_transfer is distinct from old.provider_transfer) then
    raise exception 'transfer % cannot become another', old.transfer_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_unallocated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.provider_transaction, new.told_at)
     is distinct from (old.provider_transaction, old.told_at)
     or old.explained_at is not null then
    raise exception 'movement % is explained once', old.provider_transaction
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payments.guard_webhook_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.event_id, new.type, new.api_version, new.live, new.payload, new.received_at)
     is distinct from
     (old.event_id, old.type, old.api_version, old.live, old.payload, old.received_at)
     or old.state = 'done' then
    raise exception 'message % of the provider cannot change', old.event_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payouts.guard_clawback()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.reversal_id, new.payout_id, new.member_id, new.amount, new.currency, new.owed,
      new.policy_version, new.intended_at)
     is distinct from
     (old.reversal_id, old.payout_id, old.member_id, old.amount, old.currency, old.owed,
      old.policy_version, old.intended_at)
     or old.state <> 'intended' then
    raise exception 'clawback % cannot become another', old.reversal_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payouts.guard_payout()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.payout_id, new.run_no, new.member_id, new.amount, new.currency, new.transfer_id,
      new.intended_at)
     is distinct from
     (old.payout_id, old.run_no, old.member_id, old.amount, old.currency, old.transfer_id,
      old.intended_at)
     or old.state <> 'intended' then
    raise exception 'payout % cannot become another', old.payout_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION payouts.guard_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.run_no, new.policy_version, new.started_at)
     is distinct from (old.run_no, old.policy_version, old.started_at)
     or old.finished_at is not null then
    raise exception 'payout run % cannot become another', old.run_no
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION policy.continue_the_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.policy_version > 1 and not exists (
      select from policy.version before
      where before.policy_version = new.policy_version - 1
        and before.digest = new.previous_digest
        and before.in_force_until = new.in_force_from) then
    raise exception 'policy version % does not continue the one before', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION policy.no_gap()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
      select from policy.version after where after.in_force_from = new.in_force_until) then
    raise exception 'policy version % was closed without a successor', new.policy_version
      using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION policy.only_close_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.in_force_until is not null
      or new.in_force_until is null
      or (new.policy_version, new.in_force_from, new.body, new.digest, new.cause, new.entry_id,
          new.adopted_at, new.rule)
        is distinct from
        (old.policy_version, old.in_force_from, old.body, old.digest, old.cause, old.entry_id,
          old.adopted_at, old.rule)
      or new.previous_digest is distinct from old.previous_digest
      or new.proposal_number is distinct from old.proposal_number then
    raise exception 'policy.version is append-only: only the open end may be closed, once'
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION provenance.refuse_opinion_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.taken_back_at is null and new.taken_back_at is not null
    and (old.attestation, old.claim_id, old.member_id, old.opinion, old.points, old.reason,
         old.given_at, old.counts_from)
      = (new.attestation, new.claim_id, new.member_id, new.opinion, new.points, new.reason,
         new.given_at, new.counts_from)
    and old.ground is not distinct from new.ground then
    return new;
  end if;
  raise exception 'an opinion can only be taken back: % is refused', tg_op
    using errcode = 'restrict_violation';
end;
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % is refused', tg_table_schema || '.' || tg_table_name, tg_op
    using errcode = 'restrict_violation';
end;
$function$
;
CREATE OR REPLACE FUNCTION public.typed_id(kind text, id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select kind || '_' || string_agg(
    substr(
      '0123456789abcdefghjkmnpqrstvwxyz', substring(number from place * 5 + 1 for 5)::bit(5)::int + 1, 1),
    '' order by place)
  from (select B'00' || ('x' || replace(id::text, '-', ''))::bit(128) as number) as bits,
    generate_series(0, 25) as place
$function$
;
CREATE OR REPLACE FUNCTION register.let_go_what_has_a_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from register.leaf where entry_id = old.entry_id) then
    raise exception 'entry % has no place in the log yet', old.entry_id
      using errcode = 'restrict_violation';
  end if;
  return old;
end;
$function$
;
CREATE OR REPLACE FUNCTION register.only_erase()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.entry_id <> old.entry_id or new.fact <> old.fact
      or old.salt is null or new.salt is not null
  then
    raise exception 'a salt is kept or erased, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end;
$function$
;
CREATE OR REPLACE FUNCTION register.put_in_the_outbox()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into register.outbox (entry_id) values (new.entry_id);
  return null;
end;
$function$
;
CREATE OR REPLACE FUNCTION register.refuse_gaps()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  first bigint;
  last bigint;
  added bigint;
begin
  select min(leaf_index), max(leaf_index), count(*) into first, last, added from fresh;
  if added > 0 and (last - first + 1 <> added
      or (first > 0 and not exists (select from register.leaf where leaf_index = first - 1)))
  then
    raise exception 'places are given one after the other' using errcode = 'restrict_violation';
  end if;
  return null;
end;
$function$
;

CREATE TRIGGER division_append_only BEFORE DELETE OR UPDATE ON catalogue.division FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_never_emptied BEFORE TRUNCATE ON catalogue.division FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_answer_append_only BEFORE DELETE OR UPDATE ON catalogue.division_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_answer_never_emptied BEFORE TRUNCATE ON catalogue.division_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_end_append_only BEFORE DELETE OR UPDATE ON catalogue.division_end FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_end_never_emptied BEFORE TRUNCATE ON catalogue.division_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_share_append_only BEFORE DELETE OR UPDATE ON catalogue.division_share FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_share_never_emptied BEFORE TRUNCATE ON catalogue.division_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_signatory_append_only BEFORE DELETE OR UPDATE ON catalogue.division_signatory FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER division_signatory_never_emptied BEFORE TRUNCATE ON catalogue.division_signatory FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER work_keeps_original BEFORE UPDATE ON catalogue.work FOR EACH ROW EXECUTE FUNCTION catalogue.keep_the_original();
CREATE TRIGGER dispute_kept BEFORE DELETE ON checkout.dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_never_emptied BEFORE TRUNCATE ON checkout.dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_guarded BEFORE UPDATE ON checkout.purchase FOR EACH ROW EXECUTE FUNCTION checkout.guard_purchase();
CREATE TRIGGER purchase_kept BEFORE DELETE ON checkout.purchase FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_never_emptied BEFORE TRUNCATE ON checkout.purchase FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_line_guarded BEFORE UPDATE ON checkout.purchase_line FOR EACH ROW EXECUTE FUNCTION checkout.guard_purchase_line();
CREATE TRIGGER purchase_line_kept BEFORE DELETE ON checkout.purchase_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_line_never_emptied BEFORE TRUNCATE ON checkout.purchase_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_share_append_only BEFORE DELETE OR UPDATE ON checkout.purchase_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_share_never_emptied BEFORE TRUNCATE ON checkout.purchase_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_append_only BEFORE DELETE OR UPDATE ON checkout.quote FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_never_emptied BEFORE TRUNCATE ON checkout.quote FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_line_append_only BEFORE DELETE OR UPDATE ON checkout.quote_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_line_never_emptied BEFORE TRUNCATE ON checkout.quote_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_kept BEFORE DELETE ON checkout.refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_monotone BEFORE UPDATE ON checkout.refund FOR EACH ROW EXECUTE FUNCTION checkout.guard_refund();
CREATE TRIGGER refund_never_emptied BEFORE TRUNCATE ON checkout.refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_repeats BEFORE INSERT ON checkout.refund FOR EACH ROW WHEN ((new.repeats IS NOT NULL)) EXECUTE FUNCTION checkout.guard_repeat();
CREATE TRIGGER refund_line_append_only BEFORE DELETE OR UPDATE ON checkout.refund_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_line_never_emptied BEFORE TRUNCATE ON checkout.refund_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stray_payment_guarded BEFORE UPDATE ON checkout.stray_payment FOR EACH ROW EXECUTE FUNCTION checkout.guard_stray_payment();
CREATE TRIGGER stray_payment_kept BEFORE DELETE ON checkout.stray_payment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stray_payment_never_emptied BEFORE TRUNCATE ON checkout.stray_payment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stray_refund_after_failure BEFORE INSERT ON checkout.stray_refund FOR EACH ROW EXECUTE FUNCTION checkout.guard_stray_refund();
CREATE TRIGGER stray_refund_kept BEFORE DELETE ON checkout.stray_refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stray_refund_monotone BEFORE UPDATE ON checkout.stray_refund FOR EACH ROW EXECUTE FUNCTION checkout.guard_stray_refund_state();
CREATE TRIGGER stray_refund_never_emptied BEFORE TRUNCATE ON checkout.stray_refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ballot_in_time BEFORE INSERT OR UPDATE ON governance.ballot FOR EACH ROW EXECUTE FUNCTION governance.ballot_in_time();
CREATE TRIGGER ballot_never_emptied BEFORE TRUNCATE ON governance.ballot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ballot_never_removed BEFORE DELETE ON governance.ballot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposal_frozen BEFORE UPDATE ON governance.proposal FOR EACH ROW EXECUTE FUNCTION governance.proposal_keeps_its_word();
CREATE TRIGGER proposal_never_emptied BEFORE TRUNCATE ON governance.proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposal_never_removed BEFORE DELETE ON governance.proposal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roll_append_only BEFORE DELETE OR UPDATE ON governance.roll FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roll_frozen BEFORE INSERT ON governance.roll FOR EACH ROW EXECUTE FUNCTION governance.roll_only_before_the_vote();
CREATE TRIGGER roll_never_emptied BEFORE TRUNCATE ON governance.roll FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sponsor_append_only BEFORE DELETE OR UPDATE ON governance.sponsor FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER superseded_append_only BEFORE DELETE OR UPDATE ON governance.superseded_ballot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER superseded_never_emptied BEFORE TRUNCATE ON governance.superseded_ballot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER counter_counts BEFORE INSERT OR UPDATE ON invoicing.counter FOR EACH ROW EXECUTE FUNCTION invoicing.count_by_one();
CREATE TRIGGER counter_kept BEFORE DELETE ON invoicing.counter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER counter_leaves_no_gap AFTER INSERT OR UPDATE ON invoicing.counter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoicing.no_number_without_paper();
CREATE TRIGGER counter_never_emptied BEFORE TRUNCATE ON invoicing.counter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_append_only BEFORE DELETE OR UPDATE ON invoicing.invoice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER invoice_is_whole AFTER INSERT ON invoicing.invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoicing.paper_is_whole();
CREATE TRIGGER invoice_never_emptied BEFORE TRUNCATE ON invoicing.invoice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_append_only BEFORE DELETE OR UPDATE ON invoicing.invoice_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_never_emptied BEFORE TRUNCATE ON invoicing.invoice_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER invoice_line_takes_back AFTER INSERT ON invoicing.invoice_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoicing.take_back_what_was_billed();
CREATE TRIGGER place_check_append_only BEFORE DELETE OR UPDATE ON invoicing.place_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER place_check_never_emptied BEFORE TRUNCATE ON invoicing.place_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seller_never_emptied BEFORE TRUNCATE ON invoicing.seller FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seller_never_removed BEFORE DELETE ON invoicing.seller FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seller_only_closes BEFORE UPDATE ON invoicing.seller FOR EACH ROW EXECUTE FUNCTION invoicing.only_close_once();
CREATE TRIGGER tax_rate_never_emptied BEFORE TRUNCATE ON invoicing.tax_rate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tax_rate_never_removed BEFORE DELETE ON invoicing.tax_rate FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tax_rate_only_closes BEFORE UPDATE ON invoicing.tax_rate FOR EACH ROW EXECUTE FUNCTION invoicing.only_close_once();
CREATE TRIGGER account_guarded BEFORE UPDATE ON ledger.account FOR EACH ROW EXECUTE FUNCTION ledger.guard_account();
CREATE TRIGGER account_kept BEFORE DELETE ON ledger.account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_never_emptied BEFORE TRUNCATE ON ledger.account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_snapshot_append_only BEFORE DELETE OR UPDATE ON ledger.account_snapshot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_snapshot_never_emptied BEFORE TRUNCATE ON ledger.account_snapshot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closed_year_append_only BEFORE DELETE OR UPDATE ON ledger.closed_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closed_year_follows BEFORE INSERT ON ledger.closed_year FOR EACH ROW EXECUTE FUNCTION ledger.continue_years();
CREATE TRIGGER closed_year_never_emptied BEFORE TRUNCATE ON ledger.closed_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON ledger.entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_balance();
CREATE TRIGGER entry_in_time BEFORE INSERT ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.refuse_late_entry();
CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON ledger.journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER journal_balances AFTER INSERT ON ledger.journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_balance();
CREATE CONSTRAINT TRIGGER journal_grant_agreed AFTER INSERT ON ledger.journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'grant'::text)) EXECUTE FUNCTION ledger.check_grant();
CREATE TRIGGER journal_in_open_year BEFORE INSERT ON ledger.journal FOR EACH ROW EXECUTE FUNCTION ledger.refuse_closed_year();
CREATE TRIGGER journal_never_emptied BEFORE TRUNCATE ON ledger.journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_stamped BEFORE INSERT ON ledger.journal FOR EACH ROW EXECUTE FUNCTION ledger.stamp_journal();
CREATE TRIGGER line_move_append_only BEFORE DELETE OR UPDATE ON ledger.line_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER line_move_never_emptied BEFORE TRUNCATE ON ledger.line_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER line_share_append_only BEFORE DELETE OR UPDATE ON ledger.line_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER line_share_never_emptied BEFORE TRUNCATE ON ledger.line_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER share_divides AFTER INSERT ON ledger.line_share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_line();
CREATE CONSTRAINT TRIGGER line_divided AFTER INSERT ON ledger.order_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_line();
CREATE TRIGGER order_line_append_only BEFORE DELETE OR UPDATE ON ledger.order_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_line_never_emptied BEFORE TRUNCATE ON ledger.order_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER paid_order_append_only BEFORE DELETE OR UPDATE ON ledger.paid_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER paid_order_never_emptied BEFORE TRUNCATE ON ledger.paid_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_append_only BEFORE DELETE OR UPDATE ON ledger.seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_continues BEFORE INSERT ON ledger.seal FOR EACH ROW EXECUTE FUNCTION ledger.continue_seals();
CREATE TRIGGER seal_never_emptied BEFORE TRUNCATE ON ledger.seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER solidarity_grant_guarded BEFORE INSERT OR UPDATE ON ledger.solidarity_grant FOR EACH ROW EXECUTE FUNCTION ledger.guard_solidarity_grant();
CREATE TRIGGER solidarity_grant_kept BEFORE DELETE ON ledger.solidarity_grant FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER solidarity_grant_never_emptied BEFORE TRUNCATE ON ledger.solidarity_grant FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER hours_in_open_year BEFORE INSERT ON ledger.work_hours FOR EACH ROW EXECUTE FUNCTION ledger.refuse_late_hours();
CREATE TRIGGER work_hours_append_only BEFORE DELETE OR UPDATE ON ledger.work_hours FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER work_hours_never_emptied BEFORE TRUNCATE ON ledger.work_hours FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER year_divided AFTER INSERT ON ledger.year_result DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_year();
CREATE TRIGGER year_result_append_only BEFORE DELETE OR UPDATE ON ledger.year_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER year_result_never_emptied BEFORE TRUNCATE ON ledger.year_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER year_share_append_only BEFORE DELETE OR UPDATE ON ledger.year_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER year_share_divides AFTER INSERT ON ledger.year_share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.check_year();
CREATE TRIGGER year_share_never_emptied BEFORE TRUNCATE ON ledger.year_share FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exclusivity_guarded BEFORE UPDATE ON licensing.exclusivity FOR EACH ROW EXECUTE FUNCTION licensing.only_shorten_exclusivity();
CREATE TRIGGER exclusivity_kept BEFORE DELETE ON licensing.exclusivity FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exclusivity_never_emptied BEFORE TRUNCATE ON licensing.exclusivity FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER freeze_guarded BEFORE UPDATE ON licensing."freeze" FOR EACH ROW EXECUTE FUNCTION licensing.guard_freeze();
CREATE TRIGGER freeze_kept BEFORE DELETE ON licensing."freeze" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER freeze_never_emptied BEFORE TRUNCATE ON licensing."freeze" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handed_out_append_only BEFORE DELETE OR UPDATE ON licensing.handed_out FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handed_out_never_emptied BEFORE TRUNCATE ON licensing.handed_out FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER licence_append_only BEFORE DELETE OR UPDATE ON licensing.licence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER licence_never_emptied BEFORE TRUNCATE ON licensing.licence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_goes_with_its_draft BEFORE DELETE ON licensing.offer FOR EACH ROW EXECUTE FUNCTION licensing.keep_offers();
CREATE TRIGGER offer_never_changed BEFORE UPDATE ON licensing.offer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_never_emptied BEFORE TRUNCATE ON licensing.offer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_end_goes_with_its_offer BEFORE DELETE ON licensing.offer_end FOR EACH ROW EXECUTE FUNCTION licensing.keep_offer_ends();
CREATE TRIGGER offer_end_never_changed BEFORE UPDATE ON licensing.offer_end FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offer_end_never_emptied BEFORE TRUNCATE ON licensing.offer_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revocation_append_only BEFORE DELETE OR UPDATE ON licensing.revocation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revocation_never_emptied BEFORE TRUNCATE ON licensing.revocation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER terms_append_only BEFORE DELETE OR UPDATE ON licensing.terms FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER terms_never_emptied BEFORE TRUNCATE ON licensing.terms FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_file_append_only BEFORE DELETE ON moderation.case_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_file_keeps_the_report BEFORE UPDATE ON moderation.case_file FOR EACH ROW EXECUTE FUNCTION moderation.keep_the_report();
CREATE TRIGGER case_file_never_emptied BEFORE TRUNCATE ON moderation.case_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER look_append_only BEFORE UPDATE ON oversight.look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER look_never_emptied BEFORE TRUNCATE ON oversight.look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balance_link_append_only BEFORE DELETE OR UPDATE ON payments.balance_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balance_link_never_emptied BEFORE TRUNCATE ON payments.balance_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balance_transaction_append_only BEFORE DELETE OR UPDATE ON payments.balance_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balance_transaction_never_emptied BEFORE TRUNCATE ON payments.balance_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_payout_kept BEFORE DELETE ON payments.bank_payout FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_payout_monotone BEFORE UPDATE ON payments.bank_payout FOR EACH ROW EXECUTE FUNCTION payments.guard_bank_payout();
CREATE TRIGGER bank_payout_never_emptied BEFORE TRUNCATE ON payments.bank_payout FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_guarded BEFORE INSERT OR UPDATE ON payments.correction FOR EACH ROW EXECUTE FUNCTION payments.guard_correction();
CREATE TRIGGER correction_kept BEFORE DELETE ON payments.correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_never_emptied BEFORE TRUNCATE ON payments.correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_kept BEFORE DELETE ON payments.dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dispute_monotone BEFORE UPDATE ON payments.dispute FOR EACH ROW EXECUTE FUNCTION payments.guard_dispute();
CREATE TRIGGER dispute_never_emptied BEFORE TRUNCATE ON payments.dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_kept BEFORE DELETE ON payments.payment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_monotone BEFORE UPDATE ON payments.payment FOR EACH ROW EXECUTE FUNCTION payments.guard_payment();
CREATE TRIGGER payment_never_emptied BEFORE TRUNCATE ON payments.payment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_item_append_only BEFORE DELETE OR UPDATE ON payments.payment_item FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_item_never_emptied BEFORE TRUNCATE ON payments.payment_item FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER payment_item_sum AFTER INSERT ON payments.payment_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.seq = 1)) EXECUTE FUNCTION payments.check_items();
CREATE TRIGGER recipient_guarded BEFORE UPDATE ON payments.recipient FOR EACH ROW EXECUTE FUNCTION payments.guard_recipient();
CREATE TRIGGER recipient_kept BEFORE DELETE ON payments.recipient FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recipient_never_emptied BEFORE TRUNCATE ON payments.recipient FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliation_append_only BEFORE DELETE OR UPDATE ON payments.reconciliation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliation_never_emptied BEFORE TRUNCATE ON payments.reconciliation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_covered BEFORE INSERT ON payments.refund FOR EACH ROW EXECUTE FUNCTION payments.guard_refund_sum();
CREATE TRIGGER refund_kept BEFORE DELETE ON payments.refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_monotone BEFORE UPDATE ON payments.refund FOR EACH ROW EXECUTE FUNCTION payments.guard_refund();
CREATE TRIGGER refund_never_emptied BEFORE TRUNCATE ON payments.refund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_found_covered BEFORE INSERT ON payments.refund_found FOR EACH ROW EXECUTE FUNCTION payments.guard_refund_found();
CREATE TRIGGER refund_found_guarded BEFORE UPDATE ON payments.refund_found FOR EACH ROW EXECUTE FUNCTION payments.guard_refund_part();
CREATE TRIGGER refund_found_kept BEFORE DELETE ON payments.refund_found FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refund_found_never_emptied BEFORE TRUNCATE ON payments.refund_found FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transfer_kept BEFORE DELETE ON payments.transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transfer_monotone BEFORE UPDATE ON payments.transfer FOR EACH ROW EXECUTE FUNCTION payments.guard_transfer();
CREATE TRIGGER transfer_never_emptied BEFORE TRUNCATE ON payments.transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reversal_covered BEFORE INSERT ON payments.transfer_reversal FOR EACH ROW EXECUTE FUNCTION payments.guard_reversal_sum();
CREATE TRIGGER reversal_kept BEFORE DELETE ON payments.transfer_reversal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reversal_monotone BEFORE UPDATE ON payments.transfer_reversal FOR EACH ROW EXECUTE FUNCTION payments.guard_reversal();
CREATE TRIGGER reversal_never_emptied BEFORE TRUNCATE ON payments.transfer_reversal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unallocated_guarded BEFORE UPDATE ON payments.unallocated FOR EACH ROW EXECUTE FUNCTION payments.guard_unallocated();
CREATE TRIGGER unallocated_kept BEFORE DELETE ON payments.unallocated FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unallocated_never_emptied BEFORE TRUNCATE ON payments.unallocated FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER webhook_event_kept BEFORE DELETE ON payments.webhook_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER webhook_event_monotone BEFORE UPDATE ON payments.webhook_event FOR EACH ROW EXECUTE FUNCTION payments.guard_webhook_event();
CREATE TRIGGER webhook_event_never_emptied BEFORE TRUNCATE ON payments.webhook_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clawback_guarded BEFORE UPDATE ON payouts.clawback FOR EACH ROW EXECUTE FUNCTION payouts.guard_clawback();
CREATE TRIGGER clawback_kept BEFORE DELETE ON payouts.clawback FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clawback_never_emptied BEFORE TRUNCATE ON payouts.clawback FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER left_out_append_only BEFORE DELETE OR UPDATE ON payouts.left_out FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER left_out_never_emptied BEFORE TRUNCATE ON payouts.left_out FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_guarded BEFORE UPDATE ON payouts.payout FOR EACH ROW EXECUTE FUNCTION payouts.guard_payout();
CREATE TRIGGER payout_kept BEFORE DELETE ON payouts.payout FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_never_emptied BEFORE TRUNCATE ON payouts.payout FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_guarded BEFORE UPDATE ON payouts.run FOR EACH ROW EXECUTE FUNCTION payouts.guard_run();
CREATE TRIGGER run_kept BEFORE DELETE ON payouts.run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_never_emptied BEFORE TRUNCATE ON payouts.run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER only_a_vote_changes_policy AFTER INSERT ON policy.version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION governance.only_a_vote_changes_policy();
CREATE TRIGGER version_continues BEFORE INSERT ON policy.version FOR EACH ROW EXECUTE FUNCTION policy.continue_the_chain();
CREATE CONSTRAINT TRIGGER version_leaves_no_gap AFTER UPDATE ON policy.version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION policy.no_gap();
CREATE TRIGGER version_never_emptied BEFORE TRUNCATE ON policy.version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_never_removed BEFORE DELETE ON policy.version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_only_closes BEFORE UPDATE ON policy.version FOR EACH ROW EXECUTE FUNCTION policy.only_close_once();
CREATE TRIGGER ai_sign_append_only BEFORE DELETE OR UPDATE ON provenance.ai_sign FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attestation_only_taken_back BEFORE DELETE OR UPDATE ON provenance.attestation FOR EACH ROW EXECUTE FUNCTION provenance.refuse_opinion_change();
CREATE TRIGGER declaration_append_only BEFORE DELETE OR UPDATE ON provenance.declaration FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER explanation_append_only BEFORE DELETE OR UPDATE ON provenance.explanation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER file_fact_append_only BEFORE DELETE OR UPDATE ON provenance.file_fact FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_append_only BEFORE DELETE OR UPDATE ON register.checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_never_emptied BEFORE TRUNCATE ON register.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cosignature_append_only BEFORE DELETE OR UPDATE ON register.cosignature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cosignature_never_emptied BEFORE TRUNCATE ON register.cosignature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE ON register.entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON register.entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_waits AFTER INSERT ON register.entry FOR EACH ROW EXECUTE FUNCTION register.put_in_the_outbox();
CREATE TRIGGER leaf_append_only BEFORE DELETE OR UPDATE ON register.leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leaf_never_emptied BEFORE TRUNCATE ON register.leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leaf_without_gaps AFTER INSERT ON register.leaf REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION register.refuse_gaps();
CREATE TRIGGER outbox_never_changed BEFORE UPDATE ON register.outbox FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outbox_never_emptied BEFORE TRUNCATE ON register.outbox FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER outbox_until_placed BEFORE DELETE ON register.outbox FOR EACH ROW EXECUTE FUNCTION register.let_go_what_has_a_place();
CREATE TRIGGER salt_never_emptied BEFORE TRUNCATE ON register.salt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER salt_never_removed BEFORE DELETE ON register.salt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER salt_only_erased BEFORE UPDATE ON register.salt FOR EACH ROW EXECUTE FUNCTION register.only_erase();
CREATE TRIGGER tile_append_only BEFORE DELETE OR UPDATE ON register.tile FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tile_never_emptied BEFORE TRUNCATE ON register.tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blob_is_never_changed BEFORE UPDATE ON vault.blob FOR EACH ROW EXECUTE FUNCTION refuse_change();

comment on table catalogue.division is 'Divisions of earnings as makers proposed them.';
comment on column catalogue.division.work_id is 'Of which work.';
comment on column catalogue.division.version is 'From 1 for each work.';
comment on column catalogue.division.digest is 'SHA-256 of the text that is signed: work, version, and each share with member, weight and role.';
comment on column catalogue.division.proposed_at is 'When its maker proposed and so signed it.';
comment on table catalogue.division_answer is 'What the signatories answered, each once.';
comment on column catalogue.division_answer.work_id is 'Of which work.';
comment on column catalogue.division_answer.version is 'Which division.';
comment on column catalogue.division_answer.member_id is 'Who.';
comment on column catalogue.division_answer.digest is 'The text that was before their eyes.';
comment on column catalogue.division_answer.answer is 'Signed or refused.';
comment on column catalogue.division_answer.reason is 'Why it was refused, in their words; may be empty.';
comment on column catalogue.division_answer.answered_at is 'When.';
comment on table catalogue.division_end is 'How the collecting of signatures ended.';
comment on column catalogue.division_end.work_id is 'Of which work.';
comment on column catalogue.division_end.version is 'Which division.';
comment on column catalogue.division_end.outcome is 'Complete: it divides every sale from then on, until a later one is complete.';
comment on column catalogue.division_end.ended_at is 'When.';
comment on column catalogue.division_end.entry_id is 'Where a complete one stands in the register.';
comment on table catalogue.division_share is 'Who gets how much of it.';
comment on column catalogue.division_share.work_id is 'Of which work.';
comment on column catalogue.division_share.version is 'Of which division.';
comment on column catalogue.division_share.member_id is 'Who.';
comment on column catalogue.division_share.weight is 'In relation to the others'' weights.';
comment on column catalogue.division_share.role is 'What they did.';
comment on table catalogue.division_signatory is 'Who has to sign: everybody in it, and everybody in the one that holds until then.';
comment on column catalogue.division_signatory.work_id is 'Of which work.';
comment on column catalogue.division_signatory.version is 'Which division.';
comment on column catalogue.division_signatory.member_id is 'Who.';
comment on table catalogue.rendition is 'Smaller pictures of works, made anew as JPEG without metadata.';
comment on column catalogue.rendition.work_id is 'Of which work.';
comment on column catalogue.rendition.size is 'The width asked for.';
comment on column catalogue.rendition.width is 'Real width in pixels, less when the original is smaller.';
comment on column catalogue.rendition.height is 'Pixels.';
comment on column catalogue.rendition.digest is 'SHA-256 of the JPEG file.';
comment on column catalogue.rendition.bytes is 'Its size.';
comment on table catalogue.search_word is 'Words of works that are or were listed, to suggest a spelling.';
comment on column catalogue.search_word.word is 'In lower case, without accents.';
comment on table catalogue.work is 'Works, from the draft on the desk to the listing.';
comment on column catalogue.work.work_id is 'Version 7, made by the application.';
comment on column catalogue.work.member_id is 'The creator.';
comment on column catalogue.work.claim_id is 'The claim that it is human-made.';
comment on column catalogue.work.medium is 'The kind of work, as the policy names it.';
comment on column catalogue.work.media_type is 'Format found in the content.';
comment on column catalogue.work.file_name is 'As the creator named the file, cleaned; for display only.';
comment on column catalogue.work.title is 'Empty in a draft that has none yet.';
comment on column catalogue.work.description is 'What the creator tells about it.';
comment on column catalogue.work.alt_text is 'What a picture shows, for people who do not see it.';
comment on column catalogue.work.tags is 'Words under which it is found, in lower case.';
comment on column catalogue.work.original_digest is 'SHA-256 of the file, byte for byte as it came.';
comment on column catalogue.work.bytes is 'Size of the original.';
comment on column catalogue.work.width is 'Upright, in pixels; null for sounds and texts.';
comment on column catalogue.work.height is 'Upright, in pixels; null for sounds and texts.';
comment on column catalogue.work.duration_ms is 'Milliseconds, where the file tells it.';
comment on column catalogue.work.private_data is 'What the original says about people; no rendition carries it.';
comment on column catalogue.work.opening is 'First words of a text; null for other works.';
comment on column catalogue.work.creator_name is 'Copy of the member''s name for lists and search.';
comment on column catalogue.work.colour is 'Dominant colour, red * 65536 + green * 256 + blue.';
comment on column catalogue.work.previews is 'How far the renditions are.';
comment on column catalogue.work.state is 'Where it stands; the companion columns follow it.';
comment on column catalogue.work.created_at is 'When the file came.';
comment on column catalogue.work.saved_at is 'Last change of the draft.';
comment on column catalogue.work.submitted_at is 'When it was handed in.';
comment on column catalogue.work.verified_at is 'When the members were convinced.';
comment on column catalogue.work.refused_at is 'When the members were not convinced.';
comment on column catalogue.work.listed_at is 'When it first was public and for sale.';
comment on column catalogue.work.withdrawn_at is 'When it was taken down.';
comment on column catalogue.work.withdrawn_reason is 'Why, in words; may be empty.';
comment on column catalogue.work.price_from is 'Lowest price it can be licensed for, in minor units.';
comment on column catalogue.work.currency is 'ISO 4217.';
comment on column catalogue.work.search is 'What is searched.';
comment on column catalogue.work.wave is 'Loudest sample of each of 400 equal parts of a recording, one byte each; null where none was read.';
comment on column catalogue.work.closed is 'Listed and not for sale for a time. Licensing says so and holds the reason; lists show no price.';
comment on table checkout.basket_line is 'The basket of a person: each work once, under one kind of licence. Rows come and go.';
comment on table checkout.dispute is 'Disputes of payments of orders, from opening to their end.';
comment on column checkout.dispute.dispute is 'The provider''s id.';
comment on column checkout.dispute.amount is 'Minor units.';
comment on table checkout.purchase is 'An order: who ordered, for whom, under which rules, and its one payment. What was ordered stands in its lines.';
comment on column checkout.purchase.policy_version is 'In force when the order was placed; divides its price for ever.';
comment on column checkout.purchase.payment_id is 'The one payment of the order; when it has lapsed, a new quote makes a new order.';
comment on column checkout.purchase.state is 'placed: not paid as far as we know. paid: at least one line is granted. closed: nothing was paid. refund_due: paid, and no line could be granted.';
comment on column checkout.purchase.billed_to is 'Whom the invoice names; empty for the licensee.';
comment on column checkout.purchase.address is 'Postal address for the invoice, one part a line.';
comment on column checkout.purchase.language is 'Of the buyer, for the invoice and letters.';
comment on table checkout.purchase_line is 'One licence of an order: what was ordered, at which price and terms, and what came of it.';
comment on column checkout.purchase_line.terms_digest is 'The terms that the buyer accepted.';
comment on column checkout.purchase_line.state is 'ordered: not paid as far as we know. granted: paid, and licensed. lost: paid or not, it could not be licensed any more.';
comment on table checkout.purchase_share is 'Among whom the creators'' part of a line is divided, as it was signed when the order was placed.';
comment on column checkout.purchase_share.weight is 'In relation to the others of the same line.';
comment on table checkout.quote is 'What a buyer was shown. Never changed.';
comment on column checkout.quote.policy_version is 'The voted document that divides the price.';
comment on column checkout.quote.country is 'Where the buyer says they are; ZZ, which ISO 3166 leaves free, from before it was asked.';
comment on column checkout.quote.vat_number is 'As a business buyer typed it.';
comment on column checkout.quote.tax_country is 'The state that the tax is owed to.';
comment on column checkout.quote.tax_bp is 'Basis points of the net price.';
comment on column checkout.quote.tax_table is 'The row of the dated table that was used.';
comment on column checkout.quote.tax_evidence is 'What spoke for the place, one piece a line.';
comment on table checkout.quote_line is 'One licence of a quote. Never changed.';
comment on column checkout.quote_line.price is 'Minor units, without tax.';
comment on column checkout.quote_line.tax is 'Minor units on top of it.';
comment on column checkout.quote_line.terms_digest is 'The licence terms that were shown.';
comment on table checkout.refund is 'Money that goes back to a buyer, from the wish to the end. Agreed ones are in the books.';
comment on column checkout.refund.amount is 'Minor units, tax included.';
comment on column checkout.refund.decided_by is 'The member of the board who decided; null where the rule decided by itself.';
comment on column checkout.refund.repeats is 'The failed refund that is made again.';
comment on column checkout.refund.sent_at is 'When it left; stays if it comes back. From then on the books hold what came back under its name.';
comment on column checkout.refund.by_hand is 'True if the board paid it out of our bank account and the provider had no part in it.';
comment on column checkout.refund.kept_by_bank is 'True if it failed because the buyer''s bank had taken the money already.';
comment on table checkout.refund_line is 'What goes back of each line, tax included.';
comment on table checkout.stray_payment is 'Payments that no order waits for. They are booked as paid in vain and go back whole.';
comment on column checkout.stray_payment.reference is 'What the provider says it was paid for: the outside form of an order, which may be forgotten.';
comment on column checkout.stray_payment.policy_version is 'In force when it was found.';
comment on column checkout.stray_payment.returned_at is 'When it was sent back. It may come back from the buyer''s bank after that.';
comment on table checkout.stray_refund is 'The ways back of payments that no order waits for, one after the other.';
comment on column checkout.stray_refund.number is 'Counts the ways back of one payment from 1.';
comment on column checkout.stray_refund.amount is 'Minor units, all of the payment.';
comment on column checkout.stray_refund.by_hand is 'True if the board paid it out of our bank account and the provider had no part in it.';
comment on column checkout.stray_refund.asked_by is 'The member of the board who had it sent again; null for the first, which goes by itself.';
comment on column checkout.stray_refund.sent_at is 'When it left; stays if it comes back. From then on the books hold what came back anew.';
comment on table governance.ballot is 'Open ballots: the vote of a member as it stands. May be replaced until the close.';
comment on column governance.ballot.choice is 'A number, yes, no, or abstention.';
comment on column governance.ballot.value is 'The number, in the unit of the parameter.';
comment on column governance.ballot.revision is '1 for the first vote, one more for every replacement.';
comment on column governance.ballot.cast_at is 'When the server received it.';
comment on table governance.proposal is 'Motions of members. What was proposed never changes; from the notice on neither do roll, rules and times; from the close on neither does the result.';
comment on column governance.proposal.number is 'Number by which people speak of it; rolled-back drafts leave gaps.';
comment on column governance.proposal.member_id is 'Who proposed it.';
comment on column governance.proposal.reason is 'Why, in the words of the proposer.';
comment on column governance.proposal.matter is 'A number of the voted document, or the text of a rule.';
comment on column governance.proposal.parameter is 'Key of the number.';
comment on column governance.proposal.from_value is 'Value in force when it was drafted, in the unit of the parameter.';
comment on column governance.proposal.to_value is 'Value the proposer suggests; the vote may find another.';
comment on column governance.proposal.rule_text is 'The rule to be adopted word for word.';
comment on column governance.proposal.stage is 'Where it stands.';
comment on column governance.proposal.stage_since is 'Planned instant at which this stage began, even where the job ran later.';
comment on column governance.proposal.next_at is 'When time moves it on; null when nothing is to come.';
comment on column governance.proposal.sponsors_needed is 'Members besides the proposer who must support it.';
comment on column governance.proposal.policy_version is 'Version whose voting rules are pinned.';
comment on column governance.proposal.roll_at is 'Instant at which the roll was taken.';
comment on column governance.proposal.roll_size is 'Members who may vote.';
comment on column governance.proposal.roll_digest is 'SHA-256 of the canonical JSON list of their ids, sorted.';
comment on column governance.proposal.quorum is 'Votes needed at least.';
comment on column governance.proposal.opens_at is 'First instant at which a vote counts.';
comment on column governance.proposal.closes_at is 'First instant at which none counts any more.';
comment on column governance.proposal.opened_entry is 'Register entry of the opening.';
comment on column governance.proposal.finding is 'What the count found.';
comment on column governance.proposal.result_value is 'Number found, or 1 for a carried motion and 0 for any other.';
comment on column governance.proposal.trace is 'Every step of the count, canonical JSON.';
comment on column governance.proposal.result_entry is 'Register entry of the result.';
comment on column governance.proposal.effective_at is 'When it takes effect, after the time lock.';
comment on column governance.proposal.adopted_version is 'Version of the voted document that carries it out.';
comment on table governance.roll is 'Who may vote on a proposal, frozen when the notice was given.';
comment on table governance.sponsor is 'Members besides the proposer who want a proposal voted on.';
comment on column governance.sponsor.sponsored_at is 'When they said so.';
comment on table governance.superseded_ballot is 'Votes that their members replaced; written by a trigger, so that no change is without trace.';
comment on column governance.superseded_ballot.superseded_at is 'When the next one was received.';
comment on table identity.guest_pass is 'Links in the mail to guests that open their own orders again, as often as needed.';
comment on column identity.guest_pass.token_digest is 'SHA-256 of the token; the token itself is only in the mail.';
comment on column identity.guest_pass.destination is 'Page of this site that the link opens.';
comment on table identity.person is 'Everybody who can sign in, buyers and members alike, and those who bought as guests.';
comment on column identity.person.name is 'What the person wants to be called, 1 to 100 characters.';
comment on column identity.person.email is 'Address for sign-in links and mail, lower case.';
comment on column identity.person.language is 'Language of the mail to this person.';
comment on column identity.person.since is 'When the account was made.';
comment on column identity.person.guest is 'Whether this is somebody without an account: name and address as typed, proved by nobody.';
comment on column identity.person.claimed_by is 'The account that proved to be at a guest''s address and so has the guest''s orders.';
comment on table identity.sign_in_link is 'One-time links sent by mail. An address without a person gets one as well: using it makes the account.';
comment on column identity.sign_in_link.token_digest is 'SHA-256 of the token; the token itself is only in the mail.';
comment on column identity.sign_in_link.destination is 'Page of this site to go to afterwards.';
comment on column identity.sign_in_link.used_at is 'When it was used; a link works once.';
comment on table identity.sign_in_request is 'Each request for a link, kept for a day, so that too many can be refused. Digests, no addresses.';
comment on column identity.sign_in_request.email_digest is 'SHA-256 of the mail address asked for, known here or not.';
comment on column identity.sign_in_request.remote_digest is 'SHA-256 of the network address it came from.';
comment on table invoicing.counter is 'The last number of each series. Whoever takes the next holds the row until the end of the transaction.';
comment on column invoicing.counter.seller is 'Whose numbers.';
comment on column invoicing.counter.series is 'Invoices and credit notes are counted apart.';
comment on column invoicing.counter.year is 'In which year they are dated; each begins with 1.';
comment on column invoicing.counter.last is 'The last number that was given.';
comment on column invoicing.counter.last_on is 'The date it bears; dates never run backwards in a series.';
comment on table invoicing.invoice is 'Invoices and credit notes as they were issued. Never changed.';
comment on column invoicing.invoice.invoice_id is 'Version 7, made by the application.';
comment on column invoicing.invoice.kind is 'A credit note takes back all or a part of an invoice.';
comment on column invoicing.invoice.seller is 'Whose number it is.';
comment on column invoicing.invoice.year is 'Of the date; part of the number.';
comment on column invoicing.invoice.number is 'Without gaps within seller, kind and year.';
comment on column invoicing.invoice.label is 'The number as it is printed: 2026-000123, of credit notes 2026-C000007.';
comment on column invoicing.invoice.subject is 'What was paid for, in the words of the room that asked; this room does not read it.';
comment on column invoicing.invoice.cause is 'The refund or dispute behind a credit note, likewise.';
comment on column invoicing.invoice.credits is 'The invoice that a credit note takes back.';
comment on column invoicing.invoice.person_id is 'Whose paper it is.';
comment on column invoicing.invoice.language is 'In which it is written.';
comment on column invoicing.invoice.seller_name is 'As it stood on the day.';
comment on column invoicing.invoice.seller_address is 'As it stood on the day.';
comment on column invoicing.invoice.seller_country is 'As it stood on the day.';
comment on column invoicing.invoice.seller_vat_id is 'As it stood on the day.';
comment on column invoicing.invoice.buyer_name is 'As the buyer gave it.';
comment on column invoicing.invoice.buyer_address is 'Lines as the buyer gave them.';
comment on column invoicing.invoice.buyer_vat_id is 'As the buyer gave it; its form was checked, the authority was not asked.';
comment on column invoicing.invoice.tax_kind is 'How the tax is owed.';
comment on column invoicing.invoice.tax_country is 'The state it is owed to, or the buyer''s country where none is.';
comment on column invoicing.invoice.tax_rate is 'Of the net price, in basis points; 0 where none is owed.';
comment on column invoicing.invoice.tax_table is 'The row of the dated table that was used, as DE 2021-01-01.';
comment on column invoicing.invoice.tax_note is 'The sentence that the law wants where no tax is shown, in the language of the paper.';
comment on column invoicing.invoice.evidence is 'What spoke for the buyer''s place, as billing DE.';
comment on column invoicing.invoice.evidence_state is 'One piece alone; several that agree; or some that contradict each other, which a person has to look at.';
comment on column invoicing.invoice.currency is 'ISO 4217.';
comment on column invoicing.invoice.net is 'Sum of the lines before tax, minor units.';
comment on column invoicing.invoice.tax is 'Sum of the lines'' tax, minor units.';
comment on column invoicing.invoice.gross is 'Both, minor units.';
comment on column invoicing.invoice.supplied_at is 'When the licences were granted, or the money went back.';
comment on column invoicing.invoice.issued_at is 'When the row was written.';
comment on column invoicing.invoice.issued_on is 'The date on the paper.';
comment on table invoicing.invoice_line is 'What was bought, or is taken back, line by line. Never changed.';
comment on column invoicing.invoice_line.invoice_id is 'On which paper.';
comment on column invoicing.invoice_line.position is 'From 1.';
comment on column invoicing.invoice_line.line is 'The line of the order, in the words of the room that asked; a credit note names the line of its invoice.';
comment on column invoicing.invoice_line.words is 'What was bought, in the language of the paper.';
comment on column invoicing.invoice_line.net is 'Before tax, minor units.';
comment on column invoicing.invoice_line.tax is 'Minor units.';
comment on table invoicing.missing_number is 'Numbers that were given and stand on no paper. Always empty.';
comment on table invoicing.place_check is 'Invoices whose evidence of the buyer''s place contradicts itself and that a person has looked at.';
comment on column invoicing.place_check.words is 'What was found, for whoever checks it: kept as long as the invoice.';
comment on column invoicing.place_check.checked_by is 'The member of the board who looked.';
comment on table invoicing.seller is 'Who sells, as it stands on invoices, by date. The state it is established in decides on reverse charge.';
comment on column invoicing.seller.seller is 'Which legal person; numbers of invoices run on over all its rows.';
comment on column invoicing.seller.valid_from is 'First day on which this is so.';
comment on column invoicing.seller.valid_until is 'First day on which it is no longer so; null for the newest.';
comment on column invoicing.seller.valid is 'The two days as a half-open range, for the temporal key.';
comment on column invoicing.seller.name is 'As registered.';
comment on column invoicing.seller.address is 'Lines of the postal address without the country.';
comment on column invoicing.seller.country is 'Member state where it is established, ISO 3166-1.';
comment on column invoicing.seller.vat_id is 'Its VAT identification number, if it has one.';
comment on table invoicing.signing_key is 'The key that signs the links to invoices. Removing it makes all links worthless and a new one is made.';
comment on column invoicing.signing_key.purpose is 'What it signs.';
comment on column invoicing.signing_key.secret is '32 random bytes for HMAC-SHA-256.';
comment on column invoicing.signing_key.made_at is 'When it was made.';
comment on table invoicing.tax_rate is 'Standard rates of value added tax by country and date. A row never changes; when its successor comes, its open end is filled in, once.';
comment on column invoicing.tax_rate.country is 'ISO 3166-1 code of the buyer''s country. Greece is GR here; only its VAT numbers begin with EL.';
comment on column invoicing.tax_rate.valid_from is 'First day of the rate.';
comment on column invoicing.tax_rate.valid_until is 'First day on which it no longer holds; null for the newest.';
comment on column invoicing.tax_rate.valid is 'The two days as a half-open range, for the temporal key.';
comment on column invoicing.tax_rate.kind is 'STANDARD: tax of a member state of the European Union. OUTSIDE: its reach ends here.';
comment on column invoicing.tax_rate.owed_to is 'The member state that gets the tax; the country itself but for Monaco.';
comment on column invoicing.tax_rate.rate is 'Of the net price, in basis points.';
comment on column invoicing.tax_rate.source is 'Where the figure was taken from, and what has to be known about it.';
comment on table jobs.scheduled_tasks is 'Work to be done later or outside, one row a job; data are ids only.';
comment on column jobs.scheduled_tasks.task_name is 'Kind of job, for example mail.send.';
comment on column jobs.scheduled_tasks.task_instance is 'What the job is about, usually an id.';
comment on column jobs.scheduled_tasks.execution_time is 'When it is due.';
comment on column jobs.scheduled_tasks.picked is 'Whether a node is at it.';
comment on column jobs.scheduled_tasks.last_heartbeat is 'Last sign of life of the node that is at it.';
comment on table ledger.account is 'Accounts, opened when the first journal needs them.';
comment on column ledger.account.code is 'Currency, place in the chart and member, joined by colons.';
comment on column ledger.account.chart is 'Place in the chart of accounts.';
comment on column ledger.account.balance is 'Minor units on the normal side. Kept only for members'' accounts, where something is authorised by it; the co-op''s own accounts are summed, so that sales do not wait for each other.';
comment on column ledger.account.min_balance is 'The balance may not go below; null for no bound.';
comment on column ledger.account.version is 'Counts the changes of the balance.';
comment on column ledger.account.country is 'ISO 3166-1 code of the state that tax is owed to.';
comment on table ledger.account_snapshot is 'What the entries of one of the co-op''s own accounts summed to, up to a journal. Never changed.';
comment on column ledger.account_snapshot.as_of_journal is 'The last journal that is in it; none below it can come any more.';
comment on column ledger.account_snapshot.debits is 'Minor units.';
comment on column ledger.account_snapshot.credits is 'Minor units, above zero.';
comment on table ledger.closed_year is 'Years that are closed, with the rules of their last instant: the division can be computed again from these rows alone. Never changed.';
comment on column ledger.closed_year.from_at is 'The first instant, in the zone of the house.';
comment on column ledger.closed_year.to_at is 'The first instant after it.';
comment on column ledger.closed_year.policy_version is 'In force at the last instant of the year.';
comment on column ledger.closed_year.reserve_bp is 'Basis points of what is divided.';
comment on column ledger.closed_year.creators_bp is 'Basis points of what is left for members.';
comment on column ledger.closed_year.cash_bp is 'Basis points of each member''s part.';
comment on column ledger.closed_year.basis is 'The measure of creators'' parts.';
comment on table ledger.entry is 'One side of a journal. The two keys make an entry in a foreign currency impossible.';
comment on column ledger.entry.amount is 'Minor units: a debit above zero, a credit below.';
comment on table ledger.journal is 'One business event in the books. Never changed.';
comment on column ledger.journal.idem_key is 'The same event again is the same journal.';
comment on column ledger.journal.policy_version is 'The voted document that it follows.';
comment on column ledger.journal.cause is 'What it was made for: an order, a payout, a movement at the provider.';
comment on column ledger.journal.reverses_journal is 'The journal that this one takes back; itself it stays as it is.';
comment on column ledger.journal.effective_at is 'When the event happened.';
comment on column ledger.journal.recorded_at is 'When it was written here.';
comment on column ledger.journal.recorded_in is 'The transaction that wrote it; set by the database, whatever the writer says.';
comment on table ledger.line_move is 'What became of a share after the sale: leaves one place, comes to another or goes back to the buyer. A creator''s share begins at pending, the others at kept. Never changed.';
comment on column ledger.line_move.place is 'pending: in the hold. released: the member''s own. kept: the co-op''s or the state''s. blocked: disputed, and held back from the member. disputed: so, but there was nothing to hold back. granted: lost in a dispute, and given to the member out of the reserve instead.';
comment on column ledger.line_move.amount is 'Minor units: comes above zero, leaves below.';
comment on table ledger.line_share is 'How a line was divided, one row a person or purpose; together net price and tax. Never changed.';
comment on column ledger.line_share.share is 'Its place in the line: creators by their ids, operating, solidarity, reserve, tax. On a tie the earlier gets the cent.';
comment on column ledger.line_share.weight is 'Of the creators'' part, in relation to the weights of the line''s other creators.';
comment on column ledger.line_share.amount is 'Minor units.';
comment on table ledger.order_line is 'One licence of a paid order with the rates it was divided by: the cents can be computed again from this row and the weights of its shares alone, whatever is voted later. Never changed.';
comment on column ledger.order_line.line_ref is 'Outside form of the order''s line.';
comment on column ledger.order_line.work_ref is 'Outside form of the work.';
comment on column ledger.order_line.work_title is 'As it was when sold.';
comment on column ledger.order_line.net is 'Price without tax, minor units.';
comment on column ledger.order_line.tax is 'Tax on top of it, minor units.';
comment on column ledger.order_line.tax_country is 'The state it is owed to; ZZ, which ISO 3166 leaves free, for sales from before tax was computed.';
comment on column ledger.order_line.tax_bp is 'Basis points of the net price.';
comment on column ledger.order_line.creator_bp is 'Basis points of the net price.';
comment on column ledger.order_line.hold_until is 'Until when the creators'' part waits: the sale and the hold of its policy version.';
comment on table ledger.paid_order is 'Orders that were paid, each with its sale journal. Never changed.';
comment on column ledger.paid_order.order_ref is 'Outside form of the order.';
comment on column ledger.paid_order.nonce is 'Keeps the published digest from being guessed.';
comment on column ledger.paid_order.journal_digest is 'What the register shows of this sale.';
comment on column ledger.paid_order.entry_id is 'Where it stands in the register.';
comment on table ledger.seal is 'Seals over batches of journals, each naming the one before. Never changed.';
comment on column ledger.seal.seal_number is 'From 1 without gaps.';
comment on column ledger.seal.from_journal is 'One more than the last journal of the seal before.';
comment on column ledger.seal.journals is 'How many there are; the numbers of journals have gaps.';
comment on column ledger.seal.nonce is 'Keeps the root from being guessed; not published.';
comment on column ledger.seal.root_digest is 'Root of the tree over the journals'' digests.';
comment on column ledger.seal.previous_digest is 'Digest of the seal before; zeros for the first.';
comment on column ledger.seal.seal_digest is 'SHA-256 of all that is published of this seal.';
comment on column ledger.seal.entry_id is 'Where it stands in the register.';
comment on table ledger.share_place is 'Where each share of each line stands.';
comment on table ledger.solidarity_fund is 'What the solidarity fund holds in each currency, minor units: its last snapshot and the entries after it. Refunds of sales may take it below zero when it was granted away.';
comment on table ledger.solidarity_grant is 'Grants out of the solidarity fund: proposed once, then agreed to or declined for good.';
comment on column ledger.solidarity_grant.member_id is 'Who gets it; only the board and the member know. Neither proposes it nor agrees to it.';
comment on column ledger.solidarity_grant.amount is 'Minor units.';
comment on column ledger.solidarity_grant.purpose is 'In words, for all members to read.';
comment on column ledger.solidarity_grant.proposed_by is 'A member of the board.';
comment on column ledger.solidarity_grant.decided_by is 'Another member of the board who agreed, or anyone of it who declined.';
comment on column ledger.solidarity_grant.reason is 'Why it was declined.';
comment on column ledger.solidarity_grant.journal_id is 'Where it is booked, once it is agreed to.';
comment on table ledger.work_hours is 'Hours that a member worked for the co-op in a year. The highest revision counts; a correction is one more row with its reason. Never changed.';
comment on column ledger.work_hours.revision is 'From 1 without gaps.';
comment on table ledger.year_result is 'What a closed year came to in one currency. Never changed.';
comment on column ledger.year_result.result is 'Income less expenses, minor units.';
comment on column ledger.year_result.brought_forward is 'Losses of earlier years not yet made good.';
comment on column ledger.year_result.divided is 'What was divided: reserve, education and members'' shares together.';
comment on table ledger.year_share is 'One member''s part of a closed year. Never changed.';
comment on column ledger.year_share.measure is 'Minor units of the measure for creators, hours for workers.';
comment on column ledger.year_share.cash is 'To be paid out, minor units.';
comment on column ledger.year_share.retained is 'Kept in the member''s name, minor units.';
comment on table licensing.exclusivity is 'For how long exclusive licences close their works.';
comment on column licensing.exclusivity.licence_id is 'The licence.';
comment on column licensing.exclusivity.work_id is 'The work that is closed by it.';
comment on column licensing.exclusivity.file_digest is 'SHA-256 of its original: the same file under another id is closed as well.';
comment on column licensing.exclusivity.starts_at is 'When it was granted.';
comment on column licensing.exclusivity.agreed_until is 'When the licence ends by itself. Never changed.';
comment on column licensing.exclusivity.ends_at is 'When the work opens again: as agreed, or earlier because the licence was revoked.';
comment on table licensing.freeze is 'Times in which the maker of a work does not sell it. Licences sold before stay valid.';
comment on column licensing.freeze.freeze_number is 'Order in which they began.';
comment on column licensing.freeze.work_id is 'Which work.';
comment on column licensing.freeze.frozen_from is 'Since when.';
comment on column licensing.freeze.frozen_until is 'Until when; empty while the end is open.';
comment on column licensing.freeze.reason is 'The maker''s note to themselves; may be empty.';
comment on table licensing.handed_out is 'Licences whose file was fetched, and when first. Never changed.';
comment on table licensing.licence is 'Licences as they were granted. Never changed.';
comment on column licensing.licence.licence_id is 'Version 7, made by the application.';
comment on column licensing.licence.number is 'What people call it by; may have gaps where a grant was given up.';
comment on column licensing.licence.verification is 'What strangers check it by: 130 random bits.';
comment on column licensing.licence.order_line is 'The line of the order; one licence a line.';
comment on column licensing.licence.work_id is 'Which work.';
comment on column licensing.licence.title is 'Of the work, on the day of the grant.';
comment on column licensing.licence.maker is 'Name of the maker, on the day of the grant.';
comment on column licensing.licence.person_id is 'Who bought it.';
comment on column licensing.licence.licensee is 'Who is licensed, as on the certificate.';
comment on column licensing.licence.licence_class is 'Which licence.';
comment on column licensing.licence.terms_digest is 'The terms that hold, for good.';
comment on column licensing.licence.price is 'Paid, before tax, in minor units.';
comment on column licensing.licence.currency is 'ISO 4217.';
comment on column licensing.licence.policy_version is 'Version of the voted document that the sale was made under.';
comment on column licensing.licence.file_digest is 'SHA-256 of the original that is handed out.';
comment on column licensing.licence.record is 'Canonical JSON of the grant, the licensee only as a hash; its SHA-256 stands in the register.';
comment on column licensing.licence.entry_id is 'Where it stands in the register.';
comment on column licensing.licence.granted_at is 'When it was granted.';
comment on column licensing.licence.exclusive_of is 'The licence itself if it is exclusive; ties it to its row in licensing.exclusivity.';
comment on table licensing.offer is 'Prices that makers set, the whole history; the newest row of a work stands.';
comment on column licensing.offer.offer_number is 'Order in which prices were set.';
comment on column licensing.offer.work_id is 'Which work.';
comment on column licensing.offer.licence_class is 'Which licence.';
comment on column licensing.offer.price is 'Before tax, in minor units.';
comment on column licensing.offer.currency is 'ISO 4217.';
comment on column licensing.offer.policy_version is 'Version of the voted document whose floor the price was measured by.';
comment on column licensing.offer.offered_at is 'When the maker set it.';
comment on table licensing.offer_end is 'Offers that their maker took back.';
comment on column licensing.offer_end.offer_number is 'Which one.';
comment on column licensing.offer_end.ended_at is 'When.';
comment on table licensing.reservation is 'Works kept for one line of an order while it is being paid, where only one can have the licence.';
comment on column licensing.reservation.order_line is 'The line it is kept for.';
comment on column licensing.reservation.work_id is 'Which work.';
comment on column licensing.reservation.held_from is 'Since when.';
comment on column licensing.reservation.held_until is 'Until when: the end of the payment page, or the moment it was let go.';
comment on table licensing.revocation is 'Licences that ended.';
comment on column licensing.revocation.licence_id is 'Which one.';
comment on column licensing.revocation.reason is 'Why.';
comment on column licensing.revocation.revoked_at is 'When.';
comment on column licensing.revocation.entry_id is 'Where the end stands in the register.';
comment on table licensing.signing_key is 'Keys that sign links. Removing one makes its links worthless and a new one is made.';
comment on column licensing.signing_key.purpose is 'What it signs.';
comment on column licensing.signing_key.secret is '32 random bytes for HMAC-SHA-256.';
comment on column licensing.signing_key.made_at is 'When it was made.';
comment on table licensing.terms is 'Versions of licence terms with all their texts as they were published. Kept for ever.';
comment on column licensing.terms.digest is 'SHA-256 of the body; names the version in addresses and on certificates.';
comment on column licensing.terms.licence_class is 'Which licence.';
comment on column licensing.terms.version is 'From 1 for each licence.';
comment on column licensing.terms.body is 'The terms as data in canonical JSON (RFC 8785), with the hashes of the legal texts.';
comment on column licensing.terms.deed_en is 'Short sentences in English, canonical JSON.';
comment on column licensing.terms.deed_de is 'Short sentences in German, canonical JSON.';
comment on column licensing.terms.legal_en is 'Legal text in English.';
comment on column licensing.terms.legal_de is 'Legal text in German.';
comment on column licensing.terms.in_force_from is 'From when new offers and grants are under this version, until the next one begins.';
comment on column licensing.terms.entry_id is 'Where the version stands in the register.';
comment on table members.book is 'The book of members: one row, the next number. Taking it locks the row, so numbers have no gaps.';
comment on table members.member is 'Members of the co-op, one row a natural person; never deleted, numbers never reused.';
comment on column members.member.number is 'Number in the book of members, from 1 without gaps.';
comment on column members.member.introduction is 'What the member says about themselves, up to 2,000 characters.';
comment on column members.member.admitted_at is 'First instant at which the member is on the roll.';
comment on column members.member.left_at is 'First instant at which the member no longer is on the roll.';
comment on column members.member.entry_id is 'Where the admission stands in the register; the salt of the name is kept there.';
comment on table members.office is 'Who holds or held which office of the co-op.';
comment on table moderation.case_file is 'Cases: one report about one work each.';
comment on column moderation.case_file.case_id is 'Version 7, made by the application.';
comment on column moderation.case_file.number is 'What people call it by; may have gaps where a report was given up.';
comment on column moderation.case_file.work_id is 'Which work it is about.';
comment on column moderation.case_file.ground is 'What the report says is wrong.';
comment on column moderation.case_file.words is 'Why, in the words of the report; for members only.';
comment on column moderation.case_file.good_faith is 'The statement without which no report is taken: it is believed to be true.';
comment on column moderation.case_file.policy_version is 'The voted document whose rules the case is under, to its end.';
comment on column moderation.case_file.opened_at is 'When the report was taken.';
comment on column moderation.case_file.answer_by is 'Until when it has to be answered, by the rules of that version.';
comment on column moderation.case_file.entry_id is 'Where the opening stands in the register.';
comment on column moderation.case_file.state is 'Where it stands; the only thing that may change.';
comment on table moderation.report_taken is 'Each report, kept for a day, so that too many can be refused. Digests, no addresses.';
comment on column moderation.report_taken.report_number is 'Counts up.';
comment on column moderation.report_taken.reporter_digest is 'SHA-256 of who reported.';
comment on column moderation.report_taken.remote_digest is 'SHA-256 of the network address; null for somebody signed in.';
comment on column moderation.report_taken.at is 'When.';
comment on table moderation.reporter is 'Who sent a report: somebody signed in, or a name and a mail address. Erased by deleting the row.';
comment on column moderation.reporter.case_id is 'Which case.';
comment on column moderation.reporter.person_id is 'Somebody who was signed in.';
comment on column moderation.reporter.name is 'As typed by somebody who was not.';
comment on column moderation.reporter.email is 'Where the answer goes, lower case.';
comment on table notifications.mail is 'Mail to people: written in the transaction of its cause, sent by a job.';
comment on column notifications.mail.cause is 'What it tells of, for example order_01j…/buyer; the same cause never writes twice.';
comment on column notifications.mail.person_id is 'Whom it is for; empty while an address has no account yet.';
comment on column notifications.mail.body is 'Plain text; erased after sending where it holds a secret.';
comment on column notifications.mail.confidential is 'Whether the text holds a secret, such as a sign-in link.';
comment on column notifications.mail.sent_at is 'When the mail server took it.';
comment on table oversight.given_up_job is 'Jobs that were given up; a row goes when its job is put into the queue again.';
comment on column oversight.given_up_job.task_instance is 'What the job is about, usually an id.';
comment on column oversight.given_up_job.tries is 'How often it was tried until then.';
comment on table oversight.job is 'What waits in the one queue, without its data.';
comment on table oversight.l01_books_balance is 'L1: every journal and every currency sums to zero, and kept balances are the sums of entries.';
comment on table oversight.l02_books_hold_what_was_told is 'L2, at any moment: the books'' balance at the provider is the sum of what it told us, of what stands apart because nothing explains it, and of the corrections that stand.';
comment on table oversight.l02_provider_agrees is 'L2, after each comparison: what the provider told us of each thing is what it lists for it, or a correction says the difference, and what it lists besides stands apart in the books. Together with l02_books_hold_what_was_told: the books'' balance at the provider is the sum of the movements that it lists.';
comment on table oversight.l03_orders_captured is 'L3: orders whose payment is not what was sold with its tax and what went back because it bought nothing.';
comment on table oversight.l03_orders_divided is 'L3: what was captured is divided to the cent by the rates of its line, the books agree with where the shares stand, and of an order that went back whole nothing is left.';
comment on table oversight.l04_paid_orders_have_their_licences is 'L4: paid lines without their licence, licences without a paid line or with one whose price went back, orders without exactly one sale in the books, or without receipt and invoice and the job that writes them.';
comment on table oversight.l05_exclusive_once is 'L5: exclusive licences of one work that overlap, licences granted beside one, and such without a guard.';
comment on table oversight.l06_grants_as_agreed is 'L6: members got out of the solidarity fund what two of the board agreed to, booked once, and nothing else leaves it but the parts of sales that go back.';
comment on table oversight.l06_paid_once is 'L6: transfers to members are payouts, amount by amount, and the books say the same. One row for each member, payout or transfer where they differ.';
comment on table oversight.l07_members_not_below_zero is 'L7: members'' balances are never below zero; debts stand in an account of their own, and nobody has one while money is available.';
comment on table oversight.l08_messages_once is 'Each message of the provider is worked or parked soon after it came. That none is worked twice is kept by its key.';
comment on table oversight.l09_shares_by_pinned_policy is 'L9: sold lines that the books divide by other rates, or at another price or tax, than the policy version and the price that the order was placed under.';
comment on table oversight.l09_years_as_voted is 'L9: closed years are divided by the rates of their policy version, nothing came into them later, and the journals say what the rows say.';
comment on table oversight.l10_ledger_nothing_stuck is 'L10: what was intended has ended within the time that it may take, and nothing is unexplained.';
comment on table oversight.l10_payments_nothing_stuck is 'Nothing between us and the provider waits longer than it may.';
comment on table oversight.l10_payouts_nothing_stuck is 'L10: payouts and clawbacks that the provider has not decided in three days, runs that have not ended in one.';
comment on table oversight.l11_append_only is 'L11: the guards that keep the books from being changed stand, all seals follow each other, and the last 200 are those of the rows they name; a job looks at all of them.';
comment on table oversight.look is 'One look at one invariant. Never changed.';
comment on column oversight.look.violations is 'How many rows its views showed; 0 means it holds.';
comment on column oversight.look.sample is 'The first few of them, for the person who reads.';
comment on table oversight.unsent_mail is 'Mail that the mail server has not taken. One with a secret is left out once that is erased, since it can never be sent.';
comment on table payments.alert is 'Something about money that a person has to look at; one open alert a kind and subject.';
comment on column payments.alert.resolved_by is 'The person who resolved it, in outside form; null if it was resolved by itself.';
comment on column payments.alert.resolved_words is 'What was done, in the words of the person who closed it; empty where its reason went away or its message is worked again.';
comment on table payments.balance_link is 'What explains a movement. Never changed.';
comment on column payments.balance_link.subject is 'The key of the payment, refund, dispute, transfer, reversal or payout; the movement itself for a fee of the provider; for a person''s word, who and why.';
comment on table payments.balance_transaction is 'Movements on our balance at the provider, as it lists them. Never changed.';
comment on column payments.balance_transaction.type is 'The provider''s word for what it is.';
comment on column payments.balance_transaction.category is 'The provider''s word for what it counts as in its reports.';
comment on column payments.balance_transaction.source is 'The provider''s id of what caused it.';
comment on column payments.balance_transaction.amount is 'Minor units of the currency.';
comment on column payments.balance_transaction.net is 'What the balance changed by, minor units.';
comment on table payments.bank_payout is 'Money of the co-op from its balance at the provider to its bank.';
comment on column payments.bank_payout.amount is 'Minor units of the currency; below zero where the provider took money from the bank.';
comment on column payments.bank_payout.returned_at is 'When we heard that the bank sent it back or that it never left.';
comment on table payments.correction is 'Differences between what the provider told us of a thing and what it lists for it, that a person had booked. While one is open, the books hold what is listed.';
comment on column payments.correction.number is 'Counts the corrections of one thing from 1.';
comment on column payments.correction.amount is 'What the books'' balance at the provider was changed by: listed less told. Minor units.';
comment on column payments.correction.reason is 'bank: it went through our bank instead; own: a cost or an income of the co-op.';
comment on column payments.correction.booked_by is 'The person, in outside form.';
comment on column payments.correction.ended_at is 'When it was taken back.';
comment on column payments.correction.ended_by is 'Who took it back; null if it ended by itself, since the difference was another by then.';
comment on table payments.dispute is 'Disputes of payments; there may be several about one. Facts are added, never taken away.';
comment on column payments.dispute.amount is 'Minor units of the currency; what is disputed.';
comment on column payments.dispute.status is 'The provider''s word when it was last asked.';
comment on column payments.dispute.opened_at is 'When we first heard of it.';
comment on column payments.dispute.fee is 'What the provider took for it beside the money.';
comment on table payments.listed is 'The same things by the movements that the provider lists for them.';
comment on table payments.payment is 'One attempt to take money for something that the reference names. Never deleted.';
comment on column payments.payment.reference is 'What is paid for, in the words of the room that asked; this room does not read it.';
comment on column payments.payment.amount is 'Minor units of the currency.';
comment on column payments.payment.idem_key is 'Sent with every attempt to open this payment; stored before the first.';
comment on column payments.payment.live is 'True for real money; a payment is only ever checked with keys of the same kind.';
comment on column payments.payment.provider_session is 'The provider''s id of the hosted payment.';
comment on column payments.payment.checked_at is 'When the provider was last asked for the state, whatever it answered.';
comment on column payments.payment.decline_code is 'Why the last card was declined; the payment stays open and the buyer may try another.';
comment on column payments.payment.fee is 'What the provider kept, minor units of the currency; known with or after success.';
comment on column payments.payment.attempt is 'Part of the key that the provider gets; counted up after it answered with an error of its own.';
comment on column payments.payment.closing_since is 'When somebody asked to close the page before its time; money that comes all the same counts.';
comment on column payments.payment.card_country is 'ISO 3166-1 code of the country of the card''s or account''s bank, as the provider tells it.';
comment on table payments.payment_item is 'Lines of the provider''s page. A payment has none, or as many as sum to its amount.';
comment on column payments.payment_item.amount is 'Minor units of the payment''s currency.';
comment on table payments.recipient is 'Payees, each with at most one account at the provider.';
comment on column payments.recipient.payee is 'The name that the room above uses; this room does not read it.';
comment on column payments.recipient.name is 'As the provider was told when it first heard of them.';
comment on column payments.recipient.state is 'ready while the provider says that transfers can arrive; it may take that back.';
comment on column payments.recipient.country is 'ISO 3166-1 code of where the payee is at home, as the provider was told.';
comment on table payments.reconciliation is 'Each complete look through the provider''s events and movements. The next begins before the last one began.';
comment on column payments.reconciliation.events_found is 'Messages that had not reached us.';
comment on column payments.reconciliation.movements_found is 'Movements that were new.';
comment on column payments.reconciliation.unexplained is 'Theirs without ours, when it ended.';
comment on column payments.reconciliation.missing is 'Ours without theirs, when it ended.';
comment on table payments.refund is 'Money of payments that goes back to buyers, each once.';
comment on column payments.refund.amount is 'Minor units of the currency.';
comment on column payments.refund.attempt is 'Part of the key that the provider gets; counted up only while it has not heard of the refund.';
comment on column payments.refund.whole is 'True if everything that was left of the payment goes back.';
comment on column payments.refund.tried_at is 'When the provider was first asked to send it, whatever came of it; stored before the call. From then on it is looked for before it is asked for again.';
comment on column payments.refund.failure is 'Why the money did not arrive; it is on our balance then. May come days after success.';
comment on column payments.refund.bought_nothing is 'True if no licence stands against the money: the refund waits for the end of a dispute instead of failing.';
comment on table payments.refund_found is 'Refunds that the provider had made in our name and that we have forgotten, each as a part of one of ours. What that one sends itself is the rest of its amount.';
comment on column payments.refund_found.amount is 'Minor units of the refund''s currency.';
comment on column payments.refund_found.came_back_at is 'When it turned out to have come back before the rest was sent: it counts no more.';
comment on table payments.told is 'What the provider told us of each thing that moves our balance there, as the other rooms heard of it. source: the provider''s id of it. net: what it did to the balance in all, minor units. whole: false for a payment whose fee we do not know yet. since: when we last heard of it.';
comment on table payments.transfer is 'Money that goes to payees, each once.';
comment on column payments.transfer.amount is 'Minor units of the currency.';
comment on column payments.transfer.transfer_group is 'What it belongs to, in the words of the room that asked; the provider lists by it.';
comment on column payments.transfer.attempt is 'Part of the key that the provider gets; counted up only after a definite answer.';
comment on column payments.transfer.tried_at is 'When the provider was last asked to move it; stored before the call. Once it stands here, the transfer is looked for before it is asked for again.';
comment on table payments.transfer_reversal is 'Money taken back from payees, each once, never more than the transfer had.';
comment on column payments.transfer_reversal.amount is 'Minor units of the currency.';
comment on column payments.transfer_reversal.tried_at is 'As with transfers.';
comment on table payments.unallocated is 'Movements of the provider that nothing of ours explained for a while. The books keep their money apart until something does.';
comment on table payments.webhook_event is 'Messages of the payment provider, as they came, each once.';
comment on column payments.webhook_event.event_id is 'The provider''s id; for a signed message without one, a digest of its bytes.';
comment on column payments.webhook_event.payload is 'The signed body, unchanged.';
comment on column payments.webhook_event.came_by is 'hook: whole objects; thin_hook: names of objects; list: found later in the provider''s list, unsigned, over our own connection.';
comment on table payouts.clawback is 'Attempts to take back from a member''s account at the provider what the member owes after a refund of money that was paid out. The buyer''s refund never waits for one.';
comment on column payouts.clawback.payout_id is 'The payout that it is taken back from.';
comment on column payouts.clawback.owed is 'The whole debt when it was tried, minor units; after a refusal only a larger debt is tried again.';
comment on column payouts.clawback.policy_version is 'In force when it was tried.';
comment on table payouts.left_out is 'Members with enough available whom a run did not pay, and why; they keep their money.';
comment on column payouts.left_out.amount is 'What was available, minor units.';
comment on table payouts.payout is 'What a member is paid in a run. Written in the transaction that claims the money in the books and has the provider asked; never made a second time, whatever becomes of it.';
comment on column payouts.payout.amount is 'Minor units of the currency.';
comment on column payouts.payout.transfer_id is 'Under this id the payments room asks the provider.';
comment on column payouts.payout.state is 'sent: at the member''s account at the provider. Whether their bank has it, we are not told.';
comment on column payouts.payout.reason is 'Why the provider refused it, in its words.';
comment on table payouts.run is 'Rounds in which members are paid, numbered from 1 without gaps.';
comment on column payouts.run.policy_version is 'The voted document whose minimum the whole run follows, however often it is interrupted.';
comment on column payouts.run.finished_at is 'When nobody was left to be paid; null while it works.';
comment on table policy.version is 'Versions of the voted document. Written by an adopted vote and by nothing else; changed only by closing the open end, once.';
comment on column policy.version.rule is 'Always policy; the temporal key needs a plain column beside the range.';
comment on column policy.version.policy_version is 'Number of the version, from 1 without gaps.';
comment on column policy.version.in_force_from is 'First instant at which it is in force.';
comment on column policy.version.in_force_until is 'First instant at which its successor is in force; null for the newest.';
comment on column policy.version.in_force is 'The two instants as a half-open range, for the temporal key.';
comment on column policy.version.body is 'The document in canonical JSON (RFC 8785); exactly this text is hashed.';
comment on column policy.version.digest is 'SHA-256 of the body in UTF-8.';
comment on column policy.version.previous_digest is 'Hash of the version before.';
comment on column policy.version.cause is 'Founding or ballot.';
comment on column policy.version.proposal_number is 'Number of the proposal that was adopted.';
comment on column policy.version.entry_id is 'Where the version stands in the register.';
comment on column policy.version.adopted_at is 'When the row was written.';
comment on table provenance.ai_sign is 'Places where a file says or suggests that a generator made it; append-only.';
comment on column provenance.ai_sign.claim_id is 'Whose file.';
comment on column provenance.ai_sign.position is 'Order in the file, from 1.';
comment on column provenance.ai_sign.signature is 'What was recognised.';
comment on column provenance.ai_sign.place is 'Where in the file.';
comment on column provenance.ai_sign.field is 'The field as its format names it; hostile input.';
comment on column provenance.ai_sign.quote is 'The words of the file; hostile input.';
comment on table provenance.attestation is 'Members'' opinions on claims; they can be taken back for a minute and never changed.';
comment on column provenance.attestation.attestation is 'Order of arrival.';
comment on column provenance.attestation.claim_id is 'The claim judged.';
comment on column provenance.attestation.member_id is 'Who judged.';
comment on column provenance.attestation.opinion is 'Which side.';
comment on column provenance.attestation.points is 'Points gone through.';
comment on column provenance.attestation.ground is 'Why not convinced.';
comment on column provenance.attestation.reason is 'In the member''s words; the creator reads it.';
comment on column provenance.attestation.given_at is 'When given.';
comment on column provenance.attestation.counts_from is 'From then on it counts.';
comment on column provenance.attestation.taken_back_at is 'When it was taken back, before it counted.';
comment on table provenance.claim is 'One member''s claim that one file is human-made.';
comment on column provenance.claim.claim_id is 'Version 7, made by the application.';
comment on column provenance.claim.member_id is 'The creator.';
comment on column provenance.claim.original_digest is 'SHA-256 of the file as it was handed in.';
comment on column provenance.claim.media_type is 'Format found in the content.';
comment on column provenance.claim.title is 'Title of the work when it was handed in; empty before.';
comment on column provenance.claim.description is 'What the creator tells about it; empty before it is handed in.';
comment on column provenance.claim.state is 'Where the claim stands; the companion columns follow it.';
comment on column provenance.claim.signs is 'Signs of generated content found; none proves nothing.';
comment on column provenance.claim.cautions is 'Oddities of the file that the members should see.';
comment on column provenance.claim.content_credentials is 'Whether a manifest is present; it is not judged yet.';
comment on column provenance.claim.opening is 'First words of a text; null for other works.';
comment on column provenance.claim.picture_digest is 'The rendition that members look at, a JPEG.';
comment on column provenance.claim.picture_width is 'Pixels.';
comment on column provenance.claim.picture_height is 'Pixels.';
comment on column provenance.claim.thumbnail_digest is 'The same picture, small, a JPEG.';
comment on column provenance.claim.opened_at is 'When the file came.';
comment on column provenance.claim.declared_at is 'When the creator signed.';
comment on column provenance.claim.submitted_at is 'When members were asked to look.';
comment on column provenance.claim.due_at is 'When the creator should have an answer.';
comment on column provenance.claim.policy_version is 'The rules pinned when it was handed in.';
comment on column provenance.claim.opinions_needed is 'Equal opinions that decide.';
comment on column provenance.claim.decided_at is 'When the deciding opinion counted.';
comment on column provenance.claim.entry_id is 'The verdict in the register.';
comment on column provenance.claim.dropped_at is 'When the creator threw the draft away.';
comment on table provenance.declaration is 'Declarations signed by creators; append-only.';
comment on column provenance.declaration.claim_id is 'Signed once a claim.';
comment on column provenance.declaration.text_version is 'Version of the sentences.';
comment on column provenance.declaration.language is 'Language in which they were read.';
comment on column provenance.declaration.text_digest is 'SHA-256 of the sentences.';
comment on column provenance.declaration.signed_name is 'The name as typed; never published.';
comment on column provenance.declaration.signed_at is 'When.';
comment on column provenance.declaration.entry_id is 'The signature in the register.';
comment on table provenance.explanation is 'What creators say about the signs found; append-only.';
comment on column provenance.explanation.claim_id is 'Whose file.';
comment on column provenance.explanation.explained_at is 'When.';
comment on column provenance.explanation.explanation is 'In the creator''s words.';
comment on table provenance.file_fact is 'Harmless metadata that members see: device, program, date; never places, serial numbers or names; append-only.';
comment on column provenance.file_fact.claim_id is 'Whose file.';
comment on column provenance.file_fact.position is 'Order in the file, from 1.';
comment on column provenance.file_fact.field is 'The field as its format names it.';
comment on column provenance.file_fact.value is 'Its words; hostile input.';
comment on table provenance.review_lock is 'Who looks at a claim now, so that two members do not judge it at once.';
comment on column provenance.review_lock.claim_id is 'One member at a time.';
comment on column provenance.review_lock.member_id is 'Who looks.';
comment on column provenance.review_lock.until is 'When the claim is free again without being released.';
comment on table register.checkpoint is 'States of the log which it has signed; never changed.';
comment on column register.checkpoint.tree_size is 'How many entries the log had.';
comment on column register.checkpoint.last_leaf is 'The last of them: nothing is sealed that is not kept.';
comment on column register.checkpoint.root_digest is 'The root of the tree over them (RFC 9162, section 2.1.1).';
comment on column register.checkpoint.note is 'The checkpoint as a signed note with the signature of the log alone (C2SP tlog-checkpoint).';
comment on column register.checkpoint.log_key is 'The public key that verifies the signature, as name, hash and base64.';
comment on column register.checkpoint.sealed_at is 'When it was signed.';
comment on table register.cosignature is 'Signatures of witnesses under checkpoints (C2SP tlog-cosignature); the first of each witness is kept.';
comment on column register.cosignature.tree_size is 'Which checkpoint.';
comment on column register.cosignature.witness is 'The public key of the witness, as name, hash and base64.';
comment on column register.cosignature.line is 'The signature line as it stands in the note.';
comment on column register.cosignature.cosigned_at is 'When the witness says to have signed.';
comment on table register.entry is 'Statements of all rooms as they were made; never changed, never removed, no personal data in clear.';
comment on column register.entry.entry_id is 'Number of the entry. Rolled-back transactions leave gaps; its place in the log is in register.leaf.';
comment on column register.entry.kind is 'What happened, for example policy.version.';
comment on column register.entry.body is 'Canonical JSON (RFC 8785) of the statement; exactly this text is hashed.';
comment on column register.entry.leaf_digest is 'SHA-256 over a zero byte and the body in UTF-8 (RFC 6962, section 2.1).';
comment on column register.entry.recorded_at is 'Instant of the fact, as in the body.';
comment on table register.leaf is 'The place of each entry in the log; never changed, without gaps.';
comment on column register.leaf.leaf_index is 'Counted from 0, one after the other.';
comment on column register.leaf.entry_id is 'Which entry stands there; its hash is the leaf of the tree.';
comment on table register.outbox is 'Entries that have no place in the log yet; filled by the database itself, emptied by the sequencer.';
comment on column register.outbox.entry_id is 'Which entry waits.';
comment on table register.salt is 'What stood in front of a record about a person when its hash was made. Erasing it is the one change the register allows.';
comment on column register.salt.entry_id is 'In which entry the hash stands.';
comment on column register.salt.fact is 'Under which name it stands there.';
comment on column register.salt.salt is 'The hash is SHA-256 over these bytes and the record in UTF-8; without them nobody can find out what was hashed.';
comment on column register.salt.erased_at is 'When the salt was erased.';
comment on table register.tile is 'Full tiles only. A partial tile is read from the row of hashes below it, so that nothing is ever rewritten.';
comment on column register.tile.tile_level is '0 for hashes of entries; one level up, each hash stands for a full tile.';
comment on column register.tile.tile_index is 'Place within the level, from 0.';
comment on column register.tile.hashes is 'Its 256 hashes of 32 bytes one after the other, the file as it is published.';
comment on column register.tile.root_digest is 'The hash over the whole tile, which stands in the tile of the next level.';
comment on table vault.blob is 'Originals and renditions, addressed by their content. Never changed.';
comment on column vault.blob.digest is 'SHA-256 of the content (FIPS 180-4), 32 bytes.';
comment on column vault.blob.bytes is 'Length of the content in bytes, 1 or more.';
comment on column vault.blob.stored_at is 'When the content was stored for the first time.';
