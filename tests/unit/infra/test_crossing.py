"""Who deploys hears once that there is no way back from the first tolerant version, and is asked."""

import io

import pytest

from infra.deploy.__main__ import may_cross
from infra.deploy.cloud import Deployed
from infra.deploy.deploying import Declined, Deployer, Deployment
from infra.deploy.smoke import Door
from infra.deploy.steps import Steps
from infra.package.bundle import Architecture


class AccountWithAnOlderOffice:
    """What stands there was deployed before versions kept what later ones write."""

    def deployed(self) -> Deployed:
        return Deployed(template="", parameters={}, outputs={})


def test_an_older_office_is_left_as_it_is_if_nobody_wants_that(tmp_path):
    deployer = Deployer(
        cloud=AccountWithAnOlderOffice(),  # type: ignore[arg-type]  # nothing else of an account is looked at
        ask=lambda _: True,
        steps=Steps(),
        door=lambda at: Door(origin=at),
        may_cross=lambda: False,
    )

    with pytest.raises(Declined):
        deployer.deploy(Deployment(packages=tmp_path, architecture=Architecture.ARM))


@pytest.mark.parametrize(("is_asked", "typed", "may"), [(False, "yes", False), (True, "yes", False)])
def test_where_nobody_sits_it_takes_a_word_on_the_command_line(capsys, is_asked, typed, may):
    assert may_cross(is_asked=is_asked, answer=io.StringIO(typed)) is may
    assert "--without-way-back" in capsys.readouterr().out


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "may"), [("yes\n", True), ("no\n", False), ("", False)])
def test_who_sits_there_is_asked(typed, may):
    assert may_cross(is_asked=True, answer=Terminal(typed)) is may
