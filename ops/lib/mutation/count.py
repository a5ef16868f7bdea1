"""Counts Stryker reports. count.py PART REPORT [AGAIN]: found, survived, and the survivors by kind and place; AGAIN holds what survived REPORT,
tried with more tests. count.py --survivors REPORT: where the survivors stand, as Stryker's patterns."""
import collections
import json
import sys

SURVIVED = ("Survived", "NoCoverage")


def mutants(path):
    with open(path, encoding="utf-8") as file:
        for name, content in sorted(json.load(file)["files"].items()):
            for mutant in content["mutants"]:
                yield name.split("rules/")[-1], content["source"], mutant


def key(name, mutant):
    start = mutant["location"]["start"]
    return name, start["line"], start["column"], mutant["mutatorName"], mutant.get("replacement", "")


def offset(source, place):
    lines = source.splitlines(keepends=True)
    return sum(len(line) for line in lines[: place["line"] - 1]) + place["column"] - 1


def survivors(path):
    places = {
        f'"{name}{{{offset(source, m["location"]["start"])}..{offset(source, m["location"]["end"])}}}"'
        for name, source, m in mutants(path)
        if m["status"] in SURVIVED
    }
    print(",".join(sorted(places)))


def count(part, path, again=None):
    states, kinds, lines = collections.Counter(), collections.Counter(), []
    later = {key(name, m): m["status"] for name, _, m in mutants(again)} if again else {}
    for name, source, m in mutants(path):
        status = later.get(key(name, m), m["status"]) if m["status"] in SURVIVED else m["status"]
        if status == "Ignored":
            status = m["status"]
        states[status] += 1
        if status in SURVIVED:
            kinds[m["mutatorName"]] += 1
            line = m["location"]["start"]["line"]
            lines.append(f"  {name}:{line} [{m['mutatorName']}] {source.splitlines()[line - 1].strip()[:110]} → {m.get('replacement', '').strip()[:90]!r}")
    found = states["Killed"] + states["Timeout"]
    tested = found + states["Survived"] + states["NoCoverage"]
    print(f"{part}: {found} of {tested} found, {100 * found / max(tested, 1):.1f} %; not compilable {states['CompileError']}")
    for kind, number in kinds.most_common():
        print(f"  survived {number}: {kind}")
    print("\n".join(lines))


if sys.argv[1] == "--survivors":
    survivors(sys.argv[2])
else:
    count(*sys.argv[1:])
