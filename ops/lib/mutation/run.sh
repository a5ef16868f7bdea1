#!/usr/bin/env bash
# Mutation testing of rules/: called by ops/longtest mutation. Makes a throw-away tree in which the rules are tested alone, changes the rules there
# one place at a time (Stryker) and writes how many changes the tests find. PARTS (default "grading deriving words") says which.
#   grading, deriving  the rules, the facts and what adds up their conclusions, held against answers alone: neither the hash of an edition nor
#                      the text of a trace counts, since both change with any letter of a condition
#   words              traces, explanations, schedules and citations, with their own tests
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
here=$root/ops/lib/mutation
out=${1:?usage: run.sh FOLDER}
tools=$root/artifacts/tools
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 RestoreLockedMode=false RestorePackagesWithLockFile=false RunAnalyzers=false

stryker=$(command -v dotnet-stryker || true)
if [[ -z $stryker ]]; then
  [[ -x $tools/dotnet-stryker ]] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$tools"
  stryker=$tools/dotnet-stryker
fi

plant() { # TREE: what the rules need, and the tests of the rules without a server
  rm -rf "$1"
  mkdir -p "$1"
  (cd "$root" && tar cf - --exclude=bin --exclude=obj --exclude=packages.lock.json Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig \
    rules src/Domain src/Standins/NRules src/Standins/Stateless workflows/calendars workflows/campaigns workflows/deadlines tests/Rules \
    tests/Support/RequirementAttribute.cs tests/Schedules/ThresholdTests.cs tests/Schedules/StatedFigureTests.cs tests/Schedules/stated-figures.txt tests/Schedules/stated-steps.txt) | tar xf - -C "$1"
  cp "$here/Mutation.csproj" "$1/tests/"
  cp "$here/Mutated.cs" "$1/tests/Rules/"
  cp "$here/MutantFolding.cs" "$1/src/Standins/NRules/Fluent/Dsl/"
  rm "$1"/tests/Rules/{GradingOverHttpTests,JurisdictionTests}.cs
  # The rule as the active mutant would have written it, and rules that are loaded once a mutant.
  sed -i 's/^        var binder = new VariableBinder(variables);/        expression = MutantFolding.Of(expression);\n&/' "$1/src/Standins/NRules/Fluent/Dsl/VariableScope.cs"
  sed -i '/Lazy<GradingRules> Loaded/d; s/Loaded\.Value/Mutated.Rules/' "$1/tests/Rules/Graded.cs"
  grep -q MutantFolding "$1/src/Standins/NRules/Fluent/Dsl/VariableScope.cs"
  grep -q Mutated "$1/tests/Rules/Graded.cs"
  # Static fields are made once a process, and a process lives through all mutants: here the articles are made at each asking.
  sed -i 's/public static readonly Provision \([A-Za-z0-9]*\) = /public static Provision \1 => /; s/public static readonly IReadOnlyList<Provision> InOrder =/public static IReadOnlyList<Provision> InOrder =>/' "$1/rules/Facts/Provision.cs"
  sed -i 's/typeof(Provisions).GetField(/typeof(Provisions).GetProperty(/' "$1/rules/Citations/CitationCheck.cs"
  grep -q GetProperty "$1/rules/Citations/CitationCheck.cs"
  # Thousands of drawn requests are for the suite; each mutant is shown a few.
  rm "$1"/tests/Rules/{AnswerTests,GradingPropertyTests,InvariantTests,LawInvariantTests}.cs
}

answers() { # TREE: answers without hash and trace
  cp "$here/RecordedAnswerTests.cs" "$1/tests/Rules/"
  sed -i 's/Trace = run.Trace(rules)/Trace = []/' "$1/rules/GradingRules.cs"
  rm "$1"/tests/Rules/{RecordedGradingTests,EditionTests,ExplanationTextTests,ExplanationTruthTests,TraceTests,SpokenTests,CitationTests,RequestReadingTests}.cs
}

few() { # TREE: what survives this is shown the rest
  rm "$1"/tests/Rules/ScheduleTests.cs
  awk 'NR % 4 == 1' "$root/tests/Rules/Recorded/2026.1.jsonl" >"$1/tests/Rules/Recorded/2026.1.jsonl"
}

words() { # TREE N: the whole answer, of each Nth request
  sed -i 's/i < 300;/i < 12;/; s/checkedAgain > told \/ 2/checkedAgain > 0/' "$1/tests/Rules/ExplanationTruthTests.cs"
  sed -i 's/stored.Length >= 60/stored.Length > 0/' "$1/tests/Rules/RecordedGradingTests.cs"
  for file in "$1"/tests/Rules/Recorded/*.jsonl; do awk -v n="$2" 'NR % n == 1' "$file" >"$file.few" && mv "$file.few" "$file"; done
  rm "$1"/tests/Rules/{PhysicianGradingTests,FundGradingTests,WiderLawGradingTests,OtherStaffGradingTests,CompanyGradingTests,TransferAndProcedureTests,BandTests}.cs
}

mutate() { # NAME FILES
  printf '{"stryker-config":{"project":"Rules.csproj","test-runner":"mtp","coverage-analysis":"off","concurrency":1,"reporters":["json","dots"],"mutate":[%s]}}\n' "$2" >"$out/tree/tests/$1.json"
  (cd "$out/tree/tests" && "$stryker" -f "$1.json" --skip-version-check -V info -O "$out/$1") >"$out/$1.log" 2>&1
}

# A run of this commit that was broken off goes on behind the first passes that it has come through; anything else begins anew.
commit=$(git -C "$root" rev-parse HEAD)
[[ -n ${RESUME:-} && $(cat "$out/commit" 2>/dev/null) == "$commit" ]] || rm -rf "$out"
mkdir -p "$out"
echo "$commit" >"$out/commit"

for part in ${PARTS:-grading deriving words}; do
  case $part in
    grading) files='"Grading/**/*.cs","Sanctioning/**/*.cs","Facts/**/*.cs","GradeResolution.cs","GradingRun.cs","MeasureMerge.cs","MilderTable.cs","SanctionMerge.cs","Thresholds.cs"' ;;
    deriving) files='"Deriving/**/*.cs","Measures/**/*.cs"' ;;
    words) files='"Tracing/**/*.cs","Figures/**/*.cs","Citations/**/*.cs","Explanation.cs","GradingRules.cs","RuleInfo.cs","!Tracing/Labels.cs","!Tracing/FigureNames.cs"' ;;
    *) echo "no such part: $part" >&2; exit 2 ;;
  esac
  if [[ ! -s $out/$part/reports/mutation-report.json ]]; then
    plant "$out/tree"
    if [[ $part == words ]]; then words "$out/tree" 16; else answers "$out/tree"; few "$out/tree"; fi
    mutate "$part" "$files"
  fi
  plant "$out/tree"
  if [[ $part == words ]]; then words "$out/tree" 4; else answers "$out/tree"; fi
  mutate "$part-again" "$(python3 "$here/count.py" --survivors "$out/$part/reports/mutation-report.json")"
  python3 "$here/count.py" "$part" "$out/$part/reports/mutation-report.json" "$out/$part-again/reports/mutation-report.json"
done
