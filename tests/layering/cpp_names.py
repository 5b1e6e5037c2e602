# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that a C++ file declares in its namespaces, read without a compiler.

It knows as much of the language as files in the style of this project need: declarations at the
level of namespaces, one name each. Bodies, initial values and preprocessor lines are skipped.
"""
import re
import typing

TOKEN = re.compile(r"""
    (?P<skip>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\s]*)\(.*?\)(?P=mark)")
  | (?P<text>(?:u8|[uUL])?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.'])*)
  | (?P<sign>::|->|<=>|<<=?|[-+*/%^|&=!<>]=|&&|.)
""", re.VERBOSE | re.DOTALL)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\.)*", re.MULTILINE | re.DOTALL)
CLOSING = {"(": ")", "{": "}", "[": "]"}
TYPES = {"struct", "class", "union", "enum"}
# Words before brackets that hold no parameters.
NO_FUNCTIONS = {"decltype", "alignas", "noexcept", "requires", "explicit", "__attribute__"}
# Words that may end the type of a parameter, and so are not its name.
BUILT_IN = {"bool", "char", "short", "int", "long", "float", "double", "unsigned", "signed", "auto",
            "const", "void"}


class Token(typing.NamedTuple):
    text: str
    line: int
    inner: tuple = ()  # What stands in brackets, if `text` opens some.


class Name(typing.NamedTuple):
    namespace: str  # "lode::query"; of local names that around them.
    name: str
    details: str    # Types of the parameters; of an alias what it stands for.
    local: bool     # In an unnamed namespace, or static.
    defined: bool   # And not only declared.
    line: int


def tokens_of(text):
    """Words and signs, without comments and preprocessor lines; what was in quotes is gone."""
    text = DIRECTIVE.sub(lambda found: "\n" * found[0].count("\n"), text)
    tokens, line = [], 1
    for found in TOKEN.finditer(text):
        quoted = found["raw"] is not None or found["text"] is not None
        if found["skip"] is None:
            tokens.append(Token('""' if quoted else found[0], line))
        line += found[0].count("\n")
    return tokens


def is_word(text):
    return re.match(r"[A-Za-z_]", text) is not None


class Scanner:
    """Walks through one file. `names` is what it has found."""

    def __init__(self, text):
        self.tokens, self.at = tokens_of(text), 0
        self.names = []
        self.scopes = []  # Names of the namespaces around; "" is one without.
        while self.at < len(self.tokens):
            if self.peek() == "}":
                del self.scopes[-1:]
                self.at += 1
            elif self.peek() == "namespace":
                self.enter()
            else:
                self.declaration()

    def peek(self):
        return self.tokens[self.at].text if self.at < len(self.tokens) else ";"

    def enter(self):
        begin = self.at + 1
        while self.peek() not in ("{", ";"):
            self.at += 1
        if self.peek() == "{":
            self.scopes.append("".join(token.text for token in self.tokens[begin:self.at]))
        self.at += 1

    def brackets(self):
        """Takes a token, and if it opens brackets all up to their end."""
        token = self.tokens[self.at]
        self.at += 1
        if token.text not in CLOSING:
            return token
        inner = []
        while self.at < len(self.tokens) and self.peek() != CLOSING[token.text]:
            inner.append(self.brackets())
        self.at += 1
        return Token(token.text, token.line, tuple(inner))

    def angles(self):
        """The same for < >."""
        line = self.tokens[self.at].line
        self.at += 1
        inner = []
        while self.at < len(self.tokens) and self.peek() != ">":
            inner.append(self.angles() if self.peek() == "<" else self.brackets())
        self.at += 1
        return Token("<", line, tuple(inner))

    def declaration(self):
        """From here to its semicolon, or behind the body of a function."""
        head = []
        while self.peek() not in (";", "{") and not (self.peek() == "=" and not is_operator(head)):
            opens = self.peek() == "<" and not is_operator(head)
            head.append(self.angles() if opens else self.brackets())
        end = self.peek()
        begin = self.at
        if end == "{":
            self.brackets()
            if not head or find_parameters(head) is not None:
                self.add(head, end, begin)
                return
        while self.peek() != ";":
            self.brackets()
        self.add(head, end, begin)
        self.at += 1

    def add(self, head, end, begin):
        if head and head[0].text == "template":
            head = head[2:]
        while head and head[0].text == "[":
            head = head[1:]
        found = name_of(head) if head else None
        if found is None:
            return
        token, details = found
        if head[0].text == "using":
            details = " ".join(item.text for item in self.tokens[begin:self.at])
        static = any(item.text == "static" for item in head)
        variable = details is None and head[0].text not in TYPES
        self.names.append(Name("::".join(scope for scope in self.scopes if scope),
                               token.text, details or "", static or "" in self.scopes,
                               end != ";" or (variable and head[0].text != "extern"), token.line))


def is_operator(head):
    return bool(head) and head[-1].text == "operator"


def find_parameters(head):
    """The place of the parameters of a function; None if it is none."""
    for place, item in enumerate(head):
        if item.text != "(" or place == 0:
            continue
        before = head[place - 1].text
        if before == "operator" and head[place + 1:place + 2] and head[place + 1].text == "(":
            return place + 1
        if before not in NO_FUNCTIONS:
            return place
    return None


def name_of(head):
    """The token that names what `head` declares, and its details; None if that is no new name."""
    if head[0].text in {"friend", "static_assert", ",", ":", "typedef"}:
        return None
    if head[0].text == "using":
        return (head[1], None) if len(head) == 2 else None
    place = find_parameters(head)
    if place is not None:
        return function_name(head, place)
    if head[0].text in TYPES:
        texts = [item.text for item in head]
        before_bases = head[1:texts.index(":")] if ":" in texts else head[1:]
        words = [item for item in before_bases if is_word(item.text) and item.text not in TYPES]
        special = any(item.text in ("::", "<") for item in before_bases)
        return (words[0], None) if words and not special else None
    words = [number for number, item in enumerate(head) if is_word(item.text)]
    if len(words) < 2 and not any(item.text == "<" for item in head):
        return None
    last = words[-1]
    return None if head[last - 1].text == "::" else (head[last], None)


def function_name(head, place):
    operators = [number for number, item in enumerate(head[:place]) if item.text == "operator"]
    if operators:
        begin = operators[0]
        name = "".join(item.text for item in head[begin:place])
    else:
        begin, name = place - 1, head[place - 1].text
    if not is_word(name) or (begin > 0 and head[begin - 1].text == "::"):
        return None  # A specialisation, or a member.
    return Token(name, head[begin].line), "(" + ", ".join(parameter_types(head[place].inner)) + ")"


def parameter_types(tokens):
    """The parameters in brackets, without their names and default values."""
    types, current, depth, default = [], [], 0, False
    for token in (*tokens, Token(",", 0)):
        depth += {"<": 1, ">": -1}.get(token.text, 0)
        if token.text == "," and depth == 0:
            if current:
                types.append(parameter_type(current))
            current, default = [], False
        elif token.text == "=" and depth == 0:
            default = True
        elif not default:
            current.append(token.text)
    return types


def parameter_type(words):
    named = (len(words) > 1 and is_word(words[-1]) and words[-1] not in BUILT_IN and
             words[-2] != "::")
    return " ".join(words[:-1] if named else words)


def names_in(text):
    """All of them. Raises ValueError if the text does not end where its namespaces do."""
    scanner = Scanner(text)
    if scanner.scopes:
        raise ValueError(f"namespace '{scanner.scopes[-1]}' seems to have no end")
    return scanner.names
