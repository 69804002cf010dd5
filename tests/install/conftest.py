import pytest

from tests.building import build

from .environments import Environment


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    return build(tmp_path_factory.mktemp("release")).wheel


@pytest.fixture
def cached_environment(request, wheel):
    """An environment with these requirements, kept between runs, and in it the wheel of today."""

    def cached_environment(name, *requirements):
        environment = Environment(request.config.cache.mkdir("environments") / name)
        environment.install(wheel, *requirements)
        environment.install_wheel(wheel)
        return environment

    return cached_environment
