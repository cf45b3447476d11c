"""shell list, shell new, shell check."""

from argparse import Namespace

from app.cli.main import BLOCKED, DONE
from app.cli.printing import print_finding, print_json, say
from app.law.findings import count_blocking
from app.tasks.shapes import finding_shape
from app.tasks.shells import check_shell_file, copy_shell, list_shells


def list_(options: Namespace) -> int:
    """The shells that papers may be written on."""
    shells = list_shells()
    if options.json:
        print_json({"shells": [{"name": s.name, "path": str(s.path), "own": s.own} for s in shells]})
        return DONE
    for shell in shells:
        print(f"{shell.name}{'  (yours)' if shell.own else ''}")
    return DONE


def new(options: Namespace) -> int:
    """A copy of a shell, to be edited in Word."""
    path = copy_shell(options.name, options.like)
    if options.json:
        print_json({"path": str(path)})
        return DONE
    print(path)
    say("Edit it in Word, keep the paragraph [[BODY]], then run “rejoinder shell check”.")
    return DONE


def check(options: Namespace) -> int:
    """What stands against using a shell, in plain words."""
    report = check_shell_file(options.shell)
    blocking = count_blocking(report.findings)
    if options.json:
        print_json(
            {
                "path": str(report.path),
                "findings": [finding_shape(finding) for finding in report.findings],
                "facts": list(report.facts),
            }
        )
        return BLOCKED if blocking else DONE
    for finding in report.findings:
        print_finding(finding)
    for fact in report.facts:
        print(fact)
    say("This shell cannot be used yet." if blocking else "This shell can be used.")
    return BLOCKED if blocking else DONE
