"""What CPython's own unpicklers come to with hostile pickles: which names, calls, states and persistent ids.

Nothing is imported or run: names and ids become stand-ins that say that they were reached. Each case is read as a file
by `_pickle.Unpickler` with and without `peek`, and by `pickle._Unpickler`, one pickle after the other, as torch does.
One JSON line for each case that reaches anything: the bytes in hex, and what was reached by any of the three.
Usage: pickle_routes.py SEED COUNT, or pickle_routes.py - with lines of hex on the standard input.
"""

import io
import json
import pickle
import random
import re
import resource
import struct
import sys
import warnings

import _pickle

warnings.simplefilter("ignore")


class Inert:
    """Takes whatever an unpickler does to an object, and says so."""

    def __init__(self, reached):
        self.__dict__["reached"] = reached

    def __call__(self, *args, **names):
        self.reached.append(["call"])
        return Inert(self.reached)

    def __setstate__(self, state):
        self.reached.append(["build"])

    def append(self, item):
        pass

    def extend(self, items):
        pass

    def add(self, item):
        pass

    def __setitem__(self, key, value):
        pass


def stand_in(reached):
    def new(cls, *args, **names):
        reached.append(["call"])
        return Inert(reached)

    return type("StandIn", (), {"__new__": new})


# As Python does with what no module is called; torch does not look where the name is that of a storage.
NO_MODULE = re.compile(r"$(?!\n)|\.?(?:[^.]*[\s,;=<>()[\]{}'`*|!?#$%&@^~+/\\]|[A-Za-z0-9_-]+:)")


def reader(base):
    class Reader(base):
        reached: list

        def find_class(self, module, name):
            if NO_MODULE.match(module) and "Storage" not in name:
                raise ModuleNotFoundError(module)
            self.reached.append(["name", module, name])
            return stand_in(self.reached)

        def persistent_load(self, pid):
            self.reached.append(["id", pid if type(pid) is str else None])
            return Inert(self.reached)

    return Reader


InC = reader(_pickle.Unpickler)
InPython = reader(pickle._Unpickler)


def build(self):
    if len(self.stack) >= 2:
        self.reached.append(["build"])
    pickle._Unpickler.load_build(self)


InPython.dispatch = {**pickle._Unpickler.dispatch, pickle.BUILD[0]: build}


def follow(kind, stream, encoding):
    reached = []
    for _ in range(6):
        one = kind(stream, encoding=encoding)
        one.reached = reached
        try:
            one.load()
        except BaseException:
            break
    return reached


def routes(data, encoding):
    found = []
    for reached in (
        follow(InC, io.BytesIO(data), encoding),
        follow(InC, io.BufferedReader(io.BytesIO(data), 64), encoding),
        follow(InPython, io.BytesIO(data), encoding),
    ):
        for one in reached:
            if one not in found:
                found.append(one)
    return found


# --- what is written ------------------------------------------------------------------------------------------------

FOREIGN = [("os", "system"), ("builtins", "eval"), ("posix", "system"), ("a.b", "c.d"), ("torch", "Size.x")]
LISTED = [("collections", "OrderedDict"), ("torch", "Size"), ("torch._utils", "_rebuild_tensor_v2")]


def spelt(rng, number):
    """A number as somebody might write it."""
    plain = str(number)
    return rng.choice(
        [
            lambda: plain,
            lambda: plain,
            lambda: "0" * rng.randint(1, 3) + plain,
            lambda: "+" + plain,
            lambda: "-" + plain,
            lambda: " " + plain,
            lambda: plain + rng.choice([" ", "\r", "\t", "\x0b", "\x0c", "\x1c", "\xa0", "\x85"]),
            lambda: plain + "\0" + rng.choice(["", "x", "9"]),
            lambda: "_".join(plain) if len(plain) > 1 else plain + "_0",
            lambda: "0x%x" % number,
            lambda: "0o%o" % number,
            lambda: "0b{:b}".format(number),
            lambda: "0%o" % number,
            lambda: plain + rng.choice(["L", "l", ".0", "e0", "x"]),
            lambda: "\0",
            lambda: "",
            lambda: str(number + 2**32),
        ]
    )()


def line(rng, code, text):
    end = rng.choice(["\n"] * 12 + ["\r\n", ""])
    return (code + text + end).encode("latin-1")


def number_op(rng):
    code = rng.choice("IILF")
    number = rng.choice([0, 1, 8, 10, 12, 255, 10**30])
    text = spelt(rng, number)
    if code == "F":
        text = rng.choice([text, "1.5", "1.", ".5", "1e5", "1e999", "nan", "-inf", "+Infinity", "NaN", "0x1p3", "1_0.5"])
    if code == "L":
        text += rng.choice(["L", "L", "", "LL"])
    return line(rng, code, text)


