"""Random pickles of all protocols, from the pure-Python and the C pickler, and by opcodes that no pickler writes.

One JSON line each: the pickle in hex with bytes behind it, its value in a canonical form, and where it ends.
Usage: random_pickles.py SEED COUNT
"""

import io
import json
import pickle
import random
import struct
import sys


def canonical(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, float):
        return ["f", struct.pack(">d", value).hex() if value == value else "nan"]
    if isinstance(value, str):
        return ["s", value.encode("utf-16-le", "surrogatepass").hex()]
    if isinstance(value, (bytes, bytearray)):
        return ["b" if isinstance(value, bytes) else "B", value.hex()]
    if isinstance(value, (tuple, list)):
        return ["t" if isinstance(value, tuple) else "l", [canonical(item) for item in value]]
    if isinstance(value, dict):
        return ["d", [[canonical(key), canonical(item)] for key, item in value.items()]]
    if isinstance(value, (set, frozenset)):
        items = sorted((canonical(item) for item in value), key=json.dumps)
        return ["z" if isinstance(value, frozenset) else "e", items]
    raise TypeError(type(value))


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.seen = []

    def scalar(self):
        rng = self.rng
        return rng.choice(
            [
                lambda: None,
                lambda: rng.random() < 0.5,
                lambda: rng.randint(-300, 300),
                lambda: rng.randint(-(2**31) - 5, 2**31 + 5),
                lambda: rng.randint(-(2 ** rng.choice([63, 64, 100, 2000])), 2 ** rng.choice([63, 64, 100, 2000])),
                lambda: struct.unpack(">d", rng.randbytes(8))[0],
                lambda: rng.choice([0.0, -0.0, float("inf"), -float("inf"), 1e-320, 1.5]),
                lambda: self.text(),
                lambda: rng.randbytes(70000 if rng.random() < 0.005 else rng.choice([0, 1, 5, 255, 256])),
            ]
        )()

    def text(self):
        rng = self.rng
        alphabet = rng.choice(["abc\\'\"\n\r\t\x00", "äöü€\u2028\ufeff", "🎉\ud800\udfff\\u0041\\U0001f389", "\\\\uuU"])
        return "".join(rng.choice(alphabet) for _ in range(rng.choice([0, 1, 3, 20, 300])))

    def value(self, depth=0):
        rng = self.rng
        if self.seen and rng.random() < 0.1:
            return rng.choice(self.seen)
        if depth > 4 or rng.random() < 0.4:
            return self.scalar()
        count = rng.choice([0, 1, 2, 3, 4, 10])
        made = rng.choice(
            [
                lambda: [self.value(depth + 1) for _ in range(count)],
                lambda: tuple(self.value(depth + 1) for _ in range(count)),
                lambda: {self.key(): self.value(depth + 1) for _ in range(count)},
            ]
        )()
        self.seen.append(made)
        return made

    def key(self):
        return self.rng.choice([self.scalar, lambda: (self.scalar(), self.rng.randint(0, 9))])()


SETS = {"set", "frozenset", "bytearray"}


def with_sets(maker):
    """Sets and bytearrays are opcodes from protocol 4 and 5 on, and globals before."""
    rng = maker.rng
    extra = [maker.value()]
    extra.append({maker.scalar() for _ in range(rng.randint(0, 5))})
    extra.append(frozenset(maker.scalar() for _ in range(rng.randint(0, 5))))
    return extra


def by_hand(rng):
    """Forms that old picklers wrote, and none writes now."""
    number = rng.randint(-99999, 99999)
    return rng.choice(
        [
            b"I%d\n." % number,
            b"I01\n.",
            b"I00\n.",
            b"L%dL\n." % (number * 10**20),
            b"F%r\n." % b"" if False else ("F%r\n." % (number / 7)).encode(),
            b"S'a\\x41\\'\\n\\101'\n.",
            b'S"plain \' inside"\n.',
            b"U\x03abc.",
            b"T\x03\x00\x00\x00abc.",
            b"Vw\\u00e4\\\\u0041 \\U0001f389\n.",
            b"(I1\nI2\nt.",
            b"(lp0\nI1\naI2\na.",
            b"(dp0\nI1\nI2\ns.",
            b"(I1\nI2\nd.",
            b"(I1\nI2\nl.",
            b"]q\x00(K\x01h\x00K\x03e0h\x00.".replace(b"h\x00K\x03e0h\x00", b"K\x03e"),
            b"K\x01K\x02\x86\x94(K\x05K\x061h\x00.",
            b"K\x012\x86.",
            b"\x80\x02}q\x00(K\x01K\x02\x88K\x05u.",
            b"\x80\x04\x8f\x94(K\x01K\x02\x90.",
            b"\x80\x05\x96\x03\x00\x00\x00\x00\x00\x00\x00abc.",
            b"p7\n" if False else b"K\x07p12\n0g12\n.",
            b"K\x07r\x10\x00\x00\x000j\x10\x00\x00\x00.",
        ]
    )


def main():
    rng = random.Random(int(sys.argv[1]))
    for number in range(int(sys.argv[2])):
        maker = Maker(rng)
        if number % 10 == 0:
            data = by_hand(rng)
        else:
            protocol = rng.randint(0, 5)
            value = maker.value()
            if protocol >= 4 and rng.random() < 0.3:
                value = with_sets(maker)
            if protocol == 5 and rng.random() < 0.3:
                value = [value, bytearray(rng.randbytes(rng.randint(0, 300)))]
            if protocol < 3:
                value = without_bytes(value)
            buffer = io.BytesIO()
            pickler = rng.choice([pickle.Pickler, pickle._Pickler])(buffer, protocol)
            pickler.dump(value)
            data = buffer.getvalue()
        stream = io.BytesIO(data + rng.randbytes(rng.randint(0, 9)))
        loaded = pickle.Unpickler(stream).load()
        print(json.dumps({"pickle": stream.getvalue().hex(), "value": canonical(loaded), "end": stream.tell()}))


def without_bytes(value):
    """Before protocol 3 bytes are written as a call of `_codecs.encode`, which is no value."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)):
        return type(value)(without_bytes(item) for item in value)
    if isinstance(value, dict):
        return {without_bytes(key): without_bytes(item) for key, item in value.items()}
    return value


main()
