// Makes types/api.d.ts of types/openapi.json, the description of the interface; with --check only says whether it is what it would make.
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import openapiTS, {astToString} from 'openapi-typescript';

const source = new URL('types/openapi.json', import.meta.url);
const target = new URL('types/api.d.ts', import.meta.url);
const digest = createHash('sha256').update(readFileSync(source)).digest('hex');
const made = `// Made by npm run generate of openapi.json sha256 ${digest}\n${astToString(await openapiTS(source, {propertiesRequiredByDefault: true}))}`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, made);
} else if (readFileSync(target, 'utf8') !== made) {
  console.error('types/api.d.ts is not what openapi.json gives: npm run generate');
  process.exitCode = 1;
}
