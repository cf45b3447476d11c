"""Ground rules of every test: no screen, own home folder, no stray log warnings, no network."""

import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")  # neither luck nor a busy machine decides; --hypothesis-profile=default tries new cases

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the expected files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """What tests make together, or while they are collected, does not come from the user's folder either."""
    home = tempfile.TemporaryDirectory(prefix="rejoinder-tests-")
    config.add_cleanup(home.cleanup)
    os.environ["REJOINDER_HOME"] = home.name


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real opinions beside the project; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the folder of real opinions, which is not at {SHARED}")
    return SHARED


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user folder of the test's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REJOINDER_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program works offline: a connection to another host is a bug."""

    def refuse(_self: socket.socket, address: object) -> None:
        message = f"a test tried to reach {address}"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def silent_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Silence is a promise: a warning or error in the log fails the test."""
    yield
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING and r.name.startswith("app")]
    assert not loud, f"unexpected log lines: {[r.getMessage() for r in loud]}"
