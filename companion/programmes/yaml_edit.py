"""One value of a YAML text exchanged, and every other character left as it was typed."""

from __future__ import annotations

from companion.programmes.yaml_tree import Path, Span, YamlTree, read_yaml


class NotEditable(ValueError):
    """The text is laid out so that the value cannot be put in its place; nothing was changed."""


def with_value(text: str, path: tuple[str, ...], value: str) -> str:
    """The text with a plain word or number at this path of keys, which is made where it is missing.

    A new key stands first among those beside it: what comes after the last one may be a comment that belongs
    to something else. Whoever calls this reads the result again before it is trusted.

    Raises:
        NotEditable: there is no place for it, or something of another kind stands there.
    """
    tree = read_yaml(text)
    if tree.faults:
        raise NotEditable(str(tree.faults[0]))
    depth = next(at for at in range(len(path), -1, -1) if at == 0 or path[:at] in tree.spans)
    there, missing = path[:depth], path[depth:]
    if _has_keys(tree, there):
        if not missing:
            raise NotEditable("keys stand where a value belongs")
        return _with_key(text, tree.spans[there], missing[0], _written(missing[1:], value))
    if not there:
        return _with_first_line(text, tree, f"{missing[0]}: {_written(missing[1:], value)}")
    return _exchanged(text, tree, there, _written(missing, value))


def _has_keys(tree: YamlTree, path: Path) -> bool:
    """Whether a mapping stands there, even an empty one such as `{}`."""
    return isinstance(_value_at(tree, path), dict)


def _value_at(tree: YamlTree, path: Path) -> object:
    value: object = tree.root
    for key in path:
        value = value[key] if isinstance(value, dict) else None
    return value


def _written(keys: tuple[str, ...], value: str) -> str:
    """The value below these keys, on one line: {a: {b: value}}."""
    for key in reversed(keys):
        value = f"{{{key}: {value}}}"
    return value


def _exchanged(text: str, tree: YamlTree, path: Path, value: str) -> str:
    if isinstance(_value_at(tree, path), list):
        raise NotEditable("a list stands where a value belongs")
    span = tree.spans[path]
    # An empty value ends right behind its colon.
    space = " " if span.start == span.stop else ""
    return text[: span.start] + space + value + text[span.stop :]


def _with_key(text: str, mapping: Span, key: str, value: str) -> str:
    if mapping.first_key is None:
        at = mapping.start + 1
        return f"{text[:at]}{key}: {value}{text[at:]}"
    at = mapping.first_key
    if mapping.in_flow_style:
        return f"{text[:at]}{key}: {value}, {text[at:]}"
    indentation = text[text.rfind("\n", 0, at) + 1 : at].lstrip("\ufeff")
    if indentation.strip():
        raise NotEditable("something stands before the first key on its line")
    return f"{text[:at]}{key}: {value}{_line_end(text)}{indentation}{text[at:]}"


def _with_first_line(text: str, tree: YamlTree, line: str) -> str:
    """For a text that holds nothing but, perhaps, comments."""
    if tree.root is not None or tree.spans:
        raise NotEditable("the text is not made of keys with values")
    end = _line_end(text)
    start = "" if not text or text.endswith("\n") else end
    return f"{text}{start}{line}{end}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
