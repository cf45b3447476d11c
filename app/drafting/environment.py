"""The one door to Jinja: sandboxed, strict about what is undefined, and telling template and line.

Every stretch of a template's own prose is marked with its line, so that a sentence of a brief can be traced
to it. Values are escaped unless the program made them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import SandboxedEnvironment

from app import paths
from app.drafting.ledger import LINE_CLOSE, LINE_OPEN, Marked, escape
from app.errors import TemplateProblem

_BLOCK_PREFIX = re.compile(
    r"(?:[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-+][ \t]+|\d+[.)][ \t]+|\[\^[^\]\s]+\]:[ \t]+|\|))*[ \t]*"
)


class LineMarks(Extension):
    """Puts a mark before each line of a template's own text, and before each value."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the data tokens and pass everything else through."""
        lines: list[str] = self.environment.globals["template_lines"]  # type: ignore[assignment]
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _mark_lines(token, stream.name or "?", lines))
                continue
            if token.type == "variable_begin":
                yield Token(token.lineno, "data", _line_mark(stream.name or "?", token.lineno, lines))
            yield token


def _line_mark(name: str, line: int, lines: list[str]) -> str:
    lines.append(f"{name}:{line}")
    return f"{LINE_OPEN}{len(lines) - 1}{LINE_CLOSE}"


def _mark_lines(token: Token, name: str, lines: list[str]) -> str:
    marked = []
    for number, line in enumerate(token.value.split("\n")):
        if not line.strip():
            marked.append(line)
            continue
        prefix = _BLOCK_PREFIX.match(line)
        cut = prefix.end() if prefix else 0
        marked.append(f"{line[:cut]}{_line_mark(name, token.lineno + number, lines)}{line[cut:]}")
    return "\n".join(marked)


def _finalize(value: object) -> object:
    """Escape what comes from data; a value of None in a template is a mistake of the template."""
    if isinstance(value, Marked | jinja2.Undefined):
        return value
    return escape(str(value))


def make_environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    """An environment that looks for templates in `folders`, in that order."""
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        undefined=jinja2.StrictUndefined,
        extensions=[LineMarks],
        autoescape=False,  # the output is Markdown; `_finalize` escapes it as such
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals["template_lines"] = []
    return environment


@lru_cache(maxsize=4)
def shared_environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    """The environment for those folders, with its templates compiled once."""
    return make_environment(folders)


def default_environment() -> SandboxedEnvironment:
    """The user's templates before the shipped ones, by name."""
    return shared_environment(tuple(paths.layered("templates")))


def template_lines(environment: SandboxedEnvironment) -> list[str]:
    """What the line marks of an environment stand for: "arguments/doorway.md.j2:12"."""
    lines: list[str] = environment.globals["template_lines"]  # type: ignore[assignment]
    return lines


def find_template(environment: SandboxedEnvironment, names: list[str]) -> str:
    """The first of `names` that there is. Raises TemplateProblem when there is none."""
    for name in names:
        try:
            environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        except jinja2.TemplateNotFound:
            continue
        except (UnicodeDecodeError, OSError) as error:
            raise TemplateProblem(name, None, "the template cannot be read as text in UTF-8") from error
        return name
    raise TemplateProblem(names[-1], None, "there is no such template", hint=f"Looked for: {', '.join(names)}.")


def render_module(environment: SandboxedEnvironment, name: str, values: dict[str, object]) -> tuple[Marked, Marked]:
    """Render a template: its heading (set by `{% set heading %}`; empty when it has none) and its body."""
    try:
        module = environment.get_template(name).make_module(values)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateProblem(error.name or name, error.lineno, str(error.message)) from error
    except jinja2.TemplateNotFound as error:
        raise TemplateProblem(str(error.name), None, "there is no such template") from error
    except RecursionError as error:
        raise TemplateProblem(name, None, "the templates include each other without end") from error
    except _MISTAKES_IN_TEMPLATES as error:
        place, line = _place_of(error) or (name, None)
        raise TemplateProblem(place, line, f"{error}") from error
    return Marked(getattr(module, "heading", "")), Marked(str(module))


_MISTAKES_IN_TEMPLATES = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    OSError,
)


def _place_of(error: BaseException) -> tuple[str, int] | None:
    """The innermost template and line at which rendering failed; compiled templates know their own lines."""
    trace, found = error.__traceback__, None
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            found = (template.name or "?", template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return found