def text_op(rng, text="abc"):
    raw = text.encode()
    if rng.random() < 0.15:
        raw += rng.choice([b"\xff", b"\xc3\xa4", b"\xed\xa0\x80", b"\0", b"\xed\xa0"])
    return rng.choice(
        [
            lambda: b"X" + struct.pack("<I", len(raw)) + raw,
            lambda: b"\x8c" + bytes([len(raw)]) + raw,
            lambda: b"\x8d" + struct.pack("<Q", len(raw)) + raw,
            lambda: b"U" + bytes([len(raw)]) + raw,
            lambda: b"T" + struct.pack("<I", len(raw)) + raw,
            lambda: b"S" + rng.choice([b"'%s'", b'"%s"', b"'%s\"", b"'%s' ", b"'%s\\x41'", b"'%s\\q'", b"'%s\\x4'"]) % raw + b"\n",
            lambda: b"V" + raw + rng.choice([b"", b"", b"\\u0041", b"\\u41", b"\\\\u0041", b"\\U00110000", b"\\ud800"]) + b"\n",
        ]
    )()


def value_op(rng):
    return rng.choice(
        [
            lambda: rng.choice([b"N", b"\x88", b"\x89", b"]", b"}", b")", b"\x8f"]),
            lambda: b"K" + rng.randbytes(1),
            lambda: b"J" + rng.randbytes(4),
            lambda: b"\x8a" + rng.choice([b"\0", b"\x01\xff", b"\x02\0\x80"]),
            lambda: b"\x8b" + struct.pack("<i", rng.choice([0, 1, 3, -1])) + b"\x01\x02\x03",
            lambda: number_op(rng),
            lambda: number_op(rng),
            lambda: text_op(rng),
            lambda: b"\x96" + struct.pack("<Q", 2) + b"ab",
            lambda: b"C\x02ab",
            lambda: b"G" + rng.randbytes(8),
        ]
    )()


# What takes something from the stack and, for one unpickler or another, leaves a value there.
TRICKS = [
    b"]K\x01a", b"](K\x01e", b"](K\x05eK\x00K\x07s", b"](K\x05e(K\x00K\x07u", b"]K\x00K\x01s", b"}(e", b"N(e", b"N(u",
    b"N(\x90", b"](u", b"K\x01(u", b"}(Nu", b"(Nd", b"(d", b"(NNd", b"(NNNd", b"}NNs", b"}]Ns", b"}(NNu",
    b"\x8f(N\x90", b"](N\x90", b"(N\x91(N\x90", b"\x8f(]\x90",
    b"\x96\x02\0\0\0\0\0\0\0abK\x05a", b"\x96\x02\0\0\0\0\0\0\0ab(K\x05K\x06e", b"\x96\x02\0\0\0\0\0\0\0abK\x00K\x06s",
    b"\x96\x01\0\0\0\0\0\0\0a\x98", b"C\x01a\x98", b"]\x98", b"\x97", b"}}b", b"]}b", b"N)b", b"NNb", b"K\x01}b",
    b"](0", b"N(0", b"N(K\x01(01", b"N(K\x011", b"(N0N0", b"((t", b"(((ttt", b"(1N", b"N2", b"N2\x85", b"NN\x86", b"(NNNt\x87",
    b"N\x940h\x00", b"Nq\x05\x940h\x01", b"Np5\n0g5\n", b"Np05\n0g5\n", b"Np5\n0g 5\n", b"Np5\n0g5_\n", b"Np1_0\n0g10\n",
    b"Np-0\n0g0\n", b"Np4294967296\n0g4294967296\n", b"Np5\0x\n0g5\n", b"Np5\n0g5\0\n", b"Nr\x05\0\0\0" b"0j\x05\0\0\0",
    b"\x80\x00N", b"\x80\x05N", b"\x80\x06N", b"\x80\x02\x80\x04N", b"Pid\nN", b"Pi\xff\nN", b"NQ", b"K\x01\x85Q", b"\x82\x01N", b"\x84\xff\xff\xff\xffN",
]  # fmt: skip


def named(rng):
    module, name = rng.choice(FOREIGN + FOREIGN + LISTED)
    return rng.choice(
        [
            lambda: b"c%s\n%s\n" % (module.encode(), name.encode()),
            lambda: text_op(rng, module) + text_op(rng, name) + b"\x93",
            lambda: b"(K\x01i%s\n%s\n" % (module.encode(), name.encode()),
            lambda: b"i%s\n%s\n" % (module.encode(), name.encode()),
            lambda: b"c%s\n%s" % (module.encode(), name.encode()),
            lambda: b"X%s%sq\x07X%s%sq\x080" % (struct.pack("<I", len(module)), module.encode(), struct.pack("<I", len(name)), name.encode())
            + rng.choice([b"h\x07h\x08\x93", b"g7\ng08\n\x93", b"g07\nh\x08\x93", b"j\x07\0\0\0g 8\n\x93"]),
        ]
    )()  # fmt: skip


