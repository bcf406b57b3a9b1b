"""An invented network with known truth: three countries, nine partners, their real formats.

Add here: what a real export can do to the warehouse, so that a test can show it survives.
Keep out: anything the warehouse itself needs. This package plays the partners' side and may seal; no other room of the
warehouse may import it.
"""

from warehouse.networks.demo.generate import generate
from warehouse.networks.demo.later import deliver
from warehouse.networks.demo.poison import write_poisoned
from warehouse.networks.demo.truth import Truth

__all__ = ["Truth", "deliver", "generate", "write_poisoned"]
