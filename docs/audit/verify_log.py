#!/usr/bin/env python3
"""Verifies an exported log of Junheng, independently of the program that wrote it.

    verify_log.py EXPORT.ndjson [--checkpoint FILE]... [--key ID_OR_BASE64]...

Needs the standard library alone; the format is specified in docs/audit.md. Prints a line for each discrepancy (code,
position, words), then what can't be known. Ends with 0 if nothing was found, 1 if something was, 2 without any file.
"""
import argparse, base64, hashlib, json, re, sys

NONE, HASH, KIND = "0" * 64, re.compile(r"[0-9a-f]{64}"), re.compile(r"[a-z][a-z0-9-]{0,39}")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
HEADER = ["position", "kind", "id", "recordedAt", "bodyHash", "previous", "hash"]
FORMS = [KIND, UUID, TIME, HASH, HASH, HASH]
START = {"export", "logId", "first", "last", "previous", "masked", "keys"}
WRONG = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)

# Ed25519 as in RFC 8032, only to verify: points of the curve in extended coordinates.
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)

def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    h, i, j, k = f - e, d - c, d + c, f + e
    return h * i % P, j * k % P, i * j % P, h * k % P

def multiply(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        result = add(result, point) if factor & 1 else result
        point, factor = add(point, point), factor >> 1
    return result

def decode(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * ROOT % P if (x * x - square) % P else x
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def is_signed(key, text, signature):
    a, r, s = decode(key), decode(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % Q
    one, other = multiply(s, BASE), add(r, multiply(h, a))
    return all((one[i] * other[2] - other[i] * one[2]) % P == 0 for i in (0, 1))

def need(condition, what):
    if not condition:
        raise ValueError(what)

def sha256(lines):
    return hashlib.sha256("".join(line + "\n" for line in lines).encode("utf-8")).hexdigest()

def unbase64(text):
    need(base64.b64encode(base64.b64decode(text, validate=True)).decode() == text, "no base64")
    return base64.b64decode(text)

def without_twins(pairs):
    """A member that stands twice lets two readers read two things."""
    need(len({name for name, _ in pairs}) == len(pairs), "a member stands twice")
    return dict(pairs)

def parse(text):
    return json.loads(text, object_pairs_hook=without_twins, parse_float=str)

def at(tree, pointer):
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]
    return tree

def is_commitment(node):
    return isinstance(node, dict) and list(node) == ["commitment"] and HASH.fullmatch(str(node["commitment"]))

def commitments(node, here=""):
    if is_commitment(node):
        yield here
    elif isinstance(node, (dict, list)):
        for name, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from commitments(value, here + "/" + str(name).replace("~", "~0").replace("/", "~1"))

class Checkpoint:
    def __init__(self, text):
        lines = text.split("\n")
        need(len(lines) == 8 and lines[0] == "junheng-checkpoint/1" and lines[7] == "", "no checkpoint")
        self.log, self.size, self.head, self.time, self.key = lines[1], int(lines[2]), *lines[3:6]
        self.signature = unbase64(lines[6])
        forms = zip((UUID, HASH, TIME, HASH), (self.log, self.head, self.time, self.key))
        need(lines[2] == str(self.size) and self.size > 0 and all(f.fullmatch(part) for f, part in forms), "no checkpoint")
        self.text = text[:-len(lines[6]) - 1].encode("utf-8")

class Verifier:
    def __init__(self, outside, trusted):
        self.outside, self.trusted = sorted(outside, key=lambda each: each.size), trusted
        self.found, self.gaps, self.allowed, self.keys, self.runs, self.running, self.archived = [], [], [], {}, {}, {}, set()
        self.log, self.first, self.stated, self.masked = "", 1, 0, True
        self.last, self.hash, self.signed_up_to, self.bodies = 0, NONE, 0, 0

    def tell(self, code, position, words):
        self.found.append((position, code, words))

    def start(self, line):
        first, last, previous = line["first"], line["last"], line["previous"]
        need(set(line) == START and line["export"] == "junheng-export/1", "no start of an export")
        need(type(first) is int and type(last) is int and 1 <= first <= last, "no range")
        need(type(line["masked"]) is bool and UUID.fullmatch(line["logId"]), "no start of an export")
        need(HASH.fullmatch(previous) and (first == 1) == (previous == NONE), "no anchor")
        self.log, self.first, self.stated, self.masked = line["logId"], first, last, line["masked"]
        self.last, self.hash = first - 1, previous
        list(map(self.add_key, line["keys"]))
        self.check_outside()

    def add_key(self, text):
        need(len(key := unbase64(text)) == 32, "no key")
        return self.keys.setdefault(hashlib.sha256(key).hexdigest(), key) and hashlib.sha256(key).hexdigest()

    def line(self, line):
        if "entry" in line:
            need(set(line) <= {"entry", "body", "openings"} and set(line["entry"]) == set(HEADER), "no entry")
            self.entry([line["entry"][name] for name in HEADER], line.get("body"), line.get("openings"))
        elif set(line) == {"checkpoint"}:
            self.checkpoint(Checkpoint(line["checkpoint"]))
        else:
            need(set(line) == {"archived", "content"}, "no such line")
            if hashlib.sha256(unbase64(line["content"])).hexdigest() != line["archived"]:
                self.tell("ARCHIVE_CHANGED", self.last, f"content {line['archived']} has another hash")
            self.archived.add(line["archived"])

    def entry(self, header, body, openings):
        position, kind, _, _, body_hash, previous, own = header
        need(type(position) is int and all(isinstance(part, str) for part in header[1:]), "no entry")
        if position < 1 or not all(form.fullmatch(part) for form, part in zip(FORMS, header[1:])):
            self.tell("FORMAT_UNKNOWN", position, "the entry is not well-formed")
        if sha256(["junheng-entry/1", self.log, *map(str, header[:-1])]) != own:
            self.tell("HEADER_CHANGED", position, "the header does not have its own hash")
        further = position > self.last
        if not further:
            self.late(position)
        elif position > self.last + 1:
            self.gaps.append((self.last + 1, position - 1))
        elif previous != self.hash:
            self.tell("CHAIN_BROKEN", position, "does not follow the entry before it")
        self.last, self.hash = (position, own) if further else (self.last, self.hash)
        need(body is None or position <= self.stated, "a body beyond the range")
        if body is not None:
            self.body(header, body, openings)
        elif position <= self.stated:
            runs = self.runs.setdefault(kind, [])
            runs[-1:] = [[runs[-1][0], position]] if self.running.get(kind) else runs[-1:] + [[position, position]]
        self.running[kind] = body is None
        if further:
            self.check_outside()

    def late(self, position):
        around = [gap for gap in self.gaps if gap[0] <= position <= gap[1]]
        self.tell("POSITION_REORDERED" if around else "POSITION_DUPLICATED", position, f"comes after {self.last}")
        parts = [part for gap in around for part in ((gap[0], position - 1), (position + 1, gap[1]))]
        self.gaps = [gap for gap in self.gaps + parts if gap not in around and gap[0] <= gap[1]]

    def body(self, header, body, openings):
        position, kind, ident, _, body_hash, _, _ = header
        self.bodies += 1
        if hashlib.sha256(body.encode("utf-8")).hexdigest() != body_hash:
            self.tell("BODY_CHANGED", position, "the body does not have the hash in the header")
        try:
            tree = parse(body)
        except WRONG:
            tree = None
        self.open(position, tree, openings or {})
        content = str(tree.get("archived")) if isinstance(tree, dict) else ""
        if HASH.fullmatch(content) and content not in self.archived:
            self.tell("ARCHIVE_MISSING", position, f"content {content} is not there")
        try:
            if kind == "retention" and tree["last"] < position:
                self.allowed.append((set(tree["kinds"]), tree["first"], tree["last"]))
            elif kind in ("log", "key"):
                key = self.add_key(tree["publicKey"])
                if self.trusted and key not in self.trusted:
                    self.tell("OTHER_KEY", position, f"publishes key {key}, which is not expected")
                if kind == "log" and (position != 1 or ident != self.log):
                    self.tell("OTHER_LOG", position, "the beginning of another log")
                need(kind == "key" or tree["format"] == "junheng-entry/1", "another format")
        except WRONG:
            self.tell("FORMAT_UNKNOWN", position, "not what the log writes itself")

    def open(self, position, tree, openings):
        for pointer, opening in openings.items():
            try:
                need(set(opening) == {"salt", "value"} and is_commitment(at(tree, pointer)), "no commitment")
                own = sha256(["junheng-commitment/1", opening["salt"], opening["value"]])
                need(at(tree, pointer)["commitment"] == own, "another value")
            except WRONG:
                self.tell("OPENING_WRONG", position, f"{pointer} was sealed with another value")
        for pointer in commitments(tree) if not self.masked else []:
            if pointer not in openings:
                self.tell("OPENING_MISSING", position, f"the value sealed at {pointer} is not there")

    def checkpoint(self, checkpoint):
        good = self.has_signature(checkpoint)
        if checkpoint.size > self.last:
            self.tell("LOG_SHORTER_THAN_CHECKPOINT", checkpoint.size, f"the log ends with entry {self.last}")
        elif checkpoint.size < self.last or checkpoint.head != self.hash:
            self.tell("CHECKPOINT_NOT_IN_CHAIN", checkpoint.size, f"signed at {checkpoint.time} over another entry")
        elif good:
            self.signed_up_to = max(self.signed_up_to, checkpoint.size)

    def check_outside(self):
        while self.outside and self.first - 1 <= self.outside[0].size <= self.last:
            self.checkpoint(self.outside.pop(0))

    def has_signature(self, checkpoint):
        if checkpoint.log != self.log:
            self.tell("OTHER_LOG", checkpoint.size, "a checkpoint of another log")
        elif checkpoint.key not in self.keys or (self.trusted and checkpoint.key not in self.trusted):
            self.tell("OTHER_KEY", checkpoint.size, f"a checkpoint signed by key {checkpoint.key}")
        elif not is_signed(self.keys[checkpoint.key], checkpoint.text, checkpoint.signature):
            self.tell("CHECKPOINT_SIGNATURE_WRONG", checkpoint.size, "the signature is wrong")
        else:
            return True
        return False

    def finish(self, furthest):
        list(map(self.checkpoint, [each for each in self.outside if each.size > self.last]))
        for first, last in self.gaps + ([(self.last + 1, self.stated)] if self.stated > self.last else []):
            self.tell("POSITION_MISSING", first, f"entries {first} to {last} are not there")
        for kind, first, last in [(kind, *run) for kind, runs in self.runs.items() for run in runs]:
            ends = [first - 1]
            while ends and first <= last:
                ends = [end for kinds, start, end in self.allowed if kind in kinds and start <= first <= end]
                first = max(ends, default=first - 1) + 1
            if first <= last:
                self.tell("BODY_MISSING", first, f"bodies of {kind} up to {last} are not there")
        if furthest < self.last:
            yield f"whether entries after {furthest or self.last} were cut off: only a checkpoint kept outside tells"
        if not self.trusted and not furthest:
            yield "whether the log was made anew with another key: only a key or checkpoint kept outside tells"
        if self.signed_up_to < self.last:
            yield f"whether entries from {self.signed_up_to + 1} on were rewritten with their hashes: not signed yet"
        if self.first > 1:
            yield f"anything before entry {self.first}, checkpoints included: it is not in this file"

def verify(path, verifier):
    digest, ended = hashlib.sha256(), False
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
            except WRONG as problem:
                verifier.tell("FORMAT_UNKNOWN", verifier.last, f"line {count}: {problem}")
            digest.update(raw)
    if not ended:
        verifier.tell("RECORD_TORN", verifier.last, "the file has no last line")

def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("export")
    for option, words in (("--checkpoint", "a checkpoint kept outside"), ("--key", "a trusted key: its id, or base64")):
        arguments.add_argument(option, action="append", default=[], help=words)
    given = arguments.parse_args()
    try:
        outside = [Checkpoint(open(path, encoding="utf-8", newline="").read()) for path in given.checkpoint]
        trusted = {key if HASH.fullmatch(key) else hashlib.sha256(base64.b64decode(key)).hexdigest() for key in given.key}
        verifier = Verifier(outside, trusted)
        verify(given.export, verifier)
    except (OSError, ValueError) as problem:
        return print(problem, file=sys.stderr) or 2
    unknown = list(verifier.finish(max((each.size for each in outside), default=0)))
    found = sorted(verifier.found, key=lambda each: each[0])
    print("".join(f"{code} {position} {words}\n" for position, code, words in found), end="")
    print("".join(f"unknown: {words}\n" for words in unknown), end="")
    print("NOT INTACT" if verifier.found else "intact", f"from {verifier.first} to {verifier.last}, head {verifier.hash},",
          f"{verifier.bodies} bodies, signed up to {verifier.signed_up_to}")
    return 1 if verifier.found else 0

if __name__ == "__main__":
    sys.exit(main())
