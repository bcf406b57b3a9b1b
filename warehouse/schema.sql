-- Rows as they were accepted, before dbt says what they mean. Code lists and meanings: the contact contract.
-- `raw` holds what is trusted. What no expectation has judged yet waits in landing and has a line in raw.delivery.
create schema if not exists raw;

create table if not exists raw.contact (
    delivery_id varchar not null,
    row_no integer not null,
    partner_code varchar not null,
    source_uid varchar,
    contact_date date not null,
    token_kind varchar not null,
    link_ok boolean not null,
    country varchar not null,
    region varchar not null,
    city varchar not null,
    channel varchar,                    -- empty in a person-month, as all that retention drops
    settings varchar not null,          -- codes in order, joined with '|'
    finds_clients varchar,              -- the same
    gender varchar not null,
    age_low smallint,                   -- first and last possible year; both empty: not recorded
    age_high smallint,                  -- empty alone: no end (50 and over)
    birth_year_band varchar,            -- for linkage only
    origin_country varchar,
    origin_kind varchar,
    migrant_kind varchar not null,
    previous_place varchar,
    next_place varchar,
    move_reason varchar,
    intended_stay varchar,
    injects_drugs varchar,
    $service_columns
    hts_component_met boolean not null default false,
    amount_condoms smallint,            -- pieces given out; never shown beside a person
    amount_lubricant smallint,
    amount_needles smallint,
    referral_kind varchar,
    referral_made boolean not null default false,
    referral_completed boolean not null default false,
    referral_completed_date date,
    referral_country varchar,
    violation_kind varchar,
    perpetrator_group varchar,
    need_shelter boolean not null default false,
    need_legal boolean not null default false,
    need_health boolean not null default false,
    need_documents boolean not null default false,
    need_psychosocial boolean not null default false,
    contact_count integer not null default 1  -- how many contacts a person-month stands for
);

-- One row per linked contact and scope: the full token and the match keys, the first 64 bits of each. What linkage asks
-- besides (day, partner, row, years of birth) stands here again, so that it need not read the contacts.
create table if not exists raw.contact_token (
    delivery_id varchar not null,
    row_no integer not null,
    partner_code varchar not null,
    contact_date date not null,
    scope varchar not null,
    birth_year_band varchar,
    token bigint not null,
    m1 bigint,
    m2 bigint,
    m3 bigint,
    m4 bigint
);

-- Derived once per full token, on its first arrival, and carried in landing: noise stays the same for the same persons
-- for ever. token_check: the 64 bits after those of `token`; two of them under one `token` would be two persons in one.
create table if not exists raw.token_key (
    scope varchar not null,
    token bigint not null,
    token_check bigint not null,
    record_key bigint not null,
    primary key (scope, token)
);

-- How many token keys were added to the first one: all tokens of this file are under as many.
create table if not exists raw.keying (generation integer not null);

-- The list of erased persons without whom this file was made, by its digest; no free block holds a row of them. Empty:
-- nobody had been erased yet, or nobody has looked. A file that was copied back says an older list, and is cleaned.
create table if not exists raw.suppression_list (sha256 varchar not null);

-- One row per partner and received content, and one for each time that it counts once more: the same bytes may be
-- refused at two partners. What is taken is one partner's alone. rows_received = rows_accepted + rows_refused: persons outside the network's scope are
-- in neither, so that no partner's number of them can be worked out.
create table if not exists raw.delivery (
    delivery_id varchar not null,       -- SHA-256 of the received bytes; of content that counts once more, of that and why
    partner_code varchar not null,
    span_start date,
    span_end date,                      -- inclusive
    version integer not null default 1,
    source_at timestamp,                -- UTC, the source's own time of the file
    rows_received integer not null default 0,
    rows_accepted integer not null default 0,
    rows_refused integer not null default 0,
    status varchar not null check (status in ('pending', 'accepted', 'refused')),
    rule varchar,
    counted_from date,                   -- the first day whose numbers hold its rows: that of its verdict, or later where cells have closed on it
    is_repaired boolean not null default false,  -- something that is no contact was taken out on reading; the letter says what
    primary key (partner_code, delivery_id)
);

-- What was refused and why. Never a value.
create table if not exists raw.refusal (
    delivery_id varchar not null,
    partner_code varchar not null,
    row_no integer not null,            -- 0 = the whole file
    column_name varchar,
    rule varchar not null
);

-- One pooled count over all partners of rows outside the network's scope. A mark says that a delivery was counted
-- without saying whose it was: HMAC of its digest.
create table if not exists raw.outside_scope (mark varchar primary key, row_count integer not null);

create table if not exists raw.partner (
    partner_code varchar primary key,
    alias varchar not null,
    country_code varchar not null,
    is_demo boolean not null,
    safe_to_show boolean not null,
    may_be_named boolean not null,
    active_from date not null,
    active_to date,
    cadence varchar not null,
    grace_days integer not null,
    stopped_on date                      -- nothing is fetched from that day on; what ended by its declaration still sends
);
-- Another cadence, other days of grace: those of the months from a day up to another. What holds since then is in raw.partner.
create table if not exists raw.earlier_reporting (
    partner_code varchar not null,
    valid_from date not null,
    valid_to date not null,
    cadence varchar not null,
    grace_days integer not null,
    primary key (partner_code, valid_from)
);
create table if not exists raw.partner_city (
    partner_code varchar not null,
    city_code varchar not null,
    active_from date not null,
    active_to date,
    primary key (partner_code, city_code)
);

