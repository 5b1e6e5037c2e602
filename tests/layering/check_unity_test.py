#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_unity.py finds names that meet, and no others."""
import unittest

import check_unity
import cpp_names


def within(body, local=True):
    return "namespace lode::x {" + (f"\nnamespace {{\n{body}\n}}" if local else f"\n{body}\n") + "}\n"


def found(*bodies, header=""):
    sources = [(f"{number}.cc", within(body)) for number, body in enumerate(bodies)]
    return check_unity.collisions(sources, [("x.h", within(header, local=False))])


class CheckUnityTest(unittest.TestCase):
    def test_finds_the_same_name_in_two_files(self):
        for first, second in (
                ("struct Step { int a; };", "class Step final : public Base {};"),
                ("enum class Kind { kOne };", "using Kind = int;"),
                ("using Id = int;", "using Id = long;"),
                ("constexpr int kMost = 3;", "const std::array kMost{1, 2};"),
                ("bool is_it(int a, const std::string& b) { return a; }",
                 "[[nodiscard]] bool is_it(int, const std::string& text = {}) noexcept { return 1; }"),
                ("template <class T> T f(T t) { return t; }", "template <class T> T f(T t) { return t; }"),
                ("std::function<void(int)> f(int) { return {}; }", "auto f(int x) -> int { return x; }"),
                ("bool operator<(A a, B b) { return a < b; }", "bool operator<(A, B) { return 1; }")):
            with self.subTest(first):
                complaints = found(first, "int other = 1;\n" + second)
                self.assertEqual(len(complaints), 1, complaints)
                self.assertIn("1.cc:4: '", complaints[0])
                self.assertIn("0.cc:3 too", complaints[0])

    def test_finds_a_local_name_that_a_header_declares_whatever_its_parameters(self):
        for header in ("bool is_ordered(Kind kind) noexcept;", "struct is_ordered { int a = 1; };",
                       "inline constexpr int is_ordered = 1;", "extern const int is_ordered;",
                       "template <class T> bool is_ordered(T value);"):
            with self.subTest(header):
                complaints = found("bool is_ordered(const Target& target) { return true; }", header=header)
                self.assertEqual(len(complaints), 1, complaints)
                self.assertIn("x.h:2", complaints[0])

    def test_leaves_alone_what_does_not_meet(self):
        for first, second, header in (
                ("void f(int) {}", "void f(long) {}", ""),
                ("struct Step;", "struct Step { int a; };", ""),
                ("using Id = int;", "using Id = int;", ""),
                ("using facts::Ordinal;", "using facts::Ordinal;", ""),
                ("struct A { int kMost = 1; void f() { int x{2}; } };", "constexpr int kMost = 3;", ""),
                ("int f() { struct Step { int a; }; return 1; }", "struct Step {};", ""),
                ("void A::f() {}", "void B::f() {}", "void g();"),
                ("const char* const kText = \"struct Step {};\";  // struct Step {};", "struct Step {};", ""),
                ("#define X struct Step { \\\n};\nint a;", "struct Step {};", ""),
                ("struct Step {};", "int b;", "struct Other { void Step(); }; enum class E { Step };")):
            with self.subTest(first):
                self.assertEqual(found(first, second, header=header), [])

    def test_tells_namespaces_apart(self):
        inner = "namespace lode::x { namespace y { struct Step {}; } }"
        other = "namespace lode::x { namespace { struct Step {}; } }"
        self.assertEqual(check_unity.collisions([("0.cc", inner), ("1.cc", other)], [("x.h", inner)]), [])

    def test_reads_on_behind_what_it_does_not_name(self):
        text = """
            Tally& Tally::operator+=(const Tally& other) { return *this; }
            Thing::Thing(int a) : a_{a}, b_(2) { work(a); }
            template <> struct std::hash<Thing> { int a; };
            static_assert(sizeof(int) == 4, "so");
            struct Step { std::vector<std::map<int, int>> a{{1, 2}}; };
            const Text kRaw = R"(struct No {};)";
            constexpr auto kSmaller = [](int a, int b) { return a < b; };
            static void last(void (*call)(int), int count = f(1, 2)) {}
        """
        names = {name.name for name in cpp_names.names_in(within(text))}
        self.assertEqual(names, {"Step", "kRaw", "kSmaller", "last"})


if __name__ == "__main__":
    unittest.main()
