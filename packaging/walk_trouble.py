"""What is hard to drive but by hand, on a real display with real keys: `walk_trouble.py FOLDER [--display :97]`.

A reply drafted, edited, checked, exported and saved; the window as it was after a new start; a click on a citation and the
way back; two programs on one matter; a matter's file changed from outside; a place that cannot be written; a killed
program and its offer; a fault of the program. After each step what the window shows is compared with what it should, and
a picture is taken. Needs Xvfb, xdotool and ImageMagick; the exit code says whether all of it held.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "malek.matter.json"
SIZE = "1440x900x24"
"""Larger than the window: without a window manager Qt keeps room for a frame that is not there."""

PATIENCE = 180
WORDS = " Nothing at the door was said to be urgent."

State = dict[str, Any]


class Program:
    """One running program, driven by keys and looked at through its probe."""

    def __init__(
        self, folder: Path, environment: dict[str, str], started: "list[subprocess.Popen[bytes]]", *arguments: str
    ) -> None:
        self.probe = Path(tempfile.mkdtemp(prefix="probe", dir=folder))
        self.environment = environment
        command = [sys.executable, str(ROOT / "packaging" / "walk_probe.py"), str(self.probe), *arguments]
        self.process = subprocess.Popen(command, env=environment, cwd=ROOT)
        started.append(self.process)
        self.wait("a window", lambda state: state["idle"])
        self.focus("Rejoinder")

    @property
    def state(self) -> State:
        """What the window shows; nothing before it does."""
        file = self.probe / "state.json"
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def wait(self, what: str, done: Callable[[State], Any]) -> State:
        """Wait until the window shows something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if (state := self.state) and done(state):
                return state
            time.sleep(0.1)
        sys.exit(f"never came: {what}\nshown: {json.dumps(self.state, indent=1)}")

    def focus(self, title: str) -> None:
        """Give a window of this program the keyboard; there is no window manager to do it."""
        mine = ("--all", "--pid", str(self.process.pid), "--name", title)
        self.do("search", "--sync", "--onlyvisible", *mine, "windowraise", "windowfocus", "--sync")
        time.sleep(0.3)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, words: str) -> None:
        """Type words."""
        self.do("type", "--delay", "12", words)
        time.sleep(0.2)

    def click(self, at: tuple[int, int]) -> None:
        """Click at a point of the screen."""
        self.do("mousemove", str(at[0]), str(at[1]), "click", "1")

    def do(self, *arguments: str) -> None:
        """Let xdotool do something."""
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def name_file(self, path: Path, key: str) -> None:
        """Press the key of a deed that asks for a file, and type its path."""
        self.press(key)
        (title,) = self.wait("a file dialog", lambda state: state["files"])["files"]
        self.focus(title)
        self.press("ctrl+a")
        self.type(str(path))
        self.wait("the path in the dialog", lambda state: state["typed"] == str(path))

    def answer_file(self, path: Path, key: str) -> None:
        """Name a file, and take it."""
        self.name_file(path, key)
        self.press("Return")
        self.wait("the dialog to go", lambda state: not state["files"])
        self.focus("Rejoinder")

    def leave(self) -> None:
        """Ctrl+Q; the exit code must be that of a program that ended well."""
        self.focus("Rejoinder")
        self.press("ctrl+q")
        if self.process.wait(PATIENCE) != 0:
            sys.exit(f"it ended with {self.process.returncode}")


class Walk:
    """The walk: one matter file, and pictures of what was seen."""

    def __init__(self, folder: Path, display: str, work: Path) -> None:
        self.folder, self.work, self._pictures = folder, work, 0
        self.processes: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "REJOINDER_HOME": str(work / "home"),
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        self.matter = work / "malek.matter.json"
        shutil.copy(SAMPLE, self.matter)

    def start(self, *arguments: str) -> Program:
        """Start a program on the walk's display."""
        return Program(self.work, self.environment, self.processes, *arguments)

    def picture(self, name: str) -> None:
        """Take a picture of the screen."""
        time.sleep(0.6)
        self._pictures += 1
        place = self.folder / f"trouble_{self._pictures:02}_{name}.png"
        subprocess.run(["import", "-window", "root", str(place)], env=self.environment, check=True)
        print(f"held: {name}", flush=True)


