"""``reseau-tui completion bash|zsh|fish``: a script for the shell, made from the commands."""

from __future__ import annotations

import argparse

from reseau_tui.cli.exits import OK
from reseau_tui.i18n import _

SHELLS = ("bash", "zsh", "fish")
LOG_OPTIONS = ("--dry-run", "--json", "--pick", "--create", "--again")


def summary() -> str:
    """Return the line of the help."""
    return _("print a completion script for bash, zsh or fish")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("shell", choices=SHELLS)


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    print({"bash": _bash, "zsh": _zsh, "fish": _fish}[arguments.shell](_commands()))
    return OK


def _commands() -> dict[str, tuple[str, list[str]]]:
    """Return the summary and the long options of every command."""
    from reseau_tui.cli.parser import COMMANDS, Parser, common_options, module_of

    found: dict[str, tuple[str, list[str]]] = {}
    for name in COMMANDS:
        module = module_of(name)
        parser = Parser(prog=name)
        common_options(parser, inner=True)
        module.options(parser)
        words = [
            option
            for action in parser._actions
            for option in action.option_strings
            if option.startswith("--")
        ]
        if name == "completion":
            words += SHELLS
        found[name] = (module.summary(), words)
    return found


def _bash(commands: dict[str, tuple[str, list[str]]]) -> str:
    cases = "\n".join(
        f'        {name}) words="{" ".join(options)}" ;;'
        for name, (_s, options) in commands.items()
    )
    return f"""\
# reseau-tui completion bash >> ~/.bashrc
_reseau_tui() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" command="" word words
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in -*) [ "$word" = --log ] && command=--log && break ;;
            *) command="$word"; break ;;
        esac
    done
    case "$command" in
        "") words="{" ".join(commands)} --log --db --lang --help --version" ;;
        --log) words="{" ".join(LOG_OPTIONS)}" ;;
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    case "$command" in import|export|backup|restore)
        COMPREPLY+=($(compgen -f -- "$current")) ;;
    esac
}}
complete -o filenames -F _reseau_tui reseau-tui"""


def _zsh(commands: dict[str, tuple[str, list[str]]]) -> str:
    described = "\n".join(
        f"        '{name}:{_quoted(text)}'" for name, (text, _options) in commands.items()
    )
    cases = "\n".join(
        f"            {name}) compadd -- {' '.join(options)} ;;"
        for name, (_text, options) in commands.items()
    )
    return f"""\
#compdef reseau-tui
# reseau-tui completion zsh > "${{fpath[1]}}/_reseau-tui"
_reseau_tui() {{
    local -a commands
    commands=(
{described}
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        compadd -- --log --db --lang --help --version
    else
        case "$words[2]" in
            --log) compadd -- {" ".join(LOG_OPTIONS)} ;;
{cases}
        esac
        case "$words[2]" in import|export|backup|restore) _files ;; esac
    fi
}}
compdef _reseau_tui reseau-tui"""


def _fish(commands: dict[str, tuple[str, list[str]]]) -> str:
    lines = ["# reseau-tui completion fish > ~/.config/fish/completions/reseau-tui.fish"]
    files = ("import", "export", "backup", "restore")
    lines.append(
        "complete -c reseau-tui -f -n 'not __fish_seen_subcommand_from " + " ".join(files) + "'"
    )
    lines += [
        f"complete -c reseau-tui -n __fish_use_subcommand -a {name} -d '{_quoted(text)}'"
        for name, (text, _options) in commands.items()
    ]
    lines += [
        f"complete -c reseau-tui -n '__fish_seen_subcommand_from {name}' "
        + (f"-l {word[2:]}" if word.startswith("--") else f"-a {word}")
        for name, (_text, options) in commands.items()
        for word in options
    ]
    lines.append("complete -c reseau-tui -l log")
    lines += [f"complete -c reseau-tui -l {word[2:]}" for word in LOG_OPTIONS]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return text.replace("'", "’").replace(":", " —")
