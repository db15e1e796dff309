#!/usr/bin/env python3
"""Verifies an exported log of Junheng, independently of the program that wrote it.

    verify_log.py EXPORT.ndjson [--checkpoint FILE]... [--key ID_OR_BASE64]...

Python's standard library is all it needs. The format is specified in docs/audit.md. Prints one line
for each discrepancy (code, position, words), then what can't be known. Ends with 0 if nothing was
found, 1 if something was, 2 if the file can't be read.
"""
import argparse
import base64
import binascii
import hashlib
import json
import re
import sys

NONE = "0" * 64
HASH = re.compile(r"[0-9a-f]{64}")
KIND = re.compile(r"[a-z][a-z0-9-]{0,39}")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
HEADER = ["position", "kind", "id", "recordedAt", "bodyHash", "previous", "hash"]
START = {"export", "logId", "first", "last", "previous", "masked", "keys"}

# ---------------------------------------------------------------- Ed25519, RFC 8032, verification only

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Adds two points in extended coordinates."""
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    h, i, j, k = f - e, d - c, d + c, f + e
    return h * i % P, j * k % P, i * j % P, h * k % P


def multiply(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = add(result, point)
        point, factor = add(point, point), factor >> 1
    return result


def decode(encoded):
    """The point that 32 bytes stand for, or None."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, text, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = decode(key), decode(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % Q
    one, other = multiply(s, BASE), add(r, multiply(h, a))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


