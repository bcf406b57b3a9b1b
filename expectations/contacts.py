"""Suite for the rows of a delivery of contacts: the contract, one more time and by another hand than the gate's.

Add here: what must hold for each row by itself.
Keep out: what only a whole delivery can show (`deliveries.py`), and anything that needs another delivery or partner.
"""

from expectations import codes
from expectations.library import Expectation, gxe
from expectations.verdict import notes
from warehouse.contract.contact_fields import CHOICES, SETS

VIEW = "contact_rows"

# Conditions over several columns become one boolean column each: true where a row breaks the rule.
SELECT = """
    select
        contact.*,
        contact.contact_date not between delivery.span_start and delivery.span_end as is_outside_span,
        contact.contact_date > cast($as_of as date) as is_in_future,
        contact.referral_completed_date is not null and not contact.referral_completed as is_dated_uncompleted,
        contact.referral_made and coalesce(contact.referral_completed_date < contact.contact_date, false)
            as is_completed_before_made,
        contact.perpetrator_group is not null and contact.violation_kind is null as is_perpetrator_alone,
        contact.token_kind = 'none' and contact.link_ok as is_linked_without_token,
        split_part(contact.region, '-', 1) <> contact.country as is_region_abroad,
        coalesce(contact.age_low not between 18 and 110 or contact.age_high not between contact.age_low and 110, false)
            or (contact.age_low is null and contact.age_high is not null) as is_no_adult_age,
        least(contact.amount_condoms, contact.amount_lubricant, contact.amount_needles) < 0
            or coalesce(contact.amount_condoms > 0 and not contact.svc_condoms, false)
            or coalesce(contact.amount_lubricant > 0 and not contact.svc_lubricant, false)
            or coalesce(contact.amount_needles > 0 and not contact.svc_needles, false) as is_given_without_service
    from incoming.contact as contact
    inner join incoming.delivery as delivery on contact.delivery_id = delivery.delivery_id
"""

NEVER_EMPTY = ["partner_code", "contact_date", "settings", "channel", "gender", "migrant_kind", "city"]
CODED = ["channel", "settings", "finds_clients", "gender", "origin_country", "previous_place", "next_place"]


def suite() -> list[Expectation]:
    return [*_never_empty(), *_code_lists(), *_patterns(), *_between_columns(), *_identity()]


def _never_empty() -> list[Expectation]:
    remedy = "Fill the column, or map it in the declaration."
    return [
        gxe.ExpectColumnValuesToNotBeNull(column=column, meta=notes("fit_empty", column, remedy))
        for column in NEVER_EMPTY
    ]


def _code_lists() -> list[Expectation]:
    lists = {
        **CHOICES,
        "token_kind": codes.TOKEN_KINDS,
        "country": codes.places("country"),
        "region": codes.places("region"),
        "city": codes.places("city"),
    }
    remedy = "Map the spelling to a code of the contract in the declaration."
    return [
        gxe.ExpectColumnValuesToBeInSet(column=column, value_set=list(values), meta=notes("fit_code", column, remedy))
        for column, values in lists.items()
    ]


def _patterns() -> list[Expectation]:
    shapes = {
        **{column: codes.any_of(values) for column, values in SETS.items()},
        "birth_year_band": codes.BIRTH_YEAR_BAND_PATTERN,
        "origin_country": codes.ORIGIN_PATTERN,
        "referral_country": codes.COUNTRY_PATTERN,
        "previous_place": codes.PLACE_PATTERN,
        "next_place": codes.PLACE_PATTERN,
    }
    remedy = "Map the spelling to a code of the contract in the declaration."
    digits = "No code holds a row of digits. Look for a phone or document number in this column."
    detail = "A record number is not a contact detail. Send the number of the record."
    return [
        *(
            gxe.ExpectColumnValuesToMatchRegex(column=column, regex=shape, meta=notes("fit_code", column, remedy))
            for column, shape in shapes.items()
        ),
        *(
            gxe.ExpectColumnValuesToNotMatchRegex(
                column=column, regex=codes.DIGIT_RUN_PATTERN, meta=notes("fit_digits", column, digits)
            )
            for column in CODED
        ),
        gxe.ExpectColumnValuesToNotMatchRegex(
            column="source_uid",
            regex=codes.CONTACT_DETAIL_PATTERN,
            meta=notes("fit_contact_detail", "source_uid", detail),
        ),
    ]


def _between_columns() -> list[Expectation]:
    rules = {
        "is_outside_span": ("fit_outside_span", "contact_date", "Send the contact in the delivery of its own month."),
        "is_in_future": (
            "fit_future",
            "contact_date",
            "Correct the date, or the day and month order in the declaration.",
        ),
        "is_dated_uncompleted": ("fit_referral", "referral_completed", "A dated completion is a completion: mark it."),
        "is_completed_before_made": (
            "fit_referral",
            "referral_completed_date",
            "A referral is completed after it is made. Correct the date.",
        ),
        "is_perpetrator_alone": ("fit_violation", "violation_kind", "Name the kind of violation beside who did it."),
        "is_linked_without_token": ("fit_token", "link_ok", "A contact without a code cannot be linked. Mark it so."),
        "is_no_adult_age": ("fit_code", "age_low", "Write an age from 18 on, or a group of ages from low to high."),
        "is_given_without_service": ("fit_amount", "amount_condoms", "An amount given out is a service: mark both."),
        "is_region_abroad": ("fit_code", "region", "The region belongs to another country. Correct the city."),
    }
    return [
        gxe.ExpectColumnValuesToBeInSet(column=flag, value_set=[False], meta=notes(*said))
        for flag, said in rules.items()
    ]


def _identity() -> list[Expectation]:
    return [
        gxe.ExpectCompoundColumnsToBeUnique(
            column_list=["delivery_id", "row_no"],
            meta=notes("fit_row_no", "row_no", "Two rows carry one number. Send the file again."),
        ),
        gxe.ExpectCompoundColumnsToBeUnique(
            column_list=["delivery_id", "source_uid"],
            ignore_row_if="any_value_is_missing",
            meta=notes("fit_source_uid", "source_uid", "Give each contact its own record number."),
        ),
    ]