def reply(walk: Walk) -> None:
    """A reply: drafted, edited, checked, exported, saved; and the window as it was after a new start."""
    program = walk.start(str(walk.matter))
    program.wait("the matter", lambda state: state["matter"])
    program.press("ctrl+shift+r", "ctrl+3")
    program.wait("the reply's draft", lambda s: s["kind"] == "reply" and s["shown"] and s["pages"] and s["idle"])
    walk.picture("reply_drafted")
    edit(program)
    walk.picture("reply_edited")
    program.press("ctrl+5", "F8")
    program.wait("the Check room", lambda state: state["room"] == "check" and state["idle"])
    walk.picture("reply_checked")
    brief = walk.work / "reply.docx"
    program.answer_file(brief, "ctrl+e")
    program.wait("the reply as a Word file", lambda state: brief.exists() and state["idle"])
    walk.picture("reply_exported")
    program.press("ctrl+s")
    program.wait("the matter saved", lambda state: not state["dirty"])
    program.press("ctrl+3", "ctrl+backslash", "ctrl+plus", "ctrl+plus")
    before = program.wait("the side pane folded", lambda state: not state["side"])
    program.leave()
    again = walk.start(str(walk.matter))
    after = again.wait("the matter again", lambda state: state["matter"] and state["idle"])
    same = ("size", "side", "edits", "kind", "room")
    if [after[name] for name in same] != [before[name] for name in same]:
        sys.exit(f"the window did not come back as it was: {before} {after}")
    walk.picture("window_as_it_was")
    again.press("ctrl+backslash", "ctrl+0")
    again.leave()


def edit(program: Program) -> None:
    """Write a sentence at the end of a paragraph of the draft, and keep it."""
    before = program.state["edits"]
    at = look_for_citation(program)["at"]
    program.do("mousemove", str(at[0]), str(at[1]), "click", "--repeat", "2", "--delay", "60", "1")
    program.wait("the editor", lambda state: state["editing"])
    program.press("ctrl+End")
    program.type(WORDS)
    program.wait("words", lambda state: state["writing"])
    program.press("ctrl+Return")
    program.wait("the edit kept", lambda state: state["edits"] > before and state["idle"])


def look_for_citation(program: Program) -> State:
    """Leaf through the draft until a citation with a pin is seen; where it is."""
    for _ in range(20):
        time.sleep(0.5)  # the probe looks several times a second
        if program.state["cited"]:
            break
        program.press("Next")
    found: State = program.wait("a citation in sight", lambda state: state["cited"])["cited"]
    return found


def citation(walk: Walk) -> None:
    """A click on a citation opens the authority at the pin; Alt+← leads back to the sentence."""
    program = walk.start(str(walk.matter))
    program.wait("the matter", lambda state: state["matter"])
    program.press("ctrl+shift+o", "ctrl+3")
    program.wait("the draft", lambda state: state["shown"] and state["idle"])
    cited = look_for_citation(program)
    program.click(cited["at"])
    program.wait(f"{cited['key']} in the reader", lambda s: s["room"] == "authorities" and s["reads"] == cited["key"])
    walk.picture("citation_opened")
    program.press("alt+Left")
    program.wait("the draft again", lambda state: state["room"] == "draft" and state["here"]["block"])
    walk.picture("back_at_the_sentence")
    program.press("alt+Right")
    program.wait("the reader again", lambda state: state["room"] == "authorities")
    program.leave()


def two_programs(walk: Walk) -> None:
    """A second program on the matter is told so; a change of the file from outside is noticed by the first."""
    first = walk.start(str(walk.matter))
    first.wait("the matter", lambda state: state["matter"])
    second = walk.start(str(walk.matter))
    state = second.wait("the notice of the other", lambda state: state["act"] and state["idle"])
    if state["matter"] or "open" not in state["notice"].lower():
        sys.exit(f"the second program opened it as well: {state}")
    walk.picture("two_programs")
    second.click(state["spots"]["act"])
    second.wait("a copy", lambda state: state["matter"] and not state["path"])
    walk.picture("a_copy")
    second.process.send_signal(signal.SIGKILL)
    second.process.wait(PATIENCE)
    first.focus("Rejoinder")
    text = walk.matter.read_text(encoding="utf-8").replace('"Malek v. Green"', '"Malek v. Green (other)"')
    walk.matter.write_text(text, encoding="utf-8")
    told = first.wait("the notice of the change", lambda state: state["act"] and state["idle"])
    walk.picture("changed_outside")
    first.click(told["spots"]["act"])
    first.wait("the other version", lambda state: "(other)" in state["matter"])
    first.leave()


