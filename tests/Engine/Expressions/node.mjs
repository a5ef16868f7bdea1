// Evaluates the programs of NodeTests.cs in one context and writes their values, one entry a program.
import { createContext, Script } from 'node:vm';

const { scope, programs } = JSON.parse(await text(process.stdin));
const values = programs.map(value);
process.stdout.write(JSON.stringify(values));

function value(program) {
  try {
    const data = structuredClone(scope);
    const context = createContext({
      variables: data.variables,
      facts: data.facts,
      getInput: name => data.functions.getInput[String(name).toLowerCase()] ?? null,
      getVariable: name => data.variables[name] ?? null,
      getAmount: () => data.variables.Amount,
    });
    new Script(`
      const isNullOrEmpty = x => x === null || x === undefined || String(x).length === 0;
      const isNullOrWhiteSpace = x => x === null || x === undefined || String(x).trim().length === 0;
      const toJson = x => x === undefined ? 'null' : JSON.stringify(x);`).runInContext(context);
    const result = new Script(program).runInContext(context, { timeout: 5000 });
    return { value: result === undefined ? null : JSON.parse(JSON.stringify(result).toWellFormed()) };
  } catch (e) {
    return { throws: String(e) };
  }
}

async function text(stream) {
  let all = '';
  for await (const part of stream.setEncoding('utf8')) all += part;
  return all;
}
