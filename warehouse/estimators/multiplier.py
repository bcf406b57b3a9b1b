"""The multiplier method: persons a service counted, over the share of a survey's respondents who had used it.

Add here: nothing but this estimator.
Keep out: where the survey's share comes from, and whether it can be believed.
"""

import math

from warehouse.estimators.estimate import RIGHT_LINKS, Estimate, Label, Z, cannot, whole

METHOD = "multiplier"
ASSUMPTIONS = (
    "the service counted each person once, in the area and time that the survey asked about",
    "the survey drew from the whole population, and not through that service: else it is too low",
    "respondents know and say whether they used the service",
)
SIMPLE = "the survey is a simple random sample: where it is not, enter its standard error instead of n"


def multiplier(counted: int, share: float, *, se: float | None = None, n: int | None = None) -> Estimate:
    """N = M / p with the delta method, from the share's standard error, or from n respondents of a simple sample."""
    whole("M", counted)
    if not (math.isfinite(share) and 0 <= share <= 1):
        raise ValueError("p must be a share between 0 and 1.")
    if (se is None) == (n is None):
        raise ValueError("Give either the standard error of p or the number of respondents n.")
    if se is not None and not (math.isfinite(se) and se > 0):
        raise ValueError("se must be more than zero.")
    if n is not None and whole("n", n) == 0:
        raise ValueError("n must be at least 1.")
    if reason := _reason(counted, share, se, n):
        return cannot(METHOD, 1, counted, reason)
    error = se if se is not None else math.sqrt(share * (1 - share) / (n or 1))
    point, spread = counted / share, counted * error / share**2
    low, high = max(float(counted), point - Z * spread), point + Z * spread
    assumptions = (*ASSUMPTIONS, RIGHT_LINKS, *((SIMPLE,) if n is not None else ()))
    return Estimate(METHOD, 1, counted, Label.ESTIMATE, "", point, spread, low, high, assumptions)


def _reason(counted: int, share: float, se: float | None, n: int | None) -> str:
    if counted == 0:
        return "the service counted nobody"
    if share == 0:
        return "no respondent had used the service"
    if share == 1 and n is not None:
        return "every respondent had used the service, so that the survey says nothing of people who did not"
    return "the standard error is as large as the share or larger" if se is not None and se >= share else ""
