#!/usr/bin/env bash
# Plants one violation for each check in a copy of the last commit, runs the check, and says whether it noticed. Ends with 1 if one did not.
# A name as argument runs only the checks whose name contains it. Takes about a quarter of an hour on two cores.
set -uo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone -q "$root" "$copy" && cd "$copy" || exit 2
[[ -d $root/src/checks/node_modules ]] && cp -r "$root/src/checks/node_modules" src/checks/
only=${1:-}
missed=0

java=src/main/java/cn/lianban
migrations=src/main/resources/db/migration

# planted NAME EXPECTED PLANT CHECK: the check has to fail, and EXPECTED (a pattern) has to stand in what it prints
planted() {
  [[ $1 == *"$only"* ]] || return 0
  bash -ec "$3" || { echo "PLANT  $1: could not be planted"; missed=1; return; }
  if bash -c "$4" > "$copy.log" 2>&1; then
    echo "MISSED $1"
    missed=1
  elif grep -qE "$2" "$copy.log"; then
    echo "caught $1: $(grep -m1 -oE "$2" "$copy.log")"
  else
    echo "OTHER  $1: failed, but not for what was planted; see below"
    grep -m5 ERROR "$copy.log"
    missed=1
  fi
  rm -f "$copy.log"
  git checkout -q -- . && git clean -qfd -e src/checks/node_modules -e target
}

class() { # class ROOM NAME BODY IMPORTS: a class that breaks something
  printf 'package cn.lianban.%s;\n%b\nfinal class %s {\n%b\n}\n' "${1//\//.}" "$4" "$2" "$3" > "$java/$1/$2.java"
}
export -f class
export java migrations

mvn="mvn -o -q -B -ntp"
tests() { echo "$mvn test -Dtest='$1'"; }

planted "format: a line that is not as the formatter writes it" "format violations" \
  "sed -i 's/^public class LianbanApplication/public  class   LianbanApplication/' $java/LianbanApplication.java" "$mvn spotless:check"
planted "Error Prone: a comparison of texts by identity" "StringEquality|ReferenceEquality" \
  'class kernel Planted "  static boolean same(String one, String other) {\n    return one == other;\n  }" ""' "mvn -o -B -ntp -Pchecks clean compile"
planted "NullAway: null where none may be" "NullAway" \
  'class kernel Planted "  static String none() {\n    return null;\n  }" ""' "mvn -o -B -ntp -Pchecks clean compile"
planted "NullAway: a whole class is left out" "RoomsTest" \
  'class kernel Planted "  static String none() {\n    return null;\n  }" "@SuppressWarnings(\"NullAway\") // later"' "$(tests RoomsTest)"
planted "-Werror: a raw type" "raw type" \
  'class kernel Planted "  static java.util.List none() {\n    return java.util.List.of();\n  }" ""' "mvn -o -B -ntp -Pchecks clean compile"
planted "walls: the lowest room knows a higher one" "ModulesTest" \
  'class kernel Planted "  Money2 none;\n  interface Money2 {\n    cn.lianban.payout.Payments payments();\n  }" ""' "$(tests ModulesTest)"
planted "walls: the engine in a room that may not know it" "RoomsTest" \
  'class payout Planted "  org.camunda.bpm.engine.TaskService tasks;" ""' "$(tests RoomsTest)"
planted "tables: a second writer" "TablesTest" \
  'class insight Planted "  static final String WRITE = \"update payment set status = status\";" ""' "$(tests TablesTest)"
planted "tables: read past its room" "TablesTest" \
  'class insight Planted "  static final String READ = \"select no from payment where no = :no\";" ""' "$(tests TablesTest)"
planted "settings: a value injected past the records" "RoomsTest" \
  'class insight Planted "  @org.springframework.beans.factory.annotation.Value(\"\${lianban.planted}\") String planted;" ""' "$(tests RoomsTest)"
planted "rows: mapped by hand" "HandMappingTest" \
  'class insight Planted "$(printf "  static String read(java.sql.ResultSet row) throws java.sql.SQLException {\n    return row.getString(1)%s;\n  }" "$(printf " + row.getString(2)%.0s" $(seq 40))")" ""' "$(tests HandMappingTest)"
planted "locks: taken without a transaction" "LocksTest" \
  'class insight Planted "  static String lock() {\n    return \"select no from application for update\";\n  }" ""' "$(tests LocksTest)"
planted "glossary: a table without a word" "GlossaryTest" \
  "sed -i 's/\`edition_proposal\`//' src/docs/glossary.md" "$(tests GlossaryTest)"
planted "architecture page: a class more than drawn" "ArchitecturePageTest" \
  'class payout Planted "" ""' "$(tests ArchitecturePageTest)"
planted "migrations: one that has landed is changed" "SchemaUpgradeTest" \
  "echo '-- planted' >> $migrations/V8__service_requests.sql" "$(tests SchemaUpgradeTest)"
planted "licences: one that is not on the list" "license" \
  "sed -i 's/Unicode-3.0//' pom.xml" "$mvn package -DskipTests"
planted "interface: the description is stale" "InterfaceDescriptionTest" \
  "sed -i '0,/caseNo/s//caseNumber/' src/checks/types/openapi.json" "$(tests InterfaceDescriptionTest)"
planted "types: a page reads a field that the interface has not" "error TS" \
  "sed -i 's/one\.question)/one.wording)/' src/web/assets/readings.js" "npm run --silent --prefix src/checks types"
planted "types: a page takes what it does not name" "error TS7006" \
  "printf '\nexport const planted = one => one.name;\n' >> src/web/assets/budgets.js" "npm run --silent --prefix src/checks types"
planted "eslint: a variable that nobody uses" "no-unused-vars" \
  "printf '\nconst planted = 1;\n' >> \$(ls src/web/assets/*.js | head -1)" "npm run --silent --prefix src/checks lint"
planted "bpmnlint: a task without a name" "label-required|name" \
  "sed -i '0,/userTask id=\"acceptApplication\" name=\"受理审查\"/s//userTask id=\"acceptApplication\"/' bpmn/awardApplication.bpmn" "npm run --silent --prefix src/checks diagrams"
exit $missed
