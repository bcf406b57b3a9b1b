"""The nine declarations: valid, and one for each partner of the network."""

from warehouse.contract.declaration.mistakes import validate_all
from warehouse.networks.demo.dialect import DECLARATIONS
from warehouse.networks.demo.network import PARTNERS
from warehouse.settings import settings

PATHS = sorted(DECLARATIONS.glob("*.yaml"))


def test_every_partner_of_the_network_has_a_declaration_without_mistakes() -> None:
    assert [path.stem for path in PATHS] == sorted(partner.slug for partner in PARTNERS)
    assert validate_all(PATHS, settings()) == []