# ---------------------------------------------------------------- the log


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def no_twins(pairs):
    """A member that stands twice makes two readers read two things."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a member stands twice")
    return dict(pairs)


def parse(text):
    return json.loads(text, object_pairs_hook=no_twins, parse_float=str)


def need(condition, what):
    if not condition:
        raise ValueError(what)


def at(tree, pointer):
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]
    return tree


def is_commitment(node):
    return isinstance(node, dict) and list(node) == ["commitment"] and isinstance(
        node["commitment"], str) and bool(HASH.fullmatch(node["commitment"]))


def commitments(node, here=""):
    if is_commitment(node):
        yield here
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from commitments(value, here + "/" + name.replace("~", "~0").replace("/", "~1"))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from commitments(value, f"{here}/{index}")


class Checkpoint:
    def __init__(self, text):
        lines = text.split("\n")
        need(len(lines) == 8 and lines[0] == "junheng-checkpoint/1" and lines[7] == "", "no checkpoint")
        self.log, self.size, self.head, self.time, self.key = lines[1], int(lines[2]), *lines[3:6]
        self.signature = base64.b64decode(lines[6], validate=True)
        need(UUID.fullmatch(self.log) and lines[2] == str(self.size) and self.size > 0, "no checkpoint")
        need(HASH.fullmatch(self.head) and HASH.fullmatch(self.key) and TIME.fullmatch(self.time), "no checkpoint")
        need(base64.b64encode(self.signature).decode() == lines[6], "no checkpoint")
        self.text = "".join(line + "\n" for line in lines[:6]).encode("utf-8")


class Verifier:
    def __init__(self, outside, trusted):
        self.outside, self.trusted = sorted(outside, key=lambda c: c.size), trusted
        self.found, self.keys, self.archived, self.gaps = [], {}, set(), []
        self.runs, self.running, self.allowed = {}, {}, []
        self.log, self.first, self.stated, self.masked = "", 1, 0, True
        self.last, self.hash, self.signed_up_to, self.bodies, self.key_chained = 0, NONE, 0, 0, False

    def tell(self, code, position, words):
        self.found.append((position, code, words))

    def start(self, line):
        need(set(line) == START and line["export"] == "junheng-export/1", "no start of an export")
        first, last, previous = line["first"], line["last"], line["previous"]
        need(type(first) is int and type(last) is int and 1 <= first <= last, "no range")
        need(isinstance(line["logId"], str) and type(line["masked"]) is bool and isinstance(line["keys"], list), "no start")
        need(HASH.fullmatch(previous) and (first == 1) == (previous == NONE), "no anchor")
        self.log, self.first, self.stated, self.masked = line["logId"], first, last, line["masked"]
        self.last, self.hash = first - 1, previous
        for key in line["keys"]:
            self.add_key(key)
        self.check_outside(previous)

    def add_key(self, text):
        key = base64.b64decode(text, validate=True)
        need(len(key) == 32, "no key")
        self.keys[hashlib.sha256(key).hexdigest()] = key
        return hashlib.sha256(key).hexdigest()

    def line(self, line):
        names = set(line)
        if "entry" in names:
            need(names <= {"entry", "body", "openings"} and set(line["entry"]) == set(HEADER), "no entry")
            self.entry(line["entry"], line.get("body"), line.get("openings"))
        elif names == {"checkpoint"}:
            self.checkpoint(line["checkpoint"])
        else:
            need(names == {"archived", "content"}, "no such line")
            content = base64.b64decode(line["content"], validate=True)
            if hashlib.sha256(content).hexdigest() != line["archived"]:
                self.tell("ARCHIVE_CHANGED", self.last, f"content {line['archived']} has another hash")
            self.archived.add(line["archived"])

    def entry(self, header, body, openings):
        position, kind, ident, time, body_hash, previous, own = (header[name] for name in HEADER)
        need(type(position) is int and all(isinstance(header[name], str) for name in HEADER[1:]), "no entry")
        need(body is None or isinstance(body, str), "no body")
        if not (position > 0 and KIND.fullmatch(kind) and UUID.fullmatch(ident) and TIME.fullmatch(time)
                and HASH.fullmatch(body_hash) and HASH.fullmatch(previous) and HASH.fullmatch(own)):
            self.tell("FORMAT_UNKNOWN", position, "the entry is not well-formed")
        lines = ["junheng-entry/1", self.log, str(position), kind, ident, time, body_hash, previous]
        if sha256("".join(part + "\n" for part in lines)) != own:
            self.tell("HEADER_CHANGED", position, "the header does not have its own hash")
        further = position > self.last
        if not further:
            self.late(position)
        else:
            if position > self.last + 1:
                self.gaps.append((self.last + 1, position - 1))
            elif previous != self.hash:
                self.tell("CHAIN_BROKEN", position, "does not follow the entry before it")
            self.last, self.hash = position, own
        self.body(position, kind, ident, body_hash, body, openings)
        if further:
            self.check_outside(own)

    def late(self, position):
        for gap in self.gaps:
            if gap[0] <= position <= gap[1]:
                self.tell("POSITION_REORDERED", position, f"comes after entry {self.last}")
                self.gaps.remove(gap)
                parts = [(gap[0], position - 1), (position + 1, gap[1])]
                self.gaps += [part for part in parts if part[0] <= part[1]]
                return
        self.tell("POSITION_DUPLICATED", position, "stands twice")

    def body(self, position, kind, ident, body_hash, body, openings):
        if body is None:
            if position <= self.stated:
                runs = self.runs.setdefault(kind, [])
                if self.running.get(kind):
                    runs[-1][1] = position
                else:
                    runs.append([position, position])
                self.running[kind] = True
            return
        self.bodies += 1
        self.running[kind] = False
        if sha256(body) != body_hash:
            self.tell("BODY_CHANGED", position, "the body does not have the hash in the header")
        try:
            tree = parse(body)
        except ValueError:
            tree = None
        self.open(position, tree, openings)
        content = tree.get("archived") if isinstance(tree, dict) else None
        if isinstance(content, str) and HASH.fullmatch(content) and content not in self.archived:
            self.tell("ARCHIVE_MISSING", position, f"content {content} is not there")
        try:
            if kind == "retention":
                if tree["last"] < position:
                    self.allowed.append((set(tree["kinds"]), tree["first"], tree["last"]))
            elif kind in ("log", "key"):
                key = self.add_key(tree["publicKey"])
                if self.trusted and key not in self.trusted:
                    self.tell("OTHER_KEY", position, f"publishes key {key}, which is not expected")
                if kind == "log":
                    self.key_chained = True
                    need(tree["format"] == "junheng-entry/1", "another format")
                    if position != 1 or ident != self.log:
                        self.tell("OTHER_LOG", position, "the beginning of another log")
        except (ValueError, KeyError, TypeError):
            self.tell("FORMAT_UNKNOWN", position, "not what the log writes itself")

    def open(self, position, tree, openings):
        for pointer, opening in (openings or {}).items():
            try:
                need(set(opening) == {"salt", "value"}, "no opening")
                node = at(tree, pointer)
                text = f"junheng-commitment/1\n{opening['salt']}\n{opening['value']}\n"
                need(is_commitment(node) and node["commitment"] == sha256(text), "another value")
            except (ValueError, KeyError, TypeError, IndexError):
                self.tell("OPENING_WRONG", position, f"{pointer} was sealed with another value")
        if not self.masked:
            for pointer in commitments(tree):
                if pointer not in (openings or {}):
                    self.tell("OPENING_MISSING", position, f"the value sealed at {pointer} is not there")

    def checkpoint(self, text):
        try:
            checkpoint = Checkpoint(text)
        except (ValueError, TypeError, AttributeError):
            self.tell("FORMAT_UNKNOWN", self.last, "not a checkpoint")
            return
        if checkpoint.size > self.last:
            self.shorter(checkpoint)
        else:
            self.judge(checkpoint, checkpoint.size == self.last and checkpoint.head == self.hash)

    def check_outside(self, own):
        while self.outside and self.outside[0].size == self.last:
            checkpoint = self.outside.pop(0)
            self.judge(checkpoint, checkpoint.head == own)
        while self.outside and self.last >= self.first and self.first <= self.outside[0].size < self.last:
            self.judge(self.outside.pop(0), False)

    def judge(self, checkpoint, in_chain):
        good = self.is_signed(checkpoint)
        if not in_chain:
            self.tell("CHECKPOINT_NOT_IN_CHAIN", checkpoint.size, f"signed at {checkpoint.time} over another entry")
        elif good:
            self.signed_up_to = max(self.signed_up_to, checkpoint.size)

    def shorter(self, checkpoint):
        self.is_signed(checkpoint)
        self.tell("LOG_SHORTER_THAN_CHECKPOINT", checkpoint.size, f"the log ends with entry {self.last}")

    def is_signed(self, checkpoint):
        if checkpoint.log != self.log:
            self.tell("OTHER_LOG", checkpoint.size, "a checkpoint of another log")
        elif checkpoint.key not in self.keys or (self.trusted and checkpoint.key not in self.trusted):
            self.tell("OTHER_KEY", checkpoint.size, f"a checkpoint signed by key {checkpoint.key}")
        elif not signed(self.keys[checkpoint.key], checkpoint.text, checkpoint.signature):
            self.tell("CHECKPOINT_SIGNATURE_WRONG", checkpoint.size, "the signature is wrong")
        else:
            return True
        return False

    def finish(self):
        unknown = []
        for checkpoint in self.outside:
            if checkpoint.size > self.last:
                self.shorter(checkpoint)
            else:
                self.is_signed(checkpoint)
                unknown.append(f"the checkpoint at {checkpoint.size} lies before what is here")
        for first, last in self.gaps + ([(self.last + 1, self.stated)] if self.stated > self.last else []):
            self.tell("POSITION_MISSING", first, f"entries {first} to {last} are not there")
        for kind, runs in self.runs.items():
            for first, last in runs:
                if not self.is_dropped(kind, first, last):
                    self.tell("BODY_MISSING", first, f"bodies of {kind} up to {last} are not there")
        return unknown

    def is_dropped(self, kind, first, last):
        ranges = [each for each in self.allowed if kind in each[0]]
        while first <= last:
            ends = [each[2] for each in ranges if each[1] <= first <= each[2]]
            if not ends:
                return False
            first = max(ends) + 1
        return True


def verify(path, verifier):
    digest, count, ended = hashlib.sha256(), 0, False
    with open(path, "rb") as file:
        for count, raw in enumerate(file, 1):
            if ended:
                verifier.tell("FILE_CHANGED", verifier.last, "goes on after its last line")
            if not raw.endswith(b"\n"):
                verifier.tell("RECORD_TORN", verifier.last, f"line {count} breaks off")
                break
            try:
                line = parse(raw.decode("utf-8"))
                if count == 1:
                    verifier.start(line)
                elif set(line) == {"lines", "sha256"}:
                    ended = True
                    if line["lines"] != count - 1 or line["sha256"] != digest.hexdigest():
                        verifier.tell("FILE_CHANGED", verifier.last, "not the file that was written")
                else:
                    verifier.line(line)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error) as problem:
                verifier.tell("FORMAT_UNKNOWN", verifier.last, f"line {count}: {problem}")
            digest.update(raw)
    if not ended:
        verifier.tell("RECORD_TORN", verifier.last, "the file has no last line")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("export")
    arguments.add_argument("--checkpoint", action="append", default=[], help="a checkpoint that was kept outside")
    arguments.add_argument("--key", action="append", default=[], help="a key that is trusted: its id, or base64")
    given = arguments.parse_args()
    try:
        outside = []
        for path in given.checkpoint:
            with open(path, encoding="utf-8", newline="") as file:
                outside.append(Checkpoint(file.read()))
        trusted = {key if HASH.fullmatch(key) else hashlib.sha256(base64.b64decode(key, validate=True)).hexdigest()
                   for key in given.key}
        furthest = max((checkpoint.size for checkpoint in outside), default=0)
        verifier = Verifier(outside, trusted)
        verify(given.export, verifier)
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    unknown = verifier.finish()
    for position, code, words in sorted(verifier.found, key=lambda each: each[0]):
        print(code, position, words)
    if furthest < verifier.last:
        unknown.append(f"whether entries after {furthest or verifier.last} were cut off, or an old copy was put back:"
                       " only a checkpoint kept outside tells")
    if not trusted and not furthest:
        unknown.append("whether the whole log was made anew with another key: only a key or checkpoint kept outside tells")
    if verifier.signed_up_to < verifier.last:
        unknown.append(f"whether entries from {verifier.signed_up_to + 1} on were rewritten with their hashes: unsigned yet")
    if verifier.first > 1:
        unknown.append(f"anything before entry {verifier.first}: it is not in this file")
    for words in unknown:
        print("unknown:", words)
    print(f"entries {verifier.first} to {verifier.last}, {verifier.bodies} bodies, head {verifier.hash},"
          f" signed up to {verifier.signed_up_to}: {'intact' if not verifier.found else 'NOT INTACT'}")
    return 1 if verifier.found else 0


if __name__ == "__main__":
    sys.exit(main())