-- Aggregate questionnaires: one row per organisation, ranges stay ranges.
create table if not exists raw.mapping_return (
    return_id varchar not null,         -- which mapping: mapping_2012
    org_code varchar not null,
    city varchar,
    federal_district varchar,
    country_code varchar not null,
    covered_low integer,
    covered_high integer,
    covered_qualifier varchar,
    count_unit varchar,
    period_kind varchar,
    period_text varchar,
    covered_alt_value integer,
    covered_alt_unit_text varchar,
    indoor_low double,
    indoor_high double,
    outdoor_low double,
    outdoor_high double,
    migrant_low double,
    migrant_high double,
    migrant_origins varchar,
    injects_low double,
    injects_high double,
    injects_scope varchar,
    population_note varchar,
    flags varchar,
    primary key (return_id, org_code)
);

-- The yearly return (version 2): who answered; shares with their scope, ranges stay ranges; which services there are, for whom,
-- where and in which language; what is not known, and needs by rank. Organisations by code, never about persons.
create table if not exists raw.mapping_organisation (
    return_id varchar not null,         -- the name of its file
    org_code varchar not null,
    return_year integer not null,
    country_code varchar not null,
    region_code varchar not null,
    city_code varchar not null,
    federal_district varchar,
    may_be_shown boolean not null,
    is_invented boolean not null,
    primary key (return_id, org_code)
);
create table if not exists raw.mapping_share (
    return_id varchar not null,
    org_code varchar not null,
    measure varchar not null,
    share_low double not null,          -- per cent
    share_high double not null,
    scope varchar not null,             -- of whom that is a share
    primary key (return_id, org_code, measure)
);
create table if not exists raw.mapping_service (
    return_id varchar not null,
    org_code varchar not null,
    service_code varchar not null,
    offer_gender varchar not null,
    offer_place varchar not null,
    offer_language varchar not null,
    primary key (return_id, org_code, service_code, offer_gender, offer_place, offer_language)
);
create table if not exists raw.mapping_statement (
    return_id varchar not null,
    org_code varchar not null,
    kind varchar not null check (kind in ('not_known', 'need')),
    code varchar not null,
    rank integer,                       -- of a need, 1 = first
    primary key (return_id, org_code, kind, code)
);

-- What a load changed; incremental models recompute exactly this.
create table if not exists raw.touched_person (
    scope varchar not null, token bigint not null, load_id bigint not null, has_lost boolean not null
);
create table if not exists raw.touched_delivery (delivery_id varchar not null, load_id bigint not null);
create sequence if not exists raw.load_id;

-- Up to which load the derived tables are built, and by which models. Empty or unfinished: the next build is whole.
create table if not exists raw.build_mark (
    load_id bigint not null, models_digest varchar not null, is_finished boolean not null
);
-- What models read at that build, as a digest of each table and of the day: models of what has not changed are not made again.
create table if not exists raw.built_source (table_name varchar not null, digest varchar not null);

-- Two full tokens that are two persons, whatever their match keys say (token_a < token_b).
create table if not exists raw.apart (
    scope varchar not null, token_a bigint not null, token_b bigint not null, primary key (scope, token_a, token_b)
);

-- Scopes that are off unless a signed agreement is named.
create table if not exists raw.scope_agreement (
    scope varchar not null, agreement_ref varchar not null, primary key (scope, agreement_ref)
);

-- The ledger of closed cells: protected numbers as they were published. `countries`: whose partners may have fed the cell,
-- joined with '|'; 'all' where nobody can say. `counted_on`: the day whose reports the number is made of; empty of cells from before
-- it was noted. `fed_by`: the partners whose persons were in it. `restating`: the day of a restatement that is pending, of the cells that it may change.
create table if not exists raw.closed_cell (
    table_name varchar not null,
    cell varchar not null,
    countries varchar not null,
    period_type varchar not null,
    period_start date not null,
    persons bigint,
    status varchar not null check (status in ('shown', 'few', 'gap')),
    first_published date,
    restated_in varchar,
    counted_on date,
    fed_by varchar,
    true_count bigint,
    key_sum bigint,
    partner_counts varchar,
    restating varchar
);
-- A secret of this warehouse, made of the key of the random changes: with it the sum of a cell's record keys becomes the number that
-- the perturbation table is asked with.
create table if not exists raw.cell_key (
    cell_key varchar not null
);
-- Secondary suppression: cells of the coming release that are not shown since the disclosure test found that they, or others
-- through them, would give a small group away. Emptied before each build; what closes is in the ledger afterwards.
create table if not exists raw.suppressed_cell (
    cell varchar not null
);
-- The day of a restatement that is pending, if one is, and the persons (as marks) who have entered or left each closed cell since
-- it closed. Filled while the release that restates is built.
create table if not exists raw.restatement (day varchar not null);
create table if not exists raw.cell_change (
    table_name varchar not null,
    cell varchar not null,
    mark bigint not null
);
create table if not exists raw.revision (
    table_name varchar not null,
    cell varchar not null,
    countries varchar not null,
    period_type varchar not null,
    period_start date not null,
    restated_in varchar not null,
    status_before varchar not null,
    persons_before bigint,
    status varchar not null,
    persons bigint
);
