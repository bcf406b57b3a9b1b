"""Great Expectations, imported once and quietly: no report to anybody, no warnings about its own code.

Add here: another name of the library that our modules need.
Keep out: everything else. Whoever imports this waits for seconds.
"""

import logging
import os
import warnings

# Read while the library is imported.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import great_expectations as gx
    import great_expectations.expectations as gxe
    from great_expectations.core.expectation_validation_result import ExpectationValidationResult
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.datasource.fluent import SQLDatasource
    from great_expectations.execution_engine import SqlAlchemyExecutionEngine
    from great_expectations.expectations import Expectation

for name in ("great_expectations", "great_expectations.expectations.metrics"):
    logging.getLogger(name).setLevel(logging.CRITICAL)  # its warnings quote SQL with parameters

__all__ = [
    "Expectation",
    "ExpectationValidationResult",
    "ProgressBarsConfig",
    "SQLDatasource",
    "SqlAlchemyExecutionEngine",
    "gx",
    "gxe",
]
