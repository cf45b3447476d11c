"""One walk through the window under Xvfb with real key presses: `walk_window.py FOLDER [--display :97]`.

It starts the program as a user does, types, and takes a picture after each step: open the sample by the command
palette, the rooms by their numbers, a support ticked by keys, a finding gone to, and leaving by Ctrl+Q. Needs Xvfb and
xdotool; the exit code is the program's.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZE = "1280x800x24"
PATIENCE = 120
ROOT = Path(__file__).resolve().parents[1]


class Walk:
    """A program on a display of its own, driven by keys."""

    def __init__(self, folder: Path, display: str, home: str) -> None:
        self.folder = folder
        self.environment = {**os.environ, "DISPLAY": display, "REJOINDER_HOME": home, "QT_QPA_PLATFORM": "xcb"}
        self._steps = 0

    def start(self) -> None:
        """Start the program, and wait for its window."""
        self.program = subprocess.Popen([sys.executable, "-m", "app"], env=self.environment, cwd=ROOT)
        self._do("search", "--sync", "--onlyvisible", "--name", "Rejoinder")
        self._do("search", "--onlyvisible", "--name", "Rejoinder", "windowfocus", "--sync")
        time.sleep(1)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, words: str) -> None:
        """Type words."""
        self._do("type", "--delay", "15", words)

    def wait_title(self, words: str) -> None:
        """Wait until the window's title says so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = subprocess.run(
                ["xdotool", "search", "--name", words], env=self.environment, capture_output=True, check=False
            )
            if found.stdout.strip():
                return
            time.sleep(0.2)
        sys.exit(f"the window never said “{words}”")

    def picture(self, name: str, pause: float = 2.5) -> None:
        """Take a picture of the screen after a pause."""
        time.sleep(pause)
        self._steps += 1
        place = self.folder / f"walk_{self._steps:02}_{name}.png"
        subprocess.run(["import", "-window", "root", str(place)], env=self.environment, check=False)

    def leave(self) -> int:
        """Leave by Ctrl+Q, discarding what is unsaved; the exit code."""
        self.press("ctrl+q")
        time.sleep(1)
        if self.program.poll() is None:
            self.press("alt+d")
        return self.program.wait(PATIENCE)

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)


def walk(steps: Walk) -> int:
    """The walk itself."""
    steps.start()
    steps.picture("welcome", 1)
    steps.press("ctrl+k")
    steps.type("sample")
    steps.picture("palette", 0.5)
    steps.press("Return")
    steps.wait_title("Malek")
    steps.picture("arguments")
    steps.press("ctrl+Home", "Return", "space")
    steps.picture("ticked")
    steps.press("ctrl+z", "ctrl+3")
    steps.picture("draft", 8)
    steps.press("F7", "Return")
    steps.picture("editing", 1)
    steps.press("Escape", "ctrl+5", "F8", "F8")
    steps.picture("finding", 1)
    steps.press("ctrl+g")
    steps.picture("its_place", 1)
    steps.press("ctrl+1", "ctrl+6")
    steps.picture("export", 1)
    return steps.leave()


def main() -> None:
    """Walk; the exit code is the program's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--display", default=":97")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            sys.exit(f"{tool} is not installed")
    screen = subprocess.Popen(["Xvfb", chosen.display, "-screen", "0", SIZE])
    time.sleep(1)
    try:
        with tempfile.TemporaryDirectory() as home:
            sys.exit(walk(Walk(chosen.folder, chosen.display, home)))
    finally:
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    main()