def unwritable(walk: Walk) -> None:
    """A place that cannot be written is told in words, a folder that went is made again; the draft can be written elsewhere."""
    program = walk.start(str(walk.matter))
    program.wait("the matter", lambda state: state["matter"])
    program.press("ctrl+3")
    program.wait("the draft", lambda state: state["shown"] and state["idle"])
    for name, place in (("locked", Path("/sys/brief.docx")), ("removed", walk.work / "gone" / "brief.docx")):
        place.parent.mkdir(exist_ok=True)
        program.name_file(place, "ctrl+e")
        if name == "removed":
            shutil.rmtree(place.parent)  # while the attorney looks at the dialog
        program.press("Return")
        time.sleep(3)
        if program.state["dialogs"]:
            walk.picture(f"export_{name}_dialog")
            while program.state["dialogs"]:
                program.focus(program.state["dialogs"][-1])
                program.press("Escape")
                time.sleep(0.5)
            program.focus("Rejoinder")
            continue
        program.focus("Rejoinder")
        sign = "✕" if name == "locked" else "✓"
        state = program.wait("what became of it", lambda state, sign=sign: state["notice"].startswith(sign))
        if (name == "removed") is not place.exists():
            sys.exit(f"{place}: what was told of it is not so: {state['notice']}")
        print(f"  {state['notice']}")
        walk.picture(f"export_{name}")
    program.answer_file(walk.work / "written.docx", "ctrl+e")
    program.wait("the brief elsewhere", lambda state: (walk.work / "written.docx").exists() and state["idle"])
    program.leave()


def killed(walk: Walk) -> None:
    """What was kept is offered after kill -9, and is exactly what was there."""
    program = walk.start(str(walk.matter))
    program.wait("the matter", lambda state: state["matter"])
    program.press("ctrl+3")
    program.wait("the draft", lambda state: state["shown"] and state["idle"])
    edit(program)
    edits = program.state["edits"]
    kept = walk.matter.with_name(f".{walk.matter.name}.autosave")
    program.wait("the work kept", lambda state: kept.exists() and state["idle"])
    time.sleep(4)
    program.process.kill()
    program.process.wait(PATIENCE)
    again = walk.start()
    state = again.wait("the offer", lambda state: state["unsaved"])
    walk.picture("offered_after_a_kill")
    again.click(state["spots"]["unsaved"])
    again.wait("the work", lambda state: state["edits"] == edits and state["dirty"])
    walk.picture("taken_up")
    again.press("ctrl+s")
    again.wait("it saved", lambda state: not state["dirty"])
    again.leave()


def fault(walk: Walk) -> None:
    """A fault of the program shows its report, which holds nothing of the matter; the work stays, and is saved."""
    program = walk.start(str(walk.matter))
    program.wait("the matter", lambda state: state["matter"])
    program.press("ctrl+3")
    program.wait("the draft", lambda state: state["shown"] and state["idle"])
    edit(program)
    (program.probe / "fault").touch()
    report = program.wait("the report", lambda state: state["report"])["report"]
    if "RuntimeError" not in report or "secret" in report:
        sys.exit(f"the report is wrong: {report}")
    walk.picture("report_of_a_fault")
    program.focus("Something went wrong")
    program.press("Escape")
    program.wait("the report gone, the work there", lambda state: not state["report"] and state["dirty"])
    program.focus("Rejoinder")
    program.press("ctrl+s")
    program.wait("it saved", lambda state: not state["dirty"])
    program.leave()


EPISODES = (reply, citation, two_programs, unwritable, killed, fault)


def run(episode: Callable[[Walk], None], walk: Walk) -> None:
    """Walk, and leave no program behind."""
    try:
        episode(walk)
    finally:
        for process in walk.processes:
            if process.poll() is None:
                process.kill()
                process.wait()


def main() -> None:
    """Walk; it ends with a sentence when something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--display", default=":97")
    parser.add_argument("--only", default="", help="the beginning of an episode's name")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if missing := [tool for tool in ("Xvfb", "xdotool", "import") if shutil.which(tool) is None]:
        sys.exit(f"not installed: {', '.join(missing)}")
    screen = subprocess.Popen(["Xvfb", chosen.display, "-screen", "0", SIZE])
    time.sleep(1)
    try:
        with tempfile.TemporaryDirectory() as work:
            for episode in (one for one in EPISODES if one.__name__.startswith(chosen.only)):
                run(episode, Walk(chosen.folder, chosen.display, Path(tempfile.mkdtemp(dir=work))))
    finally:
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    main()