def used(rng):
    called = named(rng)
    return rng.choice(
        [
            lambda: called,
            lambda: called + b")R",
            lambda: called + rng.choice([b"]", b"}", b"C\x01a", b"U\x01a", b"N", b"\x8f"]) + rng.choice([b"R", b"\x81"]),
            lambda: called + b")\x81",
            lambda: called + b")}\x92",
            lambda: b"(" + called + b"K\x01o",
            lambda: called + b")R}b",
            lambda: called + b")RK\x01a",
            lambda: called + b")RK\x01K\x02s",
            lambda: called + b")R(K\x01\x90",
            lambda: called + b")R)R",
            lambda: called + b"Q",
            lambda: called + b"\x85Q",
        ]
    )()


def one_pickle(rng):
    parts = [rng.choice([b"", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"])]
    for _ in range(rng.randint(0, 6)):
        made = rng.choice([lambda: rng.choice(TRICKS), lambda: value_op(rng), lambda: value_op(rng)])()
        parts.append(made + (b"0" if rng.random() < 0.6 else b""))
    for _ in range(rng.choice([0, 1, 1, 2])):
        parts.append(used(rng) + (b"0" if rng.random() < 0.3 else b""))
    parts.append(rng.choice([b"."] * 8 + [b"", b"\xff", b"0."]))
    if rng.random() < 0.35:
        return framed(rng, parts)
    return b"".join(parts)


def framed(rng, parts):
    """The parts in frames, some of them of another length than what is in them."""
    out, at = [parts[0]], 1
    while at < len(parts):
        count = rng.randint(1, len(parts) - at)
        body = b"".join(parts[at : at + count])
        length = len(body) + rng.choice([0] * 6 + [-3, -2, -1, 1, 2, 5, 40, 10**6])
        out.append(b"\x95" + struct.pack("<Q", max(0, length)) + body)
        at += count
    return b"".join(out)


def soup(rng):
    codes = b"".join(pickle.__dict__[name] for name in pickle.__all__ if name.isupper() and isinstance(pickle.__dict__[name], bytes) and len(pickle.__dict__[name]) == 1)
    out = []
    for _ in range(rng.randint(1, 20)):
        code = bytes([rng.choice(codes)])
        out.append(code if code not in b"IFLSVPcigpXTUBC" else rng.choice([value_op(rng), rng.choice(TRICKS), named(rng)]))
    return b"".join(out)


def real(rng):
    """What picklers write."""

    class Thing:
        def __reduce__(self):
            return (print, ("x", 1), {"a": 1}) if rng.random() < 0.5 else (dict, (), None, iter([1, 2]), iter([(1, 2)]))

    values = [1, "ab", b"cd", None, 1.5, 10**20, (1, 2), [3, "ab"], {"k": [1], 2: "v"}, {1, 2}, bytearray(b"x"), Thing()]
    rng.shuffle(values)
    value = values[: rng.randint(1, len(values))]
    protocol = rng.randint(0, 5)
    writer = rng.choice([pickle.Pickler, pickle._Pickler])
    out = io.BytesIO()
    for part in rng.choice([[value], [0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}, value, []]]):
        writer(out, protocol).dump(part)
    return out.getvalue()


def mutated(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data) + 1)
        rng.choice(
            [
                lambda: data.__setitem__(slice(at, at + 1), rng.randbytes(1)),
                lambda: data.__setitem__(slice(at, at), rng.choice(TRICKS)),
                lambda: data.__setitem__(slice(at, at), named(rng)),
                lambda: data.__setitem__(slice(at, at + rng.randint(1, 4)), b""),
                lambda: data.__setitem__(slice(at, at), rng.choice([b".", b"(", b"0", b"\0", b"\n", b"_", b" "])),
            ]
        )()
        if not data:
            data = bytearray(b".")
    return bytes(data)


def case(rng):
    kind = rng.random()
    if kind < 0.55:
        data = b"".join(one_pickle(rng) for _ in range(rng.choice([1, 1, 1, 2, 3])))
    elif kind < 0.7:
        data = soup(rng) + used(rng) + b"."
    elif kind < 0.8:
        data = soup(rng)
    else:
        data = real(rng)
    return mutated(rng, data) if data and rng.random() < 0.35 else data


def main():
    resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
    if sys.argv[1] == "-":
        for text in sys.stdin.read().split():
            found = [one for name in ("ASCII", "utf-8", "latin-1", "bytes") for one in routes(bytes.fromhex(text), name)]
            print(json.dumps({"pickle": text, "reached": found}))
        return
    rng = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        data = case(rng)
        found = routes(data, rng.choice(["ASCII", "utf-8", "latin-1", "bytes"]))
        print(json.dumps({"pickle": data.hex(), "reached": found}))


main()
